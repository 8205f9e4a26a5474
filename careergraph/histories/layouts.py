"""From the layouts that HR systems have to spells: who held which role from when to when.

Every function takes rows as numbers and returns spells (``SPELL``), with what it left out counted.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any, TypeAlias

from careergraph.histories.coding import BAD_DAY, LOWEST, OPEN_DAY
from careergraph.histories.dates import MONTH, YEAR
from careergraph.histories.endings import ENDING, LEAVE
from careergraph.histories.titles import LEFT_OUT, MISSING

if TYPE_CHECKING:
    from collections.abc import Sequence

    import ibis.expr.types as ir

    from careergraph.histories.engines import Engine

    Table: TypeAlias = ir.Table

__all__ = [
    "DROPPED",
    "from_events",
    "from_snapshots",
    "from_spells",
    "judged",
    "keys_of",
    "ordinary_interval",
]

# Why a row is dropped, by number, with the rule that says so.
DROPPED = {
    1: ("R1", "without a person"),
    2: ("R1", "without a role"),
    3: ("R1", "without a date"),
    4: ("R1", "with a date that cannot be read"),
    5: ("R2", "after the as-of day"),
    6: ("R3", "end before start"),
    7: ("R4", "end on the day they start"),
    8: ("map", "of a title that the map leaves out"),
}
# A person who is missing from one list was there all the same.
_BRIDGED = 2
# How long a stay is whose two dates fall together, and how far apart these may be.
_HALF = {YEAR: 183, MONTH: 15}
_LONG = {YEAR: 183, MONTH: 31}


def keys_of(table: Table) -> list[str]:
    """Return the columns that tell one career from another: the person, and the record where there is one."""
    return ["person", "record"] if "record" in table.columns else ["person"]


def judged(table: Table, layout: str, as_of: int) -> Table:
    """Return rows with ``why`` they are dropped (0: kept), in the order of the rules R1 to R4."""
    import ibis

    day = {"spells": "start", "events": "date", "snapshots": "snapshot"}[layout]
    if layout == "spells":
        table = _lengthened(table)
    nameless = table.person == ""
    cases: list[tuple[Any, int]] = [(nameless, 1)]
    if layout == "events":
        act = _act(table)
        table = table.mutate(act=act)
        cases.append(((table.role == MISSING) & (table.act == 0), 2))
        # An ending says no role, nor need a leave: those that are the first of a person are left out below.
        cases.append(((table.role == LEFT_OUT) & (table.act == 0), 8))
    else:
        cases += [(table.role == MISSING, 2), (table.role == LEFT_OUT, 8)]
    cases += [(table[day] == BAD_DAY, 4), (table[day] < 0, 3)]
    if layout == "spells":
        cases.append((table.end == BAD_DAY, 4))
    cases.append((table[day] > as_of, 5))
    if layout == "spells":
        cases += [(table.end < table.start, 6), (table.end == table.start, 7)]
    return table.mutate(why=ibis.cases(*cases, else_=0))


def _act(table: Table) -> Any:  # noqa: ANN401 - an ibis value
    """Return what an event is: an ending where its action or its status says so, a leave, or a change."""
    import ibis

    named = [table[name] for name in ("action", "status") if name in table.columns]
    if not named:
        return ibis.literal(0, "int32")
    ends, leaves = named[0] == ENDING, named[0] == LEAVE
    for column in named[1:]:
        ends, leaves = ends | (column == ENDING), leaves | (column == LEAVE)
    return ibis.cases((ends, ENDING), (leaves, LEAVE), else_=0)


def _lengthened(table: Table) -> Table:
    """Let two dates that fall together as neither says its day stand for half a month or half a year."""
    start, end = table.start, table.end
    first, last = table.start_precision, table.end_precision
    within = (end > 0) & (start > 0) & (end <= start)
    years = within & (((last == YEAR) | (first == YEAR)) & (start - end < _LONG[YEAR]))
    months = within & ((last == MONTH) & (start - end < _LONG[MONTH]) | (first == MONTH) & (start == end))
    return table.mutate(
        end=years.ifelse(start + _HALF[YEAR], months.ifelse(start + _HALF[MONTH], end)).cast("int32")
    )


def _spell(table: Table, **columns: Any) -> Table:  # noqa: ANN401 - ibis values
    """Return a table of spells: the career, and role, start, end, seq, level, known as whole numbers."""
    import ibis

    named: dict[str, Any] = {key: table[key] for key in keys_of(table)}
    for name, least in (
        ("role", None),
        ("start", None),
        ("end", None),
        ("seq", LOWEST),
        ("level", LOWEST),
        ("known", 1),
    ):
        value = columns.get(name)
        if value is None:
            value = table[name] if name in table.columns else ibis.literal(least)
        named[name] = value.cast("int32")
    return table.select(**named)


def from_spells(table: Table, as_of: int) -> Table:
    """Return the spells of rows that are spells already; ends after the as-of day are open."""
    return _spell(table, end=(table.end > as_of).ifelse(OPEN_DAY, table.end))


def from_events(engine: Engine, table: Table) -> tuple[Table, dict[str, int]]:
    """Return the spells of dated events: a role is held until the next event.

    Of several events of one day the highest sequence number counts, then a role before an ending, the highest
    level, and the role's id.
    """
    import ibis

    keys = keys_of(table)
    seq = table.seq if "seq" in table.columns else ibis.literal(LOWEST, "int32")
    level = table.level if "level" in table.columns else ibis.literal(LOWEST, "int32")
    table = table.select(*keys, "role", "date", "act", seq=seq, level=level)
    rows = table.group_by([*keys, "date", "role", "act"]).aggregate(
        seq=table.seq.max(), level=table.level.max()
    )
    rows = engine.keep(rows)
    order = [rows.date, ibis.desc(rows.act != ENDING), rows.seq]
    place = ibis.row_number().over(ibis.window(group_by=keys, order_by=[*order, rows.role]))
    kept = rows.mutate(place=place).filter(lambda t: ~((t.act == LEAVE) & ((t.place > 0) | (t.role < 0))))
    best = [ibis.desc(kept.seq), (kept.act == ENDING).cast("int32"), ibis.desc(kept.level), kept.role]
    rank = ibis.row_number().over(ibis.window(group_by=[*keys, "date"], order_by=best))
    ranked = engine.keep(kept.mutate(rank=rank))
    days = ranked.filter(ranked.rank == 0)
    after = days.date.lead().over(ibis.window(group_by=keys, order_by=days.date))
    days = days.mutate(after=after)
    spells = days.filter((days.act != ENDING) & (days.role >= 0))
    told = engine.rows(
        ranked.aggregate(
            rows=ranked.count(),
            same_day=(ranked["rank"] > 0).sum().fill_null(0),
            endings=(ranked.act == ENDING).sum().fill_null(0),
        )
    )[0]
    before, distinct = (engine.rows(one.aggregate(n=one.count()))[0]["n"] for one in (table, rows))
    counts = {
        "R5": before - distinct,
        "R6": told["same_day"],
        "leaves": distinct - told["rows"],
        "endings": told["endings"],
    }
    made = _spell(spells, start=spells.date, end=spells.after.fill_null(OPEN_DAY))
    return made, {key: int(value) for key, value in counts.items()}


def ordinary_interval(days: Sequence[int]) -> int:
    """Return the longest ordinary interval between lists, in days: up to twice the middle one.

    >>> ordinary_interval([0, 365, 731, 1096]), ordinary_interval([0, 30, 61, 400])
    (366, 31)
    """
    gaps = sorted(later - earlier for earlier, later in pairwise(days))
    if not gaps:
        return 0
    middle = gaps[(len(gaps) - 1) // 2]
    return max(int(gap) for gap in gaps if gap <= 2 * middle)


def from_snapshots(
    engine: Engine, table: Table, days: Sequence[int], as_of: int
) -> tuple[Table, dict[str, int]]:
    """Return the spells of lists of one day each.

    A stay begins at ``since`` where that lies after the list before, else at the day of the list; it ends at
    the first list without the person, or where the next begins. One missing list is bridged. Of several roles
    in one list the one already held comes first, then by ``since`` (empty first), the one of the next list
    last. A role of the very first list without ``since`` began nobody knows when.
    """
    import ibis

    keys = keys_of(table)
    last = len(days) - 1
    lists = engine.lookup(
        {
            "day": list(days),
            "number": list(range(len(days))),
            "earlier": [-1, *days[:-1]],
            "later": [*days[1:], OPEN_DAY],
        },
        dict.fromkeys(("day", "number", "earlier", "later"), "int32"),
    )
    since = table.since if "since" in table.columns else ibis.literal(-1, "int32")
    level = table.level if "level" in table.columns else ibis.literal(LOWEST, "int32")
    table = table.select(*keys, "role", "snapshot", since=since, level=level)
    rows = table.group_by([*keys, "snapshot", "role"]).aggregate(
        since=table.since.max(), level=table.level.max()
    )
    rows = rows.inner_join(lists, rows.snapshot == lists.day)
    rows = engine.keep(_neighbours(rows, keys))
    usable = (rows.since > rows.earlier) & (rows.since <= as_of) & (rows.since >= 0)
    rows = rows.mutate(
        begins=usable.ifelse(rows.since, rows.snapshot),
        known=((rows.number > 0) | usable).cast("int32"),
    )
    order = [
        ibis.desc(rows.was), rows.goes_on, rows.run, ibis.asc(rows.since), rows.level, rows.role,
    ]  # fmt: skip
    inside = ibis.window(group_by=[*keys, "number"], order_by=order)
    rows = rows.mutate(
        place=ibis.row_number().over(inside).cast("int32"),
        begins=rows.begins.min().over(
            ibis.window(group_by=[*keys, "number"], order_by=order, preceding=0, following=None)
        ),
    )
    rows = rows.mutate(seq=rows.number * 10_000 + rows.place)
    through = ibis.window(group_by=keys, order_by=rows.seq, preceding=None, following=0)
    rows = rows.mutate(
        begins=rows.begins.max().over(through),
        after=rows.number.lead().over(ibis.window(group_by=keys, order_by=rows.seq)),
    )
    gone = rows.after.isnull() & (rows.number < last) | (rows.after > rows.number + _BRIDGED)
    told = engine.rows(table.aggregate(rows=table.count()))[0]["rows"]
    kept = engine.rows(rows.aggregate(rows=rows.count()))[0]["rows"]
    spells = _spell(
        rows, start=rows.begins, end=(gone.cast("int32").fill_null(0) == 1).ifelse(rows.later, OPEN_DAY)
    )
    return spells, {"R5": int(told - kept)}


def _neighbours(rows: Table, keys: list[str]) -> Table:
    """Tell of each role in a list whether the person's list before has it, and the next, and since when."""
    import ibis

    present = rows.select(*keys, "number").distinct()
    along = ibis.window(group_by=keys, order_by=present.number)
    present = present.mutate(
        before=present.number.lag().over(along), behind=present.number.lead().over(along)
    )
    present = present.rename(listed="number", **{f"p_{key}": key for key in keys})
    rows = rows.inner_join(
        present, [rows.number == present.listed, *(rows[key] == present[f"p_{key}"] for key in keys)]
    ).drop("listed", *(f"p_{key}" for key in keys))
    alike = ibis.window(group_by=[*keys, "role"], order_by=rows.number)
    rows = rows.mutate(own_before=rows.number.lag().over(alike), own_behind=rows.number.lead().over(alike))
    near = (rows.own_before == rows.before) & (rows.number - rows.before <= _BRIDGED)
    onward = (rows.own_behind == rows.behind) & (rows.behind - rows.number <= _BRIDGED)
    rows = rows.mutate(was=near.cast("int32").fill_null(0), goes_on=onward.cast("int32").fill_null(0))
    run = (rows.was == 0).ifelse(rows.number, -1).max()
    return rows.mutate(
        run=run.over(ibis.window(group_by=[*keys, "role"], order_by=rows.number, preceding=None, following=0))
    )
