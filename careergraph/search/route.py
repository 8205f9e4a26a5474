"""A route as the search knows it, and the totals that order routes."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from careergraph.answers import Objective
    from careergraph.search.network import Network
    from careergraph.search.steps import Steps

__all__ = ["Found", "Key", "Prefix", "key_of"]

# (objective, moves, units of learning, years or infinity, role numbers): less is better.
Key: TypeAlias = tuple[float, int, int, float, tuple[int, ...]]


class Prefix(NamedTuple):
    """The beginning of a route: where a search starts from, with what is already spent.

    ``union`` holds the steps learnt, ``years`` is infinite once a move's years are unknown,
    ``likelihood`` is 0 once a share is.
    """

    path: tuple[int, ...]
    union: int = 0
    years: float = 0.0
    likelihood: float = 1.0

    @property
    def role(self) -> int:
        """The role that the beginning ends at."""
        return self.path[-1]

    @property
    def moves(self) -> int:
        """The number of moves made."""
        return len(self.path) - 1

    def then(self, network: Network, steps: Steps, target: int) -> Prefix:
        """Return this beginning with one more move; figures are added from the start, as computed."""
        attributes = network.attrs[self.role][target]
        years, share = attributes["years"], attributes["share"]
        return Prefix(
            (*self.path, target),
            self.union | steps.of(self.role, target),
            inf if years is None else self.years + years,
            0.0 if share is None else self.likelihood * share,
        )


def prefix_of(network: Network, steps: Steps, path: tuple[int, ...]) -> Prefix:
    """Return a path as a `Prefix`, with its totals."""
    prefix = Prefix(path[:1])
    for target in path[1:]:
        prefix = prefix.then(network, steps, target)
    return prefix


def key_of(route: Prefix, steps: Steps, by: Objective) -> Key:
    """Return what orders a whole route: the objective, then every tie."""
    units = steps.cost(route.union)
    objective: float
    if by == "moves":
        objective = route.moves
    elif by == "learning":
        objective = units
    elif by == "years":
        objective = route.years
    else:
        objective = -route.likelihood
    return (objective, route.moves, units, route.years, route.path)


class Found(NamedTuple):
    """A route that a search found: its role numbers, and its figure in the objective's measure.

    No route is better than ``bound``, in the same measure.
    """

    path: tuple[int, ...]
    objective: float
    bound: float

    @property
    def proven(self) -> bool:
        """Whether no route is better by the objective."""
        return self.bound >= self.objective
