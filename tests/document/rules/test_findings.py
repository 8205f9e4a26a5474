"""Problems are told once for each place, in the order of the file, and no more than anybody reads."""

from __future__ import annotations

import copy

import pytest

from careergraph.document.rules.findings import (
    MOST_COMPARISONS,
    MOST_FINDINGS,
    MOST_SUGGESTIONS,
    Findings,
    TooManyFindingsError,
)
from careergraph.errors import VALUE
from careergraph.names import Nearest
from tests.document.rules.mistakes import GOOD, changed, problems_of


def test_problems_of_both_kinds_are_told_in_the_order_of_the_file() -> None:
    data = changed("moves.0.years", "two")
    data["moves"][0]["to"] = "led"
    data["roles"]["rep"]["level"] = "Entri"
    data["roles"]["rep"]["title"] = 7
    data["skills"]["crm"]["aliases"] = ["budgets"]
    data["titel"] = "x"
    assert [problem.path for problem in problems_of(data)] == [
        ("skills", "crm", "aliases", 0),
        ("roles", "rep", "title"),
        ("roles", "rep", "level"),
        ("moves", 0, "to"),
        ("moves", 0, "years"),
        ("titel",),
    ]


def test_no_more_problems_are_told_than_anybody_reads() -> None:
    data = GOOD | {"moves": [{"from": "rep", "to": 3}] * 12_000}
    problems = problems_of(data)
    assert len(problems) == 10_001
    assert problems[-1].message == "more problems follow the first 10000"
    assert problems[-1].path == problems[-2].path


def test_a_search_for_near_names_ends_where_it_costs_too_much() -> None:
    skills = {f"skill-{number}": {"title": f"Skill {number}"} for number in range(1_100)}
    asked = {f"skil-{number}": 1 for number in range(1_100)}
    data = GOOD | {"skills": GOOD["skills"] | skills}
    data = copy.deepcopy(data)
    data["roles"]["guest"]["skills"] = asked
    problems = problems_of(data)
    assert len(problems) == 1_100
    assert problems[0].remedy.startswith("did you mean")
    assert problems[-1].remedy == "correct the name, or add it there"


def test_of_two_problems_at_one_place_the_first_is_kept() -> None:
    findings = Findings()
    assert not findings
    findings.tell(("a",), "first")
    findings.tell(("a",), "second")
    findings.tell(("a", "b"), "within")
    assert findings
    assert [problem.message for problem in findings.in_order({"a": {"b": 1}})] == ["first", "within"]


def test_places_stand_in_the_order_of_the_data_and_what_is_missing_stands_first() -> None:
    findings = Findings()
    data = {"z": [10, {"y": 1, "x": 2}], "a": 1}
    places: list[tuple[str | int, ...]] = [
        ("a",),
        ("z", 1, "x"),
        ("z", 1, "w"),
        ("z", 1, "y"),
        ("z", 0),
        ("gone",),
    ]
    for path in places:
        findings.tell(path, "wrong")
    assert [problem.path for problem in findings.in_order(data)] == [
        ("gone",),
        ("z", 0),
        ("z", 1, "w"),
        ("z", 1, "y"),
        ("z", 1, "x"),
        ("a",),
    ]


def test_a_value_is_shown_and_left_open_for_the_file_to_say() -> None:
    findings = Findings()
    findings.tell(("a",), f"`a` is {VALUE}", f'write "{VALUE}"', shown="110")
    findings.tell(("b",), "`b` is empty")
    shown, plain = findings.in_order({"a": 110, "b": ""})
    assert (shown.message, shown.remedy) == ("`a` is 110", 'write "110"')
    assert shown.as_written == (f"`a` is {VALUE}", f'write "{VALUE}"')
    assert plain.as_written is None


def test_enough_is_enough() -> None:
    findings = Findings()
    for number in range(MOST_FINDINGS - 1):
        findings.tell((number,), "wrong")
    with pytest.raises(TooManyFindingsError):
        findings.tell((MOST_FINDINGS,), "wrong")


def test_suggestions_end_by_their_number() -> None:
    findings, known = Findings(), Nearest({"budget": "budget"})
    told = [findings.suggest("budgte", known) for _ in range(MOST_SUGGESTIONS + 1)]
    assert told == ["did you mean 'budget'?"] * MOST_SUGGESTIONS + [""]
    assert Findings().suggest("nothing like it", known) == ""


def test_suggestions_end_by_the_names_that_are_compared_but_never_before_the_first() -> None:
    findings, known = Findings(), Nearest({f"skill {n}": "s" for n in range(MOST_COMPARISONS // 2 + 1)})
    assert findings.suggest("skill 7", known) == "did you mean 's'?"
    assert findings.suggest("skill 7", known) == ""


def test_the_scale_is_read_once_and_passes_over_what_is_no_text() -> None:
    findings = Findings()
    assert findings.scale({"proficiency": ["Aware", 3, " WORKING ", "aware"]}) == (
        ["Aware", " WORKING ", "aware"],
        {"aware": 1, "working": 2},
    )
    assert Findings().scale({"proficiency": "Aware"}) == ([], {})
    assert Findings().scale({}) == ([], {})
