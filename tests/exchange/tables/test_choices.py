"""What a user says of a table."""

from __future__ import annotations

import pytest

from careergraph import QuestionError
from careergraph.exchange.tables.choices import Choices, check_map


def test_our_names_are_read_in_any_spelling() -> None:
    assert check_map({"Role_Level": "Grade", "skills": ["A", "B"], "value": "n"}) == {
        "role level": ("Grade",),
        "skills": ("A", "B"),
        "value": ("n",),
    }
    assert check_map({}) == {}


def test_a_name_that_is_not_ours_is_told_with_the_nearest() -> None:
    with pytest.raises(QuestionError, match=r"no column of ours is called 'skil'; did you mean 'skill'"):
        check_map({"skil": "x"})
    with pytest.raises(QuestionError, match=r"ours are: .*proficiency, "):
        check_map({"zzzzzzzz": "x"})


def test_two_headings_for_one_column_are_refused() -> None:
    with pytest.raises(
        QuestionError, match="--map title: one column is one heading, and 'A' and 'B' are two"
    ):
        check_map({"title": ["A", "B"]})


def test_headings_are_compared_as_headings() -> None:
    choices = Choices(mapping={"skill": ("Skill_Name", "other")}, ignore=frozenset({"pay grade"}))
    assert choices.mapped("skill") == ("skill name", "other")
    assert choices.mapped("role") == ()
    assert choices.ignores("PayGrade")
    assert not choices.ignores("grade")
    assert not Choices().ignores("")


def test_sheets_are_read_unless_others_are_named_or_they_are_left_out() -> None:
    assert Choices().reads("Any")
    only = Choices(sheets=frozenset({"roles", "old"}), skip_sheets=frozenset({"old"}))
    assert [only.reads(name) for name in (" Roles ", "Old", "Skills")] == [True, False, False]
