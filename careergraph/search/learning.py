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

from careergraph.search.route import prefix_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from careergraph.search.bound import Bound, Roads
    from careergraph.search.route import Prefix
    from careergraph.search.steps import Steps

__all__ = ["Budget", "Least", "least_learning"]

LOOK_AT_THE_CLOCK = 64
LABELS = 10_000
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

    def __init__(self, start: Prefix, union: int, vias: Mapping[int, int]) -> None:
        self.start = start
        self.roles = [start.role]
        self.unions = [union]
        self.before = [-1]
        seen = 0
        for role in start.path:
            seen |= vias.get(role, 0)
        self.seen = [seen]

    def path(self, label: int) -> tuple[int, ...]:
        """Return the roles from the route's start to a label."""
        backwards = []
        while label > 0:
            backwards.append(self.roles[label])
            label = self.before[label]
        return (*self.start.path, *reversed(backwards))


def least_learning(  # noqa: C901, PLR0912 - the loop that all speed depends on
    roads: Roads,
    steps: Steps,
    start: Prefix,
    goal: int,
    *,
    bound: Bound,
    budget: Budget,
    vias: Mapping[int, int] | None = None,
) -> Least | None:
    """Which way from the start to the goal learns least?

    Ties are broken arbitrarily. With via roles (``vias``: role -> its bit) the way may visit a role
    twice; the caller checks.

    Returns
    -------
    Least or None
        None when the goal cannot be reached.

    Notes
    -----
    A* over labels (role, vias seen, union) with subset dominance; a label's bound is tightened when it
    is taken up, and it goes back when that makes it worse than another. Exponential in the worst case
    (many long, nearly equal routes), hence the budget.
    """
    vias = vias or {}
    all_seen = 0
    for bit in vias.values():
        all_seen |= bit
    cost = steps.cost
    labels = _Labels(start, start.union | bound.must, vias)
    roles, unions, before, seen = labels.roles, labels.unions, labels.before, labels.seen
    kept: dict[int | tuple[int, int], list[int]] = {start.role: [unions[0]]}
    arcs: dict[int, list[tuple[int, int]]] = {}
    # Of labels that promise the same the last made comes first: it is likely the deepest.
    heap: list[tuple[int, int, int]] = [(cost(unions[0]), 0, 0)]
    least_dropped: float = inf
    while heap:
        promise, _, label = heappop(heap)
        role, union = roles[label], unions[label]
        if role == goal and seen[label] == all_seen and label:
            alone = least_dropped > promise and not (heap and heap[0][0] <= promise)
            return Least(labels.path(label), promise, proven=True, alone=alone)
        state = (role, seen[label]) if vias else role
        rivals = kept[state]
        if len(rivals) > 1 and any(rival | union == union and rival != union for rival in rivals):
            least_dropped = min(least_dropped, promise)
            continue
        if budget.spend():
            heappush(heap, (promise, -label, label))
            return _cut(roads, steps, labels, goal, heap, vias, all_seen)
        bound.look_further(budget.settled)
        tighter = bound.least(role, union, promise)
        if tighter > promise and heap and heap[0][0] < tighter:
            heappush(heap, (tighter, -label, label))
            continue
        promise = tighter
        out = arcs.get(role)
        if out is None:
            out = arcs[role] = [(target, steps.of(role, target)) for target in roads.succ(role)]
        for target, asked in out:
            reached = union | asked
            now_seen = seen[label]
            if vias:
                now_seen |= vias.get(target, 0)
                if target == goal and now_seen != all_seen:
                    continue
                rivals = kept.setdefault((target, now_seen), [])
            else:
                rivals = kept.setdefault(target, [])
            for rival in rivals:
                if rival | reached == reached:
                    units = cost(reached)
                    least_dropped = min(least_dropped, max(units, promise))
                    break
            else:
                rivals.append(reached)
                fresh = len(roles)
                roles.append(target)
                unions.append(reached)
                before.append(label)
                seen.append(now_seen)
                units = cost(reached)
                heappush(heap, (max(units, promise), -fresh, fresh))
    return None


def _cut(  # noqa: PLR0917 - the state of the search that is cut
    roads: Roads,
    steps: Steps,
    labels: _Labels,
    goal: int,
    heap: list[tuple[int, int, int]],
    vias: Mapping[int, int],
    all_seen: int,
) -> Least | None:
    """Return the best way that is quickly found when the budget is spent, with the bound that is proven."""
    bound = heap[0][0]
    best: tuple[int, tuple[int, ...]] | None = None
    open_labels = [heappop(heap)[2] for _ in range(min(COMPLETED, len(heap)))]
    for label in dict.fromkeys([0, *open_labels]):
        path = greedy(roads, steps, labels.path(label), goal, vias, all_seen)
        if path:
            units = steps.cost(prefix_of(roads.network, steps, path).union)
            best = min(best or (units, path), (units, path))
    if best is None:
        return None
    return Least(best[1], bound, proven=best[0] <= bound, alone=False)


def greedy(
    roads: Roads,
    steps: Steps,
    path: tuple[int, ...],
    goal: int,
    vias: Mapping[int, int] | None = None,
    all_seen: int = 0,
) -> tuple[int, ...]:
    """Complete a path by Dijkstra's search that carries its union: fast, and mostly good.

    One label a role, so it may miss the least; it never visits a role of the path again. Empty where
    the path has no way on.
    """
    vias = vias or {}
    seen = 0
    for role in path:
        seen |= vias.get(role, 0)
    union = prefix_of(roads.network, steps, path).union
    before: dict[tuple[int, int], tuple[int, int] | None] = {}
    heap: list[tuple[int, int, int, int, tuple[int, int] | None]] = [
        (steps.cost(union), 0, path[-1], seen, None)
    ]
    unions = [union]
    taken = set(path[:-1])
    while heap:
        _, number, role, seen, previous = heappop(heap)
        here = (role, seen)
        if here in before:
            continue
        before[here] = previous
        if role == goal and seen == all_seen:
            return (*path[:-1], *_back(before, here))
        for target in roads.succ(role):
            now_seen = seen | vias.get(target, 0)
            if target in taken or (target, now_seen) in before or (target == goal and now_seen != all_seen):
                continue
            reached = unions[number] | steps.of(role, target)
            unions.append(reached)
            heappush(heap, (steps.cost(reached), len(unions) - 1, target, now_seen, here))
    return ()


def _back(before: Mapping[tuple[int, int], tuple[int, int] | None], last: tuple[int, int]) -> tuple[int, ...]:
    """Return the roles of a path, from its first to its last state."""
    roles = []
    state: tuple[int, int] | None = last
    while state is not None:
        roles.append(state[0])
        state = before[state]
    return tuple(reversed(roles))
