"""The sheets of a CSV file, a folder of them, or an Excel file."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from careergraph.document.texts.foreign import foreign, is_link
from careergraph.document.texts.reading import refusal
from careergraph.document.texts.regular import NotRegularError, TooLargeError, read_regular
from careergraph.errors import GraphFileError
from careergraph.exchange.tables.cells import CellProblem
from careergraph.exchange.tables.delimited import MOST_BYTES, decoded, read_delimited
from careergraph.exchange.tables.headings import known_headings
from careergraph.exchange.tables.markdown import read_markdown
from careergraph.exchange.tables.records import read_records
from careergraph.exchange.tables.workbook import read_workbook

if TYPE_CHECKING:
    from pathlib import Path

    from careergraph.exchange.tables.cells import Sheet
    from careergraph.exchange.tables.choices import Choices

__all__ = ["sheets_of"]

TEXTS = (".csv", ".tsv", ".txt", ".tab")
MARKDOWN = (".md", ".markdown")
RECORDS = (".json", ".yaml", ".yml")
WORKBOOKS = (".xlsx", ".xlsm")
# Nobody writes more into one text.
MOST_TABLES = 1_000


def sheets_of(path: Path, choices: Choices, notes: list[str]) -> list[Sheet]:
    """Return the sheets of a file or a folder.

    Raises
    ------
    GraphFileError
        The file cannot be read, is no table, or is larger than we read.
    MissingExtraError
        It is an Excel file and openpyxl is not installed.
    """
    score = known_headings(choices)
    if not path.is_dir() and (known := _foreign(path)):
        raise _unreadable(path, *known)
    if path.is_dir():
        entries = sorted(
            entry for entry in path.iterdir() if entry.suffix.lower() in TEXTS and entry.is_file()
        )
        if not entries:
            raise _unreadable(
                path, "this folder holds no CSV files", "name a file, or a folder with roles.csv and others"
            )
        found = [
            read_delimited(_content(entry), file=str(entry), name=entry.stem, score=score)
            for entry in entries
        ]
    elif path.suffix.lower() in WORKBOOKS:
        return read_workbook(_content(path), file=str(path), hidden=choices.hidden)
    elif path.suffix.lower() in (*MARKDOWN, *RECORDS) and path.exists():
        sheets, told = _from_text(path, notes)
        notes += told
        return sheets
    elif path.suffix.lower() in TEXTS or not path.suffix or not path.exists():
        found = [read_delimited(_content(path), file=str(path), score=score)]
    else:
        remedy = f"save the table as one of: {', '.join((*TEXTS, *WORKBOOKS, *MARKDOWN, *RECORDS))}"
        raise _unreadable(path, f"the ending {path.suffix!r} is unknown", remedy)
    if all(sheet.blank for sheet, _ in found):
        raise _unreadable(path, "there is nothing in it", "name another file")
    for _, told in found:
        notes += told
    return [sheet for sheet, _ in found]


def _from_text(path: Path, notes: list[str]) -> tuple[list[Sheet], list[str]]:
    """Return the tables of a text that people or programs wrote, and what is worth telling."""
    if path.suffix.lower() in RECORDS:
        return read_records(path)
    sheets, told = read_markdown(decoded(_content(path), str(path), notes), file=str(path))
    if not sheets:
        remedy = "only tables are read: rows of cells between bars, below a row of headings and a rule"
        raise _unreadable(path, "this text holds no table", remedy)
    if len(sheets) > MOST_TABLES:
        raise _unreadable(path, f"this text holds more than {MOST_TABLES:,} tables", "split it")
    return sheets, told


def _foreign(path: Path) -> tuple[str, str] | None:
    """Return what a file is that holds no table in a form that is read."""
    beginning = b""
    with suppress(OSError):  # told when the file is read
        if path.is_file():
            with path.open("rb") as file:
                beginning = file.read(100)
    return foreign(str(path), beginning) if beginning or is_link(str(path)) else None


def _content(path: Path) -> bytes:
    try:
        return read_regular(path, MOST_BYTES)
    except TooLargeError as error:
        raise _unreadable(path, str(error.strerror), "split it") from None
    except NotRegularError as error:
        raise _unreadable(path, str(error.strerror), "save what it gives to a file") from None
    except (OSError, ValueError) as error:
        raise _unreadable(path, *refusal(error)) from None


def _unreadable(path: Path, message: str, remedy: str) -> GraphFileError:
    return GraphFileError([CellProblem(message, remedy, file=str(path))], file=str(path))
