"""What the rows of a table say: what is understood, what is told, and where."""

import pytest

from careergraph import GraphFileError
from careergraph.document.files import to_data
from careergraph.exchange.tables.cells import CellProblem
from careergraph.exchange.tables.importing import import_table
from tests.exchange.conftest import Write, told
from tests.exchange.tables.made import roles_of


def test_all_problems_are_told_at_once(write: Write) -> None:
    path = write(
        "moves.csv",
        "from,to,skill,level,optional,years,kind,people,leavers,from level\n"
        "A,B,S,9,perhaps,soon,sideways,x,y,Low\n"
        "A,B,S,2,,3,,,,High\n"
        ",B,S,1,,,,,,\n"
        "A,,S,1,,,,,,\n"
        "A,A,S,1,,,,,,\n"
        "A,B,T,,,-4,,,,\n"
        "B,C,bad\x01,1,,,,5,2,\n",
    )
    assert told(path) == [
        "E2: 'perhaps' is neither yes nor no",
        "F2: 'soon' is no number",
        "G2: `kind` is not the text 'sideways'",
        "H2: 'x' is no number",
        "I2: 'y' is no number",
        "D3: 'S' is asked at '2' here and at '9' in row 2",
        "J3: the level of 'A' is 'High' here and 'Low' in row 2",
        "A4: 'from' is empty",
        "B5: 'to' is empty",
        "B6: this move leads from 'a' to itself",
        "F7: the number of years is -4.0 here and 3.0 in row 3",
        "C8: `title` holds the control character U+0001",
        "H8: 5 people made this move, but only 2 left the role",
    ]


def test_a_function_that_cannot_be_one_is_told_at_its_cell(write: Write) -> None:
    path = write("roles.csv", "title,focus\nA,Sales: 0.5; bad\x01: 0.5\nB,: 1\n")
    assert told(path) == [
        "B2: function 'bad' holds the control character U+0001",
        "B3: '1' is the share of no function",
    ]


def test_sheets_of_their_own_list_everything(write: Write) -> None:
    write(
        "t/roles.csv",
        "title,level,next,skills\nRep,Low,Manager; Boss,\n"
        "Manager,high,,Coaching: 2; Coachng: 1\nRep,,,\n,Low,,\n",
    )
    write("t/skills.csv", "id,skill,effort\nc,Coaching,hard\nc,Pricing,1\n")
    write("t/levels.csv", "level\nLow\nHigh\n")
    write("t/sources.csv", "title\nSurvey\n")
    write("t/functions.csv", "title\nSales\n")
    write("t/needs.csv", "title,function,sources\nLeads,Marketing,Surveys\n,Sales,\n")
    write("t/agreements.csv", "text,sources\n,Survey\n")
    write("t/facts.csv", "role,field,text\nRep,hobby,x\nRep,kpi,\nRep,KPI,Calls\n")
    write(
        "t/field-sources.csv",
        "role,from,to,field,sources\n,,,level,Survey\n,Rep,Manager,years,Survey\nRep,,,levle,Survey\n",
    )
    path = write("t/graph.csv", "property,value\ntitle,T\ncolour,red\n").parent
    assert told(path) == [
        "agreements!A2: 'text' is empty",
        "facts!B2: 'hobby' is no kind of fact",
        "facts!C3: 'text' is empty",
        "field-sources!2: neither a role nor a move is named",
        "field-sources!D4: 'levle' is no field that can name its sources",
        "graph!B3: 'colour' is no property of a graph",
        "needs!B2: no function 'Marketing' stands in sheet 'functions'",
        "needs!C2: no source 'Surveys' stands in sheet 'sources'",
        "needs!A3: 'title' is empty",
        "roles!C2: no role 'Boss' stands in sheet 'roles'",
        "roles!D3: no skill 'Coachng' stands in sheet 'skills'",
        "roles!A5: 'title' is empty",
        "skills!C2: 'hard' is no number",
        "skills!B3: row 2 names the skill 'Pricing' already",
    ]  # fmt: skip


def test_roles_may_name_their_next_roles_and_skills(write: Write) -> None:
    path = write(
        "roles.csv",
        "Job title,Grade,Department,Description,Also known as,Duties,Metrics,Required skills,Leads to,Codes\n"
        'Rep,2,Sales; Marketing,Sells,Seller,"- Call\n- Write",'
        "Calls,Coaching: 2; Pricing,manager,onet: 41-1\n"
        "Manager,10,Sales: 70 %; Marketing: 30 %,,,,,,,\n",
    )
    made = import_table(path)
    assert to_data(made.file) == {
        "format": "careergraph/1",
        "title": "Roles",
        "levels": ["2", "10"],
        "functions": {"sales": "Sales", "marketing": "Marketing"},
        "skills": {"coaching": {"title": "Coaching"}, "pricing": {"title": "Pricing"}},
        "roles": {
            "rep": {
                "title": "Rep",
                "level": "2",
                "focus": {"sales": 0.5, "marketing": 0.5},
                "summary": "Sells",
                "aliases": ["Seller"],
                "responsibilities": ["Call", "Write"],
                "kpis": ["Calls"],
                "skills": {"coaching": 2, "pricing": 1},
                "codes": {"onet": "41-1"},
            },
            "manager": {"title": "Manager", "level": "10", "focus": {"sales": 0.7, "marketing": 0.3}},
        },
        "moves": [{"from": "rep", "to": "manager"}],
    }


def test_ids_come_from_titles_or_are_given(write: Write) -> None:
    rows = "r-1,Rep,m-1,Manager,C++,cpp\n,Rep,x,C# developer,C#,\nr-1,,y,C++ developer,cpp,\n"
    head = "from id,from,to,to title,skill,skill id\n"
    file = import_table(write("a.csv", head + rows)).file
    assert {key: role.title for key, role in file.roles.items()} == {
        "r-1": "Rep",
        "m-1": "Manager",
        "x": "C# developer",
        "y": "C++ developer",
    }
    assert {key: skill.title for key, skill in file.skills.items()} == {"cpp": "C++", "c": "C#"}
    assert told(write("a.csv", head + rows + "r-1,,z z,Chief,cpp,\n")) == ["C5: 'z z' is not an id"]


def test_a_problem_says_its_place_what_is_wrong_and_what_to_do(write: Write) -> None:
    path = write("moves.csv", "from,to,years\nA,B,soon\n")
    with pytest.raises(GraphFileError) as caught:
        import_table(path)
    assert str(caught.value) == (
        f"{path} has 1 problem:\n  {path}, row 2, column C: 'soon' is no number; "
        "write a number, or leave the cell empty"
    )
    path = write("t/moves.csv", "from,to,years\nA,B,soon\n")
    with pytest.raises(GraphFileError, match=r"moves\.csv, sheet 'moves', row 2, column C: 'soon'"):
        import_table(path.parent)
    assert str(CellProblem("it is empty")) == "it is empty"


def test_titles_that_ask_for_one_id_share_it_by_the_alphabet(write: Write) -> None:
    rows = ["C++ developer,C# developer", "C developer,営業"]
    for lines in (rows, rows[::-1]):
        file = import_table(write("a.csv", "\n".join(["from,to", *lines, ""]))).file
        titles = {key: role.title for key, role in file.roles.items()}
        japanese = next(key for key, title in titles.items() if title == "営業")
        assert japanese.startswith("role-")
        assert titles == {
            "c-developer": "C developer",
            "c-developer-2": "C# developer",
            "c-developer-3": "C++ developer",
            japanese: "営業",
        }


def test_an_id_of_another_is_told(write: Write) -> None:
    write("t/roles.csv", "id,title\na,One\nA,Two\n")
    assert set(import_table(write("t/moves.csv", "from,to\na,A\n").parent).file.roles) == {"a", "A"}
    assert told(write("roles.csv", "id,title\nx y,One\n")) == ["B2: 'x y' is not an id"]


def test_a_row_with_one_role_is_a_role_without_moves(write: Write) -> None:
    file = import_table(write("a.csv", "from,to,skill\nA,B,\nC,,\n")).file
    assert set(file.roles) == {"a", "b", "c"}
    assert len(file.moves) == 1


def test_rows_out_of_use_are_left_out(write: Write) -> None:
    path = write("a.csv", "role,skill,level\nChef,Cooking,2\nOwner,Cooking,NOT IN USE\n")
    made = import_table(path, skip=["not in use"])
    assert set(made.file.roles) == {"chef"}
    assert made.notes == (f"{path}: 1 row left out by --skip",)


def test_expected_skills_may_be_optional(write: Write) -> None:
    text = "role,skill,proficiency,optional\nCook,Cooking,2,\nCook,Wine,1,yes\nChef,Wine,1,perhaps\n"
    assert told(write("roles.csv", text)) == ["D4: 'perhaps' is neither yes nor no"]
    file = import_table(write("roles.csv", text.replace("perhaps", "no"))).file
    assert file.roles["cook"].optional == {"wine"}
    assert not file.roles["chef"].optional
    marked = text.replace("optional", "mandatory").replace("perhaps", "yes").replace("2,\n", "2,yes\n")
    file = import_table(write("roles.csv", marked.replace("Cook,Wine,1,yes", "Cook,Wine,1,no"))).file
    assert file.roles["cook"].optional == {"wine"}


def test_a_name_of_several_roles_means_none_of_them(write: Write) -> None:
    write("sheets/roles.csv", "id,title,aliases\na,Shop Manager,Assistant\nb,Bar Manager,Assistant\n")
    write("sheets/skills.csv", "id,title\n")
    moves = write("sheets/moves.csv", "from,to\nAssistant,b\n")
    (problem,) = told(moves.parent)
    assert problem == "moves!A2: 'Assistant' is a name of 'Shop Manager' and 'Bar Manager'"


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


def test_a_text_that_differs_is_a_note(write: Write) -> None:
    path = write("t.csv", "Role,Role summary,Skill\nClerk,Files,Filing\nClerk,Sorts,Typing\n")
    made = import_table(path)
    assert made.file.roles["clerk"].summary == "Files"
    assert made.notes == ("summary differs between rows in 1 place; the first is kept: row 3",)


def test_what_nobody_sees_makes_no_other_name(write: Write) -> None:
    made = import_table(write("t.csv", "Role,Skill,Level\nClerk,Filing,1\nCle\u200brk,Ty\u00adping,2\n"))
    assert list(roles_of(made).values()) == [{"Filing": 1, "Ty\u00adping": 2}]


def test_a_code_that_several_roles_share_is_no_id(write: Write) -> None:
    path = write("t.csv", "Role,Role id,Grade,Skill,Level\nClerk,C,G1,Filing,1\nClerk,C,G2,Filing,2\n")
    assert roles_of(import_table(path)) == {"Clerk (G1)": {"Filing": 1}, "Clerk (G2)": {"Filing": 2}}
