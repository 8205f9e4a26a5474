"""The order of roles on the map: few crossings, the same for any order of the file.

A layered drawing (Sugiyama, Tagawa, Toda 1981) with the rows and lanes given: a move that skips rows is
cut into segments through dummies, one a row, so that no line runs behind a box. The order inside the rows
is found by sifting (Bachmaier et al. 2010): every box and dummy in turn goes to the best place in its row.
`careergraph.explorer.wires` turns the order into coordinates and curves.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import pairwise
from random import Random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from careergraph.explorer.lanes import Grid

__all__ = ["Layers", "Move", "layers"]

Move = tuple[str, str]

# Sifting ends in a local best: it is started anew so many times (fewer for large graphs).
STARTS = 24
PASSES = 12
# Work that all starts share: items squared, summed over the rows.
EFFORT = 40_000


@dataclass
class Layers:
    """Items in rows, lowest row first: roles, and dummies where a move skips a row.

    ``rows[r]`` lists item numbers from left to right; ``role[i]`` is None for a dummy; ``lane[i]`` is a
    role's lane or the one a dummy would pass; ``through[i]`` is how many moves pass a dummy; ``chain[move]``
    lists the items of a move from its lower end to its upper; ``beside`` holds the moves inside a row;
    ``up[i]``/``down[i]`` are neighbours one row on.
    """

    rows: list[list[int]]
    role: list[str | None] = field(default_factory=list)
    row: list[int] = field(default_factory=list)
    lane: list[float] = field(default_factory=list)
    span: list[tuple[float, float]] = field(default_factory=list)
    through: list[int] = field(default_factory=list)
    up: list[list[int]] = field(default_factory=list)
    down: list[list[int]] = field(default_factory=list)
    chain: dict[Move, list[int]] = field(default_factory=dict)
    beside: dict[int, list[tuple[int, int]]] = field(default_factory=lambda: defaultdict(list))

    def add(self, role: str | None, row: int, lane: float) -> int:
        """Add an item at the right end of a row and return its number."""
        item = len(self.role)
        self.role.append(role)
        self.row.append(row)
        self.lane.append(lane)
        self.span.append((lane, lane))
        self.through.append(0)
        self.up.append([])
        self.down.append([])
        self.rows[row].append(item)
        return item

    def link(self, low: int, high: int) -> None:
        """Connect two items of neighbouring rows."""
        if high not in self.up[low]:
            self.up[low].append(high)
            self.down[high].append(low)


def layers(grid: Grid, moves: Iterable[Move]) -> Layers:
    """Return the rows in an order with few crossings.

    Parameters
    ----------
    grid
        The row and lane of every role.
    moves
        Pairs of role ids.

    Returns
    -------
    Layers
        Roles of a lane stand together, lanes in their order, dummies anywhere.

    Notes
    -----
    One pass costs O(sum of n^2 d) for rows of n items with d segments each; the number of starts shrinks
    as rows grow.
    """
    built = _build(grid, sorted(moves))
    best, best_cost = [row[:] for row in built.rows], _total(built)
    size = sum(len(row) ** 2 for row in built.rows) or 1
    for start in range(max(1, min(STARTS, EFFORT // size))):
        _begin(built, best if start % 2 else None, seed=start)
        cost = _settle(built)
        if cost < best_cost:
            best, best_cost = [row[:] for row in built.rows], cost
        if not cost:
            break
    built.rows = best
    return built


def _build(grid: Grid, moves: Sequence[Move]) -> Layers:
    built = Layers(rows=[[] for _ in grid.rows])
    item: dict[str, int] = {}
    for role, (row, lane) in sorted(grid.cells.items(), key=lambda entry: (*entry[1], entry[0])):
        item[role] = built.add(role, row, lane)
    trunk: dict[tuple[int, int, bool], int] = {}
    for source, target in moves:
        low, high = sorted((item[source], item[target]), key=lambda entry: built.row[entry])
        if built.row[low] == built.row[high]:
            built.beside[built.row[low]].append((item[source], item[target]))
            built.chain[source, target] = [item[source], item[target]]
            continue
        built.chain[source, target] = _thread(built, low, high, trunk, up=low == item[source])
    return built


def _thread(
    built: Layers, low: int, high: int, trunk: dict[tuple[int, int, bool], int], *, up: bool
) -> list[int]:
    """Connect two items with a dummy in every row between; moves to the same role share theirs."""
    end = high if up else low
    chain = [low]
    for row in range(built.row[low] + 1, built.row[high]):
        if (end, row, up) not in trunk:
            trunk[end, row, up] = built.add(None, row, built.lane[end])
        item = trunk[end, row, up]
        first, last = built.span[item]
        lanes = (built.lane[low], built.lane[high], first, last)
        built.span[item] = (min(lanes), max(lanes))
        built.through[item] += 1
        chain.append(item)
    chain.append(high)
    for below, above in pairwise(chain):
        built.link(below, above)
    return chain


def _begin(built: Layers, near: list[list[int]] | None, *, seed: int) -> None:
    """Set a first order: by lane, or a disturbed copy of the best so far; the same on every run."""
    dice = Random(seed)  # noqa: S311 - variety, not secrecy; a fixed seed keeps the page's bytes
    for index, row in enumerate(built.rows):
        if near is not None:
            row[:] = near[index]
            for _ in range(len(row) // 2):
                at = dice.randrange(len(row))
                if at + 1 < len(row) and _may_swap(built, row[at], row[at + 1]):
                    row[at], row[at + 1] = row[at + 1], row[at]
        else:
            noise = {entry: dice.random() if seed else entry / 1e6 for entry in row}
            row.sort(key=lambda entry: (built.lane[entry], noise[entry]))


def _may_swap(built: Layers, left: int, right: int) -> bool:
    return built.role[left] is None or built.role[right] is None or built.lane[left] == built.lane[right]


def _settle(built: Layers) -> int:
    """Sift every item until nothing improves; return the crossings left."""
    cost = _total(built)
    for _ in range(PASSES):
        order = range(len(built.rows))
        for row in (*order, *reversed(order)):
            for entry in list(built.rows[row]):
                _sift(built, row, entry)
        after = _total(built)
        if after >= cost:
            break
        cost = after
    return cost


def _sift(built: Layers, row: int, entry: int) -> None:
    """Move one item to the place in its row where the fewest lines cross."""
    line = built.rows[row]
    at = line.index(entry)
    rest = line[:at] + line[at + 1 :]
    places = _places(built, row)
    change = 0
    costs = [0]
    for other in rest:
        change += _pair(built, other, entry, places) - _pair(built, entry, other, places)
        costs.append(change)
    low, high = _allowed(built, rest, entry)
    beside = built.beside.get(row, ())

    def worth(position: int) -> tuple[float, int]:
        extra = _arches(built, [*rest[:position], entry, *rest[position:]], beside) if beside else 0
        return costs[position] + extra, abs(position - at)

    best = min(range(low, high + 1), key=worth)
    line[:] = [*rest[:best], entry, *rest[best:]]


def _allowed(built: Layers, rest: Sequence[int], entry: int) -> tuple[int, int]:
    """Return the places an item may take: a role stays between the lanes beside its own."""
    first, last = built.span[entry]
    low, high = 0, len(rest)
    for index, other in enumerate(rest):
        if built.role[other] is None:
            continue
        if built.lane[other] < first:
            low = index + 1
        elif built.lane[other] > last:
            high = min(high, index)
    return low, high


def _places(built: Layers, row: int) -> Mapping[int, int]:
    """Return the place of every item in the rows above and below."""
    near = built.rows[max(row - 1, 0) : row] + built.rows[row + 1 : row + 2]
    return {entry: index for line in near for index, entry in enumerate(line)}


def _pair(built: Layers, left: int, right: int, places: Mapping[int, int]) -> int:
    """Return the crossings between the segments of two items when ``left`` stands left of ``right``."""
    return sum(
        places[mine] > places[theirs]
        for side in (built.up, built.down)
        for mine in side[left]
        for theirs in side[right]
    )


def _arches(built: Layers, line: Sequence[int], beside: Iterable[tuple[int, int]]) -> int:
    """Return what the moves inside a row cross: the lines of whatever stands between their ends."""
    at = {entry: index for index, entry in enumerate(line)}
    total = 0
    for one, other in beside:
        low, high = sorted((at[one], at[other]))
        total += min(sides(built, line[low + 1 : high]))
    return total


def sides(built: Layers, between: Sequence[int]) -> tuple[int, int]:
    """Return the segments that a move over, and one under, these items of its row would cross."""
    over = sum(len(built.up[entry]) for entry in between)
    under = sum(len(built.down[entry]) for entry in between)
    return over, under


def _total(built: Layers) -> int:
    """Return all crossings."""
    total = 0
    for row, line in enumerate(built.rows):
        places = (
            {entry: index for index, entry in enumerate(built.rows[row + 1])}
            if row + 1 < len(built.rows)
            else {}
        )
        ends = [places[high] for entry in line for high in sorted(built.up[entry], key=places.__getitem__)]
        total += _inversions(ends) + _arches(built, line, built.beside.get(row, ()))
    return total


def _inversions(ends: list[int]) -> int:
    return sum(left > right for index, left in enumerate(ends) for right in ends[index + 1 :])
