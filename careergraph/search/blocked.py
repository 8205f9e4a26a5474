"""Why there is no route: what can be reached, what leads to the goal, and the smallest bridges."""

from __future__ import annotations

from dataclasses import replace
from functools import partial, reduce
from itertools import combinations
from typing import TYPE_CHECKING

from careergraph.answers import NoRoute
from careergraph.objectives import LIKELIHOOD, MOVES, objective_of
from careergraph.search.best import Search
from careergraph.search.bridges import smallest_bridges
from careergraph.search.budget import Budget
from careergraph.search.network import Network
from careergraph.search.question import FREE, Constraints, View
from careergraph.search.shortest import hops_from, hops_to

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from careergraph.answers import Bridge
    from careergraph.graph import CareerGraph
    from careergraph.objectives import Objective, ObjectiveName

__all__ = ["no_route"]

# A search for the reason may take so much of what is left of the budget.
PART = 0.2


def no_route(
    graph: CareerGraph,
    start: str,
    goal: str,
    *,
    by: Objective | ObjectiveName,
    held: Mapping[str, int],
    constraints: Constraints,
    gave_up: bool = False,
    budget: Budget | None = None,
) -> NoRoute:
    """Tell why no route leads from ``start`` to ``goal``.

    Parameters
    ----------
    held
        Skill id -> proficiency level held at the start.
    gave_up
        Whether the search spent its budget, so that "none" is not proven.
    budget
        What the searches for the reason may do together.

    Returns
    -------
    NoRoute
        Bridges are pairs (x, y): x the start or reachable from it, y the goal or leading to it, with no
        move x -> y today; each with the learning of that move alone. Cheapest first, then by ids.
    """
    budget = Budget() if budget is None else budget
    by = objective_of(by)
    network = graph.derived(Network)
    view = View(network, constraints, by if by.needs_figure else None)
    source, target = network.number[start], network.number[goal]
    ahead = hops_from(view, source)
    behind = hops_to(view, target)
    reached = [role for role in ahead if role != source]
    culprits = [] if gave_up else _culprits(graph, start, goal, by, constraints, budget)
    shortest = None
    if culprits == ["--max-moves"]:
        unlimited = constraints.without("--max-moves")
        shortest = Search(
            graph, start, goal, by=by, held=held, constraints=unlimited, budget=budget.part(PART)
        ).shortest()
    lacking = network.lacking(by) if by.needs_figure else None
    bridges: tuple[Bridge, ...] = ()
    smallest = True
    # No move opens a route from a role to itself; and where a route may be there, none is known to open one.
    if start != goal and not gave_up:
        search = Search(graph, start, goal, by=by, held=held, constraints=constraints, budget=budget)
        bridges, smallest = smallest_bridges(search)
    reason = _reason(
        graph, start, goal, by, culprits, shortest, lacking, constraints, gave_up=gave_up, budget=budget
    )
    return NoRoute(
        reason=reason,
        reachable=len(reached),
        highest=_highest(graph, [network.ids[role] for role in reached]),
        leads_to_goal=sum(role != target for role in behind),
        bridges=bridges,
        bridges_proven=smallest,
        blocked_by=tuple(culprits),
        shortest=shortest,
        lacking=lacking,
    )


def _highest(graph: CareerGraph, roles: Iterable[str]) -> tuple[str, ...]:
    """Return the roles of the highest level among some, by id; none where no level is said."""
    rungs = {role: graph.rung(role) or 0 for role in roles}
    top = max(rungs.values(), default=0)
    return tuple(sorted(role for role, rung in rungs.items() if rung == top and top))


def _connected(  # noqa: PLR0917 - the parts of one question
    graph: CareerGraph, source: str, target: str, by: Objective, budget: Budget, constraints: Constraints
) -> bool:
    """Whether some route is found under constraints; from a role to itself that of no moves."""
    if source == target:
        return constraints.via <= {source}
    part = budget.part(PART)
    search = Search(graph, source, target, by=by, held={}, constraints=constraints, budget=part)
    return search.shortest() is not None


def _culprits(  # noqa: PLR0917 - the parts of one question
    graph: CareerGraph, source: str, target: str, by: Objective, constraints: Constraints, budget: Budget
) -> list[str]:
    """Return the constraints each of which, lifted alone, would let a route through.

    Where no single one would, the fewest are named that would do so together; where even without any there
    is no route, none is.
    """

    def frees(options: Iterable[str]) -> bool:
        """Whether a route is there once some constraints are lifted."""
        lifted = reduce(Constraints.without, options, constraints)
        return _connected(graph, source, target, by, budget, lifted)

    active = constraints.active()
    if not active or not frees(active):
        return []
    alone = [option for option in active if frees([option])]
    if alone:
        return alone
    several = (options for size in range(2, len(active)) for options in combinations(active, size))
    return list(next(filter(frees, several), active))


def _blamed(
    graph: CareerGraph, constraints: Constraints, option: str, connected: Callable[[Constraints], bool]
) -> str:
    """Return a constraint as people type it; of several roles those that block, where a single one does.

    ``connected`` says whether some route exists under constraints.
    """
    if option == "--max-moves":
        return f"{option} {constraints.max_moves}"
    if option == "--kind":
        return " ".join(f"{option} {kind}" for kind in sorted(constraints.kinds))
    if option in {"--no-step-down", "--no-pay-cut"}:
        return option
    via, avoid = constraints.via, constraints.avoid

    def blocks(role: str) -> bool:
        """Whether a route is there once this role is not heeded."""
        lifted = (
            replace(constraints, via=via - {role})
            if option == "--via"
            else replace(constraints, avoid=avoid - {role})
        )
        return connected(lifted)

    roles = via if option == "--via" else avoid
    alone = [role for role in roles if len(roles) > 1 and blocks(role)]
    titles = sorted(graph.roles[role].title for role in alone or roles)
    return " ".join(f"{option} {title!r}" for title in titles)


def _reason(  # noqa: PLR0917 - the parts of one sentence
    graph: CareerGraph,
    start: str,
    goal: str,
    by: Objective,
    culprits: Sequence[str],
    shortest: int | None,
    lacking: int | None,
    constraints: Constraints,
    *,
    gave_up: bool,
    budget: Budget,
) -> str:
    """Say in a sentence what blocks."""
    pair = f"from {graph.roles[start].title} to {graph.roles[goal].title}"
    if gave_up:
        return f"no route {pair} was found within the budget; that none exists is not proven"
    if shortest is not None:
        moves = "move" if constraints.max_moves == 1 else "moves"
        return f"no route {pair} within {constraints.max_moves} {moves}; the shortest has {shortest}"
    if culprits:
        connected = partial(_connected, graph, start, goal, by, budget)
        blamed = [_blamed(graph, constraints, option, connected) for option in culprits]
        return f"no route {pair} is left by {' and '.join(blamed)}"
    if lacking and _connected(graph, start, goal, MOVES, budget, FREE):
        moves = "move does" if lacking == 1 else "moves do"
        told = f"no route {pair} by {by.name}: {lacking} {moves} not know it and cannot be used"
        return told + (_without_leavers(graph, lacking) if by is LIKELIHOOD else "")
    return f"no chain of moves leads {pair}"


def _without_leavers(graph: CareerGraph, lacking: int) -> str:
    """Say how many of the moves that lack a likelihood lack only the number of those who left."""
    moves = graph.columns.moves
    half = sum(
        people is not None and leavers is None
        for people, leavers in zip(moves.people, moves.leavers, strict=True)
    )
    if not half:
        return ""
    those = "it says" if lacking == 1 else "1 of them says" if half == 1 else f"{half} of them say"
    return f"; {those} how many made it (`people`), but not how many left the role in all (`leavers`)"
