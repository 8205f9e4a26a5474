"""The best routes from one role to every role within given limits."""

from __future__ import annotations

from heapq import heappop, heappush
from math import inf
from typing import TYPE_CHECKING, NamedTuple

from careergraph.search.best import WEIGHTS
from careergraph.search.budget import Budget
from careergraph.search.corridor import SLACK, hops_from, years_from
from careergraph.search.labels import UNLIMITED, Label
from careergraph.search.network import Network
from careergraph.search.question import FREE, View
from careergraph.search.route import Found, key_of, prefix_of
from careergraph.search.steps import Steps

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from careergraph.answers import Objective
    from careergraph.graph import CareerGraph
    from careergraph.search.labels import Limits
    from careergraph.search.question import Constraints

__all__ = ["Around", "best_around"]

LABELS = 200_000


class Around(NamedTuple):
    """The best route to each role within the limits, in the total order.

    ``complete`` is false where the budget was spent: roles may then be missing, no route is wrong.
    """

    routes: tuple[Found, ...]
    complete: bool


def best_around(
    graph: CareerGraph,
    start: str,
    *,
    by: Objective = "moves",
    held: Mapping[str, int],
    constraints: Constraints = FREE,
    limits: Limits = UNLIMITED,
    seconds: float | None = None,
) -> Around:
    """Which roles can be reached within the limits, and by which best route?

    Parameters
    ----------
    graph
        The career graph.
    start
        The id of the role to start from; it is not among the answers.
    by
        ``"moves"``, ``"learning"`` or ``"years"``: what "best" means.
    held
        Skill id -> proficiency level held at the start.
    constraints
        Which moves count; via roles are not heeded.
    limits
        What a route may cost; all limits hold for one route at once.
    seconds
        A time budget; without it a fixed number of labels is the budget.

    Notes
    -----
    One search for all goals: labels in the total order, so that the first to reach a role is its best
    route. Without other limits only moves on best routes are followed.
    """
    network = graph.derived(Network)
    view = View(network, constraints, WEIGHTS.get(by))
    steps = Steps(network, held)
    budget = Budget(seconds, LABELS)
    first = Label(0, 0, 0.0, 1.0, (network.number[start],), 0)
    hops = hops_from(view, first.path[0])
    follows = _followed(view, first.path[0], hops, by, limits)
    kept: dict[int, list[Label]] = {first.path[0]: [first]}
    heap = [(_rank(first, 0, by), first)]
    best: dict[int, tuple[int, ...]] = {}
    cut = False
    # A role's first label is its best route: with one for each the others, however many, are of no use.
    while heap and len(best) < len(hops):
        _, label = heappop(heap)
        role = label.path[-1]
        best.setdefault(role, label.path)
        if budget.spend():
            cut = True
            break
        for target in view.succ(role):
            if not follows(role, target):
                continue
            years = network.attrs[role][target]["years"]
            fresh = Label(
                label.moves + 1,
                label.union | steps.of(role, target),
                inf if years is None else label.years + years,
                1.0,
                (*label.path, target),
                0,
            )
            units = steps.cost(fresh.union)
            if fresh.moves > limits.moves or units > limits.units or fresh.years > limits.years:
                continue
            rivals = kept.setdefault(target, [])
            if not fresh.is_beaten(rivals):
                rivals.append(fresh)
                heappush(heap, (_rank(fresh, units, by), fresh))
    keys = sorted(
        key_of(prefix_of(network, steps, path), steps, by)
        for role, path in best.items()
        if role != first.path[0]
    )
    return Around(tuple(Found(key[-1], key[0], key[0]) for key in keys), complete=not cut)


def _rank(label: Label, units: int, by: Objective) -> tuple[float, int, int, float, tuple[int, ...]]:
    """Return the place of a label in the total order."""
    first = {"moves": label.moves, "learning": units, "years": label.years}[by]
    return (first, label.moves, units, label.years, label.path)


def _followed(
    view: View, start: int, hops: Mapping[int, int], by: Objective, limits: Limits
) -> Callable[[int, int], bool]:
    """Return which moves can lie on a best route to anywhere: all of them, where other limits count too."""
    others = {
        "moves": (limits.units, limits.years),
        "learning": (limits.moves, limits.years),
        "years": (limits.moves, limits.units),
    }[by]
    if by == "learning" or min(others) < inf:
        return lambda _source, _target: True
    if by == "moves":
        return lambda source, target: hops[target] == hops[source] + 1
    years = years_from(view, start)
    attrs = view.network.attrs
    # As in a corridor; a route may go on from here until it takes as long as the longest.
    slack = SLACK * max((1.0, *years.values()))

    def tight(source: int, target: int) -> bool:
        there: float = years[source] + attrs[source][target]["years"]
        return there <= years.get(target, inf) + slack  # no float holds the years to a role left out

    return tight
