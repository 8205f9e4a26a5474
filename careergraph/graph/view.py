"""The graph as networkx sees it: made when it is asked for, frozen, with records at nodes and edges."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careergraph.collector import collector_paused
from careergraph.graph.columns import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    import networkx as nx

    from careergraph.graph.career_graph import CareerGraph

__all__ = ["networkx_view"]


def networkx_view(graph: CareerGraph) -> nx.DiGraph[str]:
    """Return a frozen graph: nodes with role, title, level and rung, edges with their moves.

    Nodes and edges come in the order of the file. Cost: O(roles + moves), a record for each.
    """
    import networkx as nx

    made: nx.DiGraph[str] = nx.DiGraph(name=graph.name, title=graph.file.title)
    with collector_paused():
        made.add_nodes_from(
            (
                role_id,
                {"role": role, "title": role.title, "level": role.level, "rung": graph.rung(role_id)},
            )
            for role_id, role in graph.roles.items()
        )
        made.add_edges_from(_edges(graph))
    frozen: nx.DiGraph[str] = nx.freeze(made)
    return frozen


def _edges(graph: CareerGraph) -> Iterator[tuple[str, str, dict[str, object]]]:
    columns = graph.columns
    moves, ids, number = columns.moves, columns.role_ids, columns.role_number
    for role_id in graph.roles:
        source = number[role_id]
        rows = range(moves.offsets[source], moves.offsets[source + 1])
        for row in sorted(rows, key=moves.places.__getitem__):
            move = columns.move(row)
            yield (
                role_id,
                ids[moves.targets[row]],
                {
                    "move": move,
                    "kind": KINDS[moves.kinds[row]],
                    "years": move.years,
                    "people": move.people,
                    "share": move.share,
                },
            )
