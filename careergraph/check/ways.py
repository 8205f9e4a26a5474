"""CG1: roles that cannot be entered, left or reached."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careergraph.check.observation import Observation, role_subject
from careergraph.graph.ends import Ends
from careergraph.names import quoted
from careergraph.wording import listed_ids, plural

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careergraph.graph import CareerGraph

__all__ = ["look"]

# What depends on each cause is told as long as finding it costs no more steps than this.
MOST_STEPS = 5_000_000


def look(graph: CareerGraph) -> Iterator[Observation]:
    """Yield what is wrong with the ways between roles: one observation for each cause.

    Roles that are cut off only because the way to them begins at such a cause are named there.

    Cost: O(roles + moves), and one search for each cause.
    """
    if not len(graph.moves):
        if len(graph.roles) > 1:
            yield Observation(
                "there are no moves: no role leads to another",
                "list the moves between roles under `moves`",
                path=("moves",),
                code="CG101",
                subject="the file",
            )
        return
    isolated = {role for role in graph.roles if not (graph.successors(role) or graph.predecessors(role))}
    for role in sorted(isolated):
        yield Observation(
            f"no move leads to {_role(role)}, and none away from it",
            "add a move, or leave the role out",
            path=("roles", role),
            code="CG101",
            subject=role_subject(role),
        )
    ends = Ends.of(graph)
    if ends.levelled:
        yield from _dead_ends(graph, ends, isolated)
        yield from _unreached(graph, ends, isolated)


def _role(role: str) -> str:
    return f"role {quoted(role)}"


def _dead_ends(graph: CareerGraph, ends: Ends, isolated: set[str]) -> Iterator[Observation]:
    tops = set(ends.tops)
    for role in sorted(graph.roles):
        if role in isolated or role in tops or graph.successors(role) or graph.rung(role) is None:
            continue
        yield Observation(
            f"no move leads away from {_role(role)} (level {quoted(graph.roles[role].level)})",
            "add the move that people make from there, if there is one",
            path=("roles", role),
            code="CG103",
            subject=role_subject(role),
        )


def _unreached(graph: CareerGraph, ends: Ends, isolated: set[str]) -> Iterator[Observation]:
    """Yield the roles where ways begin that no entry role leads into, and the top roles that are cut off."""
    import networkx as nx

    rest = set(graph.roles) - isolated - _reached(graph, ends.entries)
    cut_off: nx.DiGraph[str] = nx.DiGraph()
    cut_off.add_nodes_from(sorted(rest))
    cut_off.add_edges_from(
        (role, target) for role in sorted(rest) for target in graph.successors(role) if target in rest
    )
    circles = nx.condensation(cut_off)
    tops = set(ends.tops)
    causes = [
        sorted(circles.nodes[number]["members"])
        for number in circles
        if not circles.in_degree(number) and tops.isdisjoint(circles.nodes[number]["members"])
    ]
    tell_all = len(causes) * cut_off.number_of_nodes() <= MOST_STEPS
    for roles in sorted(causes):
        first, circle = roles[0], len(roles) > 1
        behind = nx.descendants(cut_off, first) - set(roles) if tell_all else set()
        message = (
            f"{listed_ids(roles)} lead to one another, but no entry role leads to any of them"
            if circle
            else f"no move leads to {_role(first)} (level {quoted(graph.roles[first].level)})"
        )
        if behind:
            message += (
                f"; {plural(len(behind), 'more role')} can be reached only from there: {listed_ids(behind)}"
            )
        yield Observation(
            message,
            "add a move from an entry role, or from a role that one leads to",
            path=("roles", first),
            code="CG104" if circle else "CG102",
            subject=role_subject(first),
        )
    for role in sorted(tops & set(cut_off)):
        yield Observation(
            f"no entry role leads to {_role(role)}, which has the highest level",
            "add the missing move on the way to it",
            path=("roles", role),
            code="CG105",
            subject=role_subject(role),
        )


def _reached(graph: CareerGraph, starts: tuple[str, ...]) -> set[str]:
    reached = set(starts)
    waiting = list(starts)
    while waiting:
        for role in graph.successors(waiting.pop()):
            if role not in reached:
                reached.add(role)
                waiting.append(role)
    return reached
