"""A comparison leaves nothing out, puts nothing in twice, and is what the gaps say."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import strategies as st

from careergraph.compare import compare
from careergraph.names import fold
from tests.properties.careers import graphs

if TYPE_CHECKING:
    from careergraph import CareerGraph
    from careergraph.compare import Comparison


@given(graphs(), st.data())
def test_every_fact_stands_in_one_part_for_those_who_state_it(
    graph: CareerGraph, data: st.DataObject
) -> None:
    ids = data.draw(st.lists(st.sampled_from(sorted(graph.roles)), min_size=2, max_size=3, unique=True))
    answer = compare(graph, *ids)
    for field in ("responsibilities", "kpis"):
        stated: Counter[tuple[str, str]] = Counter()
        for who, fact in told(answer, field):
            for role in who:
                stated[role, fold(fact["text"])] += 1
        facts = {(role, fold(fact.text)) for role in ids for fact in getattr(graph.roles[role], field)}
        assert stated == Counter(dict.fromkeys(facts, 1))
    levels = {
        (role, fact["skill"], fact["level"]) for who, fact in told(answer, "skills") for role in who
    } | {(at.role, skill.skill, at.level) for skill in answer.skills.different for at in skill.levels}
    assert levels == {
        (role, skill, level) for role in ids for skill, level in graph.roles[role].skills.items()
    }
    shares = {
        (role, fact["function"], fact["share"]) for who, fact in told(answer, "focus") for role in who
    } | {(at.role, item.function, at.share) for item in answer.focus.different for at in item.shares}
    assert shares == {
        (role, name, share) for role in ids for name, share in graph.roles[role].focus.items() if share
    }


def told(answer: Comparison, field: str) -> list[tuple[list[str], dict[str, Any]]]:
    """Return every fact of a field with those who state it."""
    ids = [role.id for role in answer.roles]
    parts = getattr(answer, field).model_dump()
    found = [(ids, fact) for fact in parts["both"]]
    for role, name in zip(ids, ("only_a", "only_b", "only_c"), strict=False):
        found += [([role], fact) for fact in parts[name]]
    return found + [(list(some["roles"]), some["fact"]) for some in parts["some"]]


@given(graphs(), st.data())
def test_directions_are_the_gaps_between_the_roles(graph: CareerGraph, data: st.DataObject) -> None:
    ids = data.draw(st.lists(st.sampled_from(sorted(graph.roles)), min_size=2, max_size=3, unique=True))
    answer = compare(graph, *ids)
    assert len(answer.directions) == len(ids) * (len(ids) - 1)
    for way in answer.directions:
        gap = graph.gap(way.from_, way.to)
        assert way.learning == gap.learning
        assert [(item.skill, item.from_, item.to) for item in way.learn] == [
            (skill.skill, skill.held, skill.asked) for skill in gap.missing
        ]


@given(graphs(), st.data())
def test_comparing_the_other_way_round_swaps_the_sides(graph: CareerGraph, data: st.DataObject) -> None:
    a, b = data.draw(st.lists(st.sampled_from(sorted(graph.roles)), min_size=2, max_size=2, unique=True))
    there, back = compare(graph, a, b), compare(graph, b, a)
    for field in ("level", "scope", "focus", "responsibilities", "kpis", "skills"):
        one, other = getattr(there, field), getattr(back, field)
        assert one.only_a == other.only_b
        assert one.only_b == other.only_a
        assert len(one.both) == len(other.both)
    assert there.sources == back.sources
