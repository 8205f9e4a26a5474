"""What names refer to, asked before it is known whether the data has the right shape."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from careergraph.document.rules.findings import Findings
from careergraph.document.rules.known import Known, Section
from tests.document.rules.mistakes import GOOD, changed, problems_of


def known_of(data: dict[str, Any]) -> tuple[Known, Findings]:
    findings = Findings()
    return Known(data, findings), findings


def told(findings: Findings) -> list[str]:
    return [str(problem) for problem in findings.in_order({})]


def test_names_that_are_referred_to_are_passed_over_where_their_section_cannot_be_read() -> None:
    problems = problems_of(changed("skills", "crm, budget"))
    assert [problem.path for problem in problems] == [("skills",)]


def test_a_file_without_levels_is_told_which_it_lacks() -> None:
    data = copy.deepcopy(GOOD)
    del data["levels"]
    assert [problem.path for problem in problems_of(data)] == [
        ("roles", "rep", "level"),
        ("roles", "lead", "level"),
    ]


def test_a_name_that_comes_near_an_id_a_title_or_an_alias_is_told_by_its_id() -> None:
    skills = Section("skill", "skills", GOOD["skills"])
    assert skills.nearest.find("budgte") == ["budget"]
    assert skills.nearest.find("Mony") == ["budget"]
    # An id stands for itself, though it is the title of another.
    both = Section("role", "roles", {"a": {"title": "lead"}, "lead": {"title": "Team Lead"}})
    assert both.nearest.find("lead")[0] == "lead"


def test_a_section_of_odd_entries_is_searched_all_the_same() -> None:
    odd = Section("skill", "skills", {"crm": None, 3: {"title": "Three"}, "x": {"title": 5, "aliases": "y"}})
    assert odd.nearest.find("crn") == ["crm"]
    assert Section("skill", "skills", None).nearest.find("crm") == []


def test_nothing_is_missing_from_a_section_that_cannot_be_read() -> None:
    known, findings = known_of({"skills": ["crm"]})
    known.refer(("x",), "anything", known.skills)
    assert told(findings) == ["skills: `skills` is a mapping, not a list; write it as `key: value` lines"]


def test_what_is_no_text_refers_to_nothing() -> None:
    known, findings = known_of(GOOD)
    for name in (None, 3, ["crm"]):
        known.refer(("x",), name, known.skills)
    assert not findings


def test_the_rung_of_a_role() -> None:
    known, _ = known_of(GOOD | {"levels": [" Entry", "Manager"]})
    assert [known.rung(name) for name in ("rep", "lead", "guest", "nobody", None, ["rep"])] == [
        0,
        1,
        *[None] * 4,
    ]


def test_a_level_that_is_listed_twice_is_told_with_the_first() -> None:
    _, findings = known_of({"levels": ["Entry", "Manager", "ENTRY "]})
    assert told(findings) == [
        "levels[2]: 'ENTRY ' stands in `levels` twice (see levels[0]); keep one of them"
    ]


@pytest.mark.parametrize(
    ("level", "good"),
    [(1, True), (2, True), (0, False), (3, False), (10**400, False), ("2", True), (True, True)],
)
def test_levels_lie_on_the_scale_of_the_file(level: object, good: bool) -> None:  # noqa: FBT001
    """What is no whole number is told by its shape."""
    known, findings = known_of(GOOD)
    known.on_scale(("x",), "crm", level)
    assert not findings if good else "write one of: 1 Aware, 2 Working" in told(findings)[0]


def test_without_a_scale_no_level_is_off_it() -> None:
    known, findings = known_of({})
    known.on_scale(("x",), "crm", 99)
    known.asked(("y",), {"crm": 99, "law": {"level": 98}})
    assert not findings


def test_what_is_written_without_a_value_is_empty_and_what_is_something_else_is_told() -> None:
    known, findings = known_of({})
    assert known.mapping(("roles",), None) == {}
    assert known.list(("moves",), None) == ()
    assert not findings
    assert known.mapping(("roles",), []) is None
    assert known.list(("moves",), {}) is None
    assert len(told(findings)) == 2


def test_sources_of_single_fields_name_fields_and_expected_skills() -> None:
    entry: dict[str, Any] = {
        "skills": {"crm": 1},
        "field_sources": {"level": ["article"], "skills.crm": [], "skills.cmr": [], "lvel": [], 5: []},
    }
    known, findings = known_of(GOOD)
    known.field_sources(("roles", "rep"), entry, frozenset({"level", "skills"}))
    assert told(findings) == [
        (
            "roles.rep.field_sources.skills.cmr: no expected skill 'cmr' stands under `skills`; "
            "did you mean 'crm'?"
        ),
        "roles.rep.field_sources.lvel: 'lvel' is no field that can name its sources; did you mean 'level'?",
    ]
