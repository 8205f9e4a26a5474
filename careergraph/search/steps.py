"""Proficiency steps as bits: what a route asks to learn is a union, and a union is one bitwise OR.

Many unions together are kept as bit planes: of a column of numbers, one for each union, plane j is a whole
number that holds the bit 2**j of each. Taking something off all of them is then a few operations on whole
numbers, however many there are.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Protocol

from careergraph.search.network import LEVEL_BITS, LEVEL_MASK

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from careergraph.search.network import Network


__all__ = ["Asks", "Planes", "Steps", "Unions", "along", "contains_one"]


# A whole number is as long as its highest bit is far: so many bits are kept, and later ones made anew. Of a
# graph of 100,000 skills all would take that number squared: some gigabytes.
KEPT_BITS = 8_192
# Counted comparisons are of unions of no more bits than this: all that a graph of some 3,000 roles asks.
# Longer ones take longer to make and to compare: one more for so many bits, of each bit and of each union.
USUAL_BITS = 16_384
MADE_BITS, UNION_BITS = 1_024, 4_096


class _Bits(dict[int, int]):
    """Requirement -> the bits of the steps it asks beyond what is held; numbered when first met.

    A skill's steps stand in unary, lowest first, so the higher of two levels is their bitwise OR. Steps
    that are held, and skills that take no effort, have no bit. Not all that were asked for are kept.
    """

    def __init__(self, network: Network, held: dict[int, int]) -> None:
        super().__init__()
        self.held = held
        self.top = network.graph.top_proficiency
        self.units = network.effort_units
        self.plain = network.plain_effort
        self.next_bit = 0
        # How long the bits beyond the usual were that were made, all together.
        self.long = 0
        self.first_bit: dict[int, int] = {}
        # planes[j] holds the bits of every step whose effort has the bit 2**j; plain effort needs none.
        self.planes: list[int] = []

    def __missing__(self, key: int) -> int:
        skill = key >> LEVEL_BITS
        has = self.held.get(skill, 0)
        steps = (key & LEVEL_MASK) - has
        if steps <= 0:
            self[key] = 0
            return 0
        first = self.first_bit.get(skill)
        if first is None:
            # Room for all the steps of the skill that could still be asked.
            first = self.first_bit[skill] = self.next_bit
            self.next_bit += self.top - has
            if not self.plain:
                self._weigh(self.units[skill], ((1 << self.top - has) - 1) << first)
        bits = ((1 << steps) - 1) << first if self.units[skill] else 0
        if first < KEPT_BITS:
            self[key] = bits
        elif first > USUAL_BITS:
            self.long += first
        return bits

    def _weigh(self, units: int, block: int) -> None:
        """Enter a skill's bits into the planes of its effort."""
        while len(self.planes) < units.bit_length():
            self.planes.append(0)
        for plane in range(units.bit_length()):
            if units >> plane & 1:
                self.planes[plane] |= block


# A search holds at most so many bits of unions at once, half a gigabyte: one that needs more is cut. And the
# steps of one question are so many at most, as each takes a number that is as long.
MOST_HELD, MOST_STEPS = 4_000_000_000, 100_000


class Asks(Protocol):
    """What a search must know of the steps that moves ask: `Steps`, or the same for a network unrolled."""

    @property
    def cost(self) -> Callable[[int], int]:
        """Union of steps -> its units of learning."""

    @property
    def once(self) -> int:
        """The marks of roles that no path may meet twice; each stands with what a move into its role asks."""

    def of(self, source: int, target: int) -> int:
        """Return the union of the steps that a move asks beyond what is held."""

    def weights(self, union: int) -> list[tuple[int, int]]:
        """Return a union in parts whose steps cost 2**j units each; see `Steps.weights`."""

    def too_many(self, unions: int) -> bool:
        """Whether so many unions, held at once, take more memory than a search may."""

    @property
    def lengthy(self) -> int:
        """What a union takes beyond the usual by its length, in comparisons."""


def contains_one(union: int, others: Iterable[int]) -> bool:
    """Whether a union contains one of the others."""
    for other in others:  # noqa: SIM110 - a generator would double the time of the innermost loop
        if other | union == union:
            return True
    return False


def along(steps: Asks, path: Iterable[int]) -> int:
    """Return the union of the steps that the moves of a path ask."""
    union = 0
    for source, target in pairwise(path):
        union |= steps.of(source, target)
    return union


# Made by functions: a method would tie its object to itself, and leave what a search made to the collector.


def _weighed(planes: Sequence[int]) -> Callable[[int], int]:
    """Return what tells the units of learning of a union, by bit planes: never step by step."""
    return lambda union: sum((union & plane).bit_count() << j for j, plane in enumerate(planes))


def _unmarked(no_marks: int) -> Callable[[int], int]:
    """Return what tells the units of learning of a union where every step is one and marks are none."""
    return lambda union: (union & no_marks).bit_count()


class Steps:
    """The steps that moves ask of one person, who holds ``held`` (skill id -> proficiency level).

    Bits are numbered as moves are met: a search that touches a hundred roles of three thousand works
    with short numbers.
    """

    once = 0  # no role has a mark here

    def __init__(self, network: Network, held: Mapping[str, int]) -> None:
        self.network = network
        number = network.skill_number
        self.bits = _Bits(network, {number[skill]: level for skill, level in held.items()})
        plain = network.plain_effort
        self.cost: Callable[[int], int] = int.bit_count if plain else _weighed(self.bits.planes)
        self._no_marks = -1
        self._roles: dict[int, int] = {}
        self._moves: dict[int, dict[int, int]] = {}

    def mark(self) -> int:
        """Return a new bit that stands for no step: a union carries it along, and it costs nothing."""
        mark = 1 << self.bits.next_bit
        self.bits.next_bit += 1
        self._no_marks &= ~mark
        if self.network.plain_effort:
            self.cost = _unmarked(self._no_marks)
        return mark

    def weights(self, union: int) -> list[tuple[int, int]]:
        """Return a union in parts whose steps cost 2**j units each, as pairs of j and the part.

        A step may be in several parts: it costs what they say together.
        """
        if self.network.plain_effort:
            return [(0, union & self._no_marks)]
        return [(j, union & plane) for j, plane in enumerate(self.bits.planes)]

    def too_many(self, unions: int) -> bool:
        """Whether so many unions, held at once, take more memory than a search may."""
        length = self.bits.next_bit
        return length > MOST_STEPS or unions * length > MOST_HELD

    @property
    def lengthy(self) -> int:
        """What a union takes beyond the usual by its length, in comparisons."""
        return max(0, self.bits.next_bit - USUAL_BITS) // UNION_BITS

    @property
    def making(self) -> int:
        """What it took to make long unions, in comparisons."""
        return self.bits.long // MADE_BITS

    def _union(self, keys: Iterable[int]) -> int:
        bits = self.bits
        union = 0
        for key in keys:
            union |= bits[key]
        return union

    def of(self, source: int, target: int) -> int:
        """Return the union of the steps that a move asks beyond what is held."""
        out = self._moves.get(source)
        if out is None:
            out = self._moves[source] = {}
        union = out.get(target)
        if union is None:
            if target in self.network.stated[source]:
                union = self._union(self.network.keys(source, target))
            else:
                union = self.expected(target)
            out[target] = union
        return union

    def holding(self, levels: Mapping[str, int]) -> int:
        """Return the union of the steps to proficiency levels, by skill id, beyond what is held."""
        return self._union(self.network.keys_of(levels))

    def expected(self, role: int) -> int:
        """Return the union of the steps that it takes to come to a role, beyond what is held."""
        union = self._roles.get(role)
        if union is None:
            union = self._roles[role] = self._union(self.network.role_keys(role))
        return union


# The bits of a column of numbers; plane j holds the bits 2**j.
Planes = list[int]


class Unions:
    """Many unions of steps, and what each asks beyond what is learnt.

    Parameters
    ----------
    steps
        The steps that the unions are made of.
    unions
        The unions, at least one.
    parts
        Union of steps -> the places of the unions that it is a part of. The parts make up the unions.

    Attributes
    ----------
    full
        What the unions ask where nothing is learnt.
    weight
        What it takes to take one step off all of them, in comparisons.
    """

    def __init__(self, steps: Asks, unions: Sequence[int], parts: Mapping[int, Iterable[int]]) -> None:
        self.weight = 10 + len(unions) // 100
        self._count = len(unions)
        self._weights = steps.weights
        self._masks: dict[int, int] = {}
        # All steps of the unions: no other counts.
        self._steps = 0
        for union, places in parts.items():
            mask = _mask_of(places, len(unions))
            self._steps |= union
            rest = union
            while rest:
                bit = rest.bit_length() - 1
                rest ^= 1 << bit
                self._masks[bit] = self._masks.get(bit, 0) | mask
        self.full: Planes = _planes_of(list(map(steps.cost, unions)))

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
            _take(planes, having, first)
        return planes

    def least(self, planes: Planes) -> int:
        """Return the least number of a column."""
        left = (1 << self._count) - 1
        number = 0
        for plane in range(len(planes) - 1, -1, -1):
            without = left ^ left & planes[plane]
            if without:
                left = without
            else:
                number |= 1 << plane
        return number

    def nearest(self, planes: Planes, most: float) -> Iterator[tuple[int, list[int]]]:
        """Yield the numbers of a column up to ``most``, least first, each with its places in their order."""
        # Where a number may still stand, the planes above this one decided; the least is on top.
        todo = [(len(planes), 0, (1 << self._count) - 1)]
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


def _planes_of(numbers: Sequence[int]) -> Planes:
    """Return a column of numbers, at least one, as planes."""
    highest = max(numbers).bit_length()
    return [
        _mask_of((place for place, number in enumerate(numbers) if number >> plane & 1), len(numbers))
        for plane in range(highest)
    ]


def _take(planes: Planes, masks: Iterable[int], first: int) -> None:
    """Take 2**first, by borrowing, off the numbers at the places of each mask: none of them is less."""
    for mask in masks:
        borrow, plane = mask, first
        while borrow:
            after = planes[plane] = planes[plane] ^ borrow
            borrow &= after
            plane += 1


def _places(mask: int) -> list[int]:
    """Return the places of a number's bits, the lowest first."""
    return [place for place, bit in enumerate(reversed(f"{mask:b}")) if bit == "1"]


def _mask_of(places: Iterable[int], size: int) -> int:
    """Return the number whose bits stand at some places."""
    packed = bytearray((size + 7) // 8)
    for place in places:
        packed[place >> 3] |= 1 << (place & 7)
    return int.from_bytes(packed, "little")
