"""The best routes by moves or by figures that add up, against networkx; more in tests/properties."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING, Any

import networkx as nx
import pytest

from careergraph.objectives import LIKELIHOOD, YEARS
from careergraph.search import (
    Constraints,
    Network,
    View,
    hops_from,
    hops_to,
)
from careergraph.search.figures import millionths
from careergraph.search.route import figure_along
from careergraph.search.shortest import cheapest, costs_from, costs_to, fewest, looked_up
from tests.search.careers import layered
from tests.search.small import MOVES as SMALL_MOVES
from tests.search.small import every, small

if TYPE_CHECKING:
    from careergraph import Objective


@pytest.fixture
def view() -> View:
    return View(small().derived(Network))


def numbers(view: View, roles: str) -> list[tuple[int, ...]]:
    return [tuple(view.network.number[role] for role in path) for path in roles.split()]


def test_the_fewest_moves_and_what_lies_between(view: View) -> None:
    start, goal = view.network.number["a"], view.network.number["z"]
    dag = fewest(view, start, goal)
    assert dag is not None
    assert dag.all_paths(9) == numbers(view, "adz")
    assert dag.succ(start) == [view.network.number["d"]]
    assert dag.pred(goal) == [view.network.number["d"]]
    graph = layered(4, width=3)
    wide = View(graph.derived(Network))
    ends = wide.network.number["start"], wide.network.number["end"]
    many = fewest(wide, *ends)
    assert many is not None
    paths = many.all_paths(81)
    assert paths is not None
    assert sorted(paths) == sorted(every(wide.network, "start", "end"))
    assert many.any_path() in paths
    assert len(paths) == 81
    assert many.all_paths(80) is None


def test_to_nowhere_there_is_no_path() -> None:
    network = small().derived(Network)
    ends = network.number["a"], network.number["z"]
    apart = Constraints(avoid=frozenset({"d", "e"}))
    assert fewest(View(network, apart), *ends) is None
    assert cheapest(View(network, apart, (YEARS,)), *ends, YEARS) is None


@pytest.mark.parametrize("weight", [YEARS, LIKELIHOOD], ids=lambda weight: weight.name)
def test_the_cheapest_routes_are_those_of_least_figure(weight: Objective) -> None:
    network = small().derived(Network)
    view = View(network, needs=(weight,))
    start, goal = network.number["a"], network.number["z"]
    dag = cheapest(view, start, goal, weight)
    assert dag is not None
    figures = {path: figure_along(view, weight, path) for path in every(network)}
    least = min(
        figures.values(),
        key=lambda figure: (
            figure == inf,
            0 if figure == inf else figure.log if weight is LIKELIHOOD else figure,
        ),
    )
    best = sorted(path for path, figure in figures.items() if figure == least)
    paths = dag.all_paths(99)
    assert paths is not None
    assert set(best) <= set(paths)
    exact = dag.exact(view, weight).all_paths(99)
    assert exact is not None
    assert sorted(exact) == best
    short = dag.exact(view, weight).shortest().all_paths(99)
    assert short is not None
    assert sorted(short) == [path for path in best if len(path) == min(map(len, best))]


def test_hops_are_the_shortest_of_networkx(view: View) -> None:
    network = view.network
    peer = network.graph.nx
    for role, number in network.number.items():
        far = nx.single_source_shortest_path_length(peer, role)
        assert hops_from(view, number) == {network.number[other]: hops for other, hops in far.items()}
        near = nx.single_target_shortest_path_length(peer, role)
        assert hops_to(view, number) == {network.number[other]: hops for other, hops in dict(near).items()}
        assert hops_from(view, number, most=1) == {
            network.number[other]: hops for other, hops in far.items() if hops <= 1
        }


def test_costs_are_those_of_dijkstra() -> None:
    network = small().derived(Network)
    view = View(network, needs=(YEARS,))
    peer: Any = nx.DiGraph()
    peer.add_weighted_edges_from(
        (network.number[source], network.number[target], millionths(years))
        for source, target, years, _ in SMALL_MOVES
        if years is not None
    )
    for number in range(len(network.ids)):
        assert costs_from(view, YEARS, number) == nx.single_source_dijkstra_path_length(peer, number)
        assert costs_to(view, YEARS, number) == nx.single_source_dijkstra_path_length(peer.reverse(), number)
    look = looked_up({1: 5})
    assert (look(1), look(2)) == (5, inf)
