"""Tables as text: CSV as spreadsheets write it, with commas, semicolons or tabs."""

from __future__ import annotations

import csv
import io
import re
from contextlib import suppress
from itertools import islice
from typing import TYPE_CHECKING

from careergraph.errors import GraphFileError
from careergraph.exchange.tables.cells import CellProblem, Sheet
from careergraph.exchange.tables.worksheet import MOST_COLUMNS
from careergraph.wording import guarded, unguarded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

__all__ = ["MOST_BYTES", "csv_pieces", "decoded", "read_delimited", "to_csv"]

MOST_BYTES = 256 * 2**20
# Excel puts no more into a cell; a missing quotation mark makes cells that swallow the rest of the file.
MOST_TEXT = 1_000_000
DELIMITERS = ",;\t|"
# Rows that are looked at to tell which delimiter fits.
SAMPLE = 50
# Rows that are written at once.
ROWS = 100

_SEPARATOR_LINE = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)


def to_csv(rows: Iterable[Sequence[str | float | None]]) -> str:
    r"""Return rows as CSV (RFC 4180, but lines end in a line feed), safe to open in a spreadsheet.

    >>> to_csv([["title", "years"], ["=Head", 2.5], ["A, B", None]])
    'title,years\n\'=Head,2.5\n"A, B",\n'
    """
    return "".join(csv_pieces(rows))


def csv_pieces(rows: Iterable[Sequence[str | float | None]]) -> Iterator[str]:
    """Yield rows as CSV, as `to_csv` returns them, piece by piece."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    rows = iter(rows)
    while batch := list(islice(rows, ROWS)):
        writer.writerows([_written(value) for value in row] for row in batch)
        yield text.getvalue()
        text.seek(0)
        text.truncate()


def _written(value: str | float | None) -> str | float:
    if value is None:
        return ""
    if isinstance(value, str):
        return guarded(value)
    return int(value) if float(value).is_integer() else value


def read_delimited(
    data: bytes, *, file: str, name: str | None = None, score: Callable[[Sequence[str]], int]
) -> tuple[Sheet, list[str]]:
    """Return the sheet that a delimited text holds, and what is worth telling about how it was read.

    Parameters
    ----------
    data
        The file's content: UTF-8 or UTF-16 with or without a mark, else Windows-1252, which is told.
    file, name
        What problems call the file and the sheet.
    score
        How many of a row's cells are headings we know. Of the delimiters, the one wins whose rows know most.

    Raises
    ------
    GraphFileError
        The text is no table: a quotation mark is not closed, say.
    """
    notes: list[str] = []
    text = decoded(data, file, notes)
    stated = _SEPARATOR_LINE.match(text)
    if stated:
        # Excel's own way to say the delimiter; it shows no row for this line.
        text = text[stated.end() :]
        delimiter = stated[1]
    else:
        delimiter = _delimiter(text, score)
    rows: list[list[str]] = []
    before = csv.field_size_limit(MOST_TEXT)
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
        rows.extend([_clean(cell) for cell in row] for row in reader)
    except csv.Error as error:
        message, remedy = _words(str(error))
        problem = CellProblem(message, remedy, file=file, line=len(rows) + 1, sheet=name)
        raise GraphFileError([problem], file=file) from None
    finally:
        csv.field_size_limit(before)  # it holds for the whole process
    wide = next((number for number, row in enumerate(rows, 1) if len(row) > MOST_COLUMNS), None)
    if wide:
        message = f"this row has more than {MOST_COLUMNS:,} columns, more than any spreadsheet"
        problem = CellProblem(
            message, "check the delimiter, or split the table", file=file, line=wide, sheet=name
        )
        raise GraphFileError([problem], file=file)
    return Sheet(file, name, rows), notes


def _clean(cell: str) -> str:
    if not cell:
        return cell
    text = cell.replace("\r\n", "\n").replace("\r", "\n").strip()
    return unguarded(text).strip()


def decoded(data: bytes, file: str, notes: list[str]) -> str:
    """Return the text of a file: UTF-8 or UTF-16, else Windows-1252, which is noted."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    # No text in UTF-8 holds a zero byte; headings in UTF-16 do in every second place.
    if b"\0" in data[:2]:
        return data.decode("utf-16-be" if data.startswith(b"\0") else "utf-16-le", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        notes.append(f"{file}: this is no UTF-8; it is read as Windows-1252, check letters beyond A to Z")
        return data.decode("cp1252", errors="replace")


def _delimiter(text: str, score: Callable[[Sequence[str]], int]) -> str:
    """Return the delimiter that makes the most of the row of headings: those that we know, else columns."""
    best = (0, 0)
    found = ","
    for delimiter in DELIMITERS:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        rows: list[list[str]] = []
        with suppress(csv.Error):  # told when the whole text is read
            rows.extend(islice(reader, SAMPLE))
        # The first row that is mostly headings: a text further down may hold other delimiters and such words.
        headings = (count for row in rows if (count := score(row)) and 2 * count >= sum(map(bool, row)))
        worth = (next(headings, 0), max(map(len, rows[:1]), default=0))
        if worth > best:
            best, found = worth, delimiter
    return found


def _words(complaint: str) -> tuple[str, str]:
    if "field larger" in complaint:
        return (
            f"a cell holds more than {MOST_TEXT} characters",
            "look above for a quotation mark that is not closed",
        )
    if "unexpected end" in complaint:
        return "a quotation mark is not closed before the end of the file", "close it"
    return (
        "a quotation mark stands inside a cell",
        'put the cell in quotation marks and double those inside: ""',
    )
