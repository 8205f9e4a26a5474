"""Routes from one role to another: the best, the next best, and the trade-offs."""

from __future__ import annotations

import sys
from itertools import islice
from typing import TYPE_CHECKING, Unpack, get_args

from careergraph.answers import OBJECTIVES, NoRoute, Objective, PathAnswer, Route
from careergraph.document.records import Kind
from careergraph.errors import NoRouteError, QuestionError
from careergraph.person import PersonOptions
from careergraph.person import held as holdings
from careergraph.search import Constraints, Search, describe, describe_found
from careergraph.wording import plural

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from careergraph.graph import CareerGraph
    from careergraph.person import Have, Profile

__all__ = ["RouteOptions", "path", "path_answer", "trade_offs", "worth_knowing"]

KINDS: tuple[Kind, ...] = get_args(Kind)

# What a route is best in, as the answer to a question by one objective ...
BEST = {
    "moves": "fewest moves",
    "learning": "least learning",
    "years": "fastest",
    "likelihood": "most travelled",
}
# ... and as a reason to choose it among others.
WORDS = {**BEST, "learning": "least to learn"}


class RouteOptions(PersonOptions, total=False):
    """What may be said with a question about routes; every option may be left out.

    ``have``, ``profile``, ``only_mine``: what the person holds, on top of (or, with ``only_mine``, instead
    of) the start role's skills. ``via``, ``avoid``: roles to pass, in any order, and roles to keep away
    from. ``kinds``: the kinds of move that may be used, all where empty. ``no_step_down``: leave out moves
    to a lower level. ``max_moves``: how long a route may be. ``budget``: seconds for each exact search;
    without it a fixed amount of work is the budget, which gives the same answer on every machine.
    """

    via: Iterable[str]
    avoid: Iterable[str]
    kinds: Iterable[Kind]
    no_step_down: bool
    max_moves: int | None
    budget: float | None


def path(
    graph: CareerGraph,
    start: str,
    goal: str,
    *,
    by: Objective = "moves",
    k: int = 1,
    **options: Unpack[RouteOptions],
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
    **options
        The person and the constraints: see `RouteOptions`.

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
    question = _Question(graph, start, goal, **options)
    if question.is_answered():
        return [question.no_move()]
    if by == "learning" and not graph.names_skills:
        raise question.learning_unknown()
    search = question.search(by)
    found = list(islice(search.alternatives(), min(k, sys.maxsize))) if search else []
    if not found:
        raise question.no_route(by, gave_up=search is not None and search.gave_up)
    routes = [describe_found(graph, each, question.held, by, ()) for each in found]
    best = routes[0]
    return [
        best.model_copy(update={"reasons": (_first(best, by),)}),
        *(
            route.model_copy(update={"reasons": (_against(route, best, rank),)})
            for rank, route in enumerate(routes[1:], 2)
        ),
    ]


def worth_knowing(
    graph: CareerGraph, start: str, goal: str, *, beside: Route, **options: Unpack[RouteOptions]
) -> list[Route]:
    """Which routes are best by some objective, beside one that is known already?

    Quicker than `trade_offs`, which also finds what lies between them.

    Parameters
    ----------
    beside
        The route that is known; it is left out.
    **options
        The person and the constraints: see `RouteOptions`.

    Returns
    -------
    list of Route
        The best by moves, learning, years and likelihood, as far as there are such; each once, with all
        that it is best in as its reasons.
    """
    question = _Question(graph, start, goal, **options)
    search = None if question.is_answered() else question.search("moves")
    routes = {beside.roles: beside}
    proven: dict[Objective, float | None] = {}
    for by in OBJECTIVES if search else ():
        best = search.by_objective(by).best() if search else None
        if best is not None and best.proven:
            route = describe_found(graph, best, question.held, by, ())
            routes.setdefault(route.roles, route)
            proven[by] = _figure(route, by)
    every = list(routes.values())
    return [
        route.model_copy(update={"reasons": tuple(_best_in(route, every, proven))}) for route in every[1:]
    ]


def trade_offs(graph: CareerGraph, start: str, goal: str, **options: Unpack[RouteOptions]) -> list[Route]:
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
    question = _Question(graph, start, goal, **options)
    if question.is_answered():
        return [question.no_move()]
    search = question.search("moves")
    if search is None:
        raise question.no_route("moves")
    from careergraph.search import trade_offs as unbeaten

    front = unbeaten(search)
    routes = [
        describe(graph, [search.network.ids[role] for role in each.path], question.held, proven=front.proven)
        for each in front.routes
    ]
    if not routes:
        if not front.proven and (best := search.best()) is not None:
            route = describe_found(graph, best, question.held, "moves", ())
            return [route.model_copy(update={"reasons": (_first(route, "moves"),)})]
        raise question.no_route("moves", gave_up=not front.proven)
    return [
        route.model_copy(update={"reasons": tuple(_reasons(routes, place, front.best))})
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
    """What all questions about routes share, resolved and checked: the ends, the person, the constraints."""

    def __init__(
        self,
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
        self.held = holdings(graph, self.start, have=have, profile=profile, only_mine=only_mine)

    def is_answered(self) -> bool:
        """Whether no move is needed: the goal is the start, and no other role is to be passed."""
        return self.start == self.goal and self.constraints.via <= {self.start}

    def no_move(self) -> Route:
        """Return the route of no moves."""
        return describe(self.graph, [self.start], self.held, reasons=["no move is needed"], lower_bound=0)

    def search(self, by: Objective) -> Search | None:
        """Return the question as a search, or None where start and goal are the same role."""
        if self.start == self.goal:
            return None
        return Search(
            self.graph,
            self.start,
            self.goal,
            by=by,
            held=self.held,
            constraints=self.constraints,
            seconds=self.budget,
        )

    def learning_unknown(self) -> NoRouteError:
        """Return the error that says why no route can be found by learning in a graph that names no skills.

        As by years where no move knows its years: no move can be used. Where even the moves lead nowhere,
        that is what is told.
        """
        search = self.search("moves")
        if search is None or search.shortest() is None:
            return self.no_route("moves")
        graph = self.graph
        pair = f"from {graph.roles[self.start].title} to {graph.roles[self.goal].title}"
        reason = (
            f"no route {pair} by learning: this graph names no skills, so nobody knows what there is to learn"
        )
        none = NoRoute(
            reason=reason, reachable=0, highest=(), leads_to_goal=0, bridges=(), lacking=len(graph.file.moves)
        )
        return NoRouteError(reason, none)

    def no_route(self, by: Objective, *, gave_up: bool = False) -> NoRouteError:
        """Return the error that says why there is no route."""
        from careergraph.search import no_route

        none = no_route(
            self.graph,
            self.start,
            self.goal,
            by=by,
            held=self.held,
            constraints=self.constraints,
            gave_up=gave_up,
        )
        return NoRouteError(none.reason, none)


def _first(route: Route, by: Objective) -> str:
    """Say of the first route by an objective what it is."""
    return BEST[by] if route.proven else f"{BEST[by]} found in the budget"


def _differences(route: Route, other: Route) -> tuple[list[str], list[str]]:
    """Return what a route costs more than another one, and what it saves."""
    more, saved = [], []
    figures: list[tuple[float, str, str]] = [(route.moves - other.moves, "move", "")]
    if route.learning is not None and other.learning is not None:
        figures.append((route.learning - other.learning, "step", " of learning"))
    if route.years is not None and other.years is not None:
        figures.append((round(route.years - other.years, 6), "year", ""))
    for difference, noun, of in figures:
        if difference > 0:
            more.append(f"{plural(difference, noun)}{of}")
        elif difference < 0:
            saved.append(f"{plural(-difference, noun)}{of}")
    return more, saved


def _against(route: Route, best: Route, rank: int) -> str:
    """Say how a route stands to the best one."""
    more, saved = _differences(route, best)
    parts = [f"{' and '.join(more)} more"] if more else []
    if saved:
        parts.append(f"saves {' and '.join(saved)}")
    return f"number {rank}: {', '.join(parts) if parts else 'as good in every figure'}"


def _figure(route: Route, by: Objective) -> float | None:
    """Return what an objective looks at, where less is better, or None where it is unknown."""
    if by == "likelihood":
        return None if route.likelihood is None else -route.likelihood
    figure: float | None = getattr(route, by)
    return figure


def _best_in(route: Route, listed: Sequence[Route], best: Mapping[Objective, float | None]) -> list[str]:
    """Return what a route is best in: of all routes, where ``best`` has their figure, or of those listed."""
    reasons = []
    for by in OBJECTIVES:
        figure = _figure(route, by)
        known = [other for each in listed if (other := _figure(each, by)) is not None]
        if figure is not None and figure == best.get(by):
            reasons.append(WORDS[by])
        elif figure is not None and figure == min(known) < max(known):
            reasons.append(f"{WORDS[by]} of these")
    return reasons


def _reasons(routes: Sequence[Route], place: int, best: Mapping[Objective, float | None]) -> list[str]:
    """Return why one would choose a route of a trade-off."""
    route = routes[place]
    reasons = _best_in(route, routes, best)
    if not reasons and place:
        before = routes[place - 1]
        more, saved = _differences(route, before)
        cost = f"{' and '.join(more)} more" if more else "for nothing more"
        gain = f"saves {' and '.join(saved)}" if saved else f"instead of {' > '.join(before.roles[1:-1])}"
        reasons.append(f"in between: {cost} {gain}")
    return reasons
