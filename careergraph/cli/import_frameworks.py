"""``import onet``, ``esco`` and the other national frameworks: a graph from the official download."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import click

from careergraph.cli.imported import graph_output, put, tell
from careergraph.cli.output import output_options

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from careergraph.exchange.frameworks import Imported

__all__ = ["FRAMEWORKS"]

F = TypeVar("F", bound="Callable[..., Any]")


def framework_options(files: str, *, several: bool = False, needed: bool = True) -> Callable[[F], F]:
    """Add what all imports of a framework have: its files, where the graph goes, and its title."""

    def add(function: F) -> F:
        function = click.option("--title", metavar="TEXT", help="The graph's title.")(function)
        function = output_options("The graph file to write; - prints it.", required=True)(function)
        return click.argument(
            "files", metavar=files, type=click.Path(), nargs=-1 if several else 1, required=needed
        )(function)

    return add


def moves_option(*choices: str, default: str) -> Callable[[F], F]:
    """Add ``--moves``."""
    return click.option(
        "--moves",
        type=click.Choice(choices),
        default=default,
        show_default=True,
        help="Which moves to derive.",
    )


no_step_down_option = click.option("--no-step-down", is_flag=True, help="Leave out moves to a lower level.")


def write(make: Callable[[], Imported], output: str, *, force: bool, reads: Sequence[str]) -> None:
    """Make a graph, write it, and tell what was left out and derived."""
    target = graph_output(output, force=force, reads=reads)
    made = make()
    put(made.file, target)
    tell(made.notes)


@click.command("onet", short_help="The O*NET database")
@framework_options("[FILE]", needed=False)
@moves_option("derived", "none", default="derived")
@no_step_down_option
@click.option("--software", type=click.Choice(["in-demand"]), help="Add software as optional skills.")
@click.option("--tasks", is_flag=True, help="Add core tasks as responsibilities.")
def import_onet_command(
    *,
    files: str | None,
    output: str,
    force: bool,
    title: str | None,
    moves: str,
    no_step_down: bool,
    software: str | None,
    tasks: bool,
) -> None:
    """Make a graph of the O*NET database: the zip or the folder of one release, as text, CSV or Excel files.

    O*NET holds neither levels nor moves: both are derived. Without FILE the newest release is read that
    `careergraph get onet` fetched.
    """
    from careergraph.exchange.frameworks.onet import import_onet

    file = files or fetched("onet")
    write(
        lambda: import_onet(
            [file],
            title=title,
            moves=moves != "none",
            no_step_down=no_step_down,
            software=software is not None,
            tasks=tasks,
        ),
        output,
        force=force,
        reads=[file],
    )


@click.command("esco", short_help="The ESCO classification")
@framework_options("[FILE]...", several=True, needed=False)
@click.option("--language", metavar="XX", help="Which language to read, where several lie together.")
@moves_option("derived", "none", default="derived")
def import_esco_command(
    *, files: tuple[str, ...], output: str, force: bool, title: str | None, language: str | None, moves: str
) -> None:
    """Make a graph of the ESCO classification: the zip or the folder of its CSV files, in any language.

    ESCO holds neither levels nor moves: both are derived, and no move leads down. Name several FILEs where
    relations come in a zip of their own.
    """
    from careergraph.exchange.frameworks.esco import import_esco

    found = files or (fetched("esco"),)
    write(
        lambda: import_esco(found, title=title, language=language, moves=moves != "none"),
        output,
        force=force,
        reads=found,
    )


@click.command("uk", short_help="The UK Digital and Data framework")
@framework_options("FILE")
@click.option(
    "--order",
    metavar="FILE",
    multiple=True,
    type=click.Path(),
    help="The true order of role levels, which wins over what is inferred. May be repeated.",
)
@moves_option("ladder", "alike", "none", default="ladder")
@no_step_down_option
def import_uk_command(
    *,
    files: str,
    output: str,
    force: bool,
    title: str | None,
    order: tuple[str, ...],
    moves: str,
    no_step_down: bool,
) -> None:
    """Make a graph of the UK Government Digital and Data framework, a CSV or Excel file.

    The order of levels is not in the file: it is inferred from skills, then from titles. --moves alike adds
    moves to other roles whose skills one's own nearly suffice for.
    """
    from careergraph.exchange.frameworks.uk import import_uk

    write(
        lambda: import_uk(files, title=title, order=order, moves=moves, no_step_down=no_step_down),
        output,
        force=force,
        reads=[files, *order],
    )


@click.command("nice", short_help="The NICE Framework for cybersecurity")
@framework_options("[FILE]", needed=False)
@moves_option("none", "alike", default="none")
def import_nice_command(
    *, files: str | None, output: str, force: bool, title: str | None, moves: str
) -> None:
    """Make a graph of the NICE Framework components, as JSON or as a workbook.

    NICE holds no levels and no moves: `gap` and `compare` are what it is for. --moves alike adds moves to the
    three roles that each is readiest for.
    """
    from careergraph.exchange.frameworks.nice import import_nice

    file = files or fetched("nice")
    write(lambda: import_nice(file, title=title, moves=moves), output, force=force, reads=[file])


@click.command("dcwf", short_help="The DoD Cyber Workforce Framework")
@framework_options("FILE")
@moves_option("none", "alike", default="none")
def import_dcwf_command(*, files: str, output: str, force: bool, title: str | None, moves: str) -> None:
    """Make a graph of the DoD Cyber Workforce Framework, a workbook.

    It holds no levels and no moves: `gap` and `compare` are what it is for.
    """
    from careergraph.exchange.frameworks.dcwf import import_dcwf

    write(lambda: import_dcwf(files, title=title, moves=moves), output, force=force, reads=[files])


@click.command("skillsfuture", short_help="Singapore's Skills Framework")
@framework_options("FILE")
@moves_option("ladder", "none", default="ladder")
@no_step_down_option
def import_skillsfuture_command(
    *, files: str, output: str, force: bool, title: str | None, moves: str, no_step_down: bool
) -> None:
    """Make a graph of the SkillsFuture Skills Framework, a workbook of job roles and skills.

    The order of the roles of a track is not in the workbook: it is inferred from skills, then from titles.
    """
    from careergraph.exchange.frameworks.skillsfuture import import_skillsfuture

    write(
        lambda: import_skillsfuture(files, title=title, moves=moves, no_step_down=no_step_down),
        output,
        force=force,
        reads=[files],
    )


def fetched(framework: str) -> str:
    """Return the newest release of a framework that ``careergraph get`` fetched."""
    from careergraph.exchange.frameworks.fetching import newest

    found = newest(framework)
    if found is None:
        raise click.UsageError(f"name the FILE, or fetch one: careergraph get {framework}")
    return str(found)


FRAMEWORKS: tuple[click.Command, ...] = (
    import_onet_command,
    import_esco_command,
    import_uk_command,
    import_nice_command,
    import_dcwf_command,
    import_skillsfuture_command,
)
