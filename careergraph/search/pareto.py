"""The routes that no other route beats in moves, learning and years at once.

Years may be unknown; a route with unknown years is compared on moves and learning alone. "Beats" is
then no order (it is not transitive), so routes with known and with unknown years are searched side by
side, each among their own, and compared as defined only in the end. In such a graph a way that visits
a role twice need not lose to its shortcut, as only the shortcut may know its years: where some moves
lack them routes are kept simple by hand, as routes with via roles are.
"""

from __future__ import annotations

from dataclasses import dataclass
from heapq import heappop, heappush
from math import inf
from typing import TYPE_CHECKING, Any, NamedTuple

from careergraph.objectives import OBJECTIVES, YEARS
from careergraph.search.labels import LABEL, MOVE, Label
from careergraph.search.layered import Layered
from careergraph.search.shortest import hops_to

if TYPE_CHECKING:
    from collections.abc import Mapping

    from careergraph.objectives import Objective
    from careergraph.search.best import Search
    from careergraph.search.figures import Figure

__all__ = ["Front", "Unbeaten", "trade_offs"]

# The searches for the best by each objective may take so much of the budget each.
ENDS = 0.2


class Unbeaten(NamedTuple):
    """A route on the front: its totals, with years in millionths (infinite: unknown), and its roles."""

    moves: int
    units: int
    years: float
    path: tuple[int, ...]

    def beats(self, other: Unbeaten) -> bool:
        """Whether this route is no worse in anything that both know, and better in something."""
        if self.years < inf and other.years < inf:
            mine: tuple[float, ...] = (self.moves, self.units, self.years)
            theirs: tuple[float, ...] = (other.moves, other.units, other.years)
        else:
            mine, theirs = (self.moves, self.units), (other.moves, other.units)
        return mine != theirs and all(a <= b for a, b in zip(mine, theirs, strict=True))


@dataclass(frozen=True, slots=True)
class Front:
    """The unbeaten routes, by moves and then learning; ``proven`` unless the budget cut the search.

    ``best`` holds what no route is better than, be it one that another beats: by objective, in the measure of
    `Found`. What is not proven is left out. For an example see `trade_offs`.
    """

    routes: tuple[Unbeaten, ...]
    proven: bool
    best: Mapping[Objective, Figure]


class _Label(Label):
    """A beginning of a route; ``seen`` holds the via roles that it passed, as bits.

    ``units`` is what no way on from it learns less than.
    """

    __slots__ = ("beside", "order", "seen", "units")

    def __init__(  # noqa: PLR0917 - made in the innermost loop
        self,
        role: int,
        before: _Label | None,
        moves: int,
        units: int,
        years: float,
        union: int,
        seen: int = 0,
    ) -> None:
        super().__init__(role, before, moves, union, years)
        self.units = units
        self.seen = seen
        # The route that this path was compared with last: it comes before it (-1) or after it (1).
        self.beside: Unbeaten | None = None
        self.order = 0

    def follows(self, route: Unbeaten) -> tuple[bool, int]:
        """Whether this path comes after a route's, role by role; beside it what it took to tell."""
        untold = []
        label: Any = self
        while label is not None and label.beside is not route:
            untold.append(label)
            label = label.before
        order = 0 if label is None else label.order
        for each in reversed(untold):
            if not order and each.place != route.path[each.moves]:
                order = 1 if each.place > route.path[each.moves] else -1
            each.beside, each.order = route, order
        return order > 0, len(untold)


def trade_offs(search: Search) -> Front:
    """Which routes does no other beat?

    Of routes with the same three figures the first by ids stands for all.

    Parameters
    ----------
    search
        The question; its objective is not heeded, its constraints and its budget are.

    Raises
    ------
    QuestionError
        As `Search`.

    Examples
    --------
    >>> from careergraph import CareerGraph
    >>> from careergraph.search import Search
    >>> graph = CareerGraph.load("sales-marketing")
    >>> front = trade_offs(Search(graph, "coordinator", "cro", held={}))
    >>> [(route.moves, route.units) for route in front.routes], front.proven
    ([(3, 62), (4, 60), (5, 79)], True)

    Notes
    -----
    Labels by number of moves, then a lower bound on learning; at a role a label goes when another is
    no worse in moves, steps learnt and years. A label whose lower bounds are beaten by a route found
    goes too, and the best routes by each objective are found beforehand. Exponential in the worst
    case, hence the budget.
    """
    return _TradeOffs(search).front()


class _TradeOffs:
    """One search for the front: ``found[True]`` are routes with known years, ``found[False]`` the others."""

    def __init__(self, search: Search) -> None:
        self.search = search
        self.network = search.network
        self.vias = search.vias
        self.all_seen = sum(search.vias.values())
        self.hops = hops_to(search.view, search.goal)
        # Where no move knows its years they play no part: all count as 0, and are told as unknown.
        self.timeless = self.network.moves_with_years == 0
        self.mixed = not self.timeless and self.network.moves_with_years < self.network.moves
        self.by_hand = bool(self.vias) or self.mixed
        self.layers = Layered(search.view, search.goal, search.vias, YEARS)
        self.found: dict[bool, list[Unbeaten]] = {True: [], False: []}
        self.kept: dict[tuple[int, bool], list[_Label]] = {}
        self.heap: list[tuple[float, int, int, _Label]] = []
        self.years_of = search.view.figures(YEARS)
        self.budget = search.budget
        self.looked = 0
        self.made = 0
        self.count = 0

    def front(self) -> Front:
        """Run the search."""
        start, steps = self.search.start, self.search.steps
        if start.role not in self.hops:
            return Front((), proven=True, best={})
        best = self._find_the_ends()
        self.bound = self.search.bound
        self.bound.backward = None
        must = self.bound.must
        self._add(_Label(start.role, None, 0, steps.cost(must), 0, must))
        cut = False
        while self.heap and not cut:
            label = heappop(self.heap)[-1]
            if label.place == self.search.goal:
                self._record(Unbeaten(label.moves, label.units, label.years, label.path()))
            else:
                self._go_on(label)
            cut = self.budget.spend(LABEL + self.looked + self.bound.work())
            self.looked = 0
        every = [route for routes in self.found.values() for route in routes]
        unbeaten = sorted(route for route in every if not any(other.beats(route) for other in every))
        if self.timeless:
            unbeaten = [route._replace(years=inf) for route in unbeaten]
        return Front(tuple(unbeaten), proven=not cut, best=best)

    def _find_the_ends(self) -> dict[Objective, Figure]:
        """Record the best route by each objective: they bound all that lies between."""
        proven: dict[Objective, Figure] = {}
        for by in OBJECTIVES.values():
            search = self.search.by_objective(by, self.budget.part(ENDS))
            best = search.best()
            if best is not None:
                route = search.prefix(best.path)
                units = self.search.steps.cost(route.union)
                self._record(Unbeaten(route.moves, units, 0 if self.timeless else route.years, route.path))
                if best.proven:
                    proven[by] = best.objective
        return proven

    def _go_on(self, label: _Label) -> None:
        """Add the ways on from a label that may still lead to an unbeaten route."""
        vias, steps, years_of = self.vias, self.search.steps, self.years_of
        role = label.place
        self.count += 1
        self.bound.look_further(self.count)
        if self._hopeless(label):
            return
        for target in self.search.view.succ(role):
            seen = label.seen | vias.get(target, 0)
            self.looked += MOVE
            if target not in self.hops or (target == self.search.goal and seen != self.all_seen):
                continue
            years = 0 if self.timeless else years_of(role, target)
            union = label.union | steps.of(role, target)
            fresh = _Label(
                target,
                label,
                label.moves + 1,
                self.bound.least(target, union, max(label.units, steps.cost(union))),
                inf if years is None or label.years == inf else label.years + years,
                union,
                seen,
            )
            if not (self.by_hand and target in label.path()) and not self._hopeless(fresh):
                self._add(fresh)

    def _add(self, fresh: _Label) -> None:
        """Keep a label unless another one at its role makes it useless."""
        place = self.layers.place(fresh.place, fresh.seen)
        rivals = self.kept.setdefault((place, fresh.years < inf), [])
        moves, years, union = fresh.moves, fresh.years, fresh.union
        self.looked += len(rivals)
        for rival in rivals:
            # The most telling comparison first: this line is where the time goes.
            if rival.union | union == union and rival.moves <= moves and rival.years <= years:
                if rival.moves == moves and fresh < rival:
                    continue
                # One that met a role which this one did not meet has fewer ways to go on.
                if not (self.by_hand and not set(rival.path()) <= set(fresh.path())):
                    return
        rivals.append(fresh)
        self.made += 1
        heappush(self.heap, (fresh.moves + self.layers.hops(place), fresh.units, self.made, fresh))

    def _hopeless(self, label: _Label) -> bool:
        """Whether no way on from a label leads to an unbeaten route."""
        place = self.layers.place(label.place, label.seen)
        moves = label.moves + self.layers.hops(place)
        if moves > self.search.max_moves:
            return True
        if label.years == inf:
            return self._beaten(label, moves, inf)
        years = label.years if self.timeless else label.years + self.layers.left(place)
        return self._beaten(label, moves, years) and (not self.mixed or self._beaten(label, moves, inf))

    def _beaten(self, label: _Label, moves: float, years: float) -> bool:
        """Whether a route found comes before every route that is no better than the given figures.

        Infinite ``years`` ask for routes with unknown years. Where such a way on does not exist the
        answer is no matter: it would be no route.
        """
        units = label.units
        self.looked += len(self.found[years < inf])
        for route in self.found[years < inf]:
            if route.moves <= moves and route.units <= units and route.years <= years:
                better = route.moves < moves or route.units < units or route.years < years
                if better:
                    return True
                after, looked = label.follows(route)
                self.looked += looked
                if after:
                    return True
        return False

    def _record(self, fresh: Unbeaten) -> None:
        """Add a route to the front of its kind, and drop what it beats; of equals the first by ids stays."""
        found = self.found[fresh.years < inf]
        for route in found:
            if route.beats(fresh) or (route[:3] == fresh[:3] and route.path <= fresh.path):
                return
        found[:] = [route for route in found if not fresh.beats(route) and route[:3] != fresh[:3]]
        found.append(fresh)
