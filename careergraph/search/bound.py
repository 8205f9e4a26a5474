"""A lower bound on what a route still has to learn, looked up from the goal's side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from careergraph.search.backward import Backward
    from careergraph.search.budget import Budget
    from careergraph.search.steps import Asks

__all__ = ["Bound", "Roads"]

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
