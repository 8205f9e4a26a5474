"""``reach`` and ``gateways``: what lies around a role, and between two."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from careergraph.cli.completion import complete_roles
from careergraph.cli.options import (
    Question,
    constraint_options,
    form_options,
    graph_option,
    load_graph,
    load_profile,
    person_options,
    role_argument,
)
from careergraph.cli.printing import print_csv, print_json
from careergraph.cli.sheet import Column, Sheet
from careergraph.cli.wording import percent

if TYPE_CHECKING:
    from careergraph.graph import CareerGraph
    from careergraph.insights import Gateways

__all__ = ["gateways_command", "reach_command"]


def reach_type() -> Any:  # noqa: ANN401 - a type
    """Return the type of ``reach --json``."""
    from careergraph.insights import Reached

    return list[Reached]


@click.command("reach", cls=Question, answers=reach_type)
@role_argument("role")
@click.option("--moves", metavar="N", type=click.IntRange(min=1), help="Within this many moves.")
@click.option("--learning", metavar="STEPS", type=click.FloatRange(min=0), help="Within this much learning.")
@click.option("--years", metavar="YEARS", type=click.FloatRange(min=0), help="Within this many years.")
@constraint_options(ways=False)
@person_options
@form_options()
@graph_option
@click.pass_context
def reach_command(
    ctx: click.Context, /, *, role: str, form: str = "text", **options: Unpack[ReachOptions]
) -> None:
    """List the roles within reach of a role, each with its best route."""
    graph = load_graph(ctx)
    options["profile"] = load_profile(graph, options.pop("profile_file"))
    answer = graph.reach(role, **options)
    if form == "json":
        print_json([reached.model_dump(mode="json") for reached in answer])


def gateways_type() -> Any:  # noqa: ANN401 - a type
    """Return the type of ``gateways --json``."""
    from careergraph.insights import Gateways

    return Gateways


@click.command("gateways", cls=Question, answers=gateways_type)
@click.argument("roles", metavar="[FROM TO]", nargs=-1, shell_complete=complete_roles)
@form_options()
@graph_option
@click.pass_context
def gateways_command(ctx: click.Context, *, roles: tuple[str, ...], form: str = "text") -> None:
    """List the roles that many routes pass; between two roles also those that every route must."""
    if len(roles) not in {0, 2}:
        raise click.UsageError(
            "gateways lie between two roles: name both, or neither for the whole graph", ctx
        )
    graph = load_graph(ctx)
    answer = graph.gateways(*roles)
    if form == "json":
        print_json(answer.model_dump(mode="json"))
    elif form == "csv":
        must = set(answer.must_pass)
        rows = ([g.role, g.betweenness, "true" if g.role in must else "false"] for g in answer.gateways)
        print_csv(("role", "betweenness", "must_pass"), rows)
    else:
        print_gateways(graph, answer)


def print_gateways(graph: CareerGraph, answer: Gateways) -> None:
    """Print the roles that routes pass."""
    sheet = Sheet()
    if answer.from_ is None or answer.to is None:
        sheet.heading("Roles that many fewest-moves routes pass")
    else:
        sheet.heading(f"Between {graph.roles[answer.from_].title} and {graph.roles[answer.to].title}")
        must = ", ".join(graph.roles[role].title for role in answer.must_pass)
        sheet.text(f"Every route passes: {must or 'no role in particular'}.")
        if answer.gateways:
            sheet.heading("Of the routes with the fewest moves")
    columns = [Column("role", 12), Column("id"), Column("share of routes", 8, right=True)]
    sheet.table(
        columns,
        [(graph.roles[g.role].title, g.role, percent(g.betweenness)) for g in answer.gateways],
        indent=2,
    )
    if not answer.gateways:
        sheet.text("No role lies between: the routes are direct.", indent=2)
    sheet.print()
