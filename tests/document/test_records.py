"""The records of a graph file."""

from __future__ import annotations

import dataclasses

import pytest

from careergraph.document import files
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
