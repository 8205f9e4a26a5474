"""The best routes by moves, or by figures that add up: all of them, as what they leave of the graph.

Both searches run from both ends and meet in the middle. What they leave is the shortest-path DAG: every best
route runs through it, so ties can be broken inside it. Breadth-first search and Dijkstra's search in
both directions; Pohl: Bi-directional search (1971).
"""

from __future__ import annotations

from functools import cached_property
from heapq import heappop, heappush
from math import inf
from typing import TYPE_CHECKING, TypeAlias

from careergraph.search.figures import measure_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from careergraph.objectives import Objective
    from careergraph.search.bound import SearchSpace
    from careergraph.search.figures import Figure, Measure
    from careergraph.search.question import View

__all__ = [
    "MOST_COMPARED",
    "ShortestPaths",
    "cheapest",
    "costs_from",
    "costs_to",
    "fewest",
    "hops_from",
    "hops_to",
    "looked_up",
]

# So many paths are compared one by one; more are searched.
MOST_COMPARED = 32

# A path as pairs of a role and the rest of the path: paths share what they have in common.
Chain: TypeAlias = "tuple[int, Chain | None]"


def _unfolded(chain: Chain | None) -> tuple[int, ...]:
    """Return a chain's roles, its head first."""
    roles = []
    while chain is not None:
        role, chain = chain
        roles.append(role)
    return tuple(roles)


class ShortestPaths:
    """The roles and moves that best routes to one goal use.

    By sums, and by products once it is `exact`, every path from start to goal is a best one, but for moves
    that cost nothing and lead in circles.
    """

    def __init__(self, out: dict[int, list[int]], start: int, goal: int, *, circles: bool) -> None:
        self.out = out
        self.start = start
        self.goal = goal
        self._circles = circles

    @cached_property
    def into(self) -> dict[int, list[int]]:
        """The roles that move to each."""
        into: dict[int, list[int]] = {}
        for source, targets in self.out.items():
            for target in targets:
                into.setdefault(target, []).append(source)
        return into

    @cached_property
    def _hops(self) -> dict[int, int]:
        return hops_to(self, self.goal)

    def succ(self, role: int) -> Sequence[int]:
        """Return the roles that a role moves to."""
        return self.out.get(role, ())

    def pred(self, role: int) -> Sequence[int]:
        """Return the roles that move to a role."""
        return self.into.get(role, ())

    def stage(self, role: int) -> int:  # noqa: ARG002 - as of a layered network
        """Return 0: no role is to be passed."""
        return 0

    def shortest(self) -> ShortestPaths:
        """Return what the best routes with the fewest moves use: all of them are equally long."""
        hops = self._hops
        out: dict[int, list[int]] = {}
        rim = {self.start}
        while rim:
            for role in rim - {self.goal}:
                out[role] = [target for target in self.succ(role) if hops.get(target) == hops[role] - 1]
            rim = {target for role in rim for target in out.get(role, ())}
        return ShortestPaths(out, self.start, self.goal, circles=False)

    def all_paths(self, most: int) -> list[tuple[int, ...]] | None:
        """Return all the paths from start to goal, or None where there are more than so many."""
        out, goal = self.out, self.goal
        found: list[Chain] = []
        todo: list[Chain] = [(self.start, None)]
        while todo:
            ahead: list[Chain] = []
            for chain in todo:
                for target in out[chain[0]]:
                    if target == goal:
                        found.append((target, chain))
                    elif not (self._circles and target in _unfolded(chain)):
                        ahead.append((target, chain))
            if len(found) + len(ahead) > most:
                return None
            todo = ahead
        return [_unfolded(chain)[::-1] for chain in found]

    def any_path(self) -> tuple[int, ...]:
        """Return some path from start to goal, where none leads in circles."""
        path = [self.start]
        while path[-1] != self.goal:
            path.append(min(self.out[path[-1]]))
        return tuple(path)

    def exact(self, view: View, weight: Objective) -> ShortestPaths:
        """Return what the paths with the least figure use.

        Dijkstra's search on exact figures.
        """
        figures = view.figures(weight)
        far = _cheapest_from(
            self.start,
            lambda role: ((target, figures(role, target)) for target in self.succ(role)),
            measure_of(weight).zero,
        )
        out: dict[int, list[int]] = {}
        todo = [self.goal]
        met = {self.goal}
        for role in todo:
            for source in self.pred(role):
                if source in far and far[source] + figures(source, role) == far[role]:
                    out.setdefault(source, []).append(role)
                    if source not in met:
                        met.add(source)
                        todo.append(source)
        return ShortestPaths(out, self.start, self.goal, circles=True)


class _Layers(ShortestPaths):
    """What routes with the fewest moves use: the roles that so many moves lead to.

    ``ahead`` holds the roles met from the start, move by move, ``back`` those from the goal; in the
    ``middle`` both meet. Roles on no route are among them: what lies between is told when it is asked for.
    """

    def __init__(
        self,
        view: View,
        start: int,
        goal: int,
        *,
        ahead: list[set[int]],
        middle: Collection[int],
        back: list[set[int]],
    ) -> None:
        self.start = start
        self.goal = goal
        self._ways = view.neighbours()
        self._ahead, self._middle, self._back = ahead, middle, back

    @cached_property
    def out(self) -> dict[int, list[int]]:  # type: ignore[override]
        """Role -> the roles that it moves to on a route."""
        succ, pred = self._ways
        out: dict[int, list[int]] = {}
        layer: Collection[int] = self._middle
        for rim in reversed(self._ahead):
            sources: set[int] = set()
            for target in layer:
                for source in rim.intersection(pred(target)):
                    sources.add(source)
                    out.setdefault(source, []).append(target)
            layer = sources
        layer = self._middle
        for rim in reversed(self._back):
            targets: set[int] = set()
            for source in layer:
                found = rim.intersection(succ(source))
                targets |= found
                out[source] = list(found)
            layer = targets
        return out

    def all_paths(self, most: int) -> list[tuple[int, ...]] | None:
        """Return all the paths from start to goal, or None where there are more than so many."""
        succ, pred = self._ways
        # Each path to the middle with its last role; the outermost layers are the start and the goal alone.
        heads: list[tuple[Chain, int]] = [((role, None), role) for role in self._middle]
        for rim in self._ahead[:0:-1]:
            heads = [((role, path), end) for path, end in heads for role in rim.intersection(pred(path[0]))]
            if len(heads) > most:
                return None
        paths: list[tuple[Chain, Chain]] = [(path, (end, None)) for path, end in heads]
        for rim in self._back[:0:-1]:
            paths = [(path, (role, on)) for path, on in paths for role in rim.intersection(succ(on[0]))]
            if len(paths) > most:
                return None
        first = (self.start,) if self._ahead else ()
        last = (self.goal,) if self._back else ()
        return [(*first, *_unfolded(path), *_unfolded(on)[-2::-1], *last) for path, on in paths]


def fewest(view: View, start: int, goal: int) -> ShortestPaths | None:
    """Return what the routes with the fewest moves use, or None where the goal cannot be reached.

    Notes
    -----
    A role that was known before is never where both sides meet: they would have met earlier. So a rim may
    keep such roles, and is rid of them only where it no longer doubles: before that they are the fewer.
    """
    succ, pred = view.neighbours()
    density = view.network.density
    rim, far_rim = {start}, {goal}
    ahead: list[set[int]] = []
    back: list[set[int]] = []
    known: set[int] = set()
    far_known: set[int] = set()
    while rim and far_rim:
        # Where a move between the rims is likely, it is looked for before a rim goes on: half of the work.
        looks = len(rim) * len(far_rim) * density > 1
        if len(rim) <= len(far_rim):
            if looks:
                misses = far_rim.isdisjoint
                middle = [role for role in rim if not misses(succ(role))]
                if middle:
                    return _Layers(view, start, goal, ahead=ahead, middle=middle, back=[*back, far_rim])
            ahead.append(rim)
            reached = set().union(*map(succ, rim))
            if not looks and not reached.isdisjoint(far_rim):
                return _Layers(view, start, goal, ahead=ahead, middle=far_rim & reached, back=back)
            known |= rim
            rim = reached if len(reached) > 2 * len(rim) else reached - known
        else:
            if looks:
                misses = rim.isdisjoint
                middle = [role for role in far_rim if not misses(pred(role))]
                if middle:
                    return _Layers(view, start, goal, ahead=[*ahead, rim], middle=middle, back=back)
            back.append(far_rim)
            reached = set().union(*map(pred, far_rim))
            if not looks and not reached.isdisjoint(rim):
                return _Layers(view, start, goal, ahead=ahead, middle=rim & reached, back=back)
            far_known |= far_rim
            far_rim = reached if len(reached) > 2 * len(far_rim) else reached - far_known
    return None


class _Side:
    """One of the two directions of the search for the cheapest routes.

    ``far`` is the least cost known of every role met, ``settled`` the roles whose least cost is certain.
    """

    def __init__(self, view: View, weight: Objective, root: int, *, back: bool) -> None:
        self.view = view
        self.weight: Objective = weight
        self.back = back
        self.far: dict[int, float] = {root: 0}
        self.settled: dict[int, float] = {}
        self.heap: list[tuple[float, int]] = [(0, root)]

    def trace(self, roots: Iterable[int], slack: float, out: dict[int, set[int]]) -> None:
        """Walk back from roots along moves that lie on a cheapest path from this side's end."""
        before_moves = self.view.prices(self.weight, back=not self.back)
        settled, far = self.settled, self.far
        todo = list(roots)
        done = set(todo)
        while todo:
            role = todo.pop()
            most = far[role] + slack
            for neighbour, step in before_moves(role):
                if neighbour in settled and settled[neighbour] + step <= most:
                    source, target = (role, neighbour) if self.back else (neighbour, role)
                    out.setdefault(source, set()).add(target)
                    if neighbour not in done:
                        done.add(neighbour)
                        todo.append(neighbour)


def cheapest(view: View, start: int, goal: int, weight: Objective) -> ShortestPaths | None:
    """Return what the routes with the least of a figure use, or None where the goal cannot be reached.

    Where figures are compared by quick numbers that round (see `Measure`) it is a little wider than the best,
    so that rounding loses no route.

    Notes
    -----
    Take a best route on which no role is known to both sides at its best figure, and on it the first role v
    that the search from the start has not settled. v costs no less than the nearest role of that side, and
    the search from the goal has not settled the role after v, or it would know v. So the route costs no less
    than both sides' nearest roles and one move between: past that sum both sides know a role of every best
    route, and a role that is further off than the sum allows need never be taken up.
    """
    ahead = _Side(view, weight, start, back=False)
    behind = _Side(view, weight, goal, back=True)
    least = view.network.costs(weight).least
    measure = measure_of(weight)
    _meet(ahead, behind, least, measure)
    far, far_behind = ahead.far, behind.far
    met = far.keys() & far_behind.keys()
    best = min((far[role] + far_behind[role] for role in met), default=inf)
    if best == inf:
        return None
    slack = measure.slack(best)
    middle = [role for role in met if far[role] + far_behind[role] <= best + slack]
    out: dict[int, set[int]] = {}
    ahead.trace(middle, slack, out)
    behind.trace(middle, slack, out)
    circles = least <= slack
    return ShortestPaths({role: sorted(found) for role, found in out.items()}, start, goal, circles=circles)


def _meet(ahead: _Side, behind: _Side, least: float, measure: Measure) -> None:
    """Let both sides go on until they both know a role of every best route; no move costs under ``least``."""
    view, weight = ahead.view, ahead.weight
    sides = (
        (ahead.heap, ahead.far, ahead.settled, behind.heap, behind.far, view.prices(weight)),
        (behind.heap, behind.far, behind.settled, ahead.heap, ahead.far, view.prices(weight, back=True)),
    )
    # The best meeting so far, twice the slack wider: once for what is left, once for rounding here.
    most = inf
    while ahead.heap and behind.heap:
        # The side with fewer roles at its rim goes on.
        heap, far, settled, other_heap, other_far, moves = sides[len(ahead.heap) > len(behind.heap)]
        cost, role = heappop(heap)
        if role in settled:
            continue
        # What is left to go, at least, from a role that the other side does not know.
        left = other_heap[0][0] + least
        if cost + left > most:
            break
        settled[role] = cost
        for neighbour, step in moves(role):
            there = cost + step
            if there < far.get(neighbour, inf):
                far[neighbour] = there
                if neighbour in other_far:
                    total = there + other_far[neighbour]
                    most = min(most, total + 2 * measure.slack(total))
                if there + left <= most:
                    heappush(heap, (there, neighbour))


def hops_to(space: SearchSpace, goal: int, *, most: float = inf) -> dict[int, int]:
    """Return the fewest moves to the goal from every role that leads to it: breadth-first, O(moves).

    Roles that more moves lead from than ``most`` are left out.

    Examples
    --------
    >>> from careergraph import CareerGraph
    >>> from careergraph.search import Network, View
    >>> network = CareerGraph.load("sales-marketing").derived(Network)
    >>> hops = hops_to(View(network), network.number["cro"])
    >>> hops[network.number["coordinator"]]
    3
    """
    return _hops(space.pred, goal, most)


def hops_from(space: SearchSpace, start: int, *, most: float = inf) -> dict[int, int]:
    """Return the fewest moves from a role to every role that it leads to; see `hops_to`.

    Roles that are more moves away than ``most`` are left out.
    """
    return _hops(space.succ, start, most)


def _hops(onward: Callable[[int], Iterable[int]], root: int, most: float) -> dict[int, int]:
    hops = {root: 0}
    rim = {root}
    count = 0
    while rim and count < most:
        count += 1
        rim = set().union(*map(onward, rim)).difference(hops)
        hops.update(dict.fromkeys(rim, count))
    return hops


def costs_to(view: View, weight: Objective, goal: int) -> dict[int, float]:
    """Return the least cost to the goal (see `Costs`) from every role that leads to it."""
    return _cheapest_from(goal, view.prices(weight, back=True), 0)


def costs_from(view: View, weight: Objective, start: int) -> dict[int, float]:
    """Return the least cost (see `Costs`) from a role to every role that moves which know it lead to."""
    return _cheapest_from(start, view.prices(weight), 0)


def _cheapest_from(
    root: int, moves: Callable[[int], Iterable[tuple[int, Figure]]], nothing: Figure
) -> dict[int, Figure]:
    """Return the least cost of every role from one: Dijkstra's search."""
    far = {root: nothing}
    settled: dict[int, Figure] = {}
    heap = [(nothing, root)]
    while heap:
        cost, role = heappop(heap)
        if role in settled:
            continue
        settled[role] = cost
        for neighbour, step in moves(role):
            there = cost + step
            if neighbour not in far or there < far[neighbour]:
                far[neighbour] = there
                heappush(heap, (there, neighbour))
    return settled


def looked_up(costs: Mapping[int, float]) -> Callable[[int], float]:
    """Return a look-up of what is left to the goal, infinite where no path leads there."""
    return lambda role: costs.get(role, inf)
