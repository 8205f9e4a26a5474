"""CG5: facts without a source, and sources without a fact."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from careergraph.check.observation import (
    Observation,
    move_path,
    move_subject,
    role_subject,
)
from careergraph.names import quoted
from careergraph.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careergraph.document.records import (
        Credential,
        Fact,
        GraphFile,
        Move,
        Need,
        Pay,
        Resource,
        Role,
        Skill,
    )
    from careergraph.graph import CareerGraph

__all__ = ["look"]

_FACTS = {"responsibilities": "responsibility", "kpis": "KPI", "deliverables": "deliverable"}
_PLURALS = {"responsibility": "responsibilities"}


class _Bare(NamedTuple):
    """Unsourced facts of one kind: what they are called, how many, and where the first stands."""

    noun: str
    number: int
    first: tuple[str | int, ...]

    def __str__(self) -> str:
        if self.number == 1:
            return f"1 {self.noun}"
        return f"{self.number} {_PLURALS.get(self.noun, self.noun + 's')}"


def look(graph: CareerGraph) -> Iterator[Observation]:
    """Yield what the file leaves unsourced; a file that names no sources at all is told once.

    Cost: O(facts).
    """
    if not graph.file.sources:
        yield Observation(
            "the file names no sources",
            "say under `sources` where its facts come from; what its authors judged is a source too",
            path=("sources",),
            code="CG502",
            subject="the file",
        )
        return
    for key in sorted(graph.roles):
        yield from _told(("roles", key), role_subject(key), _of_role(graph, graph.roles[key]))
    for move in graph.moves_by_id():
        path = move_path(graph, move.source, move.target)
        yield from _told(path, move_subject(move.source, move.target), _of_move(graph, move))
    for key in sorted(graph.file.needs):
        if not graph.file.needs[key].sources:
            yield from _told(("needs", key), f"need {quoted(key)}", [_Bare("need", 1, ())])
    agreements = [place for place, fact in enumerate(graph.file.agreements) if not fact.sources]
    if agreements:
        bare = _Bare("agreement", len(agreements), (agreements[0],))
        yield from _told(("agreements",), "the file", [bare])
    named = _named(graph.file)
    for key in sorted(graph.file.sources):
        if key not in named:
            yield Observation(
                f"no fact names the source {quoted(key)}",
                "name it where it belongs, or leave it out",
                path=("sources", key),
                code="CG503",
                subject=f"source {quoted(key)}",
            )


def _told(path: tuple[str | int, ...], subject: str, bare: list[_Bare]) -> Iterator[Observation]:
    if not bare:
        return
    total = sum(part.number for part in bare)
    what = listed([str(part) for part in bare])
    verb = "has" if total == 1 else "have"
    yield Observation(
        f"{what} of {subject} {verb} no source" if bare[0].first else f"{subject} has no source",
        "name its `sources`; what the authors judged and nobody measured can say so",
        path=(*path, *bare[0].first),
        code="CG501",
        subject=subject,
    )


def _of_role(graph: CareerGraph, role: Role) -> list[_Bare]:
    if role.sources:
        return []
    bare = []
    for field, noun in _FACTS.items():
        facts = getattr(role, field)
        places = [place for place, fact in enumerate(facts) if not graph.sources_of(role, field, fact)]
        if places:
            bare.append(_Bare(noun, len(places), (field, places[0])))
    skills = [skill for skill in role.skills if not graph.sources_of(role, f"skills.{skill}")]
    if skills:
        bare.append(_Bare("expected skill", len(skills), ("skills", min(skills))))
    return bare


def _of_move(graph: CareerGraph, move: Move) -> list[_Bare]:
    """Return what a move leaves unsourced; one that leaves out more than single facts is told as a whole."""
    if move.sources:
        return []
    requires = [
        skill for skill, item in move.requires.items() if not graph.sources_of(move, "requires", item)
    ]
    figures = [
        field
        for field in ("years", "people")
        if getattr(move, field) is not None and not graph.sources_of(move, field)
    ]
    if not move.field_sources and len(requires) == len(move.requires):
        return [_Bare("move", 1, ())]
    bare = []
    if requires:
        bare.append(_Bare("requirement", len(requires), ("requires", min(requires))))
    bare += [_Bare("figure", 1, (field,)) for field in figures[:1] if len(figures) == 1]
    if len(figures) > 1:
        bare.append(_Bare("figure", len(figures), (figures[0],)))
    return bare


def _named(file: GraphFile) -> set[str]:
    """Return every source id that something in the file names."""
    named: set[str] = set()
    records: list[Role | Move] = [*file.roles.values(), *file.moves]
    for record in records:
        named.update(record.sources)
        for sources in record.field_sources.values():
            named.update(sources)
    for role in file.roles.values():
        for fact in (*role.responsibilities, *role.kpis, *role.deliverables):
            named.update(fact.sources)
    for move in file.moves:
        for item in move.requires.values():
            named.update(item.sources)
    entries: list[Skill | Resource | Credential | Pay | Need | Fact] = [
        *file.skills.values(),
        *(resource for skill in file.skills.values() for resource in skill.resources),
        *file.credentials.values(),
        *(role.pay for role in file.roles.values() if role.pay),
        *file.needs.values(),
        *file.agreements,
    ]
    for entry in entries:
        named.update(entry.sources)
    return named
