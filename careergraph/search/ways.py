"""The first route in the total order where only a few are left to choose from: all are looked at."""

from __future__ import annotations

from itertools import pairwise
from math import inf
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from careergraph.answers import Objective
    from careergraph.search.network import Network
    from careergraph.search.rows import Rows

__all__ = ["FEW", "first_of_few"]

# So many ways through a corridor are compared one by one; more are searched.
FEW = 32


def first_of_few(
    network: Network,
    ways: list[tuple[int, ...]],
    *,
    by: Objective,
    held: Mapping[str, int],
    rows: Rows | None = None,
) -> tuple[float, tuple[int, ...]]:
    """Return the first of some routes from one role, behind its objective.

    Parameters
    ----------
    ways
        The routes; by moves, none but those of the fewest.
    held
        Skill id -> proficiency level that the person holds.
    rows
        What is kept of a graph that is asked often.

    Notes
    -----
    Learning is counted only for routes that are equal in the objective and in moves: mostly there is one.
    """
    objective: float
    if by == "moves":
        objective, equal = len(ways[0]) - 1, ways
    else:
        figure = _years if by == "years" else _unlikeliness
        keys = [(figure(network, path), len(path)) for path in ways]
        first = min(keys)
        objective, equal = first[0], [path for key, path in zip(keys, ways, strict=True) if key == first]
    if len(equal) > 1:
        units = (rows and rows.units(equal, held)) or _units_after(network, equal, held)
        least = min(units)
        equal = [path for path, each in zip(equal, units, strict=True) if each == least]
    if len(equal) > 1:
        return objective, min(equal, key=lambda path: (_years(network, path), path))
    return objective, equal[0]


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


def _years(network: Network, path: tuple[int, ...]) -> float:
    """Return a route's years, added from its start; infinite where a move does not know them."""
    years = 0.0
    for source, target in pairwise(path):
        more = network.attrs[source][target]["years"]
        if more is None:
            return inf
        years += more
    return years


def _unlikeliness(network: Network, path: tuple[int, ...]) -> float:
    """Return a route's likelihood, negated: multiplied from its start. Every move must know its share."""
    likelihood = 1.0
    for source, target in pairwise(path):
        likelihood *= network.attrs[source][target]["share"]
    return -likelihood
