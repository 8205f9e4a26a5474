"""From tables to a graph file: all that is wrong is told at once, each with its sheet, row and column."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from careergraph.document.rules import parse
from careergraph.errors import GraphFileError, Problem, QuestionError
from careergraph.exchange.tables.cells import CellProblem, Place, Sheet, letters
from careergraph.exchange.tables.delimited import MOST_BYTES, read_delimited
from careergraph.exchange.tables.draft import Draft
from careergraph.exchange.tables.headings import Table, check_map, heading, known_headings, table_of
from careergraph.exchange.tables.ladders import climb, order_levels
from careergraph.exchange.tables.order import Order, listed, read_order
from careergraph.exchange.tables.plain import to_plain
from careergraph.exchange.tables.rows import ORDER, READERS, close
from careergraph.exchange.tables.scale import Scale, scale_for
from careergraph.exchange.tables.workbook import read_workbook
from careergraph.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from careergraph.document.records import GraphFile
    from careergraph.exchange.tables.headings import Line

__all__ = ["ImportedTable", "import_table"]

TEXTS = (".csv", ".tsv", ".txt", ".tab")
WORKBOOKS = (".xlsx", ".xlsm")
SHOWN_ROWS = 5


@dataclass(frozen=True)
class ImportedTable:
    """What a table became.

    Parameters
    ----------
    file
        The graph file.
    notes
        What was assumed, left out or counted once, in sentences.
    """

    file: GraphFile
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Options:
    title: str | None
    mapping: dict[str, str]
    order: Order
    proficiency: tuple[str, ...]
    skip: tuple[str, ...]
    used_map: set[str] = field(default_factory=set)


def import_table(
    path: str | Path,
    *,
    title: str | None = None,
    mapping: Mapping[str, str] | None = None,
    order: Sequence[str | Path] = (),
    levels: Sequence[str] = (),
    proficiency: Sequence[str] = (),
    skip: Sequence[str] = (),
) -> ImportedTable:
    r"""Return the graph that a spreadsheet holds.

    Parameters
    ----------
    path
        A CSV file, an Excel file (``.xlsx``), or a folder of CSV files, one for each sheet. What a sheet
        holds follows from its name, else from its headings: moves with the skills they ask for (``from``,
        ``to``, ``skill``, ``level``), roles with the skills they expect (``role``, ``skill``,
        ``proficiency``), roles, skills, levels and so on.
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

    Raises
    ------
    GraphFileError
        ``.problems`` holds everything that is wrong, each with file, sheet, row (``line``) and column.
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
    options = _Options(title, check_map(mapping or {}), known, tuple(proficiency), tuple(map(fold, skip)))
    name = str(path)
    draft = Draft()
    tables = _tables(draft, _sheets(Path(path), options, draft), options)
    if unused := sorted(set(options.mapping) - options.used_map):
        raise QuestionError(
            f"--map {unused[0]}={options.mapping[unused[0]]}: no table with such a column has that heading"
        )
    _read(draft, tables, options)
    if not tables and not draft.problems:
        remedy = (
            "begin with: from, to, skill, level; or: role, skill, proficiency; --map OURS=THEIRS names others"
        )
        draft.problems.append(CellProblem("no headings are known here", remedy, file=name))
    file = _finished(draft, options, default=_title_of(Path(path)), name=name)
    return ImportedTable(file, tuple(draft.notes))


def _title_of(path: Path) -> str:
    words = path.resolve().stem.replace("_", " ").replace("-", " ").split()
    return " ".join(words).capitalize() or "Career framework"


def _sheets(path: Path, options: _Options, draft: Draft) -> list[Sheet]:
    """Return the sheets of a file or a folder."""
    score = known_headings(options.mapping)
    if path.is_dir():
        entries = sorted(
            entry for entry in path.iterdir() if entry.suffix.lower() in TEXTS and entry.is_file()
        )
        if not entries:
            raise _unreadable(
                path, "this folder holds no CSV files", "name a file, or a folder with roles.csv and others"
            )
        found = [
            read_delimited(_content(entry), file=str(entry), name=entry.stem, score=score)
            for entry in entries
        ]
    elif path.suffix.lower() in WORKBOOKS:
        return read_workbook(_content(path), file=str(path))
    elif path.suffix.lower() in TEXTS or not path.suffix or not path.exists():
        found = [read_delimited(_content(path), file=str(path), score=score)]
    else:
        remedy = f"save the table as one of: {', '.join((*TEXTS, *WORKBOOKS))}"
        raise _unreadable(path, f"the ending {path.suffix!r} is unknown", remedy)
    for _, notes in found:
        draft.notes += notes
    return [sheet for sheet, _ in found]


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise _unreadable(path, f"this is more than {MOST_BYTES // 2**20} MiB", "split it")
        return path.read_bytes()
    except OSError as error:
        raise _unreadable(
            path, f"cannot be read: {error.strerror or error}", "check the name and the folder"
        ) from None


def _unreadable(path: Path, message: str, remedy: str) -> GraphFileError:
    return GraphFileError([CellProblem(message, remedy, file=str(path))], file=str(path))


def _tables(draft: Draft, sheets: list[Sheet], options: _Options) -> list[Table]:
    """Return the tables that are understood; what is left out is noted."""
    tables = []
    for sheet in sheets:
        table, problems = table_of(sheet, options.mapping)
        draft.problems += problems
        where = f"{sheet.file}, sheet {sheet.name!r}" if sheet.name else sheet.file
        if table is None:
            if not problems and not sheet.blank and len(sheets) > 1:
                draft.notes.append(f"{where}: no headings are known here; the sheet is left out")
            continue
        if table.unused:
            draft.notes.append(f"{where}: columns left out: {listed(table.unused, most=12)}")
        if astray := table.astray():
            first = f"row {astray[0].row}, column {letters(astray[0].column or 0)}"
            draft.notes.append(f"{where}: cells under no heading are left out ({len(astray)}): {first} ...")
        headings = {heading(text) for text in sheet.rows[table.first_row - 2]}
        options.used_map.update(
            ours
            for ours, theirs in options.mapping.items()
            if ours in table.columns and heading(theirs) in headings
        )
        tables.append(table)
    return tables


def _read(draft: Draft, tables: list[Table], options: _Options) -> None:
    for table in tables:
        draft.problems += table.troubles()
    for kind in ORDER:
        alike = [table for table in tables if table.kind == kind]
        for table in alike:
            close(draft, table)
        READERS[kind](draft, [line for table in alike for line in _lines(draft, table, options)])
    if draft.repeated:
        rows = [str(place.row) for place in draft.repeated]
        shown = ", ".join(rows[:SHOWN_ROWS]) + (" ..." if len(rows) > SHOWN_ROWS else "")
        draft.notes.append(
            f"rows that say again what a row above says are counted once ({len(rows)}): {shown}"
        )


def _lines(draft: Draft, table: Table, options: _Options) -> Iterator[Line]:
    """Yield a table's rows without those to be skipped."""
    skipped = 0
    for line in table.lines():
        if options.skip and any(fold(line.get(column)) in options.skip for column in table.columns):
            skipped += 1
        else:
            yield line
    if skipped:
        rows = "1 row" if skipped == 1 else f"{skipped} rows"
        draft.notes.append(f"{table.sheet.name or table.sheet.file}: {rows} left out by --skip")


def _finished(draft: Draft, options: _Options, *, default: str, name: str) -> GraphFile:
    """Return the graph file of a draft, or raise all that is wrong with it."""
    order = options.order
    if not order.ranks and any(
        "level" in role.fields for steps in draft.ladders.values() for role, _ in steps
    ):
        order = order.joined(Order.of_levels(order_levels(draft, order)))
    climb(draft, order)
    levels = order_levels(draft, order)
    _spell_levels(draft, levels)
    scale = _scale(draft, options)
    title = options.title or draft.about.get("title", ("",))[0] or default
    data, places = to_plain(draft, title=title, levels=levels, scale=scale)
    file = None
    try:
        file = parse(data)
    except GraphFileError as error:
        if draft.roles.entries or not draft.problems:
            _locate(draft, error.problems, places, name)
    if draft.problems or file is None:
        raise GraphFileError(_in_order(draft.problems), file=name)
    return file


def _spell_levels(draft: Draft, levels: Sequence[str]) -> None:
    """Spell the levels of roles as the list of levels does."""
    spelled = {fold(level): level for level in levels}
    for role in draft.roles:
        if level := role.fields.get("level"):
            role.fields["level"] = spelled.get(fold(level), level)


def _scale(draft: Draft, options: _Options) -> Scale:
    """Return the scale that is given, else the one that the texts of the table belong to."""
    if options.proficiency or draft.scale:
        return Scale(options.proficiency or [name for name, _ in draft.scale])
    holders = [*draft.roles, *draft.moves.values()]
    scale, note = scale_for(
        asked.level for holder in holders for asked in holder.skills.values() if asked.level
    )
    if note:
        draft.notes.append(note)
    return scale


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
