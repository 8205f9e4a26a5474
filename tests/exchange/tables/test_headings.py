"""Tables as files, and their headings: what is understood, what is told, and where."""

from pathlib import Path

import pytest

from careergraph import QuestionError
from careergraph.document.files import to_data
from careergraph.exchange.tables import delimited, sheets
from careergraph.exchange.tables.importing import import_table
from tests.exchange.conftest import MOVES, Write, expected_moves, told


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
            "the headings 'nom', 'colour' fit no kind of table (4 cells)",
        ),
        ("a.csv", "", "there is nothing in it"),
        ("a.ods", "x", "is a LibreOffice table, which is not read"),
    ],
)  # fmt: skip
def test_what_is_no_table_is_told(write: Write, name: str, content: str, problem: str) -> None:
    assert told(write(name, content)) == [problem]


def test_files_that_cannot_be_read_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert told(tmp_path / "no.csv") == ["there is no such file"]
    (tmp_path / "empty").mkdir()
    assert told(tmp_path / "empty") == ["this folder holds no CSV files"]
    (tmp_path / "big.csv").write_text(MOVES)
    monkeypatch.setattr(sheets, "MOST_BYTES", 3)
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
        QuestionError, match="--map years=Dauer: no table has that heading; there are: 'können',"
    ):
        import_table(path, mapping={"from": "Von", "to": "nach", "years": "Dauer"})
    with pytest.raises(
        QuestionError, match="--map kpis=Stufe: that heading is there, but the table is taken for"
    ):
        import_table(path, mapping={"from": "Von", "to": "nach", "kpis": "Stufe"})
    with pytest.raises(
        QuestionError, match="--map from: one column is one heading, and 'Von' and 'nach' are two"
    ):
        import_table(path, mapping={"from": ["Von", "nach"]})


def test_columns_that_are_not_used_are_told(write: Write) -> None:
    path = write("a.csv", "from,to,Owner,Cost centre\nA,B,x,y\n")
    assert import_table(path).plan.lines() == [
        f"{path}, rows 2 to 2: taken for moves (from: 'from'; to: 'to')",
        "  columns left out: 'Owner' (1 cell), 'Cost centre' (1 cell)",
    ]


def test_cells_under_no_heading_are_told_and_rows_of_nothing_else_are_none(write: Write) -> None:
    path = write("a.csv", "from,to,,Owner\nHead, of Sales,B,\n,,a remark,me\nA,B,,,too far\n")
    done = import_table(path)
    assert [(move.source, move.target) for move in done.file.moves] == [("head", "of-sales"), ("a", "b")]
    assert done.plan.lines()[1:] == [
        "  columns left out: 'Owner' (1 cell)",
        f"{path}: left out: cells under no heading (3): row 2, column C ...",
    ]


def test_a_level_of_no_skill_means_something_else(write: Write) -> None:
    path = write("a.csv", "from,to,Level,optional\nA,B,Chief,perhaps\n")
    assert [column.heading for column in import_table(path).plan.tables[0].unused] == ["Level", "optional"]


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


def test_whose_report_somebody_is_leads_nowhere(write: Write) -> None:
    text = "Job Id,Job Title,Reporting To Job Id,Job Level\nJ1,Chief,,3\nJ2,Head,J1,2\nJ3,Clerk,J2,1\n"
    made = import_table(write("t.csv", text))
    assert (len(made.file.roles), made.file.moves) == (3, ())
    assert "'Reporting To Job Id' (2 cells)" in "\n".join(made.plan.lines())
