"""Writes docs/reference/commands.md from the commands themselves.

python tests/docs/commands_page.py
"""

import os
from collections.abc import Iterator
from pathlib import Path

import click

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "commands.md"

HEAD = """\
# Commands

<!-- Written by `python tests/docs/commands_page.py`; a test keeps it true. -->

`careergraph COMMAND --help` prints the same. `python -m careergraph`, and `python cli.py` from a
checkout, are the same program.

## What holds for every command

- `-g/--graph` picks the graph: a bundled one by name, a file, or `-` for standard input. It may stand
  before or after the command's name; without it `$CAREERGRAPH_GRAPH` counts, and without that the bundled
  `sales-marketing`.
- A role or a skill is named by id, title or alias, in any case and spacing; letters that nobody
  sees (soft hyphens, zero-width spaces, byte order marks) do not count. Nothing is guessed: a name
  that fits nothing is an error that names the near ones.
- `--json` prints one JSON document, `--csv` a table. Both are in UTF-8, whatever the terminal.
  `careergraph schema COMMAND` prints the JSON Schema of the JSON.
- In CSV, lists are joined by semicolons, and a text that a spreadsheet would take for a formula (it
  begins with `=`, `+`, `-`, `@` or a wide form of them, a tab or a line end) gets an apostrophe before it.
  CSV that goes to a file begins with a byte-order mark, so that Excel reads it as UTF-8; in a pipe it does
  not.
- Answers go to standard output, everything else to standard error. There is no colour in a pipe, nor
  where `NO_COLOR` is set.
- No command writes over a file that it reads, or over one that careergraph did not make, unless it is told
  `--force`. What programs read (the page, GraphML, DOT and such) says in its first lines that careergraph
  made it, and is made anew without a question; so is an Excel file that no spreadsheet has saved since. What
  people edit (graph files and CSV) says nothing of the kind: there only a file that would stay the same, or
  an empty one, is no obstacle. `--force` is for one file, the one of `-o`: a map (`--propose-map`), a report
  or a workflow that stands beside it is made anew only where the rule above allows it, so that nobody's
  corrections are lost. Asked for alone, without `-o`, the map is what `--force` is for.
- A file appears in one step or not at all. Where an answer cannot be written in whole (a full disk, a closed
  standard output) the exit status is 2; a reader that has read enough, as in `| head`, changes no status.
- Text fits the terminal's width; `COLUMNS` sets another one.

| exit status | means |
|---:|---|
| 0 | answered |
| 1 | the answer is no: there is no route, or `check` found errors |
| 2 | the question or the file is wrong; one message says what to do |
| 130 | stopped by Ctrl-C |

| environment | does |
|---|---|
| `CAREERGRAPH_GRAPH` | the graph where `--graph` names none |
| `CAREERGRAPH_DEBUG` | a bug in careergraph shows its traceback |
| `NO_COLOR` | no colour |
| `COLUMNS` | the width of the text |
"""


def lines() -> Iterator[str]:
    """Yield the page, part by part."""
    from careergraph.cli.program import program

    yield HEAD
    with click.Context(program, info_name="careergraph", **program.context_settings) as ctx:
        for name in program.list_commands(ctx):
            command = program.get_command(ctx, name)
            if command is not None:
                yield from described(command, ctx, f"careergraph {name}", "##")


def described(command: click.Command, parent: click.Context, name: str, marks: str) -> Iterator[str]:
    """Yield the help of a command, and of those below it."""
    with click.Context(command, info_name=command.name, parent=parent, terminal_width=100) as ctx:
        yield f"{marks} {name}\n"
        yield f"```text\n{command.get_help(ctx)}\n```\n"
        if isinstance(command, click.Group):
            for below in command.list_commands(ctx):
                found = command.get_command(ctx, below)
                if found is not None:
                    yield from described(found, ctx, f"{name} {below}", f"{marks}#")


def text() -> str:
    """Return the page."""
    return "\n".join(lines())


if __name__ == "__main__":
    os.environ.pop("CAREERGRAPH_GRAPH", None)
    PAGE.write_text(text(), encoding="utf-8")
