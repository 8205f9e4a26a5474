"""From a draft to plain data in the shape of a graph file, with the cell that every value came from."""

from __future__ import annotations

from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeAlias

from careergraph.document.records import FORMAT
from careergraph.exchange.tables.lists import split
from careergraph.exchange.tables.scale import no_level

if TYPE_CHECKING:
    from collections.abc import Sequence

    from careergraph.exchange.tables.cells import Place
    from careergraph.exchange.tables.draft import Asked, Draft, Drafted, Entry, Registry
    from careergraph.exchange.tables.scale import Scale

__all__ = ["to_plain"]

Path: TypeAlias = tuple[str | int, ...]

# Of more texts than these a complaint names no levels.
FEW_LEVELS = 50
PROPERTIES = ("title", "description", "version", "updated", "owner", "licence", "language", "ignore")


def to_plain(
    draft: Draft, *, title: str, levels: Sequence[str], scale: Scale
) -> tuple[dict[str, Any], dict[Path, Place]]:
    """Return the data of a draft, and the place of each path in it.

    Proficiency levels that are neither on the scale nor numbers become problems of the draft.
    """
    return _Plain(draft, scale).made(title, levels)


class _Plain:
    def __init__(self, draft: Draft, scale: Scale) -> None:
        self.draft = draft
        self.scale = scale
        self.places: dict[Path, Place] = {}

    @cached_property
    def asked(self) -> list[str]:
        """Return texts that stand for levels, the first of many."""
        holders = (*self.draft.roles, *self.draft.moves.values())
        levels = dict.fromkeys(item.level for holder in holders for item in holder.skills.values())
        return list(islice(levels, FEW_LEVELS))

    def made(self, title: str, levels: Sequence[str]) -> tuple[dict[str, Any], dict[Path, Place]]:
        draft = self.draft
        for registry in (draft.functions, draft.sources, draft.skills, draft.roles, draft.needs):
            registry.give_ids()
        data: dict[str, Any] = {"format": FORMAT, "title": title}
        for name, (text, place) in draft.about.items():
            if name not in PROPERTIES:
                remedy = f"known are: {', '.join(PROPERTIES)}"
                draft.problems.append(place.problem(f"{name!r} is no property of a graph", remedy))
            elif name == "ignore":
                data[name] = split(text)
            elif name != "title" and text:
                data[name] = text
            self.places[name,] = place
        if draft.meanings:
            meanings = f"Proficiency: {'; '.join(draft.meanings)}"
            data["description"] = f"{data['description']}\n{meanings}" if "description" in data else meanings
        data["proficiency"] = list(self.scale.names)
        data["levels"] = list(levels)
        for position, (_, place) in enumerate(draft.levels):
            self.places["levels", position] = place
        for position, (_, place) in enumerate(draft.scale):
            self.places["proficiency", position] = place
        data["functions"] = {self._id(entry): entry.title for entry in draft.functions}
        self.places |= {("functions", self._id(entry)): entry.place for entry in draft.functions}
        data["sources"] = self._records(draft.sources, "sources")
        data["skills"] = self._records(draft.skills, "skills")
        data["roles"] = self._records(draft.roles, "roles")
        data["moves"] = [self._move(move, position) for position, move in enumerate(draft.moves.values())]
        data["needs"] = self._records(draft.needs, "needs")
        data["agreements"] = []
        for position, (text, sources, place) in enumerate(draft.agreements):
            data["agreements"].append({"text": text, "sources": self._ids(sources)})
            self.places["agreements", position] = place
        return data, self.places

    def _records(self, registry: Registry, section: str) -> dict[str, dict[str, Any]]:
        records: dict[str, dict[str, Any]] = {}
        for entry in registry:
            path: Path = (section, self._id(entry))
            if self._id(entry) in records:
                self.draft.problems.append(
                    entry.place.problem(
                        f"the id {entry.id!r} belongs to another {registry.noun}", "choose another"
                    )
                )
            record = {"title": entry.title, **self._fields(entry, path)}
            self.places[path] = self.places[*path, "title"] = entry.place
            if entry.skills:
                record["skills"] = self._expected(entry, path)
                named = {
                    f"skills.{self._id(asked.skill)}": self._ids(asked.sources)
                    for asked in entry.skills.values()
                    if asked.sources
                }
                if named:
                    record["field_sources"] = {**record.get("field_sources", {}), **named}
            records[self._id(entry)] = record
        return records

    def _fields(self, entry: Entry | Drafted, path: Path) -> dict[str, Any]:
        fields = {}
        for name, value in entry.fields.items():
            self.places[*path, name] = entry.places[name]
            fields[name] = self._value(name, value)
        return fields

    def _value(self, name: str, value: Any) -> Any:  # noqa: ANN401 - what the field holds
        if name == "sources":
            return self._ids(value)
        if name == "field_sources":
            return {key: self._ids(sources) for key, sources in value.items()}
        if name == "focus":
            return {self._id(function): share for function, share in value}
        if name == "function":
            return self._id(value)
        if name in {"responsibilities", "kpis", "deliverables"}:
            return [
                {"text": fact[0], "sources": self._ids(fact[1])} if isinstance(fact, tuple) else fact
                for fact in value
            ]
        return value

    def _expected(self, role: Entry, path: Path) -> dict[str, Any]:
        skills: dict[str, Any] = {}
        for asked in role.skills.values():
            key = self._id(asked.skill)
            self.places[*path, "skills", key] = asked.place
            level = self._level(asked)
            skills[key] = {"level": level, "optional": True} if asked.optional else level
        return skills

    def _move(self, move: Drafted, position: int) -> dict[str, Any]:
        path: Path = ("moves", position)
        data = {"from": self._id(move.source), "to": self._id(move.target), **self._fields(move, path)}
        self.places[path] = self.places[*path, "to"] = move.place
        requires: dict[str, Any] = {}
        for asked in move.skills.values():
            key = self._id(asked.skill)
            self.places[*path, "requires", key] = asked.place
            level = self._level(asked)
            plain = not (asked.optional or asked.sources)
            requires[key] = (
                level
                if plain
                else {"level": level, "optional": asked.optional, "sources": self._ids(asked.sources)}
            )
        if requires:
            data["requires"] = requires
        return data

    def _level(self, asked: Asked) -> int:
        level = self.scale.level(asked.level)
        if level is not None:
            return level
        place = asked.place
        if asked.level and (place.row, place.column) not in place.sheet.troubles:
            self.draft.problems.append(place.problem(*no_level(asked.level, self.scale, self.asked)))
        return 1

    def _ids(self, entries: list[Entry]) -> list[str]:
        return [self._id(entry) for entry in entries]

    def _id(self, entry: Entry) -> str:
        return entry.id or ""
