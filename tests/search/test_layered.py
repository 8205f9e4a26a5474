"""Routes past roles, through the graph of places."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from careergraph.objectives import OBJECTIVES, YEARS
from careergraph.search import Constraints, Network
from careergraph.search.layered import Layered, LayeredSteps
from careergraph.search.route import Prefix, figure_along
from careergraph.search.steps import Steps
from tests.search.careers import best, layered, roles_and_moves, search
from tests.search.small import asked, counting, every, small

if TYPE_CHECKING:
    from careergraph.objectives import ObjectiveName


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


def places(via: str) -> Layered:
    question = asked(constraints=Constraints(via=frozenset(via)))
    return Layered(question.view, question.goal, question.vias)


@pytest.mark.parametrize("via", ["", "c", "bd"])
def test_both_directions_agree_on_every_place(via: str) -> None:
    space = places(via)
    todo, met = [space.place(0, 0)], set()
    while todo:
        place = todo.pop()
        if place in met:
            continue
        met.add(place)
        for target in space.succ(place):
            assert place in space.pred(target)
            assert not space.stage(place) & ~space.stage(target)
            todo.append(target)
    assert space.goal in met
    assert space.succ(space.goal) == ()
    # The goal is met once all are passed, and not before.
    assert [place for place in met if place >> space.bits == space.goal >> space.bits] == [space.goal]


@pytest.mark.parametrize("via", ["c", "bd", "bce"])
def test_routes_past_roles_are_paths_of_places(via: str) -> None:
    question = asked(constraints=Constraints(via=frozenset(via)))
    space = Layered(question.view, question.goal, question.vias)
    passed = {question.network.number[role] for role in via}
    for path in every(question.network):
        walked = space.prefix(Prefix(path)).path
        assert space.roles(walked) == path
        if passed <= set(path):
            assert all(two in space.succ(one) for one, two in pairwise(walked))
            assert walked[-1] == space.goal
            for at, place in enumerate(walked):
                assert space.hops(place) <= len(path) - 1 - at


def test_the_least_years_past_roles_are_never_more_than_there_are() -> None:
    question = asked("years", constraints=Constraints(via=frozenset("bd")))
    space = Layered(question.view, question.goal, question.vias, YEARS)
    passed = set(question.vias)
    totals = [
        figure_along(question.view, YEARS, path) for path in every(question.network) if passed <= set(path)
    ]
    assert space.left(space.place(0, 0)) <= min(totals)
    assert space.left(space.goal) == 0


def test_figures_of_places_are_those_of_their_roles() -> None:
    space = places("c")
    number = small().derived(Network).number
    figure = space.figures(YEARS)
    assert figure(space.place(number["a"], 0), space.place(number["c"], 1)) == 1_000_000
    assert figure(space.place(number["b"], 1), space.place(number["d"], 1)) is None


def test_steps_between_places_carry_the_mark_of_their_target() -> None:
    question = asked("learning")
    steps = Steps(question.network, {})
    mark = steps.mark()
    number = question.network.number
    marked = LayeredSteps(steps, 2, {number["b"]: mark})
    plain = steps.of(number["a"], number["b"])
    assert marked.of(number["a"] << 2, number["b"] << 2 | 1) == plain | mark
    assert marked.of(number["a"] << 2, number["c"] << 2) == steps.of(number["a"], number["c"])
    assert marked.once == mark
    assert marked.cost(plain | mark) == steps.cost(plain)


@pytest.mark.parametrize("by", OBJECTIVES)
@pytest.mark.parametrize("via", ["c", "be", "bcd"])
def test_the_best_route_past_roles_is_that_of_brute_force(by: ObjectiveName, via: str) -> None:
    question = asked(by, constraints=Constraints(via=frozenset(via)))
    passed = set(question.vias)
    wanted = [path for path in counting(asked(by)) if passed <= set(path)]
    found = question.best()
    assert (found and found.path) == (wanted[0] if wanted else None)
    assert found is None or found.proven
