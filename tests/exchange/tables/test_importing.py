"""The UK Government Digital and Data capability framework, two snapshots, as they were published."""

import json
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from careergraph import CareerGraph, GraphFileError
from careergraph.exchange.tables.choices import Choices
from careergraph.exchange.tables.exporting import csv_files, tables
from careergraph.exchange.tables.importing import ImportedTable, import_table

SNAPSHOTS = {"roles_2025-09.csv": 166, "roles_2026-03.csv": 167}

# What the titles say of seniority; `docs/how-to/uk-digital-data.md` shows the same file.
SENIORITY = """\
Apprentice = Apprentice *
Trainee = Trainee *
Junior = Junior *
Associate = Associate *
Standard = *
Senior = Senior *
Lead = Lead *
Principal = Principal *
Head = Head of *
"""


@pytest.fixture(params=sorted(SNAPSHOTS))
def snapshot(data_dir: Path, request: pytest.FixtureRequest) -> Path:
    path: Path = data_dir / "uk_digital_data" / request.param
    return path


def read(snapshot: Path, *more: Path) -> ImportedTable:
    published = snapshot.parent / "published_level_order.json"
    return import_table(snapshot, skip=["NOT IN USE"], order=[published, *more])


def test_rows_out_of_use_are_told_one_by_one(snapshot: Path) -> None:
    with pytest.raises(GraphFileError) as caught:
        import_table(snapshot)
    problems = caught.value.problems
    assert len(problems) == 28
    assert [problem.line for problem in problems] == list(range(205, 233))
    assert "--skip 'NOT IN USE'" in problems[0].remedy


def test_the_published_order_makes_the_moves_that_it_knows(snapshot: Path) -> None:
    made = read(snapshot)
    file = made.file
    assert (len(file.roles), len(file.skills), len(file.functions)) == (201, SNAPSHOTS[snapshot.name], 7)
    assert file.proficiency == ("Awareness", "Working", "Practitioner", "Expert")
    published = {("apprentice-developer", "junior-developer"), ("junior-developer", "developer")}
    moves = {(move.source, move.target) for move in file.moves}
    # What the order says, and ladders whose titles differ in nothing but a word of seniority.
    assert (len(moves), published <= moves) == (8 + 3 + 3 + 2 + 47, True)
    graph = CareerGraph(file)
    assert [
        role.title
        for role in map(graph.roles.__getitem__, graph.path("apprentice developer", "developer")[0].roles)
    ] == [
        "Apprentice developer",
        "Junior developer",
        "Developer",
    ]
    # The one level that the order does not name fits the one place that it leaves.
    assert graph.kind("configuration-analyst", "change-and-release-analyst") == "promotion"
    # Repeated keys, cells with line breaks, blanks at the end of a title.
    assert any("counted once (16): 286, 287" in note for note in made.notes)
    assert "\n" in str(graph.role("Senior developer").summary)
    assert graph.role("End user computing engineer").title == "End user computing engineer"
    assert any("ladders have levels whose order is not known" in note for note in made.notes)


def test_an_order_by_title_makes_the_rest(snapshot: Path, tmp_path: Path) -> None:
    order = tmp_path / "seniority.txt"
    order.write_text(SENIORITY)
    graph = CareerGraph(read(snapshot, order).file)
    assert len(graph.file.moves) == 155
    assert graph.file.levels[4:6] == ("Standard", "Senior")
    assert graph.role("Head of user research").level == "Head"
    # Where the published order speaks, it counts.
    kinds = Counter(graph.kind(move.source, move.target) for move in graph.file.moves)
    assert kinds == {"promotion": 147, "lateral": 8}
    assert graph.role("Operational control manager").level == "Senior"
    assert graph.kind("senior-developer", "senior-developer-management") == "lateral"


def test_the_table_comes_back_as_it_was_read(snapshot: Path, tmp_path: Path) -> None:
    graph = CareerGraph(read(snapshot).file)
    made = tables(graph, "expected")
    content = b"".join(*csv_files(made).values())
    path = tmp_path / "again.csv"
    path.write_bytes(content)
    published = snapshot.parent / "published_level_order.json"
    again = import_table(path, order=[published], title=graph.file.title)
    assert again.file == graph.file
    assert len(list(made["expected skills"])) - 1 == sum(len(role.skills) for role in graph.roles.values())


def test_the_order_is_guessed_from_what_levels_ask(snapshot: Path) -> None:
    made = import_table(snapshot, choices=Choices(infer=True, skip=frozenset({"not in use"})))
    graph = CareerGraph(made.file)
    kinds = Counter(graph.kind(move.source, move.target) for move in made.file.moves)
    assert kinds == {"promotion": 132, "lateral": 21}
    (note,) = [note for note in made.notes if "guess" in note]
    assert note.startswith("the order of 26 pairs of levels is a guess from what they ask: ")
    # Every pair that is published, though no file was read.
    published = json.loads((snapshot.parent / "published_level_order.json").read_text())["order"]
    titles = {role.title: key for key, role in made.file.roles.items()}
    moves = {(move.source, move.target) for move in made.file.moves}
    pairs = [pair for levels in published.values() for pair in pairwise(levels) if None not in pair]
    assert len(pairs) == 14
    assert {(titles[lower], titles[upper]) for lower, upper in pairs} <= moves
