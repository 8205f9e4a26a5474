"""``reach``: the roles within reach of a role."""

from __future__ import annotations

from itertools import chain, pairwise
from typing import TYPE_CHECKING, Any, Unpack

import click

from careergraph.cli.figures import Figure, WholeNumber
from careergraph.cli.options import (
    PersonOptions,
    Question,
    Ways,
    budget_option,
    by_option,
    constraint_options,
    form_options,
    graph_option,
    load_graph,
    load_person,
    person_options,
    role_argument,
)
from careergraph.cli.path import sentence
from careergraph.cli.text.footnotes import Footnotes, add_derived
from careergraph.cli.text.printing import print_csv, print_json_list, say
from careergraph.cli.text.sheet import Column, Sheet
from careergraph.cli.text.words import NO_SKILLS, at_ten_years, listed
from careergraph.objectives import LIKELIHOOD, OBJECTIVES
from careergraph.wording import number, percent, plural

if TYPE_CHECKING:
    from collections.abc import Sequence

    from careergraph.answers import Route
    from careergraph.graph import CareerGraph
    from careergraph.insights import Reached
    from careergraph.objectives import ObjectiveName

__all__ = ["reach_command"]

# The text lists so many roles.
SHOWN = 60


def reach_type() -> Any:  # noqa: ANN401 - a type
    """Return the type of ``reach --json``."""
    from careergraph.insights import Reached

    return list[Reached]


@click.command("reach", cls=Question, answers=reach_type, short_help="The roles within reach")
@role_argument("role")
@by_option("the first limit that is given: moves, learning, years; else moves")
@click.option("--moves", metavar="N", type=WholeNumber(min=1), help="Within this many moves.")
@click.option("--learning", metavar="STEPS", type=Figure(min=0), help="Within this much learning.")
@click.option("--years", metavar="YEARS", type=Figure(min=0), help="Within this many years.")
@click.option("--all", "whole", is_flag=True, help=f"List all roles, not only the first {SHOWN}.")
@constraint_options(ways=False)
@person_options
@budget_option
@form_options()
@graph_option
@click.pass_context
def reach_command(
    ctx: click.Context, /, *, role: str, form: str = "text", **options: Unpack[ReachOptions]
) -> None:
    """List the roles within reach of a role, each with its best route."""
    graph = load_graph(ctx)
    answer = graph.reach(
        role,
        by=options["by"],
        moves=options["moves"],
        learning=options["learning"],
        years=options["years"],
        avoid=options["avoid"],
        kinds=options["kinds"],
        no_step_down=options["no_step_down"],
        budget=options["budget"],
        **load_person(graph, options),
    )
    if answer.missing:
        say(sentence(answer.missing))
    if unknown := unusable(graph, options["by"]):
        do = "does" if unknown == 1 else "do"
        say(f"By {options['by']}, {plural(unknown, 'move')} {do} not know it and cannot be used.")
    if form == "json":
        print_json_list(reached.model_dump(mode="json") for reached in answer)
    elif form == "csv":
        rows = (
            [
                *(r.role, r.moves, r.learning, r.years, "; ".join(r.route.roles)),
                *("true" if r.route.proven else "false", "; ".join(behind(graph, r))),
            ]
            for r in answer
        )
        print_csv(("role", "moves", "learning", "years", "route", "proven", "sources"), rows)
    else:
        likely = options["by"] == LIKELIHOOD.name
        shown = None if options["whole"] else SHOWN
        print_reach(graph, graph.role(role).title, answer, shown=shown, likely=likely)


class ReachOptions(PersonOptions, Ways):
    """What the command gets from its options."""

    by: ObjectiveName | None
    moves: int | None
    learning: float | None
    years: float | None
    budget: float | None
    whole: bool


def unusable(graph: CareerGraph, by: ObjectiveName | None) -> int:
    """Return how many moves no route by an objective can use, as they do not know its figure."""
    from careergraph.search import Network

    if by is None or not OBJECTIVES[by].needs_figure:
        return 0
    return graph.derived(Network).lacking(OBJECTIVES[by])


def behind(graph: CareerGraph, reached: Reached) -> list[str]:
    """Return the source ids of all that is said of the moves to a role, each once."""
    steps = pairwise(reached.route.roles)
    return list(dict.fromkeys(chain.from_iterable(graph.step_sources(*step) for step in steps)))


def in_time(reached: Reached) -> str:
    """Return how many of 100 arrive within which years."""
    one = at_ten_years(reached.route.within)
    return "?" if one is None else f"{100 * one.share:.2g} in {number(one.years)} y"


def print_reach(
    graph: CareerGraph, title: str, answer: Sequence[Reached], *, shown: int | None, likely: bool = False
) -> None:
    """Print the first roles within reach as a table; notes say where what is told of them comes from.

    ``likely`` says whether to tell how likely each route is.
    """
    sheet, notes = Sheet(), Footnotes(graph.file.sources)
    sheet.heading(f"{title}: {plural(len(answer), 'role')} within reach")
    if not graph.names_skills:
        sheet.text(NO_SKILLS)
    figures = [Column("moves", right=True), Column("learning", right=True), Column("years", right=True)]
    if likely:
        sheet.text("Likelihood: how travelled the route is, no forecast.")
        figures.append(Column("likelihood", right=True))
    timed = any(reached.route.within for reached in answer)
    if timed:
        sheet.text("Arrive: of 100 who enter the role, if things go on as in this data.")
        figures.append(Column("arrive", right=True))
    rows = [
        (
            graph.roles[reached.role].title,
            str(reached.moves),
            "?" if reached.learning is None else number(reached.learning),
            "?" if reached.years is None else number(reached.years),
            *([percent(reached.route.likelihood or 0)] if likely else []),
            *([in_time(reached)] if timed else []),
            through(graph, reached.route),
            notes.mark(behind(graph, reached)),
        )
        for reached in answer[:shown]
    ]
    sheet.table([Column("role", 14), *figures, Column("through", 14), Column("sources")], rows)
    if len(answer) > len(rows):
        sheet.text(
            f"and {len(answer) - len(rows)} more: --all lists them; --moves, --learning and --years narrow it"
        )
    notes.print(sheet)
    add_derived(sheet, graph)
    sheet.print()


def through(graph: CareerGraph, route: Route) -> str:
    """Return the roles between the ends of a route; and that it is not proven where it is not."""
    between = listed((graph.roles[role].title for role in route.roles[1:-1]), shown=12) or "straight"
    return between if route.proven else f"{between} (best found)"
