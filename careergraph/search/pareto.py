"""The routes that no other dominates in some figures: moves, learning, years, or one's own.

What adds up, as years do, may be unknown of some moves; two routes are compared in what both know. Dominance
is then no order (it is not transitive), so routes that know the same figures are searched side by side, each
among their own, and compared as defined only in the end. In such a graph a path that visits a role twice need
not lose to its shortcut, as only the shortcut may know its years: where some moves lack a figure routes are
kept simple by hand, as routes with via roles are.
"""

from __future__ import annotations

from dataclasses import dataclass
from heapq import heappop, heappush
from math import inf
from operator import le
from typing import TYPE_CHECKING, Any, NamedTuple

from careergraph.objectives import LEARNING, MOVES, OBJECTIVES, TIES
from careergraph.search.figures import measure_of
from careergraph.search.labels import LABEL, MOVE, Label
from careergraph.search.layered import Layered
from careergraph.search.route import figure_along
from careergraph.search.shortest import hops_to

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from careergraph.objectives import Objective
    from careergraph.search.best import Search
    from careergraph.search.figures import Figure

__all__ = ["Front", "ParetoRoute", "trade_offs"]

# The searches for the best by each objective may take so much of the budget each.
ENDS = 0.2


class ParetoRoute(NamedTuple):
    """A route on the front: its totals and its roles.

    ``figures`` are those of what adds up, as far as some move of the graph knows it, in the order that was
    asked; ``known`` has a bit for each that the route knows, the others count as nothing.
    """

    moves: int
    units: int
    figures: tuple[Figure, ...]
    known: int
    path: tuple[int, ...]

    def is_no_worse(self, other: ParetoRoute) -> bool:
        """Whether this route, which knows the same figures, is no worse in anything."""
        return (
            self.moves <= other.moves
            and self.units <= other.units
            and all(map(le, self.figures, other.figures))
        )


@dataclass(frozen=True, slots=True)
class Front:
    """The Pareto front, by moves and then learning; ``proven`` unless the budget cut the search.

    ``best`` holds what no route is better than, be it one that another dominates: by objective, in the
    measure of `Found`. What is not proven is left out. For an example see `trade_offs`.
    """

    routes: tuple[ParetoRoute, ...]
    proven: bool
    best: Mapping[Objective, Figure]


class _Label(Label):
    """A beginning of a route; ``seen`` holds the via roles that it passed, as bits.

    ``units`` is what no route through it learns less than; ``figures`` and ``known`` are as of `ParetoRoute`.
    """

    __slots__ = ("beside", "figures", "known", "order", "seen", "units")

    def __init__(  # noqa: PLR0917 - made in the innermost loop
        self,
        role: int,
        before: _Label | None,
        moves: int,
        units: int,
        figures: tuple[Figure, ...],
        known: int,
        union: int,
        seen: int = 0,
    ) -> None:
        super().__init__(role, before, moves, union, 0)
        self.units = units
        self.figures = figures
        self.known = known
        self.seen = seen
        # The route that this path was compared with last: it comes before it (-1) or after it (1).
        self.beside: ParetoRoute | None = None
        self.order = 0

    def follows(self, route: ParetoRoute) -> tuple[bool, int]:
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


def trade_offs(search: Search, by: Iterable[Objective] = TIES) -> Front:
    """Which routes does no other dominate?

    Of routes that are equal in all that is asked for the one with the fewest moves, then the least learning,
    and then the first by ids stands for all.

    Parameters
    ----------
    search
        The question; its objective is not heeded, its constraints and its budget are.
    by
        The figures that routes are compared in.

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
    no worse in moves, steps learnt and what adds up. A label whose lower bounds a route found dominates
    goes too, and the best routes by each objective are found beforehand. Exponential in the worst
    case, hence the budget. Moves and learning are compared in any case: routes that only they tell apart are
    put together in the end.
    """
    return _TradeOffs(search, tuple(by)).front()


class _TradeOffs:
    """One search for the front: ``found`` holds routes by what they know."""

    def __init__(self, search: Search, by: tuple[Objective, ...]) -> None:
        self.search = search
        self.by = by
        view, network = search.view, search.network
        self.vias = search.vias
        self.all_seen = sum(search.vias.values())
        self.hops = hops_to(view, search.goal)
        lacking = {each: network.lacking(each) for each in by if each.needs_figure}
        # What no move knows plays no part.
        self.adding = [each for each, moves in lacking.items() if moves < network.moves]
        self.all_known = (1 << len(self.adding)) - 1
        # What a path may cease to know on the way.
        self.mixed = sum(1 << bit for bit, each in enumerate(self.adding) if lacking[each])
        self.by_hand = bool(self.vias or self.mixed)
        self.layers = Layered(view, search.goal, search.vias)
        self.nothing = tuple(measure_of(each).zero for each in self.adding)
        # The bit of each, what a move says by it, how it adds up, and what is left of it to the goal.
        self.sides = [
            (
                1 << bit,
                view.figures(each),
                measure_of(each),
                Layered(view, search.goal, search.vias, each).left,
            )
            for bit, each in enumerate(self.adding)
        ]
        self.found: dict[int, list[ParetoRoute]] = {}
        self.kept: dict[tuple[int, int], list[_Label]] = {}
        self.heap: list[tuple[float, int, int, _Label]] = []
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
        self._add(_Label(start.role, None, 0, steps.cost(must), self.nothing, self.all_known, must))
        cut = False
        while self.heap and not cut:
            label = heappop(self.heap)[-1]
            if label.place == self.search.goal:
                self._record(ParetoRoute(label.moves, label.units, label.figures, label.known, label.path()))
            else:
                self._go_on(label)
            cut = self.budget.spend(LABEL + self.looked + self.bound.work()) or steps.too_many(self.made)
            self.looked = 0
        return Front(tuple(self._non_dominated()), proven=not cut, best=best)

    def _non_dominated(self) -> Iterator[ParetoRoute]:
        """Yield the routes found that none dominates in what was asked for, as far as both know it."""
        first: dict[tuple[Figure | None, ...], ParetoRoute] = {}
        for route in sorted(
            (route for routes in self.found.values() for route in routes),
            key=lambda route: (route.moves, route.units, -route.known, route.figures, route.path),
        ):
            adding = {
                each: figure if route.known >> bit & 1 else None
                for bit, (each, figure) in enumerate(zip(self.adding, route.figures, strict=True))
            }
            figures = {MOVES: route.moves, LEARNING: route.units} | adding
            first.setdefault(tuple(figures.get(each) for each in self.by), route)
        for told, route in first.items():
            if not any(_dominates(others, told) for others in first):
                yield route

    def _find_the_ends(self) -> dict[Objective, Figure]:
        """Record the best route by each objective: they bound all that lies between."""
        proven: dict[Objective, Figure] = {}
        for by in dict.fromkeys((*OBJECTIVES.values(), *self.by)):
            search = self.search.by_objective(by, self.budget.part(ENDS))
            best = search.best()
            if best is not None:
                path = best.path
                figures = [figure_along(search.view, each, path) for each in self.adding]
                known = sum(1 << bit for bit, figure in enumerate(figures) if figure != inf)
                units = search.key(path)[2]
                self._record(ParetoRoute(len(path) - 1, units, self._counted(figures, known), known, path))
                if best.proven:
                    proven[by] = best.objective
        return proven

    def _counted(self, figures: Iterable[Figure], known: int) -> tuple[Figure, ...]:
        """Return figures as they count: nothing where they are not known."""
        if known == self.all_known:
            return tuple(figures)
        each = enumerate(zip(figures, self.nothing, strict=True))
        return tuple(figure if known >> bit & 1 else zero for bit, (figure, zero) in each)

    def _go_on(self, label: _Label) -> None:
        """Add the continuations of a label that may still lead to a route of the front."""
        vias, steps = self.vias, self.search.steps
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
            known, figures = label.known, []
            for (bit, figure_of, *_), figure in zip(self.sides, label.figures, strict=True):
                more = figure_of(role, target)
                if more is None:
                    known &= ~bit
                figures.append(figure if more is None else figure + more)
            union = label.union | steps.of(role, target)
            fresh = _Label(
                target,
                label,
                label.moves + 1,
                max(label.units, steps.cost(union)),
                self._counted(figures, known),
                known,
                union,
                seen,
            )
            if (self.by_hand and target in label.path()) or self._hopeless(fresh):
                continue
            # The bound is dearer than all the rest.
            fresh.units = self.bound.least(target, union, fresh.units)
            if not self._hopeless(fresh):
                self._add(fresh)

    def _add(self, fresh: _Label) -> None:
        """Keep a label unless another one at its role makes it useless."""
        place = self.layers.place(fresh.place, fresh.seen)
        rivals = self.kept.setdefault((place, fresh.known), [])
        moves, figures, union = fresh.moves, fresh.figures, fresh.union
        self.looked += len(rivals)
        for rival in rivals:
            # The most telling comparison first: this line is where the time goes.
            if rival.union | union == union and rival.moves <= moves and all(map(le, rival.figures, figures)):
                if rival.moves == moves and fresh < rival:
                    continue
                # One that met a role which this one did not meet can go on to fewer roles.
                if not (self.by_hand and not set(rival.path()) <= set(fresh.path())):
                    return
        rivals.append(fresh)
        self.made += 1
        heappush(self.heap, (fresh.moves + self.layers.hops(place), fresh.units, self.made, fresh))

    def _hopeless(self, label: _Label) -> bool:
        """Whether no continuation of a label leads to a route of the front."""
        place = self.layers.place(label.place, label.seen)
        moves = label.moves + self.layers.hops(place)
        if moves == inf or moves > self.search.limits.moves:
            return True
        known, figures = label.known, []
        for (bit, _, measure, left), figure in zip(self.sides, label.figures, strict=True):
            more = left(place)
            if more == inf:  # no continuation knows it to the end
                known &= ~bit
            else:
                more = measure.least(measure.quick(figure) + more)
            figures.append(more)
        return all(
            self._is_dominated(label, moves, self._counted(figures, end), end) for end in self._ends(known)
        )

    def _ends(self, known: int) -> Iterator[int]:
        """Yield what a continuation may know at its end, of what is known before."""
        losing = lost = known & self.mixed
        yield known ^ lost
        while lost:
            lost = (lost - 1) & losing
            yield known ^ lost

    def _is_dominated(self, label: _Label, moves: float, figures: tuple[Figure, ...], known: int) -> bool:
        """Whether a route found comes before every route that is no better than the given figures.

        Where no continuation of the label knows as much at its end, it would be no route: any answer will do.
        """
        units = label.units
        found = self.found.get(known, ())
        self.looked += len(found)
        for route in found:
            if route.moves <= moves and route.units <= units and all(map(le, route.figures, figures)):
                if route[:3] != (moves, units, figures):
                    return True
                after, looked = label.follows(route)
                self.looked += looked
                if after:
                    return True
        return False

    def _record(self, fresh: ParetoRoute) -> None:
        """Add a route to the front of its kind, less what it dominates; of equals the first by ids stays."""
        found = self.found.setdefault(fresh.known, [])
        for route in found:
            if route.is_no_worse(fresh) and (route[:3] != fresh[:3] or route.path <= fresh.path):
                return
        found[:] = [route for route in found if not fresh.is_no_worse(route)]
        found.append(fresh)


def _dominates(one: tuple[Figure | None, ...], other: tuple[Figure | None, ...]) -> bool:
    """Whether figures are no worse than others in anything that both know, and better in something."""
    both = [(a, b) for a, b in zip(one, other, strict=True) if a is not None and b is not None]
    return all(a <= b for a, b in both) and any(a < b for a, b in both)
