"""Opening tables: files, frames or a database become tables with known columns, on an engine."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from careergraph.errors import Problem, QuestionError
from careergraph.histories.coding import Source
from careergraph.histories.columns import find_columns, folded, template_columns
from careergraph.histories.engines import Database, adopt, connect, line_of
from careergraph.histories.errors import HistoriesError
from careergraph.histories.files import MOST_COLUMNS, UnreadableError, expand, plain_file, too_wide
from careergraph.histories.periods import PERIODS, are_periods
from careergraph.histories.wording import named

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import ibis.expr.types as ir

    from careergraph.histories.columns import Columns, Field
    from careergraph.histories.engines import Engine
    from careergraph.histories.files import PlainFile
    from careergraph.histories.question import Question

    Table: TypeAlias = ir.Table

__all__ = ["complaint", "open_tables"]

# So many columns and rows are looked at for cells that say start and end in one.
_MOST_ASKED, _FEW_ROWS = 50, 200
# What DuckDB says of a row that is too short or too long.
_CELLS = re.compile(r"Expected Number of Columns: (\d+) Found: (\d+)")


def open_tables(table: Any, question: Question, folder: Path) -> tuple[Engine, list[Source], list[str]]:  # noqa: ANN401
    """Return the engine and the tables, each with its columns."""
    if question.url is not None:
        if question.table is None:
            raise QuestionError("--from names a database: --table says which table there")
        base = Database(question.url)
        named = {question.table: base.table(question.table)}
        return base, *_with_columns(base, named, question, {}, {})
    if isinstance(table, str | Path) or (
        isinstance(table, list | tuple) and all(isinstance(one, str | Path) for one in table)
    ):
        return _file_sources([table] if isinstance(table, str | Path) else list(table), question, folder)
    engine, adopted = adopt(table, folder, question.memory)
    return engine, *_with_columns(engine, {"the table": adopted}, question, {}, {})


def _file_sources(
    names: Sequence[str | Path], question: Question, folder: Path
) -> tuple[Engine, list[Source], list[str]]:
    if not names:
        raise QuestionError("name at least one table, or a database with --from")
    problems: list[Problem] = []
    files: list[PlainFile] = []
    for name in names:
        try:
            for path in expand([name]):
                files.append(plain_file(path, folder, number=len(files)))
        except UnreadableError as error:
            problems.append(error.problem)
    if problems:
        raise HistoriesError(problems)
    engine = connect(question.engine, url=None, folder=folder, memory=question.memory)
    tables: dict[str, Table] = {}
    for file in files:
        try:
            tables[file.name] = engine.read(file)
        except Exception as error:  # noqa: BLE001 - whatever the engine raises of a bad file
            problems.append(complaint(file.name, error, file.above))
    if problems:
        engine.close()
        raise HistoriesError(problems)
    persons = {file.name: Path(file.name).stem for file in files if _personal(file.headings, file.person)}
    days = {file.name: _listed_day(file.name, question.snapshots) for file in files}
    sources, notes = _with_columns(engine, tables, question, persons, {k: v for k, v in days.items() if v})
    named = {file.name: file for file in files}
    sources = [replace(source, file=named[source.name]) for source in sources]
    return engine, sources, [*(file.note for file in files if file.note), *notes]


def _personal(headings: Sequence[str], person: str | None) -> bool:
    """Return whether a file is one person's: a resume, or LinkedIn's list of positions."""
    return person is not None or {"Company Name", "Title", "Started On"} <= set(headings)


def _listed_day(name: str, snapshots: Mapping[str, str]) -> str | None:
    return snapshots.get(name) or snapshots.get(Path(name).name)


def complaint(name: str, error: Exception, above: int = 0) -> Problem:
    """Return what an engine says of a table that it cannot read; it did not see ``above`` lines."""
    text = str(error)
    line = line_of(error)
    said = " ".join(text.partition("\n")[0].split())[:200]
    if cells := _CELLS.search(text):
        said = f"{cells[2]} cells, where the headings are {cells[1]}"
    elif "unterminated quote" in text:
        said = "a quotation mark is not closed"
    remedy = "mend the row, or save the table anew"
    return Problem(f"cannot be read: {said}", remedy, file=name, line=None if line is None else line + above)


def _person_of(engine: Engine, table: Table, columns: Columns) -> str:
    """Settle which column says who somebody is, where no heading is known to; return what to tell of it.

    A column named `id` may number the rows: where no two rows share one, it does not say who.
    """
    place = 0
    while place + 1 < len(columns.persons):
        column = table[columns.persons[place][0]]  # never the last: a template has no column
        try:
            told = engine.rows(table.aggregate(rows=table.count(), people=column.nunique()))[0]
        except Exception:  # noqa: BLE001 - a row that cannot be read is told when all are
            break
        if told["people"] < told["rows"]:
            break
        place += 1
    heading, is_name = columns.persons[place]
    columns.fields["person"] = heading
    if is_name:
        shown = named(template_columns(heading) or [heading])
        return f"people are told apart by {shown} alone: two alike count as one; --person names an id"
    return f"person: column {heading!r}, by what its heading says"


def _period(engine: Engine, name: str, table: Table, columns: Columns | None) -> str | Problem | None:
    """Return the column whose cells say start and end in one, where no two columns do; None where none does.

    What the cells say counts, as headings do not tell: of a few rows, whatever the table's size. A row among
    these that cannot be read is a problem where it is not told later.
    """
    if columns is None:
        asked = list(table.columns)[:_MOST_ASKED]
    elif columns.layout == "spells":
        return None
    else:
        names: tuple[Field, ...] = ("date", "snapshot", "since")
        asked = [columns.fields[name] for name in names if name in columns.fields]
        asked += [one for one in table.columns if folded(one) in PERIODS and one not in asked]
    if not asked:
        return None
    try:
        rows = engine.rows(table.select(*asked).limit(_FEW_ROWS))
    except Exception as error:  # noqa: BLE001 - whatever the engine raises of a bad row
        return complaint(name, error) if columns is None else None
    found = [one for one in asked if are_periods(str(row[one] or "") for row in rows)]
    return found[0] if len(found) == 1 else None


def _with_columns(
    engine: Engine,
    tables: Mapping[str, Table],
    question: Question,
    persons: Mapping[str, str],
    days: Mapping[str, str],
) -> tuple[list[Source], list[str]]:
    problems: list[Problem] = []
    sources, notes = [], []
    for name, table in tables.items():
        if len(table.columns) > MOST_COLUMNS:
            problems.append(too_wide(name, len(table.columns)))
            continue
        asked = partial(
            find_columns,
            name,
            table.columns,
            layout=question.layout,
            dated=name in days,
            personal=name in persons,
        )
        found, wrong = asked(given=question.columns)
        if name not in days and question.layout in {None, "spells"}:
            period = _period(engine, name, table, found)
            if isinstance(period, Problem):
                wrong = [period]
            elif period:
                found, wrong = asked(given={**question.columns, "start": period, "end": period})
        problems += wrong
        if found is not None:
            if found.persons and not wrong:
                found.notes.append(_person_of(engine, table, found))
            notes += found.notes
            sources.append(Source(name, table, found, persons.get(name), days.get(name)))
    kinds = sorted({source.columns.layout for source in sources})
    if len(kinds) > 1:
        problems.append(
            Problem(f"the tables are {' and '.join(kinds)}", "import tables of one layout at a time")
        )
    if problems:
        raise HistoriesError(problems)
    return sources, list(dict.fromkeys(notes))
