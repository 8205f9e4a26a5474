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
    from collections.abc import Sequence

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
    """One of the two directions of the search for the cheapest routes."""

    def __init__(self, view: View, weight: Weight, root: int, *, back: bool) -> None:
        self.view = view
        self.weight: Weight = weight
        self.back = back
        self.far = {root: 0.0}
        self.settled: dict[int, float] = {}
        self.heap = [(0.0, root)]

    def nearest(self) -> float:
        """Return the cost of the next role to settle, or infinity."""
        while self.heap and self.heap[0][1] in self.settled:
            heappop(self.heap)
        return self.heap[0][0] if self.heap else inf

    def settle(self, other: _Side, crossings: list[tuple[float, int, int]]) -> float:
        """Settle one role; note the moves that meet the other side, and return the cheapest meeting."""
        cost, role = heappop(self.heap)
        self.settled[role] = cost
        best = inf
        for neighbour, step in self.view.costs(self.weight, role, back=self.back):
            there = cost + step
            if neighbour in other.settled:
                total = there + other.settled[neighbour]
                best = min(best, total)
                move = (neighbour, role) if self.back else (role, neighbour)
                crossings.append((total, *move))
            if neighbour not in self.settled and there < self.far.get(neighbour, inf):
                self.far[neighbour] = there
                heappush(self.heap, (there, neighbour))
        return best

    def trace(self, roots: set[int], slack: float, out: dict[int, set[int]]) -> None:
        """Walk back from roots along moves that lie on a cheapest way from this side's end."""
        todo = list(roots)
        done = set(roots)
        while todo:
            role = todo.pop()
            cost = self.settled[role]
            for neighbour, step in self.view.costs(self.weight, role, back=not self.back):
                before = self.settled.get(neighbour)
                if before is not None and before + step <= cost + slack:
                    source, target = (role, neighbour) if self.back else (neighbour, role)
                    out.setdefault(source, set()).add(target)
                    if neighbour not in done:
                        done.add(neighbour)
                        todo.append(neighbour)


def cheapest(view: View, start: int, goal: int, weight: Weight) -> Corridor | None:
    """Return the corridor of routes with the least of a figure, or None where the goal cannot be reached.

    The corridor is a little wider than the best, so that rounding loses no route.
    """
    ahead = _Side(view, weight, start, back=False)
    behind = _Side(view, weight, goal, back=True)
    crossings: list[tuple[float, int, int]] = []
    # The goal first: a move into it is then noticed however the two searches advance.
    best = behind.settle(ahead, crossings)
    while True:
        nearest, furthest = ahead.nearest(), behind.nearest()
        if nearest + furthest == inf or nearest + furthest > best + SLACK * max(1.0, best):
            break
        side, other = (ahead, behind) if nearest <= furthest else (behind, ahead)
        best = min(best, side.settle(other, crossings))
    if best == inf:
        return None
    slack = SLACK * max(1.0, best)
    out: dict[int, set[int]] = {}
    sources, targets = set(), set()
    for total, source, target in crossings:
        if total <= best + slack:
            out.setdefault(source, set()).add(target)
            sources.add(source)
            targets.add(target)
    ahead.trace(sources, slack, out)
    behind.trace(targets, slack, out)
    return Corridor(view.network, {role: sorted(found) for role, found in out.items()}, goal)


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
    """Return the least cost to the goal (see `Network.weighted`) from every role that leads to it."""
    return _settled_from(_Side(view, weight, goal, back=True))


def years_from(view: View, start: int) -> dict[int, float]:
    """Return the fewest years from a role to every role that moves with known years lead to."""
    return _settled_from(_Side(view, "years", start, back=False))


def _settled_from(side: _Side) -> dict[int, float]:
    """Run one side of the search alone to its end: Dijkstra's search."""
    nobody = _Side(side.view, side.weight, -1, back=not side.back)
    while side.nearest() < inf:
        side.settle(nobody, [])
    return side.settled
