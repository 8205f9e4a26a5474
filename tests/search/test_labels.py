"""Labels compared in all that the total order looks at."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING, Any

import pytest

from careergraph.objectives import OBJECTIVES, YEARS
from careergraph.search import (
    Budget,
    Limits,
    hops_to,
)
from careergraph.search.bound import Bound
from careergraph.search.labels import FirstRoute, Label, first_route
from careergraph.search.shortest import costs_to, looked_up
from tests.search.small import asked, counting

if TYPE_CHECKING:
    from careergraph.objectives import ObjectiveName


def chain(*places: int, union: int = 0, years: float = 0, figure: Any = None, visited: int = 0) -> Label:  # noqa: ANN401
    label = None
    for moves, place in enumerate(places):
        label = Label(place, label, moves, union, years, figure, visited)
    assert label is not None
    return label


def test_a_label_is_a_path() -> None:
    assert chain(3, 1, 2).path() == (3, 1, 2)
    assert chain(3).path() == (3,)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ((0, 1), (0, 2)),
        ((0, 1, 9), (0, 2, 3)),
        ((0, 1), (0, 1, 5)),
        ((0, 1, 9), (0, 2)),
        ((0, 1, 2, 3), (0, 1, 3)),
    ],
)
def test_paths_are_ordered_place_by_place_as_tuples_are(one: tuple[int, ...], other: tuple[int, ...]) -> None:
    assert one < other
    assert chain(*one) < chain(*other)
    assert not chain(*other) < chain(*one)
    assert not chain(*one) < chain(*one)


def test_a_label_dominates_one_that_no_continuation_makes_better() -> None:
    base = chain(0, 1, 4, union=0b11, years=5)
    for worse in (
        chain(0, 2, 4, union=0b111, years=5),
        chain(0, 2, 4, union=0b11, years=6),
        chain(0, 1, 2, 4, union=0b11, years=5),
        chain(0, 2, 4, union=0b11, years=inf),
    ):
        assert base.dominates(worse)
        assert worse.is_dominated([chain(0, 9, union=1 << 9), base])
        assert not worse.dominates(base)
    for other in (
        chain(0, 2, 4, union=0b101, years=5),
        chain(0, 2, 4, union=0b11, years=4),
        chain(0, 4, union=0b11, years=5),
        # As good in all, and first by ids.
        chain(0, 0, 4, union=0b11, years=5),
    ):
        assert not base.dominates(other)
        assert not other.is_dominated([base])


def test_what_is_carried_beside_and_what_must_not_be_visited_twice_count_too() -> None:
    assert chain(0, 1, figure=1).dominates(chain(0, 2, figure=2))
    assert not chain(0, 1, figure=2).dominates(chain(0, 2, figure=1))
    assert chain(0, 1, visited=0b1).dominates(chain(0, 2, visited=0b11))
    assert not chain(0, 1, visited=0b10).dominates(chain(0, 2, visited=0b1))


def searched(by: ObjectiveName, limits: Limits | None = None, *, budget: Budget | None = None) -> FirstRoute:
    limits = limits or Limits()
    question = asked(by)
    left = (
        None
        if question.adding is None
        else looked_up(costs_to(question.view, question.adding, question.goal))
    )
    years = looked_up(costs_to(question.view, YEARS, question.goal)) if limits.years < inf else None
    return first_route(
        question.view,
        question.steps,
        question.start,
        question.goal,
        by=question.by,
        bound=Bound(question.view, question.steps, question.goal, budget=Budget()),
        budget=budget or Budget(),
        hops=looked_up(hops_to(question.view, question.goal)),
        figures=question.view.figures,
        left=left,
        years_left=years,
        limits=limits,
    )


@pytest.mark.parametrize("by", OBJECTIVES)
@pytest.mark.parametrize(
    "limits", [Limits(), Limits(moves=3), Limits(moves=4, years=4_000_000), Limits(units=11), Limits(moves=1)]
)
def test_the_first_route_within_limits_is_that_of_brute_force(by: ObjectiveName, limits: Limits) -> None:
    question = asked(by, limits=limits)
    wanted = [path for path in counting(question) if question.counts(path)]
    assert searched(by, limits) == FirstRoute(wanted[0] if wanted else (), certain=True)


def test_a_search_that_is_cut_is_not_certain() -> None:
    assert searched("learning", budget=Budget(work=0)) == FirstRoute((), certain=False)
