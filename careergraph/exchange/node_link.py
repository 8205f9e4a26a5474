"""Node-link JSON, for networkx, D3 and others."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from careergraph import names
from careergraph.exchange.attributes import move_attributes, moves, role_attributes, roles

if TYPE_CHECKING:
    from careergraph.graph import CareerGraph

__all__ = ["json_text", "to_node_link"]

# Legal inside JSON strings; yet terminals act on some, and `<` ends a script in a page.
_STEERING = re.compile(f"[<{names.STEERING}]")


def to_node_link(graph: CareerGraph) -> str:
    """Return the graph as ``networkx.node_link_graph(data, edges="edges")`` reads it.

    Lists and mappings stay what they are, and what is unknown is left out.

    Examples
    --------
    >>> import json
    >>> from careergraph import CareerGraph
    >>> graph = CareerGraph.from_dict({
    ...     "format": "careergraph/1", "title": "One", "roles": {"a": {"title": "A"}}, "moves": []})
    >>> json.loads(to_node_link(graph))["nodes"]
    [{'id': 'a', 'title': 'A'}]
    """
    data = {
        "directed": True,
        "multigraph": False,
        "graph": {
            "name": graph.name,
            "title": graph.file.title,
            "levels": list(graph.file.levels),
            "proficiency": list(graph.file.proficiency),
            "functions": graph.file.functions,
            "skills": {key: graph.skills[key].title for key in sorted(graph.skills)},
        },
        "nodes": [{"id": role.id, **role_attributes(graph, role)} for role in roles(graph)],
        "edges": [
            {"source": move.source, "target": move.target, **move_attributes(graph, move)}
            for move in moves(graph)
        ],
    }
    return json_text(data)


def json_text(data: Any) -> str:  # noqa: ANN401 - JSON is any
    """Return JSON that may stand in a page and be shown in a terminal."""
    text = json.dumps(data, ensure_ascii=False, indent=1, allow_nan=False)
    return _STEERING.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n"
