"""Gaps between roles, and between a person and a role."""

from __future__ import annotations

from typing import Any

import pytest

from careergraph import CareerGraph, Profile, QuestionError, UnknownNameError
from careergraph.gaps import gap

KITCHEN: dict[str, Any] = {
    "format": "careergraph/1",
    "title": "A kitchen",
    "proficiency": ["Basic", "Good", "Strong", "Master"],
    "sources": {"study": {"title": "A study"}},
    "skills": {
        "cooking": {"title": "Cooking", "effort": 2},
        "hygiene": {"title": "Hygiene"},
        "hiring": {"title": "Hiring"},
        "knives": {"title": "Knife work"},
    },
    "roles": {
        "cook": {"title": "Cook", "skills": {"cooking": 2, "hygiene": 3, "knives": 2}},
        "chef": {
            "title": "Head Chef",
            "aliases": ["Chef"],
            "skills": {"cooking": 4, "hygiene": 2, "hiring": 1},
            "field_sources": {"skills.cooking": ["study"]},
        },
        "guest": {"title": "Guest"},
    },
    "moves": [],
}


@pytest.fixture
def graph() -> CareerGraph:
    return CareerGraph.from_dict(KITCHEN)


def test_a_gap_between_roles_in_json(graph: CareerGraph) -> None:
    assert gap(graph, "cook", "CHEF").model_dump(mode="json") == {
        "from": "cook",
        "to": "chef",
        "readiness": 4 / 7,
        "learning": 5,
        "met": 4,
        "asked": 7,
        "skills": [
            {
                "skill": "cooking",
                "title": "Cooking",
                "held": 2,
                "asked": 4,
                "missing": 2,
                "exceeded": 0,
                "effort": 2.0,
                "sources": ["study"],
                "optional": False,
            },
            {
                "skill": "hiring",
                "title": "Hiring",
                "held": 0,
                "asked": 1,
                "missing": 1,
                "exceeded": 0,
                "effort": 1.0,
                "sources": [],
                "optional": False,
            },
            {
                "skill": "hygiene",
                "title": "Hygiene",
                "held": 3,
                "asked": 2,
                "missing": 0,
                "exceeded": 1,
                "effort": 1.0,
                "sources": [],
                "optional": False,
            },
        ],
        "not_asked": [{"skill": "knives", "title": "Knife work", "held": 2}],
        "move": None,
    }


def test_a_person_without_a_role(graph: CareerGraph) -> None:
    answer = gap(graph, None, "chef", have={"Cooking": "Strong", "knives": 0})
    assert answer.from_ is None
    assert [(skill.skill, skill.held) for skill in answer.missing] == [
        ("cooking", 3),
        ("hiring", 0),
        ("hygiene", 0),
    ]
    assert answer.not_asked == ()


def test_a_profile_brings_its_own_role(graph: CareerGraph) -> None:
    answer = gap(graph, None, "chef", profile=Profile(skills={"hiring": 1}, role="cook"))
    assert answer.from_ == "cook"
    assert [skill.skill for skill in answer.missing] == ["cooking"]


def test_only_mine_leaves_the_role_out(graph: CareerGraph) -> None:
    answer = gap(graph, "cook", "chef", have={"hiring": 1}, only_mine=True)
    assert [skill.skill for skill in answer.missing] == ["cooking", "hygiene"]


def test_a_role_that_asks_for_nothing_is_met(graph: CareerGraph) -> None:
    answer = gap(graph, "cook", "guest")
    assert (answer.readiness, answer.learning, answer.skills) == (1.0, 0, ())
    assert len(answer.not_asked) == 3


def test_nobody_to_measure(graph: CareerGraph) -> None:
    with pytest.raises(QuestionError, match="nobody to measure; name a role"):
        gap(graph, None, "chef")


def test_an_unknown_goal(graph: CareerGraph) -> None:
    with pytest.raises(UnknownNameError, match="chef"):
        gap(graph, "cook", "cheff")


def test_a_gap_says_itself_in_a_line(graph: CareerGraph) -> None:
    assert str(gap(graph, "cook", "chef")) == (
        "<Gap from 'cook' to 'chef': readiness 0.57, learning 5; 2 of 3 skills short, 1 exceeded>"
    )
    assert repr(gap(graph, None, "guest", have={})).startswith("<Gap from a person to 'guest'")


def test_a_gap_shows_in_a_notebook(graph: CareerGraph) -> None:
    assert "<th>not_asked</th>" in gap(graph, "cook", "chef")._repr_html_()
