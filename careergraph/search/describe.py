"""Paths of role numbers told as the answers that people and programs read."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING

from careergraph.answers import Learn, Required, Route, Step
from careergraph.search.network import Network
from careergraph.search.route import prefix_of
from careergraph.search.steps import Steps

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from careergraph.graph import CareerGraph
    from careergraph.search.route import Found

__all__ = ["describe", "describe_found", "learning_of"]


def describe(
    graph: CareerGraph,
    roles: Sequence[str],
    held: Mapping[str, int],
    *,
    reasons: Iterable[str] = (),
    proven: bool = True,
    lower_bound: float | None = None,
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
    """
    steps = []
    levels = dict(held)
    people: list[int | None] = []
    for source, target in zip(roles, roles[1:], strict=False):
        move = graph.move(source, target)
        requirements = graph.requirements(source, target)
        learn = []
        for skill in sorted(requirements):
            asked = requirements[skill]
            has = levels.get(skill, 0)
            if not asked.optional and asked.level > has:
                learn.append(Learn(skill=skill, from_=has, to=asked.level))
                levels[skill] = asked.level
        people.append(move.people)
        steps.append(
            Step(
                from_=source,
                to=target,
                kind=graph.kind(source, target),
                years=move.years,
                people=move.people,
                share=move.share,
                requires=tuple(
                    Required(skill=skill, level=requirements[skill].level, optional=requirements[skill].optional)
                    for skill in sorted(requirements)
                ),
                learn=tuple(learn),
            )
        )
    network = graph.derived(Network)
    numbers = tuple(network.number[role] for role in roles)
    bits = Steps(network, held)
    totals = prefix_of(network, bits, numbers)
    counted = [count for count in people if count is not None]
    return Route(
        roles=tuple(roles),
        moves=totals.moves,
        learning=network.learning(bits.cost(totals.union)),
        years=None if totals.years == inf else totals.years,
        likelihood=totals.likelihood or None,
        people=min(counted) if counted and len(counted) == len(people) else None,
        proven=proven,
        lower_bound=lower_bound,
        reasons=tuple(reasons),
        steps=tuple(steps),
    )


def learning_of(graph: CareerGraph, expected: Mapping[str, int], held: Mapping[str, int]) -> int | float:
    """Return what it takes to learn ``expected`` (skill id -> level) on top of ``held``, weighed by effort."""
    network = graph.derived(Network)
    units = 0
    for skill, level in expected.items():
        missing = level - held.get(skill, 0)
        if missing > 0:
            units += network.effort_units[network.skill_number[skill]] * missing
    return network.learning(units)


def describe_found(
    graph: CareerGraph, found: Found, held: Mapping[str, int], by: str, reasons: Iterable[str]
) -> Route:
    """Return a found route as an answer; its bound in the objective's unit (none for likelihood)."""
    network = graph.derived(Network)
    bound: float | None
    if by == "learning":
        bound = network.learning(int(found.bound))
    elif by == "moves":
        bound = int(found.bound)
    else:
        bound = found.bound if by == "years" else None
    return describe(
        graph,
        [network.ids[role] for role in found.path],
        held,
        reasons=reasons,
        proven=found.proven,
        lower_bound=bound,
    )
