"""A folder of columns is written whole, and nothing but a graph is replaced by it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from careergraph import CareerGraph, OutputError
from careergraph.columnar import write_folder
from careergraph.columnar.layout import TABLES
from careergraph.document.files.made import is_made
from tests.columnar.folders import DATA
from tests.columnar.test_round_trip import assert_equal


def test_where_the_system_refuses_the_old_folder_stays(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    graph = CareerGraph.load(folder)
    replace = Path.replace

    def refuse(self: Path, target: Path) -> Path:
        if self.name.endswith(".tmp"):
            raise PermissionError
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(OutputError, match="you may not write there"):
        graph.save(folder)
    assert [entry.name for entry in folder.parent.iterdir()] == [folder.name]

    def fail(*_: object) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OutputError, match="no space left on device; choose another place"):
        graph.save(folder)
    monkeypatch.undo()
    assert CareerGraph.load(folder).file == graph.file


def test_only_a_graph_is_replaced(folder: Path, tmp_path: Path) -> None:
    graph = CareerGraph.load(folder)
    other = tmp_path / "other.careergraph"
    other.mkdir()
    with pytest.raises(OutputError, match="is a folder without a graph"):
        graph.save(other)
    (tmp_path / "file.careergraph").write_text("x", encoding="utf-8")
    with pytest.raises(OutputError, match="is a file"):
        graph.save(tmp_path / "file.careergraph")
    with pytest.raises(OutputError, match="there is no such folder to put it in"):
        graph.save(tmp_path / "nowhere" / "one.careergraph")
    (folder / "left over").write_text("x", encoding="utf-8")
    graph.save(folder)
    assert sorted(entry.name for entry in tmp_path.iterdir()) == [
        "file.careergraph",
        "kitchen.careergraph",
        "other.careergraph",
    ]
    assert CareerGraph.load(folder).file == graph.file


def test_a_graph_without_skills_or_moves(tmp_path: Path) -> None:
    data: dict[str, Any] = {
        "format": "careergraph/1",
        "title": "One",
        "roles": {"a": {"title": "A"}},
        "moves": [],
    }
    graph = CareerGraph.from_dict(data)
    path = graph.save(tmp_path / "one.careergraph")
    assert_equal(graph, CareerGraph.load(path))
    assert CareerGraph.load(path).columns.top_level == 1
    # Tables that say nothing need not be there.
    for name in ("skills", "expects", "requires"):
        (path / f"{name}.parquet").unlink()
    text = (path / "graph.json").read_text(encoding="utf-8")
    (path / "graph.json").write_text(text.replace('"skills": 0,', ""), encoding="utf-8")
    assert_equal(graph, CareerGraph.load(path))


def test_tables_have_the_columns_of_the_layout_and_none_that_says_nothing(folder: Path) -> None:
    for path in folder.glob("*.parquet"):
        table = pq.read_table(path)
        known = TABLES[path.stem].columns
        for name in table.column_names:
            assert table[name].type.equals(known[name].type), (path.stem, name)
            assert known[name].needed or any(value not in (None, []) for value in table[name].to_pylist())
    # Ids come in their order in this file, and all of its kinds of skills but one are unsaid.
    assert "place" not in pq.read_table(folder / "roles.parquet").column_names
    assert pq.read_table(folder / "skills.parquet")["kind"].to_pylist() == ["craft", None]


def test_the_head_counts_rows_and_says_who_made_it(folder: Path) -> None:
    head = json.loads((folder / "graph.json").read_text(encoding="utf-8"))
    counted = {path.stem: pq.read_metadata(path).num_rows for path in folder.glob("*.parquet")}
    assert head["rows"] == counted
    assert not {"roles", "skills", "moves"} & head.keys()
    assert is_made(folder / "graph.json")


def test_few_graphs_have_horizons(tmp_path: Path) -> None:
    data = DATA | {"moves": []}
    assert not (CareerGraph.from_dict(data).save(tmp_path / "x.careergraph") / "horizons.parquet").exists()


def test_a_folder_has_a_name_of_its_own_kind(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r"has a name that ends in \.careergraph"):
        write_folder(CareerGraph.from_dict(DATA), tmp_path / "kitchen")
    assert list(tmp_path.iterdir()) == []


def test_through_a_link_the_folder_it_names_is_replaced(folder: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.careergraph"
    link.symlink_to(folder)
    one = CareerGraph.from_dict(DATA | {"title": "Another"})
    assert one.save(link) == link
    assert link.is_symlink()
    assert CareerGraph.load(folder).file.title == "Another"
