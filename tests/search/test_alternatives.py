"""The next best routes, in the total order."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

import pytest

from careergraph.objectives import OBJECTIVES
from careergraph.search import (
    Alternatives,
    Constraints,
)
from careergraph.search import steps as steps_room
from tests.search.careers import layered, search
from tests.search.small import asked, counting

if TYPE_CHECKING:
    from careergraph.objectives import ObjectiveName


def test_alternatives_of_a_cut_search_carry_the_bound_of_what_is_left() -> None:
    routes = list(islice(Alternatives(search(layered(8, width=3), "learning", 2_000)), 4))
    assert [route.bound for route in routes] == sorted(route.bound for route in routes)
    assert not any(route.bound > route.objective for route in routes)


@pytest.mark.parametrize("by", OBJECTIVES)
@pytest.mark.parametrize("via", [frozenset(), frozenset({"c"})])
def test_all_routes_come_in_the_total_order_each_once(by: ObjectiveName, via: frozenset[str]) -> None:
    question = asked(by, constraints=Constraints(via=via))
    passed = {question.network.number[role] for role in via}
    wanted = [path for path in counting(asked(by)) if passed <= set(path)]
    alternatives = Alternatives(question)
    found = list(alternatives)
    assert [route.path for route in found] == wanted
    assert all(route.proven for route in found)
    assert alternatives.complete


def test_without_a_route_there_is_none_to_come() -> None:
    alternatives = Alternatives(asked(constraints=Constraints(avoid=frozenset({"d", "e"}))))
    assert list(alternatives) == []
    assert alternatives.complete


def test_a_search_that_is_cut_is_not_complete() -> None:
    alternatives = Alternatives(search(layered(9, width=3), "learning", 3_000))
    found = list(islice(alternatives, 50))
    assert found
    assert not alternatives.complete


def test_many_searches_of_one_question_number_few_more_steps_than_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    graph = layered(30, width=3, skills=500)
    monkeypatch.setattr(steps_room, "MOST_STEPS", 20)
    one = search(graph, "learning", 10**6)
    one.best()
    assert one.steps.bits.next_bit < 100
    many = search(graph, "learning", 10**6)
    found = list(islice(Alternatives(many), 20))
    assert len(found) == 20
    # Beside those that the first search met, the steps of the routes that are told.
    told = set().union(*(each.path for each in found))
    asked = sum(len(many.network.held[role]) for role in told)
    assert many.steps.bits.next_bit <= one.steps.bits.next_bit + asked
