"""Tables that are broken, or meant to break: an answer or a clear complaint, never a traceback."""

import gzip
import json
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from careergraph.histories import Histories, HistoriesError, mine
from careergraph.histories.files import MOST_COLUMNS
from tests.histories.test_layouts import moves

Write = Callable[..., Path]
HEAD = "person,role,start,end"
EXCEL = date(1899, 12, 30)


def people(pattern: str = "%Y-%m-%d", count: int = 12) -> list[str]:
    """Return the rows of people who move from Clerk to Head, no two on a day."""
    rows = []
    for number in range(count):
        start = date(2001, 1, 1) + timedelta(days=37 * number)
        moved = start + timedelta(days=700 + number)
        told = [
            f"{(day - EXCEL).days}" if pattern == "excel" else day.strftime(pattern) for day in (start, moved)
        ]
        rows += [f"p{number},Clerk,{told[0]},{told[1]}", f"p{number},Head,{told[1]},"]
    return rows


def counted(path: Path, **options: Any) -> Histories:  # noqa: ANN401 - the options of mine
    found = mine(path, public=True, **options)
    assert moves(found)["Clerk", "Head"] == 12
    return found


def complaint(path: Path) -> str:
    with pytest.raises(HistoriesError) as caught:
        mine(path, public=True)
    return str(caught.value)


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


def test_years_of_two_digits_tell_where(table: Write) -> None:
    message = complaint(table("Report\n\n" + HEAD, people("%d/%m/%y")))
    assert "24 dates with years of two digits (" in message
    assert "jobs.csv, line 4)" in message  # the lines above the headings count


def test_rows_of_a_sheet_and_records_tell_where(tmp_path: Path) -> None:
    import json

    import openpyxl

    lines = [row.split(",") for row in people()]
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["Report"], [], HEAD.split(","), *lines[:4], [], *lines[4:], ["q", "Head", "soon", ""]):
        sheet.append(row)
    book.save(tmp_path / "jobs.xlsx")
    assert "jobs.xlsx, row 29) is no date" in "\n".join(counted(tmp_path / "jobs.xlsx").report.notes)
    records = [dict(zip(HEAD.split(","), row, strict=True)) for row in [*lines, ["q", "Head", "soon", ""]]]
    (tmp_path / "jobs.json").write_text(json.dumps(records), encoding="utf-8")
    assert "jobs.json, record 25) is no date" in "\n".join(counted(tmp_path / "jobs.json").report.notes)


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (["q,Clerk"], "jobs.csv:26: cannot be read: 2 cells, where the headings are 4"),
        (
            ["q,Clerk,2001-01-01,2002-01-01,more"],
            "jobs.csv:26: cannot be read: 5 cells, where the headings are 4",
        ),
        (['q,"Clerk,2001-01-01,2002-01-01'], "jobs.csv:26: cannot be read: a quotation mark is not closed"),
    ],
)
def test_a_broken_row_says_its_line_and_why(table: Write, rows: list[str], said: str) -> None:
    assert said in complaint(table(HEAD, [*people(), *rows]))


def test_a_footer_below_a_title_says_its_line(table: Write) -> None:
    path = table("Jobs of all staff\n\n" + HEAD, [*people(), "Total,24"])
    assert "jobs.csv:28: cannot be read: 2 cells" in complaint(path)


def test_dates_of_the_future_only(table: Write) -> None:
    path = table(HEAD, [row.replace(",200", ",209") for row in people()])
    assert "there is no date up to today" in complaint(path)


def test_a_line_without_an_end(tmp_path: Path) -> None:
    path = tmp_path / "jobs.csv.gz"
    path.write_bytes(gzip.compress(f"{HEAD}\n".encode() + b"0" * 20_000_000))
    assert "line 2 has no end" in complaint(path)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "jobs.csv"
    text = "\r\n".join([HEAD, *people(), "q,Führer,2001-01-01,2002-01-01"])
    path.write_bytes(text.encode(encoding))
    assert "Führer" in counted(path).titles.names


def test_semicolons_decimal_commas_and_german_headings(table: Write) -> None:
    rows = [row.replace(",", ";") + ';"1.234,50"' for row in people("%d.%m.%Y")]
    found = counted(table("Mitarbeiter;Position;Von;Bis;Gehalt", rows))
    assert found.report.layout == "spells"


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


def test_texts_that_are_no_titles_stay_apart_and_as_they_are(table: Write) -> None:
    long = ["x" * 10_001 + "A", "x" * 10_001 + "a"]
    rows = [f"q{number},{text},2001-01-01,2002-01-01" for number, text in enumerate(long)]
    found = counted(table(HEAD, [*people(), *rows]))
    assert len(found.graph.roles) == 4
    assert max(len(role.title) for role in found.graph.roles.values()) == 500


def test_more_columns_than_any_table_of_people_has_are_refused_early(table: Write, tmp_path: Path) -> None:
    import pandas as pd

    more = [f"c{number}" for number in range(MOST_COLUMNS)]
    told = "2,004 columns, and 2,000 are read; keep those that say who, which role, and when"
    with pytest.raises(HistoriesError, match=told):
        mine(table(",".join([HEAD, *more]), people()))
    record = dict.fromkeys(["person", "role", "start", "end", *more], "2001")
    (tmp_path / "t.json").write_text(json.dumps([record]))
    (tmp_path / "t.jsonl").write_text("".join(f'{{"person": "p", "{name}": 1}}\n' for name in more))
    for name in ("t.json", "t.jsonl"):
        with pytest.raises(HistoriesError, match=r"2,00\d columns"):
            mine(tmp_path / name)
    with pytest.raises(HistoriesError, match=told):
        mine(pd.DataFrame([record]))
