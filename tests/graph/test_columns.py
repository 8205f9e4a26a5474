"""The columns of a graph, beside the records that they are made from."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from careergraph import CareerGraph, UnknownNameError
from careergraph.graph.columns import KINDS, Incoming, Moves, kind_between, share_of
from tests.properties.careers import graphs


@given(graphs())
def test_moves_are_seen_from_both_ends(graph: CareerGraph) -> None:
    moves, incoming = graph.columns.moves, graph.columns.moves.incoming
    for role in graph.roles:
        assert graph.successors(role) == sorted(graph.nx.successors(role))
        assert graph.predecessors(role) == sorted(graph.nx.predecessors(role))
    ends = list(moves.ends())
    for target in range(len(graph.roles)):
        for place in range(incoming.offsets[target], incoming.offsets[target + 1]):
            assert ends[incoming.rows[place]] == (incoming.sources[place], target)


@given(graphs())
def test_a_move_is_found_by_its_ends(graph: CareerGraph) -> None:
    columns = graph.columns
    there = {ends: row for row, ends in enumerate(columns.moves.ends())}
    for source in range(len(graph.roles)):
        for target in range(len(graph.roles)):
            assert columns.moves.row(source, target) == there.get((source, target))
            pair = columns.role_ids[source], columns.role_ids[target]
            if (source, target) in there:
                stated = graph.move(*pair).kind
                assert graph.kind(*pair) == (stated or graph.kind_between(*pair))
            else:
                with pytest.raises(UnknownNameError, match="no move is called"):
                    graph.kind(*pair)


def test_a_kind_follows_from_the_rungs() -> None:
    pairs = [(1, 2), (2, 2), (2, 1), (0, 2), (2, 0), (None, 1), (1, None)]
    assert [kind_between(*pair) for pair in pairs] == [
        "promotion",
        "lateral",
        "step_down",
        None,
        None,
        None,
        None,
    ]
    assert set(KINDS) == {None, "promotion", "lateral", "step_down"}


def made(*pairs: tuple[int, int], roles: int) -> Moves:
    """Return moves between so many roles that say nothing else."""
    rows = sorted(pairs)
    offsets = [sum(source < role for source, _ in rows) for role in range(roles + 1)]
    nothing: list[None] = [None] * len(rows)
    return Moves(
        offsets, [target for _, target in rows], bytes(len(rows)), nothing, nothing, nothing, range(len(rows))
    )


def test_rows_and_their_ends() -> None:
    moves = made((0, 2), (0, 3), (2, 0), (3, 0), (3, 2), roles=5)
    assert len(moves) == 5
    assert list(moves.ends()) == [(0, 2), (0, 3), (2, 0), (3, 0), (3, 2)]
    assert [moves.source(row) for row in range(5)] == [0, 0, 2, 3, 3]
    assert [moves.row(*pair) for pair in ((0, 2), (3, 2), (3, 3), (1, 0), (4, 4), (0, 4))] == [
        0,
        4,
        *[None] * 4,
    ]


def test_incoming_rows_follow_their_sources() -> None:
    incoming = made((0, 2), (0, 3), (2, 0), (3, 0), (3, 2), roles=5).incoming
    assert list(incoming.offsets) == [0, 2, 2, 4, 5, 5]
    assert incoming.sources == [2, 3, 0, 3, 0]
    assert incoming.rows == [2, 3, 0, 4, 1]


def test_incoming_moves_that_are_known_are_not_made_again() -> None:
    known = Incoming([0], [], [])
    assert replace(made(roles=0), made_incoming=known).incoming is known


@pytest.mark.parametrize(
    ("people", "leavers", "share"), [(1, 4, 0.25), (4, 4, 1.0), (None, 4, None), (1, None, None)]
)
def test_a_share_needs_both_figures(people: int | None, leavers: int | None, share: float | None) -> None:
    assert share_of(people, leavers) == share
