"""Routes from one role to another: the best, the next best, and the trade-offs."""

from __future__ import annotations

import sys
from itertools import islice
from typing import TYPE_CHECKING, Any, Unpack

from careergraph.answers import Answers, NoRoute, Route
from careergraph.errors import NoRouteError, QuestionError
from careergraph.numbers import at_least
from careergraph.objectives import LEARNING, MOVES, OBJECTIVES, TIES, objective_of
from careergraph.person import PersonOptions, credentials_held, kept
from careergraph.person import held as holdings
from careergraph.search import Budget, Constraints, Describer, Search
from careergraph.search.figures import measure_of
from careergraph.wording import plural

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from careergraph.document.records import Kind
    from careergraph.graph import CareerGraph
    from careergraph.objectives import Objective, ObjectiveName
    from careergraph.person import Have, Profile
    from careergraph.search import Found

__all__ = ["RouteOptions", "path", "trade_offs", "worth_knowing"]

# The routes of an answer may have so many moves in all: told, each takes some hundred bytes.
MOST_TOLD = 200_000
# Beside the best route by one objective those by others may take so much of what is left of the budget.
A_QUARTER = 0.25
TIED = "of routes as good not all were compared: another may ask less"


class RouteOptions(PersonOptions, total=False):
    """What may be said with a question about routes; every option may be left out.

    ``have``, ``profile``, ``only_mine``: what the person holds, on top of (or, with ``only_mine``, instead
    of) the start role's skills. ``via``, ``avoid``: roles to pass, in any order, and roles to keep away
    from. ``kinds``: the kinds of move that may be used, all where empty. ``no_step_down``: leave out moves
    to a lower level. ``no_pay_cut``: leave out moves to a role of which it is known that it pays less than
    the one before, or than the start. ``max_moves``: how long a route may be. ``budget``: seconds for all
    searches together; without it a fixed amount of work is the budget, which gives the same answer on every
    machine.
    """

    via: Iterable[str]
    avoid: Iterable[str]
    kinds: Iterable[Kind]
    no_step_down: bool
    no_pay_cut: bool
    max_moves: int | None
    budget: float | None


def path(
    graph: CareerGraph,
    start: str,
    goal: str,
    *,
    by: Objective | ObjectiveName = MOVES,
    k: int = 1,
    **options: Unpack[RouteOptions],
) -> Answers[Route]:
    """Which routes lead from one role to another, best first?

    Parameters
    ----------
    graph
        The career graph.
    start, goal
        Roles by id, title or alias.
    by
        What "best" means: ``"moves"`` (fewest), ``"learning"`` (least new learning, a skill learnt once
        is not paid twice), ``"years"`` (fewest) or ``"likelihood"`` (highest), or an
        `careergraph.objectives.Objective` of your own. Ties: moves, then learning, then years (unknown
        last), then role ids.
    k
        How many routes at most.
    **options
        The person and the constraints: see `RouteOptions`.

    Returns
    -------
    list of Route
        At least one, at most ``k``. From a role to itself: one route of no moves. Where the budget ended the
        search, ``.missing`` says what is missing, and what is not proven to be the best says so.

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
    by = objective_of(by)
    k = at_least(1, k, "k")
    question = _Question(graph, start, goal, **options)
    if question.is_answered():
        return Answers([question.no_move()])
    if by is LEARNING and not graph.names_skills:
        raise question.learning_unknown()
    search = question.search(by)
    found, missing = ([], "") if search is None else _found(search, k)
    if not found:
        raise question.no_route(by, gave_up=search is not None and search.gave_up)
    routes = [question.told(question.describer.found(each, by)) for each in found]
    best_route = routes[0]
    return Answers(
        [
            route.model_copy(update={"reasons": tuple(_told(each, route, best_route, rank, by))})
            for rank, (each, route) in enumerate(zip(found, routes, strict=True), 1)
        ],
        missing=missing,
    )


def _found(search: Search, k: int) -> tuple[list[Found], str]:
    """Return the k best routes, and in words what is missing, if anything."""
    if k == 1:
        best = search.best()
        return ([] if best is None else [best]), ""
    from careergraph.search import Alternatives

    alternatives = Alternatives(search)
    found: list[Found] = []
    moves = 0
    for each in islice(alternatives, min(k, sys.maxsize)):
        moves += len(each.path)
        if found and moves > MOST_TOLD:
            return found, f"only {plural(len(found), 'route')} can be told: the next ones have too many moves"
        found.append(each)
    if not alternatives.complete:
        # A search that was cut may have missed a route that the search for a later one came by.
        found.sort(key=lambda each: search.key(each.path))
        if len(found) < k:
            return found, f"only {plural(len(found), 'route')} found within the budget: there may be more"
    return found, ""


def _told(found: Found, route: Route, best: Route, rank: int, by: Objective) -> Iterator[str]:
    """Yield the reasons for one of the best routes."""
    yield _first(route, by) if rank == 1 else _against(route, best, rank, by)
    if found.proven and not found.first:
        yield TIED


def worth_knowing(
    graph: CareerGraph,
    start: str,
    goal: str,
    *,
    beside: Route,
    by: Objective | ObjectiveName | None = None,
    **options: Unpack[RouteOptions],
) -> list[Route]:
    """Which routes are best by some objective, beside one that is known already?

    Quicker than `trade_offs`, which also finds what lies between them.

    Parameters
    ----------
    beside
        The route that is known; it is left out.
    by
        The objective that it is the best by, if any.
    **options
        The person and the constraints: see `RouteOptions`.

    Returns
    -------
    list of Route
        The best by moves, learning, years and likelihood, as far as there are such; each once, with all
        that it is best in as its reasons.
    """
    known = None if by is None else objective_of(by)
    question = _Question(graph, start, goal, **options)
    search = None if question.is_answered() else question.search(MOVES)
    routes = {beside.roles: beside}
    proven: dict[Objective, float | None] = {}
    for other in OBJECTIVES.values() if search else ():
        if other is known and beside.proven:
            proven[other] = _said(beside, other)
            continue
        best = search.by_objective(other, search.budget.part(A_QUARTER)).best() if search else None
        if best is not None and best.proven:
            route = question.describer.found(best, other)
            routes.setdefault(route.roles, route)
            proven[other] = _said(route, other)
    every = list(routes.values())
    return [
        route.model_copy(update={"reasons": tuple(_best_in(route, every, proven))}) for route in every[1:]
    ]


def trade_offs(
    graph: CareerGraph,
    start: str,
    goal: str,
    *,
    by: Iterable[Objective | ObjectiveName] = TIES,
    **options: Unpack[RouteOptions],
) -> Answers[Route]:
    """Which routes does no other route beat in moves, learning and years at once?

    Of routes that are equal in all of them the one with the fewest moves, then the least learning, then the
    first by role ids stands for all; a route with unknown years is compared on moves and learning.

    Parameters
    ----------
    by
        The objectives to compare routes by, where it is not those three: at most one of your own.
    **options
        The person and the constraints: see `RouteOptions`.

    Returns
    -------
    list of Route
        By moves, then learning; ``reasons`` say why one would choose each. Where the budget ended the search
        none is proven, and ``.missing`` says that there may be others.

    Raises
    ------
    NoRouteError
        There is no route.
    UnknownNameError, QuestionError
        As for `path`; or there is nothing to compare routes by, or more than one objective of your own.

    Examples
    --------
    >>> from careergraph import CareerGraph
    >>> graph = CareerGraph.load("sales-marketing")
    >>> routes = graph.trade_offs("coordinator", "cro", by=["moves", "learning"])
    >>> [(route.moves, route.learning) for route in routes]
    [(3, 58), (4, 54)]
    """
    weighed = tuple(map(objective_of, by))
    own = [each for each in dict.fromkeys(weighed) if each.name not in OBJECTIVES]
    if not weighed or len(own) > 1:
        names = " and ".join(each.name for each in own) or "nothing"
        raise QuestionError(f"by {names} no trade-offs are told; choose objectives, one of your own at most")
    question = _Question(graph, start, goal, **options)
    if question.is_answered():
        return Answers([question.no_move()])
    search = question.search(MOVES)
    if search is None:
        raise question.no_route(MOVES)
    from careergraph.search import trade_offs as unbeaten

    front = unbeaten(search, weighed)
    ids, tell = search.network.ids, question.describer.told
    routes = [
        question.told(
            tell([ids[role] for role in each.path], proven=front.proven, by=own[0] if own else None)
        )
        for each in front.routes
    ]
    if not routes:
        raise question.no_route(MOVES, gave_up=not front.proven)
    best = {each: question.describer.figure(figure, each) for each, figure in front.best.items()}
    return Answers(
        [
            route.model_copy(update={"reasons": tuple(_reasons(routes, place, best, weighed))})
            for place, route in enumerate(routes)
        ],
        missing="" if front.proven else "the search was cut: there may be others, and one that beats these",
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
        no_pay_cut: bool = False,
        max_moves: int | None = None,
        budget: float | None = None,
    ) -> None:
        self.graph = graph
        self.start = graph.role(start).id
        self.goal = graph.role(goal).id
        self.constraints = Constraints.of(
            graph,
            via=via,
            avoid=avoid,
            kinds=kinds,
            no_step_down=no_step_down,
            no_pay_cut=self.start if no_pay_cut else None,
            max_moves=max_moves,
        )
        work = Budget(budget)
        person = PersonOptions(have=kept(have), profile=profile, only_mine=only_mine)
        self.held = holdings(graph, self.start, **person)
        self.credentials = credentials_held(graph, self.start, **person)
        self.describer = Describer(graph, self.held)
        # What all searches for the question are asked beside the ends and the objective.
        self._asked: dict[str, Any] = {"held": self.held, "constraints": self.constraints, "budget": work}

    def told(self, route: Route) -> Route:
        """Return a route with what one prepares its steps with."""
        if not (self.graph.columns.taught or self.graph.file.credentials):
            return route  # as nearly everywhere: no room is opened for it
        from careergraph.preparation import prepared

        return prepared(self.graph, route, self.credentials)

    def is_answered(self) -> bool:
        """Whether no move is needed: the goal is the start, and no other role is to be passed."""
        return self.start == self.goal and self.constraints.via <= {self.start}

    def no_move(self) -> Route:
        """Return the route of no moves."""
        return self.describer.told([self.start], reasons=["no move is needed"], lower_bound=0)

    def search(self, by: Objective) -> Search | None:
        """Return the question as a search, or None where start and goal are the same role."""
        if self.start == self.goal:
            return None
        return Search(self.graph, self.start, self.goal, by=by, **self._asked)

    def learning_unknown(self) -> NoRouteError:
        """Return the error that says why no route can be found by learning in a graph that names no skills.

        As by years where no move knows its years: no move can be used. Where even the moves lead nowhere,
        that is what is told.
        """
        search = self.search(MOVES)
        if search is None or search.shortest() is None:
            return self.no_route(MOVES)
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

        none = no_route(Search(self.graph, self.start, self.goal, by=by, **self._asked), gave_up=gave_up)
        return NoRouteError(none.reason, none)


def _first(route: Route, by: Objective) -> str:
    """Say of the first route by an objective what it is; of a figure that it does not tell also how much."""
    best = by.best if route.proven else f"{by.best} found in the budget"
    return best if route.figure is None else f"{best}: {by.amount(route.figure)}"


def _differences(route: Route, other: Route, by: Iterable[Objective]) -> tuple[list[str], list[str]]:
    """Return what a route costs more than another one, and what it saves, where less is better."""
    more: list[str] = []
    saved: list[str] = []
    for each in dict.fromkeys((*TIES, *by)):
        mine, theirs = _said(route, each), _said(other, each)
        if mine is None or theirs is None or each.more_is_better:
            continue
        measure = measure_of(each)
        apart = measure.told(measure.figure(mine) - measure.figure(theirs))
        if apart:
            (more if apart > 0 else saved).append(each.amount(abs(apart)))
    return more, saved


def _against(route: Route, best: Route, rank: int, by: Objective) -> str:
    """Say how a route stands to the best one."""
    more, saved = _differences(route, best, [by])
    parts = [f"{' and '.join(more)} more"] if more else []
    if saved:
        parts.append(f"saves {' and '.join(saved)}")
    return f"number {rank}: {', '.join(parts) if parts else 'as good in every figure'}"


def _said(route: Route, by: Objective) -> float | None:
    """Return what a route says of its figure by an objective, or None where it is unknown."""
    return getattr(route, by.name) if by.name in OBJECTIVES else route.figure


def _best_in(
    route: Route,
    listed: Sequence[Route],
    best: Mapping[Objective, float | None],
    by: Iterable[Objective] = (),
) -> list[str]:
    """Return what a route is best in: of all routes, where ``best`` has their figure, or of those listed."""
    reasons = []
    for each in dict.fromkeys((*OBJECTIVES.values(), *by)):
        figure, reason = _said(route, each), each.reason or each.best
        known = {said for other in listed if (said := _said(other, each)) is not None}
        if figure is None:
            continue
        if figure == best.get(each):
            reasons.append(reason)
        elif len(known) > 1 and figure == (max if each.more_is_better else min)(known):
            reasons.append(f"{reason} of these")
    return reasons


def _reasons(
    routes: Sequence[Route], place: int, best: Mapping[Objective, float | None], by: Sequence[Objective]
) -> list[str]:
    """Return why one would choose a route of a trade-off."""
    route = routes[place]
    reasons = _best_in(route, routes, best, by)
    if not reasons and place:
        before = routes[place - 1]
        more, saved = _differences(route, before, by)
        cost = f"{' and '.join(more)} more" if more else "for nothing more"
        gain = f" saves {' and '.join(saved)}" if saved else ""
        for each in by:
            if each.more_is_better and (figure := _said(route, each)) != (other := _said(before, each)):
                told = ("unknown" if it is None else each.amount(it) for it in (figure, other))
                gain += f", {each.name} {' instead of '.join(told)}"
        gain = gain or f" instead of {' > '.join(before.roles[1:-1])}"
        reasons.append(f"in between: {cost}{gain}")
    return reasons
