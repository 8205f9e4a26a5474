"""The command `import histories`."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]
HEAD = "person,role,start,end"


@pytest.fixture
def jobs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Forty clerks of whom thirty became heads, on days of their own, and three bosses."""
    monkeypatch.chdir(tmp_path)
    rows = []
    for number in range(40):
        month = f"{2001 + number // 12}-{number % 12 + 1:02}-01"
        later = f"{2006 + number // 12}-{number % 12 + 1:02}-01"
        rows.append(f"p{number},Clerk,{month},{later if number < 30 else ''}")
        if number < 30:
            rows.append(f"p{number},Head of  Staff,{later},{'2015-01-01' if number < 3 else ''}")
        if number < 3:
            rows.append(f"p{number},Boss,2015-01-01,")
    (tmp_path / "jobs.csv").write_text("\n".join([HEAD, *rows, ""]), encoding="utf-8")
    return tmp_path


def test_a_graph_that_may_be_published(run: Run, jobs: Path) -> None:
    done = run("import", "histories", "jobs.csv", "-o", "moves.yaml")
    assert done.exit_code == 0, done.stderr
    assert "jobs.csv: spells (person: person, role: role, start: start, end: end)" in done.stderr
    assert "73 rows, 40 people, 73 stays. Dropped nothing." in done.stderr
    assert "2 roles, 1 move made by 10 people or more. Hidden: 1 role and 1 move" in done.stderr
    assert 'Try: careergraph -g moves.yaml path Clerk "Head of Staff" --by likelihood' in done.stderr
    text = (jobs / "moves.yaml").read_text()
    assert "people: 30" in text
    assert "Boss" not in text
    found = run("-g", "moves.yaml", "path", "Clerk", "Head of Staff", "--by", "likelihood")
    assert found.exit_code == 0
    assert "30 of 30" in found.stdout


def test_json_and_report(run: Run, jobs: Path) -> None:
    done = run("import", "histories", "jobs.csv", "--json", "--report", "report.json", "--public")
    report = json.loads(done.stdout)
    assert {"made_by": "careergraph", **report} == json.loads((jobs / "report.json").read_text())
    assert (report["rows"], report["stays"], report["moves"], report["rounded"]) == (73, 73, 2, False)
    assert report["rules"]["R12"] == 40
    done = run("import", "histories", "jobs.csv", "--report", "report.html", "--public")
    assert done.exit_code == 0, done.stderr
    assert (jobs / "report.html").read_text(encoding="utf-8").startswith("<!doctype html>")


def test_a_map_is_proposed_and_used(run: Run, jobs: Path) -> None:
    text = (jobs / "jobs.csv").read_text().replace("p5,Clerk", "p5,Clerc").replace("p6,Clerk", "p6,Sr Clerk")
    (jobs / "jobs.csv").write_text(text, encoding="utf-8")
    done = run("import", "histories", "jobs.csv", "--propose-map", "titles.csv", "--public")
    assert done.exit_code == 0, done.stderr
    assert "titles.csv: 5 titles, 0 of them with a proposal" in done.stderr
    lines = (jobs / "titles.csv").read_text().splitlines()
    assert lines[0] == "title,people,role,why"
    done = run("import", "histories", "jobs.csv", "--map", "titles.csv", "-o", "same.yaml", "--public")
    assert done.exit_code == 0, done.stderr
    (jobs / "own.csv").write_text("title,role\nClerc,Clerk\nsr clerk,Clerk\nBoss,\n", encoding="utf-8")
    done = run("import", "histories", "jobs.csv", "--map", "own.csv", "-o", "mine.yaml", "--public")
    assert "Dropped 3 rows: 3 of a title that the map leaves out" in done.stderr
    graph = (jobs / "mine.yaml").read_text()
    assert "people: 40" in graph
    assert "aliases: [Clerc, Sr Clerk]" in graph or "aliases" not in graph


def test_a_map_that_somebody_edited_is_not_lost(run: Run, jobs: Path) -> None:
    """``--force`` is for the graph: what stands beside it is kept, and nothing at all is written."""
    every = ("import", "histories", "jobs.csv", "--public", "-o", "moves.yaml", "--propose-map", "titles.csv")
    assert run(*every, "--report", "report.html").exit_code == 0
    edited = (jobs / "titles.csv").read_text() + "Clerc,0,Clerk,\n"
    (jobs / "titles.csv").write_text(edited, encoding="utf-8")
    (jobs / "moves.yaml").write_text("mine", encoding="utf-8")
    (jobs / "report.html").write_text("mine", encoding="utf-8")
    done = run(*every, "--force")
    assert done.exit_code == 2
    assert (
        "Error: titles.csv is there already, and nothing was written; somebody may have changed it, and "
        "--force is for moves.yaml alone: take it away first, or name another file" in done.stderr
    )
    done = run(*every[:6], "--report", "report.html", "--force")
    assert "Error: report.html is there already, and nothing was written; somebody may" in done.stderr
    assert (jobs / "titles.csv").read_text() == edited
    assert {(jobs / name).read_text() for name in ("moves.yaml", "report.html")} == {"mine"}
    # Asked for by itself it is what --force is for.
    assert run(*every[:4], *every[6:], "--force").exit_code == 0
    assert (jobs / "titles.csv").read_text() != edited
    # What stays the same, and a report that careergraph made, are no obstacle.
    for name in ("report.html", "report.json"):
        (jobs / "report.html").unlink(missing_ok=True)
        assert run(*every, "--report", name, "--force").exit_code == 0
        assert run(*every, "--report", name, "--force", "--keep-mass-moves", "--gap", "5").exit_code == 0
    assert (jobs / "moves.yaml").read_text() != "mine"


def test_each_file_has_a_name_of_its_own(run: Run, jobs: Path) -> None:
    done = run("import", "histories", "jobs.csv", "-o", "a.yaml", "--report", "./a.yaml", "--public")
    assert (done.exit_code, (jobs / "a.yaml").exists()) == (2, False)
    assert "./a.yaml is named twice: each file that is written needs a name of its own" in done.stderr
    done = run("import", "histories", "jobs.csv", "-o", "-", "--propose-map", "-", "--public")
    assert "- is named twice" in done.stderr


def test_figures_go_into_a_framework(run: Run, jobs: Path) -> None:
    (jobs / "ours.yaml").write_text(
        "format: careergraph/1\ntitle: Ours\nskills: {care: {title: Care}}\n"
        "roles:\n  c: {title: Office Clerk, aliases: [clerk]}\n"
        "  h: {title: head of staff, skills: {care: 1}}\n  x: {title: Other}\n"
        "moves:\n- {from: c, to: h, years: 9}\n- {from: h, to: x}\n",
        encoding="utf-8",
    )
    done = run("import", "histories", "jobs.csv", "--into", "ours.yaml", "-o", "joined.yaml", "--public")
    assert done.exit_code == 0, done.stderr
    assert "Figures added to 1 of 2 moves." in done.stderr
    assert "titles that no role there has: 'Boss'" in done.stderr
    text = (jobs / "joined.yaml").read_text()
    assert "people: 30" in text
    assert "care" in text
    done = run("import", "histories", "jobs.csv", "--into", "sales-marketing", "-o", "no.yaml", "--public")
    assert done.exit_code == 2
    assert "no observed move fits" in done.stderr


def test_mistakes(run: Run, jobs: Path) -> None:
    assert "say where the graph goes" in run("import", "histories", "jobs.csv").stderr
    done = run("import", "histories", "jobs.csv", "-o", "jobs.csv")
    assert done.exit_code == 2
    assert "is read by this command" in done.stderr
    done = run("import", "histories", "jobs.csv", "-o", "x.yaml", "--min-people", "2")
    assert "--min-people 2 protects nobody: say at least 3" in done.stderr
    done = run("import", "histories", "jobs.csv", "-o", "x.yaml", "--role", "job")
    assert done.exit_code == 2
    assert (
        "--role: there is no column 'job'; the columns are 'person', 'role', 'start' and 'end'" in done.stderr
    )
    done = run("import", "histories", "jobs.csv", "-o", "x.yaml", "--snapshot", "a", "--snapshot", "b")
    assert "name one column, or FILE=DATE for each list" in done.stderr
    assert "Traceback" not in done.stderr
    del jobs


def test_a_route_in_time_and_what_may_become_of_somebody(run: Run, jobs: Path) -> None:
    run("import", "histories", "jobs.csv", "-o", "moves.yaml", "--public", "--keep-mass-moves")
    found = run("-g", "moves.yaml", "path", "Clerk", "Head of Staff", "--by", "likelihood")
    told = " ".join(found.stdout.split())
    assert "if things go on as in this data; the weakest of its moves was made by 30 people" in told
    route = json.loads(run("-g", "moves.yaml", "path", "clerk", "head-of-staff", "--json").stdout)["routes"][
        0
    ]
    assert route["within"][-1]["share"] == 0.75
    table = run("-g", "moves.yaml", "reach", "Clerk").stdout
    assert "Arrive: of 100 who enter the role" in table
    assert "75 in 10 y" in table
    done = run("outlook", "Clerk", "jobs.csv", "--years", "5", "--tenure", "3")
    assert done.exit_code == 0, done.stderr
    assert "Head of" in done.stdout
    assert "40 people were seen in the role for as long." in done.stdout
    assert "no promise" in done.stderr
    answer = json.loads(run("outlook", "Clerk", "jobs.csv", "--tenure", "3", "--json", "--public").stdout)
    assert abs(sum(answer["shares"].values()) - 1) < 1e-9
    assert answer["at_risk"] == 40
    done = run("outlook", "Boss", "jobs.csv")
    assert done.exit_code == 2
    assert "no role that may be told is called 'Boss'" in done.stderr
    done = run("outlook", "Clerk", "jobs.csv", "--tenure", "30")
    assert "too few people were in 'Clerk' for 30 years to say: fewer than 10 were seen" in done.stderr
    del jobs
