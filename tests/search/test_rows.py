"""Rows of bits that a graph keeps once it is asked often: they tell what a search would find."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from random import Random
from typing import TYPE_CHECKING, Any

from careergraph import CareerGraph
from careergraph.search import Network, Search
from careergraph.search import network as network_room
from careergraph.search import rows as rows_room
from tests.search.careers import layered

if TYPE_CHECKING:
    import pytest

    from careergraph.search.rows import Rows


def chain(roles: int, **more: Any) -> CareerGraph:  # noqa: ANN401 - as a file writes it
    ids = [f"r{number}" for number in range(roles)]
    return CareerGraph.from_dict(
        {
            "format": "careergraph/1",
            "title": "Chain",
            "roles": {role: {"title": role} for role in ids},
            "moves": [{"from": source, "to": target} for source, target in pairwise(ids)],
            **more,
        }
    )


def thirty_ways() -> CareerGraph:
    """Return a graph of two roles that thirty routes of two moves join, each with its own skills to learn."""
    random = Random(4)  # noqa: S311 - variety, not secrecy
    skills = [f"s{skill}" for skill in range(40)]
    middle = [f"m{place}" for place in range(30)]
    moves = [("start", role) for role in middle] + [(role, "end") for role in middle]
    return CareerGraph.from_dict(
        {
            "format": "careergraph/1",
            "title": "Thirty ways",
            "proficiency": ["Low", "High"],
            "skills": {skill: {"title": skill} for skill in skills},
            "roles": {
                role: {
                    "title": role,
                    "skills": {skill: random.randint(1, 2) for skill in random.sample(skills, 9)},
                }
                for role in ["start", *middle, "end"]
            },
            "moves": [{"from": source, "to": target} for source, target in moves],
        }
    )


def route(graph: CareerGraph, start: str, goal: str, held: dict[str, int]) -> tuple[int, ...]:
    found = Search(graph, start, goal, held=held).best()
    assert found is not None
    return found.path


def asked_often(graph: CareerGraph) -> Rows | None:
    network = graph.derived(Network)
    for _ in range(network_room.FEW_QUESTIONS):
        assert network.rows() is None
    return network.rows()


def test_routes_of_up_to_six_moves_are_told_and_longer_ones_are_searched() -> None:
    graph = chain(9)
    rows = asked_often(graph)
    assert rows is not None
    assert rows.few(0, 6, 32) == [(0, 1, 2, 3, 4, 5, 6)]
    assert rows.few(0, 7, 32) is None
    assert rows.few(6, 0, 32) is None
    assert route(graph, "r0", "r8", {}) == tuple(range(9))
    assert Search(graph, "r8", "r0", held={}).best() is None


def test_more_routes_than_a_few_are_searched() -> None:
    graph = layered(4, width=3)
    number = graph.derived(Network).number
    start, end = number["start"], number["end"]
    rows = asked_often(graph)
    assert rows is not None
    assert len(rows.few(start, end, 81) or ()) == 81
    assert rows.few(start, end, 80) is None
    fresh = route(layered(4, width=3), "start", "end", {})
    assert route(graph, "start", "end", {}) == fresh


def test_a_large_graph_keeps_no_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows_room, "MOST_BITS", 9 * 9 * 8 - 1)
    assert asked_often(chain(9)) is None
    rows = asked_often(chain(8))
    assert rows is not None
    assert rows.units([(0, 1)], {}) == [0]
    skills = {f"s{skill}": {"title": f"Skill {skill}"} for skill in range(81)}
    rows = asked_often(chain(8, skills=skills))
    assert rows is not None
    assert rows.units([(0, 1)], {}) is None
    monkeypatch.setattr(rows_room, "MOST_MOVES", 6)
    assert asked_often(chain(8)) is None
    assert asked_often(chain(7)) is not None


def test_learning_is_told_from_rows_only_where_each_step_is_one_unit() -> None:
    skills = {"a": {"title": "A", "effort": 2}, "b": {"title": "B"}}
    rows = asked_often(chain(3, skills=skills))
    assert rows is not None
    assert rows.units([(0, 1, 2)], {"a": 1}) is None


def test_what_a_move_states_is_what_it_asks() -> None:
    def graph() -> CareerGraph:
        return CareerGraph.from_dict(
            {
                "format": "careergraph/1",
                "title": "Stated",
                "proficiency": ["Low", "High"],
                "skills": {"a": {"title": "A"}, "b": {"title": "B"}, "c": {"title": "C"}},
                "roles": {
                    "start": {"title": "Start", "skills": {"a": 1}},
                    "m": {"title": "M", "skills": {"b": 2}},
                    "n": {"title": "N", "skills": {"a": 2, "b": 2, "c": 2}},
                    "end": {"title": "End", "skills": {"c": 1}},
                },
                "moves": [
                    {"from": "start", "to": "m"},
                    {"from": "start", "to": "n", "requires": {"a": 2, "b": {"level": 2, "optional": True}}},
                    {"from": "m", "to": "end"},
                    {"from": "n", "to": "end"},
                ],
            }
        )

    # By way of m: b to 2 and c to 1; by way of n only a from 1 to 2, and c.
    asked = graph()
    number = asked.derived(Network).number
    rows = asked_often(asked)
    assert rows is not None
    paths = [tuple(map(number.__getitem__, ("start", role, "end"))) for role in ("m", "n")]
    assert rows.units(paths, {"a": 1}) == [4, 3]
    assert route(asked, "start", "end", {"a": 1}) == route(graph(), "start", "end", {"a": 1}) == paths[1]


def test_a_move_more_is_heeded() -> None:
    graph = chain(4)
    assert asked_often(graph) is not None
    wider = Search(graph, "r0", "r3", held={}).with_move(0, 3)
    for _ in range(network_room.FEW_QUESTIONS + 1):
        found = wider.best()
        assert found is not None
        assert found.path == (0, 3)
    assert route(graph, "r0", "r3", {}) == (0, 1, 2, 3)


def test_any_order_of_questions_and_any_thread_gets_the_same_answers() -> None:
    random = Random(5)  # noqa: S311 - variety, not secrecy
    skills = [f"s{skill}" for skill in range(40)]
    people = [dict.fromkeys(random.sample(skills, 20), 1) for _ in range(60)]
    alone = [route(thirty_ways(), "start", "end", held) for held in people]
    assert len(set(alone)) > 5
    graph = thirty_ways()
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda held: route(graph, "start", "end", held), people))
    assert together == alone
