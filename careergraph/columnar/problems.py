"""What is wrong with a folder of columns: told by table and row, up to twenty at once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from careergraph.errors import GraphFileError, Problem

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy as np
    import numpy.typing as npt

    Mask = npt.NDArray[np.bool_]

__all__ = ["MOST_PROBLEMS", "Problems"]

# A broken rule is mostly broken a million times.
MOST_PROBLEMS = 20


class Problems:
    """The problems found in one folder."""

    def __init__(self, folder: str) -> None:
        self.folder = folder
        self.found: list[Problem] = []
        self._more = 0

    def tell(self, file: str, message: str, remedy: str) -> None:
        """Note a problem of a file of the folder as a whole."""
        if len(self.found) < MOST_PROBLEMS:
            self.found.append(Problem(message, remedy, file=f"{self.folder}/{file}"))
        else:
            self._more += 1

    def rows(
        self, table: str, broken: Mask, words: Callable[[int], str], remedy: str, names: Callable[[int], str]
    ) -> bool:
        """Note the rows that break a rule; return whether there are any.

        Parameters
        ----------
        table
            The table's name.
        broken
            For every row whether it breaks the rule.
        words, names
            Give what is wrong with a row, and the ids that it is about (or nothing).
        remedy
            What to do.
        """
        rows = broken.nonzero()[0].tolist()
        room = MOST_PROBLEMS - len(self.found)
        for row in rows[:room]:
            about = names(row)
            where = f"row {row} ({about})" if about else f"row {row}"
            self.tell(f"{table}.parquet", f"{where}: {words(row)}", remedy)
        self._more += max(0, len(rows) - room)
        return bool(rows)

    def stop(self) -> None:
        """Raise what was found, if anything was: what is looked at next relies on it.

        Raises
        ------
        GraphFileError
            Something was found.
        """
        if self._more:
            last = self.found[-1]
            self.found[-1] = replace(last, message=f"{last.message} (and {self._more:,} more problems)")
        if self.found:
            raise GraphFileError(self.found, file=self.folder)
