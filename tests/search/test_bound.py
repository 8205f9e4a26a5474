"""Lower bounds on learning: never above the truth, and the truth in the end."""

from __future__ import annotations

import pytest

from careergraph.search import (
    Budget,
    Search,
    hops_to,
)
from careergraph.search.bound import Backward, Bound, minimal
from careergraph.search.question import UNREACHABLE
from careergraph.search.steps import along
from tests.search.careers import layered, search
from tests.search.small import EXPECTED, asked, every


def truths(question: Search, role: int, union: int) -> list[int]:
    """Return what each simple path from a role to the goal makes one learn, beside a union."""
    network, steps = question.network, question.steps
    paths = every(network, network.ids[role], network.ids[question.goal])
    return [steps.cost(union | along(steps, path)) for path in paths]


@pytest.mark.parametrize("depth", [0, 1, 2, 4])
@pytest.mark.parametrize("held", [{}, {"s": 1, "u": 1}])
def test_no_route_learns_less_than_the_bound(depth: int, held: dict[str, int]) -> None:
    question = asked("learning", held=held)
    bound = Bound(question.view, question.steps, question.goal, budget=Budget(), depth=depth)
    for role in range(len(EXPECTED)):
        for extra in EXPECTED:
            union = question.steps.expected(question.network.number[extra])
            least = min(truths(question, role, union), default=UNREACHABLE)
            known = question.steps.cost(union)
            assert known <= bound.least(role, union, known) <= least or role == question.goal


def test_what_every_way_into_the_goal_asks_must_be_learnt() -> None:
    question = asked("learning")
    bound = Bound(question.view, question.steps, question.goal, budget=Budget())
    assert bound.must == question.steps.expected(question.goal)
    via = question.network.number["e"]
    past = Bound(question.view, question.steps, question.goal, [via], budget=Budget())
    assert past.must == question.steps.expected(question.goal) | question.steps.expected(via)


@pytest.mark.parametrize("depth", [0, 1, 3])
def test_hops_are_never_more_than_there_are(depth: int) -> None:
    question = asked("learning")
    bound = Bound(question.view, question.steps, question.goal, budget=Budget(), depth=depth)
    hops = hops_to(question.view, question.goal)
    assert all(bound.hops(role) <= hops[role] for role in hops)
    assert all(bound.hops(role) == hops[role] for role in hops if hops[role] <= depth)


def test_a_bound_that_would_cost_too_much_stays_as_it_is() -> None:
    question = search(layered(8, width=4), "learning", 10**6)
    bound = Bound(question.view, question.steps, question.goal, budget=Budget(work=1), depth=9)
    assert bound.depth < 9
    bound.look_further(10**9)
    assert bound.depth < 9


def test_unions_that_contain_no_other_are_minimal() -> None:
    assert minimal([0b111, 0b1, 0b110, 0b10, 0b1, 0b1000], Budget()) == [0b1, 0b10, 0b1000]
    assert minimal([], Budget()) == []
    assert minimal([0, 5], Budget()) == [0]
    # Once the budget is spent some that contain others stay: the bound holds all the same.
    assert {0b1, 0b10} <= set(minimal([0b11, 0b1, 0b10], Budget(work=0)))


@pytest.mark.parametrize("labels", [0, 1, 3, 8, 10_000])
def test_a_search_from_the_goal_back_bounds_what_it_has_not_settled(labels: int) -> None:
    question = asked("learning")
    back = Backward(question.view, question.steps, question.start.role, question.goal)
    back.go_on(labels, 10**9, Budget())
    for role in range(len(EXPECTED)):
        if role == question.goal:
            continue
        known = min(truths(question, role, 0), default=UNREACHABLE)
        assert back.least(role, 0, 0) <= known
        units, label = back.best_path(role, 0)
        assert units >= known
        if label >= 0:
            path = (role, *back.path(label))
            assert question.steps.cost(along(question.steps, path)) == units
            assert path[-1] == question.goal
    if labels == 10_000:
        start = question.start.role
        assert back.best_path(start, 0)[0] == min(truths(question, start, 0))
