"""``next``: the moves from a role, the readiest first."""

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
    person_options,
    role_argument,
)
from careergraph.cli.text.footnotes import Footnotes, add_derived, marked
from careergraph.cli.text.learning import add_learning
from careergraph.cli.text.preparation import add_preparation, credential_cell, offered, resource_cell
from careergraph.cli.text.printing import print_csv, print_json_list
from careergraph.cli.text.sheet import Column, Sheet
from careergraph.cli.text.words import (
    NO_SKILLS,
    NOTHING_KNOWN,
    facts_of_move,
    kind,
    learnt,
    marks_of_requirements,
)
from careergraph.wording import number, percent, plural

if TYPE_CHECKING:
    from collections.abc import Sequence

    from careergraph.document.records import Role
    from careergraph.graph import CareerGraph
    from careergraph.insights import NextMove

__all__ = ["next_command"]

# The text says of so many moves what they ask, and of so many skills of each where there are more moves.
SHOWN, SHOWN_SKILLS = 10, 8


def next_type() -> Any:  # noqa: ANN401 - a type
    """Return the type of ``next --json``."""
    from careergraph.insights import NextMove

    return list[NextMove]


@click.command("next", cls=Question, answers=next_type, short_help="A role's moves, the readiest first")
@role_argument("role")
@click.option(
    "--all", "whole", is_flag=True, help="Say of every move what it asks, not only of the first ten."
)
@person_options
@form_options()
@graph_option
@click.pass_context
def next_command(
    ctx: click.Context, /, *, role: str, whole: bool, form: str = "text", **person: Unpack[PersonOptions]
) -> None:
    """List the moves from a role, the readiest first, and what each still asks you to learn."""
    graph = load_graph(ctx)
    answer = graph.next(role, **load_person(graph, person))
    if form == "json":
        print_json_list(move.model_dump(mode="json") for move in answer)
    elif form == "csv":
        columns = ("to", "kind", "readiness", "learning", "years", "people", "share", "missing", "sources")
        more = offered(graph)
        print_csv([*columns, *more], (next_row(move, more) for move in answer))
    else:
        print_next(graph, graph.role(role), answer, shown=len(answer) if whole else SHOWN)


def next_row(move: NextMove, more: Sequence[str] = ()) -> list[str | float | None]:
    """Return a move as a row of CSV, with some columns about its preparation."""
    cells = {"resources": resource_cell(move.preparation), "credentials": credential_cell(move.preparation)}
    missing = "; ".join(f"{item.skill}:{item.from_}->{item.to}" for item in move.missing)
    facts = [move.to, move.kind, move.readiness, move.learning, move.years, move.people, move.share]
    return [*facts, missing, "; ".join(move.sources), *map(cells.__getitem__, more)]


def print_next(graph: CareerGraph, role: Role, answer: Sequence[NextMove], *, shown: int) -> None:
    """Print moves: the first ``shown`` each with what it still asks to learn, the others as a table."""
    sheet, notes = Sheet(), Footnotes(graph.file.sources)
    sheet.heading(f"{role.title}: {plural(len(answer), 'next move')}")
    if answer and not graph.names_skills:
        sheet.text(NO_SKILLS)
    for move in answer[:shown]:
        facts, mark = facts_of_move(graph, role.id, move.to, notes)
        marks = marks_of_requirements(graph, role.id, move.to, notes, beside=mark)
        sheet.gap()
        sheet.text(marked(f"{graph.roles[move.to].title} ({', '.join(facts)})", mark))
        if move.readiness is None:
            add_preparation(sheet, graph, move.preparation, notes, indent=2)
            continue
        if all(item.optional for item in graph.requirements(role.id, move.to).values()):
            sheet.text(f"{NOTHING_KNOWN}: it counts as nothing to learn", indent=2)
            add_preparation(sheet, graph, move.preparation, notes, indent=2)
            continue
        sheet.text(f"{percent(move.readiness)} ready, {learnt(move.learning)}", indent=2)
        if move.missing:
            most = SHOWN_SKILLS if shown < len(answer) else None
            add_learning(sheet, graph, move.missing, marks, indent=2, most=most)
        add_preparation(sheet, graph, move.preparation, notes, indent=2)
    if answer[shown:]:
        sheet.heading(f"And {len(answer) - shown} more")
        add_table(sheet, graph, answer[shown:])
        sheet.gap()
        sheet.text("--all says of each what it asks, --json and --csv tell all.")
    notes.print(sheet)
    if answer:
        add_derived(sheet, graph)
    sheet.print()


def add_table(sheet: Sheet, graph: CareerGraph, moves: Sequence[NextMove]) -> None:
    """Add moves as a table, a line for each."""
    columns = [
        Column("role", 14),
        Column("kind"),
        Column("ready", right=True),
        Column("learning", right=True),
    ]
    rows = [
        (
            graph.roles[move.to].title,
            kind(move.kind),
            "" if move.readiness is None else percent(move.readiness),
            "" if move.learning is None else number(move.learning),
        )
        for move in moves
    ]
    sheet.table(columns, rows, indent=2)
