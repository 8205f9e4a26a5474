"""Writes what the examples print into the pages: for those who change the graph or the text of an answer.

python -m tests.docs.fill_examples docs/tutorial.md ...

Read what it changed. Blocks that hold a line ``...`` are left as they are.
"""

import doctest
import io
import os
import sys
import tempfile
import textwrap
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

from tests.docs.test_examples import BLOCK, NAMED, Block, commands, content, make_shell, run


def console(block: Block, folder: Path) -> str:
    """Return a console block with what its commands print."""
    asked = [typed for typed, _ in commands(block.text)]
    if any(typed.startswith("make ") for typed in asked):
        return block.text
    return "".join(f"$ {typed}\n{printed}" for typed, printed in zip(asked, run(asked, folder), strict=True))


def python(block: Block, names: dict[str, Any]) -> str:
    """Return a block of Python with what its prompts print."""
    if ">>>" not in block.text:
        exec(block.text, names)  # noqa: S102 - the page's own example
        return block.text
    filled = []
    for example in doctest.DocTestParser().get_examples(block.text):
        printed = io.StringIO()
        with redirect_stdout(printed):
            exec(compile(example.source, "example", "single"), names)  # noqa: S102 - as above
        prompts = example.source.rstrip("\n").replace("\n", "\n... ")
        filled.append(f">>> {prompts}\n{printed.getvalue()}")
    return "".join(filled)


def fill(page: Path, folder: Path) -> None:
    """Write what the examples of a page print into it."""
    text = page.read_text(encoding="utf-8")
    names: dict[str, Any] = {"__name__": "__main__"}
    whole, end = "", 0
    for found in BLOCK.finditer(text):
        block = Block(found[2], textwrap.dedent(found[3]), 0)
        fresh = block.text
        if block.language == "python":
            fresh = python(block, names)
        elif block.language == "console":
            fresh = console(block, folder)
        elif named := NAMED.match(block.text):
            (folder / named[1]).write_text(content(block, named), encoding="utf-8")
        if "\n...\n" in block.text:
            fresh = block.text
        whole += text[end : found.start(3)] + textwrap.indent(fresh, found[1])
        end = found.end(3)
    page.write_text(whole + text[end:], encoding="utf-8")


if __name__ == "__main__":
    os.environ["COLUMNS"] = "80"
    for page in [Path(name).resolve() for name in sys.argv[1:]]:
        with tempfile.TemporaryDirectory() as temporary:
            folder = make_shell(Path(temporary))
            os.chdir(folder)
            fill(page, folder)
            os.chdir(page.parent)
