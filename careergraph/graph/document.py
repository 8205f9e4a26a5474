"""The columns of a graph that was read from a document, or made from data: the records stay as they are."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from careergraph.collector import collector_paused
from careergraph.graph.columns import KINDS, Moves, Named, kind_between

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from careergraph.document.records import GraphFile, Move, Requirement, Role, Skill

__all__ = ["DocumentColumns"]

_KIND = {kind: place for place, kind in enumerate(KINDS)}


class DocumentColumns:
    """See `careergraph.graph.columns.Columns`; each column is made when it is first asked for.

    Cost: O(n log n) for each column of n entries, in plain lists that share their numbers.
    """

    def __init__(self, file: GraphFile) -> None:
        self._file = file

    @cached_property
    def role_ids(self) -> list[str]:
        """See `Columns.role_ids`."""
        return sorted(self._file.roles)

    @cached_property
    def role_number(self) -> dict[str, int]:
        """See `Columns.role_number`."""
        return {role_id: number for number, role_id in enumerate(self.role_ids)}

    @cached_property
    def rungs(self) -> list[int]:
        """See `Columns.rungs`."""
        rungs = {level: rung for rung, level in enumerate(self._file.levels, 1)}
        roles = self._file.roles
        return [rungs.get(roles[role_id].level or "", 0) for role_id in self.role_ids]

    @cached_property
    def skill_ids(self) -> list[str]:
        """See `Columns.skill_ids`."""
        return sorted(self._file.skills)

    @cached_property
    def skill_number(self) -> dict[str, int]:
        """See `Columns.skill_number`."""
        return {skill_id: number for number, skill_id in enumerate(self.skill_ids)}

    @cached_property
    def efforts(self) -> list[float]:
        """See `Columns.efforts`."""
        skills = self._file.skills
        return [skills[skill_id].effort for skill_id in self.skill_ids]

    @cached_property
    def all_efforts(self) -> frozenset[float]:
        """See `Columns.all_efforts`."""
        return frozenset(skill.effort for skill in self._file.skills.values())

    @cached_property
    def moves(self) -> Moves:
        """See `Columns.moves`."""
        with collector_paused():
            return self._moves()

    def _moves(self) -> Moves:
        moves, number, rungs = self._file.moves, self.role_number, self.rungs
        sources = [number[move.source] for move in moves]
        targets = [number[move.target] for move in moves]
        # One number for each pair: they sort several times as fast as pairs do.
        roles = len(rungs)
        pairs = [source * roles + target for source, target in zip(sources, targets, strict=True)]
        places = sorted(range(len(moves)), key=pairs.__getitem__)
        offsets = [0] * (roles + 1)
        for source in sources:
            offsets[source + 1] += 1
        for role in range(roles):
            offsets[role + 1] += offsets[role]
        inner = [moves[place] for place in places]
        kinds = bytes(
            _KIND[move.kind or kind_between(rungs[sources[place]], rungs[targets[place]])]
            for place, move in zip(places, inner, strict=True)
        )
        ordered = [targets[place] for place in places]
        return Moves(
            offsets=offsets,
            targets=ordered,
            kinds=kinds,
            years=[move.years for move in inner],
            people=[move.people for move in inner],
            leavers=[move.leavers for move in inner],
            places=places,
        )

    @cached_property
    def stating(self) -> list[int]:
        """See `Columns.stating`."""
        moves = self._file.moves
        return [row for row, place in enumerate(self.moves.places) if moves[place].requires]

    @cached_property
    def top_level(self) -> int:
        """See `Columns.top_level`."""
        expected = (level for role in self._file.roles.values() for level in role.skills.values())
        asked = (item.level for move in self._file.moves for item in move.requires.values())
        return max((*expected, *asked), default=1)

    def expected(self, role: int) -> Mapping[str, int]:
        """See `Columns.expected`."""
        return self._file.roles[self.role_ids[role]].skills

    def optional(self, role: int) -> AbstractSet[str]:
        """See `Columns.optional`."""
        return self._file.roles[self.role_ids[role]].optional

    def stated(self, row: int) -> Mapping[str, Requirement]:
        """See `Columns.stated`."""
        return self._file.moves[self.moves.places[row]].requires

    def keys(self, role: int) -> Iterator[tuple[int, int]]:
        """See `Columns.keys`."""
        number, optional = self.skill_number, self.optional(role)
        return (
            (number[skill], level) for skill, level in self.expected(role).items() if skill not in optional
        )

    @cached_property
    def taught(self) -> frozenset[str]:
        """See `Columns.taught`."""
        return frozenset(key for key, skill in self._file.skills.items() if skill.resources)

    def move(self, row: int) -> Move:
        """See `Columns.move`."""
        return self._file.moves[self.moves.places[row]]

    def sources_of_moves(self) -> set[tuple[str, ...]]:
        """See `Columns.sources_of_moves`."""
        return {move.sources for move in self._file.moves}

    def role_names(self) -> Named:
        """See `Columns.role_names`."""
        return _named(self._file.roles, self.role_ids)

    def skill_names(self) -> Named:
        """See `Columns.skill_names`."""
        return _named(self._file.skills, self.skill_ids)


def _named(entries: Mapping[str, Role] | Mapping[str, Skill], ids: Sequence[str]) -> Named:
    place = {key: position for position, key in enumerate(entries)}
    return Named(
        ids,
        [entries[key].title for key in ids],
        [entries[key].aliases for key in ids],
        [place[key] for key in ids],
    )
