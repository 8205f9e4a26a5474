"""The sheets of a file or a folder, by their endings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from careergraph import GraphFileError
from careergraph.exchange.tables.choices import Choices
from careergraph.exchange.tables.sheets import sheets_of

if TYPE_CHECKING:
    from pathlib import Path

TABLE = "role,skill\nClerk,Filing\n"


@pytest.mark.parametrize("name", ["t.csv", "t.TSV", "t.txt", "t.tab", "t"])
def test_texts_are_read_as_tables(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(TABLE)
    (sheet,) = sheets_of(tmp_path / name, Choices(), [])
    assert (sheet.name, sheet.rows) == (None, [["role", "skill"], ["Clerk", "Filing"]])


def test_the_texts_of_a_folder_are_sheets_by_name(tmp_path: Path) -> None:
    for name, text in {"b.csv": TABLE, "a.tsv": "x\ty\n", "c.md": "", "empty.csv": ""}.items():
        (tmp_path / name).write_text(text)
    (tmp_path / "folder.csv").mkdir()
    found = sheets_of(tmp_path, Choices(), [])
    assert [(sheet.name, sheet.blank) for sheet in found] == [("a", False), ("b", False), ("empty", True)]


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("t.tbl", b"role,skill\n", "the ending '.tbl' is unknown; save the table as one of: .csv"),
        ("t.csv", b"", "there is nothing in it"),
        ("t.csv", b",,\n,\n", "there is nothing in it"),
        ("t.csv", b"%PDF-1.7\n", "PDF"),
        ("t.md", b"# Only words\n", "this text holds no table"),
        ("t.xlsx", b"role,skill\n", "no Excel file"),
    ],
)
def test_what_holds_no_table_is_told(tmp_path: Path, name: str, content: bytes, told: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(GraphFileError, match=told):
        sheets_of(tmp_path / name, Choices(), [])


@pytest.mark.parametrize("name", ["t.csv", "t.pdf", "t.xlsx", "t.md"])
def test_a_file_that_is_not_there_is_told_whatever_its_ending(tmp_path: Path, name: str) -> None:
    with pytest.raises(GraphFileError, match=r"cannot be read|no such file"):
        sheets_of(tmp_path / name, Choices(), [])


def test_a_folder_without_tables_is_told(tmp_path: Path) -> None:
    (tmp_path / "notes.md").write_text("| a |\n| - |\n| b |\n")
    with pytest.raises(GraphFileError, match="this folder holds no CSV files"):
        sheets_of(tmp_path, Choices(), [])
