"""Objectives: one table of four, and those of the caller's own."""

from __future__ import annotations

import pickle
from fractions import Fraction
from typing import Any, get_args

import pytest

from careergraph import CareerGraph, NoRouteError, Objective, QuestionError
from careergraph.objectives import MOVES, OBJECTIVES, YEARS, ObjectiveName, objective_of

GRAPH = CareerGraph.from_dict(
    {
        "format": "careergraph/1",
        "title": "A kitchen",
        "roles": {key: {"title": key.title()} for key in ("cook", "chef", "owner")},
        "moves": [
            {"from": "cook", "to": "chef", "years": 2},
            {"from": "chef", "to": "owner", "years": 1},
            {"from": "cook", "to": "owner", "years": 4},
        ],
    }
)


def travel(column: Any, **fields: Any) -> Objective:  # noqa: ANN401 - of any kind
    return Objective(
        **({"name": "travel", "adds": "sum", "unit": "day", "best": "least travel"} | fields), column=column
    )


def test_the_table_and_its_names_are_the_same() -> None:
    assert tuple(OBJECTIVES) == get_args(ObjectiveName)
    assert all(OBJECTIVES[name].name == name for name in OBJECTIVES)


@pytest.mark.parametrize("objective", OBJECTIVES.values(), ids=lambda objective: objective.name)
def test_one_of_the_four_is_itself_in_another_process(objective: Objective) -> None:
    assert pickle.loads(pickle.dumps(objective)) is objective  # noqa: S301 - our own
    assert objective_of(objective) is objective_of(objective.name) is objective


def test_one_of_ones_own_passes_to_another_process() -> None:
    own = pickle.loads(pickle.dumps(travel([1, 1, 3])))  # noqa: S301 - our own
    assert GRAPH.path("cook", "owner", by=own)[0].roles == ("cook", "chef", "owner")


def test_routes_say_their_figure_and_how_they_differ() -> None:
    best, other = GRAPH.path("cook", "owner", by=travel([0.1, Fraction(1, 3), 3]), k=2)
    assert best.reasons == ("least travel: 0.4333333333 days",)
    assert other.reasons == ("number 2: 1 year and 2.566666667 days more, saves 1 move",)
    assert (other.figure, other.lower_bound) == (3, 3)
    assert "figure" in best.model_dump(mode="json")
    assert "figure" not in GRAPH.path("cook", "owner", by=YEARS)[0].model_dump(mode="json")


def test_a_share_is_told_as_one() -> None:
    stayed = travel([0.5, 0.5, 0.2], adds="product", unit="", best="most who stayed")
    best, other = GRAPH.path("cook", "owner", by=stayed, k=2)
    assert best.reasons == ("most who stayed: 25 %",)
    assert other.reasons == ("number 2: 1 year more, saves 1 move",)


def test_parts_round() -> None:
    days = travel([0.5, 0.4, 1.4], parts=1)
    assert [route.figure for route in GRAPH.path("cook", "owner", by=days, k=2)] == [1.0, 1.0]


def test_figures_that_are_not_known() -> None:
    with pytest.raises(NoRouteError, match="by travel: 2 moves do not know it and cannot be used"):
        GRAPH.path("cook", "owner", by=travel([1, None, None]))


@pytest.mark.parametrize("said", [-1, float("nan"), float("inf"), 10**101, "many", [1], object()])
def test_a_figure_that_is_none(said: object) -> None:
    with pytest.raises(QuestionError, match=r"the move chef -> owner says .*; say a number from 0 up"):
        GRAPH.path("cook", "owner", by=travel([1, said, 2]))


@pytest.mark.parametrize("said", [0, 1.1, -1])
def test_a_share_that_is_none(said: float) -> None:
    with pytest.raises(QuestionError, match="say a share, more than 0 and at most 1"):
        GRAPH.path("cook", "owner", by=travel([said, 1, 1], adds="product", unit=""))


def test_a_column_with_a_figure_too_few() -> None:
    with pytest.raises(QuestionError, match="travel has 2 figures; give one for each of the 3 moves"):
        GRAPH.path("cook", "owner", by=travel([1, 2]))


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"name": "years"}, "cannot be called 'years'"),
        ({"adds": "count"}, "no figures to add up"),
        ({"column": None}, "no figures to add up"),
    ],
)
def test_an_objective_that_cannot_be_asked_for(fields: dict[str, Any], message: str) -> None:
    with pytest.raises(QuestionError, match=message):
        GRAPH.path("cook", "owner", by=travel(fields.pop("column", [1, 1, 1]), **fields))


def test_a_name_that_is_none() -> None:
    with pytest.raises(QuestionError, match="choose one of: moves, learning, years, likelihood"):
        GRAPH.path("cook", "owner", by="pay")  # type: ignore[arg-type]
    assert objective_of("moves") is MOVES
