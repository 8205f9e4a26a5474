"""``diff``: what changed between two versions of a graph file, and what it means for people."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from careergraph.cli.completion import complete_graphs
from careergraph.cli.options import Question, format_options
from careergraph.cli.text.printing import print_json
from careergraph.cli.text.sheet import Sheet, clean

if TYPE_CHECKING:
    from careergraph.diff import Differences
    from careergraph.graph import CareerGraph

__all__ = ["diff_command"]

FORMATS = ("text", "json", "markdown")
VERSIONS = 2


def difference_type() -> Any:  # noqa: ANN401 - a type
    """Return the type of ``diff --json``."""
    from careergraph.diff import Differences

    return Differences


@click.command(
    "diff", cls=Question, answers=difference_type, short_help="What changed between two versions of a graph"
)
@click.argument("files", metavar="OLD NEW", nargs=-1, shell_complete=complete_graphs)
@click.option(
    "--git",
    "revision",
    metavar="REV",
    help="Compare the one file that is named with its version at a git revision; REV1..REV2 compares two.",
)
@format_options(FORMATS, "For people, for programs, or as Markdown for a pull request.")
@click.option("--exit-code", is_flag=True, help="Exit with 1 where something changed.")
def diff_command(*, files: tuple[str, ...], revision: str | None, exit_code: bool, form: str = "text") -> int:
    """Tell what changed from one version of a graph to the next, and what it means for people.

    OLD and NEW are files or bundled graphs. With --git REV name one file.
    """
    old, new = versions(files, revision)
    answer = old.diff(new)
    if form == "json":
        print_json(answer.model_dump(mode="json"))
    elif form == "markdown":
        from careergraph.diff.story import to_markdown

        click.echo(clean(to_markdown(answer, old, new)).encode(), nl=False)
    else:
        print_differences(answer, old, new)
    return 1 if exit_code and answer.changed else 0


def versions(files: tuple[str, ...], revision: str | None) -> tuple[CareerGraph, CareerGraph]:
    """Load the two versions that the user named.

    Raises
    ------
    CareerGraphError
        One of them cannot be read.
    """
    from careergraph import library

    if revision is None:
        if len(files) != VERSIONS:
            raise click.UsageError("name two files, or one with --git REV")
        if all(file == library.STDIN for file in files):
            raise click.UsageError("standard input holds one of the two: name the file of the other")
        return library.load(files[0]), library.load(files[1])
    if len(files) != 1:
        raise click.UsageError("with --git name one file")
    from careergraph.diff.revisions import split_revisions

    before, after = split_revisions(revision)
    return earlier(before, files[0]), earlier(after, files[0]) if after else library.load(Path(files[0]))


def earlier(revision: str, file: str) -> CareerGraph:
    """Load a file as it was at a git revision."""
    from careergraph.diff.revisions import text_at
    from careergraph.document import files
    from careergraph.document.texts import ENDINGS
    from careergraph.graph import CareerGraph

    name = f"{revision}:{file}"
    form = ENDINGS.get(Path(file).suffix.lower(), "yaml")
    return CareerGraph(files.read_text(text_at(revision, file), name=name, form=form), name=name)


def print_differences(answer: Differences, old: CareerGraph, new: CareerGraph) -> None:
    """Print what changed, part by part."""
    from careergraph.diff.story import sections

    sheet = Sheet()
    found = sections(answer, old, new)
    if not found:
        sheet.text("nothing changed")
    for section in found:
        sheet.heading(f"{section.heading} ({section.total})")
        for line in section.cut():
            sheet.text(line[2:], indent=2, mark=line[:2])
    if answer.consequences.unproven:
        pairs = f"{answer.consequences.unproven} of {answer.consequences.compared} pairs of roles"
        sheet.gap()
        sheet.text(f"The least learning of {pairs} could not be searched to the end, and is left out.")
    sheet.print()
