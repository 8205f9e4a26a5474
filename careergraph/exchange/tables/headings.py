"""What tables there are, what their columns mean, and the many names that people give them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from careergraph.errors import QuestionError
from careergraph.exchange.tables.cells import CellProblem, Place
from careergraph.names import fold, near

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from careergraph.exchange.tables.cells import Sheet

__all__ = ["KINDS", "Kind", "Line", "Table", "check_map", "heading", "known_headings", "table_of"]

# A title, a logo or an explanation may stand above the headings.
HEADINGS_WITHIN = 20


class Kind(NamedTuple):
    """A kind of table.

    Parameters
    ----------
    sheet
        What we call its sheet or file.
    names
        What others call it.
    needs
        Columns without which it says nothing.
    columns
        Our name of each column -> what others call it, the plainest first. Of two columns that want one
        heading the one that stands first here gets it.
    """

    sheet: str
    names: tuple[str, ...]
    needs: tuple[str, ...]
    columns: dict[str, tuple[str, ...]]


_SKILL = ("skill", "skill name", "skill title", "competency", "competence", "capability", "requirement")
_LEVEL = (
    "proficiency",
    "proficiency level",
    "skill level",
    "required level",
    "requirement level",
    "minimum level",
    "rating",
    "score",
    "level",
)
_ROLE_LEVEL = ("role level", "level name", "grade", "seniority", "band", "job level", "job grade", "rung")
_SOURCES = ("sources", "evidence", "reference", "references")
_FUNCTION = ("function", "family", "role family", "job family", "department", "discipline", "area", "track")
_SUMMARY = ("summary", "description", "purpose", "about")
_ALIASES = (
    "aliases",
    "alias",
    "also called",
    "also known as",
    "alternative titles",
    "other titles",
    "synonyms",
)
_CODES = ("codes", "code", "outside codes")

KINDS: dict[str, Kind] = {
    "graph": Kind(
        "graph",
        ("about", "framework", "settings"),
        ("property", "value"),
        {
            "property": ("property", "setting", "field", "key"),
            "value": ("value",),
        },
    ),
    "levels": Kind(
        "levels",
        ("grades", "role levels", "seniority"),
        ("level",),
        {
            "level": ("level", *_ROLE_LEVEL, "name", "title"),
        },
    ),
    "proficiency": Kind(
        "proficiency",
        ("proficiency levels", "proficiency scale", "scale"),
        ("proficiency",),
        {
            "proficiency": ("proficiency", "proficiency level", "level", "name", "title"),
        },
    ),
    "functions": Kind(
        "functions",
        ("families", "departments", "role families"),
        ("title",),
        {
            "id": ("id", "function id", "key"),
            "title": ("title", "name", *_FUNCTION),
        },
    ),
    "sources": Kind(
        "sources",
        ("references", "evidence"),
        ("title",),
        {
            "id": ("id", "source id", "key"),
            "title": ("title", "source", "name"),
            "where": ("where", "url", "address", "link", "location"),
            "licence": ("licence", "license"),
        },
    ),
    "skills": Kind(
        "skills",
        ("skill list", "competencies", "competences", "capabilities"),
        ("title",),
        {
            "id": ("id", "skill id", "key"),
            "title": ("title", *_SKILL, "name"),
            "kind": ("kind", "type", "category", "group", "skill type", "skill group"),
            "effort": ("effort", "weight"),
            "aliases": _ALIASES,
            "summary": (*_SUMMARY, "skill description", "definition"),
            "codes": _CODES,
            "sources": (*_SOURCES, "source"),
        },
    ),
    "moves": Kind(
        "moves",
        ("promotions", "transitions", "paths", "career paths", "requirements"),
        ("from", "to"),
        {
            "from": (
                "from",
                "from role",
                "source role",
                "current role",
                "role from",
                "move from",
                "start",
                "origin",
                "source",
            ),
            "to": (
                "to",
                "to role",
                "target role",
                "next role",
                "role to",
                "move to",
                "promotion to",
                "leads to",
                "goal",
                "destination",
                "target",
            ),
            "from id": ("from id", "source id"),
            "to id": ("to id", "target id"),
            "from title": ("from title", "source title"),
            "to title": ("to title", "target title"),
            "from level": ("from level", "source level", "current level"),
            "to level": ("to level", "target level", "next level"),
            "skill": (*_SKILL, "requires"),
            "skill id": ("skill id",),
            "level": _LEVEL,
            "optional": ("optional", "nice to have", "desirable"),
            "essential": ("essential", "mandatory", "required", "must have"),
            "years": (
                "years",
                "typical years",
                "duration",
                "years in role",
                "time in role",
                "duration years",
            ),
            "kind": ("kind", "move kind", "type", "move type", "kind of move"),
            "people": ("people", "number of people", "count"),
            "leavers": ("leavers",),
            "sources": _SOURCES,
            "skill sources": ("skill sources", "requirement sources"),
        },
    ),
    "expected": Kind(
        "expected skills",
        ("role skills", "skills by role", "role x skill", "skill matrix", "expectations"),
        ("role", "skill"),
        {
            "role": ("role", "role title", "role name", "job title", "job", "position", "title"),
            "role id": ("role id", "job id"),
            "skill": _SKILL,
            "skill id": ("skill id",),
            "level": _LEVEL,
            "role level": (*_ROLE_LEVEL, "level"),
            "function": _FUNCTION,
            "summary": (
                "summary",
                "role summary",
                "role level description",
                "role description",
                "description",
            ),
            "skill summary": ("skill summary", "skill description", "definition"),
            "sources": (*_SOURCES, "source"),
        },
    ),
    "facts": Kind(
        "facts",
        ("responsibilities", "tasks"),
        ("role", "field", "text"),
        {
            "role": ("role", "role title", "job title", "title"),
            "field": ("field", "kind", "kind of fact", "type"),
            "text": ("text", "fact", "description"),
            "sources": (*_SOURCES, "source"),
        },
    ),
    "field sources": Kind(
        "field sources",
        (),
        ("field", "sources"),
        {
            "role": ("role", "role title"),
            "from": ("from",),
            "to": ("to",),
            "field": ("field",),
            "sources": (*_SOURCES, "source"),
        },
    ),
    "needs": Kind(
        "needs",
        ("company needs",),
        ("title", "function"),
        {
            "id": ("id", "need id", "key"),
            "title": ("title", "need", "name"),
            "function": _FUNCTION,
            "sources": (*_SOURCES, "source"),
        },
    ),
    "agreements": Kind(
        "agreements",
        (),
        ("text",),
        {
            "text": ("text", "agreement"),
            "sources": (*_SOURCES, "source"),
        },
    ),
    "roles": Kind(
        "roles",
        ("role list", "jobs", "positions", "job titles", "job profiles"),
        ("title",),
        {
            "id": ("id", "role id", "job id", "key"),
            "title": ("title", "role", "role title", "role name", "job title", "job", "position", "name"),
            "level": ("level", *_ROLE_LEVEL),
            "focus": ("focus", *_FUNCTION),
            "scope": ("scope",),
            "summary": (*_SUMMARY, "role description", "job description", "role summary"),
            "aliases": _ALIASES,
            "responsibilities": ("responsibilities", "duties", "tasks", "accountabilities"),
            "kpis": ("kpis", "kpi", "metrics", "measures", "key performance indicators"),
            "deliverables": ("deliverables", "outputs"),
            "skills": ("skills", "required skills", "expected skills", "competencies"),
            "next": ("next", "next roles", "next role", "leads to", "moves", "promotion to"),
            "codes": _CODES,
            "sources": (*_SOURCES, "source"),
        },
    ),
}

# Which kind a table without a telling name has: the first of these whose needed columns are there.
_BY_HEADINGS = ("moves", "expected", "roles", "skills", "levels", "proficiency")
_ANY_COLUMN = sorted({column for kind in KINDS.values() for column in kind.columns})


def heading(text: str) -> str:
    """Return a heading as headings are compared: any case, spaces, underscores and capitals inside words.

    >>> heading("Role_Level"), heading("roleLevel "), heading("Skill level (1-4)")
    ('role level', 'role level', 'skill level')
    """
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
        """Yield the rows below the headings that are not blank."""
        for number, cells in enumerate(self.sheet.rows[self.first_row - 1 :], self.first_row):
            if any(cells) or any(
                (number, position + 1) in self.sheet.troubles for position in self.columns.values()
            ):
                yield Line(self, number, cells)

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
    for kind in (named,) if named else _BY_HEADINGS:
        columns = _columns(KINDS[kind], cells, mapping)
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
