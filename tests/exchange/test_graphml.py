"""GraphML, read by networkx."""

import networkx as nx

from careergraph import CareerGraph
from tests.exchange.conftest import NASTY
from tests.exchange.graphs import check_networkx, text_of


def test_graphml_is_read_by_networkx(nasty: CareerGraph) -> None:
    read = nx.parse_graphml(text_of(nasty, "graphml"))
    check_networkx(read, "title")
    assert read.nodes["r2"]["summary"] == NASTY[2]
    assert read.nodes["r0"]["rung"] == 1
    assert nasty.skills["s0"].title in nx.parse_graphml(text_of(nasty, "graphml")).edges["r0", "r1"][
        "requires"
    ].replace('""', '"')
