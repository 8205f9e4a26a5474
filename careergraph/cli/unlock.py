"""``unlock``: what somebody should learn first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack

import click

from careergraph.cli.figures import WholeNumber
from careergraph.cli.options import (
    PersonOptions,
    Question,
    form_options,
    graph_option,
    load_graph,
    load_person,
    person_options,
    role_argument,
)
from careergraph.cli.text.footnotes import add_derived
from careergraph.cli.text.printing import print_csv, print_json_list
from careergraph.cli.text.sheet import Sheet
from careergraph.cli.text.words import NO_SKILLS, by_title, listed
from careergraph.wording import plural

if TYPE_CHECKING:
    from collections.abc import Sequence

    from careergraph.document.records import Role
    from careergraph.graph import CareerGraph
    from careergraph.insights import Unlock

__all__ = ["unlock_command"]


def unlock_type() -> Any:  # noqa: ANN401 - a type
    """Return the type of ``unlock --json``."""
    from careergraph.insights import Unlock

    return list[Unlock]


@click.command("unlock", cls=Question, answers=unlock_type, short_help="What to learn first")
@role_argument("role")
@click.option("--moves", metavar="N", type=WholeNumber(min=1), help="Count roles within this many moves.")
@person_options
@form_options()
@graph_option
@click.pass_context
def unlock_command(
    ctx: click.Context,
    /,
    *,
    role: str,
    moves: int | None,
    form: str = "text",
    **person: Unpack[PersonOptions],
) -> None:
    """Rank what to learn first: the steps that complete the most next moves and roles in reach.

    Moves back to ROLE do not count.
    """
    graph = load_graph(ctx)
    answer = graph.unlock(role, moves=moves, **load_person(graph, person))
    if form == "json":
        print_json_list(step.model_dump(mode="json") for step in answer)
    elif form == "csv":
        print_csv(UNLOCK_COLUMNS, (unlock_row(step) for step in answer))
    else:
        print_unlock(graph, graph.role(role), answer)


UNLOCK_COLUMNS = (
    "skill",
    "from",
    "to",
    "learning",
    "next_moves",
    "within_reach",
    "helps_next",
    "helps",
)


def unlock_row(step: Unlock) -> list[str | float | None]:
    """Return a step worth learning as a row of CSV."""
    opens = ["; ".join(step.next_moves), "; ".join(step.within_reach)]
    return [step.skill, step.from_, step.to, step.learning, *opens, step.helps_next, step.helps]


def print_unlock(graph: CareerGraph, role: Role, answer: Sequence[Unlock]) -> None:
    """Print the steps that open the most."""
    sheet = Sheet()
    sheet.heading(f"{role.title}: what to learn first")
    if not answer:
        sheet.text(_nothing(graph, role))
    for place, step in enumerate(answer[:SHOWN], 1):
        skill, level = graph.skills[step.skill].title, graph.proficiency_name(step.to)
        start = f"{graph.proficiency_name(step.from_)} -> " if step.from_ else "-> "
        mark = f"{place:2}. "
        sheet.text(f"{skill} {start}{level}", mark=mark)
        sheet.text("; ".join(_opens(graph, step)), indent=len(mark))
    if len(answer) > SHOWN:
        sheet.gap()
        sheet.text(f"and {plural(len(answer) - SHOWN, 'skill')} more: --csv or --json names them all")
    add_derived(sheet, graph)
    sheet.print()


def _nothing(graph: CareerGraph, role: Role) -> str:
    """Say why there is no step to learn: nothing is missing, or nothing is known."""
    if not graph.names_skills:
        return NO_SKILLS
    onward = graph.successors(role.id)
    if not onward:
        return "Nothing: no move leads away from here."
    asked = (item for target in onward for item in graph.requirements(role.id, target).values())
    if onward and all(item.optional for item in asked):
        return "Nothing is known: no move from here says what it asks for."
    return "Nothing: no move in reach asks for more than is held."


# The text names the best so many steps.
SHOWN = 10


def _opens(graph: CareerGraph, step: Unlock) -> list[str]:
    """Return in words what a step completes, brings within reach, and helps."""

    def names(roles: Sequence[str]) -> str:
        return listed(by_title(graph.roles[role].title for role in roles), shown=3)

    told = []
    if step.next_moves:
        told.append(f"completes the move to {names(step.next_moves)}")
    farther = [role for role in step.within_reach if role not in step.next_moves]
    if farther:
        told.append(f"brings {names(farther)} within reach")
    if step.helps_next > len(step.next_moves):
        told.append(f"helps {plural(step.helps_next, 'next move')}")
    if step.helps > step.helps_next:
        told.append(f"helps {plural(step.helps, 'move')} in all")
    return told or ["completes nothing by itself"]
