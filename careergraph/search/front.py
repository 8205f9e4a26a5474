"""What does the nearest of many unions ask beyond one? Thousands are looked at at once.

A column of numbers, one for each union, is kept as bit planes: plane j is a whole number that holds the bit
2**j of each. Taking something off all of them is then a few operations on whole numbers, however many
there are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from careergraph.search.steps import Asks

__all__ = ["Front", "Planes"]

# The bits of a column of numbers; plane j holds the bits 2**j.
Planes = list[int]


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
    """

    def __init__(self, steps: Asks, units: Sequence[int], parts: Mapping[int, Iterable[int]]) -> None:
        self._weights = steps.weights
        self._all = (1 << len(units)) - 1
        self._masks: dict[int, int] = {}
        # All steps of the unions: no other counts.
        self._steps = 0
        for union, places in parts.items():
            mask = _mask(places, len(units))
            self._steps |= union
            rest = union
            while rest:
                bit = rest.bit_length() - 1
                rest ^= 1 << bit
                self._masks[bit] = self._masks.get(bit, 0) | mask
        highest = max(units).bit_length()
        self.full: Planes = [
            _mask((place for place, number in enumerate(units) if number >> plane & 1), len(units))
            for plane in range(highest)
        ]

    def less(self, planes: Planes, learnt: int) -> Planes:
        """Return what the unions still ask once more steps are learnt, none of which ``planes`` allow for."""
        planes = planes.copy()
        masks = self._masks
        for first, steps in self._weights(learnt & self._steps):
            rest = steps
            while rest:
                bit = rest.bit_length() - 1
                rest ^= 1 << bit
                # Take 2**first off the number of every union that has the step, and borrow.
                borrow, plane = masks[bit], first
                while borrow:
                    after = planes[plane] = planes[plane] ^ borrow
                    borrow &= after
                    plane += 1
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


def _mask(places: Iterable[int], size: int) -> int:
    """Return the number whose bits stand at some places."""
    packed = bytearray((size + 7) // 8)
    for place in places:
        packed[place >> 3] |= 1 << (place & 7)
    return int.from_bytes(packed, "little")
