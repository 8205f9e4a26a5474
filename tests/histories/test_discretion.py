"""What may be told of few people: nothing, and of many only roundly."""

from dataclasses import replace

import pytest

from careergraph.errors import QuestionError
from careergraph.histories.careers import CareerFigures
from careergraph.histories.counts import LEFT_TARGET
from careergraph.histories.discretion import FLOOR, Discretion, Hidden, rounded
from careergraph.histories.figures import Figures, MoveFigures
from careergraph.histories.incidence import Within

WITHIN = (Within(1, 0.234, 0.2, 0.27, 9), Within(2, 0.456, 0.41, 0.51, 46))
MOVE = MoveFigures(0, 1, 52, 78, 100, 52, 2.3, (1.1, 4.8), 9.9, WITHIN)


def figures(*moves: MoveFigures, people: dict[int, int] | None = None) -> Figures:
    return Figures(123, people or {0: 104, 1: 9, 2: 10}, list(moves))


@pytest.mark.parametrize("people", range(40))
def test_numbers_are_rounded_to_the_nearest_five(people: int) -> None:
    assert rounded(people) % 5 == 0
    assert abs(rounded(people) - people) <= 2


@pytest.mark.parametrize("least", [-1, 0, FLOOR - 1])
def test_a_bound_that_protects_nobody_is_refused(least: int) -> None:
    with pytest.raises(QuestionError, match="protects nobody: say at least 3"):
        Discretion(least)
    Discretion(least, public=True)
    Discretion(FLOOR)


def test_public_figures_are_told_as_they_are() -> None:
    exact = figures(MOVE, replace(MOVE, target=2, people=1))
    shown, hidden = Discretion(public=True).applied(exact)
    assert shown == exact
    assert hidden == Hidden()


def test_few_people_are_left_out_and_counted() -> None:
    moves = (MOVE, replace(MOVE, target=2, people=9), replace(MOVE, target=LEFT_TARGET, people=17))
    shown, hidden = Discretion().applied(figures(*moves))
    assert shown.people == {0: 105, 2: 10}
    assert [(move.target, move.people, move.leavers) for move in shown.moves] == [
        (1, 50, 80),
        (LEFT_TARGET, 15, 80),
    ]
    # 9 of 78 who left, in whole per cent, rounded up.
    assert hidden == Hidden(roles=1, moves=1, departures=0.12)
    assert shown.everybody == 125


def test_years_are_told_in_halves_and_only_of_enough_people() -> None:
    (told,) = Discretion().applied(figures(MOVE))[0].moves
    assert (told.years, told.years_range, told.years_until) == (2.5, (1.0, 5.0), 10.0)
    (told,) = Discretion().applied(figures(replace(MOVE, moved=9)))[0].moves
    assert (told.moved, told.years, told.years_range, told.years_until) == (0, None, None, None)


def test_shares_are_told_in_steps_of_at_least_five_people() -> None:
    (told,) = Discretion().applied(figures(MOVE))[0].moves
    # Of 100 stays, steps of 5 %; intervals are rounded outward; too few had moved within a year.
    assert told.within == (Within(2, 0.45, 0.4, 0.55, 45),)
    (told,) = Discretion().applied(figures(replace(MOVE, stays=1000)))[0].moves
    assert told.within == (Within(2, 0.46, 0.41, 0.51, 45),)
    (told,) = Discretion().applied(figures(replace(MOVE, stays=24)))[0].moves
    assert told.within == ()


@pytest.mark.parametrize("share", [0.0, 0.013, 0.5, 0.987, 1.0])
def test_an_interval_stays_around_its_share_and_between_none_and_all(share: float) -> None:
    for stays in (25, 60, 120, 300, 700):
        within = (Within(3, share, max(0, share - 0.01), min(1, share + 0.01), 20),)
        (told,) = Discretion().applied(figures(replace(MOVE, stays=stays, within=within)))[0].moves
        (one,) = told.within
        assert 0 <= one.low <= one.share <= one.high <= 1


def test_careers_of_few_people_are_left_out_and_the_others_rounded() -> None:
    careers = [CareerFigures((0,), 104, left=17, still=9), CareerFigures((0, 1), 9)]
    shown, _ = Discretion().applied(Figures(123, {0: 104}, [], careers=careers))
    assert shown.careers == [CareerFigures((0,), 105, left=15)]


@pytest.mark.parametrize(
    ("new", "old", "renewed"),
    [
        (5, None, True),
        (100, 100, False),
        (111, 100, False),
        (112, 100, True),
        (50, 100, False),
        (12, 0, True),
    ],
)
def test_a_published_figure_is_renewed_only_for_enough_more_people(
    new: int, old: int | None, *, renewed: bool
) -> None:
    """What was published as 100 may have been 102: ten more than that is 112."""
    assert Discretion().renews(new, old) == renewed
    assert Discretion(public=True).renews(new, old)
