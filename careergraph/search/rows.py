"""What a graph that is asked often keeps: rows of bits, for roles a few moves away and for what roles ask.

A row holds a bit for each role, or for each proficiency step, so what two rows have in common, or ten rows
together, is told in one go. To make them takes as long as some two thousand questions without them.
"""

from __future__ import annotations

from functools import reduce
from itertools import count
from operator import or_
from typing import TYPE_CHECKING

from careergraph.collector import collector_paused

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from careergraph.search.network import Network

__all__ = ["Rows"]

# So many bits are kept of either kind, at most: some 35 MiB as Python holds them.
MOST_BITS = 2**28
# Rows of more moves would take a second to make, and with so many a role routes are short to search.
MOST_MOVES = 500_000

# Rows are made for up to so many moves.
FARTHEST = 3
# After how many moves from the start and how many from the goal both meet, the fewest first.
MEETINGS = ((1, 0), (1, 1), (2, 1), (2, 2), (3, 2), (3, 3))


class Rows:
    """Tells the routes of the fewest moves between roles that up to six moves join, and what routes learn.

    Parameters
    ----------
    network
        All its moves count. It is no longer needed once the rows are made.

    Notes
    -----
    O(roles * (moves + steps that roles ask)) bits are looked at; O(roles * (roles + steps)) bits are kept.
    """

    def __init__(self, network: Network) -> None:
        with collector_paused():
            self._ahead, self._back = _rings(network.succ), _rings(network.pred)
            self._learning = _Learning(network) if _Learning.suits(network) else None

    @staticmethod
    def suit(network: Network) -> bool:
        """Whether the rows of a network take little enough memory, and time to make."""
        bits = len(network.ids) ** 2 * 2 * (FARTHEST + 1)
        return bits <= MOST_BITS and network.moves <= MOST_MOVES

    def few(self, start: int, goal: int, most: int) -> list[tuple[int, ...]] | None:
        """Return all routes of the fewest moves; None where they are longer, or more than so many."""
        ahead, back = self._ahead, self._back
        for moves, moves_back in MEETINGS:
            # No walk by way of a role here is shorter, or it had been met before: none visits a role twice.
            middle = ahead[moves][start] & back[moves_back][goal]
            if middle:
                break
        else:
            return None
        if middle.bit_count() > most:
            return None
        found: list[tuple[int, ...]] = [(role,) for role in _places(middle)]
        before, after = back[1], ahead[1]
        for place in range(moves - 1, 0, -1):
            ring = ahead[place][start]
            found = [(role, *way) for way in found for role in _places(ring & before[way[0]])]
            if len(found) > most:
                return None
        for place in range(moves_back - 1, 0, -1):
            ring = back[place][goal]
            found = [(*way, role) for way in found for role in _places(ring & after[way[-1]])]
            if len(found) > most:
                return None
        return [(start, *way, goal) for way in found] if moves_back else [(start, goal)]

    def units(self, paths: Sequence[tuple[int, ...]], held: Mapping[str, int]) -> list[int] | None:
        """Return the units of learning that a person's levels took by the end of each path.

        Parameters
        ----------
        paths
            They join the same two roles.
        held
            Skill id -> proficiency level that the person holds there.

        Returns
        -------
        list of int or None
            None where efforts differ, or the rows would take too much memory.
        """
        return None if self._learning is None else self._learning.units(paths, held)


class _Learning:
    """What roles and moves ask, a bit for each step: steps are numbered once for the whole graph.

    `Steps` numbers those of one question, and only what is not held.
    """

    def __init__(self, network: Network) -> None:
        self._numbers: dict[str, list[int]] = {}
        self._unused = count()
        self._expected = network.expected
        self._roles = [self._row(expected) for expected in network.expected]
        self._moves = {move: self._row(asked) for move, asked in network.stated.items()}

    @staticmethod
    def suits(network: Network) -> bool:
        """Whether every step is one unit, and the rows take little enough memory."""
        steps = len(network.skill_ids) * network.graph.top_proficiency
        rows = len(network.ids) + len(network.stated)
        return network.plain_effort and steps * rows <= MOST_BITS

    def units(self, paths: Sequence[tuple[int, ...]], held: Mapping[str, int]) -> list[int]:
        """See `Rows.units`."""
        start = paths[0][0]
        known = self._roles[start] if held == self._expected[start] else self._row(held)
        if self._moves:
            asked = self._asked
            return [reduce(or_, map(asked, path, path[1:]), known).bit_count() for path in paths]
        expected = self._roles.__getitem__
        known |= expected(paths[0][-1])
        return [reduce(or_, map(expected, path[1:-1]), known).bit_count() for path in paths]

    def _asked(self, source: int, target: int) -> int:
        return self._moves.get((source, target), self._roles[target])

    def _row(self, levels: Mapping[str, int]) -> int:
        """Return the steps that some levels take from nothing."""
        found: list[int] = []
        for skill, level in levels.items():
            numbers = self._numbers.get(skill)
            if numbers is None:
                numbers = self._numbers.setdefault(skill, [])
            # Threads may number at the same time: a list only ever grows, at its end.
            while len(numbers) < level:
                numbers.append(next(self._unused))
            found += numbers[:level]
        # Bit by bit into a number would copy it for each.
        row = bytearray(max(found, default=0) // 8 + 1)
        for step in found:
            row[step >> 3] |= 1 << (step & 7)
        return int.from_bytes(row, "little")


def _rings(others: Sequence[Sequence[int]]) -> list[list[int]]:
    """Return for so many moves, none to three: for each role the roles that walks of so many lead to.

    ``others`` is ``succ`` or ``pred`` of a network.
    """
    rings = [[1 << role for role in range(len(others))]]
    for _ in range(FARTHEST):
        nearer = rings[-1].__getitem__
        rings.append([reduce(or_, map(nearer, each), 0) for each in others])
    return rings


def _places(row: int) -> list[int]:
    """Return where the bits of a row are, highest first; made for rows that hold few."""
    found = []
    while row:
        place = row.bit_length() - 1
        found.append(place)
        row ^= 1 << place
    return found
