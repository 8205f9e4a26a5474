"""Tables as strangers keep them, each reduced to a few rows of our own: what is read, and nothing else."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from careergraph.exchange.tables.choices import Choices
from careergraph.exchange.tables.importing import ImportedTable, import_table
from careergraph.exchange.tables.order import Order
from tests.exchange.conftest import Write, told
from tests.exchange.test_workbook import book, saved

Roles = Mapping[str, Mapping[str, int]]


def roles_of(made: ImportedTable) -> dict[str, dict[str, int]]:
    """Return each role with the skills that it expects, all by title."""
    skills = {key: skill.title for key, skill in made.file.skills.items()}
    return {
        role.title: {skills[key]: level for key, level in role.skills.items()}
        for role in made.file.roles.values()
    }


def moves_of(made: ImportedTable) -> list[str]:
    titles = {key: role.title for key, role in made.file.roles.items()}
    return [f"{titles[move.source]} > {titles[move.target]}" for move in made.file.moves]


GRID = "Competency,Junior clerk,Clerk,Senior clerk\nFiling,1,2,3\nTyping,2,2,3\nMentoring,,1,2\n"
CLERKS = {
    "Junior clerk": {"Filing": 1, "Typing": 2},
    "Clerk": {"Filing": 2, "Typing": 2, "Mentoring": 1},
    "Senior clerk": {"Filing": 3, "Typing": 3, "Mentoring": 2},
}
CLIMB = ["Junior clerk > Clerk", "Clerk > Senior clerk"]


def turned(table: str, corner: str) -> str:
    """Return a table with its rows as columns."""
    rows = [line.split(",") for line in table.splitlines()]
    rows[0][0] = corner
    return "".join(",".join(column) + "\n" for column in zip(*rows, strict=True))


@pytest.mark.parametrize(
    ("content", "options", "roles", "moves"),
    [
        pytest.param(GRID, {}, CLERKS, CLIMB, id="skills down, roles across"),
        pytest.param(turned(GRID, "Role"), {}, CLERKS, CLIMB, id="roles down, skills across"),
        pytest.param(
            "Our skills,,,\n,,,\n" + GRID + ",,,\nNote: ask HR,,,\n", {}, CLERKS, CLIMB,
            id="titles above, notes below",
        ),
        pytest.param(
            "Skill,L1,L2,L3\nFiling,1,2,3\nTyping,-,n/a,2\n", {},
            {"L1": {"Filing": 1}, "L2": {"Filing": 2}, "L3": {"Filing": 3, "Typing": 2}},
            ["L1 > L2", "L2 > L3"],
            id="levels across",
        ),
        pytest.param(
            "Skill,L1,L2\nFiling,1,2\n", {"family": "Clerk"},
            {"L1 Clerk": {"Filing": 1}, "L2 Clerk": {"Filing": 2}}, ["L1 Clerk > L2 Clerk"],
            id="levels of a family",
        ),
        pytest.param(
            "Role,Skill,Junior,Senior\nClerk,Filing,1,2\nCook,Cooking,2,3\n", {},
            {
                "Junior Clerk": {"Filing": 1}, "Senior Clerk": {"Filing": 2},
                "Junior Cook": {"Cooking": 2}, "Senior Cook": {"Cooking": 3},
            },
            ["Junior Clerk > Senior Clerk", "Junior Cook > Senior Cook"],
            id="several families and levels across",
        ),
        pytest.param(
            "ref,area,competency,exp_C1,exp_C2-S,exp_C2-M,exp_C3-S\nA1,Office,Filing,1,2,1,3\n", {},
            {"C1": {"Filing": 1}, "C2-S": {"Filing": 2}, "C2-M": {"Filing": 1}, "C3-S": {"Filing": 3}},
            ["C1 > C2-S", "C1 > C2-M", "C2-S > C3-S", "C2-M > C3-S"],
            id="forks",
        ),
        pytest.param(
            "Skill,Sales manager,Sales clerk\nSelling,x,\nFiling,no,x\n", {},
            {"Sales manager": {"Selling": 1}, "Sales clerk": {"Filing": 1}}, [],
            id="marks",
        ),
        pytest.param(
            "role,python_required,sql_required,role_summary\nAnalyst,2,4,Counts\nClerk,1,0,Files\n", {},
            {"Analyst": {"python": 2, "sql": 4}, "Clerk": {"python": 1}}, [],
            id="a word that all headings share",
        ),
        pytest.param(
            "Skill,Clerk,Head clerk\nFiling,Basic,Advanced\nTyping,Basic,Expert\n", {},
            {"Clerk": {"Filing": 1, "Typing": 1}, "Head clerk": {"Filing": 3, "Typing": 4}},
            ["Clerk > Head clerk"],
            id="words of a scale",
        ),
        pytest.param(
            "Skill,Clerk,Head clerk\nFiling,1.5,2\nTyping,1,2.5\n", {},
            {"Clerk": {"Filing": 2, "Typing": 1}, "Head clerk": {"Filing": 3, "Typing": 4}},
            ["Clerk > Head clerk"],
            id="half levels",
        ),
        pytest.param(
            "Area,Skill,Clerk,Head clerk\nOffice,Filing,1,2\n,Typing,2,2\nPeople,Leading,,1\n", {},
            {"Clerk": {"Filing": 1, "Typing": 2}, "Head clerk": {"Filing": 2, "Typing": 2, "Leading": 1}},
            ["Clerk > Head clerk"],
            id="a group above its skills",
        ),
        pytest.param(
            "Role,Technical,,Behavioural,\n,Filing,Typing,Listening,Talking\n"
            "Clerk,1,2,1,1\nHead,2,3,2,3\n", {},
            {
                "Clerk": {"Filing": 1, "Typing": 2, "Listening": 1, "Talking": 1},
                "Head": {"Filing": 2, "Typing": 3, "Listening": 2, "Talking": 3},
            }, [],
            id="two rows of headings",
        ),
        pytest.param(
            "Topic,Vesna,Milan\nFiling,1,2\nTyping,2,2\n", {"matrix": "skills-by-roles"},
            {"Vesna": {"Filing": 1, "Typing": 2}, "Milan": {"Filing": 2, "Typing": 2}}, [],
            id="what the user says of a grid",
        ),
        pytest.param(
            "Career level,Filing,Typing\nLevel 1,1,2\nLevel 2,2,3\n", {},
            {"Level 1": {"Filing": 1, "Typing": 2}, "Level 2": {"Filing": 2, "Typing": 3}},
            ["Level 1 > Level 2"],
            id="levels down",
        ),
        pytest.param(
            "Skill,Clerk,Head clerk,Average,Notes\nFiling,1,2,1.5,often\nTyping,2,3,2.5,\n", {},
            {"Clerk": {"Filing": 1, "Typing": 2}, "Head clerk": {"Filing": 2, "Typing": 3}},
            ["Clerk > Head clerk"],
            id="sums and notes beside",
        ),
        # Rows that say one thing each
        pytest.param(
            "Role,Skill,Required proficiency\nClerk,Filing,3\nHead clerk,Filing,5\n", {},
            {"Clerk": {"Filing": 3}, "Head clerk": {"Filing": 5}}, [],
            id="required proficiency",
        ),
        *(
            pytest.param(
                f"Role,Skill,{heading}\nClerk,Filing,3\n", {}, {"Clerk": {"Filing": 3}}, [], id=heading
            )
            for heading in (
                "Target level (see key)", "Expected level", "Required skill level", "Competency level",
                "Min. level", "Expected level (1-5)", "required_level", "Level required", "Skill rating",
                "Proficiency required", "Desired proficiency", "Minimum score", "Mastery", "Expectation",
            )
        ),
        pytest.param(
            'Role,Skill,Level\nClerk,"Filing\nTyping",2\nHead clerk,Filing; Leading,3\n', {},
            {"Clerk": {"Filing": 2, "Typing": 2}, "Head clerk": {"Filing": 3, "Leading": 3}}, [],
            id="several skills in a cell",
        ),
        pytest.param(
            'Role,Skills\nClerk,"Filing, Typing"\nHead clerk,"Filing, Leading"\n', {},
            {"Clerk": {"Filing": 1, "Typing": 1}, "Head clerk": {"Filing": 1, "Leading": 1}}, [],
            id="commas between skills",
        ),
        pytest.param(
            'Role,Skill,Level\nClerk,"Law, tax",2\nHead clerk,Filing,3\n', {},
            {"Clerk": {"Law, tax": 2}, "Head clerk": {"Filing": 3}}, [],
            id="a comma inside a skill",
        ),
        pytest.param(
            "job_role,required_skills,preferred_skills\nClerk,Filing|Typing,Leading\n", {},
            {"Clerk": {"Filing": 1, "Typing": 1, "Leading": 1}}, [],
            id="lists with bars",
        ),
        pytest.param(
            "role,technical_skills,soft_skills\n"
            "Clerk,\"['Filing', 'Typing (10 fingers, blind)']\",['Calm']\n", {},
            {"Clerk": {"Filing": 1, "Typing (10 fingers, blind)": 1, "Calm": 1}}, [],
            id="lists of Python",
        ),
        pytest.param(
            "Role,Competency 1,Competency 2\nClerk,Filing,Typing\n", {},
            {"Clerk": {"Filing": 1, "Typing": 1}}, [],
            id="numbered columns of skills",
        ),
        pytest.param(
            "Role,Skill,Level\nClerk,A,Basic\nClerk,B,Intermediate\n"
            "Head,A,Advanced\nHead,B,n/a\nHead,C,-\nHead,D,0\n",
            {}, {"Clerk": {"A": 1, "B": 2}, "Head": {"A": 3}}, [],
            id="words for none",
        ),
        pytest.param(
            "Role,Skill,Level\nClerk,A,01. Learner\nClerk,B,00. Not expected\nHead,A,02. Able\n", {},
            {"Clerk": {"A": 1}, "Head": {"A": 2}}, [],
            id="a numbered word for none",
        ),
        pytest.param(
            "Role,Skill,Level\nClerk,A,2\nClerk,B,nix\n", {"none": frozenset({"nix"})},
            {"Clerk": {"A": 2}}, [],
            id="a word for none of one's own",
        ),
        pytest.param(
            "Role,Skill,Level\nClerk,A,2\n,B,1\nHead,A,3\n", {"fill_down": True},
            {"Clerk": {"A": 2, "B": 1}, "Head": {"A": 3}}, [],
            id="a role once above its skills",
        ),
        pytest.param(
            "job_level,competency,skill,expected_score\nAssociate,Technical,Filing,2\nSenior,Technical,Filing,4\n",
            {}, {"Associate": {"Filing": 2}, "Senior": {"Filing": 4}}, [],
            id="levels in the place of roles",
        ),
        # Moves
        pytest.param(
            "current_role,experience_level,skills,next_role,recommended_skills\n"
            "Clerk,mid,filing;typing,Head clerk,leading;planning\n",
            {}, {"Clerk": {}, "Head clerk": {}},
            ["Clerk > Head clerk"],
            id="skills of the role and of the move",
        ),
        pytest.param(
            "from_role,to_role,transition_count\nClerk,Head clerk,40\n", {},
            {"Clerk": {}, "Head clerk": {}},
            ["Clerk > Head clerk"],
            id="counted moves",
        ),
        # Lists of roles
        pytest.param(
            "Job family,Job title,Grade\nSales,Rep,G1\nSales,Senior rep,G2\nSales,Sales lead,G3\nIT,Dev,G1\n",
            {"ladders": True}, {"Rep": {}, "Senior rep": {}, "Sales lead": {}, "Dev": {}},
            ["Rep > Senior rep", "Senior rep > Sales lead"],
            id="a job architecture",
        ),
        pytest.param(
            "Job family,Job title,Grade\nSales,Rep,G10\nSales,Rep,G2\nSales,Rep,G3\n", {},
            {"Rep (G10)": {}, "Rep (G2)": {}, "Rep (G3)": {}},
            ["Rep (G2) > Rep (G3)", "Rep (G3) > Rep (G10)"],
            id="a title in several grades",
        ),
        pytest.param(
            "Department,Job title\nSales,Manager\nIT,Manager\n", {},
            {"Manager (Sales)": {}, "Manager (IT)": {}}, [],
            id="a title in several departments",
        ),
        pytest.param(
            "Title,Grade\nClerk,G1\nHead,G2\n", {"mapping": {"title": ("Title",)}, "ladders": True},
            {"Clerk": {}, "Head": {}}, ["Clerk > Head"],
            id="a lone title that the user calls roles",
        ),
        pytest.param(
            "Role,Grade,Skill,Description\nClerk,1,Filing,Sorts paper\nClerk,1,Typing,Types letters\n", {},
            {"Clerk": {"Filing": 1, "Typing": 1}}, [],
            id="a description of the skill",
        ),
    ],
)  # fmt: skip
def test_a_layout_is_read(
    write: Write, content: str, options: dict[str, Any], roles: Roles, moves: Sequence[str]
) -> None:
    made = import_table(write("t.csv", content), choices=Choices(**options))
    assert roles_of(made) == roles
    assert moves_of(made) == list(moves)


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


def test_a_grid_of_texts_keeps_what_each_level_does(write: Write) -> None:
    path = write(
        "t.csv",
        "Area,Skill/Attribute,Junior clerk (L1),Clerk (L2)\n"
        'Office,Filing,Files what is given.,"- Sets up a file\n- Closes one"\n'
        "Office,Typing,,Types from dictation.\n",
    )
    made = import_table(path)
    assert roles_of(made) == {"Junior clerk": {"Filing": 1}, "Clerk": {"Filing": 2, "Typing": 2}}
    assert [fact.text for fact in made.file.roles["clerk"].responsibilities] == [
        "Filing: Sets up a file",
        "Filing: Closes one",
        "Typing: Types from dictation.",
    ]
    assert (made.file.levels, made.file.skills["filing"].kind) == (("L1", "L2"), "Office")
    assert moves_of(made) == ["Junior clerk > Clerk"]


def test_grades_are_put_in_order_and_forks_stand_side_by_side(write: Write) -> None:
    path = write(
        "t.csv",
        "Role,Grade,Skill,Level\nClerk,C1,Filing,1\nClerk,C2-S,Filing,2\n"
        "Clerk,C2-M,Leading,1\nClerk,C3-S,Filing,3\n",
    )
    order = write("order.txt", "C1\nC2 = C2-S, C2-M\nC3 = C3-*\n")
    for made in (import_table(path), import_table(path, order=[order])):
        assert made.file.levels == ("C1", "C2", "C3")
        assert [role.level for role in made.file.roles.values()] == ["C1", "C2", "C2", "C3"]
        assert moves_of(made)[:3] == [
            "Clerk (C1) > Clerk (C2-S)", "Clerk (C1) > Clerk (C2-M)", "Clerk (C2-S) > Clerk (C3-S)"
        ]  # fmt: skip


def test_two_tracks_of_one_ladder_are_asked_for(write: Write) -> None:
    rows = "".join(f"Dev,{level},Coding,2\n" for level in ("IC1", "IC2", "M1"))
    made = import_table(write("t.csv", f"Role,Grade,Skill,Level\n{rows}"))
    assert (made.file.levels, moves_of(made)) == ((), [])
    assert "ladders have levels whose order is not known" in " ".join(made.notes)


def test_an_hr_system_keeps_its_keys_in_the_codes(write: Write) -> None:
    write("hr/roles.csv", "role_id,role_name,family_id\nR1,Buyer,F1\nR2,Senior buyer,F1\n")
    write("hr/families.csv", "family_id,family_name\nF1,Purchasing\n")
    write("hr/skills.csv", "skill_id,skill_name,skill_category\nS1,Law,Core\nS2,Leading,People\n")
    path = write(
        "hr/role_skills.csv",
        "role_id,skill_id,required_level,mandatory\nR1,S1,1,yes\nR2,S1,3,yes\nR2,S2,2,no\n",
    ).parent
    made = import_table(path)
    assert roles_of(made) == {"Buyer": {"Law": 1}, "Senior buyer": {"Law": 3, "Leading": 2}}
    assert made.file.roles["senior-buyer"].optional == {"leading"}
    assert made.file.roles["buyer"].codes == {"role-id": "R1"}
    assert made.file.skills["leading"].codes == {"skill-id": "S2"}
    assert made.file.functions == {"purchasing": "Purchasing"}
    assert not any("hold keys" in line for line in made.plan.lines())


def test_people_beside_a_job_title_are_left_out(write: Write) -> None:
    made = import_table(
        write("t.csv", "Employee,Email,Job title,Grade\nJane,j@x.org,Clerk,G1\nJohn,k@x.org,Clerk,G1\n")
    )
    assert roles_of(made) == {"Clerk": {}}
    assert [column.heading for column in made.plan.tables[0].unused] == ["Employee", "Email"]
    assert "Jane" not in repr(made.file)


def test_a_scale_sheet_names_the_proficiency(tmp_path: Path) -> None:
    made = book(
        {
            "Matrix": [["Skill", "Clerk", "Head clerk"], ["Filing", 1, 3], ["Typing", 0, 2]],
            "Rating scale": [
                ["Our scale", None, None],
                ["Level", "Label", "Meaning"],
                [0, "None", None],
                [1, "Aware", "Has seen it"],
                [2, "Able", None],
                [3, "Master", "Teaches it"],
                [None, None, None],
                ["Ask HR", None, None],
            ],
        }
    )
    done = import_table(saved(made, tmp_path / "t.xlsx"))
    assert done.file.proficiency == ("Aware", "Able", "Master")
    assert roles_of(done) == {"Clerk": {"Filing": 1}, "Head clerk": {"Filing": 3, "Typing": 2}}
    assert done.file.description == "Proficiency: Aware: Has seen it; Master: Teaches it"


def test_what_is_hidden_is_left_out_and_told(tmp_path: Path) -> None:
    made = book(
        {
            "Current": [
                ["Role", "Skill", "Level", "Pay"],
                ["Clerk", "Filing", 1, 9],
                ["Ghost", "Haunting", 3, 9],
            ],
            "Old": [["Role", "Skill", "Level"], ["Scribe", "Quills", 2]],
        }
    )  # fmt: skip
    made["Old"].sheet_state = "hidden"
    made["Current"].row_dimensions[3].hidden = True
    made["Current"].column_dimensions["D"].hidden = True
    path = saved(made, tmp_path / "t.xlsx")
    done = import_table(path)
    assert roles_of(done) == {"Clerk": {"Filing": 1}}
    assert done.plan.left_out == (
        (f"{path}, sheet 'Current'", "6 cells in hidden rows or columns; --hidden reads them"),
        (f"{path}, sheet 'Old'", "a hidden sheet (6 cells); --hidden reads it"),
    )
    assert set(roles_of(import_table(path, choices=Choices(hidden=True)))) == {"Clerk", "Ghost", "Scribe"}
    assert set(roles_of(import_table(path, choices=Choices(sheets=frozenset({"old"}))))) == {"Scribe"}


def test_merged_headings_group_skills(tmp_path: Path) -> None:
    made = book(
        {
            "S": [
                ["Role", "Technical", None, "Behavioural", None],
                [None, "Filing", "Typing", "Listening", "Talking"],
                ["Clerk", 1, 2, 1, 1],
                ["Head", 2, 3, 2, 3],
            ]
        }
    )
    for cells in ("A1:A2", "B1:C1", "D1:E1"):
        made["S"].merge_cells(cells)
    done = import_table(saved(made, tmp_path / "t.xlsx"))
    assert roles_of(done)["Head"] == {"Filing": 2, "Typing": 3, "Listening": 2, "Talking": 3}
    assert [skill.kind for skill in done.file.skills.values()] == [
        "Technical", "Technical", "Behavioural", "Behavioural",
    ]  # fmt: skip


def test_two_sheets_of_levels_are_two_families(tmp_path: Path) -> None:
    rows: list[list[object]] = [["Skill", "L1", "L2"], ["Filing", 1, 2]]
    done = import_table(saved(book({"Design": rows, "Sales": rows}), tmp_path / "t.xlsx"))
    assert list(roles_of(done)) == ["L1 Design", "L2 Design", "L1 Sales", "L2 Sales"]
    assert moves_of(done) == ["L1 Design > L2 Design", "L1 Sales > L2 Sales"]


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


def test_a_text_that_differs_is_a_note(write: Write) -> None:
    path = write("t.csv", "Role,Role summary,Skill\nClerk,Files,Filing\nClerk,Sorts,Typing\n")
    made = import_table(path)
    assert made.file.roles["clerk"].summary == "Files"
    assert made.notes == ("summary differs between rows in 1 place; the first is kept: row 3",)


def test_what_nobody_sees_makes_no_other_name(write: Write) -> None:
    made = import_table(write("t.csv", "Role,Skill,Level\nClerk,Filing,1\nCle\u200brk,Ty\u00adping,2\n"))
    assert list(roles_of(made).values()) == [{"Filing": 1, "Ty\u00adping": 2}]


def test_several_headings_for_one_list_are_all_read(write: Write) -> None:
    path = write("t.csv", "Role,Kann,Weiß\nClerk,Filing,Typing\n")
    made = import_table(path, mapping={"skill": ["Kann", "Weiß"]})
    assert roles_of(made) == {"Clerk": {"Filing": 1, "Typing": 1}}


def test_levels_from_the_command_line_order_a_grid(write: Write) -> None:
    path = write("t.csv", "Skill,Bronze clerk,Gold clerk\nFiling,1,2\nTyping,2,3\n")
    assert moves_of(import_table(path)) == []
    choices = Choices(order=Order.of_levels(["Bronze clerk", "Gold clerk"]))
    assert import_table(path, choices=choices).file.levels == ("Bronze clerk", "Gold clerk")


def test_openpyxl_reads_what_the_tests_write(tmp_path: Path) -> None:
    path = saved(book({"S": [["a"]]}), tmp_path / "t.xlsx")
    assert openpyxl.load_workbook(path).sheetnames == ["S"]


def test_a_code_that_several_roles_share_is_no_id(write: Write) -> None:
    path = write("t.csv", "Role,Role id,Grade,Skill,Level\nClerk,C,G1,Filing,1\nClerk,C,G2,Filing,2\n")
    assert roles_of(import_table(path)) == {"Clerk (G1)": {"Filing": 1}, "Clerk (G2)": {"Filing": 2}}


def test_a_level_that_the_user_names_beside_a_list_of_skills_is_the_roles(write: Write) -> None:
    path = write(
        "t.csv", "Job family,Job title,Band,Global grade,Key competencies\nIT,Dev,M,G2,Coding;Calm\n"
    )
    made = import_table(path, mapping={"level": "Global grade"})
    assert (roles_of(made), made.file.levels) == ({"Dev": {"Coding": 1, "Calm": 1}}, ("G2",))
