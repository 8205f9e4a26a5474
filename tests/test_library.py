"""Bundled graphs by name, any other graph by its file."""

from __future__ import annotations

import gc
import io
import shutil
import sys
from pathlib import Path

import pytest

from careergraph import CareerGraph, library
from careergraph.errors import CareerGraphError, GraphFileError, UnknownNameError

ROOT = Path(__file__).resolve().parent.parent
SMALL = (
    "format: careergraph/1\ntitle: Small\nroles: {a: {title: A}, b: {title: B}}\nmoves: [{from: a, to: b}]\n"
)


def test_every_graph_in_the_folder_is_bundled() -> None:
    assert library.names() == tuple(sorted(path.stem for path in (ROOT / "graphs").glob("*.yaml")))
    assert "sales-marketing" in library.names()


@pytest.mark.parametrize("name", library.names())
def test_every_bundled_graph_loads(name: str) -> None:
    graph = library.load(name)
    assert graph.name == name
    assert graph.nx.number_of_edges() > 0


@pytest.mark.parametrize("name", ["Sales-Marketing", " sales-marketing "])
def test_case_and_blanks_do_not_count(name: str) -> None:
    assert CareerGraph.load(name).name == "sales-marketing"


@pytest.mark.parametrize("name", ["my graph.yaml", "small.yml", "SMALL.JSON"])
def test_a_file_is_loaded_by_its_path(tmp_path: Path, name: str) -> None:
    text = SMALL
    if name.endswith("JSON"):
        text = (
            '{"format": "careergraph/1", "title": "Small",'
            ' "roles": {"a": {"title": "A"}, "b": {"title": "B"}}, "moves": [{"from": "a", "to": "b"}]}'
        )
    (tmp_path / name).write_text(text, encoding="utf-8")
    for source in (tmp_path / name, str(tmp_path / name)):
        graph = CareerGraph.load(source)
        assert graph.name == Path(name).stem
        assert list(graph.nx.edges) == [("a", "b")]


def test_a_bundled_name_comes_before_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sales-marketing").mkdir()
    assert library.load("sales-marketing").role("cro").id == "cro"
    with pytest.raises(GraphFileError, match="this is a folder"):
        library.load("./sales-marketing")
    with pytest.raises(GraphFileError, match="this is a folder"):
        library.load(Path("sales-marketing"))


def test_a_file_without_ending_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "graph").write_text(SMALL, encoding="utf-8")
    with pytest.raises(GraphFileError, match="the file's name has no ending"):
        library.load("graph")


@pytest.mark.parametrize("name", ["nowhere.yaml", "some/where"])
def test_a_missing_file_is_told(name: str) -> None:
    with pytest.raises(GraphFileError, match="there is no such file"):
        library.load(name)


def test_an_unknown_name_is_told_with_near_ones() -> None:
    with pytest.raises(UnknownNameError) as caught:
        library.load("sales-marketting")
    assert caught.value.kind == "graph"
    assert "sales-marketing" in caught.value.candidates
    with pytest.raises(UnknownNameError, match="`careergraph graphs` lists the bundled ones"):
        library.load("qqqq")


def test_a_dash_is_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(SMALL.encode())))
    graph = library.load("-")
    assert graph.name == "stdin"
    assert "a" in graph.roles


def test_the_collector_runs_again_after_loading() -> None:
    gc.enable()
    library.load("sales-marketing")
    assert gc.isenabled()
    with pytest.raises(GraphFileError):
        library.load("nowhere.yaml")
    assert gc.isenabled()


class TestWhereTheBundledGraphsAre:
    """In a wheel they stand beside the modules, in a checkout at its top."""

    @pytest.fixture
    def place(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        package = tmp_path / "careergraph"
        package.mkdir()
        monkeypatch.setattr("importlib.resources.files", lambda _: tmp_path / "zipped")
        monkeypatch.setattr(library, "__file__", str(package / "library.py"))
        return tmp_path

    def test_beside_the_modules(self, place: Path) -> None:
        shutil.copytree(ROOT / "graphs", place / "careergraph" / "graphs")
        (place / "graphs").mkdir()
        (place / "pyproject.toml").touch()
        assert "sales-marketing" in library.names()

    def test_at_the_top_of_a_checkout(self, place: Path) -> None:
        (place / "graphs").mkdir()
        (place / "graphs" / "mine.yaml").write_text(SMALL, encoding="utf-8")
        (place / "graphs" / "README.md").touch()
        (place / "pyproject.toml").touch()
        assert library.names() == ("mine",)
        assert library.load("mine").name == "mine"

    def test_where_the_modules_stand_on_no_file_system(self, place: Path) -> None:
        shutil.copytree(ROOT / "graphs", place / "zipped" / "graphs")
        assert "sales-marketing" in library.names()

    def test_not_in_just_any_folder_of_that_name(self, place: Path) -> None:
        (place / "graphs").mkdir()
        with pytest.raises(
            CareerGraphError, match="the bundled graphs are missing; install careergraph again"
        ):
            library.names()

    def test_a_broken_bundled_graph_is_told_by_its_file_name(self, place: Path) -> None:
        (place / "careergraph" / "graphs").mkdir()
        (place / "careergraph" / "graphs" / "bad.yaml").write_text("a: [", encoding="utf-8")
        with pytest.raises(GraphFileError, match=r"bad\.yaml:1:5"):
            library.load("bad")
