"""``import``: a graph from what other programs hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from careergraph.cli.figures import WholeNumber
from careergraph.cli.histories import import_histories_command
from careergraph.cli.import_frameworks import FRAMEWORKS
from careergraph.cli.imported import graph_output, put, tell
from careergraph.cli.options import Commands
from careergraph.cli.output import Output, output_options
from careergraph.cli.text.printing import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from careergraph.document.records import GraphFile
    from careergraph.exchange.tables.cells import CellProblem
    from careergraph.exchange.tables.choices import Choices

__all__ = ["import_command"]

# What a grid may hold; the room of tables has the same list, and is not loaded for --help.
MATRIX = ("skills-by-roles", "skills-by-levels", "roles-by-skills", "levels-by-skills", "no")


@click.group("import", cls=Commands, short_help="A graph from a spreadsheet, histories, or a framework")
def import_command() -> None:
    """Make a graph file from what other programs hold."""


for command in (import_histories_command, *FRAMEWORKS):
    import_command.add_command(command)


def pairs(_: click.Context, param: click.Parameter, values: Sequence[str]) -> dict[str, list[str]]:
    """Read ``OURS=THEIRS``, once for each heading."""
    found: dict[str, list[str]] = {}
    for value in values:
        ours, equals, theirs = value.partition("=")
        if not (equals and ours.strip() and theirs.strip()):
            raise click.BadParameter(f"{value!r} is not OURS=THEIRS, such as skill=Competency", param=param)
        found.setdefault(ours.strip(), []).append(theirs.strip())
    return found


def names(_: click.Context, __: click.Parameter, value: str | None) -> tuple[str, ...]:
    """Read a list of names, parted by semicolons or, where there is none, by commas."""
    parts = (value or "").split(";" if ";" in (value or "") else ",")
    return tuple(part.strip() for part in parts if part.strip())


@import_command.command("table", short_help="From CSV files or an Excel file")
@click.argument("file", metavar="FILE", type=click.Path())
@output_options("The graph file to write; - prints it. With --dry-run the plan to write.")
@click.option(
    "--title", metavar="TEXT", help="The graph's title. [default: what the table says, or FILE's name]"
)
@click.option(
    "--dry-run", is_flag=True, help="Print what the tables are taken for, column by column; write no graph."
)
@click.option("--json", "as_json", is_flag=True, help="With --dry-run: print the plan as JSON.")
@click.option(
    "--merge",
    metavar="FILE",
    type=click.Path(),
    help="Update a graph file that people keep: what the table says is new, all else stays.",
)
@click.option("--plan", metavar="FILE", type=click.Path(), help="Read the tables as a saved plan says.")
@click.option(
    "--map",
    "mapping",
    metavar="OURS=THEIRS",
    multiple=True,
    callback=pairs,
    help="Their heading for a column of ours, where it is not understood. May be repeated.",
)
@click.option("--ignore", metavar="COLUMN", multiple=True, help="Leave out a column. May be repeated.")
@click.option("--sheet", metavar="NAME", multiple=True, help="Read only this sheet. May be repeated.")
@click.option("--skip-sheet", metavar="NAME", multiple=True, help="Leave out this sheet. May be repeated.")
@click.option("--hidden", is_flag=True, help="Read hidden sheets, rows and columns too.")
@click.option(
    "--headings",
    metavar="ROW",
    type=WholeNumber(min=1),
    help="The row of headings, where it is not found.",
)
@click.option(
    "--matrix",
    type=click.Choice(MATRIX),
    help="What a grid holds: its rows, then its columns; no: it is none, each row says one thing.",
)
@click.option("--family", metavar="TEXT", help="What the levels of a grid belong to: Senior Analyst.")
@click.option("--fill-down", is_flag=True, help="Read a blank role, level or group as the one above.")
@click.option("--none", metavar="WORD", multiple=True, help="A word for: not asked. May be repeated.")
@click.option(
    "--order",
    metavar="FILE|infer",
    multiple=True,
    type=click.Path(),
    help="The true order of role levels: JSON or text, lowest first; infer guesses it from the skills asked "
    "where nothing else tells it. May be repeated; the first counts.",
)
@click.option("--levels", metavar="A,B,...", callback=names, help="The role levels, lowest first.")
@click.option("--ladders", is_flag=True, help="Make moves from each grade to the next within a function.")
@click.option(
    "--proficiency", metavar="A,B,...", callback=names, help="The proficiency levels, lowest first."
)
@click.option(
    "--skip",
    metavar="TEXT",
    multiple=True,
    help="Leave out rows with a cell that says just this. May be repeated.",
)
def import_table_command(**options: Any) -> None:  # noqa: ANN401 - as click gives them
    """Make a graph from a CSV or Excel file (.xlsx), a folder of CSV files, or tables in Markdown or JSON.

    It holds a grid of skills and roles, a row for each skill that a role expects (role, role level, skill,
    proficiency) or that a move asks for (from, to, skill, level, years ...), or a sheet each for roles,
    skills, moves and so on. What each table is taken for is told first. While anything is wrong nothing is
    written:
    every problem is told with its sheet, row and column.
    """
    from careergraph.exchange.tables.importing import import_table
    from careergraph.exchange.tables.plan import TableError

    file, output = options["file"], options["output"]
    choices = chosen(options)
    if options["dry_run"]:
        dry_run(file, output, choices, as_json=options["as_json"], force=options["force"])
        return
    merge = options["merge"]
    if output is None and merge is None:
        raise click.UsageError("name the graph file to write: -o FILE; or say --merge FILE or --dry-run")
    orders = [one for one in options["order"] if one != "infer"]
    same = output in {None, merge}
    target = graph_output(
        merge if output is None else output,
        force=options["force"] or (merge is not None and same),
        reads=[file, options["plan"], None if same else merge, *orders],
    )
    try:
        made = import_table(file, choices=choices, plan=options["plan"])
    except TableError as error:
        tell_plan(error.plan.lines())
        tell(error.notes)
        raise
    tell_plan(made.plan.lines())
    if merge is None:
        put(made.file, target)
        tell(made.notes)
    else:
        put_merged(merge, made.file, target)
        tell(made.notes)


def put_merged(path: str, made: GraphFile, target: Output) -> None:
    """Write a graph file with what a table says of it; then print what changed, as `diff` does."""
    from pathlib import Path

    from careergraph.cli.diff import print_differences
    from careergraph.document import files
    from careergraph.exchange.tables.merging import merged
    from careergraph.graph import CareerGraph

    old = files.read(path)
    form = files.form_for(path)
    text, notes = merged(Path(path).read_text(encoding="utf-8-sig"), old, made, form=form)
    new = files.read_text(text, name=path, form=form)
    target.write([text.encode()])
    if not target.is_stdout:
        before, after = CareerGraph(old, name=path), CareerGraph(new, name=path)
        print_differences(before.diff(after), before, after)
    say(f"{target}: merged")
    tell(notes)


def chosen(options: dict[str, Any]) -> Choices:
    """Return what the options say of the table."""
    from careergraph.exchange.tables.choices import Choices, check_map
    from careergraph.exchange.tables.order import Order, read_order
    from careergraph.exchange.tables.words import heading
    from careergraph.names import fold

    order = Order.of_levels(options["levels"]) if options["levels"] else Order({})
    for one in options["order"]:
        if one != "infer":
            order = order.joined(read_order(one))
    return Choices(
        title=options["title"],
        mapping=check_map(options["mapping"]),
        order=order,
        infer="infer" in options["order"],
        proficiency=options["proficiency"],
        skip=frozenset(map(fold, options["skip"])),
        none=frozenset(map(fold, options["none"])),
        sheets=frozenset(map(fold, options["sheet"])),
        skip_sheets=frozenset(map(fold, options["skip_sheet"])),
        ignore=frozenset(map(heading, options["ignore"])),
        headings=options["headings"],
        matrix=options["matrix"] or "",
        family=options["family"] or "",
        fill_down=options["fill_down"],
        hidden=options["hidden"],
        ladders=options["ladders"],
    )


def dry_run(file: str, output: str | None, choices: Choices, *, as_json: bool, force: bool) -> None:
    """Tell what the tables of a file are taken for; with a name for it, keep the plan in a file."""
    from careergraph.cli.text.printing import print_json
    from careergraph.exchange.tables.planning import planned

    problems: list[CellProblem] = []
    notes: list[str] = []
    plan = planned(file, choices, problems, notes)
    if output is not None:
        from careergraph.exchange.tables.replay import to_text

        target = Output(output, force=force, reads=[file])
        target.write([to_text(plan, choices).encode()])
        say(f"Written: {target}")
    elif as_json:
        print_json(plan.data() | {"problems": [str(problem) for problem in problems], "notes": notes})
    else:
        click.echo("\n".join([*plan.lines(full=True), *map(str, problems)]))
        tell(notes)


def tell_plan(lines: Sequence[str]) -> None:
    """Tell what the tables were taken for."""
    for line in lines:
        say(line)
