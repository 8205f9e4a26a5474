"""What does the nearest of many unions ask beyond one? Thousands are looked at at once.

A column of numbers, one for each union, is kept as bit planes: plane j is a whole number that holds the bit
2**j of each. Taking something off all of them is then a few operations on whole numbers, however many
there are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from careergraph.search.budget import NO_WAY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from careergraph.search.steps import Asks

__all__ = ["Fronts", "Planes", "mask_of", "nearest", "planes_of", "take"]

# So many unions are remembered with what the front asks beyond them; each takes some kilobytes.
REMEMBERED = 10_000
# To put a union into its place for one of its parts takes as long as so many comparisons.
PLACE = 10

# The bits of a column of numbers; plane j holds the bits 2**j.
Planes = list[int]


class Fronts:
    """What is left to learn, by the stage that a search is in: the nearest of many unions counts.

    Parameters
    ----------
    steps
        The steps that the unions are made of.
    """

    def __init__(self, steps: Asks) -> None:
        self._steps = steps
        self._fronts: dict[int, Front | None] = {}
        # Stage and what was learnt -> what the unions still ask.
        self._left: dict[tuple[int, int], Planes] = {}
        self._looked = 0

    def work(self) -> int:
        """Return what was done since this was asked last, in comparisons."""
        looked, self._looked = self._looked, 0
        return looked

    def least(
        self, stage: int, union: int, before: int, make: Callable[[int], Mapping[int, Sequence[int]]]
    ) -> int:
        """Return the units of the cheapest union with one of the stage's; `NO_WAY` where it has none.

        Of ``union`` the steps of ``before`` were learnt before the last move: what was counted then is
        counted on from. ``make`` returns a stage's unions, each with the parts that make it up, and is asked
        once for a stage. It is not kept: a search that is over shall leave nothing for the collector.
        """
        if stage not in self._fronts:
            self._fronts[stage] = self._made(make(stage))
        front = self._fronts[stage]
        if front is None:
            return NO_WAY
        left = self._left.get((stage, union))
        if left is None:
            if len(self._left) > REMEMBERED:
                self._left.clear()
            known = self._left.get((stage, before))
            if known is None:
                self._looked += before.bit_count() * front.weight
                known = self._left[stage, before] = front.less(front.full, before)
            self._looked += ((union & ~before).bit_count() + 2) * front.weight
            left = self._left[stage, union] = front.less(known, union & ~before)
        return self._steps.cost(union) + front.least(left)

    def _made(self, unions: Mapping[int, Sequence[int]]) -> Front | None:
        if not unions:
            return None
        places: dict[int, list[int]] = {}
        for place, parts in enumerate(unions.values()):
            self._looked += PLACE * len(parts)
            for part in parts:
                places.setdefault(part, []).append(place)
        return Front(self._steps, list(map(self._steps.cost, unions)), places)


class Front:
    """Many unions of steps, and what each asks beyond what is learnt.

    Parameters
    ----------
    steps
        The steps that the unions are made of.
    units
        What each union costs, in units of learning; there is at least one union.
    parts
        Union of steps -> the places of the unions that it is a part of. The parts make up the unions.

    Attributes
    ----------
    full
        What the unions ask where nothing is learnt.
    weight
        What it takes to take one step off all of them, in comparisons.
    """

    def __init__(self, steps: Asks, units: Sequence[int], parts: Mapping[int, Iterable[int]]) -> None:
        # To take a step off takes as long as so many comparisons.
        self.weight = 10 + len(units) // 100
        self._weights = steps.weights
        self._all = (1 << len(units)) - 1
        self._masks: dict[int, int] = {}
        # All steps of the unions: no other counts.
        self._steps = 0
        for union, places in parts.items():
            mask = mask_of(places, len(units))
            self._steps |= union
            rest = union
            while rest:
                bit = rest.bit_length() - 1
                rest ^= 1 << bit
                self._masks[bit] = self._masks.get(bit, 0) | mask
        self.full: Planes = planes_of(units)

    def less(self, planes: Planes, learnt: int) -> Planes:
        """Return what the unions still ask once more steps are learnt, none of which ``planes`` allow for."""
        planes = planes.copy()
        masks = self._masks
        for first, steps in self._weights(learnt & self._steps):
            rest = steps
            having = []
            while rest:
                bit = rest.bit_length() - 1
                rest ^= 1 << bit
                having.append(masks[bit])
            take(planes, having, first)
        return planes

    def least(self, planes: Planes) -> int:
        """Return the least number of a column."""
        left = self._all
        number = 0
        for plane in range(len(planes) - 1, -1, -1):
            without = left ^ left & planes[plane]
            if without:
                left = without
            else:
                number |= 1 << plane
        return number


def planes_of(numbers: Sequence[int]) -> Planes:
    """Return a column of numbers, at least one, as planes."""
    highest = max(numbers).bit_length()
    return [
        mask_of((place for place, number in enumerate(numbers) if number >> plane & 1), len(numbers))
        for plane in range(highest)
    ]


def take(planes: Planes, masks: Iterable[int], first: int) -> None:
    """Take 2**first, by borrowing, off the numbers at the places of each mask: none of them is less."""
    for mask in masks:
        borrow, plane = mask, first
        while borrow:
            after = planes[plane] = planes[plane] ^ borrow
            borrow &= after
            plane += 1


def nearest(planes: Planes, size: int, most: float) -> Iterator[tuple[int, list[int]]]:
    """Yield the numbers of a column up to ``most``, least first, each with its places in their order."""
    # Where a number may still stand, the planes above this one decided; the least is on top.
    todo = [(len(planes), 0, (1 << size) - 1)]
    while todo:
        plane, number, left = todo.pop()
        if number > most:
            return
        if not plane:
            yield number, _places(left)
            continue
        plane -= 1
        among = left & planes[plane]
        if among:
            todo.append((plane, number | 1 << plane, among))
        if among != left:
            todo.append((plane, number, left ^ among))


def _places(mask: int) -> list[int]:
    """Return the places of a number's bits, the lowest first."""
    return [place for place, bit in enumerate(reversed(f"{mask:b}")) if bit == "1"]


def mask_of(places: Iterable[int], size: int) -> int:
    """Return the number whose bits stand at some places."""
    packed = bytearray((size + 7) // 8)
    for place in places:
        packed[place >> 3] |= 1 << (place & 7)
    return int.from_bytes(packed, "little")
