"""Large plain files go straight into tables: the graph is the one that records would make."""

from __future__ import annotations

import json
import pickle
from copy import deepcopy
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from careergraph import CareerGraph, GraphFileError, library
from careergraph.graph.plain import plain_tables
from careergraph.graph.tabular import TableColumns

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SKILLS = ["data", "audit", "Budget", "s.1", "_x"]
ROLES = ["r-9", "r-10", "b", "A", "c"]


@st.composite
def plain_files(draw: st.DrawFn) -> dict[str, Any]:
    roles = draw(st.lists(st.sampled_from(ROLES), min_size=1, unique=True))
    skills = draw(st.lists(st.sampled_from(SKILLS), unique=True))
    pairs = [(source, target) for source in roles for target in roles if source != target]
    moves = []
    for source, target in draw(st.lists(st.sampled_from(pairs), unique=True)) if pairs else []:
        move: dict[str, Any] = {"from": source, "to": target}
        if draw(st.booleans()):
            move["years"] = draw(st.none() | st.integers(0, 9) | st.floats(0, 9))
        if draw(st.booleans()):
            leavers = draw(st.integers(1, 9))
            move |= {"people": draw(st.integers(1, leavers)), "leavers": leavers}
        moves.append(move)
    levels = st.sampled_from([None, "Low", "High"])
    expected = st.dictionaries(st.sampled_from(skills), st.integers(1, 3)) if skills else st.just({})
    return {
        "format": "careergraph/1",
        "title": "Plain",
        "proficiency": draw(st.sampled_from([[], ["One", "Two", "Three"]])),
        "levels": ["Low", "High"],
        "sources": {"one": {"title": "One"}},
        "skills": {key: {"title": f" The {key}"} for key in skills},
        "roles": {
            key: {"title": f"The  {key} é", "level": draw(levels), "skills": draw(st.none() | expected)}
            for key in roles
        },
        "moves": moves,
    }


@given(plain_files())
@settings(max_examples=80)
def test_the_graph_is_the_one_that_records_make(data: dict[str, Any]) -> None:
    before = deepcopy(data)
    tables = plain_tables(data)
    assert data == before
    assert tables is not None
    graph, wanted = CareerGraph.from_tables(tables), CareerGraph.from_dict(data)
    assert graph.file == wanted.file
    assert list(graph.roles) == list(wanted.roles)
    assert list(graph.skills) == list(wanted.skills)
    one, two = graph.columns, wanted.columns
    for name in ("role_ids", "rungs", "skill_ids", "efforts", "stating"):
        assert list(getattr(one, name)) == list(getattr(two, name)), name
    assert one.top_level == two.top_level
    for name in ("offsets", "targets", "kinds", "years", "people", "leavers", "places"):
        assert list(getattr(one.moves, name)) == list(getattr(two.moves, name)), name
    assert one.moves.incoming == two.moves.incoming
    for role in range(len(one.role_ids)):
        assert one.expected(role) == two.expected(role)
        assert one.optional(role) == two.optional(role) == frozenset()
        assert list(one.keys(role)) == list(two.keys(role))
    assert graph.top_proficiency == wanted.top_proficiency
    assert pickle.loads(pickle.dumps(graph)).file == wanted.file  # noqa: S301 - our own


BASE: dict[str, Any] = {
    "format": "careergraph/1",
    "title": "Plain",
    "levels": ["Low", "High"],
    "skills": {"data": {"title": "Data"}, "audit": {"title": "Audit"}},
    "roles": {
        "cook": {"title": "Cook", "level": "Low", "skills": {"data": 1}},
        "chef": {"title": "Chef", "level": "High"},
        "porter": {"title": "Porter"},
    },
    "moves": [{"from": "cook", "to": "chef", "years": 2, "people": 1, "leavers": 2}],
}

WRONG: list[Callable[[dict[str, Any]], object]] = [
    lambda data: data.update(titel="x"),
    lambda data: data.update(roles={}),
    lambda data: data.update(moves={}),
    lambda data: data.update(skills=[]),
    lambda data: data["skills"].update({"a b": {"title": "A"}}),
    lambda data: data["skills"].update({"": {"title": "A"}}),
    lambda data: data["skills"].update({".a": {"title": "A"}}),
    lambda data: data["skills"].update({"x" * 201: {"title": "A"}}),
    lambda data: data["skills"].update({7: {"title": "A"}}),
    lambda data: data["skills"].update({"a": {"titel": "A"}}),
    lambda data: data["skills"].update({"a": {}}),
    lambda data: data["skills"].update({"a": "A"}),
    lambda data: data["skills"].update({"a": {"title": ""}}),
    lambda data: data["skills"].update({"a": {"title": "  "}}),
    lambda data: data["skills"].update({"a": {"title": 7}}),
    lambda data: data["skills"].update({"a": {"title": "x" * 501}}),
    lambda data: data["skills"].update({"a": {"title": "A\x1b"}}),
    lambda data: data["skills"].update({"a": {"title": "A\0"}}),
    lambda data: data["skills"].update({"a": {"title": "dATA"}}),
    lambda data: data["roles"]["cook"].update(level="low"),
    lambda data: data["roles"]["cook"].update(level=["Low"]),
    lambda data: data["roles"]["cook"].update(skills=["data"]),
    lambda data: data["roles"]["cook"].update(skills={"x": 1}),
    lambda data: data["roles"]["cook"].update(skills={"data": 0}),
    lambda data: data["roles"]["cook"].update(skills={"data": 101}),
    lambda data: data["roles"]["cook"].update(skills={"data": True}),
    lambda data: data["roles"]["cook"].update(skills={"data": 1.5}),
    lambda data: data["moves"].append({"from": "cook", "to": "chef"}),
    lambda data: data["moves"].append({"from": "cook", "to": "cook"}),
    lambda data: data["moves"].append({"from": "cook", "to": "nobody"}),
    lambda data: data["moves"].append({"from": "cook"}),
    lambda data: data["moves"].append({"from": ["cook"], "to": "chef"}),
    lambda data: data["moves"].append("cook"),
    lambda data: data["moves"][0].update(years=-1),
    lambda data: data["moves"][0].update(years=True),
    lambda data: data["moves"][0].update(years=float("nan")),
    lambda data: data["moves"][0].update(years=float("inf")),
    lambda data: data["moves"][0].update(years=[2]),
    lambda data: data["moves"][0].update(people=3),
    lambda data: data["moves"][0].update(people=0),
    lambda data: data["moves"][0].update(people=1.0),
    lambda data: data["moves"][0].update(leavers=2**53 + 1),
]


@pytest.mark.parametrize("number", range(len(WRONG)))
def test_whatever_is_wrong_is_told_the_thorough_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    monkeypatch.setattr(library, "LARGE", 0)
    data = deepcopy(BASE)
    assert plain_tables(data) is not None
    WRONG[number](data)
    assert plain_tables(data) is None
    with pytest.raises(GraphFileError):
        CareerGraph.from_dict(data)
    if all(isinstance(key, str) for key in data["skills"]):
        path = tmp_path / "wrong.json"
        path.write_text(json.dumps(data), encoding="utf-8")
        with pytest.raises(GraphFileError) as caught:
            library.load(path)
        assert caught.value.problems


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data["roles"]["cook"].update(summary="Cooks."),
        lambda data: data["skills"]["data"].update(effort=2),
        lambda data: data["moves"][0].update(requires={"data": 2}),
        lambda data: data["moves"][0].update(years=1e300),
    ],
)
def test_what_is_right_but_unusual_has_records(change: Callable[[dict[str, Any]], object]) -> None:
    data = deepcopy(BASE)
    change(data)
    assert plain_tables(data) is None
    assert CareerGraph.from_dict(data).roles


def test_only_large_files_that_were_read_are_taken_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "plain.json"
    path.write_text(json.dumps(BASE), encoding="utf-8")
    monkeypatch.setattr(library, "LARGE", 0)
    large = library.load(path)
    assert isinstance(large.columns, TableColumns)
    assert large.name == "plain"
    monkeypatch.setattr(library, "LARGE", 100)
    small = library.load(path)
    assert not isinstance(small.columns, TableColumns)
    assert small.file == large.file
    others: list[object] = [[], None, "text", 7]
    for other in others:
        assert plain_tables(other) is None
    path.write_text("[]", encoding="utf-8")
    with pytest.raises(GraphFileError):
        library.load(path)
    path.write_text(json.dumps(BASE).replace('"format"', '"title": "x", "format"'), encoding="utf-8")
    monkeypatch.setattr(library, "LARGE", 0)
    with pytest.raises(GraphFileError, match="title"):
        library.load(path)
