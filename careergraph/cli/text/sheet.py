"""Text that fits its terminal: headings, paragraphs, lists and tables without boxes."""

from __future__ import annotations

import re
import shutil
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

import click

from careergraph import names

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

__all__ = ["Column", "Sheet", "clean"]

# Lines of prose longer than this are hard to read, however wide the terminal.
MEASURE = 100
NARROWEST = 20
# Words up to this length are not broken in a table: its rows become lines before.
UNBROKEN = 18
GAP = "  "

# What would steer the terminal instead of being read: control characters, and marks that reverse letters.
STEERING = re.compile(f"[\x00-\x08\x0b-\x1f{names.STEERING}\ud800-\udfff]")

# A space that no line is broken at.
CLINGING = re.compile(r" (?=%|\[\d)")


def clean(text: str) -> str:
    r"""Return text without characters that would steer the terminal.

    >>> clean("red: \x1b[31m")
    'red: \ufffd[31m'
    """
    return STEERING.sub("\ufffd", text)


def cells(text: str) -> int:
    """Return how many cells of a terminal a text takes: wide letters take two, accents none."""
    if text.isascii():
        return len(text)
    wide = sum(unicodedata.east_asian_width(letter) in "WF" for letter in text)
    return len(text) + wide - sum(unicodedata.category(letter) in {"Mn", "Me", "Cf"} for letter in text)


def words(text: str) -> list[str]:
    """Return the words of a text, cleaned; a per cent sign and the mark of a note stay with their word."""
    return [word.replace("\0", " ") for word in re.sub(CLINGING, "\0", clean(text)).split()]


def longest_word(text: str) -> int:
    """Return how many cells the longest word of a text takes."""
    return max(map(cells, words(text)), default=0)


def wrap(text: str, width: int) -> list[str]:
    """Break a text into lines of at most ``width`` cells, between words where it can be."""
    lines = [""]
    for word in words(text):
        rest = word
        if lines[-1] and cells(lines[-1]) + 1 + cells(rest) <= width:
            lines[-1] += f" {rest}"
            continue
        if lines[-1]:
            lines.append("")
        while cells(rest) > width:
            cut = next(n for n in range(len(rest), 0, -1) if cells(rest[:n]) <= width or n == 1)
            lines[-1], rest = rest[:cut], rest[cut:]
            lines.append("")
        lines[-1] = rest
    return lines


class Column(NamedTuple):
    """A column of a table: its heading, and how narrow it may become by wrapping its text (0: never)."""

    title: str
    least: int = 0
    right: bool = False


class Sheet:
    """Lines on their way to the terminal, laid out for its width.

    Parameters
    ----------
    width
        The terminal's columns; by default ``$COLUMNS``, else those of the terminal, else 80.
    """

    def __init__(self, width: int | None = None) -> None:
        self.width = max(width or shutil.get_terminal_size().columns, NARROWEST)
        self._lines: list[str] = []

    def gap(self) -> None:
        """Leave a line empty, once, and never the first."""
        if self._lines and self._lines[-1]:
            self._lines.append("")

    def heading(self, text: str) -> None:
        """Begin a new part."""
        self.gap()
        self._lines += [click.style(line, bold=True) for line in wrap(text, self.width)]

    def text(self, text: str, *, indent: int = 0, mark: str = "") -> None:
        """Add a paragraph; ``mark`` stands before it, and its further lines stand under its first."""
        before = " " * indent + mark
        width = min(self.width, MEASURE) - cells(before)
        if mark and width < NARROWEST // 2:  # the mark leaves no room beside it
            self.text(mark, indent=indent)
            self.text(text, indent=indent + len(GAP))
            return
        first, *rest = wrap(text, max(width, NARROWEST // 2))
        self._lines.append((before + first).rstrip())
        self._lines += [" " * cells(before) + line for line in rest]

    def items(self, texts: Iterable[str], *, indent: int = 2) -> None:
        """Add a list."""
        for text in texts:
            self.text(text, indent=indent, mark="- ")

    def fits(self, columns: Sequence[Column], rows: Sequence[Sequence[str]], *, indent: int = 0) -> bool:
        """Say whether a table without a header fits the terminal as columns."""
        body = [[clean(cell) for cell in row] for row in rows]
        used = [n for n in range(len(columns)) if any(row[n] for row in body)]
        body = [[row[n] for n in used] for row in body]
        return fitted([columns[n] for n in used], body, self.width - indent, header=False) is not None

    def table(
        self,
        columns: Sequence[Column],
        rows: Iterable[Sequence[str]],
        *,
        indent: int = 0,
        header: bool = True,
    ) -> None:
        """Add a table; see `tables`."""
        self.tables(columns, {"": rows}, indent=indent, header=header)

    def tables(
        self,
        columns: Sequence[Column],
        groups: Mapping[str, Iterable[Sequence[str]]],
        *,
        indent: int = 0,
        header: bool = True,
    ) -> None:
        """Add a table in parts, each under its name, without the columns that are empty in every row.

        Where even its narrowest form is too wide, each row becomes a few lines of its own.
        """
        parts = {name: [[clean(cell) for cell in row] for row in rows] for name, rows in groups.items()}
        used = [n for n in range(len(columns)) if any(row[n] for part in parts.values() for row in part)]
        if not used:
            return
        columns = [columns[n] for n in used]
        parts = {name: [[row[n] for n in used] for row in part] for name, part in parts.items()}
        body = [row for part in parts.values() for row in part]
        widths = fitted(columns, body, self.width - indent, header=header)
        margin = " " * indent
        if header and widths:
            line = _row([column.title for column in columns], columns, widths)
            self._lines += [margin + click.style(text, dim=True) for text in line]
        for name, part in parts.items():
            if name:
                self._lines += [click.style(text, bold=True) for text in wrap(name, self.width)]
            for row in part:
                if widths is None:
                    self._stack(columns, row, indent=indent)
                else:
                    self._lines += [margin + text for text in _row(row, columns, widths)]

    def _stack(self, columns: Sequence[Column], row: Sequence[str], *, indent: int) -> None:
        """Add a row as a few lines: its first cell, then each other one after its column's title."""
        self.text(row[0], indent=indent)
        for column, cell in zip(columns[1:], row[1:], strict=True):
            if cell:
                self.text(cell, indent=indent + 2, mark=f"{column.title}: " if column.title else "")

    def __str__(self) -> str:
        """Return the text as it would be printed in a terminal with colours."""
        return "\n".join(self._lines)

    def print(self) -> None:
        """Print the text; bold and dim letters only where a terminal shows them."""
        if self._lines:
            click.echo(str(self))


def fitted(
    columns: Sequence[Column], body: Sequence[Sequence[str]], width: int, *, header: bool
) -> list[int] | None:
    """Return the columns' widths within ``width``, or None where the table does not fit."""
    widths = [
        max(cells(text) for text in (column.title if header else "", *(row[n] for row in body)))
        for n, column in enumerate(columns)
    ]
    least = [
        column.least and max(column.least, *(min(longest_word(row[n]), UNBROKEN) for row in body))
        for n, column in enumerate(columns)
    ]
    excess = sum(widths) + len(GAP) * (len(widths) - 1) - width
    while excess > 0:
        spare = [(widths[n] - least[n], n) for n in range(len(columns)) if least[n]]
        if not spare or max(spare)[0] <= 0:
            return None
        # Take from the widest of those that can give, so that no column starves before the others.
        _, n = max((widths[n], n) for room, n in spare if room > 0)
        widths[n] -= 1
        excess -= 1
    return widths


def _row(row: Sequence[str], columns: Sequence[Column], widths: Sequence[int]) -> list[str]:
    """Return the lines of one row of a table."""
    wrapped = [wrap(cell, width) for cell, width in zip(row, widths, strict=True)]
    lines = []
    for n in range(max(map(len, wrapped))):
        parts = []
        for column, width, cell in zip(columns, widths, wrapped, strict=True):
            text = cell[n] if n < len(cell) else ""
            padding = " " * (width - cells(text))
            parts.append(padding + text if column.right else text + padding)
        lines.append(GAP.join(parts).rstrip())
    return lines
