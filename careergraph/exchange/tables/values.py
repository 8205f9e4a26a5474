"""What people write into cells for numbers and for yes and no."""

from __future__ import annotations

import math
import re

from careergraph.names import fold

__all__ = [
    "FIGURE",
    "LEVEL",
    "MARK",
    "MARKS",
    "NOT_ASKED",
    "NO_MARKS",
    "TEXT",
    "UNKNOWN",
    "WORD",
    "essential_flag",
    "essential_word",
    "flag",
    "not_asked",
    "number",
    "sort_of",
    "whole",
]

YES = frozenset({"yes", "y", "true", "1", "x", "✓", "✔", "optional", "ja", "oui", "sí"})
NO = frozenset({"no", "n", "false", "0", "essential", "mandatory", "required", "nein", "non"})
# What stands for "we do not know" where a number belongs.
UNKNOWN = frozenset({"", "-", "--", "–", "—", "n/a", "na", "?", "unknown", "none", "tbd"})  # noqa: RUF001 - as written

ESSENTIAL_WORDS = frozenset(
    {"essential", "mandatory", "required", "core", "must", "must have", "required skill", "e", "r"}
)
OPTIONAL_WORDS = frozenset(
    {"optional", "additional", "desirable", "preferred", "nice to have", "a", "o", "d"}
)
_UNITS = ("years", "year", "yrs", "yr", "jahre", "jahr", "annees", "années", "ans", "an", "años", "año", "y")
_NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?(?:[eE][+-]?\d+)?|[.,]\d+")
# No number that a table holds needs more letters; a longer one costs time that grows with their square.
LONGEST_NUMBER = 300


def flag(text: str) -> bool | None:
    """Return what a cell says of yes and no, or None where it says neither.

    >>> flag("Yes"), flag(" x "), flag(""), flag("perhaps")
    (True, True, False, None)
    """
    folded = fold(text)
    if folded in YES:
        return True
    return False if folded in NO or folded in UNKNOWN else None


def essential_flag(text: str) -> bool | None:
    """Say whether a cell of the column "essential" says so: yes and no, or the word for the kind of skill.

    >>> essential_flag("yes"), essential_flag("Core"), essential_flag("Additional"), essential_flag("perhaps")
    (True, True, False, None)
    """
    word = essential_word(text)
    return flag(text) if word is None else word


def essential_word(text: str) -> bool | None:
    """Return what a word says of a skill: essential, optional, or nothing.

    >>> essential_word("Core"), essential_word("Desirable"), essential_word("yes")
    (True, False, None)
    """
    folded = fold(text)
    return True if folded in ESSENTIAL_WORDS else False if folded in OPTIONAL_WORDS else None


def number(text: str) -> float | None:
    """Return the number of a cell, NaN where it is said to be unknown, None where there is none.

    A comma may stand for the decimal point.

    >>> number("2.5"), number("2,5"), number("3 years"), number("n/a"), number("soon")
    (2.5, 2.5, 3.0, nan, None)
    """
    if fold(text) in UNKNOWN:
        return math.nan
    if len(text) > LONGEST_NUMBER:
        return None
    shown = text.strip()
    lower = shown.lower().removesuffix(".")
    unit = next((unit for unit in _UNITS if lower.endswith(unit)), "")
    shown = shown[: len(lower) - len(unit)].rstrip() if unit else shown
    return float(shown.replace(",", ".")) if _NUMBER.fullmatch(shown) else None


def whole(text: str) -> int | None:
    """Return the whole number of a cell, or None where there is none.

    >>> whole("2"), whole("2.0"), whole("2.5"), whole("two")
    (2, 2, None, None)
    """
    if text.isdecimal() and len(text) <= LONGEST_NUMBER:
        return int(text)  # exactly, however large
    found = number(text)
    return int(found) if found is not None and math.isfinite(found) and found.is_integer() else None


# The sorts of cells of a grid.
LEVEL, MARK, WORD, TEXT, FIGURE = "level", "mark", "word", "text", "figure"
MARKS = frozenset(
    {"x", "✓", "✔", "✅", "•", "●", "yes", "y", "true", "ja", "oui", "sí", "required", "r", "core"}
)
NO_MARKS = frozenset({"no", "n", "false", "nein", "non", "✗", "✘", "❌", "○"})
# What stands for "not asked" where a level belongs.
NOT_ASKED = UNKNOWN - {"?", "unknown", "tbd"} | {
    "0", "not expected", "not required", "not applicable", "not needed", "n.a.", "nil", "nothing",
    "not asked", "nicht erforderlich", "keine", "non requis", "aucun", "aucune", "no requerido", "ninguno",
}  # fmt: skip
HIGHEST, WORDS_OF_A_LEVEL, LETTERS_OF_A_LEVEL = 10, 4, 30


def sort_of(text: str) -> str:
    """Return what a cell of a grid may say: a level, a mark, a word, a text, or a figure that is no level.

    >>> [sort_of(text) for text in ("3", "2.5", "x", "Expert", "2 - Able", "17.5", "Knows it all by heart")]
    ['level', 'level', 'mark', 'word', 'level', 'figure', 'text']
    """
    if len(text) > LETTERS_OF_A_LEVEL or "\n" in text:
        return TEXT
    folded = fold(text)
    if folded in NOT_ASKED or folded in NO_MARKS:
        return MARK if folded in NO_MARKS else LEVEL
    if folded in MARKS:
        return MARK
    value = number(text)
    if value is not None:
        return LEVEL if math.isnan(value) or (0 <= value <= HIGHEST and (2 * value).is_integer()) else FIGURE
    if folded[0].isdecimal() and len(folded.split()) <= WORDS_OF_A_LEVEL:
        return LEVEL
    return WORD if len(folded.split()) <= WORDS_OF_A_LEVEL else TEXT


def not_asked(text: str, more: frozenset[str] = frozenset()) -> bool:
    """Say whether a cell where a level belongs says that nothing is asked.

    >>> [not_asked(text) for text in ("n/a", "-", "0", "00. Not expected", "0 None", "1", "Basic")]
    [True, True, True, True, True, False, False]
    """
    folded = fold(text)
    if folded in NOT_ASKED or folded in more:
        return True
    if folded[:1] != "0" or len(folded) > LETTERS_OF_A_LEVEL:
        return False
    # A name behind a zero is the name of nothing: "00. Not expected", "0 - None"; "0.5" is a number.
    rest = folded.lstrip("0")
    return (
        not rest or (not rest[0].isdecimal() and not rest.lstrip(".,")[:1].isdecimal()) or number(text) == 0
    )
