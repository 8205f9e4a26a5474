"""Numbers as people write them: one bound for all that are read, and how a message shows one.

Python refuses to convert whole numbers of more than 4,300 digits, and a float holds none beyond 308: both
end in an error of Python's, far from the place that is wrong. What is read here is never that large.
"""

from __future__ import annotations

import re
from operator import index
from typing import TYPE_CHECKING

from careergraph.errors import QuestionError

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = [
    "MOST_CHARACTERS",
    "NUMBER_STARTS",
    "TooLongError",
    "at_least",
    "has_long_number",
    "numeral",
    "plain_number",
    "read_decimal",
    "read_whole",
    "shown",
]

# No number of people has more, and every whole number of so few has a float beside it.
MOST_CHARACTERS = 300
_BEYOND = 10**MOST_CHARACTERS
# A whole number of more bits is told by its size: its digits would fill a page.
MOST_BITS = 128

NUMBER_STARTS = frozenset("+-.0123456789")
_WHOLE = re.compile(r"[-+]?[0-9]++")
_DECIMAL = re.compile(r"[-+]?(?:\.[0-9]++|[0-9]++(?:\.[0-9]*+)?)(?:[eE][-+]?[0-9]++)?")
# What numbers may look like in the core schema of YAML 1.2: with an underscore or a sexagesimal colon
# they are texts there, and so are dates.
_PLAIN: tuple[tuple[re.Pattern[str], Callable[[str], float]], ...] = (
    (_WHOLE, int),
    (_DECIMAL, float),
    (re.compile(r"0o[0-7]++|0x[0-9a-fA-F]++"), lambda text: int(text, 0)),
    (re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)"), lambda text: float(text.replace(".", "", 1))),
)


class TooLongError(ValueError):
    """A number is longer than any that is read. Each reader tells it with its place."""

    def __init__(self, text: str) -> None:
        self.length = len(text)
        super().__init__(f"a number of {self.length} characters stands here")

    @property
    def remedy(self) -> str:
        """Return what to do about it."""
        return f"use at most {MOST_CHARACTERS}, or put it in quotes where it is a text"


def at_least(least: int, value: int, option: str) -> int:
    """Return the whole number that was given for an option, as Python's own.

    Raises
    ------
    QuestionError
        It is no whole number, or a smaller one.

    Examples
    --------
    >>> at_least(1, 3, "k")
    3
    """
    try:
        number = index(value)
    except TypeError:
        number = least - 1
    if number < least:
        raise QuestionError(f"{option} is {shown(value)}; give a whole number from {least} up")
    return number


def read_whole(text: str) -> int:
    """Return the whole number that a text of digits, with or without a sign, means.

    Raises
    ------
    TooLongError
        It has more characters than any number that is read.
    ValueError
        It is no whole number.

    Examples
    --------
    >>> read_whole(" 12 ")
    12
    """
    text = text.strip()
    return int(_bounded(text, _WHOLE))


def read_decimal(text: str) -> float:
    """Return the number that a text means: digits, at most one point, and an exponent where one is written.

    The number may be infinite, where its exponent is beyond what a float holds.

    Raises
    ------
    TooLongError
        It has more characters than any number that is read.
    ValueError
        It is no number.

    Examples
    --------
    >>> read_decimal("2.50"), read_decimal("1e3")
    (2.5, 1000.0)
    """
    return float(_bounded(text.strip(), _DECIMAL))


def _bounded(text: str, pattern: re.Pattern[str]) -> str:
    # The length comes second: a long text that is no number at all is told as that.
    if not pattern.fullmatch(text):
        raise ValueError("no number stands here")
    if len(text) > MOST_CHARACTERS:
        raise TooLongError(text)
    return text


def plain_number(text: str) -> float | None:
    """Return the number that a plain scalar of YAML 1.2 means (an int where it is whole), or None.

    Raises
    ------
    TooLongError
        It has more characters, or stands for more digits, than any number that is read.

    Examples
    --------
    >>> plain_number("007"), plain_number("0x1F"), plain_number("1.5e2"), plain_number("1_000")
    (7, 31, 150.0, None)
    """
    for pattern, make in _PLAIN:
        if pattern.fullmatch(text):
            if len(text) > MOST_CHARACTERS:
                raise TooLongError(text)
            number = make(text)
            if isinstance(number, int) and abs(number) >= _BEYOND:
                raise TooLongError(text)
            return number
    return None


def has_long_number(text: str) -> bool:
    """Say whether so many digits stand in a row somewhere as no number that is read has.

    Cost: a look at every few dozens of characters.

    Examples
    --------
    >>> has_long_number("1" * 301), has_long_number("1 " * 301)
    (True, False)
    """
    step = MOST_CHARACTERS // 2
    for at, letter in enumerate(text[::step]):
        if letter.isdecimal() and text[at * step : (at + 1) * step].isdecimal():
            return True
    return False


def numeral(text: str) -> str | None:
    """Return a text that people mean as a number the way a file writes it, or None where it is no number.

    Examples
    --------
    >>> numeral("1_000"), numeral("2,5"), numeral("\u0663"), numeral("two")
    ('1000', '2.5', '3', None)
    """
    text = text.strip()
    if len(text) > MOST_CHARACTERS:
        return None
    plain = text.replace("_", "").replace(",", ".", 1)
    if plain.isdecimal():
        return str(int(plain))
    return plain if _DECIMAL.fullmatch(plain) else None


def shown(value: object) -> str:
    """Return a number as a message shows it.

    Examples
    --------
    >>> shown(2.50), shown(3), shown(float("nan"))
    ('2.5', '3', 'nan')
    """
    if isinstance(value, int) and value.bit_length() > MOST_BITS:
        return f"of {value.bit_length()} bits"
    return repr(value)
