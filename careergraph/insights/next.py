"""A role's moves, by how ready somebody is for each."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from careergraph.answers import Answer, Learn, Number, Prepared
from careergraph.document.records import Kind
from careergraph.person import credentials_held, held, kept
from careergraph.person.shortfall import shortfall
from careergraph.preparation import prepare
from careergraph.search.figures import millionths, years_of

if TYPE_CHECKING:
    from careergraph.graph import CareerGraph
    from careergraph.person import Have, Profile

__all__ = ["NextMove", "next_moves"]


class NextMove(Answer):
    """A move that a role offers.

    ``readiness`` (0..1) is met steps / asked steps of its essential requirements, ``learning`` the missing
    steps weighed by effort; both are None in a graph that names no skills. ``missing`` lists the steps in the
    order of the skills' ids. ``years``, ``people``
    and ``share`` are the move's own figures, None where unknown. ``sources`` are the ids of all that say
    something of the move: that there is one, its figures, what it asks for. ``preparation`` names the
    resources that teach what is missing, and the credentials still to get; left out where the graph knows of
    none.
    """

    to: str
    kind: Kind | None
    readiness: float | None
    learning: Number | None
    missing: tuple[Learn, ...]
    years: float | None
    people: int | None
    share: float | None
    sources: tuple[str, ...]
    preparation: Prepared = None

    def __repr__(self) -> str:
        """Say where to, and how ready."""
        kind = f"{self.kind}, " if self.kind else ""
        if self.readiness is None:
            return f"<NextMove to {self.to!r}: {kind}readiness unknown, learning unknown>"
        return f"<NextMove to {self.to!r}: {kind}readiness {self.readiness:.2f}, learning {self.learning}>"


def next_moves(
    graph: CareerGraph,
    role: str,
    *,
    have: Have | None = None,
    profile: Profile | None = None,
    only_mine: bool = False,
) -> list[NextMove]:
    """Return the moves that a role offers: the readiest first, then the least to learn, then by id.

    Parameters
    ----------
    graph
        The graph.
    role
        The role to move on from, by id, title or alias.
    have
        Skills held: skill -> level (a number or a name of the scale), or skills as text, ``"budgeting:2"``.
    profile
        A person's skills.
    only_mine
        Count only ``have`` and ``profile``, not the skills that the role expects.

    Returns
    -------
    list of NextMove
        One for each move out of the role; empty where none leads on.

    Raises
    ------
    UnknownNameError
        A role, skill or level is not in the graph.

    Notes
    -----
    Cost: O(m r log r) for m moves that ask for r skills each.

    Examples
    --------
    >>> from careergraph import CareerGraph
    >>> graph = CareerGraph.from_dict({
    ...     "format": "careergraph/1", "title": "A kitchen",
    ...     "skills": {"cooking": {"title": "Cooking"}, "budgeting": {"title": "Budgeting"}},
    ...     "roles": {"cook": {"title": "Cook", "skills": {"cooking": 2}},
    ...               "sous-chef": {"title": "Sous-chef"}, "chef": {"title": "Chef"}},
    ...     "moves": [{"from": "cook", "to": "chef", "requires": {"cooking": 4, "budgeting": 1}},
    ...               {"from": "cook", "to": "sous-chef", "requires": {"cooking": 3}}],
    ... })
    >>> next_moves(graph, "Cook")
    [<NextMove to 'sous-chef': readiness 0.67, learning 1>, <NextMove to 'chef': readiness 0.40, learning 3>]
    """
    start = graph.role(role).id
    have = kept(have)
    levels = held(graph, start, have=have, profile=profile, only_mine=only_mine)
    credentials = credentials_held(graph, start, have=have, profile=profile, only_mine=only_mine)
    moves = []
    for target in graph.successors(start):
        move = graph.move(start, target)
        short = shortfall(graph, graph.requirements(start, target), levels)
        # Exact: floats tell neither near shares nor near weights apart.
        ready = Fraction(short.met, short.asked) if short.asked else Fraction(1)
        place = (-ready, short.weight, target) if graph.names_skills else (0, 0, target)
        found = NextMove(
            to=target,
            kind=graph.kind(start, target),
            readiness=short.readiness,
            learning=short.learning,
            missing=tuple(Learn(skill=key, from_=low, to=top) for key, (low, top) in short.missing.items()),
            years=None if move.years is None else years_of(millionths(move.years)),
            people=move.people,
            share=move.share,
            sources=graph.step_sources(start, target),
            preparation=prepare(graph, short.missing, move.credentials, held=credentials),
        )
        moves.append((place, found))
    return [found for _, found in sorted(moves, key=lambda each: each[0])]
