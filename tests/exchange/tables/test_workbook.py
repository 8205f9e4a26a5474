"""Excel files, with all that people do to them."""

import datetime as dt
import io
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest

from careergraph import MissingExtraError
from careergraph.document.files import to_data
from careergraph.exchange.tables import package, workbook, worksheet
from careergraph.exchange.tables.choices import Choices
from careergraph.exchange.tables.importing import import_table
from careergraph.exchange.tables.writing import to_workbook
from tests.exchange.conftest import Write, expected_moves, told


def book(sheets: dict[str, Sequence[Sequence[object]]]) -> "openpyxl.Workbook":
    made = openpyxl.Workbook()
    made.remove(made.worksheets[0])
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    return made


def saved(made: "openpyxl.Workbook", path: Path) -> Path:
    made.save(path)
    return path


def test_an_excel_file_with_all_that_people_do_to_one(tmp_path: Path) -> None:
    made = book(
        {
            "Read me": [["Edit the other sheets"]],
            "Promotions": [
                ["Our promotions", None, None, None, None],
                [None, None, None, None, None],
                ["From", "To", "Skill", "Level", "Years"],
                ["Rep", "Manager", "Coaching", 2, 2.5],
                [None, None, "Budgeting\n", "1", None],
                [None, None, None, None, None],
                [" Manager", "Head", "Budgeting", "=1+2", True],
            ],
        }
    )
    sheet = made["Promotions"]
    sheet.merge_cells("A4:A5")
    sheet.merge_cells("B4:B5")
    sheet.merge_cells("A1:E1")
    sheet["E7"] = None
    path = saved(made, tmp_path / "moves.xlsx")
    # openpyxl writes formulas without their values, and so do some programs.
    assert told(path) == ["Promotions!D7: this formula has no value yet"]
    sheet["D7"] = 3
    sheet["E5"] = "2,5 years"
    done = import_table(saved(made, path))
    assert to_data(done.file) == {
        **expected_moves(),
        "moves": [
            {"from": "rep", "to": "manager", "requires": {"coaching": 2, "budgeting": 1}, "years": 2.5},
            {"from": "manager", "to": "head", "requires": {"budgeting": 3}},
        ],
    }
    assert done.plan.left_out == (
        (
            f"{path}, sheet 'Read me'",
            "the sheet that explains the others (1 cell); --sheet 'Read me' reads it",
        ),
    )


def test_a_sheet_of_that_name_is_read_where_the_user_names_it(tmp_path: Path) -> None:
    made = book({"Read me": [["From", "To"], ["Rep", "Head"]], "moves": [["From", "To"], ["Rep", "Manager"]]})
    path = saved(made, tmp_path / "own.xlsx")
    done = import_table(path)
    assert [move.target for move in done.file.moves] == ["manager"]
    told = "the sheet that explains the others (4 cells); --sheet 'Read me' reads it"
    assert done.plan.left_out == ((f"{path}, sheet 'Read me'", told),)
    done = import_table(path, choices=Choices(sheets=frozenset({"read me"})))
    assert [move.target for move in done.file.moves] == ["head"]


def test_cells_of_excel_that_hold_no_text_are_told_where_they_are_used(tmp_path: Path) -> None:
    made = book(
        {
            "moves": [
                ["from", "to", "skill", "level", "reviewed"],
                ["A", "B", dt.datetime(2026, 5, 25), 1, dt.datetime(2026, 1, 1)],  # noqa: DTZ001 - as Excel
                ["A", "C", "S", dt.time(2, 3), None],
                ["#REF!", "C", "S", 1, None],
                ["A", "D", "S", 1.25, None],
            ]
        }
    )
    made["moves"]["A4"].data_type = "e"
    made["moves"]["E1"].comment = None
    assert told(saved(made, tmp_path / "x.xlsx")) == [
        "moves!C2: this is a date or a time (2026-05-25 00:00:00)",
        "moves!D3: this is a date or a time (02:03:00)",
        "moves!A4: this cell shows the error #REF!",
        "moves!D5: '1.25' is no proficiency level that is known",
    ]


def test_merged_cells_that_cannot_be_used_are_told_in_every_row(tmp_path: Path) -> None:
    made = book({"moves": [["from", "to"], [dt.date(2026, 1, 2), "B"], [None, "C"]]})
    made["moves"].merge_cells("A2:A3")
    assert told(saved(made, tmp_path / "x.xlsx")) == [
        "moves!A2: this is a date or a time (2026-01-02 00:00:00)",
        "moves!A3: this is a date or a time (2026-01-02 00:00:00)",
    ]


def test_carriage_returns_of_excel_are_line_breaks(tmp_path: Path) -> None:
    made = book({"roles": [["title", "summary"], ["A", "one_x000D_\ntwo"], [1.5, True]]})
    roles = import_table(saved(made, tmp_path / "x.xlsx")).file.roles
    assert roles["a"].summary == "one\ntwo"
    assert (roles["1-5"].title, roles["1-5"].summary) == ("1.5", "yes")


def test_a_file_that_is_no_excel_file_is_told(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    assert told(write("x.xlsx", "from,to\n")) == ["this is no Excel file that can be read (BadZipFile)"]
    broken = io.BytesIO()
    import zipfile

    with zipfile.ZipFile(broken, "w") as archive:
        archive.writestr("xl/workbook.xml", "<no")
    assert "no Excel file that can be read" in told(write("y.xlsx", broken.getvalue()))[0]
    monkeypatch.setattr(package, "MOST_UNPACKED", 1)
    assert told(write("y.xlsx", broken.getvalue())) == ["this file unpacks to more than 0 MiB"]


def test_a_huge_sheet_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = saved(book({"moves": [["from", "to"], ["A", "B"]]}), tmp_path / "x.xlsx")
    with monkeypatch.context() as smaller:
        smaller.setattr(workbook, "MOST_CELLS", 3)
        smaller.setattr(worksheet, "MOST_CELLS", 3)
        assert told(path) == ["this file has more than 3 cells"]
    monkeypatch.setattr(worksheet, "MOST_ROWS", 1)
    assert told(path) == ["this sheet has more than 1 rows"]


def test_a_lone_cell_far_away_takes_no_memory(tmp_path: Path) -> None:
    made = book({"moves": [["from", "to"], ["A", "B"]]})
    made["moves"].cell(1_048_576, 2).value = " "
    made["moves"].cell(3, 16_384).value = "reviewed"
    path = saved(made, tmp_path / "x.xlsx")
    (sheet,) = workbook.read_workbook(path.read_bytes(), file="x.xlsx")
    assert [len(row) for row in sheet.rows] == [2, 2, 16_384]
    done = import_table(path)
    assert [(move.source, move.target) for move in done.file.moves] == [("a", "b")]
    assert done.plan.left_out == (
        (f"{path}, sheet 'moves'", "cells under no heading (1): row 3, column XFD ..."),
    )


def test_merged_cells_count_where_their_row_says_anything_else(tmp_path: Path) -> None:
    made = book({"moves": [["from", "to", "skill", "level"], ["A", "B", "S", "=1"], [None, None, "T", "=2"]]})
    sheet = made["moves"]
    for cells in ("A2:A9", "B2:B9", "C2:C2", "F2:H9"):
        sheet.merge_cells(cells)
    # The formulas have no values: row 3 says something all the same, the rows below say nothing.
    assert told(saved(made, tmp_path / "x.xlsx")) == [
        "moves!D2: this formula has no value yet",
        "moves!D3: this formula has no value yet",
    ]
    sheet["D2"], sheet["D3"] = 1, 2
    assert import_table(saved(made, tmp_path / "x.xlsx")).file.moves[0].requires.keys() == {"s", "t"}


def test_merged_cells_are_found_wherever_the_pieces_of_a_sheet_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = book({"moves": [["from", "to"], *(["A" if n == 0 else None, f"B{n}"] for n in range(30))]})
    made["moves"].merge_cells("A2:A31")
    data = saved(made, tmp_path / "x.xlsx").read_bytes()
    whole = workbook.read_workbook(data, file="x.xlsx")
    assert [row[0] for row in whole[0].rows[1:]] == ["A"] * 30
    for size in range(60, 100):
        monkeypatch.setattr(package, "PIECE", size)
        assert workbook.read_workbook(data, file="x.xlsx") == whole


def test_without_openpyxl_the_extra_is_named(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "openpyxl", None)
    with pytest.raises(MissingExtraError, match=r'pip install "careergraph\[xlsx\]"'):
        import_table(write("x.xlsx", b""))
    assert to_workbook({"s": [["x"], [1]]})  # writing one needs nothing


def test_percentages_stay_what_they_show(tmp_path: Path) -> None:
    """A full percentage is no level 1."""
    made = book({"A": [["Role", "Skill", "Level"], ["Clerk", "Filing", 1], ["Head", "Filing", 0.5]]})
    for cell in ("C2", "C3"):
        made["A"][cell].number_format = "0%"
    assert told(saved(made, tmp_path / "t.xlsx")) == [
        "A!C2: '100%' is a percentage, and no proficiency level that is known",
        "A!C3: '50%' is a percentage, and no proficiency level that is known",
    ]
