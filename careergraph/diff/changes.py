"""What changed between two records of graph files: fields, facts, levels of skills."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import Field
from pydantic_core import to_jsonable_python

from careergraph.answers import Answer
from careergraph.document.files.form import record_data
from careergraph.document.records import Requirement
from careergraph.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from careergraph.diff.renames import Matching
    from careergraph.document.records import Credential, Fact, Move, Pay, Resource, Role, Skill
    from careergraph.graph import CareerGraph

__all__ = [
    "FactChange",
    "FieldChange",
    "LevelChange",
    "MoveChange",
    "RecordChange",
    "changed_move",
    "changed_role",
    "changed_skill",
    "file_changes",
]

FACTS = ("responsibilities", "kpis", "deliverables")
FILE_FIELDS = (
    "title",
    "description",
    "version",
    "updated",
    "owner",
    "licence",
    "language",
    "levels",
    "proficiency",
    "histories",
)


class FieldChange(Answer):
    """A field with another value; None where it was, or is, unsaid. Values are as in a JSON file."""

    field: str
    before: Any
    after: Any


class FactChange(Answer):
    """The facts that a field gained and lost."""

    field: str
    added: tuple[str, ...]
    removed: tuple[str, ...]


class LevelChange(Answer):
    """A skill that is expected or asked for at another 1-based level; None: not at all."""

    skill: str
    before: int | None
    after: int | None
    optional_before: bool | None = None
    optional_after: bool | None = None


class RecordChange(Answer):
    """A role or a skill that both files have, by its new id, with what changed."""

    id: str
    title: str
    fields: tuple[FieldChange, ...] = ()
    facts: tuple[FactChange, ...] = ()
    skills: tuple[LevelChange, ...] = ()


class MoveChange(Answer):
    """A move that both files have, by the new ids of its roles, with what changed."""

    from_: str = Field(alias="from")
    to: str
    fields: tuple[FieldChange, ...] = ()
    requires: tuple[LevelChange, ...] = ()


def changed_role(old: Role, new: Role, skills: Matching) -> RecordChange | None:
    """Return what changed in a role, or None. A new title is told as a rename."""
    if old == new:
        return None
    fields = _fields(old, new, ("level", "people", "scope", "summary", "focus", "codes"))
    fields += _field("pay", _said(old.pay), _said(new.pay))
    fields += _field("aliases", sorted(old.aliases), sorted(new.aliases))
    fields += _field("sources", sorted(old.sources), sorted(new.sources))
    fields += _field("field_sources", _mapped_sources(old, skills), _mapped_sources(new, None))
    facts: list[FactChange] = []
    for field in FACTS:
        before, after = _texts(getattr(old, field)), _texts(getattr(new, field))
        added, removed = (
            tuple(text for key, (text, _) in sorted(one.items()) if key not in other)
            for one, other in ((after, before), (before, after))
        )
        if added or removed:
            facts.append(FactChange(field=field, added=added, removed=removed))
        both = [key for key in sorted(before) if key in after and before[key][1] != after[key][1]]
        fields += _field(
            f"{field}.sources",
            {after[key][0]: before[key][1] for key in both},
            {after[key][0]: after[key][1] for key in both},
        )
    expected = {skills.pairs.get(skill, skill): item for skill, item in _expected(old).items()}
    levels = tuple(_levels(expected, _expected(new)))
    if not (fields or facts or levels):
        return None
    return RecordChange(id=new.id, title=new.title, fields=tuple(fields), facts=tuple(facts), skills=levels)


def changed_skill(old: Skill, new: Skill) -> RecordChange | None:
    """Return what changed in a skill, or None. A new title is told as a rename."""
    if old == new:
        return None
    fields = _fields(old, new, ("kind", "effort", "summary", "codes"))
    fields += _field("resources", *([*map(_said, skill.resources)] for skill in (old, new)))
    fields += _field("aliases", sorted(old.aliases), sorted(new.aliases))
    fields += _field("sources", sorted(old.sources), sorted(new.sources))
    return RecordChange(id=new.id, title=new.title, fields=tuple(fields)) if fields else None


def changed_move(
    graphs: tuple[CareerGraph, CareerGraph], old: Move, new: Move, skills: Matching
) -> MoveChange | None:
    """Return what changed in a move, or None.

    Requirements are compared as they stand: where both files leave them to the role, its own change tells.
    """
    before, after = graphs
    kinds = before.kind(old.source, old.target), after.kind(new.source, new.target)
    if old == new and kinds[0] == kinds[1]:
        return None
    fields = _fields(old, new, ("years", "years_range", "years_until", "people", "leavers", "within"))
    fields = _field("kind", *(kinds if kinds[0] != kinds[1] else (old.kind, new.kind))) + fields
    fields += _field("credentials", sorted(old.credentials), sorted(new.credentials))
    fields += _field("sources", sorted(old.sources), sorted(new.sources))
    fields += _field("field_sources", _mapped_sources(old, skills), _mapped_sources(new, None))
    levels: tuple[LevelChange, ...] = ()
    if old.requires or new.requires:
        asked = {
            skills.pairs.get(skill, skill): item
            for skill, item in before.requirements(old.source, old.target).items()
        }
        levels = tuple(_levels(asked, after.requirements(new.source, new.target)))
        if not levels and bool(old.requires) != bool(new.requires):
            fields += _field("requires", _whose(old), _whose(new))
        sources = [
            {skill: sorted(item.sources) for skill, item in items.items() if item.sources}
            for items in (
                {skills.pairs.get(skill, skill): item for skill, item in old.requires.items()},
                new.requires,
            )
        ]
        fields += _field("requires.sources", *sources)
    if not (fields or levels):
        return None
    return MoveChange(from_=new.source, to=new.target, fields=tuple(fields), requires=levels)


def file_changes(old: CareerGraph, new: CareerGraph) -> tuple[FieldChange, ...]:
    """Return what changed in the file around roles, skills and moves."""
    fields = _fields(old.file, new.file, FILE_FIELDS)
    fields += _field("ignore", sorted(old.file.ignore), sorted(new.file.ignore))
    for section in ("functions", "sources", "needs"):
        before, after = _plain(getattr(old.file, section)), _plain(getattr(new.file, section))
        for key in sorted(before.keys() | after.keys()):
            fields += _field(f"{section}.{key}", before.get(key), after.get(key))
    credentials = [
        {key: _said(entry) for key, entry in graph.file.credentials.items()} for graph in (old, new)
    ]
    for key in sorted(set().union(*credentials)):
        fields += _field(f"credentials.{key}", *(section.get(key) for section in credentials))
    agreements = [
        sorted((fact.text, sorted(fact.sources)) for fact in graph.file.agreements) for graph in (old, new)
    ]
    fields += _field("agreements", *(_plain(facts) for facts in agreements))
    return tuple(fields)


def _expected(role: Role) -> dict[str, Requirement]:
    return {skill: Requirement(level, skill in role.optional) for skill, level in role.skills.items()}


def _levels(old: Mapping[str, Requirement], new: Mapping[str, Requirement]) -> Iterable[LevelChange]:
    for skill in sorted(old.keys() | new.keys()):
        before, after = old.get(skill), new.get(skill)
        if (before and (before.level, before.optional)) == (after and (after.level, after.optional)):
            continue
        yield LevelChange(
            skill=skill,
            before=before.level if before else None,
            after=after.level if after else None,
            optional_before=before.optional if before else None,
            optional_after=after.optional if after else None,
        )


def _whose(move: Move) -> str:
    return "stated" if move.requires else "those of the role"


def _said(record: Credential | Pay | Resource | None) -> dict[str, Any] | None:
    return None if record is None else record_data(record)


def _texts(facts: Iterable[Fact]) -> dict[str, tuple[str, list[str]]]:
    return {fold(fact.text): (fact.text, sorted(fact.sources)) for fact in facts}


def _mapped_sources(record: Role | Move, skills: Matching | None) -> dict[str, list[str]]:
    """Return the sources of single fields, with skills by their new ids."""
    mapped: dict[str, list[str]] = {}
    for field, sources in sorted(record.field_sources.items()):
        whole, dot, skill = field.partition(".")
        name = f"{whole}.{skills.pairs.get(skill, skill)}" if dot and skills else field
        mapped[name] = sorted(sources)
    return mapped


def _fields(old: object, new: object, names: Iterable[str]) -> list[FieldChange]:
    return [
        change
        for name in names
        for change in _field(name, _plain(getattr(old, name)), _plain(getattr(new, name)))
    ]


def _field(name: str, before: Any, after: Any) -> list[FieldChange]:  # noqa: ANN401 - JSON is any
    return [FieldChange(field=name, before=before, after=after)] if before != after else []


def _plain(value: object) -> Any:  # noqa: ANN401 - JSON is any
    return to_jsonable_python(value)
