"""The figures of routes, exactly: years as whole millionths, likelihoods as fractions."""

from __future__ import annotations

from fractions import Fraction
from math import exp, floor, inf, log
from sys import float_info

__all__ = ["CERTAIN", "SLACK", "Rarity", "millionths", "years_of"]

# Years count in whole millionths of one.
YEAR = 1_000_000
# Logarithms of likelihoods, and their sums, are as exact as this share of them: closer ones are compared as
# fractions.
SLACK = 1e-9
# A float tells the millionths of so many years for sure, unless it is this near to the half between two.
MOST_FLOAT, NEAR_HALF = 1e6, 1e-3
# exp() of more is no float.
MOST_LOG = 700.0


def millionths(years: float) -> int:
    """Return years, as the decimal number that a file shows, in whole millionths of a year: rounded half up.

    >>> millionths(2.5), millionths(0.0000005), millionths(0.00000049)
    (2500000, 1, 0)
    """
    if years < MOST_FLOAT:
        scaled = years * YEAR
        whole = floor(scaled)
        if abs(scaled - whole - 0.5) > NEAR_HALF:
            return whole + (scaled - whole > 0.5)  # noqa: PLR2004 - half
    return floor(Fraction(repr(years)) * YEAR + Fraction(1, 2))


def years_of(total: float) -> float | None:
    """Return millionths of years as the years that answers tell; infinite ones are unknown: None.

    >>> years_of(millionths(0.7) + millionths(0.2))
    0.9
    """
    if total == inf:
        return None
    try:
        return total / YEAR
    except OverflowError:  # more than a float can hold
        return float_info.max


class Rarity:
    """How rare it is that somebody goes a way: leavers / people, exactly; 1 where everybody does.

    The rarer of two comes later, and ``+`` puts one way after another: it multiplies. The likelihood of a
    route is 1 / rarity.
    """

    __slots__ = ("leavers", "log", "people")

    def __init__(self, leavers: int, people: int, logarithm: float | None = None) -> None:
        self.leavers = leavers
        self.people = people
        # Of the quotient it would be no more exact, and that of large numbers is no float.
        self.log = log(leavers) - log(people) if logarithm is None else logarithm

    @classmethod
    def below(cls, logarithm: float) -> Rarity:
        """Return a rarity that is no higher than one with this logarithm, and little lower."""
        lowered = max(0.0, logarithm - SLACK * max(1.0, logarithm))
        return cls(*exp(min(lowered, MOST_LOG)).as_integer_ratio())

    def __add__(self, other: Rarity) -> Rarity:
        return Rarity(self.leavers * other.leavers, self.people * other.people, self.log + other.log)

    def _ahead(self, other: Rarity) -> float:
        """Return less than 0 where this one is the less rare, 0 where both are as rare."""
        apart = self.log - other.log
        if abs(apart) > SLACK * max(1.0, abs(self.log)):
            return apart
        return self.leavers * other.people - other.leavers * self.people

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Rarity) and self._ahead(other) == 0

    def __lt__(self, other: Rarity) -> bool:
        return self._ahead(other) < 0

    def __le__(self, other: Rarity) -> bool:
        return self._ahead(other) <= 0

    def __gt__(self, other: Rarity) -> bool:
        return self._ahead(other) > 0

    def __ge__(self, other: Rarity) -> bool:
        return self._ahead(other) >= 0

    def __hash__(self) -> int:
        return hash(Fraction(self.leavers, self.people))

    @property
    def likelihood(self) -> float:
        """The share (0..1) of those who went the way."""
        return self.people / self.leavers


CERTAIN = Rarity(1, 1, 0.0)
