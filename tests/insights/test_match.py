"""Which roles suit what somebody holds."""

from __future__ import annotations

from typing import Any

import pytest

from careergraph import CareerGraph, Profile
from careergraph.answers import Learn
from careergraph.errors import QuestionError, UnknownNameError
from careergraph.insights import Match

DATA: dict[str, Any] = {
    "format": "careergraph/1",
    "title": "Roles that suit",
    "levels": ["Junior", "Senior"],
    "functions": {"kitchen": "The Kitchen", "service": "Service"},
    "skills": {
        "cooking": {"title": "Cooking"},
        "hygiene": {"title": "Hygiene"},
        "wine": {"title": "Wine", "effort": 3},
    },
    "roles": {
        "cook": {
            "title": "Cook",
            "level": "Junior",
            "focus": {"kitchen": 1},
            "skills": {"cooking": 2, "hygiene": 2},
        },
        "chef": {"title": "Chef", "level": "Senior", "focus": {"kitchen": 1}, "skills": {"cooking": 4}},
        "waiter": {
            "title": "Waiter",
            "level": "Junior",
            "focus": {"service": 0.9, "kitchen": 0.1},
            "skills": {"hygiene": 1, "wine": 1},
        },
        "guest": {"title": "Guest", "skills": {"wine": {"level": 2, "optional": True}}},
        "owner": {"title": "Owner", "level": "Senior"},
    },
    "moves": [],
}


@pytest.fixture(scope="module")
def graph() -> CareerGraph:
    return CareerGraph.from_dict(DATA)


def test_roles_come_by_readiness_then_learning_then_id(graph: CareerGraph) -> None:
    found = graph.match(have=["cooking:2", "hygiene:0"])
    assert [(each.role, each.readiness, each.learning, each.met, each.asked) for each in found] == [
        ("chef", 0.5, 2, 2, 4),
        ("cook", 0.5, 2, 2, 4),
        ("waiter", 0.0, 4, 0, 2),
    ]
    assert repr(found[0]) == "<Match 'chef': readiness 0.50, learning 2>"


def test_learning_is_compared_exactly() -> None:
    efforts = {"huge": {"title": "Huge", "effort": 1e9}, "tiny": {"title": "Tiny", "effort": 1e-10}}
    roles = {
        "a": {"title": "Both", "skills": {"huge": 1, "tiny": 1}},
        "b": {"title": "One", "skills": {"huge": 1}},
    }
    found = CareerGraph.from_dict({**DATA, "skills": efforts, "roles": roles}).match(have={})
    # As floats the two are equal, and "a" would come first by its id.
    assert [each.role for each in found] == ["b", "a"]


def test_what_takes_most_to_learn_is_missing_first(graph: CareerGraph) -> None:
    waiter = next(each for each in graph.match(have={}) if each.role == "waiter")
    assert waiter.missing == (Learn(skill="wine", from_=0, to=1), Learn(skill="hygiene", from_=0, to=1))


def test_roles_whose_expectations_are_not_known_are_no_answer(graph: CareerGraph) -> None:
    assert not {"guest", "owner"} & {each.role for each in graph.match(have=["wine"])}
    bare = CareerGraph.from_dict(DATA | {"skills": {}, "roles": {"a": {"title": "A"}}})
    assert bare.match(have={}) == []


@pytest.mark.parametrize(
    ("options", "roles"),
    [
        ({"levels": ["junior"]}, ["cook", "waiter"]),
        ({"levels": ["Junior", "SENIOR"]}, ["chef", "cook", "waiter"]),
        ({"functions": ["service"]}, ["waiter"]),
        ({"functions": ["the kitchen"]}, ["chef", "cook", "waiter"]),
        ({"functions": ["service", "kitchen"], "levels": ["senior"]}, ["chef"]),
    ],
)
def test_levels_and_functions_narrow_it(
    graph: CareerGraph, options: dict[str, Any], roles: list[str]
) -> None:
    assert sorted(each.role for each in graph.match(have={}, **options)) == roles


def test_the_role_of_a_profile_counts_unless_only_mine_does(graph: CareerGraph) -> None:
    me = Profile({"wine": 1}, role="Cook")
    assert [each.role for each in graph.match(profile=me)][:2] == ["cook", "waiter"]
    assert graph.match(profile=me)[0].readiness == 1.0
    assert graph.match(profile=me, only_mine=True)[0].role == "waiter"


def test_a_lone_text_is_one_name(graph: CareerGraph) -> None:
    me = Profile({"cooking": 1})
    assert graph.match(profile=me, levels="Senior") == graph.match(profile=me, levels=["Senior"])
    assert graph.match(profile=me, functions="kitchen") == graph.match(profile=me, functions=["kitchen"])


def test_somebody_is_measured(graph: CareerGraph) -> None:
    with pytest.raises(QuestionError, match="nobody to measure"):
        graph.match()


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"levels": ["Juniro"]}, "no level is called 'Juniro'; did you mean 'Junior'"),
        (
            {"functions": ["xyz"]},
            "no function is called 'xyz'; this graph has kitchen, service",
        ),
        ({"have": ["cokking"]}, "no skill is called 'cokking'; did you mean 'cooking'"),
    ],
)
def test_what_is_not_in_the_graph_is_told(graph: CareerGraph, options: dict[str, Any], told: str) -> None:
    with pytest.raises(UnknownNameError, match=told):
        graph.match(**{"have": {}} | options)


def test_a_match_is_an_answer(graph: CareerGraph) -> None:
    assert isinstance(graph.match(have={})[0], Match)
