"""The search for the least learning from the goal back: it tells a long search what is still to come.

A label here is a role with the union of what a way from it to the goal asks for. The ways that are settled
are known whole; every other way ends in one of the labels at the front, which are made and not settled.
"""

from __future__ import annotations

from heapq import heappop, heappush
from typing import TYPE_CHECKING

from careergraph.search.front import Front
from careergraph.search.learning import NO_WAY, contains_one

if TYPE_CHECKING:
    from careergraph.search.bound import Roads
    from careergraph.search.front import Planes
    from careergraph.search.learning import Budget
    from careergraph.search.steps import Asks

__all__ = ["Backward"]

# So many unions are remembered with what the front asks beyond them; each takes some kilobytes.
REMEMBERED = 10_000


class Backward:
    """The ways into a goal, those that ask for least first.

    Parameters
    ----------
    start, goal
        The roles between which routes are sought: no way leads through either.

    Attributes
    ----------
    front
        The unions of the labels that are made and not settled, or None where there are none.
    """

    def __init__(self, roads: Roads, steps: Asks, start: int, goal: int) -> None:
        self.roads = roads
        self.steps = steps
        self.start = start
        self.goal = goal
        self.front: Front | None = None
        # Of each label: its role, its union, what its first move asks for, and the label after that move.
        self._roles = [goal]
        self._unions = [0]
        self._asked = [0]
        self._after = [-1]
        # Role -> the unions of its settled labels -> the label.
        self._settled: dict[int, dict[int, int]] = {}
        self._count = 0
        self._heap = [(0, 0, 0)]
        # What was learnt -> what the front still asks.
        self._left: dict[int, Planes] = {}

    def go_on(self, labels: int, worst: int, budget: Budget) -> None:
        """Settle labels until there are so many, or time is up, and move the front.

        Ways that cost more than ``worst`` are of no interest.
        """
        steps, roads = self.steps, self.roads
        cost, heap, settled, unions = steps.cost, self._heap, self._settled, self._unions
        while heap and self._count < labels and not budget.is_late(self._count):
            _, _, label = heappop(heap)
            role, union = self._roles[label], unions[label]
            ways = settled.setdefault(role, {})
            if contains_one(union, ways):
                continue
            ways[union] = label
            self._count += 1
            if role == self.start:
                continue
            for source in roads.pred(role):
                asked = steps.of(source, role)
                reached = union | asked
                units = cost(reached)
                if source == self.goal or units > worst:
                    continue
                if source in settled and contains_one(reached, settled[source]):
                    continue
                fresh = len(unions)
                self._roles.append(source)
                unions.append(reached)
                self._asked.append(asked)
                self._after.append(label)
                heappush(heap, (units, -fresh, fresh))
        self._move_front(worst)

    def _move_front(self, worst: int) -> None:
        """Make the front anew; of labels with the same union one stands for all."""
        fresh: dict[int, int] = {}
        for units, _, label in self._heap:
            union = self._unions[label]
            if units > worst or union in fresh:
                continue
            if not contains_one(union, self._settled.get(self._roles[label], ())):
                fresh[union] = label
        self._left.clear()
        places: dict[int, list[int]] = {}
        for place, first in enumerate(fresh.values()):
            label = first
            while label > 0:
                places.setdefault(self._asked[label], []).append(place)
                label = self._after[label]
        self.front = Front(self.steps, list(map(self.steps.cost, fresh)), places) if fresh else None

    def best_way(self, role: int, union: int) -> tuple[int, int]:
        """Return the units of the best way that is known whole, and its label; ``union`` is learnt before."""
        cost = self.steps.cost
        ways = self._settled.get(role, {})
        return min(((cost(union | way), label) for way, label in ways.items()), default=(NO_WAY, -1))

    def path(self, label: int) -> tuple[int, ...]:
        """Return the roles after a label's, up to the goal."""
        path = []
        while label > 0:
            label = self._after[label]
            path.append(self._roles[label])
        return tuple(path)

    def least(self, role: int, union: int, before: int) -> int:
        """Return units of learning that no route through ``role`` stays below; ``union`` is learnt so far.

        Routes of no interest (see `go_on`) are not looked at: where there is no other, `NO_WAY`. Of ``union``
        the steps of ``before`` were learnt before the last move: what was counted then is counted on from.
        """
        units, _ = self.best_way(role, union)
        return min(units, self.least_past_front(union, before))

    def least_past_front(self, union: int, before: int) -> int:
        """Return what `least` does, but for the ways that are known whole."""
        front = self.front
        if front is None:
            return NO_WAY
        left = self._left.get(union)
        if left is None:
            if len(self._left) > REMEMBERED:
                self._left.clear()
            known = self._left.get(before)
            if known is None:
                known = self._left[before] = front.less(front.full, before)
            left = self._left[union] = front.less(known, union & ~before)
        return self.steps.cost(union) + front.least(left)
