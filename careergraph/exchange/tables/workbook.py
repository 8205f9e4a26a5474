"""Excel files (.xlsx) as sheets of texts."""

from __future__ import annotations

import math
import re
import zlib
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET
from xml.parsers import expat

from careergraph.errors import GraphFileError, MissingExtraError
from careergraph.exchange.tables.cells import Sheet
from careergraph.exchange.tables.package import MOST_SHEETS, Entry, Package, unreadable
from careergraph.exchange.tables.worksheet import (
    MOST_CELLS,
    MOST_COLUMNS,
    Ends,
    Raw,
    TooLargeError,
    read_strings,
    read_xml,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from careergraph.exchange.tables.worksheet import Cell

__all__ = ["read_workbook"]

# Excel writes what XML cannot hold as _xHHHH_; these are the ones that texts hold or files bring.
_ESCAPED = re.compile(r"_x(005F|000D|FFFE|FFFF)_", re.IGNORECASE)
# A number as Excel stores it; a text in its place is shown as it stands.
_NUMBER = re.compile(r"-?(?:\d{1,400}(?:\.\d{0,400})?|\.\d{1,400})(?:[eE][+-]?\d{1,3})?")
# A whole number with more digits than this is a code, and kept as it is written.
EXACT_DIGITS = 15
MOST_KNOWN = 10_000

_BLANK: list[str] = []


def read_workbook(data: bytes, *, file: str, hidden: bool = False) -> list[Sheet]:
    """Return the sheets of an Excel file.

    Merged cells hold their value in every row that they cover and that says anything else; formulas the value
    that Excel last saw. Dates, errors such as ``#REF!`` and formulas without a value are told where such a
    cell is used.

    Parameters
    ----------
    data
        The file's content.
    file
        What problems call it.
    hidden
        Read hidden rows and columns too; else their cells are left out, and the sheet says how many.

    Raises
    ------
    MissingExtraError
        openpyxl is not installed.
    GraphFileError
        This is no Excel file, or a huge one.

    Notes
    -----
    Cost: O(what the file unpacks to), which is bounded; a lone cell far below or beside a table costs no more
    than itself.
    """
    try:
        import openpyxl  # noqa: F401 - it knows which formats of numbers are dates
    except ImportError:
        raise MissingExtraError("Reading an Excel file", "xlsx") from None
    package = Package(data, file=file)
    try:
        return list(_Workbook(package, hidden=hidden).sheets())
    except GraphFileError:
        raise
    except TooLargeError as error:
        package.refuse(str(error), error.remedy)
    except (
        ValueError, LookupError, OSError, EOFError, RuntimeError, NotImplementedError,
        expat.ExpatError, ET.ParseError, zlib.error, OverflowError,
    ) as error:  # fmt: skip
        # A broken file raises whatever the part raises that meets it.
        raise unreadable(file, error) from None


class _Workbook:
    """What the sheets of a workbook share: texts, the styles that are dates, and the bounds."""

    def __init__(self, package: Package, *, hidden: bool) -> None:
        self.package = package
        self.hidden = hidden
        self.cells_left = MOST_CELLS
        self.numbers: dict[tuple[str, int], tuple[str, tuple[str, str] | None]] = {}
        part = package.workbook()
        relations = package.relations(part)
        root = package.tree(part)
        self.entries = list(_entries(root, relations))
        if len(self.entries) > MOST_SHEETS:
            package.refuse(f"this file has more than {MOST_SHEETS} sheets")
        parts = dict(relations.values())
        self.dates: dict[int, bool] = {}
        self.shares: set[int] = set()
        if parts.get("styles", "") in package:
            self.dates, self.shares = _styles(package.tree(parts["styles"]))
        self.texts = (
            read_strings(package.pieces(parts["sharedStrings"]), most=MOST_CELLS)
            if parts.get("sharedStrings", "") in package
            else []
        )
        properties = next((item for item in root.iter() if item.tag.endswith("}workbookPr")), None)
        self.from_1904 = properties is not None and properties.get("date1904") in {"1", "true"}

    def sheets(self) -> Iterator[Sheet]:
        for entry in self.entries:
            raw = read_xml(self.package.pieces(entry.part), most=self.cells_left)
            yield self._sheet(entry, raw)

    def _sheet(self, entry: Entry, raw: Raw) -> Sheet:
        """Return a sheet as texts; the blank ends of its rows and its own are cut."""
        troubles: dict[tuple[int, int], tuple[str, str]] = {}
        rows: list[list[str]] = []
        unseen = 0
        columns = frozenset(
            column
            for first, last in ([] if self.hidden else raw.hidden_columns)
            for column in range(max(1, first), min(last, MOST_COLUMNS) + 1)
        )
        for number, cells in raw.rows:
            texts: list[str] = []
            aside = not self.hidden and number in raw.hidden_rows
            for cell in cells:
                text, trouble = self._read(cell)
                if not (text or trouble):
                    continue
                if aside or cell.column in columns:
                    unseen += 1
                    continue
                if trouble:
                    troubles[number, cell.column] = trouble
                texts += [""] * (cell.column - len(texts))
                texts[cell.column - 1] = text
            self.cells_left -= len(texts)
            if self.cells_left < 0:
                raise TooLargeError(f"this file has more than {MOST_CELLS} cells")
            if texts:
                rows += [_BLANK] * (number - 1 - len(rows))
                rows.append(texts)
        sheet = Sheet(
            self.package.file, entry.name, rows, troubles,
            hidden=entry.hidden, unseen=unseen, merged=tuple(sorted(set(raw.merged))),
        )  # fmt: skip
        _Spreading(sheet)
        return sheet

    def _read(self, cell: Cell) -> tuple[str, tuple[str, str] | None]:
        """Return the text of a cell, and what is wrong with it where it is of no use."""
        text = cell.text
        if text is None:
            trouble = ("this formula has no value yet", "open the file in a spreadsheet and save it again")
            return "", trouble if cell.formula else None
        if cell.type == "b":
            return ("yes" if text.strip() == "1" else "no"), None
        if cell.type == "d":
            return _date(text)
        if cell.type == "n":
            # A grid holds the same few numbers many times.
            if (known := self.numbers.get((text, cell.style))) is None:
                known = self._number(text.strip(), cell.style)
                if len(self.numbers) < MOST_KNOWN:
                    self.numbers[text, cell.style] = known
            return known
        if cell.type == "s":
            text = self.texts[int(text)]
        text = _ESCAPED.sub(_unescaped, text).replace("\r\n", "\n").replace("\r", "\n").strip()
        if cell.type == "e":
            return text, (f"this cell shows the error {text}", "mend its formula, or write the value")
        return text, None

    def _number(self, text: str, style: int) -> tuple[str, tuple[str, str] | None]:
        if not _NUMBER.fullmatch(text):
            return text, None
        value = float(text)
        if style in self.dates and math.isfinite(value):
            from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, from_excel

            epoch = CALENDAR_MAC_1904 if self.from_1904 else CALENDAR_WINDOWS_1900
            try:
                return _date(str(from_excel(value, epoch, timedelta=self.dates[style])))
            except (ValueError, OverflowError):
                return text, ("this cell shows the error #VALUE!", "mend its formula, or write the value")
        if style in self.shares and math.isfinite(value):
            return f"{100 * value:.6g}%", None
        if text.lstrip("-").isdecimal():
            return text if len(text) > EXACT_DIGITS else str(int(text)), None
        shown = f"{int(value)}" if value.is_integer() and abs(value) < 10**EXACT_DIGITS else repr(value)
        return shown if math.isfinite(value) else text, None


def _date(text: str) -> tuple[str, tuple[str, str]]:
    remedy = "format the cell as text and write it anew: spreadsheets turn 2-3 or May 25 into dates"
    return text, (f"this is a date or a time ({text})", remedy)


def _entries(root: ET.Element, relations: dict[str, tuple[str, str]]) -> Iterator[Entry]:
    """Yield the sheets of a workbook that hold cells: charts are none."""
    for item in root.iter():
        if item.tag.rpartition("}")[2] != "sheet":
            continue
        key = next((value for name, value in item.attrib.items() if name.endswith("}id")), "")
        kind, part = relations.get(key, ("", ""))
        if kind == "worksheet":
            hidden = item.get("state", "visible") in {"hidden", "veryHidden"}
            yield Entry(item.get("name", ""), part, hidden)


def _styles(root: ET.Element) -> tuple[dict[int, bool], set[int]]:
    """Return the styles of cells that are dates or times, and whether lengths of time; and of percentages."""
    from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format, is_timedelta_format

    formats = dict(BUILTIN_FORMATS)
    dates: dict[int, bool] = {}
    shares: set[int] = set()
    for item in root.iter():
        tag = item.tag.rpartition("}")[2]
        if tag == "numFmt":
            formats[int(item.get("numFmtId", 0))] = item.get("formatCode", "")[:255]
        elif tag == "cellXfs":
            for style, entry in enumerate(item):
                code = formats.get(int(entry.get("numFmtId", 0)))
                if code and is_date_format(code):
                    dates[style] = bool(is_timedelta_format(code))
                elif code and code.rstrip().endswith("%"):
                    shares.add(style)
    return dates, shares


class _Spreading:
    """Writes the value of merged cells into each row that they cover.

    Down only: a heading over several columns names the first of them. A row that says nothing else stays
    blank: there it would begin an entry that nobody wrote.
    """

    def __init__(self, sheet: Sheet) -> None:
        self.rows, self.troubles = sheet.rows, sheet.troubles
        self.widest = max(map(len, sheet.rows), default=0)
        self.said = [sum(map(bool, row)) for row in sheet.rows]
        self.troubled = {row for row, _ in sheet.troubles}
        for row, column in sheet.troubles:
            self.said[row - 1] += not sheet.rows[row - 1][column - 1]
        within = list(self._within(map(Ends._make, sheet.merged)))
        # Nothing is spread before it is known how much there is to do.
        covered = sum((bottom - top + 1) * (right - left + 1) for top, left, bottom, right in within)
        if covered > len(self.rows) * self.widest:
            raise TooLargeError(
                "the merged cells of a sheet cover more cells than it has: they overlap",
                "save the file anew in a spreadsheet program",
            )
        if covered > MOST_CELLS:
            raise TooLargeError(f"the merged cells of a sheet cover more than {MOST_CELLS} cells")
        for ends in within:
            self.spread(ends)

    def _within(self, merged: Iterable[Ends]) -> Iterator[Ends]:
        """Yield what merged cells cover of the rows and columns that hold anything."""
        most, widest = len(self.rows), self.widest
        for top, left, bottom, right in merged:
            if 1 <= top <= min(bottom, most) and 1 <= left <= min(right, widest):
                yield Ends(top, left, min(bottom, most), min(right, widest))

    def spread(self, ends: Ends) -> None:
        rows, troubles = self.rows, self.troubles
        top, left, bottom, right = ends
        shown = rows[top - 1][left - 1] if left <= len(rows[top - 1]) else ""
        trouble = troubles.get((top, left))
        for number in range(top, bottom + 1):
            row = rows[number - 1]
            # What a covered cell may still hold nobody sees.
            first = left + (number == top)
            if number in self.troubled or any(row[first - 1 : right]):
                for column in range(first, min(right, len(row)) + 1):
                    self._clear(row, number, column)
            if number > top and self.said[number - 1]:
                row += [""] * (left - len(row))
                row[left - 1] = shown
                if trouble:
                    troubles[number, left] = trouble
                    self.troubled.add(number)

    def _clear(self, row: list[str], number: int, column: int) -> None:
        told = self.troubles.pop((number, column), None)
        if row[column - 1] or told:
            row[column - 1] = ""
            self.said[number - 1] -= 1


def _unescaped(found: re.Match[str]) -> str:
    return chr(int(found[1], 16))
