"""Which leader a company's needs call for."""

from __future__ import annotations

from typing import Any

import pytest

from careergraph import AmbiguousNameError, CareerGraph, QuestionError, UnknownNameError
from careergraph.staffing import known_needs, staff

COMPANY: dict[str, Any] = {
    "format": "careergraph/1",
    "title": "A company",
    "functions": {"sales": "Sales", "marketing": "Marketing"},
    "levels": ["Entry", "Manager", "Vice President"],
    "sources": {
        "article": {"title": "An article"},
        "editorial": {"title": "Judgement"},
        "other": {"title": "-"},
    },
    "roles": {
        "rep": {"title": "Rep", "focus": {"sales": 1.0}, "level": "Entry", "scope": "tactical"},
        "sales-manager": {"title": "Sales Manager", "focus": {"sales": 1.0}, "level": "Manager"},
        "vp-sales": {
            "title": "VP Sales",
            "focus": {"sales": 1.0},
            "level": "Vice President",
            "scope": "strategic",
            "sources": ["editorial"],
            "field_sources": {"scope": ["article"]},
        },
        "vp-both": {
            "title": "VP Sales and Marketing",
            "focus": {"sales": 0.7, "marketing": 0.3},
            "level": "Vice President",
            "scope": "strategic",
        },
        "marketer": {"title": "Marketer", "focus": {"marketing": 1.0}},
        "clerk": {"title": "Clerk"},
    },
    "moves": [],
    "needs": {
        "leads": {"title": "Generating leads", "function": "marketing", "sources": ["article"]},
        "brand": {"title": "A known brand", "function": "marketing"},
        "deals": {"title": "Closing deals", "function": "sales", "sources": ["article"]},
        "value": {"title": "Holding value", "function": "sales"},
    },
    "agreements": [{"text": "What a lead is", "sources": ["article"]}],
}


@pytest.fixture
def graph() -> CareerGraph:
    return CareerGraph.from_dict(COMPANY)


def test_the_function_with_most_needs_leads(graph: CareerGraph) -> None:
    answer = staff(graph, ["Closing  DEALS", "value", "leads"])
    assert answer.leads == ("sales",)
    assert answer.reason == "Sales must lead: 2 of 3 needs belong to it"
    assert [(part.function, part.needs, part.share) for part in answer.functions] == [
        ("sales", ("deals", "value"), 2 / 3),
        ("marketing", ("leads",), 1 / 3),
    ]
    assert [need.need for need in answer.needs] == ["leads", "deals", "value"]


def test_roles_fit_by_focus_then_scope_then_level(graph: CareerGraph) -> None:
    roles = staff(graph, ["deals"]).roles
    assert [role.role for role in roles] == ["vp-sales", "sales-manager", "rep", "vp-both"]
    assert [role.reason for role in roles] == [
        "Sales is all of its focus; its scope is strategic; its level is Vice President",
        "Sales is all of its focus; its level is Manager",
        "Sales is all of its focus; its scope is tactical; its level is Entry",
        "Sales is 70 % of its focus; its scope is strategic; its level is Vice President",
    ]
    assert roles[0].sources == ("editorial", "article")
    assert (roles[0].share, roles[0].scope, roles[0].level) == (1.0, "strategic", "Vice President")


def test_what_the_leader_does_not_serve_is_to_be_covered(graph: CareerGraph) -> None:
    (cover,) = staff(graph, ["deals", "value", "leads"]).cover
    assert cover.model_dump(mode="json") == {
        "function": "marketing",
        "title": "Marketing",
        "needs": ["leads"],
        "advice": "Hire for Marketing, or outsource it: 1 need the leader does not cover",
        "roles": ["marketer"],
    }


def test_agreements_and_sources_are_told_whatever_the_needs(graph: CareerGraph) -> None:
    answer = staff(graph, ["value"])
    assert answer.reason == "Sales must lead: the only need belongs to it"
    assert [fact.text for fact in answer.agreements] == ["What a lead is"]
    assert answer.cover == ()
    assert list(answer.sources) == ["article", "editorial"]
    assert staff(graph, ["value", "deals"]).reason == "Sales must lead: all 2 needs belong to it"


def test_a_tie_is_told_with_both(graph: CareerGraph) -> None:
    answer = staff(graph, ["deals", "leads"])
    assert answer.leads == ("marketing", "sales")
    assert answer.reason == (
        "Marketing and Sales have 1 need each: a tie. Decide which the company lacks most and let that one "
        "lead; hire or outsource for the rest"
    )
    assert [role.function for role in answer.roles] == ["marketing", "sales", "sales", "sales", "sales"]
    assert answer.cover == ()


def test_a_need_named_twice_counts_once(graph: CareerGraph) -> None:
    assert staff(graph, ["leads", "Generating leads", "deals", "value"]).leads == ("sales",)


def test_one_need_may_be_given_as_text(graph: CareerGraph) -> None:
    assert staff(graph, "leads").leads == ("marketing",)


def test_no_role_fits() -> None:
    graph = CareerGraph.from_dict({**COMPANY, "roles": {"clerk": {"title": "Clerk"}}})
    answer = staff(graph, ["deals"])
    assert answer.roles == ()
    assert repr(answer) == "<Staffing for 1 need: sales leads; no role fits>"


def test_a_staffing_says_itself_in_a_line(graph: CareerGraph) -> None:
    assert repr(staff(graph, ["deals", "leads"])) == (
        "<Staffing for 2 needs: marketing or sales leads; 'marketer' fits best>"
    )


def test_known_needs_stand_by_function(graph: CareerGraph) -> None:
    assert [(need.function_title, need.need) for need in known_needs(graph)] == [
        ("Marketing", "brand"),
        ("Marketing", "leads"),
        ("Sales", "deals"),
        ("Sales", "value"),
    ]


def test_no_need_is_named(graph: CareerGraph) -> None:
    with pytest.raises(QuestionError, match="no need is named; say what the company lacks: brand, leads"):
        staff(graph, [])


def test_a_graph_without_needs() -> None:
    graph = CareerGraph.from_dict({**COMPANY, "needs": {}}, name="bare")
    for ask in (lambda: known_needs(graph), lambda: staff(graph, ["deals"])):
        with pytest.raises(QuestionError, match="the graph 'bare' lists no needs"):
            ask()


def test_an_unknown_need_names_those_that_come_near(graph: CareerGraph) -> None:
    with pytest.raises(UnknownNameError) as told:
        staff(graph, ["Closing deal"])
    assert told.value.kind == "need"
    assert told.value.candidates[0] == "deals"
    with pytest.raises(UnknownNameError, match="known needs: brand, leads, deals, value"):
        staff(graph, ["xq"])


def test_an_ambiguous_need_names_all_it_may_be() -> None:
    needs = {**COMPANY["needs"], "deals-2": {"title": "closing deals", "function": "sales"}}
    graph = CareerGraph.from_dict({**COMPANY, "needs": needs})
    with pytest.raises(AmbiguousNameError) as told:
        staff(graph, ["Closing deals"])
    assert told.value.candidates == ("deals", "deals-2")
