"""The NICE Framework."""

# ruff: noqa: E501 - rows of tables are read best on one line

import json
from pathlib import Path
from typing import Any

import pytest

from careergraph import CareerGraph, GraphFileError
from careergraph.exchange.frameworks.nice import import_nice
from tests.exchange.frameworks.statements import COMPONENTS, workbook


@pytest.mark.parametrize("envelopes", [("response", "elements"), ("elements",), ()])
def test_nice_as_json(tmp_path: Path, envelopes: tuple[str, ...]) -> None:
    data: dict[str, Any] = COMPONENTS
    for envelope in reversed(envelopes):
        data = {envelope: data}
    path = tmp_path / "nice.json"
    path.write_text(json.dumps(data))
    made = import_nice(path)
    file = made.file
    assert (len(file.roles), len(file.skills), file.moves, file.version) == (3, 3, (), "2.1.0")
    role = file.roles["DD-WRL-001"]
    assert (role.title, role.focus) == ("Architecture", {"DD": 1.0})
    assert [fact.text for fact in role.responsibilities] == ["Draw a plan."]
    assert role.skills == {"K0001": 1, "S0001": 1}
    assert file.skills["K0002"].title == "Knowledge of plans (K0002)"
    assert len(file.skills["S0001"].title) <= 301
    assert len(file.skills["S0001"].summary or "") > 400
    assert made.notes[-1] == "1 statement of knowledge and skill belong to no role, and are left out"
    gap = CareerGraph(file).gap("DD-WRL-001", "DD-WRL-002")
    assert [skill.skill for skill in gap.missing] == ["K0002"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{", "this is no JSON"),
        ("[" * 100_000, "this is no JSON"),
        ("{}", "there are no lists `elements` and `relationships`"),
        ('{"elements": [], "relationships": []}', "there is no work role in it"),
    ],
)
def test_what_is_no_nice(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "nice.json"
    path.write_text(text)
    with pytest.raises(GraphFileError, match=told):
        import_nice(path)


def test_nice_as_a_workbook(tmp_path: Path) -> None:
    path = workbook(tmp_path / "nice.xlsx", {
        "v2.1.0 Work Roles + Categories": [
            ["Work Roles"], ["Name", "ID", "Description"],
            ["Design and development (DD)"],
            ["Architecture", "DD-WRL-001", "Designs systems."],
        ],
        "DD-WRL-001": [["Architecture"], ["x"], ["ID", "Text"], ["T0001", "Draw a plan."], ["K0001", "Knowledge of plans"]],
    })  # fmt: skip
    file = import_nice(path).file
    role = file.roles["DD-WRL-001"]
    assert (role.title, role.summary, role.focus, file.version) == (
        "Architecture",
        "Designs systems.",
        {"DD": 1.0},
        "2.1.0",
    )
    assert (role.skills, len(role.responsibilities)) == ({"K0001": 1}, 1)
