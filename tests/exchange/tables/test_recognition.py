"""What a table is taken for."""

import pytest

from careergraph.exchange.tables import recognition
from careergraph.exchange.tables.importing import import_table
from tests.exchange.conftest import Write, told
from tests.exchange.tables.made import roles_of


def test_of_several_columns_of_titles_the_one_that_tells_rows_apart_is_taken(write: Write) -> None:
    text = "Generic Job Profile,Job Profile\nSales,Sales clerk\nSales,Sales head\nLaw,Counsel\n"
    made = import_table(write("t.csv", text))
    assert set(made.file.roles) == {"sales-clerk", "sales-head", "counsel"}


def test_rows_with_keys_of_their_own_and_one_name_are_told(write: Write) -> None:
    text = "job_id,job_title\nJ1,Clerk\nJ2,Clerk\nJ3,Cook\nJ3,Cook\n"
    made = import_table(write("t.csv", text))
    assert set(made.file.roles) == {"clerk", "cook"}
    assert made.notes == (
        "rows that say again what a row above says are counted once (1): 5",
        (
            "rows with keys of their own that bear a name which a row above bears are taken for the same "
            "(1): 3; --map title=HEADING takes a column that tells them apart"
        ),
    )


def test_what_somebody_lacks_is_not_what_a_role_asks(write: Write) -> None:
    text = "name,target_role,resume_summary,technical_skill_gap,other_skills\n"
    (problem,) = told(write("t.csv", f"{text}C1,Engineer,Text,SQL,Tact\n"))
    assert "people and no roles" in problem
    made = import_table(write("t.csv", "target_role,technical_skill_gap\nEngineer,SQL\n"))
    assert made.file.skills == {}


ELSE = "1: this looks like a grid of skills and something else; none of these tells:"


WHICH = "1: this looks like a grid of skills and roles; none of these tells:"


MEANING = "1: this may be a ladder of levels, or the meaning of each proficiency level:"


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (
            "Name,Department,Mobile\nJane Roe,Sales,555-0100\n",
            "this table holds people and no roles, and no person becomes a role",
        ),
        (
            "Employee,Filing,Typing\nJane Roe,2,3\nJohn Doe,1,2\n",
            "this table holds people and no roles, and no person becomes a role",
        ),
        (
            "Employee,Job title,Skill,Level\nJane Roe,Clerk,Filing,2\n",
            "this table holds people and no roles, and no person becomes a role",
        ),
        (
            "Skill,Vesna,Milan\nFiling,1,2\n",
            f"{ELSE} 'Skill', 'Vesna', 'Milan'",
        ),
        (
            "Topic,One thing,Other thing\nFiling,1,2\n",
            f"{WHICH} 'Topic', 'One thing', 'Other thing'",
        ),
        (
            "Competency,Level 1,Level 2\nFiling,Knows where things are.,Finds them at once.\n",
            f"{MEANING} 'Competency', 'Level 1', 'Level 2'",
        ),
        (
            "Area,Skill/Attribute,Grade 1\nOffice,Filing,2\n",
            "'role' is missing: there are skills under 'Area', 'Skill/Attribute', 'Grade 1'",
        ),
        ("name,flavour\nA,sweet\n", "the headings 'name', 'flavour' fit no kind of table (4 cells)"),
        ("Skill,Q1,Q2,Q3\nFiling,1,2,3\nTyping,1,2,2\n", f"{ELSE} 'Skill', 'Q1', 'Q2', 'Q3'"),
        ("Skill,Clerk,Clerk\nFiling,1,2\n", "C1: two columns are called 'Clerk'"),
        ("Skill,Clerk,Head clerk\n,1,2\nTyping,1,2\n", "A2: this row names no skill"),
        ("Role,Filing,Typing\n,1,2\nClerk,1,2\n", "A2: this row names no role"),
    ],
)  # fmt: skip
def test_what_nobody_said_is_asked_and_not_invented(write: Write, content: str, problem: str) -> None:
    assert problem in told(write("t.csv", content))


def test_a_list_called_skills_makes_no_roles(write: Write) -> None:
    path = write("skills.csv", "name,description,group\nData wrangling,Cleans data,Data\n")
    assert told(path) == ["'role' is missing: there are skills under 'name', 'description', 'group'"]


def test_people_beside_a_job_title_are_left_out(write: Write) -> None:
    made = import_table(
        write("t.csv", "Employee,Email,Job title,Grade\nJane,j@x.org,Clerk,G1\nJohn,k@x.org,Clerk,G1\n")
    )
    assert roles_of(made) == {"Clerk": {}}
    assert [column.heading for column in made.plan.tables[0].unused] == ["Employee", "Email"]
    assert "Jane" not in repr(made.file)


def test_several_tables_stand_on_one_sheet(write: Write) -> None:
    made = import_table(
        write(
            "t.csv",
            "Role,Skill,Level\nClerk,Filing,1\n,,\nFrom,To,Years\nClerk,Head,2\n,,\n",
        )
    )
    assert roles_of(made) == {"Clerk": {"Filing": 1}, "Head": {}}
    assert [(table.kind, table.first_row, table.last_row) for table in made.plan.tables] == [
        ("expected", 2, 3), ("moves", 5, 6),
    ]  # fmt: skip


def test_several_headings_for_one_list_are_all_read(write: Write) -> None:
    path = write("t.csv", "Role,Kann,Weiß\nClerk,Filing,Typing\n")
    made = import_table(path, mapping={"skill": ["Kann", "Weiß"]})
    assert roles_of(made) == {"Clerk": {"Filing": 1, "Typing": 1}}


def test_a_level_that_the_user_names_beside_a_list_of_skills_is_the_roles(write: Write) -> None:
    path = write(
        "t.csv", "Job family,Job title,Band,Global grade,Key competencies\nIT,Dev,M,G2,Coding;Calm\n"
    )
    made = import_table(path, mapping={"level": "Global grade"})
    assert (roles_of(made), made.file.levels) == ({"Dev": {"Coding": 1, "Calm": 1}}, ("G2",))


def test_more_tables_than_anybody_writes_are_refused_early(write: Write) -> None:
    most = recognition.MOST_TABLES
    block = "Role,Skill\nClerk,Filing\n\n"
    assert len(import_table(write("few.csv", block * 3)).plan.tables) == 3
    (problem,) = told(write("many.csv", block * (most + 1)))
    assert problem == f"{3 * most + 1}: more than {most:,} tables stand on this sheet, one below another"


def test_nor_do_many_sheets_hold_more(write: Write) -> None:
    block = "Role,Skill\nClerk,Filing\n\n"
    path = write("a.csv", block * (recognition.MOST_TABLES // 2))
    for name in ("b.csv", "c.csv"):
        write(name, block * (recognition.MOST_TABLES // 2))
    (problem,) = told(path.parent)
    assert "the file holds more than 1,000 tables" in problem
