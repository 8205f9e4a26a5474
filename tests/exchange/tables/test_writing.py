"""Excel files that we write."""

import io
import zipfile

import openpyxl
import pytest

from careergraph import QuestionError
from careergraph.exchange.tables import writing
from careergraph.exchange.tables.exporting import tables
from careergraph.exchange.tables.writing import to_workbook
from tests.exchange.graphs import ladder


def test_a_sheet_with_too_many_rows_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    assert writing.MOST_ROWS == 1_048_576
    monkeypatch.setattr(writing, "MOST_ROWS", 3)
    rows: list[list[str | float | None]] = [["x"], [1], [2]]
    assert openpyxl.load_workbook(io.BytesIO(to_workbook({"s": rows})))["s"].max_row == 3
    with pytest.raises(QuestionError, match=r"the sheet 's' would have more than the 3 rows .* CSV files"):
        to_workbook({"s": [*rows, [3]]})


@pytest.mark.parametrize("first", ["x", "="])
def test_a_cell_with_too_much_text_is_refused_and_not_cut(first: str) -> None:
    text = first + "x" * 32_766
    book = openpyxl.load_workbook(io.BytesIO(to_workbook({"s": [["x"], [text]]})))
    same = book["s"]["A2"].value == text
    assert same
    with pytest.raises(QuestionError, match=r"the cell B2 of the sheet 's' would have 32,768 characters"):
        to_workbook({"s": [["a", "b"], [None, f"{text}x"]]})


def test_a_workbook_holds_neither_a_clock_nor_a_version(monkeypatch: pytest.MonkeyPatch) -> None:
    graph = ladder(3, 3)
    before = to_workbook(tables(graph, "sheets"))
    monkeypatch.setattr("openpyxl.__version__", "9.9.9")
    assert to_workbook(tables(graph, "sheets")) == before
    with zipfile.ZipFile(io.BytesIO(before)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        texts = b"".join(archive.read(entry) for entry in archive.infolist())
    assert b"openpyxl" not in texts
    assert b"AppVersion" not in texts
