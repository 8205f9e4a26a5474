"""What is missing for a role: skill by skill, from another role or from what a person holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import Field

from careergraph.answers import Answer, Learn, Number, Prepared, Required
from careergraph.errors import QuestionError
from careergraph.person import held, role_of
from careergraph.person.shortfall import expectations_known, shortfall, stating_into
from careergraph.preparation import prepare

if TYPE_CHECKING:
    from collections.abc import Mapping

    from careergraph.graph import CareerGraph
    from careergraph.person import Have, Profile
    from careergraph.person.shortfall import Shortfall

__all__ = ["Gap", "GapSkill", "HeldSkill", "MoveInto", "gap"]


class GapSkill(Answer):
    """A skill that the goal asks for, in 1-based proficiency levels (0: not held).

    ``missing`` steps are short and ``exceeded`` steps are held beyond what is asked: at most one of the two
    is not 0. ``effort`` weighs one step. ``optional`` says that somebody can come to the goal without it:
    what is missing then counts neither as learning nor against readiness. ``sources`` say who states that the
    goal expects the skill.
    """

    skill: str
    title: str
    held: int
    asked: int
    missing: int
    exceeded: int
    effort: float
    sources: tuple[str, ...]
    optional: bool = False


class HeldSkill(Answer):
    """A skill that is held and that the goal does not ask for."""

    skill: str
    title: str
    held: int


class MoveInto(Answer):
    """What a move into a role asks of the person: the steps that are missing, and their sum.

    ``requires`` is all that it states, in the order of the skills' ids; ``met`` of the ``asked`` steps that
    are essential are there, and ``readiness`` (0..1) is their ratio. ``missing`` lists the others, and
    ``learning`` weighs them by effort. ``sources`` say who says so.
    """

    from_: str = Field(alias="from")
    readiness: float
    learning: Number
    met: int
    asked: int
    requires: tuple[Required, ...]
    missing: tuple[Learn, ...]
    sources: tuple[str, ...]


class Gap(Answer):
    """How far a person, or whoever holds a role, is from a role.

    ``from_`` (``from`` in JSON) is the role started from, or None. ``skills`` are all that the goal expects
    and ``not_asked`` what is held besides, both in the order of their ids. Of those that are not optional
    ``met`` of ``asked`` proficiency steps are there: ``readiness`` is their ratio (1.0 where nothing is
    asked). ``learning`` is the missing ones, weighed by effort.

    The four figures are None where it is not known what the goal expects: in a graph that names no skills,
    and where the goal expects nothing while moves into it state what they ask. Then ``move`` is the best of
    those moves: the one from the start, if there is one, else the one that leaves the least to learn, then by
    id.

    ``preparation`` names the resources that teach what is missing, of the skills or else of that move; left
    out where the graph knows of none.
    """

    from_: str | None = Field(alias="from")
    to: str
    readiness: float | None
    learning: Number | None
    met: int | None
    asked: int | None
    skills: tuple[GapSkill, ...]
    not_asked: tuple[HeldSkill, ...]
    move: MoveInto | None = None
    preparation: Prepared = None

    @property
    def missing(self) -> tuple[GapSkill, ...]:
        """Return the skills that are short and must be learnt."""
        return tuple(skill for skill in self.skills if skill.missing and not skill.optional)

    @property
    def helpful(self) -> tuple[GapSkill, ...]:
        """Return the optional skills that are short: they help, and the goal can be reached without them."""
        return tuple(skill for skill in self.skills if skill.missing and skill.optional)

    @property
    def exceeded(self) -> tuple[GapSkill, ...]:
        """Return the skills that are held beyond what is asked."""
        return tuple(skill for skill in self.skills if skill.exceeded)

    def __repr__(self) -> str:
        """Say from where to where, and the figures."""
        start = repr(self.from_) if self.from_ is not None else "a person"
        if self.readiness is None:
            return f"<Gap from {start} to {self.to!r}: readiness unknown, learning unknown>"
        return (
            f"<Gap from {start} to {self.to!r}: readiness {self.readiness:.2f}, learning {self.learning}; "
            f"{len(self.missing)} of {sum(not skill.optional for skill in self.skills)} skills short, "
            f"{len(self.exceeded)} exceeded>"
        )


def gap(
    graph: CareerGraph,
    start: str | None,
    goal: str,
    *,
    have: Have | None = None,
    profile: Profile | None = None,
    only_mine: bool = False,
) -> Gap:
    """Return what is missing for a role: per skill the level held, the level asked, and the steps between.

    The goal asks for its expected skills; where these are not known the best move into it is told instead.
    Those that it can do without are told as optional. Nothing assumes that a higher role asks for more: a way
    up may exceed some skills and lack others.

    Parameters
    ----------
    graph
        The graph.
    start
        The role to start from, by id, title or alias. None measures a person alone, by ``profile`` or
        ``have``; the profile's own role, where it names one, is then the start.
    goal
        The role to measure against.
    have
        Skills held: skill -> level (a number or a name of the scale), or skills as text, ``"budgeting:2"``.
    profile
        A person's skills.
    only_mine
        Count only ``have`` and ``profile``, not the skills that the start expects.

    Returns
    -------
    Gap
        Every skill that the goal asks for, what is held besides, readiness (0..1) and learning
        (proficiency steps weighed by effort).

    Raises
    ------
    UnknownNameError
        A role, skill or level is not in the graph.
    QuestionError
        There is neither a start nor a person to measure.

    Notes
    -----
    Cost: O(s log s) for s skills of the goal and the start.

    Examples
    --------
    >>> from careergraph import CareerGraph
    >>> graph = CareerGraph.from_dict({
    ...     "format": "careergraph/1", "title": "A kitchen", "moves": [],
    ...     "skills": {"cooking": {"title": "Cooking"}, "hygiene": {"title": "Hygiene"}},
    ...     "roles": {"cook": {"title": "Cook", "skills": {"cooking": 2, "hygiene": 3}},
    ...               "chef": {"title": "Chef", "skills": {"cooking": 4, "hygiene": 2}}},
    ... })
    >>> answer = gap(graph, "cook", "chef")
    >>> [(skill.skill, skill.held, skill.asked) for skill in answer.missing]
    [('cooking', 2, 4)]
    >>> [(skill.skill, skill.exceeded) for skill in answer.exceeded]
    [('hygiene', 1)]
    >>> answer.learning
    2
    """
    if start is None and profile is None and have is None:
        raise QuestionError("nobody to measure; name a role to start from, a profile, or skills held")
    if start is None and profile is not None:
        start = role_of(graph, profile)
    origin = graph.role(start).id if start is not None else None
    role = graph.role(goal)
    levels = held(graph, origin, have=have, profile=profile, only_mine=only_mine)
    short = shortfall(graph, graph.expected(role.id), levels)
    known = expectations_known(graph, role.id)
    skills = tuple(
        GapSkill(
            skill=skill,
            title=graph.skills[skill].title,
            held=(level := levels.get(skill, 0)),
            asked=(asked := role.skills[skill]),
            missing=max(0, asked - level),
            exceeded=max(0, level - asked),
            effort=graph.skills[skill].effort,
            sources=graph.sources_of(role, f"skills.{skill}"),
            optional=skill in role.optional,
        )
        for skill in sorted(role.skills)
    )
    not_asked = tuple(
        HeldSkill(skill=skill, title=graph.skills[skill].title, held=level)
        for skill, level in sorted(levels.items())
        if level and skill not in role.skills
    )
    move = None if known else _best_into(graph, role.id, origin, levels)
    missing = {item.skill: (item.from_, item.to) for item in move.missing} if move else short.missing
    return Gap(
        from_=origin,
        to=role.id,
        readiness=short.readiness if known else None,
        learning=short.learning if known else None,
        met=short.met if known else None,
        asked=short.asked if known else None,
        skills=skills,
        not_asked=not_asked,
        move=move,
        preparation=prepare(graph, missing, others=True),
    )


def _best_into(graph: CareerGraph, goal: str, start: str | None, held: Mapping[str, int]) -> MoveInto | None:
    """Return the best of the moves into a role that state what they ask; None where none does."""
    best: tuple[float, str, Shortfall] | None = None
    for source in stating_into(graph, goal):
        short = shortfall(graph, graph.requirements(source, goal), held)
        # The start's own move comes before all others: nobody moves from elsewhere.
        key = (-1.0 if source == start else short.learning or 0, source)
        if best is None or key < best[:2]:
            best = *key, short
    if best is None:
        return None
    _, source, short = best
    return MoveInto(
        from_=source,
        readiness=short.readiness or 0.0,
        learning=short.learning or 0,
        met=short.met,
        asked=short.asked,
        requires=tuple(
            Required(skill=skill, level=item.level, optional=item.optional)
            for skill, item in sorted(graph.requirements(source, goal).items())
        ),
        missing=tuple(Learn(skill=skill, from_=low, to=top) for skill, (low, top) in short.missing.items()),
        sources=graph.step_sources(source, goal),
    )
