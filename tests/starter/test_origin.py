"""What a workflow installs is what wrote it, or nothing."""

import json
import os
import subprocess
from importlib.metadata import Distribution
from pathlib import Path
from typing import Any

import pytest

from careergraph.starter import origin

COMMIT = "0123456789abcdef0123456789abcdef01234567"
HASH = "a" * 64


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> Any:  # noqa: ANN401 - a function
    """Let an installer have written down where the program came from."""

    class Installed(Distribution):
        version = "1.2.3"

        def __init__(self, told: Any) -> None:  # noqa: ANN401 - JSON is any
            self.told = told

        def read_text(self, filename: str) -> str | None:
            assert filename == "direct_url.json"
            return None if self.told is None else json.dumps(self.told)

        def locate_file(self, path: Any) -> Any:  # noqa: ANN401 - as the standard library
            raise NotImplementedError

    def say(told: Any) -> str:  # noqa: ANN401 - JSON is any
        monkeypatch.setattr(Distribution, "from_name", lambda _: Installed(told))
        return origin()

    return say


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (None, "careergraph==1.2.3"),
        (
            {"url": "https://example.org/x.git", "vcs_info": {"vcs": "git", "commit_id": COMMIT}},
            f"careergraph @ git+https://example.org/x.git@{COMMIT}",
        ),
        (
            {"url": "ssh://git@example.org/me/x.git", "vcs_info": {"vcs": "git", "commit_id": COMMIT}},
            f"careergraph @ git+https://example.org/me/x.git@{COMMIT}",
        ),
        (
            {"url": "https://me:secret@example.org:8443/x", "vcs_info": {"vcs": "git", "commit_id": COMMIT}},
            f"careergraph @ git+https://example.org:8443/x@{COMMIT}",
        ),
        ({"url": "https://example.org/x", "vcs_info": {"vcs": "hg", "commit_id": COMMIT}}, ""),
        ({"url": "https://example.org/x", "vcs_info": {"vcs": "git", "commit_id": "main"}}, ""),
        ({"url": "https://example.org/x'$(y)", "vcs_info": {"vcs": "git", "commit_id": COMMIT}}, ""),
        (
            {"url": "https://example.org/x.whl", "archive_info": {"hashes": {"sha256": HASH}}},
            f"careergraph @ https://example.org/x.whl#sha256={HASH}",
        ),
        ({"url": "https://example.org/x.whl", "archive_info": {}}, ""),
        ({"url": "file:///home/me/x.whl", "archive_info": {"hashes": {"sha256": HASH}}}, ""),
        ({"url": "file:///nowhere/at/all", "dir_info": {"editable": True}}, ""),
        ({"url": "https://[::1", "archive_info": {"hashes": {"sha256": HASH}}}, ""),
    ],
)
def test_where_the_program_came_from(told: Any, expected: str, installed: Any) -> None:  # noqa: ANN401 - JSON
    assert installed(told) == expected


@pytest.mark.parametrize(
    ("remote", "place"),
    [
        ("https://me:secret@example.org/x.git", "https://example.org/x.git"),
        ("git@example.org:me/x.git", "https://example.org/me/x.git"),
        ("/somewhere/else", ""),
        (None, ""),
    ],
)
def test_a_checkout_is_a_commit_of_its_repository(
    remote: str | None,
    place: str,
    installed: Any,  # noqa: ANN401 - a function
    tmp_path: Path,
) -> None:
    def git(*arguments: str) -> str:
        return subprocess.run(
            ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", *arguments],
            cwd=tmp_path,
            env=os.environ | {"GIT_CONFIG_GLOBAL": os.devnull},
            check=True,
            capture_output=True,
            encoding="utf-8",
        ).stdout.strip()

    git("init", "-q")
    git("commit", "-q", "--allow-empty", "-m", "x")
    if remote:
        git("remote", "add", "origin", remote)
    told = {"url": tmp_path.as_uri(), "dir_info": {"editable": True}}
    expected = f"careergraph @ git+{place}@{git('rev-parse', 'HEAD')}" if place else ""
    assert installed(told) == expected


def test_a_checkout_that_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    from importlib.metadata import PackageNotFoundError

    def missing(_: str) -> Distribution:
        raise PackageNotFoundError

    monkeypatch.setattr(Distribution, "from_name", missing)
    assert origin() == "" or origin().startswith("careergraph @ git+https://")
