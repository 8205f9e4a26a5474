"""What stands across a grid."""

from careergraph.exchange.tables.choices import Choices
from careergraph.exchange.tables.importing import import_table
from tests.exchange.conftest import Write, told

STRANGERS = "Skill,Junior,Senior,Q1,Q2,Wish\nSQL,1,2,1,2,3\nPython,1,3,1,2,3\n"


def test_columns_that_are_neither_level_nor_role_are_asked_for(write: Write) -> None:
    (problem,) = told(write("t.csv", STRANGERS))
    assert problem == (
        "1: 2 columns of this grid are levels, and 3 are neither level nor role: 'Q1', 'Q2', 'Wish'"
    )


def test_what_the_question_names_answers_it(write: Write) -> None:
    path = write("t.csv", STRANGERS)
    without = import_table(path, choices=Choices(ignore=frozenset({"q1", "q2", "wish"})))
    assert [move.target for move in without.file.moves] == ["senior"]
    every = import_table(path, choices=Choices(matrix="skills-by-roles"))
    assert set(every.file.roles) == {"junior", "senior", "q1", "q2", "wish"}


def test_headings_with_braces_are_told_as_they_stand(write: Write) -> None:
    (problem,) = told(write("t.csv", "Skill,Junior,Senior,{x},{0}\nSQL,1,2,1,2\n"))
    assert "'{x}', '{0}'" in problem


def test_levels_beside_roles_are_told(write: Write) -> None:
    made = import_table(write("t.csv", "Skill,L1,L2,Data analyst,Data engineer\nSQL,1,2,1,2\n"))
    assert len(made.file.roles) == 4
    assert any("2 columns are levels and 2 are roles" in line for line in made.plan.lines())
