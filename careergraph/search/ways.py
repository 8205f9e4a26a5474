"""The first route in the total order where only a few are left to choose from: all are looked at."""

from __future__ import annotations

from itertools import pairwise
from math import inf
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from careergraph.answers import Objective
    from careergraph.search.corridor import Corridor
    from careergraph.search.network import Network
    from careergraph.search.route import Prefix

__all__ = ["first_of_few"]

# So many ways through a corridor are compared one by one; more are searched.
FEW = 32


def first_of_few(
    corridor: Corridor, start: Prefix, *, by: Objective, held: Mapping[str, int]
) -> tuple[float, tuple[int, ...]] | None:
    """Return the first route through a corridor, behind its objective; None where there are more than a few.

    Parameters
    ----------
    start
        The beginning of every route; it ends where the corridor begins.
    held
        Skill id -> proficiency level that the person holds.

    Notes
    -----
    Learning is counted only for routes that are equal in the objective and in moves: mostly there is one.
    """
    ways = corridor.few(start.path, FEW)
    if ways is None:
        return None
    network = corridor.network
    objective: float
    if by == "moves":
        # The corridor holds nothing but routes of as many moves.
        objective, equal = len(ways[0]) - 1, ways
    else:
        figure = _years if by == "years" else _unlikeliness
        keys = [(figure(network, path), len(path)) for path in ways]
        first = min(keys)
        objective, equal = first[0], [path for key, path in zip(keys, ways, strict=True) if key == first]
    if len(equal) > 1:
        equal = _least_learning(network, equal, held)
    if len(equal) > 1:
        return objective, min(equal, key=lambda path: (_years(network, path), path))
    return objective, equal[0]


def _least_learning(
    network: Network, paths: list[tuple[int, ...]], held: Mapping[str, int]
) -> list[tuple[int, ...]]:
    """Return those of some paths that learn least, with what is held.

    Told straight from the records: for a few routes that is quicker than to number their steps, or to look
    at a common beginning only once.
    """
    if network.steps_alike:
        known = set(held)
        units = [len(known.union(*network.asked_along(path))) for path in paths]
    else:
        units = [network.units_of(_levels_after(network, path, held)) for path in paths]
    least = min(units)
    return [path for path, each in zip(paths, units, strict=True) if each == least]


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
