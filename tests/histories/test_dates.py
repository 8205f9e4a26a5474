"""Dates as HR systems write them."""

from __future__ import annotations

from datetime import date

import pytest

from careergraph.histories.dates import (
    BAD,
    DAY,
    EXCEL,
    FAR,
    MONTH,
    OPEN,
    TWO_DIGITS,
    UNSETTLED,
    YEAR,
    is_far,
    is_serial,
    order_of,
    read_date,
    read_dates,
    shape,
)


@pytest.mark.parametrize("text", ["still_in_office", "NA", "Incumbent", "heute", "n.a."])
def test_words_for_an_open_end(text: str) -> None:
    assert read_date(text).precision == OPEN


def test_days_and_months_that_a_database_leaves_open() -> None:
    assert read_date("2010-00-00") == read_date("2010")
    assert read_date("2010-05-00") == read_date("2010-05")
    assert read_date("0000-00-00").precision == OPEN


def test_days_of_the_18th_century() -> None:
    assert read_date("1789-03-04").day is not None
    assert read_date("0001-01-01").day is None


@pytest.mark.parametrize(
    ("text", "day", "precision"),
    [
        ("2015-04-03", "2015-04-03", DAY),
        ("2015/4/3", "2015-04-03", DAY),
        ("2015.04.03 00:00:00", "2015-04-03", DAY),
        ("2015-04-03T23:59:59.999Z", "2015-04-03", DAY),
        ("20150403", "2015-04-03", DAY),
        ("3 Apr 2015", "2015-04-03", DAY),
        ("3rd April 2015", "2015-04-03", DAY),
        ("Fri, 3 Apr 2015", "2015-04-03", DAY),
        ("April 3rd, 2015", "2015-04-03", DAY),
        ("03-APR-2015", "2015-04-03", DAY),
        ("2015-04", "2015-04-01", MONTH),
        ("04/2015", "2015-04-01", MONTH),
        ("Sept 2015", "2015-09-01", MONTH),
        ("2015", "2015-07-01", YEAR),
        ("2015.0", "2015-07-01", YEAR),
        ("FY 2015", "2015-07-01", YEAR),
        ("2016-02-29", "2016-02-29", DAY),
        ("9999-12-31", "9999-12-31", DAY),
    ],
)
def test_dates_are_read_as_they_are_written(text: str, day: str, precision: int) -> None:
    for written in (text, f"  {text} "):
        found = read_date(written)
        assert found.day is not None
        assert (date.fromordinal(found.day).isoformat(), found.precision) == (day, precision)


@pytest.mark.parametrize(
    "text",
    [
        "2015-02-29",
        "2015-13-01",
        "31.04",
        "soon",
        "12",
        "3 Abc 2015",
        "1.5",
        "2015-04-03 25",
        "x" * 1000,
        "٢٠١٥٠",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert read_date(text).precision == BAD


@pytest.mark.parametrize("text", ["3/4/15", "03-APR-15", "Apr '15", "3 4 15"])
def test_years_of_two_digits_are_asked_about(text: str) -> None:
    assert read_date(text).precision == TWO_DIGITS


@pytest.mark.parametrize(
    ("text", "day_first", "month_first"),
    [("03/04/2015", "2015-04-03", "2015-03-04"), ("3.4.2015", "2015-04-03", "2015-03-04")],
)
def test_days_and_months_in_either_order(text: str, day_first: str, month_first: str) -> None:
    assert read_date(text).precision == UNSETTLED
    assert read_date(text, "day-first").day == date.fromisoformat(day_first).toordinal()
    assert read_date(text, "month-first").day == date.fromisoformat(month_first).toordinal()


@pytest.mark.parametrize("text", ["13/04/2015", "04/13/2015"])
def test_an_order_that_a_text_contradicts_makes_it_no_date(text: str) -> None:
    orders = {order: read_date(text, order).precision for order in ("day-first", "month-first")}
    assert sorted(orders.values()) == [BAD, DAY]


def test_a_pattern_serves_where_it_fits_and_nowhere_else() -> None:
    assert read_date("03|04|15", pattern="%d|%m|%y").day == date(2015, 4, 3).toordinal()
    assert read_date("2015-04-03", pattern="%d|%m|%y").day == date(2015, 4, 3).toordinal()
    assert read_date("04|2015", pattern="%m|%Y").precision == MONTH
    # Histories lie in the past.
    assert read_date("03|04|68", pattern="%d|%m|%y").day == date(1968, 4, 3).toordinal()


@pytest.mark.parametrize(("text", "day"), [("36892", "2001-01-01"), ("36892.5", "2001-01-01")])
def test_days_are_counted_as_excel_does_where_that_is_said(text: str, day: str) -> None:
    assert read_date(text).day is None
    assert is_serial(text)
    assert read_date(text, pattern=EXCEL).day == date.fromisoformat(day).toordinal()


@pytest.mark.parametrize("text", ["2001", "012345", "368921", "36892.", "-36892", "36,892"])
def test_what_is_no_number_of_a_day(text: str) -> None:
    assert not is_serial(text)


@pytest.mark.parametrize(
    ("texts", "order"),
    [
        (["13/04/2015"], (True, False)),
        (["04/13/2015"], (False, True)),
        (["3/4/2015"], (False, False)),
        ([], (False, False)),
        (["13/4/2015", "4/13/2015", "2015-13-13"], (True, True)),
    ],
)
def test_what_texts_show_of_their_order(texts: list[str], order: tuple[bool, bool]) -> None:
    assert order_of(texts) == order


def test_a_column_is_read_as_the_others_are_where_these_agree() -> None:
    reads = read_dates({"start": ["03/04/2015"], "end": ["13/04/2015", "2015-05-01"]})
    assert reads["start"].order == reads["end"].order == "day-first"
    reads = read_dates({"start": ["03/04/2015"], "end": ["13/04/2015"], "date": ["04/13/2015"]})
    assert reads["start"].order is None
    assert reads["start"].dates["03/04/2015"].precision == UNSETTLED


def test_a_column_that_contradicts_itself_is_read_in_no_order_unless_one_is_said() -> None:
    texts = ["13/04/2015", "04/13/2015"]
    read = read_dates({"start": texts})["start"]
    assert (read.contradicts, read.order) == (True, None)
    read = read_dates({"start": texts}, order="day-first")["start"]
    assert (read.contradicts, read.order) == (False, "day-first")


def test_seasons_are_years_where_one_of_a_column_cannot_be_a_month() -> None:
    months = read_dates({"date": ["2011-12", "2011-10"]})["date"].dates
    assert {dated.precision for dated in months.values()} == {MONTH}
    years = read_dates({"date": ["2011-12", "2012-13"]})["date"].dates
    assert {text: dated.day for text, dated in years.items()} == {
        "2011-12": date(2011, 7, 1).toordinal(),
        "2012-13": date(2012, 7, 1).toordinal(),
    }


def test_far_days_mean_no_end() -> None:
    assert is_far(date(FAR, 1, 1).toordinal())
    assert not is_far(date(FAR - 1, 12, 31).toordinal())
    assert not is_far(None)


@pytest.mark.parametrize(
    ("text", "like"),
    [
        ("E12345", "a99999"),
        ("Müller, Eva", "aaaaaa, aaa"),
        ("\x1b[2J", r"\x1b[9a"),
        ("x" * 100, "a" * 20),
        ("", ""),
    ],
)
def test_a_shape_says_nothing_of_whom(text: str, like: str) -> None:
    assert shape(text) == like
