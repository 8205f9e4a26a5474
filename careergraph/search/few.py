"""The first in the total order of a few routes that are equally good: all are looked at."""

from __future__ import annotations

from itertools import pairwise
from math import inf
from typing import TYPE_CHECKING

from careergraph.objectives import YEARS
from careergraph.search.figures import measure_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from careergraph.objectives import Objective
    from careergraph.search.figures import Figure
    from careergraph.search.network import Network

__all__ = ["figure_along", "first_of_few"]


def first_of_few(
    network: Network, ways: list[tuple[int, ...]], held: Mapping[str, int], *, by: Objective | None = None
) -> tuple[int, ...]:
    """Return the first of some routes from one role that are equally good by the objective.

    Parameters
    ----------
    held
        Skill id -> proficiency level that the person holds.
    by
        The objective, where they are near to equally good only, and the best are yet to be told.

    Notes
    -----
    Learning is counted only for routes that are equal in the objective and in moves: mostly there is one.
    """
    if by is not None and len(ways) > 1:
        figures = [figure_along(network, by, path) for path in ways]
        least = min(figures)
        ways = [path for path, figure in zip(ways, figures, strict=True) if figure == least]
    if len(ways) > 1:
        shortest = min(map(len, ways))
        ways = [path for path in ways if len(path) == shortest]
    if len(ways) > 1:
        units = _units_after(network, ways, held)
        fewest_units = min(units)
        ways = [path for path, each in zip(ways, units, strict=True) if each == fewest_units]
    if len(ways) > 1:
        return min(ways, key=lambda path: (figure_along(network, YEARS, path), path))
    return ways[0]


def _units_after(network: Network, paths: list[tuple[int, ...]], held: Mapping[str, int]) -> list[int]:
    """Return the units of learning that a person's levels took by the end of each path.

    Told straight from the records: for a few routes that is quicker than to number their steps, or to look
    at a common beginning only once.
    """
    if network.steps_alike:
        known = set(held)
        return [len(known.union(*network.asked_along(path))) for path in paths]
    return [network.units_of(_levels_after(network, path, held)) for path in paths]


def _levels_after(network: Network, path: tuple[int, ...], held: Mapping[str, int]) -> dict[str, int]:
    """Return skill id -> the proficiency level that a person holds at the end of a path."""
    levels = dict(held)
    get = levels.get
    for asked in network.asked_along(path):
        for skill, level in asked.items():
            if level > get(skill, 0):
                levels[skill] = level  # noqa: PERF403 - a dict of the higher ones first takes half as long again
    return levels


def figure_along(network: Network, objective: Objective, path: tuple[int, ...]) -> Figure:
    """Return a route's figure by an objective; infinite where a move does not know its own."""
    rows = network.figures(objective)
    figures = [rows[source][target] for source, target in pairwise(path)]
    return inf if None in figures else measure_of(objective).total(figures)
