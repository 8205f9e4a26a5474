"""The UK framework: the order of its ladders, with what speaks for it."""

# ruff: noqa: E501 - lists of titles are read best on one line

import json
from collections import Counter
from itertools import combinations
from pathlib import Path

import networkx as nx
import pytest

from careergraph import CareerGraph
from careergraph.diff import diff
from careergraph.exchange.frameworks.uk import import_uk
from careergraph.exchange.tables.choices import Choices
from careergraph.exchange.tables.importing import import_table

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


def test_what_no_file_says_is_derived_whatever_the_titles_say(tmp_path: Path, table: Path) -> None:
    words = tmp_path / "words.csv"
    words.write_text("\n".join(TABLE.splitlines()[:4]))
    assert {move.sources for move in import_uk(words).file.moves} == {("order",)}
    order = tmp_path / "order.json"
    order.write_text(json.dumps({"order": {"Service": ["Service manager", "Service desk analyst"]}}))
    made = import_uk(table, order=[order])
    assert {move.sources for move in made.file.moves if move.source != "service-manager"} == {("order",)}
    # Only what is inferred is told to be so.
    assert any("on 2 ladders is inferred" in note for note in made.notes)


def test_roles_whose_skills_suffice_are_beside(table: Path) -> None:
    plain, alike = import_uk(table).file, import_uk(table, moves="alike").file
    more = {(move.source, move.target) for move in alike.moves} - {
        (move.source, move.target) for move in plain.moves
    }
    assert ("analyst", "service-desk-owner") in more


@pytest.mark.parametrize("name", ["roles_2025-09.csv", "roles_2026-03.csv"])
def test_the_published_order_is_met_in_both_snapshots(data_dir: Path, name: str) -> None:
    folder = data_dir / "uk_digital_data"
    published = json.loads((folder / "published_level_order.json").read_text())["order"]
    made = import_uk(folder / name)
    graph = CareerGraph(made.file)
    assert (len(graph.roles), len(graph.file.moves)) == (201, 153)
    kinds = Counter(graph.kind(move.source, move.target) for move in made.file.moves)
    assert kinds == {"promotion": 132, "lateral": 21}
    assert any(
        "45 ladders" in note
        and "5 a title against skills, 2 equal skills, 19 skills alone, 127 skills" in note
        for note in made.notes
    )
    assert any(note.startswith("26 pairs of levels are unsure") for note in made.notes)
    # Each pair of one ladder that the pages put into order, neighbours or not, is in that order here.
    ways = nx.transitive_closure(graph.nx)
    ids = {role.title: key for key, role in graph.roles.items()}
    pairs = [pair for levels in published.values() for pair in combinations(filter(None, levels), 2)]
    assert len(pairs) == 51
    assert all(ways.has_edge(ids[lower], ids[upper]) for lower, upper in pairs)


def test_the_import_of_the_framework_and_of_its_table_infer_one_order(data_dir: Path) -> None:
    path = data_dir / "uk_digital_data" / "roles_2026-03.csv"
    choices = Choices(infer=True, skip=frozenset({"not in use"}))
    files = (import_uk(path).file, import_table(path, choices=choices).file)
    kinds = [
        {
            (move.source, move.target): graph.kind(move.source, move.target)
            for graph in [CareerGraph(file)]
            for move in file.moves
        }
        for file in files
    ]
    assert kinds[0] == kinds[1]


def test_the_snapshots_differ_in_no_move(data_dir: Path) -> None:
    folder = data_dir / "uk_digital_data"
    graphs = [
        CareerGraph(import_uk(folder / name).file) for name in ("roles_2025-09.csv", "roles_2026-03.csv")
    ]
    moves = [{(move.source, move.target) for move in graph.file.moves} for graph in graphs]
    assert moves[0] == moves[1]
    assert diff(*graphs).changed
