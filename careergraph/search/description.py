"""Paths of role numbers told as the answers that people and programs read."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from pydantic import TypeAdapter

from careergraph.answers import Required, Route, Step
from careergraph.objectives import LEARNING, LIKELIHOOD, OBJECTIVES, YEARS
from careergraph.search.arrivals import Arrivals
from careergraph.search.few import figure_along
from careergraph.search.figures import measure_of, millionths, years_of
from careergraph.search.network import Network

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, MutableMapping, Sequence

    from careergraph.document.records import Move
    from careergraph.graph import CareerGraph
    from careergraph.objectives import Objective
    from careergraph.search.figures import Figure
    from careergraph.search.route import Found

__all__ = ["Describer", "comparable", "describe", "describe_found"]


# What so many moves ask is kept as it is told; then it is forgotten.
MOST_KEPT = 10_000


class _Requires:
    """What moves ask, as answers tell it: kept, since a script comes by the same roles again and again.

    Made once for a graph by ``graph.derived(_Requires)``.
    """

    def __init__(self, graph: CareerGraph) -> None:
        self._graph = graph
        self._kept: dict[str | tuple[str, str], tuple[Required, ...]] = {}
        self._told = TypeAdapter(tuple[Required, ...])

    def of(self, move: Move) -> tuple[Required, ...]:
        """Return what a move asks, by skill id."""
        # A move that states nothing asks what its target role expects.
        key = (move.source, move.target) if move.requires else move.target
        found = self._kept.get(key)
        if found is None:
            asked = sorted(self._graph.requirements(move.source, move.target).items())
            found = self._told.validate_python(
                [{"skill": skill, "level": it.level, "optional": it.optional} for skill, it in asked]
            )
            if len(self._kept) >= MOST_KEPT:
                self._kept.clear()
            self._kept[key] = found
        return found


class _Beginning(NamedTuple):
    """A beginning of routes: the levels held after it, and the steps by which routes go on from it."""

    levels: dict[str, int]
    onwards: dict[str, tuple[Step, _Beginning]]


class Describer:
    """Tells many routes of one person; routes that begin alike share what is told of the beginning.

    Parameters
    ----------
    graph
        The career graph.
    held
        Skill id -> proficiency level held at the start.
    """

    def __init__(self, graph: CareerGraph, held: Mapping[str, int]) -> None:
        self.graph = graph
        self._held = held
        self._starts: dict[str, _Beginning] = {}

    def found(self, found: Found, by: Objective, reasons: Iterable[str] = ()) -> Route:
        """Return a found route as an answer, with its bound in the objective's unit."""
        roles, bound = _told(self.graph, found, by)
        here = self._starts.setdefault(roles[0], _Beginning(dict(self._held), {}))
        steps = []
        for source, target in pairwise(roles):
            if target not in here.onwards:
                levels = dict(here.levels)
                step = _step(self.graph, source, target, levels)
                here.onwards[target] = step, _Beginning(levels, {})
            step, here = here.onwards[target]
            steps.append(step)
        units = _learnt(self.graph, self._held, here.levels)
        return _route(
            self.graph, roles, steps, units, reasons=reasons, proven=found.proven, bound=bound, by=by
        )


def describe(
    graph: CareerGraph,
    roles: Sequence[str],
    held: Mapping[str, int],
    *,
    reasons: Iterable[str] = (),
    proven: bool = True,
    lower_bound: float | None = None,
    by: Objective | None = None,
) -> Route:
    """Return a route with its totals and steps.

    Parameters
    ----------
    graph
        The career graph.
    roles
        Role ids from start to goal; each is a move from the one before. One role alone is a route
        of no moves.
    held
        Skill id -> proficiency level held at the start.
    reasons, proven, lower_bound
        What the route's search knows of it.
    by
        The objective that it was searched by; one of the caller's own is told with the route.
    """
    levels = dict(held)
    steps = [_step(graph, source, target, levels) for source, target in pairwise(roles)]
    units = _learnt(graph, held, levels)
    return _route(graph, roles, steps, units, reasons=reasons, proven=proven, bound=lower_bound, by=by)


def describe_found(
    graph: CareerGraph, found: Found, held: Mapping[str, int], by: Objective, reasons: Iterable[str]
) -> Route:
    """Return a found route as an answer, with its bound in the objective's unit."""
    roles, bound = _told(graph, found, by)
    return describe(graph, roles, held, reasons=reasons, proven=found.proven, lower_bound=bound, by=by)


def _figure(network: Network, by: Objective, figure: Figure) -> float | None:
    """Return a figure of the search in the unit of answers."""
    return network.learning(int(figure)) if by is LEARNING else measure_of(by).told(figure)


def comparable(network: Network, by: Objective, figure: Figure) -> float | None:
    """Return a figure of the search in the unit of answers, negated where more is better."""
    told = _figure(network, by, figure)
    return -told if told is not None and by.more_is_better else told


def _told(graph: CareerGraph, found: Found, by: Objective) -> tuple[list[str], float | None]:
    """Return the ids of a found route's roles, and its bound in the objective's unit."""
    network = graph.derived(Network)
    bound = None if found.proven and by.more_is_better else _figure(network, by, found.bound)
    return [network.ids[role] for role in found.path], bound


def _step(graph: CareerGraph, source: str, target: str, levels: MutableMapping[str, int]) -> Step:
    """Return a move as a step, and raise ``levels`` to what is held after it."""
    move = graph.move(source, target)
    requires = graph.derived(_Requires).of(move)
    learn = []
    for asked in requires:
        skill, level, has = asked.skill, asked.level, levels.get(asked.skill, 0)
        if level > has and not asked.optional:
            learn.append({"skill": skill, "from": has, "to": level})
            levels[skill] = level
    # All at once: made one by one they take pydantic twice as long.
    return Step.model_validate(
        {
            "from": source,
            "to": target,
            "kind": graph.kind(source, target),
            "years": None if move.years is None else years_of(millionths(move.years)),
            "people": move.people,
            "share": move.share,
            "requires": requires,
            "learn": learn,
        }
    )


def _learnt(graph: CareerGraph, before: Mapping[str, int], after: Mapping[str, int]) -> int:
    """Return the units of learning from what is held before a route to what is held after it."""
    network = graph.derived(Network)
    return network.units_of(after) - network.units_of(before)


def _route(
    graph: CareerGraph,
    roles: Sequence[str],
    steps: Sequence[Step],
    units: int,
    *,
    reasons: Iterable[str],
    proven: bool,
    bound: float | None,
    by: Objective | None,
) -> Route:
    """Return steps as a route with its totals."""
    network = graph.derived(Network)
    people = [step.people for step in steps]
    counted = [count for count in people if count is not None]
    known = len(counted) == len(steps)
    path = tuple(network.number[role] for role in roles)
    own = None if by is None or by.name in OBJECTIVES else by
    years, likelihood, figure = (
        None if each is None else measure_of(each).told(figure_along(network, each, path))
        for each in (YEARS, LIKELIHOOD, own)
    )
    return Route(
        roles=tuple(roles),
        moves=len(steps),
        learning=network.learning(units),
        years=years,
        likelihood=likelihood,
        people=min(counted) if counted and known else None,
        proven=proven,
        lower_bound=bound,
        reasons=tuple(reasons),
        steps=tuple(steps),
        within=graph.derived(Arrivals).of(roles),
        figure=figure,
    )
