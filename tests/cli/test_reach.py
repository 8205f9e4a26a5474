"""`reach`."""

import json
from pathlib import Path

import pytest

from careergraph.search import around
from tests.cli.conftest import Ask, Run

REACH = """\
Waiter: 3 roles within reach
role            moves  learning  years  through         sources
Kitchen Porter      1         1    0.5  straight
Cook                2         2      2  Kitchen Porter  [1]
Head Chef           2         8    6.5  Kitchen Porter

Sources
  [1] Staff survey; https://example.org/survey; licence: CC BY 4.0
"""


def test_reach(ask: Ask) -> None:
    assert ask("reach", "waiter") == REACH
    assert ask("reach", "owner") == "Owner: 0 roles within reach\n"


def test_years_may_be_unknown(ask: Ask) -> None:
    assert ask("reach", "chef").splitlines()[2].split() == ["Cook", "1", "2", "?", "straight"]


@pytest.mark.parametrize(
    ("options", "roles"),
    [
        (["--moves", "1"], ["porter"]),
        (["--learning", "2"], ["porter", "cook"]),
        (["--years", "5"], ["porter", "cook", "chef"]),
        (["--avoid", "cook"], ["porter", "chef"]),
        (["--kind", "promotion"], []),
        (["--no-step-down", "--have", "hygiene", "--only-mine"], ["porter", "cook", "chef"]),
    ],
)
def test_reach_within_limits(options: list[str], roles: list[str], ask: Ask) -> None:
    found = [reached["role"] for reached in json.loads(ask("reach", "waiter", *options, "--json"))]
    assert found == roles


def test_reach_as_csv(ask: Ask) -> None:
    assert ask("reach", "waiter", "--csv").splitlines()[:3] == [
        "role,moves,learning,years,route,proven,sources",
        "porter,1,1,0.5,waiter; porter,true,",
        "cook,2,2,2.0,waiter; porter; cook,true,survey",
    ]


def test_reach_that_is_cut_says_so(run: Run, kitchen: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(around, "MOST_TOLD", 3)
    done = run("-g", kitchen, "reach", "waiter", "--json")
    assert done.stderr == "1 role is left out, as the routes would have too many moves to be told.\n"
    assert [(each["role"], each["complete"]) for each in json.loads(done.stdout)] == [
        ("porter", False),
        ("cook", False),
    ]
    monkeypatch.undo()
    assert json.loads(run("-g", kitchen, "reach", "waiter", "--budget", "5", "--json").stdout)[0]["complete"]


def test_a_long_list_is_cut_and_says_so(run: Run, tmp_path: Path) -> None:
    roles = {f"r{number:03}": {"title": f"Role {number:03}"} for number in range(71)}
    moves = [{"from": "r000", "to": role} for role in roles if role != "r000"]
    graph = {"format": "careergraph/1", "title": "Star", "roles": roles, "moves": moves}
    (tmp_path / "star.json").write_text(json.dumps(graph), encoding="utf-8")
    short = run("reach", "r000", "-g", "star.json").stdout
    assert "70 roles within reach" in short
    assert "and 10 more: --all lists them" in short
    assert "Role 070" not in short
    assert "Role 070" in run("reach", "r000", "--all", "-g", "star.json").stdout
    assert len(json.loads(run("reach", "r000", "--json", "-g", "star.json").stdout)) == 70


def test_reach_by_an_objective(run: Run, kitchen: Path) -> None:
    done = run("-g", kitchen, "reach", "waiter", "--by", "years", "--json")
    assert [reached["role"] for reached in json.loads(done.stdout)] == ["porter", "cook", "chef"]
    done = run("-g", kitchen, "reach", "chef", "--by", "years")
    assert done.stdout == "Head Chef: 0 roles within reach\n"
    assert done.stderr == "By years, 1 move does not know it and cannot be used.\n"
    likely = run("-g", kitchen, "reach", "waiter", "--by", "likelihood")
    assert likely.stderr.startswith("By likelihood, ")
    assert likely.exit_code == 0


def test_how_likely_each_route_is_stands_in_a_column(run: Run, tmp_path: Path) -> None:
    graph = tmp_path / "counted.yaml"
    graph.write_text(
        "format: careergraph/1\ntitle: Counted\nroles:\n  a: {title: A}\n  b: {title: B}\n  c: {title: C}\n"
        "moves:\n- {from: a, to: b, people: 3, leavers: 4}\n- {from: b, to: c, people: 1, leavers: 3}\n"
    )
    lines = run("-g", graph, "reach", "a", "--by", "likelihood").stdout.splitlines()
    assert [line.split()[:1] + line.split()[4:6] for line in lines if line[:2] in {"B ", "C "}] == [
        ["B", "75", "%"],
        ["C", "25", "%"],
    ]
