"""Two CSV tables, of nodes and of edges, as Gephi, Cytoscape, pandas and databases import them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careergraph.exchange.attributes import EDGES, NODES, flat_move, flat_role, moves, roles
from careergraph.exchange.tables.delimited import csv_pieces

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from careergraph.graph import CareerGraph

__all__ = ["to_edge_list"]


def to_edge_list(graph: CareerGraph) -> dict[str, Iterator[str]]:
    """Return the tables by file name; the columns are the same for every graph.

    A text that a spreadsheet would take for a formula gets an apostrophe before it.

    Examples
    --------
    >>> from careergraph import CareerGraph
    >>> graph = CareerGraph.from_dict({
    ...     "format": "careergraph/1", "title": "Two", "roles": {"a": {"title": "A"}, "b": {"title": "B"}},
    ...     "moves": [{"from": "a", "to": "b", "years": 2}]})
    >>> print("".join(to_edge_list(graph)["edges.csv"]))
    Source,Target,Type,kind,years,people,leavers,share,requires
    a,b,Directed,,2,,,,
    <BLANKLINE>
    """
    return {"nodes.csv": csv_pieces(_nodes(graph)), "edges.csv": csv_pieces(_edges(graph))}


def _nodes(graph: CareerGraph) -> Iterator[Sequence[str | float | None]]:
    yield ("Id", "Label", *NODES)
    for role in roles(graph):
        values = flat_role(graph, role)
        yield (role.id, role.title, *(values.get(name) for name in NODES))


def _edges(graph: CareerGraph) -> Iterator[Sequence[str | float | None]]:
    yield ("Source", "Target", "Type", *EDGES)
    for move in moves(graph):
        facts = flat_move(graph, move)
        yield (move.source, move.target, "Directed", *(facts.get(name) for name in EDGES))
