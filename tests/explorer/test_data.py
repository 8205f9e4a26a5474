"""What the page knows: lean JSON, numbered in the order of ids."""

import json
import re
from typing import Any

import pytest

from careergraph import CareerGraph, Profile, UnknownNameError
from careergraph.explorer.data import MOST_IN_CELL, embed, page_data
from careergraph.explorer.network import network
from tests.explorer.small import SMALL, small


def test_tables_are_numbered_in_the_order_of_ids() -> None:
    data = page_data(small())
    assert [role["id"] for role in data["roles"]] == ["a", "b"]
    assert data["sources"] == [["Alpha", "here"], ["Zeta"]]
    assert data["skills"] == [["k1", "One", "x"], ["k2", "Two", None, 2.5, ["Deux"]]]
    role = data["roles"][1]
    assert role["skills"] == [0, 1, 1, 2]
    assert role["does"] == ["Plain", ["Sourced", 0]]
    assert role["src"] == [1]
    assert role["from"] == {"scope": [0], "skills.0": [0]}
    assert role["codes"] == [["onet", "11-1"]]
    assert data["moves"] == [
        [0, 1, 1, 2.0, 3, 4, [0, 2, 1, -1], [1], {"requires.1": [0], "years": [0]}],
        [1, 0, 3],
    ]
    assert "ask" not in data


def test_what_the_page_opens_with() -> None:
    graph = small()
    ask = page_data(
        graph, title="Mine", start="A", goal="b", profile=Profile({"Two": "Much", "Unheard of": 1})
    )
    assert ask["title"] == "Mine"
    assert ask["ask"] == {"from": 0, "to": 1, "have": [1, 2]}
    assert page_data(graph, profile=Profile({}, role="b"))["ask"] == {"from": 1}
    with pytest.raises(UnknownNameError, match="nobody"):
        page_data(graph, start="nobody")


def test_a_large_graph_is_not_laid_out() -> None:
    roles = {f"r{number}": {"title": str(number)} for number in range(6)}
    crowded = CareerGraph.from_dict({"format": "careergraph/1", "title": "T", "roles": roles, "moves": []})
    data = page_data(crowded)
    assert "map" not in data
    assert len(network(data)["nodes"]) == 6
    assert "map" in page_data(small())


def test_json_cannot_end_the_script() -> None:
    text = embed({"a": "</script><!-- & \u2028 \u2029"})
    assert not re.search("[<>&\u2028\u2029]", text)
    assert json.loads(text) == {"a": "</script><!-- & \u2028 \u2029"}
    with pytest.raises(ValueError, match="JSON compliant"):
        embed(float("nan"))


def test_what_is_unknown_is_left_out() -> None:
    bare: dict[str, Any] = {
        "format": "careergraph/1",
        "title": "T",
        "roles": {"a": {"title": "A"}},
        "moves": [],
    }
    data = page_data(CareerGraph.from_dict(bare))
    assert data["roles"] == [{"id": "a", "title": "A", "row": 0, "lane": 0}]
    assert data["moves"] == data["skills"] == data["sources"] == []
    assert not {"about", "language", "derived", "folded", "careers", "rounded", "ask", "pay"} & data.keys()
    assert json.loads(json.dumps(data)) == data


def test_facts_that_differ_in_case_or_blanks_share_one_form() -> None:
    roles = {
        "a": {"title": "A", "kpis": ["Net  Revenue", "Margin"]},
        "b": {"title": "B", "kpis": ["net revenue", "Margin"]},
    }
    data = page_data(CareerGraph.from_dict(SMALL | {"roles": roles, "moves": []}))
    assert data["folded"] == {"Net  Revenue": "net revenue", "net revenue": "net revenue"}


def test_careers_come_by_role_the_shortest_first_and_then_those_of_most_people() -> None:
    careers = [
        {"path": ["b"], "people": 9},
        {"path": ["a", "b"], "people": 5, "still": 5},
        {"path": ["a"], "people": 12, "left": 7, "within": [{"years": 1, "share": 0.25, "low": 0.1}]},
        {"path": ["a", "b", "a"], "people": 6},
    ]
    histories: dict[str, Any] = {"as_of": "2026-06", "careers": careers}
    data = page_data(CareerGraph.from_dict(SMALL | {"histories": histories}))
    assert data["careers"] == [
        [[0], 12, 7, None, [[1, 0.25, 0.1]]],
        [[0, 1], 5, None, 5],
        [[0, 1, 0], 6],
        [[1], 9],
    ]
    assert "rounded" not in data
    histories |= {"rounded": True, "min_people": 10}
    assert page_data(CareerGraph.from_dict(SMALL | {"histories": histories}))["rounded"] == 10


@pytest.mark.parametrize(("roles", "drawn"), [(MOST_IN_CELL, True), (MOST_IN_CELL + 1, False)])
def test_a_map_is_drawn_where_no_cell_is_crowded(roles: int, *, drawn: bool) -> None:
    named = {f"r{number}": {"title": str(number)} for number in range(roles)}
    data = page_data(CareerGraph.from_dict(SMALL | {"roles": named, "moves": []}))
    assert ("map" in data) == drawn
    if drawn:
        assert len(data["map"]["x"]) == len(data["map"]["y"]) == roles


def test_wires_stand_in_the_order_of_moves() -> None:
    data = page_data(small())
    boxes = list(zip(data["map"]["x"], data["map"]["y"], strict=True))
    width, height = data["map"]["box"]
    for (source, target, *_), wire in zip(data["moves"], data["map"]["wires"], strict=True):
        for role, (x, y) in ((source, wire[:2]), (target, wire[-2:])):
            assert abs(x - boxes[role][0]) <= width / 2
            assert abs(y - boxes[role][1]) <= height / 2


@pytest.mark.parametrize("text", ["</script>", "<!--", "]]>", "\u2028", "\\u003c", "\x1b", "\ud83d\ude00"])
def test_every_text_is_the_same_in_the_page(text: str) -> None:
    text = text.encode("utf-16", "surrogatepass").decode("utf-16")
    embedded = embed({"a": text, text: 1})
    assert json.loads(embedded) == {"a": text, text: 1}
    assert not set(embedded) & set("<>&\u2028\u2029")
