"""What the tables of a sheet are taken for, by their headings and what stands below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careergraph.exchange.tables.bounds import Bounds, without_notes
from careergraph.exchange.tables.cells import Place
from careergraph.exchange.tables.grids import grid_of, profile
from careergraph.exchange.tables.headings import kind_by_name, matched, of_moves, tells
from careergraph.exchange.tables.kinds import KINDS, ROLE, SKILLS
from careergraph.exchange.tables.languages import in_english
from careergraph.exchange.tables.levelcolumns import is_of_role
from careergraph.exchange.tables.order import listed
from careergraph.exchange.tables.skillcells import is_plural
from careergraph.exchange.tables.table import VALUE, Column, Table
from careergraph.exchange.tables.values import LEVEL
from careergraph.exchange.tables.words import concept, heading

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Sequence

    from careergraph.exchange.tables.cells import CellProblem, Sheet
    from careergraph.exchange.tables.choices import Choices
    from careergraph.exchange.tables.grids import Grid
    from careergraph.exchange.tables.headings import Matched

__all__ = ["MOST_TABLES", "recognised"]

# Which kind a table without a telling name has: the first of these whose needed columns are there.
_BY_HEADINGS = ("moves", "expected", "roles", "skills")
# Headings of a list of levels beside that of the levels themselves.
_BESIDE_LEVELS = frozenset({"", "summary", "figure", "id", "skill summary"})
# More cells of a grid are a database: its graph would take gigabytes.
MOST_ASKED = 1_000_000
# Nobody writes more tables into one file; each costs more than its cells.
MOST_TABLES = 1_000
_PERSON = frozenset({"person", "person id", "person detail"})


def recognised(
    sheet: Sheet, choices: Choices, *, name: str | None
) -> tuple[list[Table], list[CellProblem], list[str]]:
    """Return the tables of a sheet, what is wrong with their headings, and what is left out beside them.

    Parameters
    ----------
    sheet
        The sheet.
    choices
        What the user says of it.
    name
        What it is called: its own name, or that of a file which holds nothing else.
    """
    found = _Finding(sheet, choices, name)
    found.all()
    return found.tables, found.problems, found.left_out


class _Finding:
    """The search for the tables of one sheet, from its top down."""

    def __init__(self, sheet: Sheet, choices: Choices, name: str | None) -> None:
        self.sheet, self.choices = sheet, choices
        self.named = kind_by_name(name)
        self.bounds = Bounds(sheet, choices)
        self.tables: list[Table] = []
        self.problems: list[CellProblem] = []
        self.left_out: list[str] = []
        self.rows = sheet.rows
        self.levelled: int | None = None  # the column of levels that are the roles', of the table at hand

    def all(self) -> None:
        start: int | None = self.bounds.first()
        if start is None:
            self._none()
            return
        for _ in range(MOST_TABLES):
            if start is None:
                break
            end, following = self.bounds.end(start)
            table, problem = self._table(start, end)
            if table:
                self.tables.append(table)
            elif problem and not self.tables:
                self.problems.append(problem)
            start = following
        if start is not None:
            self.tables = []
            message = f"more than {MOST_TABLES:,} tables stand on this sheet, one below another"
            remedy = "keep one row of headings above all rows, or split the file"
            self.problems = [Place(self.sheet, start).problem(message, remedy)]
        if not self.tables and not self.problems:
            self._none()

    def _none(self) -> None:
        if self.named and not self.sheet.blank:
            message = "this sheet has no row of headings"
            remedy = f"begin it with: {', '.join(KINDS[self.named].columns)}"
            self.problems.append(Place(self.sheet, 1).problem(message, remedy))

    # What a table is

    def _table(self, start: int, end: int) -> tuple[Table | None, CellProblem | None]:
        cells, groups, rows = self.bounds.heading_cells(start)
        first = rows[-1] + 1
        last = end
        end, notes = without_notes(self.rows, first, last, sum(map(bool, cells)))
        if notes:
            self.left_out.append(notes)
        grid = grid_of(self.sheet, cells, groups, first=first, last=end, choices=self.choices)
        if grid and grid.asks:
            return None, self._question(grid, cells, rows)
        if (
            grid
            and (asked := sum(column.cells for column in grid.columns if column.means == VALUE)) > MOST_ASKED
        ):
            message = f"this grid says {asked:,} times how much is asked, and {MOST_ASKED:,} are read"
            return None, Place(self.sheet, rows[-1]).problem(
                message, "split it into a file for each function"
            )
        if grid:
            kind = "people" if grid.down == "people" else "grid"
            columns = grid.columns or self._columns(cells, [], {})
            table = Table(
                kind, self.sheet, rows, first, end, columns, grid.down, grid.across, grid.cells,
                list(grid.remarks),
            )  # fmt: skip
            self.problems += self._twice_across(table)
            return table, None
        counts = profile(self.sheet, first, end, len(cells))
        kind, found = self._kind(cells, rows, first, end)
        if not kind:
            return None, self._missing(cells, rows)
        table = Table(kind, self.sheet, rows, first, end, self._columns(cells, counts, found))
        self._remark(table, counts)
        self.problems += list(self._twice(table))
        return table, None

    def _question(self, grid: Grid, cells: Sequence[str], rows: tuple[int, ...]) -> CellProblem:
        """Return what must be asked of a grid."""
        remedy = grid.remedy
        if self.sheet.name:
            remedy += f"; --skip-sheet {self.sheet.name!r} leaves it out"
        return Place(self.sheet, rows[-1]).problem(grid.asks.format(headings=_headings(cells)), remedy)

    def _kind(self, cells: list[str], rows: tuple[int, ...], first: int, end: int) -> tuple[str, Matched]:
        """Return the kind of a table with one thing a row, and our columns -> their positions."""
        spoken = {concept(text) for text in cells if text and not self.choices.ignores(text)}
        self.levelled = self._of_role(cells, first, end)
        if named := self._telling_name(cells, spoken):
            found = self._matched(named, cells, named=True)
            there = [column in found for column in KINDS[named].needs]
            if all(there):
                return named, found
            if any(there) and KINDS[named].sheet == heading(self.sheet.name or ""):
                return "", {}
        moving = {"to", "from"} <= spoken
        if spoken & _PERSON and ("role" not in spoken or ("skill" in spoken and not moving)):
            return "people", {}
        for kind in _BY_HEADINGS:
            if found := self._fitting(kind, cells, spoken):
                return kind, found
        return self._scale(cells, rows, first, end, spoken)

    def _telling_name(self, cells: list[str], spoken: set[str]) -> str:
        """Return the kind that the sheet's name tells of, unless its rows are roles with their skills."""
        if self.choices.mapped("title") or self.choices.mapped("role"):
            return self.named if self.named in {"roles", "expected", "facts"} else ""
        lists = self._lists(cells, self._matched("expected", cells, named=False))
        if lists and self.named == "expected" and self._several_lists(cells):
            return ""  # technical skills beside soft skills: a list of roles, whatever it is called
        if not {"role", "skill"} <= spoken or lists:
            return self.named
        # Whatever a list is called, rows of roles and skills say which role expects which skill.
        if self.named in {"roles", "skills"}:
            return "expected"
        return "" if self.named in {"levels", "proficiency", "functions"} else self.named

    def _fitting(self, kind: str, cells: list[str], spoken: set[str]) -> Matched:
        """Return our columns -> their positions where a table is of a kind, else nothing."""
        found = self._matched(kind, cells, named=False)
        if kind in {"expected", "moves"} and "from" not in spoken and self._lists(cells, found):
            return {}  # a role with a list of skills in one cell
        if kind == "expected" and "role" not in found and "role level" in found and "skill" in found:
            found["role"] = found.pop("role level")
        if kind == "expected" and {"role id", "skill id"} <= found.keys():
            found.setdefault("role", found["role id"])
            found.setdefault("skill", found["skill id"])
        there = all(column in found for column in KINDS[kind].needs)
        return found if there and self._speaks(kind, cells, found) else {}

    def _matched(self, kind: str, cells: list[str], *, named: bool) -> Matched:
        found = matched(KINDS[kind], cells, self.choices)
        if kind == "moves":
            return of_moves(found, cells, named=named)
        if kind == "roles" and "title" in found:
            found["title"] = [self._telling_title(found, cells)]
        if kind == "expected" and self.levelled is not None and found.get("level") == [self.levelled]:
            found.setdefault("role level", found.pop("level"))
        if kind == "expected" and "skill" in found:
            used = {position for positions in found.values() for position in positions}
            skill = found["skill"][0]
            # Beside its skill a description is the skill's, beside its role the role's; of two columns of
            # skills the first groups the others.
            about = found.get("skill summary")
            if about and "role" in found and about[0] == found["role"][0] + 1 and "summary" not in found:
                found["summary"] = found.pop("skill summary")
            groups = [
                position for position, text in enumerate(cells)
                if position not in used and position < skill and concept(text) == "skill"
            ]  # fmt: skip
            if groups and "kind" not in found:
                found["kind"] = groups[:1]
        return found

    def _of_role(self, cells: list[str], first: int, end: int) -> int | None:
        """Return the column headed "Level" that says the level of the role, and not of its skills."""
        found = matched(KINDS["expected"], cells, self.choices)
        columns = {name: found[name][0] for name in ("role", "skill", "level") if found.get(name)}
        if len(columns) < 3 or "role level" in found:  # noqa: PLR2004 - all
            return None
        if any(map(self.choices.mapped, ("level", "proficiency"))):
            return None
        level = columns["level"]
        below = self.rows[first - 1 : end]
        return level if is_of_role(below, cells[level], **columns) else None

    def _telling_title(self, found: Matched, cells: Sequence[str]) -> int:
        """Return the column of titles: of several that no known heading tells apart, that of most names."""
        title = found["title"][0]
        used = {position for positions in found.values() for position in positions} - {title}
        if self.choices.mapped("title") or self.choices.mapped("role") or tells(cells[title]) > 1:
            return title
        names = {
            position: {row[position] for row in self.rows if position < len(row)}
            for position, text in enumerate(cells)
            if position not in used and concept(text) == "role" and not self.choices.ignores(text)
        }
        return max(names, key=lambda position: (len(names[position]), -position), default=title)

    def _lists(self, cells: list[str], found: Matched) -> bool:
        """Say whether a table names several skills of a role in one cell, headed in the plural."""
        asked = "level" in found and (self.choices.mapped("proficiency") or not self.choices.mapped("level"))
        if "skill" not in found or asked or self.choices.mapped("skill"):
            return False
        return all(is_plural(cells[position]) for position in found["skill"])

    @staticmethod
    def _several_lists(cells: Sequence[str]) -> bool:
        """Say whether more than one column is headed as a list of skills."""
        return sum(concept(text) == "skill" and is_plural(text) for text in cells) > 1

    def _speaks(self, kind: str, cells: list[str], found: Matched) -> bool:
        """Say whether a table says what its rows are: a lone name or title could be anything."""
        mapped = self.choices.mapped("title") or self.choices.mapped(kind.removesuffix("s"))
        if kind not in {"roles", "skills"} or mapped or self.named == kind:
            return True
        text = cells[found["title"][0]]
        spoken = concept(text)
        if kind == "roles":
            return in_english(heading(text)) in ROLE or spoken == "role"
        return spoken == "skill" and (in_english(heading(text)) in SKILLS or not is_plural(text))

    def _scale(
        self, cells: list[str], rows: tuple[int, ...], first: int, end: int, spoken: set[str]
    ) -> tuple[str, Matched]:
        """Return that a table is a list of levels, of proficiency or of seniority, where it says so."""
        if spoken - _BESIDE_LEVELS - {"level", "levels", "role level"}:
            return "", {}
        title = " ".join(
            text for row in self.rows[max(0, rows[0] - 4) : rows[0] - 1] for text in row if text
        )  # fmt: skip
        about = f"{self.sheet.name or ''} {title} {' '.join(cells)}".casefold()
        if any(word in about for word in ("rating", "proficiency", "scale", "score")):
            found = matched(KINDS["proficiency"], cells, self.choices, words=False)
            if "proficiency" in found and "rank" in found:
                return "proficiency", found
        if "role level" in spoken:
            found = matched(KINDS["levels"], cells, self.choices)
            names = [
                row[found["level"][0]] for row in self.rows[first - 1 : end]
                if "level" in found and found["level"][0] < len(row) and row[found["level"][0]]
            ]  # fmt: skip
            if names and len(set(names)) == len(names):
                return "levels", found
        return "", {}

    def _missing(self, cells: list[str], rows: tuple[int, ...]) -> CellProblem | None:
        """Return what a sheet with a telling name, or a table that nearly fits, lacks."""
        place = Place(self.sheet, rows[-1])
        if self.named:
            found = self._matched(self.named, cells, named=True)
            missing = [column for column in KINDS[self.named].needs if column not in found]
            message = f"no column of this sheet says {' or '.join(map(repr, missing))}"
            return place.problem(message, f"name it so, or say --map {missing[0].replace(' ', '_')}=HEADING")
        for kind in ("moves", "expected"):
            found = self._matched(kind, cells, named=False)
            missing = [column for column in KINDS[kind].needs if column not in found]
            spoken = {concept(text) for text in cells}
            if not spoken & ({"to", "from"} if kind == "moves" else {"role", "skill", "level"}):
                continue
            if len(missing) == 1 and any(column in found for column in KINDS[kind].needs):
                column = missing[0]
                message = f"{column!r} is missing: the headings are {_headings(cells)}"
                return place.problem(
                    message, f"say --map {column}=HEADING, or --matrix where they stand across"
                )
        return None

    def _columns(
        self, cells: Sequence[str], counts: Sequence[Counter[str]], found: Matched
    ) -> tuple[Column, ...]:
        means = {position: ours for ours, positions in found.items() for position in positions}
        return tuple(
            Column(position, text, means.get(position, ""), counts[position].total() if counts else 0)
            for position, text in enumerate(cells)
            if text or position in means
        )

    def _remark(self, table: Table, counts: Sequence[Counter[str]]) -> None:
        ours = "level" if table.kind == "roles" else "role level"
        if self.levelled is not None and self.levelled == table.positions.get(ours):
            called = next(column.heading for column in table.columns if column.position == self.levelled)
            table.remarks.append(
                f"{called!r} is taken for the level of the role; if it says how well its skills are to be "
                f"known, say --map proficiency={called!r}"
            )
        lists = table.kind == "roles" and "skills" in table.positions
        if not lists and (table.kind not in {"expected", "moves"} or "skill" not in table.positions):
            return
        if "level" in table.positions and not lists:
            return
        likely = [
            column.heading
            for column in table.unused
            if concept(column.heading) in {"", "level", "levels"}
            and 0 < counts[column.position][LEVEL] == counts[column.position].total()
        ]
        remark = "every skill is asked at level 1, as no column says a level"
        if likely:
            remark += f"; if {likely[0]!r} does, say --map level={likely[0]!r}"
        table.remarks.append(remark)

    def _twice(self, table: Table) -> list[CellProblem]:
        """Return the columns of one name of which only one can be read."""
        cells = {column.position: heading(column.heading) for column in table.columns}
        once = {
            column.position for column in table.columns
            if column.means and len(table.several[column.means]) == 1
        }  # fmt: skip
        return [
            Place(self.sheet, table.headings[-1], other.position + 1).problem(
                f"two columns are called {other.heading!r}", "rename one of them"
            )
            for position in sorted(once)
            for other in table.columns
            if other.position > position and cells[other.position] == cells[position]
        ]

    def _twice_across(self, table: Table) -> list[CellProblem]:
        seen: dict[str, int] = {}
        found = []
        for column in table.values:
            if seen.setdefault(column.title, column.position) != column.position:
                place = Place(self.sheet, table.headings[-1], column.position + 1)
                remedy = "rename one of them"
                found.append(place.problem(f"two columns are called {column.heading!r}", remedy))
        return found


def _headings(cells: Sequence[str]) -> str:
    return listed([text for text in cells if text], most=8)
