"""All the best routes by moves, years or likelihood are found, as networkx finds them all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from careergraph import CareerGraph
from careergraph.objectives import LIKELIHOOD, YEARS
from careergraph.search.network import Network
from careergraph.search.question import View
from careergraph.search.shortest import cheapest, fewest

if TYPE_CHECKING:
    from random import Random

    from careergraph.objectives import Objective

# Years and shares that add and multiply without rounding, so that ties are ties for both; the second
# number is what the move costs networkx.
FIGURES: dict[Objective, list[tuple[float, float]]] = {
    YEARS: [(0.5, 0.5), (1.0, 1.0), (1.5, 1.5), (2.5, 2.5), (4.0, 4.0)],
    LIKELIHOOD: [(0.5, 1.0), (0.25, 2.0), (0.125, 3.0)],
}
FREE: dict[Objective, tuple[float, float]] = {YEARS: (0.0, 0.0), LIKELIHOOD: (1.0, 0.0)}


def careers(random: Random, weight: Objective, *, free: bool) -> tuple[CareerGraph, Any]:
    """Make a graph of some dozen roles, and the moves in it that know the figure, with their costs."""
    size = random.randint(2, 40)
    ids = [f"r{number}" for number in range(size)]
    peer: Any = nx.DiGraph()
    peer.add_nodes_from(ids)
    moves = []
    for source in ids:
        for target in random.sample(ids, min(size, random.randint(0, 5))):
            if source == target:
                continue
            move: dict[str, Any] = {"from": source, "to": target}
            if random.random() < 0.9:
                figures = [*FIGURES[weight], FREE[weight]] if free else FIGURES[weight]
                figure, cost = random.choice(figures)
                move |= {"years": figure} if weight is YEARS else {"people": int(8 * figure), "leavers": 8}
                peer.add_edge(source, target, cost=cost)
            moves.append(move)
    data = {
        "format": "careergraph/1",
        "title": "Random",
        "roles": {role: {"title": role} for role in ids},
        "moves": moves,
    }
    return CareerGraph.from_dict(data), peer


@pytest.mark.parametrize("weight", [YEARS, LIKELIHOOD], ids=lambda weight: weight.name)
@pytest.mark.parametrize("free", [False, True])
@given(random=st.randoms(use_true_random=True))
def test_every_cheapest_route_runs_through_the_corridor(
    weight: Objective,
    free: bool,  # noqa: FBT001
    random: Random,
) -> None:
    graph, peer = careers(random, weight, free=free)
    start, goal = random.sample(sorted(graph.roles), 2)
    network = graph.derived(Network)
    number = network.number
    corridor = cheapest(View(network, needs=(weight,)), number[start], number[goal], weight)
    if not nx.has_path(peer, start, goal):
        assert corridor is None
        return
    assert corridor is not None
    found = {
        (network.ids[source], network.ids[target]) for source, out in corridor.out.items() for target in out
    }
    distance = nx.single_source_dijkstra_path_length(peer, start, weight="cost")
    left = nx.single_source_dijkstra_path_length(peer.reverse(), goal, weight="cost")
    assert found >= {
        (source, target)
        for source, target, cost in peer.edges(data="cost")
        if cost > 0 and distance.get(source, 1e9) + cost + left.get(target, 1e9) == distance[goal]
    }
    inside: Any = nx.DiGraph()
    inside.add_weighted_edges_from((*move, peer.edges[move]["cost"]) for move in found)
    assert nx.dijkstra_path_length(inside, start, goal) == distance[goal]
    if not free:
        # No way through costs more; moves that cost nothing may lead in circles.
        assert {
            nx.path_weight(inside, path, "weight") for path in nx.all_simple_paths(inside, start, goal)
        } == {distance[goal]}


@given(random=st.randoms(use_true_random=True))
def test_the_shortest_routes_and_no_others_run_through_the_corridor(random: Random) -> None:
    graph, _ = careers(random, YEARS, free=False)
    start, goal = random.sample(sorted(graph.roles), 2)
    network = graph.derived(Network)
    number = network.number
    corridor = fewest(View(network), number[start], number[goal])
    if not nx.has_path(graph.nx, start, goal):
        assert corridor is None
        return
    assert corridor is not None
    found = {
        (network.ids[source], network.ids[target]) for source, out in corridor.out.items() for target in out
    }
    shortest = nx.all_shortest_paths(graph.nx, start, goal)
    assert found == {move for path in shortest for move in nx.utils.pairwise(path)}
