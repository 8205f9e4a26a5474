"""A graph in columns on disk takes no more to write and to read than it is large, whoever wrote it.

What pyarrow does within one call is not seen: its own memory is bounded elsewhere, by what a table says of
itself before it is read; see `tests/columnar/test_hostile.py`.
"""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from careergraph import CareerGraph
from tests.growth.steps import memory, steps
from tests.growth.test_commands import SHAPES, framework

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SMALL, LARGE = 40, 160
# As in `test_readers`: n log n takes five times the steps for four times the input.
MOST = 5.5


def written(folder: Path, size: int, shape: str = "ladder") -> Path:
    return CareerGraph.from_dict(framework(size, SHAPES[shape](size))).save(folder / f"{size}.careergraph")


@pytest.mark.parametrize("measure", [steps, memory])
@pytest.mark.parametrize("shape", SHAPES)
def test_writing_and_reading_take_no_more_than_the_graph(
    tmp_path: Path, shape: str, measure: Callable[[Callable[[], object]], int]
) -> None:
    wrote, read = {}, {}
    for size in (SMALL, LARGE):
        graph = CareerGraph.from_dict(framework(size, SHAPES[shape](size)))
        folder = graph.save(tmp_path / f"{size}.careergraph")
        CareerGraph.load(folder)
        wrote[size] = measure(partial(graph.save, folder))
        read[size] = measure(partial(CareerGraph.load, folder))
    assert wrote[LARGE] / wrote[SMALL] < MOST, wrote
    assert read[LARGE] / read[SMALL] < MOST, read


def test_every_record_takes_no_more_than_the_graph(tmp_path: Path) -> None:
    def ask(folder: Path) -> None:
        graph = CareerGraph.load(folder)
        assert [*graph.roles.values(), *graph.skills.values(), *graph.file.moves]
        graph.check()

    work = {}
    for size in (SMALL, LARGE):
        folder = written(tmp_path, size)
        ask(folder)
        work[size] = steps(partial(ask, folder))
    assert work[LARGE] / work[SMALL] < MOST, work


Rows = list[dict[str, Any]]


def every(**values: Any) -> Callable[[Rows], Rows]:  # noqa: ANN401 - of any column
    return lambda rows: [row | values for row in rows]


HOSTILE: dict[str, tuple[str, Callable[[Rows], Rows]]] = {
    "ids that are none": ("roles", lambda rows: [row | {"id": "no id"} for row in rows]),
    "ids in the wrong order": ("roles", lambda rows: rows[::-1]),
    "the same id again and again": ("roles", every(id="r0")),
    "one name of all": ("roles", every(title="One")),
    "titles that are none": ("roles", every(title=" x")),
    "aliases that all share": ("roles", every(aliases=["a", "b", "c"])),
    "levels that are not there": ("roles", every(level=9_999)),
    "sources that are not there": ("roles", every(sources=[7, 8, 9])),
    "shares of nothing": ("roles", every(focus=[])),
    "skills of one name": ("skills", every(title="One")),
    "moves that begin nowhere": ("moves", every(source=9_999)),
    "moves that end nowhere": ("moves", every(target=9_999)),
    "the same move again and again": ("moves", lambda rows: [rows[0]] * len(rows)),
    "moves to oneself": ("moves", lambda rows: [row | {"target": row["source"]} for row in rows]),
    "columns that are not known": (
        "roles", lambda rows: [row | {f"field {n}": 1 for n in range(len(rows))} for row in rows[:1]]
    ),
}  # fmt: skip


def harmed(folder: Path, table: str, change: Callable[[Rows], Rows]) -> None:
    """Change the rows of a table, and what the folder says of their number."""
    path = folder / f"{table}.parquet"
    read = pq.read_table(path)
    rows = change(read.to_pylist())
    kinds = {"aliases": pa.list_(pa.string()), "sources": pa.list_(pa.int32())}
    more = [pa.field(name, kinds.get(name, pa.int32())) for name in rows[0] if name not in read.column_names]
    pq.write_table(pa.Table.from_pylist(rows, schema=pa.schema([*read.schema, *more])), path)
    head = folder / "graph.json"
    data = json.loads(head.read_text(encoding="utf-8"))
    data["rows"][table] = len(rows)
    head.write_text(json.dumps(data), encoding="utf-8")


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_wrong_with_a_folder_takes_no_more_than_it_is_large(tmp_path: Path, name: str) -> None:
    table, change = HOSTILE[name]
    work = {}
    for size in (SMALL, LARGE):
        folder = written(tmp_path, size)
        harmed(folder, table, change)
        if size == SMALL:
            steps(partial(CareerGraph.load, folder))
        work[size] = steps(partial(CareerGraph.load, folder))
    assert work[LARGE] / work[SMALL] < MOST, work
