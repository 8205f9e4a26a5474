"""`gap`, `next` and `unlock`."""

import csv
import io
import json
from pathlib import Path

from tests.cli.conftest import Ask, Run

GAP = """\
Head Chef -> Cook
2 of 4 steps asked are there (50 %), 2 steps of learning

Missing
  skill            held  asked    steps  source
  Kitchen hygiene  -     Skilled      2  [1]

More than asked
  skill    held    asked    steps more  source
  Cooking  Master  Skilled           1  [1][2]

Not asked for
  Leading people: Skilled

Sources
  [1] Judgement of the authors
  [2] Staff survey; https://example.org/survey; licence: CC BY 4.0
"""

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

UNLOCK = """\
Kitchen Porter: what to learn first
 1. Cooking -> Beginner
    completes the move to Cook; helps 2 next moves; helps 3 moves in all
 2. Leading people -> Beginner
    helps 1 next move; helps 2 moves in all
 3. Kitchen hygiene Beginner -> Skilled
    helps 1 move in all
"""


def test_the_gap_between_two_roles(ask: Ask) -> None:
    assert ask("gap", "chef", "cook") == GAP


def test_the_gap_of_a_person(ask: Ask) -> None:
    printed = ask("gap", "cook", "--have", "cooking:2", "--have", "Kitchen  Hygiene:skilled")
    assert printed == (
        "What you hold -> Cook\n"
        "4 of 4 steps asked are there (100 %), nothing to learn\n"
        "\n"
        "Just as asked\n"
        "  Cooking: Skilled [1][2]; Kitchen hygiene: Skilled [2]\n"
        "\n"
        "Sources\n"
        "  [1] Staff survey; https://example.org/survey; licence: CC BY 4.0\n"
        "  [2] Judgement of the authors\n"
    )


def test_a_gap_for_programs(ask: Ask) -> None:
    answer = json.loads(ask("gap", "chef", "cook", "--json"))
    assert (answer["from"], answer["to"], answer["learning"]) == ("chef", "cook", 2)
    rows = list(csv.reader(io.StringIO(ask("gap", "chef", "cook", "--csv"))))
    assert rows == [
        ["skill", "title", "held", "asked", "missing", "exceeded", "effort", "sources"],
        ["cooking", "Cooking", "3", "2", "0", "1", "1.0", "survey; editorial"],
        ["hygiene", "Kitchen hygiene", "0", "2", "2", "0", "1.0", "editorial"],
        ["leading", "Leading people", "2", "", "0", "0", "", ""],
    ]


def test_a_gap_needs_somebody(run: Run, kitchen: Path) -> None:
    assert run("-g", kitchen, "gap", "cook").stderr.startswith("Error: nobody to measure;")
    done = run("-g", kitchen, "gap", "cook", "chef", "owner")
    assert done.exit_code == 2
    assert done.stderr.startswith("Error: a gap lies between two roles, not 3;")


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


def test_what_to_learn_first(ask: Ask) -> None:
    assert ask("unlock", "porter") == UNLOCK
    assert ask("unlock", "owner") == (
        "Owner: what to learn first\nNothing: no move in reach asks for more than is held.\n"
    )
    assert ask("unlock", "cook", "--have", "cooking:2", "--moves", "1").splitlines()[1:3] == [
        " 1. Cooking Skilled -> Master",
        "    helps 1 next move",
    ]


def test_a_step_that_opens_more_than_the_next_move(run: Run) -> None:
    chain = {
        "format": "careergraph/1",
        "title": "T",
        "skills": {"x": {"title": "X"}, "y": {"title": "Y"}},
        "roles": {role: {"title": role.upper()} for role in "abc"},
        "moves": [
            {"from": "a", "to": "b", "requires": {"x": 1}},
            {"from": "b", "to": "c", "requires": {"x": 1}},
        ],
    }
    printed = run("-g", "-", "unlock", "a", stdin=json.dumps(chain)).stdout
    assert "completes the move to B; brings C within reach; helps 2 moves in all" in printed


def test_only_the_first_steps_are_printed(run: Run) -> None:
    many = {f"s{n}": 1 for n in range(12)}
    graph = {
        "format": "careergraph/1",
        "title": "T",
        "skills": {skill: {"title": skill.upper()} for skill in many},
        "roles": {"a": {"title": "A"}, "b": {"title": "B"}},
        "moves": [{"from": "a", "to": "b", "requires": many}],
    }
    done = run("-g", "-", "unlock", "a", stdin=json.dumps(graph))
    assert done.stdout.endswith("\n\nand 2 skills more: --csv or --json names them all\n")


def test_what_to_learn_first_for_programs(ask: Ask) -> None:
    assert json.loads(ask("unlock", "porter", "--json"))[0]["skill"] == "cooking"
    assert ask("unlock", "porter", "--csv").splitlines()[:2] == [
        "skill,from,to,learning,next_moves,within_reach,helps_next,helps",
        "cooking,0,1,1,cook,cook,2,3",
    ]
