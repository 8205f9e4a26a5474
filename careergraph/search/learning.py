"""The exact route of least learning.

A skill learnt for one move is not paid again on a later one, so the cost of a route belongs to the
union of what its moves ask: the minimum-label path problem, NP-hard in general. A best-first label
search solves the graphs of careers fast: a label is a role with the steps learnt so far, a label whose
steps contain those of another at the same role is of no use, and a bound from the goal's side orders
the rest.

References
----------
Yuan, Varma, Jue: Minimum-color path problems for reliability in mesh networks (INFOCOM 2005).
Hassin, Monnot, Segev: Approximation algorithms and hardness results for labeled connectivity problems (2006).
"""

from __future__ import annotations

from dataclasses import dataclass
from heapq import heappop, heappush
from math import inf
from time import monotonic
from typing import TYPE_CHECKING

from careergraph.search.corridor import hops_to
from careergraph.search.route import prefix_of

if TYPE_CHECKING:
    from collections.abc import Container

    from careergraph.search.bound import Bound, Roads
    from careergraph.search.route import Prefix
    from careergraph.search.steps import Steps

__all__ = ["Budget", "Least", "least_learning"]

LOOK_AT_THE_CLOCK = 64
LABELS = 10_000
DEAD_ENDS_AFTER = 100
GREEDY_AFTER = 600
# A search that is cut completes this many of its best labels greedily.
COMPLETED = 8


class Budget:
    """When a search stops: after so many settled labels, or, if a time is given, at that time.

    A count of labels gives the same answer on every machine; seconds do not.
    """

    def __init__(self, seconds: float | None = None, labels: int = LABELS) -> None:
        self.labels: float = inf if seconds is not None else labels
        self.deadline = None if seconds is None else monotonic() + seconds
        self.settled = 0

    def spend(self) -> bool:
        """Count one label; whether the search must stop."""
        self.settled += 1
        if self.settled > self.labels:
            return True
        if self.deadline is None or self.settled % LOOK_AT_THE_CLOCK:
            return False
        return monotonic() >= self.deadline

    @property
    def spent(self) -> bool:
        """Whether a search stopped for it."""
        return self.settled > self.labels or (self.deadline is not None and monotonic() >= self.deadline)

    def renewed(self, labels: int | None = None) -> Budget:
        """Return a budget of the same kind for a next search: labels afresh, the same deadline."""
        fresh = Budget()
        fresh.deadline = self.deadline
        fresh.labels = self.labels if self.deadline is not None or labels is None else labels
        return fresh


@dataclass(frozen=True, slots=True)
class Least:
    """What `least_learning` found: a path, and units of learning that no route stays below.

    ``alone`` says that no other route learns as little, so that there is no tie to break.
    """

    path: tuple[int, ...]
    bound: int
    proven: bool
    alone: bool


class _Labels:
    """The labels of one search: a role with the steps learnt on the way, and where it came from."""

    def __init__(self, start: Prefix, union: int) -> None:
        self.start = start
        self.roles = [start.role]
        self.unions = [union]
        self.before = [-1]
        # How far the bound has looked for a label.
        self.looked = [-1]

    def add(self, role: int, union: int, before: int) -> int:
        """Add a label, and return its number."""
        self.roles.append(role)
        self.unions.append(union)
        self.before.append(before)
        self.looked.append(-1)
        return len(self.roles) - 1

    def path(self, label: int) -> tuple[int, ...]:
        """Return the roles from the route's start to a label."""
        backwards = []
        while label > 0:
            backwards.append(self.roles[label])
            label = self.before[label]
        return (*self.start.path, *reversed(backwards))


def least_learning(  # noqa: C901 - the loop that all speed depends on
    roads: Roads,
    steps: Steps,
    start: Prefix,
    goal: int,
    *,
    bound: Bound,
    budget: Budget,
) -> Least:
    """Which way from the start to the goal learns least?

    Ties are broken arbitrarily. Where the budget is spent, the best labels are completed greedily. The goal
    must be reachable: that is told faster by other means.

    Notes
    -----
    A* over labels (role, union) with subset dominance among the labels that are settled; a label's bound
    is tightened when it is taken up, and it goes back when that makes it worse than another. Once a
    search turns out long, ways into dead ends are left out, and a greedy route keeps labels that promise
    no better from being made.
    Exponential in the worst case (many long, nearly equal routes), hence the budget.
    """
    cost = steps.cost
    labels = _Labels(start, start.union | bound.must)
    roles, unions, looked = labels.roles, labels.unions, labels.looked
    settled: dict[int, list[int]] = {}
    arcs: dict[int, list[tuple[int, int]]] = {}
    # Of labels that promise the same the last made comes first: it is likely the deepest.
    heap = [(cost(unions[0]), 0, 0)]
    leading: Container[int] | None = None
    least_dropped = worst = inf
    while True:
        promise, _, label = heappop(heap)
        role, union = roles[label], unions[label]
        if role == goal:
            alone = least_dropped > promise and not (heap and heap[0][0] <= promise)
            return Least(labels.path(label), promise, proven=True, alone=alone)
        rivals = settled.setdefault(role, [])
        if _contains_one(union, rivals):
            least_dropped = min(least_dropped, promise)
            continue
        if looked[label] < bound.depth:
            looked[label] = bound.depth
            tighter = bound.least(role, union, promise)
            if tighter > promise and heap and heap[0][0] < tighter:
                heappush(heap, (tighter, -label, label))
                continue
            promise = tighter
        if budget.spend():
            heappush(heap, (promise, -label, label))
            return _cut(roads, steps, labels, goal, heap)
        bound.look_further(budget.settled)
        if budget.settled == DEAD_ENDS_AFTER:
            leading = hops_to(roads, goal)
            arcs.clear()
        if budget.settled == GREEDY_AFTER:
            path = greedy(roads, steps, start.path, goal)
            worst = cost(prefix_of(roads.network, steps, path).union)
        rivals.append(union)
        out = arcs.get(role)
        if out is None:
            out = arcs[role] = [
                (target, steps.of(role, target))
                for target in roads.succ(role)
                if leading is None or target in leading
            ]
        for target, asked in out:
            reached = union | asked
            units = cost(reached)
            if units > worst:
                continue
            units = max(units, promise)
            if target in settled and _contains_one(reached, settled[target]):
                least_dropped = min(least_dropped, units)
                continue
            fresh = labels.add(target, reached, label)
            heappush(heap, (units, -fresh, fresh))


def _contains_one(union: int, others: list[int]) -> bool:
    """Whether a union contains one of the others."""
    for other in others:  # noqa: SIM110 - a generator would double the time of the innermost loop
        if other | union == union:
            return True
    return False


def _cut(
    roads: Roads,
    steps: Steps,
    labels: _Labels,
    goal: int,
    heap: list[tuple[int, int, int]],
) -> Least:
    """Return the best way that is quickly found when the budget is spent, with the bound that is proven."""
    bound = heap[0][0]
    best = [heappop(heap)[2] for _ in range(min(COMPLETED, len(heap)))]
    paths = [greedy(roads, steps, labels.path(label), goal) for label in dict.fromkeys([0, *best])]
    units, path = min(
        (steps.cost(prefix_of(roads.network, steps, path).union), path) for path in paths if path
    )
    return Least(path, bound, proven=units <= bound, alone=False)


def greedy(roads: Roads, steps: Steps, path: tuple[int, ...], goal: int) -> tuple[int, ...]:
    """Complete a path by Dijkstra's search that carries its union: fast, and mostly good.

    One label a role, so it may miss the least; it never visits a role of the path again. Empty where
    the path has no way on.
    """
    union = prefix_of(roads.network, steps, path).union
    before: dict[int, int] = {}
    taken = set(path[:-1])
    unions = [union]
    heap = [(steps.cost(union), 0, path[-1], -1)]
    while heap:
        _, number, role, previous = heappop(heap)
        if role in before:
            continue
        before[role] = previous
        if role == goal:
            break
        for target in roads.succ(role):
            if target not in taken and target not in before:
                reached = unions[number] | steps.of(role, target)
                unions.append(reached)
                heappush(heap, (steps.cost(reached), len(unions) - 1, target, role))
    else:
        return ()
    back = [goal]
    while before[back[-1]] != -1:
        back.append(before[back[-1]])
    return (*path[:-1], *reversed(back))
