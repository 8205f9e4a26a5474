"""`import`."""

import json
import os
import shlex
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.document.texts.test_foreign import FILES

TABLE = "from,to,skill,level\nRep,Manager,Coaching,2\n"


def test_import_table_writes_a_graph(run: Run, tmp_path: Path) -> None:
    (tmp_path / "moves.csv").write_text(TABLE)
    done = run("import", "table", "moves.csv", "-o", "graph.yaml", "--title", "Ours")
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == (
        "moves.csv, rows 2 to 2: taken for moves (from: 'from'; to: 'to'; skill: 'skill'; level: 'level')\n"
        "graph.yaml: 2 roles, 1 move, 1 skill\n"
    )
    shown = json.loads(run("-g", "graph.yaml", "path", "rep", "manager", "--json").stdout)
    assert shown["routes"][0]["roles"] == ["rep", "manager"]


def test_import_table_prints_a_graph(run: Run, tmp_path: Path) -> None:
    (tmp_path / "moves.csv").write_text(
        TABLE.replace("skill", "Können").replace("\n", ",x\n", 1).replace("2\n", "2,y\n")
    )
    done = run("import", "table", "moves.csv", "-o", "-", "--map", "skill=Können", "--levels", "A, B")
    assert done.stdout == (
        "format: careergraph/1\ntitle: Moves\nlevels: [A, B]\nskills:\n  coaching: {title: Coaching}\n"
        "roles:\n  rep: {title: Rep}\n  manager: {title: Manager}\n"
        "moves:\n- from: rep\n  to: manager\n  requires: {coaching: 2}\n"
    )
    assert done.stderr == (
        "moves.csv, rows 2 to 2: taken for moves (from: 'from'; to: 'to'; skill: 'Können'; level: 'level')\n"
        "  columns left out: 'x' (1 cell)\n"
        "standard output: 2 roles, 1 move, 1 skill\n"
    )


def test_import_table_takes_a_scale_an_order_and_rows_to_skip(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("role,grade,skill,level\nX,Sr,S,Hi; ho\nX,Jr,S,Lo\nX,Old,S,-\n")
    (tmp_path / "order.txt").write_text("Jr\nSr\n")
    done = run(
        "import",
        "table",
        "a.csv",
        "-o",
        "a.json",
        "--order",
        "order.txt",
        "--proficiency",
        "Lo",
        "--skip",
        "old",
    )
    assert done.exit_code == 2
    assert "a.csv, row 2, column D: 'Hi; ho' is no proficiency level that is known" in done.stderr
    assert not (tmp_path / "a.json").exists()
    (tmp_path / "a.csv").write_text("role,grade,skill,level\nX,Sr,S,Hi\nX,Jr,S,Lo\nX,Old,S,-\n")
    done = run(
        "import",
        "table",
        "a.csv",
        "-o",
        "a.json",
        "--order",
        "order.txt",
        "--proficiency",
        "Lo;Hi",
        "--skip",
        "old",
    )
    assert done.stderr.splitlines()[-2:] == [
        "a.json: 2 roles, 1 move, 1 skill",
        "Note: a.csv: 1 row left out by --skip",
    ]
    assert json.loads((tmp_path / "a.json").read_text())["levels"] == ["Jr", "Sr"]


def test_a_broken_table_leaves_the_graph_as_it_was(run: Run, tmp_path: Path) -> None:
    (tmp_path / "graph.yaml").write_text("precious")
    (tmp_path / "moves.csv").write_text("from,to,years\nA,B,soon\n")
    done = run("import", "table", "moves.csv", "-o", "graph.yaml")
    assert done.exit_code == 2
    assert done.stderr == (
        "moves.csv, rows 2 to 2: taken for moves (from: 'from'; to: 'to'; years: 'years')\n"
        "Error: moves.csv has 1 problem:\n  moves.csv, row 2, column C: 'soon' is no number; "
        "write a number, or leave the cell empty\n"
    )
    assert (tmp_path / "graph.yaml").read_text() == "precious"


def test_a_map_is_a_pair(run: Run) -> None:
    done = run("import", "table", "a.csv", "-o", "-", "--map", "skill")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "'skill' is not OURS=THEIRS, such as skill=Competency" in done.stderr


def test_many_notes_are_cut(run: Run, tmp_path: Path) -> None:
    (tmp_path / "t").mkdir()
    for number in range(25):
        (tmp_path / "t" / f"n{number:02}.csv").write_text("foo\nbar\n")
    (tmp_path / "t" / "moves.csv").write_text(TABLE)
    lines = run("import", "table", "t", "-o", "t.yaml").stderr.splitlines()
    assert len(lines) == 1 + 20 + 1 + 1
    assert lines[-2] == "t: and 5 more are left out; --dry-run tells them all"


@pytest.mark.skipif(os.name == "nt", reason="pipes and devices of another kind")
@pytest.mark.parametrize(
    "line",
    [
        ["import", "table", "pipe.csv", "-o", "g.yaml"],
        ["import", "table", "/dev/zero", "-o", "g.yaml"],
        ["import", "table", "zero.xlsx", "-o", "g.yaml"],
        ["import", "table", "t.csv", "--order", "pipe.csv", "-o", "g.yaml"],
        ["import", "table", "t.csv", "--order", "/dev/zero", "-o", "g.yaml"],
        ["new", "g.yaml", "--from-table", "pipe.csv"],
        ["gap", "cro", "--profile", "pipe.yaml"],
        ["check", "pipe.yaml"],
    ],
)
def test_devices_and_pipes_are_not_waited_for(run: Run, tmp_path: Path, line: list[str]) -> None:
    (tmp_path / "t.csv").write_text(TABLE)
    for name in ("pipe.csv", "pipe.yaml"):
        os.mkfifo(tmp_path / name)
    (tmp_path / "zero.xlsx").symlink_to("/dev/zero")
    done = run(*line)
    assert done.exit_code == 2
    assert "this is a device or a named pipe, not a file" in done.stderr
    assert not (tmp_path / "g.yaml").exists()


GRID = (
    "Our skills,,,,\n,,,,\nRef,Skill,Clerk (L1),Head clerk (L2),Owner\nA1,Filing,1,3,me\nA2,Typing,2,2,you\n"
)


def test_a_dry_run_prints_the_plan_and_writes_no_graph(run: Run, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(GRID)
    done = run("import", "table", "t.csv", "--dry-run")
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.startswith("t.csv, rows 4 to 5: taken for a grid, skills down and levels across")
    data = json.loads(run("import", "table", "t.csv", "--dry-run", "--json").stdout)
    assert (data["format"], data["tables"][0]["down"]) == ("careergraph-plan/1", "skills")
    assert run("import", "table", "t.csv", "--dry-run", "-o", "p.yaml").stderr == "Written: p.yaml\n"
    assert run("import", "table", "t.csv", "--plan", "p.yaml", "-o", "g.yaml").exit_code == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["g.yaml", "p.yaml", "t.csv"]
    assert "name the graph file to write" in run("import", "table", "t.csv").stderr


def test_what_is_wrong_comes_below_the_plan(run: Run, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("Name,Mobile\nJane,1\n")
    done = run("import", "table", "t.csv", "-o", "g.yaml")
    first, *_, last = done.stderr.splitlines()
    assert first.startswith("t.csv, rows 2 to 2: taken for people, so it is left out")
    assert "no person becomes a role" in last
    dry = run("import", "table", "t.csv", "--dry-run").stdout.splitlines()
    assert dry[1] == "  column A 'Name' (1 cell): left out"


def test_a_file_that_people_wrote_is_not_replaced(run: Run, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(GRID)
    mine = "format: careergraph/1\ntitle: Mine\n# written by hand\nroles: {a: {title: A}}\nmoves: []\n"
    (tmp_path / "mine.yaml").write_text(mine)
    done = run("import", "table", "t.csv", "-o", "mine.yaml")
    assert done.exit_code == 2
    assert (
        "--force replaces it, or write another file, and `careergraph diff` tells how the two differ"
        in done.stderr
    )
    assert (tmp_path / "mine.yaml").read_text() == mine


MINE = """\
format: careergraph/1
title: Ours
# Levels as agreed in March
levels: [G1, G2]   # lowest first
sources: {survey: {title: Staff survey}}
skills:
  filing: {title: Filing, summary: "Sorting: all of it"}
roles:
  first-clerk:   # the first job
    title: Clerk
    level: G1
    summary: Files what comes in.
    aliases: [Filer]
    skills: {filing: {level: 1, sources: [survey]}, calm: 1}
  porter: {title: Porter, level: G1}
moves:
  - {from: porter, to: first-clerk, years: 2}   # since 2019
"""
NEWS = (
    "Role,Grade,Skill,Level\nfiler,G1,Filing,2\nFiler,G1,Typing,1\n"
    "Head clerk,G2,Filing,3\nHead clerk,G2,Yes,1\n"
)


def test_a_table_is_merged_into_a_file_that_people_keep(run: Run, tmp_path: Path) -> None:
    mine = MINE.replace("  filing: {t", "  calm: {title: Calm}\n  filing: {t")
    (tmp_path / "mine.yaml").write_text(mine)
    (tmp_path / "t.csv").write_text(NEWS)
    done = run("import", "table", "t.csv", "--merge", "mine.yaml", "--map", "level=Level")
    assert done.exit_code == 0, done.stderr
    assert (tmp_path / "mine.yaml").read_text() == mine.replace(
        "{level: 1, sources: [survey]}, calm: 1}", "{level: 2, sources: [survey]}, calm: 1, typing: 1}"
    ).replace(
        'of it"}\n', 'of it"}\n  typing: {title: Typing}\n  yes: {title: "Yes"}\n'.replace("yes:", '"yes":')
    ).replace(
        "  porter: {title: Porter, level: G1}\n",
        "  porter: {title: Porter, level: G1}\n  head-clerk:\n    title: Head clerk\n    level: G2\n"
        '    skills: {filing: 3, "yes": 1}\n',
    )
    assert "Clerk: expects Filing at level 2 (was level 1)" in done.stdout
    assert "Note: 1 roles are in the file alone, and stay: 'Porter'" in done.stderr
    before = (tmp_path / "mine.yaml").read_bytes()
    again = run("import", "table", "t.csv", "--merge", "mine.yaml", "--map", "level=Level")
    assert (again.stdout, (tmp_path / "mine.yaml").read_bytes()) == ("nothing changed\n", before)


def test_a_merge_may_be_written_elsewhere_and_json_is_merged_too(run: Run, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("From,To,Skill,Level\nPorter,Clerk,Filing,2\nClerk,Chief,Filing,3\n")
    mine = {
        "format": "careergraph/1", "title": "Ours",
        "roles": {"porter": {"title": "Porter"}, "c": {"title": "Clerk"}},
        "moves": [{"from": "porter", "to": "c", "years": 2}],
    }  # fmt: skip
    (tmp_path / "mine.json").write_text(json.dumps(mine))
    done = run("import", "table", "t.csv", "--merge", "mine.json", "-o", "new.json")
    assert done.exit_code == 0, done.stderr
    assert json.loads((tmp_path / "mine.json").read_text()) == mine
    new = json.loads((tmp_path / "new.json").read_text())
    assert new["moves"] == [
        {"from": "porter", "to": "c", "years": 2, "requires": {"filing": 2}},
        {"from": "c", "to": "chief", "requires": {"filing": 3}},
    ]


def test_scales_that_disagree_are_not_merged(run: Run, tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text(MINE.replace(", calm: 1", ""))
    (tmp_path / "t.csv").write_text("Role,Grade,Skill,Level\nClerk,G0,Filing,2\nHead,G2,Filing,3\n")
    done = run("import", "table", "t.csv", "--merge", "mine.yaml")
    assert done.exit_code == 2
    assert (
        "--merge: levels is G1, G2 in the file and G0, G2 in the table; say --levels with all" in done.stderr
    )
    done = run("import", "table", "t.csv", "--merge", "mine.yaml", "--levels", "G0,G1,G2")
    assert done.exit_code == 0, done.stderr
    assert "levels: [G0, G1, G2] # lowest first" in (tmp_path / "mine.yaml").read_text()


def test_merging_yaml_needs_its_extra(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "mine.yaml").write_text(MINE.replace(", calm: 1", ""))
    (tmp_path / "t.csv").write_text(NEWS)
    monkeypatch.setitem(sys.modules, "ruamel.yaml", None)
    done = run("import", "table", "t.csv", "--merge", "mine.yaml")
    assert (done.exit_code, 'pip install "careergraph[merge]"' in done.stderr) == (2, True)


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("kind", ["table", "histories"])
def test_a_file_of_another_form_is_told(run: Run, tmp_path: Path, name: str, kind: str) -> None:
    (tmp_path / name).write_bytes(FILES[name][0])
    done = run("import", kind, name, "-o", "x.yaml")
    assert done.exit_code == 2
    assert f"{name}: {FILES[name][1]}" in done.stderr
    assert FILES[name][2] in done.stderr


@pytest.mark.parametrize("kind", ["table", "histories"])
def test_a_link_is_not_fetched(run: Run, kind: str) -> None:
    done = run("import", kind, "https://docs.google.com/spreadsheets/d/abc/edit#gid=0", "-o", "x.yaml")
    assert done.exit_code == 2
    assert "is a link, and nothing is fetched; File > Download there, as .xlsx or .csv" in done.stderr


@pytest.mark.parametrize("name", ["roles.csv", "roles.xlsx", "role matrix.tsv"])
def test_a_table_is_not_told(run: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("Role,Skill\n")
    for command in ("check", "explore"):
        done = run(command, name)
        told = done.stdout + done.stderr
        assert f"a table becomes a graph first: careergraph import table {shlex.quote(name)} -o NAME" in told
