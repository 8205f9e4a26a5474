"""Cells and the places of cells: what a spreadsheet holds, and how a problem names where it is."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from careergraph.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["CellProblem", "Place", "Sheet", "letters", "spanned"]


@dataclass(frozen=True, slots=True)
class CellProblem(Problem):
    """One thing that is wrong with a spreadsheet.

    Parameters
    ----------
    sheet
        The sheet's name, or None where the file has but one.

    Notes
    -----
    ``line`` is the row and ``column`` the column, both 1-based, as a spreadsheet counts them: a cell with
    line breaks is still one row.
    """

    sheet: str | None = None

    def __str__(self) -> str:
        """Return one line: place, what is wrong, what to do."""
        parts = [self.file] if self.file else []
        if self.sheet:
            parts.append(f"sheet {self.sheet!r}")
        if self.line:
            parts.append(f"row {self.line}")
        if self.column:
            parts.append(f"column {letters(self.column)}")
        text = f"{self.message}; {self.remedy}" if self.remedy else self.message
        return f"{', '.join(parts)}: {text}" if parts else text


def letters(column: int) -> str:
    """Return the letters that a spreadsheet gives a 1-based column.

    >>> letters(1), letters(26), letters(27), letters(703)
    ('A', 'Z', 'AA', 'AAA')
    """
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def spanned(spans: Sequence[tuple[int, int]], positions: Sequence[int]) -> int:
    """Return how many positions, counted from 0, lie within spans of columns, counted from 1.

    Both go from left to right.

    >>> spanned([(1, 3), (5, 6)], [0, 3, 4, 9])
    2
    """
    covered = at = end = 0
    for position in positions:
        while at < len(spans) and spans[at][0] <= position + 1:
            end = max(end, spans[at][1])
            at += 1
        covered += position < end
    return covered


@dataclass(frozen=True)
class Sheet:
    """One sheet as texts.

    Parameters
    ----------
    file
        The file's name as the user gave it.
    name
        The sheet's name, or None where the file has but one.
    rows
        The texts of all rows, the first one first; rows may differ in length, and blank ones are there too.
    troubles
        (row, column), 1-based, of cells without a usable text -> what is wrong and what to do.
    hidden
        Whether the spreadsheet hides the whole sheet.
    unseen
        How many cells in hidden rows and columns were left out.
    merged
        First and last row and column (1-based) of cells that are merged, sorted.
    part
        Whether it is one table of a text, whose levels are those of the others.
    """

    file: str
    name: str | None
    rows: list[list[str]]
    troubles: dict[tuple[int, int], tuple[str, str]] = field(default_factory=dict)
    hidden: bool = False
    unseen: int = 0
    merged: tuple[tuple[int, int, int, int], ...] = ()
    part: bool = False

    @property
    def name_or_file(self) -> str:
        """Return what a sentence calls it."""
        return self.name or self.file

    @property
    def blank(self) -> bool:
        """Say whether nothing at all is written here."""
        return not self.troubles and not any(text for row in self.rows for text in row)

    def spans(self, row: int) -> list[tuple[int, int]]:
        """Return the first and last column of the merged cells that begin in a row, from left to right.

        >>> Sheet("t.xlsx", None, [], merged=((1, 1, 1, 2), (2, 1, 2, 3), (2, 5, 2, 6))).spans(2)
        [(1, 3), (5, 6)]
        """
        first, end = (bisect_left(self.merged, (number, 0, 0, 0)) for number in (row, row + 1))
        return [(left, right) for _, left, _, right in self.merged[first:end]]


class Place(NamedTuple):
    """A cell, a row (no column) or a whole sheet (no row)."""

    sheet: Sheet
    row: int | None = None
    column: int | None = None

    def named_from(self, other: Place) -> str:
        """Return the row as a problem at another place names it: with its sheet if that is another one."""
        if self.sheet is other.sheet:
            return f"row {self.row}"
        return f"row {self.row} of {self.sheet.name or self.sheet.file}"

    def problem(self, message: str, remedy: str = "") -> CellProblem:
        """Return a problem at this place."""
        return CellProblem(
            message, remedy, file=self.sheet.file, line=self.row, column=self.column, sheet=self.sheet.name
        )
