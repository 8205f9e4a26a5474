"""What a file says of the work histories that it was counted from."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from pydantic import BeforeValidator, Field
from pydantic.dataclasses import dataclass

from careergraph.document.values import (
    CONFIG,
    Amount,
    Count,
    Day,
    Reference,
    Share,
    Whole,
    in_our_words,
    or_empty_list,
)

__all__ = ["Career", "Hidden", "Histories", "Horizons", "Within"]


@in_our_words
@dataclass(frozen=True, slots=True, config=CONFIG)
class Within:
    """Of those who enter a role, the share (0..1) that makes a move at most ``years`` after they entered.

    Whoever is still in the role, or was when the data end, is counted as such. ``low`` and ``high`` bound the
    share's 95 % interval.
    """

    years: Amount
    share: Share
    low: Share | None = None
    high: Share | None = None


# A career is told as far as three moves lead.
MOST_STEPS = 4

Horizons: TypeAlias = Annotated[tuple[Within, ...], BeforeValidator(or_empty_list)]


@in_our_words
@dataclass(frozen=True, slots=True, config=CONFIG)
class Hidden:
    """What is left out as few people stand behind it: moves, and their share (0..1) of all departures."""

    moves: Whole = 0
    departures: Share = 0.0


@in_our_words
@dataclass(frozen=True, slots=True, config=CONFIG)
class Career:
    """What next became of those who went along a path of roles; of one role: of all who ever held it.

    ``people`` went along it, counted by their first stay in its first role. After its last role ``left`` of
    them left altogether, and ``still`` were there when the data end; the others went on to roles that a
    longer path names, or that too few went to. ``within``, of a path of one role: the share (0..1) of those
    who enter that left altogether at most so many years after they entered.
    """

    path: Annotated[tuple[Reference, ...], Field(min_length=1, max_length=MOST_STEPS)]
    people: Count
    left: Count | None = None
    still: Count | None = None
    within: Horizons = ()


@in_our_words
@dataclass(frozen=True, slots=True, config=CONFIG)
class Histories:
    """The work histories that a graph was counted from.

    They go up to ``as_of``; departures are known from ``observed_from`` on. ``people`` were counted; a role
    that begins within ``gap_days`` after another ended was a move. Figures of fewer than ``min_people`` are
    left out and, where ``rounded``, none is exact. ``careers`` tell where people went, step by step.
    """

    as_of: Day
    observed_from: Day | None = None
    people: Count | None = None
    gap_days: Whole | None = None
    min_people: Count | None = None
    rounded: Annotated[bool, Field(strict=True)] = False
    hidden: Hidden | None = None
    careers: Annotated[tuple[Career, ...], BeforeValidator(or_empty_list)] = ()
