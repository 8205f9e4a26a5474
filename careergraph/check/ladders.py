"""CG2: levels that roles lack, and stated kinds of moves that contradict the levels or one another."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import networkx as nx

from careergraph.check.observation import Observation, move_path, move_subject, role_subject
from careergraph.names import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careergraph.document.records import Move
    from careergraph.graph import CareerGraph

__all__ = ["look"]

# A role, or a rung of the file's levels.
Node: TypeAlias = tuple[str, str | int]

SHOWN_CIRCLE = 8


def look(graph: CareerGraph) -> Iterator[Observation]:
    """Yield roles without a level, and circles of stated kinds.

    Cost: O(roles + moves).
    """
    if graph.file.levels:
        for role in sorted(graph.roles):
            if graph.roles[role].level is None:
                yield Observation(
                    f"role {quoted(role)} says no level",
                    "add `level:`, one of those that the file lists",
                    path=("roles", role),
                    code="CG202",
                    subject=role_subject(role),
                )
    yield from _circles(graph)


def _circles(graph: CareerGraph) -> Iterator[Observation]:
    """Yield sets of kinds that cannot all be true.

    Where both roles have levels a kind that contradicts them is an error already. Else each kind says that
    one role stands below the other, or as high: a circle with a "below" in it contradicts itself.
    """
    stated = [
        move
        for move in graph.file.moves
        if move.kind and (graph.rung(move.source) is None or graph.rung(move.target) is None)
    ]
    if not stated:
        return
    order: nx.DiGraph[Node] = nx.DiGraph()
    for move in sorted(stated, key=lambda item: (item.source, item.target)):
        low, high = _node(move.source), _node(move.target)
        if move.kind == "step_down":
            low, high = high, low
        _below(order, low, high, strict=move.kind != "lateral")
        for role in (move.source, move.target):
            rung = graph.rung(role)
            if rung is not None:
                _below(order, _node(role), ("level", rung), strict=False)
    for rung in range(1, len(graph.file.levels)):
        _below(order, ("level", rung), ("level", rung + 1), strict=True)
    for part in sorted(sorted(part) for part in nx.strongly_connected_components(order) if len(part) > 1):
        edges = order.subgraph(part).edges
        strict = sorted(edge for edge in edges if edges[edge]["strict"])
        if strict:
            low, high = strict[0]
            circle = [low, *nx.shortest_path(order.subgraph(part), high, low)]
            yield _told(graph, circle, part, stated)


def _node(role: str) -> Node:
    return ("role", role)


def _below(order: nx.DiGraph[Node], low: Node, high: Node, *, strict: bool) -> None:
    """Note that one node stands below another one, or at least not above it; equal ones both ways."""
    strict = strict or order.get_edge_data(low, high, {}).get("strict", False)
    order.add_edge(low, high, strict=strict)
    if not strict and not order.has_edge(high, low):
        order.add_edge(high, low, strict=False)


def _told(graph: CareerGraph, circle: list[Node], part: list[Node], stated: list[Move]) -> Observation:
    roles = {str(name) for kind, name in part if kind == "role"}
    source, target = min(
        (move.source, move.target) for move in stated if move.source in roles and move.target in roles
    )
    levels = graph.file.levels
    shown = [
        quoted(name) if kind == "role" else f"level {quoted(levels[int(name) - 1])}" for kind, name in circle
    ]
    if len(shown) > SHOWN_CIRCLE:
        shown[SHOWN_CIRCLE - 2 : -2] = ["..."]
    return Observation(
        f"by the stated kinds of moves each of these is no lower than the one before: {', '.join(shown)}",
        "correct the kind of one of these moves, or give the roles levels and leave `kind` out",
        path=(*move_path(graph, source, target), "kind"),
        code="CG201",
        subject=move_subject(source, target),
    )
