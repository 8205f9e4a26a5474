"""A career graph compiled for searching: roles and moves as whole numbers.

Roles are numbered in the order of their ids as text, so comparing two routes' numbers one by one is
comparing their ids one by one, which is how the last tie breaks.
"""

from __future__ import annotations

from copy import copy
from functools import cached_property
from itertools import pairwise
from math import inf, lcm, log
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from careergraph.collector import collector_paused
from careergraph.document.records import Move
from careergraph.search.rows import Rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from careergraph.graph import CareerGraph

__all__ = ["Costs", "Network", "Weight"]

Weight = Literal["years", "share"]

# Rows are made once a graph was asked so many times: a command asks a few times, a script goes on.
FEW_QUESTIONS = 10

# A requirement is one number: the skill's number and the proficiency level in the low bits.
LEVEL_BITS = 7
LEVEL_MASK = (1 << LEVEL_BITS) - 1


class Costs(NamedTuple):
    """What moves cost by a figure: the years, or -log(share). Either adds up along a route; less is better.

    ``out[u]`` stands beside ``succ[u]`` and ``into[v]`` beside ``pred[v]``, infinite where a move does not
    know the figure. No move costs less than ``least``.
    """

    out: list[list[float]]
    into: list[list[float]]
    least: float


class Network:
    """The graph as lists: ``succ[u]`` holds the roles that ``u`` moves to, ``attrs[u]`` what is said of it.

    ``expected[v]`` holds the skills that role ``v`` expects, ``stated[u, v]`` the essential ones that a move
    asks which states its own: skill id -> proficiency level.

    Made once for a graph by ``graph.derived(Network)``: O(roles + moves) time and memory.
    """

    def __init__(self, graph: CareerGraph) -> None:
        self.graph = graph
        self.ids = sorted(graph.roles)
        self.number = {role_id: number for number, role_id in enumerate(self.ids)}
        number = self.number
        self.attrs: list[dict[int, dict[str, Any]]] = []
        succ: list[list[int]] = []
        pred: list[list[int]] = [[] for _ in self.ids]
        moves_from = graph.moves_from
        with collector_paused():
            for source, role_id in enumerate(self.ids):
                out = {number[target]: attributes for target, attributes in moves_from[role_id].items()}
                targets = sorted(out)
                succ.append(targets)
                self.attrs.append(out)
                for target in targets:
                    pred[target].append(source)
            # Made in one go, so that they lie side by side: a search reads little else.
            self.succ = list(map(tuple, succ))
            self.pred = list(map(tuple, pred))
            self.expected = [graph.roles[role_id].skills for role_id in self.ids]
            self.stated = {
                (number[move.source], number[move.target]): {
                    skill: item.level for skill, item in move.requires.items() if not item.optional
                }
                for move in graph.file.moves
                if move.requires
            }
        self.skill_ids = sorted(graph.skills)
        self.skill_number = {skill_id: number for number, skill_id in enumerate(self.skill_ids)}
        self._number_efforts()
        self._role_keys: dict[int, tuple[int, ...]] = {}
        self._costs: dict[Weight, Costs] = {}
        self._asked = 0

    def _number_efforts(self) -> None:
        """Turn efforts into whole units: learning is then added exactly, in any order."""
        efforts = [self.graph.skills[skill].effort for skill in self.skill_ids]
        self.plain_effort = all(effort == 1 for effort in efforts)
        if self.plain_effort:
            self.effort_scale, self.effort_units = 1, [1] * len(efforts)
            return
        from fractions import Fraction

        exact = {effort: Fraction(repr(effort)) for effort in efforts}
        self.effort_scale = lcm(*(effort.denominator for effort in exact.values()))
        self.effort_units = [int(exact[effort] * self.effort_scale) for effort in efforts]

    def rows(self) -> Rows | None:
        """Return what is kept of a graph that is asked often; None for the first questions or a large graph.

        Each call counts as a question.
        """
        self._asked += 1
        return self._rows if self._asked > FEW_QUESTIONS else None

    @cached_property
    def _rows(self) -> Rows | None:
        return Rows(self) if Rows.suit(self) else None

    @cached_property
    def moves(self) -> int:
        """The number of moves."""
        return sum(map(len, self.succ))

    @cached_property
    def density(self) -> float:
        """The share of pairs of roles that have a move from the one to the other."""
        return self.moves / len(self.ids) ** 2

    @cached_property
    def moves_with_years(self) -> int:
        """How many moves say their years."""
        return sum(attributes["years"] is not None for out in self.attrs for attributes in out.values())

    def asked_along(self, path: tuple[int, ...]) -> Iterable[Mapping[str, int]]:
        """Return the essential skills that each move of a path asks for: skill id -> proficiency level."""
        expected = map(self.expected.__getitem__, path[1:])
        return map(self.stated.get, pairwise(path), expected) if self.stated else expected

    @cached_property
    def steps_alike(self) -> bool:
        """Whether every skill is learnt in a single step, of one unit: learning is then a count of skills."""
        return self.plain_effort and self.graph.top_proficiency == 1

    def units_of(self, levels: Mapping[str, int]) -> int:
        """Return the units of learning that the levels of some skills take from nothing."""
        if self.plain_effort:
            return sum(levels.values())
        number, efforts = self.skill_number, self.effort_units
        return sum(level * efforts[number[skill]] for skill, level in levels.items())

    def learning(self, units: int) -> int | float:
        """Return units of learning as the number that answers carry: whole where it is whole."""
        whole, rest = divmod(units, self.effort_scale)
        return units / self.effort_scale if rest else whole

    def units(self, learning: float) -> int:
        """Return the units of learning that fit into a limit."""
        from fractions import Fraction

        return int(Fraction(repr(learning)) * self.effort_scale)

    def keys(self, source: int, target: int) -> tuple[int, ...]:
        """Return the essential requirements of a move, each as one number."""
        stated = self.stated.get((source, target))
        return self.role_keys(target) if stated is None else self._keys(stated)

    def _keys(self, asked: Mapping[str, int]) -> tuple[int, ...]:
        number = self.skill_number
        return tuple(number[skill] << LEVEL_BITS | level for skill, level in asked.items())

    def role_keys(self, role: int) -> tuple[int, ...]:
        """Return a role's expected skills, each as one number."""
        keys = self._role_keys.get(role)
        if keys is None:
            keys = self._role_keys[role] = self._keys(self.expected[role])
        return keys

    def with_move(self, source: int, target: int) -> Network:
        """Return this network with one move more.

        It asks what its target role expects, and knows every figure. O(roles) time and
        memory; what else it holds is shared.
        """
        ids = self.ids
        wider = copy(self)
        wider.succ, wider.pred, wider.attrs = list(self.succ), list(self.pred), list(self.attrs)
        wider.succ[source] = tuple(sorted((*self.succ[source], target)))
        wider.pred[target] = tuple(sorted((*self.pred[target], source)))
        wider.attrs[source] = {
            **self.attrs[source],
            target: {
                "move": Move(source=ids[source], target=ids[target]),
                "kind": self.graph.kind_between(ids[source], ids[target]),
                "years": 0.0,
                "share": 1.0,
            },
        }
        # Its own:
        wider._costs = {}  # noqa: SLF001
        wider._asked = 0  # noqa: SLF001
        vars(wider).pop("_rows", None)
        return wider

    def costs(self, weight: Weight) -> Costs:
        """Return what every move costs by a figure; made once for a figure: O(moves) time and memory."""
        found = self._costs.get(weight)
        if found is None:
            found = self._costs[weight] = self._make_costs(weight)
        return found

    def _make_costs(self, weight: Weight) -> Costs:
        cost = _surprise if weight == "share" else float
        out: list[list[float]] = []
        into: list[list[float]] = [[] for _ in self.ids]
        least = inf
        with collector_paused():
            for targets, attrs in zip(self.succ, self.attrs, strict=True):
                figures = [attrs[target][weight] for target in targets]
                row = [inf if figure is None else cost(figure) for figure in figures]
                least = min(least, *row, inf)
                out.append(row)
                # The sources come in their order, as they do in `pred`.
                for target, figure in zip(targets, row, strict=True):
                    into[target].append(figure)
        return Costs(out, into, least)


def _surprise(share: float) -> float:
    return abs(log(share))
