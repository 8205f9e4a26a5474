"""What can be wrong with a file before a parser sees its text."""

from __future__ import annotations

import io
import os
import socket
import sys
from typing import TYPE_CHECKING

import pytest

from careergraph.document.texts import read_path, read_stdin, read_text, reading

if TYPE_CHECKING:
    from pathlib import Path

    from careergraph.document.texts import Document


def the_problem(document: Document) -> str:
    assert not document.readable
    assert document.data is None
    assert document.find({("a",)}) == {}
    (problem,) = document.problems
    return str(problem)


@pytest.mark.parametrize("name", ["a.yaml", "a.yml", "A.YAML"])
def test_yaml_is_known_by_its_ending(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("a: no", encoding="utf-8")
    assert read_path(tmp_path / name).data == {"a": "no"}


def test_json_is_known_by_its_ending(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"a": 1}', encoding="utf-8")
    assert read_path(str(tmp_path / "a.json")).data == {"a": 1}


@pytest.mark.parametrize(
    ("name", "told"), [("a.txt", "the ending '.txt' is unknown"), ("a", "the file's name has no ending")]
)
def test_other_endings_are_told(tmp_path: Path, name: str, told: str) -> None:
    path = tmp_path / name
    path.write_text("a: 1", encoding="utf-8")
    assert the_problem(read_path(path)) == f"{path}: {told}; name it with one of: .yaml, .yml, .json"


@pytest.mark.parametrize("name", ["nowhere.yaml", "nowhere", "no/where.yaml", "file.yaml/x.yaml"])
def test_a_missing_file_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / "file.yaml").write_text("a: 1", encoding="utf-8")
    told = the_problem(read_path(tmp_path / name))
    assert told == f"{tmp_path / name}: there is no such file; check the name and the folder"


@pytest.mark.parametrize("name", ["folder", "folder.yaml"])
def test_a_folder_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir()
    assert the_problem(read_path(tmp_path / name)).endswith(": this is a folder; name a file in it")


def test_a_named_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    told = the_problem(read_path(tmp_path / "pipe.yaml"))
    assert told.endswith(
        "this is a device or a named pipe, not a file; pipe the text into standard input, and say `-`"
    )


def test_a_device_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "zero.json").symlink_to("/dev/zero")
    assert "this is a device" in the_problem(read_path(tmp_path / "zero.json"))


def test_a_socket_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # the path of a socket is short
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("s.yaml")
        assert "this is a device or a named pipe" in the_problem(read_path("s.yaml"))


def test_a_link_that_leads_nowhere_is_told(tmp_path: Path) -> None:
    (tmp_path / "link.yaml").symlink_to(tmp_path / "gone.yaml")
    assert "there is no such file" in the_problem(read_path(tmp_path / "link.yaml"))


def test_a_file_that_may_not_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.yaml").write_text("a: 1", encoding="utf-8")

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)  # root may read everything
    assert "you may not read this file" in the_problem(read_path(tmp_path / "a.yaml"))


def test_what_the_system_refuses_is_told(tmp_path: Path) -> None:
    told = the_problem(read_path(tmp_path / ("x" * 300 + ".yaml")))
    assert told.endswith("this file cannot be read (File name too long); check the name and the disk")


def test_a_name_that_is_no_file_name_is_told() -> None:
    assert "this is no file name" in the_problem(read_path("a\0.yaml"))


@pytest.mark.parametrize(("name", "form"), [("a.yaml", "YAML"), ("a.json", "JSON")])
def test_a_file_that_is_too_large_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, form: str
) -> None:
    monkeypatch.setitem(reading._LIMITS, "yaml", 2**20)  # noqa: SLF001 - a smaller limit for a small test
    monkeypatch.setitem(reading._LIMITS, "json", 2**20)  # noqa: SLF001
    with (tmp_path / name).open("wb") as file:
        file.truncate(2**20 + 1)
    told = the_problem(read_path(tmp_path / name))
    assert f"this is more than 1 MiB of {form}; " in told


def test_a_file_that_grows_while_it_is_read_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"x" * 100)
    monkeypatch.setitem(reading._LIMITS, "yaml", 10)  # noqa: SLF001
    small = os.stat_result((0o100644, 0, 0, 1, 0, 0, 5, 0, 0, 0))
    monkeypatch.setattr(os, "fstat", lambda _: small)
    assert "this is more than" in the_problem(read_path(path))


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"a: 1\nb: caf\xe9\n", "t.yaml:2:7: the byte 0xE9 is no UTF-8; save the file as UTF-8"),
        ("é: é".encode() + b"\xff", "t.yaml:1:5: the byte 0xFF is no UTF-8"),
        (b"\xef\xbb\xbf\xff", "t.yaml:1:1: the byte 0xFF is no UTF-8"),
        (
            "a: 1".encode("utf-16"),
            "t.yaml:1:1: this text is UTF-16 or UTF-32, or no text at all; save it as UTF-8",
        ),
        ("a: 1".encode("utf-16-le"), "t.yaml:1:1: this text is UTF-16"),
        ("a: 1".encode("utf-32-be"), "t.yaml:1:1: this text is UTF-16 or UTF-32"),
        (b"\x7fELF\0\0", "t.yaml:1:1: the control character U+007F stands here"),
    ],
)
def test_bytes_that_are_no_utf_8_are_told(data: bytes, told: str) -> None:
    assert the_problem(read_text(data, name="t.yaml")).startswith(told)


@pytest.mark.parametrize(
    ("data", "value"),
    [
        (b"a: no\n", {"a": "no"}),
        (b"{a: no}\n", {"a": "no"}),
        (b'{"a": "\\u00e9"}', {"a": "é"}),
        (b'\xef\xbb\xbf\n { \n"a" :\t1}', {"a": 1}),
        (b"{}", {}),
        (b"[1, 2]", [1, 2]),
    ],
)
def test_standard_input_is_yaml_or_json(monkeypatch: pytest.MonkeyPatch, data: bytes, value: object) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    document = read_stdin()
    assert document.data == value
    assert document.name == "standard input"


@pytest.mark.parametrize("data", [b"a: " + b"x" * 100, b'{"a": ' + b"x" * 100])
def test_standard_input_has_limits(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setitem(reading._LIMITS, "yaml", 50)  # noqa: SLF001
    monkeypatch.setitem(reading._LIMITS, "json", 90)  # noqa: SLF001
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert the_problem(read_stdin()).startswith("standard input: this is more than")
