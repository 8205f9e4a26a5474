"""The first route in the total order where only a few are left to choose from: all are looked at."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING

from careergraph.search.network import LEVEL_BITS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from careergraph.answers import Objective
    from careergraph.search.corridor import Corridor
    from careergraph.search.network import Network
    from careergraph.search.route import Key, Prefix

__all__ = ["first_of_few"]

# So many ways through a corridor are compared one by one; more are searched.
FEW = 64

# A way so far: its roles, the steps it asks, its years and its likelihood.
_Way = tuple[tuple[int, ...], frozenset[int], float, float]


def first_of_few(
    corridor: Corridor, start: Prefix, goal: int, *, by: Objective, held: Mapping[str, int]
) -> Key | None:
    """Return the key of the first route through a corridor, or None where there are more than a few.

    Parameters
    ----------
    start
        The beginning of every route; it ends where the corridor begins.
    held
        Skill id -> proficiency level that the person holds.

    Notes
    -----
    Steps are joined as ready-made sets, as there is too little to do for numbering them to pay.
    """
    network = corridor.network
    number = network.skill_number
    mine = network.steps_below(number[skill] << LEVEL_BITS | level for skill, level in held.items())
    beginning: _Way = (start.path[:1], frozenset(), 0.0, 1.0)
    for target in start.path[1:]:
        beginning = _then(network, beginning, target)
    best: Key | None = None
    count = 0
    todo = [beginning]
    while todo:
        way = todo.pop()
        path, steps, years, likelihood = way
        role = path[-1]
        if role != goal:
            todo += [_then(network, way, target) for target in corridor.out[role] if target not in path]
        else:
            count += 1
            units = network.weigh(steps - mine)
            moves = len(path) - 1
            objective: float = {"moves": moves, "learning": units, "years": years, "likelihood": -likelihood}[
                by
            ]
            key = (objective, moves, units, years, path)
            if best is None or key < best:
                best = key
        if count + len(todo) > FEW:
            return None
    return best


def _then(network: Network, way: _Way, target: int) -> _Way:
    """Return a way with one more move; figures are added from the start, as computed."""
    path, steps, years, likelihood = way
    attributes = network.attrs[path[-1]][target]
    more, share = attributes["years"], attributes["share"]
    return (
        (*path, target),
        steps | network.step_set(path[-1], target),
        inf if more is None else years + more,
        0.0 if share is None else likelihood * share,
    )
