"""Roles side by side."""

from __future__ import annotations

from typing import Any

import pytest

from careergraph import CareerGraph, QuestionError, UnknownNameError
from careergraph.compare import compare

AGENCY: dict[str, Any] = {
    "format": "careergraph/1",
    "title": "An agency",
    "functions": {"sales": "Sales", "marketing": "Marketing"},
    "levels": ["Manager", "Director"],
    "sources": {
        "article": {"title": "An article", "where": "a paper"},
        "study": {"title": "A study"},
        "unused": {"title": "Never named"},
    },
    "skills": {
        "budgeting": {"title": "Budgeting"},
        "coaching": {"title": "Coaching"},
        "pricing": {"title": "Pricing", "effort": 2},
        "writing": {"title": "Writing"},
    },
    "roles": {
        "vp": {
            "title": "VP",
            "level": "Director",
            "scope": "strategic",
            "focus": {"sales": 0.7, "marketing": 0.3},
            "summary": "Sets the direction.",
            "responsibilities": [
                {"text": "Sets  the budget", "sources": ["article"]},
                {"text": "Plans", "sources": ["study"]},
                {"text": "plans", "sources": ["article"]},
            ],
            "kpis": ["Revenue"],
            "skills": {"budgeting": 3, "pricing": 1, "writing": 2},
            "sources": ["study"],
            "field_sources": {"scope": ["article"]},
        },
        "director": {
            "title": "Director",
            "level": "Director",
            "scope": "tactical",
            "focus": {"sales": 0.7, "marketing": 0.3},
            "responsibilities": [{"text": "sets the Budget", "sources": ["study"]}, "Coaches"],
            "deliverables": ["Reports"],
            "skills": {"budgeting": 2, "coaching": 3, "writing": 2},
        },
        "seller": {
            "title": "Seller",
            "focus": {"sales": 1.0, "marketing": 0.0},
            "kpis": ["revenue"],
            "skills": {"budgeting": 2, "pricing": 1},
        },
    },
    "moves": [],
}


@pytest.fixture
def graph() -> CareerGraph:
    return CareerGraph.from_dict(AGENCY)


def test_facts_are_sorted_into_only_one_and_both(graph: CareerGraph) -> None:
    told = compare(graph, "vp", "director").model_dump(mode="json")
    assert told["roles"] == [{"id": "vp", "title": "VP"}, {"id": "director", "title": "Director"}]
    assert told["responsibilities"] == {
        # Said twice by one role: told once, with the sources of both.
        "only_a": [{"text": "Plans", "sources": ["study", "article"]}],
        # The first role's words, the sources of both roles.
        "both": [{"text": "Sets  the budget", "sources": ["article", "study"]}],
        "only_b": [{"text": "Coaches", "sources": []}],
        "only_c": [],
        "some": [],
    }
    assert told["kpis"]["only_a"] == [{"text": "Revenue", "sources": ["study"]}]
    assert told["deliverables"]["only_b"] == [{"text": "Reports", "sources": []}]


def test_single_values_are_facts_too(graph: CareerGraph) -> None:
    answer = compare(graph, "vp", "director")
    assert [fact.text for fact in answer.level.both] == ["Director"]
    assert [(fact.text, fact.sources) for fact in answer.scope.only_a] == [("strategic", ("article",))]
    assert [fact.text for fact in answer.scope.only_b] == ["tactical"]
    assert [fact.text for fact in answer.summary.only_a] == ["Sets the direction."]
    assert answer.summary.only_b == answer.summary.both == ()


def test_the_focus_is_compared_by_share(graph: CareerGraph) -> None:
    same = compare(graph, "vp", "director").focus
    assert [(entry.function, entry.share) for entry in same.both] == [("marketing", 0.3), ("sales", 0.7)]
    assert same.different == ()
    other = compare(graph, "vp", "seller").focus
    assert [entry.title for entry in other.only_a] == ["Marketing"]
    assert [(at.role, at.share) for at in other.different[0].shares] == [("vp", 0.7), ("seller", 1.0)]
    assert other.only_b == ()


def test_skills_differ_in_both_directions(graph: CareerGraph) -> None:
    answer = compare(graph, "vp", "director")
    assert [entry.skill for entry in answer.skills.only_a] == ["pricing"]
    assert [(entry.skill, entry.level) for entry in answer.skills.both] == [("writing", 2)]
    assert [entry.title for entry in answer.skills.only_b] == ["Coaching"]
    (budgeting,) = answer.skills.different
    assert [(at.role, at.level, at.sources) for at in budgeting.levels] == [
        ("vp", 3, ("study",)),
        ("director", 2, ()),
    ]
    down, up = answer.directions
    assert (down.from_, down.to, down.learning) == ("vp", "director", 3)
    assert (up.from_, up.to, up.learning) == ("director", "vp", 3)
    assert [(item.skill, item.from_, item.to) for item in up.learn] == [
        ("budgeting", 2, 3),
        ("pricing", 0, 1),
    ]


def test_every_source_that_is_named_is_told(graph: CareerGraph) -> None:
    told = compare(graph, "vp", "director").model_dump(mode="json")["sources"]
    assert told == {
        "article": {"title": "An article", "where": "a paper", "licence": None, "derived": False},
        "study": {"title": "A study", "where": None, "licence": None, "derived": False},
    }


def test_three_roles_share_some_and_share_all(graph: CareerGraph) -> None:
    answer = compare(graph, "vp", "director", "seller")
    assert [(some.roles, some.fact.text) for some in answer.kpis.some] == [(("vp", "seller"), "Revenue")]
    assert [(some.roles, some.fact.skill) for some in answer.skills.some] == [
        (("vp", "seller"), "pricing"),
        (("vp", "director"), "writing"),
    ]
    assert [[at.role for at in skill.levels] for skill in answer.skills.different] == [
        ["vp", "director", "seller"]
    ]
    assert [(way.from_, way.to) for way in answer.directions] == [
        ("vp", "director"),
        ("vp", "seller"),
        ("director", "vp"),
        ("director", "seller"),
        ("seller", "vp"),
        ("seller", "director"),
    ]
    assert answer.model_dump(mode="json")["skills"]["some"][0] == {
        "roles": ["vp", "seller"],
        "fact": {"skill": "pricing", "title": "Pricing", "level": 1, "sources": ["study"], "optional": False},
    }
    alone = compare(graph, "director", "vp", "seller")
    assert [fact.text for fact in compare(graph, "vp", "seller", "director").deliverables.only_c] == [
        "Reports"
    ]
    assert alone.roles[0].id == "director"


@pytest.mark.parametrize("roles", [(), ("vp",), ("vp", "director", "seller", "vp")])
def test_two_or_three_roles(graph: CareerGraph, roles: tuple[str, ...]) -> None:
    with pytest.raises(QuestionError, match=f"two or three roles, not {len(roles)}"):
        compare(graph, *roles)


def test_a_role_with_itself(graph: CareerGraph) -> None:
    with pytest.raises(QuestionError, match="compared with itself: 'vp', 'seller', 'vp'"):
        compare(graph, "vp", "seller", "VP")


def test_an_unknown_role(graph: CareerGraph) -> None:
    with pytest.raises(UnknownNameError):
        compare(graph, "vp", "nobody")


def test_a_comparison_says_itself_in_a_line(graph: CareerGraph) -> None:
    assert repr(compare(graph, "vp", "director")) == (
        "<Comparison of 'vp', 'director': 1 facts shared, 4 of one role only; 1 skills at different levels>"
    )
