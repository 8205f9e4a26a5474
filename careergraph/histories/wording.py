"""How the room counts and names columns in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careergraph.names import quoted
from careergraph.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["counted", "named"]

SHOWN = 12


def counted(count: int, noun: str, plural: str | None = None) -> str:
    """Return a count with its noun, thousands apart.

    >>> counted(1, "row"), counted(14782, "row"), counted(2, "person", "people")
    ('1 row', '14,782 rows', '2 people')
    """
    return f"{count:,} {noun if count == 1 else plural or noun + 's'}"


def named(names: Iterable[str]) -> str:
    """Return the names of columns for a sentence, each in quotes, a long list cut short.

    >>> named(["a", "b", "c"]), named([])
    ("'a', 'b' and 'c'", 'none')
    """
    every = list(names)
    rest = len(every) - SHOWN
    shown = [quoted(name) for name in every[:SHOWN]]
    return listed([*shown, f"{rest:,} more"] if rest > 0 else shown) if shown else "none"
