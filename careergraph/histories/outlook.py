"""What may become of somebody who has been in a role for some years: a forecast from counts alone.

Hazards are constant within bands of years in the role, shrunk to the role's own rate, and the targets of a
role are smoothed by Witten and Bell (1991): what was never seen gets the weight of how often something new
was. `python -m benchmarks.histories` trains it on the past of ministers and tests it on what came: it beats
constant rates at each of four cuts; Aalen-Johansen curves, or what became of people one horizon earlier, win
at some.
*Which* role comes next cannot be told better than by the most frequent move.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from careergraph.histories.counts import LEFT_TARGET
from careergraph.histories.incidence import DAYS_A_YEAR

if TYPE_CHECKING:
    from collections.abc import Mapping

    from careergraph.histories.counts import Risk

__all__ = ["BANDS", "Forecast", "Outlook"]

# Years in the role at which a new band begins.
BANDS = (0, 1, 2, 3, 5, 7, 10, 15, 20, 25, 30)
_EDGES = [day * DAYS_A_YEAR for day in BANDS]
# How many person-years the role's own rate weighs against a band's: chosen by the data among these.
KAPPAS = (2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 3000)
# How many person-years the overall rate weighs against a role's.
_OVERALL = 5.0


@dataclass(frozen=True)
class Forecast:
    """Shares (0..1) of those like this person: still there, left, or in another role by target.

    ``at_risk`` is how many were seen in the role with as many years in it.
    """

    stay: float
    left: float
    moves: Mapping[int, float]
    at_risk: int


@dataclass
class _Band:
    years: float
    ends: dict[int, int]


class Outlook:
    """The forecasting model of all roles.

    Parameters
    ----------
    risk
        Role -> its first stays, counted.

    Notes
    -----
    Of role r and target j in band b, with D events in E person-years: the role's rate is ``H(r) q(r, j)``
    with ``H(r) = (D(r) + 5 g) / (E(r) + 5)``, g the overall rate, and ``q = (c_j + T u_j) / (n + T)``, T the
    number of different targets and u_j the overall frequency of j. The band's rate is
    ``(D + kappa h) / (E + kappa)``; kappa maximises the gamma-Poisson marginal likelihood.

    Cost: linear in the counts, times the candidates of kappa.

    Examples
    --------
    >>> from collections import Counter
    >>> from careergraph.histories.counts import Risk
    >>> model = Outlook({0: Risk(Counter({0: 40}), Counter({(365, 1): 10, (1500, None): 30}))})
    >>> found = model.forecast(0, tenure=0, years=2)
    >>> round(found.stay + found.left + sum(found.moves.values()), 12), found.at_risk
    (1.0, 40)
    """

    def __init__(self, risk: Mapping[int, Risk]) -> None:
        self._risk = risk
        self._bands = {role: _banded(one) for role, one in risk.items()}
        totals: dict[int, int] = {}
        exposure = 0.0
        self._targets: dict[int, dict[int, int]] = {}
        for role, bands in self._bands.items():
            own = self._targets.setdefault(role, {})
            for band in bands:
                exposure += band.years
                for target, count in band.ends.items():
                    own[target] = own.get(target, 0) + count
                    totals[target] = totals.get(target, 0) + count
        everything = sum(totals.values())
        self._overall = everything / exposure if exposure else 0.0
        self._usual = {target: count / everything for target, count in totals.items()}
        rates = {role: self._seen_rates(role) for role in self._bands}
        self.kappa = max(KAPPAS, key=lambda kappa: (self._likelihood(kappa, rates), -kappa))

    def rate(self, role: int) -> float:
        """Return how often people leave a role or move on, a year."""
        years = sum(band.years for band in self._bands.get(role, ()))
        ends = sum(self._targets.get(role, {}).values())
        return (ends + _OVERALL * self._overall) / (years + _OVERALL)

    def next_shares(self, role: int) -> dict[int, float]:
        """Return the shares (0..1) of targets of those who go, `LEFT_TARGET` among them; they sum to 1."""
        own = self._targets.get(role, {})
        kinds, count = len(own), sum(own.values())
        if not count:
            return {target: share for target, share in self._usual.items() if target != role}
        # Nobody moves from a role to itself: its usual share falls to the others.
        rest = 1 - self._usual.get(role, 0.0)
        return {
            target: (own.get(target, 0) + kinds * usual / rest) / (count + kinds)
            for target, usual in self._usual.items()
            if target != role
        }

    def forecast(self, role: int, *, tenure: float, years: float) -> Forecast:
        """Return what may have become of somebody, some years on, who has been in the role for ``tenure``."""
        shares = self.next_shares(role)
        usual = {target: self.rate(role) * share for target, share in shares.items()}
        staying = 1.0
        gone = dict.fromkeys(usual, 0.0)
        start, end = tenure * DAYS_A_YEAR, (tenure + years) * DAYS_A_YEAR
        cuts = [start, *(edge for edge in _EDGES if start < edge < end), end]
        for begin, until in pairwise(cuts):
            rates = self._band_rates(role, _place(begin), usual)
            total = sum(rates.values())
            kept = staying * math.exp(-total * (until - begin) / DAYS_A_YEAR)
            if total:
                for target, rate in rates.items():
                    gone[target] += (staying - kept) * rate / total
            staying = kept
        left = gone.pop(LEFT_TARGET, 0.0)
        return Forecast(staying, left, gone, self._at_risk(role, start))

    def _band_rates(self, role: int, place: int, usual: Mapping[int, float]) -> dict[int, float]:
        bands = self._bands.get(role)
        band = bands[place] if bands else _Band(0.0, {})
        return {
            target: (band.ends.get(target, 0) + self.kappa * rate) / (band.years + self.kappa)
            for target, rate in usual.items()
        }

    def _at_risk(self, role: int, day: float) -> int:
        risk = self._risk.get(role)
        if risk is None:
            return 0
        entered = sum(count for entry, count in risk.entries.items() if entry <= day)
        return entered - sum(count for (end, _), count in risk.exits.items() if end <= day)

    def _seen_rates(self, role: int) -> tuple[dict[int, float], float]:
        """Return the rates, a year, of the targets seen in a role, and that of all others together.

        The shares are those of `next_shares`, without a look at every target of the data for every role.
        """
        own, rate = self._targets[role], self.rate(role)
        rest = 1 - self._usual.get(role, 0.0)
        if not own:
            return {}, rate * rest
        kinds, count = len(own), sum(own.values())
        usual = {target: self._usual[target] for target in own if target != role}
        seen = {
            target: rate * (own[target] + kinds * share / rest) / (count + kinds)
            for target, share in usual.items()
        }
        others = max(0.0, rest - math.fsum(usual.values()))
        return seen, rate * kinds * others / rest / (count + kinds) if others else 0.0

    def _likelihood(self, kappa: float, rates: Mapping[int, tuple[dict[int, float], float]]) -> float:
        """Return the logarithm of the marginal likelihood of all bands, but for what kappa leaves alone."""
        total = 0.0
        for role, bands in self._bands.items():
            # What was never seen in the role counts as one target: no band has any of it.
            seen, unseen = rates[role]
            for band in bands:
                if not band.years:
                    continue
                for target, rate in seen.items():
                    total += _gamma_poisson(band.ends.get(target, 0), band.years, kappa, rate)
                total += _gamma_poisson(0, band.years, kappa, unseen)
        return total


def _gamma_poisson(count: int, years: float, kappa: float, rate: float) -> float:
    """Return the logarithm of the probability of a count, for a rate drawn from a gamma around ``rate``."""
    shape = kappa * rate
    if shape <= 0:
        return 0.0
    return (
        math.lgamma(count + shape)
        - math.lgamma(shape)
        + shape * math.log(kappa)
        - (count + shape) * math.log(years + kappa)
    )


def _place(day: float) -> int:
    return min(bisect_right(_EDGES, day), len(_EDGES)) - 1


def _banded(risk: Risk) -> list[_Band]:
    """Return how long people were seen in each band, in years, and how often they went where."""
    days = [0.0] * len(_EDGES)
    for entry, count in risk.entries.items():
        _add(days, entry, -count)
    bands = [_Band(0.0, {}) for _ in _EDGES]
    for (end, target), count in risk.exits.items():
        _add(days, end, count)
        if target is not None:
            # A stay that ends with its band's last day ends in it.
            ends = bands[max(0, _place(end - 1e-9))].ends
            ends[target] = ends.get(target, 0) + count
    for band, spent in zip(bands, days, strict=True):
        band.years = max(0.0, spent) / DAYS_A_YEAR
    return bands


def _add(days: list[float], until: float, count: int) -> None:
    """Add the days that some people spend in each band up to a day."""
    for place, (start, end) in enumerate(pairwise([*_EDGES, math.inf])):
        if until <= start:
            break
        days[place] += count * (min(until, end) - start)
