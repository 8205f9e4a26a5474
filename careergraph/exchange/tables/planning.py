"""From the sheets of a file to a plan of them: which tables there are, and what is left out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from careergraph.errors import QuestionError
from careergraph.exchange.tables.cells import CellProblem, letters
from careergraph.exchange.tables.keys import lone_keys
from careergraph.exchange.tables.kinds import READ_ME
from careergraph.exchange.tables.order import listed
from careergraph.exchange.tables.plan import Plan, taken_for
from careergraph.exchange.tables.recognition import MOST_TABLES, recognised
from careergraph.exchange.tables.replay import followed
from careergraph.exchange.tables.sheets import sheets_of
from careergraph.exchange.tables.words import heading
from careergraph.names import fold
from careergraph.wording import plural

if TYPE_CHECKING:
    from collections.abc import Sequence

    from careergraph.exchange.tables.cells import Sheet
    from careergraph.exchange.tables.choices import Choices
    from careergraph.exchange.tables.replay import SavedPlan
    from careergraph.exchange.tables.table import Table

__all__ = ["check_used", "nothing_read", "planned"]


def planned(
    path: str | Path,
    choices: Choices,
    problems: list[CellProblem],
    notes: list[str],
    *,
    saved: SavedPlan | None = None,
) -> Plan:
    """Return what the tables of a file are taken for, and read nothing of them.

    Raises
    ------
    GraphFileError
        The file cannot be read.
    """
    left_out: list[tuple[str, str]] = []
    sheets = []
    read = sheets_of(Path(path), choices, notes)
    for sheet in read:
        if reason := _not_read(sheet, choices):
            left_out.append((_where(sheet), reason))
        else:
            sheets.append(sheet)
        if sheet.unseen:
            hidden = f"{plural(sheet.unseen, 'cell')} in hidden rows or columns; --hidden reads them"
            left_out.append((_where(sheet), hidden))
    _check_sheets(read, choices)
    tables: list[Table] = []
    for sheet in sheets:
        alone = len(read) == 1 and sheet.name is None
        known = followed(sheet, saved) if saved else None
        if saved and known is None:
            left_out.append((_where(sheet), "a sheet that the plan does not know"))
            continue
        found, wrong, aside = known or recognised(
            sheet, choices, name=Path(sheet.file).stem if alone else sheet.name
        )
        problems += wrong
        tables += found
        if len(tables) > MOST_TABLES:
            message = f"the file holds more than {MOST_TABLES:,} tables"
            problems.append(CellProblem(message, "split it, or name sheets with --sheet", file=str(path)))
            return Plan(str(path), [], left_out)
        left_out += [(_where(sheet), what) for what in aside]
        if not found and not wrong and not sheet.blank:
            cells = sum(bool(text) for row in sheet.rows for text in row)
            left_out.append((_where(sheet), f"{_seen(sheet)} ({plural(cells, 'cell')})"))
        for table in found:
            if table.kind != "people" and (astray := table.astray()):
                first = f"row {astray[0].row}, column {letters(astray[0].column or 0)}"
                left_out.append((_where(sheet), f"cells under no heading ({len(astray)}): {first} ..."))
    problems += lone_keys(tables, choices)
    return Plan(str(path), tables, left_out)


def _not_read(sheet: Sheet, choices: Choices) -> str:
    """Return why a sheet is left out, or nothing."""
    cells = sum(bool(text) for row in sheet.rows for text in row)
    if not choices.reads(sheet.name or ""):
        return f"the sheet, by --sheet or --skip-sheet ({plural(cells, 'cell')})"
    if fold(sheet.name or "") in choices.sheets:
        return ""
    if fold(sheet.name or "") == READ_ME:
        return (
            f"the sheet that explains the others ({plural(cells, 'cell')}); --sheet {sheet.name!r} reads it"
        )
    if sheet.hidden and not choices.hidden:
        return f"a hidden sheet ({plural(cells, 'cell')}); --hidden reads it"
    return ""


def _seen(sheet: Sheet) -> str:
    """Return what stands where headings would, of a sheet that fits nothing."""
    row = next((row for row in sheet.rows if sum(map(bool, row)) > 1), None)
    if row is None:
        return "no headings are known here"
    return f"the headings {listed([text for text in row if text], most=8)} fit no kind of table"


def _where(sheet: Sheet) -> str:
    return f"{sheet.file}, sheet {sheet.name!r}" if sheet.name else sheet.file


def _check_sheets(sheets: Sequence[Sheet], choices: Choices) -> None:
    known = {fold(sheet.name or "") for sheet in sheets}
    for option, names in (("--sheet", choices.sheets), ("--skip-sheet", choices.skip_sheets)):
        if missing := sorted(names - known):
            shown = listed([sheet.name or sheet.file for sheet in sheets], most=12)
            raise QuestionError(f"{option}: no sheet is called {missing[0]!r}; there are: {shown}")


def check_used(plan: Plan, choices: Choices) -> None:
    """Tell a heading that ``--map`` or ``--ignore`` names and no table has.

    Raises
    ------
    QuestionError
        It is so.
    """
    there = {
        heading(text): table
        for table in plan.tables
        for row in table.headings
        for text in table.sheet.rows[row - 1]
        if text
    }
    used = {
        (column.means, heading(column.heading))
        for table in plan.tables
        for column in table.columns
        if column.means
    }
    for ours in sorted(choices.mapping):
        for theirs in choices.mapped(ours):
            option = f"--map {ours}={choices.mapping[ours][0]}"
            if theirs not in there and plan.tables:
                raise QuestionError(
                    f"{option}: no table has that heading; there are: {listed(sorted(there), most=12)}"
                )
            if plan.tables and not any(heading(text) == theirs and means for means, text in used):
                kinds = ", ".join(sorted({taken_for(table) for table in plan.tables}))
                raise QuestionError(
                    f"{option}: that heading is there, but the table is taken for {kinds}, which has no such "
                    "column"
                )
    for theirs in sorted(choices.ignore - there.keys()) if plan.tables else []:
        raise QuestionError(
            f"--ignore: no table has the heading {theirs!r}; there are: {listed(sorted(there), most=12)}"
        )


def nothing_read(plan: Plan, name: str) -> CellProblem:
    """Return what to tell where no table of a file could be read."""
    if any(table.kind == "people" for table in plan.tables):
        message = "this table holds people and no roles, and no person becomes a role"
        remedy = "make a table of roles and the skills they expect; `careergraph team` reads people"
        return CellProblem(message, remedy, file=name)
    if plan.tables and not any(any(row) for table in plan.tables for _, row in table.rows()):
        return CellProblem("there are headings, and no row below them", "fill in a row", file=name)
    if read := [table for table in plan.tables if table.kind not in {"", "people"}]:
        kinds = " and ".join(sorted({taken_for(table) for table in read}))
        headings = listed([column.heading for table in read for column in table.columns], most=8)
        remedy = "say --map role=HEADING, or --matrix skills-by-roles where roles stand across"
        return CellProblem(f"'role' is missing: there are {kinds} under {headings}", remedy, file=name)
    message = "no headings are known here"
    if plan.left_out:
        message = plan.left_out[-1][1] if "fit no kind" in plan.left_out[-1][1] else message
    remedy = (
        "moves need from and to, expected skills role and skill, roles title, skills skill: name yours with "
        "--map, such as --map title=HEADING; a grid needs --matrix skills-by-roles or roles-by-skills"
    )
    return CellProblem(message, remedy, file=name)


def _title_of(path: Path) -> str:
    words = path.resolve().stem.replace("_", " ").replace("-", " ").split()
    return " ".join(words).capitalize() or "Career framework"
