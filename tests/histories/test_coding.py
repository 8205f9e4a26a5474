"""From texts to numbers: each text is read once, and what cannot be read is told with its place."""

from __future__ import annotations

import pytest

from careergraph.histories import mine
from tests.histories.tables import (
    HEAD,
    Write,
    complaint,
    counted,
    people,
    told,
)


def test_dates_that_cannot_be_settled_and_two_digit_years(table: Write) -> None:
    rows = ["1,Clerk,03/04/2015,12-OCT-16", "1,Head,05/04/2016,"]
    message = told(table(HEAD, rows))
    assert "column 'start': 2 dates such as 99/99/9999 (" in message
    assert "jobs.csv, line 2) cannot be read: nothing in the column says" in message
    assert "say --date-format day-first or month-first" in message
    assert "column 'end': 1 date with years of two digits" in message
    assert "cannot be used" not in message  # that follows from the dates


def test_dates_that_contradict(table: Write) -> None:
    message = told(table(HEAD, ["1,Clerk,13/04/2015,", "1,Head,04/13/2016,"]))
    assert "some can only have the day first, others only the month" in message


def test_a_column_is_settled_by_another(table: Write) -> None:
    rows = ["1,Clerk,03/04/2015,13/05/2016", "1,Head,05/06/2016,"]
    found = mine(table(HEAD, rows), public=True, keep_mass_moves=True)
    assert found.report.as_of == "2016-06-05"


@pytest.mark.parametrize(
    ("form", "start", "day"),
    [
        ("%d/%m/%y", "03/04/15", "2015-04-03"),
        ("DD-MON-YY", "03-APR-15", "2015-04-03"),
        ("month-first", "03/04/2015", "2015-03-04"),
    ],
)
def test_a_format_of_the_user(table: Write, form: str, start: str, day: str) -> None:
    path = table(HEAD, [f"1,Clerk,2001-01-01,{start}", f"1,Head,{start},", "2,Clerk,2001-01-01,"])
    assert mine(path, public=True, date_format=form).report.as_of == day


def test_a_message_never_shows_who(table: Write) -> None:
    rows = [f"E{number:05},Clerk,2001-01-01," for number in range(20)] * 2
    message = told(table(HEAD, rows), columns={"person": "person", "start": "person"})
    assert "E000" not in message
    assert "a99999" in message or "without a date" in message or "cannot be read" in message


@pytest.mark.parametrize(
    "pattern", ["%d.%m.%Y", "%m/%d/%Y", "%m/%d/%Y 12:00:00 AM", "%Y-%m-%dT00:00:00.000+02:00"]
)
def test_dates_of_all_sorts(table: Write, pattern: str) -> None:
    counted(table(HEAD, people(pattern)))


def test_days_as_excel_counts_them(table: Write) -> None:
    path = table(HEAD, people("excel"))
    assert "numbers such as 99999" in complaint(path)
    assert "say --date-format excel" in complaint(path)
    assert counted(path, date_format="excel").report.as_of == counted(table(HEAD, people())).report.as_of


@pytest.mark.parametrize(
    ("seasons", "lengths"),
    [
        (["2011-12", "2012-13"], "years"),
        (["2011/12", "2012/13"], "years"),
        (["2011-10", "2011-12"], "months"),
    ],
)
def test_seasons_are_years_where_one_can_be_nothing_else(
    table: Write, seasons: list[str], lengths: str
) -> None:
    rows = [f"p{n},{role},{season}" for n in range(3) for role, season in zip("ab", seasons, strict=True)]
    found = mine(table("person,role,season", rows), public=True, keep_mass_moves=True)
    assert found.report.precision == {lengths.removesuffix("s"): 6}
