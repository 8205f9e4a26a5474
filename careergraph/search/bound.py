"""Lower bounds on what a route still has to learn, from the goal's side.

`Bound` looks up the cheapest of the last few moves into the goal. For searches that turn out long there is
`Backward`: the search for the least learning from the goal back. A label of it is a role with the union of
what a way from it to the goal asks for. The ways that are settled are known whole; every other way ends in
one of the labels at the front, which are made and not settled.
"""

from __future__ import annotations

from heapq import heappop, heappush
from typing import TYPE_CHECKING, Protocol

from careergraph.search.labels import LABEL, MOVE
from careergraph.search.question import NO_WAY
from careergraph.search.steps import Fronts, contains_one

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from careergraph.search.question import Budget
    from careergraph.search.steps import Asks


__all__ = ["Backward", "Bound", "Roads"]

# How many last moves the bound looks at, by how many labels a search has looked at: looking further is
# dearer, and pays only where a search turns out to be long.
DEPTHS = ((3_000, 4), (150, 3), (0, 2))
# Past this many unions, looking them all up costs more than it saves.
MOST_UNIONS = 3_000
# To look further may take so much of what is left of the budget.
DEEPENING = 0.1


class Roads(Protocol):
    """What a search walks on: a view of the network, a corridor through it, or the network unrolled."""

    def succ(self, role: int) -> Sequence[int]:
        """Return the roles that a role moves to."""

    def pred(self, role: int) -> Sequence[int]:
        """Return the roles that move to a role."""

    def stage(self, role: int) -> int:
        """Return the via roles that are passed at a place, as bits; none where places are roles."""


class Bound:
    """What every route to the goal must still learn.

    A route with at least j moves left ends in one of the goal's j-move suffixes, so it learns at least
    the cheapest union of what it holds with such a suffix. Only the minimal unions matter. ``must``
    holds the steps that every way into the goal (and into every via role) asks for.

    Notes
    -----
    Of the ideas tried for the minimum-label path problem this one decides: without it the search
    settles ten times the labels. A lookup costs one OR and one bit count for each minimal union.
    """

    def __init__(
        self,
        roads: Roads,
        steps: Asks,
        goal: int,
        via: Iterable[int] = (),
        *,
        budget: Budget,
        depth: int = 2,
    ) -> None:
        self.roads = roads
        self.budget = budget
        self._looked = 0
        self.steps = steps
        self.goal = goal
        self.must = 0
        for role in (goal, *via):
            self.must |= self._asked_by_all(role)
        self.near = {goal: 0}
        self._rim = [goal]
        self._suffixes: dict[int, list[int]] = {goal: [self.must]}
        self._unions: list[list[int]] = [[self.must]]
        self._full = [(1 << self.must.bit_length()) - 1]
        # What a search from the goal back found, where one was made: it sees further.
        self.backward: Backward | None = None
        self.depth = 0
        self._exhausted = False
        while self.depth < depth and not self._exhausted:
            self._deepen()

    def _asked_by_all(self, role: int) -> int:
        sources = self.roads.pred(role)
        if not sources:
            return 0
        union = -1
        for source in sources:
            union &= self.steps.of(source, role)
        return union

    def look_further(self, labels: int) -> None:
        """Deepen the bound as a search grows long."""
        wanted = next(depth for least, depth in DEPTHS if labels >= least)
        while self.depth < wanted and not self._exhausted:
            self._deepen()

    def work(self) -> int:
        """Return how many unions were looked at since this was asked last."""
        looked, self._looked = self._looked, 0
        if self.backward is not None:
            looked += self.backward.work()
        return looked

    def _deepen(self) -> None:
        """Prepend one more move to every minimal suffix, unless that takes too much of the budget."""
        of, pred, goal = self.steps.of, self.roads.pred, self.goal
        budget = self.budget.part(DEEPENING)
        longer: dict[int, set[int]] = {}
        for role, unions in self._suffixes.items():
            for source in pred(role):
                if source != goal:
                    asked = of(source, role)
                    longer.setdefault(source, set()).update([asked | union for union in unions])
                    if budget.spend(len(unions) + 3):
                        self._exhausted = True
                        return
        suffixes = {role: minimal(unions, budget) for role, unions in longer.items()}
        unions = minimal({union for several in suffixes.values() for union in several}, budget)
        if not unions or len(unions) > MOST_UNIONS or budget.spent:
            self._exhausted = True
            return
        self._suffixes = suffixes
        self._unions.append(unions)
        self._full.append((1 << max(union.bit_length() for union in unions)) - 1)
        self.depth += 1
        rim = []
        for role in self._rim:
            for source in pred(role):
                if source not in self.near:
                    self.near[source] = self.depth
                    rim.append(source)
        self._rim = rim

    def hops(self, role: int) -> int:
        """Return a number of moves that no route from a role to the goal stays below."""
        return self.near.get(role, self.depth + 1)

    def least(self, role: int, union: int, known: int, before: int = 0) -> int:
        """Return units of learning that no route through ``role``, holding ``union``, stays below.

        ``known`` is a bound that holds already: the search for a better one stops where none can be.
        ``before`` is the part of ``union`` that was held before the last move, which may save time.
        """
        if self.backward is not None:
            return max(known, self.backward.least(role, union, before))
        cost = self.steps.cost
        depth = min(self.depth, self.near.get(role, self.depth))
        here = cost(union)
        most = known - here
        most = max(most, 0)
        # What is still free to learn, cut to the length of the suffixes: the goal's steps are numbered
        # first, so they are short where what a long search has met is not.
        full = self._full[depth]
        free = (union & full) ^ full
        least = -1
        unions = self._unions[depth]
        for place, suffix in enumerate(unions):
            more = cost(suffix & free)
            if more <= most:
                # What stops this look-up stops the next one, likely: it comes first then.
                unions[place] = unions[0]
                unions[0] = suffix
                self._looked += place + 1
                return max(known, here)
            if least < 0 or more < least:
                least = more
        self._looked += len(unions)
        return here + least


def minimal(unions: Iterable[int], budget: Budget) -> list[int]:
    """Return the unions that contain no other one, smallest first; some that do once the budget is spent."""
    kept: list[int] = []
    spent = False
    for union in sorted(set(unions), key=lambda bits: (bits.bit_count(), bits)):
        if spent:
            kept.append(union)
            continue
        for smaller in kept:
            if smaller | union == union:
                break
        else:
            kept.append(union)
        spent = budget.spend(len(kept) + 1)
    return kept


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
