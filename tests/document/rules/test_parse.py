"""Plain data in, a graph file out, or every problem with its place."""

from __future__ import annotations

import copy
from types import MappingProxyType
from typing import Any

import pytest

from careergraph.document.records import GraphFile, Requirement
from careergraph.document.rules import parse
from careergraph.errors import GraphFileError, Problem
from tests.document.rules.mistakes import GOOD, ONE_PROBLEM


def changed(path: str, value: Any) -> dict[str, Any]:  # noqa: ANN401 - any wrong value
    """Return the good file with another value at a dotted path; ``moves.0.kind`` reaches into a list."""
    data = copy.deepcopy(GOOD)
    *steps, last = path.split(".")
    node: Any = data
    for step in steps:
        node = node[int(step)] if isinstance(node, list) else node.setdefault(step, {})
    if isinstance(node, list):
        node.insert(int(last), value)
    else:
        node[last] = value
    return data


def problems_of(data: object) -> list[Problem]:
    with pytest.raises(GraphFileError) as caught:
        parse(data)
    return list(caught.value.problems)


def test_a_good_file_is_read() -> None:
    file = parse(GOOD)
    assert isinstance(file, GraphFile)
    assert list(file.roles) == ["rep", "lead", "guest"]
    assert file.roles["rep"].id == "rep"
    assert file.moves[0].requires == {"budget": Requirement(2)}


def test_the_callers_data_is_never_changed() -> None:
    data = copy.deepcopy(GOOD)
    parse(data)
    assert data == GOOD


def test_a_mapping_that_is_no_dict_is_read() -> None:
    assert parse(MappingProxyType(GOOD)) == parse(GOOD)


def test_tuples_are_lists() -> None:
    data = GOOD | {"moves": tuple(GOOD["moves"]), "levels": ("Entry", "Manager")}
    assert parse(data) == parse(GOOD)


def test_a_graph_may_have_no_moves() -> None:
    assert parse(GOOD | {"moves": []}).moves == ()


@pytest.mark.parametrize("section", ["proficiency", "functions", "sources", "skills", "needs", "agreements"])
def test_what_is_written_without_a_value_is_left_out(section: str) -> None:
    data: dict[str, Any] = {
        "format": "careergraph/1",
        "title": "T",
        section: None,
        "roles": {"a": {"title": "A", "skills": None, "focus": None, "aliases": None, "kpis": None}},
        "moves": [],
    }
    assert not getattr(parse(data), section)


def test_an_id_may_equal_the_title_of_another() -> None:
    data = changed("roles.guest.title", "rep")
    assert parse(data).roles["guest"].title == "rep"


def test_names_of_one_role_may_repeat() -> None:
    data = changed("roles.lead.aliases", ["sales lead", "Sales  Lead"])
    assert parse(data).roles["lead"].aliases == ("sales lead", "Sales  Lead")


def test_blanks_around_names_do_not_count() -> None:
    data = changed("levels", [" Entry", "Manager "]) | {"title": " Sales "}
    assert parse(data).levels == ("Entry", "Manager")


def test_without_a_scale_any_level_from_1_to_100_will_do() -> None:
    data = changed("roles.rep.skills", {"crm": 100})
    del data["proficiency"]
    assert parse(data).roles["rep"].skills == {"crm": 100}


def test_a_kind_may_be_stated_where_a_level_is_unsaid() -> None:
    data = changed("moves.1", {"from": "lead", "to": "guest", "kind": "step_down"})
    assert parse(data).moves[1].kind == "step_down"


def test_focus_shares_may_be_rounded_a_little() -> None:
    third = 0.3333333
    data = changed("functions.service", "Service")
    data["roles"]["rep"]["focus"] = {"sales": third, "marketing": third, "service": third}
    assert parse(data).roles["rep"].focus["service"] == third


@pytest.mark.parametrize(("path", "value", "told"), ONE_PROBLEM, ids=[case[2][:50] for case in ONE_PROBLEM])
def test_one_mistake_is_one_problem(path: str, value: object, told: str) -> None:
    problems = [str(problem) for problem in problems_of(changed(path, value))]
    assert len(problems) == 1
    assert told in problems[0]


def test_no_words_of_pydantic_reach_a_user() -> None:
    for path, value, _ in ONE_PROBLEM:
        for problem in problems_of(changed(path, value)):
            assert "nput should" not in str(problem)
            assert "valid " not in str(problem)
            assert "pydantic" not in str(problem)


@pytest.mark.parametrize("data", [None, [], 3, "text", b"bytes"], ids=repr)
def test_data_that_is_no_mapping_is_told(data: object) -> None:
    (problem,) = problems_of(data)
    assert problem.path == ()
    assert problem.message.startswith("a graph file is a mapping, not ")


def test_what_a_file_lacks_is_told() -> None:
    assert [problem.path for problem in problems_of({})] == [("format",), ("title",), ("roles",), ("moves",)]


def test_people_are_some_of_the_leavers() -> None:
    data = changed("moves.0.people", 5)
    data["moves"][0]["leavers"] = 3
    (problem,) = problems_of(data)
    assert problem.path == ("moves", 0, "people")
    assert problem.message == "5 people made this move, but only 3 left the role"
    data["moves"][0]["leavers"] = 5
    assert parse(data).moves[0].share == 1.0


def test_from_and_to_have_no_other_names() -> None:
    problems = problems_of(changed("moves.1", {"source": "lead", "target": "rep"}))
    assert [problem.path for problem in problems] == [("moves", 1, "source"), ("moves", 1, "target")]
    problems = problems_of(changed("moves.1", {"from": "lead", "target": "rep"}))
    assert [problem.path for problem in problems] == [("moves", 1, "target")]


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


def test_keys_are_texts() -> None:
    data = changed("roles.guest.skills", {3: 1})
    data["skills"][2] = {"title": "Two"}
    messages = [problem.message for problem in problems_of(data)]
    assert messages == ["an id is a text, not the number 2", "an id is a text, not the number 3"]


def test_an_empty_id_is_told() -> None:
    data = changed("roles.guest.skills", {})
    data["roles"][""] = {"title": "Nobody"}
    (problem,) = problems_of(data)
    assert problem.message == "an id is empty"
    assert problem.on_key


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


def test_no_more_problems_are_told_than_anybody_reads() -> None:
    data = GOOD | {"moves": [{"from": "rep", "to": 3}] * 12_000}
    problems = problems_of(data)
    assert len(problems) == 10_001
    assert problems[-1].message == "more problems follow the first 10000"
    assert problems[-1].path == problems[-2].path


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


def test_texts_of_a_file_are_shown_escaped_and_short() -> None:
    problems = problems_of(changed("roles.guest.level", "\x1b[31m" + "x" * 1000))
    assert "\x1b" not in str(problems[0])
    assert len(str(problems[0])) < 300
    problems = problems_of(changed("roles.\x1b[31m", {"title": "Red"}))
    assert "\x1b" not in str(problems[0])
