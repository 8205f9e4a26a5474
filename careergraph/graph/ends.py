"""Where careers begin and where they end: the entry roles and the top roles of a graph."""

from __future__ import annotations

from itertools import compress
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from careergraph.graph import CareerGraph

__all__ = ["Ends"]


class Ends(NamedTuple):
    """The entry roles and the top roles, role ids in the order of their text.

    With levels: the roles of the lowest and of the highest level that any role has; a role without a level
    that no move leads to is an entry role too. Without levels: the roles that no move leads to, and those
    that no move leads away from.
    """

    entries: tuple[str, ...]
    tops: tuple[str, ...]
    levelled: bool

    @classmethod
    def of(cls, graph: CareerGraph) -> Ends:
        """Return the ends of a graph."""
        columns = graph.columns
        ids, moves = columns.role_ids, columns.moves
        into, out = moves.incoming.offsets, moves.offsets
        rungs = list(columns.rungs)
        known = {rung for rung in rungs if rung}
        unentered = {number for number in range(len(ids)) if into[number] == into[number + 1]}
        if not known:
            unleft = (key for number, key in enumerate(ids) if out[number] == out[number + 1])
            return cls(tuple(ids[number] for number in sorted(unentered)), tuple(unleft), levelled=False)
        low, high = min(known), max(known)
        begins = (rung == low or (not rung and number in unentered) for number, rung in enumerate(rungs))
        return cls(
            tuple(compress(ids, begins)),
            tuple(key for key, rung in zip(ids, rungs, strict=True) if rung == high),
            levelled=True,
        )
