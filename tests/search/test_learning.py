"""The route of least learning: exact, or with a bound that holds."""

from __future__ import annotations

from itertools import pairwise

import pytest

from careergraph import CareerGraph
from careergraph.search import (
    Budget,
)
from careergraph.search import learning as learning_room
from careergraph.search.bound import Bound
from careergraph.search.learning import greedy, greedy_to_all, least_learning, path_back
from careergraph.search.steps import along
from tests.search.careers import best, layered, search, terraces
from tests.search.small import EXPECTED, asked, every


def test_a_cut_search_for_the_least_learning_gives_a_route_and_a_bound() -> None:
    graph = layered(8, width=3)
    exact = best(graph, "learning", 10**6)
    assert exact.proven
    for labels in (0, 1, 5, 20):
        cut = best(graph, "learning", labels)
        assert cut.objective >= exact.objective >= cut.bound
        assert cut.proven == (cut.bound >= cut.objective)
    assert not best(graph, "learning", 1).proven


def test_a_cut_search_is_never_worse_than_a_greedy_route() -> None:
    graph = layered(8, width=3)
    asked = search(graph, "learning", 3)
    path = greedy(asked.view, asked.steps, asked.start.path, asked.goal)
    found = asked.best()
    assert found is not None
    assert found.objective <= asked.found(path).objective


def test_more_labels_prove_more() -> None:
    graph = layered(6, width=3)
    bounds = [best(graph, "learning", labels).bound for labels in (1, 10, 100, 1000)]
    assert bounds == sorted(bounds)


def test_the_count_of_labels_gives_the_same_answer_every_time() -> None:
    graph = layered(9, width=3)
    assert best(graph, "learning", 12) == best(layered(9, width=3), "learning", 12)


def test_a_time_budget_stops_by_the_clock() -> None:
    graph = layered(14, width=4, skills=40)
    route = graph.path("start", "end", by="learning", budget=0.01)[0]
    assert not route.proven
    assert route.lower_bound is not None
    assert route.learning is not None
    assert route.lower_bound < route.learning
    assert route.reasons == ("least learning found in the budget",)


def test_a_long_search_proves_more_when_one_from_the_goal_back_meets_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    graph = terraces(10)
    met, cut = best(graph, "learning", 20_000_000), best(graph, "learning", 200_000)
    assert met.proven
    assert not cut.proven
    assert cut.bound <= met.objective <= cut.objective
    monkeypatch.setattr(learning_room, "BACKWARD", ())
    alone = best(graph, "learning", 2_000_000)
    assert not alone.proven
    assert alone.bound <= met.objective <= alone.objective
    assert best(graph, "learning", 100_000_000) == met


def test_dead_ends_do_not_use_up_the_budget() -> None:
    nowhere = ["start", *(f"dead-{place:03}" for place in range(400))]
    somewhere = ["start", *(f"way-{place}" for place in range(8)), "end"]
    graph = CareerGraph.from_dict(
        {
            "format": "careergraph/1",
            "title": "A way that asks for a skill a move, and a long one to nowhere that asks for nothing",
            "skills": {f"skill-{role}": {"title": role} for role in somewhere[1:]},
            "roles": {
                **{role: {"title": role} for role in nowhere},
                **{role: {"title": role, "skills": {f"skill-{role}": 1}} for role in somewhere[1:]},
            },
            "moves": [{"from": a, "to": b} for chain in (nowhere, somewhere) for a, b in pairwise(chain)],
        }
    )
    found = best(graph, "learning", 40_000)
    assert (found.objective, found.proven) == (9, True)


@pytest.mark.parametrize("held", [{}, {"s": 2}, {"s": 1, "t": 2, "u": 1}])
def test_the_least_is_what_brute_force_finds(held: dict[str, int]) -> None:
    question = asked("learning", held=held)
    steps = question.steps
    least = min(steps.cost(along(steps, path)) for path in every(question.network))
    bound = Bound(question.view, steps, question.goal, budget=Budget())
    found = least_learning(question.view, steps, question.start, question.goal, bound=bound, budget=Budget())
    assert found is not None
    assert (steps.cost(along(steps, found.path)), found.bound, found.proven) == (least, least, True)


def test_a_greedy_path_is_one_and_meets_no_role_of_its_beginning() -> None:
    question = asked("learning")
    number = question.network.number
    start = (number["a"], number["c"])
    path = greedy(question.view, question.steps, start, question.goal)
    assert path[:2] == start
    assert path in set(every(question.network))
    assert greedy(question.view, question.steps, (number["d"], number["z"]), number["b"]) != ()
    # From Z every way on leads through A.
    assert greedy(question.view, question.steps, (number["a"], number["z"]), number["b"]) == ()


def test_ways_to_all_roles_are_told_by_the_role_before() -> None:
    question = asked("learning")
    start = question.start.role
    before = greedy_to_all(question.view, question.steps, start, Budget())
    assert set(before) == set(range(len(EXPECTED)))
    for role in before:
        path = path_back(before, role)
        assert (path[0], path[-1]) == (start, role)
        assert all(two in question.view.succ(one) for one, two in pairwise(path))
