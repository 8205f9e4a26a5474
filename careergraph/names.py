"""Names as people type them: compared in any case and spacing, and the ones that come near."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["fold", "near"]

# "Did you mean" speaks up from this similarity (0..100) on.
NEAR = 60


def fold(name: str) -> str:
    """Return a name as look-ups compare it: any case, any spacing, any Unicode form.

    >>> fold("  VP  of Sales ")
    'vp of sales'
    """
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def near(name: str, known: Iterable[str], *, limit: int = 3) -> list[str]:
    """Return the known names that come near a mistyped one, nearest first; may be empty.

    Examples
    --------
    >>> near("Manger", ["Entry", "Manager", "Head"])
    ['Manager']
    """
    from rapidfuzz import fuzz, process

    choices = {text: fold(text) for text in sorted(set(known))}
    found = process.extract(fold(name), choices, scorer=fuzz.WRatio, score_cutoff=NEAR, limit=limit)
    return [text for _, _, text in found]
