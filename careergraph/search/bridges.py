"""The smallest bridges: moves that are not there, and would open a route."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING

from careergraph.answers import Bridge
from careergraph.search.front import mask_of, nearest, planes_of, take
from careergraph.search.layered import Layered
from careergraph.search.shortest import hops_from, hops_to

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from careergraph.search.best import Search
    from careergraph.search.bound import Roads
    from careergraph.search.network import Network

__all__ = ["smallest_bridges"]

MOST_BRIDGES = 3
# Where roles are to be passed, a move is tried by a search; it may take so much of what is left of the
# budget.
A_TRIAL = 0.1
# What it takes to look at a place once, in comparisons.
LOOK = 200
# So many roles are looked at at once: each skill has some bits for every one, and they would fill the memory.
BLOCK = 4_096


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


class _Expected:
    """What each of some roles expects beyond what a person holds, all looked at at once; see `front`."""

    def __init__(self, network: Network, roles: Sequence[int], held: Mapping[str, int]) -> None:
        self.roles = roles
        self._held = held
        # Skill -> its proficiency steps beyond those held -> the places of the roles that expect it.
        asking: dict[str, list[list[int]]] = {}
        units = []
        for place, role in enumerate(roles):
            lacking = {
                skill: level - held.get(skill, 0)
                for skill, level in network.expected[role].items()
                if level > held.get(skill, 0)
            }
            units.append(network.units_of(lacking))
            for skill, steps in lacking.items():
                places = asking.setdefault(skill, [])
                places.extend([] for _ in range(steps - len(places)))
                for each in places[:steps]:
                    each.append(place)
        self._asking = {
            skill: [mask_of(each, len(roles)) for each in places] for skill, places in asking.items()
        }
        self._full = planes_of(units)
        # Skill -> the bits of its effort, in units.
        efforts = {skill: network.effort_units[network.skill_number[skill]] for skill in asking}
        self._bits = {
            skill: [bit for bit in range(effort.bit_length()) if effort >> bit & 1]
            for skill, effort in efforts.items()
        }

    def nearest(self, known: Mapping[str, int], most: float) -> Iterator[tuple[int, list[int]]]:
        """Yield units of learning up to ``most``, least first, each with the roles that ask so much.

        To somebody who also holds ``known``, skill id -> proficiency level.
        """
        left = self._full.copy()
        for skill in self._asking.keys() & known.keys():
            steps = known[skill] - self._held.get(skill, 0)
            if steps > 0:
                for bit in self._bits[skill]:
                    take(left, self._asking[skill][:steps], bit)
        for units, places in nearest(left, len(self.roles), most):
            yield units, [self.roles[place] for place in places]


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
        roads: Roads = self._layers if search.vias else search.view
        self._ahead = hops_from(roads, self._layers.place(search.start.role, 0))
        self._behind = hops_to(roads, self._layers.goal)
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
        ids = self.network.ids
        ends = {ids[self.search.start.role], ids[self.search.goal]}
        if ends & self._constraints.avoid:
            return []
        for places in self._alike():
            targets = self._targets(places[0])
            for first in range(0, len(targets), BLOCK):
                expected = _Expected(self.network, targets[first : first + BLOCK], self.search.held)
                for place in places:
                    source = place >> self._layers.bits
                    # What the role to start from expects is held, unless the question leaves it out.
                    known = self.network.held[source] if source != self.search.start.role else {}
                    if self.search.budget.spend(LOOK + len(known) * len(targets) // 100):
                        self.cut = True
                        return self._best
                    most = self._best[-1][0] if len(self._best) == MOST_BRIDGES else inf
                    for units, roles in expected.nearest(known, most):
                        if not self._keep(units, place, roles):
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
            pay = graph.roles[ids[place >> self._layers.bits]].pay if constraints.pay_of else None
            told = pay and (pay.currency, pay.period, pay.typical)
            alike.setdefault((place & self._layers.all_seen, moves, rung, told), []).append(place)
        return alike.values()

    def _targets(self, place: int) -> list[int]:
        """Return the roles that a new move from a place may lead to; it and the way on are short enough."""
        graph, ids = self.graph, self.network.ids
        source, seen = ids[place >> self._layers.bits], place & self._layers.all_seen
        left = self.search.max_moves - 1 - self._ahead[place]
        floor = self._constraints.pay_of
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
        """Whether a shortest way to a place and one on from a new move's target visit no role twice."""
        layers = self._layers
        there = layers.place(target, place & layers.all_seen | layers.vias.get(target, 0))
        before = self._descend(place, self._ahead, layers.pred)
        after = self._descend(there, self._behind, layers.succ)
        roles = [each >> layers.bits for each in (*before, *after)]
        return len(set(roles)) == len(roles)

    def _descend(
        self, place: int, hops: Mapping[int, int], onward: Callable[[int], Sequence[int]]
    ) -> Iterator[int]:
        """Yield the places on a shortest way from one, down to where no move is left to make."""
        yield place
        while hops[place]:
            place = next(nearer for nearer in onward(place) if hops.get(nearer, inf) < hops[place])
            yield place
