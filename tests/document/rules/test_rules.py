"""Plain data in, a graph file out, or every problem with its place."""

from __future__ import annotations

import copy
from types import MappingProxyType
from typing import Any

import pytest

from careergraph import GraphFileError
from careergraph.document.records import GraphFile, Requirement
from careergraph.document.rules import parse
from tests.document.rules.mistakes import GOOD, ONE_PROBLEM, changed, problems_of


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


def test_what_must_be_there_cannot_be_left_out() -> None:
    data = {
        "format": "careergraph/1",
        "title": "T",
        "roles": {"a": {"title": None, "summary": ""}, "b": {"title": "B"}},
        "moves": [{"from": None, "to": "b"}],
    }
    with pytest.raises(GraphFileError) as caught:
        parse(data)
    assert [problem.remedy for problem in caught.value.problems] == [
        "write its text",
        "write its text, or leave it out",
        "write its text",
    ]


def test_blanks_around_names_do_not_count() -> None:
    data = changed("levels", [" Entry", "Manager "]) | {"title": " Sales "}
    assert parse(data).levels == ("Entry", "Manager")


def test_without_a_scale_any_level_from_1_to_100_will_do() -> None:
    data = changed("roles.rep.skills", {"crm": 100})
    del data["proficiency"]
    assert parse(data).roles["rep"].skills == {"crm": 100}


@pytest.mark.parametrize(("path", "value", "told"), ONE_PROBLEM, ids=[case[2][:50] for case in ONE_PROBLEM])
def test_one_mistake_is_one_problem(path: str, value: object, told: str) -> None:
    problems = [str(problem) for problem in problems_of(changed(path, value))]
    assert len(problems) == 1
    assert told in problems[0]


@pytest.mark.parametrize("data", [None, [], 3, "text", b"bytes"], ids=repr)
def test_data_that_is_no_mapping_is_told(data: object) -> None:
    (problem,) = problems_of(data)
    assert problem.path == ()
    assert problem.message.startswith("a graph file is a mapping, not ")


def test_what_a_file_lacks_is_told() -> None:
    assert [problem.path for problem in problems_of({})] == [("format",), ("title",), ("roles",), ("moves",)]


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


def test_texts_of_a_file_are_shown_escaped_and_short() -> None:
    problems = problems_of(changed("roles.guest.level", "\x1b[31m" + "x" * 1000))
    assert "\x1b" not in str(problems[0])
    assert len(str(problems[0])) < 300
    problems = problems_of(changed("roles.\x1b[31m", {"title": "Red"}))
    assert "\x1b" not in str(problems[0])
