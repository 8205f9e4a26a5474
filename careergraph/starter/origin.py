"""Where this program came from, so that other machines get the very same one."""

from __future__ import annotations

import json
import re
import subprocess
from importlib.metadata import Distribution, PackageNotFoundError
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

__all__ = ["origin"]

SECONDS = 10
_ADDRESS = re.compile(r"https?://[\w.-]+(?::\d+)?/[\w./~%+-]+")
_COMMIT = re.compile(r"[0-9a-f]{40,64}")
_SECURE_SHELL = re.compile(r"(?:ssh://)?(?:[\w.-]+@)?(?P<host>[\w.-]+)(?::\d+/|:|/)(?P<path>[\w./~-]+)")


def origin() -> str:
    """Return what pip is to install to get this program: pinned, and without anybody's password.

    A release by its number, where the program came from a package index; a commit, where it came from a git
    repository or is a checkout of one; an archive by its hash. Empty where no other machine could get it: it
    came from a folder or a file of this one.
    """
    try:
        installed = Distribution.from_name("careergraph")
        told = json.loads(installed.read_text("direct_url.json") or "null")
        version = installed.version
    except (PackageNotFoundError, ValueError, OSError):
        return _checkout(Path(__file__).resolve().parents[2])
    return f"careergraph=={version}" if told is None else _direct(told)


def _direct(told: dict[str, Any]) -> str:
    """Return the origin that an installer wrote down (PEP 610)."""
    address = str(told.get("url", ""))
    if "vcs_info" in told:
        if told["vcs_info"].get("vcs") != "git":
            return ""
        return _commit(address, str(told["vcs_info"].get("commit_id", "")))
    if "dir_info" in told:
        return _checkout(Path(url2pathname(urlsplit(address).path)))
    hashes = dict(told.get("archive_info", {}).get("hashes") or {})
    place = _public(address)
    sha256 = str(hashes.get("sha256", ""))
    return f"careergraph @ {place}#sha256={sha256}" if place and _COMMIT.fullmatch(sha256) else ""


def _checkout(folder: Path) -> str:
    """Return the commit that a checkout is at, in the repository that it came from."""
    if not (folder / ".git").exists():
        return ""
    try:
        address, commit = (
            subprocess.run(  # noqa: S603 - a list of arguments, no shell
                ["git", "-c", "core.fsmonitor=false", *question],  # noqa: S607 - the git that the user runs
                cwd=folder,
                capture_output=True,
                check=True,
                encoding="utf-8",
                errors="replace",
                timeout=SECONDS,
            ).stdout.strip()
            for question in (["config", "remote.origin.url"], ["rev-parse", "HEAD"])
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return _commit(address, commit)


def _commit(address: str, commit: str) -> str:
    place = _public(address)
    return f"careergraph @ git+{place}@{commit}" if place and _COMMIT.fullmatch(commit) else ""


def _public(address: str) -> str:
    """Return an address that other machines reach, without a name and a password; empty where there is none.

    >>> _public("https://me:secret@example.org/x.git"), _public("git@example.org:me/x.git")
    ('https://example.org/x.git', 'https://example.org/me/x.git')
    >>> _public("file:///home/me/x"), _public("../x")
    ('', '')
    """
    try:
        parts = urlsplit(address)
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return ""
    if parts.scheme in {"https", "http"}:
        place = f"{parts.scheme}://{parts.hostname or ''}{port}{parts.path}"
    elif parts.scheme in {"ssh", ""} and (found := _SECURE_SHELL.fullmatch(address)) and "@" in address:
        place = f"https://{found['host']}/{found['path']}"
    else:
        return ""
    return place if _ADDRESS.fullmatch(place) else ""
