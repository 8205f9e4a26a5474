"""The k best routes: Lawler's partition on top of the exact search for the best one."""

from __future__ import annotations

from dataclasses import replace
from heapq import heappop, heappush
from math import inf
from typing import TYPE_CHECKING, NamedTuple

from careergraph.objectives import LEARNING, MOVES, YEARS
from careergraph.search.figures import measure_of
from careergraph.search.labels import LABEL
from careergraph.search.route import Prefix
from careergraph.search.shortest import costs_to, hops_to

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from careergraph.search.best import Search
    from careergraph.search.figures import Figure
    from careergraph.search.route import Found, Key

__all__ = ["Alternatives"]

# On larger graphs no figure is looked up for all roles beforehand: a search of its own is faster.
MOST_MOVES = 200_000
# One search may take so much of what is left of the budget.
FIRST, NEXT = 0.5, 0.25


class _Rest(NamedTuple):
    """Routes that begin as ``path`` does up to a place, and go on by none of the moves ``taken`` there.

    ``found`` is the best of them; None where it is yet to be searched for, from ``prefix`` on.
    """

    path: tuple[int, ...]
    place: int
    taken: frozenset[int]
    found: Found | None
    totals: Prefix


class Alternatives:
    """Simple routes in the total order, best first, until there are no more or the budget is spent.

    Parameters
    ----------
    search
        The question; all its searches share one budget.

    Attributes
    ----------
    complete
        Whether every route that is missing is no better than those that were yielded.

    Examples
    --------
    >>> from itertools import islice
    >>> from careergraph import CareerGraph
    >>> from careergraph.search import Search
    >>> graph = CareerGraph.load("sales-marketing")
    >>> search = Search(graph, "coordinator", "cro", by="learning", held={})
    >>> [found.objective for found in islice(Alternatives(search), 2)]
    [60, 62]

    Notes
    -----
    Every route found splits the rest into sets by where they leave it, and each set is searched exactly for
    its best, once no other one can be better: one search for each role of each route found at most. Lawler:
    A procedure for computing the K best solutions (1972).
    """

    def __init__(self, search: Search) -> None:
        self.search = search
        self.complete = True
        self._heap: list[tuple[Key, int, _Rest]] = []
        self._made = 0
        # No route that was not searched for to the end is better than this.
        self._left_out: Figure | None = None
        self._left = self._figures_left()

    def _figures_left(self) -> Mapping[int, float] | None:
        """Return the figure left to the goal from each role, in quick numbers; None: not looked up."""
        search = self.search
        if search.vias or search.by is LEARNING or search.network.moves > MOST_MOVES:
            return None
        if search.by is MOVES:
            return hops_to(search.view, search.goal)
        return costs_to(search.view, search.by, search.goal)

    def __iter__(self) -> Iterator[Found]:
        search = self.search
        found = search.going_on(search.start, search.view, search.budget.part(FIRST))
        if found is None:
            return
        if not found.proven:
            self._leave_out(found.bound)
        rest = _Rest(found.path, 0, frozenset(), found, search.start)
        while True:
            yield self._bounded(found)
            self._part(rest, found)
            while True:
                if not self._heap:
                    return
                key, _, rest = heappop(self._heap)
                if rest.found is not None:
                    found = rest.found
                    break
                self._search(key, rest)

    def _bounded(self, found: Found) -> Found:
        """Return a route with what is known of all that are not yielded yet."""
        least = self._left_out
        if least is None or not least < found.bound:
            return found
        return found._replace(bound=least)

    def _leave_out(self, bound: Figure) -> None:
        """Take note of a search that was cut: it may have left out routes, none of them better than this."""
        self.complete = False
        if self._left_out is None or bound < self._left_out:
            self._left_out = bound

    def _part(self, rest: _Rest, found: Found) -> None:
        """Split what is left of a set, after its best route, by where routes leave it."""
        view, steps = self.search.view, self.search.steps
        years_of = view.figures(YEARS)
        adding = self.search.adding
        figure_of = None if adding is None else view.figures(adding)
        path = found.path
        union, years, figure = rest.totals.union, rest.totals.years, rest.totals.figure
        # No route of the set is better than this.
        least = found.bound
        for place in range(rest.place, len(path) - 1):
            role, target = path[place], path[place + 1]
            taken = rest.taken | {target} if place == rest.place else frozenset([target])
            if len(view.succ(role)) > len(taken):
                here = Prefix((role,), union, years, figure)
                bound = self._bound(here, place, taken, least)
                if bound is not None:
                    self._push(bound, _Rest(path, place, taken, None, here))
            union |= steps.of(role, target)
            more = years_of(role, target)
            years = inf if more is None or years == inf else years + more
            if figure_of is not None:
                figure += figure_of(role, target)

    def _push(self, key: Key, rest: _Rest) -> None:
        self._made += 1
        heappush(self._heap, (key, self._made, rest))

    def _bound(self, here: Prefix, place: int, taken: frozenset[int], least: Figure) -> Key | None:
        """Return what no route of a set comes before; None where it has none for sure."""
        search = self.search
        if search.by is LEARNING and not search.vias:
            units = search.steps.cost(here.union | search.bound.must)
            return (max(least, units), 0, 0, 0, ())
        if self._left is None:
            return (least, 0, 0, 0, ())
        left = [self._left.get(target, inf) for target in search.view.succ(here.role) if target not in taken]
        onwards = min(left, default=inf)
        if onwards == inf:
            return None
        measure = measure_of(search.by)
        so_far = place + 1 if search.by is MOVES else here.figure
        return (max(measure.least(measure.quick(so_far) + onwards), least), 0, 0, 0, ())

    def _search(self, key: Key, rest: _Rest) -> None:
        """Search a set for its best route."""
        search = self.search
        if search.budget.spent:
            self._leave_out(key[0])
            return
        before = rest.path[: rest.place]
        first = (rest.path[rest.place], rest.taken)
        view = replace(search.view, banned=search.view.banned.union(before), first=first)
        start = rest.totals._replace(path=(*before, rest.path[rest.place]))
        budget = search.budget.part(NEXT)
        gave_up, search.gave_up = search.gave_up, False
        found = search.going_on(start, view, budget)
        search.budget.spend(LABEL)
        if found is None:
            if search.gave_up:
                self._leave_out(key[0])
            search.gave_up = gave_up
            return
        if not found.proven:
            found = found._replace(bound=max(found.bound, key[0]))
            self._leave_out(found.bound)
        self._push(search.key(found.path), rest._replace(found=found))
