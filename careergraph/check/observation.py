"""What a look at a graph sees, before it is told: a problem with the code of its kind and its subject."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from careergraph.errors import Problem
from careergraph.names import quoted

if TYPE_CHECKING:
    from careergraph.graph import CareerGraph

__all__ = ["Observation", "move_path", "move_subject", "role_subject"]


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
