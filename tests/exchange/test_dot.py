"""DOT, read by pydot."""

import re

import pydot
import pytest

from careergraph import CareerGraph
from tests.exchange.graphs import text_of


@pytest.mark.filterwarnings("ignore:.*deprecated:DeprecationWarning")  # pydot is behind its own parser
def test_dot_is_read_by_pydot(nasty: CareerGraph) -> None:
    (read,) = pydot.graph_from_dot_data(text_of(nasty, "dot")) or []
    nodes = {str(node.get_name()).strip('"'): node for node in read.get_nodes()}
    edges = {
        (str(edge.get_source()).strip('"'), str(edge.get_destination()).strip('"')): edge
        for edge in read.get_edges()
    }
    assert {key for key in nodes if key not in {"node", "edge", "graph"}} == set(nasty.roles)
    assert {key: unquoted(str(nodes[key].get("label"))) for key in nasty.roles} == {
        key: role.title for key, role in nasty.roles.items()
    }
    assert set(edges) == set(nasty.nx.edges)
    assert unquoted(str(edges["r0", "r1"].get("label"))).startswith('1.5 years\nSsay "hi": "Working"')
    assert edges["r3", "r0"].get("style") == "dotted"
    assert edges["r0", "r1"].get("style") is None


def unquoted(label: str) -> str:
    """Return what Graphviz shows for a quoted label."""
    assert re.fullmatch(r'"(?:[^"\\]|\\.)*"', label, re.DOTALL), label
    assert "\n" not in label
    plain = {"\\n": "\n", '\\"': '"', "\\\\": "\\", "&amp;": "&"}
    return re.sub(r"\\.|&amp;", lambda found: plain[found[0]], label[1:-1])


def test_dot_puts_a_level_on_one_rank_and_marks_lateral_moves() -> None:
    graph = CareerGraph.from_dict(
        {
            "format": "careergraph/1",
            "title": "T",
            "levels": ["L"],
            "roles": {
                "a": {"title": "A", "level": "L"},
                "b": {"title": "B", "level": "L"},
                "c": {"title": "C"},
            },
            "moves": [{"from": "a", "to": "b"}, {"from": "a", "to": "c"}],
        }
    )
    lines = text_of(graph, "dot").splitlines()
    assert '  { rank=same; "a"; "b"; }' in lines
    assert '  "a" -> "b" [style=dashed];' in lines
    assert '  "a" -> "c";' in lines
