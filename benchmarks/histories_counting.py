"""Counts millions of spells by the room's expressions and by hand-written SQL, in one DuckDB, in turn.

python -m benchmarks.histories_counting [ROWS] [MEMORY] [once]

Prints processor time and whether both found the same. Rows are made up: people with one to nine spells, dates
to the day, one row in twenty repeated, overlapping or without an end.
"""

import resource
import sys
import tempfile
import time
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from statistics import median
from typing import TypeAlias

from benchmarks.histories_sql import COUNTS, STAYS
from careergraph.histories.coding import OPEN_DAY
from careergraph.histories.counts import Counts, count
from careergraph.histories.engines import DuckDB
from careergraph.histories.layouts import from_spells, judged
from careergraph.histories.stays import stays_of

Rows: TypeAlias = list[list[tuple[int, ...]]]
AS_OF, GAP = 738_000, 92
ROUNDS = 1 if len(sys.argv) > 3 else 3
# Whole numbers from a hash of the row's number: the same table every time, made by the engine itself.
MAKE = """
create or replace temp table rows as
with raw as (
    select i // 5 as number, (hash(i) % 400)::int as role, (hash(i + 1) % 6000)::int as gap,
        (hash(i + 2) % 1500)::int + 30 as length, hash(i + 3) % 20 as odd, i % 5 as place
    from range({rows}) t(i)
)
select 'p' || (number - case when hash(number) % 7 = 0 then 1 else 0 end) as person, role,
    ({as_of} - 5500 + place * 1100 + gap % 900 - case when odd = 1 then 700 else 0 end)::int as "start",
    case when odd = 2 or place = 4 and odd > 9 then {open_day}
         else {as_of} - 5500 + place * 1100 + gap % 900 - case when odd = 1 then 700 else 0 end
            + length end::int as "end",
    0 as start_precision, 0 as end_precision
from raw
"""


def by_hand(engine: DuckDB) -> Rows:
    connection = engine.connection.con
    connection.execute(STAYS.format(as_of=AS_OF, gap=GAP))
    return [connection.execute(sql).fetchall() for sql in COUNTS.values()]


def by_the_room(engine: DuckDB) -> Counts:
    rows = engine.connection.table("rows")
    marked = judged(rows, "spells", AS_OF)
    spells = from_spells(marked.filter(marked.why == 0).drop("why"), AS_OF)
    return count(engine, stays_of(engine, spells, gap=GAP, as_of=AS_OF).table)


def as_rows(found: Counts) -> Rows:
    ends = {None: (0, -1), -1: (2, -1)}
    return [
        sorted(found.people.items()),
        sorted(found.leavers.items()),
        sorted((role, target, people) for (role, target), people in found.moves.items()),
        sorted(
            (role, day, *ends.get(target, (1, target or 0)), n)
            for role, risk in found.risk.items()
            for (day, target), n in risk.exits.items()
        ),
    ]


def digest(found: Rows | Counts) -> str:
    tables = as_rows(found) if isinstance(found, Counts) else found
    return sha256(repr([[tuple(row) for row in rows] for rows in tables]).encode()).hexdigest()[:16]


def timed(work: Callable[[DuckDB], Rows | Counts], engine: DuckDB) -> tuple[float, str]:
    begin = time.process_time()
    found = work(engine)
    spent = time.process_time() - begin
    return spent, digest(found)


def main() -> None:
    rows = int(float(sys.argv[1])) if len(sys.argv) > 1 else 5_000_000
    memory = sys.argv[2] if len(sys.argv) > 2 else None
    with tempfile.TemporaryDirectory() as folder:
        engine = DuckDB(Path(folder), memory=memory)
        engine.connection.con.execute(MAKE.format(rows=rows, as_of=AS_OF, open_day=OPEN_DAY))
        ways: dict[str, Callable[[DuckDB], Rows | Counts]] = {"by hand": by_hand, "by the room": by_the_room}
        times: dict[str, list[float]] = {name: [] for name in ways}
        found: dict[str, str] = {}
        for _ in range(ROUNDS):
            for name, way in ways.items():
                spent, found[name] = timed(way, engine)
                times[name].append(spent)
        engine.close()
    hand, room = (median(spent) for spent in times.values())
    print(f"{rows:,} rows, memory {memory or 'as DuckDB likes'}")
    for name, every in times.items():
        told = ", ".join(f"{one:.1f}" for one in every)
        print(f"{name:12} {median(every):6.1f} s of processor time ({told})  {found[name]}")
    print(f"ratio {room / hand:.2f}; the same: {len(set(found.values())) == 1}")
    print(f"peak memory of the process {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**10:,.0f} MB")


if __name__ == "__main__":
    main()
