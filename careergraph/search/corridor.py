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
    from collections.abc import Callable, Iterable, Sequence

    from careergraph.search.bound import Roads
    from careergraph.search.network import Network, Weight
    from careergraph.search.question import View
    from careergraph.search.route import Prefix

__all__ = ["Corridor", "best_figure", "cheapest", "costs_to", "fewest", "hops_to", "years_from"]

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


def fewest(view: View, start: int, goal: int) -> Corridor | None:
    """Return the corridor of routes with the fewest moves, or None where the goal cannot be reached."""
    succ, pred = view.ways()
    rim, far_rim = {start}, {goal}
    ahead, back = [rim], [far_rim]
    known: set[int] = set()
    far_known: set[int] = set()
    while rim and far_rim:
        # A role that was known before cannot be where the two searches meet: they would have met earlier.
        # So the last rim, which is the widest, need not be rid of those.
        if len(rim) <= len(far_rim):
            known |= rim
            reached = set().union(*map(succ, rim))
            if not reached.isdisjoint(far_rim):
                return _between(view, ahead, far_rim & reached, back[:-1], goal)
            rim = reached - known
            ahead.append(rim)
        else:
            far_known |= far_rim
            reached = set().union(*map(pred, far_rim))
            if not reached.isdisjoint(rim):
                return _between(view, ahead[:-1], rim & reached, back, goal)
            far_rim = reached - far_known
            back.append(far_rim)
    return None


def _between(
    view: View, ahead: list[set[int]], middle: set[int], back: list[set[int]], goal: int
) -> Corridor:
    """Follow both searches back from where they met, rim by rim."""
    succ, pred = view.ways()
    out: dict[int, list[int]] = {}
    layer = middle
    for rim in reversed(ahead):
        sources: set[int] = set()
        for target in layer:
            for source in rim.intersection(pred(target)):
                sources.add(source)
                out.setdefault(source, []).append(target)
        layer = sources
    layer = middle
    for rim in reversed(back):
        targets: set[int] = set()
        for source in layer:
            found = rim.intersection(succ(source))
            targets |= found
            out[source] = list(found)
        layer = targets
    return Corridor(view.network, out, goal)


class _Side:
    """One of the two directions of the search for the cheapest routes.

    ``far`` is the least cost known of every role met, ``settled`` the roles whose least cost is certain.
    """

    def __init__(self, view: View, weight: Weight, root: int, *, back: bool) -> None:
        self.view = view
        self.weight: Weight = weight
        self.back = back
        self.far = {root: 0.0}
        self.settled: dict[int, float] = {}
        self.heap = [(0.0, root)]

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


def cheapest(view: View, start: int, goal: int, weight: Weight) -> Corridor | None:
    """Return the corridor of routes with the least of a figure, or None where the goal cannot be reached.

    The corridor is a little wider than the best, so that rounding loses no route.

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
