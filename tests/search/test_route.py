"""A route with its totals, and the order that routes have."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING, Any

import pytest

from careergraph.objectives import LIKELIHOOD, OBJECTIVES, YEARS
from careergraph.search import Network, View
from careergraph.search.route import Found, figure_along, first_of, key_of
from careergraph.search.steps import along
from tests.search.small import asked, every, small

if TYPE_CHECKING:
    from careergraph.objectives import ObjectiveName


def numbers(network: Network, roles: str) -> tuple[int, ...]:
    return tuple(network.number[role] for role in roles)


def test_the_figure_of_what_adds_up_is_that_of_its_moves_together() -> None:
    view = asked("likelihood").view
    own: Any = figure_along(view, LIKELIHOOD, numbers(view.network, "abez"))
    assert own.likelihood == pytest.approx(0.5 * 0.4 * 0.4)
    assert figure_along(view, LIKELIHOOD, numbers(view.network, "adz")) == inf


@pytest.mark.parametrize("by", OBJECTIVES)
@pytest.mark.parametrize("held", [{}, {"s": 2}, {"t": 2, "u": 1}, {"s": 9}])
def test_the_objective_comes_first_and_then_every_tie(by: ObjectiveName, held: dict[str, int]) -> None:
    question = asked(by, held=held)
    view = question.view
    path = numbers(view.network, "abez")
    key: Any = key_of(view, path, held, OBJECTIVES[by])
    # As the searches count it: s to 2, t to 2, u to 1; v takes no effort.
    units = question.steps.cost(along(question.steps, path))
    assert view.network.learning(units) == 2 * ("s" not in held) + (2 + 1) * ("t" not in held)
    assert key[1:] == (3, units, 4_000_000, path)
    likelihood = figure_along(view, LIKELIHOOD, path)
    assert key[0] == {"moves": 3, "learning": units, "years": 4_000_000, "likelihood": likelihood}[by]


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
            assert first_of(question.view, paths, held) == min(paths, key=question.key)


def test_those_that_are_near_are_compared_exactly() -> None:
    view = View(small().derived(Network))
    paths = [path for path in every(view.network) if figure_along(view, LIKELIHOOD, path) != inf]
    best = first_of(view, paths, {}, by=LIKELIHOOD)
    assert figure_along(view, LIKELIHOOD, best) == min(figure_along(view, LIKELIHOOD, path) for path in paths)


def test_a_figure_along_a_path_is_infinite_where_a_move_does_not_know_it() -> None:
    view = View(small().derived(Network))
    assert figure_along(view, YEARS, numbers(view.network, "abez")) == 4_000_000
    assert figure_along(view, YEARS, numbers(view.network, "abdz")) == inf
    assert figure_along(view, YEARS, numbers(view.network, "a")) == 0
