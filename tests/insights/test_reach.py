"""The roles within reach, each with its best route."""

from __future__ import annotations

from typing import Any

import pytest

from careergraph import CareerGraph, QuestionError, UnknownNameError
from careergraph.insights import reach
from careergraph.search import around
from tests.insights.kitchen import DATA


@pytest.fixture
def graph() -> CareerGraph:
    return CareerGraph.from_dict(DATA)


def found(graph: CareerGraph, start: str, **limits: Any) -> list[tuple[str, ...]]:  # noqa: ANN401 - as asked
    return [answer.route.roles for answer in reach(graph, start, **limits)]


def test_without_limits_every_role_that_moves_lead_to(graph: CareerGraph) -> None:
    assert found(graph, "cook") == [
        ("cook", "waiter"),
        ("cook", "sous"),
        # As many moves, as much learning, fewer years.
        ("cook", "waiter", "sommelier"),
        ("cook", "sous", "chef"),
        ("cook", "sous", "chef", "owner"),
    ]


def test_within_moves(graph: CareerGraph) -> None:
    assert found(graph, "cook", moves=1) == [("cook", "waiter"), ("cook", "sous")]
    assert found(graph, "cook", moves=0) == []


def test_within_learning_by_least_learning(graph: CareerGraph) -> None:
    # Cooking from 2 to 4, and hiring at twice the effort.
    assert found(graph, "cook", learning=4)[-1] == ("cook", "sous", "chef")
    assert found(graph, "cook", learning=3.9) == [("cook", "waiter"), ("cook", "sous")]


def test_within_years_leaves_unknown_years_out(graph: CareerGraph) -> None:
    assert found(graph, "sommelier", years=100) == []
    assert found(graph, "cook", years=5) == [
        ("cook", "waiter"),
        ("cook", "sous"),
        ("cook", "waiter", "sommelier"),
        ("cook", "sous", "chef"),
    ]


def test_years_that_rounding_makes_equal_leave_the_word_to_the_moves() -> None:
    moves = [("a", "b", 1), ("a", "c", 0.1), ("c", "b", 0.1), ("b", "z", 1e16)]
    graph = CareerGraph.from_dict(
        {
            "format": "careergraph/1",
            "title": "Ages",
            "roles": {key: {"title": key} for key in "abcz"},
            "moves": [{"from": source, "to": target, "years": years} for source, target, years in moves],
        }
    )
    assert found(graph, "a", years=1e17) == [("a", "c"), ("a", "c", "b"), ("a", "b", "z")]


def test_more_years_than_a_float_can_hold_are_out_of_reach() -> None:
    graph = CareerGraph.from_dict(
        {
            "format": "careergraph/1",
            "title": "Ages",
            "roles": {key: {"title": key} for key in "abc"},
            "moves": [{"from": a, "to": b, "years": 1e308} for a, b in ("ab", "bc")],
        }
    )
    assert found(graph, "a", years=1.5e308) == [("a", "b")]


def test_a_limit_beyond_all_roles_takes_no_longer() -> None:
    """Of 12 roles, each a move from each other, a route to all is found long before the routes run out."""
    ids = [f"r{number}" for number in range(12)]
    moves = [
        {
            "from": a,
            "to": b,
            "requires": {f"s{(7 * i + 5 * j + n * n) % 20}": 1 + (i + j + n) % 4 for n in range(5)},
        }
        for i, a in enumerate(ids)
        for j, b in enumerate(ids)
        if a != b
    ]
    graph = CareerGraph.from_dict(
        {
            "format": "careergraph/1",
            "title": "Dense",
            "proficiency": ["A", "B", "C", "D"],
            "skills": {f"s{number}": {"title": str(number)} for number in range(20)},
            "roles": {key: {"title": key} for key in ids},
            "moves": moves,
        }
    )
    near = found(graph, "r0", learning=20)
    assert len(near) == 11
    assert found(graph, "r0", learning=1000) == near


def test_several_limits_hold_for_one_route_at_once(graph: CareerGraph) -> None:
    assert found(graph, "cook", moves=2, years=4) == [
        ("cook", "waiter"),
        ("cook", "sous"),
        ("cook", "waiter", "sommelier"),
    ]
    assert found(graph, "cook", moves=2, learning=1, years=4) == [("cook", "waiter"), ("cook", "sous")]


def test_a_person_reaches_further(graph: CareerGraph) -> None:
    assert found(graph, "cook", learning=0) == [("cook", "waiter")]
    assert found(graph, "cook", learning=0, have=["cooking:4", "hiring:1"])[-1] == ("cook", "sous", "chef")
    assert found(graph, "cook", learning=0, only_mine=True) == []


def test_constraints(graph: CareerGraph) -> None:
    assert found(graph, "cook", avoid=["Sous-chef"])[-1] == ("cook", "waiter", "sommelier", "chef", "owner")
    assert found(graph, "cook", kinds=["promotion"]) == [("cook", "sous"), ("cook", "sous", "chef")]
    assert found(graph, "chef", no_step_down=True) == [("chef", "owner")]


def test_an_answer_in_json(graph: CareerGraph) -> None:
    (answer,) = reach(graph, "cook", learning=0)
    told = answer.model_dump(mode="json")
    assert {key: told[key] for key in ("role", "moves", "learning", "years")} == {
        "role": "waiter",
        "moves": 1,
        "learning": 0,
        "years": 0.5,
    }
    assert told["route"]["roles"] == ["cook", "waiter"]
    assert told["route"]["proven"] is True
    assert told["route"]["lower_bound"] == 0


def test_an_answer_says_itself_in_a_line(graph: CareerGraph) -> None:
    known, unknown = (reach(graph, role)[0] for role in ("cook", "sommelier"))
    assert repr(known) == "<Reached 'waiter': moves 1, learning 0, years 0.5>"
    assert repr(unknown) == "<Reached 'chef': moves 1, learning 6, years unknown>"


@pytest.mark.parametrize("limit", [{"moves": -1}, {"learning": float("nan")}, {"years": float("inf")}])
def test_a_limit_is_a_number_from_0_up(graph: CareerGraph, limit: dict[str, Any]) -> None:
    with pytest.raises(QuestionError, match="give a number from 0 up"):
        reach(graph, "cook", **limit)


def test_no_such_kind(graph: CareerGraph) -> None:
    with pytest.raises(QuestionError, match="no kind of move is called 'sideways'; say 'promotion'"):
        reach(graph, "cook", kinds=["sideways"])  # type: ignore[list-item]


def test_the_start_cannot_be_avoided(graph: CareerGraph) -> None:
    with pytest.raises(QuestionError, match="'cook' is the role to start from"):
        reach(graph, "cook", avoid=["cook"])


def test_an_unknown_role_to_avoid(graph: CareerGraph) -> None:
    with pytest.raises(UnknownNameError):
        reach(graph, "cook", avoid=["nobody"])


def test_a_search_that_is_cut_leaves_no_role_out_unsaid(
    graph: CareerGraph, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(around, "LABELS", 2)
    with pytest.raises(QuestionError, match="too many routes lead from 'cook' this far"):
        reach(graph, "cook")
