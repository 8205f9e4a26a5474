"""GEXF 1.2, for Gephi."""

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

__all__ = ["to_gexf"]

_SCHEMA = "http://www.gexf.net/1.2draft"


def to_gexf(graph: CareerGraph) -> Iterator[str]:
    """Yield the graph as GEXF 1.2, with the titles as labels.

    Neither a date nor a version stands in it: the same graph gives the same text on every day.

    Examples
    --------
    >>> from careergraph import CareerGraph
    >>> graph = CareerGraph.from_dict({
    ...     "format": "careergraph/1", "title": "One", "roles": {"a": {"title": "R & D"}}, "moves": []})
    >>> 'label="R &amp; D"' in "".join(to_gexf(graph))
    True
    """
    return pieces(_lines(graph))


def _lines(graph: CareerGraph) -> Iterator[str]:
    yield XML_HEAD
    yield (
        f'<gexf xmlns="{_SCHEMA}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
        f'xsi:schemaLocation="{_SCHEMA} {_SCHEMA}/gexf.xsd" version="1.2">'
    )
    told = [graph.file.title, *(f"{name}: {value}" for name, value in about(graph).items())]
    said = escape(for_xml("\n".join(told)))
    yield f"  <meta><creator>careergraph</creator><description>{said}</description></meta>"
    yield '  <graph defaultedgetype="directed" mode="static">'
    for part, attributes in (("node", NODES), ("edge", EDGES)):
        yield f'    <attributes class="{part}" mode="static">'
        for name, kind in attributes.items():
            yield f'      <attribute id="{part}-{name}" title="{name}" type="{XML_TYPES[kind]}"/>'
        yield "    </attributes>"
    yield "    <nodes>"
    for role, values in nodes(graph):
        start = f"<node id={quoteattr(role.id)} label={_quoted(role.title)}>"
        yield f"      {start}{_values('node', values)}</node>"
    yield "    </nodes>"
    yield "    <edges>"
    for number, (move, values) in enumerate(edges(graph)):
        ends = f"source={quoteattr(move.source)} target={quoteattr(move.target)}"
        yield f'      <edge id="{number}" {ends}>{_values("edge", values)}</edge>'
    yield "    </edges>"
    yield "  </graph>"
    yield "</gexf>"


def _values(part: str, values: Mapping[str, str | float]) -> str:
    told = "".join(
        f'<attvalue for="{part}-{name}" value={_quoted(str(value))}/>' for name, value in values.items()
    )
    return f"<attvalues>{told}</attvalues>" if told else ""


def _quoted(text: str) -> str:
    return quoteattr(for_xml(text))
