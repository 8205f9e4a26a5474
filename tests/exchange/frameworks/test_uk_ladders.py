"""The UK framework: the order of its ladders, with what speaks for it."""

# ruff: noqa: E501 - lists of titles are read best on one line

import json
from pathlib import Path

import pytest

from careergraph import CareerGraph
from careergraph.diff import diff
from careergraph.exchange.frameworks.uk import Step, import_uk, ordered, sureness

TABLE = """Role Family,Role,Role Level,Skill Name,Skill Level
Data,Analyst,Junior analyst,SQL,Awareness
Data,Analyst,Analyst,SQL,Working
Data,Analyst,Senior analyst,SQL,Awareness
Data,Analyst,Lead analyst,SQL,Practitioner
Data,Analyst,Lead analyst - management,SQL,Practitioner
Data,Analyst,Head of analysis,SQL,Working
Data,Service,Service desk analyst,Service,Awareness
Data,Service,Service manager,Service,Working
Data,Service,Service desk owner,Service,NOT IN USE
Data,Service,Service desk owner,SQL,Working
"""


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "roles.csv"
    path.write_text(TABLE)
    return path


def test_skills_decide_and_titles_where_they_differ_in_a_word_alone() -> None:
    steps = [Step(title, title, size) for title, size in
             (("Analyst", 6), ("Senior analyst", 4), ("Control manager", 5), ("Head of x", 1), ("Lead a - management", 7), ("Lead a", 7))]  # fmt: skip
    assert [step.title for step in ordered(steps)] == [
        "Analyst", "Control manager", "Senior analyst", "Lead a", "Lead a - management", "Head of x"
    ]  # fmt: skip
    assert sureness(steps[1], steps[0]) == "a title against skills"
    assert sureness(Step("a", "Lead a", 7), Step("b", "Lead a - management", 7)) == "equal skills"
    assert sureness(Step("a", "Desk analyst", 1), Step("b", "Desk manager", 3)) == "skills alone"


def test_a_ladder_becomes_moves_that_are_derived(table: Path) -> None:
    made = import_uk(table)
    graph = CareerGraph(made.file)
    assert graph.moves_are_derived == "all"
    route = graph.path("Junior analyst", "Head of analysis")[0]
    assert [graph.roles[role].title for role in route.roles] == [
        "Junior analyst", "Analyst", "Senior analyst", "Lead analyst", "Lead analyst - management", "Head of analysis"
    ]  # fmt: skip
    assert [graph.roles[role].level for role in route.roles] == [
        "Junior", "Standard", "Senior", "Lead", "Lead", "Head"
    ]  # fmt: skip
    assert any("pairs of levels are unsure, and --order" in note for note in made.notes)
    assert "Open Government Licence" in (made.file.licence or "")
    assert import_uk(table, moves="none").file.moves == ()


def test_a_file_that_says_the_order_wins(tmp_path: Path, table: Path) -> None:
    order = tmp_path / "order.json"
    said = ["Senior analyst", "Analyst", "Junior analyst", "Lead analyst", "Lead analyst - management", "Head of analysis"]  # fmt: skip
    order.write_text(json.dumps({"order": {"Analyst": said}}))
    graph = CareerGraph(import_uk(table, order=[order]).file)
    assert list(graph.successors("senior-analyst")) == ["analyst"]
    assert graph.move("senior-analyst", "analyst").sources == ("published",)
    assert graph.moves_are_derived == "some"


def test_roles_whose_skills_suffice_are_beside(table: Path) -> None:
    plain, alike = import_uk(table).file, import_uk(table, moves="alike").file
    more = {(move.source, move.target) for move in alike.moves} - {
        (move.source, move.target) for move in plain.moves
    }
    assert ("analyst", "service-desk-owner") in more


def test_the_published_order_is_met_in_both_snapshots(data_dir: Path) -> None:
    folder = data_dir / "uk_digital_data"
    published = json.loads((folder / "published_level_order.json").read_text())["order"]
    graphs = [
        CareerGraph(import_uk(folder / name).file) for name in ("roles_2025-09.csv", "roles_2026-03.csv")
    ]
    for graph in graphs:
        assert (len(graph.roles), len(graph.file.moves)) == (201, 153)
        for ladder, names in published.items():
            steps = ordered([
                Step(role.id, role.title, sum(role.skills.values()))
                for role in graph.roles.values() if role.codes.get("ladder") == ladder
            ])  # fmt: skip
            order = [step.title for step in steps]
            places = [order.index(name) for name in names if name in order]
            assert places == sorted(places)
    moves = [{(move.source, move.target) for move in graph.file.moves} for graph in graphs]
    assert moves[0] == moves[1]
    assert diff(*graphs).changed
