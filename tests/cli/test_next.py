"""`next`."""

import json

from tests.cli.conftest import Ask, Run
from tests.cli.test_show import crossroads

NEXT = """\
Kitchen Porter: 2 next moves

Cook (promotion, after 1.5 years, made by 30 % of those who left: 30 of 100
people) [1]
  0 % ready, 1 step of learning
  Cooking  ->  Beginner

Head Chef (promotion, after 6 years)
  0 % ready, 7 steps of learning
  Cooking         ->  Master
  Leading people  ->  Skilled

Sources
  [1] Staff survey; https://example.org/survey; licence: CC BY 4.0
"""


def test_next_moves(ask: Ask) -> None:
    assert ask("next", "Kitchen porter") == NEXT
    assert ask("next", "owner") == "Owner: 0 next moves\n"
    assert "Cook (step down)\n  100 % ready, nothing to learn\n" in ask("next", "chef", "--have", "hygiene")


def test_next_moves_on_a_narrow_terminal(ask: Ask) -> None:
    assert "  Cooking -> Master\n  Leading people ->\n  Skilled\n\n" in ask("next", "porter", COLUMNS="26")
    assert "  Cooking: Skilled ->\n  Master [1]\n" in ask("next", "cook", COLUMNS="24")


def test_next_moves_for_programs(ask: Ask) -> None:
    answer = json.loads(ask("next", "porter", "--json"))
    assert answer[0] == {
        "to": "cook",
        "kind": "promotion",
        "readiness": 0.0,
        "learning": 1,
        "missing": [{"skill": "cooking", "from": 0, "to": 1}],
        "years": 1.5,
        "people": 30,
        "share": 0.3,
        "sources": ["survey"],
    }
    assert ask("next", "porter", "--csv").splitlines() == [
        "to,kind,readiness,learning,years,people,share,missing,sources",
        "cook,promotion,0.0,1,1.5,30,0.3,cooking:0->1,survey",
        "chef,promotion,0.0,7,6.0,,,cooking:0->3; leading:0->2,",
    ]


def test_of_many_moves_the_readiest_are_told_in_full(run: Run) -> None:
    lines = run("-g", "-", "next", "hub", stdin=crossroads(53)).stdout.splitlines()
    assert lines[0] == "Hub: 53 next moves"
    assert lines[2:4] == ["out 52 (move)", "  0 % ready, 12 steps of learning"]
    assert lines[12] == "  and 4 skills more"
    rest = lines.index("And 43 more")
    assert sum(line.endswith(" (move)") for line in lines[:rest]) == 10
    assert lines[rest + 1].split() == ["role", "kind", "ready", "learning"]
    assert [line.split()[1] for line in lines[rest + 2 : -2]] == [f"{n:02}" for n in range(42, -1, -1)]
    assert lines[-1] == "--all says of each what it asks, --json and --csv tell all."
    whole = run("-g", "-", "next", "hub", "--all", stdin=crossroads(53)).stdout
    assert whole.count(" (move)") == 53
    assert " more" not in whole
