"""The proficiency scale of a table: which texts stand for which level."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from careergraph.exchange.tables.values import not_asked, number, whole
from careergraph.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from careergraph.exchange.tables.choices import Choices
    from careergraph.exchange.tables.draft import Draft, Drafted, Entry

__all__ = ["KNOWING", "Scale", "no_level", "scale_for", "settled_scale"]

# Scales that are met in practice, lowest first: where all names of a table belong to one, it is taken.
WELL_KNOWN = (
    ("Awareness", "Working", "Practitioner", "Expert"),
    ("Beginner", "Intermediate", "Advanced", "Expert"),
    ("Basic", "Intermediate", "Advanced", "Expert"),
    ("Foundation", "Intermediate", "Advanced", "Expert"),
    ("Novice", "Advanced beginner", "Competent", "Proficient", "Expert"),
    ("Low", "Medium", "High"),
    ("Anfänger", "Fortgeschritten", "Experte"),
    ("Grundkenntnisse", "Fortgeschritten", "Experte"),
    ("Débutant", "Intermédiaire", "Avancé", "Expert"),
    ("Básico", "Intermedio", "Avanzado", "Experto"),
    ("Principiante", "Intermedio", "Avanzado", "Experto"),
)
# Names of how well something is known: no role stands on the level "Advanced".
KNOWING = frozenset(fold(name) for names in WELL_KNOWN for name in names)
# Marks between a number and a name, such as 2 - Working.
_BETWEEN = "-–:.)"  # noqa: RUF001 - as people write
# A word for "level" and a number, such as Level 2 or L2.
_WORDED = re.compile(r"((?:level|lvl\.?|l)\s*)(\d{1,9})", re.IGNORECASE)
HIGHEST_HALF = 10
# 50 %, and what spreadsheets make of 2-3: 02-Mar, 2024-03-02.
_SHARE = re.compile(r"\d{1,3}(?:[.,]\d{1,6})?\s?%")
_DATE = re.compile(
    r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?: [\d:]{1,8})?|\d{1,2}[-. ][^\W\d_]{3,4}|[^\W\d_]{3,4}[-. ]\d{2}"
)
# A longer text is no name of a level.
LONGEST_NAME = 200
# A table that asks for a higher level than this has no scale of its own making.
MOST = 100
# So many percentages are named as levels.
MOST_SHARES = 8


class Scale:
    """Names of proficiency levels, lowest first; empty where levels are plain numbers."""

    def __init__(self, names: Sequence[str]) -> None:
        self.names = tuple(names)
        self._levels = {fold(name): level for level, name in enumerate(self.names, 1)}
        self._known: dict[str, int | None] = {}

    def level(self, text: str) -> int | None:
        """Return the 1-based level that a text means, or None.

        >>> scale = Scale(["Awareness", "Working"])
        >>> scale.level("working"), scale.level("2"), scale.level("2 - Working"), scale.level("Level 2")
        (2, 2, 2, 2)
        >>> scale.level("Expert"), scale.level("1 - Working")
        (None, None)
        """
        if text not in self._known:  # a grid asks the same few a million times
            self._known[text] = self._level(text)
        return self._known[text]

    def _level(self, text: str) -> int | None:
        if fold(text) in self._levels:
            return self._levels[fold(text)]
        name, level = _parted(text)
        if level is not None and self._levels.get(fold(name)) == level:
            return level
        if "," in text and (value := number(text)) is not None and f"{value:g}" in self._levels:
            return self._levels[f"{value:g}"]
        worded = _WORDED.fullmatch(text.strip()) if len(text) <= LONGEST_NAME else None
        return whole(worded[2] if worded else text)


def _parted(text: str) -> tuple[str, int | None]:
    """Return the name of a level and its number, where both are written.

    >>> _parted("2 - Working"), _parted("Working (2)"), _parted("02. Able"), _parted("Able")
    (('Working', 2), ('Working', 2), ('Able', 2), ('Able', None))
    """
    text = text.strip()
    if len(text) > LONGEST_NAME:
        return text, None
    rest = text.lstrip("0123456789")
    digits, rest = text[: len(text) - len(rest)], rest.lstrip()
    if digits and rest[:1] and rest[0] in _BETWEEN and (name := rest[1:].strip()) and not name[0].isdecimal():
        return name, whole(digits)
    if text[-1:] in {")", "]"}:
        name, _, digits = text[:-1].rpartition("(" if text[-1] == ")" else "[")
        number = whole(digits) if digits.isdecimal() else None
        if number is not None and name.strip() and not name[0].isdecimal():
            return name.strip(), number
    return text, None


def no_level(text: str, scale: Scale, asked: Iterable[str]) -> tuple[str, str]:
    """Return what to tell of a text that is no level of a scale, and what to do.

    Parameters
    ----------
    asked
        All texts that stand for levels, of which percentages may become the names.

    Examples
    --------
    >>> no_level("80%", Scale([]), ["80%", "50%"])[1]
    'write levels such as 1 to 4, or make these the levels: --proficiency "50%, 80%"'
    >>> no_level("02-Mar", Scale([]), [])[0]
    "'02-Mar' looks like a date, and is no proficiency level"
    """
    if len(text) <= LONGEST_NAME and _DATE.fullmatch(text):
        return (
            f"{text!r} looks like a date, and is no proficiency level",
            "write the level anew, in a cell formatted as text: spreadsheets turn 2-3 or May 25 into dates",
        )
    if scale.names:
        return (
            f"{text!r} is no proficiency level that is known",
            f"write one of: {', '.join(scale.names)}; or leave such rows out: --skip {text!r}",
        )
    if len(text) <= LONGEST_NAME and _SHARE.fullmatch(text):
        shares = {one for one in asked if _SHARE.fullmatch(one[:LONGEST_NAME])}
        names = sorted(shares, key=lambda one: number(one.rstrip(" %")) or 0)
        shown = ", ".join(names) if len(names) <= MOST_SHARES else f"{', '.join(names[:MOST_SHARES])}, ..."
        return (
            f"{text!r} is a percentage, and no proficiency level that is known",
            f'write levels such as 1 to 4, or make these the levels: --proficiency "{shown}"',
        )
    return (
        f"{text!r} is no proficiency level that is known",
        'say the order of the levels, lowest first: --proficiency "Awareness, Working, ..."',
    )


def scale_for(texts: Iterable[str]) -> tuple[Scale, str]:
    """Return the scale that the texts of a table belong to, and what is to be told of the choice.

    Where none fits, the scale is empty: texts that are no numbers are then told one by one.

    >>> scale_for(["Working", "Expert"])[0].names
    ('Awareness', 'Working', 'Practitioner', 'Expert')
    >>> scale_for(["2 - Fair", "1 - Poor"])[0].names, scale_for(["Level 3"])[0].names
    (('Poor', 'Fair'), ('Level 1', 'Level 2', 'Level 3'))
    """
    written = {fold(text): text for text in texts}
    numbers = [number for text in written.values() if (number := whole(text)) is not None]
    parted = [_parted(text) for text in written.values() if whole(text) is None]
    names = {fold(name): (name, number) for name, number in parted}
    if not names:
        return Scale(()), ""
    best: tuple[str, ...] = ()
    most = 0
    for known in WELL_KNOWN:
        # Some names may be none at all, such as a mark for rows out of use: most must fit, and at least two.
        fitting = sum(
            name in names and names[name][1] in {None, level}
            for level, name in enumerate(map(fold, known), 1)
        )
        if fitting > most and (fitting >= max(2, len(names) - 1) or fitting == len(names)):
            best, most = known, fitting
    if best:
        return Scale(best), (
            f"proficiency levels are taken as {' < '.join(best)}; --proficiency says it otherwise"
        )
    steps = {number: name for name, number in parted if number is not None}
    if len(steps) == len(names) == len(parted) and sorted(steps) == list(range(1, len(steps) + 1)):
        return Scale([steps[step] for step in sorted(steps)]), ""
    return Scale(_worded([name for name, _ in parted], numbers)), ""


def _worded(texts: Sequence[str], numbers: Sequence[int]) -> list[str]:
    """Return the names of levels that are all called alike, such as Level 1 to Level 4."""
    found = [match for text in texts if (match := _WORDED.fullmatch(text[:LONGEST_NAME].strip()))]
    highest = max([*numbers, *(int(match[2]) for match in found)], default=0)
    if len(found) < len(texts) or len({fold(match[1]) for match in found}) > 1 or highest > MOST:
        return []
    return [f"{found[0][1]}{level}" for level in range(1, highest + 1)]


def settled_scale(draft: Draft, choices: Choices) -> Scale:
    """Return the scale that is given, else the one that the texts of the tables belong to.

    Skills whose level says that nothing is asked are taken out of the draft, and counted.
    """
    holders = [*draft.roles, *draft.moves.values()]
    asked = [item for holder in holders for item in holder.skills.values()]
    given = choices.proficiency or tuple(name for name, _ in draft.scale)
    known = {fold(name) for name in given}
    # Each text is looked at once: a grid says the same few a million times.
    none = {
        text for text in {item.level for item in asked}
        if fold(text) not in known and not_asked(text, frozenset(draft.none))
    }  # fmt: skip
    if none:
        _take_out(draft, holders, none)
        asked = [item for item in asked if item.level not in none]
    if given:
        return Scale(given)
    texts = dict.fromkeys(item.level for item in asked)
    if halves := _halves(texts):
        draft.notes.append(f"proficiency goes in half levels: {', '.join(halves)}")
        return Scale(halves)
    scale, note = scale_for(texts)
    if note:
        draft.notes.append(note)
    return scale


def _take_out(draft: Draft, holders: Sequence[Entry | Drafted], none: set[str]) -> None:
    count = 0
    words: dict[str, None] = {}
    for holder in holders:
        for key, item in list(holder.skills.items()):
            place = item.place
            if item.level in none and (place.row, place.column) not in place.sheet.troubles:
                del holder.skills[key]
                count += 1
                words.setdefault(item.level or "blank")
    if count:
        shown = ", ".join(words)
        draft.notes.append(f"cells that say a skill is not asked are left out ({count}): {shown[:80]}")


def _halves(texts: Iterable[str]) -> list[str]:
    """Return the names of a scale of half levels, where all texts are numbers and some are halves."""
    values = [number(text) for text in texts]
    if not values or not all(value is not None and 0 < value <= HIGHEST_HALF for value in values):
        return []
    doubled = [2 * value for value in values if value is not None]
    if not all(value.is_integer() for value in doubled) or all(value % 2 == 0 for value in doubled):
        return []
    first = 2 if min(doubled) >= 2 else 1  # noqa: PLR2004 - from one, or from a half
    return [f"{value / 2:g}" for value in range(first, int(max(doubled)) + 1)]
