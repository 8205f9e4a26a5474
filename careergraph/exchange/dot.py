"""Graphviz DOT: the map as ``dot`` draws it, one rank for each level."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careergraph.document.files import MADE
from careergraph.exchange.attributes import about_lines, for_xml, moves, pieces, requirements, roles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careergraph.document.records import Move
    from careergraph.graph import CareerGraph

__all__ = ["to_dot"]

_STYLES = {"lateral": "dashed", "step_down": "dotted"}


def to_dot(graph: CareerGraph) -> Iterator[str]:
    r"""Yield the graph in the DOT language, the most senior roles on top; every edge tells what it asks for.

    Examples
    --------
    >>> from careergraph import CareerGraph
    >>> graph = CareerGraph.from_dict({
    ...     "format": "careergraph/1", "title": "One", "roles": {"a": {"title": 'The "boss"'}}, "moves": []})
    >>> print("".join(to_dot(graph)))
    // Made by careergraph, which may replace this file: take this line away to keep changes
    digraph careergraph {
      graph [label="One", labelloc=t, rankdir=BT, fontname="sans-serif"];
      node [shape=box, style=rounded, fontname="sans-serif"];
      edge [fontname="sans-serif", fontsize=9];
      "a" [label="The \"boss\""];
    }
    <BLANKLINE>
    """
    return pieces(_lines(graph))


def _lines(graph: CareerGraph) -> Iterator[str]:
    yield from [
        f"// {MADE}",
        *(f"// {line}" for line in about_lines(graph)),
        "digraph careergraph {",
        f'  graph [label={_quoted(graph.file.title)}, labelloc=t, rankdir=BT, fontname="sans-serif"];',
        '  node [shape=box, style=rounded, fontname="sans-serif"];',
        '  edge [fontname="sans-serif", fontsize=9];',
    ]
    levels: dict[int, list[str]] = {}
    for role in roles(graph):
        yield f"  {_quoted(role.id)} [label={_quoted(role.title)}];"
        rung = graph.rung(role.id)
        if rung is not None:
            levels.setdefault(rung, []).append(_quoted(role.id))
    for rung in sorted(levels):
        if len(levels[rung]) > 1:
            yield f"  {{ rank=same; {'; '.join(levels[rung])}; }}"
    for move in moves(graph):
        yield _edge(graph, move)
    yield "}"


def _edge(graph: CareerGraph, move: Move) -> str:
    label = [f"{move.years:g} years"] if move.years is not None else []
    label += requirements(graph, move)
    said = [f"label={_quoted(chr(10).join(label))}"] if label else []
    kind = graph.kind(move.source, move.target)
    if kind in _STYLES:
        said.append(f"style={_STYLES[kind]}")
    if kind == "step_down":
        said.append("constraint=false")
    attributes = f" [{', '.join(said)}]" if said else ""
    return f"  {_quoted(move.source)} -> {_quoted(move.target)}{attributes};"


def _quoted(text: str) -> str:
    # In a label a backslash begins an escape, and `&lt;` is read as in HTML; drawings may be XML.
    escaped = (
        for_xml(text).replace("\\", "\\\\").replace('"', '\\"').replace("&", "&amp;").replace("\n", "\\n")
    )
    return f'"{escaped}"'
