"""Graphs that make a search work: many ways that are nearly equal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careergraph import CareerGraph
from careergraph.search import Budget, Constraints, Search

if TYPE_CHECKING:
    from careergraph.objectives import ObjectiveName
    from careergraph.search import Found


def layered(layers: int, *, width: int = 2, years: bool = True, skills: int = 12) -> CareerGraph:
    """Return a graph of layers of roles, every one of which leads to all of the next layer.

    Each role expects two skills, spread so that no way is much better than another: as many ways as
    ``width ** layers``, and a set-cover problem by learning.
    """
    roles = {"start": {"title": "Start"}, "end": {"title": "End"}}
    moves: list[dict[str, object]] = []
    before = ["start"]
    for layer in range(layers):
        here = [f"l{layer:02}-{place}" for place in range(width)]
        for place, role in enumerate(here):
            first = (layer * 5 + place * 7) % skills
            expected = {f"s{first}": 1, f"s{(first * 3 + place + 1) % skills}": 1}
            roles[role] = {"title": role.title(), "skills": expected}  # type: ignore[dict-item]
        moves += [{"from": source, "to": target} for source in before for target in here]
        before = here
    moves += [{"from": source, "to": "end"} for source in before]
    if years:
        for move in moves:
            move["years"] = 1.5
    return CareerGraph.from_dict(
        {
            "format": "careergraph/1",
            "title": "Layers",
            "skills": {f"s{skill}": {"title": f"Skill {skill}"} for skill in range(skills)},
            "roles": roles,
            "moves": moves,
        }
    )


def terraces(layers: int, *, width: int = 4) -> CareerGraph:
    """Return a graph of layers with ways up and down, where roles share skills with their neighbours alone.

    Routes are long and nearly equal, and what is learnt early is of no use late.
    """
    roles = {"start": {"title": "Start"}, "end": {"title": "End"}}
    moves: list[tuple[str, str]] = []
    before = ["start"]
    for layer in range(layers):
        here = [f"l{layer:02}-{place}" for place in range(width)]
        for place, role in enumerate(here):
            own = [f"s{layer}-{(place * 2 + number * (1 + layer % 2)) % 7}" for number in range(4)]
            later = [f"s{layer + 1}-{(place * 3 + number) % 7}" for number in range(2)]
            expected = dict.fromkeys([*own, *later], 1)
            roles[role] = {"title": role.title(), "skills": expected}  # type: ignore[dict-item]
        moves += [(source, target) for source in before for target in here]
        moves += [(target, source) for source in before for target in here if source != "start"]
        before = here
    moves += [(source, "end") for source in before]
    skills = [f"s{layer}-{number}" for layer in range(layers + 1) for number in range(7)]
    return CareerGraph.from_dict(
        {
            "format": "careergraph/1",
            "title": "Terraces",
            "skills": {skill: {"title": skill} for skill in skills},
            "roles": roles,
            "moves": [{"from": source, "to": target} for source, target in moves],
        }
    )


def search(
    graph: CareerGraph, by: ObjectiveName, work: int, constraints: Constraints | None = None
) -> Search:
    """Return the question how to come from start to end, with so much work to spend."""
    budget = Budget(work=work)
    return Search(
        graph, "start", "end", by=by, held={}, constraints=constraints or Constraints(), budget=budget
    )


def best(graph: CareerGraph, by: ObjectiveName, work: int, constraints: Constraints | None = None) -> Found:
    """Return the best route that is found for so much work."""
    found = search(graph, by, work, constraints).best()
    assert found is not None
    return found


def roles_and_moves(moves: list[tuple[str, str]]) -> CareerGraph:
    """Make a graph of moves that take a year and ask for nothing."""
    return CareerGraph.from_dict(
        {
            "format": "careergraph/1",
            "title": "Ways",
            "roles": {role: {"title": role.title()} for move in moves for role in move},
            "moves": [
                {"from": source, "to": target, "years": 1, "people": 1, "leavers": 2}
                for source, target in moves
            ],
        }
    )
