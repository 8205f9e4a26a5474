"""Where careers begin and where they end: the entry roles and the top roles of a graph."""

from __future__ import annotations

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
        rungs = {role: graph.nx.nodes[role]["rung"] for role in sorted(graph.roles)}
        known = {rung for rung in rungs.values() if rung is not None}
        if not known:
            return cls(
                tuple(role for role in rungs if not graph.nx.in_degree(role)),
                tuple(role for role in rungs if not graph.nx.out_degree(role)),
                levelled=False,
            )
        low, high = min(known), max(known)
        return cls(
            tuple(
                role
                for role, rung in rungs.items()
                if rung == low or (rung is None and not graph.nx.in_degree(role))
            ),
            tuple(role for role, rung in rungs.items() if rung == high),
            levelled=True,
        )
