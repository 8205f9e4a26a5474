"""Columns of keys that no table explains."""

import pytest

from careergraph import GraphFileError
from careergraph.exchange.tables.choices import Choices
from careergraph.exchange.tables.importing import import_table
from tests.exchange.conftest import Write, told

KEYS = "role_id,skill_id,level_required\nR1,S1,Advanced\nR2,S1,Expert\n"


def test_keys_of_roles_and_skills_are_no_names(write: Write) -> None:
    path = write("t.csv", KEYS)
    assert told(path) == [
        "A1: 'role_id' holds keys, such as 'R1', and no table says what they stand for",
        "B1: 'skill_id' holds keys, such as 'S1', and no table says what they stand for",
    ]
    with pytest.raises(GraphFileError, match="say --map role=role_id to call them so"):
        import_table(path)


def test_keys_are_names_where_the_user_says_so(write: Write) -> None:
    choices = Choices(mapping={"role": ("role_id",), "skill": ("skill_id",)})
    assert set(import_table(write("t.csv", KEYS), choices=choices).file.roles) == {"r1", "r2"}


def test_names_under_a_heading_of_keys_are_told(write: Write) -> None:
    made = import_table(write("t.csv", "role_id,skill_id,level\ndata-analyst,sql,2\nnurse,care,1\n"))
    assert set(made.file.roles) == {"data-analyst", "nurse"}
    assert any("'role_id', 'skill_id' hold keys of other tables" in line for line in made.plan.lines())


def test_keys_of_functions_are_told(write: Write) -> None:
    made = import_table(write("t.csv", "job_id,job_title,department_id\n1,Clerk,7\n2,Cook,8\n"))
    assert any("'department_id' holds keys of other tables" in line for line in made.plan.lines())


def test_ends_of_moves_that_are_keys_are_refused(write: Write) -> None:
    (source, target) = told(write("t.csv", "from_role_id,to_role_id\nR001,R002\nR002,R003\n"))
    assert source.startswith("A1: 'from_role_id' holds keys, such as 'R001'")
    assert target.startswith("B1: 'to_role_id' holds keys")


BLOCS = 'Role,Required Competencies\nNurse,"bloc_1; bloc_2"\nDoctor,"bloc_1, bloc_3"\n'


def test_keys_below_a_plain_heading_are_no_names(write: Write) -> None:
    (problem,) = told(write("t.csv", BLOCS))
    assert problem.startswith("B1: 'Required Competencies' holds keys, such as 'bloc_1', and no table")
    choices = Choices(mapping={"skill": ("required competencies",)})
    assert import_table(write("t.csv", BLOCS), choices=choices).file.roles


@pytest.mark.parametrize("names", ["Skill 1,Skill 2", "ISO 9001,Excel", "S1,S2", "bloc_1,Care"])
def test_what_may_be_names_is_left_as_it_is(write: Write, names: str) -> None:
    one, other = names.split(",")
    assert import_table(write("t.csv", f"Role,Skill\nNurse,{one}\nDoctor,{other}\n")).file.skills


def test_keys_that_another_table_explains_are_joined(write: Write) -> None:
    path = write("roles.csv", BLOCS)
    write("competencies.csv", "id,title\nbloc_1,Care\nbloc_2,Triage\nbloc_3,Surgery\n")
    assert {skill.title for skill in import_table(path.parent).file.skills.values()} == {
        "Care", "Triage", "Surgery"
    }  # fmt: skip


def test_numbers_are_no_titles(write: Write) -> None:
    (problem,) = told(write("positions.csv", "CATEGORY,POSITION\n0,3\n0,-1.5\n"))
    assert problem.startswith("B1: 'POSITION' holds numbers and no names, such as '3'")
