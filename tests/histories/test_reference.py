"""Figures of real histories: those of R survival, and counts by another program."""

import csv
from datetime import date
from pathlib import Path

import pytest

from careergraph.histories import Histories, mine
from careergraph.histories.counts import LEFT_TARGET
from careergraph.histories.incidence import days_of, wilson, years
from tests.histories.brute import Spell, counted, stays, without_mass_moves

RANKS = ["Parl.", "Parl. lead.", "PUSS", "MoS", "SoS", "DPM", "PM"]


@pytest.fixture(scope="module")
def employees(data_dir: Path) -> Histories:
    return mine(data_dir / "employees" / "titles.csv", public=True)


@pytest.fixture(scope="module")
def ministers(data_dir: Path) -> Histories:
    return mine(data_dir / "uk_ministers" / "ministers.csv", role="rank", levels=RANKS, public=True)


def code(found: Histories, title: str | None) -> int:
    return LEFT_TARGET if title is None else found.titles.names.index(title)


def share(found: Histories, start: str, goal: str | None, horizon: int) -> tuple[float, float, float]:
    curves = found.figures.curves[code(found, start)]
    one = curves.at(code(found, goal), days_of(horizon))
    return round(one.share, 4), round(one.low, 4), round(one.high, 4)


@pytest.mark.parametrize(
    ("start", "goal", "people", "leavers", "within_5", "within_10", "half"),
    [
        ("Engineer", "Senior Engineer", 2277, 2825, (0.1915, 0.1783, 0.2054), (0.8445, 0.8320, 0.8562), 7.0),
        ("Staff", "Senior Staff", 2170, 2685, (0.1699, 0.1570, 0.1836), (0.8448, 0.8319, 0.8569), 7.0),
        ("Assistant Engineer", "Engineer", 334, 396, (0.1705, 0.1385, 0.2081), (0.8751, 0.8428, 0.9015), 7.0),
        ("Engineer", None, 548, 2825, (0.1220, 0.1118, 0.1329), None, 2.96),
        ("Technique Leader", None, 85, 85, (0.0910, 0.0689, 0.1193), None, 6.23),
    ],
)
def test_employees(
    *,
    employees: Histories,
    start: str,
    goal: str | None,
    people: int,
    leavers: int,
    within_5: tuple[float, float, float],
    within_10: tuple[float, float, float] | None,
    half: float,
) -> None:
    pair = code(employees, start), code(employees, goal)
    assert (employees.counts.moves[pair], employees.counts.leavers[pair[0]]) == (people, leavers)
    assert share(employees, start, goal, 5) == within_5
    if within_10:
        assert share(employees, start, goal, 10) == within_10
    days = employees.figures.curves[pair[0]].half_time(pair[1])
    assert days is not None
    assert round(years(days), 2) == half


def test_employees_as_a_whole(employees: Histories) -> None:
    assert employees.report.as_of == "2002-07-31"
    assert (employees.report.stays, employees.report.people) == (14_780, 9_999)
    assert employees.report.dropped == {"R4": {"end on the day they start": 2}}
    assert share(employees, "Engineer", "Senior Engineer", 7) == (0.5294, 0.5113, 0.5474)
    low, high = wilson(2277 / 2825, 2825)
    assert (round(low, 4), round(high, 4)) == (0.7910, 0.8202)
    move = employees.file.moves[1]
    assert (move.source, move.years, move.years_range) == ("engineer", 7.0, (6.0, 8.0))


@pytest.mark.parametrize(
    ("start", "goal", "people", "leavers", "shares", "half", "quarters"),
    [
        ("Parl.", "PUSS", 215, 401, (0.1264, 0.3390, 0.5100, 0.5253), 1.67, (1.05, 2.31)),
        ("PUSS", "MoS", 264, 668, (0.0696, 0.1823, 0.3412, 0.3748), 2.01, (1.16, 3.40)),
        ("MoS", None, 358, 495, (0.1354, 0.3011, 0.5788, 0.6638), 2.23, (1.25, 3.99)),
    ],
)
def test_ministers(
    *,
    ministers: Histories,
    start: str,
    goal: str | None,
    people: int,
    leavers: int,
    shares: tuple[float, ...],
    half: float,
    quarters: tuple[float, float],
) -> None:
    pair = code(ministers, start), code(ministers, goal)
    assert (ministers.counts.moves[pair], ministers.counts.leavers[pair[0]]) == (people, leavers)
    assert tuple(share(ministers, start, goal, horizon)[0] for horizon in (1, 2, 5, 10)) == shares
    curves = ministers.figures.curves[pair[0]]
    times = [curves.half_time(pair[1], part) for part in (0.5, 0.25, 0.75)]
    assert [round(years(days or 0), 2) for days in times] == [half, *quarters]


def test_ministers_by_rule(ministers: Histories) -> None:
    rules = {"R5": 156, "R6": 136, "R7": 6, "R8": 37, "R9": 178, "R10": 1118, "R11": 240, "R12": 124}
    report = ministers.report
    assert report.rules == rules
    assert report.dropped == {"R3": {"end before start": 2}}
    assert (report.rows, report.stays, report.people, report.as_of) == (3667, 2218, 1149, "2026-06-12")
    assert len(ministers.counts.moves) == 27
    assert share(ministers, "PUSS", "MoS", 2)[1:] == (0.1551, 0.2131)
    curves = ministers.figures.curves[code(ministers, "PUSS")]
    exact = [round(curves.share(code(ministers, "MoS"), day), 6) for day in (366, 731, 1827)]
    assert exact == [0.069580, 0.182347, 0.341203]  # R survival 3.5.3


def test_departments_that_were_renamed(data_dir: Path) -> None:
    found = mine(data_dir / "uk_ministers" / "ministers.csv", role="department", public=True)
    assert found.report.stays == 2916
    lines = [
        (one.from_title, one.to_title, one.day, one.people, one.holders) for one in found.report.mass_moves
    ]
    assert lines == [("DCA", "MoJ", "2007-05-09", 5, 5), ("DfID", "FCDO", "2020-09-02", 6, 7)]


@pytest.mark.parametrize("role", ["rank", "department", "post"])
def test_another_program_counts_the_same(data_dir: Path, role: str) -> None:
    path = data_dir / "uk_ministers" / "ministers.csv"
    with path.open(encoding="utf-8") as lines:
        spells = [
            Spell(
                row["person"],
                row[role],
                date.fromisoformat(row["start"]).toordinal(),
                date.fromisoformat(row["end"]).toordinal() if row["end"] else None,
            )
            for row in csv.DictReader(lines)
        ]
    found = mine(path, role=role, public=True)
    folded = {}
    for spell in spells:  # titles that differ in case or punctuation alone are one role
        folded[spell.role] = found.titles.ids[found.titles.codes[spell.role]]
    spells = [Spell(one.person, folded[one.role], one.start, one.end) for one in spells]
    line, rules = stays(spells, as_of=date(2026, 6, 12).toordinal())
    mass = without_mass_moves(line)
    other = counted(line, rules)
    ids = [*found.titles.ids, "(left)"]
    assert {(ids[a], ids[b]): n for (a, b), n in found.counts.moves.items()} == other.moves
    assert {ids[a]: n for a, n in found.counts.leavers.items()} == other.leavers
    assert {ids[a]: n for a, n in found.counts.people.items()} == other.people
    assert len(found.report.mass_moves) == len(mass)
    for code_, risk in found.counts.risk.items():
        assert risk.stays == len(other.first[ids[code_]])
