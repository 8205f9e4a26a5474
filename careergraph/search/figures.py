"""The figures that moves say and that add up along routes, exactly: sums, and products of shares."""

from __future__ import annotations

from fractions import Fraction
from math import exp, floor, inf, log, prod
from sys import float_info
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable

    from careergraph.objectives import Objective

__all__ = ["CERTAIN", "SLACK", "Figure", "Measure", "Rarity", "measure_of", "millionths", "years_of"]

# What a move or a route has by an objective: moves, units of learning, parts of a year, a fraction, or a
# `Rarity`. Less is better. Those of one question are of one kind, so they can be added and compared; no type
# checker knows that.
Figure: TypeAlias = Any

# Years count in whole millionths of one.
YEAR = 1_000_000
# Logarithms of likelihoods, and their sums, are as exact as this share of them: closer ones are compared as
# fractions.
SLACK = 1e-9
# A float tells the millionths of so many years for sure, unless it is this near to the half between two.
MOST_FLOAT, NEAR_HALF = 1e6, 1e-3
# Sums of figures up to this size can be compared with floats, and infinity be added to them.
MOST = 10**100
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
    """How rare it is that somebody goes a path: leavers / people, exactly; 1 where everybody does.

    The rarer of two comes later, and ``+`` puts one path after another: it multiplies. The likelihood of a
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
        """The share (0..1) of those who went the path."""
        return self.people / self.leavers


CERTAIN = Rarity(1, 1, 0.0)


class Measure:
    """How the figures of an objective add up: they are summed, in so many parts of a unit, or as they are.

    A search may compare them by numbers that are quicker, and as exact as `slack` says.
    """

    zero: Figure = 0  # of no move

    def __init__(self, parts: int | None = None) -> None:
        self._parts = parts

    def figure(self, said: Any) -> Figure:  # noqa: ANN401 - a number
        """Return what a move says as a figure; `ValueError` or `TypeError` where it cannot be one."""
        if self._parts == YEAR and isinstance(said, float):
            return millionths(said)
        exact = _exactly(said)
        if not 0 <= exact <= MOST:
            raise ValueError("out of range")
        if self._parts is not None:
            return floor(exact * self._parts + Fraction(1, 2))
        return exact.numerator if exact.denominator == 1 else exact

    def total(self, figures: Iterable[Figure]) -> Figure:
        """Return the figure of several moves together."""
        return sum(figures)

    def quick(self, figure: Figure) -> float:
        """Return a number that stands for a figure: it adds up and compares alike, within the slack."""
        return figure  # type: ignore[no-any-return]

    def slack(self, quick: float) -> float:  # noqa: ARG002 - none is needed
        """Return how far above a quick number one may be whose figure is as good."""
        return 0

    def least(self, quick: float) -> Figure:
        """Return a figure that is no higher than one with this quick number, and little lower."""
        return quick

    def told(self, figure: Figure) -> float | None:
        """Return a figure in the unit of answers; None where it is infinite: unknown."""
        if figure == inf:
            return None
        try:
            if self._parts is not None:
                return float(figure / self._parts)
            return int(figure) if figure == int(figure) else float(figure)
        except OverflowError:  # more than a float can hold
            return float_info.max


class _Product(Measure):
    """Shares that are multiplied: their logarithms add up."""

    zero = CERTAIN

    def figure(self, said: Any) -> Figure:  # noqa: ANN401 - a number
        if isinstance(said, tuple):
            people, leavers = said
            return Rarity(leavers, people)
        exact = _exactly(said)
        if not 0 < exact <= 1:
            raise ValueError("no share")
        return Rarity(exact.denominator, exact.numerator)

    def total(self, figures: Iterable[Rarity]) -> Rarity:
        # One by one the numbers would grow with every step.
        known = list(figures)
        return Rarity(prod(each.leavers for each in known), prod(each.people for each in known))

    def quick(self, figure: Rarity) -> float:
        return figure.log

    def slack(self, quick: float) -> float:
        return SLACK * max(1.0, quick)

    def least(self, quick: float) -> Rarity:
        return Rarity.below(quick)

    def told(self, figure: Figure) -> float | None:
        return None if figure == inf else figure.likelihood


def _exactly(said: Any) -> Fraction:  # noqa: ANN401 - what somebody says is a number
    """Return a number exactly; a float as the decimal number that it shows."""
    return Fraction(repr(said)) if isinstance(said, float) else Fraction(said)


_PRODUCT = _Product()


def measure_of(objective: Objective) -> Measure:
    """Return how the figures of an objective add up.

    >>> from careergraph.objectives import LIKELIHOOD, YEARS
    >>> measure_of(YEARS).told(measure_of(YEARS).figure(2.5) + measure_of(YEARS).figure(0.5))
    3.0
    >>> measure_of(LIKELIHOOD).told(measure_of(LIKELIHOOD).figure((1, 4)))
    0.25
    """
    return _PRODUCT if objective.adds == "product" else Measure(objective.parts)
