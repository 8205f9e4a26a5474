"""The records of a graph file."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from careergraph.document import files
from careergraph.document.files.form import record_data
from careergraph.document.records import GraphFile, Move, Requirement, Role, Skill, Source
from careergraph.document.rules import parse
from tests.document.rules.mistakes import GOOD


def test_records_are_frozen_and_small() -> None:
    move = Move("a", "b", years=2)
    with pytest.raises(dataclasses.FrozenInstanceError):
        move.years = 3.0  # type: ignore[misc]
    assert not hasattr(move, "__dict__")


@pytest.mark.parametrize(
    ("people", "leavers", "share"), [(1, 4, 0.25), (3, 3, 1.0), (None, 4, None), (1, None, None)]
)
def test_a_share_is_people_among_leavers(
    people: int | None, leavers: int | None, share: float | None
) -> None:
    assert Move("a", "b", people=people, leavers=leavers).share == share


def test_plain_requirements_share_one_record() -> None:
    requires = parse(GOOD | {"moves": [{"from": "rep", "to": "lead", "requires": {"crm": 2, "budget": 2}}]})
    asked = requires.moves[0].requires
    assert asked["crm"] is asked["budget"]


def test_entries_know_their_ids() -> None:
    file = parse(GOOD)
    assert [role.id for role in file.roles.values()] == list(file.roles)
    assert [skill.id for skill in file.skills.values()] == list(file.skills)


def test_records_can_be_made_by_hand() -> None:
    file = GraphFile(
        format="careergraph/1",
        title="By hand",
        sources={"s": Source("Judgement")},
        skills={"x": Skill("X", id="x")},
        roles={"a": Role("A", id="a"), "b": Role("B", id="b", skills={"x": 1})},
        moves=(Move("a", "b", requires={"x": Requirement(1, optional=True)}),),
    )
    assert parse(files.to_data(file)) == file


def test_skills_of_a_role_may_be_records() -> None:
    skills: Any = {"a": 1, "b": {"level": 2, "optional": True}, "c": {"level": 3, "sources": ["s"]}}
    role = Role("A", id="a", skills=skills, field_sources={"skills.c": ("t", "s"), "level": ("t",)})
    assert role.skills == {"a": 1, "b": 2, "c": 3}
    assert role.optional == {"b"}
    assert role.field_sources == {"skills.c": ("s", "t"), "level": ("t",)}
    assert dataclasses.replace(role, title="B").optional == {"b"}
    plain = Role("A", id="a", skills={"a": 1}, optional=frozenset({"a"}))
    assert record_data(plain)["skills"] == {"a": {"level": 1, "optional": True}}
