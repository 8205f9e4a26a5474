"""Writing graph files: readable, complete, in one step or not at all."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import pytest

from careergraph import CareerGraph
from careergraph.document import files
from careergraph.document.rules import parse
from careergraph.errors import OutputError
from tests.document.files.written import DATA, YAML


def test_yaml_is_written_for_people() -> None:
    assert files.to_text(parse(DATA)) == YAML


def test_json_is_written_with_one_entry_on_each_line() -> None:
    text = files.to_text(parse(DATA), form="json")
    assert json.loads(text) == DATA
    assert '\n    "lead": {"title": "Lead", "level": "Manager"}\n  },\n' in text


def test_an_empty_section_is_written_in_json() -> None:
    data = {"format": "careergraph/1", "title": "T", "roles": {"a": {"title": "Ä"}}, "moves": []}
    text = files.to_text(parse(data), form="json")
    assert text == (
        '{\n  "format": "careergraph/1",\n  "title": "T",\n  "roles": {\n    "a": {"title": "Ä"}\n  },\n'
        '  "moves": []\n}\n'
    )


@pytest.mark.parametrize("name", ["graph.yaml", "graph.yml", "graph.JSON"])
def test_what_is_written_is_read_again(tmp_path: Path, name: str) -> None:
    file = parse(DATA)
    assert files.write(file, tmp_path / name) == tmp_path / name
    assert files.read(tmp_path / name) == file
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_graph_saves_itself(tmp_path: Path) -> None:
    graph = CareerGraph.from_dict(DATA)
    assert files.read(graph.save(str(tmp_path / "g.yaml"))) == graph.file


def test_other_endings_are_told(tmp_path: Path) -> None:
    with pytest.raises(
        OutputError, match=r"the ending '\.txt' is unknown; use one of: \.yaml, \.yml, \.json"
    ):
        files.write(parse(DATA), tmp_path / "graph.txt")


def test_a_new_file_has_the_usual_permissions(tmp_path: Path) -> None:
    (tmp_path / "usual").touch()
    files.write_text("x", tmp_path / "new")
    assert (tmp_path / "new").stat().st_mode == (tmp_path / "usual").stat().st_mode


def test_a_replaced_file_keeps_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "old"
    path.write_text("old", encoding="utf-8")
    path.chmod(0o640)
    files.write_text("new é", path)
    assert path.read_text(encoding="utf-8") == "new é"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_symbolic_link_stays_one(tmp_path: Path) -> None:
    (tmp_path / "inner").mkdir()
    target = tmp_path / "inner" / "target"
    target.write_text("old", encoding="utf-8")
    link = tmp_path / "link"
    link.symlink_to("inner/target")
    assert files.write_text("new", link) == link
    assert link.is_symlink()
    assert target.read_text(encoding="utf-8") == "new"


def test_a_device_or_a_pipe_is_written_to_and_stays(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.yaml"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        assert files.write(parse(DATA), pipe) == pipe
        assert os.read(reader, 10_000).decode() == YAML
    finally:
        os.close(reader)
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert [path.name for path in tmp_path.iterdir()] == ["pipe.yaml"]


def test_where_writing_fails_the_old_file_is_untouched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "old"
    path.write_text("old", encoding="utf-8")

    def fail(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OutputError, match="cannot be written: no space left on device; choose another place"):
        files.write_text("new", path)
    assert path.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_an_interrupted_write_leaves_no_draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", interrupt)
    with pytest.raises(KeyboardInterrupt):
        files.write_text("new", tmp_path / "new")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("no/such/folder.yaml", "there is no such folder to put it in; make that first"),
        ("file/x.yaml", "there is no such folder to put it in; make that first"),
        ("folder.yaml", "it is a folder; name a file in it"),
        ("a\0b.yaml", "it is no file name"),
    ],
)
def test_where_nothing_can_be_written_it_is_told(tmp_path: Path, path: str, told: str) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "folder.yaml").mkdir()
    with pytest.raises(OutputError, match=told):
        files.write(parse(DATA), tmp_path / path)


def test_a_folder_that_may_not_be_written_to_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)  # root may write everywhere
    with pytest.raises(OutputError, match="you may not write there; choose another folder"):
        files.write_text("x", tmp_path / "new")


def test_the_bundled_graph_survives_both_forms() -> None:
    file = files.read(Path(__file__).parents[3] / "graphs" / "sales-marketing.yaml")
    assert files.read_text(files.to_text(file)) == file
    assert files.read_text(files.to_text(file, form="json"), form="json") == file
