"""Forecasts of careers trained on the past and tested on what came, beside three simpler ones.

python -m benchmarks.histories [YEARS]

Takes the UK ministers of the public data sets ($CAREERGRAPH_DATA, else ../shared/data), cuts their histories
at four days, counts what was known then, and predicts for everybody in post what becomes of them within 5
years: a move to a rank, out of government, or neither. Prints log-loss, Brier score (both: less is better),
and how far the predicted chance to stay is off on average over ten groups of equal size (calibration).
"""

import csv
import math
import os
import sys
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from careergraph.histories import Histories, mine
from careergraph.histories.counts import LEFT_TARGET
from careergraph.histories.incidence import DAYS_A_YEAR, Curves
from careergraph.histories.outlook import Outlook
from tests.histories.brute import Spell, Stay, stays

RANKS = ["Parl.", "Parl. lead.", "PUSS", "MoS", "SoS", "DPM", "PM"]
CUTS = ("1994-01-01", "2003-01-01", "2010-01-01", "2016-01-01")
STAY = "stay"
# No forecast may call anything impossible.
LEAST = 1e-4

Forecasts = Callable[[str, int], Mapping[str, float]]


@dataclass(frozen=True)
class Case:
    """Somebody in post on the day of the cut, and what had become of them."""

    role: str
    tenure: int  # days
    outcome: str


def data_folder() -> Path:
    named = os.environ.get("CAREERGRAPH_DATA")
    return Path(named) if named else Path(__file__).resolve().parents[2] / "shared" / "data"


def true_stays(path: Path) -> list[Stay]:
    with path.open(encoding="utf-8") as lines:
        spells = [
            Spell(
                row["person"],
                row["rank"],
                date.fromisoformat(row["start"]).toordinal(),
                date.fromisoformat(row["end"]).toordinal() if row["end"] else None,
            )
            for row in csv.DictReader(lines)
        ]
    latest = max(max(spell.start, spell.end or 0) for spell in spells)
    found, _ = stays(spells, as_of=latest, levels=RANKS)
    return found


def cases(found: Sequence[Stay], cut: int, days: int) -> list[Case]:
    """Return everybody in post on a day, and what had become of them some days later."""
    told = []
    for one in found:
        if one.start <= cut and (one.leave > cut or (one.how == "still" and one.leave >= cut)):
            gone = one.how != "still" and one.leave <= cut + days
            told.append(Case(one.role, cut - one.start, (one.target or "(left)") if gone else STAY))
    return told


class Models:
    """What each model says of a role and a tenure, from what was known at the cut."""

    def __init__(self, known: Histories, earlier: Sequence[Case], years: float) -> None:
        self.years = years
        self.names = known.titles.names
        self.code = {name: code for code, name in enumerate(self.names)}
        self.risk = known.counts.risk
        self.outlook = Outlook(self.risk)
        self.curves = {role: Curves(risk) for role, risk in self.risk.items()}
        self.earlier = earlier

    # What each says of a role and the days in it: outcome -> share.

    def named(self, target: int) -> str:
        return "(left)" if target == LEFT_TARGET else self.names[target]

    def one_horizon_earlier(self, role: str, tenure: int) -> Mapping[str, float]:
        del tenure
        alike = Counter(case.outcome for case in self.earlier if case.role == role)
        total = sum(alike.values())
        return {outcome: count / total for outcome, count in alike.items()} if total else {STAY: 1.0}

    def constant(self, role: str, tenure: int) -> Mapping[str, float]:
        del tenure
        risk = self.risk.get(self.code.get(role, -2))
        if risk is None:
            return {STAY: 1.0}
        days = sum(day * n for (day, _), n in risk.exits.items()) - sum(
            a * n for a, n in risk.entries.items()
        )
        ends = Counter[int]()
        for (_, target), n in risk.exits.items():
            if target is not None:
                ends[target] += n
        rate = sum(ends.values()) / max(days / DAYS_A_YEAR, 1)
        gone = 1 - math.exp(-rate * self.years)
        told = {self.named(target): gone * n / sum(ends.values()) for target, n in ends.items()}
        return {STAY: 1 - gone, **told}

    def aalen_johansen(self, role: str, tenure: int) -> Mapping[str, float]:
        curves = self.curves.get(self.code.get(role, -2))
        if curves is None or curves.staying(tenure) <= 0:
            return {STAY: 1.0}
        end, here = tenure + math.ceil(self.years * DAYS_A_YEAR), curves.staying(tenure)
        told = {
            self.named(target): (curves.share(target, end) - curves.share(target, tenure)) / here
            for target in curves.targets
        }
        return {STAY: curves.staying(end) / here, **told}

    def banded(self, role: str, tenure: int) -> Mapping[str, float]:
        found = self.outlook.forecast(self.code.get(role, -2), tenure=tenure / DAYS_A_YEAR, years=self.years)
        moves = {self.names[target]: share for target, share in found.moves.items()}
        return {STAY: found.stay, "(left)": found.left, **moves}


def scores(model: Forecasts, told: Sequence[Case], outcomes: Sequence[str]) -> tuple[float, float, float]:
    """Return log-loss, Brier score and the calibration error of the chance to stay."""
    loss = brier = 0.0
    stays_: list[tuple[float, bool]] = []
    for case in told:
        raw = model(case.role, case.tenure)
        kept = {name: max(raw.get(name, 0.0), LEAST) for name in outcomes}
        total = sum(kept.values())
        shares = {name: share / total for name, share in kept.items()}
        loss -= math.log(shares[case.outcome])
        brier += sum((share - (name == case.outcome)) ** 2 for name, share in shares.items())
        stays_.append((shares[STAY], case.outcome == STAY))
    stays_.sort()
    groups = [stays_[len(stays_) * ten // 10 : len(stays_) * (ten + 1) // 10] for ten in range(10)]
    off = sum(abs(sum(share - true for share, true in group)) for group in groups)
    return loss / len(told), brier / len(told), off / len(told)


def main() -> None:
    years = float(sys.argv[1]) if len(sys.argv) > 1 else 5.0
    path = data_folder() / "uk_ministers" / "ministers.csv"
    if not path.is_file():
        sys.exit(f"no data: {path} is not there; $CAREERGRAPH_DATA names another folder")
    found, days = true_stays(path), math.ceil(years * DAYS_A_YEAR)
    outcomes = [STAY, "(left)", *RANKS]
    print(f"UK ministers, {years:g} years ahead; log-loss, Brier, calibration")
    for text in CUTS:
        cut = date.fromisoformat(text).toordinal()
        known = mine(path, role="rank", levels=RANKS, public=True, as_of=text)
        models = Models(known, cases(found, cut - days, days), years)
        told = cases(found, cut, days)
        print(f"{text}, {len(told)} in post, kappa {models.outlook.kappa} person-years")
        for name, model in {
            "what became of the role's people before": models.one_horizon_earlier,
            "constant rates": models.constant,
            "Aalen-Johansen given the years": models.aalen_johansen,
            "bands, shrunk, Witten-Bell (outlook)": models.banded,
        }.items():
            loss, brier, off = scores(model, told, outcomes)
            print(f"  {name:40} {loss:6.3f} {brier:6.3f} {off:6.3f}")


if __name__ == "__main__":
    main()
