"""From texts to numbers: what people wrote becomes days and roles, in Python; the engine joins them on.

The distinct texts of a column are few. They are read here, so that every engine reads them alike, and the
engine only looks them up.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, TypeAlias, cast

from careergraph.errors import Problem
from careergraph.histories.columns import template_columns
from careergraph.histories.dates import (
    BAD,
    DAY,
    MONTH,
    OPEN,
    TWO_DIGITS,
    UNSETTLED,
    YEAR,
    is_far,
    is_serial,
    read_dates,
    shape,
)
from careergraph.histories.endings import meaning
from careergraph.histories.periods import Periods, read_periods
from careergraph.histories.titles import Titles
from careergraph.histories.wording import counted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import ibis.expr.types as ir

    from careergraph.histories.columns import Columns, Field
    from careergraph.histories.dates import Dated, Order, Read
    from careergraph.histories.engines import Engine
    from careergraph.histories.files import PlainFile
    from careergraph.histories.places import Where

    Table: TypeAlias = ir.Table

__all__ = ["BAD_DAY", "LOWEST", "NO_DAY", "OPEN_DAY", "Coded", "Source", "code", "gather"]

# Day numbers that are none: an end that is open, a day that is missing, one that cannot be read.
OPEN_DAY = 9_000_000
NO_DAY, BAD_DAY = -1, -2
# Of a row without a sequence number or a level.
LOWEST = -(2**31)

_DATES: tuple[Field, ...] = ("start", "end", "date", "snapshot", "since")
_NOBODY = ("NULL", "null", "None", "none", "NaN", "nan", "N/A", "n/a", "\\N")
_PRECISIONS = {DAY: "day", MONTH: "month", YEAR: "year"}


@dataclass(frozen=True)
class Source:
    """A table to be counted: its columns, and what it does not say itself (person, day of the list)."""

    name: str
    table: Table
    columns: Columns
    person: str | None = None
    snapshot: str | None = None
    file: PlainFile | None = None


@dataclass
class Coded:
    """The rows of all sources as numbers.

    Parameters
    ----------
    table
        ``person``, perhaps ``record``, ``role``, days, ``seq``, ``level``, ``act``.
    titles
        The roles.
    latest
        The latest day that is not after today, and of each date field.
    precision
        How many dates are written as a day, a month, a year.
    rows
        How many rows there are.
    hired
        ``person``, ``hired``: when the company hired each, as text; None where no column says so.
    """

    table: Table
    titles: Titles
    people: dict[str, int]
    rows: int
    days: dict[str, list[int]] = field(default_factory=dict)
    precision: Counter[str] = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)
    hired: Table | None = None


def gather(engine: Engine, sources: Sequence[Source], *, people: Mapping[str, str] | None = None) -> Table:
    """Return all sources as one table of texts, with our names for the columns."""
    import ibis

    names = list(dict.fromkeys(name for source in sources for name in _fields(source)))
    tables = []
    for source in sources:
        for family in source.columns.families or [{}]:
            fields = {**source.columns.fields, **family}
            columns = {name: _text(source, name, fields) for name in names}
            tables.append(source.table.select(**columns))
    joined = tables[0] if len(tables) == 1 else ibis.union(*tables)
    if "role" in names and any(source.columns.families for source in sources):
        # A wide row leaves the jobs empty that a person did not have.
        joined = joined.filter((joined.role != "") | (joined.start != ""))
    if people:
        lookup = engine.lookup(
            {"old": list(people), "one": list(people.values())}, {"old": "string", "one": "string"}
        )
        joined = joined.left_join(lookup, joined.person == lookup.old)
        joined = joined.mutate(person=ibis.coalesce(joined.one, joined.person)).drop("old", "one")
    return engine.keep(joined)


def _fields(source: Source) -> list[Field]:
    columns = source.columns
    wanted: dict[str, list[Field]] = {
        "spells": ["person", "role", "start", "end", "seq", "level", "record", "hired"],
        "events": ["person", "role", "date", "seq", "level", "action", "status", "record", "hired"],
        "snapshots": ["person", "role", "snapshot", "since", "level", "record", "hired"],
    }
    always: set[Field] = (
        {"person", "role", "start", "end"} if columns.layout == "spells" else {"person", "role"}
    )
    if source.snapshot is not None:
        always.add("snapshot")
    has = {*columns.fields, *(name for family in columns.families for name in family)}
    return [name for name in wanted[columns.layout] if name in has or name in always]


def _text(source: Source, name: Field, fields: Mapping[Field, str]) -> Any:  # noqa: ANN401 - an ibis value
    import ibis

    if name == "person" and source.person is not None and "person" not in fields:
        return ibis.literal(source.person)
    if name == "snapshot" and source.snapshot is not None:
        return ibis.literal(source.snapshot)
    if name not in fields:
        return ibis.literal("")
    heading = fields[name]
    parts = template_columns(heading)
    if not parts:
        return _plain(source.table[heading])
    text: Any = ibis.literal("")
    rest = heading
    for part in parts:
        before, _, rest = rest.partition(f"{{{part}}}") if f"{{{part}}}" in rest else (rest, "", "")
        text = (
            text + ibis.literal(before) + _plain(source.table[part])
            if before
            else text + _plain(source.table[part])
        )
    return text + ibis.literal(rest) if rest else text


def _plain(column: Any) -> Any:  # noqa: ANN401 - an ibis value
    """Return a column as text without the spaces around it; nothing is the empty text.

    Not `strip` of ibis: on Spark it takes the letters v and f for control characters, and Staff becomes Sta.
    """
    import ibis

    @ibis.udf.scalar.builtin(name="trim")  # type: ignore[untyped-decorator]
    def trim(text: str) -> str: ...  # type: ignore[empty-body]

    return trim(column.cast("string").fill_null(""))


def code(
    engine: Engine,
    texts: Table,
    *,
    mapped: Mapping[str, str] | None,
    levels: Sequence[str],
    order: Order | None,
    pattern: str | None,
    today: int,
    where: Where,
    together: str | None = None,
) -> tuple[Coded, list[Problem]]:
    """Return the rows as numbers, and what is wrong with their texts; ``where`` tells where a text stands.

    ``together`` is the column that says start and end in one cell.
    """
    problems: list[Problem] = []
    names = [name for name in texts.columns if name not in {"person", "record", "hired"}]
    found = {name: _distinct(engine, texts, name) for name in names}
    counts = {name: {text: rows for text, (rows, _) in found[name].items()} for name in names}
    people = {text: held for text, (_, held) in found["role"].items()}
    titles = Titles.of(people, mapped)
    result = Coded(texts, titles, people, sum(counts["role"].values()))
    table = _join(engine, texts, "role", titles.codes)
    table = _days(engine, table, result, problems, _Asked(counts, order, pattern, today, where, together))
    for name in ("action", "status"):
        if name in counts:
            table = _join(engine, table, name, {text: meaning(text, name) for text in counts[name]})
    if "seq" in counts:
        table = _join(engine, table, "seq", {text: _whole(text) for text in counts["seq"]})
    if levels or "level" in counts:
        table = _levels(engine, table, levels, counts.get("level"), result)
    table = _finish(table, texts)
    result.table = engine.keep(table)
    if "hired" in texts.columns:
        said = texts.filter(texts.hired != "")
        result.hired = said.group_by("person").aggregate(hired=said.hired.min())
    return result, problems


@dataclass(frozen=True)
class _Asked:
    """How dates are to be read, and told; ``counts`` are the texts of every column, with their rows."""

    counts: Mapping[str, Mapping[str, int]]
    order: Order | None
    pattern: str | None
    today: int
    where: Where
    together: str | None


def _days(
    engine: Engine,
    table: Table,
    result: Coded,
    problems: list[Problem],
    asked: _Asked,
) -> Table:
    """Look up the days; tell of texts that are none."""
    counts = asked.counts
    periods = read_periods(counts["start"]) if asked.together else Periods()
    if asked.together:
        result.notes.append(periods.told(asked.together))
    for name, read in _dates(periods, asked).items():
        dates = read.dates
        field_name = cast("Field", name)
        if name != "end" or not asked.together:  # what one cell says is told once
            problems += _date_problems(
                field_name, dates, counts[name], asked.where, contradicts=read.contradicts
            )
            result.notes += _unread(field_name, dates, counts[name], asked.where)
        for text, dated in dates.items():
            if dated.day is not None and not is_far(dated.day):
                result.precision[_PRECISIONS[dated.precision]] += counts[name][text]
        found = sorted({d.day for d in dates.values() if d.day is not None and d.day <= asked.today})
        result.days[name] = found
        table = _join(engine, table, name, {text: _day(name, dated) for text, dated in dates.items()})
        if name in {"start", "end", "snapshot"}:
            precision = {text: max(dated.precision, 0) for text, dated in dates.items()}
            table = _join(engine, table, f"{name}_precision", precision, of=name)
    return table


def _dates(periods: Periods, asked: _Asked) -> dict[str, Read]:
    """Return what the texts of every column of dates say."""
    counts = asked.counts
    halves: dict[str, dict[str, str]] = {"start": periods.starts, "end": periods.ends}
    columns: dict[str, dict[str, str]] = {
        name: halves.get(name) or {text: text for text in counts[name]} for name in _DATES if name in counts
    }
    reads = read_dates(
        {name: column.values() for name, column in columns.items()}, order=asked.order, pattern=asked.pattern
    )
    for name, read in reads.items():
        read.dates = {text: read.dates[half] for text, half in columns[name].items()}
    return reads


def _distinct(engine: Engine, texts: Table, name: str) -> dict[str, tuple[int, int]]:
    """Return each distinct text of a column, in order, with its rows and, for roles, its people."""
    measures = {"rows": texts.count()}
    if name == "role":
        measures["people"] = texts.person.nunique()
    found = engine.columns(texts.group_by(name).aggregate(**measures))
    held = found.get("people", [0] * len(found["rows"]))
    listed = sorted(zip(found[name], found["rows"], held, strict=True))
    return {text: (rows, people) for text, rows, people in listed}


def _join(
    engine: Engine, table: Table, name: str, codes: Mapping[str, int], *, of: str | None = None
) -> Table:
    """Look up a column's number: ``n_NAME`` joins the table."""
    key, value = f"k_{name}", f"n_{name}"
    lookup = engine.lookup({key: list(codes), value: list(codes.values())}, {key: "string", value: "int32"})
    return table.inner_join(lookup, table[of or name] == lookup[key]).drop(key)


def _finish(table: Table, texts: Table) -> Table:
    """Keep the person and the numbers; somebody without a name is the empty text."""
    columns: dict[str, Any] = {"person": table.person.isin(_NOBODY).ifelse("", table.person)}
    if "record" in texts.columns:
        columns["record"] = table.record
    columns |= {name.removeprefix("n_"): table[name] for name in table.columns if name.startswith("n_")}
    return table.select(**columns)


def _day(name: str, dated: Dated) -> int:
    if dated.day is not None:
        return OPEN_DAY if name == "end" and is_far(dated.day) else dated.day
    if dated.precision == OPEN:
        return OPEN_DAY if name == "end" else NO_DAY
    return BAD_DAY


def _whole(text: str) -> int:
    try:
        return max(-(2**31) + 1, min(2**31 - 1, int(float(text))))
    except (ValueError, OverflowError):
        return LOWEST


def _levels(
    engine: Engine, table: Table, levels: Sequence[str], counts: Mapping[str, int] | None, result: Coded
) -> Table:
    """Look up how high a row's level is: by the user's list, else by its number where all are numbers."""
    from careergraph.histories.titles import fold_title

    ranks = {fold_title(level): rank for rank, level in enumerate(levels, 1)}
    if not ranks and counts is not None:
        numbers = {text: _whole(text) for text in counts}
        if all(number != LOWEST or not text for text, number in numbers.items()):
            result.notes.append("levels are numbers: the higher number counts as the higher level")
            return _join(engine, table, "level", numbers)
        return table
    if counts is not None and any(fold_title(text) in ranks for text in counts):
        return _join(engine, table, "level", {text: ranks.get(fold_title(text), LOWEST) for text in counts})
    by_title = {text: ranks.get(fold_title(result.titles.names[code]), LOWEST) if code >= 0 else LOWEST
                for text, code in result.titles.codes.items()}  # fmt: skip
    return _join(engine, table, "level", by_title, of="role")


def _date_problems(
    name: Field, dates: Mapping[str, Dated], counts: Mapping[str, int], where: Where, *, contradicts: bool
) -> list[Problem]:
    """Return what a column of dates cannot be read for."""
    problems = []
    unsettled = [text for text, dated in dates.items() if dated.precision == UNSETTLED]
    if unsettled:
        why = (
            "some can only have the day first, others only the month"
            if contradicts
            else "nothing in the column says whether the day or the month comes first"
        )
        message = (
            f"column {name!r}: {counted(sum(map(counts.__getitem__, unsettled)), 'date')} such as "
            f"{shape(unsettled[0])}{where(name, unsettled[:1])} cannot be read: {why}"
        )
        problems.append(Problem(message, "say --date-format day-first or month-first"))
    short = [text for text, dated in dates.items() if dated.precision == TWO_DIGITS]
    if short:
        rows = counted(sum(map(counts.__getitem__, short)), "date")
        message = f"column {name!r}: {rows} with years of two digits{where(name, short)}"
        remedy = "export years with four digits, or say what they are: --date-format '%d/%m/%y'"
        problems.append(Problem(message, remedy))
    serial = [text for text, dated in dates.items() if dated.precision == BAD and is_serial(text)]
    if 2 * len(serial) > len(dates):
        rows = counted(sum(map(counts.__getitem__, serial)), "number")
        message = f"column {name!r}: {rows} such as {shape(serial[0])}{where(name, serial)}, no dates"
        problems.append(Problem(message, "if Excel counted these days, say --date-format excel"))
    return problems


def _unread(name: Field, dates: Mapping[str, Dated], counts: Mapping[str, int], where: Where) -> list[str]:
    """Return what to tell of texts in a column of dates that are none."""
    bad = [text for text, dated in dates.items() if dated.precision == BAD]
    if not bad:
        return []
    rows = sum(map(counts.__getitem__, bad))
    told = f"{counted(rows, 'text')} such as {shape(bad[0])}{where(name, bad[:1])}"
    return [f"column {name!r}: {told} {'is no date' if rows == 1 else 'are no dates'}"]


def today() -> int:
    """Return the number of this day."""
    return date.today().toordinal()  # noqa: DTZ011 - histories are kept in local days
