"""Graphs that the tests of exports share."""

from typing import Any

import networkx as nx

from careergraph import CareerGraph
from careergraph.exchange import Form, export_graph
from tests.exchange.conftest import NASTY


def ladder(roles: int, skills: int, *, stated: bool = False, title: str = "Competency") -> CareerGraph:
    """Return a chain of roles that expect many skills; moves ask for that, and for more where stated."""
    expected = {f"s{n}": 1 + n % 5 for n in range(skills)}
    return CareerGraph.from_dict(
        {
            "format": "careergraph/1",
            "title": "T",
            "skills": {f"s{n}": {"title": f"{title} number {n} of the group"} for n in range(skills + 1)},
            "roles": {f"r{n}": {"title": f"Role {n}", "skills": expected} for n in range(roles)},
            "moves": [
                {"from": f"r{n}", "to": f"r{n + 1}"}
                | ({"requires": expected | {f"s{skills}": 2, "s0": 5}} if stated else {})
                for n in range(roles - 1)
            ],
        }
    )


def text_of(graph: CareerGraph, form: Form) -> str:
    return export_graph(graph, form)[""]


def optional() -> CareerGraph:
    return CareerGraph.from_dict(
        {
            "format": "careergraph/1",
            "title": "Optional",
            "version": "2.1",
            "licence": "CC BY 4.0\n*/ --> by us",
            "language": "en",
            "sources": {"rule": {"title": "A rule", "derived": True}},
            "skills": {"law": {"title": "Law"}},
            "roles": {
                "a": {"title": "A"},
                "b": {"title": "B", "skills": {"law": {"level": 2, "optional": True}}},
            },
            "moves": [{"from": "a", "to": "b", "sources": ["rule"]}],
        }
    )


def check_networkx(read: "nx.Graph[Any]", label: str) -> None:
    assert isinstance(read, nx.DiGraph)
    assert {key: values[label] for key, values in read.nodes(data=True)} == {
        f"r{n}": text for n, text in enumerate(NASTY)
    }
    assert read.number_of_edges() == len(NASTY) - 1
    edge = read.edges["r0", "r1"]
    assert (edge["years"], edge["people"], edge["share"]) == (1.5, 3, 0.3)
    assert "years" not in read.edges["r3", "r0"]
