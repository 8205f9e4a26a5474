"""``import``: a graph from what other programs hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from careergraph.cli.histories import import_histories_command
from careergraph.cli.output import Output, output_options
from careergraph.cli.text.printing import say
from careergraph.wording import plural

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from careergraph.document.records import GraphFile

__all__ = ["graph_output", "import_command", "put", "tell"]

# More notes than this are no longer read.
SHOWN_NOTES = 20


@click.group("import", short_help="A graph from a spreadsheet, or from work histories")
def import_command() -> None:
    """Make a graph file from what other programs hold."""


import_command.add_command(import_histories_command)


def pairs(_: click.Context, param: click.Parameter, values: Sequence[str]) -> dict[str, str]:
    """Read ``OURS=THEIRS``, once for each heading."""
    found = {}
    for value in values:
        ours, equals, theirs = value.partition("=")
        if not (equals and ours.strip() and theirs.strip()):
            raise click.BadParameter(f"{value!r} is not OURS=THEIRS, such as skill=Competency", param=param)
        found[ours.strip()] = theirs.strip()
    return found


def names(_: click.Context, __: click.Parameter, value: str | None) -> tuple[str, ...]:
    """Read a list of names, parted by semicolons or, where there is none, by commas."""
    parts = (value or "").split(";" if ";" in (value or "") else ",")
    return tuple(part.strip() for part in parts if part.strip())


@import_command.command("table", short_help="From CSV files or an Excel file")
@click.argument("file", metavar="FILE", type=click.Path())
@output_options("The graph file to write; - prints it.", required=True)
@click.option(
    "--title", metavar="TEXT", help="The graph's title. [default: what the table says, or FILE's name]"
)
@click.option(
    "--map",
    "mapping",
    metavar="OURS=THEIRS",
    multiple=True,
    callback=pairs,
    help="Their heading for a column of ours, where it is not understood. May be repeated.",
)
@click.option(
    "--order",
    metavar="FILE",
    multiple=True,
    type=click.Path(),
    help="The true order of role levels: JSON or text, lowest first. May be repeated; the first counts.",
)
@click.option("--levels", metavar="A,B,...", callback=names, help="The role levels, lowest first.")
@click.option(
    "--proficiency", metavar="A,B,...", callback=names, help="The proficiency levels, lowest first."
)
@click.option(
    "--skip",
    metavar="TEXT",
    multiple=True,
    help="Leave out rows with a cell that says just this. May be repeated.",
)
def import_table_command(
    *,
    file: str,
    output: str,
    force: bool,
    title: str | None,
    mapping: dict[str, str],
    order: tuple[str, ...],
    levels: tuple[str, ...],
    proficiency: tuple[str, ...],
    skip: tuple[str, ...],
) -> None:
    """Make a graph from a CSV file, an Excel file (.xlsx), or a folder of CSV files.

    It holds a row for each skill that a move asks for (from, to, skill, level, years ...), a row for each
    skill that a role expects (role, role level, skill, proficiency), or a sheet each for roles, skills, moves
    and so on. While anything is wrong nothing is written: every problem is told with its sheet, row and
    column.
    """
    from careergraph.exchange.tables.importing import import_table

    target = graph_output(output, force=force, reads=[file, *order])
    made = import_table(
        file, title=title, mapping=mapping, order=order, levels=levels, proficiency=proficiency, skip=skip
    )
    put(made.file, target)
    tell(made.notes)


def graph_output(output: str, *, force: bool, reads: Iterable[str]) -> Output:
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
