"""A column headed "Level" and no more: the role's level, or how well a skill is known."""

import pytest

from careergraph.exchange.tables.choices import Choices
from careergraph.exchange.tables.importing import import_table
from tests.exchange.conftest import Write

REMARK = "'Level' is taken for the level of the role; if it says how well its skills are to be known, say"

EACH = (
    "Role,Level,Skill\nNurse,@1,Triage\nNurse,@1,Care\nDoctor,@2,Surgery\nDoctor,@2,Care\n"
    "Chief,@3,Surgery\nChief,@3,Leading\n"
)


@pytest.mark.parametrize(
    "rows",
    [
        'Role,Skills,Level\nNurse,"Triage; Care",L1\nDoctor,"Surgery; Care",L2\n',
        'Role,Level,Skill\nNurse,L1,"Triage; Care"\nDoctor,L2,"Surgery; Care"\n',
        'Role,Level,Competencies\nNurse,Junior,"Triage, Care, Tact"\nDoctor,Senior,"Surgery, Care, Tact"\n',
        EACH.replace("@", "L"),
    ],
)
def test_the_level_of_the_role(write: Write, rows: str) -> None:
    made = import_table(write("t.csv", rows))
    roles = made.file.roles
    assert [roles[role].level for role in ("nurse", "doctor")] == ([*made.file.levels][:2])
    assert {one for role in roles.values() for one in role.skills.values()} == {1}
    assert not made.file.proficiency
    assert sum(REMARK in line for line in made.plan.lines()) == 1


def test_one_title_on_two_levels_is_two_roles(write: Write) -> None:
    rows = 'Role,Level,Skills\nNurse,L1,"Triage; Care"\nNurse,L2,"Triage; Leading"\nDoctor,L3,"Care; Cut"\n'
    made = import_table(write("t.csv", rows))
    assert len(made.file.roles) == 3
    assert [*made.file.levels] == ["L1", "L2", "L3"]


@pytest.mark.parametrize(
    ("rows", "levels"),
    [
        # Words for how well something is known, a heading that says so, levels that differ within a role.
        ('Role,Level,Skills\nNurse,Basic,"Triage; Care"\nDoctor,Advanced,"Surgery; Care"\n', {1, 3}),
        ('Role,Required level,Skills\nNurse,L1,"Triage; Care"\nDoctor,L2,"Surgery; Care"\n', {1, 2}),
        ('Role,Skill,Level\nNurse,"Triage; Care","1; 2"\nDoctor,"Surgery; Care","3; 2"\n', {1, 2, 3}),
        ("Role,Level,Skill\nNurse,L1,Triage\nNurse,L2,Care\nDoctor,L2,Surgery\nDoctor,L2,Care\n", {1, 2}),
        ("Role,Level,Skill\nNurse,L1,Triage\nDoctor,L2,Surgery\n", {1, 2}),
        (EACH.replace("@", ""), {1, 2, 3}),
        ('Role,Level,Skills\nNurse,1,"Triage; Care"\nDoctor,2,"Surgery; Care"\n', {1, 2}),
    ],
)
def test_how_well_a_skill_is_known(write: Write, rows: str, levels: set[int]) -> None:
    made = import_table(write("t.csv", rows))
    found = {one for role in made.file.roles.values() for one in role.skills.values()}
    assert found == levels
    assert not made.file.levels
    assert not any(REMARK in line for line in made.plan.lines())


def test_the_user_knows_better(write: Write) -> None:
    rows = 'Role,Skills,Level\nNurse,"Triage; Care",L1\nDoctor,"Surgery; Care",L2\n'
    made = import_table(write("t.csv", rows), choices=Choices(mapping={"proficiency": ("level",)}))
    assert made.file.roles["doctor"].skills["care"] == 2


def test_skills_with_levels_of_their_own_leave_the_level_to_the_role(write: Write) -> None:
    made = import_table(write("t.csv", "Role,Skills,Level\nNurse,Triage: 2,L1\nDoctor,Surgery: 3,L2\n"))
    assert (made.file.roles["doctor"].level, made.file.roles["doctor"].skills) == ("L2", {"surgery": 3})
