"""The columns of a graph, beside the records that they are made from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from careergraph import CareerGraph, UnknownNameError
from careergraph.graph.columns import KINDS, kind_between
from tests.properties.careers import graphs

if TYPE_CHECKING:
    from careergraph.graph.columns import Columns


def told(columns: Columns, row: int) -> tuple[object, ...]:
    moves = columns.moves
    ids = columns.role_ids
    return (
        ids[moves.source(row)],
        ids[moves.targets[row]],
        moves.years[row],
        moves.people[row],
        moves.leavers[row],
        dict(columns.stated(row)),
    )


@given(graphs())
def test_columns_hold_what_the_records_say(graph: CareerGraph) -> None:
    columns = graph.columns
    moves = columns.moves
    assert list(columns.role_ids) == sorted(graph.roles)
    assert [columns.role_number[key] for key in columns.role_ids] == list(range(len(graph.roles)))
    assert list(columns.skill_ids) == sorted(graph.skills)
    assert [columns.efforts[columns.skill_number[key]] for key in graph.skills] == [
        skill.effort for skill in graph.skills.values()
    ]
    assert [rung or None for rung in columns.rungs] == [graph.rung(key) for key in columns.role_ids]
    assert [told(columns, row) for row in range(len(moves))] == [
        (move.source, move.target, move.years, move.people, move.leavers, move.requires)
        for move in sorted(graph.moves, key=lambda move: (move.source, move.target))
    ]
    assert [graph.moves[place] for place in moves.places] == [graph.move(*ends) for ends in _ends(columns)]
    assert list(columns.stating) == [row for row in range(len(moves)) if columns.stated(row)]
    for number, key in enumerate(columns.role_ids):
        assert columns.expected(number) == graph.roles[key].skills


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


def _ends(columns: Columns) -> list[tuple[str, str]]:
    ids = columns.role_ids
    return [(ids[source], ids[target]) for source, target in columns.moves.ends()]
