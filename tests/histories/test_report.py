"""The report of an import, as text and as JSON."""

import json

from careergraph.histories.discretion import Discretion
from careergraph.histories.report import RULES, MassLine, Report


def report(*, public: bool = False, **more: object) -> Report:
    base = Report(["jobs.csv: spells"], "spells", "2026-06-30", None, "DuckDB", Discretion(public=public), 92)
    for name, value in more.items():
        setattr(base, name, value)
    return base


def test_nothing_happened() -> None:
    assert report(public=True).lines() == [
        "jobs.csv: spells",
        "As of 2026-06-30. 0 rows, 0 people, 0 stays. Dropped nothing.",
        "0 roles, 0 moves. Hidden: nothing.",
    ]


def test_what_a_rule_did_is_a_sentence_of_one_row_and_of_several() -> None:
    for rows in (1, 2):
        lines = report(rules=dict.fromkeys(RULES, rows)).lines()
        told = [line for line in lines if line.partition(":")[0] in RULES]
        assert len(told) == len(RULES)
    (one,) = [line for line in report(rules={"R7": 1}).lines() if line.startswith("R7")]
    (two,) = [line for line in report(rules={"R7": 2}).lines() if line.startswith("R7")]
    assert one.startswith("R7: 1 row has no end")
    assert two.startswith("R7: 2 rows have no end")
    assert not [line for line in report(rules={"R7": 0}).lines() if line.startswith("R7")]


def test_what_is_dropped_is_added_up_by_its_reasons() -> None:
    one = report(
        dropped={"R1": {"without a role": 1_200, "without a person": 1}, "R3": {"end before start": 2}}
    )
    assert one.dropped_rows == 1_203
    assert (
        "Dropped 1,203 rows: 1,200 without a role, 1 without a person, 2 end before start." in one.lines()[1]
    )


def test_what_is_hidden_and_rounded_is_said_unless_all_is_public() -> None:
    hidden = {"roles": 1.0, "moves": 12.0, "departures": 0.05}
    lines = report(roles=3, moves=4, hidden=hidden).lines()
    assert (
        "3 roles, 4 moves made by 10 people or more. Hidden: 1 role and 12 moves, 5 % of departures." in lines
    )
    assert lines[-1].startswith("Note: everything is rounded")
    assert not any("rounded" in line for line in report(public=True).lines())
    assert report().data()["min_people"] == 10
    assert report(public=True).data()["min_people"] is None


def test_mass_moves_are_lines_of_a_map() -> None:
    line = MassLine("Clerk", "Office clerk", "2001-06", 12, 12, whole_day=False)
    lines = report(mass_moves=[line], mass_hidden=2).lines()
    assert '  "Clerk",12,"Office clerk",renamed on 2001-06' in lines
    assert any(line.startswith("3 titles renamed for many at once") for line in lines)
    assert any("and 2 more of fewer than 10 people each" in line for line in lines)


def test_a_title_with_quotes_stays_one_cell_of_the_map() -> None:
    import csv

    line = MassLine('The "Boss", acting', 'Head "of" all', "2001-06", 12, 12, whole_day=False)
    (row,) = csv.reader([line.map_line()], strict=True)
    assert row[:3] == ['The "Boss", acting', "12", 'Head "of" all']


def test_the_report_is_json() -> None:
    line = MassLine("A", "B", "2001-06", 12, 15, whole_day=True)
    data = report(mass_moves=[line], doubts=["one"], notes=["two"]).data()
    assert json.loads(json.dumps(data)) == data
    assert data["mass_moves"] == [
        {"from": "A", "to": "B", "day": "2001-06", "people": 12, "holders": 15, "whole_day": True}
    ]
