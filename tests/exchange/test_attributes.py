"""What all exports have in common."""

import json
import random
import tracemalloc
import xml.etree.ElementTree as ET
from typing import Any

import pytest

from careergraph import CareerGraph, QuestionError
from careergraph.exchange import FORMS, Form, export, export_graph
from tests.exchange.conftest import NASTY, nasty_data
from tests.exchange.graphs import ladder, optional, text_of
from tests.preparation.offers import OFFERS, offering


@pytest.mark.parametrize("form", FORMS)
def test_no_export_names_a_library_or_a_day(form: Form) -> None:
    text = "".join(export_graph(ladder(2, 2), form).values()).lower()
    assert not [word for word in ("networkx", "lastmodified", "openpyxl", "2026") if word in text]


def shuffled(data: Any) -> Any:  # noqa: ANN401 - JSON is any
    """Return data with every mapping in the other order."""
    if isinstance(data, dict):
        return {key: shuffled(data[key]) for key in reversed(data)}
    return [shuffled(item) for item in data] if isinstance(data, list) else data


@pytest.mark.parametrize("form", FORMS)
def test_the_order_inside_of_entries_changes_nothing(form: Form) -> None:
    data = {
        "format": "careergraph/1",
        "title": "T",
        "levels": ["L", "M"],
        "functions": {"x": "X", "y": "Y", "z": "Z"},
        "skills": {"s": {"title": "S", "codes": {"c": "1", "b": "2"}}, "t": {"title": "T"}},
        "roles": {
            "a": {"title": "A", "focus": {"z": 0.25, "x": 0.5, "y": 0.25}, "codes": {"n": "1", "m": "2"}},
            "b": {"title": "B", "level": "M", "focus": {"y": 0.5, "x": 0.5}, "skills": {"t": 1, "s": 2}},
        },
        "moves": [{"from": "a", "to": "b", "requires": {"t": 2, "s": 1}}],
    }
    assert json.dumps(shuffled(data)) != json.dumps(data)
    assert export_graph(CareerGraph.from_dict(shuffled(data)), form) == export_graph(
        CareerGraph.from_dict(data), form
    )


@pytest.mark.parametrize("form", ["graphml", "jsonld", "cypher", "csv"])
def test_an_export_is_written_piece_by_piece(form: Form) -> None:
    graph = ladder(2_000, 15)
    sum(map(len, next(iter(export(graph, form).files.values()))))  # what is imported, and kept by the graph
    tracemalloc.start()
    try:
        size = sum(len(piece) for pieces in export(graph, form).files.values() for piece in pieces)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert size > 1_000_000
    assert peak < 0.6 * size


LAST = f"r{len(NASTY) - 1}"


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


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_what_xml_cannot_hold_is_replaced(form: Form) -> None:
    graph = CareerGraph.from_dict(
        {"format": "careergraph/1", "title": "\uffff", "roles": {"a": {"title": "odd \uffff"}}, "moves": []}
    )
    text = text_of(graph, form)
    ET.fromstring(text)  # noqa: S314 - our own
    assert "odd \ufffd" in text


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
