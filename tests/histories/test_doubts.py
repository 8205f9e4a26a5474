"""What gives rise to doubt, as far as counts show it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from careergraph.histories import mine
from careergraph.histories.doubts import doubts_of
from tests.histories.tables import (
    Write,
    stays_in,
)

if TYPE_CHECKING:
    from careergraph.histories.engines import DuckDB


def test_split_ids_are_told(table: Write) -> None:
    rows = []
    for number in range(12):
        hired = f"2001-01-{number + 1:02}"
        rows += [f"old{number},Clerk,2001-02-01,2005-03-{number + 1:02},{hired}"]
        rows += [
            f"new{number},Clerk,2005-03-{number + 9:02},,{hired}",
            f"x{number},Clerk,2004-01-01,,{hired}",
        ]
        rows += [f"x{number},Head,2006-01-{number + 1:02},,{hired}"]
    head = "person,role,start,end,hire_date"
    doubts = mine(table(head, rows), public=True).report.doubts
    assert any(doubt.startswith("12 people start in a role within 31 days of the end of") for doubt in doubts)
    apart = [row.replace(",2001-01-", ",2002-01-") if row.startswith("new") else row for row in rows]
    assert not any("31 days" in doubt for doubt in mine(table(head, apart), public=True).report.doubts)


def doubts(engine: DuckDB, *rows: tuple[str, int, int, int | None], **more: Any) -> list[str]:  # noqa: ANN401
    table = stays_in(engine, *rows)[0]
    asked: dict[str, Any] = {
        "as_of": 6000,
        "lists": [],
        "observed_from": None,
        "named": "role {}".format,
        "told": str,
    }
    return doubts_of(engine, table, **asked | more)


def survivors(count: int) -> list[tuple[str, int, int, int | None]]:
    """Let many begin on day 0, none leave for 3,000 days, and half then within some."""
    return [(f"p{number}", 0, 0, 3000 + number if number % 2 else None) for number in range(count)]


def test_where_nobody_left_for_long_those_who_did_may_be_missing(engine: DuckDB) -> None:
    (told_,) = doubts(engine, *survivors(40))
    assert told_.startswith(
        "nobody left before 0011-12 although 40 people were there; people who left earlier seem"
    )
    assert doubts(engine, *survivors(40), observed_from=4000) == []
    assert doubts(engine, *survivors(8)) == []


def test_who_moved_on_was_there_once(engine: DuckDB) -> None:
    rows = [
        stay
        for name, role, start, end in survivors(40)
        for stay in ((name, role, start, 500), (name, role + 1, 500, end))
    ]
    (told_,) = doubts(engine, *rows)
    assert "although 40 people were there" in told_


def test_departures_all_along_give_no_doubt(engine: DuckDB) -> None:
    assert doubts(engine, *((f"p{number}", 0, 0, 50 * number + 50) for number in range(60))) == []


def test_a_role_that_is_only_in_the_last_list(engine: DuckDB) -> None:
    rows = [(f"p{number}", 0, 0, None) for number in range(12)]
    late = [(f"q{number}", 7, 2900, None) for number in range(12)]
    lists = [2000, 3000, 4000]
    assert doubts(engine, *rows, *late, lists=lists) == [
        "'role 7' first appears in the last list, with 12 people; earlier moves to it look like departures"
    ]
    assert doubts(engine, *rows, *late[:9], lists=lists) == []
    assert doubts(engine, *rows, *late) == []


@pytest.mark.parametrize(("gone", "doubted"), [(3, False), (4, True)])
def test_a_list_that_lost_many_at_once(engine: DuckDB, gone: int, *, doubted: bool) -> None:
    rows = [(f"p{number}", 0, 0, 1500 if number < gone else None) for number in range(20)]
    found = doubts(engine, *rows, lists=[2000, 3000], observed_from=2000)
    assert found == (
        ["20 % of 20 people are gone between the lists of 0006-06 and 0009-03: the list changed?"]
        if doubted
        else []
    )
