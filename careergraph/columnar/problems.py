"""What is wrong with a folder of columns: told by table and row, up to twenty at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careergraph.errors import GraphFileError, Problem
from careergraph.names import quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

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
        rows = broken.nonzero()[0]
        for row in rows[: MOST_PROBLEMS - len(self.found)].tolist():
            about = names(row)
            self.tell(f"{table}.parquet", f"row {row}{f' ({about})' if about else ''}: {words(row)}", remedy)
        self._more += max(0, len(rows) - MOST_PROBLEMS)
        return len(rows) > 0

    def add(self, problems: Iterable[Problem]) -> None:
        """Note problems that were told elsewhere."""
        for problem in problems:
            if len(self.found) < MOST_PROBLEMS:
                self.found.append(problem)
            else:
                self._more += 1

    def stop(self) -> None:
        """Raise what was found, if anything was: what is looked at next relies on it.

        Raises
        ------
        GraphFileError
            Something was found.
        """
        if self.found:
            raise GraphFileError(self.found, file=self.folder)


def shown(text: str) -> str:
    """Return an id as a message shows it."""
    return quoted(text)
