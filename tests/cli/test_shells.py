"""The tab key in real shells: whatever a file says, what is completed reaches the command as one argument."""

import json
import os
import shutil
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.shell_completion import CompletionItem

from careergraph.cli.shells import Bash, Fish, Zsh, shown_help
from tests.conftest import ROOT

pytestmark = pytest.mark.skipif(os.name == "nt", reason="terminals of another kind")

# Each begins with a letter of its own. What follows would run a command, write a file or become something
# else where a shell took it for more than text.
LEVELS = {
    "a": "a; touch PWNED",
    "b": "b\\;./payload",
    "c": "c\\`./payload\\`",
    "d": "d$(touch PWNED)`touch PWNED`",
    "e": "e\\;touch\\>PWNED",
    "f": "f'uo\"te'\\",
    "g": "g*?[a-z]",
    "h": "h!! !$ !-1",
    "i": "i:j=k,l",
    "m": "m | ./payload & <(touch PWNED) > PWNED",
    "n": "n ~root $HOME ${HOME} {x,y} #z",
    "o": "o  p \t",
    "r": "r Größe 営業",
}
TITLE = "evil\nplain\nPWNED\nplain,PWNED\x1b]0;x\x07"
GRAPH = {
    "format": "careergraph/1",
    "title": "T",
    "levels": [*(level.strip() for level in LEVELS.values()), "-rf", "!!", "$(touch PWNED)"],
    "skills": {"s1": {"title": "$(touch PWNED)", "aliases": ["`touch PWNED`"]}, "s2": {"title": "x:y"}},
    "roles": {
        "r1": {"title": TITLE.replace("\x1b", "").replace("\x07", ""), "skills": {"s1": 1}},
        "r2": {"title": "a:b]%F{red}$(touch PWNED)"},
    },
    "moves": [{"from": "r1", "to": "r2"}],
}
# Says what it was called with; at the tab key it is the program.
STUB = f"""#!{sys.executable}
import json, os, sys
if "_CAREERGRAPH_COMPLETE" in os.environ:
    sys.path.insert(0, {str(ROOT)!r})
    sys.argv[0] = "careergraph"
    from careergraph.cli import main
    main()
with open({{asked!r}}, "a", encoding="utf-8") as asked:
    asked.write(json.dumps(sys.argv[1:]) + "\\n")
"""
START = {
    "bash": (
        ["bash", "--norc", "--noprofile", "-i"],
        'eval "$(_CAREERGRAPH_COMPLETE=bash_source careergraph)"',
    ),
    "zsh": (
        ["zsh", "-f", "-i"],
        'autoload -U compinit; compinit -u -D; eval "$(_CAREERGRAPH_COMPLETE=zsh_source careergraph)"',
    ),
    "fish": (["fish", "--no-config", "-i"], "_CAREERGRAPH_COMPLETE=fish_source careergraph | source"),
}
LINE = "careergraph roles -g g.json --level "


class Terminal:
    """A shell in a terminal of its own, in a folder with a graph and a stub of the program."""

    def __init__(self, shell: str, folder: Path) -> None:
        import fcntl
        import pty
        import struct
        import termios

        self.folder, self.printed, self.marks = folder, b"", 0
        self.asked = folder / "asked"
        command, setup = START[shell]
        stub = folder / "bin" / "careergraph"
        stub.parent.mkdir()
        stub.write_text(STUB.format(asked=str(self.asked)), encoding="utf-8")
        stub.chmod(0o755)
        (folder / "payload").write_text("#!/bin/sh\ntouch PWNED\n", encoding="utf-8")
        (folder / "payload").chmod(0o755)
        (folder / "g.json").write_text(json.dumps(GRAPH), encoding="utf-8")
        environment = {
            "PATH": f"{stub.parent}:{os.environ['PATH']}",
            "HOME": str(folder),
            "XDG_CONFIG_HOME": str(folder / "config"),
            "XDG_DATA_HOME": str(folder / "data"),
            "TERM": "xterm",
            "LC_ALL": "C.UTF-8",
        }
        self.child, self.side = pty.fork()
        if not self.child:
            os.chdir(folder)
            os.execvpe(command[0], command, environment)  # noqa: S606 - the shell to be tested
        fcntl.ioctl(self.side, termios.TIOCSWINSZ, struct.pack("HHHH", 50, 200, 0, 0))
        self.read(0.5)
        self.type(f"{setup}\r")
        assert self.idle(), self.printed.decode(errors="replace")

    def type(self, text: str) -> None:
        os.write(self.side, text.encode())

    def read(self, seconds: float) -> None:
        import select

        if select.select([self.side], [], [], seconds)[0]:
            self.printed += os.read(self.side, 1 << 16)

    def idle(self) -> bool:
        """Wait until the shell has done all that was typed."""
        self.marks += 1
        mark = self.folder / f"mark{self.marks}"
        self.type(f"touch {mark.name}\r")
        end = time.monotonic() + 30
        while not mark.exists() and time.monotonic() < end:
            self.read(0.1)
        return mark.exists()

    def completed(self, typed: str) -> list[str]:
        """Type a line, the tab key and Enter; return what the program was called with."""
        before = len(self.calls())
        self.type(f"{typed}\t")
        self.read(0.1)
        self.type("\r")
        assert self.idle(), self.printed.decode(errors="replace")
        (call,) = self.calls()[before:]
        return call

    def calls(self) -> list[list[str]]:
        lines = self.asked.read_text(encoding="utf-8").splitlines() if self.asked.exists() else []
        return [json.loads(line) for line in lines]

    def close(self) -> None:
        os.kill(self.child, signal.SIGKILL)
        os.waitpid(self.child, 0)
        os.close(self.side)


@pytest.fixture(params=list(START))
def shell(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    if shutil.which(name) is None:
        pytest.skip(f"no {name}: `make shells` installs it")
    return name


@pytest.fixture
def terminal(shell: str, tmp_path: Path) -> Iterator[Terminal]:
    terminal = Terminal(shell, tmp_path)
    yield terminal
    terminal.close()


@pytest.mark.slow
def test_every_level_is_one_argument(terminal: Terminal) -> None:
    for quote in ("", "'", '"'):
        for letter, level in LEVELS.items():
            if letter == "o":  # a tab stands in no line: it is not offered
                continue
            call = terminal.completed(f"{LINE}{quote}{letter}")
            assert call == ["roles", "-g", "g.json", "--level", level], (quote, call)
    assert terminal.completed(f"{LINE}a\\;")[-1] == LEVELS["a"]
    assert not list(terminal.folder.glob("PWNED*"))


def test_words_that_are_parted_by_colons_and_equals_signs(terminal: Terminal) -> None:
    assert terminal.completed("careergraph path -g g.json r1 r2 --have s1:") == [
        *("path", "-g", "g.json", "r1", "r2", "--have", "s1:1")
    ]
    assert (
        terminal.completed("careergraph roles -g g.json --level=d")[-1].removeprefix("--level=")
        == LEVELS["d"]
    )
    assert terminal.completed(f"{LINE}i:")[-1] == LEVELS["i"]
    assert terminal.completed("careergraph path -g g.json r1 r2 --have x")[-1] == "s2"
    assert not list(terminal.folder.glob("PWNED*"))


def test_titles_forge_no_names(terminal: Terminal) -> None:
    terminal.type("careergraph show -g g.json r\t\t")
    terminal.read(2)
    terminal.type("\x03\x15\r")
    assert terminal.idle()
    assert not [call for call in terminal.calls() if "PWNED" in " ".join(call)]
    assert terminal.completed("careergraph show -g g.json r2") == ["show", "-g", "g.json", "r2"]
    assert not list(terminal.folder.glob("PWNED*"))


@pytest.mark.parametrize("shell", [Bash, Zsh, Fish])
def test_a_reply_is_one_entry(shell: type[Bash | Zsh | Fish], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMP_WORDS", "careergraph\nshow\n")
    monkeypatch.setenv("COMP_CWORD", "2")
    complete = shell(None, {}, "careergraph", "_CAREERGRAPH_COMPLETE")  # type: ignore[arg-type]
    reply = complete.format_completion(CompletionItem("r1", help=TITLE))
    assert reply.count("\n") == (2 if shell is Zsh else 0)
    assert "\x1b" not in reply


def test_a_script_that_was_saved_by_an_earlier_version_gets_plain_words_only(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COMP_WORDS", "careergraph\nroles\n--level\n")
    monkeypatch.setenv("COMP_CWORD", "3")
    complete = Bash(None, {}, "careergraph", "_CAREERGRAPH_COMPLETE")  # type: ignore[arg-type]
    values = ["Head", "a b", *LEVELS.values()]
    replies = [complete.format_completion(CompletionItem(value)) for value in values]
    assert [reply for reply in replies if reply] == ["plain,Head", f"plain,{LEVELS['i']}"]


def test_help_is_short() -> None:
    assert len(shown_help("x" * 1000)) == 80
    assert shown_help(None) == ""
