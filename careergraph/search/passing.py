"""How far it still is to the goal by way of roles that are yet to be passed, and a route that passes them."""

from __future__ import annotations

from functools import cached_property
from itertools import islice, pairwise, permutations
from math import exp, inf
from typing import TYPE_CHECKING

from careergraph.search.corridor import SLACK, cheapest, costs_to, fewest, hops_to
from careergraph.search.learning import greedy
from careergraph.search.question import View
from careergraph.search.stages import Stages

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from careergraph.answers import Objective
    from careergraph.search.bound import Roads
    from careergraph.search.network import Weight
    from careergraph.search.steps import Steps

__all__ = ["Passing"]

# Up to so many via roles every order of them is looked at; beyond, only the farthest one counts.
ORDERED = 8
# A search that is cut tries the nearest so many orders for a route.
TRIED = 24


class _Tour:
    """The least that a walk costs which visits what is left of some roles, and then the goal.

    Parameters
    ----------
    far
        Via role or goal -> the cost from every role that leads to it.
    goal, vias
        The goal, and the via roles: role -> its bit.

    Notes
    -----
    Held and Karp: A dynamic programming approach to sequencing problems (1962).
    """

    def __init__(self, far: Mapping[int, Mapping[int, float]], goal: int, vias: Mapping[int, int]) -> None:
        self.far = far
        self.goal = goal
        self.vias = vias
        self._known: dict[tuple[int, int], float] = {}

    def left(self, role: int, seen: int) -> float:
        """Return what is left to spend at a role, with the via roles of ``seen`` passed; maybe infinite."""
        known = self._known.get((role, seen))
        if known is None:
            rest = [via for via, bit in self.vias.items() if not seen & bit]
            if not rest:
                known = self.far[self.goal].get(role, inf)
            elif len(rest) > ORDERED:
                known = max(self.far[via].get(role, inf) + self.far[self.goal].get(via, inf) for via in rest)
            else:
                known = min(
                    self.far[via].get(role, inf) + self.left(via, seen | self.vias[via]) for via in rest
                )
            self._known[role, seen] = known
        return known


class Passing:
    """What a search with via roles knows of the way that is left.

    Parameters
    ----------
    view
        The moves that count.
    goal
        Where routes end.
    vias
        The roles to pass: role -> its bit.
    weight
        The figure that the objective adds up, if any.
    """

    def __init__(self, view: View, goal: int, vias: Mapping[int, int], weight: Weight | None = None) -> None:
        self.view = view
        self.goal = goal
        self.vias = vias
        self.weight: Weight | None = weight
        self.all_seen = sum(vias.values())
        self.stages = Stages(view, goal, vias)
        ends = (*vias, goal)
        self._moves = _Tour({role: hops_to(view, role) for role in ends}, goal, vias)
        self.moves = self._moves.left

    @cached_property
    def _figures(self) -> _Tour:
        weight = self.weight
        assert weight is not None  # noqa: S101 - asked only where there is one
        ends = (*self.vias, self.goal)
        return _Tour({role: costs_to(self.view, weight, role) for role in ends}, self.goal, self.vias)

    def best(self, figure: float, role: int, seen: int) -> float:
        """Return the best figure, years or likelihood, that a beginning with ``figure`` may end with."""
        left = self._figures.left(role, seen)
        if self.weight == "years":
            # The more there is before it, the more of what is left is lost to rounding.
            return max(figure, (figure + left) * (1 - SLACK))
        return figure * min(1.0, exp(-left) * (1 + SLACK)) if left < inf else 0.0

    def seen(self, path: tuple[int, ...]) -> int:
        """Return the via roles on a path, as bits."""
        bits = 0
        for role in path:
            bits |= self.vias.get(role, 0)
        return bits

    def some_routes(self, by: Objective, steps: Steps, path: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
        """Yield routes that go on from a path, leg by leg, the shortest orders of the via roles first.

        Each leg is the best by itself that meets no role again; none may be the best as a whole.
        """
        rest = [via for via in sorted(self.vias) if via not in path]
        for order in islice(self._orders(path[-1], rest), TRIED):
            found = path
            for stop in (*order, self.goal):
                if found and stop not in found:
                    roads = self._leg(by, found, stop)
                    found = greedy(roads, steps, found, stop) if roads is not None else ()
            if found:
                yield found

    def _orders(self, start: int, rest: list[int]) -> Iterator[tuple[int, ...]]:
        """Yield orders of the via roles: all of a few, the shortest first, or the nearest neighbour's."""
        far = self._moves.far
        if len(rest) <= 4:  # noqa: PLR2004 - 24 orders

            def length(order: tuple[int, ...]) -> float:
                stops = (start, *order, self.goal)
                return sum(far[there].get(here, inf) for here, there in pairwise(stops))

            yield from sorted(permutations(rest), key=lambda order: (length(order), order))
            return
        here, left, order = start, set(rest), []
        while left:
            here = min(left, key=lambda via: (far[via].get(here, inf), via))
            left.discard(here)
            order.append(here)
        yield tuple(order)

    def _leg(self, by: Objective, path: tuple[int, ...], stop: int) -> Roads | None:
        """Return what the best ways from the end of a path to a stop can use, or None where there is none."""
        view = self.view
        goal = {self.goal} if stop != self.goal else set()
        free = View(
            view.network, view.constraints, view.weight, view.banned | set(path[:-1]) | goal, view.first
        )
        if by == "learning":
            return free
        if self.weight is None:
            return fewest(free, path[-1], stop)
        return cheapest(free, path[-1], stop, self.weight)
