"""What people write into cells for numbers and for yes and no."""

from __future__ import annotations

import math
import re

from careergraph.names import fold

__all__ = ["UNKNOWN", "flag", "number", "whole"]

YES = frozenset({"yes", "y", "true", "1", "x", "✓", "✔", "optional", "ja", "oui"})
NO = frozenset({"no", "n", "false", "0", "essential", "mandatory", "required", "nein", "non"})
# What stands for "we do not know" where a number belongs.
UNKNOWN = frozenset({"", "-", "--", "–", "—", "n/a", "na", "?", "unknown", "none", "tbd"})  # noqa: RUF001 - as written

_UNITS = ("years", "year", "yrs", "yr", "y")
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
