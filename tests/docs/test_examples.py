"""Every example of the README and of docs/ runs, and prints what the page says it prints.

A page is read from top to bottom, in an empty folder of its own:

- ``console`` blocks: lines after ``$ `` are typed into bash (one that ends in a backslash goes on below); the
  lines under them are what they print, standard output and standard error together. A line ``...`` stands
  for any lines. ``make`` commands are for the reader: they are not run.
- ``python`` blocks run as doctests where they have prompts, else as a script; a page's blocks share names.
- ``yaml``, ``json`` and ``csv`` blocks whose first line is a comment with a file's name (``# me.yaml``) are
  written to it.
"""

import doctest
import os
import re
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.conftest import ROOT

PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").rglob("*.md")])
BLOCK = re.compile(r"^( *)```(\w*)[^\n]*\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)
NAMED = re.compile(r"(?:#|//) (\S+\.(?:yaml|yml|json|csv))\n")
# What an example calls beside the shell itself and our own command.
TOOLS = ("jq",)
END = "---- end of the answer ----"


class Block(NamedTuple):
    """A block of code, and the line of the page that it begins at."""

    language: str
    text: str
    line: int


def blocks(page: Path) -> list[Block]:
    text = page.read_text(encoding="utf-8")
    return [
        Block(found[2], textwrap.dedent(found[3]), text.count("\n", 0, found.start()) + 1)
        for found in BLOCK.finditer(text)
    ]


def content(block: Block, named: re.Match[str]) -> str:
    """Return what the file holds that a block shows: only YAML knows comments, such as its name."""
    return block.text if block.language == "yaml" else block.text[named.end() :]


def commands(text: str) -> list[tuple[str, str]]:
    """Return what is typed in a console block, each with what it prints."""
    found: list[tuple[str, str]] = []
    lines = iter(text.splitlines())
    for line in lines:
        if line.startswith("$ "):
            typed = line[2:]
            while typed.endswith("\\"):
                typed += "\n" + next(lines)
            found.append((typed, ""))
        elif found:
            typed, printed = found[-1]
            found[-1] = (typed, f"{printed}{line}\n")
        else:
            pytest.fail(f"a console block begins with a command after '$ ', not with {line!r}")
    return found


def run(typed: list[str], folder: Path) -> list[str]:
    """Type commands into one shell, and return what each prints."""
    script = "".join(f"{command}\nstatus=$?; echo '{END}'; (exit $status)\n" for command in typed)
    done = subprocess.run(
        ["bash", "-c", script],
        cwd=folder,
        env=os.environ | {"PATH": f"{folder.parent / 'bin'}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
        encoding="utf-8",
        timeout=300,
    )
    return done.stdout.split(f"{END}\n")[:-1]


def fits(printed: str, expected: str) -> bool:
    """Say whether a command printed what the page says, where ``...`` stands for any lines."""
    parts = [re.escape(part) for part in re.split(r"^\.\.\.\n", expected, flags=re.MULTILINE)]
    return re.fullmatch("(?:.*\n)*?".join(parts), printed) is not None


def check_console(block: Block, page: Path, folder: Path) -> None:
    asked = [(typed, said) for typed, said in commands(block.text) if not typed.startswith("make ")]
    for tool in TOOLS:
        if any(re.search(rf"\b{tool}\b", typed) for typed, _ in asked) and not shutil.which(tool):
            pytest.skip(f"{tool} is not installed")
    for (typed, said), printed in zip(asked, run([typed for typed, _ in asked], folder), strict=True):
        if not fits(printed, said):
            where = f"{page.relative_to(ROOT)}, block at line {block.line}"
            pytest.fail(
                f"{where}\n$ {typed}\n--- the page says\n{said}--- it prints\n{printed}", pytrace=False
            )


def check_python(block: Block, page: Path, names: dict[str, Any]) -> None:
    where = f"{page.relative_to(ROOT)}:{block.line}"
    if ">>>" not in block.text:
        exec(compile(block.text, where, "exec"), names)  # noqa: S102 - the page's own example
        return
    test = doctest.DocTestParser().get_doctest(block.text, names, where, str(page), block.line)
    said: list[str] = []
    options = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
    result = doctest.DocTestRunner(optionflags=options).run(test, out=said.append, clear_globs=False)
    names.update(test.globs)
    if result.failed:
        pytest.fail("".join(said), pytrace=False)


def make_shell(place: Path) -> Path:
    """Make an empty folder, and beside it what ``run`` needs for ``careergraph`` to be this program."""
    launcher = place / "bin" / "careergraph"
    launcher.parent.mkdir()
    start = "import sys; sys.argv[0] = 'careergraph'; from careergraph.cli import main; main()"
    launcher.write_text(f'#!/bin/sh\nexec "{sys.executable}" -c "{start}" "$@"\n', encoding="utf-8")
    launcher.chmod(0o755)
    python = place / "bin" / "python"
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n', encoding="utf-8")
    python.chmod(0o755)
    folder = place / "page"
    folder.mkdir()
    return folder


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give an empty folder, and make it the one to work in."""
    folder = make_shell(tmp_path)
    monkeypatch.chdir(folder)
    return folder


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_examples(page: Path, folder: Path) -> None:
    names: dict[str, Any] = {"__name__": "__main__"}
    for block in blocks(page):
        if block.language == "console":
            check_console(block, page, folder)
        elif block.language == "python":
            check_python(block, page, names)
        elif named := NAMED.match(block.text):
            (folder / named[1]).write_text(content(block, named), encoding="utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links(page: Path) -> None:
    text = BLOCK.sub("", page.read_text(encoding="utf-8"))
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if target.startswith(("https://", "http://", "mailto:")):
            continue
        name, _, anchor = target.partition("#")
        linked = (page.parent / name).resolve() if name else page
        assert linked.exists(), f"{page.name} links to {target}"
        if anchor:
            assert anchor in anchors(linked), f"{page.name} links to {target}"


def anchors(page: Path) -> set[str]:
    """Return what the headings of a page are called in links."""
    headings = re.findall(r"^#+ (.*)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_every_page_is_reached_from_the_start() -> None:
    seen = {ROOT / "README.md"}
    fresh = set(seen)
    while fresh:
        page = fresh.pop()
        for target in re.findall(r"\]\(([^)\s#]+\.md)", page.read_text(encoding="utf-8")):
            linked = (page.parent / target).resolve()
            if linked not in seen:
                seen.add(linked)
                fresh.add(linked)
    assert set(PAGES) <= seen
