"""From spells to stays: one role at a time for each person, rule by rule; together in tests/properties."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from careergraph.histories.stays import LEFT, MOVED, STILL
from tests.histories.tables import stays_in

if TYPE_CHECKING:
    from careergraph.histories.engines import DuckDB

    Spell = tuple[str, int, int, int | None]
    Stay = tuple[int, int, int, int, int]


# Spells of one person: role, start, end -> stays: role, start, leave, how, target; and what the rules did.
CASES: dict[
    str, tuple[list[tuple[int, int, int | None]], list[tuple[int, int, int, int, int]], dict[str, int]]
] = {
    "one that left": ([(0, 10, 400)], [(0, 10, 400, LEFT, -1)], {}),
    "R5, the same row again": ([(0, 10, 400), (0, 10, 400)], [(0, 10, 400, LEFT, -1)], {"R5": 1}),
    "R6, two roles of one day": ([(0, 10, 400), (1, 10, 500)], [(1, 10, 500, LEFT, -1)], {"R6": 1}),
    "R7, an end that was never said": (
        [(0, 10, None), (1, 400, 800)],
        [(0, 10, 400, MOVED, 1), (1, 400, 800, LEFT, -1)],
        {"R7": 1},
    ),
    "R8, a side job": ([(0, 10, 900), (1, 300, 400)], [(0, 10, 900, LEFT, -1)], {"R8": 1}),
    "R9, an overlap": (
        [(0, 10, 500), (1, 400, 900)],
        [(0, 10, 400, MOVED, 1), (1, 400, 900, LEFT, -1)],
        {"R9": 1},
    ),
    "R10, the same role again": ([(0, 10, 400), (0, 480, 900)], [(0, 10, 900, LEFT, -1)], {"R10": 1}),
    "the same role, a day too late": (
        [(0, 10, 400), (0, 493, 900)],
        [(0, 10, 400, LEFT, -1), (0, 493, 900, LEFT, -1)],
        {"R11": 1},
    ),
    "a move over the longest gap": (
        [(0, 10, 400), (1, 492, 900)],
        [(0, 10, 492, MOVED, 1), (1, 492, 900, LEFT, -1)],
        {},
    ),
    "R11, gone and back": (
        [(0, 10, 400), (1, 493, 900)],
        [(0, 10, 400, LEFT, -1), (1, 493, 900, LEFT, -1)],
        {"R11": 1},
    ),
    "R12, still there": ([(0, 10, None)], [(0, 10, 5000, STILL, -1)], {"R12": 1}),
}


@pytest.mark.parametrize("name", CASES)
def test_rules_of_one_person(engine: DuckDB, name: str) -> None:
    spells, wanted, rules = CASES[name]
    table, counts = stays_in(engine, *(("ann", *spell) for spell in spells))
    rows = sorted(
        engine.fetched(table.select("role", "start", "leave", "how", "target")), key=lambda row: row[1]
    )
    assert [
        (role, start - 1000, leave - 1000, how, target) for role, start, leave, how, target in rows
    ] == wanted
    assert {rule: count for rule, count in counts.items() if count and rule != "stays"} == rules
    assert counts["stays"] == len(wanted)


def test_people_do_not_touch_each_other(engine: DuckDB) -> None:
    table, counts = stays_in(engine, ("ann", 0, 10, 400), ("bob", 1, 400, None), ("ann", 0, 10, 400))
    assert sorted(engine.fetched(table.select("person", "how"))) == [("ann", LEFT), ("bob", STILL)]
    assert counts["R5"] == 1


def test_no_spells_are_no_stays(engine: DuckDB) -> None:
    table, counts = stays_in(engine)
    assert engine.fetched(table.select("person")) == []
    assert set(counts.values()) == {0}
