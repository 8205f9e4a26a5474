"""Earlier versions of a graph file, as git keeps them."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

from careergraph.document.texts import most_bytes
from careergraph.errors import CareerGraphError, QuestionError

__all__ = ["split_revisions", "text_at"]

# Git speaks English, asks nothing and takes no orders from pagers. A repository may be somebody else's: what
# it lacks is not fetched, as its settings say which program does that.
_ENVIRONMENT = {
    "LC_ALL": "C",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_PAGER": "cat",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "",  # the same for git before 2.44
    "GIT_OPTIONAL_LOCKS": "0",
}
# No program that a repository's settings name is run, and a folder that only looks like a repository is none.
_SETTINGS = {
    "core.hooksPath": os.devnull,
    "core.fsmonitor": "false",
    "core.sshCommand": "false",
    "core.alternateRefsCommand": "true",
    "protocol.allow": "never",
    "safe.bareRepository": "explicit",
}
SECONDS = 60
# What git may take at once beside the file itself.
MEMORY = 64 * 2**20
_NOT_FETCHED = re.compile(r"not allowed|promisor|lazy fetch", re.IGNORECASE)


def split_revisions(text: str) -> tuple[str, str | None]:
    """Return the two revisions of ``REV1..REV2``; of a single revision the second is None.

    An end that is left out is ``HEAD``, as git has it.

    >>> split_revisions("v1..v2"), split_revisions("main.."), split_revisions("main")
    (('v1', 'v2'), ('main', 'HEAD'), ('main', None))
    """
    if "..." in text:
        raise QuestionError(f"{text!r} has three dots; write REV1..REV2 with two")
    old, dots, new = text.partition("..")
    return (old or "HEAD", new or "HEAD") if dots else (text, None)


def text_at(revision: str, file: str | Path) -> bytes:
    """Return what a file held at a revision of the git repository that it lies in.

    Parameters
    ----------
    revision
        A branch, a tag or a commit, as git names them.
    file
        The file's path; it need not exist any more.

    Raises
    ------
    QuestionError
        There is no such revision, or the file was not there then.
    CareerGraphError
        Git is not installed, the file lies in no repository, or it is larger than a graph file may be.

    Notes
    -----
    Git is run without a shell, and whatever the revision is called, git takes it for no option. The file is
    read as it is kept: no filter, hook or viewer that somebody set up is run, and nothing is fetched.
    """
    path = Path(file)
    folder = path.parent
    if path.is_dir():
        raise QuestionError(f"{path} is a folder; name a file in it")
    if not folder.is_dir():
        raise QuestionError(f"{folder}: there is no such folder; check the name of the file")
    if not revision or revision.startswith("-") or "\0" in revision or ":" in revision:
        raise QuestionError(f"{revision!r} is no revision; name a branch, a tag or a commit")
    inside = _git(folder, "rev-parse", "--is-inside-work-tree")
    if inside.returncode:
        said = inside.stderr.decode(errors="replace").strip().partition("\n")[0]
        if "not a git repository" in said:
            raise CareerGraphError(f"{path} lies in no git repository; compare two files instead")
        raise CareerGraphError(f"git refuses to read the repository of {path}: {said}")
    found = _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if found.returncode:
        raise QuestionError(
            f"the repository knows no revision {revision!r}; `git branch -a` and `git log` tell. "
            "A shallow clone lacks history: fetch it first"
        )
    return _kept(found.stdout.decode().split()[-1], revision, path)


def _kept(commit: str, revision: str, path: Path) -> bytes:
    """Return what a file held at a commit, which the user calls a revision."""
    most = most_bytes(path.name)
    place = f"{commit}:./{path.name}"
    # A file that is compressed well may be a thousand times as large as the repository.
    size = _git(path.parent, "cat-file", "-s", place, memory=2 * most + MEMORY)
    if not size.returncode and int(size.stdout) > most:
        raise CareerGraphError(
            f"{path} was more than {most // 2**20} MiB large at revision {revision!r}; compare smaller files"
        )
    kept = size if size.returncode else _git(path.parent, "cat-file", "blob", place, memory=2 * most + MEMORY)
    if not kept.returncode:
        return kept.stdout
    said = kept.stderr.decode(errors="replace")
    if _NOT_FETCHED.search(said):
        raise CareerGraphError(
            f"this clone does not hold {path} as it was at revision {revision!r}, and nothing is fetched "
            f"unasked; `git show {revision}:NAME` fetches it"
        )
    if "attempting to allocate" in said:
        raise CareerGraphError(
            f"git needs too much memory for {path} at revision {revision!r}; compare smaller files"
        )
    if not path.exists():
        raise QuestionError(
            f"{path} is not there now, and was not at revision {revision!r}; check the name and the folder"
        )
    raise QuestionError(
        f"{path} was not there at revision {revision!r}; if it had another name or folder then, "
        f"`git show {revision}:NAME | careergraph diff - {path}` compares the two"
    )


def _git(folder: Path, *arguments: str, memory: int = MEMORY) -> subprocess.CompletedProcess[bytes]:
    settings = [part for name, value in _SETTINGS.items() for part in ("-c", f"{name}={value}")]
    try:
        return subprocess.run(  # noqa: S603 - a list of arguments, no shell
            ["git", *settings, *arguments],  # noqa: S607 - the git that the user runs
            cwd=folder,
            env={**os.environ, **_ENVIRONMENT, "GIT_ALLOC_LIMIT": str(memory)},
            capture_output=True,
            stdin=subprocess.DEVNULL,
            timeout=SECONDS,
            check=False,
        )
    except FileNotFoundError:
        raise CareerGraphError("git is not installed, or not on the path; compare two files") from None
    except subprocess.TimeoutExpired:
        raise CareerGraphError(f"git did not answer within {SECONDS} seconds; try again") from None
