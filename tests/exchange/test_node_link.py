"""Node-link JSON, read by networkx."""

import json

import networkx as nx

from careergraph import CareerGraph
from tests.exchange.graphs import check_networkx, text_of


def test_node_link_json_is_read_by_networkx(nasty: CareerGraph) -> None:
    data = json.loads(text_of(nasty, "json"))
    read = nx.node_link_graph(data, edges="edges")
    check_networkx(read, "title")
    assert read.nodes["r3"]["aliases"] == list(nasty.roles["r3"].aliases)
    assert read.edges["r0", "r1"]["requires"][1] == {"skill": "s1", "level": 1, "optional": True}
    assert read.graph["skills"]["s2"] == nasty.skills["s2"].title
    assert None not in [value for _, values in read.nodes(data=True) for value in values.values()]


def test_json_may_stand_in_a_page_and_be_shown_in_a_terminal() -> None:
    graph = CareerGraph.from_dict(
        {
            "format": "careergraph/1",
            "title": "T",
            "roles": {"a": {"title": "</script>\u202e\u2028x"}},
            "moves": [],
        }
    )
    for form in ("json", "jsonld"):
        text = text_of(graph, form)
        assert not set("<\u202e\u2028") & set(text)
        assert "</script>\u202e\u2028x" in json.dumps(json.loads(text), ensure_ascii=False)
