"""The layered graph of the via roles that are passed: a route with via roles is then any route in it.

A place is a role together with the via roles passed up to it, both in one number. No path leads into a via
role twice, nor to the goal before all are passed, nor on from it; other roles may be met once in every layer.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from itertools import islice, pairwise, permutations
from math import inf
from typing import TYPE_CHECKING

from careergraph.objectives import LEARNING, MOVES
from careergraph.search.bound import Bound
from careergraph.search.figures import measure_of
from careergraph.search.labels import first_route
from careergraph.search.learning import greedy, least_learning
from careergraph.search.question import UNREACHABLE
from careergraph.search.shortest import cheapest, costs_to, fewest, hops_to
from careergraph.search.steps import Steps

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from careergraph.objectives import Objective
    from careergraph.search.best import Search
    from careergraph.search.bound import SearchSpace
    from careergraph.search.figures import Figure
    from careergraph.search.question import Budget, View
    from careergraph.search.route import Found, Prefix

__all__ = ["Layered", "LayeredSteps", "ViaSearch"]

# The search for the least may take so much of the budget, and so much the search for some route at all.
FIRST, SOME = 0.75, 0.2
# Up to so many via roles every order of them is looked at; beyond, only the farthest one counts.
ORDERED = 8
# So many orders of the via roles are tried for a route, the shortest first.
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


class Layered:
    """The places and the moves between them: a search space.

    Parameters
    ----------
    view
        The moves that count.
    goal
        The role where routes end.
    vias
        The roles to pass: role -> its bit.
    weight
        The objective whose figures add up, if it is such a one.
    """

    def __init__(
        self, view: View, goal: int, vias: Mapping[int, int], weight: Objective | None = None
    ) -> None:
        self.weight = weight
        self.view = view
        self.vias = vias
        self.bits = len(vias)
        self.all_seen = (1 << self.bits) - 1
        self._goal_role = goal
        self.goal = self.place(goal, self.all_seen)

    def place(self, role: int, seen: int) -> int:
        """Return the place of a role, with the via roles of ``seen`` passed; its own bit is among them."""
        return role << self.bits | seen

    def stage(self, place: int) -> int:
        """Return the via roles that are passed at a place, as bits."""
        return place & self.all_seen

    def succ(self, place: int) -> Sequence[int]:
        """Return the places that a place leads to."""
        if place == self.goal:
            return ()
        role, seen = place >> self.bits, place & self.all_seen
        found = []
        for target in self.view.succ(role):
            bit = self.vias.get(target, 0)
            if not seen & bit and (target != self._goal_role or seen == self.all_seen):
                found.append(self.place(target, seen | bit))
        return found

    def pred(self, place: int) -> Sequence[int]:
        """Return the places that lead to a place."""
        role, seen = place >> self.bits, place & self.all_seen
        before = seen & ~self.vias.get(role, 0)
        return [
            self.place(source, before)
            for source in self.view.pred(role)
            if source != self._goal_role and self.vias.get(source, 0) & ~before == 0
        ]

    def prefix(self, start: Prefix) -> Prefix:
        """Return the beginning of a route as places."""
        seen = 0
        places = []
        for role in start.path:
            seen |= self.vias.get(role, 0)
            places.append(self.place(role, seen))
        return start._replace(path=tuple(places))

    def roles(self, places: tuple[int, ...]) -> tuple[int, ...]:
        """Return the roles of places."""
        return tuple(place >> self.bits for place in places)

    def figures(self, objective: Objective) -> Callable[[int, int], Figure | None]:
        """Return a look-up of what the move between two places says by an objective."""
        of_roles, bits = self.view.figures(objective), self.bits
        return lambda place, target: of_roles(place >> bits, target >> bits)

    @cached_property
    def _moves(self) -> _Tour:
        ends = (*self.vias, self._goal_role)
        return _Tour({role: hops_to(self.view, role) for role in ends}, self._goal_role, self.vias)

    @cached_property
    def _figures(self) -> _Tour:
        weight = self.weight
        assert weight is not None  # noqa: S101 - asked only where there is one
        ends = (*self.vias, self._goal_role)
        far = {role: costs_to(self.view, weight, role) for role in ends}
        return _Tour(far, self._goal_role, self.vias)

    def hops(self, place: int) -> float:
        """Return a number of moves that no path from a place to the goal stays below; maybe infinite."""
        return self._moves.left(place >> self.bits, place & self.all_seen)

    def left(self, place: int) -> float:
        """Return a cost (see `Costs`) that no path from a place to the goal stays below; maybe infinite."""
        return self._figures.left(place >> self.bits, place & self.all_seen)

    def some_routes(
        self, by: Objective, steps: Steps, path: tuple[int, ...], budget: Budget
    ) -> Iterator[tuple[int, ...]]:
        """Yield routes that go on from a path, leg by leg, the shortest orders of the via roles first.

        Each leg is the best by itself that meets no role again; none may be the best as a whole.
        """
        rest = [via for via in sorted(self.vias) if via not in path]
        for order in islice(self._orders(path[-1], rest), TRIED):
            found = path
            for stop in (*order, self._goal_role):
                if found and stop not in found:
                    space = self._leg(by, found, stop, budget)
                    found = greedy(space, steps, found, stop, budget) if space is not None else ()
            if found:
                yield found
            if budget.spent:
                return

    def _orders(self, start: int, rest: list[int]) -> Iterator[tuple[int, ...]]:
        """Yield orders of the via roles: all of a few, the shortest first, or the nearest neighbour's."""
        far = self._moves.far
        if len(rest) <= 4:  # noqa: PLR2004 - 24 orders

            def length(order: tuple[int, ...]) -> float:
                stops = (start, *order, self._goal_role)
                return sum(far[there].get(here, inf) for here, there in pairwise(stops))

            yield from sorted(permutations(rest), key=lambda order: (length(order), order))
            return
        here, left, order = start, set(rest), []
        while left:
            here = min(left, key=lambda via: (far[via].get(here, inf), via))
            left.discard(here)
            order.append(here)
        yield tuple(order)

    def _leg(self, by: Objective, path: tuple[int, ...], stop: int, budget: Budget) -> SearchSpace | None:
        """Return what the best paths from the end of another to a stop use, or None where there is none."""
        goal = {self._goal_role} if stop != self._goal_role else set()
        free = replace(self.view, banned=self.view.banned.union(goal, path[:-1]))
        if by is LEARNING:
            return free
        space = (
            fewest(free, path[-1], stop)
            if self.weight is None
            else cheapest(free, path[-1], stop, self.weight)
        )
        budget.spend(free.looked)
        return space


class LayeredSteps:
    """The steps that moves between places ask of one person: those between their roles.

    Parameters
    ----------
    steps
        The steps between roles.
    bits
        How many via roles there are.
    marks
        Role -> the mark (see `Steps.mark`) that stands with what moves into it ask: no path meets it twice.
    """

    def __init__(self, steps: Steps, bits: int, marks: Mapping[int, int] | None = None) -> None:
        self.weights = steps.weights
        self.too_many = steps.too_many
        self._steps = steps
        self._of = steps.of
        self._bits = bits
        self._marks = marks or {}
        self.once = sum(self._marks.values())

    @property
    def cost(self) -> Callable[[int], int]:
        """Union of steps -> its units of learning."""
        return self._steps.cost

    @property
    def lengthy(self) -> int:
        """What a union takes beyond the usual by its length, in comparisons."""
        return self._steps.lengthy

    def of(self, source: int, target: int) -> int:
        """Return the union of the steps that a move asks beyond what is held, with the mark of its target."""
        role = target >> self._bits
        return self._of(source >> self._bits, role) | self._marks.get(role, 0)


class ViaSearch:
    """The search for the best route past via roles, by walks through the layered graph that get ever simpler.

    A walk may visit a role twice, and is then no route: it is searched for again with such roles allowed only
    once, until none does.

    Notes
    -----
    Righini, Salani: New dynamic programming algorithms for the resource constrained elementary shortest path
    problem (2008).
    """

    def __init__(self, search: Search, start: Prefix, view: View, budget: Budget) -> None:
        self.search = search
        self.start = start
        self.budget = budget
        self.layers = Layered(view, search.goal, search.vias, search.adding)

    def best(self) -> Found | None:
        """Return the best route that goes on from the start, or None where none is found."""
        search, layers, budget = self.search, self.layers, self.budget
        begin = layers.prefix(self.start)
        hops = begin.moves + layers.hops(begin.role)
        if hops == inf or hops > search.limits.moves:
            return None
        # No route that comes after one that is known need be followed.
        known = self._some_route(budget.part(SOME))
        ahead = [layers.place(role, layers.all_seen) for role in search.vias if role not in self.start.path]
        steps = LayeredSteps(search.steps, layers.bits)
        bound = Bound(layers, steps, layers.goal, ahead, budget=budget.part(FIRST))
        if search.by is not LEARNING:
            return self._simple(bound, known, self._least(begin, hops))
        known, least, certain, once = self._least_walks(bound, known)
        if least == UNREACHABLE:
            return None
        if certain:
            return self._simple(bound, known, least, once)
        search.gave_up = search.gave_up or known is None
        return known and search.found(known.path, least, first=False)

    def _some_route(self, budget: Budget) -> Found | None:
        """Return a good route, made leg by leg, or None where no such one is found."""
        search = self.search
        # They are looked for everywhere, and would number steps that the search then drags along.
        steps = Steps(search.network, search.held)
        paths = self.layers.some_routes(search.by, steps, self.start.path, budget)
        routes = [search.found(path) for path in paths if search.counts(path)]
        return min(routes, key=lambda found: search.key(found.path), default=None)

    def _least(self, begin: Prefix, hops: float) -> Figure:
        """Return a figure that no route comes before."""
        by = self.search.by
        if by is MOVES:
            return hops
        measure = measure_of(by)
        return measure.least(measure.quick(begin.figure) + self.layers.left(begin.role))

    def _least_walks(self, bound: Bound, known: Found | None) -> tuple[Found | None, int, bool, int]:
        """Search for the least learning of any route.

        Return the best route that is known; units that none learns less than; whether some route learns as
        little, be it that one or too long a one; and the roles that mattered for it, as bits.
        """
        search, layers = self.search, self.layers
        budget = self.budget.part(FIRST)
        within = UNREACHABLE if known is None else int(known.objective)
        marks: dict[int, int] = {}
        least = 0
        while True:
            begin = layers.prefix(self.start)
            met = sum(marks.get(role, 0) for role in self.start.path)
            bound.backward = None
            walk = least_learning(
                layers,
                LayeredSteps(search.steps, layers.bits, marks),
                begin._replace(union=begin.union | met),
                layers.goal,
                bound=bound,
                budget=budget,
                within=within,
            )
            if walk is None:
                return None, UNREACHABLE, True, 0
            least = max(least, walk.bound)
            path = layers.roles(walk.path)
            if path and search.counts(path):
                found = search.found(path)
                known = found if known is None or found.objective < known.objective else known
            again = _twice(path)
            if not walk.proven or again <= marks.keys() or budget.spent:
                return known, least, walk.proven and not again, sum(1 << role for role in marks)
            marks |= {role: search.steps.mark() for role in sorted(again - marks.keys())}

    def _simple(self, bound: Bound, known: Found | None, least: Figure, once: int = 0) -> Found | None:
        """Return the best route: no better than ``least``, no worse than the one known.

        ``once`` are roles that none may visit twice, as bits.
        """
        search, layers = self.search, self.layers
        limits, alike = search.limits, False
        if known is not None and search.by is LEARNING:
            limits = replace(limits, units=min(limits.units, known.objective))
            alike = known.objective == least
        bits = layers.bits
        while True:
            marked = once

            def visits(place: int, marked: int = marked) -> int:
                return 1 << (place >> bits) & marked

            first = first_route(
                layers,
                LayeredSteps(search.steps, bits),
                layers.prefix(self.start),
                layers.goal,
                by=search.by,
                bound=bound,
                budget=self.budget,
                hops=layers.hops,
                figures=layers.figures,
                left=None if layers.weight is None else layers.left,
                limits=limits,
                alike=alike,
                once=visits if once else None,
            )
            path = (*self.start.path[:-1], *layers.roles(first.path)) if first.path else ()
            again = _twice(path)
            if not first.certain:
                break
            if not again:
                return search.found(path) if path else None
            once |= sum(1 << role for role in again)
        paths = [each for each in (path, known.path if known else ()) if each and search.counts(each)]
        search.gave_up = search.gave_up or not paths
        return search.found(min(paths, key=search.key), least, first=False) if paths else None


def _twice(path: tuple[int, ...]) -> set[int]:
    """Return the roles that a walk visits more than once."""
    return {role for role in path if path.count(role) > 1}
