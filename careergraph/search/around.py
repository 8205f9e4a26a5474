"""The best routes from one role to every role within given limits."""

from __future__ import annotations

from heapq import heappop, heappush
from math import inf
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from careergraph.objectives import LEARNING, MOVES, TIES, YEARS
from careergraph.search.figures import measure_of
from careergraph.search.labels import LABEL, MOVE, Label
from careergraph.search.learning import greedy_to_all, path_back
from careergraph.search.route import Found
from careergraph.search.shortest import costs_from, hops_from

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from careergraph.objectives import Objective
    from careergraph.search.best import Search
    from careergraph.search.figures import Figure

__all__ = ["Around", "best_around"]

# The search that all roles share takes up to so much of the budget, unless labels pile up at a role: each of
# the other roles is then searched for by itself.
SHARED, PILE = 0.4, 100
# What a search for one role takes at least, in comparisons: one for so many roles of the graph.
A_ROLE = 10
# Their routes are told up to so many moves in all: those to the roles of a long line make a square of it.
MOST_TOLD = 200_000


# Objective, moves, units of learning, years: what orders routes before their ids do.
Rank: TypeAlias = "tuple[Figure, int, int, float]"


class Around(NamedTuple):
    """The best route to each role within the limits, in the total order.

    ``undecided`` are roles that may be within the limits, and no route within them was found; ``left_out``
    are roles that come after all those told, whose routes would be too long to tell. For an example see
    `best_around`.
    """

    routes: tuple[Found, ...]
    undecided: tuple[int, ...]
    left_out: int


def best_around(search: Search) -> Around:
    """Which roles can be reached within the limits, and by which best route?

    Parameters
    ----------
    search
        The question; its goal and its via roles are not heeded, all its limits hold for one route at once.

    Raises
    ------
    QuestionError
        As `Search`.

    Examples
    --------
    >>> from careergraph import CareerGraph
    >>> from careergraph.search import Limits, Search
    >>> graph = CareerGraph.load("sales-marketing")
    >>> around = best_around(Search(graph, "coordinator", "coordinator", held={}, limits=Limits(moves=1)))
    >>> len(around.routes), around.undecided
    (6, ())

    Notes
    -----
    First one search for all goals: labels in the total order, so that the first to reach a role is its best
    route. Without other limits only moves on best routes are followed. Where unlike labels pile up, a search
    for each role that is left tells its route faster, as that knows where it is going.
    """
    return _Around(search).answer()


class _Around:
    """One question about all roles."""

    def __init__(self, search: Search) -> None:
        self.search = search
        self.by = search.by
        self.limits = search.limits
        self.hops = hops_from(search.view, search.start.role, most=search.limits.moves)
        self.found: dict[int, Found] = {}
        # Role -> the label of its best route, as the shared search found it.
        self.labels: dict[int, Label] = {}
        self._far: dict[Objective, Mapping[int, float]] = {}

    def answer(self) -> Around:
        """Search, and put the routes into their order."""
        start = self.search.start.role
        wanted = [role for role in self._candidates() if role != start]
        done, least = self._share(len(wanted) + 1)
        undecided = []
        rest = [] if done else [role for role in wanted if role not in self.labels]
        trees = self._trees() if rest else ()
        moves = 0
        for place, role in enumerate(rest):
            budget = self.search.budget
            if moves > MOST_TOLD:
                undecided.append(role)
                continue
            search = self.search.to(role, budget.part(min(1.0, 2 / (len(rest) - place))))
            found = None
            if not budget.spent:
                made = search.steps.making
                found = search.best()
                # A search by moves, or by what adds up, counts nothing itself where all moves count.
                budget.spend(LABEL + len(self.search.network.ids) // A_ROLE + search.steps.making - made)
                if found is None and not search.gave_up:
                    continue
            if found is None or not found.proven:
                others = [search.route_within(path_back(before, role)) for before in trees if role in before]
                known = [each for each in (found, *others) if each is not None]
                found = min(known, key=lambda each: search.key(each.path), default=None)
            if found is None:
                undecided.append(role)
            else:
                bound = found.objective if found.proven else max(least, found.bound, self._least(role))
                self.found[role] = found._replace(bound=min(bound, found.objective))
                moves += len(found.path)
        return self._told(undecided)

    def _least(self, role: int) -> Figure:
        """Return what no route to a role is better than by the objective."""
        if self.by.needs_figure:
            return measure_of(self.by).least(self.far(self.by)[role])
        return self.hops[role] if self.by is MOVES else 0

    def far(self, by: Objective) -> Mapping[int, float]:
        """Return the least cost (see `Costs`) to each role by what adds up."""
        if by not in self._far:
            self._far[by] = costs_from(self.search.view, by, self.search.start.role)
        return self._far[by]

    def _trees(self) -> tuple[dict[int, int], ...]:
        """Return trees of paths to the roles, of few moves and of little learning: the role before each."""
        view, start = self.search.view, self.search.start.role
        few = {start: -1}
        for role in sorted(self.hops, key=lambda role: (self.hops[role], role)):
            for target in view.succ(role):
                few.setdefault(target, role)
        return few, greedy_to_all(view, self.search.steps, start, self.search.budget)

    def _candidates(self) -> list[int]:
        """Return the roles that may be within the limits, the nearest first."""
        near = sorted(self.hops, key=lambda role: (self.hops[role], role))
        if self.limits.years == inf:
            return near
        far = self.far(YEARS)
        return [role for role in near if far.get(role, inf) <= self.limits.years]

    def _rank(self, label: Label, units: int) -> Rank:
        ties = (label.moves, units, label.years)
        return (label.figure if self.by.needs_figure else ties[TIES.index(self.by)], *ties)

    def _share(self, wanted: int) -> tuple[bool, Figure]:
        """Search for all roles at once; whether all were found, and what no other is better than."""
        search, limits = self.search, self.limits
        view, steps, adding = search.view, search.steps, search.adding
        years_of, figure_of = view.figures(YEARS), None if adding is None else view.figures(adding)
        budget = search.budget.part(SHARED)
        follows = self._followed()
        first = Label(search.start.role, None, 0, 0, 0, search.start.figure)
        kept: dict[int, list[Label]] = {first.place: [first]}
        heap: list[tuple[Rank, Label]] = [(self._rank(first, 0), first)]
        while heap and len(self.labels) < wanted:
            rank, label = heappop(heap)
            role = label.place
            self.labels.setdefault(role, label)
            looked, at_a_move = LABEL, MOVE + steps.lengthy
            for target in view.succ(role):
                if not follows(role, target):
                    looked += MOVE
                    continue
                looked += at_a_move
                more = years_of(role, target)
                union = label.union | steps.of(role, target)
                years = inf if more is None or label.years == inf else label.years + more
                figure = figure_of and label.figure + figure_of(role, target)
                fresh = Label(target, label, label.moves + 1, union, years, figure)
                units = steps.cost(union)
                if fresh.moves > limits.moves or units > limits.units or years > limits.years:
                    continue
                rivals = kept.setdefault(target, [])
                looked += len(rivals)
                if not fresh.is_dominated(rivals):
                    rivals.append(fresh)
                    if len(rivals) > PILE:
                        return False, rank[0]
                    heappush(heap, (self._rank(fresh, units), fresh))
            if budget.spend(looked) or steps.too_many(len(heap)):
                return False, rank[0]
        return True, 0

    def _followed(self) -> Callable[[int, int], bool]:
        """Return which moves can lie on a best route to anywhere: all, where other limits count too."""
        by, hops = self.by, self.hops
        if by is LEARNING or any(self.limits.by(each) < inf for each in TIES if each is not by):
            return lambda _source, _target: True
        if by is MOVES:
            return lambda source, target: hops.get(target) == hops[source] + 1
        far, measure, figure_of = self.far(by), measure_of(by), self.search.view.figures(by)

        def follows(source: int, target: int) -> bool:
            most = far[target] + measure.slack(far[target])
            return far[source] + measure.quick(figure_of(source, target)) <= most

        return follows

    def _told(self, undecided: list[int]) -> Around:
        """Return the answer; of paths only those that are told are made."""
        start = self.search.start.role
        cost = self.search.steps.cost
        ranked: list[tuple[Rank, int]] = [
            (self._rank(label, cost(label.union)), role)
            for role, label in self.labels.items()
            if role != start
        ]
        ranked += [(self.search.key(found.path)[:-1], role) for role, found in self.found.items()]
        ranked.sort()
        told = 0
        routes: list[tuple[Rank, Found]] = []
        for rank, role in ranked:
            told += rank[1]
            if told > MOST_TOLD and routes:
                break
            found_here = self.found.get(role)
            routes.append((rank, found_here or Found(self.labels[role].path(), rank[0], rank[0])))
        # Of routes that are as good the first by ids comes first.
        routes.sort(key=lambda each: (each[0], each[1].path))
        return Around(tuple(found for _, found in routes), tuple(undecided), len(ranked) - len(routes))
