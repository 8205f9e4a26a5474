"""Exact figures, from counts alone."""

from collections import Counter

import pytest

from careergraph.histories.counts import LEFT_TARGET, Counts, Risk
from careergraph.histories.figures import MoveFigures, figures_of


def counts_of(stays: int = 40, *, day: int = 365) -> Counts:
    """Count so many first stays in role 0: a half goes to role 1, a quarter leaves a year later."""
    risk = Risk(
        Counter({0: stays}),
        Counter({(day, 1): stays // 2, (2 * day, LEFT_TARGET): stays // 4, (3 * day, None): stays // 4}),
    )
    moves = {(0, LEFT_TARGET): stays // 4, (1, 0): 3, (0, 1): stays // 2, (0, 2): 1}
    return Counts({0: stays, 1: stays // 2}, {0: stays * 3 // 4 + 1, 1: 3}, moves, {0: risk}, 50)


def test_moves_come_by_role_and_target_and_leaving_last() -> None:
    figures = figures_of(counts_of())
    assert [(move.role, move.target) for move in figures.moves] == [(0, 1), (0, 2), (0, LEFT_TARGET), (1, 0)]
    assert (figures.everybody, figures.people) == (50, {0: 40, 1: 20})


def test_a_move_of_a_role_that_was_timed_has_its_years() -> None:
    move = figures_of(counts_of()).moves[0]
    assert (move.people, move.leavers, move.stays, move.moved) == (20, 31, 40, 20)
    assert move.years == pytest.approx(365 / 365.25)
    assert move.years_range == (move.years, move.years)
    assert move.years_until == pytest.approx(730 / 365.25)
    assert [(one.years, one.share, one.people) for one in move.within] == [(1, 0.5, 20), (2, 0.5, 20)]
    assert move.within[0].low < 0.5 < move.within[0].high


def test_a_move_that_no_first_stay_made_has_people_alone() -> None:
    """Role 2 was come to once, by a later stay; its shares are none, and its years unknown."""
    move = figures_of(counts_of()).moves[1]
    assert (move.people, move.years, move.years_range, move.years_until) == (1, None, None, None)
    assert all(one.share == 0 for one in move.within)


def test_a_role_that_was_not_timed_has_people_alone() -> None:
    assert figures_of(counts_of()).moves[3] == MoveFigures(1, 0, 3, 3)


def test_too_few_stays_support_no_times() -> None:
    move = figures_of(counts_of(8)).moves[0]
    assert (move.people, move.stays, move.years, move.within) == (4, 8, None, ())
