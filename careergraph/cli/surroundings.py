"""``reach`` and ``gateways``: what lies around a role, and between two."""

from __future__ import annotations

from itertools import chain, pairwise
from typing import TYPE_CHECKING, Any, Unpack

import click

from careergraph.cli.completion import complete_roles
from careergraph.cli.footnotes import Footnotes
from careergraph.cli.options import (
    PersonOptions,
    Question,
    Ways,
    constraint_options,
    form_options,
    graph_option,
    load_graph,
    load_person,
    person_options,
    role_argument,
)
from careergraph.cli.paths import print_no_route, sentence
from careergraph.cli.printing import print_csv, print_json, say
from careergraph.cli.sheet import Column, Sheet, number
from careergraph.cli.wording import percent, plural
from careergraph.errors import NoRouteError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from careergraph.graph import CareerGraph
    from careergraph.insights import Gateways, Reached

__all__ = ["gateways_command", "reach_command"]

# The text names the so many most passed roles.
SHOWN = 15

# Gateways of the whole graph: so many roles times moves take about a minute to count.
A_MINUTE = 500_000_000

GATEWAY_COLUMNS = ("role", "betweenness", "must_pass")


def reach_type() -> Any:  # noqa: ANN401 - a type
    """Return the type of ``reach --json``."""
    from careergraph.insights import Reached

    return list[Reached]


@click.command("reach", cls=Question, answers=reach_type, short_help="The roles within reach")
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
    """List the roles within reach of a role, each with its best route.

    Best is by the first limit that is given: moves, then learning, then years.
    """
    graph = load_graph(ctx)
    answer = graph.reach(
        role,
        moves=options["moves"],
        learning=options["learning"],
        years=options["years"],
        avoid=options["avoid"],
        kinds=options["kinds"],
        no_step_down=options["no_step_down"],
        **load_person(graph, options),
    )
    if form == "json":
        print_json([reached.model_dump(mode="json") for reached in answer])
    elif form == "csv":
        rows = (
            [r.role, r.moves, r.learning, r.years, "; ".join(r.route.roles), "; ".join(behind(graph, r))]
            for r in answer
        )
        print_csv(("role", "moves", "learning", "years", "route", "sources"), rows)
    else:
        print_reach(graph, graph.role(role).title, answer)


class ReachOptions(PersonOptions, Ways):
    """What the command gets from its options."""

    moves: int | None
    learning: float | None
    years: float | None


def behind(graph: CareerGraph, reached: Reached) -> list[str]:
    """Return the source ids of all that is said of the moves to a role, each once."""
    steps = pairwise(reached.route.roles)
    return list(dict.fromkeys(chain.from_iterable(graph.step_sources(*step) for step in steps)))


def print_reach(graph: CareerGraph, title: str, answer: Sequence[Reached]) -> None:
    """Print the roles within reach as a table; notes say where what is told of their routes comes from."""
    sheet, notes = Sheet(), Footnotes(graph.file.sources)
    sheet.heading(f"{title}: {plural(len(answer), 'role')} within reach")
    figures = [Column("moves", right=True), Column("learning", right=True), Column("years", right=True)]
    rows = [
        (
            graph.roles[reached.role].title,
            str(reached.moves),
            number(reached.learning),
            "?" if reached.years is None else number(reached.years),
            ", ".join(graph.roles[role].title for role in reached.route.roles[1:-1]) or "straight",
            notes.mark(behind(graph, reached)),
        )
        for reached in answer
    ]
    sheet.table([Column("role", 14), *figures, Column("through", 14), Column("sources")], rows)
    notes.print(sheet)
    sheet.print()


def gateways_type() -> Any:  # noqa: ANN401 - a type
    """Return the type of ``gateways --json``: where no route joins the two roles, why."""
    from careergraph.answers import NoRoute
    from careergraph.insights import Gateways

    return Gateways | NoRoute


@click.command("gateways", cls=Question, answers=gateways_type, short_help="The roles that many routes pass")
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
    minutes = round(len(graph.roles) * len(graph.file.moves) / A_MINUTE)
    if minutes and not roles:
        every = f"every two of {len(graph.roles):,} roles"
        say(f"Counting the ways between {every}; expect {plural(minutes, 'minute')}.")
    try:
        answer = graph.gateways(*roles)
    except NoRouteError as error:
        if form == "json":
            print_json(error.no_route.model_dump(mode="json"))
        elif form == "csv":
            print_csv(GATEWAY_COLUMNS, ())
            say(sentence(error.no_route.reason))
        else:
            print_no_route(graph, graph.role(roles[0]).id, graph.role(roles[1]).id, error.no_route)
        ctx.exit(1)
    if form == "json":
        print_json(answer.model_dump(mode="json"))
    elif form == "csv":
        must = set(answer.must_pass)
        rows = ([g.role, g.betweenness, "true" if g.role in must else "false"] for g in answer.gateways)
        print_csv(GATEWAY_COLUMNS, rows)
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
    rows = [(graph.roles[g.role].title, g.role, percent(g.betweenness)) for g in answer.gateways[:SHOWN]]
    sheet.table(columns, rows, indent=2)
    if not rows:
        sheet.text("No role lies between.", indent=2)
    if len(answer.gateways) > SHOWN:
        sheet.text(f"and {plural(len(answer.gateways) - SHOWN, 'role')} more: --csv or --json names them all")
    sheet.print()
