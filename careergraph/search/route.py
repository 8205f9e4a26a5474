"""A route as the search knows it, the totals that order routes, and the first of a few."""

from __future__ import annotations

from itertools import pairwise
from math import inf
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from careergraph.objectives import TIES, YEARS
from careergraph.search.figures import Figure, measure_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from careergraph.objectives import Objective
    from careergraph.search.network import Network
    from careergraph.search.question import View

__all__ = ["Found", "Key", "Prefix", "figure_along", "first_of", "key_of"]

# (objective, moves, units of learning, millionths of years or infinity, role numbers): less is better.
Key: TypeAlias = tuple[Figure, int, int, float, tuple[int, ...]]


class Prefix(NamedTuple):
    """The beginning of a route: where a search starts from, with what is already spent.

    ``union`` holds the steps learnt, ``years`` is in millionths, infinite once a move's years are unknown;
    ``figure`` is that of the objective, where figures add up to it, else None.
    """

    path: tuple[int, ...]
    union: int = 0
    years: float = 0
    figure: Figure = None

    @property
    def role(self) -> int:
        """The role that the beginning ends at."""
        return self.path[-1]

    @property
    def moves(self) -> int:
        """The number of moves made."""
        return len(self.path) - 1


def key_of(view: View, path: tuple[int, ...], held: Mapping[str, int], by: Objective) -> Key:
    """Return what orders a whole route: the objective, then every tie.

    ``held`` maps skill id -> proficiency level that the person holds.
    """
    before, after = _units_after(view.network, [path[:1], path], held)
    ties = (len(path) - 1, after - before, figure_along(view, YEARS, path))
    objective = figure_along(view, by, path) if by.needs_figure else ties[TIES.index(by)]
    return (objective, *ties, path)


class Found(NamedTuple):
    """A route that a search found: its role numbers, and its figure in the objective's measure.

    No route is better than ``bound``, in the same measure. ``first`` unless the budget was spent before all
    that are as good were compared: then another one may come before it in the total order.

    Examples
    --------
    >>> Found(path=(3, 0, 7), objective=54, bound=51).proven
    False
    """

    path: tuple[int, ...]
    objective: Figure
    bound: Figure
    first: bool = True

    @property
    def proven(self) -> bool:
        """Whether no route is better by the objective."""
        return not self.bound < self.objective


def first_of(
    view: View, paths: list[tuple[int, ...]], held: Mapping[str, int], *, by: Objective | None = None
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
    if by is not None and len(paths) > 1:
        figures = [figure_along(view, by, path) for path in paths]
        least = min(figures)
        paths = [path for path, figure in zip(paths, figures, strict=True) if figure == least]
    if len(paths) > 1:
        shortest = min(map(len, paths))
        paths = [path for path in paths if len(path) == shortest]
    if len(paths) > 1:
        units = _units_after(view.network, paths, held)
        fewest_units = min(units)
        paths = [path for path, each in zip(paths, units, strict=True) if each == fewest_units]
    if len(paths) > 1:
        return min(paths, key=lambda path: (figure_along(view, YEARS, path), path))
    return paths[0]


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


def figure_along(view: View, objective: Objective, path: tuple[int, ...]) -> Figure:
    """Return a route's figure by an objective that moves say; infinite where a move does not know its own."""
    figure_of = view.figures(objective)
    figures = [figure_of(source, target) for source, target in pairwise(path)]
    return inf if None in figures else measure_of(objective).total(figures)
