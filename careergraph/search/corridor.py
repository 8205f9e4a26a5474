"""Everything that can lie on a best route by moves, years or likelihood, and nothing else.

Both searches run from both ends and meet in the middle. What they leave is a corridor: every best
route runs through it, so ties can be broken inside it. Breadth-first search and Dijkstra's search in
both directions; Pohl: Bi-directional search (1971).
"""

from __future__ import annotations

from functools import cached_property
from heapq import heappop, heappush
from math import inf
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from careergraph.search.bound import Roads
    from careergraph.search.network import Network, Weight
    from careergraph.search.question import View
    from careergraph.search.route import Prefix

__all__ = ["Corridor", "best_figure", "cheapest", "costs_to", "fewest", "hops_from", "hops_to", "years_from"]

# So many beginnings of routes are looked at, at most, to tell whether the routes are few.
MOST_BEGINNINGS = 2_000

# Sums are compared exactly only later, inside the corridor: it is drawn this much wider than the best.
SLACK = 1e-9


class Corridor:
    """The roles and moves that best routes to one goal can use."""

    def __init__(self, network: Network, out: dict[int, list[int]], goal: int) -> None:
        self.network = network
        self.out = out
        self.goal = goal

    @cached_property
    def into(self) -> dict[int, list[int]]:
        """The corridor seen from its end."""
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

    def hops(self, role: int) -> int:
        """Return the fewest moves from a role to the goal inside the corridor."""
        return self._hops[role]

    def few(self, beginning: tuple[int, ...], most: int) -> list[tuple[int, ...]] | None:
        """Return all routes that go on from a beginning, or None where there are more than so many.

        The beginning ends where the corridor begins.
        """
        out, goal = self.out, self.goal
        found: list[tuple[int, ...]] = []
        todo = [beginning]
        # Moves that cost nothing may lead in circles, and into many dead ends.
        for _ in range(MOST_BEGINNINGS):
            path = todo.pop()
            for target in out[path[-1]]:
                if target == goal:
                    found.append((*path, target))
                elif target not in path:
                    todo.append((*path, target))
            if not todo:
                return found
            if len(found) + len(todo) > most:
                break
        return None


class _Layers(Corridor):
    """The corridor of routes with the fewest moves: the roles that so many moves lead to.

    ``ahead`` holds the roles met from the start, move by move, ``back`` those from the goal; in the
    ``middle`` both meet. Roles on no route are among them: what lies between is told when it is asked for.
    """

    def __init__(
        self, view: View, goal: int, *, ahead: list[set[int]], middle: Collection[int], back: list[set[int]]
    ) -> None:
        self.network = view.network
        self.goal = goal
        self._ways = view.ways()
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

    def few(self, beginning: tuple[int, ...], most: int) -> list[tuple[int, ...]] | None:
        """Return all routes that go on from a beginning, or None where there are more than so many."""
        succ, pred = self._ways
        found: list[tuple[int, ...]] = [(role,) for role in self._middle]
        # The outermost layers are the start and the goal alone.
        for rim in self._ahead[:0:-1]:
            found = [(source, *path) for path in found for source in rim.intersection(pred(path[0]))]
            if len(found) > most:
                return None
        found = [(*beginning, *path) for path in found] if self._ahead else [beginning]
        for rim in self._back[:0:-1]:
            found = [(*path, target) for path in found for target in rim.intersection(succ(path[-1]))]
            if len(found) > most:
                return None
        return [(*path, self.goal) for path in found] if self._back else found


def fewest(view: View, start: int, goal: int) -> Corridor | None:
    """Return the corridor of routes with the fewest moves, or None where the goal cannot be reached.

    Notes
    -----
    A role that was known before is never where both sides meet: they would have met earlier. So a rim may
    keep such roles, and is rid of them only where it no longer doubles: before that they are the fewer.
    """
    succ, pred = view.ways()
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
                    return _Layers(view, goal, ahead=ahead, middle=middle, back=[*back, far_rim])
            ahead.append(rim)
            reached = set().union(*map(succ, rim))
            if not looks and not reached.isdisjoint(far_rim):
                return _Layers(view, goal, ahead=ahead, middle=far_rim & reached, back=back)
            known |= rim
            rim = reached if len(reached) > 2 * len(rim) else reached - known
        else:
            if looks:
                misses = rim.isdisjoint
                middle = [role for role in far_rim if not misses(pred(role))]
                if middle:
                    return _Layers(view, goal, ahead=[*ahead, rim], middle=middle, back=back)
            back.append(far_rim)
            reached = set().union(*map(pred, far_rim))
            if not looks and not reached.isdisjoint(rim):
                return _Layers(view, goal, ahead=ahead, middle=rim & reached, back=back)
            far_known |= far_rim
            far_rim = reached if len(reached) > 2 * len(far_rim) else reached - far_known
    return None


class _Side:
    """One of the two directions of the search for the cheapest routes.

    ``far`` is the least cost known of every role met, ``settled`` the roles whose least cost is certain.
    """

    def __init__(self, view: View, weight: Weight, root: int, *, back: bool, spent: float = 0.0) -> None:
        self.view = view
        self.weight: Weight = weight
        self.back = back
        self.far = {root: spent}
        self.settled: dict[int, float] = {}
        self.heap = [(spent, root)]

    def trace(self, roots: Iterable[int], slack: float, out: dict[int, set[int]]) -> None:
        """Walk back from roots along moves that lie on a cheapest way from this side's end."""
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


def cheapest(view: View, start: int, goal: int, weight: Weight, *, spent: float = 0.0) -> Corridor | None:
    """Return the corridor of routes with the least of a figure, or None where the goal cannot be reached.

    The corridor is a little wider than the best, so that rounding loses no route: by a share of the whole,
    with what was ``spent`` before the start, as adding to much swallows differences between little.

    Notes
    -----
    Take a best route on which no role is known to both sides at its best figure, and on it the first role v
    that the search from the start has not settled. v costs no less than the nearest role of that side, and
    the search from the goal has not settled the role after v, or it would know v. So the route costs no less
    than both sides' nearest roles and one move between: past that sum both sides know a role of every best
    route, and a role that is further off than the sum allows need never be taken up.
    """
    ahead = _Side(view, weight, start, back=False, spent=spent)
    behind = _Side(view, weight, goal, back=True)
    _meet(ahead, behind, view.network.costs(weight).least)
    far, far_behind = ahead.far, behind.far
    met = far.keys() & far_behind.keys()
    best = min((far[role] + far_behind[role] for role in met), default=inf)
    if best == inf:
        return None
    slack = SLACK * max(1.0, best)
    middle = [role for role in met if far[role] + far_behind[role] <= best + slack]
    out: dict[int, set[int]] = {}
    ahead.trace(middle, slack, out)
    behind.trace(middle, slack, out)
    return Corridor(view.network, {role: sorted(found) for role, found in out.items()}, goal)


def _meet(ahead: _Side, behind: _Side, least: float) -> None:
    """Let both sides go on until they both know a role of every best route; no move costs under ``least``."""
    view, weight = ahead.view, ahead.weight
    sides = (
        (ahead.heap, ahead.far, ahead.settled, behind.heap, behind.far, view.prices(weight)),
        (behind.heap, behind.far, behind.settled, ahead.heap, ahead.far, view.prices(weight, back=True)),
    )
    # The best meeting so far, twice the slack wider: once for the corridor, once for rounding here.
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
                    most = min(most, total + 2 * SLACK * max(1.0, total))
                if there + left <= most:
                    heappush(heap, (there, neighbour))


def best_figure(
    corridor: Corridor, start: Prefix, goal: int, weight: Weight
) -> tuple[float, tuple[int, ...]]:
    """Return the best figure of any way through, added (or multiplied) from the route's start, and a route.

    Rounding never turns the order of two beginnings round, so Dijkstra's search on the figures as
    computed is exact. By share the figure is the negated likelihood: less is better.
    """
    attrs = corridor.network.attrs
    before: dict[int, int] = {}
    heap = [(start.years if weight == "years" else -start.likelihood, start.role, -1)]
    while True:
        figure, role, source = heappop(heap)
        if role in before:
            continue
        before[role] = source
        if role == goal:
            break
        for target in corridor.succ(role):
            step: float = attrs[role][target][weight]
            heappush(heap, (figure + step if weight == "years" else figure * step, target, role))
    path = []
    while role != -1:
        path.append(role)
        role = before[role]
    return figure, (*start.path[:-1], *reversed(path))


def hops_to(roads: Roads, goal: int) -> dict[int, int]:
    """Return the fewest moves to the goal from every role that leads to it: breadth-first, O(moves)."""
    hops = {goal: 0}
    rim = {goal}
    count = 0
    while rim:
        count += 1
        rim = set().union(*map(roads.pred, rim)).difference(hops)
        hops.update(dict.fromkeys(rim, count))
    return hops


def hops_from(roads: Roads, start: int) -> dict[int, int]:
    """Return the fewest moves from a role to every role that it leads to: breadth-first, O(moves)."""
    return hops_to(_Backwards(roads), start)


class _Backwards:
    """Roads seen from their other end."""

    def __init__(self, roads: Roads) -> None:
        self.succ = roads.pred
        self.pred = roads.succ


def costs_to(view: View, weight: Weight, goal: int) -> dict[int, float]:
    """Return the least cost to the goal (see `Costs`) from every role that leads to it."""
    return _costs_from(goal, view.prices(weight, back=True))


def years_from(view: View, start: int) -> dict[int, float]:
    """Return the fewest years from a role to every role that moves with known years lead to."""
    return _costs_from(start, view.prices("years"))


def _costs_from(root: int, moves: Callable[[int], Iterable[tuple[int, float]]]) -> dict[int, float]:
    """Return the least cost of every role from one: Dijkstra's search."""
    far = {root: 0.0}
    settled: dict[int, float] = {}
    heap = [(0.0, root)]
    while heap:
        cost, role = heappop(heap)
        if role in settled:
            continue
        settled[role] = cost
        for neighbour, step in moves(role):
            there = cost + step
            if there < far.get(neighbour, inf):
                far[neighbour] = there
                heappush(heap, (there, neighbour))
    return settled
