"""The list for readers without script."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from careergraph import CareerGraph
from careergraph.explorer import plain
from careergraph.explorer.data import page_data
from careergraph.explorer.plain import plain_list
from careergraph.explorer.words import Words
from tests.explorer.small import SMALL, small

if TYPE_CHECKING:
    import pytest


def listed(graph: CareerGraph, language: str = "en") -> list[dict[str, Any]]:
    return plain_list(graph, page_data(graph), Words(language))


def test_roles_come_by_level_the_most_senior_first() -> None:
    roles = listed(small())
    assert [(role["id"], role["index"], role["ahead"]) for role in roles] == [("b", 1, 1), ("a", 0, 1)]


def test_moves_tell_where_they_lead_and_what_they_ask() -> None:
    higher, lower = listed(small())
    assert higher["onward"] == [{"index": 0, "title": "A", "told": "Step down", "asked": ""}]
    (up,) = lower["onward"]
    assert up["told"] == "Promotion · about 2 years · made by 3 of 4 people who left"
    assert up["asked"] == "One (Much), Two (Some, optional)"


def test_a_sample_of_which_nobody_knows_how_many_left() -> None:
    move = {"from": "a", "to": "b", "people": 3}
    (up,) = listed(CareerGraph.from_dict(SMALL | {"moves": [move]}))[1]["onward"]
    assert up["told"] == "Promotion · made by 3 people, of how many is not known"


def test_the_words_are_those_of_the_language() -> None:
    english, german = ([role["onward"][0]["told"] for role in listed(small(), each)] for each in ("en", "de"))
    assert english != german
    assert len(german) == 2


def test_onward_moves_come_by_the_ids_of_their_targets() -> None:
    roles = SMALL["roles"] | {"c": {"title": "C"}, "0": {"title": "Zero"}}
    moves = [{"from": "a", "to": to} for to in ("c", "b", "0")]
    found = listed(CareerGraph.from_dict(SMALL | {"roles": roles, "moves": moves}))
    (of_a,) = [role for role in found if role["id"] == "a"]
    assert [move["title"] for move in of_a["onward"]] == ["Zero", "B", "C"]


def test_of_too_many_moves_only_their_number_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plain, "MOST_LISTED", 1)
    assert [(role["onward"], role["ahead"]) for role in listed(small())] == [([], 1), ([], 1)]


def test_without_a_map_moves_tell_no_more_than_their_target() -> None:
    graph = small()
    data = {key: value for key, value in page_data(graph).items() if key != "map"}
    (first, _) = plain_list(graph, data, Words("en"))
    assert first["onward"] == [{"index": 0, "title": "A"}]
