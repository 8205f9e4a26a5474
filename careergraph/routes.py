"""Routes from one role to another: the best, the next best, and the trade-offs."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, get_args

from careergraph.answers import NoRoute, Objective, PathAnswer, Route
from careergraph.errors import NoRouteError, QuestionError
from careergraph.models import Kind
from careergraph.profile import held as holdings
from careergraph.search import Constraints, Search, describe, describe_found, no_route
from careergraph.search import trade_offs as search_trade_offs

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from careergraph.graph import CareerGraph
    from careergraph.profile import Have, Profile

__all__ = ["path", "path_answer", "trade_offs"]

OBJECTIVES: tuple[Objective, ...] = get_args(Objective)
KINDS: tuple[Kind, ...] = get_args(Kind)

BEST = {
    "moves": "fewest moves",
    "learning": "least learning",
    "years": "fastest",
    "likelihood": "most travelled",
}


def path(
    graph: CareerGraph,
    start: str,
    goal: str,
    *,
    by: Objective = "moves",
    k: int = 1,
    have: Have | None = None,
    profile: Profile | None = None,
    only_mine: bool = False,
    via: Iterable[str] = (),
    avoid: Iterable[str] = (),
    kinds: Iterable[Kind] = (),
    no_step_down: bool = False,
    max_moves: int | None = None,
    budget: float | None = None,
) -> list[Route]:
    """Which routes lead from one role to another, best first?

    Parameters
    ----------
    graph
        The career graph.
    start, goal
        Roles by id, title or alias.
    by
        What "best" means: ``"moves"`` (fewest), ``"learning"`` (least new learning, a skill learnt once
        is not paid twice), ``"years"`` (fewest) or ``"likelihood"`` (highest). Ties: moves, then
        learning, then years (unknown last), then role ids.
    k
        How many routes at most.
    have, profile, only_mine
        What the person holds: skills on top of (or, with ``only_mine``, instead of) the start role's.
    via, avoid
        Roles to pass, in any order, and roles to keep away from.
    kinds
        The kinds of move that may be used; all where empty.
    no_step_down
        Leave out moves to a lower level.
    max_moves
        How long a route may be.
    budget
        Seconds for the exact search. Without it a fixed amount of work is the budget, which gives the
        same answer on every machine.

    Returns
    -------
    list of Route
        At least one, at most ``k``. From a role to itself: one route of no moves.

    Raises
    ------
    NoRouteError
        There is no route; ``.no_route`` says why, and names the smallest bridges.
    UnknownNameError
        A role or a skill is not in the graph.
    QuestionError
        An option makes no sense.

    Examples
    --------
    >>> from careergraph import CareerGraph
    >>> graph = CareerGraph.load("sales-marketing")
    >>> graph.path("coordinator", "cro")[0].roles
    ('coordinator', 'sm-manager', 'head', 'cro')

    Notes
    -----
    Learning is the minimum-label path problem, solved exactly by `careergraph.search.learning`; the other
    objectives by searches from both ends.
    """
    if by not in OBJECTIVES:
        raise QuestionError(f"no objective is called {by!r}; choose one of: {', '.join(OBJECTIVES)}")
    if k < 1:
        raise QuestionError(f"k is {k}; ask for 1 route or more")
    question = _Question(
        graph,
        start,
        goal,
        via=via,
        avoid=avoid,
        kinds=kinds,
        no_step_down=no_step_down,
        max_moves=max_moves,
        budget=budget,
    )
    held = holdings(graph, question.start, have=have, profile=profile, only_mine=only_mine)
    if question.start == question.goal and question.constraints.via <= {question.start}:
        return [describe(graph, [question.start], held, reasons=["no move is needed"], lower_bound=0)]
    search = question.search(by, held)
    found = list(islice(search.alternatives(), k)) if search else []
    if not found:
        raise _no_route(question, by, held, gave_up=search is not None and search.gave_up)
    routes = [describe_found(graph, each, held, by, ()) for each in found]
    best = routes[0]
    first = BEST[by] if best.proven else f"{BEST[by]} found in the budget"
    return [
        best.model_copy(update={"reasons": (first,)}),
        *(
            route.model_copy(update={"reasons": (_against(route, best, rank),)})
            for rank, route in enumerate(routes[1:], 2)
        ),
    ]


def trade_offs(
    graph: CareerGraph,
    start: str,
    goal: str,
    *,
    have: Have | None = None,
    profile: Profile | None = None,
    only_mine: bool = False,
    via: Iterable[str] = (),
    avoid: Iterable[str] = (),
    kinds: Iterable[Kind] = (),
    no_step_down: bool = False,
    max_moves: int | None = None,
    budget: float | None = None,
) -> list[Route]:
    """Which routes does no other route beat in moves, learning and years at once?

    Of routes that are equal in all three the first by role ids stands for all; a route with unknown
    years is compared on moves and learning. The options are those of `path`.

    Returns
    -------
    list of Route
        By moves, then learning; ``reasons`` say why one would choose each.

    Raises
    ------
    NoRouteError
        There is no route.
    UnknownNameError, QuestionError
        As for `path`.
    """
    question = _Question(
        graph,
        start,
        goal,
        via=via,
        avoid=avoid,
        kinds=kinds,
        no_step_down=no_step_down,
        max_moves=max_moves,
        budget=budget,
    )
    held = holdings(graph, question.start, have=have, profile=profile, only_mine=only_mine)
    if question.start == question.goal and question.constraints.via <= {question.start}:
        return [describe(graph, [question.start], held, reasons=["no move is needed"], lower_bound=0)]
    search = question.search("moves", held)
    if search is None:
        raise _no_route(question, "moves", held)
    front = search_trade_offs(search)
    routes = [
        describe(graph, [search.network.ids[role] for role in each.path], held, proven=front.proven)
        for each in front.routes
    ]
    if not routes:
        if not front.proven and (best := search.best()) is not None:
            return [describe_found(graph, best, held, "moves", [BEST["moves"]])]
        raise _no_route(question, "moves", held, gave_up=not front.proven)
    return [
        route.model_copy(update={"reasons": tuple(_reasons(route, routes, place))})
        for place, route in enumerate(routes)
    ]


def path_answer(
    graph: CareerGraph,
    start: str,
    goal: str,
    *,
    by: Objective,
    routes: Sequence[Route] = (),
    none: NoRoute | None = None,
) -> PathAnswer:
    """Return routes, or why there are none, as the one document that ``path --json`` prints."""
    return PathAnswer(
        graph=graph.name,
        from_=graph.role(start).id,
        to=graph.role(goal).id,
        by=by,
        routes=tuple(routes),
        no_route=none,
    )


class _Question:
    """The parts of a question that `path` and `trade_offs` share, resolved and checked."""

    def __init__(
        self,
        graph: CareerGraph,
        start: str,
        goal: str,
        *,
        via: Iterable[str],
        avoid: Iterable[str],
        kinds: Iterable[Kind],
        no_step_down: bool,
        max_moves: int | None,
        budget: float | None,
    ) -> None:
        self.graph = graph
        self.start = graph.role(start).id
        self.goal = graph.role(goal).id
        self.budget = budget
        wanted = frozenset(kinds)
        for kind in sorted(wanted - set(KINDS)):
            raise QuestionError(f"no kind of move is called {kind!r}; choose from: {', '.join(KINDS)}")
        if max_moves is not None and max_moves < 0:
            raise QuestionError(f"max_moves is {max_moves}; a route has 0 moves or more")
        if budget is not None and not budget > 0:
            raise QuestionError(f"the budget is {budget} seconds; give it more than 0")
        self.constraints = Constraints(
            via=frozenset(graph.role(name).id for name in via),
            avoid=frozenset(graph.role(name).id for name in avoid),
            kinds=wanted,
            no_step_down=no_step_down,
            max_moves=max_moves,
        )
        both = sorted(self.constraints.via & self.constraints.avoid)
        if both:
            raise QuestionError(f"{both[0]} is both to be passed (via) and to be avoided; choose one")

    def search(self, by: Objective, held: Mapping[str, int]) -> Search | None:
        """Return the question as a search, or None where start and goal are the same role."""
        if self.start == self.goal:
            return None
        return Search(
            self.graph,
            self.start,
            self.goal,
            by=by,
            held=held,
            constraints=self.constraints,
            seconds=self.budget,
        )


def _no_route(
    question: _Question, by: Objective, held: Mapping[str, int], *, gave_up: bool = False
) -> NoRouteError:
    none = no_route(
        question.graph,
        question.start,
        question.goal,
        by=by,
        held=held,
        constraints=question.constraints,
        gave_up=gave_up,
    )
    return NoRouteError(none.reason, none)


def _count(number: float, noun: str) -> str:
    """Return "1 move", "2 moves", "2.5 years"."""
    text = f"{number:g}"
    return f"{text} {noun}" if text == "1" else f"{text} {noun}s"


def _differences(route: Route, other: Route) -> tuple[list[str], list[str]]:
    """Return what a route costs more than another one, and what it saves."""
    more, saved = [], []
    figures = [
        (route.moves - other.moves, "move", ""),
        (route.learning - other.learning, "step", " of learning"),
    ]
    if route.years is not None and other.years is not None:
        figures.append((round(route.years - other.years, 6), "year", ""))
    for difference, noun, of in figures:
        if difference > 0:
            more.append(f"{_count(difference, noun)}{of}")
        elif difference < 0:
            saved.append(f"{_count(-difference, noun)}{of}")
    return more, saved


def _against(route: Route, best: Route, rank: int) -> str:
    """Say how a route stands to the best one."""
    more, saved = _differences(route, best)
    parts = [f"{' and '.join(more)} more"] if more else []
    if saved:
        parts.append(f"saves {' and '.join(saved)}")
    return f"number {rank}: {', '.join(parts) if parts else 'as good in every figure'}"


def _reasons(route: Route, routes: Sequence[Route], place: int) -> list[str]:
    """Return why one would choose a route of a trade-off."""
    reasons = []
    if route.moves == min(other.moves for other in routes):
        reasons.append("fewest moves")
    if route.learning == min(other.learning for other in routes):
        reasons.append("least to learn")
    years = [other.years for other in routes if other.years is not None]
    if route.years is not None and route.years == min(years):
        reasons.append("fastest")
    shares = [other.likelihood for other in routes if other.likelihood is not None]
    if route.likelihood is not None and route.likelihood == max(shares):
        reasons.append("most travelled")
    if not reasons:
        before = routes[place - 1]
        more, saved = _differences(route, before)
        cost = f"{' and '.join(more)} more" if more else "for nothing more"
        gain = f"saves {' and '.join(saved)}" if saved else f"instead of {' > '.join(before.roles[1:-1])}"
        reasons.append(f"in between: {cost} {gain}")
    return reasons
