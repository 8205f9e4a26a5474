"""The resources of a graph, each once with all that it teaches, the cheapest first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from careergraph.answers import Learn
from careergraph.preparation.cover import Price

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from careergraph.answers import Lesson
    from careergraph.document.records import Cost
    from careergraph.graph import CareerGraph

__all__ = ["Offer", "Offers", "Steps", "currency_of"]

# Hours and money count in millionths, as years do: they add up exactly. No more of them are told apart.
MILLION = 1_000_000
MOST_COUNTED = 1e9

Steps = Mapping[str, tuple[int, int]]


@dataclass(frozen=True)
class Offer:
    """A resource with all that it teaches: skill id -> the levels that it leads from (0: none) and to.

    ``to`` is None where nobody says how far it leads.
    """

    title: str
    where: str | None
    hours: float | None
    cost: Cost | None
    teaches: dict[str, list[tuple[int, int | None]]] = field(default_factory=dict)
    sources: dict[str, None] = field(default_factory=dict)

    @property
    def price(self) -> Price:
        """Return what it takes."""
        money = self.cost.amount if self.cost else 0
        return Price(
            int(self.hours is None),
            _millionths(self.hours or 0),
            int(self.cost is None),
            _millionths(money),
            1,
        )

    def may_teach(self, skills: Iterable[str]) -> bool:
        """Say whether it teaches one of some skills, and nobody says how far."""
        return any(to is None for skill in skills for _, to in self.teaches.get(skill, ()))

    def closes(self, missing: Steps) -> list[Learn]:
        """Return the steps of ``missing`` (skill id -> level held, level asked) that it closes."""
        return [
            Learn(skill=skill, from_=first, to=last)
            for skill in sorted(self.teaches.keys() & missing.keys())
            for first, last in _runs(self.teaches[skill], *missing[skill])
        ]


def _millionths(amount: float) -> int:
    return round(min(amount, MOST_COUNTED) * MILLION)


def _runs(spans: Iterable[tuple[int, int | None]], held: int, asked: int) -> Iterator[tuple[int, int]]:
    """Yield the parts of the way from a level to a higher one that spans of levels cover, each once."""
    reached = held
    first = None
    for low, high in sorted((low, high) for low, high in spans if high is not None):
        start, end = max(low, held), min(high, asked)
        if end <= max(start, reached):
            continue
        if first is not None and start > reached:
            yield first, reached
            first = None
        if first is None:
            first = max(start, reached)
        reached = end
    if first is not None:
        yield first, reached


class Offers:
    """All resources of a graph, the cheapest first; made once by ``graph.derived(Offers)``."""

    def __init__(self, graph: CareerGraph) -> None:
        found: dict[tuple[str, str | None, float | None, Cost | None], Offer] = {}
        for skill in sorted(graph.columns.taught):
            for resource in graph.skills[skill].resources:
                key = resource.title, resource.where, resource.hours, resource.cost
                offer = found.setdefault(key, Offer(*key))
                offer.teaches.setdefault(skill, []).append((resource.from_level or 0, resource.to_level))
                offer.sources.update(dict.fromkeys(resource.sources))
        self.all = sorted(
            found.values(),
            key=lambda offer: (offer.price, offer.title, offer.where or "", currency_of(offer)),
        )
        self._teaching: dict[str, list[int]] = {}
        for number, offer in enumerate(self.all):
            for skill in offer.teaches:
                self._teaching.setdefault(skill, []).append(number)
        # What was found for some steps, with some resources taken before.
        self.kept: dict[object, tuple[tuple[Lesson, ...], tuple[Lesson, ...], bool, frozenset[int]]] = {}

    def teaching(self, skills: Iterable[str]) -> list[int]:
        """Return the numbers of the resources that teach some of these skills, the cheapest first."""
        return sorted({number for skill in skills for number in self._teaching.get(skill, ())})


def currency_of(offer: Offer) -> str:
    """Return the currency of what a resource costs, or an empty text."""
    return (offer.cost.currency if offer.cost else None) or ""
