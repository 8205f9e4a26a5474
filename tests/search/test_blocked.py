"""Why there is no route, and the smallest moves that would open one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from careergraph import CareerGraph, NoRouteError
from careergraph.search import (
    Constraints,
    Search,
    no_route,
)
from careergraph.search.blocked import smallest_bridges
from tests.search.careers import layered
from tests.search.small import EXPECTED, asked, small

if TYPE_CHECKING:
    from careergraph.objectives import ObjectiveName


def test_a_time_budget_reaches_the_answer_of_no_route() -> None:
    graph = layered(10, width=4)
    with pytest.raises(NoRouteError) as caught:
        graph.path("start", "end", via=["l02-0", "l02-1"], budget=0.02)
    assert "not proven" in str(caught.value) or "via" in caught.value.no_route.blocked_by


def told(by: ObjectiveName = "moves", graph: CareerGraph | None = None, **constraints: Any) -> Any:  # noqa: ANN401
    return no_route(
        Search(graph or small(), "a", "z", by=by, held={}, constraints=Constraints(**constraints))
    )


def test_a_single_constraint_that_blocks_is_named_with_its_value() -> None:
    none = told(max_moves=1)
    assert none.blocked_by == ("max_moves",)
    assert none.shortest == 2
    assert none.reason == "no route from A to Z within 1 move; the shortest has 2"
    assert none.blockers[0].values == (1,)


def test_of_several_roles_to_avoid_only_those_that_block_are_named() -> None:
    """All of them where no single one does."""
    assert told(avoid=frozenset({"d", "e"})).blockers[0].values == ("D", "E")
    narrow = small(moves=[{"from": "a", "to": "b"}, {"from": "b", "to": "z"}])
    assert told(graph=narrow, avoid=frozenset({"b", "c"})).blockers[0].values == ("B",)


def test_constraints_that_block_only_together_are_both_named() -> None:
    """Not the one that leaves the moves as they are."""
    graph = small(moves=[{"from": "a", "to": "d"}, {"from": "d", "to": "z"}])
    none = told(graph=graph, avoid=frozenset({"d"}), max_moves=1, no_step_down=True)
    assert none.blocked_by == ("avoid", "max_moves")
    assert none.reason == "no route from A to Z is left by avoid 'D' and max_moves 1"


def test_moves_that_do_not_know_their_figure_are_counted() -> None:
    moves = [{"from": "a", "to": "b", "years": 1}, {"from": "b", "to": "z"}]
    none = told("years", graph=small(moves=moves))
    assert none.lacking == 1
    assert "by years: 1 move does not know it and cannot be used" in none.reason


def test_without_any_chain_of_moves_that_is_said() -> None:
    none = told(graph=small(moves=[{"from": "a", "to": "e"}, {"from": "d", "to": "z"}]))
    assert none.reason == "no chain of moves leads from A to Z"
    assert (none.reachable, none.leads_to_goal, none.highest) == (1, 1, ("e",))
    assert none.blocked_by == ()


def test_a_search_that_gave_up_claims_nothing() -> None:
    graph = small()
    none = no_route(Search(graph, "a", "z", held={}, constraints=Constraints(max_moves=1)), gave_up=True)
    assert "that none exists is not proven" in none.reason
    assert (none.bridges, none.blocked_by, none.shortest) == ((), (), None)


@pytest.mark.parametrize("held", [{}, {"s": 1, "t": 1, "u": 1}])
def test_bridges_are_the_cheapest_moves_that_open_a_route(held: dict[str, int]) -> None:
    moves = [
        {"from": "a", "to": "b"},
        {"from": "b", "to": "c"},
        {"from": "d", "to": "e"},
        {"from": "e", "to": "z"},
    ]
    graph = small(moves=moves)
    question = asked(graph=graph, held=held)
    network, steps = question.network, question.steps
    pairs = [(one, two) for one in "abc" for two in "dez"]
    wanted = sorted(
        (
            steps.cost(
                steps.expected(network.number[two]) & ~(steps.holding(EXPECTED[one]) if one != "a" else 0)
            ),
            one,
            two,
        )
        for one, two in pairs
    )
    bridges, proven = smallest_bridges(question)
    assert proven
    assert [(bridge.from_, bridge.to) for bridge in bridges] == [(one, two) for _, one, two in wanted[:3]]
    assert [bridge.learning for bridge in bridges] == [network.learning(units) for units, _, _ in wanted[:3]]


def test_a_bridge_heeds_the_constraints() -> None:
    graph = small(moves=[{"from": "a", "to": "b"}, {"from": "d", "to": "z"}])
    none = told(graph=graph, avoid=frozenset({"b"}))
    assert {bridge.from_ for bridge in none.bridges} == {"a"}
    none = told(graph=graph, kinds=frozenset({"lateral"}), max_moves=3)
    assert [(bridge.from_, bridge.to, bridge.kind) for bridge in none.bridges] == []
