"""Roles and skills as programs keep them: records in JSON and YAML."""

import json
from typing import Any

import pytest

from careergraph.exchange.tables import records
from careergraph.exchange.tables.importing import import_table
from tests.exchange.conftest import Write, told
from tests.exchange.tables.made import roles_of

FLAT = [{"role": "Clerk", "skills": ["Filing", "Typing, fast"]}, {"role": "Head", "skills": ["Filing"]}]


def as_json(data: object) -> str:
    return json.dumps(data)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("roles.json", FLAT),
        ("role_skills.json", {"Clerk": ["Filing", "Typing, fast"], "Head": ["Filing"]}),
        ("x.json", {"Clerk": {"skills": ["Filing", "Typing, fast"]}, "Head": {"skills": ["Filing"]}}),
        ("x.json", {"version": 2, "roles": FLAT}),
    ],
)
def test_roles_and_their_skills(write: Write, name: str, data: object) -> None:
    made = import_table(write(name, as_json(data)))
    assert roles_of(made) == {"Clerk": {"Filing": 1, "Typing, fast": 1}, "Head": {"Filing": 1}}
    assert any("left out, as they are no lists of records: version" in note for note in made.notes) == (
        isinstance(data, dict) and "version" in data
    )


@pytest.mark.parametrize(
    "skills",
    [
        ({"Filing": 2, "Typing": 1}, {"Filing": 3}),
        (
            [{"name": "Filing", "level": 2.0}, {"Skill": "Typing", "Score": 1}],
            [{"title": "Filing", "level": 3}],
        ),
    ],
)
def test_skills_with_levels_of_their_own(write: Write, skills: tuple[Any, Any]) -> None:
    data = {
        "Clerk": {"skills": skills[0], "level": "Junior"},
        "Head": {"skills": skills[1], "level": "Senior"},
    }
    made = import_table(write("roles.json", as_json(data)))
    assert roles_of(made) == {"Clerk": {"Filing": 2, "Typing": 1}, "Head": {"Filing": 3}}
    assert made.file.roles["head"].level == "Senior"


def test_lists_by_name_are_sheets(write: Write) -> None:
    text = (
        "roles:\n- {id: r1, title: Clerk, level: 1}\n- {id: r2, title: Head, level: 2}\n"
        "moves:\n- {from: r1, to: r2, years: 2.5}\n"
    )
    made = import_table(write("ours.yaml", text))
    assert [(move.source, move.target, move.years) for move in made.file.moves] == [("r1", "r2", 2.5)]


def test_a_cell_tells_what_a_record_holds(write: Write) -> None:
    data = [{"role": "A", "skills": [["x", None, "y"], {"odd": 1, "even": None}], "remote": True, "n": None}]
    (sheet,), notes = records.read_records(write("t.json", as_json(data)))
    assert sheet.rows == [["role", "skills", "remote", "n"], ["A", "x, , y\nodd: 1, even: ", "yes", ""]]
    assert notes == []


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("t.json", "[]", "this file holds no list of records"),
        ("t.json", '{"a": ["b"], "c": 1}', "this file holds no list of records"),
        ("t.yaml", "just a text\n", "this file holds no list of records"),
        ("t.json", '{"format": "careergraph/1", "roles": {}}', "this is a graph file already"),
        ("t.json", as_json([{f"k{n}": 1 for n in range(1001)}]), "the records have 1,001 fields, and 1,000"),
    ],
)
def test_what_holds_no_records_is_told(write: Write, name: str, content: str, message: str) -> None:
    (problem,) = told(write(name, content))
    assert problem.startswith(message)


def test_a_few_letters_become_no_millions_of_cells(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "MOST_CELLS", 20)
    sparse = [{f"k{n}": 1 for n in range(5)}, {}, {}, {}, {}]
    (problem,) = told(write("t.json", as_json(sparse)))
    assert problem == "5 records of 5 fields are more than 20 cells"


def test_a_broken_file_is_told_with_its_line(write: Write) -> None:
    (problem,) = told(write("t.json", '[{"role": "A"},\n{"role" "B"}]'))
    assert problem.startswith("2: ")


def test_names_without_a_word_of_roles_make_none(write: Write) -> None:
    sizes = {"one": {"size": 1}, "two": {"size": 2}}
    assert told(write("t.json", as_json(sizes))) == ["this file holds no list of records"]
    (problem,) = told(write("u.json", as_json(list(sizes.values()))))
    assert "no headings are known here" in problem


def test_next_roles_need_not_stand_in_the_list(write: Write) -> None:
    roles = {"Clerk": {"next_roles": [{"role": "Head", "years": 2}]}, "Cook": {"next_roles": []}}
    made = import_table(write("t.json", as_json({"career_graph": roles})))
    assert set(made.file.roles) == {"clerk", "cook", "head"}
    assert [(move.source, move.target) for move in made.file.moves] == [("clerk", "head")]


def test_records_below_keys_have_names_of_their_own(write: Write) -> None:
    data = {
        "roles": {"clk": {"name": "Clerk", "required_skills": ["filing"]}},
        "skills": {"filing": {"size": 1}},
    }
    made = import_table(write("t.json", as_json(data)))
    assert roles_of(made) == {"Clerk": {"filing": 1}}
    assert roles_of(import_table(write("u.json", as_json([{"career": "Cook", "skills": ["Knives"]}])))) == {
        "Cook": {"Knives": 1}
    }
