"""Whose level a column says that is headed "Level" and no more: the role's, or how well a skill is known."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from careergraph.exchange.tables.languages import in_english
from careergraph.exchange.tables.scale import KNOWING
from careergraph.exchange.tables.seniority import standing
from careergraph.exchange.tables.skillcells import parts
from careergraph.exchange.tables.values import LEVEL, sort_of
from careergraph.exchange.tables.words import heading
from careergraph.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ["is_of_role"]

# From so many roles on, each with more than one row, that always the same level stands beside a role says
# that it is the role's.
_FEW_ROLES = 3


def is_of_role(rows: Iterable[Sequence[str]], headed: str, *, role: int, skill: int, level: int) -> bool:
    """Say whether a plain "Level" beside skills is the level of the role.

    It is where it holds grades (L3, Senior) and no word for how well a skill is known, and a row lists
    several skills beside it, or each role of several rows stands always beside the same.

    Parameters
    ----------
    rows
        The rows below the headings.
    headed
        What stands above the column.
    role, skill, level
        The 0-based positions of the columns.

    Examples
    --------
    >>> rows = [["Clerk", "Filing; Typing", "L1"], ["Head", "Filing; Leading", "L2"]]
    >>> is_of_role(rows, "Level", role=0, skill=1, level=2)
    True
    >>> is_of_role(rows, "Required level", role=0, skill=1, level=2)
    False
    """
    if in_english(heading(headed)) != "level":
        return False
    told = list(_told(rows, role, skill, level))
    levels = {fold(one) for _, _, one in told}
    if not told or levels & KNOWING or any(len(parts(one)) > 1 for one in levels):
        return False
    if not all(map(_is_grade, levels)):
        return False
    if 2 * sum(_several(cell) for _, cell, _ in told) > len(told):
        return True
    beside: dict[str, set[str]] = defaultdict(set)
    often: dict[str, int] = defaultdict(int)
    for one, _, grade in told:
        beside[fold(one)].add(fold(grade))
        often[fold(one)] += 1
    steady = all(len(grades) == 1 for grades in beside.values())
    repeated = sum(count > 1 for count in often.values())
    return steady and len(levels) > 1 and repeated >= _FEW_ROLES


def _told(rows: Iterable[Sequence[str]], *columns: int) -> Iterator[tuple[str, str, str]]:
    above = ""
    for row in rows:
        role, skill, level = (row[column] if column < len(row) else "" for column in columns)
        above = role or above
        if skill and level:
            yield above, skill, level


def _several(cell: str) -> bool:
    """Say whether a cell lists skills, or says itself how well one is known: ``SQL: 2``."""
    found = parts(cell)
    own = any(end and sort_of(end.strip()) == LEVEL for _, _, end in (part.rpartition(":") for part in found))
    return own or len(found) > 1 or cell.count(",") > 1


def _is_grade(level: str) -> bool:
    """Say whether a text is a grade: letters and a number (L3, Band 7), or a word of seniority."""
    told = standing(level)
    return told is not None and bool(told.word) and not (told.numbered and told.track in {"", "level"})
