"""The page's list for readers without script: every role, and every move with what it asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from careergraph.document.records import Move
    from careergraph.explorer.words import Words
    from careergraph.graph import CareerGraph

__all__ = ["plain_list"]

Entry: TypeAlias = dict[str, Any]

# The list is part of the document until the script takes its place: more links than this would delay it.
MOST_LISTED = 4_000


def plain_list(graph: CareerGraph, data: dict[str, Any], words: Words) -> list[Entry]:
    """Return the roles by level, the most senior first.

    Parameters
    ----------
    graph
        The graph.
    data
        What the page knows of it, see `careergraph.explorer.data.page_data`.
    words
        The page's words.

    Returns
    -------
    list of dict
        The page's data of each role with its ``index``, how many moves are ``ahead``, and, if the graph has
        not too many, its ``onward`` moves: the ``index`` and ``title`` of the target, and what is ``told``
        and ``asked`` of a graph that is small enough for a map.
    """
    index = {role["id"]: number for number, role in enumerate(data["roles"])}
    onward: dict[str, list[Entry]] = {role_id: [] for role_id in index}
    small = "map" in data
    told = len(graph.moves) <= MOST_LISTED
    for move in sorted(graph.moves_by_id(), key=lambda move: move.target):
        entry: Entry = {"index": index[move.target], "title": graph.roles[move.target].title}
        if small:
            entry |= {"told": _told(graph, move, words), "asked": _asked(graph, move, words)}
        onward[move.source].append(entry)
    roles = [
        {
            **role,
            "index": index[role["id"]],
            "onward": onward[role["id"]] if told else [],
            "ahead": len(onward[role["id"]]),
        }
        for role in data["roles"]
    ]
    return sorted(roles, key=lambda role: (-role["row"], role["lane"], role["id"]))


def _told(graph: CareerGraph, move: Move, words: Words) -> str:
    """Return a move's kind, years and sample."""
    facts = [words(f"kind.{graph.kind(move.source, move.target) or 'move'}")]
    if move.years is not None:
        facts.append(words("years.about", count=move.years))
    if move.people is not None:
        facts.append(
            words("counted.people", count=move.people)
            if move.leavers is None
            else words("counted.of", people=move.people, count=move.leavers)
        )
    return " · ".join(facts)


def _asked(graph: CareerGraph, move: Move, words: Words) -> str:
    """Return what a move asks for, as a list in a sentence."""
    return ", ".join(
        words(
            "skill.optional-at" if asked.optional else "skill.at",
            skill=graph.skills[skill].title,
            level=graph.proficiency_name(asked.level),
        )
        for skill, asked in sorted(graph.requirements(move.source, move.target).items())
    )
