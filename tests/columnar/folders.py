"""A small folder of columns, how it is broken, and what is told of it."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeAlias

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from careergraph import CareerGraph, GraphFileError

if TYPE_CHECKING:
    from pathlib import Path

Change: TypeAlias = Callable[[list[dict[str, Any]]], object]

DATA: dict[str, Any] = {
    "format": "careergraph/1",
    "title": "A kitchen",
    "proficiency": ["Some", "Much"],
    "levels": ["Low", "High"],
    "functions": {"kitchen": "Kitchen", "service": "Service"},
    "sources": {"one": {"title": "One"}, "two": {"title": "Two"}},
    "skills": {
        "cooking": {
            "title": "Cooking",
            "kind": "craft",
            "effort": 2,
            "sources": ["one"],
            "codes": {"x": "1"},
        },
        "leading": {"title": "Leading", "aliases": ["Guiding"], "summary": "Making others good."},
    },
    "roles": {
        "chef": {"title": "Chef", "level": "High", "skills": {"cooking": 2, "leading": 1}, "people": 9},
        "cook": {
            "title": "Cook",
            "level": "Low",
            "scope": "tactical",
            "summary": "Cooks.",
            "aliases": ["Line Cook", "Köchin"],
            "codes": {"onet": "35-2014.00"},
            "focus": {"kitchen": 0.75, "service": 0.25},
            "kpis": ["Waste", {"text": "Speed", "sources": ["two"]}],
            "skills": {"cooking": 1},
            "sources": ["two", "one"],
        },
        "porter": {"title": "Porter"},
    },
    "moves": [
        {"from": "chef", "to": "cook", "kind": "step_down"},
        {
            "from": "cook",
            "to": "chef",
            "years": 2.5,
            "years_range": [2, 3],
            "years_until": 5,
            "within": [
                {"years": 1, "share": 0.2, "low": 0.1, "high": 0.3},
                {"years": 3, "share": 0.5, "low": 0.4},
            ],
            "credentials": ["letter"],
            "people": 3,
            "leavers": 4,
            "requires": {"cooking": 2, "leading": {"level": 1, "optional": True, "sources": ["one"]}},
            "sources": ["one"],
            "field_sources": {"years": ["two"]},
        },
        {"from": "cook", "to": "porter", "within": [{"years": 3, "share": 0.5}]},
        {"from": "porter", "to": "cook", "kind": "lateral", "years": 0},
    ],
    "credentials": {"letter": {"title": "A letter"}},
}


def change(folder: Path, table: str, how: Change) -> None:
    """Change the rows of a table; columns that are missing in every row are left out."""
    path = folder / f"{table}.parquet"
    read = pq.read_table(path)
    rows = read.to_pylist()
    how(rows)
    fields = {field.name: field.type for field in read.schema}
    names = dict.fromkeys([*fields, *(name for row in rows for name in row)])
    types = fields | {"effort": pa.float64(), "years": pa.float64(), "place": pa.int32()}
    pq.write_table(
        pa.table({name: pa.array([row.get(name) for row in rows], types.get(name)) for name in names}), path
    )
    head = folder / "graph.json"
    data = json.loads(head.read_text(encoding="utf-8"))
    data["rows"][table] = len(rows)
    head.write_text(json.dumps(data), encoding="utf-8")


def told(folder: Path) -> list[str]:
    """Return the problems of a folder, without the name of the folder it lies in."""
    with pytest.raises(GraphFileError) as caught:
        CareerGraph.load(folder)
    assert caught.value.file == str(folder) or str(caught.value.file).startswith(str(folder))
    return [str(problem).removeprefix(f"{folder}/") for problem in caught.value.problems]


def setting(row: int, **values: Any) -> Change:  # noqa: ANN401 - of any column
    return lambda rows: rows[row].update(values)


def replaced(folder: Path, table: str, column: str, values: Any, **options: Any) -> None:  # noqa: ANN401
    path = folder / f"{table}.parquet"
    read = pq.read_table(path)
    columns = {name: read[name] for name in read.column_names}
    pq.write_table(pa.table(columns | {column: values}), path, **options)


def assert_told(folder: Path, table: str, how: Change, words: str) -> None:
    """Change a table, and see that the words tell what is wrong; without words nothing is."""
    change(folder, table, how)
    if not words:
        CareerGraph.load(folder)
        return
    problems = told(folder)
    assert any(words in problem for problem in problems), problems
