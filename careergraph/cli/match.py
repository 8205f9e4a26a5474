"""``match``: the roles that suit what somebody holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack

import click

from careergraph.cli.options import (
    PersonOptions,
    Question,
    form_options,
    graph_option,
    load_graph,
    load_person,
    only_options,
    person_options,
)
from careergraph.cli.text.printing import print_csv, print_json_list
from careergraph.cli.text.sheet import Sheet
from careergraph.cli.text.words import NO_SKILLS, learnt, listed
from careergraph.wording import percent, plural

if TYPE_CHECKING:
    from collections.abc import Sequence

    from careergraph.graph import CareerGraph
    from careergraph.insights import Match

__all__ = ["match_command"]

# The text names the best so many roles, and of each the heaviest so many skills.
SHOWN, SKILLS = 10, 3
COLUMNS = ("role", "title", "level", "readiness", "learning", "met", "asked", "missing")


def match_type() -> Any:  # noqa: ANN401 - a type
    """Return the type of ``match --json``."""
    from careergraph.insights import Match

    return list[Match]


@click.command("match", cls=Question, answers=match_type, short_help="Which roles suit what you hold")
@only_options
@person_options
@form_options()
@graph_option
@click.pass_context
def match_command(
    ctx: click.Context,
    /,
    *,
    functions: tuple[str, ...],
    levels: tuple[str, ...],
    form: str = "text",
    **person: Unpack[PersonOptions],
) -> None:
    """List the roles that suit what you hold, the readiest first, wherever you stand today.

    Say what you hold: --profile FILE or --have SKILL. A profile may name the role that you are in.
    """
    graph = load_graph(ctx)
    answer = graph.match(levels=levels, functions=functions, **load_person(graph, person))
    if form == "json":
        print_json_list(found.model_dump(mode="json") for found in answer)
    elif form == "csv":
        print_csv(COLUMNS, (match_row(graph, found) for found in answer))
    else:
        print_match(graph, answer)


def match_row(graph: CareerGraph, found: Match) -> list[str | float | None]:
    """Return a role that suits as a row of CSV."""
    role = graph.roles[found.role]
    missing = "; ".join(f"{item.skill}:{item.from_}->{item.to}" for item in found.missing)
    figures = [found.readiness, found.learning, found.met, found.asked]
    return [found.role, role.title, role.level, *figures, missing]


def print_match(graph: CareerGraph, answer: Sequence[Match]) -> None:
    """Print the roles that suit best, each with what is missing most."""
    sheet = Sheet()
    sheet.heading(f"What you hold: {plural(len(answer), 'role')} by how well they suit")
    if not graph.names_skills:
        sheet.text(NO_SKILLS)
    for place, found in enumerate(answer[:SHOWN], 1):
        role = graph.roles[found.role]
        name = f"{role.title} ({role.level})" if role.level else role.title
        mark = f"{place:2}. "
        sheet.text(f"{name}: {percent(found.readiness)} ready, {learnt(found.learning)}", mark=mark)
        most = listed((_step(graph, item.skill, item.to) for item in found.missing), shown=SKILLS)
        if most:
            sheet.text(f"missing most: {most}", indent=len(mark))
    if len(answer) > SHOWN:
        sheet.gap()
        sheet.text(f"and {plural(len(answer) - SHOWN, 'role')} more: --csv or --json names them all")
    sheet.print()


def _step(graph: CareerGraph, skill: str, level: int) -> str:
    """Return what is to learn of a skill."""
    title = graph.skills[skill].title
    if graph.top_proficiency == 1 and not graph.file.proficiency:  # a skill is held or it is not
        return title
    return f"{title} -> {graph.proficiency_name(level)}"
