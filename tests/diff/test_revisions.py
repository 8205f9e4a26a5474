"""Versions of a file that git keeps; and what cannot be had from it."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

import pytest

from careergraph import CareerGraphError, QuestionError
from careergraph.diff import revisions
from careergraph.diff.revisions import split_revisions, text_at

if TYPE_CHECKING:
    from pathlib import Path

# Whatever the machine's own settings are, they do not count here.
SETTINGS = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
    "GIT_AUTHOR_NAME": "A",
    "GIT_AUTHOR_EMAIL": "a@example.org",
    "GIT_COMMITTER_NAME": "A",
    "GIT_COMMITTER_EMAIL": "a@example.org",
}


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(
        ["git", *arguments], cwd=folder, env=os.environ | SETTINGS, check=True, capture_output=True
    )


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Make a repository whose file has two versions, and one that is not yet kept."""
    git(tmp_path, "init", "-q", "-b", "main")
    folder = tmp_path / "in here"
    folder.mkdir()
    for number in ("one", "two"):
        (folder / "-care:ers.yaml").write_bytes(f"{number}\r\n".encode())
        git(tmp_path, "add", ".")
        git(tmp_path, "commit", "-q", "-m", number)
        git(tmp_path, "tag", number)
    (folder / "-care:ers.yaml").write_text("three\n", encoding="utf-8")
    return tmp_path


def test_a_file_as_it_was(repository: Path) -> None:
    file = repository / "in here" / "-care:ers.yaml"
    assert text_at("one", file) == b"one\r\n"
    assert text_at("HEAD~1", file) == b"one\r\n"
    assert text_at("main", file) == b"two\r\n"
    file.unlink()
    assert text_at("HEAD", file) == b"two\r\n"


def test_a_relative_path(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(repository / "in here")
    assert text_at("one", "-care:ers.yaml") == b"one\r\n"


@pytest.mark.parametrize("revision", ["none", "one two", "HEAD~9", "one^{tree}"])
def test_a_revision_that_is_none(repository: Path, revision: str) -> None:
    with pytest.raises(QuestionError, match="knows no revision"):
        text_at(revision, repository / "in here" / "-care:ers.yaml")


@pytest.mark.parametrize("revision", ["", "--output=x", "-h", "one:in here", "one\0"])
def test_a_revision_that_git_could_take_for_something_else(repository: Path, revision: str) -> None:
    with pytest.raises(QuestionError, match="is no revision"):
        text_at(revision, repository / "in here" / "-care:ers.yaml")
    assert sorted(path.name for path in repository.iterdir()) == [".git", "in here"]


def test_a_file_that_was_not_there(repository: Path) -> None:
    (repository / "new.yaml").write_text("new\n", encoding="utf-8")
    with pytest.raises(QuestionError, match=r"was not there at revision 'one'.*`git show one:NAME \| "):
        text_at("one", repository / "new.yaml")
    with pytest.raises(QuestionError, match=r"nwe.yaml is not there now, and was not at revision"):
        text_at("one", repository / "nwe.yaml")
    with pytest.raises(QuestionError, match="is a folder; name a file in it"):
        text_at("one", repository / "in here")
    with pytest.raises(QuestionError, match="there is no such folder"):
        text_at("one", repository / "nowhere" / "new.yaml")


def test_a_folder_in_no_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(CareerGraphError, match="lies in no git repository"):
        text_at("HEAD", tmp_path / "careers.yaml")


def test_a_repository_that_git_refuses(repository: Path) -> None:
    (repository / ".git" / "config").write_text("[core\n", encoding="utf-8")
    with pytest.raises(CareerGraphError, match="git refuses to read the repository"):
        text_at("HEAD", repository / "in here" / "-care:ers.yaml")


def test_no_filter_of_the_repository_is_run(repository: Path) -> None:
    (repository / ".gitattributes").write_text("*.yaml diff=evil filter=evil\n", encoding="utf-8")
    git(repository, "config", "diff.evil.textconv", "touch touched; cat")
    git(repository, "config", "filter.evil.smudge", "touch touched; cat")
    assert text_at("one", repository / "in here" / "-care:ers.yaml") == b"one\r\n"
    assert not list(repository.rglob("touched"))


def test_without_git(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(repository))
    with pytest.raises(CareerGraphError, match="git is not installed"):
        text_at("one", repository / "in here" / "-care:ers.yaml")


def test_a_git_that_does_not_answer(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    slow = repository / "git"
    slow.write_text("#!/bin/sh\nexec sleep 5\n", encoding="utf-8")
    slow.chmod(0o755)
    monkeypatch.setenv("PATH", f"{repository}:{os.environ['PATH']}")
    monkeypatch.setattr(revisions, "SECONDS", 0.2)
    with pytest.raises(CareerGraphError, match="did not answer"):
        text_at("one", repository / "in here" / "-care:ers.yaml")


def test_two_revisions_in_one_word() -> None:
    assert split_revisions("one..two") == ("one", "two")
    assert split_revisions("..two") == ("HEAD", "two")
    assert split_revisions("one") == ("one", None)
    with pytest.raises(QuestionError, match="three dots"):
        split_revisions("one...two")


def payload(folder: Path) -> str:
    """Return a program that tells that it was run."""
    program = folder / "payload"
    program.write_text(f"#!/bin/sh\ntouch {folder / 'PWNED'}\n", encoding="utf-8")
    program.chmod(0o755)
    return str(program)


@pytest.mark.skipif(os.name == "nt", reason="programs of another kind")
def test_a_partial_clone_fetches_nothing_and_runs_nothing(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    git(tmp_path, "init", "-q", "-b", "main", "kept")
    for number in ("one", "two"):
        (tmp_path / "kept" / "g.yaml").write_text(f"{number}\n", encoding="utf-8")
        git(tmp_path / "kept", "add", ".")
        git(tmp_path / "kept", "commit", "-q", "-m", number)
    git(tmp_path / "kept", "config", "uploadpack.allowFilter", "true")
    git(tmp_path, "clone", "-q", "--filter=blob:none", f"file://{tmp_path / 'kept'}", "clone")
    clone = tmp_path / "clone"
    program = payload(tmp_path_factory.mktemp("elsewhere"))
    for name, value in {
        "remote.origin.uploadpack": f"{program};",
        "core.sshCommand": program,
        "core.gitProxy": program,
        "core.fsmonitor": program,
        "core.pager": program,
        "core.hooksPath": os.path.dirname(program),  # noqa: PTH120 - a text
        "protocol.allow": "always",
        "protocol.file.allow": "always",
        "diff.external": program,
        "diff.x.textconv": program,
        "filter.x.smudge": program,
        "filter.x.process": program,
    }.items():
        git(clone, "config", name, value)
    (clone / ".git" / "info" / "attributes").write_text("*.yaml diff=x filter=x\n", encoding="utf-8")
    assert text_at("HEAD", clone / "g.yaml") == b"two\n"
    with pytest.raises(CareerGraphError, match=r"this clone does not hold .*g\.yaml as it was at revision"):
        text_at("HEAD~1", clone / "g.yaml")
    for remote in (f"ext::{program}", f"ssh://x/{program}"):
        git(clone, "config", "remote.origin.url", remote)
        with pytest.raises(CareerGraphError, match="nothing is fetched unasked"):
            text_at("HEAD~1", clone / "g.yaml")
    assert not os.path.exists(f"{os.path.dirname(program)}/PWNED")  # noqa: PTH110, PTH120 - a text


def test_a_folder_that_only_looks_like_a_repository_is_none(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q", "--bare", "looks")
    git(tmp_path / "looks", "config", "core.bare", "false")
    git(tmp_path / "looks", "config", "core.worktree", str(tmp_path / "looks"))
    with pytest.raises(CareerGraphError):
        text_at("HEAD", tmp_path / "looks" / "g.yaml")


def test_a_large_file_is_not_read(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = repository / "in here" / "-care:ers.yaml"
    monkeypatch.setattr(revisions, "most_bytes", lambda _: 4)
    with pytest.raises(CareerGraphError, match=r"was more than 0 MiB large at revision 'one'"):
        text_at("one", file)


def test_what_git_needs_to_unpack_a_file_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # The second version is kept as what differs from the first, which git holds in memory as a whole.
    git(tmp_path, "init", "-q", "-b", "main")
    text = "".join(f"line {number}\n" for number in range(800_000))
    for part in (text, text[: len(text) // 16]):
        (tmp_path / "g.yaml").write_text(part, encoding="utf-8")
        git(tmp_path, "add", ".")
        git(tmp_path, "commit", "-q", "-m", "x")
    git(tmp_path, "repack", "-a", "-d", "-f", "-q")
    assert len(text_at("HEAD", tmp_path / "g.yaml")) == len(text) // 16
    monkeypatch.setattr(revisions, "most_bytes", lambda _: 1_000_000)
    monkeypatch.setattr(revisions, "MEMORY", 2**20)
    with pytest.raises(CareerGraphError, match="git needs too much memory"):
        text_at("HEAD", tmp_path / "g.yaml")
