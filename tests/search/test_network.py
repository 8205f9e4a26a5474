"""The graph as whole numbers, made for searching."""

from __future__ import annotations

from typing import Any

import pytest

from careergraph import Objective, QuestionError
from careergraph.objectives import LIKELIHOOD, YEARS
from careergraph.search import (
    Network,
)
from careergraph.search.figures import Rarity, millionths
from tests.search.small import EXPECTED, small
from tests.search.small import MOVES as SMALL_MOVES


@pytest.fixture
def network() -> Network:
    return small().derived(Network)


def test_rows_are_the_moves_from_both_ends(network: Network) -> None:
    ids = network.ids
    assert list(ids) == sorted(EXPECTED)
    out = {(ids[one], ids[two]) for one in range(len(ids)) for two in network.succ[one]}
    assert out == {(source, target) for source, target, _, _ in SMALL_MOVES}
    assert out == {(ids[one], ids[two]) for two in range(len(ids)) for one in network.pred[two]}
    assert (network.moves, network.density) == (13, 13 / 36)
    assert network.graph.derived(Network) is network


def test_figures_of_moves(network: Network) -> None:
    number = network.number
    for source, target, years, people in SMALL_MOVES:
        one, two = number[source], number[target]
        assert network.figures(YEARS)[one][two] == (None if years is None else millionths(years))
        assert network.figures(LIKELIHOOD)[one][two] == (None if people is None else Rarity(10, people))
    assert network.figures(YEARS) is network.figures(YEARS)
    assert (network.lacking(YEARS), network.lacking(LIKELIHOOD)) == (1, 1)


def test_costs_are_pairs_from_both_ends_of_moves_that_know_theirs(network: Network) -> None:
    costs = network.costs(YEARS)
    out = {(one, two): cost for one in range(6) for two, cost in costs.out[one]}
    assert out == {(one, two): cost for two in range(6) for one, cost in costs.into[two]}
    assert len(out) == 12
    assert costs.least == 0
    assert network.costs(YEARS) is costs


def test_a_script_that_makes_objectives_without_end_keeps_a_few(network: Network) -> None:
    first = network.figures(YEARS)
    for number in range(20):
        own = Objective(name=f"own{number}", adds="sum", unit="x", best="b", column=[number] * 13)
        assert network.figures(own)[0][1] == number
        assert network.costs(own).least == number
    assert network.figures(YEARS) is not first
    assert network.figures(YEARS)[0][1] == first[0][1]


@pytest.mark.parametrize(
    ("column", "told"),
    [
        ([1] * 12, "the column of own has 12 figures; give one for each of the 13 moves"),
        ([1] * 12 + [-1], "by own the move z -> a says -1; say a number from 0 up"),
        (lambda move: "x" * (move.target == "a"), "says ''"),
    ],
)
def test_a_column_that_cannot_be_used_is_told(network: Network, column: Any, told: str) -> None:  # noqa: ANN401
    own = Objective(name="own", adds="sum", unit="x", best="b", column=column)
    with pytest.raises(QuestionError, match=told):
        network.costs(own)


def test_a_sequence_is_in_the_order_of_the_file() -> None:
    graph = small(moves=[{"from": "d", "to": "z"}, {"from": "a", "to": "b"}])
    own = Objective(name="own", adds="sum", unit="x", best="b", column=[7, 8])
    network = graph.derived(Network)
    assert network.figures(own)[network.number["d"]] == {network.number["z"]: 7}
    assert network.figures(own)[network.number["a"]] == {network.number["b"]: 8}


def test_learning_counts_in_whole_units(network: Network) -> None:
    # Half a step is the least that is learnt.
    assert network.effort_scale == 2
    assert network.units_of({"s": 2, "t": 1, "u": 1, "v": 2}) == 2 * (2 + 0.5 + 2)
    assert network.learning(9) == 4.5
    assert repr(network.learning(8)) == "4"
    assert [network.units(limit) for limit in (4.5, 4.74, 4.76, 0)] == [9, 9, 9, 0]
    bare = small(skills={}, roles={"a": {"title": "A"}, "z": {"title": "Z"}}, moves=[])
    assert bare.derived(Network).learning(0) is None


def test_what_moves_ask_that_state_their_own_and_what_roles_expect() -> None:
    requires = {"s": 2, "u": {"level": 1, "optional": True}}
    roles = {
        "a": {"title": "A"},
        "b": {"title": "B", "skills": {"s": 1, "t": {"level": 1, "optional": True}}},
    }
    network = small(
        roles=roles, moves=[{"from": "a", "to": "b", "requires": requires}, {"from": "b", "to": "a"}]
    ).derived(Network)
    assert [network.stated[role] for role in (0, 1)] == [{1: {"s": 2}}, {}]
    assert network.held[1] == {"s": 1, "t": 1}
    assert network.expected[1] == {"s": 1}
    assert list(network.asked_along((0, 1, 0))) == [{"s": 2}, {}]
    assert network.keys(0, 1) == network.keys_of({"s": 2})
    assert network.keys(1, 0) == ()
    assert network.role_keys(1) == network.keys_of({"s": 1})


@pytest.mark.parametrize(
    ("pays", "cut"),
    [
        ((5, 9, 7), True),
        ((9, 5, 7), True),
        ((5, 6, 7), False),
        ((5, None, 4), True),
        ((None, None, 4), False),
    ],
)
def test_a_cut_in_pay_is_one_that_is_known(pays: tuple[int | None, ...], *, cut: bool) -> None:
    """From the start or from the role before; of an unknown pay nothing is known."""
    roles = {
        key: {"title": key, "pay": pay and {"middle": pay, "currency": "EUR", "period": "year"}}
        for key, pay in zip("abc", pays, strict=True)
    }
    network = small(roles=roles, moves=[]).derived(Network)
    assert network.cuts_pay("a", 1, 2) == cut
