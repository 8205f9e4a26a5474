"""A career graph compiled for searching: roles and moves as whole numbers.

Roles are numbered in the order of their ids as text, so comparing two routes' numbers one by one is
comparing their ids one by one, which is how the last tie breaks.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from itertools import pairwise
from math import inf, lcm
from typing import TYPE_CHECKING, Any, NamedTuple

from careergraph.document.offers import comparable_pay
from careergraph.errors import QuestionError
from careergraph.graph.columns import KINDS
from careergraph.graph.kept import lazily
from careergraph.objectives import YEARS
from careergraph.search.figures import measure_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from careergraph.document.records import Kind, Pay
    from careergraph.graph import CareerGraph
    from careergraph.objectives import Objective
    from careergraph.search.figures import Figure

__all__ = ["Costs", "Network"]

# Up to so many roles what moves where is laid out before the first search, in a millisecond for a thousand.
MANY_ROLES = 10_000

# So many objectives are kept with what moves say by them.
MOST_OBJECTIVES = 8

# A requirement is one number: the skill's number and the proficiency level in the low bits.
LEVEL_BITS = 7
LEVEL_MASK = (1 << LEVEL_BITS) - 1


class Costs(NamedTuple):
    """What moves cost by an objective, in the quick numbers of its `Measure`: less is better.

    ``out[u]`` pairs the roles that ``u`` moves to with what it costs, ``into[v]`` those that move to ``v``,
    as far as moves know their figure. No move costs less than ``least``.
    """

    out: Sequence[list[tuple[int, float]]]
    into: Sequence[list[tuple[int, float]]]
    least: float


def _at_once(count: int, make: Callable[[int], tuple[int, ...]]) -> list[tuple[int, ...]]:
    return list(map(make, range(count)))


def _forget(kept: dict[Objective, Any]) -> None:
    """Make room for one more: a script may make objectives of its own without end."""
    if len(kept) >= MOST_OBJECTIVES:
        kept.clear()


class Network:
    """The graph for searching: ``succ[u]`` holds the roles that ``u`` moves to, ``kinds[u]`` their kinds.

    ``held[v]`` holds the skills of whoever holds role ``v``, ``expected[v]`` those of them that it takes to
    come to it, and ``stated[u][v]`` the essential ones that a move asks which states its own: skill id
    -> proficiency level.

    Made once for a graph by ``graph.derived(Network)``; rows are made as they are met.

    Examples
    --------
    >>> from careergraph import CareerGraph
    >>> network = CareerGraph.load("sales-marketing").derived(Network)
    >>> [network.ids[target] for target in network.succ[network.number["sdr"]]]
    ['account-executive', 'coordinator', 'customer-success-manager', 'sales-operations-analyst']
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
        self.kinds: Sequence[dict[int, Kind | None]] = lazily(count, self._kinds)
        self.held: Sequence[Mapping[str, int]] = lazily(count, columns.expected)
        self.expected: Sequence[Mapping[str, int]] = lazily(count, self._essential)
        self.stated: Sequence[Mapping[int, Mapping[str, int]]] = lazily(count, self._stated)
        self._number_efforts()
        self._pay: Sequence[Pay | None] = lazily(count, lambda role: graph.roles[self.ids[role]].pay)
        self._role_keys: dict[int, tuple[int, ...]] = {}
        self._costs: dict[Objective, Costs] = {}
        self._figures: dict[Objective, Sequence[dict[int, Figure | None]]] = {}
        self._known: dict[float, Figure] = {}

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

    def _kinds(self, role: int) -> dict[int, Kind | None]:
        moves = self.columns.moves
        rows = slice(moves.offsets[role], moves.offsets[role + 1])
        return {
            target: KINDS[kind] for target, kind in zip(moves.targets[rows], moves.kinds[rows], strict=True)
        }

    def figures(self, objective: Objective) -> Sequence[Mapping[int, Figure | None]]:
        """Return what the moves out of each role say by an objective: target -> figure, None: unknown."""
        found = self._figures.get(objective)
        if found is None:
            moves = self.columns.moves

            def row(role: int) -> dict[int, Figure | None]:
                rows = slice(moves.offsets[role], moves.offsets[role + 1])
                return dict(zip(moves.targets[rows], self._read(objective, rows), strict=True))

            _forget(self._figures)
            found = self._figures[objective] = lazily(len(self.ids), row)
        return found

    def _said(self, objective: Objective, rows: slice) -> Sequence[Any]:
        """Return what the moves of some rows say by an objective, as it stands there; None where unknown."""
        columns, column = self.columns, objective.column
        moves = columns.moves
        if column == "years":
            return moves.years[rows]
        if column == "share":
            counts = zip(moves.people[rows], moves.leavers[rows], strict=True)
            return [None if None in each else each for each in counts]
        if callable(column):
            return [column(columns.move(row)) for row in range(*rows.indices(len(moves)))]
        assert column is not None  # noqa: S101 - as `objective_of` says
        if len(column) != len(moves):
            raise QuestionError(
                f"the column of {objective.name} has {len(column)} figures; "
                f"give one for each of the {len(moves)} moves"
            )
        return [column[place] for place in moves.places[rows]]

    def _read(self, objective: Objective, rows: slice) -> Iterator[Figure | None]:
        """Yield the figures of some rows."""
        figure_of, known = measure_of(objective).figure, self._known
        for row, said in enumerate(self._said(objective, rows), rows.start or 0):
            if said is None:
                yield None
            elif objective is YEARS:
                # Many moves take as many years.
                figure = known.get(said)
                if figure is None:
                    figure = known[said] = figure_of(said)
                yield figure
            else:
                try:
                    yield figure_of(said)
                except (ValueError, TypeError, OverflowError) as error:
                    raise self._odd(objective, row, said) from error

    def _odd(self, objective: Objective, row: int, said: object) -> QuestionError:
        """Return the error that says that a move's figure is none."""
        moves = self.columns.moves
        ids, source, target = self.ids, moves.source(row), moves.targets[row]
        wanted = "a share, more than 0 and at most 1" if objective.more_is_better else "a number from 0 up"
        return QuestionError(
            f"by {objective.name} the move {ids[source]} -> {ids[target]} says {said!r:.80}; "
            f"say {wanted}, or None where it is not known"
        )

    def _stated(self, role: int) -> dict[int, dict[str, int]]:
        """Return what the moves out of a role ask that state their own, without what is optional."""
        columns = self.columns
        moves, stating = columns.moves, columns.stating
        first, end = (bisect_left(stating, row) for row in moves.offsets[role : role + 2])
        return {
            moves.targets[row]: {
                skill: item.level for skill, item in columns.stated(row).items() if not item.optional
            }
            for row in stating[first:end]
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

    def lacking(self, objective: Objective) -> int:
        """Return how many moves do not know their figure."""
        return sum(said is None for said in self._said(objective, slice(None)))

    def asked_along(self, path: tuple[int, ...]) -> Iterable[Mapping[str, int]]:
        """Return the essential skills that each move of a path asks for: skill id -> proficiency level."""
        if not self.columns.stating:
            return map(self.expected.__getitem__, path[1:])
        return [self.stated[source].get(target, self.expected[target]) for source, target in pairwise(path)]

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

    def cuts_pay(self, start: str, source: int, target: int) -> bool:
        """Whether it is known that a role pays less than the one that a move to it leaves, or than another.

        Where two do not compare it is not known; see `comparable_pay`.
        """
        offered = self._pay[target]
        both = (comparable_pay(pay, offered) for pay in (self._pay[source], self._pay[self.number[start]]))
        return any(pays[1] < pays[0] for pays in both if pays)

    def keys(self, source: int, target: int) -> tuple[int, ...]:
        """Return the essential requirements of a move, each as one number."""
        stated = self.stated[source].get(target)
        return self.role_keys(target) if stated is None else self.keys_of(stated)

    def keys_of(self, asked: Mapping[str, int]) -> tuple[int, ...]:
        """Return proficiency levels, by skill id, each as one number."""
        number = self.skill_number
        return tuple(number[skill] << LEVEL_BITS | level for skill, level in asked.items())

    def role_keys(self, role: int) -> tuple[int, ...]:
        """Return the skills that it takes to come to a role, each as one number."""
        keys = self._role_keys.get(role)
        if keys is None:
            found = [skill << LEVEL_BITS | level for skill, level in self.columns.keys(role)]
            keys = self._role_keys[role] = tuple(found)
        return keys

    def costs(self, objective: Objective) -> Costs:
        """Return what every move costs by an objective; made once for it: O(moves) time and memory."""
        found = self._costs.get(objective)
        if found is None:
            _forget(self._costs)
            found = self._costs[objective] = self._make_costs(objective)
        return found

    def _make_costs(self, objective: Objective) -> Costs:
        moves = self.columns.moves
        quick = measure_of(objective).quick
        read = self._read(objective, slice(None))
        costs = [None if figure is None else quick(figure) for figure in read]
        offsets = moves.offsets
        incoming = moves.incoming

        def out(role: int) -> list[tuple[int, float]]:
            found = zip(self.succ[role], costs[offsets[role] : offsets[role + 1]], strict=True)
            return [(target, cost) for target, cost in found if cost is not None]

        def into(role: int) -> list[tuple[int, float]]:
            rows = incoming.rows[incoming.offsets[role] : incoming.offsets[role + 1]]
            found = zip(self.pred[role], map(costs.__getitem__, rows), strict=True)
            return [(source, cost) for source, cost in found if cost is not None]

        count = len(self.ids)
        least = min((cost for cost in costs if cost is not None), default=inf)
        return Costs(lazily(count, out), lazily(count, into), least)
