"""What a person holds: skill -> proficiency level, read from a file or given in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Self, TypeAlias

from careergraph.errors import UnknownNameError

if TYPE_CHECKING:
    from careergraph.graph import CareerGraph

__all__ = ["Have", "Profile", "held"]

Have: TypeAlias = Mapping[str, int | str] | Iterable[str]


@dataclass(frozen=True)
class Profile:
    """A person's skills as the person names them, and the role they are in."""

    skills: Mapping[str, int | str | None] = field(default_factory=dict)
    role: str | None = None

    @classmethod
    def load(cls, path: str | Path) -> Self:
        """Read a profile."""
        import yaml

        data = yaml.safe_load(Path(path).read_text(encoding="utf-8"))
        return cls(data.get("skills", {}), data.get("role"))


def held(
    graph: CareerGraph,
    start: str | None,
    *,
    have: Have | None = None,
    profile: Profile | None = None,
    only_mine: bool = False,
) -> dict[str, int]:
    """Return the level a person holds of each skill: max(profile, have, the start role's skills)."""
    levels: dict[str, int] = {}

    def take(skill: str, level: int) -> None:
        if level > levels.get(skill, 0):
            levels[skill] = level

    if start is not None and not only_mine:
        for skill, level in graph.role(start).skills.items():
            take(skill, level)
    for skill, level in _levels(graph, have or {}):
        take(skill, level)
    if profile is not None:
        for name, said in profile.skills.items():
            try:
                skill = graph.skill(name).id
            except UnknownNameError:
                continue
            take(skill, graph.top_proficiency if said is None else graph.proficiency(said))
    return levels


def _levels(graph: CareerGraph, have: Have) -> Iterable[tuple[str, int]]:
    if isinstance(have, Mapping):
        for name, said in have.items():
            yield graph.skill(name).id, 0 if said == 0 else graph.proficiency(said)
        return
    for text in have:
        try:
            yield graph.skill(text).id, graph.top_proficiency
        except UnknownNameError:
            name, colon, said = text.rpartition(":")
            if not colon:
                raise
            skill = graph.skill(name.strip()).id
            yield skill, 0 if said.strip() == "0" else graph.proficiency(said)
