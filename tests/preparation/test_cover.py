"""A weighted set cover: exact where it says so, against brute force, and bounded."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from careergraph.preparation import cover as room
from careergraph.preparation.cover import MOST_LOOKED, Price, cheapest

if TYPE_CHECKING:
    import pytest

prices = st.builds(
    Price,
    no_hours=st.integers(0, 1),
    hours=st.integers(0, 3),
    no_cost=st.integers(0, 1),
    money=st.integers(0, 2),
    resources=st.just(1),
)


def total(chosen: tuple[int, ...], costs: list[Price]) -> Price:
    return Price(*(sum(costs[place][field] for place in chosen) for field in range(len(Price._fields))))


@given(st.lists(st.tuples(st.integers(0, 63), prices), max_size=8))
@settings(max_examples=200)
def test_the_cheapest_is_what_brute_force_finds(drawn: list[tuple[int, Price]]) -> None:
    drawn.sort(key=lambda each: each[1])
    masks, costs = [mask for mask, _ in drawn], [price for _, price in drawn]
    every = 0
    for mask in masks:
        every |= mask
    found = cheapest(masks, costs)
    assert found.proven
    enough = [
        choice
        for size in range(len(masks) + 1)
        for choice in combinations(range(len(masks)), size)
        if not every & ~_union(masks, choice)
    ]
    best = min(total(choice, costs) for choice in enough)
    assert not every & ~_union(masks, tuple(found.chosen))
    assert total(tuple(found.chosen), costs) == best


def _union(masks: list[int], places: tuple[int, ...]) -> int:
    whole = 0
    for place in places:
        whole |= masks[place]
    return whole


def test_so_many_that_not_all_are_compared_are_not_proven(monkeypatch: pytest.MonkeyPatch) -> None:
    masks = [0b011, 0b110, 0b101, 0b111]
    costs = [Price(hours=1, resources=1)] * 3 + [Price(hours=9, resources=1)]
    assert cheapest(masks, costs) == ([0, 1], True)
    monkeypatch.setattr(room, "MOST_LOOKED", 1)
    assert cheapest(masks, costs) == ([3], False)
    monkeypatch.setattr(room, "MOST_WEIGHED", 3)
    assert cheapest(masks, costs) == ([3], False)


def test_steps_that_share_nothing_are_looked_at_apart() -> None:
    masks = [1 << step for _ in range(3) for step in range(40)]
    costs = [Price(hours=hours, resources=1) for hours in (1, 2, 3) for _ in range(40)]
    assert cheapest(masks, costs) == (list(range(40)), True)


def test_what_takes_unknown_hours_comes_after_what_takes_known_ones() -> None:
    assert Price(no_hours=1, resources=1) > Price(hours=10**15, resources=1)


def test_nothing_to_close_is_closed_for_nothing() -> None:
    assert cheapest([], []) == ([], True)
    assert cheapest([0, 0], [Price(), Price(hours=1)]) == ([], True)


def test_of_equal_prices_the_first_places_count() -> None:
    price = Price(hours=1, resources=1)
    assert cheapest([0b1, 0b1], [price, price]) == ([0], True)
    assert cheapest([0b01, 0b10, 0b10, 0b01], [price] * 4) == ([0, 1], True)


def test_hours_come_before_money_and_money_before_how_many() -> None:
    assert Price(hours=1, money=99) < Price(hours=2)
    assert Price(hours=1, money=1, resources=9) < Price(hours=1, money=2, resources=1)
    assert Price(no_cost=1) > Price(money=10**15)
    assert Price(1, 2, 3, 4, 5).plus(Price(10, 20, 30, 40, 50)) == Price(11, 22, 33, 44, 55)


def test_the_work_is_bounded_however_many_come_into_question() -> None:
    """Sixty candidates of a few steps each have more covers than anybody counts."""
    masks = [1 << (place * 7 % 30) | 1 << (place * 11 % 30) | 1 << (place * 13 % 30) for place in range(60)]
    costs = [Price(hours=1000 + place % 5, resources=1) for place in range(60)]
    choice = room._Choice(masks, costs, range(60))  # noqa: SLF001 - its work is what is asked
    found = choice.best()
    assert choice._looked <= MOST_LOOKED + 60  # noqa: SLF001
    assert not found.proven
    every = 0
    for place in found.chosen:
        every |= masks[place]
    assert every == _union(masks, tuple(range(60)))
