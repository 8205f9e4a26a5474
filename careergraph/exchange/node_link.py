"""Node-link JSON, for networkx, D3 and others."""

from __future__ import annotations

import json
import re
from itertools import islice
from typing import TYPE_CHECKING, Any

from careergraph import names
from careergraph.document.files.form import record_data
from careergraph.exchange.attributes import about, move_attributes, moves, role_attributes, roles

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from careergraph.graph import CareerGraph

__all__ = ["json_list", "json_text", "to_node_link"]

# Items that are written at once.
ITEMS = 50

# Legal inside JSON strings; yet terminals act on some, and `<` ends a script in a page.
_STEERING = re.compile(f"[<{names.STEERING}]")


def to_node_link(graph: CareerGraph) -> Iterator[str]:
    """Yield the graph as ``networkx.node_link_graph(data, edges="edges")`` reads it.

    Lists and mappings stay what they are, and what is unknown is left out.

    Examples
    --------
    >>> import json
    >>> from careergraph import CareerGraph
    >>> graph = CareerGraph.from_dict({
    ...     "format": "careergraph/1", "title": "One", "roles": {"a": {"title": "A"}}, "moves": []})
    >>> json.loads("".join(to_node_link(graph)))["nodes"]
    [{'id': 'a', 'title': 'A'}]
    """
    values = {
        "made_by": "careergraph",
        "name": graph.name,
        "title": graph.file.title,
        **about(graph),
        "levels": list(graph.file.levels),
        "proficiency": list(graph.file.proficiency),
        "functions": dict(sorted(graph.file.functions.items())),
        "skills": {key: graph.skills[key].title for key in sorted(graph.skills)},
        **_offers(graph),
    }
    nodes = ({"id": role.id, **role_attributes(graph, role)} for role in roles(graph))
    edges = (
        {"source": move.source, "target": move.target, **move_attributes(graph, move)}
        for move in moves(graph)
    )
    yield '{\n"directed": true,\n"multigraph": false,\n"graph": {\n'
    yield ",\n".join(f"{json_text(name)}: {json_text(value)}" for name, value in values.items())
    yield '\n},\n"nodes": '
    yield from json_list(nodes)
    yield ',\n"edges": '
    yield from json_list(edges)
    yield "\n}\n"


def _offers(graph: CareerGraph) -> dict[str, Any]:
    """Return the resources of skills and the credentials, as in a file, where there are any."""
    resources = {
        key: [record_data(resource) for resource in graph.skills[key].resources]
        for key in sorted(graph.columns.taught)
    }
    credentials = {key: record_data(it) for key, it in sorted(graph.file.credentials.items())}
    known = {"resources": resources, "credentials": credentials}
    return {name: value for name, value in known.items() if value}


def json_list(items: Iterable[Any]) -> Iterator[str]:
    """Yield a list as JSON, piece by piece, each of its items on a line of its own."""
    items = iter(items)
    before = "[\n"
    while batch := list(islice(items, ITEMS)):
        yield before + ",\n".join(map(json_text, batch))
        before = ",\n"
    yield "[]" if before == "[\n" else "\n]"


def json_text(data: Any) -> str:  # noqa: ANN401 - JSON is any
    """Return JSON on one line that may stand in a page and be shown in a terminal."""
    return _STEERING.sub(lambda found: f"\\u{ord(found[0]):04x}", _encode(data))


_encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode
