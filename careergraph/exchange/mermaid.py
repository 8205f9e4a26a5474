"""Mermaid flowcharts, for Markdown pages that draw them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from careergraph.document.files import MADE
from careergraph.exchange import Exported
from careergraph.exchange.attributes import about_lines, moves, requirements, roles

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from careergraph.document.records import Move
    from careergraph.graph import CareerGraph

__all__ = ["to_mermaid"]

# Mermaid draws nothing of a longer chart, or of one with more moves, unless the page that draws it allows it
# (`maxTextSize`, `maxEdges`). GitHub and most others do not.
MOST_LETTERS, MOST_MOVES = 50_000, 500

# Everything else on a keyboard has a meaning somewhere in Mermaid, or in the Markdown of its labels.
_PLAIN = re.compile(r"[^\W_]|[ ,:?!'()]")


def to_mermaid(graph: CareerGraph) -> Exported:
    """Return the graph as a flowchart, the most senior roles on top; every edge tells what it asks for.

    Where the chart would be too long for Mermaid, labels leave out what the target role expects anyway, or
    else all that is asked; a note says so.

    Examples
    --------
    >>> from careergraph import CareerGraph
    >>> graph = CareerGraph.from_dict({
    ...     "format": "careergraph/1", "title": "Two", "skills": {"c": {"title": "Coaching"}},
    ...     "roles": {"a": {"title": "Rep"}, "b": {"title": 'The "boss"'}},
    ...     "moves": [{"from": "a", "to": "b", "requires": {"c": 2}}]})
    >>> print("".join(to_mermaid(graph).files[""]))
    flowchart BT
      %% Made by careergraph, which may replace this file: take this line away to keep changes
      r0["Rep"]
      r1["The #34;boss#34;"]
      r0 -->|"Coaching: 2"| r1
    <BLANKLINE>
    """

    def beyond(move: Move) -> Iterable[str]:
        return requirements(graph, move, beyond_target=True)

    forms: tuple[tuple[Callable[[Move], Iterable[str]], str], ...] = (
        (lambda move: requirements(graph, move), ""),
        (beyond, "what a role expects is left out where a move to it asks for just that"),
        (lambda _: (), "what moves ask for is left out"),
    )
    notes = []
    for asked, left_out in forms:
        lines, whole = _chart(graph, asked)
        if whole:
            notes += [f"so that Mermaid draws the chart, {left_out}"] if left_out else []
            break
    else:
        lines, _ = _chart(graph, forms[-1][0], letters=None)
        notes.append(
            f"{left_out}, and the chart still is longer than the {MOST_LETTERS:,} characters that Mermaid "
            "draws, unless its setting maxTextSize is raised"
        )
    if len(graph.file.moves) > MOST_MOVES:
        notes.append(f"Mermaid draws at most {MOST_MOVES} moves, unless its setting maxEdges is raised")
    return Exported({"": [f"{line}\n" for line in lines]}, tuple(notes))


def _chart(
    graph: CareerGraph, asked: Callable[[Move], Iterable[str]], *, letters: int | None = MOST_LETTERS
) -> tuple[list[str], bool]:
    """Return the lines of a chart, and whether that is all of it: it ends where it would be too long."""
    lines = ["flowchart BT", f"  %% {MADE}", *(f"  %% {line}" for line in about_lines(graph))]
    left = None if letters is None else letters - sum(map(_length, lines))
    names: dict[str, str] = {}
    for line in _body(graph, asked, names):
        if left is not None:
            left -= _length(line)
            if left < 0:
                return lines, False
        lines.append(line)
    return lines, True


def _body(graph: CareerGraph, asked: Callable[[Move], Iterable[str]], names: dict[str, str]) -> Iterable[str]:
    for position, role in enumerate(roles(graph)):
        # Ids of our own: in Mermaid some words, such as `end`, break a chart as ids.
        names[role.id] = f"r{position}"
        yield f'  r{position}["{_escaped(role.title)}"]'
    for move in moves(graph):
        arrow = "-->" if graph.kind(move.source, move.target) in {"promotion", None} else "-.->"
        told = "<br>".join(map(_escaped, asked(move)))
        label = f'|"{told}"|' if told else ""
        yield f"  {names[move.source]} {arrow}{label} {names[move.target]}"


def _length(line: str) -> int:
    """Return how long a line with its end is as JavaScript counts: letters beyond U+FFFF are two."""
    return len(line) + 1 + sum(letter > "\uffff" for letter in line)


def _escaped(text: str) -> str:
    """Return a text with Mermaid's own entities for whatever could mean something to it."""
    return "".join(letter if _PLAIN.fullmatch(letter) else _entity(letter) for letter in text)


def _entity(letter: str) -> str:
    return "<br>" if letter == "\n" else f"#{ord(letter)};"
