"""Every search keeps to its budget of work on graphs with too many routes, and what it says then holds."""

from __future__ import annotations

from itertools import islice, pairwise
from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from careergraph import CareerGraph
from careergraph.search import Alternatives, Budget, Constraints, Limits, Search, best_around, trade_offs
from tests.search.careers import layered, terraces

if TYPE_CHECKING:
    from careergraph.objectives import ObjectiveName

WORK = 200_000
BY: list[ObjectiveName] = ["moves", "learning", "years", "likelihood"]


def made(pairs: list[tuple[str, str]], *, seed: int = 1, skills: int = 30) -> CareerGraph:
    """Make a graph of moves that each ask for five skills, and know their years and people."""
    random = Random(seed)  # noqa: S311 - nothing secret
    moves: list[dict[str, Any]] = [
        {
            "from": source,
            "to": target,
            "requires": {f"s{random.randrange(skills)}": random.randint(1, 4) for _ in range(5)},
            "years": random.choice([0.5, 1, 1.5]),
            "people": random.randint(1, 9),
            "leavers": 9,
        }
        for source, target in pairs
    ]
    return CareerGraph.from_dict(
        {
            "format": "careergraph/1",
            "title": "Too many routes",
            "skills": {f"s{skill}": {"title": str(skill)} for skill in range(skills)},
            "roles": {role: {"title": role} for pair in pairs for role in pair},
            "moves": moves,
        }
    )


def dense(size: int) -> CareerGraph:
    ids = ["start", "end", *(f"r{number:02}" for number in range(size - 2))]
    return made([(a, b) for a in ids for b in ids if a != b])


def line(size: int) -> CareerGraph:
    return made(list(pairwise(["start", *(f"r{number:04}" for number in range(size - 2)), "end"])))


def star(size: int) -> CareerGraph:
    leaves = ["start", "end", *(f"r{number:04}" for number in range(size - 3))]
    return made([pair for leaf in leaves for pair in (("hub", leaf), (leaf, "hub"))])


GRAPHS = {
    "dense": dense(60),
    "layers": layered(40, width=4, skills=60),
    "terraces": terraces(10),
    "line": line(600),
    "star": star(1_000),
}
graphs = pytest.mark.parametrize("graph", GRAPHS.values(), ids=GRAPHS)


def asked(
    graph: CareerGraph, by: ObjectiveName, vias: tuple[str, ...] = (), budget: Budget | None = None
) -> Search:
    past = Constraints(via=frozenset(vias))
    return Search(graph, "start", "end", by=by, held={}, constraints=past, budget=budget or Budget(work=WORK))


def most(graph: CareerGraph) -> int:
    """Return what a search may do that has spent its budget: look for some way a few times."""
    return WORK + 800 * len(graph.file.moves) + 200_000


@graphs
@pytest.mark.parametrize("by", BY)
def test_a_best_route(graph: CareerGraph, by: ObjectiveName) -> None:
    search = asked(graph, by)
    found = search.best()
    assert search.budget.count <= most(graph)
    if found is not None:
        assert found.bound <= found.objective
        assert [found.path[0], found.path[-1]] == [search.start.role, search.goal]


@graphs
@pytest.mark.parametrize("by", BY)
def test_past_four_roles(graph: CareerGraph, by: ObjectiveName) -> None:
    ids = sorted(graph.roles)
    vias = tuple(ids[place * len(ids) // 5] for place in range(1, 5))
    search = asked(graph, by, vias)
    found = search.best()
    assert search.budget.count <= 2 * most(graph)
    if found is not None:
        assert found.bound <= found.objective
        assert {search.network.number[via] for via in vias} <= set(found.path)
        assert len(set(found.path)) == len(found.path)


@graphs
@pytest.mark.parametrize("by", BY)
def test_two_thousand_alternatives(graph: CareerGraph, by: ObjectiveName) -> None:
    search = asked(graph, by)
    alternatives = Alternatives(search)
    found = list(islice(alternatives, 2_000))
    assert search.budget.count <= 2 * most(graph)
    assert len({route.path for route in found}) == len(found)
    assert all(len(set(route.path)) == len(route.path) for route in found)
    if len(found) > 1:
        assert not alternatives.complete or all(route.proven for route in found)


@graphs
def test_trade_offs(graph: CareerGraph) -> None:
    search = asked(graph, "moves")
    front = trade_offs(search)
    assert search.budget.count <= 4 * most(graph)
    assert front.routes


@graphs
@pytest.mark.parametrize("by", BY[:3])
@pytest.mark.parametrize("limits", [Limits(), Limits(units=20), Limits(moves=6, units=30, years=8_000_000)])
def test_all_roles_within_reach(graph: CareerGraph, by: ObjectiveName, limits: Limits) -> None:
    budget = Budget(work=WORK)
    around = best_around(Search(graph, "start", "start", by=by, held={}, limits=limits, budget=budget))
    assert budget.count <= most(graph)
    told = {route.path[-1] for route in around.routes}
    assert len(told) == len(around.routes)
    assert not told & set(around.undecided)
    assert all(route.bound <= route.objective for route in around.routes)
    exact = best_around(Search(graph, "start", "start", by=by, held={}, limits=limits))
    if not exact.undecided and all(route.proven for route in exact.routes):
        best = {route.path[-1]: route.objective for route in exact.routes}
        assert told <= set(best)
        assert set(best) <= told | set(around.undecided) or around.left_out
        for route in around.routes:
            assert route.bound <= best[route.path[-1]] <= route.objective


def test_the_same_work_gives_the_same_answer() -> None:
    for by in BY:
        assert asked(dense(30), by).best() == asked(dense(30), by).best()
