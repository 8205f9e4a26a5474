"""``graphs``: the bundled graphs, and how much of each is sourced."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from careergraph.cli.completion import complete_bundled
from careergraph.cli.options import Question, form_options
from careergraph.cli.text.printing import print_csv, print_json_list
from careergraph.cli.text.sheet import Column, Sheet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from careergraph.graph import CareerGraph

__all__ = ["counts", "graphs_command"]


def graphs_type() -> Any:  # noqa: ANN401 - a type
    """Return the type of ``graphs --json``."""
    from careergraph.answers import Answer

    class BundledGraph(Answer):
        """A bundled graph and its size."""

        name: str
        title: str
        description: str | None
        roles: int
        moves: int
        skills: int
        version: str | None
        updated: str | None
        owner: str | None
        licence: str | None
        language: str | None

    return list[BundledGraph]


@click.command("graphs", cls=Question, answers=graphs_type, short_help="The bundled graphs")
@click.argument("names", metavar="[NAME]...", nargs=-1, shell_complete=complete_bundled)
@click.option(
    "--counts",
    "counting",
    is_flag=True,
    help="Count what is in each, and how much of it has a source other than its authors, in Markdown.",
)
@form_options()
@click.pass_context
def graphs_command(ctx: click.Context, *, names: tuple[str, ...], counting: bool, form: str = "text") -> None:
    """List the bundled graphs, or those that are NAMEd."""
    from careergraph import library

    if counting and form != "text":
        raise click.UsageError("--counts prints a table of its own: leave --json and --csv out", ctx)
    graphs = [library.load(name) for name in names or library.names()]
    if counting:
        click.echo("\n\n".join("\n".join(counts_table(graph)) for graph in graphs))
        return
    sizes = [(len(graph.roles), len(graph.file.moves), len(graph.skills)) for graph in graphs]
    columns = ("name", "title", "description", "roles", "moves", "skills", *ABOUT)
    rows = [
        (
            graph.name,
            graph.file.title,
            graph.file.description,
            *size,
            *(getattr(graph.file, name) for name in ABOUT),
        )
        for graph, size in zip(graphs, sizes, strict=True)
    ]
    if form == "json":
        print_json_list(dict(zip(columns, row, strict=True)) for row in rows)
    elif form == "csv":
        print_csv(columns, rows)
    else:
        sheet = Sheet()
        shown = [
            Column("name", 12),
            Column("title", 12),
            *(Column(title, right=True) for title in columns[3:6]),
            *(Column(title, 8) for title in ABOUT),
        ]
        sheet.table(shown, [(row[0], row[1], *(str(cell or "") for cell in row[3:])) for row in rows])
        sheet.print()


# What a file says of itself beside its title.
ABOUT = ("version", "updated", "owner", "licence", "language")


def counts_table(graph: CareerGraph) -> Iterator[str]:
    """Return the counts as a table in Markdown, line by line."""
    yield "| | total | sourced by an article | editorial |"
    yield "|---|---:|---:|---:|"
    for what, total, sourced in counts(graph):
        yield f"| {what} | {total} | {sourced} | {total - sourced} |"


def counts(graph: CareerGraph) -> list[tuple[str, int, int]]:
    """Return what is in a graph: (what, how many, how many of them name a source beside ``editorial``)."""
    roles, moves = graph.roles.values(), graph.file.moves
    named = {
        "roles": (role.sources for role in roles),
        "moves": (move.sources for move in moves),
        "skills": (skill.sources for skill in graph.skills.values()),
        "facts on roles (responsibilities, KPIs, deliverables)": (
            graph.sources_of(role, field, fact)
            for role in roles
            for field in ("responsibilities", "kpis", "deliverables")
            for fact in getattr(role, field)
        ),
        "requirements": (
            graph.sources_of(move, f"requires.{skill}", requirement)
            for move in moves
            for skill, requirement in move.requires.items()
        ),
        "durations": (graph.sources_of(move, "years") for move in moves if move.years is not None),
    }
    return [(what, *_tally(sources)) for what, sources in named.items()]


def _tally(sources: Iterable[tuple[str, ...]]) -> tuple[int, int]:
    facts = list(sources)
    return len(facts), sum(any(source != "editorial" for source in named) for named in facts)
