"""Trade-offs: the routes that no other beats."""

from __future__ import annotations

from math import inf

import pytest

from careergraph.objectives import LEARNING, OBJECTIVES, YEARS
from careergraph.search import (
    Constraints,
    trade_offs,
)
from tests.search.careers import layered, search
from tests.search.small import asked, every


def test_a_cut_trade_off_search_says_so() -> None:
    graph = layered(8, width=3)
    front = trade_offs(search(graph, "moves", 3_000))
    assert not front.proven
    assert front.routes
    whole = trade_offs(search(graph, "moves", 10**8))
    assert whole.proven
    assert whole.best[LEARNING] <= front.routes[0].units


@pytest.mark.parametrize("held", [{}, {"s": 2, "u": 1}])
def test_the_front_is_what_brute_force_leaves(held: dict[str, int]) -> None:
    question = asked(held=held)

    def figures(path: tuple[int, ...]) -> tuple[float, float, float | None]:
        _, moves, units, years, _ = question.key(path)
        return moves, units, None if years == inf else years

    def beats(one: tuple[float | None, ...], other: tuple[float | None, ...]) -> bool:
        both = [(a, b) for a, b in zip(one, other, strict=True) if a is not None and b is not None]
        return all(a <= b for a, b in both) and any(a < b for a, b in both)

    every_figures = {figures(path) for path in every(question.network)}
    wanted = {told for told in every_figures if not any(beats(other, told) for other in every_figures)}
    front = trade_offs(question)
    assert front.proven
    assert {figures(route.path) for route in front.routes} == wanted
    assert [(route.moves, route.units) for route in front.routes] == sorted(
        (route.moves, route.units) for route in front.routes
    )


def test_what_no_route_is_better_than_is_told_by_objective() -> None:
    front = trade_offs(asked())
    for name, objective in OBJECTIVES.items():
        found = asked(name).best()  # type: ignore[arg-type]
        assert found is not None
        assert front.best[objective] == found.objective


def test_by_one_figure_the_front_is_its_best_route_and_one_that_does_not_know_it() -> None:
    # Routes come by moves.
    unknown, route = trade_offs(asked(), [YEARS]).routes
    assert (unknown.known, route.known) == (0, 1)
    best_route = asked("years").best()
    assert best_route is not None
    assert asked("years").key(route.path)[0] == best_route.objective


def test_without_a_route_there_is_nothing_to_weigh() -> None:
    front = trade_offs(asked(constraints=Constraints(avoid=frozenset({"d", "e"}))))
    assert (front.routes, front.proven, dict(front.best)) == ((), True, {})
