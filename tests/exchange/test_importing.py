"""Tables as people keep them: what is understood, what is told, and where."""

import datetime as dt
import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from careergraph import GraphFileError, MissingExtraError, QuestionError
from careergraph.exchange.tables import delimited, importing, workbook
from careergraph.exchange.tables.cells import CellProblem, letters
from careergraph.exchange.tables.importing import ImportedTable, import_table
from careergraph.files import to_data
from careergraph.models import GraphFile
from tests.exchange.conftest import Write

MOVES = """from,to,skill,level,optional,years
Rep,Manager,Coaching,2,,2.5
Rep,Manager,Budgeting,1,yes,2.5
Manager,Head,Budgeting,3,,
"""


def told(path: Path, **options: Any) -> list[str]:  # noqa: ANN401 - those of import_table
    """Return what is wrong with a table, cell by cell, in short: ``sheet!C3: message``."""
    with pytest.raises(GraphFileError) as caught:
        import_table(path, **options)
    found = []
    for problem in caught.value.problems:
        assert isinstance(problem, CellProblem)
        assert str(problem.file).startswith(str(path.parent))
        assert problem.remedy
        cell = f"{letters(problem.column or 0)}{problem.line or ''}"
        place = f"{problem.sheet}!{cell}" if problem.sheet else cell
        found.append(f"{place}: {problem.message}" if place else problem.message)
    return found


def book(sheets: dict[str, Sequence[Sequence[object]]]) -> "openpyxl.Workbook":
    made = openpyxl.Workbook()
    made.remove(made.worksheets[0])
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    return made


def saved(made: "openpyxl.Workbook", path: Path) -> Path:
    made.save(path)
    return path


# Headings, files, encodings


def expected_moves() -> dict[str, Any]:
    return {
        "format": "careergraph/1",
        "title": "Moves",
        "skills": {"coaching": {"title": "Coaching"}, "budgeting": {"title": "Budgeting"}},
        "roles": {"rep": {"title": "Rep"}, "manager": {"title": "Manager"}, "head": {"title": "Head"}},
        "moves": [
            {
                "from": "rep",
                "to": "manager",
                "requires": {"coaching": 2, "budgeting": {"level": 1, "optional": True}},
                "years": 2.5,
            },
            {"from": "manager", "to": "head", "requires": {"budgeting": 3}},
        ],
    }


@pytest.mark.parametrize(
    "content",
    [
        MOVES,
        MOVES.replace("\n", "\r\n"),
        MOVES.replace("\n", "\r"),
        MOVES.replace(",", "\t"),
        MOVES.replace(",", "|"),
        "\ufeff" + MOVES,
        MOVES.replace(",", ";").replace("2.5", "2,5"),
        "sep=;\n" + MOVES.replace(",", ";"),
        "Our framework,,,,,\n\n" + MOVES.replace("\n", "\n,,,,,\n"),
        MOVES.replace("from,to,skill,level", "Current_Role,Next ROLE,Competency,Required Level (1-4)"),
        MOVES.replace("Rep", " Rep ").replace("Coaching,2", '"Coaching ",2.0').replace("2.5", "2.5 years"),
        MOVES.replace("from,to,skill,level,", "sourceRole,targetRole,skillName,Score,")
        .replace("optional,years", "Essential,TimeInRole")
        .replace(",2,,", ",2,yes,")
        .replace(",1,yes,", ",1,no,")
        .replace(",3,,", ",3,Y,"),
    ],
    ids=[
        "plain", "crlf", "cr", "tabs", "bars", "bom", "semicolons and decimal commas", "sep line",
        "title and blank rows", "synonyms", "blanks and units", "camel case and essential",
    ],
)  # fmt: skip
def test_one_table_in_many_guises(write: Write, content: str) -> None:
    assert to_data(import_table(write("moves.csv", content)).file) == expected_moves()


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_other_encodings_are_read(write: Write, encoding: str) -> None:
    made = import_table(write("a.csv", "from,to\nRédacteur,Directeur général\n".encode(encoding)))
    assert {role.title for role in made.file.roles.values()} == {"Rédacteur", "Directeur général"}
    assert set(made.file.roles) == {"redacteur", "directeur-general"}
    assert any("Windows-1252" in note for note in made.notes) == (encoding == "cp1252")


def test_an_excel_file_with_all_that_people_do_to_one(tmp_path: Path) -> None:
    made = book(
        {
            "Read me": [["Edit the other sheets"]],
            "Promotions": [
                ["Our promotions", None, None, None, None],
                [None, None, None, None, None],
                ["From", "To", "Skill", "Level", "Years"],
                ["Rep", "Manager", "Coaching", 2, 2.5],
                [None, None, "Budgeting\n", "1", None],
                [None, None, None, None, None],
                [" Manager", "Head", "Budgeting", "=1+2", True],
            ],
        }
    )
    sheet = made["Promotions"]
    sheet.merge_cells("A4:A5")
    sheet.merge_cells("B4:B5")
    sheet.merge_cells("A1:E1")
    sheet["E7"] = None
    path = saved(made, tmp_path / "moves.xlsx")
    # openpyxl writes formulas without their values, and so do some programs.
    assert told(path) == ["Promotions!D7: this formula has no value yet"]
    sheet["D7"] = 3
    sheet["E5"] = "2,5 years"
    done = import_table(saved(made, path))
    assert to_data(done.file) == {
        **expected_moves(),
        "moves": [
            {"from": "rep", "to": "manager", "requires": {"coaching": 2, "budgeting": 1}, "years": 2.5},
            {"from": "manager", "to": "head", "requires": {"budgeting": 3}},
        ],
    }
    assert done.notes == (f"{path}, sheet 'Read me': no headings are known here; the sheet is left out",)


def test_cells_of_excel_that_hold_no_text_are_told_where_they_are_used(tmp_path: Path) -> None:
    made = book(
        {
            "moves": [
                ["from", "to", "skill", "level", "reviewed"],
                ["A", "B", dt.datetime(2026, 5, 25), 1, dt.datetime(2026, 1, 1)],  # noqa: DTZ001 - as Excel
                ["A", "C", "S", dt.time(2, 3), None],
                ["#REF!", "C", "S", 1, None],
                ["A", "D", "S", 1.25, None],
            ]
        }
    )
    made["moves"]["A4"].data_type = "e"
    made["moves"]["E1"].comment = None
    assert told(saved(made, tmp_path / "x.xlsx")) == [
        "moves!C2: this is a date or a time (2026-05-25 00:00:00)",
        "moves!D3: this is a date or a time (02:03:00)",
        "moves!A4: this cell shows the error #REF!",
        "moves!D5: '1.25' is no proficiency level that is known",
    ]


def test_merged_cells_that_cannot_be_used_are_told_in_every_row(tmp_path: Path) -> None:
    made = book({"moves": [["from", "to"], [dt.date(2026, 1, 2), "B"], [None, "C"]]})
    made["moves"].merge_cells("A2:A3")
    assert told(saved(made, tmp_path / "x.xlsx")) == [
        "moves!A2: this is a date or a time (2026-01-02 00:00:00)",
        "moves!A3: this is a date or a time (2026-01-02 00:00:00)",
    ]


def test_carriage_returns_of_excel_are_line_breaks(tmp_path: Path) -> None:
    made = book({"roles": [["title", "summary"], ["A", "one_x000D_\ntwo"], [1.5, True]]})
    roles = import_table(saved(made, tmp_path / "x.xlsx")).file.roles
    assert roles["a"].summary == "one\ntwo"
    assert (roles["1-5"].title, roles["1-5"].summary) == ("1.5", "yes")


def test_a_file_that_is_no_excel_file_is_told(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    assert told(write("x.xlsx", "from,to\n")) == ["this is no Excel file that can be read (BadZipFile)"]
    broken = io.BytesIO()
    import zipfile

    with zipfile.ZipFile(broken, "w") as archive:
        archive.writestr("xl/workbook.xml", "<no")
    assert "no Excel file that can be read" in told(write("y.xlsx", broken.getvalue()))[0]
    monkeypatch.setattr(workbook, "MOST_UNPACKED", 1)
    assert told(write("y.xlsx", broken.getvalue())) == ["this file unpacks to more than 0 MiB"]


def test_a_huge_sheet_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = saved(book({"moves": [["from", "to"], ["A", "B"]]}), tmp_path / "x.xlsx")
    with monkeypatch.context() as smaller:
        smaller.setattr(workbook, "MOST_CELLS", 3)
        assert told(path) == ["moves!: this sheet has more than 1048576 rows or 3 cells"]
    monkeypatch.setattr(workbook, "MOST_ROWS", 1)
    assert told(path) == ["moves!: this sheet has more than 1 rows or 5000000 cells"]


def test_a_lone_cell_far_away_takes_no_memory(tmp_path: Path) -> None:
    made = book({"moves": [["from", "to"], ["A", "B"]]})
    made["moves"].cell(1_048_576, 2).value = " "
    made["moves"].cell(3, 16_384).value = "reviewed"
    path = saved(made, tmp_path / "x.xlsx")
    (sheet,) = workbook.read_workbook(path.read_bytes(), file="x.xlsx")
    assert [len(row) for row in sheet.rows] == [2, 2, 16_384]
    done = import_table(path)
    assert [(move.source, move.target) for move in done.file.moves] == [("a", "b")]
    assert done.notes == (
        f"{path}, sheet 'moves': cells under no heading are left out (1): row 3, column XFD ...",
    )


def test_merged_cells_count_where_their_row_says_anything_else(tmp_path: Path) -> None:
    made = book({"moves": [["from", "to", "skill", "level"], ["A", "B", "S", "=1"], [None, None, "T", "=2"]]})
    sheet = made["moves"]
    for cells in ("A2:A9", "B2:B9", "C2:C2", "F2:H9"):
        sheet.merge_cells(cells)
    # The formulas have no values: row 3 says something all the same, the rows below say nothing.
    assert told(saved(made, tmp_path / "x.xlsx")) == [
        "moves!D2: this formula has no value yet",
        "moves!D3: this formula has no value yet",
    ]
    sheet["D2"], sheet["D3"] = 1, 2
    assert import_table(saved(made, tmp_path / "x.xlsx")).file.moves[0].requires.keys() == {"s", "t"}


def test_merged_cells_are_found_wherever_the_pieces_of_a_sheet_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = book({"moves": [["from", "to"], *(["A" if n == 0 else None, f"B{n}"] for n in range(30))]})
    made["moves"].merge_cells("A2:A31")
    data = saved(made, tmp_path / "x.xlsx").read_bytes()
    whole = workbook.read_workbook(data, file="x.xlsx")
    assert [row[0] for row in whole[0].rows[1:]] == ["A"] * 30
    for size in range(60, 100):
        monkeypatch.setattr(workbook, "PIECE", size)
        assert workbook.read_workbook(data, file="x.xlsx") == whole


def test_without_openpyxl_the_extra_is_named(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "openpyxl", None)
    with pytest.raises(MissingExtraError, match=r'pip install "careergraph\[xlsx\]"'):
        import_table(write("x.xlsx", b""))
    with pytest.raises(MissingExtraError, match="Writing an Excel file"):
        workbook.to_workbook({})


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("a.csv", 'from,to\n"A,B\n', "2: a quotation mark is not closed before the end of the file"),
        (
            "a.csv",
            'from,to\nA,"B"C\n',
            "2: a quotation mark stands inside a cell",
        ),
        (
            "a.csv",
            f"from,to\nA,{'B' * (delimited.MOST_TEXT + 1)}\n",
            "2: a cell holds more than 1000000 characters",
        ),
        (
            "a.csv",
            "name,colour\nA,red\n".replace("name", "nom"),
            "no headings are known here",
        ),
        ("a.csv", "", "no headings are known here"),
        ("a.ods", "x", "the ending '.ods' is unknown"),
    ],
)  # fmt: skip
def test_what_is_no_table_is_told(write: Write, name: str, content: str, problem: str) -> None:
    assert told(write(name, content)) == [problem]


def test_files_that_cannot_be_read_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert told(tmp_path / "no.csv") == ["cannot be read: No such file or directory"]
    (tmp_path / "empty").mkdir()
    assert told(tmp_path / "empty") == ["this folder holds no CSV files"]
    (tmp_path / "big.csv").write_text(MOVES)
    monkeypatch.setattr(importing, "MOST_BYTES", 3)
    assert told(tmp_path / "big.csv") == ["this is more than 0 MiB"]


def test_a_map_names_headings_that_nobody_could_guess(write: Write) -> None:
    path = write("a.csv", "Von,Nach,Können,Stufe\nA,B,S,2\n")
    file = import_table(path, mapping={"from": "Von", "to": "nach", "Skill": "Können", "level": "STUFE"}).file
    assert to_data(file)["moves"] == [{"from": "a", "to": "b", "requires": {"s": 2}}]
    with pytest.raises(QuestionError, match="no column of ours is called 'skil'; did you mean"):
        import_table(path, mapping={"skil": "Können"})
    with pytest.raises(QuestionError, match="no column of ours is called '§'; ours are: aliases"):
        import_table(path, mapping={"§": "Können"})
    with pytest.raises(
        QuestionError, match="--map years=Dauer: no table with such a column has that heading"
    ):
        import_table(path, mapping={"from": "Von", "to": "nach", "years": "Dauer"})


def test_columns_that_are_not_used_are_told(write: Write) -> None:
    path = write("a.csv", "from,to,Owner,Cost centre\nA,B,x,y\n")
    assert import_table(path).notes == (f"{path}: columns left out: 'Owner', 'Cost centre'",)


def test_cells_under_no_heading_are_told_and_rows_of_nothing_else_are_none(write: Write) -> None:
    path = write("a.csv", "from,to,,Owner\nHead, of Sales,B,\n,,a remark,me\nA,B,,,too far\n")
    done = import_table(path)
    assert [(move.source, move.target) for move in done.file.moves] == [("head", "of-sales"), ("a", "b")]
    assert done.notes == (
        f"{path}: columns left out: 'Owner'",
        f"{path}: cells under no heading are left out (3): row 2, column C ...",
    )


def test_a_level_of_no_skill_means_something_else(write: Write) -> None:
    path = write("a.csv", "from,to,Level,optional\nA,B,Chief,perhaps\n")
    assert import_table(path).notes == (f"{path}: columns left out: 'Level', 'optional'",)


@pytest.mark.parametrize(
    ("headings", "moves"),
    [
        ("Role,Target,Skill", []),
        ("Role,Next role,Owner", [("a", "b"), ("b", "c")]),
    ],
)
def test_a_role_begins_a_move_only_beside_its_next_one(
    write: Write, headings: str, moves: list[tuple[str, str]]
) -> None:
    file = import_table(write("a.csv", f"{headings}\nA,B,Coaching\nB,C,Coaching\nC,,Coaching\n")).file
    assert [(move.source, move.target) for move in file.moves] == moves
    assert bool(file.skills) == ("Skill" in headings)
    assert bool(file.roles["a"].skills) == ("Target" in headings)


@pytest.mark.parametrize("headings", ["Role,Next role,Skill", "Job title,Promoted to,Skill"])
def test_a_skill_in_such_a_row_is_one_that_the_move_asks_for(write: Write, headings: str) -> None:
    file = import_table(write("a.csv", f"{headings}\nA,B,Coaching\n")).file
    assert [(move.source, move.target, [*move.requires]) for move in file.moves] == [("a", "b", ["coaching"])]


@pytest.mark.parametrize("name", ["roles", "skills"])
def test_a_sheet_of_expected_skills_may_be_called_otherwise(write: Write, name: str) -> None:
    write(f"t/{name}.csv", "Role,Skill,Level\nCook,Cooking,2\nCook,Leading,1\n")
    path = write("t/levels.csv", "level\nJunior\n").parent
    assert import_table(path).file.roles["cook"].skills == {"cooking": 2, "leading": 1}


def test_a_row_of_another_sheet_is_named_with_it(write: Write) -> None:
    write("t/moves.csv", "from,to,skill,level,years\nA,B,S,1,1\nA,B,S,2,2\n")
    path = write("t/paths.csv", "from,to,skill,level,years\nA,B,S,3,3\n").parent
    assert told(path) == [
        "moves!D3: 'S' is asked at '2' here and at '1' in row 2",
        "moves!E3: the number of years is 2.0 here and 1.0 in row 2",
        "paths!D2: 'S' is asked at '3' here and at '1' in row 2 of moves",
        "paths!E2: the number of years is 3.0 here and 1.0 in row 2 of moves",
    ]


def test_two_columns_of_one_name_are_told(write: Write) -> None:
    assert told(write("a.csv", "from,to,Skill,skill\nA,B,x,y\n")) == ["D1: two columns are called 'skill'"]


def test_sheets_without_what_they_need_are_told(write: Write) -> None:
    write("t/roles.csv", "title\nA\n")
    write("t/moves.csv", "from,skill\nA,x\n")
    write("t/skills.csv", "foo,bar\nA,x\n")
    write("t/notes.csv", "foo,bar\nA,x\n")
    path = write("t/levels.csv", "").parent
    assert told(path) == [
        "moves!1: no column of this sheet says 'to'",
        "skills!1: this sheet has no row of headings",
    ]


# What rows say


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
        "D7: no proficiency level is written here",
        "F7: the number of years is -4.0 here and 3.0 in row 3",
        "C8: `title` holds the control character U+0001",
        "H8: 5 people made this move, but only 2 left the role",
    ]


def test_a_function_that_cannot_be_one_is_told_at_its_cell(write: Write) -> None:
    path = write("roles.csv", "title,focus\nA,Sales: 0.5; bad\x01: 0.5\nB,: 1\n")
    assert told(path) == [
        "B2: `bad` holds the control character U+0001",
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
        "roles!A4: row 2 names the role 'Rep' already",
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
    assert told(write("b.csv", "id,title\nx y,One\n")) == ["B2: 'x y' is not an id"]


def test_a_row_with_one_role_is_a_role_without_moves(write: Write) -> None:
    file = import_table(write("a.csv", "from,to,skill\nA,B,\nC,,\n")).file
    assert set(file.roles) == {"a", "b", "c"}
    assert len(file.moves) == 1


# Proficiency levels


def expected_skills(write: Write, *levels: str, **options: Any) -> ImportedTable:  # noqa: ANN401 - import_table's
    rows = "".join(f"Chef,Skill {n},{level}\n" for n, level in enumerate(levels))
    return import_table(write("chef.csv", f"role,skill,proficiency\n{rows}"), **options)


@pytest.mark.parametrize(
    ("levels", "scale", "read"),
    [
        (["1", "3"], (), [1, 3]),
        (["working", "EXPERT"], ("Awareness", "Working", "Practitioner", "Expert"), [2, 4]),
        (["Low"], ("Low", "Medium", "High"), [1]),
        (["2 - Fair", "1 - Poor", "2 - Fair"], ("Poor", "Fair"), [2, 1, 2]),
        (["2. Working", "3: Expert", "Awareness"], ("Awareness", "Working", "Expert"), [2, 3, 1]),
        (["2 - Working", "Expert (4)"], ("Awareness", "Working", "Practitioner", "Expert"), [2, 4]),
        (["Level 2", "level 4", "3"], ("Level 1", "Level 2", "Level 3", "Level 4"), [2, 4, 3]),
        (["L2"], ("L1", "L2"), [2]),
        (["Working", "Expert", "Lvl. 1"], ("Awareness", "Working", "Practitioner", "Expert"), [2, 4, 1]),
    ],
)  # fmt: skip
def test_proficiency_levels_are_numbers_or_belong_to_a_known_scale(
    write: Write, levels: list[str], scale: tuple[str, ...], read: list[int]
) -> None:
    file = expected_skills(write, *levels, **({"proficiency": scale} if "3: Expert" in levels else {})).file
    assert file.proficiency == scale
    assert list(file.roles["chef"].skills.values()) == read


def test_a_scale_that_nobody_knows_is_asked_for(write: Write) -> None:
    with pytest.raises(GraphFileError, match="'Guru' is no proficiency level that is known; say the order"):
        expected_skills(write, "Guru", "Hero")
    with pytest.raises(GraphFileError, match="the level of 'skill-0' is 101; levels go from 1 to 100"):
        expected_skills(write, "Level 101")
    assert expected_skills(write, "Guru", "Hero", proficiency=["Hero", "Guru"]).file.proficiency == (
        "Hero",
        "Guru",
    )
    with pytest.raises(
        GraphFileError, match="write one of: Low, High; or leave such rows out: --skip 'Guru'"
    ):
        expected_skills(write, "Guru", "Low", proficiency=["Low", "High"])


def test_a_table_without_levels_asks_for_the_first(write: Write) -> None:
    file = import_table(write("a.csv", "role,skill\nChef,Cooking\n")).file
    assert file.roles["chef"].skills == {"cooking": 1}


# Ladders


LADDER = """Job family,Role,Role level,Skill,Skill level
Food,Cook,Senior,Cooking,3
Food,Cook,Junior,Cooking,1
Food,Cook,Junior,Cooking,1
Front,Waiter,Senior,Talking,3
Front,Waiter,Junior,Talking,2
Front,Greeter,Junior,Talking,1
"""


def moves_of(file: GraphFile) -> list[tuple[str, str]]:
    return [(move.source, move.target) for move in file.moves]


def test_grades_of_a_ladder_make_moves_between_neighbours(write: Write) -> None:
    path = write("ladder.csv", LADDER)
    made = import_table(path, levels=["Junior", "Senior"])
    assert moves_of(made.file) == [("cook-junior", "cook-senior"), ("waiter-junior", "waiter-senior")]
    assert {role.title: role.level for role in made.file.roles.values()} == {
        "Cook (Junior)": "Junior",
        "Cook (Senior)": "Senior",
        "Waiter (Junior)": "Junior",
        "Waiter (Senior)": "Senior",
        "Greeter": "Junior",
    }
    assert made.file.roles["cook-junior"].focus == {"food": 1.0}
    assert made.notes == ("rows that say again what a row above says are counted once (1): 4",)


def test_without_an_order_grades_stand_as_they_first_appear_and_that_is_told(write: Write) -> None:
    made = import_table(write("ladder.csv", LADDER))
    assert made.file.levels == ("Senior", "Junior")
    assert moves_of(made.file)[0] == ("cook-senior", "cook-junior")
    assert made.notes[-1] == (
        "levels are taken in the order in which they first appear: Senior < Junior; "
        "--levels or --order FILE says it otherwise"
    )


TITLES = """role,role level,skill,level
Analyst,Chief analyst,Numbers,3
Analyst,Junior analyst,Numbers,1
Analyst,Analyst,Numbers,2
Tester,Senior tester,Tests,2
Tester,Tester,Tests,1
Writer,Writer,Words,1
"""


def test_titles_of_a_ladder_need_an_order(write: Write) -> None:
    path = write("titles.csv", TITLES)
    made = import_table(path)
    assert moves_of(made.file) == []
    (note,) = made.notes
    assert note == (
        "2 of 3 ladders have levels whose order is not known, so no moves lead to or from these: "
        "'Analyst', 'Tester'; --order FILE tells the order"
    )
    order = write("order.txt", "[Analyst]\nJunior analyst # first\n?\nChief analyst\nPrincipal analyst\n")
    made = import_table(path, order=[order])
    assert moves_of(made.file) == [("junior-analyst", "analyst"), ("analyst", "chief-analyst")]
    assert [role.level for role in made.file.roles.values()] == [
        "Level 3",
        "Level 1",
        "Level 2",
        None,
        None,
        None,
    ]
    assert made.file.levels == ("Level 1", "Level 2", "Level 3")
    assert made.notes[0] == "the order of 'Analyst' names 'Principal analyst', which the table does not have"


def test_patterns_give_all_ladders_their_levels(write: Write) -> None:
    path = write("titles.csv", TITLES)
    ladder = write("one.json", '{"order": {"Analyst": ["Junior analyst", null, "Chief analyst"]}}')
    patterns = write("all.txt", "Junior = Junior *\n*\nSenior *\nTop = Chief *, Head of *\n")
    made = import_table(path, order=[ladder, patterns])
    assert made.notes == ()
    assert made.file.levels == ("Junior", "Standard", "Senior", "Top")
    assert moves_of(made.file) == [
        ("junior-analyst", "analyst"),
        ("analyst", "chief-analyst"),
        ("tester", "senior-tester"),
    ]
    assert made.file.roles["chief-analyst"].level == "Top"
    assert made.file.roles["writer"].codes == {"ladder": "Writer"}


def test_a_step_that_nobody_can_name_parts_a_ladder(write: Write) -> None:
    rows = "".join(f"Cook,{name} cook,Cooking,1\n" for name in ("A", "B", "C", "D", "E"))
    path = write("a.csv", f"role,role level,skill,level\n{rows}")
    order = write("o.json", '{"Cook": ["A cook", "B cook", null, null, "E cook"]}')
    assert moves_of(import_table(path, order=[order]).file) == [("a-cook", "b-cook")]


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("o.json", '{"a": 1}', "the levels of 'a' are no list of names"),
        ("o.json", "{", "this is no JSON (Expecting property name"),
        ("o.txt", "[]\n", "1: a ladder has no name"),
        ("o.txt", b"\xff", "this is no UTF-8"),
        ("o.txt", None, "this file cannot be read (No such file or directory)"),
        ("o.txt", b"x" * (4 * 2**20 + 1), "this is too long for an order of levels"),
    ],
)
def test_an_order_that_cannot_be_read_is_told(
    write: Write, tmp_path: Path, name: str, content: str | bytes | None, problem: str
) -> None:
    order = tmp_path / name if content is None else write(name, content)
    (line,) = told(write("t.csv", TITLES), order=[order])
    assert line.startswith(problem)


def test_a_list_of_levels_in_json_is_an_order_for_all(write: Write) -> None:
    order = write("o.json", '["Junior", "Senior"]')
    assert import_table(write("ladder.csv", LADDER), order=[order]).file.levels == ("Junior", "Senior")


def test_rows_out_of_use_are_left_out(write: Write) -> None:
    path = write("a.csv", "role,skill,level\nChef,Cooking,2\nOwner,Cooking,NOT IN USE\n")
    made = import_table(path, skip=["not in use"])
    assert set(made.file.roles) == {"chef"}
    assert made.notes == (f"{path}: 1 row left out by --skip",)
