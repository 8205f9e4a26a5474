"""The smallest bridges: moves that are not there, and would open a route."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING, NamedTuple

from careergraph.answers import Bridge
from careergraph.search.best import WEIGHTS, Search
from careergraph.search.corridor import hops_from, hops_to
from careergraph.search.network import Network
from careergraph.search.question import View
from careergraph.search.stages import Stages
from careergraph.search.steps import Steps

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from careergraph.answers import Objective
    from careergraph.graph import CareerGraph
    from careergraph.search.bound import Roads
    from careergraph.search.question import Constraints

__all__ = ["smallest_bridges"]

MOST_BRIDGES = 3
# Where roles are to be passed, so many moves at most are tried by a search; others are taken to open nothing.
MOST_SEARCHES = 200


def smallest_bridges(
    graph: CareerGraph,
    start: str,
    goal: str,
    *,
    by: Objective,
    held: Mapping[str, int],
    constraints: Constraints,
) -> tuple[Bridge, ...]:
    """Return the moves that would open a route where there is none: the cheapest three at most, then by ids.

    Parameters
    ----------
    start, goal
        Role ids.
    by
        The objective; moves whose figure it lacks are no way. A bridge is taken to know it.
    held
        Skill id -> proficiency level held at the start.
    constraints
        What the routes must heed, the bridge included.
    """
    if start == goal or {start, goal} & constraints.avoid:
        return ()
    bridges = _Bridges(graph, start, goal, by=by, held=held, constraints=constraints)
    ids, learning = bridges.network.ids, bridges.network.learning
    return tuple(
        Bridge(
            from_=ids[source],
            to=ids[target],
            learning=learning(units),
            kind=graph.kind_between(ids[source], ids[target]),
        )
        for units, source, target in bridges.smallest()
    )


class _Far(NamedTuple):
    """The roles that a new move may lead to: all, the cheapest first, and those that ask for a skill."""

    cheapest: list[int]
    asking: dict[str, list[int]]


class _Bridges:
    """All moves that are not there and would open a route.

    They lead from a place that the start leads to, to a place that leads to the goal. A place is a role, or
    where roles are to be passed a role with those that are passed up to it; see `Stages`.
    """

    def __init__(
        self,
        graph: CareerGraph,
        start: str,
        goal: str,
        *,
        by: Objective,
        held: Mapping[str, int],
        constraints: Constraints,
    ) -> None:
        self.graph = graph
        self.network = graph.derived(Network)
        self._question = (start, goal, by)
        self._constraints = constraints
        self._one_kind = not (constraints.kinds or constraints.no_step_down)
        number = self.network.number
        vias = {number[role]: 1 << bit for bit, role in enumerate(sorted(constraints.via - {start, goal}))}
        view = View(self.network, constraints, WEIGHTS.get(by))
        self._stages = Stages(view, number[goal], vias)
        roads: Roads = self._stages if vias else view
        self._ahead = hops_from(roads, self._stages.place(number[start], 0))
        self._behind = hops_to(roads, self._stages.goal)
        # By the roles that are passed before: the roles that lead on to the goal, with their moves to it.
        self._behind_by_seen: dict[int, dict[int, int]] = {}
        for place, hops in self._behind.items():
            role, seen = place >> self._stages.bits, place & self._stages.all_seen
            self._behind_by_seen.setdefault(seen & ~vias.get(role, 0), {})[role] = hops
        self._limit = inf if constraints.max_moves is None else constraints.max_moves
        self._far: dict[tuple[int, float, int | None], _Far] = {}
        self._steps = Steps(self.network, held)
        self._tried: dict[tuple[int, int], bool] = {}

    def smallest(self) -> list[tuple[int, int, int]]:
        """Return the cheapest few as units of learning, source and target.

        Notes
        -----
        A bridge to a role that shares no skill with where it starts costs all that the role expects: of
        those only the cheapest few matter, so only roles that share a skill are looked at one by one.
        """
        expected, cost = self._steps.expected, self._steps.cost
        best: list[tuple[int, int, int]] = []
        for place in self._ahead:
            source = place >> self._stages.bits
            known = expected(source)
            far = self._far_from(place, source)
            alike = {
                role
                for skill in self.graph.roles[self.network.ids[source]].skills
                for role in far.asking.get(skill, ())
            }
            for target in alike:
                bridge = (cost(expected(target) & ~known), source, target)
                self._weigh(bridge, place, best)
            for target in far.cheapest:
                bridge = (cost(expected(target)), source, target)
                if len(best) == MOST_BRIDGES and bridge > best[-1]:
                    break
                if target not in alike:
                    self._weigh(bridge, place, best)
        return best

    def _weigh(self, bridge: tuple[int, int, int], place: int, best: list[tuple[int, int, int]]) -> None:
        """Keep a bridge among the best few, in their order, where it is one and belongs there."""
        belongs = (len(best) < MOST_BRIDGES or bridge < best[-1]) and bridge not in best
        if belongs and self._opens(place, *bridge[1:]):
            best[:] = sorted([*best, bridge])[:MOST_BRIDGES]

    def _far_from(self, place: int, source: int) -> _Far:
        """Return the roles that a new move from a place may lead to; it and the way on are short enough."""
        graph, ids = self.graph, self.network.ids
        seen, left = place & self._stages.all_seen, self._limit - 1 - self._ahead[place]
        key = (seen, left, None if self._one_kind else graph.rung(ids[source]))
        found = self._far.get(key)
        if found is None:
            roles = [
                role
                for role, hops in self._behind_by_seen.get(seen, {}).items()
                if hops <= left and self._constraints.admits(graph.kind_between(ids[source], ids[role]))
            ]
            expected, cost = self._steps.expected, self._steps.cost
            roles.sort(key=lambda role: (cost(expected(role)), role))
            asking: dict[str, list[int]] = {}
            for role in roles:
                for skill in graph.roles[ids[role]].skills:
                    asking.setdefault(skill, []).append(role)
            found = self._far[key] = _Far(roles, asking)
        return found

    def _opens(self, place: int, source: int, target: int) -> bool:
        """Whether a move from a place to a role that may be far is not there, and would make a route."""
        if target == source or target in self.network.attrs[source]:
            return False
        # Without roles to pass no such walk visits a role twice: it would have a short cut, a route as it is.
        if not self._stages.bits or self._is_simple(place, target):
            return True
        pair = (source, target)
        if pair not in self._tried:
            self._tried[pair] = len(self._tried) < MOST_SEARCHES and self._has_route(*pair)
        return self._tried[pair]

    def _is_simple(self, place: int, target: int) -> bool:
        """Whether a shortest way to a place and one on from a new move's target visit no role twice."""
        stages = self._stages
        there = stages.place(target, place & stages.all_seen | stages.vias.get(target, 0))
        before = self._descend(place, self._ahead, stages.pred)
        after = self._descend(there, self._behind, stages.succ)
        roles = [each >> stages.bits for each in (*before, *after)]
        return len(set(roles)) == len(roles)

    def _descend(
        self, place: int, hops: Mapping[int, int], onward: Callable[[int], Sequence[int]]
    ) -> Iterator[int]:
        """Yield the places on a shortest way from one, down to where no move is left to make."""
        yield place
        while hops[place]:
            place = next(nearer for nearer in onward(place) if hops.get(nearer, inf) < hops[place])
            yield place

    def _has_route(self, source: int, target: int) -> bool:
        """Whether a route is there once the move is."""
        start, goal, by = self._question
        wider = self.network.with_move(source, target)
        search = Search(self.graph, start, goal, by=by, held={}, constraints=self._constraints, network=wider)
        return search.shortest() is not None
