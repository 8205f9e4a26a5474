"""Unknown is not zero: what nobody wrote down is null in every answer, and told in words."""

from __future__ import annotations

from typing import Any

import pytest

from careergraph import CareerGraph
from careergraph.errors import NoRouteError
from careergraph.insights import NextMove

BARE: dict[str, Any] = {
    "format": "careergraph/1",
    "title": "A shop without skills",
    "roles": {
        "clerk": {"title": "Clerk"},
        "head": {"title": "Head"},
        "chief": {"title": "Chief"},
        "temp": {"title": "Temp"},
    },
    "moves": [{"from": "clerk", "to": "head"}, {"from": "head", "to": "chief"}],
}
# Only moves say what they ask, as in a table of moves with skills.
STATED: dict[str, Any] = {
    "format": "careergraph/1",
    "title": "What moves ask",
    "skills": {"coaching": {"title": "Coaching"}, "budgeting": {"title": "Budgeting", "effort": 2}},
    "roles": {name: {"title": name.title()} for name in ("rep", "buyer", "lead", "head", "guest")},
    "moves": [
        {"from": "rep", "to": "lead", "requires": {"coaching": 2}, "sources": ["hr"]},
        {
            "from": "buyer",
            "to": "lead",
            "requires": {"budgeting": 1, "coaching": {"level": 1, "optional": True}},
        },
        {"from": "lead", "to": "head", "requires": {"budgeting": 3}},
        {"from": "guest", "to": "head", "requires": {"coaching": 1}},
        {"from": "guest", "to": "rep"},
        {"from": "guest", "to": "buyer", "requires": {"coaching": {"level": 1, "optional": True}}},
    ],
    "sources": {"hr": {"title": "Our HR"}},
}


@pytest.fixture
def bare() -> CareerGraph:
    return CareerGraph.from_dict(BARE)


@pytest.fixture
def stated() -> CareerGraph:
    return CareerGraph.from_dict(STATED)


def test_a_graph_names_skills_where_a_role_or_a_move_does(bare: CareerGraph, stated: CareerGraph) -> None:
    assert not bare.names_skills
    assert not CareerGraph.from_dict(BARE | {"skills": {"x": {"title": "X"}}}).names_skills
    assert stated.names_skills
    assert CareerGraph.load("sales-marketing").names_skills
    optional = STATED | {"moves": STATED["moves"][-1:]}
    assert CareerGraph.from_dict(optional).names_skills


def test_without_skills_every_figure_of_learning_is_unknown(bare: CareerGraph) -> None:
    route = bare.path("clerk", "chief")[0]
    assert (route.moves, route.learning, route.lower_bound) == (2, None, 2)
    assert [each.learning for each in bare.trade_offs("clerk", "chief")] == [None]
    assert [(move.to, move.readiness, move.learning) for move in bare.next("clerk")] == [("head", None, None)]
    answer = bare.gap("clerk", "chief")
    assert (answer.readiness, answer.learning, answer.met, answer.asked, answer.move) == (None,) * 5
    assert [(each.role, each.learning) for each in bare.reach("clerk")] == [("head", None), ("chief", None)]
    assert bare.reach("clerk", learning=5) == []
    assert bare.unlock("clerk") == []
    assert [way.learning for way in bare.compare("clerk", "chief").directions] == [None, None]
    with pytest.raises(NoRouteError) as caught:
        bare.path("temp", "chief")
    assert {bridge.learning for bridge in caught.value.no_route.bridges} == {None}


def test_without_skills_no_route_is_found_by_learning(bare: CareerGraph) -> None:
    """As by years where no move knows its years."""
    with pytest.raises(NoRouteError, match="by learning: this graph names no skills") as caught:
        bare.path("clerk", "chief", by="learning")
    with pytest.raises(NoRouteError) as by_years:
        bare.path("clerk", "chief", by="years")
    none, other = caught.value.no_route, by_years.value.no_route
    assert (none.reachable, none.highest, none.leads_to_goal, none.lacking) == (
        other.reachable,
        other.highest,
        other.leads_to_goal,
        other.lacking,
    )
    with pytest.raises(NoRouteError, match="no chain of moves leads from Chief to Clerk"):
        bare.path("chief", "clerk", by="learning")
    assert bare.path("clerk", "clerk", by="learning")[0].learning is None


def as_told(move: Any) -> tuple[Any, ...]:  # noqa: ANN401 - of `gap` or of `next`
    return move.readiness, move.learning, move.missing


def test_gap_to_a_role_that_only_moves_tell_of_agrees_with_next(stated: CareerGraph) -> None:
    answer = stated.gap("rep", "lead")
    assert (answer.readiness, answer.learning, answer.met, answer.asked, answer.skills) == (
        None,
        None,
        None,
        None,
        (),
    )
    assert answer.move is not None
    assert (answer.move.from_, answer.move.readiness, answer.move.learning) == ("rep", 0, 2)
    assert answer.move.sources == ("hr",)
    for start in ("rep", "buyer", "lead", "guest"):
        for move in stated.next(start):
            gap = stated.gap(start, move.to)
            assert gap.move is None or as_told(gap.move) == as_told(move)


def test_the_best_move_into_a_role_leaves_least_to_learn(stated: CareerGraph) -> None:
    """The start's own move comes first; else effort counts, and of two alike the first by id."""

    def best(start: str | None, *have: str) -> tuple[str, int | float]:
        move = stated.gap(start, "head", have=list(have)).move
        assert move is not None
        return move.from_, move.learning

    assert best("rep") == ("guest", 1)
    assert best("lead") == ("lead", 6)
    assert best(None, "budgeting:3") == ("lead", 0)
    assert best(None, "budgeting:3", "coaching:1") == ("guest", 0)


def test_a_role_that_nobody_says_anything_of_asks_for_nothing_that_is_known(stated: CareerGraph) -> None:
    for goal in ("rep", "buyer"):
        answer = stated.gap("guest", goal)
        assert (answer.readiness, answer.learning, answer.asked, answer.move) == (1.0, 0, 0, None)
        assert next(move for move in stated.next("guest") if move.to == goal).readiness == 1.0
    ways = {(way.from_, way.to): way.learning for way in stated.compare("rep", "lead").directions}
    assert ways == {("rep", "lead"): None, ("lead", "rep"): 0}


def test_what_is_unknown_says_so_in_a_shell(bare: CareerGraph, stated: CareerGraph) -> None:
    assert repr(bare.path("clerk", "head")[0]) == "<Route clerk -> head: moves 1, learning unknown>"
    assert repr(bare.next("clerk")[0]) == "<NextMove to 'head': readiness unknown, learning unknown>"
    assert repr(bare.reach("clerk")[0]) == "<Reached 'head': moves 1, learning unknown, years unknown>"
    assert (
        repr(stated.gap("rep", "lead")) == "<Gap from 'rep' to 'lead': readiness unknown, learning unknown>"
    )
    assert isinstance(stated.next("rep")[0], NextMove)


def test_a_missing_count_of_leavers_is_named() -> None:
    counts = BARE | {
        "moves": [{"from": "clerk", "to": "head", "people": 40}, {"from": "head", "to": "chief"}]
    }
    with pytest.raises(NoRouteError) as caught:
        CareerGraph.from_dict(counts).path("clerk", "chief", by="likelihood")
    assert str(caught.value) == (
        "no route from Clerk to Chief by likelihood: 2 moves do not know it and cannot be used; 1 of them "
        "says how many made it (`people`), but not how many left the role in all (`leavers`)"
    )
    counts["moves"][1]["people"] = 3
    with pytest.raises(NoRouteError, match="2 of them say how many made it"):
        CareerGraph.from_dict(counts).path("clerk", "chief", by="likelihood")
    del counts["moves"][0]["people"], counts["moves"][1]["people"]
    with pytest.raises(NoRouteError) as caught:
        CareerGraph.from_dict(counts).path("clerk", "chief", by="likelihood")
    assert "leavers" not in str(caught.value)


def test_more_years_than_a_float_can_hold_after_a_move_that_does_not_know_its_own() -> None:
    graph = CareerGraph.from_dict(
        {
            "format": "careergraph/1",
            "title": "Ages",
            "roles": {key: {"title": key} for key in "abcd"},
            "moves": [
                {"from": "a", "to": "b"},
                {"from": "b", "to": "c", "years": 1e305},
                {"from": "a", "to": "d"},
                {"from": "d", "to": "c", "years": 1e305},
            ],
        }
    )
    assert [route.roles for route in graph.path("a", "c", k=3)] == [("a", "b", "c"), ("a", "d", "c")]
    assert graph.path("a", "c", via=["d"])[0].years is None
    assert graph.trade_offs("a", "c")[0].roles == ("a", "b", "c")
    assert [found.role for found in graph.reach("a")] == ["b", "d", "c"]
