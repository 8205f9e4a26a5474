"""The estimator against R survival, on counts alone.

`mgus2.csv` counts, month by month, what became of the 1,384 people of the data set of that name (Kyle and
others, *New England Journal of Medicine* 346, 2002; it ships with R's package survival): a plasma cell
cancer, death before one, or alive at the end. On the clock ``followed`` months count from the diagnosis, on
``age`` from birth, where people come under observation at their diagnosis, from 600 months on.
"""

import csv
from math import sqrt
from pathlib import Path

import pytest

from careergraph.histories.counts import Risk
from careergraph.histories.incidence import Curves

TARGETS = {"cancer": 1, "died": 2, "alive": None}


def curves(clock: str) -> Curves:
    risk = Risk()
    with (Path(__file__).parent / "mgus2.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            month, people = int(row["month"]), int(row["people"])
            if row["clock"] == clock and row["what"] == "entered":
                risk.entries[month] += people
            elif row["clock"] == clock:
                risk.exits[month, TARGETS[row["what"]]] += people
    return Curves(risk)


# survival 3.5.3: survfit(Surv(etime, event) ~ 1), and with Surv(age, age + etime, event) from 600 months.
@pytest.mark.parametrize(
    ("clock", "month", "cancer", "died"),
    [
        ("followed", 60, 0.0341037, 0.3203670),
        ("followed", 120, 0.0637222, 0.5318177),
        ("followed", 240, 0.0998137, 0.7240280),
        ("age", 720, 0.02631737, 0.30622484),
        ("age", 840, 0.08340721, 0.51356906),
        ("age", 960, 0.12125437, 0.68670181),
    ],
)
def test_shares_are_those_of_r(clock: str, month: int, cancer: float, died: float) -> None:
    found = curves(clock)
    close = 5e-8 if clock == "followed" else 5e-9
    assert found.share(1, month) == pytest.approx(cancer, abs=close)
    assert found.share(2, month) == pytest.approx(died, abs=close)
    assert found.share(1, month) + found.share(2, month) + found.staying(month) == pytest.approx(1, abs=1e-12)


@pytest.mark.parametrize(("month", "error"), [(60, 0.0048893), (120, 0.0067968), (240, 0.0097848)])
def test_standard_errors_are_those_of_r(month: int, error: float) -> None:
    found = curves("followed")
    assert found.stays == 1384
    assert sqrt(found.variance(1, month)) == pytest.approx(error, abs=6e-8)
