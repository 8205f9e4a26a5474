"""``roles``: the roles of the graph."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from careergraph.cli.options import (
    Question,
    asked_again,
    form_options,
    graph_option,
    load_graph,
    only_options,
)
from careergraph.cli.text.printing import plain, print_csv, print_json_list, say
from careergraph.cli.text.sheet import Column, Sheet
from careergraph.cli.text.words import main_focus

if TYPE_CHECKING:
    from collections.abc import Iterable

    from careergraph.document.records import Role
    from careergraph.graph import CareerGraph

__all__ = ["mentions", "named", "pairs", "roles_command"]


def role_list() -> Any:  # noqa: ANN401 - a type
    """Return the type of ``roles --json``."""
    from careergraph.document.records import Role

    return list[Role]


@click.command("roles", cls=Question, answers=role_list, short_help="The roles of the graph")
@only_options
@click.option("--search", metavar="TEXT", help="Only roles in which every word of this text occurs.")
@form_options()
@graph_option
@click.pass_context
def roles_command(
    ctx: click.Context,
    *,
    functions: tuple[str, ...],
    levels: tuple[str, ...],
    search: str | None,
    form: str = "text",
) -> None:
    """List the roles of the graph, lowest level first."""
    graph = load_graph(ctx)
    found = list(graph.roles.values())
    if functions:
        chosen = {named("function", name, graph.file.functions) for name in functions}
        found = [role for role in found if any(role.focus.get(key, 0) > 0 for key in chosen)]
    if levels:
        known = {name: name for name in graph.file.levels}
        rungs = {named("level", name, known) for name in levels}
        found = [role for role in found if role.level in rungs]
    if search is not None:
        found = [role for role in found if mentions(role_text(graph, role), search)]
    found.sort(key=lambda role: (graph.rung(role.id) or 0, role.id))
    if form == "json":
        print_json_list(plain(role) for role in found)
    elif form == "csv":
        print_csv(ROLE_COLUMNS, (role_row(role) for role in found))
    else:
        sheet = Sheet()
        columns = [Column("id"), Column("title", 18), Column("focus", 9)]
        groups: dict[str, list[tuple[str, str, str]]] = {}
        for role in found:
            groups.setdefault(role.level or "", []).append((role.id, role.title, main_focus(graph, role)))
        sheet.tables(columns, groups, indent=2 if any(groups) else 0)
        sheet.print()
    if not found:
        say(f"No role fits: {asked_again(click.get_current_context(), 'roles')} lists them all.")


ROLE_COLUMNS = (
    "id",
    "title",
    "level",
    "focus",
    "scope",
    "summary",
    "aliases",
    "responsibilities",
    "kpis",
    "deliverables",
    "skills",
    "codes",
)


def role_row(role: Role) -> list[str | None]:
    """Return a role as a row of CSV; what is a list in the file is joined by semicolons."""
    return [
        role.id,
        role.title,
        role.level,
        pairs(role.focus.items()),
        role.scope,
        role.summary,
        "; ".join(role.aliases),
        *(
            "; ".join(fact.text for fact in facts)
            for facts in (role.responsibilities, role.kpis, role.deliverables)
        ),
        pairs(
            (skill, f"{level}{' (optional)' * (skill in role.optional)}")
            for skill, level in role.skills.items()
        ),
        pairs(role.codes.items()),
    ]


def pairs(items: Iterable[tuple[str, object]]) -> str:
    """Return names with their values as one cell of CSV: ``budgeting:2; coaching:1``."""
    return "; ".join(f"{key}:{value}" for key, value in items)


def role_text(graph: CareerGraph, role: Role) -> str:
    """Return everything that a search of roles looks at."""
    facts = (*role.responsibilities, *role.kpis, *role.deliverables)
    skills = (graph.skills[skill].title for skill in role.skills)
    names = (role.id, role.title, *role.aliases, role.level or "", role.summary or "")
    return "\n".join((*names, *(fact.text for fact in facts), *skills))


def mentions(text: str, wanted: str) -> bool:
    """Say whether every wanted word occurs in a text, in any case."""
    from careergraph.names import fold

    folded = fold(text)
    return all(word in folded for word in fold(wanted).split())


def named(kind: str, name: str, titles: dict[str, str]) -> str:
    """Return the key that a name means, as key or as title.

    Raises
    ------
    UnknownNameError
        There is none.
    """
    from careergraph.errors import UnknownNameError
    from careergraph.names import fold, near

    wanted = fold(name)
    for key, title in titles.items():
        if wanted in {fold(key), fold(title)}:
            return key
    known = ", ".join(titles)
    raise UnknownNameError(kind, name, near(name, titles), hint=f"this graph has {known or 'none'}")
