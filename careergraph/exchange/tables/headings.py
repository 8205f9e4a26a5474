"""What the rows of headings of a table mean, and the rows below them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from careergraph.errors import QuestionError
from careergraph.exchange.tables.cells import CellProblem, Place
from careergraph.exchange.tables.kinds import KINDS, ROLE
from careergraph.names import fold, near

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from careergraph.exchange.tables.cells import Sheet
    from careergraph.exchange.tables.kinds import Kind

__all__ = ["Line", "Table", "check_map", "heading", "known_headings", "table_of"]

# A longer text is no heading.
LONGEST_HEADING = 300
# A title, a logo or an explanation may stand above the headings.
HEADINGS_WITHIN = 20
# Columns of moves that speak of the skill in the same row.
_OF_A_SKILL = frozenset({"level", "optional", "essential", "skill sources"})
_LEADING_ON = frozenset({"role", "job", "position", "promotion", "promoted", "leads"})
# Which kind a table without a telling name has: the first of these whose needed columns are there.
_BY_HEADINGS = ("moves", "expected", "roles", "skills", "levels", "proficiency")
_ANY_COLUMN = sorted({column for kind in KINDS.values() for column in kind.columns})


def heading(text: str) -> str:
    """Return a heading as headings are compared: any case, spaces, underscores and capitals inside words.

    >>> heading("Role_Level"), heading("roleLevel "), heading("Skill level (1-4)")
    ('role level', 'role level', 'skill level')
    """
    text = text[:LONGEST_HEADING]
    text = re.sub(r"\([^()]*\)|\[[^\][]*\]", " ", text) if not text.startswith(("(", "[")) else text
    text = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", text)
    return fold(re.sub(r"[_\-./:?*#]+", " ", text))


_KNOWN = frozenset(
    heading(name) for kind in KINDS.values() for names in kind.columns.values() for name in names
)


def check_map(mapping: Mapping[str, str]) -> dict[str, str]:
    """Return what ``--map`` says with our columns' names as they stand here.

    Raises
    ------
    QuestionError
        No table has such a column.
    """
    checked = {}
    for ours, theirs in mapping.items():
        if heading(ours) not in _ANY_COLUMN:
            names = near(heading(ours), _ANY_COLUMN)
            remedy = (
                f"did you mean {' or '.join(map(repr, names))}?"
                if names
                else f"ours are: {', '.join(_ANY_COLUMN)}"
            )
            raise QuestionError(f"--map: no column of ours is called {ours!r}; {remedy}")
        checked[heading(ours)] = theirs
    return checked


def known_headings(mapping: Mapping[str, str]) -> Callable[[Sequence[str]], int]:
    """Return a function that counts the headings of a row that are known, or named by ``--map``."""
    known = _KNOWN | {heading(theirs) for theirs in mapping.values()}
    return lambda row: len({text for cell in row if (text := heading(cell)) in known})


@dataclass(frozen=True)
class Line:
    """One row of a table: its texts by our names of the columns."""

    table: Table
    row: int
    cells: list[str]

    def get(self, column: str) -> str:
        """Return the text of a column, empty where the table has no such column."""
        position = self.table.columns.get(column)
        return self.cells[position] if position is not None and position < len(self.cells) else ""

    def place(self, column: str | None = None) -> Place:
        """Return the place of a column in this row, or that of the row."""
        position = self.table.columns.get(column or "")
        return Place(self.table.sheet, self.row, None if position is None else position + 1)


@dataclass(frozen=True)
class Table:
    """A sheet whose columns are understood: our names of the columns -> their 0-based positions."""

    kind: str
    sheet: Sheet
    columns: dict[str, int]
    first_row: int
    unused: list[str]

    def lines(self) -> Iterator[Line]:
        """Yield the rows below the headings that say anything in a column that is understood."""
        for number, cells in enumerate(self.sheet.rows[self.first_row - 1 :], self.first_row):
            if any(
                (position < len(cells) and cells[position]) or (number, position + 1) in self.sheet.troubles
                for position in self.columns.values()
            ):
                yield Line(self, number, cells)

    def astray(self) -> list[Place]:
        """Return the cells that stand under no heading."""
        headings = self.sheet.rows[self.first_row - 2]
        under = {position for position, text in enumerate(headings) if text}
        return [
            Place(self.sheet, number, position + 1)
            for number, cells in enumerate(self.sheet.rows[self.first_row - 1 :], self.first_row)
            for position, text in enumerate(cells)
            if text and position not in under
        ]

    def troubles(self) -> Iterator[CellProblem]:
        """Yield what is wrong with cells that are used."""
        used = {position + 1 for position in self.columns.values()}
        for (row, column), (message, remedy) in sorted(self.sheet.troubles.items()):
            if column in used and row >= self.first_row:
                yield Place(self.sheet, row, column).problem(message, remedy)


def table_of(sheet: Sheet, mapping: Mapping[str, str]) -> tuple[Table | None, list[CellProblem]]:
    """Return the table that a sheet holds, or None where it is none; and what is wrong with its headings.

    Parameters
    ----------
    sheet
        The sheet.
    mapping
        Our name of a column -> their heading, for those that we would not understand; see `check_map`.
    """
    score = known_headings(mapping)
    top = sheet.rows[:HEADINGS_WITHIN]
    # The first of the rows that know most headings: data below may repeat a word or two.
    number = max(range(len(top)), key=lambda row: (score(top[row]), -row), default=0)
    named = _kind_by_name(sheet.name)
    if not top or not score(top[number]):
        if named and not sheet.blank:
            return None, [Place(sheet, 1).problem(*_no_headings(named))]
        return None, []
    cells = top[number]
    if (
        named in {"roles", "skills"}
        and {"role", "skill"} <= _columns(KINDS["expected"], cells, mapping).keys()
    ):
        named = "expected"  # whatever the sheet is called, its rows say which role expects which skill
    for kind in (named,) if named else _BY_HEADINGS:
        columns = _columns(KINDS[kind], cells, mapping)
        if kind == "moves":
            columns = _of_moves(columns, cells, named=bool(named))
        missing = [column for column in KINDS[kind].needs if column not in columns]
        if missing and not named:
            continue
        if missing:
            message = f"no column of this sheet says {' or '.join(repr(column) for column in missing)}"
            remedy = f"name it so, or say --map {missing[0].replace(' ', '_')}=HEADING"
            return None, [Place(sheet, number + 1).problem(message, remedy)]
        unused = [cell for position, cell in enumerate(cells) if cell and position not in columns.values()]
        table = Table(kind, sheet, columns, number + 2, unused)
        return table, list(_twice(sheet, number, columns))
    return None, []


def _of_moves(columns: dict[str, int], cells: list[str], *, named: bool) -> dict[str, int]:
    """Return the columns of moves without those that mean something else in a table like this."""
    has_skill = bool({"skill", "skill id"} & columns.keys())
    if not has_skill:
        columns = {ours: columns[ours] for ours in columns if ours not in _OF_A_SKILL}
    ends = [heading(cells[columns[side]]) if side in columns else "" for side in ("from", "to")]
    # "Role" begins a move only beside a column that clearly leads on, and a skill that the move asks for.
    if ends[0] in ROLE and not named and not (has_skill and set(ends[1].split()) & _LEADING_ON):
        columns = {ours: columns[ours] for ours in columns if ours != "from"}
    return columns


def _no_headings(kind: str) -> tuple[str, str]:
    return "this sheet has no row of headings", f"begin it with: {', '.join(KINDS[kind].columns)}"


def _kind_by_name(name: str | None) -> str | None:
    """Return the kind of table that a sheet's name tells of."""
    folded = heading(name or "")
    for kind, told in KINDS.items():
        if folded in {told.sheet, *told.names}:
            return kind
    return None


def _columns(kind: Kind, cells: list[str], mapping: Mapping[str, str]) -> dict[str, int]:
    """Return our names of the columns -> positions; each heading is used once, of equal ones the first."""
    positions: dict[str, int] = {}
    for position, cell in enumerate(cells):
        if cell:
            positions.setdefault(heading(cell), position)
    found: dict[str, int] = {}
    for ours in kind.columns:
        if ours in mapping and (theirs := heading(mapping[ours])) in positions:
            found[ours] = positions.pop(theirs)
    for ours, names in kind.columns.items():
        name = next((name for name in names if name in positions), None)
        if ours not in found and name is not None:
            found[ours] = positions.pop(name)
    return {ours: found[ours] for ours in kind.columns if ours in found}


def _twice(sheet: Sheet, number: int, columns: dict[str, int]) -> Iterator[CellProblem]:
    cells = [heading(cell) for cell in sheet.rows[number]]
    for position in sorted(columns.values()):
        for other in range(position + 1, len(cells)):
            if cells[other] == cells[position]:
                message = f"two columns are called {sheet.rows[number][other]!r}"
                yield Place(sheet, number + 1, other + 1).problem(message, "rename one of them")
