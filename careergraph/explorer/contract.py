"""What the page's engine and Python's search have in common: objectives, kinds of move, budgets, units.

Written once, in Python; the page's data carry it, and the engine reads it.
"""

from __future__ import annotations

from fractions import Fraction
from functools import cached_property
from math import gcd, lcm
from typing import TYPE_CHECKING, Any

from careergraph.graph.columns import KINDS
from careergraph.objectives import OBJECTIVES, TIES, YEARS
from careergraph.preparation.cover import MOST_LOOKED, MOST_WEIGHED
from careergraph.search import Network
from careergraph.search.blocked import A_TRIAL, MOST_BRIDGES
from careergraph.search.bound import DEPTHS, MOST_UNIONS
from careergraph.search.layered import ORDERED, SOME
from careergraph.search.pareto import ENDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from careergraph.graph import CareerGraph
    from careergraph.objectives import Objective
    from careergraph.search.figures import Figure

__all__ = ["Contract", "exactly"]

# What one question may cost in a browser: a unit is about a comparison of two words of bits, and so many take
# two seconds on a laptop of 2020. Python counts other things, so its budget is another one.
WORK = 60_000_000

MOST_EXACT = 2**53 - 1  # the largest whole number that a script's numbers tell from its neighbours


class Contract:
    """What the engine reads, for one graph.

    Parameters
    ----------
    graph
        The graph.
    objectives
        What routes may be the best by, in the order in which the page offers them: those of the table, and in
        tests others.

    Examples
    --------
    >>> from careergraph import CareerGraph
    >>> told = Contract(CareerGraph.load("sales-marketing")).data()
    >>> [(each["name"], each["adds"]) for each in told["objectives"]]
    [('moves', 'count'), ('learning', 'union'), ('years', 'sum'), ('likelihood', 'product')]
    """

    def __init__(self, graph: CareerGraph, objectives: Iterable[Objective] = OBJECTIVES.values()) -> None:
        self._network = graph.derived(Network)
        self._objectives = objectives

    def data(self) -> dict[str, Any]:
        """Return it as JSON-like data."""
        return {
            "objectives": [self._objective(each) for each in self._objectives],
            "kinds": list(KINDS),
            "budgets": {
                "work": WORK,
                "ends": ENDS,
                "some": SOME,
                "ordered": ORDERED,
                "depths": [list(each) for each in DEPTHS],
                "unions": MOST_UNIONS,
                "bridges": MOST_BRIDGES,
                "trial": A_TRIAL,
                "weighed": MOST_WEIGHED,
                "choices": MOST_LOOKED,
            },
        }

    @property
    def years(self) -> Sequence[int | str | None]:
        """What each move says of its years, in the parts of a year that the objective's record tells."""
        return self._years[1]

    @cached_property
    def _years(self) -> tuple[int, list[int | str | None]]:
        return _in_parts(YEARS, self._figures(YEARS))

    def _figures(self, objective: Objective) -> list[Figure | None]:
        """Return what each move says by an objective, in the order in which the page numbers moves."""
        rows = self._network.figures(objective)
        return [figure for role in range(len(rows)) for figure in rows[role].values()]

    def _objective(self, objective: Objective) -> dict[str, Any]:
        network = self._network
        told: dict[str, Any] = {"name": objective.name, "adds": objective.adds, "unit": objective.unit}
        if objective.more_is_better:
            told["more"] = True
        if objective in TIES:
            told["tie"] = True
        if isinstance(objective.column, str):
            told["column"] = objective.column
        if objective is YEARS:
            told["parts"] = exactly(self._years[0])
        elif objective.adds == "union":
            told["parts"] = exactly(network.effort_scale)
            if not network.plain_effort:
                told["efforts"] = [exactly(each) for each in network.effort_units]
        elif objective.adds == "sum":
            parts, told["figures"] = _in_parts(objective, self._figures(objective))
            told["parts"] = exactly(parts)
        elif objective.adds == "product" and "column" not in told:
            told["figures"] = [
                each and [exactly(each.people), exactly(each.leavers)] for each in self._figures(objective)
            ]
        return told


def _in_parts(objective: Objective, figures: Sequence[Figure | None]) -> tuple[int, list[int | str | None]]:
    """Return figures that are added as whole numbers, of as few parts of a unit as tell all of them exactly.

    The parts of a unit come first.
    """
    known = [Fraction(each) for each in figures if each is not None]
    parts = objective.parts or lcm(*(each.denominator for each in known))
    whole = 1 if objective.parts else parts
    shared = gcd(parts, *(int(each * whole) for each in known))
    return parts // shared, [
        None if each is None else exactly(int(each * whole) // shared) for each in figures
    ]


def exactly(number: int) -> int | str:
    """Return a whole number as JSON that a script reads exactly: as text where its numbers end.

    >>> exactly(3), exactly(2**53)
    (3, '9007199254740992')
    """
    return number if number <= MOST_EXACT else str(number)
