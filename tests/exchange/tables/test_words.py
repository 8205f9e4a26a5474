"""Headings, understood by their words."""

from __future__ import annotations

import pytest

from careergraph.exchange.tables.words import MOST_LETTERS, concept, heading, role_like, stems


@pytest.mark.parametrize(
    "text", ["Role level", "role_level", "roleLevel", "ROLE-LEVEL:", " Role.Level* ", "Role level (1-4)"]
)
def test_headings_are_compared_by_their_words(text: str) -> None:
    assert heading(text) == "role level"


def test_a_heading_in_brackets_is_not_emptied() -> None:
    assert heading("(Skill)") == "(skill)"
    assert heading("") == ""
    assert len(heading("x" * 10_000)) == 300


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Skills", {"skill"}),
        ("Competencies", {"competency"}),
        ("Status", {"status"}),
        ("Business", {"business"}),
        ("Skill/Skills", {"skill"}),
    ],
)
def test_words_are_compared_in_the_singular(text: str, words: set[str]) -> None:
    assert stems(text) == words


@pytest.mark.parametrize(
    ("meaning", "texts"),
    [
        ("role", ["Role", "Job title", "Position name", "jobTitle", "Rolle"]),
        ("role level", ["Role level", "Grade", "Job grade", "Career level"]),
        ("role id", ["Role ID", "Job code", "position_no"]),
        ("function", ["Department", "Job family", "Role category"]),
        ("skill", ["Skill", "Key skills", "Competency", "Required skills"]),
        ("skill id", ["Skill ID", "skill code"]),
        ("skill summary", ["Skill description", "Competency definition"]),
        ("optional skill", ["Optional skills", "Nice-to-have skills"]),
        ("level", ["Proficiency", "Skill level", "Required level", "Minimum rating"]),
        ("levels", ["Level", "Levels"]),
        ("kind", ["Skill category", "Type of skill", "Category"]),
        ("weight", ["Weight", "Importance"]),
        ("to", ["Next role", "To role", "Promoted to position"]),
        ("from", ["Current role", "Previous job"]),
        ("person", ["Employee", "Team member", "Candidate"]),
        ("person id", ["Employee ID"]),
        ("person detail", ["E-mail", "First name", "Employee phone", "Date of birth"]),
        ("figure", ["Salary", "Years of experience", "Role type", "Reports to position", "Skill gap"]),
        ("essential", ["Mandatory", "Is essential"]),
        ("optional", ["Optional", "Nice to have"]),
        ("", ["Notes", "Entry roles", "Grade 3", "Wizard", "", "role " * MOST_LETTERS]),
    ],
)
def test_what_headings_speak_of(meaning: str, texts: list[str]) -> None:
    assert {text: concept(text) for text in texts} == dict.fromkeys(texts, meaning)


def test_titles_of_roles_are_told_by_what_people_are_employed_as() -> None:
    assert all(map(role_like, ["Nurses", "Senior Engineer", "Sales rep", "Head of sales"]))
    assert not any(map(role_like, ["Nursing", "Sales", "", "Engineering"]))
