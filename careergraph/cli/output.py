"""Where a command writes: one rule for every ``-o``.

No command writes over a file that it reads, or over one that careergraph did not make, unless it is told
``--force``. That word is for one file, the one that the command is there to write: what else it writes stands
beside it, and somebody may have worked on it since. How a file tells who made it,
`careergraph.document.files.made` says.
"""

from __future__ import annotations

import filecmp
import os
import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import click

from careergraph.cli.text.printing import print_bytes
from careergraph.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from careergraph.graph import CareerGraph

__all__ = ["STDOUT", "Output", "output_options"]

F = TypeVar("F", bound="Callable[..., Any]")

# What stands for standard output where a file is asked for.
STDOUT = "-"


def output_options(
    told: str,
    *,
    metavar: str = "FILE",
    force: str = "Replace what is there.",
    **attributes: Any,  # noqa: ANN401 - click's
) -> Callable[[F], F]:
    """Add ``--output`` and ``--force``, whose help is ``force``; the command gets them by these names."""

    def add(function: F) -> F:
        function = click.option("--force", is_flag=True, help=force)(function)
        return click.option("-o", "--output", metavar=metavar, type=click.Path(), help=told, **attributes)(
            function
        )

    return add


class Output:
    """A file or a folder that a command is to write.

    Parameters
    ----------
    path
        As the user gave it; ``-`` is standard output.
    force
        Whether the user said ``--force``.
    reads
        The files that the command reads; what is None or no file counts for nothing.
    hint
        What to do instead of replacing, in a few words.
    beside
        The file that it stands beside, for which ``--force`` was meant.

    Raises
    ------
    OutputError
        The command reads this file, or it is a link to nowhere: known before any work is done.
    """

    def __init__(
        self,
        path: str,
        *,
        force: bool = False,
        reads: Iterable[str | None] = (),
        hint: str = "",
        beside: str | None = None,
    ) -> None:
        self.path, self.hint, self.beside = path, hint, beside
        self.force = force = force and beside is None
        if not path:
            raise OutputError("an empty name names no file; name one, or - for standard output")
        self.is_stdout = path == STDOUT or _is_standard_output(path)
        if self.is_stdout or force:
            return
        if os.path.islink(path) and not os.path.exists(path):  # noqa: PTH110, PTH114 - pathlib refuses some names
            raise OutputError(f"{path} is a link to a file that is not there; name that file, or say --force")
        for file in reads:
            if file is not None and _same(file, path):
                raise OutputError(f"{path} is read by this command: name another file")

    def __str__(self) -> str:
        """Return where it is, as it may be told."""
        return "standard output" if self.is_stdout else self.path

    def is_same(self, other: Output) -> bool:
        """Say whether both go to one place, whatever it is called."""
        if self.is_stdout or other.is_stdout:
            return self.is_stdout and other.is_stdout
        same = os.path.abspath(self.path) == os.path.abspath(other.path)  # noqa: PTH100 - as below
        return same or _same(self.path, other.path)

    def write(self, pieces: Iterable[bytes]) -> None:
        """Write a file in one step, or print it.

        Raises
        ------
        OutputError
            A file is there that may not be replaced, or nothing can be written there.
        """
        if self.is_stdout:
            print_bytes(pieces)
            return
        from careergraph.document.files import write_pieces

        with _tidy():
            write_pieces(pieces, self.path, allow=self._may_replace)

    def write_folder(self, contents: Mapping[str, Iterable[bytes]]) -> None:
        """Write files, by name, as a folder; see `write`."""
        from careergraph.exchange.output import write_folder

        with _tidy():
            write_folder(contents, self.path, allow=self._may_replace)

    def write_columns(self, graph: CareerGraph) -> None:
        """Write a graph as a folder of columns; see `write`."""
        from careergraph.columnar import HEAD, write_folder
        from careergraph.document.files import is_made

        head = os.path.join(self.path, HEAD)  # noqa: PTH118 - pathlib refuses some names
        if not self.force and os.path.isfile(head) and not is_made(head):  # noqa: PTH113 - as above
            raise self._refusal(self.path)
        with _tidy():
            write_folder(graph, self.path)

    def check(self, content: bytes) -> None:
        """Refuse now what `write` would refuse, so that several files are written or none.

        Raises
        ------
        OutputError
            A file is there that holds something else, and may not be replaced.
        """
        from careergraph.document.files import is_made

        path = self.path
        if self.is_stdout or self.force or not os.path.lexists(path):
            return
        if os.path.isfile(path):  # noqa: PTH113 - pathlib refuses some names
            with open(path, "rb") as file:  # noqa: PTH123 - as above
                if is_made(path) or file.read(len(content) + 1) == content:
                    return
        raise self._refusal(path)

    def _may_replace(self, draft: str, target: str) -> bool:
        """Say whether a file is to be replaced: not where it would stay the same."""
        from careergraph.document.files import is_made

        if self.force or is_made(target):
            return True
        if filecmp.cmp(draft, target, shallow=False):
            return False
        raise self._refusal(target if os.path.isdir(self.path) else self.path)  # noqa: PTH112 - as above

    def _refusal(self, path: str) -> OutputError:
        instead = f", or {self.hint}" if self.hint else ""
        way = f"--force replaces it{instead}"
        if self.beside is not None:
            way = f"somebody may have changed it, and --force is for {self.beside} alone: take it away first"
            way += instead
        return OutputError(f"{path} is there already, and nothing was written; {way}")


@contextmanager
def _tidy() -> Iterator[None]:
    """Let what ends a program from outside end it as an error does, so that nothing half-written stays."""
    import signal

    def end(number: int, _: object) -> NoReturn:
        raise SystemExit(128 + number)  # what a shell makes of it

    caught = []
    with suppress(ValueError):  # the main thread alone may
        for name in ("SIGTERM", "SIGHUP"):
            number = getattr(signal, name, None)
            if number is not None and signal.getsignal(number) is signal.SIG_DFL:
                signal.signal(number, end)
                caught.append(number)
    try:
        yield
    finally:
        for number in caught:
            signal.signal(number, signal.SIG_DFL)


def _same(file: str, path: str) -> bool:
    """Say whether two names mean one file, whatever links lead there."""
    try:
        return os.path.samefile(file, path)  # noqa: PTH121 - pathlib refuses some names
    except (OSError, ValueError):
        return False


def _is_standard_output(path: str) -> bool:
    """Say whether a path leads to where standard output goes: ``/dev/stdout``, say.

    A file that standard output goes to must not be replaced: whoever opened it would read the old one.
    """
    try:
        return os.path.samestat(os.stat(path), os.fstat(sys.stdout.fileno()))  # noqa: PTH116 - as above
    except (OSError, ValueError, AttributeError):
        return False
