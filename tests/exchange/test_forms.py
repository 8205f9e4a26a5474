"""Every export is read back by a reader that is not ours, and no text is lost or taken for something else."""

import csv
import io
import json
import random
import re
import xml.etree.ElementTree as ET
from typing import Any

import networkx as nx
import pydot
import pytest
import rdflib

from careergraph import CareerGraph, QuestionError
from careergraph.exchange import FORMS, Form, export_graph
from careergraph.wording import unguarded
from tests.exchange.conftest import NASTY, nasty_data
from tests.preparation.offers import OFFERS, offering

SCHEMA = rdflib.Namespace("https://schema.org/")
OURS = rdflib.Namespace("urn:careergraph:1:")
LAST = f"r{len(NASTY) - 1}"


def text_of(graph: CareerGraph, form: Form) -> str:
    return export_graph(graph, form)[""]


@pytest.mark.parametrize("form", FORMS)
def test_an_export_does_not_depend_on_the_order_of_the_file(form: Form) -> None:
    data = nasty_data()
    before = export_graph(CareerGraph.from_dict(data), form)
    dice = random.Random(3)  # noqa: S311 - variety, not secrecy
    for section in ("skills", "roles"):
        entries = list(data[section].items())
        dice.shuffle(entries)
        data[section] = dict(entries)
    dice.shuffle(data["moves"])
    assert export_graph(CareerGraph.from_dict(data), form) == before


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


@pytest.mark.parametrize("form", [form for form in FORMS if form != "csv"])
def test_exports_say_what_the_file_is(form: Form) -> None:
    text = text_of(optional(), form)
    for said in ("2.1", "CC BY 4.0", "derived, not observed"):
        assert said in text
    if form in {"dot", "mermaid", "cypher"}:  # in a comment, which ends with its line
        assert not any(line.startswith("*/") for line in text.splitlines())


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ("graphml", "Law: 2 (optional)"),
        ("gexf", "Law: 2 (optional)"),
        ("json", '"optional": ["law"]'),
        ("jsonld", '"cg:optional": true'),
        ("cypher", "level: 2, essential: false"),
        ("mermaid", "(optional)"),
    ],
)
def test_exports_say_what_is_optional(form: Form, said: str) -> None:
    assert said in text_of(optional(), form)


def test_an_unknown_form_is_told() -> None:
    with pytest.raises(QuestionError, match="there is no export 'pdf'; there are: graphml"):
        export_graph(CareerGraph.load("sales-marketing"), "pdf")  # type: ignore[arg-type]


@pytest.mark.parametrize("form", FORMS)
def test_the_smallest_graph_can_be_exported(form: Form) -> None:
    graph = CareerGraph.from_dict(
        {"format": "careergraph/1", "title": "One", "roles": {"a": {"title": "A"}}, "moves": []}
    )
    assert all(export_graph(graph, form).values())


def check_networkx(read: "nx.Graph[Any]", label: str) -> None:
    assert isinstance(read, nx.DiGraph)
    assert {key: values[label] for key, values in read.nodes(data=True)} == {
        f"r{n}": text for n, text in enumerate(NASTY)
    }
    assert read.number_of_edges() == len(NASTY) - 1
    edge = read.edges["r0", "r1"]
    assert (edge["years"], edge["people"], edge["share"]) == (1.5, 3, 0.3)
    assert "years" not in read.edges["r3", "r0"]


def test_graphml_is_read_by_networkx(nasty: CareerGraph) -> None:
    read = nx.parse_graphml(text_of(nasty, "graphml"))
    check_networkx(read, "title")
    assert read.nodes["r2"]["summary"] == NASTY[2]
    assert read.nodes["r0"]["rung"] == 1
    assert nasty.skills["s0"].title in nx.parse_graphml(text_of(nasty, "graphml")).edges["r0", "r1"][
        "requires"
    ].replace('""', '"')


def test_gexf_is_read_by_networkx(nasty: CareerGraph) -> None:
    text = text_of(nasty, "gexf")
    check_networkx(nx.read_gexf(io.BytesIO(text.encode())), "label")
    assert "lastmodifieddate" not in text


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_what_xml_cannot_hold_is_replaced(form: Form) -> None:
    graph = CareerGraph.from_dict(
        {"format": "careergraph/1", "title": "\uffff", "roles": {"a": {"title": "odd \uffff"}}, "moves": []}
    )
    text = text_of(graph, form)
    ET.fromstring(text)  # noqa: S314 - our own
    assert "odd \ufffd" in text


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


MERMAID_NODE = re.compile(r'  (r\d+)\["((?:[^"#<>`\\&;]|#\d+;|<br>)*)"\]')
MERMAID_EDGE = re.compile(r'  (r\d+) (-->|-\.->)(?:\|"((?:[^"#<>`\\&;]|#\d+;|<br>)*)"\|)? (r\d+)')


def test_mermaid_keeps_to_a_strict_grammar(nasty: CareerGraph) -> None:
    first, mark, *lines = text_of(nasty, "mermaid").splitlines()
    assert (first, mark[:25]) == ("flowchart BT", "  %% Made by careergraph,")
    nodes = {found[1]: shown(found[2]) for line in lines if (found := MERMAID_NODE.fullmatch(line))}
    edges = [found for line in lines if (found := MERMAID_EDGE.fullmatch(line))]
    assert len(nodes) + len(edges) == len(lines)
    assert sorted(nodes.values()) == sorted(NASTY)
    titles = {role.title: key for key, role in nasty.roles.items()}
    drawn = {(titles[nodes[edge[1]]], titles[nodes[edge[4]]]): edge for edge in edges}
    assert set(drawn) == set(nasty.nx.edges)
    assert shown(drawn["r0", "r1"][3]).startswith('Ssay "hi": "Working"\n')
    assert (drawn["r0", "r1"][2], drawn["r1", "r2"][2]) == ("-->", "-.->")


def shown(label: str) -> str:
    return re.sub(r"#(\d+);", lambda found: chr(int(found[1])), label.replace("<br>", "\n"))


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


# openCypher's lexical grammar, as far as we use it.
CYPHER = re.compile(
    r"""(?P<space>\s+)
    |(?P<text>'(?:[^'\\]|\\['nt\\])*')
    |(?P<number>\d+(?:\.\d+)?(?:e[+-]?\d+)?)
    |(?P<word>[A-Za-z_][A-Za-z_]*)
    |(?P<mark>\+=|->|[-+()\[\]{}:;,.=])""",
    re.VERBOSE,
)


CYPHER_ESCAPES = {"\\'": "'", "\\\\": "\\", "\\n": "\n", "\\t": "\t"}


def cypher_tokens(text: str) -> list[tuple[str, str]]:
    tokens, position = [], 0
    while position < len(text):
        found = CYPHER.match(text, position)
        assert found, text[position : position + 60]
        if found.lastgroup != "space":
            tokens.append((str(found.lastgroup), found[0]))
        position = found.end()
    return tokens


def test_cypher_keeps_every_text_inside_quotes(nasty: CareerGraph) -> None:
    mark, text = text_of(nasty, "cypher").split("\n", 1)
    assert mark.startswith("// Made by careergraph, ")
    tokens = cypher_tokens(text)
    texts: list[str] = []
    joins = False
    for kind, token in tokens:
        if kind == "text":
            value = re.sub(r"\\.", lambda found: CYPHER_ESCAPES[found[0]], token[1:-1])
            if joins:
                texts[-1] += value
            else:
                texts.append(value)
        joins = token == "+"  # noqa: S105 - a mark of the grammar
    assert set(NASTY) <= set(texts)
    words = {token for kind, token in tokens if kind == "word"}
    assert words.isdisjoint({"DELETE", "DETACH", "n", "x"})
    # Some databases replace \uXXXX before they look at quotes.
    assert not re.search(r"\\u", text)
    assert re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), text) == text


def test_cypher_goes_in_batches_that_end_in_one_semicolon() -> None:
    roles = {f"r{n}": {"title": f"R{n}"} for n in range(501)}
    graph = CareerGraph.from_dict({"format": "careergraph/1", "title": "T", "roles": roles, "moves": []})
    text = text_of(graph, "cypher")
    assert text.count("UNWIND") == 2
    assert text.count(";") == 4


def test_csv_tables_hold_every_role_and_move(nasty: CareerGraph) -> None:
    files = export_graph(nasty, "csv")
    nodes, edges = (
        list(csv.DictReader(io.StringIO(files[name], newline=""))) for name in ("nodes.csv", "edges.csv")
    )
    assert {row["Id"]: unguarded(row["Label"]) for row in nodes} == {
        key: role.title for key, role in nasty.roles.items()
    }
    assert not [row for row in nodes if row["Label"].startswith(("=", "-", "+", "@"))]
    assert {(row["Source"], row["Target"]) for row in edges} == set(nasty.nx.edges)
    assert {row["Type"] for row in edges} == {"Directed"}


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


def test_json_holds_resources_credentials_and_pay() -> None:
    graph = offering()
    data = json.loads(text_of(graph, "json"))
    assert data["graph"]["credentials"] == OFFERS["credentials"]
    assert data["graph"]["resources"]["cooking"] == OFFERS["skills"]["cooking"]["resources"]
    assert {node["id"]: node.get("pay") for node in data["nodes"]}["cook"] == OFFERS["roles"]["cook"]["pay"]
    assert [edge["credentials"] for edge in data["edges"]] == [["letter", "health-card"], ["health-card"]]
    nodes = json.loads(text_of(graph, "jsonld"))["@graph"]
    (basics,) = (node for node in nodes if node.get("name") == "Kitchen basics")
    assert (basics["@type"], basics["timeRequired"], len(basics["teaches"])) == (
        "LearningResource",
        "PT8H",
        2,
    )
    assert [node["isAccessibleForFree"] for node in nodes if node.get("name") == "A book"] == [True]
    (letter,) = (node for node in nodes if node.get("name") == "Master's letter")
    assert letter["@type"] == "EducationalOccupationalCredential"
    assert letter["offers"] == {"@type": "Offer", "price": 900.0, "priceCurrency": "EUR"}
    (cook,) = (node for node in nodes if node.get("name") == "Cook")
    assert cook["estimatedSalary"] == {
        "@type": "MonetaryAmountDistribution",
        "currency": "EUR",
        "duration": "P1Y",
        "median": 31000.0,
        "cg:low": 28000.0,
        "cg:high": 36000.0,
        "cg:place": "Vienna",
        "cg:asOf": "2026-06",
    }
    (move,) = (node for node in nodes if node.get("cg:to", {}).get("@id", "").endswith(":cook"))
    assert move["cg:credentials"] == [{"@id": letter["@id"].replace("letter", "health-card")}]


@pytest.mark.parametrize("form", FORMS)
def test_every_form_takes_a_graph_with_them(form: Form) -> None:
    assert any("Kitchen Porter" in text for text in export_graph(offering(), form).values())
