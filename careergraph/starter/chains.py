"""Roles as people jot them down: ``Junior > Senior > Lead``."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import networkx as nx

from careergraph.document.rules import parse
from careergraph.errors import QuestionError
from careergraph.names import fold, quoted, visible

if TYPE_CHECKING:
    from collections.abc import Iterable

    from careergraph.document.records import GraphFile

__all__ = ["from_chains"]

_ARROW = re.compile(r"->|>|\u2192")
_CHAIN = re.compile(r"[;\n]")
AUTHORS = "editorial"


def from_chains(chains: Iterable[str], *, title: str = "Career framework") -> GraphFile:
    """Return a framework of roles in chains, each role a promotion to the next.

    Levels follow from the chains: a role stands one above the highest of the roles that lead to it.

    Parameters
    ----------
    chains
        Titles of roles, lowest first, with ``>`` between them; ``;`` ends a chain. The same title, in any
        case, is the same role.
    title
        The framework's title.

    Raises
    ------
    QuestionError
        A title is empty, or chains lead in a circle.
    GraphFileError
        A title holds what no title may hold.

    Examples
    --------
    >>> file = from_chains(["Junior > Senior > Lead; Senior > Expert"])
    >>> [(role.id, role.level) for role in file.roles.values()]
    [('junior', 'Level 1'), ('senior', 'Level 2'), ('lead', 'Level 3'), ('expert', 'Level 3')]
    >>> [(move.source, move.target) for move in file.moves]
    [('junior', 'senior'), ('senior', 'lead'), ('senior', 'expert')]
    """
    titles: dict[str, str] = {}
    order: nx.DiGraph[str] = nx.DiGraph()
    for text in (part for chain in chains for part in _CHAIN.split(chain) if part.strip()):
        names = [" ".join(name.split()) for name in _ARROW.split(text)]
        if not all(names):
            raise QuestionError(f"a role of the chain {text.strip()!r} has no title; write A > B > C")
        for name in names:
            titles.setdefault(fold(name), name)
            order.add_node(fold(name))
        order.add_edges_from((fold(low), fold(high)) for low, high in pairwise(names))
    if not titles:
        raise QuestionError("there are no roles; write them as A > B > C")
    rungs = _rungs(order, titles)
    ids = _ids(titles)
    data: dict[str, Any] = {
        "format": "careergraph/1",
        "title": title,
        "levels": [f"Level {rung}" for rung in range(1, max(rungs.values()) + 1)],
        "sources": {AUTHORS: {"title": "Judgement of this framework's authors"}},
        "roles": {
            ids[name]: {"title": shown, "level": f"Level {rungs[name]}", "sources": [AUTHORS]}
            for name, shown in titles.items()
        },
        "moves": [
            {"from": ids[low], "to": ids[high], "sources": [AUTHORS]}
            for low in titles
            for high in order.successors(low)
        ],
    }
    return parse(data)


def _rungs(order: nx.DiGraph[str], titles: dict[str, str]) -> dict[str, int]:
    """Return how high each role stands, from 1."""
    rungs: dict[str, int] = {}
    try:
        for name in nx.topological_sort(order):
            rungs[name] = 1 + max((rungs[below] for below in order.predecessors(name)), default=0)
    except nx.NetworkXUnfeasible:
        circle = [low for low, _ in nx.find_cycle(order)]
        shown = " > ".join(quoted(titles[name]) for name in [*circle, circle[0]])
        raise QuestionError(
            f"the chains lead in a circle: {shown}; leave one step out, and add it to the file as a move"
        ) from None
    return rungs


def _ids(titles: dict[str, str]) -> dict[str, str]:
    """Return an id for each role: its title in plain letters, numbered where two would be the same."""
    ids: dict[str, str] = {}
    taken: set[str] = set()
    for name, shown in titles.items():
        plain = unicodedata.normalize("NFKD", visible(shown)).casefold()
        letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
        base = "-".join(re.findall("[a-z0-9]+", letters))[:100] or "role"
        slug, number = base, 1
        while slug in taken:
            number += 1
            slug = f"{base}-{number}"
        taken.add(slug)
        ids[name] = slug
    return ids
