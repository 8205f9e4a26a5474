"""What a look at a graph sees, before it is told: a problem with the code of its kind and its subject."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from careergraph.errors import Problem
from careergraph.names import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from careergraph.graph import CareerGraph

__all__ = ["Observation", "count", "listed", "move_path", "move_subject", "names", "role_subject"]

SHOWN = 5


@dataclass(frozen=True, slots=True)
class Observation(Problem):
    """One thing that was seen.

    Parameters
    ----------
    code
        The kind of finding, such as ``"CG102"``.
    subject
        What it is about, in ids: ``role 'head'``, ``move 'head' -> 'cro'``, ``skill 'budgeting'``.
    """

    code: str = ""
    subject: str = ""


def role_subject(role: str) -> str:
    """Return a role as the subject of a finding."""
    return f"role {quoted(role)}"


def move_subject(source: str, target: str) -> str:
    """Return a move as the subject of a finding."""
    return f"move {quoted(source)} -> {quoted(target)}"


def move_path(graph: CareerGraph, source: str, target: str) -> tuple[str | int, ...]:
    """Return where a move between two role ids stands in the data."""
    return ("moves", graph.derived(_positions)[source, target])


def _positions(graph: CareerGraph) -> dict[tuple[str, str], int]:
    return {(move.source, move.target): position for position, move in enumerate(graph.file.moves)}


def listed(parts: Sequence[str]) -> str:
    """Join a few words for a sentence: ``a, b and c``.

    >>> listed(["a"]), listed(["a", "b", "c"])
    ('a', 'a, b and c')
    """
    return f"{', '.join(parts[:-1])} and {parts[-1]}" if len(parts) > 1 else parts[0]


def names(ids: Iterable[str]) -> str:
    """Return ids as a list in a sentence, in the order of their text, cut where it would be long.

    >>> names(["b", "a"])
    "'a' and 'b'"
    """
    known = sorted(ids)
    rest = len(known) - SHOWN
    shown = [quoted(name) for name in known[:SHOWN]]
    return listed([*shown, f"{rest} more"] if rest > 0 else shown)


def count(number: int, noun: str) -> str:
    """Return a count with its noun.

    >>> count(1, "role"), count(2, "role")
    ('1 role', '2 roles')
    """
    return f"{number} {noun if number == 1 else noun + 's'}"
