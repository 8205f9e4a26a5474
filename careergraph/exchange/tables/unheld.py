"""What a graph says that sheets have no place for, told before somebody takes the sheets for the graph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careergraph.wording import listed, plural

if TYPE_CHECKING:
    from careergraph.graph import CareerGraph

__all__ = ["unheld"]


def unheld(graph: CareerGraph) -> str:
    """Return in words what of a graph stands in no sheet; empty where all of it does.

    Examples
    --------
    >>> from careergraph import CareerGraph
    >>> pay = {"middle": 30_000, "currency": "EUR", "period": "year"}
    >>> unheld(CareerGraph.from_dict({
    ...     "format": "careergraph/1", "title": "A kitchen", "moves": [],
    ...     "roles": {"cook": {"title": "Cook", "pay": pay}, "chef": {"title": "Chef", "people": 3}},
    ... }))
    'pay of 1 role and people of 1 role'
    """
    roles, moves = graph.roles.values(), graph.moves
    found = {
        "pay of": ("role", sum(role.pay is not None for role in roles)),
        "people of": ("role", sum(role.people is not None for role in roles)),
        "resources of": ("skill", sum(bool(skill.resources) for skill in graph.skills.values())),
        "": ("credential", len(graph.file.credentials)),
        "observed times of": (
            "move",
            sum(bool(move.within or move.years_range or move.years_until is not None) for move in moves),
        ),
    }
    told = [f"{what} {plural(count, noun)}".strip() for what, (noun, count) in found.items() if count]
    if graph.file.histories is not None:
        told.append("what is said of the work histories")
    return listed(told) if told else ""
