"""The resources of a graph, each once, and which steps of learning each closes."""

from __future__ import annotations

from typing import Any

import pytest

from careergraph import CareerGraph
from careergraph.answers import Learn
from careergraph.document.records import Cost
from careergraph.preparation.cover import Price
from careergraph.preparation.offers import Offer, Offers, currency_of
from tests.preparation.offers import offering


def test_a_resource_of_several_skills_is_one() -> None:
    offers = Offers(offering())
    assert [(offer.title, sorted(offer.teaches)) for offer in offers.all] == [
        ("Kitchen basics", ["cooking", "hygiene"]),
        ("Cooking alone", ["cooking"]),
        ("Kitchen and people", ["cooking", "leading"]),
        ("A year with a chef", ["cooking"]),
        ("A book", ["leading"]),
    ]


def offer(*spans: tuple[int, int | None], **more: Any) -> Offer:  # noqa: ANN401 - of an offer
    fields: dict[str, Any] = {"title": "T", "where": None, "hours": None, "cost": None}
    return Offer(**fields | more, teaches={"a": list(spans)})


@pytest.mark.parametrize(
    ("spans", "held", "asked", "closed"),
    [
        ([(0, 2)], 0, 3, [(0, 2)]),
        ([(0, 3)], 1, 2, [(1, 2)]),
        ([(0, 1), (1, 2)], 0, 2, [(0, 2)]),
        ([(2, 3), (0, 1)], 0, 3, [(0, 1), (2, 3)]),
        ([(0, 2), (1, 3)], 0, 3, [(0, 3)]),
        ([(0, 4), (1, 2)], 0, 4, [(0, 4)]),
        ([(0, 1)], 1, 3, []),
        ([(3, 4)], 0, 3, []),
        ([(0, None)], 0, 3, []),
        ([(0, 2)], 2, 2, []),
    ],
)
def test_the_steps_that_spans_of_levels_close(
    spans: list[tuple[int, int | None]], held: int, asked: int, closed: list[tuple[int, int]]
) -> None:
    found = offer(*spans).closes({"a": (held, asked), "b": (0, 9)})
    assert found == [Learn(skill="a", from_=low, to=high) for low, high in closed]


def test_what_may_teach_says_no_end() -> None:
    book = offer((0, 2), (2, None))
    assert book.may_teach(["b", "a"])
    assert not book.may_teach(["b"])
    assert not offer((0, 2)).may_teach(["a"])


@pytest.mark.parametrize(
    ("more", "price"),
    [
        ({}, Price(no_hours=1, no_cost=1, resources=1)),
        ({"hours": 0.1, "cost": Cost(0)}, Price(hours=100_000, resources=1)),
        ({"hours": 1e300, "cost": Cost(2.5, "EUR")}, Price(hours=10**15, money=2_500_000, resources=1)),
    ],
)
def test_what_an_offer_takes_in_millionths(more: dict[str, Any], price: Price) -> None:
    assert offer(**more).price == price


def test_the_currency_of_an_offer() -> None:
    assert Cost(5, "EUR") != Cost(5, "GBP")
    assert [currency_of(offer(cost=cost)) for cost in (None, Cost(0), Cost(1, "EUR"))] == ["", "", "EUR"]


def test_offers_come_cheapest_first_and_are_found_by_what_they_teach() -> None:
    offers = Offers(offering())
    assert offers.teaching(["hygiene"]) == [0]
    assert offers.teaching(["leading", "cooking", "leading"]) == [0, 1, 2, 3, 4]
    assert offers.teaching(["nothing"]) == offers.teaching([]) == []
    prices = [one.price for one in offers.all]
    assert prices == sorted(prices)
    # The sources of all that says it are the resource's.
    assert list(offers.all[0].sources) == ["school"]


def test_one_title_with_other_hours_is_another_resource() -> None:
    both = [{"title": "Course", "to": 1, "hours": 1}, {"title": "Course", "to": 2, "hours": 2}]
    graph = CareerGraph.from_dict(
        {
            "format": "careergraph/1",
            "title": "T",
            "skills": {"a": {"title": "A", "resources": both}},
            "roles": {"x": {"title": "X"}},
            "moves": [],
        }
    )
    assert [one.hours for one in graph.derived(Offers).all] == [1, 2]
    assert graph.derived(Offers) is graph.derived(Offers)
