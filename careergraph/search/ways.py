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
MOST_BEGINNINGS = 2_000


def first_of_few(
    corridor: Corridor, start: Prefix, goal: int, *, by: Objective, held: Mapping[str, int]
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
    ways = _ways(corridor, start.path, goal)
    if ways is None:
        return None
    network = corridor.network
    if by == "moves":
        figures = [(float(len(path) - 1), path) for path in ways]
    elif by == "years":
        figures = [(_years(network, path), path) for path in ways]
    else:
        figures = [(-_likelihood(network, path), path) for path in ways]
    objective, moves = min((figure, len(path)) for figure, path in figures)
    equal = [path for figure, path in figures if figure == objective and len(path) == moves]
    if len(equal) > 1:
        units = _learning(network, equal, held)
        return objective, min(equal, key=lambda path: (units[path], _years(network, path), path))
    return objective, equal[0]


def _ways(corridor: Corridor, beginning: tuple[int, ...], goal: int) -> list[tuple[int, ...]] | None:
    """Return all routes through a corridor, or None where there are more than a few."""
    out = corridor.out
    found: list[tuple[int, ...]] = []
    todo = [beginning]
    # Moves that cost nothing may lead in circles, and into many dead ends.
    for _ in range(MOST_BEGINNINGS):
        path = todo.pop()
        for target in out[path[-1]]:
            if target == goal:
                found.append((*path, target))
            elif target not in path:
                todo.append((*path, target))
        if not todo:
            return found
        if len(found) + len(todo) > FEW:
            break
    return None


def _learning(
    network: Network, paths: list[tuple[int, ...]], held: Mapping[str, int]
) -> dict[tuple[int, ...], int]:
    """Return what some paths learn, with what is held, in units; a common beginning is looked at once."""
    levels: dict[tuple[int, ...], Mapping[str, int]] = {paths[0][:1]: held}
    for path in paths:
        known = len(path)
        while path[:known] not in levels:
            known -= 1
        for end in range(known, len(path)):
            levels[path[: end + 1]] = network.raised(levels[path[:end]], path[end - 1], path[end])
    return {path: network.units_of(levels[path]) for path in paths}


def _years(network: Network, path: tuple[int, ...]) -> float:
    """Return a route's years, added from its start; infinite where a move does not know them."""
    years = 0.0
    for source, target in pairwise(path):
        more = network.attrs[source][target]["years"]
        if more is None:
            return inf
        years += more
    return years


def _likelihood(network: Network, path: tuple[int, ...]) -> float:
    """Return a route's likelihood, multiplied from its start; every move must know its share."""
    likelihood = 1.0
    for source, target in pairwise(path):
        likelihood *= network.attrs[source][target]["share"]
    return likelihood
