"""Which proficiency step opens the most."""

from __future__ import annotations

import pytest

from careergraph import CareerGraph, Profile, QuestionError, UnknownNameError
from careergraph.insights import unlock
from tests.insights.kitchen import DATA


@pytest.fixture
def graph() -> CareerGraph:
    return CareerGraph.from_dict(DATA)


def test_a_step_that_completes_a_next_move_comes_first(graph: CareerGraph) -> None:
    first, *_ = unlock(graph, "cook")
    assert first.model_dump(mode="json") == {
        "skill": "cooking",
        "from": 2,
        "to": 3,
        "learning": 1,
        "next_moves": ["sous"],
        "within_reach": ["sous"],
        "helps_next": 1,
        "helps": 3,
    }


def test_a_step_may_open_roles_further_on(graph: CareerGraph) -> None:
    first, *_ = unlock(graph, "cook", have={"cooking": 3, "hiring": 1, "wine": 3})
    assert (first.skill, first.next_moves, first.within_reach) == ("cooking", (), ("chef",))
    second = next(step for step in unlock(graph, "cook", have={"wine": 3}) if step.skill == "wine")
    assert (second.next_moves, second.within_reach) == ((), ("sommelier",))


def test_how_far_to_look(graph: CareerGraph) -> None:
    assert [step.skill for step in unlock(graph, "cook", moves=1)] == ["cooking"]
    assert [step.skill for step in unlock(graph, "cook", moves=2)] == ["cooking", "hiring", "wine"]
    assert unlock(graph, "cook", moves=10**30) == unlock(graph, "cook", moves=4)
    wine = unlock(graph, "cook", moves=1, have={"wine": 3})
    assert [step.skill for step in wine] == ["cooking"]


def test_a_step_beyond_the_limit_opens_nothing(graph: CareerGraph) -> None:
    have = {"cooking": 3, "hiring": 1}
    near = next(step for step in unlock(graph, "cook", moves=2, have=have) if step.skill == "cooking")
    assert near.within_reach == ("chef",)
    have = {"cooking": 4, "hiring": 1}
    far = next(step for step in unlock(graph, "cook", moves=3, have=have) if step.skill == "hiring")
    assert far.within_reach == ("owner",)


def test_moves_back_to_the_start_do_not_count(graph: CareerGraph) -> None:
    data = {**DATA, "moves": [{"from": "cook", "to": "waiter"}, {"from": "waiter", "to": "cook"}]}
    steps = unlock(CareerGraph.from_dict(data), "cook", only_mine=True)
    assert [step.skill for step in steps] == ["hygiene", "wine"]
    assert unlock(graph, "owner") == []


def test_effort_is_told_as_learning(graph: CareerGraph) -> None:
    learning = {step.skill: step.learning for step in unlock(graph, "cook", only_mine=True)}
    assert learning == {"cooking": 1, "hiring": 2, "hygiene": 0.5, "wine": 1}


def test_a_profile_counts(graph: CareerGraph) -> None:
    steps = unlock(graph, "cook", moves=1, profile=Profile(skills={"Cooking": 3}))
    assert steps == []


@pytest.mark.parametrize("moves", [0, -1, 1.5])
def test_at_least_one_move_ahead(graph: CareerGraph, moves: float) -> None:
    with pytest.raises(QuestionError, match=f"moves is {moves}; give a whole number from 1 up"):
        unlock(graph, "cook", moves=moves)  # type: ignore[arg-type]


def test_an_unknown_skill(graph: CareerGraph) -> None:
    with pytest.raises(UnknownNameError):
        unlock(graph, "cook", have=["juggling"])


def test_a_step_says_itself_in_a_line(graph: CareerGraph) -> None:
    assert str(unlock(graph, "cook")[0]) == (
        "<Unlock 'cooking' 2 -> 3: completes 1 next moves, opens 1 roles, helps 1 next moves>"
    )
