"""Which candidates close all that can be closed, for the least: a weighted set cover."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ["Cover", "Price", "cheapest"]

# So many candidates are weighed against one another exactly, and a search looks at so many partial choices.
MOST_WEIGHED = 60
MOST_LOOKED = 2_000


class Price(NamedTuple):
    """What resources take: first come hours, as they compare; then money, if of one currency; then how many.

    ``no_hours`` and ``no_cost`` count those that do not say: what is unknown is not free. Hours and money are
    in millionths.
    """

    no_hours: int = 0
    hours: int = 0
    no_cost: int = 0
    money: int = 0
    resources: int = 0

    def plus(self, other: Price) -> Price:
        """Return the price of both."""
        return Price(*map(sum, zip(self, other, strict=True)))


class Cover(NamedTuple):
    """Some candidates, by their places; ``proven`` where no others close as much for less."""

    chosen: list[int]
    proven: bool


def cheapest(masks: Sequence[int], prices: Sequence[Price]) -> Cover:
    """Return which candidates close all that any of them closes, and cost least.

    Parameters
    ----------
    masks
        The steps that each candidate closes, a bit each.
    prices
        What each candidate takes. The candidates come cheapest first.

    Notes
    -----
    Weighted set cover, NP-hard in general. Steps that share no candidate are looked at apart; a candidate
    that closes no more than a cheaper one is left out; the rest is a depth-first search for the step that the
    fewest close, from a greedy answer as the bound. Beyond 60 candidates or 2,000 partial choices the best
    found is given, and not proven. Of equal prices the first places count.

    Examples
    --------
    >>> hours = [Price(hours=hour, resources=1) for hour in (2, 3, 4)]
    >>> cheapest([0b001, 0b110, 0b111], hours)
    Cover(chosen=[2], proven=True)
    """
    chosen: list[int] = []
    proven = True
    for group in _apart(masks):
        found, sure = _Choice(masks, prices, group).best()
        chosen += found
        proven = proven and sure
    return Cover(sorted(chosen), proven)


def _apart(masks: Sequence[int]) -> list[list[int]]:
    """Return candidates in groups that share no step."""
    groups: list[tuple[int, list[int]]] = []
    for place, mask in enumerate(masks):
        if not mask:
            continue
        whole, members = mask, [place]
        rest = []
        for other, places in groups:
            if other & mask:
                whole |= other
                members += places
            else:
                rest.append((other, places))
        groups = [*rest, (whole, sorted(members))]
    return [members for _, members in groups]


class _Choice:
    """One group of candidates: which of them are enough, for the least."""

    def __init__(self, masks: Sequence[int], prices: Sequence[Price], group: Sequence[int]) -> None:
        self._masks, self._prices = masks, prices
        first: dict[int, int] = {}
        for place in group:
            first.setdefault(masks[place], place)
        places = list(first.values())
        self._few = len(places) <= MOST_WEIGHED
        if self._few:
            places = [place for place in places if not self._is_beaten(place, places)]
        self._places = places
        self._looked = 0
        closing: dict[int, list[int]] = {}
        for place in places:
            for bit in _bits(masks[place]):
                closing.setdefault(bit, []).append(place)
        # Where the fewest come into question most is decided.
        self._closing = sorted(closing.items(), key=lambda item: (len(item[1]), item[0]))

    def _is_beaten(self, place: int, places: Sequence[int]) -> bool:
        """Say whether a cheaper candidate closes all that this one does; they come cheapest first."""
        mask = self._masks[place]
        return any(
            self._masks[other] & mask == mask and self._prices[other] <= self._prices[place]
            for other in places
            if other != place
        )

    def best(self) -> Cover:
        """Return the best choice, and whether it is proven."""
        wanted = 0
        for place in self._places:
            wanted |= self._masks[place]
        greedy = self._greedy(wanted)
        self._best = self._price(greedy), sorted(greedy)
        if self._few:
            self._search(wanted, Price(), [])
        return Cover(self._best[1], self._few and self._looked <= MOST_LOOKED)

    def _price(self, places: Iterable[int]) -> Price:
        price = Price()
        for place in places:
            price = price.plus(self._prices[place])
        return price

    def _greedy(self, wanted: int) -> list[int]:
        """Return candidates taken one by one, each time the one that closes most, the cheapest of these."""
        chosen = []
        while wanted:
            take = max(self._places, key=lambda place: (self._masks[place] & wanted).bit_count())
            chosen.append(take)
            wanted &= ~self._masks[take]
        return chosen

    def _search(self, left: int, price: Price, chosen: list[int]) -> None:
        if not left:
            self._best = min(self._best, (price, sorted(chosen)))
            return
        self._looked += 1
        if self._looked > MOST_LOOKED:
            return
        places = next(places for bit, places in self._closing if left >> bit & 1)
        for place in places:
            more = price.plus(self._prices[place])
            if more <= self._best[0]:
                self._search(left & ~self._masks[place], more, [*chosen, place])


def _bits(mask: int) -> Iterator[int]:
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low
