"""What each table is taken for, told before anything else, and kept in a file to read next month's alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from careergraph.errors import GraphFileError
from careergraph.exchange.tables.cells import letters
from careergraph.exchange.tables.table import VALUE
from careergraph.names import quoted
from careergraph.wording import plural

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from careergraph.errors import Problem
    from careergraph.exchange.tables.table import Column, Table

__all__ = ["FORMAT", "Plan", "TableError", "taken_for"]

FORMAT = "careergraph-plan/1"
SHOWN, SHOWN_LINES = 6, 20

# What a kind of table is called in a sentence.
TAKEN_FOR = {
    "graph": "what the graph says of itself",
    "levels": "levels of roles, lowest first",
    "proficiency": "proficiency levels, lowest first",
    "functions": "functions",
    "sources": "sources",
    "skills": "skills",
    "moves": "moves",
    "expected": "skills that roles expect",
    "facts": "facts of roles",
    "field sources": "sources of fields",
    "needs": "needs",
    "agreements": "agreements",
    "roles": "roles",
    "people": "people, so it is left out: roles come from what is asked, not from who is there",
    "": "nothing that is known here, so it is left out",
}
CELLS = {"levels": "proficiency levels", "marks": "marks", "texts": "texts"}


class Plan:
    """What the tables of a file are taken for.

    Parameters
    ----------
    file
        The file's name.
    tables
        The tables, in the order of their sheets.
    left_out
        (where, what) is left out beside them: sheets, notes, hidden cells.
    """

    def __init__(self, file: str, tables: Sequence[Table], left_out: Sequence[tuple[str, str]]) -> None:
        self.file = file
        self.tables = tuple(tables)
        self.left_out = tuple(left_out)

    def lines(self, *, full: bool = False) -> list[str]:
        """Return the plan for people: a line for each table, and with ``full`` one for each column."""
        told = []
        own = [table for table in self.tables if table.ours]
        if len(own) > 1 and not full:
            names = ", ".join(str(table.sheet.name) for table in own)
            told.append(f"{self.file}: sheets as `export table` writes them: {names}")
        else:
            own = []
        for table in self.tables:
            if table not in own:
                told += _table_lines(table, full=full)
        shown = self.left_out if full else self.left_out[:SHOWN_LINES]
        told += [f"{where}: left out: {what}" for where, what in shown]
        if rest := len(self.left_out) - len(shown):
            told.append(f"{self.file}: and {rest} more are left out; --dry-run tells them all")
        return told

    def data(self) -> dict[str, Any]:
        """Return the plan as plain data: what ``--json`` prints and a saved plan holds."""
        return {
            "format": FORMAT,
            "file": self.file,
            "tables": [_table_data(table) for table in self.tables],
            "left_out": [{"where": where, "what": what} for where, what in self.left_out],
        }


class TableError(GraphFileError):
    """A table breaks the format, or is none.

    Attributes
    ----------
    plan
        What the tables were taken for, which may be the cause of it all.
    notes
        What was assumed or left out.
    """

    def __init__(
        self, problems: Iterable[Problem], *, file: str, plan: Plan, notes: Sequence[str] = ()
    ) -> None:
        self.plan = plan
        self.notes = tuple(notes)
        super().__init__(problems, file=file)


def _where(table: Table) -> str:
    name = f"{table.sheet.file}, sheet {table.sheet.name!r}" if table.sheet.name else table.sheet.file
    return f"{name}, rows {table.first_row} to {max(table.last_row, table.first_row)}"


def _table_lines(table: Table, *, full: bool) -> list[str]:
    taken = taken_for(table)
    told = [f"{_where(table)}: taken for {taken}"]
    if full:
        told += [f"  {line}" for line in _column_lines(table)]
    elif named := _named(table):
        told[0] += f" ({named})"
    if not full and table.kind != "people" and (unused := table.unused):
        shown = ", ".join(
            f"{quoted(column.heading)} ({plural(column.cells, 'cell')})" for column in unused[:12]
        )
        more = f" and {len(unused) - 12} more" if len(unused) > 12 else ""  # noqa: PLR2004
        told.append(f"  columns left out: {shown}{more}")
    told += [f"  {remark}" for remark in table.remarks]
    if full:
        told.append(f"  {_correction(table)}")
    return told


def taken_for(table: Table) -> str:
    """Return what a table is taken for, in words."""
    if table.kind != "grid":
        return TAKEN_FOR[table.kind]
    return f"a grid, {table.down} down and {table.across} across, with {CELLS[table.cells]} in the cells"


def _named(table: Table) -> str:
    parts = [
        f"{column.means}: {quoted(column.heading)}"
        for column in table.columns
        if column.means and column.means != VALUE
    ]
    if table.values:
        titles = [column.title for column in table.values]
        shown = ", ".join(titles[:SHOWN]) + (
            f" and {len(titles) - SHOWN} more" if len(titles) > SHOWN else ""
        )
        parts.append(f"{table.across}: {shown}")
    return "; ".join(parts)


def _column_lines(table: Table) -> list[str]:
    return [
        f"column {letters(column.position + 1)} {quoted(column.heading)} ({plural(column.cells, 'cell')}): "
        f"{_meaning(table, column)}"
        for column in table.columns
    ]


def _meaning(table: Table, column: Column) -> str:
    if column.means == VALUE:
        above = f" of {quoted(column.group)}" if column.group else ""
        stands = f"the {table.across[:-1]} {quoted(column.title)}{above}"
        return f"{stands}; --ignore {quoted(column.heading)} leaves it out"
    if column.means:
        return f"{column.means}; --map {column.means.replace(' ', '_')}=HEADING takes another"
    if table.kind == "people":
        return "left out"
    ours = "value" if table.kind == "grid" else "OURS"
    return f"left out; --map {ours}={quoted(column.heading)} reads it"


def _correction(table: Table) -> str:
    rows = ", ".join(map(str, table.headings))
    name = f" --skip-sheet {table.sheet.name!r} leaves it out;" if table.sheet.name else ""
    layout = (
        "--matrix no reads one thing a row" if table.kind == "grid" else "--matrix says what a grid holds"
    )
    return f"headings in row {rows}; --headings ROW takes another;{name} {layout}"


def _table_data(table: Table) -> dict[str, Any]:
    data: dict[str, Any] = {} if table.sheet.name is None else {"sheet": table.sheet.name}
    data |= {"taken_for": table.kind or "nothing"}
    if table.kind == "grid":
        data |= {"down": table.down, "across": table.across, "cells": table.cells}
    data |= {
        "headings": list(table.headings),
        "rows": [table.first_row, table.last_row],
        "columns": [_column_data(column) for column in table.columns],
        "remarks": list(table.remarks),
    }
    return data


def _column_data(column: Column) -> dict[str, Any]:
    data: dict[str, Any] = {"heading": column.heading, "means": column.means or None, "cells": column.cells}
    if column.means == VALUE and column.title != column.heading:
        data["title"] = column.title
    if column.group:
        data["group"] = column.group
    return data
