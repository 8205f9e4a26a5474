r"""How many make a move, and when: the Aalen-Johansen estimator, from whole numbers.

With ``n(t)`` first stays at risk at ``t`` days in the role and ``d_j(t)`` moves to ``j`` then (``d`` all)::

    S(t)   = prod over s <= t of (1 - d(s) / n(s))
    F_j(t) = sum  over s <= t of S(s-) d_j(s) / n(s)          S + sum of all F_j = 1

``F_j(t)`` reads: of 100 who enter the role, so many have made this move, directly, at most ``t`` days after
they entered. Who is still there, or was when the data end, is counted as such. The variance is that of the
delta method (Marubini and Valsecchi, *Analysing Survival Data from Clinical Trials and Observational
Studies*, 1995); intervals are Wilson's on the effective sample ``F (1 - F) / Var F``: the plain Wilson
interval where nobody is censored. This is the only module of the room with floating-point numbers.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate
from statistics import NormalDist
from typing import TYPE_CHECKING

from careergraph.histories.counts import LEFT_TARGET

if TYPE_CHECKING:
    from collections.abc import Sequence

    from careergraph.histories.counts import Risk

__all__ = ["DAYS_A_YEAR", "HORIZONS", "Curves", "Share", "Within", "days_of", "wilson"]

DAYS_A_YEAR = 365.25
# Years at which shares are told.
HORIZONS = (1, 2, 3, 5, 7, 10, 15)
# A figure is supported where at least so many were at risk, as long as more than this share is still there.
FEWEST = 10
TAIL = 0.05

_Z = NormalDist().inv_cdf(0.975)
# Equal shares may differ in their last digits by how they were summed.
_TINY = 1e-12


def days_of(years: float) -> int:
    """Return the days of some years, the anniversary itself among them.

    >>> days_of(1), days_of(7), days_of(10)
    (366, 2557, 3653)
    """
    return math.ceil(DAYS_A_YEAR * years)


def wilson(share: float, n: float) -> tuple[float, float]:
    """Return Wilson's 95 % interval of a share of ``n``.

    >>> low, high = wilson(85 / 85, 85)
    >>> round(low, 4), round(high, 4)
    (0.9568, 1.0)
    """
    square = _Z * _Z
    middle = share + square / (2 * n)
    half = _Z * math.sqrt(share * (1 - share) / n + square / (4 * n * n))
    scale = 1 + square / n
    return max(0.0, (middle - half) / scale), min(1.0, (middle + half) / scale)


@dataclass(frozen=True)
class Share:
    """A share (0..1) with its 95 % interval, and how many stand behind it."""

    share: float
    low: float
    high: float
    people: int


@dataclass(frozen=True)
class Within:
    """Of those who enter a role, the share that made a move within some years; ``people`` made it by then."""

    years: int
    share: float
    low: float
    high: float
    people: int


@dataclass(frozen=True)
class _Path:
    """One target's curve at the days on which it steps."""

    places: list[int]
    moves: list[int]
    shares: list[float]


class Curves:
    """The curves of one role: for each target the share that has gone there by a day.

    Parameters
    ----------
    risk
        The first stays of the role, counted.

    Notes
    -----
    Cost: one sort and one pass over the days; each figure asks for one pass over the steps of its curve.

    Examples
    --------
    >>> from collections import Counter
    >>> from careergraph.histories.counts import Risk
    >>> curves = Curves(Risk(Counter({0: 4}), Counter({(100, 7): 2, (200, None): 1, (300, -1): 1})))
    >>> curves.at(7, 365).share, curves.at(-1, 365).share, curves.stays
    (0.5, 0.5, 4)
    """

    def __init__(self, risk: Risk) -> None:
        self.stays = risk.stays
        entries = sorted(risk.entries.items())
        self._entry_days = [day for day, _ in entries]
        self._entered = [0, *accumulate(count for _, count in entries)]
        gone: dict[int, int] = {}
        moved: dict[int, dict[int, int]] = {}
        for (day, target), count in risk.exits.items():
            gone[day] = gone.get(day, 0) + count
            if target is not None:
                by = moved.setdefault(day, {})
                by[target] = by.get(target, 0) + count
        self._exit_days = sorted(gone)
        self._gone = [0, *accumulate(gone[day] for day in self._exit_days)]
        self.days = sorted(moved)
        self._paths: dict[int, _Path] = {}
        self._walk(moved)

    def _walk(self, moved: dict[int, dict[int, int]]) -> None:
        """Walk over the days on which somebody moved or left."""
        self._at_risk: list[int] = []
        self._before: list[float] = []  # S(s-)
        self._weights = [0.0]  # running sums of d / (n (n - d)), the first term of the variance
        staying = 1.0
        reached: dict[int, float] = {}
        for place, day in enumerate(self.days):
            n, d = self.at_risk(day), sum(moved[day].values())
            self._at_risk.append(n)
            self._before.append(staying)
            for target, count in sorted(moved[day].items()):
                path = self._paths.setdefault(target, _Path([], [], []))
                reached[target] = reached.get(target, 0.0) + staying * count / n
                path.places.append(place)
                path.moves.append(count)
                path.shares.append(reached[target])
            self._weights.append(self._weights[-1] + (d / (n * (n - d)) if n > d else 0.0))
            staying *= (n - d) / n
        self._last = staying

    @property
    def targets(self) -> list[int]:
        """Return who was gone to: roles, and `LEFT_TARGET`."""
        return sorted(self._paths)

    def at_risk(self, day: int) -> int:
        """Return how many are at risk at a day: entered before it, and not gone before it."""
        entered = self._entered[_left_of(self._entry_days, day)]
        return entered - self._gone[_left_of(self._exit_days, day)]

    def staying(self, day: int) -> float:
        """Return the share (0..1) that has neither moved nor left by a day."""
        place = bisect_right(self.days, day)
        return self._before[place] if place < len(self.days) else self._last

    def share(self, target: int, day: int) -> float:
        """Return the share (0..1) that has gone to a target by a day."""
        path = self._paths.get(target)
        if path is None:
            return 0.0
        steps = bisect_right(path.places, bisect_right(self.days, day) - 1)
        return path.shares[steps - 1] if steps else 0.0

    def moved(self, target: int, day: int) -> int:
        """Return how many first stays ended in a target by a day."""
        path = self._paths.get(target)
        if path is None:
            return 0
        return sum(path.moves[: bisect_right(path.places, bisect_right(self.days, day) - 1)])

    def variance(self, target: int, day: int) -> float:
        """Return the variance of a share by the delta method; each term stands in the notes of the module."""
        path = self._paths.get(target)
        final = self.share(target, day)
        if path is None:
            return 0.0
        end = bisect_right(self.days, day)
        steps = bisect_right(path.places, end - 1)
        total = final * final * self._weights[path.places[0] if steps else end]
        for step in range(steps):
            place, count = path.places[step], path.moves[step]
            until = path.places[step + 1] if step + 1 < steps else end
            ahead = final - path.shares[step]
            n, before = self._at_risk[place], self._before[place]
            total += ahead * ahead * (self._weights[until] - self._weights[place])
            total += before * before * count * (n - count) / n**3
            total -= 2 * ahead * before * count / n**2
        return max(total, 0.0)

    def at(self, target: int, day: int) -> Share:
        """Return the share that has gone to a target by a day, with its interval."""
        share = min(1.0, self.share(target, day))
        variance = self.variance(target, day)
        certain = not (_TINY < share < 1 - _TINY and variance > 0)
        n = self.stays if certain else share * (1 - share) / variance
        low, high = wilson(share, n)
        return Share(share, min(low, share), max(high, share), self.moved(target, day))

    def supported(self, day: int) -> bool:
        """Return whether a day is supported: never were fewer than ten at risk before nearly all had gone."""
        first_thin = self._first_thin
        if first_thin is not None and first_thin <= day:
            return False
        return self.at_risk(day) >= FEWEST or self.staying(day) <= TAIL

    @property
    def _first_thin(self) -> int | None:
        """The first day with an event at which fewer than ten are at risk and more than the tail is left."""
        for day, n, before in zip(self.days, self._at_risk, self._before, strict=True):
            if before > TAIL and n < FEWEST:
                return day
        return None

    @property
    def until(self) -> int | None:
        """The last supported day on which somebody moved or left, or None."""
        thin = self._first_thin
        days = self.days if thin is None else self.days[: _left_of(self.days, thin)]
        return days[-1] if days else None

    def within(self, target: int) -> list[Within]:
        """Return the shares at each supported horizon."""
        found = []
        for years in HORIZONS:
            day = days_of(years)
            if self.stays and self.supported(day):
                one = self.at(target, day)
                found.append(Within(years, one.share, one.low, one.high, one.people))
        return found

    def half_time(self, target: int, part: float = 0.5) -> int | None:
        """Return the days after which a part of those had moved who moved by the last supported day."""
        path, until = self._paths.get(target), self.until
        if path is None or until is None:
            return None
        wanted = part * self.share(target, until)
        if wanted <= 0:
            return None
        for place, share in zip(path.places, path.shares, strict=True):
            if share >= wanted * (1 - _TINY):
                return self.days[place]
        return None


def _left_of(days: Sequence[int], day: int) -> int:
    """Return how many of the days, in ascending order, lie before a day."""
    from bisect import bisect_left

    return bisect_left(days, day)


def years(days: int) -> float:
    """Return days as years."""
    return days / DAYS_A_YEAR


def left() -> int:
    """Return the target of those who left."""
    return LEFT_TARGET
