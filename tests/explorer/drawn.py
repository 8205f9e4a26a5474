"""What a drawing looks like to an eye: lines as points, where they cross, which boxes they touch."""

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

Point = tuple[float, float]
Line = list[Point]


def points(wire: Sequence[float], each: int = 16) -> Line:
    """Return points on joined cubic curves."""
    line: Line = [(wire[0], wire[1])]
    for at in range(2, len(wire), 6):
        (x0, y0), (ax, ay, bx, by, x1, y1) = line[-1], wire[at : at + 6]
        for step in range(1, each + 1):
            t = step / each
            s = 1 - t
            line.append(
                (
                    s**3 * x0 + 3 * s * s * t * ax + 3 * s * t * t * bx + t**3 * x1,
                    s**3 * y0 + 3 * s * s * t * ay + 3 * s * t * t * by + t**3 * y1,
                )
            )
    return line


def turn(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def meet(one: Line, other: Line) -> bool:
    return any(
        turn(a, b, c) * turn(a, b, d) < 0 and turn(c, d, a) * turn(c, d, b) < 0
        for a, b in pairwise(one)
        for c, d in pairwise(other)
    )


def crossings(wires: dict[tuple[str, str], tuple[int, ...]]) -> int:
    """Count pairs of lines that cross; lines that share a role may touch there."""
    lines = {move: points(wire) for move, wire in wires.items()}
    return sum(
        meet(lines[one], lines[other]) for one, other in combinations(lines, 2) if not set(one) & set(other)
    )


def boxes_under(
    wire: Sequence[float], boxes: dict[str, tuple[int, int]], size: tuple[int, int]
) -> Iterator[str]:
    """Yield the roles whose box a line runs through; its own ends it only touches."""
    width, height = size
    for role, (x, y) in boxes.items():
        if any(abs(px - x) < width / 2 - 1 and abs(py - y) < height / 2 - 1 for px, py in points(wire)):
            yield role
