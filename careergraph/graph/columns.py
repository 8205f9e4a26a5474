"""A graph's facts in columns: roles, skills and moves by number, and who states what of them.

Roles and skills are numbered in the order of their ids as text, moves in the order of their roles' numbers:
comparing numbers is comparing ids. One interface, two makers: `careergraph.graph.document` from the records
of a file, `careergraph.graph.tabular` from columns that were stored as such.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, chain, pairwise, repeat
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from careergraph.document.records import Kind, Move, Requirement

__all__ = ["KINDS", "Columns", "Incoming", "Moves", "Named", "kind_between", "share_of"]

# A move's kind is kept as its place here.
KINDS: tuple[Kind | None, ...] = (None, "promotion", "lateral", "step_down")


def kind_between(source: int | None, target: int | None) -> Kind | None:
    """Return the kind of move that two rungs make, or None where one is unsaid (None or 0)."""
    if not source or not target:
        return None
    if target == source:
        return "lateral"
    return "promotion" if target > source else "step_down"


def share_of(people: int | None, leavers: int | None) -> float | None:
    """Return the share (0..1) of those who left a role that a move took, or None where either is unknown."""
    return None if people is None or leavers is None else people / leavers


class Incoming(NamedTuple):
    """The moves as their targets see them: those into role ``v`` are ``offsets[v]`` up to ``offsets[v + 1]``.

    ``sources`` holds the roles they come from, in the order of their numbers, ``rows`` their rows in `Moves`.
    """

    offsets: Sequence[int]
    sources: Sequence[int]
    rows: Sequence[int]


@dataclass(frozen=True)
class Moves:
    """The moves as compressed rows: ``offsets[u]`` up to ``offsets[u + 1]`` are those out of role ``u``.

    Attributes
    ----------
    offsets
        One number more than there are roles.
    targets
        Where each row leads to; within a role in ascending order.
    kinds
        Places in `KINDS`: the kind as stated, or as the levels have it.
    years, people, leavers
        As the file states them; None where unknown.
    places
        The position of each row's move in the file.
    made_incoming
        The same moves as their targets see them, if that is known already.
    """

    offsets: Sequence[int]
    targets: Sequence[int]
    kinds: Sequence[int]
    years: Sequence[float | None]
    people: Sequence[int | None]
    leavers: Sequence[int | None]
    places: Sequence[int]
    made_incoming: Incoming | None = None

    @cached_property
    def incoming(self) -> Incoming:
        """The same moves as their targets see them; made when first asked for."""
        return self.made_incoming or _incoming_of(self.offsets, self.targets)

    def __len__(self) -> int:
        """Return how many moves there are."""
        return len(self.targets)

    def row(self, source: int, target: int) -> int | None:
        """Return the row of the move between two roles, or None where there is none: O(log moves)."""
        end = self.offsets[source + 1]
        found = bisect_left(self.targets, target, self.offsets[source], end)
        return found if found < end and self.targets[found] == target else None

    def source(self, row: int) -> int:
        """Return the role that a row's move leads away from: O(log roles)."""
        return bisect_right(self.offsets, row) - 1

    def ends(self) -> Iterable[tuple[int, int]]:
        """Yield source and target of every row."""
        targets, offsets = self.targets, self.offsets
        for source in range(len(offsets) - 1):
            for target in targets[offsets[source] : offsets[source + 1]]:
                yield source, target


def _incoming_of(offsets: Sequence[int], targets: Sequence[int]) -> Incoming:
    """Return the moves as their targets see them, from how `Moves` holds them: O(m log m)."""
    counts = Counter(targets)
    # The sort keeps what is equal in its order: that of the rows, which is that of their sources.
    rows = sorted(range(len(targets)), key=targets.__getitem__)
    of_row = list(
        chain.from_iterable(
            repeat(source, end - start) for source, (start, end) in enumerate(pairwise(offsets))
        )
    )
    ends = list(accumulate((counts[target] for target in range(len(offsets) - 1)), initial=0))
    return Incoming(ends, [of_row[row] for row in rows], rows)


class Named(NamedTuple):
    """How roles, or skills, are called, by number: ids are sorted.

    ``places`` are their positions in the file; None: in the order of their ids.
    """

    ids: Sequence[str]
    titles: Sequence[str]
    aliases: Sequence[Sequence[str]]
    places: Sequence[int] | None


class Columns(Protocol):
    """What every room reads of a graph, by number."""

    @property
    def role_ids(self) -> Sequence[str]:
        """The roles' ids, sorted: a role's number is its place here."""

    @property
    def role_number(self) -> Mapping[str, int]:
        """Role id -> number."""

    @property
    def rungs(self) -> Sequence[int]:
        """The 1-based rung of each role's level, 0 where unsaid."""

    @property
    def skill_ids(self) -> Sequence[str]:
        """The skills' ids, sorted: a skill's number is its place here."""

    @property
    def skill_number(self) -> Mapping[str, int]:
        """Skill id -> number."""

    @property
    def efforts(self) -> Sequence[float]:
        """The effort of one proficiency step of each skill."""

    @property
    def all_efforts(self) -> frozenset[float]:
        """Every effort that some skill takes."""

    @property
    def moves(self) -> Moves:
        """The moves."""

    @property
    def stating(self) -> Sequence[int]:
        """The rows of the moves that state requirements of their own, in ascending order."""

    @property
    def top_level(self) -> int:
        """The highest proficiency level that a role expects or a move asks; 1 where nothing is asked."""

    def expected(self, role: int) -> Mapping[str, int]:
        """Return the skills that a role expects, which its holders hold: skill id -> proficiency level."""

    def optional(self, role: int) -> AbstractSet[str]:
        """Return the ids of those of them that somebody can come to the role without."""

    def stated(self, row: int) -> Mapping[str, Requirement]:
        """Return what a move states to ask for; empty where it asks for its target role's skills."""

    def keys(self, role: int) -> Iterable[tuple[int, int]]:
        """Return the skills that it takes to come to a role, as pairs of the skill's number and its level."""

    @property
    def taught(self) -> AbstractSet[str]:
        """The ids of the skills that name resources."""

    def move(self, row: int) -> Move:
        """Return the record of a row's move."""

    def sources_of_moves(self) -> Collection[tuple[str, ...]]:
        """Return all the lists of source ids that some move names for itself, each once."""

    def role_names(self) -> Named:
        """Return how roles are called."""

    def skill_names(self) -> Named:
        """Return how skills are called."""
