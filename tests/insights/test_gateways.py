"""Gateways: what many routes pass, and what every route must pass."""

from __future__ import annotations

import importlib
import itertools
from random import Random
from typing import Any

import pytest

from careergraph import CareerGraph, NoRouteError, QuestionError, UnknownNameError
from careergraph.insights import gateways
from tests.insights.kitchen import DATA

# The package gives its function the module's name.
gateways_room = importlib.import_module("careergraph.insights.gateways")


@pytest.fixture
def graph() -> CareerGraph:
    return CareerGraph.from_dict(DATA)


def test_the_gateways_of_a_graph(graph: CareerGraph) -> None:
    answer = gateways(graph)
    assert (answer.from_, answer.to, answer.must_pass) == (None, None, ())
    # 7 roles: 30 ordered pairs of other roles. Chef stands between owner and four others.
    assert answer.gateways[0].role == "chef"
    assert answer.gateways[0].betweenness == pytest.approx(4 / 30)
    assert "critic" not in {gate.role for gate in answer.gateways}


def test_between_two_roles(graph: CareerGraph) -> None:
    assert gateways(graph, "waiter", "Owner").model_dump(mode="json") == {
        "from": "waiter",
        "to": "owner",
        "gateways": [
            {"role": "chef", "betweenness": 1.0},
            {"role": "sommelier", "betweenness": 1.0},
        ],
        "must_pass": ["chef"],
        "sampled": None,
        "error": 0.0,
    }


def test_must_pass_roles_stand_in_the_order_of_routes(graph: CareerGraph) -> None:
    assert gateways(graph, "sous", "owner").must_pass == ("chef",)
    line = {**DATA, "moves": [move for move in DATA["moves"] if move["from"] not in {"waiter", "sommelier"}]}
    assert gateways(CareerGraph.from_dict(line), "cook", "owner").must_pass == ("sous", "chef")


def test_from_a_role_to_itself_nothing_is_passed(graph: CareerGraph) -> None:
    answer = gateways(graph, "cook", "cook")
    assert (answer.gateways, answer.must_pass) == ((), ())


def test_a_direct_move_passes_nothing(graph: CareerGraph) -> None:
    answer = gateways(graph, "cook", "sous")
    assert (answer.gateways, answer.must_pass) == ((), ())
    assert repr(answer) == "<Gateways from 'cook' to 'sous': must pass none; none>"


def test_no_route(graph: CareerGraph) -> None:
    with pytest.raises(NoRouteError) as told:
        gateways(graph, "cook", "critic")
    assert told.value.no_route.reachable == 5
    assert told.value.no_route.leads_to_goal == 0
    assert told.value.no_route.bridges[0].to == "critic"


@pytest.mark.parametrize("roles", [("cook", None), (None, "cook")])
def test_two_roles_or_neither(graph: CareerGraph, roles: tuple[Any, Any]) -> None:
    with pytest.raises(QuestionError, match="name both, or neither"):
        gateways(graph, *roles)


def test_an_unknown_role(graph: CareerGraph) -> None:
    with pytest.raises(UnknownNameError):
        gateways(graph, "cook", "nobody")


@pytest.mark.parametrize("count", [1, 2])
def test_a_graph_too_small_for_gateways(count: int) -> None:
    roles = {key: {"title": key.upper()} for key in "ab"[:count]}
    moves = [{"from": "a", "to": "b"}] if count == 2 else []
    graph = CareerGraph.from_dict(
        {"format": "careergraph/1", "title": "Small", "roles": roles, "moves": moves}
    )
    assert gateways(graph).gateways == ()
    assert repr(gateways(graph)) == "<Gateways: none>"


def test_more_routes_than_a_float_can_count() -> None:
    """A ladder of 1,100 rungs with two roles on each has 2 to the power of 1,100 fewest-moves routes."""
    height = 1_100
    rungs = [(f"a{rung:04}", f"b{rung:04}") for rung in range(height)]
    roles = {key: {"title": key} for rung in rungs for key in rung}
    moves = [
        {"from": source, "to": target}
        for low, high in itertools.pairwise(rungs)
        for source in low
        for target in high
    ]
    graph = CareerGraph.from_dict(
        {"format": "careergraph/1", "title": "Ladder", "roles": roles, "moves": moves}
    )
    answer = gateways(graph, "a0000", f"a{height - 1:04}")
    assert {gate.betweenness for gate in answer.gateways} == {0.5}
    assert answer.must_pass == ()


def test_roles_that_as_many_routes_pass_go_by_id() -> None:
    """Both lie on 4 of 9 routes; added up in floats the second came out a little higher."""
    moves = {"a": "bcd", "b": "ac", "c": "b", "d": "abe", "e": "c"}
    graph = CareerGraph.from_dict(
        {
            "format": "careergraph/1",
            "title": "Equals",
            "roles": {key: {"title": key} for key in moves},
            "moves": [{"from": source, "to": target} for source in moves for target in moves[source]],
        }
    )
    first, second = gateways(graph).gateways[:2]
    assert (first.role, second.role) == ("a", "b")
    assert first.betweenness == second.betweenness == 0.444444444444


def test_of_a_large_graph_a_sample_is_counted_and_its_error_told(monkeypatch: pytest.MonkeyPatch) -> None:
    random = Random(3)  # noqa: S311 - nothing secret
    ids = [f"r{number:03}" for number in range(240)]
    pairs = {(a, random.choice(ids[: 1 + place // 2])) for place, a in enumerate(ids) for _ in range(4)}
    pairs |= {(b, a) for a, b in pairs}
    data = {
        "format": "careergraph/1",
        "title": "Hubs",
        "roles": {key: {"title": key} for key in ids},
        "moves": [{"from": a, "to": b} for a, b in sorted(pairs) if a != b],
    }
    whole = gateways(CareerGraph.from_dict(data))
    assert (whole.sampled, whole.error) == (None, 0)
    monkeypatch.setattr(gateways_room, "MOST_LOOKS", 100_000)
    graph = CareerGraph.from_dict(data)
    sampled = gateways(graph)
    assert sampled.sampled is not None
    assert 40 <= sampled.sampled < 240
    assert gateways(CareerGraph.from_dict(data)) == sampled
    exact = {gate.role: gate.betweenness for gate in whole.gateways}
    guessed = {gate.role: gate.betweenness for gate in sampled.gateways}
    off = [abs(guessed.get(role, 0) - exact.get(role, 0)) for role in ids]
    assert sum(each <= sampled.error for each in off) > 0.95 * len(off)
    assert 0 < sampled.error < 0.1
    assert gateways(graph, exact=True) == whole


def test_a_sample_of_every_role_is_no_guess(monkeypatch: pytest.MonkeyPatch, graph: CareerGraph) -> None:
    whole = gateways(CareerGraph.from_dict(DATA))
    monkeypatch.setattr(gateways_room, "MOST_LOOKS", 1)
    answer = gateways(graph)
    assert answer.gateways == whole.gateways
    assert (answer.sampled, answer.error) == (7, 0)


def test_answers_say_themselves_in_a_line(graph: CareerGraph) -> None:
    assert repr(gateways(graph)).startswith("<Gateways: chef 0.13, ")
    assert str(gateways(graph, "waiter", "owner")) == (
        "<Gateways from 'waiter' to 'owner': must pass chef; chef 1.00, sommelier 1.00>"
    )
