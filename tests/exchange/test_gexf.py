"""GEXF, read by networkx."""

import io

import networkx as nx

from careergraph import CareerGraph
from tests.exchange.graphs import check_networkx, text_of


def test_gexf_is_read_by_networkx(nasty: CareerGraph) -> None:
    text = text_of(nasty, "gexf")
    check_networkx(nx.read_gexf(io.BytesIO(text.encode())), "label")
    assert "lastmodifieddate" not in text
