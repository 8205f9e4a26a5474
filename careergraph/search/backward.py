"""The search for the least learning from the goal back: it tells a long search what is still to come.

A label here is a role with the union of what a way from it to the goal asks for. The ways that are settled
are known whole; every other way ends in one of the labels at the front, which are made and not settled.
"""

from __future__ import annotations

from heapq import heappop, heappush
from typing import TYPE_CHECKING

from careergraph.search.budget import NO_WAY
from careergraph.search.front import Fronts
from careergraph.search.labels import LABEL, MOVE
from careergraph.search.learning import contains_one

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careergraph.search.bound import Roads
    from careergraph.search.budget import Budget
    from careergraph.search.steps import Asks

__all__ = ["Backward"]


class Backward:
    """The ways into a goal, those that ask for least first.

    Parameters
    ----------
    start, goal
        The roles between which routes are sought: no way leads through either.
    """

    def __init__(self, roads: Roads, steps: Asks, start: int, goal: int) -> None:
        self.roads = roads
        self.steps = steps
        self.start = start
        self.goal = goal
        self._once = steps.once
        # Of each label: its role, its union, what its first move asks for, and the label after that move.
        self._roles = [goal]
        self._unions = [0]
        self._asked = [0]
        self._after = [-1]
        # Role -> the unions of its settled labels -> the label.
        self._settled: dict[int, dict[int, int]] = {}
        self._count = 0
        self._heap = [(0, 0, 0)]
        # The front: the labels that are made and not settled, unless they cost more than is of interest.
        self._open = [0]
        self._worst = NO_WAY
        self.fronts = Fronts(steps)
        self.looked = 0

    def go_on(self, labels: int, worst: int, budget: Budget) -> None:
        """Settle labels until there are so many, or the budget is spent, and move the front.

        Ways that cost more than ``worst`` are of no interest.
        """
        steps, roads = self.steps, self.roads
        cost, heap, settled, unions = steps.cost, self._heap, self._settled, self._unions
        while heap and self._count < labels:
            entry = heappop(heap)
            label = entry[2]
            role, union = self._roles[label], unions[label]
            ways = settled.setdefault(role, {})
            if budget.spend(LABEL + len(ways)):
                heappush(heap, entry)
                break
            if contains_one(union, ways):
                continue
            looked = 0
            ways[union] = label
            self._count += 1
            if role == self.start:
                continue
            for source in roads.pred(role):
                asked = steps.of(source, role)
                reached = union | asked
                units = cost(reached)
                if source == self.goal or units > worst or asked & union & self._once:
                    continue
                looked += MOVE
                if source in settled:
                    looked += len(settled[source])
                    if contains_one(reached, settled[source]):
                        continue
                fresh = len(unions)
                self._roles.append(source)
                unions.append(reached)
                self._asked.append(asked)
                self._after.append(label)
                heappush(heap, (units, -fresh, fresh))
            budget.spend(looked)
        budget.spend(sum(len(settled.get(self._roles[label], ())) + 1 for _, _, label in heap))
        self._move_front(worst)

    def work(self) -> int:
        """Return what was done for look-ups since this was asked last, in comparisons."""
        looked, self.looked = self.looked, 0
        return looked + self.fronts.work()

    def _move_front(self, worst: int) -> None:
        """Make the front anew."""
        unions, settled = self._unions, self._settled
        self._open = [
            label
            for units, _, label in self._heap
            if units <= worst and not contains_one(unions[label], settled.get(self._roles[label], ()))
        ]
        self._worst = worst
        self.fronts = Fronts(self.steps)

    def _front(self, stage: int) -> dict[int, tuple[int, ...]]:
        """Return what lies past the front for labels of a stage: union -> its parts."""
        cost, worst, unions = self.steps.cost, self._worst, self._unions
        # Where a role that is passed already is yet to be passed the way to the front does not lead on.
        return {
            unions[label]: tuple(self._parts(label))
            for label in self._open
            if not stage & ~self.roads.stage(self._roles[label]) and cost(unions[label]) <= worst
        }

    def _parts(self, label: int) -> Iterator[int]:
        """Yield what the moves after a label's role ask for."""
        while label > 0:
            yield self._asked[label]
            label = self._after[label]

    def best_way(self, role: int, union: int) -> tuple[int, int]:
        """Return the units of the best way that is known whole, and its label; ``union`` is learnt before."""
        cost = self.steps.cost
        ways = self._settled.get(role, {})
        self.looked += len(ways)
        once = self._once
        if once:
            ways = {way: label for way, label in ways.items() if not union & way & once}
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
        return min(units, self.least_past_front(role, union, before))

    def least_past_front(self, role: int, union: int, before: int) -> int:
        """Return what `least` does, but for the ways that are known whole."""
        return self.fronts.least(self.roads.stage(role), union, before, self._front)
