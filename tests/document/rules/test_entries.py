"""What roles, skills, sources and needs say of one another."""

from __future__ import annotations

import pytest

from careergraph.document.rules import parse
from careergraph.document.rules.entries import TOLERANCE
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
