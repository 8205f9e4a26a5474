"""Moves join two roles that exist, once, as the levels say."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from careergraph.document.rules import parse
from tests.document.rules.mistakes import GOOD, changed, problems_of


def test_a_graph_may_have_no_moves() -> None:
    assert parse(GOOD | {"moves": []}).moves == ()


def test_a_kind_may_be_stated_where_a_level_is_unsaid() -> None:
    data = changed("moves.1", {"from": "lead", "to": "guest", "kind": "step_down"})
    assert parse(data).moves[1].kind == "step_down"


def test_people_are_some_of_the_leavers() -> None:
    data = changed("moves.0.people", 5)
    data["moves"][0]["leavers"] = 3
    (problem,) = problems_of(data)
    assert problem.path == ("moves", 0, "people")
    assert problem.message == "5 people made this move, but only 3 left the role"
    data["moves"][0]["leavers"] = 5
    assert parse(data).moves[0].share == 1.0


def test_from_and_to_have_no_other_names() -> None:
    problems = problems_of(changed("moves.1", {"source": "lead", "target": "rep"}))
    assert [problem.path for problem in problems] == [("moves", 1, "source"), ("moves", 1, "target")]
    problems = problems_of(changed("moves.1", {"from": "lead", "target": "rep"}))
    assert [problem.path for problem in problems] == [("moves", 1, "target")]


def test_there_is_a_way_back_beside_every_way() -> None:
    data = changed("moves.1", {"from": "lead", "to": "rep"})
    assert len(parse(data).moves) == 2


@pytest.mark.parametrize("order", [[0, 1, 0], [1, 0, 0], [0, 0, 0]])
def test_a_move_that_stands_there_again_is_told_with_the_first(order: list[int]) -> None:
    moves = [{"from": "rep", "to": "lead"}, {"from": "lead", "to": "guest"}]
    problems = problems_of(GOOD | {"moves": [moves[which] for which in order]})
    first = order.index(0)
    again = [("moves", at) for at, which in enumerate(order) if which == 0 and at != first]
    assert [problem.path for problem in problems] == again
    assert {problem.other_path for problem in problems} == {("moves", first)}


@pytest.mark.parametrize(
    ("move", "kind", "true"),
    [
        ({"from": "rep", "to": "lead"}, "step_down", "promotion"),
        ({"from": "lead", "to": "rep"}, "promotion", "step_down"),
        ({"from": "rep", "to": "guest"}, "promotion", "lateral"),
    ],
)
def test_a_stated_kind_agrees_with_the_levels(move: dict[str, Any], kind: str, true: str) -> None:
    data = copy.deepcopy(GOOD)
    data["roles"]["guest"]["level"] = " Entry "
    (problem,) = problems_of(data | {"moves": [move | {"kind": kind}]})
    assert problem.message.endswith(f"is a {true}, not a {kind}")
    assert parse(data | {"moves": [move | {"kind": true}]}).moves[0].kind == true


def test_ends_that_are_nothing_or_no_texts_are_told_by_their_shape_alone() -> None:
    moves = [{"from": None, "to": ["rep"]}, {"from": {"rep": 1}, "to": "lead"}]
    assert [problem.path for problem in problems_of(GOOD | {"moves": moves})] == [
        ("moves", 0, "from"),
        ("moves", 0, "to"),
        ("moves", 1, "from"),
    ]
