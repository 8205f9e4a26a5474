"""``gap``: what somebody lacks for a role."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack

import click

from careergraph.cli.completion import complete_roles
from careergraph.cli.options import (
    PersonOptions,
    Question,
    form_options,
    graph_option,
    load_graph,
    load_person,
    person_options,
)
from careergraph.cli.text.footnotes import Footnotes, marked
from careergraph.cli.text.learning import add_learning
from careergraph.cli.text.preparation import add_preparation, resource_cell
from careergraph.cli.text.printing import print_csv, print_json, say
from careergraph.cli.text.sheet import Column, Sheet
from careergraph.cli.text.words import NO_SKILLS, by_title, learnt, marks_of_requirements
from careergraph.names import fold
from careergraph.wording import percent, plural

if TYPE_CHECKING:
    from careergraph.gaps import Gap
    from careergraph.graph import CareerGraph

__all__ = ["gap_command"]


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
        columns: tuple[str, ...] = (
            "skill",
            "title",
            "held",
            "asked",
            "missing",
            "exceeded",
            "effort",
            "sources",
            "optional",
        )
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
                "yes" if item.optional else None,
            ]
            for item in answer.skills
        ]
        rows += [
            [item.skill, item.title, item.held, None, 0, 0, None, None, None] for item in answer.not_asked
        ]
        if graph.columns.taught:
            columns = (*columns, "resources")
            rows = [[*row, resource_cell(answer.preparation, skill=str(row[0]))] for row in rows]
        print_csv(columns, rows)
        if answer.readiness is None:
            unknown = f"what {graph.roles[answer.to].title} itself expects is not known"
            say(f"{unknown}; --json tells what the best move into it asks" if answer.move else NO_SKILLS)
    else:
        print_gap(graph, answer)


def _unknown(sheet: Sheet, graph: CareerGraph, answer: Gap, notes: Footnotes) -> None:
    """Say that it is not known what a role expects, and what the best move into it asks, if any says so."""
    if not graph.names_skills:
        sheet.text(NO_SKILLS)
        return
    title, move = graph.roles[answer.to].title, answer.move
    sheet.text(f"What {title} itself expects is not known.")
    if move is None:
        return
    mark = notes.mark(move.sources)
    source = graph.roles[move.from_].title
    verb = "is" if move.asked == 1 else "are"
    ready = f"{move.met} of {plural(move.asked, 'step')} {verb} there ({percent(move.readiness)})"
    text = f"The move to it from {source} asks for skills: {ready}, {learnt(move.learning)}"
    sheet.text(marked(text, mark))
    if move.missing:
        marks = marks_of_requirements(graph, move.from_, answer.to, notes, beside=mark)
        add_learning(sheet, graph, move.missing, marks, indent=2, mark="learn")


def print_gap(graph: CareerGraph, answer: Gap) -> None:
    """Print what is missing, what is there and what is there beyond what is asked."""
    sheet, notes = Sheet(), Footnotes(graph.file.sources)
    start = graph.roles[answer.from_].title if answer.from_ else "What you hold"
    sheet.heading(f"{start} -> {graph.roles[answer.to].title}")
    if answer.readiness is None or not answer.asked:
        _unknown(sheet, graph, answer, notes)
    else:
        verb = "is" if answer.asked == 1 else "are"
        ready = f"{answer.met} of {plural(answer.asked, 'step')} asked {verb} there"
        ready += f" ({percent(answer.readiness)})"
        sheet.text(f"{ready}, {learnt(answer.learning)}")

    def level(n: int) -> str:
        return graph.proficiency_name(n) if n else "-"

    columns = [Column("skill", 12), Column("held", 8), Column("asked", 8)]
    source = Column("source")
    for title, items, steps in (
        ("Missing", answer.missing, Column("steps", right=True)),
        ("Missing, optional", answer.helpful, Column("steps", right=True)),
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
    if answer.preparation:
        sheet.heading("What teaches it")
        add_preparation(sheet, graph, answer.preparation, notes, indent=2)
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
