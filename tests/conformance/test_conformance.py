"""Python answers as the files say; that the page does, too, node shows (tests/explorer/page)."""

import json
from typing import Any

import pytest

from careergraph import CareerGraph
from tests.conformance.questions import FOLDER, GRAPHS, answer, page_of, questions


@pytest.mark.parametrize("name", GRAPHS)
def test_python_answers_as_the_file_says(name: str) -> None:
    told: dict[str, Any] = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    graph = CareerGraph.from_dict(told["graph"], name=name)
    assert told["graph"] == json.loads(json.dumps(GRAPHS[name]()))
    assert told["page"] == json.loads(json.dumps(page_of(graph)))
    assert [question for question, _ in told["questions"]] == list(questions(graph))
    for question, expected in told["questions"]:
        assert json.loads(json.dumps(answer(graph, question))) == expected, question


def test_there_is_a_file_for_every_graph() -> None:
    assert {path.stem for path in FOLDER.glob("*.json")} == set(GRAPHS)
