"""``export``: a graph in the forms of other programs."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from careergraph.cli.options import Commands, chosen_graph, graph_option, load_graph
from careergraph.cli.output import STDOUT, Output, output_options
from careergraph.cli.text.printing import begins_a_file, say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from careergraph.exchange import Form
    from careergraph.exchange.tables.exporting import Layout

__all__ = ["export_command"]

FORMS: dict[Form, str] = {
    "graphml": "For yEd, Cytoscape, Gephi and networkx",
    "gexf": "For Gephi",
    "dot": "For Graphviz",
    "mermaid": "A flowchart for Markdown pages",
    "json": "Node-link JSON, for networkx and D3",
    "cypher": "Statements for Neo4j and other graph databases",
    "csv": "A folder with nodes.csv and edges.csv",
    "jsonld": "JSON-LD with schema.org's terms",
}


@click.group("export", cls=Commands, short_help="The graph as a spreadsheet, or for other programs")
def export_command() -> None:
    """Write the graph in a form that other programs read."""


def export_form(form: Form) -> click.Command:
    """Return the command of one form."""
    folder = form == "csv"

    @click.command(form, short_help=FORMS[form], help=f"{FORMS[form]}.")
    @output_options(
        "The folder to write." if folder else "The file to write; - prints it. [default: -]",
        metavar="FOLDER" if folder else "FILE",
        **({"required": True} if folder else {"default": STDOUT}),
    )
    @graph_option
    @click.pass_context
    def command(ctx: click.Context, *, output: str, force: bool) -> None:
        from careergraph.exchange import export

        target = Output(output, force=force, reads=[chosen_graph(ctx)])
        if folder and target.is_stdout:
            raise click.UsageError("two tables do not fit into standard output: name a folder", ctx)
        graph = load_graph(ctx)
        exported = export(graph, form)
        made = {name: map(str.encode, pieces) for name, pieces in exported.files.items()}
        write(made if folder else made[""], target)
        for note in exported.notes:
            say(f"Note: {note}.")

    return command


for _form in FORMS:
    export_command.add_command(export_form(_form))


@export_command.command("columns", short_help="A folder of Parquet files, for large graphs")
@output_options("The folder to write; its name ends in .careergraph.", metavar="FOLDER", required=True)
@graph_option
@click.pass_context
def export_columns_command(ctx: click.Context, *, output: str, force: bool) -> None:
    """Write the whole graph as columns: a folder of Parquet files, which is small and loads fast.

    `-g FOLDER` reads it. Needs the extra `large`.
    """
    target = Output(output, force=force, reads=[chosen_graph(ctx)], hint="name a new folder")
    if target.is_stdout:
        raise click.UsageError("a folder does not fit into standard output: name one", ctx)
    target.write_columns(load_graph(ctx))
    say(f"Written: {target}")


@export_command.command("table", short_help="A spreadsheet: CSV, or an Excel file")
@output_options(
    "A .csv or .xlsx file, or a folder of CSV files; - prints CSV. [default: -]",
    metavar="FILE|FOLDER",
    default=STDOUT,
)
@click.option(
    "--layout",
    type=click.Choice(["moves", "expected", "grid", "sheets"]),
    help="moves: a row for each skill that a move asks for. "
    "expected: a row for each skill that a role expects. "
    "grid: skills down, roles across. "
    "sheets: a sheet each for roles, skills, moves and so on. "
    "[default: sheets in an Excel file or a folder, else moves]",
)
@graph_option
@click.pass_context
def export_table_command(ctx: click.Context, *, output: str, force: bool, layout: Layout | None) -> None:
    """Write the graph as a spreadsheet, to be edited and read back by `import table`."""
    from careergraph.exchange.tables.exporting import csv_files, explained, tables
    from careergraph.exchange.tables.kinds import READ_ME
    from careergraph.exchange.tables.unheld import unheld
    from careergraph.exchange.tables.writing import to_workbook

    target = Output(output, force=force, reads=[chosen_graph(ctx)], hint="write another file")
    ending = "" if target.is_stdout else Path(output).suffix.lower()
    if ending not in {"", ".csv", ".xlsx"} and not Path(output).is_dir():
        message = f"a spreadsheet ends in .csv or .xlsx, not in {ending}; or name a folder"
        raise click.UsageError(message, ctx)
    one = target.is_stdout or ending == ".csv"
    if one and layout == "sheets":
        raise click.UsageError("CSV holds one sheet: name an .xlsx file or a folder for all of them", ctx)
    graph = load_graph(ctx)
    layout = layout or ("moves" if one else "sheets")
    made = tables(graph, layout)
    if ending == ".xlsx":
        write([to_workbook(made | {READ_ME: explained(made)})], target)
    else:
        texts = csv_files(made)
        if one:
            pieces = next(iter(texts.values()))
            if target.is_stdout and not begins_a_file():
                next(pieces)  # the mark of a file
            write(pieces, target)
        else:
            write(texts, target)
    lost = unheld(graph) if layout == "sheets" else ""
    if lost:
        say(f"Note: no sheet holds {lost}; `import table --merge` keeps what the graph's file alone says.")


def write(content: Iterable[bytes] | Mapping[str, Iterable[bytes]], target: Output) -> None:
    """Write a file or a folder, or print."""
    if isinstance(content, Mapping):
        target.write_folder(content)
    else:
        target.write(content)
    if not target.is_stdout:
        say(f"Written: {target}")
