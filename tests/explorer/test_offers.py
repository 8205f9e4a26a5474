"""What the page knows of resources, credentials and pay."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from careergraph import CareerGraph, Profile
from careergraph.explorer.offers import held_credentials, offers_data
from careergraph.preparation.offers import Offers
from tests.explorer.small import small
from tests.preparation.offers import OFFERS, offering

if TYPE_CHECKING:
    from collections.abc import Iterable


def numbers(sources: Iterable[str]) -> list[int]:
    return [["school", "survey"].index(source) for source in sources]


def test_resources_stand_in_the_order_in_which_python_has_them() -> None:
    graph = offering()
    resources = offers_data(graph, numbers)["resources"]
    assert [resource[0] for resource in resources] == [offer.title for offer in graph.derived(Offers).all]
    title, where, hours, cost, price, taught, sources = resources[2]
    assert (title, where, hours, cost) == ("Kitchen and people", None, 20, [90, "EUR"])
    assert price == list(graph.derived(Offers).all[2].price)
    # Skills by number; levels from and to.
    assert taught == [[0, 1, 2], [2, 0, 1]]
    assert sources == []
    # How far it leads is not known: 0.
    assert resources[4][0] == "A book"
    assert resources[4][5] == [[2, 0, 0]]


def test_credentials_keep_the_order_of_the_file_and_moves_name_them_by_number() -> None:
    data = offers_data(offering(), numbers)
    assert data["credentials"] == [
        ["health-card", "Health card", None, None, 2, None, [0]],
        ["letter", "Master's letter", None, 1.5, None, [900, "EUR"], []],
    ]
    # Moves come by the ids of their roles: cook to chef, porter to cook.
    assert data["required"] == [[0, [1, 0]], [1, [0]]]


def test_what_roles_pay() -> None:
    assert offers_data(offering(), numbers)["pay"] == [
        [0, 21.5, None, None, "EUR", "hour", None, None, []],
        [1, 28_000, 31_000, 36_000, "EUR", "year", "Vienna", "2026-06", [1]],
    ]


def test_of_what_a_graph_does_not_know_nothing_is_said() -> None:
    assert offers_data(small(), numbers) == {}
    without = {key: value for key, value in OFFERS.items() if key != "credentials"}
    without["moves"] = [{key: move[key] for key in ("from", "to")} for move in OFFERS["moves"]]
    assert set(offers_data(CareerGraph.from_dict(without), numbers)) == {"resources", "pay"}


@pytest.mark.parametrize(
    ("profile", "held"),
    [
        (None, None),
        (Profile({"cooking": 1}), None),
        (Profile(credentials=["MASTER'S letter"]), [1]),
        (Profile(credentials=["letter", "health-card", "unheard of"]), [0, 1]),
    ],
)
def test_credentials_of_a_profile_by_number(profile: Profile | None, held: list[int] | None) -> None:
    assert held_credentials(offering(), profile) == held
