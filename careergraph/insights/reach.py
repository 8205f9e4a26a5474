"""The roles within reach of a role, each with its best route."""

from __future__ import annotations

from math import inf, isfinite
from typing import TYPE_CHECKING

from careergraph.answers import Answer, Answers, Number, Route
from careergraph.errors import QuestionError
from careergraph.objectives import LEARNING, MOVES, TIES, objective_of
from careergraph.person import PersonOptions, held
from careergraph.search import Budget, Constraints, Describer, Limits, Network, Search, best_around
from careergraph.search.figures import millionths

if TYPE_CHECKING:
    from collections.abc import Iterable

    from careergraph.document.records import Kind
    from careergraph.graph import CareerGraph
    from careergraph.objectives import Objective, ObjectiveName
    from careergraph.person import Have, Profile

__all__ = ["ReachOptions", "Reached", "reach"]


class Reached(Answer):
    """A role within reach, and the best route to it; the figures are the route's.

    ``complete`` says of the whole list that it holds every role within the limits: not where the search was
    cut.
    """

    role: str
    moves: int
    learning: Number | None
    years: float | None
    route: Route
    complete: bool = True

    def __repr__(self) -> str:
        """Say which role, and what its route takes."""
        learning = "unknown" if self.learning is None else self.learning
        years = "unknown" if self.years is None else f"{self.years:g}"
        return f"<Reached {self.role!r}: moves {self.moves}, learning {learning}, years {years}>"


class ReachOptions(PersonOptions, total=False):
    """What may be said with a question about reach: the objective, limits, the person, which moves count."""

    by: Objective | ObjectiveName | None
    moves: int | None
    learning: float | None
    years: float | None
    avoid: Iterable[str]
    kinds: Iterable[Kind]
    no_step_down: bool
    budget: float | None


def reach(
    graph: CareerGraph,
    role: str,
    *,
    by: Objective | ObjectiveName | None = None,
    moves: int | None = None,
    learning: float | None = None,
    years: float | None = None,
    have: Have | None = None,
    profile: Profile | None = None,
    only_mine: bool = False,
    avoid: Iterable[str] = (),
    kinds: Iterable[Kind] = (),
    no_step_down: bool = False,
    budget: float | None = None,
) -> Answers[Reached]:
    """Return the roles that some route within all the given limits leads to, each with the best such route.

    Ties break as everywhere: by moves, learning, years (unknown last), role ids.

    Parameters
    ----------
    graph
        The graph.
    role
        The role to start from, by id, title or alias; it is not among the answers.
    by
        What "best" means: an objective, as for `careergraph.routes.path`. Where none is said it is the first
        limit that is given, in the order moves, learning, years; moves without a limit.
    moves
        At most so many moves.
    learning
        At most so much learning: proficiency steps weighed by effort; in a graph that names no skills no
        route is known to be within it.
    years
        At most so many years; a route of unknown years is out.
    have
        Skills held: skill -> level (a number or a name of the scale), or skills as text, ``"budgeting:2"``.
    profile
        A person's skills.
    only_mine
        Count only ``have`` and ``profile``, not the skills that the role expects.
    avoid
        Roles that no route may pass, begin or end at: as in `path`, none is left where the start is avoided.
    kinds
        Only moves of these kinds: ``"promotion"``, ``"lateral"``, ``"step_down"``.
    no_step_down
        No move to a lower level.
    budget
        Seconds for all searches together; without it a fixed amount of work is the budget, which gives the
        same answer on every machine.

    Returns
    -------
    list of Reached
        In the order of their best routes. Where the budget ended the search, routes that are not proven to be
        the best say so, and ``.missing`` says how many roles more may be within the limits.

    Raises
    ------
    QuestionError
        The objective makes no sense, a limit is negative or no number, or a kind does not exist.
    UnknownNameError
        A role, skill or level is not in the graph.

    Notes
    -----
    One label search for all roles, and one for each that it leaves open, see
    `careergraph.search.best_around`: exact, and exponential in the worst case, hence the budget.

    Examples
    --------
    >>> from careergraph import CareerGraph
    >>> graph = CareerGraph.from_dict({
    ...     "format": "careergraph/1", "title": "A kitchen", "skills": {"cooking": {"title": "Cooking"}},
    ...     "roles": {"cook": {"title": "Cook"}, "chef": {"title": "Chef", "skills": {"cooking": 3}},
    ...               "owner": {"title": "Owner"}},
    ...     "moves": [{"from": "cook", "to": "chef", "years": 4}, {"from": "chef", "to": "owner"}],
    ... })
    >>> reach(graph, "cook", moves=2)
    [<Reached 'chef': moves 1, learning 3, years 4>, <Reached 'owner': moves 2, learning 3, years unknown>]
    >>> [found.role for found in reach(graph, "cook", learning=3, years=5)]
    ['chef']
    >>> [found.role for found in reach(graph, "cook", by="years")]
    ['chef']
    """
    start = graph.role(role).id
    limits = dict(zip(TIES, (moves, learning, years), strict=True))
    for each, limit in limits.items():
        if limit is not None and not (isfinite(limit) and limit >= 0):
            raise QuestionError(f"a limit of {limit} {each.name} reaches nothing; give a number from 0 up")
    first = next((objective for objective, limit in limits.items() if limit is not None), MOVES)
    by = first if by is None else objective_of(by)
    constraints = Constraints.of(graph, avoid=avoid, kinds=kinds, no_step_down=no_step_down)
    work = Budget(budget)
    levels = held(graph, start, have=have, profile=profile, only_mine=only_mine)
    if (by is LEARNING or learning is not None) and not graph.names_skills:
        return Answers()
    search = Search(
        graph,
        start,
        start,  # each role has its turn as the goal
        by=by,
        held=levels,
        constraints=constraints,
        limits=Limits(
            moves=inf if moves is None else moves,
            units=inf if learning is None else graph.derived(Network).units(learning),
            years=inf if years is None else millionths(years),
        ),
        budget=work,
    )
    around = best_around(search)
    missing = _missing(len(around.undecided), around.left_out)
    describer = Describer(graph, levels)
    routes = [describer.found(found, by) for found in around.routes]
    return Answers(
        [
            Reached(
                role=route.roles[-1],
                moves=route.moves,
                learning=route.learning,
                years=route.years,
                route=route,
                complete=not missing,
            )
            for route in routes
        ],
        missing=missing,
    )


def _missing(undecided: int, left_out: int) -> str:
    """Say what an answer does not hold, if anything."""
    told = []
    if undecided:
        roles = "role" if undecided == 1 else "roles"
        told.append(f"{undecided} {roles} more may be within the limits: the search for a route was cut")
    if left_out:
        roles = "role is" if left_out == 1 else "roles are"
        told.append(f"{left_out} {roles} left out, as the routes would have too many moves to be told")
    return "; ".join(told)
