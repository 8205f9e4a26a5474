"""What does the nearest of many unions ask beyond one? Thousands are looked at at once.

A column of numbers, one for each union, is kept as bit planes: plane j is a whole number that holds the bit
2**j of each. Taking something off all of them is then a few operations on whole numbers, however many
there are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from careergraph.search.learning import NO_WAY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from careergraph.search.steps import Asks

__all__ = ["Fronts"]

# So many unions are remembered with what the front asks beyond them; each takes some kilobytes.
REMEMBERED = 10_000

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

    def least(
        self, stage: int, union: int, before: int, make: Callable[[int], Mapping[int, Iterable[int]]]
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
                known = self._left[stage, before] = front.less(front.full, before)
            left = self._left[stage, union] = front.less(known, union & ~before)
        return self._steps.cost(union) + front.least(left)

    def _made(self, unions: Mapping[int, Iterable[int]]) -> Front | None:
        if not unions:
            return None
        places: dict[int, list[int]] = {}
        for place, parts in enumerate(unions.values()):
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
