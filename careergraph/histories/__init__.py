"""Work histories: what people really did, as a graph of observed moves.

Spells, dated events, lists of one day, or resumes become moves with how many made them, when, and how sure
that is. An engine counts (DuckDB, Spark, any database that ibis speaks to), and everything with a decimal
point is made in one module, so that all engines give the same answer to the last bit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from careergraph.histories.errors import HistoriesError
    from careergraph.histories.mining import mine, mine_with
    from careergraph.histories.question import Question
    from careergraph.histories.result import Histories

__all__ = ["Histories", "HistoriesError", "Question", "mine", "mine_with"]

_HOME = {"Histories": "result", "HistoriesError": "errors", "Question": "question"}


def __getattr__(name: str) -> object:
    """Import what is asked for when it is: nothing of the room is needed by most commands."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    found: object = getattr(import_module(f"{__name__}.{_HOME.get(name, 'mining')}"), name)
    return found
