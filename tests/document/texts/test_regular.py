"""Only regular files are read, and no more of them than was asked for."""

import os
import socket
from pathlib import Path

import pytest

from careergraph.document.texts import regular
from careergraph.document.texts.regular import NotRegularError, TooLargeError, open_regular, read_regular

pytestmark = pytest.mark.skipif(os.name == "nt", reason="pipes and devices of another kind")


def test_a_file_is_read_through_links(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"text")
    (tmp_path / "b").symlink_to("a")
    assert read_regular(tmp_path / "b", 4) == b"text"
    with open_regular(str(tmp_path / "b")) as file:
        assert file.read() == b"text"


def test_what_is_no_file_is_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # names of sockets are short
    os.mkfifo("pipe")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("socket")
        for name in ("pipe", "socket", "/dev/zero", "/dev/full", "/dev/stdin"):
            if Path(name).is_file():  # where the tests' own standard input is a file
                continue
            with pytest.raises(NotRegularError, match="a device or a named pipe"):
                read_regular(name, 10)
    with pytest.raises(IsADirectoryError):
        read_regular(tmp_path, 10)
    with pytest.raises(FileNotFoundError):
        read_regular("nowhere", 10)


def test_a_pipe_that_takes_the_place_of_a_file_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"text")
    real = os.open

    def exchanged(name: Path, flags: int) -> int:
        path.unlink()
        os.mkfifo(path)
        return real(name, flags)

    monkeypatch.setattr(os, "open", exchanged)
    with pytest.raises(NotRegularError):
        read_regular(path, 10)


def test_a_large_file_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a"
    with path.open("wb") as file:
        file.truncate(3 * 2**20)
    with pytest.raises(TooLargeError, match="more than 2 MiB"):
        read_regular(path, 2**21)
    # One that has grown since it was looked at.
    small = os.stat(__file__)  # noqa: PTH116 - as os.fstat
    monkeypatch.setattr(os, "fstat", lambda _: small)
    with pytest.raises(TooLargeError):
        read_regular(path, 2**21)


def test_a_file_that_has_nothing_to_say_yet_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # As some that the system makes up; here it is a pipe that passes for a file.
    os.mkfifo(tmp_path / "log")
    monkeypatch.setattr(regular, "_refuse_irregular", lambda _: None)
    writer = os.open(tmp_path / "log", os.O_RDWR)
    try:
        with pytest.raises(BlockingIOError, match="nothing to say yet"):
            read_regular(tmp_path / "log", 10)
    finally:
        os.close(writer)
