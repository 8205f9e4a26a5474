"""NICE and DCWF: work roles with statements, and no moves unless they are asked for."""

# ruff: noqa: E501 - rows of tables are read best on one line

import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from careergraph import CareerGraph, GraphFileError
from careergraph.exchange.frameworks.dcwf import import_dcwf
from careergraph.exchange.frameworks.nice import import_nice

DOC = "NICE_v2"


def element(kind: str, key: str, title: str = "", text: str = "") -> dict[str, str]:
    return {
        "element_type": kind,
        "element_identifier": key,
        "title": title,
        "text": text,
        "doc_identifier": DOC,
    }


def relation(one: str, other: str) -> dict[str, str]:
    return {
        "source_element_identifier": one,
        "dest_element_identifier": other,
        "relationship_identifier": "projection",
    }


COMPONENTS = {
    "documents": [{"doc_identifier": DOC, "version": "2.1.0"}],
    "relationship_types": [],
    "elements": [
        element("category", "DD", "Design and development", "Builds."),
        element("work_role", "DD-WRL-001", "Architecture", "Designs systems."),
        element("work_role", "DD-WRL-002", "Testing", "Tests systems."),
        element("work_role", "PD-WRL-001", "Defense", "Defends."),
        element("task", "T0001", text="Draw a plan."),
        element("knowledge", "K0001", text="Knowledge of plans"),
        element("knowledge", "K0002", text="Knowledge of plans"),
        element("skill", "S0001", text="Skill in drawing " + "long " * 80),
        element("knowledge", "K0099", text="Knowledge that nobody needs"),
        element("opm_code", "651"),
    ],
    "relationships": [
        relation("DD-WRL-001", "T0001"),
        relation("DD-WRL-001", "K0001"),
        relation("DD-WRL-001", "S0001"),
        relation("DD-WRL-002", "K0001"),
        relation("DD-WRL-002", "K0002"),
        relation("PD-WRL-001", "K0002"),
        relation("DD", "DD-WRL-001"),
        relation("DD-WRL-001", "651"),
    ],
}


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


def test_moves_to_roles_that_are_alike(tmp_path: Path) -> None:
    path = tmp_path / "nice.json"
    path.write_text(json.dumps(COMPONENTS))
    graph = CareerGraph(import_nice(path, moves="alike").file)
    assert {(move.source, move.target) for move in graph.file.moves} == {
        ("DD-WRL-001", "DD-WRL-002"), ("DD-WRL-002", "DD-WRL-001"), ("DD-WRL-002", "PD-WRL-001"), ("PD-WRL-001", "DD-WRL-002")
    }  # fmt: skip
    assert graph.moves_are_derived == "all"
    assert {graph.kind(move.source, move.target) for move in graph.file.moves} == {None}


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


def workbook(path: Path, sheets: dict[str, list[list[Any]]]) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


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


def dcwf(path: Path) -> Path:
    empty = [[None]] * 5
    return workbook(path, {
        "DCWF Roles": [
            ["DoD Cyber Workforce"], ["Element", "DCWF Code", "Work Role", "Work Role Definition"],
            ["IT (Cyberspace)", "411", "Technical Support ", "Helps."],
            [None, "451", "System Administrator ", "Runs systems."],
        ],
        "Master Task & KSA List": [["#", "Type", "Text"], ["118A", "KSA", "Knowledge of networks"], ["9", "Task", "Mend it."]],
        "(IT-411) Technical Support": [
            ["x"], *empty, ["#", "Task/KSA", "Text", "C/A"],
            ["9", "Task", None, "C"], ["118A", "KSA ", None, "C"], ["22", "KSA", "Skill in calm", "A"], ["23", "KSA", "Ability to type", None],
        ],
        "(IT-451) System Administrat": [["x"], *empty, ["h"], ["118A", "KSA", "Knowledge of networks", "A"]],
    })  # fmt: skip


def test_dcwf(tmp_path: Path) -> None:
    made = import_dcwf(dcwf(tmp_path / "DCWF_v5.1.xlsx"))
    file = made.file
    assert (file.version, file.moves) == ("5.1", ())
    support = file.roles["411"]
    assert (support.title, support.summary) == ("Technical Support", "Helps.")
    assert [fact.text for fact in support.responsibilities] == ["Mend it."]
    # Core is essential; additional is optional, and so is what says neither.
    assert support.skills.keys() == {"118A", "22", "23"}
    assert support.optional == {"22", "23"}
    assert file.skills["118A"].title == "Knowledge of networks"
    assert file.roles["451"].title == "System Administrator"
    assert file.functions[next(iter(file.roles["451"].focus))] == "IT (Cyberspace)"
    assert made.notes[-1] == "1 of them say neither core nor additional: they count as optional"
    assert import_dcwf(dcwf(tmp_path / "b.xlsx"), moves="alike").file.moves
    with pytest.raises(GraphFileError, match="no sheet of a work role"):
        import_dcwf(workbook(tmp_path / "c.xlsx", {"a": [["b"]]}))
