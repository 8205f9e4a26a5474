"""``diff`` as it is typed."""

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]

OLD = """\
format: careergraph/1
title: A kitchen
proficiency: [Beginner, Skilled, Master]
skills:
  cooking: {title: Cooking}
roles:
  porter: {title: Porter}
  cook: {title: Cook, skills: {cooking: 1}}
  chef: {title: Chef, skills: {cooking: 2}}
moves:
  - {from: porter, to: cook}
  - {from: cook, to: chef}
"""
NEW = OLD.replace("cooking: 2", "cooking: 3").replace("{title: Chef,", "{title: Chefin,")


@pytest.fixture
def kitchens(tmp_path: Path) -> Path:
    (tmp_path / "old.yaml").write_text(OLD, encoding="utf-8")
    (tmp_path / "new.yaml").write_text(NEW, encoding="utf-8")
    return tmp_path


def test_what_changed_in_words(run: Run, kitchens: Path) -> None:
    done = run("diff", kitchens / "old.yaml", kitchens / "new.yaml")
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout == (
        "Learning (2)\n"
        "  ~ Reaching Chefin from Cook now needs 1 more step of learning (2, was 1)\n"
        "  ~ Reaching Chefin from Porter now needs 1 more step of learning (3, was 2)\n"
        "\n"
        "Roles (2)\n"
        "  ~ Chef is called Chefin now (chef)\n"
        "  ~ Chefin: expects Cooking at 3 Master (was 2 Skilled)\n"
    )


def test_the_exit_status_tells_of_changes_on_demand(run: Run, kitchens: Path) -> None:
    old, new = kitchens / "old.yaml", kitchens / "new.yaml"
    assert run("diff", old, new, "--exit-code").exit_code == 1
    done = run("diff", old, old, "--exit-code")
    assert (done.exit_code, done.stdout) == (0, "nothing changed\n")
    assert run("diff", "sales-marketing", "sales-marketing", "--exit-code").exit_code == 0


def test_json_and_markdown(run: Run, kitchens: Path) -> None:
    old, new = kitchens / "old.yaml", kitchens / "new.yaml"
    answer = json.loads(run("diff", old, new, "--json").stdout)
    assert answer["roles"]["renamed"] == [
        {
            "from": {"id": "chef", "title": "Chef"},
            "to": {"id": "chef", "title": "Chefin"},
            "guess": False,
            "confidence": 1.0,
            "why": "the same id",
        }
    ]
    assert answer["consequences"]["more_learning"][0] == {
        "from": "cook",
        "to": "chef",
        "before": 1,
        "after": 2,
    }
    text = run("diff", old, new, "--format", "markdown").stdout
    assert text.startswith(
        "### A kitchen: what changed\n\n**Learning** (2)\n\n- Reaching Chefin from Cook now"
    )


def test_versions_that_git_keeps(run: Run, kitchens: Path) -> None:
    def git(*arguments: str) -> None:
        settings = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
        who = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
        subprocess.run(["git", *who, *arguments], cwd=kitchens, env=os.environ | settings, check=True)

    git("init", "-q", "-b", "main")
    for number, text in enumerate((OLD, NEW)):
        (kitchens / "kitchen.yaml").write_text(text, encoding="utf-8")
        git("add", "kitchen.yaml")
        git("commit", "-q", "-m", "x")
        git("tag", f"v{number}")
    assert run("diff", "--git", "v1", "kitchen.yaml").stdout == "nothing changed\n"
    assert run("diff", "--git", "v0", "kitchen.yaml", "--exit-code").exit_code == 1
    both = run("diff", "--git", "v0..v1", "kitchen.yaml", "--json")
    assert json.loads(both.stdout)["old"] == "v0:kitchen.yaml"
    done = run("diff", "--git", "v9", "kitchen.yaml")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "knows no revision 'v9'" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["a.yaml"], "name two files, or one with --git REV"),
        (["a", "b", "c"], "name two files, or one with --git REV"),
        ([], "name two files, or one with --git REV"),
        (["--git", "HEAD", "a", "b"], "with --git name one file"),
        (["--git", "HEAD"], "with --git name one file"),
        (["-", "-"], "standard input holds one of the two: name the file of the other"),
        (
            ["a", "b", "--json", "--format", "markdown"],
            "--json is --format json: ask for one form of the answer",
        ),
    ],
)
def test_questions_that_make_no_sense(run: Run, arguments: list[str], told: str) -> None:
    done = run("diff", *arguments)
    assert done.exit_code == 2
    assert done.stderr == f"Error: {told}; `careergraph diff --help` shows how\n"


def test_what_could_not_be_searched_to_the_end_is_said(
    run: Run, kitchens: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from careergraph.diff import consequences

    monkeypatch.setattr(consequences, "_learning", lambda *_, **__: None)
    done = run("diff", kitchens / "old.yaml", kitchens / "new.yaml")
    assert "The least learning of 3 of 3 pairs of roles could not be searched to the end" in done.stdout
