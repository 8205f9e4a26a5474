"""A person's file: our own form, a JSON Resume, and what is told of a broken one."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from careergraph import Profile
from careergraph.errors import ProfileError

if TYPE_CHECKING:
    from pathlib import Path


def load(folder: Path, text: str, name: str = "me.yaml") -> Profile:
    (folder / name).write_text(text, encoding="utf-8")
    return Profile.load(folder / name)


def told(folder: Path, text: str) -> list[str]:
    with pytest.raises(ProfileError) as caught:
        load(folder, text)
    assert caught.value.file == str(folder / "me.yaml")
    return [str(problem).removeprefix(f"{folder / 'me.yaml'}:") for problem in caught.value.problems]


def test_skills_are_a_mapping(tmp_path: Path) -> None:
    profile = load(tmp_path, "role: coordinator\nskills: {budgeting: 2, CRM: Working, sql: 0, selling: }\n")
    assert dict(profile.skills) == {"budgeting": 2, "CRM": "Working", "sql": 0, "selling": None}
    assert profile.role == "coordinator"


def test_skills_are_a_list(tmp_path: Path) -> None:
    profile = load(
        tmp_path, "skills:\n- budgeting\n- {name: CRM, level: Working}\n- name: sql\n- budgeting\n"
    )
    assert dict(profile.skills) == {"budgeting": None, "CRM": "Working", "sql": None}
    assert profile.role is None


def test_json_is_read_by_its_ending(tmp_path: Path) -> None:
    assert load(tmp_path, '{"skills": {"a": 1}}', "me.json").skills == {"a": 1}


def test_a_profile_may_be_empty(tmp_path: Path) -> None:
    assert load(tmp_path, "{}") == Profile()
    assert load(tmp_path, "skills:\nrole:\n") == Profile()


RESUME: dict[str, Any] = {
    "$schema": "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json",
    "basics": {"name": "Ada", "label": "Coordinator"},
    "work": [{"name": "Example", "position": "Coordinator"}],
    "skills": [
        {"name": "Marketing", "level": "Master", "keywords": ["CRM", "Events", "CRM", 3]},
        {"name": "CRM", "level": "Beginner"},
        {"name": "Sales", "keywords": ["Cold calling"]},
        {"name": "Writing", "level": ""},
        {"level": "Master", "keywords": ["Pitching"]},
        {"name": "Maths", "level": 3, "since": "1833"},
    ],
    "interests": [{"name": "Engines"}],
}


def test_a_json_resume_is_read(tmp_path: Path) -> None:
    profile = load(tmp_path, json.dumps(RESUME), "resume.json")
    assert dict(profile.skills) == {
        "CRM": "Beginner",
        "Events": "Master",
        "Cold calling": None,
        "Pitching": "Master",
        "Marketing": "Master",
        "Sales": None,
        "Writing": None,
        "Maths": 3,
    }
    assert profile.role is None


def test_nothing_in_a_json_resume_is_an_error(tmp_path: Path) -> None:
    levels: list[Any] = ["", 3.0, 2.5, True, [1]]
    skills = [{"name": f"Skill {place}", "level": level} for place, level in enumerate(levels)]
    text = json.dumps({"work": [], "skills": [*skills, {"name": "", "level": "Master", "keywords": [" "]}]})
    assert dict(load(tmp_path, text, "resume.json").skills) == {
        "Skill 0": None,
        "Skill 1": "3",
        "Skill 2": "2.5",
        "Skill 3": "True",
        "Skill 4": "[1]",
    }


def test_a_json_resume_may_hold_skills_alone(tmp_path: Path) -> None:
    text = '{"skills": [{"name": "Sales", "level": "Master", "keywords": ["Closing"]}]}'
    assert dict(load(tmp_path, text, "resume.json").skills) == {"Closing": "Master", "Sales": "Master"}


def test_a_json_resume_may_say_the_role(tmp_path: Path) -> None:
    text = json.dumps(RESUME | {"role": " coordinator "})
    assert load(tmp_path, text, "resume.json").role == "coordinator"
    text = json.dumps(RESUME | {"role": ["coordinator"]})
    assert load(tmp_path, text, "resume.json").role is None


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("- a\n", ["1:1: a profile is a mapping; write `skills: {budgeting: 2}`"]),
        ("skils: {}\n", ["1:1: unknown field 'skils'; did you mean 'skills'?"]),
        ("zzz: {}\n", ["1:1: unknown field 'zzz'; known here: skills, role"]),
        ("role: 3\n", ["1:7: `role` is the name of a role; write its id, title or alias"]),
        ("role: ''\n", ["1:7: `role` is the name of a role; write its id, title or alias"]),
        ("skills: budgeting\n", ["1:9: `skills` is a mapping or a list; write `skills: {budgeting: 2}`"]),
        (
            "skills: {a: -1}\n",
            ["1:13: the level of 'a' is no proficiency level; write its number (0 for not"],
        ),
        ("skills: {a: 2.5}\n", ["1:13: the level of 'a' is no proficiency level"]),
        ("skills: {a: true}\n", ["1:13: the level of 'a' is no proficiency level"]),
        ("skills: {a: [1]}\n", ["1:10: the level of 'a' is no proficiency level"]),
        ("skills: {'': 1}\n", ["1:14: the name of a skill is empty; write its name, or leave it out"]),
        ("skills: [' ']\n", ["1:10: the name of a skill is empty"]),
        ("skills: [3]\n", ["1:10: a skill is a name, or a mapping with a name; write `{name: budgeting"]),
        ("skills: [{level: 3}]\n", ["1:10: a skill lacks its `name`; write `{name: budgeting, level: 2}`"]),
        ("skills: [{name: a, levl: 3}]\n", ["1:20: unknown field 'levl'; did you mean 'level'?"]),
        ("skills: [{name: a, level: 2.5}]\n", ["1:27: the level of 'a' is no proficiency level"]),
        ("skills: {a: 1}\nskills: {b: 1}\n", ["2:1: the key 'skills' stands in this mapping twice"]),
        ("a: [\n", ["2:1: a value is missing here"]),
        ("skills:\n  a: -1\n  b: 2.5\nrole: 3\nx: 1\n", ["2:6: ", "3:6: ", "4:7: ", "5:1: "]),
    ],
)
def test_every_problem_is_told_at_its_line(tmp_path: Path, text: str, problems: list[str]) -> None:
    lines = told(tmp_path, text)
    assert len(lines) == len(problems)
    for line, expected in zip(lines, problems, strict=True):
        assert line.startswith(expected)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(ProfileError, match=r"me\.yaml has 1 problem:\n.*there is no such file"):
        Profile.load(tmp_path / "me.yaml")


def test_a_profile_does_not_change() -> None:
    skills: dict[str, int | str | None] = {"a": 1}
    profile = Profile(skills)
    skills["b"] = 2
    assert profile.skills == {"a": 1}
    with pytest.raises(TypeError):
        profile.skills["a"] = 2  # type: ignore[index]


def test_of_many_problems_the_first_are_told(tmp_path: Path) -> None:
    path = tmp_path / "me.json"
    path.write_text(json.dumps({f"field{number}": 1 for number in range(5_000)}), encoding="utf-8")
    with pytest.raises(ProfileError) as caught:
        Profile.load(path)
    assert len(caught.value.problems) == 1_001
    told = str(caught.value).splitlines()
    assert len(told) == 23
    assert told[21] == "  and 980 more of this kind"
    assert told[22].endswith("more problems follow; mend these first")


@pytest.mark.parametrize("ending", ["json", "yaml"])
def test_a_level_longer_than_any_number_is_told_with_its_place(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"me.{ending}"
    path.write_text('{"skills": {"budgeting": ' + "9" * 5000 + "}}", encoding="utf-8")
    with pytest.raises(ProfileError, match=r":1:26: a number of 5000 characters stands here"):
        Profile.load(path)


def test_a_resume_may_hold_numbers_of_hundreds_of_digits(tmp_path: Path) -> None:
    path = tmp_path / "me.json"
    path.write_text(
        '{"basics": {}, "skills": [{"name": "SQL", "level": -' + "9" * 299 + "}]}", encoding="utf-8"
    )
    assert Profile.load(path).skills == {"SQL": "of 994 bits"}
