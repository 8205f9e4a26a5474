"""From an order to a drawing: where boxes stand and how lines run, in pixels of the unzoomed map.

Boxes have one size. x grows to the right, y downwards; (0, 0) is the middle of the upper left cell's
corner region: the left edge of the first lane at the middle of the top row.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from math import fsum
from typing import TYPE_CHECKING

from careergraph.explorer.layout import layers, sides

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from careergraph.explorer.lanes import Grid
    from careergraph.explorer.layout import Layers, Move

__all__ = ["BOX_HEIGHT", "BOX_WIDTH", "Drawing", "draw"]

BOX_WIDTH = 122
BOX_HEIGHT = 56
ROW_PITCH = 86
GAP = 10  # between boxes
WIRE = 6  # the room a passing line takes
BUNDLE_PITCH = 4  # between lines that pass together, as they lead to one role; closer where they are many
MOST_BUNDLE = 20
LANE_PADDING = 8
LANE_GAP = 8
PORT_PITCH = 12
PORT_MARGIN = 18
# How far the handles of an arch rise; the arch itself rises three quarters of it: midway between two rows.
ARCH = 20
ARCH_PITCH = 5  # between the handles of arches that may run beside each other
STRAIGHTENING = 24


@dataclass(frozen=True, slots=True)
class Drawing:
    """Where everything stands.

    ``boxes`` holds the middle of each role's box, ``lanes`` the left and right edge of each lane,
    ``rows`` the middle of each row (lowest row first), and ``wires`` for each move the points of joined
    cubic curves from its source to its target: x, y, then x, y of two handles and an end, and so on.
    """

    boxes: dict[str, tuple[int, int]]
    lanes: tuple[tuple[int, int], ...]
    rows: tuple[int, ...]
    wires: dict[Move, tuple[int, ...]]


def draw(grid: Grid, moves: Iterable[Move]) -> Drawing:
    """Return a drawing of roles and moves: no boxes overlap, no line runs through a foreign box."""
    order = layers(grid, moves)
    lane_of = _lanes_of_items(order)
    edges = _lane_edges(order, lane_of, len(grid.lanes))
    x = _positions(order, lane_of, edges)
    top = len(order.rows) - 1
    y = [(top - row) * ROW_PITCH for row in order.row]
    return Drawing(
        boxes={role: (round(x[item]), y[item]) for item, role in enumerate(order.role) if role is not None},
        lanes=tuple((round(left), round(right)) for left, right in edges),
        rows=tuple((top - row) * ROW_PITCH for row in range(top + 1)),
        wires=_Wires(order, x, y).all(),
    )


def _width(order: Layers, item: int) -> int:
    if order.role[item] is not None:
        return BOX_WIDTH
    return WIRE + min(BUNDLE_PITCH * (order.through[item] - 1), MOST_BUNDLE)


def _apart(order: Layers, left: int, right: int) -> float:
    """Return the least distance between the middles of two neighbours in a row."""
    return (_width(order, left) + _width(order, right)) / 2 + GAP


def _lanes_of_items(order: Layers) -> list[int]:
    """Return the lane each item takes room in: a role's own, a line's nearest in its place."""
    lane = [0] * len(order.role)
    for line in order.rows:
        low = 0
        for index, item in enumerate(line):
            if order.role[item] is not None:
                low = lane[item] = int(order.lane[item])
                continue
            after = [int(order.lane[other]) for other in line[index:] if order.role[other] is not None]
            high = after[0] if after else max(low, int(order.lane[item]))
            lane[item] = low = min(max(round(order.lane[item]), low), high)
    return lane


def _lane_edges(order: Layers, lane_of: Sequence[int], lanes: int) -> list[tuple[float, float]]:
    """Return the edges of each lane: as wide as its fullest row needs."""
    need = [float(BOX_WIDTH)] * lanes
    for line in order.rows:
        room: dict[int, list[int]] = defaultdict(list)
        for item in line:
            room[lane_of[item]].append(_width(order, item))
        for lane, widths in room.items():
            need[lane] = max(need[lane], sum(widths) + GAP * (len(widths) - 1))
    edges = []
    left = 0.0
    for width in need:
        right = left + width + 2 * LANE_PADDING
        edges.append((left, right))
        left = right + LANE_GAP
    return edges


def _positions(order: Layers, lane_of: Sequence[int], edges: Sequence[tuple[float, float]]) -> list[float]:
    """Return x of every item: in its lane and its place, as straight above its neighbours as that allows."""
    x = [0.0] * len(order.role)
    bounds = [
        (
            edges[lane][0] + LANE_PADDING + _width(order, item) / 2,
            edges[lane][1] - LANE_PADDING - _width(order, item) / 2,
        )
        for item, lane in enumerate(lane_of)
    ]
    for line in order.rows:
        wish = [(bounds[item][0] + bounds[item][1]) / 2 for item in line]
        _place(order, line, wish, bounds, x)
    for turn in range(STRAIGHTENING):
        for line in order.rows if turn % 2 else reversed(order.rows):
            _place(order, line, [_wish(order, x, item) for item in line], bounds, x)
    return x


def _wish(order: Layers, x: Sequence[float], item: int) -> float:
    """Return where an item would stand best: over its neighbours; passing lines pull to be straight."""
    near = [(other, 4.0 if order.role[other] is None or order.role[item] is None else 1.0)
            for other in (*order.up[item], *order.down[item])]  # fmt: skip
    if not near:
        return x[item]
    # A little of where it stands keeps lone boxes from jumping between two equal wishes.
    total = sum(weight for _, weight in near) + 0.5
    # fsum() is the same on every Python; newer ones round sum() differently.
    return fsum((0.5 * x[item], *(x[other] * weight for other, weight in near))) / total


def _place(
    order: Layers,
    line: Sequence[int],
    wish: Sequence[float],
    bounds: Sequence[tuple[float, float]],
    x: list[float],
) -> None:
    """Set x of one row: nearest to the wishes in order, apart and in bounds (isotonic regression)."""
    offset = [0.0]
    for left, right in pairwise(line):
        offset.append(offset[-1] + _apart(order, left, right))
    low, high = [bounds[item][0] for item in line], [bounds[item][1] for item in line]
    for index in range(1, len(line)):
        low[index] = max(low[index], low[index - 1] + offset[index] - offset[index - 1])
    for index in range(len(line) - 2, -1, -1):
        high[index] = min(high[index], high[index + 1] - offset[index + 1] + offset[index])
    # Blocks of items that push each other: (sum of wishes, number).
    blocks: list[tuple[float, int]] = []
    for index, want in enumerate(wish):
        block = (want - offset[index], 1)
        while blocks and blocks[-1][0] / blocks[-1][1] > block[0] / block[1]:
            total, count = blocks.pop()
            block = (block[0] + total, block[1] + count)
        blocks.append(block)
    means = [total / count for total, count in blocks for _ in range(count)]
    for index, item in enumerate(line):
        x[item] = min(max(means[index] + offset[index], low[index]), high[index])


class _Wires:
    """The curves of all moves."""

    def __init__(self, order: Layers, x: Sequence[float], y: Sequence[int]) -> None:
        self.order = order
        self.x = x
        self.y = y
        self.place = {item: index for line in order.rows for index, item in enumerate(line)}
        self.arch: dict[tuple[int, int], int] = {}
        self.ports: dict[tuple[int, int, Move], float] = {}
        # How far beside its middle a move passes a place where it is one of a bundle.
        self.shift: dict[tuple[int, Move], float] = {}

    def all(self) -> dict[Move, tuple[int, ...]]:
        """Return the curve of every move."""
        for pairs in self.order.beside.values():
            for one, other in pairs:
                self._choose_arch(one, other)
        self._part_bundles()
        self._spread_ports()
        return {
            move: tuple(round(value) for value in self._curve(move, chain))
            for move, chain in sorted(self.order.chain.items())
        }

    def _choose_arch(self, one: int, other: int) -> None:
        """Let a move inside a row run straight where nothing stands between, else over (-1) or under (1)."""
        left, right = sorted((one, other), key=self.place.__getitem__)
        between = self.order.rows[self.order.row[one]][self.place[left] + 1 : self.place[right]]
        side = 0
        if any(self.order.role[item] is not None for item in between):
            over, under = sides(self.order, between)
            side = -1 if over <= under else 1
        self.arch[one, other] = side

    def _part_bundles(self) -> None:
        """Let moves to one role that pass a row together run side by side, in the order they come from."""
        passing: dict[int, list[tuple[float, Move]]] = defaultdict(list)
        for move, chain in self.order.chain.items():
            # All that pass together lead to the same end: they differ by where they begin.
            begin = chain[0] if self.order.role[chain[0]] == move[0] else chain[-1]
            for item in chain[1:-1]:
                passing[item].append((self.x[begin], move))
        for item, moves in passing.items():
            pitch = (_width(self.order, item) - WIRE) / max(len(moves) - 1, 1)
            for index, (_, move) in enumerate(sorted(moves)):
                self.shift[item, move] = pitch * (index - (len(moves) - 1) / 2)

    def _passes(self, item: int, move: Move) -> float:
        """Return where a move passes a place, or aims at a box."""
        return self.x[item] + self.shift.get((item, move), 0.0)

    def _spread_ports(self) -> None:
        """Give every line that meets a box its own place on the box's edge, in the order of where it goes."""
        ends: dict[tuple[int, int], list[tuple[float, Move]]] = defaultdict(list)
        for move, chain in self.order.chain.items():
            low, high = chain[0], chain[-1]
            if self.order.row[low] != self.order.row[high]:
                ends[low, -1].append((self._passes(chain[1], move), move))
                ends[high, 1].append((self._passes(chain[-2], move), move))
            elif side := self.arch[low, high]:
                # An arch leaves outside of the lines that rise: beyond all of them.
                far = 1e6 if self.x[high] > self.x[low] else -1e6
                ends[low, side].append((far - self.x[high], move))
                ends[high, side].append((-far - self.x[low], move))
        for (item, side), lines in ends.items():
            pitch = min(PORT_PITCH, (BOX_WIDTH - 2 * PORT_MARGIN) / max(len(lines) - 1, 1))
            start = self.x[item] - pitch * (len(lines) - 1) / 2
            for index, (_, move) in enumerate(sorted(lines)):
                self.ports[item, side, move] = start + pitch * index

    def _curve(self, move: Move, chain: Sequence[int]) -> list[float]:
        if len(chain) == 2 and self.order.row[chain[0]] == self.order.row[chain[1]]:  # noqa: PLR2004 - a pair
            return self._beside(move, chain[0], chain[1])
        points = self._rise(move, chain)
        if self.order.role[chain[0]] == move[0]:
            return points
        turned = list(zip(points[::2], points[1::2], strict=True))[::-1]
        return [value for point in turned for value in point]

    def _rise(self, move: Move, chain: Sequence[int]) -> list[float]:
        """Run from the lowest box up to the highest: straight past boxes, bending only between rows."""
        points: list[float] = []
        for below, above in pairwise(chain):
            x0 = self.ports.get((below, -1, move), self._passes(below, move))
            x1 = self.ports.get((above, 1, move), self._passes(above, move))
            y0, y1 = self.y[below] - BOX_HEIGHT / 2, self.y[above] + BOX_HEIGHT / 2
            if points:
                points += _line(points[-2], points[-1], x0, y0)
            else:
                points = [x0, y0]
            middle = (y0 + y1) / 2
            points += [x0, middle, x1, middle, x1, y1]
        return points

    def _beside(self, move: Move, one: int, other: int) -> list[float]:
        """Run from box to box in one row."""
        y, side = self.y[one], self.arch[one, other]
        if side:
            x0, x1 = self.ports[one, side, move], self.ports[other, side, move]
            edge = y + side * BOX_HEIGHT / 2
            rise = edge + side * (ARCH + ARCH_PITCH * ((self.place[one] + self.place[other]) % 3 - 1))
            return [x0, edge, x0, rise, x1, rise, x1, edge]
        turn = 1 if self.x[other] > self.x[one] else -1
        # A move and the move back run side by side.
        if (other, one) in self.arch:
            y -= 7 * turn
        x0, x1 = self.x[one] + turn * BOX_WIDTH / 2, self.x[other] - turn * BOX_WIDTH / 2
        return [x0, y, *_line(x0, y, x1, y)]


def _line(x0: float, y0: float, x1: float, y1: float) -> list[float]:
    """Write a straight line as a cubic curve that goes on from (x0, y0)."""
    return [x0 + (x1 - x0) / 3, y0 + (y1 - y0) / 3, x1 - (x1 - x0) / 3, y1 - (y1 - y0) / 3, x1, y1]
