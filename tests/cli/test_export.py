"""`export`."""

import json
from pathlib import Path

import openpyxl
import pytest

from tests.cli.conftest import Run

TABLE = "from,to,skill,level\nRep,Manager,Coaching,2\n"


@pytest.mark.parametrize("form", ["graphml", "gexf", "dot", "mermaid", "json", "cypher", "jsonld"])
def test_a_form_is_printed_or_written(run: Run, kitchen: Path, tmp_path: Path, form: str) -> None:
    printed = run("export", form, "-g", kitchen)
    assert (printed.exit_code, printed.stderr) == (0, "")
    assert "Kitchen Porter" in printed.stdout
    written = run("-g", kitchen, "export", form, "-o", "out.txt")
    assert (written.stdout, written.stderr) == ("", "Written: out.txt\n")
    assert (tmp_path / "out.txt").read_bytes() == printed.stdout_bytes


def test_csv_is_a_folder(run: Run, kitchen: Path, tmp_path: Path) -> None:
    assert run("export", "csv", "-g", kitchen, "-o", "out").stderr == "Written: out\n"
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["edges.csv", "nodes.csv"]
    done = run("export", "csv", "-g", kitchen, "-o", "-")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "name a folder" in done.stderr
    assert run("export", "csv").exit_code == 2


def test_a_table_is_printed_or_written(run: Run, kitchen: Path, tmp_path: Path) -> None:
    printed = run("export", "table", "-g", kitchen)
    assert printed.stdout.startswith("from,to,skill,level,optional,years,people,leavers,from level,to level,")
    run("export", "table", "-g", kitchen, "-o", "moves.csv")
    assert (tmp_path / "moves.csv").read_bytes() == b"\xef\xbb\xbf" + printed.stdout_bytes
    expected = run("export", "table", "-g", kitchen, "--layout", "expected").stdout.splitlines()
    assert expected[0] == (
        "function,role,role id,role level,role summary,skill,skill id,skill summary,proficiency,sources"
    )
    assert len(expected) == 1 + 5


@pytest.mark.parametrize("name", ["book.xlsx", "tables"])
def test_all_sheets_come_back_as_the_same_graph(run: Run, kitchen: Path, tmp_path: Path, name: str) -> None:
    assert run("export", "table", "-g", kitchen, "-o", name).stderr == f"Written: {name}\n"
    assert run("import", "table", name, "-o", "again.yaml").exit_code == 0
    before, after = (json.loads(run("-g", file, "export", "json").stdout) for file in (kitchen, "again.yaml"))
    assert before | {"graph": None} == after | {"graph": None}
    if name == "book.xlsx":
        sheets = openpyxl.load_workbook(tmp_path / name).sheetnames
        assert sheets[:3] == ["graph", "levels", "proficiency"]


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (["-o", "a.ods"], "a spreadsheet ends in .csv or .xlsx, not in .ods; or name a folder"),
        (["-o", "a.csv", "--layout", "sheets"], "CSV holds one sheet: name an .xlsx file or a folder"),
        (["-o", "no/a.csv"], "there is no such folder to put it in; make that first"),
    ],
)
def test_what_cannot_be_written_is_told(run: Run, kitchen: Path, arguments: list[str], problem: str) -> None:
    done = run("export", "table", "-g", kitchen, *arguments)
    assert (done.exit_code, done.stdout) == (2, "")
    assert problem.lower() in done.stderr.lower()


def test_no_role_that_expects_skills_makes_no_table_of_them(run: Run, tmp_path: Path) -> None:
    (tmp_path / "moves.csv").write_text(TABLE)
    run("import", "table", "moves.csv", "-o", "g.yaml")
    done = run("export", "table", "-g", "g.yaml", "--layout", "expected")
    assert done.exit_code == 2
    assert "no role of this graph expects skills; export the moves, or all sheets" in done.stderr


def test_a_chart_that_mermaid_refuses_is_told(run: Run, tmp_path: Path) -> None:
    rows = "".join(f"R{n},R{n + 1}\n" for n in range(501))
    (tmp_path / "a.csv").write_text(f"from,to\n{rows}")
    run("import", "table", "a.csv", "-o", "a.json")
    done = run("export", "mermaid", "-g", "a.json")
    assert done.stderr == "Note: Mermaid draws at most 500 moves, unless its setting maxEdges is raised.\n"


def test_nothing_is_written_over_what_it_is_made_from(run: Run, kitchen: Path, tmp_path: Path) -> None:
    before = kitchen.read_bytes()
    for form in ("json", "dot"):
        done = run("export", form, "-g", kitchen, "-o", "kitchen.yaml")
        assert (done.exit_code, kitchen.read_bytes()) == (2, before)
        assert "kitchen.yaml is read by this command: name another file" in done.stderr
    (tmp_path / "graph.csv").write_text(TABLE)
    done = run("import", "table", "graph.csv", "-o", "graph.csv")
    assert "graph.csv is read by this command: name another file" in done.stderr
    assert (tmp_path / "graph.csv").read_text() == TABLE


def test_a_grid_comes_back_as_the_skills_that_roles_expect(run: Run, kitchen: Path, tmp_path: Path) -> None:
    printed = run("export", "table", "-g", kitchen, "--layout", "grid").stdout
    assert printed == (
        "skill kind,skill / role,Kitchen Porter,Cook,Head Chef\n"
        "craft,Cooking,,Skilled,Master\ncraft,Kitchen hygiene,Beginner,Skilled,\n"
        "people,Leading people,,,Skilled\n"
    )
    run("export", "table", "-g", kitchen, "--layout", "grid", "-o", "grid.xlsx")
    done = run(
        "import", "table", "grid.xlsx", "-o", "again.yaml", "--proficiency", "Beginner,Skilled,Master"
    )  # fmt: skip
    assert done.exit_code == 0, done.stderr
    assert "sheet 'read me': left out: the sheet that explains the others" in done.stderr
    roles = {
        graph: {
            role["title"]: role["skills"]
            for role in json.loads(run("-g", graph, "roles", "--json").stdout)
            if role["skills"]
        }
        for graph in (str(kitchen), "again.yaml")
    }
    titles = {
        graph: {
            skill["id"]: skill["title"] for skill in json.loads(run("-g", graph, "skills", "--json").stdout)
        }
        for graph in roles
    }
    before, after = (
        {role: {titles[graph][key]: level for key, level in skills.items()} for role, skills in found.items()}
        for graph, found in roles.items()
    )
    assert before == after
    sheet = openpyxl.load_workbook(tmp_path / "grid.xlsx")["grid"]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("C2", "A1:E4")
    assert all(cell.font.bold for cell in sheet[1])


def test_what_no_sheet_holds_is_told(run: Run, kitchen: Path) -> None:
    text = kitchen.read_text(encoding="utf-8") + "credentials: {licence: {title: Driving licence}}\n"
    kitchen.write_text(text, encoding="utf-8")
    assert run("export", "table", "-g", kitchen, "-o", "k.xlsx").stderr == (
        "Written: k.xlsx\n"
        "Note: no sheet holds 1 credential; `import table --merge` keeps what the graph's file alone says.\n"
    )
    assert run("export", "table", "-g", kitchen, "-o", "moves.csv").stderr == "Written: moves.csv\n"
