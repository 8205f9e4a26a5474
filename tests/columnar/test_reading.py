"""A folder as a whole: its head, its tables, and the graph that they make."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from careergraph import CareerGraph, GraphFileError
from careergraph.columnar import read_folder
from careergraph.columnar.reading import read
from tests.columnar.folders import DATA, change, setting, told

if TYPE_CHECKING:
    from pathlib import Path


def test_an_untouched_folder_is_right_and_equal(folder: Path) -> None:
    for table in ("roles", "skills", "expects", "moves", "horizons", "requires"):
        change(folder, table, list.copy)
    assert CareerGraph.load(folder).file == CareerGraph.from_dict(DATA).file


def test_the_head_is_held_against_the_rules(folder: Path) -> None:
    head = folder / "graph.json"
    text = head.read_text(encoding="utf-8")
    for before, after, words in [
        ('"title"', '"titel"', "did you mean 'title'?"),
        ('"columns/1"', '"columns/2"', "`form` is not 'columns/1'"),
        ('"rows": {', '"rows": [], "r": {', "`rows` does not say how many rows each table has"),
        ('"roles": 3', '"role": 3', "`rows` does not say how many rows each table has"),
        ('"roles": 3', '"roles": true', "`rows` does not say how many rows each table has"),
        ('"roles": 3', '"roles": 4', "the table has 3 rows where graph.json says 4"),
        ('"levels"', '"roles": {}, "levels"', "`roles` stands here; it is the table roles.parquet"),
        ('"careergraph/1"', '"careergraph/2"', "careergraph/1"),
    ]:
        assert before in text
        head.write_text(text.replace(before, after, 1), encoding="utf-8")
        problems = told(folder)
        assert any(words in problem for problem in problems), (before, problems)
    for content, words in [("[]", "a list"), ("{", "graph.json"), ("", "the file is empty")]:
        head.write_text(content, encoding="utf-8")
        assert any(words in problem for problem in told(folder)), content


def test_where_there_is_no_folder_it_is_told(tmp_path: Path) -> None:
    for path, words in [("none.careergraph", "no such folder"), ("file.careergraph", "this is a file")]:
        if path.startswith("file"):
            (tmp_path / path).write_text("x", encoding="utf-8")
        with pytest.raises(GraphFileError, match=words):
            read_folder(tmp_path / path)
    (tmp_path / "empty.careergraph").mkdir()
    with pytest.raises(GraphFileError, match="there is no such file"):
        read_folder(tmp_path / "empty.careergraph")


def test_a_graph_is_called_as_its_folder(folder: Path) -> None:
    graph = read(folder)
    assert graph.name == "kitchen"
    assert graph.file == CareerGraph.from_dict(DATA).file


def test_kinds_that_are_not_stated_follow_from_the_levels(folder: Path) -> None:
    assert read(folder).kind("cook", "chef") == "promotion"
    assert read(folder).move("cook", "chef").kind is None
    change(folder, "roles", setting(1, level=2))
    change(folder, "moves", setting(0, kind=None))
    assert read(folder).kind("cook", "chef") == read(folder).kind("chef", "cook") == "lateral"


def test_moves_are_seen_from_their_targets_too(folder: Path) -> None:
    graph = read(folder)
    assert {role: graph.predecessors(role) for role in graph.roles} == {
        "chef": ["cook"],
        "cook": ["chef", "porter"],
        "porter": ["cook"],
    }


def test_efforts_that_nobody_says_are_one(folder: Path) -> None:
    change(folder, "skills", lambda rows: [row.update(effort=None) for row in rows])
    columns = read(folder).columns
    assert list(columns.efforts) == [1.0, 1.0]
    assert columns.all_efforts == {1.0}
    change(folder, "skills", setting(0, effort=0.0))
    assert read(folder).columns.all_efforts == {0.0, 1.0}
