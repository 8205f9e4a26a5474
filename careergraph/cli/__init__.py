"""The command line: one module for each command, called as the command.

A command reads what was typed, asks the library one question and prints the answer. What all commands
share: `program` (the commands by name, and how every run ends), `options` (the graph, the person, the form
of the answer), `output` and `streams` (where answers go), `completion` and
`shells` (the tab key), and ``text/`` (answers as text).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import NoReturn

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run one command and end the process with its exit status.

    Parameters
    ----------
    arguments
        What was typed after the program's name; by default the arguments of the process.

    Raises
    ------
    SystemExit
        Always: 0 answered, 1 the answer is no, 2 the question or the file is wrong.
    """
    try:
        from careergraph.cli.program import program, quick_start
        from careergraph.cli.streams import replace_streams
    except KeyboardInterrupt:  # pressed so early that there is no program yet to end it
        raise SystemExit(130) from None
    quick_start()
    replace_streams()
    program.main(arguments)
