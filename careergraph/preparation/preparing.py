"""What one prepares a move with: the resources that teach what is missing, the credentials still to get.

Which resources are enough and take the least is a weighted set cover: solved exactly where few come into
question, else the best that a bounded search finds. See `careergraph.preparation.cover`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from careergraph.answers import Learn, Lesson, Preparation, ToGet
from careergraph.preparation.cover import Price, cheapest
from careergraph.preparation.offers import Offers, currency_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from careergraph.answers import Route
    from careergraph.graph import CareerGraph
    from careergraph.preparation.offers import Offer, Steps

__all__ = ["prepare", "prepared"]

# So many answers are kept: many routes share their steps.
MOST_KEPT = 10_000


class _Preparing:
    """Prepares the moves of one way, one after the other: what was taken for one is there for the next."""

    def __init__(self, graph: CareerGraph, held: Iterable[str] = ()) -> None:
        self._graph = graph
        self._credentials = set(held)
        self._taken: frozenset[int] = frozenset()

    def next(
        self, missing: Steps, credentials: Iterable[str] = (), *, others: bool = False
    ) -> Preparation | None:
        """Return what one prepares a move with; None where the graph knows of nothing."""
        found: tuple[Lesson, ...] = ()
        rest: tuple[Lesson, ...] = ()
        proven = True
        if self._graph.columns.taught and missing:
            offers = self._graph.derived(Offers)
            numbers = offers.teaching(missing)
            key = tuple(sorted(missing.items())), self._taken.intersection(numbers), others
            if key not in offers.kept:
                if len(offers.kept) >= MOST_KEPT:
                    offers.kept.clear()
                offers.kept[key] = self._lessons(offers, numbers, missing, others=others)
            found, rest, proven, chosen = offers.kept[key]
            self._taken |= chosen
        to_get = [key for key in dict.fromkeys(credentials) if key not in self._credentials]
        self._credentials.update(to_get)
        if not (found or rest or to_get):
            return None
        return Preparation(
            resources=found,
            others=rest,
            credentials=tuple(map(self._to_get, to_get)),
            proven=proven,
        )

    def _to_get(self, key: str) -> ToGet:
        credential = self._graph.file.credentials[key]
        return ToGet(
            credential=key,
            title=credential.title,
            where=credential.where,
            years=credential.years,
            hours=credential.hours,
            cost=credential.cost,
            sources=credential.sources,
        )

    def _lessons(
        self, offers: Offers, numbers: Sequence[int], missing: Steps, *, others: bool
    ) -> tuple[tuple[Lesson, ...], tuple[Lesson, ...], bool, frozenset[int]]:
        """Return the cheapest resources that close what can be closed, others, if that is sure, and which."""
        closing = {number: offers.all[number].closes(missing) for number in numbers}
        bits = {step: bit for bit, step in enumerate(_steps(missing))}
        candidates = [number for number in numbers if closing[number]]
        prices = dict(
            zip(candidates, _comparable([offers.all[number] for number in candidates]), strict=True)
        )
        # What was taken for an earlier move costs nothing more.
        prices |= dict.fromkeys(self._taken.intersection(candidates), Price())
        candidates.sort(key=lambda number: (prices[number], number))
        masks = [sum(1 << bits[step] for step in _unrolled(closing[number])) for number in candidates]
        places, proven = cheapest(masks, [prices[number] for number in candidates])
        chosen = [candidates[place] for place in places]
        closed = {step for number in chosen for step in _unrolled(closing[number])}
        still = {skill for skill, level in bits if (skill, level) not in closed}

        def lesson(number: int) -> Lesson:
            return self._lesson(offers.all[number], closing[number], missing, before=number in self._taken)

        # In the order in which a person reads what is to learn.
        chosen.sort(key=lambda number: [(step.skill, step.to) for step in closing[number]])
        rest = (
            number
            for number in numbers
            if number not in chosen
            and (others if closing[number] else offers.all[number].may_teach(missing if others else still))
        )
        return tuple(map(lesson, chosen)), tuple(map(lesson, rest)), proven, frozenset(chosen)

    @staticmethod
    def _lesson(offer: Offer, closes: Sequence[Learn], missing: Steps, *, before: bool) -> Lesson:
        return Lesson(
            title=offer.title,
            where=offer.where,
            hours=offer.hours,
            cost=offer.cost,
            skills=tuple(sorted(offer.teaches.keys() & missing.keys())),
            closes=tuple(closes),
            before=before,
            sources=tuple(offer.sources),
        )


def _steps(missing: Steps) -> Iterator[tuple[str, int]]:
    for skill, (held, asked) in sorted(missing.items()):
        for level in range(held + 1, asked + 1):
            yield skill, level


def _unrolled(learn: Iterable[Learn]) -> Iterator[tuple[str, int]]:
    for item in learn:
        for level in range(item.from_ + 1, item.to + 1):
            yield item.skill, level


def _comparable(offers: Sequence[Offer]) -> list[Price]:
    """Return prices that compare: amounts of several currencies do not, and are then left out."""
    currencies = {currency_of(offer) for offer in offers} - {""}
    if len(currencies) <= 1:
        return [offer.price for offer in offers]
    return [offer.price._replace(no_cost=0, money=0) for offer in offers]


def prepare(
    graph: CareerGraph,
    missing: Steps,
    credentials: Iterable[str] = (),
    *,
    held: Iterable[str] = (),
    others: bool = False,
) -> Preparation | None:
    """Return what one prepares a move, or a role, with; None where the graph knows of nothing.

    Parameters
    ----------
    graph
        The graph.
    missing
        What is to learn: skill id -> the level held and the level asked.
    credentials
        The ids of those that the move requires.
    held
        The ids of those that the person holds.
    others
        Whether to name all other resources too, and not only those of which nobody says how far they lead.
    """
    return _Preparing(graph, held).next(missing, credentials, others=others)


def prepared(graph: CareerGraph, route: Route, held: Iterable[str] = ()) -> Route:
    """Return a route whose steps say what one prepares them with: resources taken, and credentials got, once.

    ``held`` are the ids of credentials that the person holds.
    """
    preparing = _Preparing(graph, held)
    steps = []
    for step in route.steps:
        missing = {item.skill: (item.from_, item.to) for item in step.learn}
        credentials = graph.move(step.from_, step.to).credentials if graph.file.credentials else ()
        found = preparing.next(missing, credentials)
        steps.append(step if found is None else step.model_copy(update={"preparation": found}))
    return route.model_copy(update={"steps": tuple(steps)})
