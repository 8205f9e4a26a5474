"""Levels and moves of ESCO's occupations: rules, as ESCO knows neither."""

from __future__ import annotations

import re
from collections import Counter
from math import log
from typing import TYPE_CHECKING, Any, NamedTuple

from careergraph.exchange.frameworks.likeness import by_words, cosines, numpy

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

__all__ = ["TOP_LEVEL", "EscoOccupation", "level_of", "moves_of"]

TOP_LEVEL = 8

# The level that an ISCO group gives, the longest that fits.
LEVELS = {
    "01": 5, "02": 3, "03": 2, "11": 7, "12": 6, "13": 6, "14": 5, "2": 4, "3": 3,
    "4": 2, "5": 2, "6": 2, "7": 2, "8": 2, "9": 1,
    "3121": 3, "3122": 3, "3123": 3, "3341": 3, "5151": 3, "5222": 3,
}  # fmt: skip
SUPERVISORS = frozenset({"3121", "3122", "3123", "3341", "5151", "5222"})
_TOP = re.compile(r"\b(chief|minister|governor)\b")
_DIRECTOR = re.compile(r"\b(director|head of)\b")
_UNDER = re.compile(r"\b(assistant|deputy|supervisor)\b")
_LEADS = re.compile(
    r"\b(manager|supervisor|coordinator)\b|\bhead\b.*\b(chef|waiter|teacher|nurse|sommelier)\b"
)
_CHIEF = re.compile(r"\b(director|chief)\b")
_HELPS = re.compile(r"^assistant\b|\b(assistant|trainee|apprentice|helper)$")
MANAGERS_END, CHIEFS_BEGIN, DIRECTORS_BEGIN = 5, 6, 7
TOP_FROM = 6
# A regulated profession is entered from level 3 on.
REGULATED_FROM = 3

# How much optional skills count, and the parts beside skills.
OPTIONAL = 0.5
ISCO_PART, TITLES_PART, TEXTS_PART = 0.15, 0.2, 0.3
ISCO_ALIKE = {1: 0.5, 2: 0.8, 3: 1.0}
# Of each occupation so many are candidates above, beside and below it, so many levels apart at most.
ABOVE, BESIDE, BELOW, APART = 8, 5, 8, 3
LEAST_ALIKE = 0.12


class EscoOccupation(NamedTuple):
    """An occupation: its code, ISCO group and texts; skills by URI, true where essential."""

    code: str
    isco: str
    title: str
    names: str
    text: str
    regulated: bool
    skills: Mapping[str, bool]


def level_of(isco: str, title: str, *, english: bool) -> int:
    """Return the level (1..8) of an occupation: by its ISCO group, refined by an English title.

    Examples
    --------
    >>> level_of("1420", "shop manager", english=True), level_of("1120", "chief executive", english=True)
    (5, 8)
    >>> level_of("7112", "bricklayer", english=True), level_of("3123", "bricklaying supervisor", english=True)
    (2, 3)
    """
    level = next((LEVELS[isco[:size]] for size in (4, 2, 1) if isco[:size] in LEVELS), 2)
    if not english:
        return level
    name = title.lower()
    if isco.startswith("1"):
        if _TOP.search(name):
            level = max(level, TOP_LEVEL)
        elif _DIRECTOR.search(name):
            level = max(level, DIRECTORS_BEGIN)
        return min(level, MANAGERS_END) if _UNDER.search(name) else level
    if isco not in SUPERVISORS and _LEADS.search(name):
        level = max(level, min(level + 1, MANAGERS_END))
    if _CHIEF.search(name):
        level = max(level, CHIEFS_BEGIN)
    return level - 1 if isco[:1] in "23" and _HELPS.search(name) else level


def moves_of(
    occupations: Sequence[EscoOccupation], levels: Mapping[str, int], *, texts: bool
) -> list[tuple[str, str]]:
    """Return the moves between occupations, as pairs of codes in order.

    Each occupation leads to the most alike ones above and beside it, and each is led to by the most alike
    ones below it: ranked together, those beside would take nearly every place.

    Raises
    ------
    MissingExtraError
        numpy is not installed.

    Notes
    -----
    O(n^2 * (skills + words)), by numpy: some six seconds for 3,000 occupations.
    """
    np = numpy()
    alike = _likeness(occupations, texts=texts)
    np.fill_diagonal(alike, -1.0)
    rungs = np.array([levels[item.code] for item in occupations])
    regulated = np.array([item.regulated for item in occupations])
    found: set[tuple[int, int]] = set()
    for one in range(len(occupations)):
        up = rungs - rungs[one]
        for others, most, here_first in (
            ((up >= 1) & (up <= APART), ABOVE, True),
            (up == 0, BESIDE, True),
            ((up <= -1) & (up >= -APART), BELOW, False),
        ):
            for other in _most_alike(alike[one], others, most):
                found.add((one, other) if here_first else (other, one))
    return [
        (occupations[one].code, occupations[other].code)
        for one, other in sorted(found)
        if not (rungs[other] == TOP_LEVEL and rungs[one] < TOP_FROM)
        and not (regulated[other] and rungs[one] < REGULATED_FROM)
    ]


def _most_alike(row: Any, among: Any, most: int) -> Iterator[int]:  # noqa: ANN401 - rows of numbers
    np = numpy()
    places = np.flatnonzero(among & (row >= LEAST_ALIKE))
    # Rounded, so that ties break by code on every machine.
    order = np.argsort(-row[places].round(5), kind="stable")[:most]
    yield from places[order].tolist()


def _likeness(occupations: Sequence[EscoOccupation], *, texts: bool) -> Any:  # noqa: ANN401 - a square
    np = numpy()
    users = Counter(skill for item in occupations for skill in item.skills)
    number = {skill: place for place, skill in enumerate(sorted(users))}
    weighted = []
    for item in occupations:
        weights = {
            number[skill]: (1.0 if essential else OPTIONAL) * log(len(occupations) / users[skill])
            for skill, essential in sorted(item.skills.items())
        }
        length = sum(weight * weight for weight in weights.values()) ** 0.5
        weighted.append({place: weight / length for place, weight in weights.items()} if length else {})
    alike = cosines(weighted, exact=False)
    for size, share in ISCO_ALIKE.items():
        groups = np.array([item.isco[:size] for item in occupations])
        # What fewer digits gave is a part of it.
        before = ISCO_ALIKE.get(size - 1, 0.0)
        alike += np.float32(ISCO_PART * (share - before)) * (groups[:, None] == groups[None])
    if texts:
        alike += np.float32(TITLES_PART) * by_words([item.names for item in occupations], exact=False)
        alike += np.float32(TEXTS_PART) * by_words([item.text for item in occupations], exact=False)
    return alike
