"""Folders are written in one step or not at all."""

import os
from pathlib import Path

import pytest

from careergraph import OutputError
from careergraph.exchange.output import write_folder


def everything(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


@pytest.mark.parametrize(
    ("error", "problem"),
    [
        (PermissionError(13, "no"), "you may not write there"),
        (OSError(28, "No space left on device"), "no space left"),
    ],
)
def test_what_was_there_survives_a_disk_that_gives_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, problem: str
) -> None:
    write_folder({"a": [b"old"], "b": [b"old"]}, tmp_path / "folder")
    before = everything(tmp_path)
    calls = []

    def fsync(handle: int) -> None:
        calls.append(handle)
        if len(calls) == 2:  # the first file of the folder is written
            raise error

    monkeypatch.setattr(os, "fsync", fsync)
    with pytest.raises(OutputError, match=problem):
        write_folder({"a": [b"new"], "b": [b"new"]}, tmp_path / "folder")
    assert everything(tmp_path) == before
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]


def test_a_folder_is_made_or_its_files_are_replaced(tmp_path: Path) -> None:
    target = tmp_path / "tables"
    assert write_folder({"a.csv": [b"1"], "b.csv": [b"2"]}, target) == target
    write_folder({"a.csv": [b"3"], "b.csv": [b"4"], "c.csv": [b"5"]}, target)
    assert everything(tmp_path) == {"tables/a.csv": b"3", "tables/b.csv": b"4", "tables/c.csv": b"5"}


def test_a_folder_with_other_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "needs.csv").write_text("old")
    with pytest.raises(
        OutputError, match=r"holds 'needs\.csv', which is no part of this export; name a new folder"
    ):
        write_folder({"a.csv": [b"1"]}, tmp_path)
    with pytest.raises(OutputError, match="is a file; name a folder"):
        write_folder({"a.csv": [b"1"]}, tmp_path / "needs.csv")
    assert everything(tmp_path) == {"needs.csv": b"old"}
