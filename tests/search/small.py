"""A small graph with ties and unknown figures, and all its routes by hand."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from careergraph import CareerGraph
from careergraph.search import Network, Search

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careergraph.objectives import Objective, ObjectiveName

SKILLS = {"s": 1, "t": 0.5, "u": 2, "v": 0}
EXPECTED: dict[str, dict[str, int]] = {
    "a": {},
    "b": {"s": 1, "t": 2},
    "c": {"s": 2},
    "d": {"t": 1, "u": 1},
    "e": {"s": 2, "u": 1, "v": 1},
    "z": {"s": 1, "t": 1, "u": 1},
}
# From, to, years, people of ten.
MOVES: list[tuple[str, str, float | None, int | None]] = [
    ("a", "b", 1, 5),
    ("a", "c", 1, 5),
    ("a", "d", 4, None),
    ("b", "c", 0.5, 2),
    ("c", "b", 0, 10),
    ("b", "d", None, 4),
    ("b", "e", 1, 4),
    ("c", "d", 2, 5),
    ("c", "e", 1, 5),
    ("d", "z", 1, 8),
    ("e", "d", 0, 10),
    ("e", "z", 2, 4),
    ("z", "a", 1, 1),
]


def small(**more: Any) -> CareerGraph:  # noqa: ANN401 - of a file
    return CareerGraph.from_dict(
        {
            "format": "careergraph/1",
            "title": "Small",
            "levels": ["Low", "High"],
            "proficiency": ["Some", "Much"],
            "skills": {key: {"title": key.upper(), "effort": effort} for key, effort in SKILLS.items()},
            "roles": {
                key: {"title": key.upper(), "level": "High" if key in "ez" else "Low", "skills": skills}
                for key, skills in EXPECTED.items()
            },
            "moves": [
                {"from": source, "to": target, "years": years}
                | ({} if people is None else {"people": people, "leavers": 10})
                for source, target, years, people in MOVES
            ],
        }
        | more
    )


def asked(by: Objective | ObjectiveName = "moves", graph: CareerGraph | None = None, **more: Any) -> Search:  # noqa: ANN401
    return Search(graph or small(), "a", "z", by=by, **{"held": {}} | more)


def every(network: Network, start: str = "a", goal: str = "z") -> Iterator[tuple[int, ...]]:
    """Yield all simple paths from a role to another, as role numbers."""
    last = network.number[goal]
    todo: list[tuple[int, ...]] = [(network.number[start],)]
    while todo:
        path = todo.pop()
        if path[-1] == last:
            yield path
        else:
            todo += [(*path, target) for target in network.succ[path[-1]] if target not in path]


def counting(search: Search) -> list[tuple[int, ...]]:
    """Return all routes that know what the objective needs, in the total order."""
    needed = search.adding
    figures = None if needed is None else search.network.figures(needed)
    known = [
        path
        for path in every(search.network)
        if figures is None or all(figures[one][two] is not None for one, two in pairwise(path))
    ]
    return sorted(known, key=search.key)
