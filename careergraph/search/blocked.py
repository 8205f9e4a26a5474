"""Why there is no route: what blocks, what can be reached, and the smallest moves that would open one."""

from __future__ import annotations

from functools import partial, reduce
from itertools import combinations
from math import inf
from typing import TYPE_CHECKING

from careergraph.answers import Blocker, Bridge, NoRoute
from careergraph.objectives import LIKELIHOOD, MOVES
from careergraph.search.best import Search
from careergraph.search.layered import Layered
from careergraph.search.question import FREE, Constraints
from careergraph.search.shortest import hops_from, hops_to
from careergraph.search.steps import Unions
from careergraph.wording import plural

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from careergraph.graph import CareerGraph
    from careergraph.objectives import Objective
    from careergraph.search.bound import SearchSpace

__all__ = ["no_route", "smallest_bridges"]

# A search for the reason may take so much of what is left of the budget.
PART = 0.2
MOST_BRIDGES = 3
# Where roles are to be passed, a move is tried by a search; it may take so much of what is left of the
# budget.
A_TRIAL = 0.1
# What it takes to look at a place once, in comparisons.
LOOK = 200
# So many roles are looked at at once: each skill has some bits for every one, and they would fill the memory.
BLOCK = 4_096


def no_route(search: Search, *, gave_up: bool = False) -> NoRoute:
    """Tell why no route is found.

    Parameters
    ----------
    search
        The question that has no route; from a role to itself it is one of via roles that cannot be passed.
    gave_up
        Whether the search spent its budget, so that "none" is not proven.

    Returns
    -------
    NoRoute
        Bridges are pairs (x, y): x the start or reachable from it, y the goal or leading to it, with no
        move x -> y today; each with the learning of that move alone. Cheapest first, then by ids.

    Raises
    ------
    QuestionError
        As `Search`.

    Examples
    --------
    >>> from careergraph import CareerGraph
    >>> graph = CareerGraph.load("sales-marketing")
    >>> none = no_route(Search(graph, "ceo", "coordinator", held={}))
    >>> none.reason
    'no chain of moves leads from Chief Executive Officer to Sales and Marketing Coordinator'
    >>> none.bridges[0].to
    'marketing-assistant'
    """
    network, by, constraints = search.network, search.by, search.view.constraints
    graph = network.graph
    source, target = search.start.role, search.goal
    ahead = hops_from(search.view, source)
    behind = hops_to(search.view, target)
    reached = [role for role in ahead if role != source]
    shortest_by = partial(_shortest, search)
    culprits = [] if gave_up else _culprits(constraints, shortest_by)
    shortest = None
    if culprits == ["max_moves"]:
        shortest = shortest_by(constraints.without("max_moves"))
    lacking = network.lacking(by) if by.needs_figure else None
    bridges: tuple[Bridge, ...] = ()
    smallest = True
    # No move opens a route from a role to itself; and where a route may be there, none is known to open one.
    if source != target and not gave_up:
        bridges, smallest = smallest_bridges(search)
    blockers = [_blocker(graph, constraints, name, shortest_by) for name in culprits]
    pair = f"from {graph.roles[network.ids[source]].title} to {graph.roles[network.ids[target]].title}"
    reason = f"no route {pair} "
    if gave_up:
        reason += "was found within the budget; that none exists is not proven"
    elif shortest is not None:
        reason += f"within {plural(constraints.max_moves or 0, 'move')}; the shortest has {shortest}"
    elif blockers:
        reason += f"is left by {' and '.join(map(str, blockers))}"
    elif lacking and shortest_by(FREE, MOVES) is not None:
        reason += f"by {by.name}: {_lacking(graph, by, lacking)}"
    else:
        reason = f"no chain of moves leads {pair}"
    return NoRoute(
        reason=reason,
        reachable=len(reached),
        highest=_highest(graph, [network.ids[role] for role in reached]),
        leads_to_goal=sum(role != target for role in behind),
        bridges=bridges,
        bridges_proven=smallest,
        blocked_by=tuple(culprits),
        shortest=shortest,
        lacking=lacking,
    ).blocked(blockers)


def _highest(graph: CareerGraph, roles: Iterable[str]) -> tuple[str, ...]:
    """Return the roles of the highest level among some, by id; none where no level is said."""
    rungs = {role: graph.rung(role) or 0 for role in roles}
    top = max(rungs.values(), default=0)
    return tuple(sorted(role for role, rung in rungs.items() if rung == top and top))


def _shortest(search: Search, constraints: Constraints, by: Objective | None = None) -> int | None:
    """Return the fewest moves of any route under other constraints; None where none is found."""
    start, goal = (search.network.ids[role] for role in (search.start.role, search.goal))
    if start == goal:
        return 0 if constraints.via <= {start} else None
    graph, budget = search.network.graph, search.budget.part(PART)
    other = Search(graph, start, goal, by=by or search.by, held={}, constraints=constraints, budget=budget)
    return other.shortest()


def _culprits(constraints: Constraints, shortest: Callable[[Constraints], int | None]) -> list[str]:
    """Return the constraints each of which, lifted alone, would let a route through.

    Where no single one would, the fewest are named that would do so together; where even without any there
    is no route, none is. ``shortest`` returns the fewest moves under constraints.
    """

    def frees(names: Iterable[str]) -> bool:
        """Whether a route is there once some constraints are lifted."""
        return shortest(reduce(Constraints.without, names, constraints)) is not None

    active = constraints.active()
    if not active or not frees(active):
        return []
    alone = [name for name in active if frees([name])]
    if alone:
        return alone
    several = (names for size in range(2, len(active)) for names in combinations(active, size))
    return list(next(filter(frees, several), active))


def _blocker(
    graph: CareerGraph, constraints: Constraints, name: str, shortest: Callable[[Constraints], int | None]
) -> Blocker:
    """Return a constraint that blocks; of several roles those that do, where a single one does."""
    value = getattr(constraints, name)
    if not isinstance(value, frozenset):
        return Blocker(name, (value,) if name == "max_moves" else ())
    if name == "kinds":
        return Blocker(name, tuple(sorted(value)))
    alone: list[str] = []
    if len(value) > 1:
        alone = [role for role in value if shortest(constraints.without(name, role)) is not None]
    return Blocker(name, tuple(sorted(graph.roles[role].title for role in alone or value)))


def _lacking(graph: CareerGraph, by: Objective, lacking: int) -> str:
    """Say how many moves do not know their figure, and how many of them lack only who left."""
    told = f"{lacking} {'move does' if lacking == 1 else 'moves do'} not know it and cannot be used"
    moves = graph.columns.moves
    half = 0
    if by is LIKELIHOOD:
        half = sum(
            people is not None and leavers is None
            for people, leavers in zip(moves.people, moves.leavers, strict=True)
        )
    if not half:
        return told
    those = "it says" if lacking == 1 else "1 of them says" if half == 1 else f"{half} of them say"
    return f"{told}; {those} how many made it (`people`), but not how many left the role in all (`leavers`)"


def smallest_bridges(search: Search) -> tuple[tuple[Bridge, ...], bool]:
    """Return the moves that would open a route where there is none: the cheapest three at most, then by ids.

    Beside them whether they are sure to be the cheapest: not where the search's budget was spent.

    Parameters
    ----------
    search
        The question that has no route. A bridge heeds its constraints, and is taken to know the figure that
        its objective needs.
    """
    graph, network = search.network.graph, search.network
    bridges = _Bridges(search)
    found = tuple(
        Bridge(
            from_=network.ids[source],
            to=network.ids[target],
            learning=network.learning(units),
            kind=graph.kind_between(network.ids[source], network.ids[target]),
        )
        for units, source, target in bridges.smallest()
    )
    return found, not bridges.cut


class _Bridges:
    """All moves that are not there and would open a route.

    They lead from a place that the start leads to, to a place that leads to the goal. A place is a role, or
    where roles are to be passed a role with those that are passed up to it; see `Layered`.
    """

    def __init__(self, search: Search) -> None:
        self.search = search
        self.network = search.network
        self.graph = search.network.graph
        self._constraints = search.view.constraints
        self._layers = Layered(search.view, search.goal, search.vias)
        space: SearchSpace = self._layers if search.vias else search.view
        self._ahead = hops_from(space, self._layers.place(search.start.role, 0))
        self._behind = hops_to(space, self._layers.goal)
        # By the roles that are passed before: the roles that lead on to the goal, with their moves to it.
        self._behind_by_seen: dict[int, dict[int, int]] = {}
        for place, hops in self._behind.items():
            role, seen = place >> self._layers.bits, place & self._layers.all_seen
            self._behind_by_seen.setdefault(seen & ~search.vias.get(role, 0), {})[role] = hops
        # Units of learning, source and target of the best few, in their order.
        self._best: list[tuple[int, int, int]] = []
        self._tried: dict[tuple[int, int], bool] = {}
        # Whether the budget was spent before all were looked at.
        self.cut = False

    def smallest(self) -> list[tuple[int, int, int]]:
        """Return the cheapest few as units of learning, source and target."""
        ids, steps = self.network.ids, self.search.steps
        ends = {ids[self.search.start.role], ids[self.search.goal]}
        if ends & self._constraints.avoid:
            return []
        for places in self._alike():
            targets = self._targets(places[0])
            for first in range(0, len(targets), BLOCK):
                some = targets[first : first + BLOCK]
                asked = [steps.expected(role) for role in some]
                alike: dict[int, list[int]] = {}
                for each, union in enumerate(asked):
                    alike.setdefault(union, []).append(each)
                expected = Unions(steps, asked, alike)
                for place in places:
                    source = place >> self._layers.bits
                    # What the role to start from expects is held, unless the question leaves it out.
                    known = self.network.held[source] if source != self.search.start.role else {}
                    if self.search.budget.spend(LOOK + len(known) * len(targets) // 100):
                        self.cut = True
                        return self._best
                    most = self._best[-1][0] if len(self._best) == MOST_BRIDGES else inf
                    left = expected.less(expected.full, steps.holding(known))
                    for units, found in expected.nearest(left, most):
                        if not self._keep(units, place, [some[each] for each in found]):
                            break
        return self._best

    def _alike(self) -> Iterable[list[int]]:
        """Return the places that the start leads to, grouped by the roles that a move may lead to."""
        graph, ids, constraints = self.graph, self.network.ids, self._constraints
        kinds_matter = constraints.kinds or constraints.no_step_down
        alike: dict[tuple[object, ...], list[int]] = {}
        for place, hops in self._ahead.items():
            rung = graph.rung(ids[place >> self._layers.bits]) if kinds_matter else None
            moves = None if constraints.max_moves is None else hops
            pay = graph.roles[ids[place >> self._layers.bits]].pay if constraints.no_pay_cut else None
            told = pay and (pay.currency, pay.period, pay.typical)
            alike.setdefault((place & self._layers.all_seen, moves, rung, told), []).append(place)
        return alike.values()

    def _targets(self, place: int) -> list[int]:
        """Return the roles that a new move from a place may lead to and leave routes short enough."""
        graph, ids = self.graph, self.network.ids
        source, seen = ids[place >> self._layers.bits], place & self._layers.all_seen
        left = self.search.limits.moves - 1 - self._ahead[place]
        floor = self._constraints.no_pay_cut
        return [
            role
            for role, hops in sorted(self._behind_by_seen.get(seen, {}).items())
            if hops <= left
            and self._constraints.admits(graph.kind_between(source, ids[role]))
            and not (floor and self.network.cuts_pay(floor, place >> self._layers.bits, role))
        ]

    def _keep(self, units: int, place: int, targets: list[int]) -> bool:
        """Put bridges of one cost among the best few where they belong; False: none that costs more does."""
        source = place >> self._layers.bits
        for target in targets:
            bridge = (units, source, target)
            if len(self._best) == MOST_BRIDGES and bridge >= self._best[-1]:
                return False
            if bridge not in self._best and self._opens(place, source, target):
                self._best = sorted([*self._best, bridge])[:MOST_BRIDGES]
        return True

    def _opens(self, place: int, source: int, target: int) -> bool:
        """Whether a move from a place to a role that may be far is not there, and would make a route."""
        if target == source or target in self.network.succ[source]:
            return False
        # Without roles to pass no such walk visits a role twice: it would have a short cut, a route as it is.
        if not self._layers.bits or self._is_simple(place, target):
            return True
        pair = (source, target)
        if pair not in self._tried:
            search = self.search.with_move(*pair)
            search.budget, search.gave_up = self.search.budget.part(A_TRIAL), False
            self._tried[pair] = search.shortest() is not None
            self.cut = self.cut or search.gave_up
        return self._tried[pair]

    def _is_simple(self, place: int, target: int) -> bool:
        """Whether a shortest path to a place and one from a new move's target on visit no role twice."""
        layers = self._layers
        there = layers.place(target, place & layers.all_seen | layers.vias.get(target, 0))
        before = self._descend(place, self._ahead, layers.pred)
        after = self._descend(there, self._behind, layers.succ)
        roles = [each >> layers.bits for each in (*before, *after)]
        return len(set(roles)) == len(roles)

    def _descend(
        self, place: int, hops: Mapping[int, int], onward: Callable[[int], Sequence[int]]
    ) -> Iterator[int]:
        """Yield the places on a shortest path from one, down to where no move is left to make."""
        yield place
        while hops[place]:
            place = next(nearer for nearer in onward(place) if hops.get(nearer, inf) < hops[place])
            yield place
