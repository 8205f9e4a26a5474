"""Which roles suit what somebody holds, wherever they stand."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from pydantic import TypeAdapter

from careergraph.answers import Answer, Learn, Number
from careergraph.errors import QuestionError, UnknownNameError
from careergraph.names import each_name, fold, near
from careergraph.person import held, role_of
from careergraph.person.shortfall import effort_of, shortfall

if TYPE_CHECKING:
    from collections.abc import Iterable

    from careergraph.graph import CareerGraph
    from careergraph.person import Have, Profile

__all__ = ["Match", "match"]

_LEARN = TypeAdapter(tuple[Learn, ...])


class Match(Answer):
    """A role, and how far what somebody holds goes for it.

    ``met`` of the ``asked`` proficiency steps that the role essentially expects are there: ``readiness``
    (0..1) is their ratio. ``learning`` is the missing steps weighed by effort, and ``missing`` lists them:
    what takes the most learning first, then in the order of the skills' ids.
    """

    role: str
    readiness: float
    learning: Number
    met: int
    asked: int
    missing: tuple[Learn, ...]

    def __repr__(self) -> str:
        """Say which role, and how ready."""
        return f"<Match {self.role!r}: readiness {self.readiness:.2f}, learning {self.learning}>"


def match(
    graph: CareerGraph,
    *,
    have: Have | None = None,
    profile: Profile | None = None,
    only_mine: bool = False,
    levels: Iterable[str] = (),
    functions: Iterable[str] = (),
) -> list[Match]:
    """Return the roles that suit what somebody holds: the readiest first, then the least to learn.

    Ties break by id. No target is asked for, and no move: a role that suits may be one that no route leads
    to.

    Parameters
    ----------
    graph
        The graph.
    have
        Skills held: skill -> level (a number or a name of the scale), or skills as text, ``"budgeting:2"``.
    profile
        A person's skills. Where it names the role that the person is in, that role's skills are held, too.
    only_mine
        Count only ``have`` and ``profile``, not the skills that the profile's role expects.
    levels
        Only roles of one of these levels; of any where empty.
    functions
        Only roles with a share in one of these functions, by id or title; of any where empty.

    Returns
    -------
    list of Match
        One for each role that essentially expects some skill. What other roles expect is not known: they are
        not among the answers, and in a graph that names no skills there are none.

    Raises
    ------
    QuestionError
        There is nobody to measure.
    UnknownNameError
        A skill, level or function, or the profile's role, is not in the graph.

    Notes
    -----
    Cost: O(r log r) for r expected skills of all roles together.

    Examples
    --------
    >>> from careergraph import CareerGraph
    >>> graph = CareerGraph.from_dict({
    ...     "format": "careergraph/1", "title": "A kitchen", "moves": [],
    ...     "skills": {"cooking": {"title": "Cooking"}, "hygiene": {"title": "Hygiene"}},
    ...     "roles": {"cook": {"title": "Cook", "skills": {"cooking": 2, "hygiene": 2}},
    ...               "chef": {"title": "Chef", "skills": {"cooking": 4}}, "owner": {"title": "Owner"}},
    ... })
    >>> match(graph, have=["cooking:2"])
    [<Match 'chef': readiness 0.50, learning 2>, <Match 'cook': readiness 0.50, learning 2>]
    """
    if profile is None and have is None:
        raise QuestionError("nobody to measure; give a profile, or skills held")
    start = None if profile is None else role_of(graph, profile)
    mine = held(graph, start, have=have, profile=profile, only_mine=only_mine)
    wanted = {_named(graph, "level", name) for name in each_name(levels)}
    shares = {_named(graph, "function", name) for name in each_name(functions)}
    found = []
    for key in graph.columns.role_ids:
        if wanted and graph.roles[key].level not in wanted:
            continue
        if shares and not any(graph.roles[key].focus.get(function, 0) > 0 for function in shares):
            continue
        short = shortfall(graph, graph.expected(key), mine)
        if short.asked:
            match = Match(
                role=key,
                readiness=short.met / short.asked,
                learning=short.learning or 0,
                met=short.met,
                asked=short.asked,
                missing=_heaviest(graph, short.missing),
            )
            # Exact: floats tell neither near shares nor near weights apart.
            found.append(((-Fraction(short.met, short.asked), short.weight, key), match))
    return [match for _, match in sorted(found, key=lambda each: each[0])]


def _heaviest(graph: CareerGraph, missing: dict[str, tuple[int, int]]) -> tuple[Learn, ...]:
    """Return missing steps, what takes the most learning first, then by skill id."""
    effort = graph.derived(effort_of)
    heavy = sorted((effort(skill) * (low - top), skill, low, top) for skill, (low, top) in missing.items())
    # All at once: made one by one they take pydantic twice as long.
    return _LEARN.validate_python([{"skill": skill, "from": low, "to": top} for _, skill, low, top in heavy])


def _named(graph: CareerGraph, kind: str, name: str) -> str:
    """Return a level, or the id of a function, that a name means: in any case and spacing.

    Raises
    ------
    UnknownNameError
        There is none; ``.candidates`` holds near ones.
    """
    functions = graph.file.functions
    names = {title: key for key, title in functions.items()} | {key: key for key in functions}
    if kind == "level":
        names = {level: level for level in graph.file.levels}
    known = {fold(text): key for text, key in names.items()}
    if fold(name) not in known:
        raise UnknownNameError(
            kind,
            name,
            near(name, names),
            hint=f"this graph has {', '.join(dict.fromkeys(names.values())) or 'none'}",
        )
    return known[fold(name)]
