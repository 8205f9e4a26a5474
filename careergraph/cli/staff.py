"""``staff``: which leader a company's needs call for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from careergraph.cli.completion import complete_needs
from careergraph.cli.options import Question, form_options, graph_option, load_graph
from careergraph.cli.text.footnotes import Footnotes, marked
from careergraph.cli.text.printing import print_csv, print_json, print_json_list
from careergraph.cli.text.sheet import Column, Sheet
from careergraph.cli.text.words import listed
from careergraph.wording import plural

if TYPE_CHECKING:
    from careergraph.graph import CareerGraph
    from careergraph.staffing import Staffing

__all__ = ["staff_command"]

# Roles that fit are many; the text shows the best of them.
SHOWN = 5


def staffing_type() -> Any:  # noqa: ANN401 - a type
    """Return the type of ``staff --json``: the answer, or without needs the list of the needs known."""
    from careergraph.staffing import KnownNeed, Staffing

    return Staffing | list[KnownNeed]


@click.command(
    "staff", cls=Question, answers=staffing_type, short_help="Which leader a company's needs call for"
)
@click.option(
    "--need",
    "needs",
    metavar="NEED",
    multiple=True,
    shell_complete=complete_needs,
    help="What the company lacks, by id or title. May be repeated.",
)
@form_options()
@graph_option
@click.pass_context
def staff_command(ctx: click.Context, *, needs: tuple[str, ...], form: str = "text") -> None:
    """Say which function must lead, which roles fit, and what to cover otherwise.

    Without --need it lists the needs that the graph knows.
    """
    graph = load_graph(ctx)
    if not needs:
        _list_needs(graph, form)
        return
    answer = graph.staff(needs)
    if form == "json":
        print_json(answer.model_dump(mode="json"))
    elif form == "csv":
        columns = ("role", "title", "function", "share", "scope", "level", "reason", "sources")
        print_csv(
            columns,
            (
                [
                    role.role,
                    role.title,
                    role.function,
                    role.share,
                    role.scope,
                    role.level,
                    role.reason,
                    "; ".join(role.sources),
                ]
                for role in answer.roles
            ),
        )
    else:
        print_staffing(graph, answer)


def _list_needs(graph: CareerGraph, form: str) -> None:
    """Print the needs that a graph knows."""
    from careergraph.staffing import known_needs

    needs = known_needs(graph)
    if form == "json":
        print_json_list(need.model_dump(mode="json") for need in needs)
    elif form == "csv":
        rows = ([need.need, need.title, need.function, "; ".join(need.sources)] for need in needs)
        print_csv(("need", "title", "function", "sources"), rows)
    else:
        sheet = Sheet()
        columns = [Column("need"), Column("title", 12), Column("function", 9)]
        sheet.table(columns, [(need.need, need.title, need.function_title) for need in needs])
        sheet.print()


def print_staffing(graph: CareerGraph, answer: Staffing) -> None:
    """Print who should lead, who fits, what to cover, and what to agree on; every fact with its source."""
    sheet, notes = Sheet(), Footnotes(answer.sources)
    sheet.heading(f"{answer.reason}.")
    sheet.items(
        marked(f"{need.title} ({need.function_title})", notes.mark(need.sources)) for need in answer.needs
    )
    sheet.heading("Roles that fit, best first")
    sheet.items(
        marked(f"{role.title}: {role.reason}", notes.mark(role.sources)) for role in answer.roles[:SHOWN]
    )
    if len(answer.roles) > SHOWN:
        sheet.text(f"and {plural(len(answer.roles) - SHOWN, 'role')} more: --json names them all", indent=2)
    if not answer.roles:
        sheet.text("none in this graph", indent=2)
    titles = {need.need: need.title for need in answer.needs}
    if answer.cover:
        sheet.heading("What to cover otherwise")
    for part in answer.cover:
        sheet.items([f"{part.advice} ({listed(titles[need] for need in part.needs)})"])
        fitting = listed((graph.roles[role].title for role in part.roles), shown=3)
        if fitting:
            sheet.text(f"roles that fit: {fitting}", indent=4)
    if answer.agreements:
        sheet.heading("What the functions must agree on")
        sheet.items(marked(fact.text, notes.mark(fact.sources)) for fact in answer.agreements)
    notes.print(sheet)
    sheet.print()
