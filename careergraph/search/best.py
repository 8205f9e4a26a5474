"""The best route, by any objective and under any constraints."""

from __future__ import annotations

from copy import copy
from dataclasses import replace
from functools import cached_property
from math import inf
from typing import TYPE_CHECKING

from careergraph.objectives import LEARNING, MOVES, TIES, YEARS, objective_of
from careergraph.search.figures import measure_of
from careergraph.search.network import Network
from careergraph.search.question import FREE, UNLIMITED, Budget, Limits, View
from careergraph.search.route import Found, Key, Prefix, figure_along, first_of, key_of
from careergraph.search.shortest import (
    MOST_COMPARED,
    ShortestPaths,
    cheapest,
    costs_to,
    fewest,
    hops_to,
    looked_up,
)
from careergraph.search.steps import Steps

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from careergraph.graph import CareerGraph
    from careergraph.objectives import Objective, ObjectiveName
    from careergraph.search.bound import Bound
    from careergraph.search.figures import Figure
    from careergraph.search.question import Constraints

__all__ = ["Search"]

# How many moves back from the goal the bound on learning looks, by the number of roles.
DEPTHS = ((1_000, 3), (0, 2))
# Numbers of so many steps are long: what they are compared for takes longer than to number them anew.
LONG = 1_000
# The search for the least may take so much of the budget; the rest is for the ties.
FIRST = 0.75


class Search:
    """One question, ready to be searched: from a role to another one, by an objective.

    Parameters
    ----------
    graph
        The career graph.
    start, goal
        Role ids; they differ, save where `best_around` gives each role its turn as the goal.
    by
        The objective, or the name of one of the four.
    held
        Skill id -> proficiency level that the person holds, 1 or higher, the start role's skills included.
    constraints
        Which routes count.
    limits
        What a route may cost.
    budget
        What all searches for this question may do together.

    Attributes
    ----------
    gave_up
        Whether a search spent its budget before it found a route, so that "none" is not proven.

    Raises
    ------
    QuestionError
        No objective has this name; one of the caller's own cannot be asked for, or a figure of it is none.

    Examples
    --------
    >>> from careergraph import CareerGraph
    >>> graph = CareerGraph.load("sales-marketing")
    >>> search = Search(graph, "coordinator", "cro", held={})
    >>> found = search.best()
    >>> [search.network.ids[role] for role in found.path], found.proven
    (['coordinator', 'sm-manager', 'head', 'cro'], True)
    """

    def __init__(
        self,
        graph: CareerGraph,
        start: str,
        goal: str,
        *,
        by: Objective | ObjectiveName = MOVES,
        held: Mapping[str, int],
        constraints: Constraints = FREE,
        limits: Limits = UNLIMITED,
        budget: Budget | None = None,
    ) -> None:
        self.network = graph.derived(Network)
        self.by = objective_of(by)
        self.held = held
        most = constraints.max_moves
        self.limits = limits if most is None else replace(limits, moves=min(limits.moves, most))
        self.view = View(self.network, constraints, self._needs)
        self.goal = self.network.number[goal]
        self.start = self._beginning(self.network.number[start])
        self.vias: dict[int, int] = {}
        if constraints.via:
            vias = sorted(constraints.via - {start, goal})
            self.vias = {self.network.number[role]: 1 << bit for bit, role in enumerate(vias)}
        self.budget = Budget() if budget is None else budget
        self.gave_up = False

    def _beginning(self, role: int) -> Prefix:
        """Return a role as the beginning of routes."""
        return Prefix((role,), figure=measure_of(self.by).zero if self.by.needs_figure else None)

    @property
    def _needs(self) -> tuple[Objective, ...]:
        """The objectives whose figures a move must know to count."""
        adding = () if self.adding is None else (self.adding,)
        return (*adding, YEARS) if self.limits.years < inf and self.by is not YEARS else adding

    @property
    def adding(self) -> Objective | None:
        """The objective, where the figures of moves add up to it."""
        return self.by if self.by.needs_figure else None

    @cached_property
    def steps(self) -> Steps:
        """The steps that moves ask of the person, numbered for this question."""
        return Steps(self.network, self.held)

    @cached_property
    def bound(self) -> Bound:
        """What routes to the goal still learn: of all that the question allows."""
        from careergraph.search.bound import Bound

        # On a large graph the bound looks far from the start: it also numbers the steps near the goal
        # first, which keeps the numbers short that it compares. On a small one that costs more than it saves.
        depth = next(depth for least, depth in DEPTHS if len(self.network.ids) >= least)
        return Bound(self.view, self.steps, self.goal, self.vias, budget=self.budget, depth=depth)

    def by_objective(self, by: Objective, budget: Budget | None = None) -> Search:
        """Return the same question by another objective; the steps keep their numbers."""
        other = copy(self)
        other.by = by
        other.start = other._beginning(self.start.role)  # noqa: SLF001 - its own
        other.budget = budget or self.budget
        other.view = View(self.network, self.view.constraints, other._needs)  # noqa: SLF001 - its own
        vars(other).pop("bound", None)
        return other

    def to(self, goal: int, budget: Budget) -> Search:
        """Return the same question with another goal; the steps keep their numbers while these are short."""
        other = copy(self)
        other.goal = goal
        other.budget = budget
        vars(other).pop("bound", None)
        if self.steps.bits.next_bit > LONG:
            vars(other).pop("steps", None)
        return other

    def with_move(self, source: int, target: int) -> Search:
        """Return the same question where one move more is there; see `View`."""
        other = copy(self)
        other.view = replace(self.view, added=(source, target))
        for made in ("bound", "steps"):
            vars(other).pop(made, None)
        return other

    def best(self) -> Found | None:
        """Return the first route in the total order, or None where there is none."""
        return self.going_on(self.start, self.view, self.budget)

    def shortest(self) -> int | None:
        """Return the fewest moves of any route that the objective can use, or None where there is none."""
        other = copy(self)
        other.by = MOVES  # the view stays: only moves that know what the objective needs
        best = other.best()
        self.gave_up = self.gave_up or other.gave_up
        return None if best is None else len(best.path) - 1

    def going_on(self, start: Prefix, view: View, budget: Budget) -> Found | None:
        """Return the best route that begins with ``start`` and goes on in ``view``."""
        looked = view.looked
        try:
            if self.vias:
                from careergraph.search.layered import ViaSearch

                return ViaSearch(self, start, view, budget).best()
            search = self._by_learning if self.by is LEARNING else self._shortest
            found = search(start, view, budget)
            if found is None or self.counts(found.path):
                return found
            if self.by in TIES and found.bound > self.limits.by(self.by):
                return None
            return self._limited(start, view, found.bound, budget)
        finally:
            budget.spend(view.looked - looked)

    def found(self, path: tuple[int, ...], bound: Figure | None = None, *, first: bool = True) -> Found:
        """Return a path as a route that was found; it is proven best where no bound is given."""
        objective = self.key(path)[0]
        if bound is None or objective < bound:
            bound = objective
        return Found(path, objective, bound, first)

    def route_within(self, path: tuple[int, ...]) -> Found | None:
        """Return a path as a route of which nothing is proven, or None where it is outside the limits."""
        bound = measure_of(self.by).zero
        return self.found(path, bound, first=False) if self.counts(path) else None

    def key(self, path: tuple[int, ...]) -> Key:
        """Return a whole route's place in the total order."""
        return key_of(self.view, path, self.held, self.by)

    def counts(self, path: tuple[int, ...]) -> bool:
        """Whether a walk is a route within all limits."""
        limits = self.limits
        if len(set(path)) != len(path) or len(path) - 1 > limits.moves:
            return False
        if limits.units == inf and limits.years == inf:
            return True
        _, _, units, years, _ = self.key(path)
        return units <= limits.units and years <= limits.years

    def _shortest(self, start: Prefix, view: View, budget: Budget) -> Found | None:
        """Search by moves or what adds up: first all that can be best, then the ties among them."""
        weight = self.adding
        if weight is None:
            dag = fewest(view, start.role, self.goal)
        else:
            dag = cheapest(view, start.role, self.goal, weight)
        if dag is None:
            return None
        # Whether paths are near to equally good only.
        inexact = weight if weight is not None and measure_of(weight).slack(1) else None
        paths = dag.all_paths(MOST_COMPARED)
        if paths and len(start.path) == 1:
            path = first_of(view, paths, self.held, by=inexact)
            # Told without the steps, which need not be numbered then.
            figure: Figure = len(path) - 1 if weight is None else figure_along(view, weight, path)
            return Found(path, figure, figure)
        if paths:
            return self.found(min(((*start.path[:-1], *path) for path in paths), key=self.key))
        if inexact is not None:
            dag = dag.exact(view, inexact)
        # What is left is a question of learning, among routes that are as good and as long.
        found = self._least_learning(start, dag.shortest(), budget)
        return self.found(found.path, first=found.proven and found.first)

    def _by_learning(self, start: Prefix, view: View, budget: Budget) -> Found | None:
        """Search by learning."""
        if fewest(view, start.role, self.goal) is None:
            return None
        return self._least_learning(start, view, budget)

    def _least_learning(self, start: Prefix, space: View | ShortestPaths, budget: Budget) -> Found:
        """Search for the least learning, and then break the ties; there is a path."""
        from careergraph.search.bound import Bound
        from careergraph.search.labels import first_route
        from careergraph.search.learning import least_learning

        if isinstance(space, View):
            bound = self.bound
            bound.backward = None
        else:
            bound = Bound(space, self.steps, self.goal, budget=budget)
        least = least_learning(space, self.steps, start, self.goal, bound=bound, budget=budget.part(FIRST))
        assert least is not None  # noqa: S101 - there is a path, as told above
        if not least.proven:
            path = min(self._some_paths(start, space, least.path, budget), key=self.key)
            units = self.key(path)[2]
            return Found(path, units, min(units, least.bound))
        units = self.key(least.path)[2]
        if least.alone:
            return Found(least.path, units, units)
        first = first_route(
            space,
            self.steps,
            start,
            self.goal,
            by=LEARNING,
            bound=bound,
            budget=budget,
            hops=bound.hops,
            figures=self.view.figures,
            limits=Limits(units=least.bound),
            alike=True,
        )
        path = (*start.path[:-1], *first.path) if first.path else least.path
        return Found(path, units, units, first.certain)

    def _some_paths(
        self, start: Prefix, space: View | ShortestPaths, known: tuple[int, ...], budget: Budget
    ) -> Iterator[tuple[int, ...]]:
        """Yield paths of little learning, at least one: one that is known, if any, and one of few moves."""
        from careergraph.search.learning import greedy

        if known:
            yield known
        dag = space if isinstance(space, ShortestPaths) else fewest(space, start.role, self.goal)
        assert dag is not None  # noqa: S101 - there is a path
        # Where the steps of this question are too many, those that the shortest paths ask need not be.
        path = greedy(dag, Steps(self.network, self.held), start.path, self.goal, budget)
        yield path or (*start.path[:-1], *dag.any_path())

    def _limited(self, start: Prefix, view: View, bound: Figure, budget: Budget) -> Found | None:
        """Search where the best route of any length is too long; no route is better than ``bound``."""
        from careergraph.search.labels import first_route
        from careergraph.search.learning import greedy

        hops = hops_to(view, self.goal)
        if start.moves + hops.get(start.role, inf) > self.limits.moves:
            return None
        weight = self.adding
        left = looked_up(costs_to(view, weight, self.goal)) if weight else None
        years = looked_up(costs_to(view, YEARS, self.goal)) if self.limits.years < inf else None
        self.bound.backward = None
        first = first_route(
            view,
            self.steps,
            start,
            self.goal,
            by=self.by,
            bound=self.bound,
            budget=budget,
            hops=looked_up(hops),
            figures=view.figures,
            left=left,
            years_left=years,
            limits=self.limits,
        )
        if first.certain:
            return self.found((*start.path[:-1], *first.path)) if first.path else None
        paths = [(*start.path[:-1], *first.path)] if first.path else []
        spaces = [fewest(view, start.role, self.goal), view]
        paths += [greedy(space, self.steps, start.path, self.goal, budget) for space in spaces if space]
        counting = [path for path in paths if path and self.counts(path)]
        if not counting:
            self.gave_up = True
            return None
        return self.found(min(counting, key=self.key), bound, first=False)
