"""What can be wrong with histories: everything at once, and never who somebody is."""

from __future__ import annotations

from careergraph.errors import CareerGraphError, Problem

__all__ = ["HistoriesError"]


class HistoriesError(CareerGraphError, ValueError):
    """Histories cannot be counted.

    Attributes
    ----------
    problems
        Everything that is wrong, each with what to do; no text names a person.
    """

    def __init__(self, problems: list[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(problems)
        count = len(problems)
        lines = "\n".join(f"  {problem}" for problem in problems)
        super().__init__(f"the histories have {count} {'problem' if count == 1 else 'problems'}:\n{lines}")
