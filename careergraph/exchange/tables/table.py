"""A table as it is understood: what its rows and columns are, and what is left out."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from careergraph.exchange.tables.cells import Place
from careergraph.exchange.tables.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careergraph.exchange.tables.cells import CellProblem, Sheet

__all__ = ["VALUE", "Column", "Line", "Table"]

# What a column of a grid means whose cells say how much of something is asked.
VALUE = "value"


@dataclass(frozen=True)
class Column:
    """A column of a table.

    Parameters
    ----------
    position
        Its 0-based place in a row.
    heading
        What stands above it.
    means
        Our name of it, `VALUE` for a role or a skill of a grid, empty where it is left out.
    cells
        How many of its cells say something.
    title
        The role, level or skill that a column of a grid stands for.
    group
        What a heading over several columns says of it.
    """

    position: int
    heading: str
    means: str
    cells: int = 0
    title: str = ""
    group: str = ""


@dataclass(frozen=True)
class Line:
    """One row of a table: its texts by our names of the columns."""

    table: Table
    row: int
    cells: list[str]

    def get(self, column: str) -> str:
        """Return the text of a column, empty where the table has no such column."""
        position = self.table.positions.get(column)
        return self.cells[position] if position is not None and position < len(self.cells) else ""

    def all(self, column: str) -> list[tuple[str, Place]]:
        """Return the texts of all columns that mean the same, each with its place."""
        return [
            (self.cells[position], Place(self.table.sheet, self.row, position + 1))
            for position in self.table.several.get(column, ())
            if position < len(self.cells) and self.cells[position]
        ]

    def has(self, column: str) -> bool:
        """Say whether the table has such a column."""
        return column in self.table.positions

    def place(self, column: str | None = None) -> Place:
        """Return the place of a column in this row, or that of the row."""
        position = self.table.positions.get(column or "")
        return Place(self.table.sheet, self.row, None if position is None else position + 1)


@dataclass
class Table:
    """A table that is understood.

    Parameters
    ----------
    kind
        What its rows are, one of `KINDS`, ``"grid"``, ``"people"`` or empty for what is left out.
    sheet
        Where it stands.
    headings
        The rows of headings, 1-based: one, or two of which the upper one groups columns.
    first_row, last_row
        The first and the last row of what stands below them.
    columns
        All columns with a heading or a meaning, in their order.
    down, across
        Of a grid: what its rows and its columns are, ``"skills"``, ``"roles"`` or ``"levels"``.
    cells
        Of a grid: ``"levels"``, ``"marks"`` or ``"texts"``.
    remarks
        What was assumed or left out, in sentences.
    options
        What would change how it is read.
    """

    kind: str
    sheet: Sheet
    headings: tuple[int, ...]
    first_row: int
    last_row: int
    columns: tuple[Column, ...]
    down: str = ""
    across: str = ""
    cells: str = ""
    remarks: list[str] = field(default_factory=list)
    options: list[str] = field(default_factory=list)

    @cached_property
    def positions(self) -> dict[str, int]:
        """Return our names of the columns -> their 0-based positions, of several the first."""
        found: dict[str, int] = {}
        for column in self.columns:
            if column.means:
                found.setdefault(column.means, column.position)
        return found

    @cached_property
    def several(self) -> dict[str, tuple[int, ...]]:
        """Return our names of the columns -> the positions of all that mean it."""
        found: dict[str, list[int]] = {}
        for column in self.columns:
            if column.means:
                found.setdefault(column.means, []).append(column.position)
        return {means: tuple(positions) for means, positions in found.items()}

    @cached_property
    def ours(self) -> bool:
        """Say whether this is a sheet as we write it: it bears our name and nothing but our headings."""
        kind = KINDS.get(self.kind)
        return (
            kind is not None
            and (self.sheet.name or "").replace("-", " ") == kind.sheet
            and not self.remarks
            and all(
                column.means and column.heading in {column.means, kind.columns[column.means][0]}
                for column in self.columns
            )
        )

    @property
    def values(self) -> list[Column]:
        """Return the columns of a grid that stand for a role, a level or a skill."""
        return [column for column in self.columns if column.means == VALUE]

    @property
    def unused(self) -> list[Column]:
        """Return the columns that are left out."""
        return [column for column in self.columns if not column.means]

    def heading(self, means: str) -> str:
        """Return what stands above a column of ours."""
        return next((column.heading for column in self.columns if column.means == means), "")

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """Yield the rows below the headings, each with its number."""
        yield from enumerate(self.sheet.rows[self.first_row - 1 : self.last_row], self.first_row)

    def lines(self) -> Iterator[Line]:
        """Yield the rows that say anything in a column that is understood."""
        used = [column.position for column in self.columns if column.means]
        troubled = {
            row for row, column in self.sheet.troubles if column - 1 in set(used)
        } if self.sheet.troubles else set()  # fmt: skip
        for number, cells in self.rows():
            if number in troubled or any(position < len(cells) and cells[position] for position in used):
                yield Line(self, number, cells)

    def astray(self) -> list[Place]:
        """Return the cells that stand under no heading."""
        under = {column.position for column in self.columns}
        return [
            Place(self.sheet, number, position + 1)
            for number, cells in self.rows()
            for position, text in enumerate(cells)
            if text and position not in under
        ]

    def troubles(self) -> Iterator[CellProblem]:
        """Yield what is wrong with cells that are used."""
        used = {column.position + 1 for column in self.columns if column.means}
        for (row, column), (message, remedy) in sorted(self.sheet.troubles.items()):
            if column in used and self.first_row <= row <= self.last_row:
                yield Place(self.sheet, row, column).problem(message, remedy)
