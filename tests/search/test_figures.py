"""Figures that add up exactly: years, sums, and products of shares."""

from __future__ import annotations

import pickle
from fractions import Fraction
from math import inf
from typing import Any

import pytest

from careergraph import Objective
from careergraph.objectives import LIKELIHOOD
from careergraph.search.figures import CERTAIN, MOST, Rarity, measure_of, millionths, years_of


@pytest.mark.parametrize(
    ("years", "parts"),
    [
        (0, 0),
        (2.5, 2_500_000),
        (0.0000005, 1),
        (0.00000049, 0),
        (0.1 + 0.2, 300_000),
        (1e300, 10**306),
        (1e6 + 0.0000005, 10**12 + 1),
        (4.9999995, 5_000_000),
        (1.0000005, 1_000_001),
    ],
)
def test_years_in_millionths_are_rounded_half_up(years: float, parts: int) -> None:
    assert millionths(years) == parts
    exact = Fraction(repr(years)) * 1_000_000 + Fraction(1, 2)
    assert parts == exact.numerator // exact.denominator


def test_millionths_are_told_as_years() -> None:
    assert years_of(millionths(0.7) + millionths(0.2)) == 0.9
    assert years_of(inf) is None
    assert years_of(10**400) == pytest.approx(1.797e308, rel=1e-3)


def test_the_rarer_comes_later_exactly() -> None:
    third = Rarity(3, 1)
    assert third == Rarity(6, 2) == Rarity(3 * 10**50, 10**50)
    assert hash(third) == hash(Rarity(6, 2))
    # Floats do not tell these apart.
    assert Rarity(3 * 10**30 + 1, 10**30) > third > Rarity(3 * 10**30 - 1, 10**30)
    assert third >= Rarity(3, 1) >= CERTAIN
    assert CERTAIN < third <= Rarity(7, 2)
    assert third != 3


def test_one_way_after_another_multiplies() -> None:
    both = Rarity(3, 1) + Rarity(4, 2)
    assert both == Rarity(6, 1)
    assert both.likelihood == pytest.approx(1 / 6)
    assert CERTAIN + both == both


@pytest.mark.parametrize("logarithm", [0.0, 1e-12, 1.0, 50.0, 699.0])
def test_a_rarity_below_a_logarithm_is_no_higher_and_little_lower(logarithm: float) -> None:
    below = Rarity.below(logarithm)
    assert below.log <= logarithm
    assert below.log >= logarithm - 1e-8 * max(1.0, logarithm)
    assert below >= CERTAIN


SUM = measure_of(Objective(name="own", adds="sum", unit="x", best="b", column=[]))
TENTHS = measure_of(Objective(name="own", adds="sum", unit="x", best="b", column=[], parts=10))
PRODUCT = measure_of(LIKELIHOOD)


@pytest.mark.parametrize(
    ("said", "figure"),
    [
        (0, 0),
        (3, 3),
        (0.1, Fraction(1, 10)),
        (2.0, 2),
        ("1/3", Fraction(1, 3)),
        (True, 1),
        (Fraction(4, 2), 2),
    ],
)
def test_a_figure_counts_as_the_number_that_it_shows(said: Any, figure: Any) -> None:  # noqa: ANN401
    assert SUM.figure(said) == figure
    assert type(SUM.figure(said)) is type(figure)


@pytest.mark.parametrize("said", [-1, -0.1, float("nan"), inf, MOST + 1, "x", None, [1]])
def test_what_is_no_figure_to_be_added(said: Any) -> None:  # noqa: ANN401
    with pytest.raises((ValueError, TypeError, OverflowError)):
        SUM.figure(said)


@pytest.mark.parametrize("said", [0, -0.5, 1.01, float("nan"), "x"])
def test_what_is_no_share(said: Any) -> None:  # noqa: ANN401
    with pytest.raises((ValueError, TypeError)):
        PRODUCT.figure(said)


def test_sums_are_exact_and_told_whole_where_they_are() -> None:
    total = SUM.total([SUM.figure(0.1)] * 10)
    assert total == 1
    assert repr(SUM.told(total)) == "1"
    assert SUM.told(SUM.figure(0.25)) == 0.25
    assert SUM.told(inf) is None
    assert SUM.total([]) == SUM.zero == 0
    assert SUM.slack(1e9) == 0
    assert SUM.least(7) == 7


def test_parts_of_a_unit_are_rounded_half_up() -> None:
    assert [TENTHS.figure(said) for said in (0.04, 0.05, 0.15, 1)] == [0, 1, 2, 10]
    assert TENTHS.told(TENTHS.figure(0.15)) == 0.2


def test_products_are_exact_and_told_as_shares() -> None:
    figures = [PRODUCT.figure((1, 3)), PRODUCT.figure(0.5), PRODUCT.figure(1)]
    assert PRODUCT.total(figures) == Rarity(6, 1)
    assert PRODUCT.told(PRODUCT.total(figures)) == pytest.approx(1 / 6)
    assert PRODUCT.told(inf) is None
    assert PRODUCT.total([]) == CERTAIN
    quick = PRODUCT.quick(Rarity(6, 1))
    assert PRODUCT.least(quick) <= Rarity(6, 1)
    assert PRODUCT.slack(quick) > 0


def test_figures_pass_to_another_process() -> None:
    again = pickle.loads(pickle.dumps(Rarity(6, 2)))  # noqa: S301 - our own
    assert again == Rarity(3, 1)
