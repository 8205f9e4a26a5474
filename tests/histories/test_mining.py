"""The whole way from tables to a graph: which rows count, and which histories cannot."""

from __future__ import annotations

from pathlib import Path

import pytest

from careergraph.histories import mine
from tests.histories.tables import (
    HEAD,
    Write,
    complaint,
    counted,
    people,
    people_with,
    told,
)


def test_too_many_rows_dropped(table: Write) -> None:
    rows = ["1,Clerk,2002-01-01,2001-01-01", "1,,2002-01-01,", "1,Head,soon,", ",Head,2002-01-01,"] * 3
    message = told(table(HEAD, [*rows, "1,Head,2003-01-01,", "1,Boss,2004-01-01,"]))
    assert "12 of 14 rows (86 %) cannot be used" in message
    for reason in (
        "3 without a person",
        "3 without a role",
        "3 with a date that cannot",
        "3 end before start",
    ):
        assert reason in message
    assert "--most-dropped 0.87; what was read: spells (person: person, role: role," in message


def test_what_is_dropped_is_counted(table: Write) -> None:
    rows = ["1,Clerk,2002-01-01,2001-01-01", "1,Clerk,2099-01-01,", "1,Clerk,2001-01-01,2001-01-01"]
    rows += ["1,Head,2003-01-01,2004-01-01", "1,Boss,2004-01-01,"]
    report = mine(table(HEAD, rows), public=True, most_dropped=0.7, keep_mass_moves=True).report
    assert report.dropped == {
        "R2": {"after the as-of day": 1},
        "R3": {"end before start": 1},
        "R4": {"end on the day they start": 1},
    }
    assert report.rows == 5
    assert (
        "Dropped 3 rows: 1 after the as-of day, 1 end before start, 1 end on the day they start."
        in "\n".join(report.lines())
    )


def test_a_column_that_is_no_person(table: Write) -> None:
    message = told(table(HEAD, ["1,Clerk,2001-01-01,", "2,Head,2001-01-01,"]))
    assert "nobody has two rows: is the column of persons really the person?" in message


def test_days_that_are_none(table: Write) -> None:
    path = table(HEAD, ["1,Clerk,2001-01-01,2002-01-01", "1,Head,2002-01-01,"])
    assert "--as-of 'soon' is no day" in told(path, as_of="soon")
    assert "--observed-from 'soon' is no day" in told(path, observed_from="soon")


def test_dates_of_the_future_only(table: Write) -> None:
    path = table(HEAD, [row.replace(",200", ",209") for row in people()])
    assert "there is no date up to today" in complaint(path)


def test_roles_that_are_numbers_are_doubted(table: Write) -> None:
    rows = people_with("@,1,2001-01-01,2002-02-01", "@,2,2002-02-01,")
    notes = mine(table("person,rank,start,end", rows), public=True, keep_mass_moves=True).report.notes
    assert notes == ["every role is a number: is this the column of roles? --role names another"]


def test_roles_that_are_codes_are_told(table: Write) -> None:
    rows = people_with("@,JR01,2001-01-01,2002-02-01", "@,JR02,2002-02-01,")
    path = table("person,role,start,end", rows)
    notes = mine(path, public=True, keep_mass_moves=True).report.notes
    assert notes == [
        "every role is a code: --map FILE, with the columns title and role, says what it stands for"
    ]
    mapped = path.parent / "titles.csv"
    mapped.write_text("title,role\nJR01,Clerk\nJR02,Head\n")
    assert mine(path, public=True, keep_mass_moves=True, mapped=mapped).report.notes == []


@pytest.mark.parametrize(
    ("row", "notes"),
    [
        ("q,Head,2001-13-45,", "column 'start': 1 text such as 9999-99-99 (jobs.csv, line 26) is no date"),
        ("q,Head,999999-01-01,", "1 text such as 999999-99-99 (jobs.csv, line 26) is no date"),
        ("q,Head,0001-01-01,", "is no date"),
        (f"q,{'x' * 1_000_000},2001-01-01,2002-01-01", ""),
        (f'q,"{"a" * 9}\n{"b" * 200_000}",2001-01-01,2002-01-01', ""),
        ("q,\x1b[31mHead,2001-01-01,", ""),
        ("q,=cmd|'/C calc'!A0,2001-01-01,", ""),
        (HEAD, "1 text such as aaaaa (jobs.csv, line 26) is no date"),
        ("q,Head,1001-01-01,", "is no date"),
    ],
)
def test_one_row_among_others(table: Write, monkeypatch: pytest.MonkeyPatch, row: str, notes: str) -> None:
    path = table(HEAD, [*people(), row])
    monkeypatch.chdir(path.parent)
    found = counted(Path(path.name))
    assert notes in "\n".join(found.report.notes)
    assert all(len(title) <= 500 and title.isprintable() for title in found.titles.names)
