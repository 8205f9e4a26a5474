"""Where the tables of a sheet begin and end, and which rows hold their headings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careergraph.exchange.tables.cells import spanned
from careergraph.exchange.tables.headings import known_headings, tells
from careergraph.exchange.tables.values import LEVEL, MARK, sort_of
from careergraph.exchange.tables.values import number as number_of
from careergraph.exchange.tables.words import heading
from careergraph.wording import plural

if TYPE_CHECKING:
    from collections.abc import Sequence

    from careergraph.exchange.tables.cells import Sheet
    from careergraph.exchange.tables.choices import Choices

__all__ = ["Bounds", "without_notes"]

# A title, a logo or an explanation may stand above the headings.
HEADINGS_WITHIN = 20


class Bounds:
    """The places of the tables of one sheet."""

    def __init__(self, sheet: Sheet, choices: Choices) -> None:
        self.sheet, self.choices = sheet, choices
        self.score = known_headings(choices)
        self.rows = sheet.rows

    def first(self) -> int | None:
        """Return the row of the first headings, 1-based: of those that tell most, the first."""
        if self.choices.headings:
            return min(self.choices.headings, len(self.rows)) if self.rows else None
        top = self.rows[:HEADINGS_WITHIN]
        wide = any(sum(map(bool, row)) > 1 for row in self.rows[: 2 * HEADINGS_WITHIN])
        best, found = 0, None
        for number, row in enumerate(top, 1):
            filled = sum(map(bool, row))
            if not filled or (wide and filled == 1) or self._within(number, filled):
                continue
            told = self.score(row)
            if told > best:
                best, found = told, number
        return found or self._above_levels()

    def _within(self, number: int, filled: int) -> bool:
        """Say whether a row stands within a table: as full as the row above, and mostly of no headings."""
        above = self.rows[number - 2] if number > 1 else []
        if filled < 2 or sum(map(bool, above)) < filled:  # noqa: PLR2004 - one cell is no row of a table
            return False
        row = [text for text in self.rows[number - 1] if text]
        told = sum(map(bool, map(tells, row)))
        return 2 * told < filled or (2 * told == filled and any(number_of(text) is not None for text in row))

    def _above_levels(self) -> int | None:
        """Return the first row of texts above cells that say levels, where no heading is understood."""
        for number, row in enumerate(self.rows[:HEADINGS_WITHIN], 1):
            texts = [position for position, text in enumerate(row) if text and not text[0].isdecimal()]
            below = self.rows[number : number + 3]
            hits = sum(
                any(
                    position < len(other) and other[position] and sort_of(other[position]) in {LEVEL, MARK}
                    for other in below
                )
                for position in texts
            )
            if len(texts) > 2 and hits > 1:  # noqa: PLR2004 - a label and two columns
                return number
        return None

    def end(self, start: int) -> tuple[int, int | None]:
        """Return the last row of the table that begins in a row, and where the next one does."""
        blank = False
        for number in range(start + 1, len(self.rows) + 1):
            row = self.rows[number - 1]
            if not any(row):
                blank = True
            elif blank:
                if self._begins(number, start):
                    return number - 1, number
                blank = False
        return len(self.rows), None

    def _begins(self, number: int, start: int) -> bool:
        """Say whether another table begins in a row below a blank one."""
        row = [text for text in self.rows[number - 1] if text]
        if len(row) < 2 or any(sort_of(text) in {LEVEL, MARK} for text in row):  # noqa: PLR2004 - two headings
            return False
        if [heading(text) for text in row] == [heading(text) for text in self.rows[start - 1] if text]:
            return True
        return sum(tells(text) > 1 for text in row) >= 1 and sum(map(bool, map(tells, row))) * 2 >= len(row)

    def heading_cells(self, start: int) -> tuple[list[str], list[str], tuple[int, ...]]:
        """Return the headings of the columns, what stands above them, and the rows that hold both."""
        upper = self.rows[start - 1]
        lower = self.rows[start] if start < len(self.rows) else []
        above = self.rows[start - 2] if start > 1 else []
        if self._groups(upper, lower, start):
            return self._joined(upper, lower, (start, start + 1))
        if above and self._groups(above, upper, start - 1):
            return self._joined(above, upper, (start - 1, start))
        return list(upper), [""] * len(upper), (start,)

    def _groups(self, upper: Sequence[str], lower: Sequence[str], number: int) -> bool:
        """Say whether a row of headings stands above another one that it groups."""
        if sum(map(bool, upper)) < 1 or sum(map(bool, lower)) < 2 or number >= len(self.rows):  # noqa: PLR2004
            return False
        own = {
            position for position, text in enumerate(lower)
            if text and not (position < len(upper) and upper[position] == text)
        }  # fmt: skip
        if len(own) < 2 or any(sort_of(lower[position]) in {LEVEL, MARK} for position in own):  # noqa: PLR2004
            return False
        spans = [(left, right) for left, right in self.sheet.spans(number) if right > left]
        bare = sum(position >= len(upper) or not upper[position] for position in own)
        if spans:
            return spanned(spans, sorted(own)) >= 2  # noqa: PLR2004 - one group of two
        following = self.rows[number + 1] if number + 1 < len(self.rows) else []
        below = [following[position] for position in own if position < len(following)]
        filled = [position for position in own if position < len(upper) and upper[position]]
        levels = sum(bool(text) and sort_of(text) in {LEVEL, MARK} for text in below)
        return 0 < len(filled) <= bare and levels * 2 >= len(own)

    def _joined(
        self, upper: Sequence[str], lower: Sequence[str], rows: tuple[int, ...]
    ) -> tuple[list[str], list[str], tuple[int, ...]]:
        width = max(len(upper), len(lower))
        above = [*upper, *[""] * (width - len(upper))]
        cells = [*lower, *[""] * (width - len(lower))]
        groups = [""] * width
        spans = {left - 1: right for left, right in self.sheet.spans(rows[0])}
        current, until = "", 0
        for position in range(width):
            if above[position] and above[position] != cells[position]:
                current, until = above[position], spans.get(position, width if not spans else position + 1)
            elif above[position]:
                current = ""
            if position >= until:
                current = ""
            groups[position] = current if cells[position] else ""
            cells[position] = cells[position] or above[position]
        return cells, groups, rows


def without_notes(rows: list[list[str]], first: int, end: int, width: int) -> tuple[int, str]:
    """Return the last row of a table without the notes below a blank row, and what is left out so.

    >>> without_notes([["a", "b", "c"], ["1", "2", "3"], [], ["Note: x"]], 2, 4, 3)
    (2, 'notes below the table, from row 4 (1 cell)')
    """
    if width < 3:  # noqa: PLR2004 - narrow tables have rows of one cell
        return end, ""
    last, cut = end, end
    while last > first and sum(map(bool, rows[last - 1])) <= 1:
        if not any(rows[last - 1]):
            cut = last - 1
        last -= 1
    notes = [number for number in range(cut + 1, end + 1) if any(rows[number - 1])]
    if not notes:
        return end, ""
    return cut, f"notes below the table, from row {notes[0]} ({plural(len(notes), 'cell')})"
