"""A route with its totals, and the order that routes have."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING, Any

import pytest

from careergraph.objectives import LIKELIHOOD, MOVES, OBJECTIVES, YEARS
from careergraph.search import (
    Network,
)
from careergraph.search.route import Found, figure_along, first_of, key_of, prefix_of
from tests.search.small import asked, every, small

if TYPE_CHECKING:
    from careergraph.objectives import ObjectiveName


def numbers(network: Network, roles: str) -> tuple[int, ...]:
    return tuple(network.number[role] for role in roles)


def test_a_path_adds_up() -> None:
    question = asked()
    path = numbers(question.network, "abez")
    prefix = prefix_of(question.view, question.steps, path, by=MOVES)
    assert (prefix.role, prefix.moves, prefix.years, prefix.figure) == (path[-1], 3, 4_000_000, None)
    # s to 2, t to 2, u to 1; v takes no effort.
    assert question.network.learning(question.steps.cost(prefix.union)) == 2 + 1 + 2
    unknown = prefix_of(question.view, question.steps, numbers(question.network, "abdz"), by=MOVES)
    assert unknown.years == inf


def test_the_figure_of_an_objective_that_adds_up_is_carried_beside() -> None:
    question = asked("likelihood")
    path = numbers(question.network, "abez")
    own: Any = prefix_of(question.view, question.steps, path, by=LIKELIHOOD).figure
    assert own.likelihood == pytest.approx(0.5 * 0.4 * 0.4)
    lost = prefix_of(question.view, question.steps, numbers(question.network, "adz"), by=LIKELIHOOD)
    assert lost.figure == inf


@pytest.mark.parametrize("by", OBJECTIVES)
def test_the_objective_comes_first_and_then_every_tie(by: ObjectiveName) -> None:
    question = asked(by)
    path = numbers(question.network, "abez")
    prefix = question.prefix(path)
    key: Any = key_of(prefix, question.steps, OBJECTIVES[by])
    ties = (3, question.steps.cost(prefix.union), 4_000_000, path)
    assert key[1:] == ties
    assert key[0] == {"moves": 3, "learning": ties[1], "years": 4_000_000, "likelihood": prefix.figure}[by]


def test_a_route_is_proven_where_none_can_be_better() -> None:
    assert Found((0, 1), 3, 3).proven
    assert Found((0, 1), 3, 4).proven
    assert not Found((0, 1), 3, 2).proven


@pytest.mark.parametrize("held", [{}, {"s": 2}, {"t": 2, "u": 1}])
def test_the_first_of_a_few_is_the_first_in_the_total_order(held: dict[str, int]) -> None:
    kinds: list[dict[str, Any]] = [{}, {"proficiency": []}]
    for levels in kinds:
        question = asked(graph=small(**levels), held=held)
        network = question.network
        by_length: dict[int, list[tuple[int, ...]]] = {}
        for path in every(network):
            by_length.setdefault(len(path), []).append(path)
        for paths in by_length.values():
            assert first_of(network, paths, held) == min(paths, key=question.key)


def test_those_that_are_near_are_compared_exactly() -> None:
    network = small().derived(Network)
    paths = [path for path in every(network) if figure_along(network, LIKELIHOOD, path) != inf]
    best = first_of(network, paths, {}, by=LIKELIHOOD)
    assert figure_along(network, LIKELIHOOD, best) == min(
        figure_along(network, LIKELIHOOD, path) for path in paths
    )


def test_a_figure_along_a_path_is_infinite_where_a_move_does_not_know_it() -> None:
    network = small().derived(Network)
    assert figure_along(network, YEARS, numbers(network, "abez")) == 4_000_000
    assert figure_along(network, YEARS, numbers(network, "abdz")) == inf
    assert figure_along(network, YEARS, numbers(network, "a")) == 0
