"""The graph as networkx sees it."""

from __future__ import annotations

from typing import Any

import networkx as nx
import pytest
from hypothesis import given, settings

from careergraph import CareerGraph
from careergraph.graph.view import networkx_view
from tests.graph.test_career_graph import DATA
from tests.properties.careers import graph_data


@pytest.fixture(scope="module")
def graph() -> CareerGraph:
    return CareerGraph.from_dict(DATA, name="sales")


def test_the_networkx_graph_holds_everything_and_is_read_only(graph: CareerGraph) -> None:
    assert list(graph.nx.nodes) == list(DATA["roles"])
    assert graph.nx.nodes["lead"] == {
        "role": graph.role("lead"),
        "title": "Team Lead",
        "level": "Manager",
        "rung": 2,
    }
    assert graph.nx.edges["rep", "lead"] == {
        "move": graph.move("rep", "lead"),
        "kind": "promotion",
        "years": 2.0,
        "people": 1,
        "share": 0.25,
    }
    assert graph.nx.graph["title"] == "Sales"
    with pytest.raises(nx.NetworkXError, match=r"[Ff]rozen"):
        graph.nx.add_edge("rep", "guest")
    assert nx.shortest_path(graph.nx, "rep", "manager") == ["rep", "lead", "manager"]


@given(graph_data())
@settings(max_examples=30)
def test_the_networkx_graph_is_what_networkx_itself_would_build(data: dict[str, Any]) -> None:
    graph = CareerGraph.from_dict(data)
    built: nx.DiGraph[str] = nx.DiGraph(name=graph.name, title=graph.file.title)
    built.add_nodes_from((role_id, graph.nx.nodes[role_id]) for role_id in graph.roles)
    built.add_edges_from(
        (
            move.source,
            move.target,
            {
                "move": move,
                "kind": graph.kind(move.source, move.target),
                "years": move.years,
                "people": move.people,
                "share": move.share,
            },
        )
        for move in graph.file.moves
    )
    assert nx.utils.graphs_equal(built, graph.nx)
    assert list(built.edges) == list(graph.nx.edges)
    assert built.number_of_edges() == graph.nx.number_of_edges() == len(graph.file.moves)
    assert nx.utils.graphs_equal(built.reverse(), graph.nx.reverse())
    for role in graph.roles:
        assert set(built.pred[role]) == set(graph.nx.pred[role])
        for source in graph.nx.pred[role]:
            assert graph.nx.pred[role][source] is graph.nx.succ[source][role]


def test_nodes_and_edges_come_in_the_order_of_the_file(graph: CareerGraph) -> None:
    """The moves of one role stand in the file as they do here, whatever order their targets' ids have."""
    data = DATA | {"moves": [{"from": "rep", "to": to} for to in ("manager", "director", "lead")]}
    assert list(networkx_view(CareerGraph.from_dict(data)).edges) == [
        ("rep", "manager"),
        ("rep", "director"),
        ("rep", "lead"),
    ]
    assert graph.nx is graph.nx
    assert networkx_view(graph) is not graph.nx


def test_a_role_without_moves_is_a_node_all_the_same() -> None:
    seen = networkx_view(CareerGraph.from_dict(DATA | {"moves": []}))
    assert seen.number_of_nodes() == len(DATA["roles"])
    assert seen.number_of_edges() == 0
    assert seen.nodes["guest"]["rung"] is None
