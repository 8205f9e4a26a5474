"""`match`."""

import json
from pathlib import Path

from tests.cli.conftest import Ask, Run


def test_the_roles_that_suit(ask: Ask) -> None:
    assert ask("match", "--have", "cooking:Master", "--have", "hygiene:Beginner") == (
        "What you hold: 3 roles by how well they suit\n"
        " 1. Kitchen Porter (Junior): 100 % ready, nothing to learn\n"
        " 2. Cook (Senior): 75 % ready, 1 step of learning\n"
        "    missing most: Kitchen hygiene -> Skilled\n"
        " 3. Head Chef (Chief): 60 % ready, 4 steps of learning\n"
        "    missing most: Leading people -> Skilled\n"
    )


def test_a_profile_for_programs(ask: Ask, tmp_path: Path) -> None:
    me = tmp_path / "me.yaml"
    me.write_text("role: cook\nskills: {leading: 1}\n", encoding="utf-8")
    answer = json.loads(ask("match", "--profile", str(me), "--level", "chief", "--json"))
    assert answer == [
        {
            "role": "chef",
            "readiness": 0.6,
            "learning": 3,
            "met": 3,
            "asked": 5,
            "missing": [{"skill": "leading", "from": 1, "to": 2}, {"skill": "cooking", "from": 2, "to": 3}],
        }
    ]


def test_as_csv(ask: Ask) -> None:
    assert ask("match", "--have", "cooking:1", "--function", "kitchen", "--csv").splitlines()[:2] == [
        "role,title,level,readiness,learning,met,asked,missing",
        "cook,Cook,Senior,0.25,3,1,4,hygiene:0->2; cooking:1->2",
    ]


def test_nobody_is_measured(run: Run) -> None:
    done = run("match")
    assert done.exit_code == 2
    assert done.stderr == "Error: nobody to measure; give a profile, or skills held\n"


def test_a_long_list_is_cut(run: Run) -> None:
    printed = run("match", "--have", "budgeting").stdout
    assert printed.endswith("\nand 22 roles more: --csv or --json names them all\n")
    assert "10. " in printed


def test_a_graph_without_skills_does_not_know(run: Run) -> None:
    graph = (
        '{"format": "careergraph/1", "title": "T", "moves": [], "skills": {"x": {"title": "X"}}, '
        '"roles": {"a": {"title": "A"}}}'
    )
    assert run("-g", "-", "match", "--have", "x", stdin=graph).stdout == (
        "What you hold: 0 roles by how well they suit\n"
        "What there is to learn is not known: this graph names no skills.\n"
    )
