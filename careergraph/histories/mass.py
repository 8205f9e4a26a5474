"""Mass moves (R13): a title that is renamed for everybody is no move that anybody made.

A pair A > B in one day (for lists: between two of them) is a re-coding if at least five people made it, they
are at least half of those who held A before, and A has afterwards at most a tenth of that many holders, or B
had before at most a tenth as many as now came. A day on which a third of all people present change role, at
least five of them, at least half of these together with others from the same role, and at least half to roles
that hardly anybody held before, is a reorganisation. (A third alone would take the reshuffles of a government
for one, whose departments stay what they are, and whose posts have one holder each.)
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from careergraph.histories.layouts import keys_of
from careergraph.histories.stays import MOVED, NOWHERE, STILL

if TYPE_CHECKING:
    from collections.abc import Sequence

    import ibis.expr.types as ir

    from careergraph.histories.engines import Engine

    Table: TypeAlias = ir.Table

__all__ = ["FEWEST", "MassMove", "find_mass_moves", "without"]

FEWEST = 5


@dataclass(frozen=True)
class MassMove:
    """A re-coding: ``people`` of the ``holders`` of one role went to another by ``day`` (a day number).

    ``role`` and ``target`` are codes of roles; ``whole_day`` says that the day was a reorganisation.
    """

    role: int
    target: int
    day: int
    people: int
    holders: int
    whole_day: bool


class _Heads:
    """How many people held something on a day, from the days on which they came and went."""

    def __init__(self) -> None:
        self.came: list[tuple[int, int]] = []
        self.went: list[tuple[int, int]] = []
        self._sums: tuple[list[int], list[int], list[int], list[int]] | None = None

    def on(self, day: int) -> int:
        """Return how many held it on a day: who came by then and went later."""
        if self._sums is None:
            self._sums = (*_running(self.came), *_running(self.went))
        came_days, came, went_days, went = self._sums
        return came[bisect_right(came_days, day)] - went[bisect_right(went_days, day)]


def _running(counts: list[tuple[int, int]]) -> tuple[list[int], list[int]]:
    by_day: dict[int, int] = defaultdict(int)
    for day, people in counts:
        by_day[day] += people
    days = sorted(by_day)
    sums = [0]
    for day in days:
        sums.append(sums[-1] + by_day[day])
    return days, sums


def find_mass_moves(engine: Engine, stays: Table, *, lists: Sequence[int] = ()) -> list[MassMove]:
    """Return the mass moves among the stays, by day, then by how many made them.

    Parameters
    ----------
    lists
        The days of the lists, where the histories come as lists: moves are gathered between two of them.
    """
    moved = stays.filter(stays.how == MOVED)
    moves = engine.columns(
        moved.group_by(["role", "target", "leave"]).aggregate(people=moved.person.nunique())
    )
    periods: dict[tuple[int, int], dict[tuple[int, int], int]] = {}
    for role, target, day, people in zip(*moves.values(), strict=True):
        pair = periods.setdefault(_period(day, lists), {})
        pair[role, target] = pair.get((role, target), 0) + people
    # Most days see fewer moves than a mass move takes.
    busy = {span: pairs for span, pairs in periods.items() if sum(pairs.values()) >= FEWEST}
    if not busy:
        return []
    heads, everybody = _heads(engine, stays)
    found = []
    for (before, day), pairs in sorted(busy.items()):
        whole = (
            3 * sum(pairs.values()) >= everybody.on(before) > 0
            and _together(pairs)
            and _to_new_roles(pairs, heads, before)
        )
        for (role, target), people in sorted(pairs.items(), key=lambda item: (-item[1], item[0])):
            holders = heads[role].on(before)
            recoded = (
                people >= FEWEST
                and 2 * people >= holders
                and (10 * heads[role].on(day) <= holders or 10 * heads[target].on(before) <= people)
            )
            if recoded or whole:
                found.append(MassMove(role, target, day, people, holders, whole_day=whole))
    return found


def _together(pairs: dict[tuple[int, int], int]) -> bool:
    """Return whether at least half of those who changed role went with somebody from the same role."""
    return 2 * sum(people for people in pairs.values() if people > 1) >= sum(pairs.values())


def _to_new_roles(pairs: dict[tuple[int, int], int], heads: defaultdict[int, _Heads], before: int) -> bool:
    """Return whether at least half of those who changed role came to one that hardly anybody held before."""
    came: dict[int, int] = defaultdict(int)
    for (_, target), people in pairs.items():
        came[target] += people
    new = sum(people for target, people in came.items() if 10 * heads[target].on(before) <= people)
    return 2 * new >= sum(came.values())


def _period(day: int, lists: Sequence[int]) -> tuple[int, int]:
    """Return the span that a move falls into: the day before and the day, or the lists around it."""
    if not lists:
        return day - 1, day
    place = bisect_left(lists, day)
    return (lists[place - 1] if place else day - 1), (lists[place] if place < len(lists) else day)


def _heads(engine: Engine, stays: Table) -> tuple[defaultdict[int, _Heads], _Heads]:
    heads: defaultdict[int, _Heads] = defaultdict(_Heads)
    everybody = _Heads()
    came = engine.columns(stays.group_by(["role", "start"]).aggregate(people=stays.count()))
    for role, day, people in zip(*came.values(), strict=True):
        heads[role].came.append((day, people))
        everybody.came.append((day, people))
    gone = stays.filter(stays.how != STILL)
    went = engine.columns(gone.group_by(["role", "leave"]).aggregate(people=gone.count()))
    for role, day, people in zip(*went.values(), strict=True):
        heads[role].went.append((day, people))
        everybody.went.append((day, people))
    return heads, everybody


def without(engine: Engine, stays: Table, found: Sequence[MassMove], *, lists: Sequence[int] = ()) -> Table:
    """Return stays in which mass moves are none: the old role is censored then, the new start is unknown."""
    if not found:
        return stays
    spans: dict[tuple[int, int], set[int]] = {}
    for move in found:
        days = range(_period(move.day, lists)[0] + 1, move.day + 1)
        spans.setdefault((move.role, move.target), set()).update(days)
    flagged = [(*pair, day) for pair, days in sorted(spans.items()) for day in sorted(days)]
    stays = _with_origin(stays)
    columns = {
        name: [row[place] for row in flagged] for place, name in enumerate(("m_role", "m_target", "m_day"))
    }
    lookup = engine.lookup(columns, dict.fromkeys(columns, "int32"))
    ended = stays.left_join(
        lookup, [stays.role == lookup.m_role, stays.target == lookup.m_target, stays.leave == lookup.m_day]
    )
    renamed = ended.m_role.notnull() & (ended.how == MOVED)
    ended = ended.mutate(
        how=renamed.ifelse(STILL, ended.how).cast("int32"),
        target=renamed.ifelse(NOWHERE, ended.target).cast("int32"),
    ).drop(*columns)
    begun = engine.lookup(
        {f"b{name}": values for name, values in columns.items()},
        {f"b{name}": "int32" for name in columns},
    )
    begun_stays = ended.left_join(
        begun, [ended.origin == begun.bm_role, ended.role == begun.bm_target, ended.start == begun.bm_day]
    )
    known = begun_stays.bm_role.notnull().ifelse(0, begun_stays.known).cast("int32")
    return engine.keep(begun_stays.mutate(known=known).drop("origin", *begun.columns))


def _with_origin(stays: Table) -> Table:
    """Return stays with the role that a move led from to them; -1 where none did."""
    import ibis

    along = ibis.window(group_by=keys_of(stays), order_by=stays.start)
    came = (stays.how.lag().over(along) == MOVED).cast("int32").fill_null(0)
    origin = (came == 1).ifelse(stays.role.lag().over(along), NOWHERE)
    return stays.mutate(origin=origin.cast("int32"))
