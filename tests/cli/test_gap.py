"""`gap`."""

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
