"""Which column holds what, by the headings of HR systems."""

from __future__ import annotations

import pytest

from careergraph.histories import mine
from careergraph.histories.columns import FIELDS, find_columns, folded, is_known, template_columns
from tests.histories.tables import (
    Write,
    counted,
    moves,
    people,
    told,
)


def test_all_missing_columns_at_once(table: Write) -> None:
    message = told(table("no,what,start,end", ["1,Clerk,2001-01-01,"]))
    assert "2 problems" in message
    assert "no column says who the person is; name it with --person COLUMN" in message
    assert "no column says which role it is" in message
    message = told(table("no,what,begun", ["1,Clerk,2001-01-01"]))
    assert "3 problems" in message
    assert "no column says when" in message


def test_two_columns_of_one_field(table: Write) -> None:
    message = told(table("person,job_title,Job Title,start,end", ["1,a,b,2001-01-01,"]))
    assert "'job_title' and 'Job Title' both say 'role'; name one with --role COLUMN" in message


@pytest.mark.parametrize(
    ("headings", "fields"),
    [
        # ministries, police units, parliaments, sports, judges
        (
            ["ministry", "ministry_title", "uniqueID", "ministry_name", "ministry_from", "ministry_to"],
            {"role": "ministry_title", "person": "uniqueID", "start": "ministry_from", "end": "ministry_to"},
        ),
        (
            ["row_id", "officer_id", "hire_start_date", "rank", "unit_start_date", "unit_end_date"],
            {"person": "officer_id", "role": "rank", "start": "unit_start_date", "end": "unit_end_date"},
        ),
        (["playerID", "mpFrom", "mpTo", "office"], {"start": "mpFrom", "end": "mpTo", "role": "office"}),
        (
            ["memberNumber", "position_name", "yearID", "teamID", "birth_year"],
            {"person": "memberNumber", "role": "position_name", "snapshot": "yearID"},
        ),
        (
            [
                "Judge Name",
                "Appointment Title",
                "Commission Date",
                "Chief, Begin",
                "Chief, End",
                "Termination Date",
            ],
            {
                "person": "Judge Name",
                "role": "Appointment Title",
                "start": "Commission Date",
                "end": "Termination Date",
            },
        ),
        (
            ["emp_id", "dep_id", "job_id", "job_starts", "job_ends"],
            {"person": "emp_id", "role": "job_id", "start": "job_starts", "end": "job_ends"},
        ),
        (
            ["event_id", "employee_id", "event_type", "event_date", "job_role_id"],
            {"date": "event_date", "role": "job_role_id", "action": "event_type"},
        ),
        (
            ["employee_id", "current_position", "years_in_position", "start", "end"],
            {"role": "current_position"},
        ),
        (
            ["First", "Middle", "Last", "TookOffice", "LeftOffice", "Post"],
            {
                "person": "{First} {Middle} {Last}",
                "start": "TookOffice",
                "end": "LeftOffice",
                "role": "Post",
            },
        ),
        (["First", "Last", "TookOffice", "LeftOffice", "Job held"], {"role": "Job held"}),
        (["item", "itemLabel", "position", "start", "end"], {"person": "item", "role": "position"}),
        (
            ["Appointee", "Position", "Start Date", "left_office"],
            {"person": "Appointee", "end": "left_office"},
        ),
        (
            ["LAST_NAME", "FIRST_NAME", "DATE_OF_HIRE", "EMPLOYEE_POSITION", "payroll year"],
            {
                "person": "{LAST_NAME} {FIRST_NAME} {DATE_OF_HIRE}",
                "role": "EMPLOYEE_POSITION",
                "snapshot": "payroll year",
            },
        ),
    ],
)
def test_headings_that_say_more(headings: list[str], fields: dict[str, str]) -> None:
    found, problems = find_columns("t.csv", headings, given={})
    assert not problems
    assert found is not None
    assert fields.items() <= {str(name): heading for name, heading in found.fields.items()}.items()


def test_a_heading_that_is_known_comes_first() -> None:
    headings = ["playerID", "person", "role", "old_title", "start", "end", "unit_start_date", "unit_end_date"]
    found, _ = find_columns("t.csv", headings, given={})
    assert found is not None
    assert found.fields == {"person": "person", "role": "role", "start": "start", "end": "end"}
    assert found.notes == []


def test_what_a_heading_may_say_is_asked() -> None:
    headings = ["id", "name", "start_president", "end_president", "start_minister", "end_minister"]
    _, problems = find_columns("t.csv", headings, given={})
    told = "\n".join(map(str, problems))
    assert "'start_president with end_president' and 'start_minister with end_minister' may say" in told
    assert "name it with --start COLUMN and --end COLUMN" in told
    assert "no column says which role it is" in told


def test_semicolons_decimal_commas_and_german_headings(table: Write) -> None:
    rows = [row.replace(",", ";") + ';"1.234,50"' for row in people("%d.%m.%Y")]
    found = counted(table("Mitarbeiter;Position;Von;Bis;Gehalt", rows))
    assert found.report.layout == "spells"


def test_wide_tables(table: Write) -> None:
    head = "Candidate ID,Title 1,Start 1,End 1,Title 2,Start 2,End 2"
    rows = ["a,Clerk,2001-01-01,2002-01-01,Head,2002-01-01,", "b,Clerk,2001-01-01,2003-06-01,,,"]
    found = mine(table(head, rows), public=True)
    assert "2 jobs a row" in found.report.files[0]
    assert moves(found) == {("Clerk", "Head"): 1, ("Clerk", "(left)"): 1}
    assert found.report.rows == 3


def test_no_heading_means_two_fields() -> None:
    owners: dict[str, list[str]] = {}
    for name, synonyms in FIELDS.items():
        for synonym in synonyms:
            assert synonym == folded(synonym)
            owners.setdefault(synonym, []).append(name)
    assert {synonym: names for synonym, names in owners.items() if len(names) > 1} == {}


@pytest.mark.parametrize(
    ("headings", "layout"),
    [
        (["person", "role", "start", "end"], "spells"),
        (["person", "role", "date"], "events"),
        (["person", "role", "start"], "events"),
        (["person", "role", "year"], "snapshots"),
        (["person", "role 1", "start 1", "end 1", "role 2", "start 2", "end 2"], "spells"),
    ],
)
def test_the_layout_follows_from_the_columns(headings: list[str], layout: str) -> None:
    found, problems = find_columns("t.csv", headings, given={})
    assert problems == []
    assert found is not None
    assert found.layout == layout
    assert len(found.families) == (2 if len(headings) > 4 else 0)


def test_a_title_beats_a_code_and_that_is_told() -> None:
    found, _ = find_columns("t.csv", ["person", "job_code", "job_title", "start", "end"], given={})
    assert found is not None
    assert found.fields["role"] == "job_title"
    assert found.notes == ["role: column 'job_title' (job_code is there too)"]


def test_what_the_user_names_comes_first_and_may_be_a_template() -> None:
    headings = ["person", "role", "Dept Name", "grade", "start", "end"]
    found, problems = find_columns("t.csv", headings, given={"role": "{dept_name} / {Grade}"})
    assert problems == []
    assert found is not None
    assert found.fields["role"] == "{Dept Name} / {grade}"
    _, problems = find_columns("t.csv", headings, given={"role": "{dept} / {grade}", "end": "until"})
    assert [problem.message for problem in problems] == [
        "--role: there is no column 'dept'",
        "--end: there is no column 'until'",
    ]


def test_a_list_of_a_known_day_needs_no_date_and_a_resume_no_person() -> None:
    found, problems = find_columns("t.csv", ["person", "role"], given={}, dated=True)
    assert (found and found.layout, problems) == ("snapshots", [])
    found, problems = find_columns("t.csv", ["title", "start", "end"], given={}, personal=True)
    assert (found and found.layout, problems) == ("spells", [])


def test_of_an_event_a_start_is_its_date_and_of_a_list_the_day_since() -> None:
    found, _ = find_columns("t.csv", ["person", "role", "start"], given={})
    assert found is not None
    assert (found.fields["date"], found.notes) == (
        "start",
        ["no column says when a spell ends: 'start' dates each change"],
    )
    found, _ = find_columns("t.csv", ["person", "role", "year", "start"], given={})
    assert found is not None
    assert found.fields["since"] == "start"


@pytest.mark.parametrize(
    ("heading", "known"),
    [
        ("Job_Title", True),
        ("TITLE 12", True),
        ("salary", False),
        ("", False),
        ("12", False),
        ("x" * 10**6, False),
    ],
)
def test_headings_are_known_in_any_spelling(heading: str, known: bool) -> None:  # noqa: FBT001
    assert is_known(heading) == known


def test_the_columns_of_a_template() -> None:
    assert template_columns("{ a } - {b}") == ["a", "b"]
    assert template_columns("a") == template_columns("{a") == []
