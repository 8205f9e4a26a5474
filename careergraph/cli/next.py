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
from careergraph.cli.text.moves import facts_of_move, marks_of_requirements
from careergraph.cli.text.printing import print_csv, print_json
from careergraph.cli.text.sheet import Sheet
from careergraph.cli.text.words import NO_SKILLS, NOTHING_KNOWN, learnt
from careergraph.wording import percent, plural

if TYPE_CHECKING:
    from collections.abc import Sequence

    from careergraph.document.records import Role
    from careergraph.graph import CareerGraph
    from careergraph.insights import NextMove

__all__ = ["next_command"]


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
    if answer and not graph.names_skills:
        sheet.text(NO_SKILLS)
    for move in answer:
        facts, mark = facts_of_move(graph, role.id, move.to, notes)
        marks = marks_of_requirements(graph, role.id, move.to, notes, beside=mark)
        sheet.gap()
        sheet.text(marked(f"{graph.roles[move.to].title} ({', '.join(facts)})", mark))
        if move.readiness is None:
            continue
        if all(item.optional for item in graph.requirements(role.id, move.to).values()):
            sheet.text(f"{NOTHING_KNOWN}: it counts as nothing to learn", indent=2)
            continue
        sheet.text(f"{percent(move.readiness)} ready, {learnt(move.learning)}", indent=2)
        if move.missing:
            add_learning(sheet, graph, move.missing, marks, indent=2)
    notes.print(sheet)
    if answer:
        add_derived(sheet, graph)
    sheet.print()
