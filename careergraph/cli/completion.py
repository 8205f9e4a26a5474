"""What the shell offers at the tab key: names from the graph that the line asks about."""

from __future__ import annotations

import os
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import click
    from click.shell_completion import CompletionItem

    from careergraph.document.records import Role, Skill
    from careergraph.graph import CareerGraph

__all__ = [
    "complete_bundled",
    "complete_codes",
    "complete_commands",
    "complete_functions",
    "complete_graphs",
    "complete_kinds",
    "complete_levels",
    "complete_needs",
    "complete_roles",
    "complete_skills",
]

# A shell that has to show more than this shows noise.
OFFERED = 200
# A longer word is not offered: nobody would type it.
LONGEST = 200


def complete_roles(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG001
    """Offer roles by id, or by a title or alias that begins so."""
    return _named(_section(ctx, "roles"), incomplete)


def complete_skills(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG001
    """Offer skills by id, and credentials; behind a skill's colon the proficiency levels."""
    from click.shell_completion import CompletionItem

    skill, colon, level = incomplete.rpartition(":")
    graph = _graph(ctx) if colon else None
    if graph is not None and skill in graph.skills:
        levels = [str(n) for n in range(1, graph.top_proficiency + 1)]
        return [
            CompletionItem(f"{skill}:{n}", help=graph.proficiency_name(int(n)))
            for n in levels
            if n.startswith(level)
        ]
    return _named(_section(ctx, "credentials") | _section(ctx, "skills"), incomplete)


def complete_kinds(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG001
    """Offer the kinds of the graph's skills."""
    graph = _graph(ctx)
    kinds = {skill.kind for skill in graph.skills.values() if skill.kind} if graph is not None else set()
    return _words(sorted(kinds), incomplete)


def complete_codes(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG001
    """Offer the codes of findings that a user can choose, or leave out."""
    from click.shell_completion import CompletionItem

    from careergraph.document.catalogue import CATALOGUE, ERROR

    typed = incomplete.upper()
    return [
        CompletionItem(code, help=kind.name)
        for code, kind in CATALOGUE.items()
        if code != ERROR and code.startswith(typed)
    ]


def complete_graphs(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG001
    """Offer the bundled graphs and the shell's own files."""
    from click.shell_completion import CompletionItem

    # Files first: bash forgets what came before them.
    return [
        CompletionItem(incomplete, type="file"),
        *(CompletionItem(name) for name in _bundled() if name.startswith(incomplete)),
    ]


def complete_commands(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG001
    """Offer the commands whose JSON has a schema."""
    from careergraph.cli.schema import questions

    return _words(questions(), incomplete)


def complete_functions(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG001
    """Offer the graph's functions."""
    return _words(_section(ctx, "functions"), incomplete)


def complete_levels(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG001
    """Offer the graph's levels."""
    return _words(_section(ctx, "levels"), incomplete)


def _words(words: Iterable[str], incomplete: str) -> list[CompletionItem]:
    from click.shell_completion import CompletionItem

    from careergraph.names import fold

    found = (word for word in words if offerable(word) and fold(word).startswith(_typed(incomplete)))
    return [CompletionItem(word) for word in islice(found, OFFERED)]


def _named(entries: Mapping[str, Sequence[str]], incomplete: str) -> list[CompletionItem]:
    """Offer the ids that begin as typed; where none does, those with a title or an alias that does."""
    from click.shell_completion import CompletionItem

    from careergraph.names import fold

    typed = _typed(incomplete)
    found = [key for key in entries if fold(key).startswith(typed)]
    if not found:
        found = [key for key, names in entries.items() if any(fold(name).startswith(typed) for name in names)]
    return [CompletionItem(key, help=entries[key][0]) for key in sorted(found)[:OFFERED]]


def offerable(word: str) -> bool:
    """Say whether a word can be typed: it is short, and a terminal shows each of its letters."""
    return 0 < len(word) <= LONGEST and word.isprintable()


def _typed(incomplete: str) -> str:
    """Return the beginning of a name as look-ups compare it, with the blank at its end if there is one."""
    from careergraph.names import fold

    return fold(f"{incomplete}|")[:-1]


def _chosen(ctx: click.Context) -> str:
    """Return the graph that the line names; empty where it is yet to come."""
    from careergraph.cli.options import DEFAULT_GRAPH, VARIABLE

    chosen: str = _unread(ctx) or ctx.meta.get(VARIABLE) or os.environ.get(VARIABLE) or DEFAULT_GRAPH
    # The line has not been sent: there is no input yet.
    return "" if chosen == "-" else chosen


def _unread(ctx: click.Context) -> str:
    """Return the FILE of a line like ``explore FILE --from``: click reads none, as --from lacks a role."""
    names_a_graph = any(
        param.param_type_name == "argument" and param.name == "file" and param.callback is not None
        for param in ctx.command.params
    )
    return ctx.args[0] if names_a_graph and ctx.args else ""


def _section(ctx: click.Context, name: str) -> dict[str, Sequence[str]]:
    """Return the entries of a section of the graph that the line names: id -> title and aliases.

    Read and not checked, as people wait for the tab key: a text that cannot be read completes nothing, and
    makes no noise. What is no name is left out.
    """
    from careergraph import library
    from careergraph.errors import CareerGraphError

    chosen = _chosen(ctx)
    try:
        if chosen.rstrip("/").endswith(".careergraph"):  # no text, and quickly loaded
            graph = library.load(chosen)
            if name in {"roles", "skills"}:
                entries: Mapping[str, Role | Skill] = getattr(graph, name)
                return {key: (entry.title, *entry.aliases) for key, entry in entries.items()}
            return dict.fromkeys(getattr(graph.file, name), ("",))
        data = library.unchecked(chosen) if chosen else None
    except CareerGraphError:
        return {}
    section = (data or {}).get(name)
    if isinstance(section, list):
        section = dict.fromkeys(word for word in section if isinstance(word, str))
    return {
        key: _names(key, entry)
        for key, entry in (section.items() if isinstance(section, dict) else ())
        if isinstance(key, str) and offerable(key)
    }


def _names(key: str, entry: object) -> list[str]:
    """Return the title and the aliases of an entry."""
    said = entry if isinstance(entry, dict) else {}
    aliases = said.get("aliases")
    every = [said.get("title", key), *(aliases if isinstance(aliases, list) else ())]
    return [name if isinstance(name, str) and offerable(name) else "" for name in every]


def _graph(ctx: click.Context) -> CareerGraph | None:
    """Load the graph that the line names; a broken one completes nothing and makes no noise."""
    from careergraph.errors import CareerGraphError

    chosen = _chosen(ctx)
    if not chosen:
        return None
    try:
        from careergraph import library

        return library.load(chosen)
    except CareerGraphError:
        return None


def _bundled() -> tuple[str, ...]:
    from careergraph import library

    return library.names()


def complete_bundled(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG001
    """Offer the bundled graphs."""
    return _words(_bundled(), incomplete)


def complete_needs(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG001
    """Offer the needs that the graph knows."""
    return _words(_section(ctx, "needs"), incomplete)
