"""What roles, skills, sources and needs say of one another."""

from __future__ import annotations

from typing import Any

import pytest

from careergraph.document.rules import parse
from careergraph.document.rules.entries import TOLERANCE, check_credential, check_pay, check_resources
from careergraph.document.rules.findings import Findings
from careergraph.document.rules.known import Known
from tests.document.rules.mistakes import GOOD, changed, problems_of


def test_an_id_may_equal_the_title_of_another() -> None:
    data = changed("roles.guest.title", "rep")
    assert parse(data).roles["guest"].title == "rep"


def test_names_of_one_role_may_repeat() -> None:
    data = changed("roles.lead.aliases", ["sales lead", "Sales  Lead"])
    assert parse(data).roles["lead"].aliases == ("sales lead", "Sales  Lead")


def test_focus_shares_may_be_rounded_a_little() -> None:
    third = 0.3333333
    data = changed("functions.service", "Service")
    data["roles"]["rep"]["focus"] = {"sales": third, "marketing": third, "service": third}
    assert parse(data).roles["rep"].focus["service"] == third


def test_roles_may_share_an_alias_that_is_nobodys_title() -> None:
    data = changed("roles.guest.aliases", ["team lead"])
    assert parse(data).roles["guest"].aliases == ("team lead",)
    data["roles"]["rep"]["title"] = "TEAM  LEAD"
    assert [problem.path for problem in problems_of(data)] == [
        ("roles", "lead", "aliases", 0),
        ("roles", "guest", "aliases", 0),
    ]


def test_skills_share_no_name_at_all() -> None:
    (problem,) = problems_of(changed("skills.crm.aliases", ["MONEY"]))
    assert problem.message == "'MONEY' names skill 'budget' already"
    assert problem.other_path == ("skills", "budget", "aliases", 0)


@pytest.mark.parametrize(("off", "good"), [(TOLERANCE / 2, True), (TOLERANCE * 2, False)])
def test_shares_of_a_focus_sum_to_one(off: float, good: bool) -> None:  # noqa: FBT001
    data = changed("roles.guest.focus", {"sales": 0.5, "marketing": 0.5 + off})
    if good:
        assert parse(data).roles["guest"].focus["sales"] == 0.5
    else:
        (problem,) = problems_of(data)
        assert problem.message.startswith("the shares of `focus` sum to 1.00")


def test_ten_tenths_are_one() -> None:
    functions = {f"f{n}": f"F{n}" for n in range(10)}
    data = GOOD | {"functions": GOOD["functions"] | functions}
    data = data | {
        "roles": data["roles"] | {"guest": {"title": "Guest", "focus": dict.fromkeys(functions, 0.1)}}
    }
    assert len(parse(data).roles["guest"].focus) == 10


def test_every_section_that_names_sources_is_looked_at() -> None:
    data = changed("needs.leads.sources", ["x"])
    data["agreements"] = ["One", {"text": "Two", "sources": ["y"]}]
    data["skills"]["crm"]["sources"] = ["z"]
    data["roles"]["rep"]["kpis"] = [{"text": "k", "sources": ["article", "w"]}]
    assert [problem.path for problem in problems_of(data)] == [
        ("skills", "crm", "sources", 0),
        ("roles", "rep", "kpis", 0, "sources", 1),
        ("needs", "leads", "sources", 0),
        ("agreements", 1, "sources", 0),
    ]


def told_of_pay(pay: object) -> list[str]:
    findings = Findings()
    check_pay(Known(GOOD, findings), ("roles", "rep", "pay"), pay)
    return [f"{problem.path[-1]}: {problem.message}" for problem in findings.in_order({})]


@pytest.mark.parametrize(
    "pay",
    [
        {"low": 1},
        {"low": 1, "middle": 1, "high": 1},
        {"low": 0, "high": 2.5},
        # What is no amount is told by its shape.
        {"low": "1k", "high": 0},
        {"low": True, "high": 0},
        5,
    ],
)
def test_amounts_in_their_order_are_right(pay: object) -> None:
    assert told_of_pay(pay) == []


@pytest.mark.parametrize(
    ("pay", "told"),
    [
        ({}, ["pay: `pay` says no amount"]),
        ({"low": None, "middle": None}, ["pay: `pay` says no amount"]),
        ({"low": 2, "high": 1}, ["high: `high` is 1, less than `low`"]),
        (
            {"low": 3, "middle": 2, "high": 1},
            ["middle: `middle` is 2, less than `low`", "high: `high` is 1, less than `middle`"],
        ),
        ({"high": 1, "sources": ["nobody"]}, ["0: no source 'nobody' stands under `sources`"]),
    ],
)
def test_what_is_wrong_with_pay(pay: dict[str, Any], told: list[str]) -> None:
    assert told_of_pay(pay) == told


def told_of_resources(*resources: object) -> list[tuple[Any, ...]]:
    findings = Findings()
    check_resources(Known(GOOD, findings), ("skills", "crm", "resources"), list(resources))
    return [problem.path[3:] for problem in findings.in_order({})]


def test_a_resource_leads_up_the_scale() -> None:
    assert told_of_resources({"from": 1, "to": 2}, {"to": 1}, {"from": 2}, {}) == []
    assert told_of_resources({"from": 2, "to": 2}, {"from": 2, "to": 1}) == [(0, "from"), (1, "from")]
    # Off the scale of two levels; what stands at one place is told once.
    assert told_of_resources({"from": 0, "to": 3}, {"from": 3, "to": 3}) == [
        (0, "from"),
        (0, "to"),
        (1, "from"),
        (1, "to"),
    ]


@pytest.mark.parametrize(
    ("cost", "lacks"),
    [
        ({"amount": 0}, False),
        ({"amount": 1}, True),
        ({"amount": 1, "currency": "EUR"}, False),
        ({"amount": 1, "currency": None}, True),
        ({"amount": "1"}, False),
        ({}, False),
        (12, False),
    ],
)
def test_only_what_is_free_needs_no_currency(cost: object, lacks: bool) -> None:  # noqa: FBT001
    findings = Findings()
    check_credential(Known(GOOD, findings), ("credentials", "pmp"), {"cost": cost})
    places = [problem.path for problem in findings.in_order({})]
    assert places == ([("credentials", "pmp", "cost", "currency")] if lacks else [])
