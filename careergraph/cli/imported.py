"""What every ``import`` does with the graph it made: where it goes, and what is told of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careergraph.cli.output import Output
from careergraph.cli.text.printing import say
from careergraph.wording import plural

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from careergraph.document.records import GraphFile

__all__ = ["graph_output", "put", "tell"]

# More notes than this are no longer read.
SHOWN_NOTES = 20


def graph_output(output: str, *, force: bool, reads: Iterable[str | None]) -> Output:
    """Return where a graph file goes, whose ending says its form.

    Raises
    ------
    OutputError
        The command reads this file, or the ending is unknown.
    """
    from careergraph.document.files import form_for

    target = Output(
        output,
        force=force,
        reads=reads,
        hint="write another file, and `careergraph diff` tells how the two differ",
    )
    if not target.is_stdout:
        form_for(output)
    return target


def put(file: GraphFile, target: Output) -> None:
    """Write a graph file, or print it as YAML; then say what it holds."""
    from careergraph.document.files import form_for, to_text

    form = "yaml" if target.is_stdout else form_for(target.path)
    target.write([to_text(file, form=form).encode()])
    sizes = (
        plural(len(file.roles), "role"),
        plural(len(file.moves), "move"),
        plural(len(file.skills), "skill"),
    )
    say(f"{target}: {', '.join(sizes)}")


def tell(notes: Sequence[str]) -> None:
    """Tell what was assumed or left out."""
    for note in notes[:SHOWN_NOTES]:
        say(f"Note: {note}")
    if len(notes) > SHOWN_NOTES:
        say(f"Note: and {len(notes) - SHOWN_NOTES} more like these")
