"""Tables as strangers keep them, each reduced to a few rows of our own: what is read, and nothing else."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from careergraph.exchange.tables.choices import Choices
from careergraph.exchange.tables.importing import import_table
from tests.exchange.conftest import Write, told
from tests.exchange.tables.made import moves_of, roles_of
from tests.exchange.tables.test_workbook import book, saved

Roles = Mapping[str, Mapping[str, int]]


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


def test_openpyxl_reads_what_the_tests_write(tmp_path: Path) -> None:
    path = saved(book({"S": [["a"]]}), tmp_path / "t.xlsx")
    assert openpyxl.load_workbook(path).sheetnames == ["S"]


def test_a_word_astray_among_levels_makes_no_texts_of_them(write: Write) -> None:
    text = "Skill,Junior,Senior\nFiling,1,3\nSorting,lots of it,2\nTyping,1,1\n"
    assert told(write("t.csv", text)) == ["B3: 'lots of it' is no proficiency level that is known"]


def test_words_of_two_vocabularies_are_no_grid(write: Write) -> None:
    rows = "".join(
        f"R{n},{unit},{n % 3},{rank}\n"
        for n in range(9)
        for unit, rank in [("Space", "High"), ("Sea", "Low")]
    )
    (problem,) = told(write("t.csv", f"requisition,business_unit,job_level,priority\n{rows}"))
    assert "fit no kind of table" in problem
