"""Mermaid flowcharts, for Markdown pages that draw them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from careergraph.exchange.attributes import moves, requirements, roles

if TYPE_CHECKING:
    from careergraph.graph import CareerGraph

__all__ = ["to_mermaid"]

# Everything else on a keyboard has a meaning somewhere in Mermaid, or in the Markdown of its labels.
_PLAIN = re.compile(r"[^\W_]|[ ,:?!'()]")


def to_mermaid(graph: CareerGraph) -> str:
    """Return the graph as a Mermaid flowchart from the bottom up; every edge tells what it asks for.

    Examples
    --------
    >>> from careergraph import CareerGraph
    >>> graph = CareerGraph.from_dict({
    ...     "format": "careergraph/1", "title": "Two", "skills": {"c": {"title": "Coaching"}},
    ...     "roles": {"a": {"title": "Rep"}, "b": {"title": 'The "boss"'}},
    ...     "moves": [{"from": "a", "to": "b", "requires": {"c": 2}}]})
    >>> print(to_mermaid(graph))
    flowchart BT
      r0["Rep"]
      r1["The #34;boss#34;"]
      r0 -->|"Coaching: 2"| r1
    <BLANKLINE>
    """
    lines = ["flowchart BT"]
    names = {}
    for position, role in enumerate(roles(graph)):
        # Ids of our own: in Mermaid some words, such as `end`, break a chart as ids.
        names[role.id] = f"r{position}"
        lines.append(f'  r{position}["{_escaped(role.title)}"]')
    for move in moves(graph):
        arrow = "-->" if graph.kind(move.source, move.target) in {"promotion", None} else "-.->"
        asked = "<br>".join(map(_escaped, requirements(graph, move)))
        label = f'|"{asked}"|' if asked else ""
        lines.append(f"  {names[move.source]} {arrow}{label} {names[move.target]}")
    return "\n".join([*lines, ""])


def _escaped(text: str) -> str:
    """Return a text with Mermaid's own entities for whatever could mean something to it."""
    return "".join(letter if _PLAIN.fullmatch(letter) else _entity(letter) for letter in text)


def _entity(letter: str) -> str:
    return "<br>" if letter == "\n" else f"#{ord(letter)};"
