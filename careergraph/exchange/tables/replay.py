"""Saved plans: written once, and followed on next month's file."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from careergraph.document.texts import read_path
from careergraph.errors import GraphFileError, Problem
from careergraph.exchange.tables.bounds import without_notes
from careergraph.exchange.tables.cells import Place
from careergraph.exchange.tables.order import order_data, order_of
from careergraph.exchange.tables.plan import FORMAT
from careergraph.exchange.tables.table import VALUE, Column, Table
from careergraph.exchange.tables.words import heading
from careergraph.names import fold, quoted

if TYPE_CHECKING:
    from pathlib import Path

    from careergraph.exchange.tables.cells import CellProblem, Sheet
    from careergraph.exchange.tables.choices import Choices
    from careergraph.exchange.tables.plan import Plan

__all__ = ["SavedPlan", "choices_of", "followed", "options_data", "read_plan", "to_text"]

# The row of headings may have moved down by a note or two.
HEADINGS_WITHIN = 200
_Text = Annotated[str, Field(max_length=1000)]


class _Record(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class SavedColumn(_Record):
    """A column: its heading, and our name of it, or nothing where it is left out."""

    heading: _Text
    means: _Text | None = None
    title: _Text = ""
    group: _Text = ""
    cells: int = 0


class SavedTable(_Record):
    """A table: what it was taken for, and its columns."""

    sheet: _Text | None = None
    taken_for: _Text
    down: _Text = ""
    across: _Text = ""
    cells: _Text = ""
    headings: Annotated[list[int], Field(min_length=1, max_length=2)]
    rows: list[int] = []
    columns: Annotated[list[SavedColumn], Field(max_length=16_384)]
    remarks: list[str] = []


class SavedOptions(_Record):
    """What the user said beside it."""

    title: _Text | None = None
    order: dict[str, list[str | None]] = {}
    infer: bool = False
    proficiency: list[str] = []
    skip: list[str] = []
    none: list[str] = []
    sheets: list[str] = []
    skip_sheets: list[str] = []
    family: str = ""
    fill_down: bool = False
    hidden: bool = False
    ladders: bool = False


class SavedPlan(_Record):
    """A plan as it stands in a file."""

    format: Literal["careergraph-plan/1"]
    file: str = ""
    options: SavedOptions = SavedOptions()
    tables: Annotated[list[SavedTable], Field(max_length=1000)]
    left_out: list[dict[str, str]] = []

    @cached_property
    def by_sheet(self) -> dict[str, list[SavedTable]]:
        """The tables of each sheet, by its name in one case."""
        found: dict[str, list[SavedTable]] = {}
        for table in self.tables:
            found.setdefault(fold(table.sheet or ""), []).append(table)
        return found


def options_data(choices: Choices) -> dict[str, Any]:
    """Return the options that a saved plan keeps: those that are said."""
    options: dict[str, Any] = {
        "title": choices.title,
        "order": order_data(choices.order),
        "infer": choices.infer,
        "proficiency": list(choices.proficiency),
        "skip": sorted(choices.skip),
        "none": sorted(choices.none),
        "sheets": sorted(choices.sheets),
        "skip_sheets": sorted(choices.skip_sheets),
        "family": choices.family,
        "fill_down": choices.fill_down,
        "hidden": choices.hidden,
        "ladders": choices.ladders,
    }
    return {name: value for name, value in options.items() if value}


def to_text(plan: Plan, choices: Choices) -> str:
    """Return a plan as the text of a YAML file."""
    import yaml

    from careergraph.document.files.dumper import GraphDumper

    data = {"format": FORMAT, "file": plan.file, "options": options_data(choices)} | plan.data()
    text: str = yaml.dump(
        data, Dumper=GraphDumper, sort_keys=False, allow_unicode=True, width=100, default_flow_style=None
    )
    return text


def read_plan(path: str | Path) -> SavedPlan:
    """Return the plan in a file.

    Raises
    ------
    GraphFileError
        The file cannot be read, or is no plan; each problem with its line.
    """
    document = read_path(path)
    if document.problems:
        raise GraphFileError(document.problems, file=str(path))
    try:
        return SavedPlan.model_validate(document.data)
    except ValidationError as error:
        remedy = "write the plan anew with --dry-run -o FILE"
        problems = [
            Problem(f"this is no plan: {item['msg']}", remedy, file=str(path), path=item["loc"])
            for item in error.errors(include_url=False)
        ]
        raise GraphFileError(document.located(problems), file=str(path)) from None


def followed(sheet: Sheet, plan: SavedPlan) -> tuple[list[Table], list[CellProblem], list[str]] | None:
    """Return the tables of a sheet as a plan says, what is wrong with them, and what is left out.

    Headings are found again by what they say, in whatever row and order; a column that the plan does not know
    is left out and told, one that it needs and does not find is a problem. None: no such sheet is planned.
    """
    saved = plan.by_sheet.get(fold(sheet.name or ""), [])
    if not saved:
        return None
    tables: list[Table] = []
    problems: list[CellProblem] = []
    left_out: list[str] = []
    start = 1
    said: dict[int, set[str]] = {}
    for position, entry in enumerate(saved):
        row = _row_of(sheet, _labels(entry), start, said)
        if row is None:
            shown = ", ".join(quoted(column.heading) for column in entry.columns if column.means)
            remedy = "make the plan anew with --dry-run -o FILE"
            problems.append(
                Place(sheet, start).problem(f"no row has the headings of the plan: {shown}", remedy)
            )
            continue
        following = saved[position + 1] if position + 1 < len(saved) else None
        end = len(sheet.rows)
        if following and (below := _row_of(sheet, _labels(following), row + 1, said)):
            end = below - len(following.headings)
        end, notes = without_notes(sheet.rows, row + 1, end, len(entry.columns))
        left_out += [notes] if notes else []
        columns, new, gone = _columns(sheet.rows[row - 1], entry)
        if new:
            left_out.append(f"columns that the plan does not know: {', '.join(map(quoted, new[:12]))}")
        if gone:
            left_out.append(f"columns of the plan that are gone: {', '.join(map(quoted, gone[:12]))}")
        kind = "" if entry.taken_for == "nothing" else entry.taken_for
        rows = (row - 1, row) if len(entry.headings) > 1 else (row,)
        tables.append(Table(kind, sheet, rows, row + 1, end, columns, entry.down, entry.across, entry.cells))
        start = end + 1
    return tables, problems, left_out


def _labels(entry: SavedTable) -> set[str]:
    """Return the headings that a table cannot do without: those of what its rows are."""
    labels = {heading(column.heading) for column in entry.columns if column.means and column.means != VALUE}
    return labels or {heading(column.heading) for column in entry.columns}


def _row_of(sheet: Sheet, wanted: set[str], start: int, said: dict[int, set[str]]) -> int | None:
    """Return the first row that holds all of these headings; ``said`` keeps what rows say, read once."""
    for number, row in enumerate(sheet.rows[start - 1 : start - 1 + HEADINGS_WITHIN], start):
        if number not in said:
            said[number] = {heading(text) for text in row if text}
        if wanted <= said[number]:
            return number
    return None


def _columns(row: list[str], entry: SavedTable) -> tuple[tuple[Column, ...], list[str], list[str]]:
    """Return the columns of a row of headings as a plan says, those it does not know, and those gone."""
    known: dict[str, list[SavedColumn]] = {}
    for column in entry.columns:
        known.setdefault(heading(column.heading), []).append(column)
    found: list[Column] = []
    new: list[str] = []
    for position, text in enumerate(row):
        if not text:
            continue
        waiting = known.get(heading(text))
        if waiting:
            column = waiting.pop(0)
            title = (column.title or text) if column.means == VALUE else ""
            found.append(Column(position, text, column.means or "", 0, title, column.group))
        else:
            new.append(text)
            found.append(Column(position, text, ""))
    gone = [column.heading for columns in known.values() for column in columns if column.heading]
    return tuple(found), new, gone


def choices_of(plan: SavedPlan, choices: Choices) -> Choices:
    """Return the options of a plan; what is said anew on the command line counts."""
    saved = plan.options
    return replace(
        choices,
        title=choices.title or saved.title,
        order=choices.order.joined(order_of(saved.order, "plan")),
        infer=choices.infer or saved.infer,
        proficiency=choices.proficiency or tuple(saved.proficiency),
        skip=choices.skip | frozenset(saved.skip),
        none=choices.none | frozenset(saved.none),
        sheets=choices.sheets or frozenset(saved.sheets),
        skip_sheets=choices.skip_sheets | frozenset(saved.skip_sheets),
        family=choices.family or saved.family,
        fill_down=choices.fill_down or saved.fill_down,
        hidden=choices.hidden or saved.hidden,
        ladders=choices.ladders or saved.ladders,
    )
