"""What is written as columns reads the same: the file with its order, and every answer."""

from __future__ import annotations

import pickle
import tempfile
from pathlib import Path
from typing import Any

from hypothesis import given, settings

from careergraph import CareerGraph
from careergraph.document import files
from tests.properties.careers import graph_data
from tests.properties.test_round_trip import nasty_file


def as_columns(graph: CareerGraph) -> CareerGraph:
    """Return the graph that is read back."""
    with tempfile.TemporaryDirectory() as folder:
        return CareerGraph.load(graph.save(Path(folder) / f"{graph.name}.careergraph"))


def assert_equal(graph: CareerGraph, again: CareerGraph) -> None:
    assert again.file == graph.file
    assert graph.file == again.file
    assert list(again.roles) == list(graph.roles)
    assert list(again.skills) == list(graph.skills)
    assert list(again.moves) == list(graph.moves)
    # The order of everything, too.
    assert files.to_text(again.file, form="json") == files.to_text(graph.file, form="json")


@given(graph_data())
@settings(max_examples=40)
def test_graphs_read_back_are_equal(data: dict[str, Any]) -> None:
    graph = CareerGraph.from_dict(data)
    again = as_columns(graph)
    assert_equal(graph, again)
    assert_equal(again, as_columns(again))


@given(nasty_file())
@settings(max_examples=60)
def test_so_are_graphs_of_odd_texts(data: dict[str, Any]) -> None:
    graph = CareerGraph.from_dict(data)
    assert_equal(graph, as_columns(graph))


def test_the_bundled_graph_is_equal_too_and_passes_to_other_processes(tmp_path: Path) -> None:
    graph = CareerGraph.load("sales-marketing")
    again = CareerGraph.load(graph.save(tmp_path / "sales.careergraph"))
    assert_equal(graph, again)
    assert again.name == "sales"
    other = pickle.loads(pickle.dumps(again))  # noqa: S301 - our own
    assert_equal(other, graph)
