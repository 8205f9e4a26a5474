"""Several skills in one cell, and where one ends."""

from careergraph.exchange.tables.choices import Choices
from careergraph.exchange.tables.importing import import_table
from tests.exchange.conftest import Write, told

BLANKS = (
    "role,skills\n"
    "Analyst,python sql excel tableau statistics pandas numpy reporting\n"
    "Engineer,python spark kafka airflow sql docker linux git aws\n"
)


def test_skills_with_nothing_between_them_are_refused(write: Write) -> None:
    (problem,) = told(write("jobs.csv", BLANKS))
    assert problem.startswith(
        "B2: 2 cells of 'skills' hold many words and no mark between them, as 'python sql"
    )
    # Whatever the file is called.
    assert told(write("role_skills.csv", BLANKS)) == [problem]


def test_each_cell_is_one_skill_where_the_user_says_so(write: Write) -> None:
    made = import_table(write("jobs.csv", BLANKS), choices=Choices(mapping={"skill": ("skills",)}))
    assert len(made.file.skills) == 2


def test_a_long_name_in_a_column_of_single_skills_is_one(write: Write) -> None:
    row = "Clerk,Keeping of all records that the law of the land asks for\n"
    assert len(import_table(write("t.csv", f"role,skill\n{row}")).file.skills) == 1


def test_lists_of_two_kinds_are_both_read(write: Write) -> None:
    made = import_table(
        write("role_skills.csv", "role,technical_skills,soft_skills\nAnalyst,SQL; Python,Tact; Patience\n")
    )
    assert set(made.file.roles["analyst"].skills) == {"sql", "python", "tact", "patience"}
    assert made.file.skills["tact"].kind == "soft"


def test_words_that_come_again_in_every_cell_are_skills_with_nothing_between(write: Write) -> None:
    text = "skills,job_role\nPython SQL Power BI Excel,Analyst\nExcel Tableau SQL Power BI,Controller\n"
    (problem,) = told(write("t.csv", text))
    assert problem.startswith("A2: 2 cells of 'skills' hold many words and no mark between them")
    text = "job_role,skills\nNurse,Care for old people\nCook,Planning of all menus\n"
    assert len(import_table(write("t.csv", text)).file.skills) == 2


def test_a_word_behind_a_colon_is_a_level_where_it_is_known_or_comes_again(write: Write) -> None:
    text = (
        "role,skills\nA,core: web pages;SQL: Expert\nB,core: menus;SAP: Ninja;R: Ninja;Go: Guru;Perl: Guru\n"
    )
    made = import_table(write("t.csv", text), proficiency=["Expert", "Ninja", "Guru"])
    assert {skill.title for skill in made.file.skills.values()} == {
        "core: web pages", "SQL", "core: menus", "SAP", "R", "Go", "Perl"
    }  # fmt: skip
