"""A career graph compiled for searching: roles and moves as whole numbers.

Roles are numbered in the order of their ids as text, so comparing two routes' numbers one by one is
comparing their ids one by one, which is how the last tie breaks.
"""

from __future__ import annotations

from functools import cached_property
from itertools import pairwise
from math import inf, lcm
from typing import TYPE_CHECKING, Literal, NamedTuple

from careergraph.collector import collector_paused
from careergraph.graph.columns import KINDS
from careergraph.graph.kept import lazily
from careergraph.search.figures import CERTAIN, Rarity, millionths

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from careergraph.document.records import Kind
    from careergraph.graph import CareerGraph

__all__ = ["ADDED", "WEIGHTS", "Costs", "Facts", "Network", "Weight"]

Weight = Literal["years", "likelihood"]

# Objective -> the figure that a move must know to count by it.
WEIGHTS: dict[str, Weight] = {"years": "years", "likelihood": "likelihood"}

# Up to so many roles what moves where is laid out before the first search, in a millisecond for a thousand.
MANY_ROLES = 10_000

# A requirement is one number: the skill's number and the proficiency level in the low bits.
LEVEL_BITS = 7
LEVEL_MASK = (1 << LEVEL_BITS) - 1


class Facts(NamedTuple):
    """What is said of a move: its kind, its years in millionths, and how rare it is; None where unknown."""

    kind: Kind | None
    years: int | None
    likelihood: Rarity | None


# What is said of a move that is not there, and is thought of: it knows every figure.
ADDED = Facts(None, 0, CERTAIN)


class Costs(NamedTuple):
    """What moves cost by a figure: millionths of years, or the logarithm of their rarity; less is better.

    Either adds up along a route; the former exactly, the latter within `SLACK`. ``out[u]`` stands beside
    ``succ[u]`` and ``into[v]`` beside ``pred[v]``, infinite where a move does not know the figure. No move
    costs less than ``least``.
    """

    out: Sequence[list[float]]
    into: Sequence[list[float]]
    least: float


def _at_once(count: int, make: Callable[[int], tuple[int, ...]]) -> list[tuple[int, ...]]:
    return list(map(make, range(count)))


class Network:
    """The graph for searching: ``succ[u]`` holds the roles that ``u`` moves to, ``facts[u]`` what it says.

    ``held[v]`` holds the skills of whoever holds role ``v``, ``expected[v]`` those of them that it takes to
    come to it, and ``stated[u, v]`` the essential ones that a move asks which states its own: skill id ->
    proficiency level.

    Made once for a graph by ``graph.derived(Network)``; rows are made as they are met.
    """

    def __init__(self, graph: CareerGraph) -> None:
        self.graph = graph
        columns = self.columns = graph.columns
        self.ids = columns.role_ids
        self.number = columns.role_number
        count = len(self.ids)
        # Lists are the quickest to read, and the tightest loops read these two; but all of it must be made.
        rows: Callable[[int, Callable[[int], tuple[int, ...]]], Sequence[tuple[int, ...]]]
        rows = lazily if count > MANY_ROLES else _at_once
        self.succ = rows(count, self._targets)
        self.pred = rows(count, self._sources)
        self.facts: Sequence[dict[int, Facts]] = lazily(count, self._facts)
        self.held: Sequence[Mapping[str, int]] = lazily(count, columns.expected)
        self.expected: Sequence[Mapping[str, int]] = lazily(count, self._essential)
        self._number_efforts()
        self._role_keys: dict[int, tuple[int, ...]] = {}
        self._costs: dict[Weight, Costs] = {}
        # Many moves take as many years.
        self._millionths: dict[float, int] = {}

    @property
    def skill_ids(self) -> Sequence[str]:
        """The skills' ids, by number."""
        return self.columns.skill_ids

    @property
    def skill_number(self) -> Mapping[str, int]:
        """Skill id -> number."""
        return self.columns.skill_number

    def _targets(self, role: int) -> tuple[int, ...]:
        moves = self.columns.moves
        return tuple(moves.targets[moves.offsets[role] : moves.offsets[role + 1]])

    def _sources(self, role: int) -> tuple[int, ...]:
        incoming = self.columns.moves.incoming
        return tuple(incoming.sources[incoming.offsets[role] : incoming.offsets[role + 1]])

    def _facts(self, role: int) -> dict[int, Facts]:
        moves = self.columns.moves
        rows = slice(moves.offsets[role], moves.offsets[role + 1])
        counts = zip(moves.people[rows], moves.leavers[rows], strict=True)
        found = zip(moves.targets[rows], moves.kinds[rows], moves.years[rows], counts, strict=True)
        return {
            target: Facts(
                KINDS[kind],
                None if years is None else self._years(years),
                None if people is None or leavers is None else Rarity(leavers, people),
            )
            for target, kind, years, (people, leavers) in found
        }

    def _years(self, years: float) -> int:
        found = self._millionths.get(years)
        if found is None:
            found = self._millionths[years] = millionths(years)
        return found

    @cached_property
    def stated(self) -> dict[tuple[int, int], dict[str, int]]:
        """What the moves ask that state their own: (source, target) -> skill id -> proficiency level."""
        columns = self.columns
        moves = columns.moves
        with collector_paused():
            return {
                (moves.source(row), moves.targets[row]): {
                    skill: item.level for skill, item in columns.stated(row).items() if not item.optional
                }
                for row in columns.stating
            }

    def _essential(self, role: int) -> Mapping[str, int]:
        """Return the skills that it takes to come to a role: skill id -> proficiency level."""
        optional = self.columns.optional(role)
        held = self.held[role]
        return {skill: held[skill] for skill in held if skill not in optional} if optional else held

    def _number_efforts(self) -> None:
        """Turn efforts into whole units: learning is then added exactly, in any order."""
        efforts = self.columns.efforts
        self.plain_effort = self.columns.all_efforts <= {1}
        if self.plain_effort:
            self.effort_scale, self.effort_units = 1, [1] * len(efforts)
            return
        from fractions import Fraction

        exact = {effort: Fraction(repr(effort)) for effort in self.columns.all_efforts}
        self.effort_scale = lcm(*(effort.denominator for effort in exact.values()))
        self.effort_units = [int(exact[effort] * self.effort_scale) for effort in efforts]

    @cached_property
    def moves(self) -> int:
        """The number of moves."""
        return len(self.columns.moves)

    @cached_property
    def density(self) -> float:
        """The share of pairs of roles that have a move from the one to the other."""
        return self.moves / len(self.ids) ** 2

    @cached_property
    def moves_with_years(self) -> int:
        """How many moves say their years."""
        return self.moves - self.lacking("years")

    def lacking(self, weight: Weight) -> int:
        """Return how many moves do not know a figure."""
        moves = self.columns.moves
        if weight == "years":
            return sum(years is None for years in moves.years)
        return sum(None in counts for counts in zip(moves.people, moves.leavers, strict=True))

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

    def learning(self, units: int) -> int | float | None:
        """Return units of learning as the number that answers carry: whole where it is whole.

        None in a graph that names no skills: it does not know what there is to learn.
        """
        if not self.graph.names_skills:
            return None
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
        """Return the skills that it takes to come to a role, each as one number."""
        keys = self._role_keys.get(role)
        if keys is None:
            found = [skill << LEVEL_BITS | level for skill, level in self.columns.keys(role)]
            keys = self._role_keys[role] = tuple(found)
        return keys

    def costs(self, weight: Weight) -> Costs:
        """Return what every move costs by a figure; made once for a figure: O(moves) time and memory."""
        found = self._costs.get(weight)
        if found is None:
            found = self._costs[weight] = self._make_costs(weight)
        return found

    def _make_costs(self, weight: Weight) -> Costs:
        moves = self.columns.moves
        figures: Sequence[float]
        if weight == "years":
            figures = [inf if years is None else self._years(years) for years in moves.years]
        else:
            counts = zip(moves.leavers, moves.people, strict=True)
            figures = [
                inf if people is None or leavers is None else Rarity(leavers, people).log
                for leavers, people in counts
            ]
        offsets = moves.offsets
        incoming = moves.incoming

        def out(role: int) -> list[float]:
            return list(figures[offsets[role] : offsets[role + 1]])

        def into(role: int) -> list[float]:
            rows = incoming.rows[incoming.offsets[role] : incoming.offsets[role + 1]]
            return [figures[row] for row in rows]

        count = len(self.ids)
        return Costs(lazily(count, out), lazily(count, into), min(figures, default=inf))
