"""The shape of a file is checked in parts, so that what is hostile ends early, and told in our words."""

from __future__ import annotations

from typing import Any

import pytest

from careergraph.document.rules import parse, shape
from careergraph.document.rules.findings import Findings, TooManyFindingsError
from careergraph.document.rules.shape import validate
from tests.document.rules.mistakes import GOOD, ONE_PROBLEM, changed, problems_of


@pytest.mark.parametrize("section", ["sources", "skills", "roles"])
def test_large_sections_are_read_in_parts(section: str) -> None:
    entries = {f"x{number}": {"title": f"Title {number}"} for number in range(25_000)}
    data = GOOD | {section: GOOD[section] | entries}
    file = parse(data)
    assert list(getattr(file, section))[-1] == "x24999"
    entries["x24000"]["title"] = 5  # type: ignore[assignment]
    (problem,) = problems_of(GOOD | {section: GOOD[section] | entries})
    assert problem.path == (section, "x24000", "title")


def test_many_moves_are_read_in_parts() -> None:
    roles = {f"r{number}": {"title": f"Role {number}"} for number in range(150)}
    moves: list[dict[str, Any]] = [
        {"from": f"r{source}", "to": f"r{target}"}
        for source in range(150)
        for target in range(150)
        if source != target
    ]
    data = GOOD | {"roles": roles, "moves": moves}
    file = parse(data)
    assert [(move.source, move.target) for move in file.moves] == [(m["from"], m["to"]) for m in moves]
    moves[21_000]["years"] = "two"
    (problem,) = problems_of(data)
    assert problem.path == ("moves", 21_000, "years")


def test_a_list_of_millions_in_one_entry_is_refused_before_it_is_read() -> None:
    data = changed("roles.guest.kpis", [1] * 200_000)
    (problem,) = problems_of(data)
    assert problem.message == "role 'guest' holds more than 100000 values"


def test_data_that_holds_itself_is_refused() -> None:
    data = changed("roles.guest.title", "Guest")
    data["roles"]["guest"]["codes"] = data["roles"]["guest"]
    (problem,) = problems_of(data)
    assert problem.message == "role 'guest' holds more than 100000 values"


def test_no_words_of_pydantic_reach_a_user() -> None:
    for path, value, _ in ONE_PROBLEM:
        for problem in problems_of(changed(path, value)):
            assert "nput should" not in str(problem)
            assert "valid " not in str(problem)
            assert "pydantic" not in str(problem)


def test_a_file_in_parts_is_the_file_as_a_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = validate(GOOD, Findings())
    monkeypatch.setattr(shape, "PART", 1)
    assert validate(GOOD, Findings()) == whole == parse(GOOD)


@pytest.mark.parametrize("part", [1, 3, 30_000])
def test_a_problem_keeps_its_place_whatever_part_it_stands_in(
    monkeypatch: pytest.MonkeyPatch, part: int
) -> None:
    monkeypatch.setattr(shape, "PART", part)
    moves: list[Any] = [{"from": "rep", "to": "lead"}, {"from": "lead"}, 5, {"from": "rep", "to": "guest"}]
    findings = Findings()
    assert validate(GOOD | {"moves": moves, "agreements": ["One", 2]}, findings) is None
    assert [problem.path for problem in findings.in_order(GOOD | {"moves": moves})] == [
        ("moves", 1, "to"),
        ("moves", 2),
        ("agreements", 1),
    ]


def test_an_unknown_field_that_stands_for_a_missing_one_is_one_problem() -> None:
    (problem,) = problems_of(changed("roles.guest", {"titel": "Guest"}))
    assert problem.message == "role 'guest' has an unknown field 'titel'"
    assert problem.on_key
    # Nothing like the missing one: those are two.
    assert len(problems_of(changed("roles.guest", {"colour": "red"}))) == 2


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ({"levels": ["x"] * 11}, "`levels` has 11 entries"),
        ({f"field {n}": 1 for n in range(11)}, "the file has 11 fields"),
        ({"roles": {"a": {"title": "A", "aliases": ["x"] * 10}}}, "role 'a' holds more than 10 values"),
        ({"moves": [[], [[0, 1], [2, 3], [[[4, 5]]], 6]]}, "this move holds more than 10 values"),
    ],
)
def test_too_many_values_are_refused(
    monkeypatch: pytest.MonkeyPatch, data: dict[str, Any], told: str
) -> None:
    monkeypatch.setattr(shape, "MOST_VALUES", 10)
    findings = Findings()
    with pytest.raises(TooManyFindingsError):
        validate(data, findings)
    (problem,) = findings.in_order(data)
    assert (problem.message, problem.remedy) == (told, "at most 10 are read")
