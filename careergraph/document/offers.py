"""What is on offer beside the skills: what teaches them, what credentials there are, what a role pays."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from pydantic import BeforeValidator, Field
from pydantic.dataclasses import dataclass

from careergraph.document.values import (
    CONFIG,
    Amount,
    Currency,
    Day,
    Level,
    Name,
    Names,
    Slug,
    Sources,
    Text,
    in_our_words,
    or_empty_list,
)
from careergraph.wording import money

__all__ = ["Cost", "Credential", "Pay", "Period", "Resource", "Resources", "comparable_pay"]

Period: TypeAlias = Literal["year", "month", "day", "hour"]


@in_our_words
@dataclass(frozen=True, slots=True, config=CONFIG)
class Cost:
    """What something costs once: an amount of a currency (ISO 4217), which nothing needs that is free."""

    amount: Amount
    currency: Currency | None = None

    def __str__(self) -> str:
        """Say it in words.

        >>> str(Cost(120, "EUR")), str(Cost(0))
        ('EUR 120', 'free')
        """
        return f"{self.currency} {money(self.amount)}" if self.amount else "free"


@in_our_words
@dataclass(frozen=True, slots=True, config=CONFIG)
class Resource:
    """What teaches a skill: a course, a book, a project.

    It brings somebody who holds ``from_level`` (None: anybody) to ``to_level``, both 1-based proficiency
    levels; None for ``to_level``: nobody says how far. The same title and ``where`` under several skills are
    one resource, which teaches all of them in its ``hours``.
    """

    title: Name
    where: Text | None = None
    from_level: Level | None = Field(default=None, validation_alias="from", serialization_alias="from")
    to_level: Level | None = Field(default=None, validation_alias="to", serialization_alias="to")
    hours: Amount | None = None
    cost: Cost | None = None
    sources: Sources = ()


Resources: TypeAlias = Annotated[tuple[Resource, ...], BeforeValidator(or_empty_list)]


@in_our_words
@dataclass(frozen=True, slots=True, config=CONFIG)
class Credential:
    """A licence, certificate or degree that a move may require, and how long it takes to get."""

    title: Name
    aliases: Names = ()
    where: Text | None = None
    years: Amount | None = None
    hours: Amount | None = None
    cost: Cost | None = None
    sources: Sources = ()
    id: Slug = ""


@in_our_words
@dataclass(frozen=True, slots=True, config=CONFIG)
class Pay:
    """What a role pays in one period, where, and when that was so; the currency is that of ISO 4217.

    At least one of ``low``, ``middle`` and ``high`` is known, and they come in that order. What lies between
    whom is up to the source: quartiles, or the ends of a pay band.
    """

    currency: Currency
    period: Period
    low: Amount | None = None
    middle: Amount | None = None
    high: Amount | None = None
    place: Name | None = None
    as_of: Day | None = None
    sources: Sources = ()

    def __str__(self) -> str:
        """Say it in words, with its place and its date.

        >>> print(Pay("EUR", "year", low=40_000, middle=48_000, high=60_000, place="Vienna", as_of="2026-06"))
        EUR 48,000 a year, from 40,000 to 60,000 (Vienna, as of 2026-06)
        >>> print(Pay("USD", "hour", low=17.5))
        from USD 17.50 an hour
        """
        each = f"{'an' if self.period == 'hour' else 'a'} {self.period}"
        low, high = (None if amount is None else money(amount) for amount in (self.low, self.high))
        ends = [f"from {low}" if low else "", f"{'to' if low else 'up to'} {high}" if high else ""]
        if self.middle is not None:
            told = f"{self.currency} {money(self.middle)} {each}"
            if any(ends):
                told += f", {' '.join(filter(None, ends))}"
        elif low and high:
            told = f"{self.currency} {low} to {high} {each}"
        else:
            told = f"{'from' if low else 'up to'} {self.currency} {low or high} {each}"
        about = [self.place, f"as of {self.as_of}" if self.as_of else None]
        return f"{told} ({', '.join(filter(None, about))})" if any(about) else told

    @property
    def typical(self) -> float | None:
        """Return the middle; where it is unknown, what lies halfway between low and high, or None.

        >>> Pay("EUR", "year", low=50_000, high=60_000).typical
        55000.0
        """
        if self.middle is not None:
            return self.middle
        return None if self.low is None or self.high is None else self.low / 2 + self.high / 2


def comparable_pay(one: Pay | None, other: Pay | None) -> tuple[float, float] | None:
    """Return what two roles typically pay, where it compares: known, of one currency and of one period.

    >>> comparable_pay(Pay("EUR", "year", middle=4), Pay("EUR", "year", low=2, high=4))
    (4.0, 3.0)
    >>> comparable_pay(Pay("EUR", "year", middle=4), Pay("GBP", "year", middle=4)) is None
    True
    """
    if one is None or other is None or (one.currency, one.period) != (other.currency, other.period):
        return None
    typical = one.typical, other.typical
    return None if typical[0] is None or typical[1] is None else (typical[0], typical[1])
