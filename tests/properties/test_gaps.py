"""Gaps measured against their definition, and against the gap the other way round."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from hypothesis import assume, given
from hypothesis import strategies as st

from careergraph.gaps import gap
from tests.properties.careers import SKILLS, expected, graphs, holding, levels_held, weighed

if TYPE_CHECKING:
    from careergraph import CareerGraph


@given(graphs(), levels_held, st.booleans(), st.data())
def test_a_gap_is_measured_as_defined(
    graph: CareerGraph,
    mine: dict[str, int],
    only_mine: bool,  # noqa: FBT001 - drawn
    data: st.DataObject,
) -> None:
    start = data.draw(st.none() | st.sampled_from(sorted(graph.roles)))
    goal = data.draw(st.sampled_from(sorted(graph.roles)))
    if start is None or only_mine:
        held = {skill: mine.get(skill, 0) for skill in SKILLS}
    else:
        held = holding(graph, start, mine)
    asked = graph.roles[goal].skills
    answer = gap(graph, start, goal, have=mine, only_mine=only_mine)
    assert [(skill.skill, skill.held, skill.asked) for skill in answer.skills] == [
        (skill, held[skill], asked[skill]) for skill in sorted(asked)
    ]
    for skill in answer.skills:
        assert skill.missing - skill.exceeded == skill.asked - skill.held
        assert min(skill.missing, skill.exceeded) == 0
    assert [(skill.skill, skill.held) for skill in answer.not_asked] == [
        (skill, held[skill]) for skill in SKILLS if held[skill] and skill not in asked
    ]
    if answer.asked is None:
        assert not asked
        return
    assert {skill.skill for skill in answer.skills if skill.optional} == graph.roles[goal].optional
    assert answer.met == sum(min(skill.held, skill.asked) for skill in answer.skills if not skill.optional)
    assert answer.readiness == (answer.met / answer.asked if answer.asked else 1.0)
    assert Fraction(repr(answer.learning)) == weighed(graph, expected(graph, goal), held)


@given(graphs(), st.data())
def test_what_is_missing_one_way_is_too_much_the_other_way(graph: CareerGraph, data: st.DataObject) -> None:
    low, high = data.draw(st.lists(st.sampled_from(sorted(graph.roles)), min_size=2, max_size=2, unique=True))
    there, back = gap(graph, low, high), gap(graph, high, low)
    assume(None not in {there.learning, back.learning})
    more = {skill.skill: skill.exceeded for skill in back.exceeded}
    more |= {skill.skill: skill.held for skill in back.not_asked}
    assert {skill.skill: skill.missing for skill in (*there.missing, *there.helpful)} == more
    learning = weighed(graph, expected(graph, high), graph.roles[low].skills)
    assert Fraction(repr(there.learning)) == learning
