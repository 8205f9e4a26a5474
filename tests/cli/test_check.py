"""``check`` as it is typed."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]
Ask = Callable[..., str]

REMARKS = """\
format: careergraph/1
title: A kitchen
ignore: [CG502]
skills:
  cooking: {title: Cooking}
  singing: {title: "Singing\\t"}
roles:
  porter: {title: Porter}
  cook: {title: Cook, skills: {cooking: 1}}
  guest: {title: Guest}
moves:
  - {from: porter, to: cook}
"""


@pytest.fixture
def remarks(tmp_path: Path) -> Path:
    path = tmp_path / "remarks.yaml"
    path.write_text(REMARKS, encoding="utf-8")
    return path


def test_findings_with_their_places(run: Run, remarks: Path) -> None:
    done = run("check", remarks.name)
    assert done.stdout == (
        "remarks.yaml:6:3: note CG401 no role expects skill 'singing', and no move asks for it; "
        "say who needs it, or leave it out\n"
        "remarks.yaml:10:3: warning CG101 no move leads to role 'guest', and none away from it; "
        "add a move, or leave the role out\n"
        "remarks.yaml: 1 warning, 1 note (switched off: 1 CG502)\n"
    )
    assert (done.exit_code, done.stderr) == (0, "")


def test_a_second_place_is_told(run: Run, remarks: Path) -> None:
    remarks.write_text(REMARKS.replace("Guest", "Cooks"), encoding="utf-8")
    done = run("check", remarks.name, "--select", "CG403")
    assert "remarks.yaml:10:18: note CG403 'Cooks' is nearly the name 'Cook' of 'cook' (see line 9); " in (
        done.stdout
    )


def test_strict_findings_fail(run: Run, remarks: Path) -> None:
    assert run("check", remarks, "--strict").exit_code == 1
    done = run("check", remarks, "--strict", "--ignore", "CG1,unused-skill")
    assert done.exit_code == 0
    assert done.stdout.endswith("nothing to remark (switched off: 1 CG101, 1 CG401, 1 CG502)\n")
    assert run("check", remarks, "--strict", "--select", "CG6").exit_code == 0


def test_errors_fail(run: Run, remarks: Path) -> None:
    remarks.write_text(REMARKS.replace("cooking: 1", "coking: 1"), encoding="utf-8")
    done = run("check", remarks.name)
    assert done.exit_code == 1
    assert done.stdout == (
        "remarks.yaml:9:32: error CG001 no skill 'coking' stands under `skills`; did you mean 'cooking'?\n"
        "remarks.yaml:10:3: warning CG101 no move leads to role 'guest', and none away from it; "
        "add a move, or leave the role out\n"
        "remarks.yaml: 1 error, 1 warning; more may be found once the file loads (switched off: 1 CG502)\n"
    )


def test_a_file_that_cannot_be_read_is_no_answer(run: Run, tmp_path: Path) -> None:
    done = run("check", "none.yaml")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "there is no such file" in done.stderr
    assert run("check", tmp_path).exit_code == 2
    # One that is there is checked, whatever it holds.
    (tmp_path / "empty.yaml").write_bytes(b"")
    assert run("check", "empty.yaml").exit_code == 1
    (tmp_path / "careers.txt").write_bytes(b"x")
    assert run("check", "careers.txt").exit_code == 1


def test_a_wrong_code_is_no_question(run: Run, remarks: Path) -> None:
    done = run("check", remarks, "--ignore", "CG999")
    assert done.exit_code == 2
    assert "no finding is called 'CG999'" in done.stderr


def test_one_form_is_asked_for(run: Run, remarks: Path) -> None:
    done = run("check", remarks, "--format", "sarif", "--json")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "--json is --format json: ask for one form of the answer" in done.stderr


def test_json_sarif_and_annotations(run: Run, remarks: Path) -> None:
    for arguments in (["--json"], ["--format", "json"]):
        answer = json.loads(run("check", remarks.name, *arguments).stdout)
        assert [item["code"] for item in answer["findings"]] == ["CG401", "CG101"]
        assert answer["findings"][1] == {
            "code": "CG101",
            "name": "isolated-role",
            "severity": "warning",
            "subject": "role 'guest'",
            "message": "no move leads to role 'guest', and none away from it",
            "remedy": "add a move, or leave the role out",
            "file": "remarks.yaml",
            "line": 10,
            "column": 3,
            "at": ["roles", "guest"],
            "see_line": None,
            "see_at": [],
        }
        assert (answer["loads"], answer["ignored"]) == (True, {"CG502": 1})
    log = json.loads(run("check", remarks.name, "--format", "sarif").stdout)
    assert len(log["runs"][0]["results"]) == 2
    lines = run("check", remarks.name, "--format", "github").stdout.splitlines()
    assert [line.split("::")[1] for line in lines] == [
        "notice file=remarks.yaml,line=6,col=3,title=CG401 unused-skill",
        "warning file=remarks.yaml,line=10,col=3,title=CG101 isolated-role",
    ]


def test_the_bundled_graph_has_nothing_to_remark(run: Run) -> None:
    for arguments in ([], ["sales-marketing"], ["-g", "sales-marketing"]):
        done = run("check", "--strict", *arguments)
        assert (done.exit_code, done.stdout) == (0, "sales-marketing.yaml: nothing to remark\n")


def test_standard_input_is_checked(run: Run) -> None:
    done = run("check", "-", stdin=REMARKS)
    assert done.stdout.endswith("standard input: 1 warning, 1 note (switched off: 1 CG502)\n")


def test_what_would_steer_a_terminal_is_not_printed(run: Run, remarks: Path) -> None:
    remarks.write_text(
        REMARKS.replace("Guest", "Porter\\u202E s").replace("{title: P", '{title: "P'), "utf-8"
    )
    for form in ("text", "github", "json", "sarif"):
        assert "\u202e" not in run("check", remarks, "--format", form).stdout


def test_the_schema_of_the_answer(run: Run) -> None:
    for command in ("check", "diff"):
        schema = json.loads(run("schema", command).stdout)
        assert schema["title"] == f"careergraph {command} --json"


def test_of_many_findings_of_a_kind_the_first_are_printed(run: Run, tmp_path: Path) -> None:
    skills = {f"s{n}": {"title": f"Skill number {n}"} for n in range(25)}
    roles = {"a": {"title": "A", "skills": {"s0": 1}}}
    graph = {"format": "careergraph/1", "title": "T", "skills": skills, "moves": [], "roles": roles}
    (tmp_path / "g.json").write_text(json.dumps(graph), encoding="utf-8")
    lines = run("check", "g.json", "--select", "CG401").stdout.splitlines()
    assert len(lines) == 20 + 1 + 1
    assert lines[-2] == "g.json: and 4 more CG401 unused-skill: --all prints them"
    assert lines[-1].endswith(": 24 notes")
    assert len(run("check", "g.json", "--select", "CG401", "--all").stdout.splitlines()) == 25
    assert len(json.loads(run("check", "g.json", "--select", "CG401", "--json").stdout)["findings"]) == 24
