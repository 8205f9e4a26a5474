"""The search that settles every tie: labels compared in all that the total order looks at.

Slower than the searches for one objective, it runs where those leave more than one route, in what
they leave of the graph, or where a constraint makes a route's length matter.
"""

from __future__ import annotations

from heapq import heappop, heappush
from math import inf
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from careergraph.objectives import LEARNING, MOVES, YEARS
from careergraph.search.figures import measure_of
from careergraph.search.question import UNLIMITED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from careergraph.objectives import Objective
    from careergraph.search.bound import Bound, SearchSpace
    from careergraph.search.figures import Figure
    from careergraph.search.question import Budget, Limits
    from careergraph.search.route import Prefix
    from careergraph.search.steps import Asks

__all__ = ["FirstRoute", "Label", "first_route"]

# What it takes to look at a label and at a move, in comparisons.
LABEL, MOVE = 60, 15


class Label:
    """A beginning of a route: where it is, what the dominance test compares, and the label one move before.

    ``place`` is a role, or where via roles are to be passed a role with those that are passed; ``figure`` is
    that of the objective, where figures add up to it; ``visited`` holds bits of roles that no path may visit
    twice.
    """

    __slots__ = ("before", "figure", "moves", "place", "union", "visited", "years")

    def __init__(  # noqa: PLR0917 - made in the innermost loop
        self,
        place: int,
        before: Label | None,
        moves: int,
        union: int,
        years: float,
        figure: Figure = None,
        visited: int = 0,
    ) -> None:
        self.place = place
        self.before = before
        self.moves = moves
        self.union = union
        self.years = years
        self.figure = figure
        self.visited = visited

    def path(self) -> tuple[int, ...]:
        """Return the places from the first label's to this one's."""
        places = []
        label: Label | None = self
        while label is not None:
            places.append(label.place)
            label = label.before
        return tuple(reversed(places))

    def __lt__(self, other: Label) -> bool:
        """Whether this label's path comes before another's, place by place; a beginning of it does."""
        one: Label | None = self
        two: Label | None = other
        less = self.moves < other.moves
        while one is not None and two is not None and one.moves > two.moves:
            one = one.before
        while one is not None and two is not None and two.moves > one.moves:
            two = two.before
        # The first difference counts: the last one that is met from the end.
        while one is not two and one is not None and two is not None:
            if one.place != two.place:
                less = one.place < two.place
            one, two = one.before, two.before
        return less

    def dominates(self, other: Label) -> bool:
        """Whether ``other``, at the same place, is the better route by no continuation.

        With as many moves the ids decide in the end, so they must be no worse; with fewer moves the
        routes never tie. Of the roles that no path must visit twice, ``other`` must have visited all that
        this one has.
        """
        return (
            self.moves <= other.moves
            and self.union | other.union == other.union
            and self.years <= other.years
            and (self.figure is None or self.figure <= other.figure)
            and not self.visited & ~other.visited
            and (self.moves < other.moves or not other < self)
        )

    def is_dominated(self, rivals: Iterable[Label]) -> bool:
        """Whether one of some rivals dominates this label."""
        union = self.union
        # The most telling comparison comes first, and no generator: this is where the time goes.
        for rival in rivals:  # noqa: SIM110
            if rival.union | union == union and rival.dominates(self):
                return True
        return False


class FirstRoute(NamedTuple):
    """The first route in the total order, as places from the search's start; empty where none was found.

    ``certain`` unless the budget was spent: then there may be a better one.
    """

    path: tuple[int, ...]
    certain: bool


# What no route through a label comes before: objective, moves, units of learning, years.
Rank: TypeAlias = tuple[float, float, int, float]


def first_route(  # noqa: C901, PLR0912, PLR0915 - one loop, with the total order spelled out
    space: SearchSpace,
    steps: Asks,
    start: Prefix,
    goal: int,
    *,
    by: Objective,
    bound: Bound,
    budget: Budget,
    hops: Callable[[int], float],
    figures: Callable[[Objective], Callable[[int, int], Figure | None]],
    left: Callable[[int], float] | None = None,
    years_left: Callable[[int], float] | None = None,
    limits: Limits = UNLIMITED,
    alike: bool = False,
    once: Callable[[int], int] | None = None,
) -> FirstRoute:
    """Which route is the first in the total order, within the limits?

    Parameters
    ----------
    bound
        What is left to learn.
    hops
        Place -> a number of moves to the goal that no route stays below.
    figures
        Objective -> what the move between two places says by it.
    left
        Place -> a quick number (see `Measure`) of the objective that no route to the goal stays below.
    years_left
        Place -> years in millionths to the goal that no route stays below, where years are limited.
    limits
        No route outside them counts.
    alike
        Whether all paths are equally good by the objective, as far as they keep to the limits: then only ties
        are left.
    once
        Place -> its bit, if it is one of a role that no path must visit twice. Needed only with via roles:
        without them a path that visits a role twice always loses to its shortcut.

    Notes
    -----
    Best-first search over labels with dominance; the best route so far is the incumbent: labels that promise
    nothing better are left.
    """
    cost = steps.cost
    adding = by if by.needs_figure and not alike else None
    measure = measure_of(by)
    quick = measure.quick
    years_of = figures(YEARS)
    figure_of = None if adding is None else figures(adding)
    arcs: dict[int, list[tuple[int, int, float, Figure]]] = {}

    def moves_from(place: int) -> list[tuple[int, int, float, Figure]]:
        out = []
        for target in space.succ(place):
            said = years_of(place, target)
            figure = None if figure_of is None else figure_of(place, target)
            out.append((target, steps.of(place, target), inf if said is None else said, figure))
        return out

    def rank(label: Label, units: int) -> Rank:
        place = label.place
        first: float = 0
        if alike or by is MOVES:
            pass
        elif by is LEARNING:
            first = units
        else:
            first = quick(label.figure)
            if left is not None:
                first += left(place)
            first -= measure.slack(first)
        return first, label.moves + hops(place), 0 if alike and by is LEARNING else units, label.years

    def rank_of_best(label: Label, units: int) -> Rank:
        """Return the rank of a whole route; what is near to it by numbers that round ranks before it."""
        if label.figure is None:
            return rank(label, units)
        here = quick(label.figure)
        slack = measure.slack(here)
        return (here + slack, inf, 0, inf) if slack else rank(label, units)

    visited = once(start.role) if once else 0
    begin = None if adding is None else start.figure
    first = Label(start.role, None, start.moves, start.union | bound.must, start.years, begin, visited)
    kept: dict[int, list[Label]] = {start.role: [first]}
    units = cost(first.union)
    heap = [(rank(first, units), first, units)]
    best: Label | None = None
    best_rank: Rank = (inf, inf, 0, inf)
    made = 1
    while heap:
        promise, label, units = heappop(heap)
        if best is not None and (promise > best_rank or (promise == best_rank and best < label)):
            break
        place = label.place
        before = label.union if label.before is None else label.before.union
        tighter = bound.least(place, label.union, units, before)
        if budget.spend(LABEL + bound.work()):
            return FirstRoute(() if best is None else best.path(), certain=False)
        if tighter > units:
            if tighter <= limits.units:
                heappush(heap, (rank(label, tighter), label, tighter))
            continue
        out = arcs.get(place)
        if out is None:
            out = arcs[place] = moves_from(place)
        looked = MOVE * len(out)
        for target, asked, years, figure in out:
            visits = once(target) if once else 0
            if label.visited & visits:
                continue
            union = label.union | asked
            fresh = Label(
                target,
                label,
                label.moves + 1,
                union,
                # More years than a float can hold are added to no infinity.
                label.years + years if label.years < inf else inf,
                None if figure is None else label.figure + figure,
                label.visited | visits,
            )
            here = max(units, cost(union))
            most = fresh.moves + hops(target)
            if most == inf or most > limits.moves or here > limits.units:
                continue
            if fresh.years + (years_left(target) if years_left else 0) > limits.years:
                continue
            promise = rank(fresh, here)
            if best is not None and promise > best_rank:
                continue
            rivals = kept.setdefault(target, [])
            looked += len(rivals)
            if fresh.is_dominated(rivals):
                continue
            rivals.append(fresh)
            made += 1
            if target != goal:
                # Labels that promise the same are compared move by move.
                looked += min(fresh.moves, MOVE)
                heappush(heap, (promise, fresh, here))
            elif best is None or _comes_before(fresh, here, best, cost(best.union), by=by, alike=alike):
                best, best_rank = fresh, rank_of_best(fresh, here)
        if budget.spend(looked) or steps.too_many(made):
            return FirstRoute(() if best is None else best.path(), certain=False)
    return FirstRoute(() if best is None else best.path(), certain=True)


def _comes_before(
    one: Label, units: int, other: Label, other_units: int, *, by: Objective, alike: bool
) -> bool:
    """Whether a whole route comes before another one in the total order."""
    if not alike:
        if by is LEARNING and units != other_units:
            return units < other_units
        if one.figure is not None and one.figure != other.figure:
            return one.figure < other.figure  # type: ignore[no-any-return]
    rest = (one.moves, units, one.years), (other.moves, other_units, other.years)
    return rest[0] < rest[1] if rest[0] != rest[1] else one < other
