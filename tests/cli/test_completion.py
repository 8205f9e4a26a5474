"""The tab key: names from the graph that the line asks about, and never any noise."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.shell_completion import ShellComplete

from careergraph.cli.program import COMMANDS, program
from tests.conftest import ROOT


def offered(*words: str, incomplete: str = "") -> list[str]:
    """Return what the shell offers after the words of a line."""
    complete = ShellComplete(program, {}, "careergraph", "_CAREERGRAPH_COMPLETE")
    return [item.value for item in complete.get_completions(list(words), incomplete)]


@pytest.fixture
def graph(kitchen: Path) -> list[str]:
    return ["-g", str(kitchen)]


def test_commands() -> None:
    assert set(offered()) == set(COMMANDS)
    assert offered(incomplete="sh") == ["show"]


@pytest.mark.parametrize(
    ("words", "incomplete", "expected"),
    [
        (["show"], "", ["chef", "cook", "owner", "porter", "waiter"]),
        (["show"], "c", ["chef", "cook"]),
        (["show"], "LINE", ["cook"]),  # an alias
        (["path", "cook"], "ow", ["owner"]),
        (["path", "cook", "owner", "--via"], "w", ["waiter"]),
        (["path", "cook", "owner", "--by"], "l", ["learning", "likelihood"]),
        (["path", "--kind"], "s", ["step_down"]),
        (["path", "cook", "owner", "--have"], "c", ["cooking"]),
        (["path", "--have"], "leading:", ["leading:1", "leading:2", "leading:3"]),
        (["path", "--have"], "leading:2", ["leading:2"]),
        (["path", "--have"], "flying:", []),
        (["compare", "cook"], "p", ["porter"]),
        (["roles", "--level"], "s", ["Senior"]),
        (["roles", "--function"], "", ["kitchen", "service"]),
        (["staff", "--need"], "m", ["menus"]),
        (["explore", "--from"], "port", ["porter"]),
        (["skills", "--kind"], "p", ["people"]),
        (["check", "--select"], "cg10", ["CG101", "CG102", "CG103", "CG104", "CG105"]),
        (["check", "--ignore"], "CG0", []),
    ],
)
def test_names_of_the_graph(words: list[str], incomplete: str, expected: list[str], graph: list[str]) -> None:
    assert offered(*graph, *words, incomplete=incomplete) == expected


def test_the_graph_after_the_command_counts(graph: list[str]) -> None:
    assert offered("show", *graph, incomplete="w") == ["waiter"]


def test_the_graph_of_the_environment_counts(graph: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CAREERGRAPH_GRAPH", graph[1])
    assert offered("show", incomplete="w") == ["waiter"]


def test_the_file_of_explore_counts(kitchen: Path) -> None:
    assert offered("explore", str(kitchen), "--from", incomplete="w") == ["waiter"]


def test_credentials_are_held_too(kitchen: Path) -> None:
    text = kitchen.read_text(encoding="utf-8") + "credentials: {licence: {title: Driving licence}}\n"
    kitchen.write_text(text, encoding="utf-8")
    assert offered("-g", str(kitchen), "next", "cook", "--have", incomplete="drivi") == ["licence"]


@pytest.mark.parametrize("words", [["diff"], ["diff", "old.yaml"], ["explore"], ["check"]])
def test_a_graph_is_a_file_or_a_bundled_one(words: list[str]) -> None:
    assert offered(*words, incomplete="sales") == ["sales", "sales-marketing"]


def test_graphs() -> None:
    # The first stands for the shell's own files.
    assert offered("roles", "-g", incomplete="sal") == ["sal", "sales-marketing"]
    assert offered("graphs", incomplete="sal") == ["sales-marketing"]


def test_commands_with_a_schema() -> None:
    assert offered("schema", incomplete="pa") == ["path"]
    assert "explore" not in offered("schema")


def test_of_a_graph_that_no_rule_was_asked_about_only_names_are_offered(tmp_path: Path) -> None:
    file = tmp_path / "odd.json"
    roles = {"cook": 3, "che\x1b[31mf": {"title": "Chef"}, "owner": {"title": "\x1b[0m", "aliases": "boss"}}
    file.write_text(json.dumps({"roles": roles, "skills": [1, "heat"], "levels": {"Low": 1}, "needs": 2}))
    graph = ["-g", str(file)]
    assert offered(*graph, "show") == ["cook", "owner"]
    assert offered(*graph, "path", "--have") == ["heat"]
    assert offered(*graph, "roles", "--level") == ["Low"]
    assert offered(*graph, "staff", "--need") == []
    file.write_text("[1, 2]")
    assert offered(*graph, "show") == []
    file.write_text('{"roles": ')
    assert offered(*graph, "show") == []


@pytest.mark.parametrize("chosen", ["nowhere.yaml", "-", "nobody"])
@pytest.mark.parametrize("line", [["show"], ["path", "--have"], ["roles", "--level"], ["staff", "--need"]])
def test_without_a_graph_nothing_is_offered(chosen: str, line: list[str]) -> None:
    assert offered("-g", chosen, *line) == []


def completing(folder: Path, **environment: str) -> "subprocess.CompletedProcess[str]":
    """Run the program as a shell does at the tab key."""
    script = "import sys; sys.argv[0] = 'careergraph'; from careergraph.cli import main; main()"
    return subprocess.run(
        [sys.executable, "-c", script],
        env=os.environ | {"PYTHONPATH": str(ROOT)} | environment,
        cwd=folder,
        capture_output=True,
        check=False,
        encoding="utf-8",
        timeout=60,
    )


@pytest.mark.parametrize("shell", ["zsh", "fish"])  # bash is looked for first, and there may be none
def test_the_shells_get_their_script(shell: str, tmp_path: Path) -> None:
    done = completing(tmp_path, _CAREERGRAPH_COMPLETE=f"{shell}_source")
    assert (done.returncode, done.stderr) == (0, "")
    assert f"_CAREERGRAPH_COMPLETE={shell}_complete" in done.stdout


@pytest.mark.parametrize(
    ("line", "replies"),
    [
        # Bash parts words at colons, and replaces what stands behind them.
        (["show", "coo"], ["plain,cook"]),
        (["path", "--have", "leading", ":"], ["plain,1", "plain,2", "plain,3"]),
        (["path", "--have", "leading", ":", "2"], ["plain,2"]),
        (["path", "--have", "leading", ":", "2", "--via", "wai"], ["plain,waiter"]),
        (["roles", "--level", "Vice"], [r"plain,Vice\ President"]),
        (["roles", "--level", '"Vice'], ["plain,Vice President"]),
        (["roles", "--level", "'Vice"], ["plain,Vice President"]),
        (["roles", "--level", 'V"ice'], ["plain,ice President"]),
        (["roles", "--level", "Vice\\ P"], [r"plain,Vice\ President"]),
        (["roles", "--level", "=", "Vice"], [r"plain,Vice\ President"]),
        (["roles", "--level", "="], [r"plain,Junior", r"plain,Vice\ President", r"plain,Chief"]),
    ],
)
def test_bash_gets_what_it_would_be_typed(
    line: list[str], replies: list[str], kitchen: Path, tmp_path: Path
) -> None:
    levels = kitchen.read_text(encoding="utf-8").replace("Senior", "Vice President")
    (tmp_path / "levels.yaml").write_text(levels, encoding="utf-8")
    words = ["careergraph", "-g", "levels.yaml", *line]
    asked = {"COMP_WORDS": "\x1f".join(words), "COMP_CWORD": str(len(words) - 1), "COMP_TYPED": "raw"}
    done = completing(tmp_path, _CAREERGRAPH_COMPLETE="bash_complete", **asked)
    assert (done.returncode, done.stdout.split("\n")[:-1], done.stderr) == (0, replies, "")


def test_a_broken_graph_makes_no_noise(tmp_path: Path) -> None:
    (tmp_path / "broken.yaml").write_text("roles: [", encoding="utf-8")
    line = {"COMP_WORDS": "careergraph -g broken.yaml show ", "COMP_CWORD": "4"}
    done = completing(tmp_path, _CAREERGRAPH_COMPLETE="bash_complete", **line)
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, "", "")


@pytest.mark.parametrize(
    "line",
    [
        {},
        {"COMP_WORDS": "careergraph"},
        {"COMP_WORDS": "careergraph", "COMP_CWORD": "x"},
        {"COMP_WORDS": 'careergraph "', "COMP_CWORD": "99"},
        {"COMP_WORDS": "", "COMP_CWORD": "-5"},
    ],
)
@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_line_that_no_shell_sends_makes_no_noise(line: dict[str, str], shell: str, tmp_path: Path) -> None:
    done = completing(tmp_path, _CAREERGRAPH_COMPLETE=f"{shell}_complete", **line)
    assert done.stderr == ""
