"""Resources, credentials and pay: amounts in order, on the scale, of a currency."""

from __future__ import annotations

from typing import Any

import pytest

from careergraph.document.rules.findings import Findings
from careergraph.document.rules.known import Known
from careergraph.document.rules.offers import check_credential, check_pay, check_resources
from tests.document.rules.mistakes import GOOD


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
