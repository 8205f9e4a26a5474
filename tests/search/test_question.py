"""What is asked: budget, constraints, limits, and the part of the graph that counts."""

from __future__ import annotations

from math import inf
from typing import Any

import pytest

from careergraph import QuestionError, UnknownNameError
from careergraph.objectives import LEARNING, LIKELIHOOD, MOVES, YEARS
from careergraph.search import (
    Budget,
    Constraints,
    Limits,
    Network,
    View,
)
from careergraph.search.figures import CERTAIN
from careergraph.search.question import FREE, WORK
from tests.search.small import MOVES as SMALL_MOVES
from tests.search.small import small


def test_work_is_counted_until_there_is_none_left() -> None:
    budget = Budget(work=10)
    assert [budget.spend(5), budget.spend(5), budget.spend(1)] == [False, False, True]
    assert budget.count == 11
    assert budget.spent
    assert not Budget().spend(WORK)


def test_what_a_part_spends_is_spent_of_the_whole() -> None:
    budget = Budget(work=100)
    budget.spend(20)
    half = budget.part(0.5)
    assert not half.spend(40)
    assert half.spend(1)
    assert half.spent
    assert not budget.spent
    assert budget.count == 61
    last = budget.part(1)
    assert not last.spend(39)
    assert last.spend(1)
    assert budget.spent


def test_a_time_is_kept_by_the_clock() -> None:
    budget = Budget(seconds=1e-9)
    assert budget.spent
    assert budget.spend(1)
    assert budget.part(0.5).spent
    assert not Budget(seconds=1e6).part(0.5).spend(10**12)


@pytest.mark.parametrize("seconds", [0, -1, float("nan")])
def test_no_time_is_no_budget(seconds: float) -> None:
    with pytest.raises(QuestionError, match="give it more than 0"):
        Budget(seconds)


def test_constraints_are_said_with_any_of_a_roles_names() -> None:
    graph = small()
    told = Constraints.of(graph, via=["B "], avoid=["c"], kinds=["lateral"], max_moves=0)
    assert told == Constraints(frozenset({"b"}), frozenset({"c"}), frozenset({"lateral"}), max_moves=0)
    assert told.active() == ["via", "avoid", "kinds", "max_moves"]
    assert Constraints.of(graph) == FREE
    assert FREE.active() == []


@pytest.mark.parametrize(
    ("said", "error", "told"),
    [
        ({"kinds": ["up"]}, QuestionError, "no kind of move is called 'up'"),
        ({"max_moves": -1}, QuestionError, "max_moves"),
        ({"via": ["b"], "avoid": ["B"]}, QuestionError, "b is both to be passed"),
        ({"via": ["nobody"]}, UnknownNameError, "no role is called 'nobody'"),
    ],
)
def test_constraints_that_make_no_sense(said: dict[str, Any], error: type[Exception], told: str) -> None:
    with pytest.raises(error, match=told):
        Constraints.of(small(), **said)


@pytest.mark.parametrize(
    ("constraints", "admitted"),
    [
        (Constraints(), [None, "promotion", "lateral", "step_down"]),
        (Constraints(no_step_down=True), [None, "promotion", "lateral"]),
        (Constraints(kinds=frozenset({"lateral", "step_down"})), ["lateral", "step_down"]),
        (Constraints(kinds=frozenset({"step_down"}), no_step_down=True), []),
    ],
)
def test_kinds_of_moves_that_count(constraints: Constraints, admitted: list[Any]) -> None:
    kinds: list[Any] = [None, "promotion", "lateral", "step_down"]
    assert [kind for kind in kinds if constraints.admits(kind)] == admitted


def test_one_constraint_is_lifted_or_one_role_of_it() -> None:
    told = Constraints(avoid=frozenset({"b", "c"}), max_moves=2)
    assert told.without("max_moves") == Constraints(avoid=frozenset({"b", "c"}))
    assert told.without("avoid", "b") == Constraints(avoid=frozenset({"c"}), max_moves=2)


def ends(view: View) -> set[tuple[str, str]]:
    """Return the moves of a view, by ids, after seeing that both directions agree."""
    ids = view.network.ids
    out = {(ids[one], ids[two]) for one in range(len(ids)) for two in view.succ(one)}
    assert out == {(ids[one], ids[two]) for two in range(len(ids)) for one in view.pred(two)}
    succ, pred = view.neighbours()
    assert all(list(succ(role)) == list(view.succ(role)) for role in range(len(ids)))
    assert all(list(pred(role)) == list(view.pred(role)) for role in range(len(ids)))
    return out


ALL = {(source, target) for source, target, _, _ in SMALL_MOVES}


@pytest.mark.parametrize(
    ("options", "left_out"),
    [
        ({}, set()),
        (
            {"constraints": Constraints(avoid=frozenset({"e"}))},
            {("b", "e"), ("c", "e"), ("e", "d"), ("e", "z")},
        ),
        ({"constraints": Constraints(no_step_down=True)}, {("e", "d"), ("z", "a")}),
        ({"needs": (YEARS,)}, {("b", "d")}),
        ({"needs": (LIKELIHOOD, YEARS)}, {("a", "d"), ("b", "d")}),
        ({"banned": frozenset({3})}, {("a", "d"), ("b", "d"), ("c", "d"), ("e", "d"), ("d", "z")}),
        ({"first": (0, frozenset({1, 3}))}, {("a", "b"), ("a", "d")}),
    ],
)
def test_the_moves_that_count(options: dict[str, Any], left_out: set[tuple[str, str]]) -> None:
    network = small().derived(Network)
    assert ALL - ends(View(network, **options)) == left_out


def test_a_move_that_is_thought_of_knows_every_figure() -> None:
    network = small().derived(Network)
    view = View(network, needs=(YEARS,), added=(0, 5))
    assert ends(view) - ALL == {("a", "z")}
    assert view.figures(YEARS)(0, 5) == 0
    assert view.figures(LIKELIHOOD)(0, 5) == CERTAIN
    assert view.figures(YEARS)(0, 1) == 1_000_000


@pytest.mark.parametrize("back", [False, True])
@pytest.mark.parametrize("avoid", [frozenset(), frozenset({"e"})])
def test_prices_are_those_of_the_moves_that_count(avoid: frozenset[str], *, back: bool) -> None:
    network = small().derived(Network)
    view = View(network, Constraints(avoid=avoid), (YEARS,))
    price = view.prices(YEARS, back=back)
    for role in range(len(network.ids)):
        others = view.pred(role) if back else view.succ(role)
        pairs = [(other, role) if back else (role, other) for other in others]
        assert list(price(role)) == [
            (other, view.figures(YEARS)(*pair)) for other, pair in zip(others, pairs, strict=True)
        ]


def test_each_of_three_objectives_has_a_limit() -> None:
    limits = Limits(moves=1, units=2, years=3)
    assert [limits.by(objective) for objective in (MOVES, LEARNING, YEARS)] == [1, 2, 3]
    assert Limits().by(YEARS) == inf
    with pytest.raises(KeyError):
        limits.by(LIKELIHOOD)
