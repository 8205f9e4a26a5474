"""``gateways``: the roles that many routes pass, and those that every route must."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from careergraph.cli.completion import complete_roles
from careergraph.cli.options import (
    Question,
    form_options,
    graph_option,
    load_graph,
)
from careergraph.cli.path import print_no_route, sentence
from careergraph.cli.text.footnotes import add_derived
from careergraph.cli.text.printing import print_csv, print_json, say
from careergraph.cli.text.sheet import Column, Sheet
from careergraph.errors import NoRouteError
from careergraph.wording import number, percent, plural

if TYPE_CHECKING:
    from careergraph.graph import CareerGraph
    from careergraph.insights import Gateways

__all__ = ["gateways_command"]

# The text names the so many most passed roles.
SHOWN = 15

# Gateways of the whole graph: so many roles times moves take about a minute to count.
A_MINUTE = 1_200_000_000

GATEWAY_COLUMNS = ("role", "betweenness", "must_pass")


def gateways_type() -> Any:  # noqa: ANN401 - a type
    """Return the type of ``gateways --json``: where no route joins the two roles, why."""
    from careergraph.answers import NoRoute
    from careergraph.insights import Gateways

    return Gateways | NoRoute


@click.command("gateways", cls=Question, answers=gateways_type, short_help="The roles that many routes pass")
@click.argument("roles", metavar="[FROM TO]", nargs=-1, shell_complete=complete_roles)
@click.option(
    "--exact",
    is_flag=True,
    help="Count the routes from every role, however long it takes; else on a large graph those from some.",
)
@form_options()
@graph_option
@click.pass_context
def gateways_command(ctx: click.Context, *, roles: tuple[str, ...], exact: bool, form: str = "text") -> None:
    """List the roles that many routes pass; between two roles also those that every route must."""
    if len(roles) not in {0, 2}:
        raise click.UsageError(
            "gateways lie between two roles: name both, or neither for the whole graph", ctx
        )
    graph = load_graph(ctx)
    minutes = round(len(graph.roles) * len(graph.file.moves) / A_MINUTE)
    if minutes and exact and not roles:
        every = f"every two of {len(graph.roles):,} roles"
        say(f"Counting the ways between {every}; expect {plural(minutes, 'minute')}.")
    try:
        answer = graph.gateways(*roles, exact=exact)
    except NoRouteError as error:
        if form == "json":
            print_json(error.no_route.model_dump(mode="json"))
        elif form == "csv":
            print_csv(GATEWAY_COLUMNS, ())
            say(sentence(error.no_route.reason))
        else:
            print_no_route(graph, graph.role(roles[0]).id, graph.role(roles[1]).id, error.no_route)
        ctx.exit(1)
    if answer.sampled is not None:
        say(sampled(len(graph.roles), answer))
    if form == "json":
        print_json(answer.model_dump(mode="json"))
    elif form == "csv":
        must = set(answer.must_pass)
        rows = ([g.role, g.betweenness, "true" if g.role in must else "false"] for g in answer.gateways)
        print_csv(GATEWAY_COLUMNS, rows)
    else:
        print_gateways(graph, answer)


def sampled(roles: int, answer: Gateways) -> str:
    """Say from how many roles was counted, and how far off the shares may be."""
    off = number(float(f"{answer.error * 100:.2g}"))
    return (
        f"Counted from {answer.sampled:,} of {roles:,} roles: a share may be off by {off} points "
        "(two standard errors); --exact counts from all."
    )


def print_gateways(graph: CareerGraph, answer: Gateways) -> None:
    """Print the roles that routes pass."""
    sheet = Sheet()
    if answer.from_ is None or answer.to is None:
        sheet.heading("Roles that many fewest-moves routes pass")
    else:
        if answer.from_ == answer.to:
            sheet.text(f"{graph.roles[answer.to].title}: you are there already, no route is needed.")
            sheet.print()
            return
        sheet.heading(f"Between {graph.roles[answer.from_].title} and {graph.roles[answer.to].title}")
        must = ", ".join(graph.roles[role].title for role in answer.must_pass)
        sheet.text(f"Every route passes: {must or 'no role in particular'}.")
        if answer.gateways:
            sheet.heading("Of the routes with the fewest moves")
    columns = [Column("role", 12), Column("id"), Column("share of routes", 8, right=True)]
    rows = [(graph.roles[g.role].title, g.role, percent(g.betweenness)) for g in answer.gateways[:SHOWN]]
    sheet.table(columns, rows, indent=2)
    if not rows:
        sheet.text("No role lies between.", indent=2)
    if len(answer.gateways) > SHOWN:
        sheet.text(f"and {plural(len(answer.gateways) - SHOWN, 'role')} more: --csv or --json names them all")
    add_derived(sheet, graph)
    sheet.print()
