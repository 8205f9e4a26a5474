"""Reviews of random careers: no order counts, nothing differs from itself, both ways are the same story."""

from random import Random
from typing import Any

import networkx as nx
from hypothesis import given, settings
from hypothesis import strategies as st

from careergraph import CareerGraph
from careergraph.check import check
from careergraph.diff import diff
from tests.properties.careers import graph_data, graphs, shuffled


@given(graph_data(), st.randoms(use_true_random=False))
def test_findings_do_not_depend_on_the_order_of_the_file(data: dict[str, Any], random: Random) -> None:
    one, other = (CareerGraph.from_dict(each) for each in (data, shuffled(data, random)))
    seen = [
        [(item.code, item.subject, item.message) for item in check(each).findings] for each in (one, other)
    ]
    assert seen[0] == seen[1]


@given(graph_data(), st.randoms(use_true_random=False))
def test_a_graph_does_not_differ_from_itself_in_another_order(data: dict[str, Any], random: Random) -> None:
    one, other = (CareerGraph.from_dict(each) for each in (data, shuffled(data, random)))
    answer = diff(one, other)
    assert not answer.changed
    assert answer.consequences.vanished.count == answer.consequences.longer.count == 0


@settings(max_examples=50)
@given(graphs(), graphs())
def test_the_way_back_tells_the_same(old: CareerGraph, new: CareerGraph) -> None:
    there, back = diff(old, new), diff(new, old)
    assert there.changed == back.changed
    for one, other in ((there.roles, back.roles), (there.skills, back.skills)):
        assert one.added == other.removed
        assert one.removed == other.added
        assert {(item.from_.id, item.to.id, item.confidence) for item in one.renamed} == {
            (item.to.id, item.from_.id, item.confidence) for item in other.renamed
        }
        assert len(one.changed) == len(other.changed)
    assert there.moves.added == back.moves.removed
    assert there.moves.removed == back.moves.added
    assert len(there.moves.changed) == len(back.moves.changed)
    assert [(item.field, item.before, item.after) for item in there.file] == [
        (item.field, item.after, item.before) for item in back.file
    ]
    gone, come = there.consequences, back.consequences
    assert (gone.vanished.count, gone.longer.count) == (come.appeared.count, come.shorter.count)
    assert sorted((item.before, item.after) for item in gone.more_learning) == sorted(
        (item.after, item.before) for item in come.less_learning
    )


@settings(max_examples=50)
@given(graphs(), graphs())
def test_consequences_are_what_networkx_finds(old: CareerGraph, new: CareerGraph) -> None:
    answer = diff(old, new)
    pairs = {key: key for key in old.roles if key in new.roles}
    pairs |= {item.from_.id: item.to.id for item in answer.roles.renamed}
    before, after = (
        {start: nx.single_source_shortest_path_length(each.nx, start) for start in each.roles}
        for each in (old, new)
    )
    known = {
        (pairs[start], pairs[goal]): (before[start].get(goal), after[pairs[start]].get(pairs[goal]))
        for start in pairs
        for goal in pairs
        if start != goal
    }
    found = answer.consequences
    for part, fits in (
        (found.vanished, lambda one, other: one is not None and other is None),
        (found.appeared, lambda one, other: one is None and other is not None),
        (found.longer, lambda one, other: None not in (one, other) and other > one),
        (found.shorter, lambda one, other: None not in (one, other) and other < one),
    ):
        expected = {pair: moves for pair, moves in known.items() if fits(*moves)}
        assert {(item.from_, item.to): (item.before, item.after) for item in part.pairs} == expected
        assert part.count == len(expected)
