"""The best route, and the k best, by any objective and under any constraints."""

from __future__ import annotations

from copy import copy
from functools import cached_property
from heapq import heappop, heappush
from math import inf
from typing import TYPE_CHECKING, NamedTuple

from careergraph.search.budget import LABELS, NO_WAY, Budget
from careergraph.search.corridor import best_figure, cheapest, fewest, hops_to
from careergraph.search.network import Network
from careergraph.search.question import FREE, View
from careergraph.search.route import Found, Key, Prefix, key_of, prefix_of
from careergraph.search.steps import Steps
from careergraph.search.ways import FEW, first_of_few

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from careergraph.answers import Objective
    from careergraph.graph import CareerGraph
    from careergraph.search.bound import Bound
    from careergraph.search.corridor import Corridor
    from careergraph.search.network import Weight
    from careergraph.search.passing import Passing
    from careergraph.search.question import Constraints
    from careergraph.search.rows import Rows

__all__ = ["Search"]

# How many moves back from the goal the bound on learning looks, by the number of roles.
DEPTHS = ((1_000, 3), (0, 2))

WEIGHTS: dict[str, Weight] = {"years": "years", "likelihood": "share"}


class _Walks(NamedTuple):
    """What is known of the routes past via roles: the best found, and that none learns less than ``least``.

    ``certain`` says that one learns as little, be it the one found or too long a one; ``once`` are the roles
    that mattered for it, as bits.
    """

    known: Found | None
    least: int
    certain: bool
    once: int


class Search:
    """One question, ready to be searched: from a role to another one, by an objective.

    Parameters
    ----------
    graph
        The career graph.
    start, goal
        Role ids; they differ.
    by
        The objective: ``"moves"``, ``"learning"``, ``"years"`` or ``"likelihood"``.
    held
        Skill id -> proficiency level that the person holds, 1 or higher, the start role's skills included.
    constraints
        Which routes count.
    seconds
        A time budget for each search; without it a fixed number of labels is the budget.

    Attributes
    ----------
    gave_up
        Whether a search spent its budget before it found a route, so that "none" is not proven.
    """

    def __init__(
        self,
        graph: CareerGraph,
        start: str,
        goal: str,
        *,
        by: Objective = "moves",
        held: Mapping[str, int],
        constraints: Constraints = FREE,
        seconds: float | None = None,
    ) -> None:
        self.network = graph.derived(Network)
        self.by: Objective = by
        self.held = held
        self.view = View(self.network, constraints, WEIGHTS.get(by))
        self.goal = self.network.number[goal]
        self.start = Prefix((self.network.number[start],))
        self.max_moves = inf if constraints.max_moves is None else constraints.max_moves
        self.vias: dict[int, int] = {}
        if constraints.via:
            vias = sorted(constraints.via - {start, goal})
            self.vias = {self.network.number[role]: 1 << bit for bit, role in enumerate(vias)}
        self.budget = Budget(seconds)
        self.gave_up = False

    @cached_property
    def steps(self) -> Steps:
        """The steps that moves ask of the person, numbered for this question."""
        return Steps(self.network, self.held)

    def by_objective(self, by: Objective) -> Search:
        """Return the same question by another objective; the steps keep their numbers."""
        other = copy(self)
        other.by = by
        other.view = View(self.network, self.view.constraints, WEIGHTS.get(by))
        return other

    def with_move(self, source: int, target: int) -> Search:
        """Return the same question where one move more is there; see `Network.with_move`."""
        other = copy(self)
        other.network = self.network.with_move(source, target)
        other.view = View(other.network, self.view.constraints, self.view.weight)
        vars(other).pop("steps", None)  # those of this network do not know the move
        return other

    def best(self) -> Found | None:
        """Return the first route in the total order, or None where there is none."""
        return self._from(self.start, self.view)

    def shortest(self) -> int | None:
        """Return the fewest moves of any route that the objective can use, or None where there is none."""
        # The view stays: only moves that know what the objective needs.
        other = copy(self)
        other.by = "moves"
        best = other.best()
        return None if best is None else len(best.path) - 1

    def alternatives(self) -> Iterator[Found]:
        """Yield simple routes in the total order, best first, until there are no more.

        Notes
        -----
        Lawler's partition of Yen's search: every route found splits the rest into sets by where they
        leave it, and each set is searched exactly for its best. One search for each role of each
        route found. Lawler: A procedure for computing the K best solutions (1972).
        """
        found = self.best()
        if found is None:
            return
        heap: list[tuple[Key, int, Found, int, frozenset[int]]] = []
        made, parted, taken = 0, 0, frozenset[int]()
        while True:
            # The routes that are left are no better than their sets' bounds: nor is this one proven
            # to come first where such a bound is below it.
            bound = min([found.bound, *(rest.bound for _, _, rest, _, _ in heap)])
            yield found._replace(bound=min(bound, found.objective))
            for place in range(parted, len(found.path) - 1):
                prefix = prefix_of(self.network, self.steps, found.path[: place + 1])
                out = {found.path[place + 1]} | (taken if place == parted else frozenset())
                view = self.view.narrowed(frozenset(prefix.path[:-1]), prefix.role, frozenset(out))
                other = self._from(prefix, view)
                if other is not None:
                    made += 1
                    heappush(heap, (self.key(other.path), made, other, place, frozenset(out)))
            if not heap:
                return
            _, _, found, parted, taken = heappop(heap)

    def _from(self, start: Prefix, view: View) -> Found | None:
        """Return the best route that begins with ``start`` and goes on in ``view``."""
        if self.vias:
            return self._through(start, view)
        search = self._least_learning if self.by == "learning" else self._in_corridor
        found = search(start, view)
        if found is None or len(found.path) - 1 <= self.max_moves:
            return found
        if self.by == "moves":
            return None
        return self._short(start, view, found.bound)

    def found(self, path: tuple[int, ...], bound: float | None = None) -> Found:
        """Return a path as a route that was found; it is proven best where no bound is given."""
        objective = self.key(path)[0]
        return Found(path, objective, objective if bound is None else bound)

    def key(self, path: tuple[int, ...]) -> Key:
        """Return a whole route's place in the total order."""
        return key_of(prefix_of(self.network, self.steps, path), self.steps, self.by)

    def _in_corridor(self, start: Prefix, view: View) -> Found | None:
        """Search by moves, years or likelihood: first all that can be best, then the ties in it."""
        weight = WEIGHTS.get(self.by)
        rows = view.rows() if weight is None else None
        ways = rows and rows.few(start.role, self.goal, FEW)
        if ways:
            return self._first(ways, rows)
        if weight is None:
            corridor = fewest(view, start.role, self.goal)
        else:
            spent = start.years if weight == "years" else 0.0
            corridor = cheapest(view, start.role, self.goal, weight, spent=spent)
        if corridor is None:
            return None
        ways = corridor.few(start.path, FEW)
        if ways:
            return self._first(ways)
        return self._settled(corridor, start, weight)

    def _first(self, ways: list[tuple[int, ...]], rows: Rows | None = None) -> Found:
        """Return the first of a few routes that hold every best one."""
        objective, path = first_of_few(self.network, ways, by=self.by, held=self.held, rows=rows)
        return Found(path, objective, objective)

    def _settled(self, corridor: Corridor, start: Prefix, weight: Weight | None) -> Found:
        """Break the ties of a corridor with many ways through."""
        from careergraph.search.bound import Bound
        from careergraph.search.labels import Limits, settle
        from careergraph.search.learning import greedy

        limits = Limits()
        fallback: tuple[int, ...] = ()
        if weight is not None:
            figure, fallback = best_figure(corridor, start, self.goal, weight)
            limits = Limits(years=figure) if weight == "years" else Limits(likelihood=-figure)
        path = settle(
            corridor,
            self.steps,
            start,
            self.goal,
            by=self.by,
            bound=Bound(corridor, self.steps, self.goal),
            budget=self.budget.renewed(),
            hops=corridor.hops,
            limits=limits,
            settled_objective=True,
        )
        return self.found(path or fallback or greedy(corridor, self.steps, start.path, self.goal))

    def _least_learning(self, start: Prefix, view: View) -> Found | None:
        """Search by learning: first the least, then the ties."""
        from careergraph.search.bound import Bound
        from careergraph.search.labels import Limits, settle
        from careergraph.search.learning import least_learning

        if fewest(view, start.role, self.goal) is None:
            return None
        # On a large graph the bound looks far from the start: it also numbers the steps near the goal
        # first, which keeps the numbers short that it compares. On a small one that costs more than it saves.
        depth = next(depth for least, depth in DEPTHS if len(self.network.ids) >= least)
        bound = Bound(view, self.steps, self.goal, depth=depth)
        least = least_learning(view, self.steps, start, self.goal, bound=bound, budget=self.budget.renewed())
        assert least is not None  # noqa: S101 - there is a way, as told above
        if least.alone or not least.proven:
            return self.found(least.path, least.bound)
        path = settle(
            view,
            self.steps,
            start,
            self.goal,
            by="learning",
            bound=bound,
            budget=self.budget.renewed(),
            hops=bound.hops,
            limits=Limits(units=least.bound),
            settled_objective=True,
        )
        return self.found(path or least.path)

    def _short(self, start: Prefix, view: View, objective: float) -> Found | None:
        """Search where the best route of any length is too long; ``objective`` bounds what is left."""
        from careergraph.search.bound import Bound
        from careergraph.search.labels import Limits, settle
        from careergraph.search.learning import greedy

        hops = hops_to(view, self.goal)
        if start.moves + hops[start.role] > self.max_moves:
            return None
        budget = self.budget.renewed()
        path = settle(
            view,
            self.steps,
            start,
            self.goal,
            by=self.by,
            bound=Bound(view, self.steps, self.goal),
            budget=budget,
            hops=lambda role: hops.get(role, inf),
            limits=Limits(moves=self.max_moves),
        )
        if path is not None:
            return self.found(path)
        if not budget.spent:
            return None
        corridor = fewest(view, start.role, self.goal)
        assert corridor is not None  # noqa: S101 - there is a way of so many moves, as counted above
        return self.found(greedy(corridor, self.steps, start.path, self.goal), objective)

    def _through(self, start: Prefix, view: View) -> Found | None:
        """Search past the via roles, where a walk may visit a role twice and is then no route."""
        from careergraph.search.passing import Passing
        from careergraph.search.rings import bound_past

        passing = Passing(view, self.goal, self.vias, WEIGHTS.get(self.by))
        if start.moves + passing.moves(start.role, passing.seen(start.path)) > self.max_moves:
            return None
        # No route that comes after one that is known need be followed.
        known = self._some_way(start, passing)
        within = known.objective if known is not None and self.by == "learning" else inf
        bound = bound_past(passing.stages, self.steps, start, within=within)
        if self.by != "learning":
            return self._simple(start, view, passing, bound, known=known, least=self._least(start, passing))
        walks = self._least_walks(start, passing, bound, known)
        known = walks.known
        if walks.least == NO_WAY:
            return None
        if walks.certain:
            return self._simple(start, view, passing, bound, known=known, least=walks.least, once=walks.once)
        self.gave_up = self.gave_up or known is None
        return known and known._replace(bound=min(walks.least, known.objective))

    def _least_walks(self, start: Prefix, passing: Passing, bound: Bound, known: Found | None) -> _Walks:
        """Search for the least learning of any route past the via roles, by walks that get ever simpler.

        Notes
        -----
        A walk that visits roles twice is searched for again with these roles allowed only once, until none
        does. Righini, Salani: New dynamic programming algorithms for the resource constrained elementary
        shortest path problem (2008).
        """
        from careergraph.search.learning import least_learning
        from careergraph.search.stages import StagedSteps

        stages = passing.stages
        within = NO_WAY if known is None else int(known.objective)
        marks: dict[int, int] = {}
        spent = least = 0
        while True:
            begin = stages.prefix(start)
            met = sum(marks.get(role, 0) for role in start.path)
            budget = self.budget.renewed(LABELS - spent)
            walk = least_learning(
                stages,
                StagedSteps(self.steps, stages.bits, marks),
                begin._replace(union=begin.union | met),
                stages.goal,
                bound=bound,
                budget=budget,
                within=within,
            )
            if walk is None:
                return _Walks(None, NO_WAY, certain=True, once=0)
            spent += budget.count
            least = max(least, walk.bound)
            path = stages.roles(walk.path)
            if path and self._counts(path):
                way = self.found(path)
                known = way if known is None or way.objective < known.objective else known
            again = {role for role in path if path.count(role) > 1}
            if not walk.proven or again <= marks.keys() or budget.spent or spent >= self.budget.labels:
                once = sum(1 << role for role in marks)
                return _Walks(known, least, certain=walk.proven and not again, once=once)
            marks |= {role: self.steps.mark() for role in sorted(again - marks.keys())}

    def _simple(
        self,
        start: Prefix,
        view: View,
        passing: Passing,
        bound: Bound,
        *,
        known: Found | None,
        least: float,
        once: int = 0,
    ) -> Found | None:
        """Return the best route past the via roles: no better than ``least``, no worse than the one known.

        Walks get ever simpler as in `_least_walks`; ``once`` are roles that none may visit twice, as bits.
        """
        from careergraph.search.labels import Limits, settle

        limits = Limits(moves=self.max_moves)
        settled = False
        if known is not None and self.by == "learning":
            limits = Limits(moves=self.max_moves, units=known.objective)
            settled = known.objective == least
        budget = self.budget.renewed()
        while True:
            path = settle(
                view,
                self.steps,
                start,
                self.goal,
                by=self.by,
                bound=bound,
                budget=budget,
                hops=bound.hops,
                limits=limits,
                settled_objective=settled,
                passing=passing,
                once=once,
            )
            if path is None:
                break
            if len(set(path)) == len(path):
                return self.found(path)
            for role in path:
                if path.count(role) > 1:
                    once |= 1 << role
        if not budget.spent:
            return None
        self.gave_up = self.gave_up or known is None
        return known and known._replace(bound=min(least, known.objective))

    def _counts(self, path: tuple[int, ...]) -> bool:
        """Whether a walk is a route, and short enough."""
        return len(set(path)) == len(path) <= self.max_moves + 1

    def _some_way(self, start: Prefix, passing: Passing) -> Found | None:
        """Return a good route past the via roles, made leg by leg, or None where no such one is found."""
        # They are looked for everywhere, and would number steps that the search then drags along.
        ways = passing.some_routes(self.by, Steps(self.network, self.held), start.path)
        routes = [self.found(path) for path in ways if self._counts(path)]
        return min(routes, key=lambda found: self.key(found.path), default=None)

    def _least(self, start: Prefix, passing: Passing) -> float:
        """Return moves, years or a likelihood that no route past the via roles comes before."""
        seen = passing.seen(start.path)
        if self.by == "moves":
            return start.moves + passing.moves(start.role, seen)
        figure = start.years if self.by == "years" else start.likelihood
        return passing.best(figure, start.role, seen) * (1 if self.by == "years" else -1)
