"""What stands across a grid: levels, roles, or columns that are neither and say something else of a row."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from careergraph.exchange.tables.order import listed
from careergraph.exchange.tables.seniority import standing, titled
from careergraph.exchange.tables.table import VALUE
from careergraph.exchange.tables.words import RANK, ROLE, role_like, stems

if TYPE_CHECKING:
    from collections.abc import Sequence

    from careergraph.exchange.tables.table import Column

__all__ = [
    "STRANGERS",
    "beside_levels",
    "is_level",
    "is_proficiency",
    "like_roles",
    "names_role",
    "tells_level",
    "without_strangers",
]

# Fewer are no ladder.
LEAST_LEVELS = 2
_PREFIX = 5
# A track of fewer letters, as in L2 or IC3, is a grade.
SHORTEST_WORD = 4
STRANGERS = "say --ignore HEADING of each that is none, or --matrix skills-by-roles where all are roles"


def is_level(text: str) -> bool:
    """Say whether a heading is a level and nothing more: L3, C4-S, Senior, Band 7.

    >>> [is_level(text) for text in ("C4-S", "Senior", "Grade 3", "Senior clerk", "Filing")]
    [True, True, True, False, False]
    """
    told = standing(text)
    if told is None or not told.word:
        return False
    if told.numbered:
        words = told.track.split()
        return all(
            word in RANK or word in {"level", "stage", "step"} or len(word) < _PREFIX for word in words
        )
    return not told.track.removeprefix("leading").strip()


def names_role(text: str) -> bool:
    """Say whether a heading reads like a role: by a word of it, or by the level beside it."""
    return role_like(text) or bool(titled(text)[1]) or bool(stems(text) & ROLE)


def tells_level(text: str) -> bool:
    """Say whether a heading is a level, or a title with one."""
    title, level = titled(text)
    told = standing(title)
    return bool(level) or (told is not None and bool(told.word))


def like_roles(headings: list[str]) -> bool:
    """Say whether headings read like roles: at least half of them."""
    return 2 * sum(role_like(text) or bool(stems(text) & ROLE) for text in headings) >= len(headings)


def is_proficiency(text: str) -> bool:
    """Say whether a heading reads like a proficiency level rather than one of a career: Level 2, Stufe 3."""
    told = standing(text)
    if told is None or not told.numbered or set(told.track.split()) & (RANK | ROLE):
        return False
    return len(told.track) >= SHORTEST_WORD or not told.track


def without_strangers(columns: list[Column], remarks: list[str]) -> list[Column]:
    """Return the columns without those that are no level where most others are, such as a weight."""
    values = [column for column in columns if column.means == VALUE]
    levels = [column for column in values if is_level(titled(column.title)[0])]
    others = {
        column.position for column in values
        if column not in levels and not names_role(column.title)
    }  # fmt: skip
    if not others or len(levels) <= len(others) or len(levels) < LEAST_LEVELS:
        return columns
    remarks.append("columns beside the levels that are called like none are left out")
    return [
        replace(column, means="", title="") if column.position in others else column for column in columns
    ]


def beside_levels(columns: Sequence[Column], remarks: list[str]) -> str:
    """Return the question what columns are that are neither levels nor roles, beside several that are levels.

    Where levels and roles stand side by side that is remarked.
    """
    titles = [column.title for column in columns if column.means == VALUE]
    levels = [title for title in titles if is_level(titled(title)[0])]
    if len(levels) < LEAST_LEVELS or len(levels) == len(titles):
        return ""
    others = [title for title in titles if title not in levels and not names_role(title)]
    if others:
        are = f"{len(others)} are" if len(others) > 1 else "1 is"
        told = f"{len(levels)} columns of this grid are levels, and {are} neither level nor role"
        return f"{told}: {listed(others)}"
    remarks.append(
        f"{len(levels)} columns are levels and {len(titles) - len(levels)} are roles: each is a role of its "
        "own, and no moves lead from level to level; --ignore HEADING leaves one out"
    )
    return ""
