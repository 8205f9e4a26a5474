"""The best route by any objective, and what a search that is cut says of it."""

from __future__ import annotations

from itertools import pairwise, product
from math import inf
from typing import TYPE_CHECKING

import pytest

from careergraph import CareerGraph, Objective, QuestionError
from careergraph.objectives import OBJECTIVES
from careergraph.search import (
    Constraints,
    Limits,
)
from tests.search.careers import best, layered, search
from tests.search.small import asked, counting

if TYPE_CHECKING:
    from careergraph.objectives import ObjectiveName


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


@pytest.mark.parametrize("by", OBJECTIVES)
def test_the_best_is_the_first_of_all_in_the_total_order(by: ObjectiveName) -> None:
    question = asked(by)
    found = question.best()
    assert found is not None
    assert found.path == counting(question)[0]
    assert found.objective == question.key(found.path)[0]
    assert found.proven
    assert found.first


def test_an_objective_of_ones_own_is_searched_as_exactly() -> None:
    own = Objective(
        name="cost",
        adds="sum",
        unit="euro",
        best="cheapest",
        column=lambda move: len(move.source + move.target) + (move.target == "d") / 3,
    )
    question = asked(own)
    found = question.best()
    assert found is not None
    assert found.path == counting(question)[0]


def test_what_is_no_objective_is_told() -> None:
    with pytest.raises(QuestionError, match="no objective is called 'luck'"):
        asked("luck")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("limits", "counts"),
    [
        (Limits(), True),
        (Limits(moves=2), True),
        (Limits(moves=1), False),
        (Limits(years=5_000_000), True),
        (Limits(years=4_999_999), False),
        (Limits(units=0), False),
    ],
)
def test_which_routes_are_within_limits(limits: Limits, counts: bool) -> None:  # noqa: FBT001
    question = asked(limits=limits)
    number = question.network.number
    path = tuple(number[role] for role in "adz")
    assert question.counts(path) == counts
    assert (question.route_within(path) is not None) == counts
    assert not question.counts((*path, *path))


def test_the_best_within_limits_is_the_first_of_those_that_count() -> None:
    for moves, years in product([2, 3, 4], [3_000_000, 4_000_000, inf]):
        question = asked("learning", limits=Limits(moves=moves, years=years))
        wanted = [path for path in counting(question) if question.counts(path)]
        found = question.best()
        assert (found and found.path) == (wanted[0] if wanted else None)


def test_where_there_is_no_route_none_is_found() -> None:
    assert asked(constraints=Constraints(avoid=frozenset({"d", "e"}))).best() is None
    assert asked(constraints=Constraints(max_moves=1)).best() is None
    assert asked("years", constraints=Constraints(max_moves=0)).best() is None


def test_the_fewest_moves_are_told_whatever_the_objective() -> None:
    assert asked("learning").shortest() == 2
    # The way past D does not know how likely it is.
    assert asked("likelihood").shortest() == 3
    assert asked(constraints=Constraints(avoid=frozenset({"d", "e"}))).shortest() is None


def test_what_is_proven_of_a_route_is_never_better_than_it() -> None:
    question = asked("learning")
    path = counting(question)[0]
    assert question.found(path).proven
    units = question.key(path)[0]
    assert question.found(path, units - 1, first=False).bound == units - 1
    assert question.found(path, units + 9).bound == units
