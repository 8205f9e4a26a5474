"""GraphML and GEXF, for Gephi, yEd, Cytoscape and others, by the writers of networkx."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from careergraph.exchange.attributes import flat_move, flat_role, for_xml, moves, roles

if TYPE_CHECKING:
    import networkx as nx

    from careergraph.graph import CareerGraph

__all__ = ["to_gexf", "to_graphml"]


def to_graphml(graph: CareerGraph) -> str:
    """Return the graph as GraphML: roles by id, with every value as a text or a number.

    Examples
    --------
    >>> from careergraph import CareerGraph
    >>> graph = CareerGraph.from_dict({
    ...     "format": "careergraph/1", "title": "One", "roles": {"a": {"title": "R & D"}}, "moves": []})
    >>> "R &amp; D" in to_graphml(graph)
    True
    """
    from networkx.readwrite.graphml import GraphMLWriter

    writer = GraphMLWriter(_flat(graph), encoding="utf-8", prettyprint=True)
    content = io.BytesIO()
    writer.dump(content)
    return content.getvalue().decode() + "\n"


def to_gexf(graph: CareerGraph) -> str:
    """Return the graph as GEXF 1.2, with the titles as labels.

    Examples
    --------
    >>> from careergraph import CareerGraph
    >>> graph = CareerGraph.from_dict({
    ...     "format": "careergraph/1", "title": "One", "roles": {"a": {"title": "R & D"}}, "moves": []})
    >>> 'label="R &amp; D"' in to_gexf(graph)
    True
    """
    from networkx.readwrite.gexf import GEXFWriter

    flat = _flat(graph)
    for _, values in flat.nodes(data=True):
        values["label"] = values["title"]
    writer = GEXFWriter(encoding="utf-8", prettyprint=True, version="1.2draft")
    writer.add_graph(flat)
    # The day of the export would make the same graph give another file.
    for meta in writer.xml.iter("meta"):
        meta.attrib.pop("lastmodifieddate", None)
    content = io.BytesIO()
    writer.write(content)
    return content.getvalue().decode() + "\n"


def _flat(graph: CareerGraph) -> nx.DiGraph[str]:
    import networkx as nx

    flat: nx.DiGraph[str] = nx.DiGraph(name=for_xml(graph.file.title))
    for role in roles(graph):
        flat.add_node(role.id, **_cleaned(flat_role(graph, role)))
    for move in moves(graph):
        flat.add_edge(move.source, move.target, **_cleaned(flat_move(graph, move)))
    return flat


def _cleaned(values: dict[str, str | int | float]) -> dict[str, str | int | float]:
    return {name: for_xml(value) if isinstance(value, str) else value for name, value in values.items()}
