"""The UK Government Digital and Data capability framework, two snapshots, as they were published."""

from collections import Counter
from pathlib import Path

import pytest

from careergraph import CareerGraph, GraphFileError
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
    assert len(file.moves) == 8 + 3 + 3 + 2
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
    assert any(
        note.startswith("41 of 48 ladders have levels whose order is not known") for note in made.notes
    )


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
    (content,) = csv_files(made).values()
    path = tmp_path / "again.csv"
    path.write_bytes(content)
    published = snapshot.parent / "published_level_order.json"
    again = import_table(path, order=[published], title=graph.file.title)
    assert again.file == graph.file
    assert len(made["expected skills"]) - 1 == sum(len(role.skills) for role in graph.roles.values())
