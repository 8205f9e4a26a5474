"""Headings that say more than the field."""

import pytest

from careergraph.histories.columns import FIELDS
from careergraph.histories.headings import LONGEST, persons, roles, spans, words_of, years_of


@pytest.mark.parametrize(
    ("heading", "words"),
    [
        ("unit_start_date", ("unit", "start", "date")),
        ("playerID", ("player", "id")),
        ("HTTPServer2", ("http", "server", "2")),
        ("Größe-Von", ("grösse", "von")),
        ("", ()),
        ("___", ()),
        ("x" * LONGEST, ("x" * LONGEST,)),
        ("x" * (LONGEST + 1), ()),
    ],
)
def test_the_words_of_a_heading(heading: str, words: tuple[str, ...]) -> None:
    assert words_of(heading) == words


@pytest.mark.parametrize(
    ("headings", "pairs"),
    [
        (["unit_start_date", "unit_end_date"], [("unit_start_date", "unit_end_date")]),
        (["mpFrom", "mpTo", "lordFrom", "lordTo"], [("mpFrom", "mpTo"), ("lordFrom", "lordTo")]),
        # A bare pair is the role's, whatever else there is.
        (["start_mp", "end_mp", "from", "to"], [("from", "to")]),
        (["took_office", "left_office"], [("took_office", "left_office")]),
        (["hire_start_date", "hire_end_date"], []),
        (["unit_start", "post_end"], []),
        ([], []),
    ],
)
def test_what_starts_and_ends(headings: list[str], pairs: list[tuple[str, str]]) -> None:
    assert spans(headings, FIELDS["start"], FIELDS["end"]) == pairs


def test_years_of_lists_and_no_others() -> None:
    headings = ["yearID", "fiscal year", "birth_year", "hire year", "year", "yearly_total", "end_year"]
    assert years_of(headings) == ["yearID", "fiscal year"]


@pytest.mark.parametrize(
    ("headings", "found"),
    [
        (["name", "manager_id", "playerID"], [("playerID", False), ("name", True)]),
        (["id", "officer_no"], [("officer_no", False), ("id", False)]),
        (["first_name", "last_name"], [("{first_name} {last_name}", True)]),
        (["first_name", "age"], []),
        (["last_name", "first_name", "dob"], [("{last_name} {first_name} {dob}", True)]),
        (["{first name}", "last name"], []),
        (["supervisor_id"], []),
    ],
)
def test_who_somebody_may_be(headings: list[str], found: list[tuple[str, bool]]) -> None:
    assert persons(headings) == found


@pytest.mark.parametrize(
    ("headings", "found"),
    [
        (["EMPLOYEE_POSITION", "AGE"], ["EMPLOYEE_POSITION"]),
        (["position_name", "ministry_title"], ["ministry_title"]),
        (["unit_title", "home_title"], ["unit_title", "home_title"]),
        (["rank_id", "prior_rank", "title_start"], []),
        (["offices", "salary"], ["offices"]),
    ],
)
def test_which_role_it_may_be(headings: list[str], found: list[str]) -> None:
    """All of the likeliest word, so that the user is asked; nothing that is another's, or a number."""
    assert roles(headings) == found
