"""What a route past via roles still has to learn, looked up around each role that it has yet to pass.

Such a route makes some last moves into every via role and some first moves out of it, and last moves into the
goal. All that these ask is learnt on the one route: it learns at least the cheapest union of one choice from
each. The bound from the goal's side alone sees nothing of what lies before the last via role.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import prod
from typing import TYPE_CHECKING

from careergraph.search.bound import Bound, minimal
from careergraph.search.front import Fronts
from careergraph.search.layered import LayeredSteps
from careergraph.search.shortest import hops_to

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from careergraph.search.budget import Budget
    from careergraph.search.layered import Layered
    from careergraph.search.route import Prefix
    from careergraph.search.steps import Steps

__all__ = ["Rings", "bound_past"]

# So many choices are compared at once, at most; a ring alone holds no more than so many.
MOST_CHOICES = 10_000
MOST_UNIONS = 1_000
# Up to so many times as many are made, to see whether the same union comes up often enough.
TRIED = 4
# So many moves from a role at most.
FARTHEST = 4
# Making the rings pays from so many labels on.
RINGS_AFTER = 60

Moves = list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class _Ring:
    """What walks of so many moves into a role ask, or out of it; only the minimal unions.

    Attributes
    ----------
    more
        A walk's outer end -> the roles that one more move may join, each with what that move asks.
    most
        Every route makes at least so many moves on this side of the role.
    ends
        The walks' outer ends -> what the walks from there ask.
    depth
        How many moves the walks make.
    unions
        What the walks ask, wherever they end.
    """

    more: Callable[[int], Moves]
    most: int
    ends: Mapping[int, list[int]]
    depth: int = 0
    unions: Sequence[int] = (0,)

    def wider(self, budget: Budget) -> _Ring | None:
        """Return this ring with walks of one move more, or None where no such one is of use."""
        if self.depth >= min(self.most, FARTHEST):
            return None
        longer: dict[int, set[int]] = {}
        for end, unions in self.ends.items():
            for role, asked in self.more(end):
                longer.setdefault(role, set()).update([asked | union for union in unions])
                if budget.spend(len(unions)):
                    return None
        if sum(map(len, longer.values())) > MOST_UNIONS:
            return None
        ends = {role: minimal(unions, budget) for role, unions in longer.items()}
        whole = minimal({union for unions in ends.values() for union in unions}, budget)
        return _Ring(self.more, self.most, ends, self.depth + 1, whole)


class Rings:
    """The rings around the via roles and the goal, and the least that they leave to learn.

    Parameters
    ----------
    layers
        The network unrolled by the via roles.
    steps
        The steps that moves between roles ask.
    start
        The role where the search starts.
    must
        Steps that every route asks.
    within
        Routes that learn more are of no interest.
    budget
        What the search may do.
    """

    def __init__(
        self, layers: Layered, steps: Steps, start: int, *, must: int, within: float, budget: Budget
    ) -> None:
        self._budget = budget
        self._layers = layers
        self._steps = steps
        self._start, self._goal = start, layers.goal >> layers.bits
        self._must = must
        self._within = within
        self._far: dict[int, Mapping[int, int]] = {}
        self.fronts = Fronts(steps)
        self._long = False

    def stage(self, place: int) -> int:
        """Return the via roles that are passed at a place, as bits."""
        return place & self._layers.all_seen

    def look_further(self, labels: int) -> None:
        """Begin to look once a search is long."""
        self._long = self._long or labels >= RINGS_AFTER

    def least(self, place: int, union: int, before: int) -> int:
        """Return units of learning that no route through a place stays below.

        Routes of no interest are not looked at: where there is no other, `NO_WAY`. ``union`` is learnt so
        far, ``before`` of it before the last move.
        """
        seen = self.stage(place)
        if not self._long or seen == self._layers.all_seen:
            return 0
        return self.fronts.least(seen, union, before, self._front)

    def _front(self, seen: int) -> dict[int, tuple[int, ...]]:
        """Return what is left to choose from once some via roles are passed: union -> its parts."""
        return self._choices(self._widened(self._around(~seen), MOST_CHOICES))

    def between(self, vias: int, most: int) -> dict[int, tuple[int, ...]]:
        """Return up to so many unions, one of which is asked around some via roles: union -> its parts."""
        return self._choices(self._widened(self._around(vias)[1:], most))

    def _widened(self, rings: list[_Ring], most: int) -> list[_Ring]:
        """Widen rings, the narrowest first, as long as there are at most so many choices."""
        narrow = list(range(len(rings)))
        while narrow:
            place = min(narrow, key=lambda place: (rings[place].depth, len(rings[place].unions)))
            wider = rings[place].wider(self._budget)
            if wider is not None:
                trial = [*rings[:place], wider, *rings[place + 1 :]]
                size = prod(len(ring.unions) for ring in trial)
                if size <= most or (size <= TRIED * most and len(self._choices(trial)) <= most):
                    rings = trial
                    continue
            narrow.remove(place)
        return rings

    def _around(self, bits: int) -> list[_Ring]:
        """Return the narrowest rings: into the goal, into each of some via roles and out of it."""
        vias = [via for via, bit in self._layers.vias.items() if bits & bit]
        view, goal, of = self._layers.view, self._goal, self._steps.of
        to_goal = self._hops(goal)

        def into(role: int) -> Moves:
            return [(source, of(source, role)) for source in view.pred(role) if source != goal]

        def out(role: int) -> Moves:
            return [(target, of(role, target)) for target in view.succ(role)] if role != goal else []

        rings = [_Ring(into, max((to_goal.get(via, 0) for via in vias), default=0), {goal: [0]})]
        for via in vias:
            rings.append(_Ring(into, self._hops(via).get(self._start, 0), {via: [0]}))
            rings.append(_Ring(out, to_goal.get(via, 0), {via: [0]}))
        return rings

    def _hops(self, role: int) -> Mapping[int, int]:
        """Return the fewest moves to a role from every role that leads to it."""
        found = self._far.get(role)
        if found is None:
            found = self._far[role] = hops_to(self._layers.view, role)
        return found

    def _choices(self, rings: Sequence[_Ring]) -> dict[int, tuple[int, ...]]:
        """Return the unions of a choice from each ring that learn little enough: union -> its parts."""
        cost, within = self._steps.cost, self._within
        found: dict[int, tuple[int, ...]] = {self._must: (self._must,)}
        for ring in rings:
            fresh: dict[int, tuple[int, ...]] = {}
            self._budget.spend(len(found) * len(ring.unions))
            for union, parts in found.items():
                for more in ring.unions:
                    both = union | more
                    if both not in fresh and cost(both) <= within:
                        fresh[both] = (*parts, more)
            found = fresh
        return found


def bound_past(layers: Layered, steps: Steps, start: Prefix, *, within: float, budget: Budget) -> Bound:
    """Return what every route to the goal must still learn past its via roles.

    Parameters
    ----------
    layers, steps, within, budget
        As of `Rings`.
    start
        The beginning of every route.
    """
    ahead = [layers.place(role, layers.all_seen) for role in layers.vias if role not in start.path]
    bound = Bound(layers, LayeredSteps(steps, layers.bits), layers.goal, ahead, budget=budget)
    bound.rings = Rings(layers, steps, start.role, must=bound.must, within=within, budget=budget)
    return bound
