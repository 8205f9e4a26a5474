"""`unlock`."""

import json

from tests.cli.conftest import Ask, Run

UNLOCK = """\
Kitchen Porter: what to learn first
 1. Cooking -> Beginner
    completes the move to Cook; helps 2 next moves; helps 3 moves in all
 2. Leading people -> Beginner
    helps 1 next move; helps 2 moves in all
 3. Kitchen hygiene Beginner -> Skilled
    helps 1 move in all
"""


def test_what_to_learn_first(ask: Ask) -> None:
    assert ask("unlock", "porter") == UNLOCK
    assert ask("unlock", "owner") == ("Owner: what to learn first\nNothing: no move leads away from here.\n")
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
