"""What every import does with the graph it made."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from careergraph import CareerGraph
from careergraph.cli.imported import SHOWN_NOTES, graph_output, put, tell
from careergraph.document import files
from careergraph.errors import OutputError
from tests.cli.conftest import KITCHEN

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def graph() -> CareerGraph:
    return CareerGraph(files.read_text(KITCHEN))


@pytest.mark.parametrize("name", ["g.yaml", "g.json"])
def test_a_graph_goes_into_a_file_by_its_ending(
    graph: CareerGraph, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    path = str(tmp_path / name)
    put(graph.file, graph_output(path, force=False, reads=[]))
    assert files.read(path) == graph.file
    printed = capsys.readouterr()
    assert (printed.out, printed.err) == ("", f"{path}: 5 roles, 5 moves, 3 skills\n")


def test_a_graph_on_standard_output_is_yaml(graph: CareerGraph, capsys: pytest.CaptureFixture[str]) -> None:
    put(graph.file, graph_output("-", force=False, reads=[]))
    printed = capsys.readouterr()
    assert files.read_text(printed.out) == graph.file
    assert printed.err == "standard output: 5 roles, 5 moves, 3 skills\n"


def test_what_cannot_be_written_is_known_before_any_work(tmp_path: Path) -> None:
    (tmp_path / "g.yaml").write_text("x", encoding="utf-8")
    with pytest.raises(OutputError, match="is read by this command"):
        graph_output(str(tmp_path / "g.yaml"), force=False, reads=[None, str(tmp_path / "g.yaml")])
    with pytest.raises(OutputError, match=r"the ending '\.txt' is unknown"):
        graph_output(str(tmp_path / "g.txt"), force=True, reads=[])


def test_a_file_that_is_there_stays_with_a_hint_what_to_do(graph: CareerGraph, tmp_path: Path) -> None:
    path = tmp_path / "g.yaml"
    path.write_text("mine", encoding="utf-8")
    with pytest.raises(OutputError, match="and `careergraph diff` tells how the two differ"):
        put(graph.file, graph_output(str(path), force=False, reads=[]))
    assert path.read_text(encoding="utf-8") == "mine"
    put(graph.file, graph_output(str(path), force=True, reads=[]))
    assert files.read(path) == graph.file


@pytest.mark.parametrize(
    ("notes", "lines"), [(0, 0), (SHOWN_NOTES, SHOWN_NOTES), (SHOWN_NOTES + 3, SHOWN_NOTES + 1)]
)
def test_notes_are_cut_where_nobody_reads_on(
    capsys: pytest.CaptureFixture[str], notes: int, lines: int
) -> None:
    tell([f"note {number}" for number in range(notes)])
    told = capsys.readouterr().err.splitlines()
    assert len(told) == lines
    assert all(line.startswith("Note: ") for line in told)
    if notes > lines:
        assert told[-1] == "Note: and 3 more like these"
