"""The records, and the schema that is published of them."""

from __future__ import annotations

import dataclasses
import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator

from careergraph import files, library
from careergraph.models import GraphFile, Move, Requirement, Role, Skill, Source, graph_file_schema
from careergraph.rules import parse
from tests.properties.careers import graph_data
from tests.rules.mistakes import GOOD

if TYPE_CHECKING:
    from pathlib import Path

VALIDATOR = Draft202012Validator(graph_file_schema())


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(graph_file_schema())
    assert graph_file_schema()["$id"] == "urn:careergraph:graph-file:1"
    assert json.loads(json.dumps(graph_file_schema())) == graph_file_schema()


@pytest.mark.parametrize("name", library.names())
def test_the_schema_accepts_every_bundled_graph(name: str) -> None:
    VALIDATOR.validate(files.to_data(library.load(name).file))


def test_the_schema_accepts_a_file_as_it_is_written(tmp_path: Path) -> None:
    files.write(parse(GOOD), tmp_path / "good.json")
    VALIDATOR.validate(json.loads((tmp_path / "good.json").read_text(encoding="utf-8")))


@given(graph_data())
@settings(max_examples=30)
def test_the_schema_accepts_what_the_rules_accept(data: dict[str, Any]) -> None:
    VALIDATOR.validate(files.to_data(parse(data)))


@pytest.mark.parametrize(
    "change",
    [
        {"format": "careergraph/2"},
        {"titel": "x"},
        {"title": ""},
        {"roles": {"a": {"title": "A", "id": "a"}}},
        {"roles": {"Head Of": {"title": "A"}}},
        {"roles": {"a": {"title": "A", "scope": "x"}}},
        {"roles": {"a": {"title": "A", "skills": {"x": 0}}}},
        {"roles": {"a": {"title": "A", "kpis": [3]}}},
        {"moves": [{"from": "a"}]},
        {"moves": [{"source": "a", "target": "b"}]},
        {"moves": [{"from": "a", "to": "b", "requires": {"x": "Working"}}]},
        {"moves": [{"from": "a", "to": "b", "people": 0}]},
    ],
)
def test_the_schema_refuses_what_the_rules_refuse(change: dict[str, Any]) -> None:
    assert not VALIDATOR.is_valid(GOOD | change)
    with pytest.raises(ValueError, match="problem"):
        parse(GOOD | change)


@pytest.mark.parametrize(
    "change",
    [
        {
            "moves": [
                {
                    "from": "rep",
                    "to": "lead",
                    "requires": {"crm": 1, "budget": {"level": 2, "optional": True}},
                }
            ]
        },
        {"agreements": ["plain", {"text": "with sources", "sources": []}]},
        {"skills": GOOD["skills"] | {"x": {"title": "X", "effort": 0.5}}},
        {"description": None},
    ],
)
def test_the_schema_accepts_short_and_long_forms(change: dict[str, Any]) -> None:
    VALIDATOR.validate(GOOD | change)
    parse(GOOD | change)


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
