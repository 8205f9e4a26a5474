"""``show``: a role with all that is known of it, and where each fact comes from."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, Any

import click

from careergraph.cli.options import Question, form_options, graph_option, load_graph, role_argument
from careergraph.cli.text.footnotes import Footnotes, add_derived, marked
from careergraph.cli.text.printing import plain, print_json
from careergraph.cli.text.sheet import Column, Sheet
from careergraph.cli.text.words import (
    FACTS,
    NOTHING_KNOWN,
    facts_of_move,
    focus,
    listed,
    marks_of_requirements,
)
from careergraph.person.shortfall import shortfall

if TYPE_CHECKING:
    from collections.abc import Mapping

    from careergraph.document.records import Fact, Requirement, Role
    from careergraph.graph import CareerGraph

__all__ = ["show_command"]

# The text shows so many moves each way, and so many skills that each asks for.
SHOWN_MOVES = 10
SHOWN_NAMES = 20
SHOWN_SKILLS = 15


def role_type() -> Any:  # noqa: ANN401 - a type
    """Return the type of ``show --json``."""
    from careergraph.document.records import Role

    return Role


@click.command("show", cls=Question, answers=role_type, short_help="All about a role, with sources")
@role_argument("role")
@click.option(
    "--all",
    "whole",
    is_flag=True,
    help="Show all names, moves and what they ask, not only the first of each.",
)
@form_options(table=False)
@graph_option
@click.pass_context
def show_command(ctx: click.Context, *, role: str, whole: bool, form: str = "text") -> None:
    """Show a role: what it answers for, its KPIs, skills and moves, and where each fact comes from."""
    graph = load_graph(ctx)
    found = graph.role(role)
    if form == "json":
        print_json(plain(found))
        return
    sheet, notes = Sheet(), Footnotes(graph.file.sources)
    sheet.heading(found.title)
    _about(sheet, graph, found, notes, names=None if whole else SHOWN_NAMES)
    for field, title in FACTS.items():
        facts: tuple[Fact, ...] = getattr(found, field)
        if facts:
            sheet.heading(title)
        sheet.items(marked(fact.text, notes.mark(graph.sources_of(found, field, fact))) for fact in facts)
    if found.skills:
        sheet.heading("Expected skills")
        skills = sorted(found.skills.items(), key=lambda item: (-item[1], graph.skills[item[0]].title))
        rows = [
            (
                graph.skills[skill].title,
                graph.proficiency_name(level) + (" (optional)" if skill in found.optional else ""),
                notes.mark(graph.sources_of(found, f"skills.{skill}")),
            )
            for skill, level in skills
        ]
        sheet.table([Column("skill", 12), Column("level", 8), Column("source")], rows, indent=2, header=False)
    _moves(sheet, graph, found.id, notes, shown=None if whole else SHOWN_MOVES)
    notes.print(sheet)
    if graph.successors(found.id) or graph.predecessors(found.id):
        add_derived(sheet, graph)
    sheet.print()


def _about(sheet: Sheet, graph: CareerGraph, role: Role, notes: Footnotes, *, names: int | None) -> None:
    """Add what a role is: its names, its place, what it is for."""

    def said(field: str, text: str | None) -> str:
        return marked(text, notes.mark(graph.sources_of(role, field))) if text else ""

    paid = ""
    if role.pay:
        paid = marked(str(role.pay), notes.mark(graph.sources_of(role, "pay", role.pay)))
    rows = [
        ("id", role.id),
        ("level", said("level", role.level)),
        ("focus", said("focus", focus(graph, role))),
        ("scope", said("scope", role.scope)),
        ("pay", paid),
        ("also called", listed(role.aliases, shown=len(role.aliases) if names is None else names)),
        ("codes", ", ".join(f"{system} {code}" for system, code in role.codes.items())),
    ]
    columns = [Column("", 0), Column("", 10)]
    sheet.table(columns, [row for row in rows if row[1]], indent=2, header=False)
    if role.summary:
        sheet.gap()
        sheet.text(said("summary", role.summary), indent=2)


def _moves(sheet: Sheet, graph: CareerGraph, role_id: str, notes: Footnotes, *, shown: int | None) -> None:
    """Add the moves from and to a role, the nearest first, each with what it asks for."""
    away = [(role_id, target) for target in graph.successors(role_id)]
    here = [(source, role_id) for source in graph.predecessors(role_id)]
    rest = f"`careergraph next {shlex.quote(role_id)}` lists them", "--all shows them"
    for title, moves, end, hint in zip(
        ("Moves from here", "Moves to here"), (away, here), (1, 0), rest, strict=True
    ):
        if moves:
            sheet.heading(title)
        for ends in sorted(moves, key=lambda ends: nearness(graph, *ends))[:shown]:
            facts, mark = facts_of_move(graph, *ends, notes)
            line = f"{graph.roles[ends[end]].title} ({', '.join(facts)})"
            sheet.text(marked(line, mark), indent=2, mark="- ")
            marks = marks_of_requirements(graph, *ends, notes, beside=mark)
            most = None if shown is None else SHOWN_SKILLS
            asked = asking(graph, graph.requirements(*ends), marks, most=most)
            sheet.text(f"asks for {asked}" if asked else NOTHING_KNOWN, indent=6)
        if shown is not None and len(moves) > shown:
            sheet.text(f"and {len(moves) - shown} more: {hint}", indent=2)


def nearness(graph: CareerGraph, source: str, target: str) -> tuple[float, str, str]:
    """Return how near a move's ends are: what somebody who holds what its source expects has yet to learn."""
    short = shortfall(graph, graph.requirements(source, target), graph.roles[source].skills)
    return float(short.weight), source, target


def asking(
    graph: CareerGraph,
    requirements: Mapping[str, Requirement],
    marks: Mapping[str, str],
    *,
    most: int | None = None,
) -> str:
    """Return requirements as a list in a sentence, what is optional last, cut behind the first ``most``."""
    told = []
    for skill, item in requirements.items():
        level = graph.proficiency_name(item.level) + (" (optional)" if item.optional else "")
        text = f"{graph.skills[skill].title}: {level}"
        told.append((item.optional, text, marked(text, marks.get(skill, ""))))
    parts = [text for _, _, text in sorted(told)]
    if most is not None and len(parts) > most:
        parts[most:] = [f"and {len(parts) - most} more"]
    return "; ".join(parts)
