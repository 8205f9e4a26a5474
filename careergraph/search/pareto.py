"""The routes that no other route beats in moves, learning and years at once.

Years may be unknown; a route with unknown years is compared on moves and learning alone. "Beats" is
then no order (it is not transitive), so routes with known and with unknown years are searched side by
side, each among their own, and compared as defined only in the end. In such a graph a way that visits
a role twice need not lose to its shortcut, as the shortcut may know its years: routes with unknown
years are kept simple by hand, as routes with via roles are.
"""

from __future__ import annotations

from dataclasses import dataclass
from heapq import heappop, heappush
from math import inf
from typing import TYPE_CHECKING, NamedTuple

from careergraph.search.bound import Bound
from careergraph.search.corridor import hops_to

if TYPE_CHECKING:
    from collections.abc import Sequence

    from careergraph.search.best import Search

__all__ = ["Front", "Unbeaten", "trade_offs"]

# A trade-off search is about several routes at once: it may settle so many labels.
LABELS = 40_000


class Unbeaten(NamedTuple):
    """A route on the front: its totals and its role numbers. Unknown years are infinite."""

    moves: int
    units: int
    years: float
    path: tuple[int, ...]

    @property
    def known(self) -> bool:
        """Whether the years are known."""
        return self.years < inf

    def beats(self, other: Unbeaten) -> bool:
        """Whether this route is no worse in anything that both know, and better in something."""
        if self.known and other.known:
            mine: tuple[float, ...] = (self.moves, self.units, self.years)
            theirs: tuple[float, ...] = (other.moves, other.units, other.years)
        else:
            mine, theirs = (self.moves, self.units), (other.moves, other.units)
        return mine != theirs and all(a <= b for a, b in zip(mine, theirs, strict=True))


@dataclass(frozen=True, slots=True)
class Front:
    """The unbeaten routes, by moves and then learning; ``proven`` unless the budget cut the search."""

    routes: tuple[Unbeaten, ...]
    proven: bool


class _Label(NamedTuple):
    """A beginning of a route."""

    moves: int
    units: int
    years: float
    path: tuple[int, ...]
    union: int
    seen: int = 0

    def beats(self, other: _Label) -> bool:
        """Whether no way on makes ``other`` better than this; with as many moves the ids decide ties."""
        return (
            self.moves <= other.moves
            and self.union | other.union == other.union
            and self.years <= other.years
            and (self.moves < other.moves or self.path <= other.path)
        )

    def visits_no_more(self, other: _Label) -> bool:
        """Whether ``other`` has visited every role of this beginning: it keeps no way that this has lost."""
        return set(self.path) <= set(other.path)


def _hopeless(moves: float, units: int, years: float, found: Sequence[Unbeaten]) -> bool:
    """Whether a route found already beats every route that is no better than the given figures."""
    for route in found:
        if (
            route.moves <= moves
            and route.units <= units
            and route.years <= years
            and (route.moves < moves or route.units < units or route.years < years)
        ):
            return True
    return False


def trade_offs(search: Search) -> Front:
    """Which routes does no other beat? One route stands for all with the same three figures.

    The one that stands for them is the first by ids.

    Notes
    -----
    Labels by number of moves, then a lower bound on learning; at a role a label goes when another is
    no worse in moves, steps learnt and years. A label whose lower bounds are beaten by a route found
    goes too. Exponential in the worst case, hence the budget.
    """
    view, steps, goal, network = search.view, search.steps, search.goal, search.network
    start, vias = search.start, search.vias
    hops = hops_to(view, goal)
    if start.role not in hops:
        return Front((), proven=True)
    all_seen = sum(vias.values())
    bound = Bound(view, steps, goal, vias)
    budget = search.budget.renewed(LABELS)
    # Where no move knows its years they play no part: all count as 0, and are told as unknown.
    timeless = network.moves_with_years == 0
    mixed = not timeless and network.moves_with_years < network.moves
    first = _Label(0, steps.cost(bound.must), 0.0, start.path, bound.must)
    kept: dict[tuple[int, int, bool], list[_Label]] = {(start.role, 0, True): [first]}
    heap = [(hops[start.role], first.units, first)]
    found: dict[bool, list[Unbeaten]] = {True: [], False: []}
    cut = False
    while heap:
        _, _, label = heappop(heap)
        role, known = label.path[-1], label.years < inf
        if role == goal:
            _record(found[known], Unbeaten(*label[:4]))
            continue
        cut = budget.spend()
        if cut:
            break
        bound.look_further(budget.settled)
        units = bound.least(role, label.union, label.units)
        ahead = label.moves + hops[role]
        if _hopeless(ahead, units, label.years, found[known]) and (
            not known or not mixed or _hopeless(ahead, units, inf, found[False])
        ):
            continue
        for target in view.succ(role):
            left = hops.get(target)
            seen = label.seen | vias.get(target, 0)
            if (
                left is None
                or label.moves + 1 + left > search.max_moves
                or (target == goal and seen != all_seen)
            ):
                continue
            years = 0.0 if timeless else network.attrs[role][target]["years"]
            union = label.union | steps.of(role, target)
            fresh = _Label(
                label.moves + 1,
                max(units, steps.cost(union)),
                inf if years is None else label.years + years,
                (*label.path, target),
                union,
                seen,
            )
            by_hand = bool(vias) or (mixed and fresh.years == inf)
            if by_hand and target in label.path:
                continue
            rivals = kept.setdefault((target, seen, fresh.years < inf), [])
            if not any(
                rival.beats(fresh) and (not by_hand or rival.visits_no_more(fresh)) for rival in rivals
            ):
                rivals.append(fresh)
                heappush(heap, (fresh.moves + left, fresh.units, fresh))
    every = [route for routes in found.values() for route in routes]
    unbeaten = sorted(route for route in every if not any(other.beats(route) for other in every))
    if timeless:
        unbeaten = [route._replace(years=inf) for route in unbeaten]
    return Front(tuple(unbeaten), proven=not cut)


def _record(found: list[Unbeaten], fresh: Unbeaten) -> None:
    """Add a route to the front of its kind, and drop what it beats; of equals the first by ids stays."""
    for route in found:
        if route.beats(fresh) or (route[:3] == fresh[:3] and route.path < fresh.path):
            return
    found[:] = [route for route in found if not fresh.beats(route) and route[:3] != fresh[:3]]
    found.append(fresh)
