"""How the room counts and lists in sentences."""

from __future__ import annotations

import unicodedata
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["counted", "listed", "slug"]

SHOWN = 12
LONGEST = 80


def counted(count: int, noun: str, plural: str | None = None) -> str:
    """Return a count with its noun.

    >>> counted(1, "row"), counted(14782, "row"), counted(2, "person", "people")
    ('1 row', '14,782 rows', '2 people')
    """
    return f"{count:,} {noun if count == 1 else plural or noun + 's'}"


def listed(names: Iterable[str], last: str = "and") -> str:
    """Return names for a sentence, each in quotes, a long list cut short.

    >>> listed(["a", "b", "c"]), listed(["a"]), listed([])
    ("'a', 'b' and 'c'", "'a'", 'none')
    """
    every = [repr(name[:60]) for name in names]
    shown = every[:SHOWN]
    if len(every) > SHOWN:
        return f"{', '.join(shown)} and {len(every) - SHOWN} more"
    return (
        f" {last} ".join([", ".join(shown[:-1]), shown[-1]]) if len(shown) > 1 else "".join(shown) or "none"
    )


def slug(title: str) -> str:
    """Return the id that a role's title asks for.

    >>> slug("Head of Sales & Marketing"), slug("Parl. lead.")
    ('head-of-sales-marketing', 'parl-lead')
    """
    plain = unicodedata.normalize("NFKD", title).casefold()
    kept = "".join(
        letter if letter.isascii() and letter.isalnum() else "" if unicodedata.combining(letter) else " "
        for letter in plain
    )
    words = "-".join(kept.split())[:LONGEST].rstrip("-")
    return words or f"role-{zlib.crc32(plain.encode(errors='replace')):08x}"
