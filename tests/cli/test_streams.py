"""Answers reach whoever asked in whole, or the exit status says that they did not."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from careergraph.cli.streams import nobody_reads, replace_streams
from tests.conftest import ROOT

pytestmark = pytest.mark.skipif(os.name == "nt", reason="shells, pipes and limits of another kind")

PROGRAM = f"{sys.executable} -m careergraph"
NO_SPACE = "Error: the answer could not be written: no space left on device\n"


def shell(command: str, folder: Path, **environment: str) -> "subprocess.CompletedProcess[str]":
    """Run a line of bash; ``careergraph`` is the program."""
    return subprocess.run(
        ["bash", "-c", f'set -o pipefail; careergraph() {{ {PROGRAM} "$@"; }}; {command}'],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(ROOT)} | environment,
        capture_output=True,
        check=False,
        encoding="utf-8",
        timeout=60,
    )


@pytest.fixture(params=["", "1"], ids=["buffered", "unbuffered"])
def unbuffered(request: pytest.FixtureRequest) -> str:
    """Run with Python's buffers and without."""
    value: str = request.param
    return value


@pytest.mark.parametrize("command", ["roles", "roles --json", "roles --csv", "export dot", "explore -o -"])
def test_a_disk_that_takes_a_part_is_told(command: str, unbuffered: str, tmp_path: Path) -> None:
    # The limit on a file's size cuts a write short, as a disk does that is nearly full.
    limited = f"ulimit -f 1; trap '' XFSZ; careergraph {command} > out"
    done = shell(limited, tmp_path, PYTHONUNBUFFERED=unbuffered)
    assert (done.returncode, done.stderr) == (2, "Error: the answer could not be written: file too large\n")


@pytest.mark.parametrize("command", ["roles", "roles --json", "--version", "--help", "path --help"])
def test_a_full_disk_is_told(command: str, unbuffered: str, tmp_path: Path) -> None:
    done = shell(f"careergraph {command} > /dev/full", tmp_path, PYTHONUNBUFFERED=unbuffered)
    assert (done.returncode, done.stderr) == (2, NO_SPACE)


@pytest.mark.parametrize("command", ["roles", "roles --json", "--version", "export dot", "explore -o -"])
def test_an_answer_needs_a_standard_output(command: str, unbuffered: str, tmp_path: Path) -> None:
    done = shell(f"careergraph {command} >&-", tmp_path, PYTHONUNBUFFERED=unbuffered)
    assert done.returncode == 2
    assert done.stderr == "Error: the answer could not be written: bad file descriptor\n"


def test_who_says_nothing_there_needs_no_standard_output(tmp_path: Path) -> None:
    done = shell("careergraph explore --no-open -o map.html >&-", tmp_path)
    assert (done.returncode, done.stderr) == (0, "The map is in map.html\n")


@pytest.mark.parametrize("lost", ["2>&-", "2>/dev/full"])
def test_what_is_said_beside_the_answer_may_be_lost(lost: str, tmp_path: Path) -> None:
    assert shell(f"careergraph explore --no-open -o map.html {lost}", tmp_path).returncode == 0
    assert shell(f"careergraph show nobody {lost}", tmp_path).returncode == 2
    assert shell(f"careergraph --bogus {lost}", tmp_path).returncode == 2


@pytest.mark.parametrize("command", ["export json", "roles --json", "explore -o -", "explore -o /dev/stdout"])
def test_a_pipe_that_is_often_full_gets_everything(command: str, unbuffered: str, tmp_path: Path) -> None:
    # Some programs hand out pipes that refuse what they cannot take at once.
    slow = "import os,sys,time; os.set_blocking(1, False); os.execvp(sys.argv[1], sys.argv[1:])"
    line = f"{sys.executable} -c '{slow}' {PROGRAM} {command} | (sleep 1; cat) > got"
    done = shell(line, tmp_path, PYTHONUNBUFFERED=unbuffered)
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "got").read_text(encoding="utf-8") == shell(f"careergraph {command}", tmp_path).stdout


@pytest.mark.parametrize("target", ["-", "/dev/stdout"])
def test_a_reader_that_has_seen_enough_is_no_mistake(target: str, unbuffered: str, tmp_path: Path) -> None:
    done = shell("careergraph roles --json | head -1", tmp_path, PYTHONUNBUFFERED=unbuffered)
    assert (done.returncode, done.stdout, done.stderr) == (0, "[\n", "")
    done = shell(f"careergraph explore -o {target} | head -c 9", tmp_path, PYTHONUNBUFFERED=unbuffered)
    assert (done.returncode, done.stdout, done.stderr) == (0, "<!DOCTYPE", "")


def test_a_reader_that_goes_changes_no_answer(unbuffered: str, tmp_path: Path) -> None:
    broken = json.dumps({"roles": {f"r{n}": {"titel": "T"} for n in range(3000)}})
    (tmp_path / "broken.json").write_text(broken, encoding="utf-8")
    for command, status in (
        ("check broken.json", 1),
        ("path ceo coordinator", 1),
        ("path ceo coordinator --json", 1),
        ("roles", 0),
        ("show nobody", 2),
    ):
        for reader in ("head -1", "true"):
            done = shell(f"careergraph {command} | {reader}", tmp_path, PYTHONUNBUFFERED=unbuffered)
            assert done.returncode == status, (command, reader, done.stderr)


def test_a_named_pipe_whose_reader_goes_is_no_mistake(tmp_path: Path) -> None:
    line = "mkfifo p; (head -c 9 p > got &); careergraph explore --no-open -o p"
    done = shell(line, tmp_path)
    assert (done.returncode, done.stderr) == (0, "")


def test_streams_that_somebody_replaced_are_left_alone(capsys: pytest.CaptureFixture[str]) -> None:
    before = sys.stdout, sys.stderr
    replace_streams()
    assert (sys.stdout, sys.stderr) == before
    assert not nobody_reads()
    assert capsys.readouterr() == ("", "")
