"""Mass moves: a title that is renamed for everybody is no move."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from careergraph.histories import mine
from careergraph.histories.mass import find_mass_moves, without
from careergraph.histories.stays import STILL
from tests.histories.tables import (
    Write,
    moves,
    stays_in,
)

if TYPE_CHECKING:
    from careergraph.histories.engines import DuckDB


def test_a_reshuffle_of_posts_with_one_holder_each_is_no_renaming(table: Write) -> None:
    rows = [f"p{n},Post {n},2001-01-01,2003-01-01" for n in range(8)]
    rows += [f"p{n},Post {(n + 3) % 8 + 8},2003-01-01," for n in range(8)]
    found = mine(table("person,role,start,end", rows), public=True)
    assert found.report.mass_moves == []
    assert sum(people for (_, goal), people in moves(found).items() if goal != "(left)") == 8


def renamed(count: int, *, others: int = 0, day: int = 400) -> list[tuple[str, int, int, int | None]]:
    """Let so many go from role 0 to role 1 on one day, each after stays of another length; others stay on."""
    rows: list[tuple[str, int, int, int | None]] = []
    for number in range(count):
        rows += [(f"p{number}", 0, number, day), (f"p{number}", 1, day, None)]
    return rows + [(f"q{number}", 0, number, None) for number in range(others)]


@pytest.mark.parametrize(
    ("count", "others", "found"),
    [(5, 0, True), (4, 0, False), (5, 5, True), (5, 11, False), (50, 40, True)],
)
def test_a_title_that_is_renamed_for_enough_of_its_holders(
    engine: DuckDB, count: int, others: int, *, found: bool
) -> None:
    """Nobody held the new title before."""
    moves_ = find_mass_moves(engine, stays_in(engine, *renamed(count, others=others))[0])
    assert [(one.role, one.target, one.day, one.people, one.holders) for one in moves_] == (
        [(0, 1, 1400, count, count + others)] if found else []
    )


def test_a_department_that_goes_to_an_old_role_is_renamed_only_where_hardly_anybody_is_left(
    engine: DuckDB,
) -> None:
    old: list[tuple[str, int, int, int | None]] = [(f"z{number}", 1, number, None) for number in range(40)]
    assert find_mass_moves(engine, stays_in(engine, *renamed(6), *old)[0])
    assert not find_mass_moves(engine, stays_in(engine, *renamed(6, others=5), *old)[0])


def test_moves_of_several_days_are_none(engine: DuckDB) -> None:
    rows: list[tuple[str, int, int, int | None]] = []
    for number in range(9):
        rows += [(f"p{number}", 0, 0, 400 + number), (f"p{number}", 1, 400 + number, None)]
    table = stays_in(engine, *rows)[0]
    assert find_mass_moves(engine, table) == []
    # Lists tell no days: all of them lie between two.
    (one,) = find_mass_moves(engine, table, lists=[1300, 1500])
    assert (one.day, one.people) == (1500, 9)


def test_without_mass_moves_the_old_role_is_censored_and_the_new_start_unknown(engine: DuckDB) -> None:
    table = stays_in(engine, *renamed(6))[0]
    found = find_mass_moves(engine, table)
    plain = without(engine, table, found)
    rows = sorted(engine.fetched(plain.select("role", "how", "target", "known").distinct()))
    assert rows == [(0, STILL, -1, 1), (1, STILL, -1, 0)]
    assert without(engine, table, []) is table


def test_a_reorganisation_takes_all_moves_of_its_day(engine: DuckDB) -> None:
    """Of three people in ten who are there all change, together, to roles that nobody held."""
    rows: list[tuple[str, int, int, int | None]] = []
    for number in range(6):
        role = 0 if number < 3 else 1
        rows += [(f"p{number}", role, number, 400), (f"p{number}", role + 10, 400, None)]
    rows += [(f"q{number}", 5, number, None) for number in range(12)]
    found = find_mass_moves(engine, stays_in(engine, *rows)[0])
    assert [(one.role, one.target, one.whole_day) for one in found] == [(0, 10, True), (1, 11, True)]
    more: list[tuple[str, int, int, int | None]] = [(f"r{number}", 5, number, None) for number in range(7)]
    assert find_mass_moves(engine, stays_in(engine, *rows, *more)[0]) == []
