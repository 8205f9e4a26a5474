"""What teaches, what is to be got and what is paid: in words, and where two of them compare."""

from typing import Any

import pytest

from careergraph import QuestionError
from careergraph.document.offers import Cost, Credential, Pay, Resource, comparable_pay


def test_typical_pay_is_the_middle_or_lies_halfway_or_is_unknown() -> None:
    assert Pay("EUR", "year", low=1, middle=2, high=9).typical == 2
    assert Pay("EUR", "year", low=1, high=9).typical == 5
    assert Pay("EUR", "year", high=1.7e308, low=1.7e308).typical == 1.7e308
    assert Pay("EUR", "year", low=1).typical is None


@pytest.mark.parametrize(
    ("amounts", "words"),
    [
        ({"low": 1, "high": 2}, "EUR 1 to 2 a month"),
        ({"high": 2e6}, "up to EUR 2,000,000 a month"),
        ({"middle": 2, "low": 1}, "EUR 2 a month, from 1"),
        ({"middle": 2, "high": 3.5}, "EUR 2 a month, up to 3.50"),
        ({"middle": 0, "place": "Graz"}, "EUR 0 a month (Graz)"),
        ({"low": 0, "high": 1e300}, "EUR 0 to 1e+300 a month"),
    ],
)
def test_pay_in_words(amounts: dict[str, Any], words: str) -> None:
    assert str(Pay("EUR", "month", **amounts)) == words


def test_pay_compares_within_one_currency_and_one_period() -> None:
    yearly = Pay("EUR", "year", middle=48_000)
    assert comparable_pay(yearly, Pay("EUR", "year", low=50_000, high=60_000)) == (48_000, 55_000)
    assert comparable_pay(yearly, Pay("EUR", "month", middle=4_000)) is None
    assert comparable_pay(yearly, Pay("GBP", "year", middle=48_000)) is None
    # An end alone is nothing typical, and nothing is known of a role without pay.
    assert comparable_pay(yearly, Pay("EUR", "year", low=50_000)) is None
    assert comparable_pay(Pay("EUR", "year", high=50_000), yearly) is None
    assert comparable_pay(yearly, None) is None
    assert comparable_pay(None, None) is None


def test_nothing_paid_is_an_amount_like_any_other() -> None:
    assert comparable_pay(Pay("EUR", "year", middle=0), Pay("EUR", "year", middle=1)) == (0, 1)


@pytest.mark.parametrize(
    ("cost", "words"),
    [
        (Cost(0), "free"),
        (Cost(0, "EUR"), "free"),
        (Cost(0.5, "EUR"), "EUR 0.50"),
        (Cost(12e3, "USD"), "USD 12,000"),
    ],
)
def test_what_something_costs_in_words(cost: Cost, words: str) -> None:
    assert str(cost) == words


def test_a_resource_is_read_by_the_names_of_a_file_and_by_ours() -> None:
    written: dict[str, Any] = {"title": "A course", "from": 1, "to": 2}
    assert Resource(**written) == Resource("A course", from_level=1, to_level=2)


@pytest.mark.parametrize("hours", [-1, float("inf"), "2", True])
def test_hours_are_an_amount(hours: object) -> None:
    with pytest.raises(QuestionError):
        Resource("A course", hours=hours)  # type: ignore[arg-type]
    with pytest.raises(QuestionError):
        Credential("A licence", hours=hours)  # type: ignore[arg-type]
