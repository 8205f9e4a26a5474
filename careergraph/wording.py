"""Counts, shares and lists in plain English, the same in every answer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from careergraph.names import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["guarded", "listed", "listed_ids", "money", "number", "percent", "plural", "unguarded"]

# Spreadsheets take a text that begins so for a formula, some of them behind blanks and marks that nobody
# sees, or with the wide and raised forms that some languages type.
_FORMULA = re.compile(
    "'*[\\s\ufeff\u200b-\u200f\u2060\xad]*(?:[=+\\-@\u2212\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b\u207a-\u207c\u208a-\u208c]"
    "|(?<=[\t\r\n]))"
)

# A list of ids in a sentence shows so many.
SHOWN = 5
# Larger amounts are no money of anybody: their digits would fill a page.
MOST_MONEY = 1e15
# Between these shares two digits say enough.
LEAST, MOST = 0.0001, 0.99


def number(value: float) -> str:
    """Return a number as people write it: ``3``, ``9.5``.

    >>> number(3.0), number(0.1 + 0.2)
    ('3', '0.3')
    """
    return f"{value:.10g}"


def money(amount: float) -> str:
    """Return an amount of money, without its currency, to the hundredth.

    >>> money(42_000.0), money(17.5), money(0)
    ('42,000', '17.50', '0')
    """
    if amount >= MOST_MONEY:
        return f"{amount:.6g}"
    return f"{amount:,.2f}".removesuffix(".00")


def plural(count: float, noun: str) -> str:
    """Return a count with its noun.

    >>> plural(1, "role"), plural(2.5, "year")
    ('1 role', '2.5 years')
    """
    return f"{number(count)} {noun if count == 1 else noun + 's'}"


def percent(share: float) -> str:
    """Return a share in 0..1 as people write it; only all of it is 100 %, and only nothing is 0 %.

    >>> percent(0.7), percent(0.0421), percent(0.999), percent(0.0000001)
    ('70 %', '4.2 %', 'over 99 %', 'under 0.01 %')
    """
    if MOST < share < 1:
        return f"over {number(MOST * 100)} %"
    if 0 < share < LEAST:
        return f"under {number(LEAST * 100)} %"
    return f"{number(float(f'{share * 100:.2g}') if share < 1 else 100)} %"


def listed(parts: Sequence[str]) -> str:
    """Join a few words for a sentence: ``a, b and c``.

    >>> listed(["a"]), listed(["a", "b", "c"])
    ('a', 'a, b and c')
    """
    return f"{', '.join(parts[:-1])} and {parts[-1]}" if len(parts) > 1 else parts[0]


def listed_ids(ids: Iterable[str]) -> str:
    """Return ids as a list in a sentence, in the order of their text, cut where it would be long.

    >>> listed_ids(["b", "a"])
    "'a' and 'b'"
    """
    known = sorted(ids)
    rest = len(known) - SHOWN
    shown = [quoted(name) for name in known[:SHOWN]]
    return listed([*shown, f"{rest} more"] if rest > 0 else shown)


def guarded(text: str) -> str:
    """Return a text so that no spreadsheet takes it for a formula; `unguarded` gives it back.

    >>> guarded("=1+1"), guarded("'=1+1"), guarded("plain")
    ("'=1+1", "''=1+1", 'plain')
    """
    return f"'{text}" if _FORMULA.match(text) else text


def unguarded(text: str) -> str:
    """Return the text that a cell stands for, without the apostrophe that keeps it from being a formula.

    >>> unguarded("'=1+1"), unguarded("'tis")
    ('=1+1', "'tis")
    """
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text
