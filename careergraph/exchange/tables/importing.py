"""From tables to a graph file: all that is wrong is told at once, each with its sheet, row and column."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from careergraph.document.rules import parse
from careergraph.errors import GraphFileError
from careergraph.exchange.tables.cells import CellProblem
from careergraph.exchange.tables.choices import Choices, check_map
from careergraph.exchange.tables.draft import Draft
from careergraph.exchange.tables.gridcells import read_grid
from careergraph.exchange.tables.ladders import climb, settled_levels
from careergraph.exchange.tables.order import Order, read_order
from careergraph.exchange.tables.plain import to_plain
from careergraph.exchange.tables.plan import Plan, TableError
from careergraph.exchange.tables.planning import check_used, nothing_read, planned
from careergraph.exchange.tables.replay import choices_of, read_plan
from careergraph.exchange.tables.rows import ORDER, READERS, close
from careergraph.exchange.tables.scale import settled_scale
from careergraph.names import fold
from careergraph.wording import plural

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from careergraph.document.records import GraphFile
    from careergraph.errors import Problem
    from careergraph.exchange.tables.cells import Place
    from careergraph.exchange.tables.table import Line, Table

__all__ = ["ImportedTable", "import_table"]

SHOWN_ROWS = 5


@dataclass(frozen=True)
class ImportedTable:
    """What a table became.

    Parameters
    ----------
    file
        The graph file.
    plan
        What each table was taken for.
    notes
        What was assumed, left out or counted once, in sentences.
    """

    file: GraphFile
    plan: Plan
    notes: tuple[str, ...] = ()


def import_table(
    path: str | Path,
    *,
    title: str | None = None,
    mapping: Mapping[str, str | Sequence[str]] | None = None,
    order: Sequence[str | Path] = (),
    levels: Sequence[str] = (),
    proficiency: Sequence[str] = (),
    skip: Sequence[str] = (),
    choices: Choices | None = None,
    plan: str | Path | None = None,
) -> ImportedTable:
    r"""Return the graph that a spreadsheet holds.

    Parameters
    ----------
    path
        A CSV, Excel (``.xlsx``), Markdown, JSON or YAML file, or a folder of CSV files, one for each sheet.
        What a sheet holds follows from its name, else from its headings: moves with the skills they ask for
        (``from``, ``to``, ``skill``, ``level``), roles with the skills they expect (``role``, ``skill``,
        ``proficiency``), grids of both, roles, skills, levels and so on.
    title
        The graph's title; by default what a ``graph`` sheet says, else the file's name.
    mapping
        Our name of a column -> the file's heading, for headings that would not be understood.
    order
        Files that tell the true order of levels; see `careergraph.exchange.tables.order.read_order`. Where
        two speak, the first counts.
    levels, proficiency
        The names of role levels, and of proficiency levels, lowest first.
    skip
        Rows with a cell that says just this are left out, such as ``NOT IN USE``.
    choices
        Everything else that can be said of a table; see `careergraph.exchange.tables.choices.Choices`.
    plan
        A saved plan: the tables are read as it says, and not looked at anew.

    Raises
    ------
    TableError
        ``.problems`` holds everything that is wrong, each with file, sheet, row (``line``) and column;
        ``.plan`` what each table was taken for, ``.notes`` what was assumed.
    MissingExtraError
        An Excel file is to be read and openpyxl is not installed.
    QuestionError
        ``mapping`` names a column that no table has.

    Examples
    --------
    >>> folder = getfixture("tmp_path")
    >>> _ = (folder / "sales.csv").write_text("From;To;Skill;Level\nRep;Manager;Coaching;2\n")
    >>> file = import_table(folder / "sales.csv").file
    >>> file.moves[0].source, file.moves[0].target, file.moves[0].requires["coaching"].level
    ('rep', 'manager', 2)
    """
    known = Order.of_levels(levels) if levels else Order({})
    for one in order:
        known = known.joined(read_order(one))
    base = choices or Choices()
    said = replace(
        base,
        title=title or base.title,
        mapping=check_map(mapping or {}) or base.mapping,
        order=known.joined(base.order),
        proficiency=tuple(proficiency) or base.proficiency,
        skip=frozenset(map(fold, skip)) | base.skip,
    )
    saved = None
    if plan is not None:
        saved = read_plan(plan)
        said = choices_of(saved, said)
    name = str(path)
    draft = Draft()
    draft.none |= said.none
    draft.whole = bool(said.mapped("skill"))
    made = planned(path, said, draft.problems, draft.notes, saved=saved)
    if saved is None:
        check_used(made, said)
    _read(draft, made.tables, said)
    if not draft.problems and not draft.roles.entries:
        draft.problems.append(nothing_read(made, name))
    file = _finished(draft, said, made, default=_title_of(Path(path)), name=name)
    return ImportedTable(file, made, tuple(draft.notes))


def _title_of(path: Path) -> str:
    words = path.resolve().stem.replace("_", " ").replace("-", " ").split()
    return " ".join(words).capitalize() or "Career framework"


def _read(draft: Draft, tables: Sequence[Table], choices: Choices) -> None:
    for table in tables:
        draft.problems += table.troubles()
    for kind in ORDER:
        alike = [table for table in tables if table.kind == kind]
        for table in alike:
            close(draft, table)
        READERS[kind](draft, [line for table in alike for line in _lines(draft, table, choices)])
    grids = [table for table in tables if table.kind == "grid"]
    laddered = sum(table.across == "levels" for table in grids)
    for table in grids:
        # Two grids of the same levels are two families, called as their sheets are; in a text they go on.
        sheet = table.sheet
        family = choices.family or ((sheet.name or "") if laddered > 1 and not sheet.part else "")
        read_grid(draft, table, _lines(draft, table, choices), family=family)
    if draft.repeated:
        draft.notes.append(
            f"rows that say again what a row above says are counted once ({len(draft.repeated)}): "
            f"{_shown(draft.repeated)}"
        )
    if draft.namesakes:
        draft.notes.append(
            "rows with keys of their own that bear a name which a row above bears are taken for the same "
            f"({len(draft.namesakes)}): {_shown(draft.namesakes)}; --map title=HEADING takes a column that "
            "tells them apart"
        )
    for what, places in draft.differing.items():
        draft.notes.append(
            f"{what} differs between rows in {plural(len(places), 'place')}; the first is kept: row "
            f"{_shown(places)}"
        )


def _shown(places: Sequence[Place]) -> str:
    """Return the rows of places, the first few of many."""
    rows = list(dict.fromkeys(str(place.row) for place in places))
    return ", ".join(rows[:SHOWN_ROWS]) + (" ..." if len(rows) > SHOWN_ROWS else "")


# Columns that people write once above the rows that it holds for.
_FILLED = ("role", "title", "from", "role level", "level", "function", "focus", "kind")


def _lines(draft: Draft, table: Table, choices: Choices) -> Iterator[Line]:
    """Yield a table's rows without those to be skipped, and filled down where the user says so."""
    skipped = 0
    above: dict[int, str] = {}
    down = {
        column.position
        for column in table.columns
        if choices.fill_down
        and column.means in _FILLED
        and not (column.means == "level" and table.kind == "expected")
    }
    for line in table.lines():
        for position in down:
            text = line.cells[position] if position < len(line.cells) else ""
            if text:
                above[position] = text
            elif position in above:
                line.cells.extend([""] * (position + 1 - len(line.cells)))
                line.cells[position] = above[position]
        if choices.skip and any(
            column.means
            and column.position < len(line.cells)
            and fold(line.cells[column.position]) in choices.skip
            for column in table.columns
        ):
            skipped += 1
        else:
            yield line
    if skipped:
        rows = "1 row" if skipped == 1 else f"{skipped} rows"
        draft.notes.append(f"{table.sheet.name_or_file}: {rows} left out by --skip")


def _finished(draft: Draft, choices: Choices, plan: Plan, *, default: str, name: str) -> GraphFile:
    """Return the graph file of a draft, or raise all that is wrong with it."""
    order = choices.order
    if not order.ranks and draft.levels:
        order = order.joined(Order.of_levels([level for level, _ in draft.levels]))
    scale = settled_scale(draft, choices)
    climb(draft, replace(choices, order=order), scale)
    levels = settled_levels(draft, order)
    _spell_levels(draft, levels)
    title = choices.title or draft.about.get("title", ("",))[0] or default
    data, places = to_plain(draft, title=title, levels=levels, scale=scale)
    file = None
    try:
        file = parse(data)
    except GraphFileError as error:
        if draft.roles.entries or not draft.problems:
            _locate(draft, error.problems, places, name)
    if draft.problems or file is None:
        raise TableError(_in_order(draft.problems), file=name, plan=plan, notes=draft.notes)
    return file


def _spell_levels(draft: Draft, levels: Sequence[str]) -> None:
    """Spell the levels of roles as the list of levels does."""
    spelled = {fold(level): level for level in levels}
    for role in draft.roles:
        if level := role.fields.get("level"):
            role.fields["level"] = spelled.get(fold(level), level)


def _locate(
    draft: Draft, problems: Iterable[Problem], places: Mapping[tuple[Any, ...], Place], name: str
) -> None:
    """Note the problems of the data with the places of the cells that it came from."""
    told = {(item.file, item.sheet, item.line, item.column) for item in draft.problems}
    for problem in problems:
        place = _place_of(problem.path, places)
        if place is None:
            found = CellProblem(problem.message, problem.remedy, file=name, path=problem.path)
        else:
            found = replace(place.problem(problem.message, problem.remedy), path=problem.path)
            other = _place_of(problem.other_path, places) if problem.other_path else None
            if other and other.row:
                found = replace(
                    found, message=f"{found.message} (see {other.named_from(place)})", other_line=other.row
                )
        # Of a cell that is told already, what follows from it is not news.
        where = (found.file, found.sheet, found.line, found.column)
        if found.line is None or where not in told:
            told.add(where)
            draft.problems.append(found)


def _place_of(path: tuple[Any, ...], places: Mapping[tuple[Any, ...], Place]) -> Place | None:
    while path:
        if path in places:
            return places[path]
        path = path[:-1]
    return None


def _in_order(problems: list[CellProblem]) -> list[CellProblem]:
    distinct = list(dict.fromkeys(problems))
    return sorted(
        distinct, key=lambda item: (item.file or "", item.sheet or "", item.line or 0, item.column or 0)
    )
