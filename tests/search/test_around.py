"""The best routes to every role within limits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from careergraph.objectives import OBJECTIVES
from careergraph.search import (
    Budget,
    Constraints,
    Limits,
    Network,
    Search,
    best_around,
)
from careergraph.search import around as around_room
from careergraph.search import steps as steps_room
from tests.search.careers import terraces
from tests.search.small import small

if TYPE_CHECKING:
    from careergraph import CareerGraph
    from careergraph.objectives import ObjectiveName
    from careergraph.search.route import Found


def told(by: ObjectiveName = "moves", graph: CareerGraph | None = None, **more: Any) -> dict[str, Found]:  # noqa: ANN401
    graph = graph or small()
    around = best_around(Search(graph, "a", "a", by=by, held={}, **more))
    assert (around.undecided, around.left_out) == ((), 0)
    ids = graph.derived(Network).ids
    return {ids[found.path[-1]]: found for found in around.routes}


@pytest.mark.parametrize("by", OBJECTIVES)
@pytest.mark.parametrize(
    "limits", [Limits(), Limits(moves=2), Limits(years=1_500_000), Limits(units=6, moves=3)]
)
def test_each_role_has_its_best_route(by: ObjectiveName, limits: Limits) -> None:
    found = told(by, limits=limits)
    for role in "bcdez":
        alone = Search(small(), "a", role, by=by, held={}, limits=limits).best()
        assert (found.get(role) and found[role].path) == (alone and alone.path), role
    assert all(route.proven for route in found.values())


def test_routes_come_in_the_total_order() -> None:
    graph = small()
    around = best_around(Search(graph, "a", "a", by="years", held={}))
    keys = []
    for route in around.routes:
        search = Search(graph, "a", graph.derived(Network).ids[route.path[-1]], by="years", held={})
        keys.append(search.key(route.path))
    assert keys == sorted(keys)
    assert len(keys) == 5


def test_constraints_are_heeded_and_the_start_is_no_answer() -> None:
    assert set(told(constraints=Constraints(avoid=frozenset({"d"})))) == set("bcez")
    assert set(told(limits=Limits(moves=0))) == set()
    assert "a" not in told()


def test_a_role_that_may_be_within_limits_is_undecided_where_nothing_is_left_to_spend() -> None:
    graph = terraces(6)
    around = best_around(
        Search(
            graph, "start", "start", by="learning", held={}, limits=Limits(units=12), budget=Budget(work=50)
        )
    )
    assert around.undecided
    reached = {route.path[-1] for route in around.routes}
    assert not reached & set(around.undecided)


def test_routes_that_would_be_too_long_to_tell_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(around_room, "MOST_TOLD", 3)
    around = best_around(Search(small(), "a", "a", held={}))
    assert len(around.routes) + around.left_out == 5
    assert around.left_out > 0
    assert sum(len(route.path) - 1 for route in around.routes) <= 3


def test_what_piles_up_is_searched_for_role_by_role_with_the_same_answer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    wanted = {role: found.path for role, found in told("learning").items()}
    monkeypatch.setattr(around_room, "PILE", 0)
    assert {role: found.path for role, found in told("learning").items()} == wanted


def test_long_unions_use_the_budget_up_sooner(monkeypatch: pytest.MonkeyPatch) -> None:
    def spent() -> int:
        graph = terraces(6)
        budget = Budget(work=10**9)
        best_around(Search(graph, "start", "start", by="learning", held={}, budget=budget))
        return budget.count

    usual = spent()
    monkeypatch.setattr(steps_room, "USUAL_BITS", 0)
    monkeypatch.setattr(steps_room, "UNION_BITS", 1)
    assert spent() > 1.1 * usual
