"""The moves that a role offers."""

from __future__ import annotations

import pytest

from careergraph import CareerGraph, Profile, UnknownNameError
from careergraph.insights import next_moves
from tests.insights.kitchen import DATA


@pytest.fixture
def graph() -> CareerGraph:
    return CareerGraph.from_dict(DATA)


def test_the_readiest_move_comes_first(graph: CareerGraph) -> None:
    waiter, sous = next_moves(graph, "Cook")
    # What is optional is not counted, and nobody counted who makes this move.
    assert waiter.model_dump(mode="json") == {
        "to": "waiter",
        "kind": "lateral",
        "readiness": 1.0,
        "learning": 0,
        "missing": [],
        "years": 0.5,
        "people": None,
        "share": None,
        "sources": [],
    }
    assert sous.model_dump(mode="json") == {
        "to": "sous",
        "kind": "promotion",
        "readiness": 0.75,
        "learning": 1,
        "missing": [{"skill": "cooking", "from": 2, "to": 3}],
        "years": 2.0,
        "people": 3,
        "share": 0.75,
        "sources": [],
    }


def test_a_person_brings_more_than_the_role(graph: CareerGraph) -> None:
    profile = Profile(skills={"cooking": "Strong"})
    assert [move.readiness for move in next_moves(graph, "cook", profile=profile)] == [1.0, 1.0]
    assert [move.to for move in next_moves(graph, "cook", profile=profile)] == ["sous", "waiter"]


def test_only_mine_leaves_the_role_out(graph: CareerGraph) -> None:
    sous, waiter = next_moves(graph, "cook", have={"cooking": 3}, only_mine=True)
    assert (sous.to, sous.readiness) == ("sous", 0.75)
    assert (waiter.to, waiter.readiness, waiter.learning) == ("waiter", 0.0, 0.5)


def test_a_dead_end_offers_nothing(graph: CareerGraph) -> None:
    assert next_moves(graph, "owner") == []


def test_an_unknown_role(graph: CareerGraph) -> None:
    with pytest.raises(UnknownNameError, match="'cook'"):
        next_moves(graph, "cok")


def test_a_move_says_itself_in_a_line(graph: CareerGraph) -> None:
    assert str(next_moves(graph, "cook")[1]) == "<NextMove to 'sous': promotion, readiness 0.75, learning 1>"


def test_a_move_without_a_kind_says_none() -> None:
    data = {**DATA, "moves": [{"from": "cook", "to": "critic"}]}
    (move,) = CareerGraph.from_dict(data).next("cook")
    assert repr(move) == "<NextMove to 'critic': readiness 1.00, learning 0>"
