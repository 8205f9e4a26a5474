"""Where in the files something stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from careergraph.histories.coding import Source
from careergraph.histories.columns import Columns
from careergraph.histories.files import PlainFile
from careergraph.histories.places import finder
from tests.histories.tables import (
    HEAD,
    Write,
    complaint,
    counted,
    people,
)

if TYPE_CHECKING:
    from pathlib import Path


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


def source(path: Path, fields: dict[Any, str], **file: Any) -> Source:  # noqa: ANN401 - of a file
    headings = path.read_text(encoding="utf-8").splitlines()[0].split(",")
    return Source(
        path.name,
        None,
        Columns("spells", fields),
        file=PlainFile(path.name, path, "csv", tuple(headings), **file),
    )


def test_the_first_line_with_one_of_some_texts_is_told(table: Write) -> None:
    path = table(HEAD, ["1,a,x,y", "", '"2\n3",b, soon ,z', "4,c,later,soon"])
    where = finder([source(path, {"start": "start", "end": "end", "role": "{role} / {end}"})])
    assert where("start", {"soon"}) == " (jobs.csv, line 4)"
    assert where("start", {"never", "later"}) == " (jobs.csv, line 6)"
    assert where("end", ["soon"]) == " (jobs.csv, line 6)"
    assert where("start", {"never"}) == where("since", {"soon"}) == ""
    # A role that is made of several columns stands nowhere.
    assert where("role", {"b"}) == ""


def test_lines_above_the_headings_and_blank_rows_of_a_sheet_count(table: Write) -> None:
    path = table(HEAD, ["1,a,x,y", "2,b,soon,z"])
    fields = {"start": "start"}
    assert finder([source(path, fields, above=5)])("start", {"soon"}) == " (jobs.csv, line 8)"
    assert finder([source(path, fields, unit="record")])("start", {"soon"}) == " (jobs.csv, record 2)"
    sheet = finder([source(path, fields, unit="row", above=2, blank=(1, 1))])
    assert sheet("start", {"x"}) == " (jobs.csv, row 4)"
    assert sheet("start", {"soon"}) == " (jobs.csv, row 7)"


def test_of_several_tables_the_first_that_has_it_is_told(table: Write) -> None:
    one, other = table(HEAD, ["1,a,x,y"], "a.csv"), table(HEAD, ["1,a,soon,y"], "b.csv")
    fields = {"start": "start"}
    assert finder([source(one, fields), source(other, fields)])("start", {"soon"}) == " (b.csv, line 2)"


def test_what_cannot_be_read_again_is_told_without_a_place(table: Write) -> None:
    path = table(HEAD, ["1,a,soon,y"])
    made = source(path, {"start": "start"})
    path.write_bytes(b"person,role,start,end\n1,a,\xff,soon\n")
    assert finder([made])("start", {"soon"}) == ""
    path.unlink()
    assert finder([made])("start", {"soon"}) == ""
