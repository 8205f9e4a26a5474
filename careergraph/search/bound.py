"""Lower bounds on what a route still has to learn, from the goal's side.

`Bound` looks up the cheapest of the last few moves into the goal. For searches that turn out long there is
`Backward`: the search for the least learning from the goal back. A label of it is a role with the union of
what a path from it to the goal asks for. The paths that are settled are known whole; every other path ends in
one of the labels at the frontier, which are made and not settled.
"""

from __future__ import annotations

from heapq import heappop, heappush
from typing import TYPE_CHECKING, Protocol

from careergraph.search.labels import LABEL, MOVE
from careergraph.search.question import UNREACHABLE
from careergraph.search.steps import Unions, contains_one

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from careergraph.search.question import Budget
    from careergraph.search.steps import Asks, Planes

__all__ = ["Backward", "Bound", "SearchSpace"]

# How many last moves the bound looks at, by how many labels a search has looked at: looking further is
# dearer, and pays only where a search turns out to be long.
DEPTHS = ((3_000, 4), (150, 3), (0, 2))
# Past this many unions, looking them all up costs more than it saves.
MOST_UNIONS = 3_000
# To look further may take so much of what is left of the budget.
DEEPENING = 0.1
# So many unions are remembered with what is asked beyond them; each takes some kilobytes.
REMEMBERED = 10_000
# To put a union into its place for one of its parts takes as long as so many comparisons.
PLACE = 10


class SearchSpace(Protocol):
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
    holds the steps that every path into the goal (and into every via role) asks for.

    Notes
    -----
    Of the ideas tried for the minimum-label path problem this one decides: without it the search
    settles ten times the labels. A lookup costs one OR and one bit count for each minimal union.
    """

    def __init__(
        self,
        space: SearchSpace,
        steps: Asks,
        goal: int,
        via: Iterable[int] = (),
        *,
        budget: Budget,
        depth: int = 2,
    ) -> None:
        self.space = space
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
        sources = self.space.pred(role)
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
        of, pred, goal = self.steps.of, self.space.pred, self.goal
        budget = self.budget.part(DEEPENING)
        longer: dict[int, set[int]] = {}
        made = 0
        for role, unions in self._suffixes.items():
            for source in pred(role):
                if source != goal:
                    asked = of(source, role)
                    longer.setdefault(source, set()).update([asked | union for union in unions])
                    made += len(unions)
                    if budget.spend(len(unions) + 3) or self.steps.too_many(made):
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
    """The paths into a goal, those that ask for least first.

    Parameters
    ----------
    start, goal
        The roles between which routes are sought: no path leads through either.
    """

    def __init__(self, space: SearchSpace, steps: Asks, start: int, goal: int) -> None:
        self.space = space
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
        # The frontier: the labels that are made and not settled, unless they cost more than is of interest.
        self._open = [0]
        self._upper = UNREACHABLE
        # By the stage that a search is in: what lies past the frontier for its labels, if anything does.
        self._past: dict[int, Unions | None] = {}
        # Stage and what was learnt -> what is still asked past the frontier.
        self._left: dict[tuple[int, int], Planes] = {}
        self._looked = 0

    def go_on(self, labels: int, upper: int, budget: Budget) -> None:
        """Settle labels until there are so many, or the budget is spent, and move the frontier.

        Paths that cost more than ``upper`` are of no interest.
        """
        steps, space = self.steps, self.space
        cost, heap, settled, unions = steps.cost, self._heap, self._settled, self._unions
        while heap and self._count < labels:
            entry = heappop(heap)
            label = entry[2]
            role, union = self._roles[label], unions[label]
            known = settled.setdefault(role, {})
            if budget.spend(LABEL + len(known)) or steps.too_many(len(unions)):
                heappush(heap, entry)
                break
            if contains_one(union, known):
                continue
            looked = 0
            known[union] = label
            self._count += 1
            if role == self.start:
                continue
            for source in space.pred(role):
                asked = steps.of(source, role)
                reached = union | asked
                units = cost(reached)
                if source == self.goal or units > upper or asked & union & self._once:
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
        self._renew_frontier(upper)

    def work(self) -> int:
        """Return what was done for look-ups since this was asked last, in comparisons."""
        looked, self._looked = self._looked, 0
        return looked

    def _renew_frontier(self, upper: int) -> None:
        """Make the frontier anew."""
        unions, settled = self._unions, self._settled
        self._open = [
            label
            for units, _, label in self._heap
            if units <= upper and not contains_one(unions[label], settled.get(self._roles[label], ()))
        ]
        self._upper = upper
        self._past, self._left = {}, {}

    def _past_frontier(self, stage: int) -> Unions | None:
        """Return what lies past the frontier for labels of a stage, or None where nothing does."""
        cost, unions = self.steps.cost, self._unions
        # No path leads on where a role that is passed already is yet to be passed.
        found = {
            unions[label]: label
            for label in self._open
            if not stage & ~self.space.stage(self._roles[label]) and cost(unions[label]) <= self._upper
        }
        if not found:
            return None
        parts: dict[int, list[int]] = {}
        for place, label in enumerate(found.values()):
            for part in self._parts(label):
                self._looked += PLACE
                parts.setdefault(part, []).append(place)
        return Unions(self.steps, list(found), parts)

    def _parts(self, label: int) -> Iterator[int]:
        """Yield what the moves after a label's role ask for."""
        while label > 0:
            yield self._asked[label]
            label = self._after[label]

    def best_path(self, role: int, union: int) -> tuple[int, int]:
        """Return the units of the best path known whole, and its label; ``union`` is learnt so far."""
        cost = self.steps.cost
        known = self._settled.get(role, {})
        self._looked += len(known)
        once = self._once
        if once:
            known = {asked: label for asked, label in known.items() if not union & asked & once}
        return min(
            ((cost(union | asked), label) for asked, label in known.items()), default=(UNREACHABLE, -1)
        )

    def path(self, label: int) -> tuple[int, ...]:
        """Return the roles after a label's, up to the goal."""
        path = []
        while label > 0:
            label = self._after[label]
            path.append(self._roles[label])
        return tuple(path)

    def least(self, role: int, union: int, before: int) -> int:
        """Return units of learning that no route through ``role`` stays below; ``union`` is learnt so far.

        Routes of no interest (see `go_on`) are not looked at: where there is no other, `UNREACHABLE`. Of
        ``union`` the steps of ``before`` were learnt before the last move: what was counted then is counted
        on from.
        """
        units, _ = self.best_path(role, union)
        return min(units, self.least_past_frontier(role, union, before))

    def least_past_frontier(self, role: int, union: int, before: int) -> int:
        """Return what `least` does, but for the paths that are known whole."""
        stage = self.space.stage(role)
        if stage not in self._past:
            self._past[stage] = self._past_frontier(stage)
        past = self._past[stage]
        if past is None:
            return UNREACHABLE
        left = self._left.get((stage, union))
        if left is None:
            if len(self._left) > REMEMBERED:
                self._left.clear()
            known = self._left.get((stage, before))
            if known is None:
                self._looked += before.bit_count() * past.weight
                known = self._left[stage, before] = past.less(past.full, before)
            self._looked += ((union & ~before).bit_count() + 2) * past.weight
            left = self._left[stage, union] = past.less(known, union & ~before)
        return self.steps.cost(union) + past.least(left)
