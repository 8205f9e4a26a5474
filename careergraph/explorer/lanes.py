"""Where a role belongs on the map: its row (level) and its lane (function)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import networkx as nx

if TYPE_CHECKING:
    from collections.abc import Iterable

    from careergraph.document.records import Role
    from careergraph.graph import CareerGraph

__all__ = ["Grid", "Lane", "Row", "grid"]

# A function with at least this share of a role's focus has the role to itself.
OWN_LANE = 0.8
# A function below this share does not name the lane of a combined role.
NAMED = 0.15
# More functions than this in one role are told as "Across functions".
MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class Lane:
    """A column of the map: one function, or functions that its roles combine (positions in the file)."""

    title: str
    functions: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the map, lowest first; ``rung`` is the 1-based level, None where the file says none."""

    title: str
    rung: int | None


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows, lanes, and the cell (row, lane) of every role id; both count from 0."""

    rows: tuple[Row, ...]
    lanes: tuple[Lane, ...]
    cells: dict[str, tuple[int, int]]


def grid(graph: CareerGraph) -> Grid:
    """Return the row and the lane of every role.

    Rows are the levels that roles stand on, lowest first. Roles without a level stand on a row of their
    own at the foot; in a file without levels the rows are the longest chain of moves that leads to a role.
    Lanes stand in the order of the file's functions, combined lanes between those they combine.

    Examples
    --------
    >>> from careergraph import CareerGraph
    >>> graph = CareerGraph.from_dict({
    ...     "format": "careergraph/1", "title": "T", "levels": ["Low", "High"],
    ...     "functions": {"s": "Sales", "m": "Marketing"}, "moves": [],
    ...     "roles": {"a": {"title": "A", "level": "Low", "focus": {"s": 1}},
    ...               "b": {"title": "B", "level": "High", "focus": {"s": 0.6, "m": 0.4}}},
    ... })
    >>> [lane.title for lane in grid(graph).lanes]
    ['Sales', 'Sales & Marketing']
    >>> grid(graph).cells
    {'a': (0, 0), 'b': (1, 1)}
    """
    ids = sorted(graph.roles)
    row_of, rows = _rows(graph, ids)
    keys = {role_id: _lane_key(graph, graph.roles[role_id]) for role_id in ids}
    lanes = sorted(set(keys.values()), key=_place)
    position = {key: index for index, key in enumerate(lanes)}
    titles = list(graph.file.functions.values())
    return Grid(
        rows=rows,
        lanes=tuple(Lane(_title(key, titles), key) for key in lanes),
        cells={role_id: (row_of[role_id], position[keys[role_id]]) for role_id in ids},
    )


def _rows(graph: CareerGraph, ids: Iterable[str]) -> tuple[dict[str, int], tuple[Row, ...]]:
    if not graph.file.levels:
        depth = _depths(graph)
        return depth, tuple(Row("", None) for _ in range(max(depth.values(), default=-1) + 1))
    rungs = {role_id: graph.rung(role_id) or 0 for role_id in ids}
    used = sorted(set(rungs.values()))
    names = graph.file.levels
    rows = tuple(Row(names[rung - 1], rung) if rung else Row("No level", None) for rung in used)
    index = {rung: row for row, rung in enumerate(used)}
    return {role_id: index[rung] for role_id, rung in rungs.items()}, rows


def _depths(graph: CareerGraph) -> dict[str, int]:
    """Return the longest chain of moves to each role; roles on one cycle share a row."""
    whole = nx.condensation(graph.nx)
    depth: dict[int, int] = {}
    for part in nx.topological_sort(whole):
        depth[part] = max((depth[before] + 1 for before in whole.predecessors(part)), default=0)
    return {role: depth[part] for role, part in whole.graph["mapping"].items()}


def _lane_key(graph: CareerGraph, role: Role) -> tuple[int, ...]:
    order = {function: index for index, function in enumerate(graph.file.functions)}
    shares = {order[function]: share for function, share in role.focus.items() if function in order}
    if not shares:
        return ()
    first = max(shares, key=lambda index: (shares[index], -index))
    if shares[first] >= OWN_LANE:
        return (first,)
    return tuple(sorted(index for index, share in shares.items() if share >= NAMED or index == first))


def _place(key: tuple[int, ...]) -> tuple[float, int, tuple[int, ...]]:
    """Order lanes: in the middle of the functions they combine; roles without a function come last."""
    return (sum(key) / len(key) if key else float("inf"), len(key), key)


def _title(key: tuple[int, ...], titles: list[str]) -> str:
    if not key:
        return "No function" if titles else ""
    return " & ".join(titles[index] for index in key) if len(key) <= MOST_NAMED else "Across functions"
