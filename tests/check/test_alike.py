"""What check finds of names that are nearly the same, and of skills that nobody asks for."""

from __future__ import annotations

import pytest

from careergraph.check.alike import alike
from careergraph.document.records import Skill
from tests.check.frameworks import found, small


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Budget management", "Budget managment"),
        ("Stakeholder management", "Management of stakeholders"),
        ("E-mail marketing", "Email marketing"),
        ("Lead generation", "Lead generating"),
        ("Negotiation", "Negotiations"),
        ("Sales & marketing", "Sales and Marketing"),
        ("Co-ordination", "Coordination"),
        ("Café management", "Cafe management"),
        ("Organisation design", "Organization design"),
        ("Data base design", "Database design"),
        ("Marketing", "Marketing skills"),
        ("Policies", "Policy"),
        ("Communication", "Comunication"),
    ],
)
def test_names_that_are_nearly_the_same(one: str, other: str) -> None:
    for first, second in ((one, other), (other, one)):
        (pair,) = alike({"a": Skill(first, id="a"), "b": Skill(second, id="b")})
        assert (pair.key, pair.name, pair.other, pair.other_name) == ("b", second, "a", first)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Junior developer", "Senior developer"),
        ("VP of Sales", "SVP of Sales"),
        ("Head of Sales", "Lead of Sales"),
        ("Product manager", "Project manager"),
        ("Data engineer 1", "Data engineer 2"),
        ("Engineer II", "Engineer III"),
        ("C", "C++"),
        ("C++", "C#"),
        ("Data analysis", "Data analytics"),
        ("Economics", "Economist"),
        ("Inside sales", "Outside sales"),
        ("Business", "Busines5"),
        ("&", "/"),
    ],
)
def test_names_that_only_look_alike(one: str, other: str) -> None:
    assert alike({"a": Skill(one, id="a"), "b": Skill(other, id="b")}) == []


def test_a_word_that_others_use_too_is_no_slip() -> None:
    skills = {
        key: Skill(title, id=key)
        for key, title in (("a", "Diving lessons"), ("b", "Driving lessons"), ("c", "Driving licences"))
    }
    assert len(alike(skills)) == 1
    skills["d"] = Skill("Diving suits", id="d")
    assert alike(skills) == []


def test_names_of_one_entry_are_not_compared() -> None:
    assert alike({"a": Skill("Negotiation", id="a", aliases=("Negotiations", "Negotiating"))}) == []


def test_aliases_count_and_tell_where_they_stand() -> None:
    entries = {
        "a": Skill("Selling", id="a", aliases=("Key accounts",)),
        "b": Skill("Farming", id="b", aliases=("Hunting", "Key account")),
    }
    (pair,) = alike(entries)
    assert (pair.place, pair.other_place) == (("aliases", 1), ("aliases", 0))


def test_roles_may_share_an_alias() -> None:
    roles = {"a": {"title": "Porter", "aliases": ["Helper"]}, "b": {"title": "Cook", "aliases": ["helper"]}}
    assert found(small(roles=roles), "CG403") == []
    roles["b"]["aliases"] = ["helpers"]
    assert found(small(roles=roles), "CG403") != []
