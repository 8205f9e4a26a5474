"""A route as the search knows it, and the totals that order routes."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from careergraph.search.figures import CERTAIN, Rarity

if TYPE_CHECKING:
    from careergraph.answers import Objective
    from careergraph.search.question import View
    from careergraph.search.steps import Steps

__all__ = ["Figure", "Found", "Key", "Prefix", "key_of", "prefix_of"]

# Moves, units of learning, millionths of years, or a `Rarity`: less is better. Those of one question are of
# one kind, so they can be compared; no type checker knows that.
Figure: TypeAlias = Any

# (objective, moves, units of learning, millionths of years or infinity, role numbers): less is better.
Key: TypeAlias = tuple[Figure, int, int, float, tuple[int, ...]]


class Prefix(NamedTuple):
    """The beginning of a route: where a search starts from, with what is already spent.

    ``union`` holds the steps learnt, ``years`` is in millionths, infinite once a move's years are unknown;
    ``rarity`` is told of moves that know it.
    """

    path: tuple[int, ...]
    union: int = 0
    years: float = 0
    rarity: Rarity = CERTAIN

    @property
    def role(self) -> int:
        """The role that the beginning ends at."""
        return self.path[-1]

    @property
    def moves(self) -> int:
        """The number of moves made."""
        return len(self.path) - 1


def prefix_of(view: View, steps: Steps, path: tuple[int, ...], *, by: Objective) -> Prefix:
    """Return a path as a `Prefix`, with its totals; its rarity only by likelihood."""
    union, years, rarity = 0, 0.0, CERTAIN
    total = 0
    rest = iter(path)
    source = next(rest)
    leavers = people = 1
    for target in rest:
        union |= steps.of(source, target)
        said = view.facts(source, target)
        if said.years is None:
            years = inf
        else:
            total += said.years
        if by == "likelihood" and said.likelihood is not None:
            leavers *= said.likelihood.leavers
            people *= said.likelihood.people
        source = target
    if by == "likelihood":
        rarity = Rarity(leavers, people)
    return Prefix(path, union, inf if years == inf else total, rarity)


def key_of(route: Prefix, steps: Steps, by: Objective) -> Key:
    """Return what orders a whole route: the objective, then every tie."""
    units = steps.cost(route.union)
    objective: Figure
    if by == "moves":
        objective = route.moves
    elif by == "learning":
        objective = units
    elif by == "years":
        objective = route.years
    else:
        objective = route.rarity
    return (objective, route.moves, units, route.years, route.path)


class Found(NamedTuple):
    """A route that a search found: its role numbers, and its figure in the objective's measure.

    No route is better than ``bound``, in the same measure. ``first`` unless the budget was spent before all
    that are as good were compared: then another one may come before it in the total order.
    """

    path: tuple[int, ...]
    objective: Figure
    bound: Figure
    first: bool = True

    @property
    def proven(self) -> bool:
        """Whether no route is better by the objective."""
        return not self.bound < self.objective
