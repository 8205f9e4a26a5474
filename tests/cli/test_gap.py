"""`gap`."""

import csv
import io
import json
from pathlib import Path

import pytest

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
        ["skill", "title", "held", "asked", "missing", "exceeded", "effort", "sources", "optional"],
        ["cooking", "Cooking", "3", "2", "0", "1", "1.0", "survey; editorial", ""],
        ["hygiene", "Kitchen hygiene", "0", "2", "2", "0", "1.0", "editorial", ""],
        ["leading", "Leading people", "2", "", "0", "0", "", "", ""],
    ]


def test_a_profile_comes_through_a_pipe(run: Run, kitchen: Path) -> None:
    mine = "skills: {cooking: 1, juggling: 2}\n"
    done = run("-g", kitchen, "gap", "chef", "--profile", "-", stdin=mine)
    assert done.exit_code == 0
    assert "1 of 5 steps asked are there" in done.stdout
    assert done.stderr.startswith("standard input: no skill of this graph is called 'juggling'")
    graph = kitchen.read_text(encoding="utf-8")
    done = run("-g", "-", "gap", "chef", "--profile", "-", stdin=graph)
    assert (done.exit_code, done.stdout) == (2, "")
    assert "standard input holds the graph: name the file of the profile" in done.stderr
    done = run("explore", kitchen, "--watch", "--profile", "-", stdin=mine)
    assert done.exit_code == 2
    assert "--watch reads the profile anew after every save: name its file" in done.stderr


def test_one_step_is_there(run: Run) -> None:
    graph = json.dumps(
        {
            "format": "careergraph/1",
            "title": "T",
            "skills": {"s": {"title": "S"}},
            "roles": {"a": {"title": "A"}, "b": {"title": "B", "skills": {"s": 1}}},
            "moves": [],
        }
    )
    assert "0 of 1 step asked is there (0 %)" in run("-g", "-", "gap", "a", "b", stdin=graph).stdout


def test_a_gap_needs_somebody(run: Run, kitchen: Path) -> None:
    assert run("-g", kitchen, "gap", "cook").stderr.startswith("Error: nobody to measure;")
    done = run("-g", kitchen, "gap", "cook", "chef", "owner")
    assert done.exit_code == 2
    assert done.stderr.startswith("Error: a gap lies between two roles, not 3;")


MOVES_TELL = """\
format: careergraph/1
title: What moves ask
skills: {coaching: {title: Coaching}, selling: {title: Selling}}
roles: {rep: {title: Rep}, lead: {title: Lead}, guest: {title: Guest}}
sources: {hr: {title: Our HR}}
moves:
  - {from: rep, to: lead, requires: {coaching: 2, selling: 1}, sources: [hr]}
  - {from: guest, to: rep}
"""


def test_a_gap_that_only_moves_tell_of(run: Run) -> None:
    """What `next` says of the move is what `gap` says of it."""
    assert run("-g", "-", "gap", "rep", "lead", "--have", "selling:1", stdin=MOVES_TELL).stdout == (
        "Rep -> Lead\n"
        "What Lead itself expects is not known.\n"
        "The move to it from Rep asks for skills: 1 of 3 steps are there (33 %), 2 steps\n"
        "of learning [1]\n"
        "  learn  Coaching  ->  2\n"
        "\n"
        "Not asked for\n"
        "  Selling: 1\n"
        "\n"
        "Sources\n"
        "  [1] Our HR\n"
    )
    onward = run("-g", "-", "next", "rep", "--have", "selling:1", stdin=MOVES_TELL).stdout
    assert "33 % ready, 2 steps of learning" in onward


def test_a_gap_to_a_role_of_which_nothing_is_known(run: Run) -> None:
    assert run("-g", "-", "gap", "guest", "rep", stdin=MOVES_TELL).stdout == (
        "Guest -> Rep\nWhat Rep itself expects is not known.\n"
    )
    assert run("-g", "-", "next", "guest", stdin=MOVES_TELL).stdout.endswith(
        "Rep (move)\n  what it asks for is not known: it counts as nothing to learn\n"
    )
    assert run("-g", "-", "unlock", "guest", "--moves", "1", stdin=MOVES_TELL).stdout.endswith(
        "Nothing is known: no move from here says what it asks for.\n"
    )


def test_an_unknown_gap_as_csv_is_empty_and_says_why(run: Run) -> None:
    done = run("-g", "-", "gap", "rep", "lead", "--csv", stdin=MOVES_TELL)
    assert done.stdout.count("\n") == 1
    assert done.stderr == (
        "what Lead itself expects is not known; --json tells what the best move into it asks\n"
    )


BARE = """\
format: careergraph/1
title: No skills
roles: {a: {title: A}, b: {title: B}}
moves: [{from: a, to: b, people: 40}]
"""
UNKNOWN = "What there is to learn is not known: this graph names no skills.\n"


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (["gap", "a", "b"], f"A -> B\n{UNKNOWN}"),
        (
            ["next", "a"],
            f"A: 1 next move\n{UNKNOWN}\nB (move, made by 40 people, of how many is not known)\n",
        ),
        (["unlock", "a"], f"A: what to learn first\n{UNKNOWN}"),
        (
            ["path", "a", "b"],
            f"A -> B\n1 move, learning unknown, years unknown\n{UNKNOWN}fewest moves (proven)\n",
        ),
        (
            ["reach", "a"],
            f"A: 1 role within reach\n{UNKNOWN}role  moves  learning  years  through\nB         1         ?",
        ),
        (["compare", "a", "b"], f"Between them\n  {UNKNOWN}"),
    ],
    ids=lambda value: value[0] if isinstance(value, list) else "",
)
def test_a_graph_without_skills_does_not_know_what_there_is_to_learn(
    run: Run, question: list[str], told: str
) -> None:
    assert run("-g", "-", *question, stdin=BARE).stdout.startswith(told)


def test_by_learning_no_route_is_known_in_a_graph_without_skills(run: Run) -> None:
    done = run("-g", "-", "path", "a", "b", "--by", "learning", stdin=BARE)
    assert done.exit_code == 1
    assert done.stdout.startswith(
        "No route from A to B by learning: this graph names no skills, so nobody knows"
    )
    by_likelihood = run("-g", "-", "path", "a", "b", "--by", "likelihood", stdin=BARE).stdout
    assert "it says how many made it (`people`), but not how many left" in by_likelihood.replace("\n", " ")


def test_an_unknown_role_of_a_profile_is_told_as_that(run: Run, kitchen: Path) -> None:
    for command in (["gap", "chef"], ["match"]):
        done = run("-g", kitchen, *command, "--profile", "-", stdin="role: zzzq\nskills: {}\n")
        assert done.exit_code == 2
        told = "Error: no role is called 'zzzq' (the profile's `role`)"
        assert done.stderr == f"{told}; `careergraph -g {kitchen} roles` lists them\n"
    done = run("show", "zzzq", "-g", kitchen.name)
    assert done.stderr == "Error: no role is called 'zzzq'; `careergraph -g kitchen.yaml roles` lists them\n"
    assert run("show", "zzzq").stderr == "Error: no role is called 'zzzq'; `careergraph roles` lists them\n"
