"""The XML of a sheet: its cells, merged cells and hidden rows, read once and in bounded memory."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple
from xml.parsers import expat

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

__all__ = [
    "MOST_CELLS",
    "MOST_COLUMNS",
    "MOST_MERGED",
    "MOST_ROWS",
    "Cell",
    "Ends",
    "Raw",
    "TooLargeError",
    "read_strings",
    "read_xml",
]

# Excel has no more rows and columns; every cell counts, blank ones too.
MOST_ROWS, MOST_COLUMNS = 1_048_576, 16_384
MOST_CELLS = 5_000_000
LONGEST_COLUMN = 6
MOST_MERGED = 100_000

_MERGED = re.compile(r"([A-Za-z]{1,3})([0-9]{1,7})(?::(?:([A-Za-z]{1,3})([0-9]{1,7}))?)?")


class Ends(NamedTuple):
    """The first and the last row and column of merged cells, 1-based."""

    top: int
    left: int
    bottom: int
    right: int


class Cell(NamedTuple):
    """A cell that holds something: its 1-based column, its type and style as written, and its text."""

    column: int
    type: str
    style: int
    text: str | None
    formula: bool


@dataclass
class Raw:
    """What a sheet's XML says.

    ``rows`` holds the cells of each row that has any; ``hidden_columns`` spans of columns.
    """

    rows: list[tuple[int, list[Cell]]] = field(default_factory=list)
    merged: list[Ends] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)


class TooLargeError(Exception):
    """A bound is met; the text says which, and ``remedy`` what to do."""

    def __init__(self, message: str, remedy: str = "keep to one graph in a file") -> None:
        super().__init__(message)
        self.remedy = remedy


def _parser() -> Any:  # noqa: ANN401 - expat's parser has no public name
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True

    def refuse(*_: object) -> None:
        raise ValueError("a document type")  # no spreadsheet has one; it is how entities explode

    parser.StartDoctypeDeclHandler = refuse
    return parser


def _fed(parser: Any, pieces: Iterable[bytes]) -> None:  # noqa: ANN401
    for piece in pieces:
        parser.Parse(piece, False)  # noqa: FBT003 - expat's own face
    parser.Parse(b"", True)  # noqa: FBT003


def read_strings(pieces: Iterable[bytes], *, most: int) -> list[str]:
    """Return the texts that the cells of a workbook share; how a text is read aloud is no part of it."""
    texts: list[str] = []
    parts: list[str] = []
    inside = aside = 0
    parser = _parser()

    def start(name: str, _: object) -> None:
        nonlocal inside, aside
        tag = name.rpartition("}")[2]
        inside += tag == "t"
        aside += tag == "rPh"

    def end(name: str) -> None:
        nonlocal inside, aside
        tag = name.rpartition("}")[2]
        inside -= tag == "t"
        aside -= tag == "rPh"
        if tag == "si":
            texts.append("".join(parts))
            parts.clear()
            if len(texts) > most:
                raise TooLargeError(f"this file holds more than {most} texts")

    def text(value: str) -> None:
        if inside and not aside:
            parts.append(value)

    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, text
    _fed(parser, pieces)
    return texts


def read_xml(pieces: Iterable[bytes], *, most: int) -> Raw:
    """Return what the XML of a sheet says.

    Parameters
    ----------
    pieces
        The XML.
    most
        How many cells there may be, blank ones included.

    Raises
    ------
    TooLargeError
        There are more rows, columns, cells or merged cells than Excel has or we read.
    ValueError, expat.ExpatError
        This is no sheet.

    Notes
    -----
    Cost: O(letters of the XML) time; memory for the cells that hold something.
    """
    reading = _Reading(most)
    parser = _parser()
    parser.StartElementHandler = reading.start
    parser.EndElementHandler = reading.end
    parser.CharacterDataHandler = reading.text
    _fed(parser, pieces)
    for number, cells in sorted(reading.rows.items()):
        cells.sort(key=attrgetter("column"))
        reading.raw.rows.append((number, cells))
    return reading.raw


class _Reading:
    """One pass over a sheet's XML."""

    def __init__(self, most: int) -> None:
        self.raw = Raw()
        # Excel writes rows and cells in order; others need not.
        self.rows: dict[int, list[Cell]] = {}
        self.most = most
        self.seen = 0
        self.row = self.column = 0
        self.cells: list[Cell] = []
        self.type, self.style = "n", 0
        self.parts: list[str] = []
        self.valued = self.formula = False
        # Whether the text that comes belongs to the cell: inside a value, or an inline text.
        self.taking = self.aside = False
        self._starts: dict[str, Callable[[dict[str, str]], None]] = {
            "c": self._cell,
            "row": self._row,
            "mergeCell": self._merge,
            "col": self._columns,
        }

    def start(self, name: str, attributes: dict[str, str]) -> None:
        tag = _tag(name)
        if tag in {"v", "t"}:
            self.taking = not self.aside
            self.valued = True
        elif tag == "f":
            self.formula = True
        elif tag == "rPh":
            self.aside = True
        elif handler := self._starts.get(tag):
            handler(attributes)

    def text(self, value: str) -> None:
        if self.taking:
            self.parts.append(value)

    def end(self, name: str) -> None:
        tag = _tag(name)
        if tag in {"v", "t"}:
            self.taking = False
        elif tag == "rPh":
            self.aside = False
        elif tag == "c":
            text = "".join(self.parts) if self.valued and self.parts else None
            if text is not None or self.formula:
                self.cells.append(Cell(self.column, self.type, self.style, text, self.formula))
        elif tag == "row" and self.cells:
            known = self.rows.setdefault(self.row, self.cells)
            if known is not self.cells:
                known += self.cells
            self.cells = []

    def _row(self, attributes: dict[str, str]) -> None:
        number = int(attributes.get("r", self.row + 1))
        if number > MOST_ROWS:
            raise TooLargeError(f"this sheet has more than {MOST_ROWS} rows")
        self.row, self.column, self.cells = number, 0, []
        if attributes.get("hidden") in {"1", "true"}:
            self.raw.hidden_rows.add(number)

    def _cell(self, attributes: dict[str, str]) -> None:
        self.seen += 1
        if self.seen > self.most:
            raise TooLargeError(f"this file has more than {MOST_CELLS} cells")
        written = attributes.get("r", "").rstrip("0123456789")
        column = _column(written) if written else self.column + 1
        if column > MOST_COLUMNS:
            raise TooLargeError(f"this sheet has more than {MOST_COLUMNS} columns")
        self.column = column
        self.type = attributes.get("t", "n")
        self.style = int(attributes.get("s", 0))
        self.parts = []
        self.valued = self.formula = False

    def _merge(self, attributes: dict[str, str]) -> None:
        if len(self.raw.merged) >= MOST_MERGED:
            raise TooLargeError(f"this sheet has more than {MOST_MERGED} merged cells")
        if found := _MERGED.fullmatch(attributes.get("ref", "")):
            left, top, right, bottom = found.groups()
            ends = int(top), _column(left), int(bottom or top), _column(right or left)
            self.raw.merged.append(Ends._make(ends))

    def _columns(self, attributes: dict[str, str]) -> None:
        if attributes.get("hidden") in {"1", "true"}:
            span = int(attributes.get("min", 1)), int(attributes.get("max", MOST_COLUMNS))
            self.raw.hidden_columns.append(span)


@lru_cache(maxsize=100)
def _tag(name: str) -> str:
    return name.rpartition("}")[2]


@lru_cache(maxsize=MOST_COLUMNS)
def _column(letters: str) -> int:
    """Return the 1-based number of a column.

    >>> _column("A"), _column("aa"), _column("XFD")
    (1, 27, 16384)
    """
    if not (letters.isascii() and letters.isalpha()):
        raise ValueError("no column")
    number = 0
    for letter in letters[:LONGEST_COLUMN].upper():
        number = 26 * number + ord(letter) - ord("A") + 1
    return number
