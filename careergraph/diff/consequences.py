"""What a change means for people: routes that vanished or appeared, longer ways, more to learn."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from pydantic import Field

from careergraph.answers import Answer, Number
from careergraph.graph.ends import Ends
from careergraph.search import Search
from careergraph.search.question import WORK, Budget

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from careergraph.diff.renames import Matching
    from careergraph.graph import CareerGraph

__all__ = ["Consequences", "Measured", "Pair", "Pairs", "consequences"]

# With more roles only the routes from entry roles are looked at; with more than FEW only their learning.
MANY, FEW = 5_000, 60
# So many entry roles at most, so many searches for the least learning, and so many requirements that these
# searches may look at, which is what they take their time for.
MOST_STARTS, MOST_SEARCHES, MOST_LOOKS = 20, 400, 2_000_000
# All these searches together make so many comparisons, in about two seconds. What is not proven is left out.
MOST_WORK, LEAST_WORK = WORK, 20_000
# Comparing all pairs may take so many steps: on a ladder of thousands of rungs it would take minutes.
MOST_ROUNDS = 2_000_000
# A list names so many pairs at most; its count is exact.
LISTED = 500


class Pair(Answer):
    """Two roles by their new ids, with the fewest moves from one to the other before and after."""

    from_: str = Field(alias="from")
    to: str
    before: int | None
    after: int | None


class Pairs(Answer):
    """How many pairs of roles, and the first of them: from entry roles first, then by ids."""

    count: int
    pairs: tuple[Pair, ...]


class Measured(Answer):
    """Two roles by their new ids, with the least learning from one to the other before and after."""

    from_: str = Field(alias="from")
    to: str
    before: Number
    after: Number


class Consequences(Answer):
    """What changed for people in roles that both files have.

    ``vanished`` and ``appeared``: pairs of roles with a route in one file only. ``longer`` and ``shorter``:
    pairs whose fewest moves changed. ``more_learning`` and ``less_learning``: pairs whose least learning
    changed, for somebody who holds what the first role expects, the largest change first; ``compared`` says
    how many pairs that was looked at for, and ``unproven`` for how many the search ended before it was sure
    (they are left out). ``from_entry_roles_only``: the graph is so large, or its routes are so long, that
    only routes from its entry roles were looked at.
    """

    vanished: Pairs
    appeared: Pairs
    longer: Pairs
    shorter: Pairs
    more_learning: tuple[Measured, ...]
    less_learning: tuple[Measured, ...]
    compared: int
    unproven: int
    from_entry_roles_only: bool


class _Changed(NamedTuple):
    """The goals whose route from one role vanished, appeared, grew or shrank, or is there twice, as bits."""

    vanished: int
    appeared: int
    longer: int
    shorter: int
    both: int


class _Side:
    """One of the two graphs, its roles as numbers: those that both graphs have come first, numbered alike."""

    def __init__(self, graph: CareerGraph, common: list[str]) -> None:
        self.graph = graph
        self.ids = [*common, *sorted(set(graph.roles) - set(common))]
        self.number = {role: number for number, role in enumerate(self.ids)}
        self.succ = [[self.number[target] for target in graph.successors(role)] for role in self.ids]
        self._hops: dict[int, dict[int, int]] = {}

    def hops(self, start: int) -> dict[int, int]:
        """Return the fewest moves from a role to every role that it leads to."""
        if start not in self._hops:
            found = {start: 0}
            layer, moves = [start], 0
            while layer:
                moves += 1
                layer = list({target for role in layer for target in self.succ[role] if target not in found})
                found.update(dict.fromkeys(layer, moves))
            self._hops[start] = found
        return self._hops[start]

    def layers(self) -> Iterator[list[int]]:
        """Yield for every role the roles it leads to within 0, 1, 2 ... moves, as bits, and never end."""
        reached = [1 << number for number in range(len(self.ids))]
        while True:
            yield reached
            wider = []
            for number, targets in enumerate(self.succ):
                bits = reached[number]
                for target in targets:
                    bits |= reached[target]
                wider.append(bits)
            reached = wider


def consequences(
    old: CareerGraph, new: CareerGraph, roles: Matching, *, learning: bool = True
) -> Consequences:
    """What does the change from one graph to another mean for people in the roles that both have?

    Parameters
    ----------
    old, new
        The graphs.
    roles
        Which role of the one is which of the other.
    learning
        Compare what routes ask to learn; not worth the search where no requirement changed.

    Notes
    -----
    Cost: up to 5,000 roles all pairs at once, in as many rounds as the longest of the fewest-move routes has
    moves, each of O(moves * roles / 64) steps; beyond, and where the rounds would be too many, one search
    for each of up to 20 entry roles. Learning is searched exactly: all pairs of up to 60 roles, or up to 400
    pairs that a route joins; else from where ways begin to where they end, 400 pairs at most and fewer in a
    graph of many requirements. These searches share one budget.
    """
    common = sorted((after, before) for before, after in roles.pairs.items())
    sides = _Side(old, [before for _, before in common]), _Side(new, [after for after, _ in common])
    entries, tops = _ends(sides, len(common))
    every = _all_pairs(sides, len(common)) if max(len(old.roles), len(new.roles)) <= MANY else None
    small = every is not None
    starts = [*entries, *sorted(set(range(len(common))) - set(entries))] if small else entries[:MOST_STARTS]
    changed = _from_starts(sides, starts, len(common)) if every is None else every
    most = _searches(sides)
    few = len(common) <= FEW or (
        small and sum(change.both.bit_count() - 1 for change in changed.values()) <= most
    )
    pairs = (
        (start, goal)
        for start in (starts if few else entries)
        if start in changed
        for goal in _bits(changed[start].both if few else changed[start].both & _mask(tops))
        if goal != start
    )
    learning = learning and old.names_skills and new.names_skills
    wanted = list(islice(pairs, None if few else most)) if learning else []
    work = max(LEAST_WORK, MOST_WORK // (2 * len(wanted) + 1))
    measured = [
        (pair, _learning(sides[0], *pair, work=work), _learning(sides[1], *pair, work=work))
        for pair in wanted
    ]
    grown = [
        Measured(from_=sides[1].ids[start], to=sides[1].ids[goal], before=before, after=after)
        for (start, goal), before, after in measured
        if before is not None and after is not None and before != after
    ]
    grown.sort(key=lambda item: (-abs(item.after - item.before), item.from_, item.to))
    return Consequences(
        vanished=_listed(sides, starts, {start: changed[start].vanished for start in starts}),
        appeared=_listed(sides, starts, {start: changed[start].appeared for start in starts}),
        longer=_listed(sides, starts, {start: changed[start].longer for start in starts}),
        shorter=_listed(sides, starts, {start: changed[start].shorter for start in starts}),
        more_learning=tuple(item for item in grown if item.after > item.before),
        less_learning=tuple(item for item in grown if item.after < item.before),
        compared=len(wanted),
        unproven=sum(before is None or after is None for _, before, after in measured),
        from_entry_roles_only=not small,
    )


def _searches(sides: tuple[_Side, _Side]) -> int:
    """Return how many pairs of roles can be searched for the least learning."""
    looks = sum(_looks(side.graph) for side in sides)
    return min(MOST_SEARCHES, MOST_LOOKS // max(looks, 1))


def _looks(graph: CareerGraph) -> int:
    """Return how many requirements a search over all moves of a graph looks at."""
    columns = graph.columns
    expected = [len(columns.expected(role)) for role in range(len(columns.role_ids))]
    stated = {row: len(columns.stated(row)) for row in columns.stating}
    return sum(stated.get(row) or expected[target] or 1 for row, target in enumerate(columns.moves.targets))


def _ends(sides: tuple[_Side, _Side], common: int) -> tuple[list[int], set[int]]:
    """Return where ways begin and where they end in either graph, of the roles that both have.

    The entry roles come first. A ladder of its own may begin above them, and end below the top roles.
    """
    ends = [(side, Ends.of(side.graph)) for side in sides]
    entries = {side.number[role] for side, end in ends for role in end.entries}
    tops = {side.number[role] for side, end in ends for role in end.tops}
    begin = set(entries)
    for side in sides:
        degrees = (
            (side.number[role], len(side.graph.predecessors(role)), len(side.graph.successors(role)))
            for role in side.ids
        )
        for number, ways_in, ways_out in degrees:
            if ways_out and not ways_in:
                begin.add(number)
            if ways_in and not ways_out:
                tops.add(number)
    shared = [number for number in sorted(begin) if number < common]
    return sorted(shared, key=lambda number: number not in entries), tops


def _all_pairs(sides: tuple[_Side, _Side], common: int) -> dict[int, _Changed] | None:
    """Compare all pairs of roles: who reaches whom within one move more, round by round, in both graphs.

    None where that takes too many rounds.
    """
    each_round = sum(len(side.ids) + len(side.graph.moves) for side in sides) + common
    rounds = max(MOST_ROUNDS // each_round, 1)
    mask = (1 << common) - 1
    longer, shorter = [0] * common, [0] * common
    before: list[int] = []
    after: list[int] = []
    for done, (one, other) in enumerate(zip(sides[0].layers(), sides[1].layers(), strict=True)):
        if one == before and other == after:
            break
        if done > rounds:
            return None
        before, after = one, other
        for number in range(common):
            longer[number] |= before[number] & ~after[number]
            shorter[number] |= after[number] & ~before[number]
    changed = {}
    for number in range(common):
        both = before[number] & after[number] & mask
        changed[number] = _Changed(
            before[number] & ~after[number] & mask,
            after[number] & ~before[number] & mask,
            longer[number] & both,
            shorter[number] & both,
            both,
        )
    return changed


def _from_starts(sides: tuple[_Side, _Side], starts: list[int], common: int) -> dict[int, _Changed]:
    """Compare the routes from a few roles."""
    changed = {}
    for start in starts:
        before, after = (side.hops(start) for side in sides)
        goals = {goal for goal in before.keys() | after.keys() if goal < common}
        both = before.keys() & after.keys() & goals
        changed[start] = _Changed(
            _mask(goals - after.keys()),
            _mask(goals - before.keys()),
            _mask({goal for goal in both if after[goal] > before[goal]}),
            _mask({goal for goal in both if after[goal] < before[goal]}),
            _mask(both),
        )
    return changed


def _mask(numbers: set[int]) -> int:
    bits = bytearray(max(numbers, default=0) // 8 + 1)
    for number in numbers:
        bits[number >> 3] |= 1 << (number & 7)
    return int.from_bytes(bits, "little")


def _bits(mask: int) -> Iterator[int]:
    while mask:
        lowest = mask & -mask
        yield lowest.bit_length() - 1
        mask ^= lowest


def _listed(sides: tuple[_Side, _Side], starts: list[int], masks: Mapping[int, int]) -> Pairs:
    """Count pairs, and list the first of them with the fewest moves on both sides."""
    pairs: list[Pair] = []
    for start in starts:
        for goal in _bits(masks[start]):
            if len(pairs) == LISTED:
                break
            before, after = (side.hops(start).get(goal) for side in sides)
            ids = sides[1].ids
            pairs.append(Pair(from_=ids[start], to=ids[goal], before=before, after=after))
    return Pairs(count=sum(mask.bit_count() for mask in masks.values()), pairs=tuple(pairs))


def _learning(side: _Side, start: int, goal: int, *, work: int) -> Number | None:
    """Return the least learning from one role to another for somebody who holds what the first expects."""
    role = side.ids[start]
    held, budget = side.graph.roles[role].skills, Budget(work=work)
    search = Search(side.graph, role, side.ids[goal], by="learning", held=held, budget=budget)
    found = search.best()
    return search.network.learning(int(found.objective)) if found and found.proven else None
