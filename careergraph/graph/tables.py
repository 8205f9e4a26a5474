"""The tables that a graph can lie in: what its roles, skills and moves say, column by column."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import compress
from operator import not_
from typing import TYPE_CHECKING, Protocol

from careergraph.document.records import GraphFile, Within

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from careergraph.graph.columns import Moves
    from careergraph.graph.stored import Column

__all__ = [
    "Expected",
    "ExpectedMaps",
    "ExpectedTable",
    "HorizonTable",
    "MoveTable",
    "RequiredTable",
    "RoleTable",
    "SkillTable",
    "Tables",
]


@dataclass(frozen=True)
class SkillTable:
    """The skills, by number: sorted by id.

    ``sources`` are numbers of the file's sources; ``more`` holds, as JSON, the fields that few have;
    ``places`` the position of each in the file, None where that is its number.
    """

    ids: Sequence[str]
    titles: Sequence[str]
    kinds: Sequence[str | None]
    efforts: Sequence[float]
    all_efforts: frozenset[float]
    summaries: Sequence[str | None]
    aliases: Sequence[tuple[str, ...]]
    codes: Sequence[Mapping[str, str]]
    sources: Sequence[tuple[int, ...]]
    more: Sequence[str | None]
    places: Sequence[int] | None


@dataclass(frozen=True)
class RoleTable:
    """The roles, by number: sorted by id.

    ``levels`` are 1-based rungs, 0 where unsaid; ``focus`` maps numbers of functions to shares. The rest is
    as in `SkillTable`.
    """

    ids: Sequence[str]
    titles: Sequence[str]
    levels: Sequence[int]
    scopes: Sequence[str | None]
    summaries: Sequence[str | None]
    aliases: Sequence[tuple[str, ...]]
    codes: Sequence[Mapping[str, str]]
    focus: Sequence[Mapping[int, float]]
    people: Sequence[int | None]
    sources: Sequence[tuple[int, ...]]
    more: Sequence[str | None]
    places: Sequence[int] | None


class Expected(Protocol):
    """What roles expect, by number. Ids of skills are looked up with what is handed in."""

    def levels(self, role: int, skill_id: Callable[[int], str]) -> dict[str, int]:
        """Return the skills that a role expects: skill id -> proficiency level."""

    def optional(self, role: int, skill_id: Callable[[int], str]) -> frozenset[str]:
        """Return the ids of those that somebody can come to the role without."""

    def keys(self, role: int, skill_number: Mapping[str, int]) -> Iterable[tuple[int, int]]:
        """Return the others as pairs of number and level."""


@dataclass(frozen=True)
class ExpectedTable:
    """`Expected` as rows: those of role ``r`` are ``offsets[r]`` up to ``offsets[r + 1]``."""

    offsets: Sequence[int]
    skills: Sequence[int]
    skill_levels: Sequence[int]
    optionals: Sequence[int]

    def levels(self, role: int, skill_id: Callable[[int], str]) -> dict[str, int]:
        """See `Expected.levels`."""
        start, end = self.offsets[role], self.offsets[role + 1]
        return dict(zip(map(skill_id, self.skills[start:end]), self.skill_levels[start:end], strict=True))

    def optional(self, role: int, skill_id: Callable[[int], str]) -> frozenset[str]:
        """See `Expected.optional`."""
        start, end = self.offsets[role], self.offsets[role + 1]
        return frozenset(map(skill_id, compress(self.skills[start:end], self.optionals[start:end])))

    def keys(self, role: int, skill_number: Mapping[str, int]) -> Iterable[tuple[int, int]]:
        """See `Expected.keys`."""
        del skill_number  # they are numbers here
        start, end = self.offsets[role], self.offsets[role + 1]
        pairs = zip(self.skills[start:end], self.skill_levels[start:end], strict=True)
        optional = self.optionals[start:end]
        return compress(pairs, map(not_, optional)) if any(optional) else pairs


@dataclass(frozen=True)
class ExpectedMaps:
    """`Expected` as a text said it, none of it optional: to number millions of skills takes a second."""

    maps: Sequence[dict[str, int]]

    def levels(self, role: int, skill_id: Callable[[int], str]) -> dict[str, int]:
        """See `Expected.levels`."""
        del skill_id
        return self.maps[role]

    def optional(self, role: int, skill_id: Callable[[int], str]) -> frozenset[str]:
        """See `Expected.optional`."""
        del role, skill_id
        return frozenset()

    def keys(self, role: int, skill_number: Mapping[str, int]) -> Iterable[tuple[int, int]]:
        """See `Expected.keys`."""
        return [(skill_number[skill], level) for skill, level in self.maps[role].items()]


@dataclass(frozen=True)
class MoveTable:
    """The moves: what all rooms read of them, and what only records say.

    ``stated_kinds`` are places in `KINDS`, 0 where the file states none; ``years_low`` and ``years_high`` are
    the two ends of ``years_range``; ``credentials`` are numbers of the file's.
    """

    moves: Moves
    years_low: Sequence[float | None]
    years_high: Sequence[float | None]
    years_until: Sequence[float | None]
    credentials: Sequence[tuple[int, ...]]
    stated_kinds: Sequence[int]
    sources: Column[tuple[int, ...]]
    more: Sequence[str | None]


@dataclass(frozen=True)
class HorizonTable:
    """What moves say ``within`` some years: those of row ``r`` are ``offsets[r]`` to ``offsets[r + 1]``."""

    offsets: Sequence[int]
    years: Sequence[float]
    shares: Sequence[float]
    lows: Sequence[float | None]
    highs: Sequence[float | None]

    def of(self, row: int) -> tuple[Within, ...]:
        """Return the records of a row's move."""
        return tuple(
            Within(self.years[place], self.shares[place], self.lows[place], self.highs[place])
            for place in range(self.offsets[row], self.offsets[row + 1])
        )


@dataclass(frozen=True)
class RequiredTable:
    """What moves state to ask for, in the order of their rows."""

    rows: Sequence[int]
    skills: Sequence[int]
    levels: Sequence[int]
    optional: Sequence[int]
    sources: Sequence[tuple[int, ...]]


@dataclass(frozen=True)
class Tables:
    """All of a graph. ``head`` is its file without skills, roles and moves."""

    head: GraphFile
    skills: SkillTable
    roles: RoleTable
    expected: Expected
    moves: MoveTable
    required: RequiredTable
    top_level: int
    horizons: HorizonTable | None = None
