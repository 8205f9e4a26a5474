"""What requirements still ask of somebody, and what that weighs."""

from __future__ import annotations

import pytest

from careergraph import CareerGraph, Requirement
from careergraph.person.shortfall import shortfall, weigh


@pytest.fixture
def graph() -> CareerGraph:
    return CareerGraph.from_dict(
        {
            "format": "careergraph/1",
            "title": "Efforts",
            "skills": {
                "easy": {"title": "Easy", "effort": 0.1},
                "free": {"title": "Free", "effort": 0},
                "plain": {"title": "Plain"},
            },
            "roles": {"cook": {"title": "Cook", "skills": {"plain": 1}}},
            "moves": [],
        }
    )


def test_only_essential_steps_count(graph: CareerGraph) -> None:
    asked = {"plain": Requirement(3), "easy": Requirement(4, optional=True)}
    short = shortfall(graph, asked, {"plain": 1, "easy": 1})
    assert short.missing == {"plain": (1, 3)}
    assert (short.met, short.asked, short.learning) == (1, 3, 2)
    assert short.readiness == 1 / 3


def test_more_than_asked_is_met_once(graph: CareerGraph) -> None:
    short = shortfall(graph, {"plain": Requirement(2)}, {"plain": 4})
    assert (short.missing, short.met, short.readiness) == ({}, 2, 1.0)


def test_nothing_asked_is_ready(graph: CareerGraph) -> None:
    assert shortfall(graph, {}, {"plain": 4}).readiness == 1.0


def test_a_graph_without_skills_knows_no_readiness() -> None:
    graph = CareerGraph.from_dict(
        {"format": "careergraph/1", "title": "Bare", "roles": {"cook": {"title": "Cook"}}, "moves": []}
    )
    short = shortfall(graph, {}, {})
    assert (short.learning, short.readiness) == (None, None)


def test_a_skill_without_effort_is_missing_but_takes_no_learning(graph: CareerGraph) -> None:
    short = shortfall(graph, {"free": Requirement(2)}, {})
    assert (short.missing, short.learning, short.readiness) == ({"free": (0, 2)}, 0, 0.0)


def test_efforts_are_added_as_the_numbers_people_wrote(graph: CareerGraph) -> None:
    # In binary fractions 0.1 + 0.1 + 0.1 is more than 0.3.
    assert weigh(graph, [("easy", 1), ("easy", 1), ("easy", 1)]) == 0.3
    total = weigh(graph, [("easy", 10), ("plain", 2)])
    assert total == 3
    assert isinstance(total, int)
