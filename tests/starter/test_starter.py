"""The start of a framework: chains of roles, a file that explains itself, its schema and its workflow."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import jsonschema
import pytest
import yaml

from careergraph import GraphFileError, QuestionError, library
from careergraph.check import check_document
from careergraph.document import files
from careergraph.document.texts import read_text
from careergraph.starter import explained, from_chains, schema_text, workflow_text

if TYPE_CHECKING:
    from pathlib import Path


def test_chains_join_at_roles_of_the_same_title() -> None:
    file = from_chains(["Porter > Cook -> Head  Chef", "Waiter → COOK; Waiter > Host\nHost"])
    assert {key: (role.title, role.level) for key, role in file.roles.items()} == {
        "porter": ("Porter", "Level 1"),
        "cook": ("Cook", "Level 2"),
        "head-chef": ("Head Chef", "Level 3"),
        "waiter": ("Waiter", "Level 1"),
        "host": ("Host", "Level 2"),
    }
    assert [(move.source, move.target) for move in file.moves] == [
        ("porter", "cook"),
        ("cook", "head-chef"),
        ("waiter", "cook"),
        ("waiter", "host"),
    ]


def test_a_role_stands_above_the_highest_that_leads_to_it() -> None:
    file = from_chains(["A > B > C > D", "A > D", "E > D"])
    assert [role.level for role in file.roles.values()] == [
        "Level 1",
        "Level 2",
        "Level 3",
        "Level 4",
        "Level 1",
    ]


def test_ids_are_plain_and_never_the_same() -> None:
    file = from_chains(["Café Chef > Cafe: chef > 主任 > 部長"])
    assert list(file.roles) == ["cafe-chef", "cafe-chef-2", "role", "role-2"]


@pytest.mark.parametrize(
    ("chains", "message"),
    [
        (["A > > B"], "has no title"),
        (["A >"], "has no title"),
        ([" ; "], "there are no roles"),
        ([], "there are no roles"),
        (["A > B > C > A"], "'A' > 'B' > 'C' > 'A'"),
        (["A > a"], "lead in a circle"),
    ],
)
def test_chains_that_make_no_ladder(chains: list[str], message: str) -> None:
    with pytest.raises(QuestionError, match=message):
        from_chains(chains)


def test_a_title_that_no_title_may_be() -> None:
    with pytest.raises(GraphFileError, match="control character"):
        from_chains(["A > B\x07"])


def test_an_explained_file_is_the_same_file() -> None:
    for file in (
        from_chains(["A > B: [x] > 'C' # d"], title='T: "x"'),
        library.load("sales-marketing").file,
    ):
        text = explained(file, name="my careers.yaml")
        assert text.startswith("# yaml-language-server: $schema=careergraph.schema.json\n")
        assert "careergraph check 'my careers.yaml'" in text
        assert files.read_text(text) == file


def test_a_name_cannot_end_the_comment() -> None:
    text = explained(from_chains(["A"]), name="a\nroles: {}\n.yaml")
    assert "\nroles: {}" not in text


def test_a_started_framework_lacks_skills_and_nothing_else() -> None:
    text = explained(from_chains(["A > B > C", "A > D"]), name="x.yaml")
    review = check_document(read_text(text, name="x.yaml"))
    assert [(item.code, item.subject) for item in review.findings] == [
        ("CG306", "the file"),
        ("CG103", "role 'd'"),
    ]


def test_the_commented_example_of_skills_is_true() -> None:
    text = explained(from_chains(["A > B"]), name="x.yaml")
    for line in ("proficiency: ", "skills:", "  budgeting:", "  coaching:"):
        assert f"\n# {line}" in text
        text = text.replace(f"\n# {line}", f"\n{line}")
    skills = files.read_text(text).skills
    assert list(skills) == ["budgeting", "coaching"]


def test_the_schema_takes_what_is_started() -> None:
    schema = json.loads(schema_text())
    data = yaml.safe_load(explained(from_chains(["A > B"]), name="x.yaml"))
    jsonschema.Draft202012Validator(schema).validate(data)
    data["ignore"] = ["CG999"]
    assert not jsonschema.Draft202012Validator(schema).is_valid(data)


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
