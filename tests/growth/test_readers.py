"""No reader takes longer than its input is: what is told of a mistake never looks at all the others."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING

import pytest

from careergraph import CareerGraph, Profile
from careergraph.check import check_document
from careergraph.document import files, texts
from careergraph.names import Nearest
from careergraph.person import held, matched
from tests.growth.steps import memory, steps
from tests.growth.texts import FILES, PROFILES, YAML, right

if TYPE_CHECKING:
    from pathlib import Path

SMALL, LARGE = 60, 240
# Four times the input may take so many times the steps: n log n takes five times, squares take sixteen.
MOST = 5.5


@pytest.fixture(autouse=True)
def comparisons(monkeypatch: pytest.MonkeyPatch) -> None:
    """Count the search for near names by the names that it compares: it works in C."""
    find = Nearest.find

    def compared(self: Nearest, name: str, *, limit: int = 3) -> list[str]:
        for _ in self.known:
            pass
        return find(self, name, limit=limit)

    monkeypatch.setattr(Nearest, "find", compared)


def grows(work: dict[int, int]) -> float:
    return work[LARGE] / work[SMALL]


# JSON is YAML: the same text is read by both.
FORMS: list[tuple[str, texts.Form]] = [
    *((name, "json") for name in FILES),
    *(
        (name, "yaml")
        for name in ("a file in good order", "skills that are not there", "texts that are numbers")
    ),
]


@pytest.mark.parametrize(("name", "form"), FORMS)
def test_a_graph_file_takes_no_more_than_its_length(name: str, form: texts.Form) -> None:
    written = {size: json.dumps(FILES[name](size)) for size in (SMALL, LARGE)}
    work = {
        size: steps(partial(files.read_text, text, name="t", form=form)) for size, text in written.items()
    }
    assert grows(work) < MOST, work


@pytest.mark.parametrize("name", FILES)
def test_checking_a_file_takes_no_more_than_its_length(name: str) -> None:
    work = {}
    for size in (SMALL, LARGE):
        document = texts.read_text(json.dumps(FILES[name](size)), name="t", form="json")
        work[size] = steps(partial(check_document, document))
    assert grows(work) < MOST, work


@pytest.mark.parametrize("name", YAML)
def test_yaml_takes_no_more_than_its_length(name: str) -> None:
    work = {size: steps(partial(files.read_text, YAML[name](size), name="t")) for size in (SMALL, LARGE)}
    assert grows(work) < MOST, work


@pytest.mark.parametrize("name", YAML)
def test_yaml_takes_no_more_memory_than_its_length(name: str) -> None:
    work = {size: memory(partial(files.read_text, YAML[name](4 * size), name="t")) for size in (SMALL, LARGE)}
    assert grows(work) < MOST, work


@pytest.mark.parametrize("name", PROFILES)
def test_a_profile_takes_no_more_than_its_length(tmp_path: Path, name: str) -> None:
    graph = CareerGraph.from_dict(right(20))
    work = {}
    for size in (SMALL, LARGE):
        path = tmp_path / f"{size}.json"
        path.write_text(json.dumps(PROFILES[name](size)), encoding="utf-8")

        def ask(path: Path = path) -> None:
            profile = Profile.load(path)
            matched(graph, profile)
            held(graph, "role-1", profile=profile)

        work[size] = steps(ask)
    assert grows(work) < MOST, work
