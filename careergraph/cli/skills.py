"""``skills``: the skills of the graph."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from careergraph.cli.completion import complete_kinds
from careergraph.cli.options import Question, asked_again, form_options, graph_option, load_graph
from careergraph.cli.roles import mentions, named, pairs
from careergraph.cli.text.printing import plain, print_csv, print_json_list, say
from careergraph.cli.text.sheet import Column, Sheet

if TYPE_CHECKING:
    from careergraph.document.records import Skill

__all__ = ["skills_command"]


def skill_list() -> Any:  # noqa: ANN401 - a type
    """Return the type of ``skills --json``."""
    from careergraph.document.records import Skill

    return list[Skill]


@click.command("skills", cls=Question, answers=skill_list, short_help="The skills of the graph")
@click.option(
    "--kind",
    "kinds",
    metavar="KIND",
    multiple=True,
    shell_complete=complete_kinds,
    help="Only skills of this kind. May be repeated.",
)
@click.option("--search", metavar="TEXT", help="Only skills in which every word of this text occurs.")
@form_options()
@graph_option
@click.pass_context
def skills_command(
    ctx: click.Context, *, kinds: tuple[str, ...], search: str | None, form: str = "text"
) -> None:
    """List the skills of the graph, and how many roles expect each."""
    graph = load_graph(ctx)
    found = sorted(graph.skills.values(), key=lambda skill: skill.id)
    if kinds:
        known = {skill.kind: skill.kind for skill in found if skill.kind}
        chosen = {named("kind", kind, known) for kind in kinds}
        found = [skill for skill in found if skill.kind in chosen]
    if search is not None:
        found = [skill for skill in found if mentions(skill_text(skill), search)]
    if not graph.skills:
        say("This graph names no skills.")
    elif not found:
        say(f"No skill fits: {asked_again(click.get_current_context(), 'skills')} lists them all.")
    if form == "json":
        print_json_list(plain(skill) for skill in found)
        return
    expecting = dict.fromkeys(graph.skills, 0)
    for role in graph.roles.values():
        for skill_id in role.skills:
            expecting[skill_id] += 1
    if form == "csv":
        columns = ("id", "title", "kind", "effort", "aliases", "summary", "codes", "roles")
        print_csv(columns, (skill_row(skill, expecting[skill.id]) for skill in found))
        return
    sheet = Sheet()
    columns_shown = [Column("id"), Column("title", 16), Column("kind", 8), Column("roles", right=True)]
    sheet.table(
        columns_shown,
        [(skill.id, skill.title, skill.kind or "", str(expecting[skill.id])) for skill in found],
    )
    sheet.print()


def skill_row(skill: Skill, roles: int) -> list[str | float | None]:
    """Return a skill as a row of CSV."""
    aliases, codes = "; ".join(skill.aliases), pairs(skill.codes.items())
    return [skill.id, skill.title, skill.kind, skill.effort, aliases, skill.summary, codes, roles]


def skill_text(skill: Skill) -> str:
    """Return everything that a search of skills looks at."""
    return "\n".join((skill.id, skill.title, *skill.aliases, skill.kind or "", skill.summary or ""))
