"""The search that settles every tie: labels compared in all that the total order looks at.

Slower than the searches for one objective, it runs where those leave more than one route, in what
they leave of the graph, or where a constraint makes a route's length matter.
"""

from __future__ import annotations

from dataclasses import dataclass
from heapq import heappop, heappush
from math import inf
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from careergraph.answers import Objective
    from careergraph.search.bound import Bound, Roads
    from careergraph.search.budget import Budget
    from careergraph.search.passing import Passing
    from careergraph.search.route import Prefix
    from careergraph.search.steps import Steps

__all__ = ["UNLIMITED", "Label", "Limits", "settle"]


@dataclass(frozen=True, slots=True)
class Limits:
    """What a route may cost at most; ``likelihood`` is what it must have at least."""

    moves: float = inf
    units: float = inf
    years: float = inf
    likelihood: float = 0.0


UNLIMITED = Limits()


class Label(NamedTuple):
    """A beginning of a route, with what the dominance test compares."""

    moves: int
    union: int
    years: float
    likelihood: float
    path: tuple[int, ...]
    visited: int

    def beats(self, other: Label) -> bool:
        """Whether no way on makes ``other`` the better route.

        With as many moves the ids decide in the end, so they must be no worse; with fewer moves the
        routes never tie. Of the roles that no way must visit twice, ``other`` must have visited all that
        this one has.
        """
        return (
            self.moves <= other.moves
            and self.union | other.union == other.union
            and self.years <= other.years
            and self.likelihood >= other.likelihood
            and (self.moves < other.moves or self.path <= other.path)
            and not self.visited & ~other.visited
        )

    def is_beaten(self, rivals: Iterable[Label]) -> bool:
        """Whether one of some rivals beats this label; see `beats`."""
        union = self.union
        # The most telling comparison comes first, and no generator: this is where the time goes.
        for rival in rivals:  # noqa: SIM110
            if rival.union | union == union and rival.beats(self):
                return True
        return False


def settle(  # noqa: C901, PLR0915 - one loop, with the total order spelled out
    roads: Roads,
    steps: Steps,
    start: Prefix,
    goal: int,
    *,
    by: Objective,
    bound: Bound,
    budget: Budget,
    hops: Callable[[int], float],
    limits: Limits = UNLIMITED,
    settled_objective: bool = False,
    passing: Passing | None = None,
    once: int = 0,
) -> tuple[int, ...] | None:
    """Which route is the first in the total order, within the limits?

    Parameters
    ----------
    bound
        What is left to learn: of a role, or with via roles of its place in their stages.
    hops
        Role -> a number of moves to the goal that no route stays below.
    limits
        No route outside them counts.
    settled_objective
        Whether the limits hold the best value of the objective already: then only ties are left.
    passing
        Roles that the route must pass; ``hops`` is then not asked.
    once
        Roles, as bits, that a way must not visit twice. Needed only with via roles: without them a way that
        visits a role twice always loses to its shortcut.

    Returns
    -------
    tuple of int or None
        The route, or None when there is none or the budget is spent; ``budget`` tells which.
    """
    vias = passing.vias if passing else {}
    all_seen = passing.all_seen if passing else 0
    network = steps.network
    cost = steps.cost
    likely = by == "likelihood"
    stages = passing.stages if passing else None

    def rank(
        label: Label, role: int, units: int, seen: int
    ) -> tuple[float, float, int, float, tuple[int, ...]]:
        """Return what no route through a label comes before."""
        moves = label.moves + (passing.moves(role, seen) if passing else hops(role))
        if by == "moves" or settled_objective:
            first: float = 0
        elif by == "learning":
            first = units
        else:
            figure = label.likelihood if likely else label.years
            if passing:
                figure = passing.best(figure, role, seen)
            first = -figure if likely else figure
        return (first, moves, 0 if settled_objective and by == "learning" else units, label.years, label.path)

    seen = visited = 0
    for role in start.path:
        seen |= vias.get(role, 0)
        visited |= 1 << role & once
    first = Label(start.moves, start.union | bound.must, start.years, start.likelihood, start.path, visited)
    units = cost(first.union)
    kept: dict[tuple[int, int], list[Label]] = {(start.role, seen): [first]}
    heap = [(rank(first, start.role, units, seen), seen, units, first, first.union)]
    while heap:
        _, seen, units, label, before = heappop(heap)
        role = label.path[-1]
        if role == goal and label.moves and seen == all_seen:
            return label.path
        if budget.spend():
            return None
        place = stages.place(role, seen) if stages else role
        tighter = bound.least(place, label.union, units, before)
        if tighter > units:
            if tighter <= limits.units:
                heappush(heap, (rank(label, role, tighter, seen), seen, tighter, label, before))
            continue
        for target in roads.succ(role):
            now_seen = seen | vias.get(target, 0)
            left = passing.moves(target, now_seen) if passing else hops(target)
            if left == inf or (target == goal and now_seen != all_seen):
                continue
            visits = 1 << target & once
            if label.visited & visits:
                continue
            attributes = network.attrs[role][target]
            years, share = attributes["years"], attributes["share"]
            union = label.union | steps.of(role, target)
            fresh = Label(
                label.moves + 1,
                union,
                inf if years is None else label.years + years,
                label.likelihood * share if likely else 1.0,
                (*label.path, target),
                label.visited | visits,
            )
            units_there = max(units, cost(union))
            if (
                fresh.moves + left > limits.moves
                or units_there > limits.units
                or fresh.years > limits.years
                or fresh.likelihood < limits.likelihood
            ):
                continue
            rivals = kept.setdefault((target, now_seen), [])
            if not fresh.is_beaten(rivals):
                rivals.append(fresh)
                rank_there = rank(fresh, target, units_there, now_seen)
                heappush(heap, (rank_there, now_seen, units_there, fresh, label.union))
    return None
