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

from heapq import heappop, heappush
from math import inf
from typing import TYPE_CHECKING, NamedTuple

from careergraph.search.labels import LABEL, MOVE
from careergraph.search.question import UNREACHABLE
from careergraph.search.shortest import hops_to
from careergraph.search.steps import along, contains_one

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

    from careergraph.search.bound import Backward, Bound, SearchSpace
    from careergraph.search.question import Budget
    from careergraph.search.route import Prefix
    from careergraph.search.steps import Asks

__all__ = ["Least", "greedy", "greedy_to_all", "least_learning", "path_back"]

DEAD_ENDS_AFTER = 100
# From so many labels on the search is told what lies before it by one from the goal back, which settles so
# many then: more the longer the search turns out to be.
BACKWARD = ((150, 300), (1_000, 1_000), (4_000, 5_000))
# What the greedy search takes for a move, in comparisons.
GREEDY_MOVE = 40
# A search that is cut completes this many of its best labels greedily, unless that takes more comparisons.
COMPLETED, COMPLETING = 8, 1_000_000


class Least(NamedTuple):
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


class _Meeting:
    """What a search from the goal back tells of the labels of the search from the start.

    ``best`` is the best route that is known, and ``upper`` what it learns: only less is of interest.
    """

    def __init__(self, backward: Backward, labels: _Labels, upper: int) -> None:
        self.backward = backward
        self.labels = labels
        self.best: tuple[int, ...] = ()
        self.upper = upper

    def least(self, label: int) -> int:
        """Return units of learning that no route through a label stays below, save the paths known whole.

        The best of those is taken up here, so that nothing is left of them to look for.
        """
        backward, labels = self.backward, self.labels
        union, before = labels.unions[label], labels.before[label]
        units, onward = backward.best_path(labels.roles[label], union)
        if units < self.upper:
            self.best = _shortcut((*labels.path(label), *backward.path(onward)))
            self.upper = units
        # The first label has none before it.
        return backward.least_past_frontier(labels.roles[label], union, labels.unions[max(before, 0)])


def _shortcut(walk: tuple[int, ...]) -> tuple[int, ...]:
    """Return a walk without its detours: what it does between two visits to a role is left out."""
    path: list[int] = []
    places: dict[int, int] = {}
    for role in walk:
        if role in places:
            first = places[role]
            for left_out in path[first:]:
                del places[left_out]
            del path[first:]
        places[role] = len(path)
        path.append(role)
    return tuple(path)


def least_learning(  # noqa: C901, PLR0912, PLR0915 - the loop that all speed depends on
    space: SearchSpace,
    steps: Asks,
    start: Prefix,
    goal: int,
    *,
    bound: Bound,
    budget: Budget,
    within: int | None = None,
) -> Least | None:
    """Which path from the start to the goal learns least?

    Ties are broken arbitrarily. Where the budget is spent, the best labels are completed greedily. None where
    there is no path, which is told faster by other means; the path is empty where none was found.

    Parameters
    ----------
    within
        What a path that is known learns: only less is of interest, and where there is none the path is empty.
        After the search the bound still holds for paths that cost as much, be the least less.

    Notes
    -----
    A* over labels (role, union) with subset dominance among the labels that are settled; a label's bound
    is tightened when it is taken up, and it goes back when that makes it worse than another. Once a
    search turns out long, paths into dead ends are left out, and a search from the goal back completes the
    paths that it meets, and bounds what the others still learn.
    Exponential in the worst case (many long, nearly equal routes), hence the budget.
    """
    cost = steps.cost
    labels = _Labels(start, start.union | bound.must)
    roles, unions, seen_to = labels.roles, labels.unions, labels.looked
    settled: dict[int, list[int]] = {}
    arcs: dict[int, list[tuple[int, int]]] = {}
    # Of labels that promise the same the last made comes first: it is likely the deepest.
    heap = [(cost(unions[0]), 0, 0)]
    leads_to_goal: Container[int] | None = None
    meeting: _Meeting | None = None
    upper = UNREACHABLE if within is None else within
    least_dropped = inf
    once = steps.once
    # How far the bound looks by now, and when it is to look further.
    far = bound.depth
    stage = count = 0
    looked = 0
    bound.work()
    while True:
        if not heap or heap[0][0] >= upper:
            if upper == UNREACHABLE:
                return None
            return Least(meeting.best if meeting else (), upper, proven=True, alone=False)
        if budget.spend(LABEL + looked + bound.work()) or steps.too_many(len(roles)):
            best = meeting.best if meeting else ()
            return _cut(space, steps, labels, goal, heap=heap, best=best, budget=budget)
        looked = 0
        promise, _, label = heappop(heap)
        role, union = roles[label], unions[label]
        if role == goal:
            alone = meeting is None and least_dropped > promise and not (heap and heap[0][0] <= promise)
            return Least(labels.path(label), promise, proven=True, alone=alone)
        rivals = settled.setdefault(role, [])
        looked += len(rivals)
        if contains_one(union, rivals):
            least_dropped = min(least_dropped, promise)
            continue
        if seen_to[label] < far:
            seen_to[label] = far
            if meeting is None:
                tighter = bound.least(role, union, promise, unions[max(labels.before[label], 0)])
            else:
                tighter = max(promise, meeting.least(label))
                upper = meeting.upper
                if tighter >= upper:
                    rivals.append(union)
                    continue
            if tighter > promise and heap and heap[0][0] < tighter:
                heappush(heap, (tighter, -label, label))
                continue
            promise = tighter
        count += 1
        if count == DEAD_ENDS_AFTER:
            leads_to_goal = hops_to(space, goal)
            arcs.clear()
        if stage < len(BACKWARD) and count >= BACKWARD[stage][0]:
            if meeting is None:
                from careergraph.search.bound import Backward  # most searches do without

                bound.backward = Backward(space, steps, start.role, goal)
                meeting = _Meeting(bound.backward, labels, upper)
            meeting.backward.go_on(BACKWARD[stage][1], upper if within is None else within, budget)
            stage += 1
            far += 1
        elif meeting is None:
            bound.look_further(count)
            far = bound.depth
        rivals.append(union)
        out = arcs.get(role)
        if out is None:
            out = arcs[role] = [
                (target, steps.of(role, target))
                for target in space.succ(role)
                if leads_to_goal is None or target in leads_to_goal
            ]
        for target, asked in out:
            reached = union | asked
            units = cost(reached)
            if units >= upper or (once and asked & union & once):
                continue
            units = max(units, promise)
            looked += MOVE
            if target in settled:
                looked += len(settled[target])
                if contains_one(reached, settled[target]):
                    least_dropped = min(least_dropped, units)
                    continue
            fresh = labels.add(target, reached, label)
            heappush(heap, (units, -fresh, fresh))


def _cut(
    space: SearchSpace,
    steps: Asks,
    labels: _Labels,
    goal: int,
    *,
    heap: list[tuple[int, int, int]],
    best: tuple[int, ...],
    budget: Budget,
) -> Least:
    """Return the best path that is quickly found when the budget is spent, with the bound that is proven.

    ``best`` is the best path that is known, or empty; the greedy path from the start is tried all the same.
    """
    bound = heap[0][0]
    likely = [heappop(heap)[2] for _ in range(min(COMPLETED, len(heap)))] if not best else []
    paths = []
    most = budget.count + COMPLETING
    for label in dict.fromkeys([0, *likely]):
        paths.append(greedy(space, steps, labels.path(label), goal, budget))
        if budget.count > most:
            break
    found = [(steps.cost(along(steps, path)), path) for path in (*paths, best) if path]
    units, path = min(found, default=(UNREACHABLE, ()))
    return Least(path, min(bound, units), proven=units <= bound, alone=False)


def greedy(
    space: SearchSpace, steps: Asks, path: tuple[int, ...], goal: int, budget: Budget | None = None
) -> tuple[int, ...]:
    """Complete a path by Dijkstra's search that carries its union: fast, and mostly good.

    One label a role, so it may miss the least; it never visits a role of the path again. Empty where
    the path leads no further, or the search takes too much memory. It is counted on the budget, which does
    not stop it.
    """
    before = _greedy(space, steps, path, goal, budget)
    if goal not in before:
        return ()
    return (*path[:-1], *path_back(before, goal))


def greedy_to_all(space: SearchSpace, steps: Asks, start: int, budget: Budget) -> dict[int, int]:
    """Return the role before each role, on a path of little learning from the start; -1 before that."""
    return _greedy(space, steps, (start,), None, budget)


def path_back(before: Mapping[int, int], role: int) -> tuple[int, ...]:
    """Return the path to a role, by the roles that come before each."""
    back = []
    while role != -1:
        back.append(role)
        role = before[role]
    return tuple(reversed(back))


def _greedy(
    space: SearchSpace, steps: Asks, path: tuple[int, ...], goal: int | None, budget: Budget | None
) -> dict[int, int]:
    """Return the role before each role that is settled, until the goal is."""
    union = along(steps, path)
    before: dict[int, int] = {}
    taken = set(path[:-1])
    unions = [union]
    heap = [(steps.cost(union), 0, path[-1], -1)]
    while heap and not steps.too_many(len(unions)):
        _, number, role, previous = heappop(heap)
        if role in before:
            continue
        before[role] = previous
        if role == goal:
            break
        for target in space.succ(role):
            if target not in taken and target not in before:
                asked = steps.of(role, target)
                if asked & unions[number] & steps.once:
                    continue
                reached = unions[number] | asked
                unions.append(reached)
                heappush(heap, (steps.cost(reached), len(unions) - 1, target, role))
    if budget is not None:
        # Each union is made, weighed, and put beside others.
        budget.spend((GREEDY_MOVE + 3 * steps.lengthy) * len(unions))
    return before
