"""JSON-LD, read by rdflib."""

import pytest
import rdflib

from careergraph import CareerGraph
from tests.exchange.conftest import NASTY
from tests.exchange.graphs import text_of

SCHEMA = rdflib.Namespace("https://schema.org/")


OURS = rdflib.Namespace("urn:careergraph:1:")


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")  # rdflib uses its own
def test_json_ld_is_read_by_rdflib(nasty: CareerGraph) -> None:
    read = rdflib.Graph().parse(data=text_of(nasty, "jsonld"), format="json-ld")
    occupations = set(read.subjects(rdflib.RDF.type, SCHEMA.Occupation))
    assert {str(name) for role in occupations for name in read.objects(role, SCHEMA.name)} == set(NASTY)
    terms = set(read.subjects(rdflib.RDF.type, SCHEMA.DefinedTerm))
    assert len(terms) == len(nasty.skills)
    assert {skill for role in occupations for skill in read.objects(role, SCHEMA.skills)} <= terms
    moves = {
        (next(read.objects(move, OURS["from"])), next(read.objects(move, OURS["to"])))
        for move in read.subjects(rdflib.RDF.type, OURS.Move)
    }
    base = "urn:careergraph:graph:role:"
    assert moves == {(rdflib.URIRef(base + a), rdflib.URIRef(base + b)) for a, b in nasty.nx.edges}
    codes = {str(code) for code in read.objects(None, SCHEMA.codeValue)}
    assert codes == set(NASTY)
    assert not [
        str(term) for term in read.predicates() if "careergraph" not in str(term) and " " in str(term)
    ]
