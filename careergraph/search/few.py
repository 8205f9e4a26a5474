"""The first in the total order of a few routes that are equally good: all are looked at."""

from __future__ import annotations

from itertools import pairwise
from math import inf, prod
from typing import TYPE_CHECKING

from careergraph.search.figures import Rarity

if TYPE_CHECKING:
    from collections.abc import Mapping

    from careergraph.search.network import Network

__all__ = ["first_of_few", "rarity_along", "years_along"]


def first_of_few(
    network: Network, ways: list[tuple[int, ...]], held: Mapping[str, int], *, by_likelihood: bool = False
) -> tuple[int, ...]:
    """Return the first of some routes from one role that are equally good by the objective.

    Parameters
    ----------
    held
        Skill id -> proficiency level that the person holds.
    by_likelihood
        Whether they are near to equally good only, and the best are yet to be told.

    Notes
    -----
    Learning is counted only for routes that are equal in the objective and in moves: mostly there is one.
    """
    if by_likelihood and len(ways) > 1:
        rarities = [rarity_along(network, path) for path in ways]
        least = min(rarities)
        ways = [path for path, rarity in zip(ways, rarities, strict=True) if rarity == least]
    if len(ways) > 1:
        shortest = min(map(len, ways))
        ways = [path for path in ways if len(path) == shortest]
    if len(ways) > 1:
        units = _units_after(network, ways, held)
        fewest_units = min(units)
        ways = [path for path, each in zip(ways, units, strict=True) if each == fewest_units]
    if len(ways) > 1:
        return min(ways, key=lambda path: (years_along(network, path), path))
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


def years_along(network: Network, path: tuple[int, ...]) -> float:
    """Return a route's years in millionths; infinite where a move does not know them."""
    years = 0
    for source, target in pairwise(path):
        more = network.facts[source][target].years
        if more is None:
            return inf
        years += more
    return years


def rarity_along(network: Network, path: tuple[int, ...]) -> Rarity:
    """Return how rare a route is; every move must know it."""
    steps = [network.facts[source][target].likelihood for source, target in pairwise(path)]
    known = [step for step in steps if step is not None]
    # One by one the numbers would grow with every step.
    return Rarity(prod(step.leavers for step in known), prod(step.people for step in known))
