"""A graph that lies in tables: its columns for whoever reads numbers, and its records, made on demand."""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar, overload

from careergraph.document.records import GraphFile, Move, Requirement, Role, Skill, essential
from careergraph.graph.columns import KINDS, Named
from careergraph.graph.kept import Recent, lazily
from careergraph.graph.stored import Same

if TYPE_CHECKING:
    from careergraph.graph.tables import Tables

__all__ = ["TableColumns"]

R = TypeVar("R", Role, Skill)


class TableColumns:
    """See `careergraph.graph.columns.Columns`; and the file that the tables stand for, with its records."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self.role_ids = tables.roles.ids
        self.role_number: Mapping[str, int] = _Numbers(self.role_ids)
        self.skill_ids = tables.skills.ids
        self.skill_number: Mapping[str, int] = _Numbers(self.skill_ids)
        self.moves = tables.moves.moves
        self.rungs = tables.roles.levels
        self.efforts = tables.skills.efforts
        self.all_efforts = tables.skills.all_efforts
        self.top_level = tables.top_level
        self._source_ids = list(tables.head.sources)
        self._functions = list(tables.head.functions)
        self._credentials = list(tables.head.credentials)
        self._expected = Recent(lambda role: tables.expected.levels(role, self._skill_id))
        self._role_records: Recent[Role] = Recent(self._role)
        self._skill_records: Recent[Skill] = Recent(self._skill)
        self._move_records: Recent[Move] = Recent(self._move)
        # The same text each time: few of a million skills are ever met.
        self._skill_id = lazily(len(self.skill_ids), self.skill_ids.__getitem__).__getitem__

    @cached_property
    def file(self) -> GraphFile:
        """The file that the tables stand for; its records are made one by one, as they are asked for."""
        head = self._tables.head
        roles, skills = self._tables.roles, self._tables.skills
        fields = {name: getattr(head, name) for name in GraphFile.model_fields}
        # The sections have the faces of a dict and a tuple; nothing is left to check.
        sections: Any = {
            "roles": _Entries(self.role_ids, self.role_number, self._role_records, roles.places),
            "skills": _Entries(self.skill_ids, self.skill_number, self._skill_records, skills.places),
            "moves": _MoveRecords(self),
        }
        return GraphFile.model_construct(**(fields | sections))

    # What every room reads

    @cached_property
    def stating(self) -> list[int]:
        """See `Columns.stating`."""
        return list(dict.fromkeys(self._tables.required.rows))

    def expected(self, role: int) -> dict[str, int]:
        """See `Columns.expected`."""
        return self._expected[role]

    def optional(self, role: int) -> frozenset[str]:
        """See `Columns.optional`."""
        return self._tables.expected.optional(role, self._skill_id)

    def stated(self, row: int) -> dict[str, Requirement]:
        """See `Columns.stated`."""
        required = self._tables.required
        start = bisect_left(required.rows, row)
        found = {}
        for place in range(start, bisect_right(required.rows, row, start)):
            level, optional = required.levels[place], bool(required.optional[place])
            sources = self._sources(required.sources[place])
            found[self._skill_id(required.skills[place])] = (
                Requirement(level, optional, sources) if optional or sources else essential(level)
            )
        return found

    def keys(self, role: int) -> Iterable[tuple[int, int]]:
        """See `Columns.keys`."""
        return self._tables.expected.keys(role, self.skill_number)

    @cached_property
    def taught(self) -> frozenset[str]:
        """See `Columns.taught`."""
        more = self._tables.skills.more
        if isinstance(more, Same):
            return frozenset()
        said = (number for number, text in enumerate(more) if text and '"resources"' in text)
        return frozenset(self.skill_ids[number] for number in said if self._skill_records[number].resources)

    def sources_of_moves(self) -> set[tuple[str, ...]]:
        """See `Columns.sources_of_moves`."""
        return set(map(self._sources, self._tables.moves.sources.distinct()))

    def role_names(self) -> Named:
        """See `Columns.role_names`."""
        table = self._tables.roles
        return Named(self.role_ids, table.titles, table.aliases, table.places)

    def skill_names(self) -> Named:
        """See `Columns.skill_names`."""
        table = self._tables.skills
        return Named(self.skill_ids, table.titles, table.aliases, table.places)

    # Records

    def _sources(self, numbers: Sequence[int]) -> tuple[str, ...]:
        return tuple([self._source_ids[number] for number in numbers]) if numbers else ()

    def _skill(self, number: int) -> Skill:
        table = self._tables.skills
        more = table.more[number]
        fields: dict[str, Any] = {
            "title": table.titles[number],
            "kind": table.kinds[number],
            "effort": table.efforts[number],
            "aliases": table.aliases[number],
            "summary": table.summaries[number],
            "codes": dict(table.codes[number]),
            "sources": self._sources(table.sources[number]),
            "id": table.ids[number],
        }
        return Skill(**fields, **(json.loads(more) if more else {}))

    def _role(self, number: int) -> Role:
        table, head = self._tables.roles, self._tables.head
        level = table.levels[number]
        more = table.more[number]
        fields: dict[str, Any] = {
            "title": table.titles[number],
            "level": head.levels[level - 1] if level else None,
            "focus": {self._functions[function]: share for function, share in table.focus[number].items()},
            "scope": table.scopes[number],
            "summary": table.summaries[number],
            "aliases": table.aliases[number],
            "skills": dict(self.expected(number)),
            "optional": self.optional(number),
            "codes": dict(table.codes[number]),
            "people": table.people[number],
            "sources": self._sources(table.sources[number]),
            "id": table.ids[number],
        }
        return Role(**(fields | (json.loads(more) if more else {})))

    def move(self, row: int) -> Move:
        """Return the record of a row's move."""
        return self._move_records[row]

    def _move(self, row: int) -> Move:
        table = self._tables.moves
        moves = table.moves
        more = table.more[row]
        fields: dict[str, Any] = {
            "source": self.role_ids[moves.source(row)],
            "target": self.role_ids[moves.targets[row]],
            "kind": KINDS[table.stated_kinds[row]],
            "years": moves.years[row],
            "people": moves.people[row],
            "leavers": moves.leavers[row],
            "years_until": table.years_until[row],
            "sources": self._sources(table.sources[row]),
        }
        low, high = table.years_low[row], table.years_high[row]
        if low is not None and high is not None:
            fields["years_range"] = low, high
        if required := table.credentials[row]:
            fields["credentials"] = tuple([self._credentials[number] for number in required])
        if self._tables.horizons:
            fields["within"] = self._tables.horizons.of(row)
        if len(self._tables.required.rows):
            fields["requires"] = self.stated(row)
        return Move(**(fields | (json.loads(more) if more else {})))


class _Numbers(dict[str, int]):
    """Id -> number, found among the sorted ids when it is first asked for, and kept.

    To know a million ids takes 100 MB and most of a second; a question meets few of them.
    """

    def __init__(self, ids: Sequence[str]) -> None:
        super().__init__()
        self._ids = ids

    def __missing__(self, key: str) -> int:
        number = bisect_left(self._ids, key)
        if number == len(self._ids) or self._ids[number] != key:
            raise KeyError(key)
        self[key] = number
        return number

    def __contains__(self, key: object) -> bool:
        try:
            return isinstance(key, str) and self[key] >= 0
        except KeyError:
            return False


class _Entries(Mapping[str, R]):
    """Roles, or skills, by id, in the order of the file."""

    def __init__(
        self,
        ids: Sequence[str],
        number: Mapping[str, int],
        records: Recent[R],
        places: Sequence[int] | None,
    ) -> None:
        self._ids, self._number, self._places = ids, number, places
        self._records: Recent[R] = records

    def __getitem__(self, key: str) -> R:
        return self._records[self._number[key]]

    def __contains__(self, key: object) -> bool:
        return key in self._number

    def __len__(self) -> int:
        return len(self._ids)

    def __iter__(self) -> Iterator[str]:
        if self._places is None:
            return iter(self._ids)
        return iter([key for _, key in sorted(zip(self._places, self._ids, strict=True))])

    def __reduce__(self) -> tuple[Any, ...]:
        """Pass to another process as what it looks like."""
        return dict, (dict(self),)

    def __repr__(self) -> str:
        return f"<{len(self)} records>"


class _MoveRecords(Sequence[Move]):
    """The moves in the order of the file."""

    def __init__(self, columns: TableColumns) -> None:
        self._columns = columns

    @cached_property
    def _rows(self) -> Sequence[int]:
        """The row of the move at each position in the file."""
        places = self._columns.moves.places
        if isinstance(places, range):
            return places
        rows = [0] * len(places)
        for row, place in enumerate(places):
            rows[place] = row
        return rows

    @overload
    def __getitem__(self, position: int) -> Move: ...
    @overload
    def __getitem__(self, position: slice) -> tuple[Move, ...]: ...
    def __getitem__(self, position: int | slice) -> Move | tuple[Move, ...]:
        """Return the move at a position in the file, or some of them."""
        found = self._rows[position]
        return self._columns.move(found) if isinstance(found, int) else tuple(map(self._columns.move, found))

    def __iter__(self) -> Iterator[Move]:
        return map(self._columns.move, self._rows)

    def __len__(self) -> int:
        return len(self._columns.moves)

    def __eq__(self, other: object) -> bool:
        """Say whether the same moves stand in the same order."""
        if not isinstance(other, Sequence) or isinstance(other, str):
            return NotImplemented
        return len(self) == len(other) and all(one == two for one, two in zip(self, other, strict=True))

    __hash__ = None  # type: ignore[assignment]  # as a tuple of records that have none

    def __reduce__(self) -> tuple[Any, ...]:
        """Pass to another process as what it looks like."""
        return tuple, (tuple(self),)

    def __repr__(self) -> str:
        return f"<{len(self)} moves>"
