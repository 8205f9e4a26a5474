"""A graph as data frames, with either engine and without."""

from __future__ import annotations

import sys
from typing import Any

import pytest

from careergraph import CareerGraph, MissingExtraError, QuestionError

DATA: dict[str, Any] = {
    "format": "careergraph/1",
    "title": "Two roles",
    "functions": {"sales": "Sales", "marketing": "Marketing"},
    "levels": ["Entry", "Head"],
    "sources": {"study": {"title": "A study"}, "editorial": {"title": "Judgement"}},
    "skills": {
        "budgeting": {
            "title": "Budgeting",
            "effort": 1.5,
            "aliases": ["Budgets", "Money"],
            "kind": "business",
        },
        "closing": {"title": "Closing"},
    },
    "roles": {
        "rep": {
            "title": "Rep",
            "level": "Entry",
            "focus": {"sales": 1.0},
            "kpis": ["Calls", {"text": "Deals", "sources": ["study", "editorial"]}],
        },
        "head": {
            "title": "Head",
            "level": "Head",
            "scope": "strategic",
            "focus": {"sales": 0.5, "marketing": 0.5},
            "skills": {"budgeting": 3},
            "field_sources": {"skills.budgeting": ["study"]},
        },
        "guest": {"title": "Guest", "sources": ["editorial"]},
    },
    "moves": [
        {"from": "rep", "to": "head", "years": 4.5, "people": 3, "leavers": 4, "sources": ["study"]},
        {
            "from": "guest",
            "to": "rep",
            "requires": {"closing": {"level": 1, "optional": True, "sources": ["editorial"]}},
        },
    ],
}
BARE: dict[str, Any] = {
    "format": "careergraph/1",
    "title": "One role",
    "roles": {"rep": {"title": "Rep"}},
    "moves": [],
}


def rows(frame: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - of one engine or the other
    """Return the rows of a frame of either engine, None where a cell is missing."""
    if hasattr(frame, "to_dicts"):
        return list(frame.to_dicts())
    return list(frame.astype(object).where(frame.notna(), None).to_dict("records"))


@pytest.fixture(params=["pandas", "polars"])
def tables(request: pytest.FixtureRequest) -> dict[str, Any]:
    return CareerGraph.from_dict(DATA).frames(engine=request.param)


def test_a_table_for_each_kind_of_thing(tables: dict[str, Any]) -> None:
    assert list(tables) == ["roles", "skills", "expected", "moves", "requirements", "facts"]


def test_roles(tables: dict[str, Any]) -> None:
    guest, head, rep = rows(tables["roles"])
    assert head == {
        "id": "head",
        "title": "Head",
        "level": "Head",
        "rung": 2,
        "scope": "strategic",
        "summary": None,
        "aliases": "",
        "sources": "",
        "focus_marketing": 0.5,
        "focus_sales": 0.5,
    }
    assert (guest["level"], guest["rung"], guest["focus_sales"], guest["sources"]) == (
        None,
        None,
        0.0,
        "editorial",
    )
    assert rep["focus_marketing"] == 0.0


def test_skills_and_expected(tables: dict[str, Any]) -> None:
    budgeting, closing = rows(tables["skills"])
    assert (budgeting["effort"], budgeting["aliases"], budgeting["kind"]) == (
        1.5,
        "Budgets; Money",
        "business",
    )
    assert closing["kind"] is None
    assert rows(tables["expected"]) == [
        {"role": "head", "skill": "budgeting", "level": 3, "optional": False, "sources": "study"}
    ]


def test_moves(tables: dict[str, Any]) -> None:
    bare, counted = rows(tables["moves"])
    assert bare == {
        "from": "guest",
        "to": "rep",
        "kind": None,
        "years": None,
        "people": None,
        "leavers": None,
        "share": None,
        "sources": "",
    }
    assert (counted["kind"], counted["years"], counted["people"], counted["leavers"], counted["share"]) == (
        "promotion",
        4.5,
        3,
        4,
        0.75,
    )


def test_requirements_stated_or_expected(tables: dict[str, Any]) -> None:
    assert rows(tables["requirements"]) == [
        {
            "from": "guest",
            "to": "rep",
            "skill": "closing",
            "level": 1,
            "optional": True,
            "stated": True,
            "sources": "editorial",
        },
        {
            "from": "rep",
            "to": "head",
            "skill": "budgeting",
            "level": 3,
            "optional": False,
            "stated": False,
            "sources": "study",
        },
    ]


def test_facts_keep_their_order(tables: dict[str, Any]) -> None:
    assert rows(tables["facts"]) == [
        {"role": "rep", "field": "kpis", "position": 1, "text": "Calls", "sources": ""},
        {"role": "rep", "field": "kpis", "position": 2, "text": "Deals", "sources": "study; editorial"},
    ]


@pytest.mark.parametrize("engine", ["pandas", "polars"])
def test_a_bare_graph_has_the_same_columns_and_types(engine: Any) -> None:  # noqa: ANN401 - one of two words
    full = CareerGraph.from_dict(DATA).frames(engine=engine)
    bare = CareerGraph.from_dict({**BARE, "functions": DATA["functions"]}).frames(engine=engine)
    assert [name for name, frame in bare.items() if len(frame)] == ["roles"]
    for name, frame in bare.items():
        assert list(frame.columns) == list(full[name].columns)
        assert list(frame.dtypes) == list(full[name].dtypes)


def test_pandas_is_preferred() -> None:
    import pandas as pd

    assert isinstance(CareerGraph.from_dict(BARE).frames()["roles"], pd.DataFrame)


def test_polars_where_pandas_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    import polars as pl

    monkeypatch.setitem(sys.modules, "pandas", None)
    assert isinstance(CareerGraph.from_dict(BARE).frames()["roles"], pl.DataFrame)


def test_neither_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    monkeypatch.setitem(sys.modules, "polars", None)
    graph = CareerGraph.from_dict(BARE)
    with pytest.raises(MissingExtraError, match=r'frames needs .* pip install "careergraph\[frames\]"'):
        graph.frames()
    with pytest.raises(MissingExtraError, match=r'frames of polars needs .* "careergraph\[polars\]"'):
        graph.frames(engine="polars")


def test_no_such_engine() -> None:
    with pytest.raises(QuestionError, match="no engine is called 'excel'; say 'pandas' or 'polars'"):
        CareerGraph.from_dict(BARE).frames(engine="excel")  # type: ignore[arg-type]
