"""GraphML, for yEd, Cytoscape, Gephi and networkx."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from careergraph.exchange.attributes import (
    EDGES,
    NODES,
    XML_HEAD,
    XML_TYPES,
    about,
    edges,
    for_xml,
    nodes,
    pieces,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from careergraph.graph import CareerGraph

__all__ = ["to_graphml"]

_SCHEMA = "http://graphml.graphdrawing.org/xmlns"


def to_graphml(graph: CareerGraph) -> Iterator[str]:
    """Yield the graph as GraphML: roles by id, with every value as a text or a number.

    Examples
    --------
    >>> from careergraph import CareerGraph
    >>> graph = CareerGraph.from_dict({
    ...     "format": "careergraph/1", "title": "One", "roles": {"a": {"title": "R & D"}}, "moves": []})
    >>> "R &amp; D" in "".join(to_graphml(graph))
    True
    """
    return pieces(_lines(graph))


def _lines(graph: CareerGraph) -> Iterator[str]:
    yield XML_HEAD
    yield (
        f'<graphml xmlns="{_SCHEMA}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
        f'xsi:schemaLocation="{_SCHEMA} {_SCHEMA}/1.0/graphml.xsd">'
    )
    yield '  <key id="name" for="graph" attr.name="name" attr.type="string"/>'
    told = about(graph)
    for name in told:
        yield f'  <key id="graph-{name}" for="graph" attr.name="{name}" attr.type="string"/>'
    for part, attributes in (("node", NODES), ("edge", EDGES)):
        for name, kind in attributes.items():
            yield f'  <key id="{part}-{name}" for="{part}" attr.name="{name}" attr.type="{XML_TYPES[kind]}"/>'
    yield '  <graph edgedefault="directed">'
    yield f'    <data key="name">{escape(for_xml(graph.file.title))}</data>'
    if told:
        yield f"    {_data('graph', told)}"
    for role, values in nodes(graph):
        yield f"    <node id={quoteattr(role.id)}>{_data('node', values)}</node>"
    for move, values in edges(graph):
        ends = f"source={quoteattr(move.source)} target={quoteattr(move.target)}"
        yield f"    <edge {ends}>{_data('edge', values)}</edge>"
    yield "  </graph>"
    yield "</graphml>"


def _data(part: str, values: Mapping[str, str | float]) -> str:
    # A carriage return that is not escaped would be read as a line feed.
    return "".join(
        f'<data key="{part}-{name}">{escape(for_xml(str(value)), {chr(13): "&#13;"})}</data>'
        for name, value in values.items()
    )
