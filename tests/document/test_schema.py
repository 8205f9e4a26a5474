"""The schema that is published of graph files, beside the rules."""

from __future__ import annotations

import copy
import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator

from careergraph import library
from careergraph.document import files
from careergraph.document.rules import parse
from careergraph.document.schema import graph_file_schema
from careergraph.errors import GraphFileError
from tests.document.rules.mistakes import GOOD
from tests.properties.careers import graph_data

if TYPE_CHECKING:
    from collections.abc import Iterator
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


# Every field there is, in its long form where it has one.
FULL: dict[str, Any] = copy.deepcopy(GOOD) | {
    "description": "What it is",
    "ignore": ["CG101"],
    "sources": {"article": {"title": "An article", "where": "Somewhere", "licence": "CC0"}},
    "needs": {"leads": {"title": "Leads", "function": "sales", "sources": ["article"]}},
    "agreements": ["One", {"text": "Two", "sources": ["article"]}],
}
FULL["skills"]["crm"] |= {
    "kind": "x",
    "effort": 1.5,
    "summary": "s",
    "codes": {"esco": "y"},
    "sources": ["article"],
}
FULL["histories"] = {
    "as_of": "2026-06",
    "observed_from": "2001-01-31",
    "people": 100,
    "gap_days": 92,
    "min_people": 10,
    "rounded": True,
    "hidden": {"moves": 3, "departures": 0.02},
}
FULL["roles"]["rep"] |= {
    "people": 40,
    "focus": {"sales": 1},
    "scope": "tactical",
    "summary": "s",
    "kpis": ["a", {"text": "b", "sources": ["article"]}],
    "codes": {"onet": "1"},
    "pay": {
        "low": 1,
        "middle": 2.5,
        "high": 4,
        "currency": "EUR",
        "period": "month",
        "place": "Vienna",
        "as_of": "2026-06",
        "sources": ["article"],
    },
    "sources": ["article"],
    "field_sources": {"level": ["article"], "skills.crm": ["article"]},
}
FULL["skills"]["crm"]["resources"] = [
    {
        "title": "A course",
        "where": "here",
        "from": 1,
        "to": 2,
        "hours": 3,
        "cost": {"amount": 2, "currency": "EUR"},
        "sources": ["article"],
    }
]
FULL["credentials"] = {
    "pmp": {"title": "P", "aliases": ["Q"], "years": 1, "hours": 2, "sources": ["article"]}
}
FULL["moves"][0] |= {
    "kind": "promotion",
    "requires": {"crm": {"level": 1, "optional": True, "sources": ["article"]}, "budget": 2},
    "credentials": ["pmp"],
    "years": 1.5,
    "years_range": [1, 2.5],
    "years_until": 4,
    "people": 1,
    "leavers": 2,
    "within": [{"years": 1, "share": 0.25, "low": 0.1, "high": 0.4}, {"years": 3, "share": 0.5}],
    "sources": ["article"],
    "field_sources": {"years": ["article"]},
}

VALUES = [
    None,
    True,
    0,
    -1,
    1.5,
    101,
    "",
    " ",
    "x",
    "a\x01b",
    "x" * 501,
    "x" * 20_001,
    [],
    {},
    [1],
    {"x": 1},
    {"a b": 1},
]

# What is told of a file that a schema lets pass: that names exist, that numbers add up or follow from others.
BEYOND = (
    "stands under `",
    "the shares of `focus` sum to",
    "people made this move, but only",
    "`years_range` goes from a quarter",
    "`share` lies outside its interval",
    "horizons ascend",
    "the share falls with the years",
    "the shares of all moves from one role",
    "the level of 'crm' is 1",
    "the level of 'budget' is 2",
    "`pay` says no amount",
    "less than `",
    "the level of 'crm' is 2",
    "`cost` lacks `currency`",
    "leads from level",
)


def problems_of(data: dict[str, Any]) -> list[str]:
    try:
        parse(data)
    except GraphFileError as error:
        return [problem.message for problem in error.problems]
    return []


def places(node: object, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if isinstance(node, dict | list):
        for key, value in node.items() if isinstance(node, dict) else enumerate(node):
            yield (*path, key)
            yield from places(value, (*path, key))


def with_value(path: tuple[Any, ...], value: object) -> dict[str, Any]:
    data = copy.deepcopy(FULL)
    node: Any = data
    for key in path[:-1]:
        node = node[key]
    node[path[-1]] = value
    return data


def without(path: tuple[Any, ...]) -> dict[str, Any]:
    data = with_value(path, None)
    node: Any = data
    for key in path[:-1]:
        node = node[key]
    del node[path[-1]]
    return data


def misnamed(path: tuple[Any, ...]) -> dict[str, Any]:
    data = without(path)
    node: Any = data
    for key in path[:-1]:
        node = node[key]
    if isinstance(node, dict):
        node["not a name"] = FULL
    return data


@pytest.mark.parametrize("path", list(places(FULL)), ids=lambda path: ".".join(map(str, path)))
def test_the_schema_and_the_rules_agree_on_every_field(path: tuple[Any, ...]) -> None:
    for data in (*(with_value(path, value) for value in VALUES), without(path), misnamed(path)):
        problems = problems_of(data)
        if all(any(part in problem for part in BEYOND) for problem in problems):
            assert problems or VALIDATOR.is_valid(data)
        else:
            assert not VALIDATOR.is_valid(data), problems
