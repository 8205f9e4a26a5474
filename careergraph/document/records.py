"""The records of a graph file, exactly as ``careergraph/1`` defines them.

The records are frozen, slotted dataclasses that pydantic validates: a mined graph holds a million
moves, and a slotted record is three times faster to make and half the size of a model. What
refers to what is checked one floor up, in `careergraph.document.rules`.
"""

from __future__ import annotations

from dataclasses import fields
from functools import lru_cache
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeAlias, cast

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    field_validator,
)
from pydantic.dataclasses import dataclass
from pydantic_core import core_schema

from careergraph.document.catalogue import FindingCode
from careergraph.document.observed import Career, Hidden, Histories, Horizons, Within
from careergraph.document.offers import Cost, Credential, Pay, Resource, Resources
from careergraph.document.values import (
    CONFIG,
    MAX_PROFICIENCY,
    MOST_COUNT,
    MOST_LETTERS,
    MOST_OF_NAME,
    MOST_OF_TEXT,
    PRINTABLE,
    SLUG,
    Amount,
    Codes,
    Count,
    Date,
    FieldSources,
    Language,
    Level,
    Name,
    Names,
    Reference,
    References,
    Share,
    Slug,
    Sources,
    Text,
    in_our_words,
    or_empty_list,
    or_empty_map,
)

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = [
    "FORMAT",
    "MAX_PROFICIENCY",
    "MOST_COUNT",
    "MOST_LETTERS",
    "MOST_OF_NAME",
    "MOST_OF_TEXT",
    "PRINTABLE",
    "WITH_SOURCES",
    "WRITTEN",
    "Career",
    "Cost",
    "Credential",
    "Fact",
    "GraphFile",
    "Hidden",
    "Histories",
    "Kind",
    "Move",
    "Need",
    "Pay",
    "Requirement",
    "Resource",
    "Role",
    "Scope",
    "Skill",
    "Source",
    "Within",
    "essential",
]

FORMAT = "careergraph/1"

Kind: TypeAlias = Literal["promotion", "lateral", "step_down"]
Scope: TypeAlias = Literal["tactical", "strategic"]


@in_our_words
@dataclass(frozen=True, slots=True, config=CONFIG)
class Source:
    """Where facts come from: a title and where it is found.

    ``derived`` says that a program computed these facts from others: nobody observed or said them.
    """

    title: Name
    where: Text | None = None
    licence: Text | None = None
    derived: Annotated[bool, Field(strict=True)] = False


@in_our_words
@dataclass(frozen=True, slots=True, config=CONFIG)
class Fact:
    """A sentence with its sources; in a file, a plain string is a fact without a source."""

    text: Text
    sources: Sources = ()


def _read_fact(value: object) -> object:
    return {"text": value} if isinstance(value, str) else value


Facts: TypeAlias = Annotated[
    tuple[Annotated[Fact, BeforeValidator(_read_fact)], ...], BeforeValidator(or_empty_list)
]


@in_our_words
@dataclass(frozen=True, slots=True, config=CONFIG)
class Skill:
    """A skill that roles expect and moves ask for.

    ``effort`` weighs one proficiency step of this skill against one of another skill (1 unless said).
    ``resources`` are what it can be learnt with.
    """

    title: Name
    kind: Name | None = None
    effort: Amount = 1.0
    aliases: Names = ()
    summary: Text | None = None
    resources: Resources = ()
    codes: Codes = Field(default_factory=dict)
    sources: Sources = ()
    id: Slug = ""


@in_our_words
@dataclass(frozen=True, slots=True, config=CONFIG)
class Requirement:
    """What a move asks of one skill, or a role expects: a 1-based level, essential unless optional."""

    level: Level
    optional: Annotated[bool, Field(strict=True)] = False
    sources: Sources = ()


@lru_cache(maxsize=MAX_PROFICIENCY)
def essential(level: int) -> Requirement:
    """Return the requirement that says a level and nothing else: one record for all that do."""
    return Requirement(level)


def _read_requirements(value: object) -> object:
    """Read the short form, in which a skill only says its level: all of a move at once, as there are many."""
    if type(value) is not dict:
        return or_empty_map(value)
    return {
        skill: essential(asked)
        if type(asked) is int and 1 <= asked <= MAX_PROFICIENCY
        else asked
        if isinstance(asked, dict | Requirement)
        else {"level": asked}
        for skill, asked in value.items()
    }


Requirements: TypeAlias = Annotated[dict[Reference, Requirement], BeforeValidator(_read_requirements)]


class _AsRequirements:
    """Reads a role's skills, which a file holds as it holds what a move asks: levels, or records of them.

    Most roles say nothing but levels: those are passed as they are, and only others are validated as records,
    which `Role` then takes apart.
    """

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        del source
        return core_schema.no_info_wrap_validator_function(
            _read_levels, handler.generate_schema(Requirements)
        )

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        if handler.mode == "validation":
            return handler(schema)
        # A record, and an answer, tells levels alone.
        key = core_schema.str_schema(max_length=MOST_LETTERS, pattern=SLUG)
        return handler(core_schema.dict_schema(key, core_schema.int_schema(ge=1, le=MAX_PROFICIENCY)))


def _read_levels(value: object, handler: Callable[[object], Any]) -> object:
    if type(value) is dict and {*map(type, value.values())} <= {int} and {*map(type, value)} <= {str}:
        levels = set(value.values())
        if not levels or (min(levels) >= 1 and max(levels) <= MAX_PROFICIENCY):
            return value.copy()
    return handler(value)


@in_our_words
@dataclass(frozen=True, slots=True, config=CONFIG)
class Role:
    """A role: a node of the graph.

    ``people`` ever held it, in graphs made of work histories. ``focus`` holds shares of functions in 0..1
    that sum to 1; ``skills`` the proficiency level (1-based) the role expects of each skill. Whoever holds
    the role holds all of them; ``optional`` are the ids of those that somebody can come to the role without.
    ``field_sources`` names the source of one field (``level``) or of one expected skill
    (``skills.budgeting``); ``sources`` stands for everything without a source of its own.

    In a file a skill may be a record, ``{level: 3, optional: true, sources: [...]}``: reading it fills
    ``optional`` and ``field_sources``.

    Examples
    --------
    >>> role = Role("Chef", id="chef", skills={"cooking": 3, "wine": {"level": 2, "optional": True}})
    >>> role.skills, sorted(role.optional)
    ({'cooking': 3, 'wine': 2}, ['wine'])
    """

    title: Name
    level: Name | None = None
    people: Count | None = None
    focus: Annotated[dict[Reference, Share], BeforeValidator(or_empty_map)] = Field(default_factory=dict)
    scope: Scope | None = None
    summary: Text | None = None
    aliases: Names = ()
    responsibilities: Facts = ()
    kpis: Facts = ()
    deliverables: Facts = ()
    skills: Annotated[dict[Reference, Level], _AsRequirements()] = Field(default_factory=dict)
    pay: Pay | None = None
    codes: Codes = Field(default_factory=dict)
    sources: Sources = ()
    field_sources: FieldSources = Field(default_factory=dict)
    id: Slug = ""
    optional: frozenset[Reference] = frozenset()

    def __post_init__(self) -> None:
        """Take the records of skills apart."""
        if Requirement not in map(type, self.skills.values()):
            return
        items = cast("dict[str, Requirement]", self.skills)
        # A frozen record, but nobody has seen it yet.
        own = {f"skills.{skill}": item.sources for skill, item in items.items() if item.sources}
        named = {name: tuple(dict.fromkeys((*own[name], *self.field_sources.get(name, ())))) for name in own}
        optional = self.optional.union(skill for skill, item in items.items() if item.optional)
        object.__setattr__(self, "optional", optional)
        object.__setattr__(self, "field_sources", self.field_sources | named)
        object.__setattr__(self, "skills", {skill: item.level for skill, item in items.items()})


@in_our_words
@dataclass(frozen=True, slots=True, config=CONFIG)
class Move:
    """A move from one role to another: a directed edge of the graph.

    ``years`` is the typical time in the source role before this move. ``people`` made it, of
    ``leavers`` who left the source role. No ``requires`` means: asks for the target role's skills.
    ``credentials`` are the ids of those that nobody makes the move without.

    Of work histories also: ``within``, by the Aalen-Johansen estimator; half of those who made the move
    within ``years_until`` years made it within ``years``, a quarter and three quarters within
    ``years_range``.
    """

    source: Reference = Field(validation_alias="from")
    target: Reference = Field(validation_alias="to")
    kind: Kind | None = None
    requires: Requirements = Field(default_factory=dict)
    credentials: References = ()
    years: Amount | None = None
    years_range: Annotated[tuple[Amount, ...], Field(min_length=2, max_length=2)] | None = None
    years_until: Amount | None = None
    people: Count | None = None
    leavers: Count | None = None
    within: Horizons = ()
    sources: Sources = ()
    field_sources: FieldSources = Field(default_factory=dict)

    @property
    def share(self) -> float | None:
        """Return people / leavers (0..1), or None where either is unknown."""
        if self.people is None or self.leavers is None:
            return None
        return self.people / self.leavers


@in_our_words
@dataclass(frozen=True, slots=True, config=CONFIG)
class Need:
    """Something a company may lack; it belongs to one function."""

    title: Name
    function: Reference
    sources: Sources = ()


class GraphFile(BaseModel):
    """A whole graph file. ``levels`` and ``proficiency`` are lists of names, lowest first.

    ``version``, ``updated`` (a day, ``2026-11-28``), ``owner``, ``licence`` and ``language`` (BCP 47, such as
    ``en`` or ``pt-BR``) say what file this is. ``ignore`` holds the codes of findings that ``careergraph
    check`` is to leave out.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    format: Literal["careergraph/1"]
    title: Name
    description: Text | None = None
    version: Name | None = None
    updated: Date | None = None
    owner: Name | None = None
    licence: Text | None = None
    language: Language | None = None
    ignore: Annotated[tuple[FindingCode, ...], BeforeValidator(or_empty_list)] = ()
    proficiency: Names = ()
    levels: Names = ()
    histories: Histories | None = None
    functions: Annotated[dict[Slug, Name], BeforeValidator(or_empty_map)] = {}
    sources: Annotated[dict[Slug, Source], BeforeValidator(or_empty_map)] = {}
    skills: Annotated[dict[Slug, Skill], BeforeValidator(or_empty_map)] = {}
    credentials: Annotated[dict[Slug, Credential], BeforeValidator(or_empty_map)] = {}
    roles: dict[Slug, Role]
    moves: tuple[Move, ...]
    needs: Annotated[dict[Slug, Need], BeforeValidator(or_empty_map)] = {}
    agreements: Facts = ()

    @field_validator("skills", "credentials", "roles")
    @classmethod
    def _give_ids(cls, entries: dict[str, Any]) -> dict[str, Any]:
        """Hand every role, skill and credential its key, so that a record alone says what it is."""
        for key, entry in entries.items():
            if not entry.id:
                object.__setattr__(entry, "id", key)  # a frozen record, but nobody has seen it yet
        return entries


# What a file calls the fields that Python cannot call so.
WRITTEN = {"source": "from", "target": "to", "from_level": "from", "to_level": "to"}

# The fields that `field_sources` of a role and of a move can name; a role's skills one by one too.
WITH_SOURCES: dict[type, frozenset[str]] = {
    Role: frozenset(item.name for item in fields(Role)) - {"id", "optional", "sources", "field_sources"},
    Move: frozenset(
        {
            "kind",
            "requires",
            "credentials",
            "years",
            "years_range",
            "years_until",
            "people",
            "leavers",
            "within",
        }
    ),
}
