"""The proficiency scale of a table: which texts stand for which level."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from careergraph.exchange.tables.values import whole
from careergraph.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["Scale", "scale_for"]

# Scales that are met in practice, lowest first: where all names of a table belong to one, it is taken.
WELL_KNOWN = (
    ("Awareness", "Working", "Practitioner", "Expert"),
    ("Beginner", "Intermediate", "Advanced", "Expert"),
    ("Basic", "Intermediate", "Advanced", "Expert"),
    ("Foundation", "Intermediate", "Advanced", "Expert"),
    ("Novice", "Advanced beginner", "Competent", "Proficient", "Expert"),
    ("Low", "Medium", "High"),
)
# A number and a name, such as 2 - Working.
_NUMBERED = re.compile(r"(\d+)\s*[-–:.)]\s*(\D.*)", re.DOTALL)  # noqa: RUF001 - as people write


class Scale:
    """Names of proficiency levels, lowest first; empty where levels are plain numbers."""

    def __init__(self, names: Sequence[str]) -> None:
        self.names = tuple(names)
        self._levels = {fold(name): level for level, name in enumerate(self.names, 1)}

    def level(self, text: str) -> int | None:
        """Return the 1-based level that a text means, or None.

        >>> scale = Scale(["Awareness", "Working"])
        >>> scale.level("working"), scale.level("2"), scale.level("2 - Working"), scale.level("Expert")
        (2, 2, 2, None)
        """
        if fold(text) in self._levels:
            return self._levels[fold(text)]
        numbered = _NUMBERED.fullmatch(text.strip())
        if numbered and self._levels.get(fold(numbered[2])) == int(numbered[1]):
            return int(numbered[1])
        return whole(text)


def scale_for(texts: Iterable[str]) -> tuple[Scale, str]:
    """Return the scale that the texts of a table belong to, and what is to be told of the choice.

    Where none fits, the scale is empty: texts that are no numbers are then told one by one.

    >>> scale_for(["Working", "Expert"])[0].names
    ('Awareness', 'Working', 'Practitioner', 'Expert')
    >>> scale_for(["2 - Fair", "1 - Poor"])[0].names
    ('Poor', 'Fair')
    """
    names = {fold(text): text for text in texts if whole(text) is None}
    if not names:
        return Scale(()), ""
    for known in WELL_KNOWN:
        # Some names may be none at all, such as a mark for rows out of use: most must fit, and at least two.
        fitting = {fold(name) for name in known} & set(names)
        if len(fitting) >= max(2, len(names) - 1) or len(fitting) == len(names):
            return Scale(known), (
                f"proficiency levels are taken as {' < '.join(known)}; --proficiency says it otherwise"
            )
    numbered = [_NUMBERED.fullmatch(text.strip()) for text in names.values()]
    steps = {int(found[1]): found[2].strip() for found in numbered if found}
    if all(numbered) and len(steps) == len(names) and sorted(steps) == list(range(1, len(steps) + 1)):
        return Scale([steps[step] for step in sorted(steps)]), ""
    return Scale(()), ""
