"""What the nearest of many unions asks, against asking each by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careergraph import CareerGraph
from careergraph.search import Network, trade_offs
from careergraph.search import steps as steps_room
from careergraph.search.steps import Steps, Unions
from tests.search.careers import best, layered, search

if TYPE_CHECKING:
    from collections.abc import Mapping

SKILLS = [f"s{number}" for number in range(8)]


def steps_of(efforts: Mapping[str, float]) -> Steps:
    """Return the steps of somebody who holds nothing, all numbered."""
    graph = CareerGraph.from_dict(
        {
            "format": "careergraph/1",
            "title": "Efforts",
            "proficiency": ["Some", "Much"],
            "skills": {skill: {"title": skill, "effort": effort} for skill, effort in efforts.items()},
            "roles": {"a": {"title": "A", "skills": dict.fromkeys(SKILLS, 2)}, "b": {"title": "B"}},
            "moves": [{"from": "b", "to": "a"}],
        }
    )
    steps = Steps(graph.derived(Network), {})
    steps.expected(graph.derived(Network).number["a"])
    return steps


unions = st.integers(0, 2 ** (2 * len(SKILLS)) - 1)


@given(
    efforts=st.fixed_dictionaries(dict.fromkeys(SKILLS, st.sampled_from([0.5, 1, 1, 2.5])))
    | st.just(dict.fromkeys(SKILLS, 1)),
    many=st.lists(st.lists(unions, min_size=1, max_size=3), min_size=1, max_size=20),
    learnt=st.lists(unions, min_size=1, max_size=3),
)
def test_the_least_that_any_union_asks_beyond_what_is_learnt(
    efforts: dict[str, float], many: list[list[int]], learnt: list[int]
) -> None:
    steps = steps_of(efforts)
    whole = []
    parts: dict[int, list[int]] = {}
    for place, several in enumerate(many):
        union = 0
        for part in several:
            union |= part
            parts.setdefault(part, []).append(place)
        whole.append(union)
    column = Unions(steps, whole, parts)
    left, known = column.full, 0
    for more in learnt:
        left = column.less(left, more & ~known)
        known |= more
        assert column.least(left) == min(steps.cost(union & ~known) for union in whole)
    assert column.less(column.full, known) == left


@pytest.mark.parametrize(("most_steps", "most_held"), [(0, 10**9), (6, 10**9), (10**6, 40), (10**6, 400)])
def test_a_search_that_would_take_too_much_memory_is_cut_alike(
    monkeypatch: pytest.MonkeyPatch, most_steps: int, most_held: int
) -> None:
    graph = layered(8, width=3)
    exact = best(graph, "learning", 10**6)
    monkeypatch.setattr(steps_room, "MOST_STEPS", most_steps)
    monkeypatch.setattr(steps_room, "MOST_HELD", most_held)
    cut = best(graph, "learning", 10**6)
    assert cut.objective >= exact.objective >= cut.bound
    assert not cut.proven
    assert best(graph, "moves", 10**6).proven
    routes = graph.path("start", "end", by="learning", k=4)
    assert [route.learning for route in routes] == sorted(route.learning or 0 for route in routes)
    assert {route.proven for route in routes} == {False}
    front = trade_offs(search(graph, "moves", 10**6))
    assert front.routes
    assert not front.proven
    assert graph.reach("start", learning=10**6)


def test_numbers_as_long_as_all_steps_together_are_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of 100,000 skills they would take gigabytes; what moves ask is the same, kept or made anew."""
    kept = steps_of(dict.fromkeys(SKILLS, 1.0))
    monkeypatch.setattr(steps_room, "KEPT_BITS", 4)
    anew = steps_of(dict.fromkeys(SKILLS, 1.0))
    number = anew.network.number["a"]
    assert anew.expected(number) == kept.expected(number)
    assert anew.bits.next_bit == kept.bits.next_bit == 2 * len(SKILLS)
    assert (len(anew.bits), len(kept.bits)) == (2, len(SKILLS))


def test_what_long_unions_take_counts_and_that_of_usual_ones_does_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    usual = steps_of(dict.fromkeys(SKILLS, 1.0))
    usual.expected(usual.network.number["a"])
    assert (usual.lengthy, usual.making) == (0, 0)
    for name, value in {"KEPT_BITS": 1, "USUAL_BITS": 2, "MADE_BITS": 1, "UNION_BITS": 1}.items():
        monkeypatch.setattr(steps_room, name, value)
    long = steps_of(dict.fromkeys(SKILLS, 1.0))
    long.expected(long.network.number["a"])
    assert long.lengthy == 2 * len(SKILLS) - 2
    assert long.making > 0
