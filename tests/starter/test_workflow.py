"""The workflow that checks a framework: safe whatever its file is called, and it runs as a shell runs it."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
import yaml

from careergraph.starter import explained, from_chains, workflow_text

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("file", ["careers.yaml", "a b/$(touch x)`touch x`.yaml", "-x.yaml", 'q"uote\\.yaml'])
def test_the_workflow_names_the_file_whatever_it_is_called(file: str, tmp_path: Path) -> None:
    workflow = yaml.safe_load(workflow_text(file))
    named = workflow["env"]["FRAMEWORK"]
    assert named.removeprefix("./") == file
    assert not named.startswith("-")
    steps = [step for job in workflow["jobs"].values() for step in job["steps"]]
    scripts = [step["run"] for step in steps if "run" in step]
    # Nothing that GitHub fills in stands in a script, and every script is one that a shell takes.
    assert all("${{" not in script for script in scripts)
    for script in scripts:
        subprocess.run(["bash", "-n", "-c", script], check=True, cwd=tmp_path)
    assert workflow[True].keys() == {"pull_request", "push"}


@pytest.mark.parametrize(
    "install", ["", "careergraph @ git+https://example.org/x.git@" + "a" * 40, '$(touch x)"']
)
def test_the_workflow_installs_what_it_is_told_to(install: str, tmp_path: Path) -> None:
    workflow = yaml.safe_load(workflow_text("careers.yaml", install=install))
    assert workflow["env"]["CAREERGRAPH"] == install
    steps = [step["run"] for job in workflow["jobs"].values() for step in job["steps"] if "run" in step]
    scripts = [script for script in steps if "pip install" in script]
    assert len(scripts) == 2
    (tmp_path / "python").write_text('#!/bin/sh\nprintf "%s\\n" "$@" > told\n', encoding="utf-8")
    (tmp_path / "python").chmod(0o755)
    for script in scripts:
        done = subprocess.run(
            ["bash", "-e", "-c", script],
            check=False,
            capture_output=True,
            cwd=tmp_path,
            env=os.environ | {"PATH": f"{tmp_path}:{os.environ['PATH']}", "CAREERGRAPH": install},
        )
        assert (done.returncode == 0) == bool(install)
        if install:
            told = (tmp_path / "told").read_text(encoding="utf-8").splitlines()
            assert told == ["-m", "pip", "install", install]
        else:
            assert b"say under env in this file where to install it from" in done.stderr


@pytest.mark.parametrize("broken", [False, True])
def test_a_version_that_does_not_load_does_not_fail_the_change_that_mends_it(
    tmp_path: Path, *, broken: bool
) -> None:
    def git(*arguments: str) -> None:
        subprocess.run(
            ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", *arguments],
            check=True,
            cwd=tmp_path,
        )

    file = tmp_path / "a b.yaml"
    whole = explained(from_chains(["A > B"]), name=file.name)
    git("init", "-q")
    file.write_text(
        "title: broken\n" if broken else whole.replace("title: B", "title: Bee"), encoding="utf-8"
    )
    git("add", ".")
    git("commit", "-q", "-m", "Before")
    file.write_text(whole, encoding="utf-8")
    steps = yaml.safe_load(workflow_text(file.name))["jobs"]["check"]["steps"]
    (script,) = [step["run"] for step in steps if step.get("name") == "Tell what changed"]
    (tmp_path / "careergraph").write_text(f'#!/bin/sh\nexec {sys.executable} -m careergraph "$@"\n')
    (tmp_path / "careergraph").chmod(0o755)
    told = tmp_path / "summary.md"
    environment = {
        **os.environ,
        "PATH": f"{tmp_path}:{os.environ['PATH']}",
        "BASE": "HEAD",
        "FRAMEWORK": file.name,
        "GITHUB_STEP_SUMMARY": str(told),
    }
    subprocess.run(["bash", "-e", "-c", script], check=True, cwd=tmp_path, env=environment)
    assert ("cannot be compared" in told.read_text(encoding="utf-8")) == broken
    assert ("is called B now" in told.read_text(encoding="utf-8")) != broken


def test_a_file_that_is_called_as_a_place_in_the_workflow_stays_a_name() -> None:
    workflow = yaml.safe_load(workflow_text("@INSTALL@", install="@FILE@"))
    assert workflow["env"] == {"FRAMEWORK": "@INSTALL@", "CAREERGRAPH": "@FILE@"}


def test_only_publishing_may_write_and_only_to_pages() -> None:
    workflow = yaml.safe_load(workflow_text("careers.yaml"))
    assert workflow["permissions"] == {"contents": "read"}
    assert "permissions" not in workflow["jobs"]["check"]
    assert workflow["jobs"]["publish"]["permissions"] == {
        "contents": "read",
        "pages": "write",
        "id-token": "write",
    }
    assert workflow["jobs"]["publish"]["if"] == "github.event_name == 'push'"
