"""What a person holds of a graph's skills, skill -> proficiency level, and which of its credentials."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, TypeAlias, TypedDict

from careergraph.errors import QuestionError, UnknownNameError
from careergraph.graph.columns import Named
from careergraph.graph.lookup import Lookup
from careergraph.names import each_name, fold

if TYPE_CHECKING:
    from careergraph.graph import CareerGraph
    from careergraph.person.profile import Profile

__all__ = [
    "Have",
    "Matched",
    "PersonOptions",
    "Unmatched",
    "credentials_held",
    "held",
    "kept",
    "matched",
    "meant_credential",
    "role_of",
]

Have: TypeAlias = Mapping[str, int | str] | Iterable[str]


class PersonOptions(TypedDict, total=False):
    """Who asks: what they hold, on top of (or, with ``only_mine``, instead of) the start role's skills."""

    have: Have | None
    profile: Profile | None
    only_mine: bool


# Words that people use for how well they know a skill -> how far up the scale that is, in 0..1. They serve
# where the graph's own scale has no such name; JSON Resume leaves the words to everyone.
COMMON_WORDS = {
    "beginner": 0.0,
    "novice": 0.0,
    "basic": 0.0,
    "elementary": 0.0,
    "familiar": 0.0,
    "fundamental": 0.0,
    "junior": 0.0,
    "intermediate": 1 / 3,
    "competent": 1 / 3,
    "proficient": 2 / 3,
    "professional": 2 / 3,
    "skilled": 2 / 3,
    "advanced": 2 / 3,
    "senior": 2 / 3,
    "expert": 1.0,
    "master": 1.0,
    "mastery": 1.0,
}


# Of so many names that fit no skill near ones are looked for; nobody mends a hundred thousand one by one.
MOST_NEAR = 20
# Of so many colons each may be the one before the level.
MOST_COLONS = 20


class Unmatched(NamedTuple):
    """A name of a profile that fits no skill of the graph, and the ids of skills that come near.

    Near ones are looked for of the first 20 names only: each is compared with all names of the graph.
    """

    name: str
    candidates: tuple[str, ...]


@dataclass(frozen=True)
class Matched:
    """A profile as a graph understands it.

    Attributes
    ----------
    skills
        Skill id -> level held; 0 where the person says that the skill is not held.
    unmatched
        What fits no skill of the graph; it counts for nothing.
    without_level
        Names of skills that came without a level; they count as held in full.
    unknown_credentials
        Names of credentials that the graph does not know; none where it has no credentials.
    unknown_levels
        Name of a skill -> a level that the graph's scale does not have. A number above the scale counts as
        its top, anything else as its lowest step.
    """

    skills: Mapping[str, int]
    unmatched: tuple[Unmatched, ...] = ()
    without_level: tuple[str, ...] = ()
    unknown_levels: Mapping[str, int | str] = field(default_factory=dict)
    unknown_credentials: tuple[str, ...] = ()


def matched(graph: CareerGraph, profile: Profile) -> Matched:
    """Return which skills of the graph a profile names, and what in it the graph does not know.

    Where two names of a profile mean the same skill, the higher level counts.

    Examples
    --------
    >>> from careergraph import CareerGraph, Profile
    >>> graph = CareerGraph.from_dict({
    ...     "format": "careergraph/1", "title": "One", "proficiency": ["Basics", "Mastery"],
    ...     "skills": {"crm": {"title": "CRM administration"}},
    ...     "roles": {"a": {"title": "A", "skills": {"crm": 1}}}, "moves": [],
    ... })
    >>> found = matched(graph, Profile({"crm administration": "mastery", "CRM admin": 1}))
    >>> dict(found.skills), found.unmatched
    ({'crm': 2}, (Unmatched(name='CRM admin', candidates=('crm',)),))
    """
    found = _match(graph, profile)
    return Matched(
        MappingProxyType(found.skills),
        tuple(
            Unmatched(name, tuple(graph.near_skills(name)) if place < MOST_NEAR else ())
            for place, name in enumerate(found.unmatched)
        ),
        tuple(found.without_level),
        MappingProxyType(found.unknown_levels),
        tuple(name for name in profile.credentials if not meant_credential(graph, name))
        if graph.file.credentials
        else (),
    )


@dataclass
class _Match:
    """A profile against a graph, without the search for near names."""

    skills: dict[str, int] = field(default_factory=dict)
    unmatched: list[str] = field(default_factory=list)
    without_level: list[str] = field(default_factory=list)
    unknown_levels: dict[str, int | str] = field(default_factory=dict)


def _match(graph: CareerGraph, profile: Profile) -> _Match:
    found = _Match()
    for name, said in profile.skills.items():
        meant = graph.skills_meant(name)
        if len(meant) != 1:
            found.unmatched.append(name)
            continue
        skill = meant[0]
        if said is None:
            found.without_level.append(name)
            level = graph.top_proficiency
        else:
            known = _level(graph, said)
            if known is None:
                found.unknown_levels[name] = said
            above = isinstance(said, int) and said > graph.top_proficiency
            level = known if known is not None else graph.top_proficiency if above else 1
        found.skills[skill] = max(level, found.skills.get(skill, 0))
    return found


def _level(graph: CareerGraph, said: int | str) -> int | None:
    """Return the level that a number or a word means: on the graph's scale, else by common use."""
    if said in {0, "0"}:
        return 0
    try:
        return graph.proficiency(said)
    except UnknownNameError:
        share = COMMON_WORDS.get(fold(said)) if isinstance(said, str) else None
    return None if share is None else 1 + round(share * (graph.top_proficiency - 1))


def held(
    graph: CareerGraph,
    start: str | None,
    *,
    have: Have | None = None,
    profile: Profile | None = None,
    only_mine: bool = False,
) -> dict[str, int]:
    """Return the proficiency level that a person holds of each skill: the highest that anything says.

    Parameters
    ----------
    graph
        The graph whose skills are meant.
    start
        The role the person is in, by id, title or alias: it vouches for its expected skills. Or None.
    have
        Skill -> level (a number, or a name of the graph's scale; 0 is not held), or skills as texts:
        ``"budgeting"`` for one that is held in full, ``"budgeting:2"`` or ``"budgeting:Working"``. A text may
        name a credential as well; see `credentials_held`.
    profile
        A person's profile. What it names and the graph does not know counts for nothing; see `matched`.
    only_mine
        Leave the skills of the start role out.

    Returns
    -------
    dict
        Skill id -> level, 1 or higher, in the order of the ids.

    Raises
    ------
    UnknownNameError
        The start, or a skill or level in ``have``, is unknown; ``.candidates`` holds near names.

    Examples
    --------
    >>> from careergraph import CareerGraph
    >>> graph = CareerGraph.from_dict({
    ...     "format": "careergraph/1", "title": "One", "proficiency": ["Basics", "Mastery"],
    ...     "skills": {"crm": {"title": "CRM"}, "sql": {"title": "SQL"}},
    ...     "roles": {"a": {"title": "A", "skills": {"crm": 1}}}, "moves": [],
    ... })
    >>> held(graph, "a", have=["sql:mastery"])
    {'crm': 1, 'sql': 2}
    """
    levels: dict[str, int] = {}
    said = [*_said(graph, have)]
    if profile is not None:
        said += _match(graph, profile).skills.items()
    if start is not None and not only_mine:
        said += graph.role(start).skills.items()
    for skill, level in said:
        if level > levels.get(skill, 0):
            levels[skill] = level
    return dict(sorted(levels.items()))


def kept(have: Have | None) -> Mapping[str, int | str] | str | tuple[str, ...] | None:
    """Return what somebody says they hold so that it can be read twice: an iterator can be read once.

    >>> kept(iter(["crm:2", "sql"]))
    ('crm:2', 'sql')
    """
    return have if have is None or isinstance(have, str | Mapping) else tuple(have)


def _said(graph: CareerGraph, have: Have | None) -> Iterable[tuple[str, int]]:
    """Yield skill ids and levels as somebody put them."""
    if isinstance(have, Mapping):
        for name, said in have.items():
            yield graph.skill(name).id, _stated(graph, said)
    elif have is not None:
        for text in each_name(have):
            if not _is_credential(graph, text):
                yield _read(graph, text)


def _is_credential(graph: CareerGraph, text: str) -> bool:
    """Say whether a text names a credential, and no skill."""
    return bool(graph.file.credentials and meant_credential(graph, text) and not graph.skills_meant(text))


def _stated(graph: CareerGraph, said: int | str) -> int:
    return 0 if said == 0 or (isinstance(said, str) and said.strip() == "0") else graph.proficiency(said)


def _read(graph: CareerGraph, text: str) -> tuple[str, int]:
    """Read ``skill`` or ``skill:level``: the longest part counts that names a skill.

    The title of a skill may hold a colon, and so may the name of a level.
    """
    if not isinstance(text, str):  # such as a pair: who has no type checker may pass one
        raise QuestionError(f"a skill held is a text such as 'budgeting:2', not {text!r:.60}")
    parts = text.rsplit(":", MOST_COLONS)
    for cut in range(len(parts), 0, -1):
        meant = graph.skills_meant(":".join(parts[:cut]))
        if meant:
            # Of an ambiguous name this raises, as it does below of an unknown one.
            skill = graph.skill(":".join(parts[:cut])).id
            return skill, _stated(graph, ":".join(parts[cut:])) if cut < len(parts) else graph.top_proficiency
    return graph.skill(":".join(parts[:-1] or parts)).id, 0


def credentials_held(
    graph: CareerGraph,
    start: str | None,
    *,
    have: Have | None = None,
    profile: Profile | None = None,
    only_mine: bool = False,
) -> frozenset[str]:
    """Return the ids of the credentials that a person holds.

    Those that the person names, in a profile or, as texts, among the skills held; and those that every move
    into the role they are in requires, as nobody came there without. What the graph does not know counts for
    nothing.

    Parameters
    ----------
    graph, start, have, profile, only_mine
        As of `careergraph.person.held`.

    Examples
    --------
    >>> from careergraph import CareerGraph, Profile
    >>> graph = CareerGraph.from_dict({
    ...     "format": "careergraph/1", "title": "Two roles",
    ...     "credentials": {"letter": {"title": "Master's letter"}, "licence": {"title": "Driving licence"}},
    ...     "roles": {"baker": {"title": "Baker"}, "master": {"title": "Master baker"}},
    ...     "moves": [{"from": "baker", "to": "master", "credentials": ["letter"]}],
    ... })
    >>> sorted(credentials_held(graph, "master", profile=Profile(credentials=["driving licence"])))
    ['letter', 'licence']
    """
    if not graph.file.credentials:
        return frozenset()
    said = list(profile.credentials) if profile else []
    # A mapping says how well skills are held, and 0 of those that are not.
    if not isinstance(have, Mapping):
        said += each_name(have or ())
    held = {meant for name in said if (meant := meant_credential(graph, name))}
    if start is not None and not only_mine:
        role = graph.role(start).id
        required = [set(graph.move(source, role).credentials) for source in graph.predecessors(role)]
        held |= set.intersection(*required) if required else set()
    return frozenset(held)


def meant_credential(graph: CareerGraph, name: str) -> str | None:
    """Return the id of the credential that a name (id, title or alias) means, or None."""
    meant = graph.derived(_lookup).meant(name)
    return meant[0] if meant else None


def _lookup(graph: CareerGraph) -> Lookup:
    found = graph.file.credentials
    ids = sorted(found)
    return Lookup(
        "credential",
        found,
        lambda: Named(ids, [found[key].title for key in ids], [found[key].aliases for key in ids], None),
    )


def role_of(graph: CareerGraph, profile: Profile) -> str | None:
    """Return the id of the role that a profile says a person is in, or None where it says none.

    Raises
    ------
    UnknownNameError
        The graph has no such role, or several; the error says that the profile named it.

    Examples
    --------
    >>> from careergraph import CareerGraph, Profile
    >>> role_of(CareerGraph.load("sales-marketing"), Profile(role="Head of Sales and Marketing"))
    'head'
    """
    if profile.role is None:
        return None
    try:
        return graph.role(profile.role).id
    except UnknownNameError as error:
        raise error.with_more(given_by="the profile's `role`") from None
