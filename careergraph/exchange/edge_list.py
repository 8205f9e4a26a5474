"""Two CSV tables, of nodes and of edges, as Gephi, Cytoscape, pandas and databases import them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careergraph.exchange.attributes import flat_move, flat_role, moves, roles
from careergraph.exchange.tables.delimited import to_csv

if TYPE_CHECKING:
    from careergraph.graph import CareerGraph

__all__ = ["to_edge_list"]

NODES = (
    "title",
    "level",
    "rung",
    "scope",
    "summary",
    "aliases",
    "focus",
    "responsibilities",
    "kpis",
    "deliverables",
    "skills",
    "codes",
)
EDGES = ("kind", "years", "people", "leavers", "share", "requires")


def to_edge_list(graph: CareerGraph) -> dict[str, str]:
    """Return the tables by file name; the columns are the same for every graph.

    A text that a spreadsheet would take for a formula gets an apostrophe before it.

    Examples
    --------
    >>> from careergraph import CareerGraph
    >>> graph = CareerGraph.from_dict({
    ...     "format": "careergraph/1", "title": "Two", "roles": {"a": {"title": "A"}, "b": {"title": "B"}},
    ...     "moves": [{"from": "a", "to": "b", "years": 2}]})
    >>> print(to_edge_list(graph)["edges.csv"])
    Source,Target,Type,kind,years,people,leavers,share,requires
    a,b,Directed,,2,,,,
    <BLANKLINE>
    """
    nodes: list[list[str | float | None]] = [["Id", "Label", *NODES]]
    for role in roles(graph):
        values = flat_role(graph, role)
        nodes.append([role.id, role.title, *(values.get(name) for name in NODES)])
    edges: list[list[str | float | None]] = [["Source", "Target", "Type", *EDGES]]
    for move in moves(graph):
        facts = flat_move(graph, move)
        edges.append([move.source, move.target, "Directed", *(facts.get(name) for name in EDGES)])
    return {"nodes.csv": to_csv(nodes), "edges.csv": to_csv(edges)}
