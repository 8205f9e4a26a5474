"""What the page knows of resources, credentials and pay: nothing where the graph does not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from careergraph.person import credentials_held
from careergraph.preparation.offers import Offers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from careergraph.document.records import Cost
    from careergraph.graph import CareerGraph
    from careergraph.person import Profile
    from careergraph.preparation.offers import Offer

    Numbers = Callable[[Iterable[str]], list[int]]

__all__ = ["held_credentials", "offers_data"]


def offers_data(graph: CareerGraph, numbers: Numbers) -> dict[str, Any]:
    """Return the resources, cheapest first, the credentials, which moves require them, and what roles pay.

    Parameters
    ----------
    graph
        The graph.
    numbers
        Turns ids of sources into their numbers on the page.
    """
    columns = graph.columns
    credentials = {key: number for number, key in enumerate(graph.file.credentials)}
    known: dict[str, Any] = {
        "resources": [_resource(offer, columns.skill_number, numbers) for offer in graph.derived(Offers).all]
        if columns.taught
        else [],
        "credentials": [
            [
                key,
                credential.title,
                credential.where,
                credential.years,
                credential.hours,
                _cost(credential.cost),
                numbers(credential.sources),
            ]
            for key, credential in graph.file.credentials.items()
        ],
        "required": [
            [row, [credentials[key] for key in move.credentials]]
            for row, move in enumerate(graph.moves_by_id())
            if move.credentials
        ]
        if credentials
        else [],
        "pay": list(_pay(graph, numbers)),
    }
    return {name: value for name, value in known.items() if value}


def held_credentials(graph: CareerGraph, profile: Profile | None) -> Sequence[int] | None:
    """Return the numbers of the credentials that a profile names; None where it names none."""
    held = credentials_held(graph, None, profile=profile)
    return [number for number, key in enumerate(graph.file.credentials) if key in held] or None


def _resource(offer: Offer, skill: Any, numbers: Numbers) -> list[Any]:  # noqa: ANN401 - id -> number
    taught = [
        [skill[key], first, last or 0] for key in sorted(offer.teaches) for first, last in offer.teaches[key]
    ]
    cost = _cost(offer.cost)
    return [offer.title, offer.where, offer.hours, cost, list(offer.price), taught, numbers(offer.sources)]


def _cost(cost: Cost | None) -> list[Any] | None:
    return None if cost is None else [cost.amount, cost.currency]


def _pay(graph: CareerGraph, numbers: Numbers) -> Iterable[list[Any]]:
    for number, key in enumerate(graph.columns.role_ids):
        role = graph.roles[key]
        if role.pay:
            pay = role.pay
            amounts = [pay.low, pay.middle, pay.high]
            sources = numbers(graph.sources_of(role, "pay", pay))
            yield [number, *amounts, pay.currency, pay.period, pay.place, pay.as_of, sources]
