"""Gateways: the roles that many routes pass, and those that every route must pass."""

from __future__ import annotations

from math import sqrt
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from pydantic import Field

from careergraph.answers import Answer
from careergraph.errors import NoRouteError, QuestionError
from careergraph.person import held
from careergraph.search import Network, Search, no_route

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from careergraph.graph import CareerGraph

__all__ = ["Gateway", "Gateways", "gateways"]

# Rounding in the sums shows behind these; roles that as many routes pass are to be told so, and go by id.
DIGITS = 12
# So many looks at moves take some two seconds.
MOST_LOOKS = 15_000_000
# A sample is of so many roles at least.
FEWEST = 40


class Gateway(Answer):
    """A role that routes pass.

    ``betweenness`` (0..1) is the share of the fewest-moves routes that pass it: of those between the two
    roles asked about, or the mean of that share over all ordered pairs of other roles, in 12 digits.
    """

    role: str
    betweenness: float


class Gateways(Answer):
    """The gateway roles of a graph, or between two roles; the most passed first, then by id.

    ``must_pass`` holds the roles on every route between the two, in the order in which routes pass them;
    without two roles it is empty. Of a large graph the routes from some roles were counted, not from all:
    ``sampled`` says from how many (None: from all), and ``error`` by how much a share may be off: two
    standard errors of the least certain one.
    """

    from_: str | None = Field(alias="from")
    to: str | None
    gateways: tuple[Gateway, ...]
    must_pass: tuple[str, ...]
    sampled: int | None = None
    error: float = 0.0

    def __repr__(self) -> str:
        """Say the first gateways and what must be passed."""
        first = ", ".join(f"{gateway.role} {gateway.betweenness:.2f}" for gateway in self.gateways[:3])
        if self.from_ is None:
            return f"<Gateways: {first or 'none'}>"
        must = ", ".join(self.must_pass) or "none"
        return f"<Gateways from {self.from_!r} to {self.to!r}: must pass {must}; {first or 'none'}>"


def gateways(
    graph: CareerGraph, start: str | None = None, goal: str | None = None, *, exact: bool = False
) -> Gateways:
    """Return the roles that many fewest-moves routes pass; between two roles also those no route avoids.

    Parameters
    ----------
    graph
        The graph.
    start, goal
        Two roles, by id, title or alias; or neither, for the whole graph.
    exact
        Whether to count the routes from every role however long it takes. Else on a graph where that takes
        more than some two seconds those from as many roles are counted as it allows.

    Returns
    -------
    Gateways
        Without roles: every role that some fewest-moves route passes, by normalised betweenness. With two:
        the roles that the fewest-moves routes between them pass, and the must-pass roles.

    Raises
    ------
    NoRouteError
        No route leads from start to goal.
    QuestionError
        Only one of the two roles is given.
    UnknownNameError
        A role is not in the graph.

    Notes
    -----
    Betweenness is Brandes' ("A faster algorithm for betweenness centrality", 2001), equal to
    ``networkx.betweenness_centrality(graph.nx)`` and about three times as fast: O(roles x moves); it is
    computed once for a graph and kept. A sample is of roles drawn with a fixed seed, so it gives the same
    answer every time: Brandes and Pich, "Centrality estimation in large networks" (2007). Must-pass roles are
    the goal's dominators, as of ``networkx.immediate_dominators``: told along one route, in O(moves).

    Examples
    --------
    >>> from careergraph import CareerGraph
    >>> moves = [("cook", "chef"), ("waiter", "chef"), ("chef", "owner")]
    >>> graph = CareerGraph.from_dict({
    ...     "format": "careergraph/1", "title": "A restaurant",
    ...     "roles": {key: {"title": key.title()} for key in ("cook", "waiter", "chef", "owner")},
    ...     "moves": [{"from": source, "to": target} for source, target in moves],
    ... })
    >>> gateways(graph)
    <Gateways: chef 0.33>
    >>> gateways(graph, "cook", "owner").must_pass
    ('chef',)
    """
    if start is None and goal is None:
        network = graph.derived(Network)
        between = graph.derived(_all if exact or _is_quick(network) else _some)
        return Gateways(
            from_=None,
            to=None,
            gateways=_ranked(network, enumerate(between.shares)),
            must_pass=(),
            sampled=between.sampled,
            error=between.error,
        )
    if start is None or goal is None:
        raise QuestionError("gateways lie between two roles; name both, or neither for the whole graph")
    source, target = graph.role(start).id, graph.role(goal).id
    if source == target:
        return Gateways(from_=source, to=target, gateways=(), must_pass=())
    return _between(graph, source, target)


def _between(graph: CareerGraph, start: str, goal: str) -> Gateways:
    """Answer for two different roles, given by id."""
    network = graph.derived(Network)
    source, target = network.number[start], network.number[goal]
    there, ways, _ = _fewest(network.succ, source)
    if there[target] < 0:
        told = no_route(Search(graph, start, goal, held=held(graph, start)))
        raise NoRouteError(told.reason, told)
    back, ways_back, _ = _fewest(network.pred, target)
    every, moves = ways[target], there[target]
    passed = (
        (role, ways[role] * ways_back[role] / every)
        for role, so_far in enumerate(there)
        if role not in (source, target) and so_far >= 0 and back[role] >= 0 and so_far + back[role] == moves
    )
    must_pass = tuple(network.ids[role] for role in _passed_by_all(network, there, source, target))
    return Gateways(from_=start, to=goal, gateways=_ranked(network, passed), must_pass=must_pass)


def _passed_by_all(network: Network, there: Sequence[int], start: int, goal: int) -> list[int]:
    """Return the roles that every route passes, in their order; ``there`` counts the moves from the start.

    They lie on any one route. Going along it, a role is passed by all where no role before it leads around
    it: to a later one of the route.
    """
    route = [goal]
    while route[-1] != start:
        before = there[route[-1]] - 1
        route.append(next(role for role in network.pred[route[-1]] if there[role] == before))
    place = {role: step for step, role in enumerate(reversed(route))}
    found: list[int] = []
    met: set[int] = set()
    farthest = 1
    for step, role in enumerate(reversed(route[1:])):
        if step == farthest:
            found.append(role)
        todo = [role]
        for each in todo:
            for target in network.succ[each]:
                if target in place:
                    farthest = max(farthest, place[target])
                elif target not in met:
                    met.add(target)
                    todo.append(target)
    return found


def _ranked(network: Network, scores: Iterable[tuple[int, float]]) -> tuple[Gateway, ...]:
    """Return the roles that are passed at all, the most passed first, then by id."""
    passed = sorted((-score, role) for role, score in scores if score)
    return tuple(Gateway(role=network.ids[role], betweenness=-score) for score, role in passed)


def _fewest(succ: Sequence[Sequence[int]], start: int) -> tuple[list[int], list[int], list[int]]:
    """Return the fewest moves from a role to each (-1: unreached), how many routes make so few, and an order.

    The order is of the reached roles, the nearest first.
    """
    moves, ways = [-1] * len(succ), [0] * len(succ)
    moves[start], ways[start] = 0, 1
    order = [start]
    for role in order:
        onwards, own = moves[role] + 1, ways[role]
        for target in succ[role]:
            if moves[target] < 0:
                moves[target] = onwards
                order.append(target)
            if moves[target] == onwards:
                ways[target] += own
    return moves, ways, order


class _Betweenness(NamedTuple):
    """The normalised betweenness of each role; from how many roles it was counted, and its error."""

    shares: list[float]
    sampled: int | None = None
    error: float = 0.0


def _is_quick(network: Network) -> bool:
    """Whether counting the routes from every role takes no more than some two seconds."""
    return len(network.ids) * _looks(network) <= MOST_LOOKS


def _looks(network: Network) -> int:
    """Return what counting the routes from one role takes, in looks at a move."""
    return network.moves + 2 * len(network.ids)


def _all(graph: CareerGraph) -> _Betweenness:
    """Return the betweenness of each role, counted from all."""
    network = graph.derived(Network)
    total, _ = _passed(network.succ, range(len(network.ids)))
    return _Betweenness([_rounded(score, len(network.ids)) for score in total])


def _some(graph: CareerGraph) -> _Betweenness:
    """Return the betweenness of each role, counted from some."""
    network = graph.derived(Network)
    roles = len(network.ids)
    size = min(roles, max(FEWEST, MOST_LOOKS // _looks(network)))
    # Only random() is the same in every Python.
    random = Random(1)  # noqa: S311 - nothing secret
    drawn = sorted(sorted(range(roles), key=lambda _: random.random())[:size])
    total, squares = _passed(network.succ, drawn)
    error = 0.0
    for score, square in zip(total, squares, strict=True):
        variance = max(0.0, (square - score * score / size) / (size - 1))
        error = max(error, 2 * sqrt(variance * (1 - size / roles) / size))
    shares = [_rounded(score * (roles / size), roles) for score in total]
    return _Betweenness(shares, size, _rounded(error * roles, roles))


def _passed(succ: Sequence[Sequence[int]], starts: Iterable[int]) -> tuple[list[float], list[float]]:
    """Return for each role the sum of what it is passed from each of some roles, and the sum of the squares.

    Every sum runs in the order of the roles' ids, so it does not depend on the order of the file. Nor on
    the Python: not by sum(), which newer ones round differently.
    """
    total, squares = [0.0] * len(succ), [0.0] * len(succ)
    for start in starts:
        moves, ways, order = _fewest(succ, start)
        passing = [0.0] * len(succ)
        for role in reversed(order[1:]):
            onwards, own = moves[role] + 1, ways[role]
            score = 0.0
            for target in succ[role]:
                if moves[target] == onwards:
                    # Whole numbers divide exactly, however many routes there are.
                    score += own / ways[target] * (1 + passing[target])
            passing[role] = score
            total[role] += score
            squares[role] += score * score
    return total, squares


def _rounded(score: float, roles: int) -> float:
    """Return a share of all pairs of other roles, in so many `DIGITS`."""
    pairs = (roles - 1) * (roles - 2)
    return float(f"{score / pairs:.{DIGITS}g}") if pairs > 0 else score
