"""A search that is cut says so, still answers, and never claims more than it knows."""

from __future__ import annotations

from itertools import islice, pairwise
from typing import TYPE_CHECKING

import pytest

from careergraph import CareerGraph, NoRouteError
from careergraph.objectives import LEARNING
from careergraph.search import Alternatives, Budget, Constraints, Network, Search, trade_offs
from careergraph.search import learning as learning_room
from careergraph.search import steps as steps_room
from careergraph.search.learning import greedy
from tests.search.careers import layered, terraces

if TYPE_CHECKING:
    from careergraph.objectives import ObjectiveName
    from careergraph.search import Found


def search(
    graph: CareerGraph, by: ObjectiveName, work: int, constraints: Constraints | None = None
) -> Search:
    budget = Budget(work=work)
    return Search(
        graph, "start", "end", by=by, held={}, constraints=constraints or Constraints(), budget=budget
    )


def best(graph: CareerGraph, by: ObjectiveName, work: int, constraints: Constraints | None = None) -> Found:
    found = search(graph, by, work, constraints).best()
    assert found is not None
    return found


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


@pytest.mark.parametrize("by", ["moves", "years"])
def test_ties_that_cost_more_than_the_budget_still_give_a_best_route(by: ObjectiveName) -> None:
    graph = layered(7, width=3)
    exact, cut = best(graph, by, 10**6), best(graph, by, 3)
    assert cut.objective == exact.objective
    assert len(cut.path) == len(exact.path)
    assert cut.proven
    key = search(graph, by, 0).key
    assert key(exact.path) <= key(cut.path)


def test_a_limit_on_moves_with_too_small_a_budget_falls_back_to_a_short_route() -> None:
    data = layered(6, width=3)
    # A chain of roles that ask for nothing: the least learning is a long way round.
    roles = {role.id: {"title": role.title, "skills": dict(role.skills)} for role in data.roles.values()}
    moves = [{"from": move.source, "to": move.target} for move in data.file.moves]
    chain = ["start", *(f"z{place}" for place in range(9)), "end"]
    roles |= {role: {"title": role.title()} for role in chain[1:-1]}
    moves += [{"from": a, "to": b} for a, b in pairwise(chain)]
    graph = CareerGraph.from_dict(
        {
            "format": "careergraph/1",
            "title": "Long way round",
            "skills": {skill: {"title": data.skills[skill].title} for skill in data.skills},
            "roles": roles,
            "moves": moves,
        }
    )
    assert len(best(graph, "learning", 10**6).path) == 11
    limited = Constraints(max_moves=7)
    exact, cut = best(graph, "learning", 10**6, limited), best(graph, "learning", 12, limited)
    assert len(exact.path) == len(cut.path) == 8
    assert exact.proven
    assert not cut.proven
    assert cut.bound <= exact.objective <= cut.objective


def roles_and_moves(moves: list[tuple[str, str]]) -> CareerGraph:
    """Make a graph of moves that take a year and ask for nothing."""
    return CareerGraph.from_dict(
        {
            "format": "careergraph/1",
            "title": "Ways",
            "roles": {role: {"title": role.title()} for move in moves for role in move},
            "moves": [
                {"from": source, "to": target, "years": 1, "people": 1, "leavers": 2}
                for source, target in moves
            ],
        }
    )


def test_a_via_search_that_gives_up_does_not_claim_that_there_is_no_route() -> None:
    # The short way to the via role takes the only way on from it.
    moves = [("start", "x"), ("x", "v"), ("start", "y"), ("y", "z"), ("z", "v"), ("v", "x"), ("x", "end")]
    past = Constraints(via=frozenset({"v"}))
    asked = search(roles_and_moves(moves), "moves", 200, past)
    assert asked.best() is None
    assert asked.gave_up
    found = best(roles_and_moves(moves), "moves", 10_000, past)
    assert (len(found.path), found.proven) == (6, True)


@pytest.mark.parametrize("by", ["moves", "learning", "years", "likelihood"])
@pytest.mark.parametrize("vias", [["l03-1"], ["l05-0", "l02-1"], [f"l0{n}-{n % 3}" for n in range(1, 6)]])
def test_a_cut_via_search_gives_a_route_and_a_bound(by: ObjectiveName, vias: list[str]) -> None:
    levels = layered(7, width=3)
    graph = roles_and_moves([(move.source, move.target) for move in levels.file.moves])
    if by == "learning":
        graph = levels
    past = Constraints(via=frozenset(vias))
    exact, cut = best(graph, by, 10**6, past), best(graph, by, 2, past)
    assert exact.proven
    assert {graph.derived(Network).number[via] for via in vias} < set(cut.path)
    assert len(set(cut.path)) == len(cut.path)
    assert cut.bound <= exact.objective <= cut.objective


def test_via_roles_do_not_make_a_search_look_everywhere() -> None:
    graph = layered(30, width=6)
    past = Constraints(via=frozenset({"l08-1", "l20-3"}))
    assert best(
        roles_and_moves([(m.source, m.target) for m in graph.file.moves]), "years", 2_000, past
    ).proven


def test_more_via_roles_than_there_are_orders_to_look_at() -> None:
    chain = ["start", *(f"v{place:02}" for place in range(12)), "end"]
    ways = [*pairwise(chain), *zip(chain[:-2], chain[2:], strict=True)]
    found = best(roles_and_moves(ways), "moves", 10**4, Constraints(via=frozenset(chain[1:-1])))
    assert (len(found.path), found.proven) == (14, True)
    cut = best(roles_and_moves(ways), "moves", 2, Constraints(via=frozenset(chain[1:-1])))
    assert (len(cut.path), cut.proven) == (14, False)


def test_alternatives_of_a_cut_search_carry_the_bound_of_what_is_left() -> None:
    routes = list(islice(Alternatives(search(layered(8, width=3), "learning", 2_000)), 4))
    assert [route.bound for route in routes] == sorted(route.bound for route in routes)
    assert not any(route.bound > route.objective for route in routes)


def test_a_cut_trade_off_search_says_so() -> None:
    graph = layered(8, width=3)
    front = trade_offs(search(graph, "moves", 3_000))
    assert not front.proven
    assert front.routes
    whole = trade_offs(search(graph, "moves", 10**8))
    assert whole.proven
    assert whole.best[LEARNING] <= front.routes[0].units


def test_a_time_budget_reaches_the_answer_of_no_route() -> None:
    graph = layered(10, width=4)
    with pytest.raises(NoRouteError) as caught:
        graph.path("start", "end", via=["l02-0", "l02-1"], budget=0.02)
    assert "not proven" in str(caught.value) or "via" in caught.value.no_route.blocked_by


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


@pytest.mark.parametrize(("most_steps", "most_held"), [(0, 10**9), (6, 10**9), (10**6, 40), (10**6, 400)])
def test_a_search_that_would_take_too_much_memory_is_cut_alike(
    monkeypatch: pytest.MonkeyPatch, most_steps: int, most_held: int
) -> None:
    graph = layered(8, width=3)
    exact = best(graph, "learning", 10**6)
    monkeypatch.setattr(steps_room, "MOST_STEPS", most_steps)
    monkeypatch.setattr(steps_room, "MOST_HELD", most_held)
    cut = best(graph, "learning", 10**6)
    assert cut.objective >= exact.objective >= cut.bound
    assert not cut.proven
    assert best(graph, "moves", 10**6).proven
    routes = graph.path("start", "end", by="learning", k=4)
    assert [route.learning for route in routes] == sorted(route.learning or 0 for route in routes)
    assert {route.proven for route in routes} == {False}
    front = trade_offs(search(graph, "moves", 10**6))
    assert front.routes
    assert not front.proven
    assert graph.reach("start", learning=10**6)


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
