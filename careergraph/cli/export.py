"""``export``: a graph in the forms of other programs."""

from __future__ import annotations

from codecs import BOM_UTF8
from pathlib import Path
from typing import TYPE_CHECKING

import click

from careergraph.cli.options import chosen_graph, graph_option, load_graph
from careergraph.cli.text.printing import say

if TYPE_CHECKING:
    from careergraph.exchange import Form
    from careergraph.exchange.tables.exporting import Layout

__all__ = ["export_command"]

# Mermaid refuses charts with more edges, unless the page that draws them allows it.
MERMAID_EDGES = 500

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


@click.group("export", short_help="The graph as a spreadsheet, or for other programs")
def export_command() -> None:
    """Write the graph in a form that other programs read."""


def export_form(form: Form) -> click.Command:
    """Return the command of one form."""
    folder = form == "csv"

    @click.command(form, short_help=FORMS[form], help=f"{FORMS[form]}.")
    @click.option(
        "-o",
        "--output",
        metavar="FOLDER" if folder else "FILE",
        type=click.Path(),
        required=folder,
        default=None if folder else "-",
        help="The folder to write." if folder else "The file to write; - prints it. [default: -]",
    )
    @graph_option
    @click.pass_context
    def command(ctx: click.Context, *, output: str) -> None:
        from careergraph.exchange import export_graph

        if folder and output == "-":
            raise click.UsageError("two tables do not fit into standard output: name a folder", ctx)
        graph = load_graph(ctx)
        spare(ctx, output)
        made = {name: text.encode() for name, text in export_graph(graph, form).items()}
        write(made if folder else made[""], output)
        if form == "mermaid" and len(graph.file.moves) > MERMAID_EDGES:
            say(f"Mermaid draws at most {MERMAID_EDGES} edges unless its setting maxEdges is raised.")

    return command


for _form in FORMS:
    export_command.add_command(export_form(_form))


@export_command.command("table", short_help="A spreadsheet: CSV, or an Excel file")
@click.option(
    "-o",
    "--output",
    metavar="FILE|FOLDER",
    type=click.Path(),
    default="-",
    help="A .csv or .xlsx file, or a folder of CSV files; - prints CSV. [default: -]",
)
@click.option(
    "--layout",
    type=click.Choice(["moves", "expected", "sheets"]),
    help="moves: a row for each skill that a move asks for. "
    "expected: a row for each skill that a role expects. "
    "sheets: everything, a sheet each for roles, skills, moves and so on. "
    "[default: sheets in an Excel file or a folder, else moves]",
)
@graph_option
@click.pass_context
def export_table_command(ctx: click.Context, *, output: str, layout: Layout | None) -> None:
    """Write the graph as a spreadsheet, to be edited and read back by `import table`."""
    from careergraph.exchange.tables.exporting import csv_files, tables
    from careergraph.exchange.tables.writing import to_workbook

    ending = Path(output).suffix.lower()
    if ending not in {"", ".csv", ".xlsx"} and not Path(output).is_dir():
        message = f"a spreadsheet ends in .csv or .xlsx, not in {ending}; or name a folder"
        raise click.UsageError(message, ctx)
    one = output == "-" or ending == ".csv"
    if one and layout == "sheets":
        raise click.UsageError("CSV holds one sheet: name an .xlsx file or a folder for all of them", ctx)
    spare(ctx, output)
    made = tables(load_graph(ctx), layout or ("moves" if one else "sheets"))
    if ending == ".xlsx":
        write(to_workbook(made), output)
    else:
        texts = csv_files(made)
        first = next(iter(texts.values()))
        # The mark is for spreadsheets that open a file; in a pipe it would be a part of the first heading.
        write(first.removeprefix(BOM_UTF8) if output == "-" else first if one else texts, output)


def spare(ctx: click.Context, output: str) -> None:
    """Refuse to write an export over the graph that it is made from."""
    graph, target = Path(chosen_graph(ctx)), Path(output)
    if graph.exists() and target.exists() and graph.samefile(target):
        raise click.UsageError(f"{output} is the graph itself: name another file", ctx)


def write(content: bytes | dict[str, bytes], output: str) -> None:
    """Write a file or a folder, or print."""
    if isinstance(content, dict):
        from careergraph.exchange.output import write_folder

        write_folder(content, output)
    elif output == "-":
        click.echo(content, nl=False)
        return
    else:
        from careergraph.document.files import write_bytes

        write_bytes(content, output)
    say(f"Written: {output}")
