"""Start and end in one cell, as people write stays: read where the cells say so, and told."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from careergraph.histories import HistoriesError, mine
from careergraph.histories.dates import read_date
from careergraph.histories.periods import are_periods, halves, read_periods
from tests.histories.tables import moves, people_with

if TYPE_CHECKING:
    from careergraph.histories.columns import Field

Write = Callable[..., Path]


# Typed with the keys of a keyboard; DASH puts what people write in place of ---.
DASH = "\N{EN DASH}"


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("2010 --- 2015", "2010-07-01", "2015-07-01"),
        ("2010-2015", "2010-07-01", "2015-07-01"),
        ("2010-15", "2010-07-01", "2015-07-01"),
        ("2010/2015", "2010-07-01", "2015-07-01"),
        ("Jan 2010 - present", "2010-01-01", ""),
        ("Jan 2010 --- Mar 2012 · 2 yrs 3 mos", "2010-01-01", "2012-03-01"),
        ("Jan 2010 - Mar 2012 (2 years)", "2010-01-01", "2012-03-01"),
        ("03/2011---06/2014", "2011-03-01", "2014-06-01"),
        ("2010-01-05/2012-03-04", "2010-01-05", "2012-03-04"),
        ("2010-01-05-2012-03-04", "2010-01-05", "2012-03-04"),
        ("01.03. --- 30.06.2014", "2014-03-01", "2014-06-30"),
        ("Mar - Jun 2012", "2012-03-01", "2012-06-01"),
        ("seit 2014", "2014-07-01", ""),
        ("2014 -", "2014-07-01", ""),
        ("2010 to now", "2010-07-01", ""),
        ("Mai 2010 bis heute", "2010-05-01", ""),
        ("du 1er février 2010 au 3 mars 2012", "2010-02-01", "2012-03-03"),
        ("enero de 2010 a 5 de agosto de 2012", "2010-01-01", "2012-08-05"),
    ],
)
def test_both_dates_are_read(text: str, first: str, second: str) -> None:
    pair = halves(text.replace("---", DASH))
    assert pair is not None
    days = [read_date(half, "day-first").day for half in pair]
    assert [date.fromordinal(day).isoformat() if day else "" for day in days] == [first, second]


@pytest.mark.parametrize(
    "text", ["2010", "2010-01-05", "?", "2-3 years", "A - B", "", "2015-10", "x" * 200, "-"]
)
def test_what_says_no_two_dates(text: str) -> None:
    assert halves(text) is None


def test_an_end_alone_has_no_start() -> None:
    assert halves("until 2014") == halves("- 2014") == ("", "2014")


@pytest.mark.parametrize(
    ("texts", "are"),
    [
        (["2010 - 2015", "2016 -", "?"], True),
        (["2018/19", "2019/20"], False),
        (["2018/19", "2019/22"], True),
        (["2010-11", "2010-12"], False),
        (["2010", "2011"], False),
        (["Clerk", "Head"], False),
        ([], False),
    ],
)
def test_the_cells_tell_whether_a_column_is_one(texts: list[str], *, are: bool) -> None:
    assert are_periods(texts) == are


def test_a_month_is_no_two_years_where_others_are_months() -> None:
    assert read_periods({"2010-11": 1}).ends == {"2010-11": "2011"}
    assert read_periods({"2010-11": 1, "2010-05 - 2010-09": 1}).ends["2010-11"] == "2010-11"


@pytest.mark.parametrize(
    "head", ["staff_id,position,served", "Mitarbeiter,Rolle,Zeitraum", "emp_id,title,date"]
)
def test_a_column_of_periods_is_found_by_its_cells(table: Write, head: str) -> None:
    rows = people_with(f"@,Clerk,2001 {DASH} 2004", "@,Head,since 2004")
    rows += people_with("q@,Clerk,03/2001-06/2005", "q@,Head,2005", count=1)
    found = mine(table(head, rows), public=True, keep_mass_moves=True)
    assert found.report.layout == "spells"
    assert moves(found) == {("Clerk", "Head"): 5}
    assert found.report.rules["R12"] == 5
    name = head.rpartition(",")[2]
    told = f"column {name!r} says start and end in one: 5 from and to, 4 still open, 1 one date alone"
    assert told in found.report.notes


def test_what_cannot_be_read_is_told_with_its_place(table: Write) -> None:
    rows = people_with("@,Clerk,2001 - 2004", "@,Head,2004 - present")
    rows.insert(2, "p0,Boss,2004 - soon")
    file = table("id,role,period", rows)
    with pytest.raises(HistoriesError, match="1 with a date that cannot be read"):
        mine(file, public=True)
    found = mine(file, public=True, most_dropped=0.5)
    assert f"column 'start': 1 text such as 9999 - aaaa ({file}, line 4) is no date" in found.report.notes
    assert sum("is no date" in note for note in found.report.notes) == 1


def test_days_that_are_not_settled_are_asked_for_once(table: Write) -> None:
    rows = people_with("@,Clerk,03/04/2001 - 05/06/2004", "@,Head,05/06/2004 - present")
    file = table("id,role,period", rows)
    with pytest.raises(HistoriesError, match="say --date-format day-first or month-first") as refused:
        mine(file, public=True)
    assert len(refused.value.problems) == 1
    assert moves(mine(file, public=True, date_format="day-first", keep_mass_moves=True)) == {
        ("Clerk", "Head"): 4
    }


def test_jobs_side_by_side_have_periods_of_their_own(table: Write) -> None:
    rows = people_with("@,Clerk,2001-2004,Head,2004-2009")
    found = mine(table("id,position1,period1,position2,period2", rows), public=True, keep_mass_moves=True)
    assert moves(found) == {("Clerk", "Head"): 4, ("Head", "(left)"): 4}


def test_two_columns_of_periods_are_asked_about(table: Write) -> None:
    rows = people_with("@,Clerk,2001-2004,1980-1990", "@,Head,2004-2006,1980-1990")
    file = table("id,role,served,studied", rows)
    with pytest.raises(HistoriesError, match="no column says when"):
        mine(file, public=True)
    columns: dict[Field, str] = {"start": "served", "end": "served"}
    found = mine(file, public=True, columns=columns, keep_mass_moves=True)
    assert moves(found)["Clerk", "Head"] == 4


def test_seasons_stay_lists(table: Write) -> None:
    rows = people_with("@,Clerk,2001/02", "@,Clerk,2002/03", "@,Head,2003/04")
    assert mine(table("id,role,season", rows), public=True, keep_mass_moves=True).report.layout == "snapshots"


def test_a_broken_row_is_told_before_the_columns(table: Write) -> None:
    file = table("what,when,why", ['a,2001 - 2004,"so"', 'b,2001 - 2004,"so".'])
    with pytest.raises(HistoriesError) as refused:
        mine(file, public=True)
    (problem,) = refused.value.problems
    assert (problem.line, "cannot be read" in problem.message) == (3, True)
