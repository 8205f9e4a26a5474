"""``gap``, ``next`` and ``unlock``: what somebody lacks, is ready for, and should learn first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack

import click

from careergraph.cli.completion import complete_roles
from careergraph.cli.footnotes import Footnotes, marked
from careergraph.cli.learning import add_learning
from careergraph.cli.moves import facts_of_move, marks_of_requirements
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
from careergraph.cli.printing import print_csv, print_json
from careergraph.cli.sheet import Column, Sheet
from careergraph.cli.wording import by_title, learnt, listed, percent, plural
from careergraph.names import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from careergraph.gaps import Gap
    from careergraph.graph import CareerGraph
    from careergraph.insights import NextMove, Unlock
    from careergraph.models import Role

__all__ = ["gap_command", "next_command", "unlock_command"]


def gap_type() -> Any:  # noqa: ANN401 - a type
    """Return the type of ``gap --json``."""
    from careergraph.gaps import Gap

    return Gap


@click.command("gap", cls=Question, answers=gap_type, short_help="What is missing for a role")
@click.argument("roles", metavar="[FROM] TO", nargs=-1, required=True, shell_complete=complete_roles)
@person_options
@form_options()
@graph_option
@click.pass_context
def gap_command(
    ctx: click.Context, /, *, roles: tuple[str, ...], form: str = "text", **person: Unpack[PersonOptions]
) -> None:
    """Show what is missing for a role TO, from the role FROM or from the skills you hold.

    Without FROM say what you hold: --profile FILE or --have SKILL.
    """
    if len(roles) > 2:  # noqa: PLR2004 - from and to
        raise click.UsageError(f"a gap lies between two roles, not {len(roles)}", ctx)
    graph = load_graph(ctx)
    *start, goal = roles
    answer = graph.gap(start[0] if start else None, goal, **load_person(graph, person))
    if form == "json":
        print_json(answer.model_dump(mode="json"))
    elif form == "csv":
        columns = ("skill", "title", "held", "asked", "missing", "exceeded", "effort", "sources")
        rows: list[list[str | float | None]] = [
            [
                item.skill,
                item.title,
                item.held,
                item.asked,
                item.missing,
                item.exceeded,
                item.effort,
                "; ".join(item.sources),
            ]
            for item in answer.skills
        ]
        rows += [[item.skill, item.title, item.held, None, 0, 0, None, None] for item in answer.not_asked]
        print_csv(columns, rows)
    else:
        print_gap(graph, answer)


def print_gap(graph: CareerGraph, answer: Gap) -> None:
    """Print what is missing, what is there and what is there beyond what is asked."""
    sheet, notes = Sheet(), Footnotes(graph.file.sources)
    start = graph.roles[answer.from_].title if answer.from_ else "What you hold"
    sheet.heading(f"{start} -> {graph.roles[answer.to].title}")
    ready = f"{answer.met} of {plural(answer.asked, 'step')} asked are there ({percent(answer.readiness)})"
    sheet.text(f"{ready}, {learnt(answer.learning)}")

    def level(n: int) -> str:
        return graph.proficiency_name(n) if n else "-"

    columns = [Column("skill", 12), Column("held", 8), Column("asked", 8)]
    source = Column("source")
    for title, items, steps in (
        ("Missing", answer.missing, Column("steps", right=True)),
        ("More than asked", answer.exceeded, Column("steps more", right=True)),
    ):
        if items:
            sheet.heading(title)
            rows = [
                (
                    item.title,
                    level(item.held),
                    level(item.asked),
                    str(item.missing or item.exceeded),
                    notes.mark(item.sources),
                )
                for item in sorted(
                    items, key=lambda item: (-(item.missing or item.exceeded), fold(item.title))
                )
            ]
            sheet.table([*columns, steps, source], rows, indent=2)
    met = [item for item in answer.skills if not item.missing and not item.exceeded]
    if met:
        sheet.heading("Just as asked")
        told = (marked(f"{item.title}: {level(item.asked)}", notes.mark(item.sources)) for item in met)
        sheet.text("; ".join(by_title(told)), indent=2)
    if answer.not_asked:
        sheet.heading("Not asked for")
        held = by_title(f"{item.title}: {level(item.held)}" for item in answer.not_asked)
        sheet.text("; ".join(held), indent=2)
    notes.print(sheet)
    sheet.print()


def next_type() -> Any:  # noqa: ANN401 - a type
    """Return the type of ``next --json``."""
    from careergraph.insights import NextMove

    return list[NextMove]


@click.command("next", cls=Question, answers=next_type, short_help="A role's moves, the readiest first")
@role_argument("role")
@person_options
@form_options()
@graph_option
@click.pass_context
def next_command(
    ctx: click.Context, /, *, role: str, form: str = "text", **person: Unpack[PersonOptions]
) -> None:
    """List the moves from a role, the readiest first, and what each still asks you to learn."""
    graph = load_graph(ctx)
    answer = graph.next(role, **load_person(graph, person))
    if form == "json":
        print_json([move.model_dump(mode="json") for move in answer])
    elif form == "csv":
        columns = ("to", "kind", "readiness", "learning", "years", "people", "share", "missing", "sources")
        print_csv(columns, (next_row(move) for move in answer))
    else:
        print_next(graph, graph.role(role), answer)


def next_row(move: NextMove) -> list[str | float | None]:
    """Return a move as a row of CSV."""
    missing = "; ".join(f"{item.skill}:{item.from_}->{item.to}" for item in move.missing)
    facts = [move.to, move.kind, move.readiness, move.learning, move.years, move.people, move.share]
    return [*facts, missing, "; ".join(move.sources)]


def print_next(graph: CareerGraph, role: Role, answer: Sequence[NextMove]) -> None:
    """Print moves, each with what it still asks to learn."""
    sheet, notes = Sheet(), Footnotes(graph.file.sources)
    sheet.heading(f"{role.title}: {plural(len(answer), 'next move')}")
    for move in answer:
        facts, mark = facts_of_move(graph, role.id, move.to, notes)
        marks = marks_of_requirements(graph, role.id, move.to, notes, beside=mark)
        sheet.gap()
        sheet.text(marked(f"{graph.roles[move.to].title} ({', '.join(facts)})", mark))
        sheet.text(f"{percent(move.readiness)} ready, {learnt(move.learning)}", indent=2)
        if move.missing:
            add_learning(sheet, graph, move.missing, marks, indent=2)
    notes.print(sheet)
    sheet.print()


def unlock_type() -> Any:  # noqa: ANN401 - a type
    """Return the type of ``unlock --json``."""
    from careergraph.insights import Unlock

    return list[Unlock]


@click.command("unlock", cls=Question, answers=unlock_type, short_help="What to learn first")
@role_argument("role")
@click.option("--moves", metavar="N", type=click.IntRange(min=1), help="Count roles within this many moves.")
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
    """Rank what to learn first: the steps that complete the most next moves and roles in reach."""
    graph = load_graph(ctx)
    answer = graph.unlock(role, moves=moves, **load_person(graph, person))
    if form == "json":
        print_json([step.model_dump(mode="json") for step in answer])
    elif form == "csv":
        print_csv(UNLOCK_COLUMNS, (unlock_row(step) for step in answer))
    else:
        print_unlock(graph, graph.role(role).title, answer)


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


def print_unlock(graph: CareerGraph, title: str, answer: Sequence[Unlock]) -> None:
    """Print the steps that open the most."""
    sheet = Sheet()
    sheet.heading(f"{title}: what to learn first")
    if not answer:
        sheet.text("Nothing: no move in reach asks for more than is held.")
    for place, step in enumerate(answer[:SHOWN], 1):
        skill, level = graph.skills[step.skill].title, graph.proficiency_name(step.to)
        start = f"{graph.proficiency_name(step.from_)} -> " if step.from_ else "-> "
        mark = f"{place:2}. "
        sheet.text(f"{skill} {start}{level}", mark=mark)
        sheet.text("; ".join(_opens(graph, step)), indent=len(mark))
    if len(answer) > SHOWN:
        sheet.gap()
        sheet.text(f"and {plural(len(answer) - SHOWN, 'skill')} more: --csv or --json names them all")
    sheet.print()


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
