"""Where people went next, three moves far: counted along their own paths, by every engine alike."""

from collections import Counter
from pathlib import Path

import pytest

from careergraph.document.files.form import to_data
from careergraph.document.rules import parse
from careergraph.histories import Histories, careers, mine
from careergraph.histories.careers import CareerFigures, careers_of, told
from tests.histories.brute import Spell, stays
from tests.histories.tables import Write, people_with


def paths(found: Histories) -> dict[tuple[str, ...], tuple[int, int | None, int | None]]:
    assert found.file.histories is not None
    return {one.path: (one.people, one.left, one.still) for one in found.file.histories.careers}


def test_paths_of_three_moves(table: Write) -> None:
    rows = people_with(
        "@,A,2001-01-01,2002-01-01",
        "@,B,2002-01-01,2003-01-01",
        "@,C,2003-01-01,2004-01-01",
        "@,D,2004-01-01,2005-01-01",
        "@,A,2005-01-01,",
        count=12,
    )
    rows += [f"q{n},A,2001-01-01,2002-02-01" for n in range(11)] + [f"r{n},A,2001-03-01," for n in range(3)]
    found = mine(table("person,role,start,end", rows), public=True, keep_mass_moves=True)
    told = paths(found)
    assert told["a",] == (26, 11, 3)  # the second stay in A counts no second time
    assert told["a", "b"] == (12, None, None)
    assert told["a", "b", "c", "d"] == (12, None, None)
    assert told["d",] == (12, None, None)
    assert told["d", "a"] == (12, None, 12)
    assert found.file.histories is not None
    leaving = next(one for one in found.file.histories.careers if one.path == ("a",)).within
    assert leaving[0].years == 1
    assert parse(to_data(found.file)) == found.file


def test_thin_paths_are_none(table: Write) -> None:
    rows = people_with("@,A,2001-01-01,2002-01-01", "@,B,2002-01-01,", count=9)
    rows += [f"q{n},A,2001-01-01,2003-01-01" for n in range(14)]
    found = mine(table("person,role,start,end", rows), keep_mass_moves=True)
    assert paths(found) == {("a",): (25, 15, None)}
    public = mine(table("person,role,start,end", rows), public=True, keep_mass_moves=True)
    assert paths(public) == {("a",): (23, 14, None), ("b",): (9, None, 9)}


def test_an_exit_that_is_none_is_no_end(table: Write) -> None:
    rows = people_with("@,A,2001-01-01,2002-01-01", "@,B,2002-01-01,2003-01-01", count=10)
    found = mine(table("person,role,start,end", rows), public=True, exits="censor", keep_mass_moves=True)
    assert paths(found)["b",] == (10, None, 10)


def test_another_program_counts_the_same(data_dir: Path) -> None:
    import csv
    from datetime import date

    path = data_dir / "uk_ministers" / "ministers.csv"
    with path.open(encoding="utf-8") as lines:
        spells = [
            Spell(
                row["person"],
                row["rank"],
                date.fromisoformat(row["start"]).toordinal(),
                date.fromisoformat(row["end"]).toordinal() if row["end"] else None,
            )
            for row in csv.DictReader(lines)
        ]
    found = mine(path, role="rank", public=True, keep_mass_moves=True)
    ids = dict(zip(found.titles.names, found.titles.ids, strict=True))
    spells = [Spell(one.person, ids[one.role], one.start, one.end) for one in spells]
    line, _ = stays(spells, as_of=date(2026, 6, 12).toordinal())
    counted: Counter[tuple[str, ...]] = Counter()
    seen = set()
    for at, one in enumerate(line):
        if (one.person, one.role) in seen:
            continue
        seen.add((one.person, one.role))
        walked = [one.role]
        counted[tuple(walked)] += 1
        for place in range(at, at + 3):
            if line[place].how != "moved":
                break
            walked.append(line[place + 1].role)
            counted[tuple(walked)] += 1
    told = paths(found)
    assert {walked: people for walked, (people, _, _) in told.items()} == {
        walked: people for walked, people in counted.items() if len(walked) == 1 or people >= 10
    }


def test_counts_of_outcomes_become_paths() -> None:
    """Roles are numbers; -1 left, -2 is still there, -3 follows behind these."""
    counted: dict[tuple[int, ...], int] = {
        (0, 1, 2, 3): 4,
        (0, 1, 2, -1): 2,
        (0, 1, -2, -3): 5,
        (0, -1, -3, -3): 7,
        (1, -2, -3, -3): 1,
    }
    found = {one.path: (one.people, one.left, one.still) for one in careers_of(counted)}
    assert found == {
        (0,): (18, 7, 0),
        (0, 1): (11, 0, 5),
        (0, 1, 2): (6, 2, 0),
        (0, 1, 2, 3): (4, 0, 0),
        (1,): (1, 0, 1),
    }
    assert [one.path for one in careers_of(counted)] == sorted(found)
    assert careers_of({}) == []


def test_of_too_many_paths_those_of_most_people_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(careers, "MOST", 3)
    counted: dict[tuple[int, ...], int] = {(0, 1, -2, -3): 5, (0, 2, -2, -3): 6, (3, -2, -3, -3): 1}
    # Roles come before all paths, however few people held them.
    assert [one.path for one in careers_of(counted)] == [(0,), (0, 2), (3,)]


@pytest.mark.parametrize(
    ("least", "paths"), [(1, [(0,), (0, 1)]), (10, [(0,), (0, 1)]), (12, [(0,)]), (20, [])]
)
def test_what_few_people_went_is_not_told(least: int, paths: list[tuple[int, ...]]) -> None:
    figures = [CareerFigures((0,), 19, left=9, still=10), CareerFigures((0, 1), 11), CareerFigures((0, 2), 9)]
    shown = told(figures, least)
    assert [one.path for one in shown] == paths
    for one in shown:
        assert one.left in {0, 9}
        assert all(not people or people >= least for people in (one.left, one.still))
