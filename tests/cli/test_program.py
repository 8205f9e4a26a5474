"""The program as a whole: how runs end, whatever is typed, piped or pressed."""

import errno
import gc
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from careergraph import __version__
from careergraph.cli import main
from careergraph.cli.program import COMMANDS, ending
from careergraph.cli.program import program as group
from tests.cli.conftest import KITCHEN, Run, Start
from tests.conftest import ROOT

FIVE_MISTAKES = """\
format: careergraph/1
title: Broken
levels: [Low, High]
skills: {cooking: {title: Cooking}}
roles:
  a: {title: A, level: Loww}
  b: {titel: B, skills: {cookin: 1}}
moves:
  - {from: a, to: c}
  - {from: b, to: b}
"""


@pytest.fixture(autouse=True)
def _collect_again() -> Iterator[None]:
    # The program pauses the collector of its process; the tests go on in it.
    yield
    import gc

    gc.enable()


def test_every_command_is_there_and_says_what_it_does(run: Run) -> None:
    listed = run("--help").stdout
    for name in COMMANDS:
        command = group.get_command(click.Context(group), name)
        assert command is not None
        assert command.name == name
        assert command.help
        assert f"  {name} " in listed
        assert "..." not in command.get_short_help_str(60)
        shown = run(name, "-h")
        assert (shown.exit_code, shown.stderr) == (0, "")
        assert shown.stdout.startswith(f"Usage: careergraph {name} ")


def test_without_a_command_the_help_is_shown(run: Run) -> None:
    done = run()
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith("Usage: careergraph [OPTIONS] COMMAND [ARGS]...")


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        (["pth"], "there is no command 'pth'; did you mean 'path'?"),
        (["xyzzy"], "there is no command 'xyzzy'; `careergraph --help` lists them"),
        (["--jsn"], "there is no option '--jsn'; `careergraph --help` lists them"),
        (["path", "a", "b", "--bu", "1"], "there is no option '--bu'; did you mean '--by' or '--budget'?"),
        (["path", "porter"], "missing argument 'TO'; `careergraph path --help` shows how"),
        (["staff", "--need"], "option '--need' requires an argument; `careergraph staff --help` shows how"),
        (["-g"], "option '-g' requires an argument; `careergraph --help` shows how"),
        (
            ["path", "a", "b", "-k", "two"],
            "invalid value for '-k': 'two' is no whole number; `careergraph path --help` shows how",
        ),
        (["reach", "a", "--years", "-1"], "invalid value for '--years': -1.0 is too small: the least is 0; "),
        (
            ["path", "a", "b", "--budget", "0"],
            "invalid value for '--budget': 0.0 is too small: give more than 0; ",
        ),
        (["roles", "--json", "--csv"], "--json and --csv are two forms of one answer: ask for one of them; "),
        (
            ["-g", "nowhere.yaml", "roles"],
            "nowhere.yaml has 1 problem:\n  nowhere.yaml: there is no such file;",
        ),
        (
            ["-g", "saels-marketing", "roles"],
            "no graph is called 'saels-marketing'; did you mean 'sales-marketing'?",
        ),
        (["show", "hed"], "no role is called 'hed'; did you mean 'head'"),
        (["show", "x\x1b[31m"], "no role is called 'x\\x1b[31m'"),
        (
            ["-g", "a\nError: b.yaml", "roles"],
            "a\ufffdError: b.yaml has 1 problem:\n  a\ufffdError: b.yaml: there",
        ),
        (["-g", "\x1b[31m\u202e.yaml", "roles"], "\ufffd[31m\ufffd.yaml has 1 problem:"),
    ],
)
def test_a_wrong_question_is_told_in_one_look(typed: list[str], message: str, run: Run) -> None:
    done = run(*typed)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith(f"Error: {message}")


@pytest.mark.parametrize(
    "typed",
    [
        ["show", "x" * 100_000],
        ["path", "coordinator", "cro", "--by", "x" * 100_000],
        ["roles", "--level", "x" * 100_000],
        ["-g", "x" * 100_000, "roles"],
        ["-g", "x" * 100_000 + ".yaml", "roles"],
        ["x" * 100_000],
        ["--" + "x" * 100_000],
        ["import", "table", "x" * 100_000, "-o", "g.yaml"],
        ["explore", "--no-open", "-o", "x" * 100_000],
        ["schema", "x" * 100_000],
    ],
)
def test_a_message_is_short_however_long_the_mistake(typed: list[str], run: Run) -> None:
    done = run(*typed)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith("Error: ")
    assert len(done.stderr) < 3_000


def test_a_broken_file_tells_all_its_mistakes_at_once(run: Run, tmp_path: Path) -> None:
    (tmp_path / "broken.yaml").write_text(FIVE_MISTAKES, encoding="utf-8")
    done = run("-g", "broken.yaml", "path", "a", "b")
    assert (done.exit_code, done.stdout) == (2, "")
    heading, *problems = done.stderr.splitlines()
    assert heading.startswith("Error: broken.yaml has ")
    lines = {int(problem.split(":")[1]) for problem in problems}
    assert lines == {6, 7, 9, 10}
    assert len(problems) >= 5
    for said in (
        "'Loww' stands under `levels`; did you mean 'Low'?",
        "'titel'; did you mean 'title'?",
        "'cookin'",
        "'c'",
    ):
        assert any(said in problem for problem in problems), said


def test_the_answer_names_the_graph(run: Run, kitchen: Path) -> None:
    path = ["path", "porter", "chef", "--json"]
    assert json.loads(run("-g", kitchen, *path).stdout)["graph"] == "kitchen"
    assert json.loads(run("-g", "-", *path, stdin=KITCHEN).stdout)["graph"] == "stdin"


@pytest.mark.parametrize(
    ("error", "status", "message"),
    [
        (KeyboardInterrupt(), 130, ""),
        (click.Abort(), 130, ""),
        (OSError(errno.EMFILE, "Too many open files"), 2, "Error: the system refuses: too many open files\n"),
        (PermissionError(errno.EACCES, "Permission denied", "a.txt"), 2, "Error: a.txt: permission denied\n"),
        (
            MemoryError(),
            2,
            "Error: there is not enough memory for this question; ask about a smaller graph\n",
        ),
        (click.FileError("a.txt", "is a folder"), 2, "Error: could not open file 'a.txt': is a folder; "),
        (
            ZeroDivisionError("division by zero"),
            2,
            "Error: this is a bug in careergraph (ZeroDivisionError: division by zero); please report it",
        ),
        (RuntimeError(), 2, "Error: this is a bug in careergraph (RuntimeError); please report it"),
    ],
)
def test_how_a_run_ends(
    error: BaseException, status: int, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ending(error) == status
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.lower().startswith(message.lower())
    assert bool(printed.err) is bool(message)


def test_a_bug_shows_its_place_to_those_who_ask(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("careergraph.library.names", lambda: 1 / 0)
        done = run("graphs")
        assert (done.exit_code, done.stdout) == (2, "")
        assert done.stderr.startswith("Error: this is a bug in careergraph (ZeroDivisionError: ")
        assert isinstance(run("graphs", CAREERGRAPH_DEBUG="1").exception, ZeroDivisionError)
    assert run("show", "nobody", CAREERGRAPH_DEBUG="1").stderr.startswith("Error: no role is called")


def test_main_ends_the_process(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    gc.enable()  # it takes the process for its own
    assert ended.value.code == 0
    assert capsys.readouterr().out.endswith(f" {__version__}\n")


def test_what_a_process_holds_that_runs_commands_is_left_alone(run: Run) -> None:
    frozen = gc.get_freeze_count()
    assert run("show", "cro").exit_code == 0
    assert gc.isenabled()
    assert gc.get_freeze_count() == frozen


# In a process of its own


def test_it_runs(start: Start) -> None:
    done = start("path", "coordinator", "cro", "--by", "learning", "--json")
    assert (done.returncode, done.stderr) == (0, "")
    answer = json.loads(done.stdout)
    assert (answer["by"], answer["no_route"]) == ("learning", None)


def test_there_is_no_route_down_from_the_top(start: Start) -> None:
    done = start("path", "ceo", "coordinator")
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.startswith(
        "No chain of moves leads from Chief Executive Officer to Sales and Marketing"
    )


def test_strategic_against_tactical_with_sources(start: Start) -> None:
    done = start("compare", "VP of Sales and Marketing", "Director of Sales and Marketing", COLUMNS="120")
    (scope,) = (line for line in done.stdout.splitlines() if line.startswith("scope"))
    assert scope.split() == ["scope", "strategic", scope.split()[2], "tactical", scope.split()[4]]
    assert f"  {scope.split()[2]} VP of Sales and Marketing compared with Director" in done.stdout


@pytest.mark.skipif(os.name == "nt", reason="closed by a shell of another kind")
def test_a_closed_standard_input_is_told() -> None:
    command = f"{sys.executable} -m careergraph -g - roles <&-"
    done = subprocess.run(
        ["bash", "-c", command], cwd=ROOT, capture_output=True, check=False, encoding="utf-8", timeout=60
    )
    assert done.returncode == 2
    assert "standard input is closed; pipe a text into it" in done.stderr


def test_a_terminal_that_knows_few_letters(tmp_path: Path) -> None:
    graph = tmp_path / "letters.json"
    role = {"title": "営業部長 ß Café"}
    file = {"format": "careergraph/1", "title": "T", "roles": {"a": role}, "moves": []}
    graph.write_text(json.dumps(file), encoding="utf-8")

    def printed(*form: str) -> bytes:
        return subprocess.run(
            [sys.executable, "-m", "careergraph", "-g", graph, "roles", *form],
            cwd=ROOT,
            env=os.environ | {"PYTHONIOENCODING": "latin-1"},
            capture_output=True,
            check=True,
            timeout=60,
        ).stdout

    assert printed().splitlines()[1].decode("latin-1") == "a   ???? ß Café"
    # What programs read is in UTF-8, whatever the terminal.
    assert json.loads(printed("--json"))[0]["title"] == role["title"]
    assert role["title"] in printed("--csv").decode("utf-8")


def test_ctrl_c_is_quiet() -> None:
    child = subprocess.Popen(
        [sys.executable, "-m", "careergraph", "-g", "-", "roles"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert child.stdin is not None
    child.stdin.write(b"format: careergraph/1\n")
    child.stdin.flush()
    with pytest.raises(subprocess.TimeoutExpired):  # it waits for the rest
        child.wait(3)
    child.send_signal(signal.SIGINT)
    _, told = child.communicate(timeout=30)
    assert (child.returncode, told.strip()) == (130, b"")


@pytest.mark.skipif(os.name == "nt", reason="terminals of another kind")
@pytest.mark.parametrize(
    ("environment", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)]
)
def test_colour_is_for_terminals_that_want_it(environment: dict[str, str], coloured: bool) -> None:  # noqa: FBT001
    terminal, side = os.openpty()
    child = subprocess.Popen(
        [sys.executable, "-m", "careergraph", "graphs"],
        cwd=ROOT,
        env=os.environ | {"TERM": "xterm"} | environment,
        stdout=side,
    )
    os.close(side)
    assert child.wait(60) == 0
    printed = os.read(terminal, 100_000)
    os.close(terminal)
    assert b"sales-marketing" in printed
    assert (b"\x1b[" in printed) is coloured


def test_there_is_no_colour_in_a_pipe(start: Start) -> None:
    assert "\x1b" not in start("show", "head", TERM="xterm").stdout
    assert start("show", "nobody", TERM="xterm").stderr.startswith("Error: ")


def test_ctrl_c_is_quiet_even_before_the_program_is_there() -> None:
    # Python raises KeyboardInterrupt wherever it is: here in the first module that the program imports.
    script = (
        "import sys, signal\n"
        "class Press:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name == 'click':\n"
        "            signal.raise_signal(signal.SIGINT)\n"
        "sys.meta_path.insert(0, Press())\n"
        "from careergraph.cli import main\n"
        "main(['--version'])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, check=False, timeout=60
    )
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["pth"], "there is no command 'pth'; did you mean 'path'?"),
        (["xyzzy"], "there is no command 'xyzzy'; `careergraph --help` lists them"),
        (["export", "grafml"], "there is no command 'grafml'; did you mean 'graphml'?"),
        (["export", "pdf"], "there is no command 'pdf'; `careergraph export --help` lists them"),
        (["import", "tabel"], "there is no command 'tabel'; did you mean 'table'?"),
    ],
)
def test_of_a_mistyped_command_near_ones_are_told(run: Run, arguments: list[str], told: str) -> None:
    done = run(*arguments)
    assert (done.exit_code, done.stdout, done.stderr) == (2, "", f"Error: {told}\n")
