"""Roles side by side: what only one of them says, what they share, and where skills stand at other levels."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from pydantic import Field

from careergraph.answers import Answer, Learn, Number
from careergraph.document.records import Pay, Source
from careergraph.errors import QuestionError
from careergraph.names import fold
from careergraph.person.shortfall import expectations_known, shortfall

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from careergraph.document.records import Fact, Role
    from careergraph.graph import CareerGraph

__all__ = [
    "Ascent",
    "ComparedRole",
    "Comparison",
    "ExpectedSkill",
    "FocusDifference",
    "FocusParts",
    "FocusShare",
    "Parts",
    "RoleLevel",
    "RolePay",
    "RoleShare",
    "SharedBySome",
    "SkillDifference",
    "SkillParts",
    "Stated",
    "compare",
]

FEWEST, MOST = 2, 3

# The part that holds what only the first, the second, the third role states.
ALONE = ("only_a", "only_b", "only_c")


class Stated(Answer):
    """A fact that a role states, and the ids of its sources."""

    text: str
    sources: tuple[str, ...]


class ExpectedSkill(Answer):
    """A skill that a role expects at a 1-based proficiency level, and the ids of the sources.

    ``optional`` says that somebody can come to the role without it.
    """

    skill: str
    title: str
    level: int
    sources: tuple[str, ...]
    optional: bool = False


class FocusShare(Answer):
    """The share (0..1) of a role's focus that belongs to a function, and the ids of the sources."""

    function: str
    title: str
    share: float
    sources: tuple[str, ...]


T = TypeVar("T", Stated, ExpectedSkill, FocusShare)


class SharedBySome(Answer, Generic[T]):
    """A fact that two of three roles share; ``roles`` are their ids."""

    roles: tuple[str, ...]
    fact: T


# pydantic lets pickle find what is named at the top of a module.
_SHARED = (SharedBySome[Stated], SharedBySome[ExpectedSkill], SharedBySome[FocusShare])


class Parts(Answer, Generic[T]):
    """One field of the compared roles, fact by fact.

    ``only_a`` is said of the first role alone, ``only_b`` of the second, ``only_c`` of the third;
    ``both`` of every compared role; ``some`` of two among three. A shared fact stands in the words of the
    first role that says it, with the sources of all that do.
    """

    only_a: tuple[T, ...] = ()
    both: tuple[T, ...] = ()
    only_b: tuple[T, ...] = ()
    only_c: tuple[T, ...] = ()
    some: tuple[SharedBySome[T], ...] = ()


# Like those above.
_PARTS = (Parts[Stated], Parts[ExpectedSkill], Parts[FocusShare])


class RoleLevel(Answer):
    """The proficiency level that one role expects, as an optional one or not, and the ids of the sources."""

    role: str
    level: int
    sources: tuple[str, ...]
    optional: bool = False


class SkillDifference(Answer):
    """A skill that several roles expect, not all alike; ``levels`` in the order of the question."""

    skill: str
    title: str
    levels: tuple[RoleLevel, ...]


class SkillParts(Parts[ExpectedSkill]):
    """The expected skills; ``different`` holds those that several roles expect at different levels."""

    different: tuple[SkillDifference, ...] = ()


class RoleShare(Answer):
    """The share (0..1) that a function has in one role's focus, and the ids of the sources."""

    role: str
    share: float
    sources: tuple[str, ...]


class FocusDifference(Answer):
    """A function that several roles focus on, not all alike; ``shares`` in the order of the question."""

    function: str
    title: str
    shares: tuple[RoleShare, ...]


class FocusParts(Parts[FocusShare]):
    """The focus; ``different`` holds the functions that several roles focus on by different shares."""

    different: tuple[FocusDifference, ...] = ()


class Ascent(Answer):
    """What one role expects beyond another: the steps, and their sum weighed by effort.

    The sum is None where it is not known what the second role expects: in a graph that names no skills, and
    of a role that expects nothing while moves into it state what they ask.
    """

    from_: str = Field(alias="from")
    to: str
    learning: Number | None
    learn: tuple[Learn, ...]


class RolePay(Answer):
    """What a role pays, None where that is not known, and the ids of the sources."""

    role: str
    pay: Pay | None
    sources: tuple[str, ...]


class ComparedRole(Answer):
    """A role that is compared."""

    id: str
    title: str


class Comparison(Answer):
    """Two or three roles side by side; ``a``, ``b``, ``c`` are ``roles`` in the order of the question.

    ``pay`` tells what each role pays, where that is known of any; else it is left out of the JSON.
    ``directions`` holds, for every ordered pair of the roles, what the second expects beyond the first.
    ``sources`` tells every source that the comparison names, by its id.
    """

    roles: tuple[ComparedRole, ...]
    level: Parts[Stated]
    scope: Parts[Stated]
    focus: FocusParts
    summary: Parts[Stated]
    responsibilities: Parts[Stated]
    kpis: Parts[Stated]
    deliverables: Parts[Stated]
    skills: SkillParts
    directions: tuple[Ascent, ...]
    sources: dict[str, Source]
    pay: tuple[RolePay, ...] = Field(default=(), exclude_if=lambda pay: not pay)

    def __repr__(self) -> str:
        """Say which roles, and how much they share."""
        fields = (self.responsibilities, self.kpis, self.deliverables)
        shared = sum(len(field.both) for field in fields)
        alone = sum(len(field.only_a) + len(field.only_b) + len(field.only_c) for field in fields)
        return (
            f"<Comparison of {', '.join(repr(role.id) for role in self.roles)}: {shared} facts shared, "
            f"{alone} of one role only; {len(self.skills.different)} skills at different levels>"
        )


def compare(graph: CareerGraph, *roles: str) -> Comparison:
    """Return two or three roles side by side, every fact with its sources.

    Facts are the same when their texts are, in any case and spacing. Level, scope and summary count as
    facts too: a role that leaves one unsaid has none.

    Parameters
    ----------
    graph
        The graph.
    *roles
        Two or three different roles, by id, title or alias.

    Returns
    -------
    Comparison
        Per field what is said of one role only, of all, or of some; skills and focus also where the roles
        differ by level or share; and the steps of learning between each two roles, both ways.

    Raises
    ------
    QuestionError
        There are fewer than two roles or more than three, or one is named twice.
    UnknownNameError
        A role is not in the graph.

    Notes
    -----
    Cost: O(f log f) for the f facts and skills of the roles.

    Examples
    --------
    >>> from careergraph import CareerGraph
    >>> graph = CareerGraph.from_dict({
    ...     "format": "careergraph/1", "title": "A kitchen", "moves": [],
    ...     "skills": {"cooking": {"title": "Cooking"}},
    ...     "roles": {"cook": {"title": "Cook", "kpis": ["Waste"], "skills": {"cooking": 2}},
    ...               "chef": {"title": "Chef", "kpis": ["Margin", "waste"], "skills": {"cooking": 4}}},
    ... })
    >>> answer = compare(graph, "cook", "chef")
    >>> [fact.text for fact in answer.kpis.both], [fact.text for fact in answer.kpis.only_b]
    (['Waste'], ['Margin'])
    >>> [(at.role, at.level) for at in answer.skills.different[0].levels]
    [('cook', 2), ('chef', 4)]
    """
    if not FEWEST <= len(roles) <= MOST:
        raise QuestionError(f"a comparison takes two or three roles, not {len(roles)}; name two or three")
    compared = [graph.role(name) for name in roles]
    if len({role.id for role in compared}) < len(compared):
        names = ", ".join(repr(role.id) for role in compared)
        raise QuestionError(f"a role is compared with itself: {names}; name different roles")
    answer = Comparison(
        roles=tuple(ComparedRole(id=role.id, title=role.title) for role in compared),
        level=_values(graph, compared, "level"),
        scope=_values(graph, compared, "scope"),
        focus=_focus(graph, compared),
        summary=_values(graph, compared, "summary"),
        responsibilities=_facts(graph, compared, "responsibilities"),
        kpis=_facts(graph, compared, "kpis"),
        deliverables=_facts(graph, compared, "deliverables"),
        skills=_skills(graph, compared),
        directions=tuple(_ascent(graph, low, high) for low, high in permutations(compared, 2)),
        sources={},
        pay=_pay(graph, compared),
    )
    named = sorted(_named(answer.model_dump()))
    return answer.model_copy(update={"sources": {key: graph.file.sources[key] for key in named}})


def _pay(graph: CareerGraph, roles: Sequence[Role]) -> tuple[RolePay, ...]:
    """Tell what each role pays, where it is known of any."""
    if all(role.pay is None for role in roles):
        return ()
    return tuple(
        RolePay(
            role=role.id, pay=role.pay, sources=graph.sources_of(role, "pay", role.pay) if role.pay else ()
        )
        for role in roles
    )


def _values(graph: CareerGraph, roles: Sequence[Role], field: str) -> Parts[Stated]:
    """Compare a field that says one thing of a role, or nothing."""
    columns: list[dict[str, Stated]] = []
    for role in roles:
        value: str | None = getattr(role, field)
        said = [] if value is None else [Stated(text=value, sources=graph.sources_of(role, field))]
        columns.append({fold(fact.text): fact for fact in said})
    parts, _ = _split(roles, columns, _text)
    return Parts[Stated](**parts)


def _facts(graph: CareerGraph, roles: Sequence[Role], field: str) -> Parts[Stated]:
    """Compare a field that lists facts; what a role says twice counts once, with all its sources."""
    columns: list[dict[str, Stated]] = []
    for role in roles:
        column: dict[str, Stated] = {}
        facts: tuple[Fact, ...] = getattr(role, field)
        for fact in facts:
            said = Stated(text=fact.text, sources=graph.sources_of(role, field, fact))
            key = fold(fact.text)
            column[key] = _merged([column[key], said]) if key in column else said
        columns.append(column)
    parts, _ = _split(roles, columns, _text)
    return Parts[Stated](**parts)


def _skills(graph: CareerGraph, roles: Sequence[Role]) -> SkillParts:
    """Compare the expected skills, in the order of their ids."""
    columns = [
        {
            skill: ExpectedSkill(
                skill=skill,
                title=graph.skills[skill].title,
                level=role.skills[skill],
                optional=skill in role.optional,
                sources=graph.sources_of(role, f"skills.{skill}"),
            )
            for skill in sorted(role.skills)
        }
        for role in roles
    ]
    parts, differing = _split(roles, columns, lambda entry: (entry.level, entry.optional))
    different = tuple(
        SkillDifference(
            skill=skill,
            title=graph.skills[skill].title,
            levels=tuple(
                RoleLevel(role=key, level=at.level, optional=at.optional, sources=at.sources)
                for key, at in stated
            ),
        )
        for skill, stated in sorted(differing.items())
    )
    return SkillParts(**parts, different=different)


def _focus(graph: CareerGraph, roles: Sequence[Role]) -> FocusParts:
    """Compare the focus, in the order of the functions' ids; a share of 0 is no focus."""
    functions = graph.file.functions
    columns = [
        {
            function: FocusShare(
                function=function,
                title=functions.get(function, function),
                share=share,
                sources=graph.sources_of(role, f"focus.{function}"),
            )
            for function, share in sorted(role.focus.items())
            if share
        }
        for role in roles
    ]
    parts, differing = _split(roles, columns, lambda entry: entry.share)
    different = tuple(
        FocusDifference(
            function=function,
            title=functions.get(function, function),
            shares=tuple(RoleShare(role=key, share=at.share, sources=at.sources) for key, at in stated),
        )
        for function, stated in sorted(differing.items())
    )
    return FocusParts(**parts, different=different)


def _text(fact: Stated) -> str:
    return fold(fact.text)


def _split(
    roles: Sequence[Role], columns: Sequence[Mapping[str, T]], value: Callable[[T], object]
) -> tuple[dict[str, Any], dict[str, list[tuple[str, T]]]]:
    """Sort each key into the part of those who state it, or apart where they state different values.

    Returns the fields of `Parts`, and key -> (role id, entry) of those who differ.
    """
    parts: dict[str, list[Any]] = {"only_a": [], "both": [], "only_b": [], "only_c": [], "some": []}
    differing: dict[str, list[tuple[str, T]]] = {}
    for key in dict.fromkeys(key for column in columns for key in column):
        stating = [position for position, column in enumerate(columns) if key in column]
        entries = [columns[position][key] for position in stating]
        ids = tuple(roles[position].id for position in stating)
        if len({value(entry) for entry in entries}) > 1:
            differing[key] = list(zip(ids, entries, strict=True))
        elif len(stating) == len(columns):
            parts["both"].append(_merged(entries))
        elif len(stating) == 1:
            parts[ALONE[stating[0]]].append(entries[0])
        else:
            parts["some"].append({"roles": ids, "fact": _merged(entries)})
    return {name: tuple(part) for name, part in parts.items()}, differing


def _merged(entries: Sequence[T]) -> T:
    """Return the first of some equal facts, with the sources of all of them."""
    sources = tuple(dict.fromkeys(source for entry in entries for source in entry.sources))
    return entries[0].model_copy(update={"sources": sources})


def _ascent(graph: CareerGraph, low: Role, high: Role) -> Ascent:
    """Return what one role expects beyond another."""
    short = shortfall(graph, graph.expected(high.id), low.skills)
    learn = tuple(Learn(skill=skill, from_=held, to=asked) for skill, (held, asked) in short.missing.items())
    learning = short.learning if expectations_known(graph, high.id) else None
    return Ascent(from_=low.id, to=high.id, learning=learning, learn=learn)


def _named(data: object) -> set[str]:
    """Return every source id that the data of an answer names, at any depth."""
    if isinstance(data, dict):
        own = set(data.get("sources", ()))
        return own.union(*(_named(value) for value in data.values()))
    if isinstance(data, list | tuple):
        return set[str]().union(*(_named(value) for value in data))
    return set()
