"""`show`."""

import json
from pathlib import Path

from tests.cli.conftest import Ask, Run

COOK = """\
Cook
  id           cook
  level        Senior [1]
  focus        Kitchen 90 %, Service 10 % [1]
  scope        tactical [2]
  also called  Line Cook
  codes        onet 35-2014.00

  Cooks what is ordered. [1]

Responsibilities
  - Cook the orders in time [2]
  - Keep the station clean [1]

KPIs
  - Orders sent back [1]

Deliverables
  - Dishes [1]

Expected skills
  Cooking          Skilled  [1][2]
  Kitchen hygiene  Skilled  [1]

Moves from here
  - Head Chef (promotion, after 3 years)
      asks for Cooking: Master [1]; Leading people: Skilled [1]

Moves to here
  - Kitchen Porter (promotion, after 1.5 years, made by 30 % of those who left:
    30 of 100 people) [2]
      asks for Cooking: Beginner; Kitchen hygiene: Skilled (optional)
  - Head Chef (step down)
      asks for Kitchen hygiene: Skilled

Sources
  [1] Judgement of the authors
  [2] Staff survey; https://example.org/survey; licence: CC BY 4.0
"""

OWNER = """\
Owner
  id     owner
  level  Chief
  focus  Kitchen 50 %, Service 50 %
"""


def test_of_many_names_the_first_are_shown(run: Run) -> None:
    names = [f"Name {number}" for number in range(10, 35)]
    graph = json.dumps(
        {
            "format": "careergraph/1",
            "title": "T",
            "moves": [],
            "roles": {"a": {"title": "A", "aliases": names}},
        }
    )
    short, whole = (
        " ".join(run("-g", "-", "show", "a", *more, stdin=graph).stdout.split()) for more in ([], ["--all"])
    )
    assert short.endswith("Name 28, Name 29 and 5 more")
    assert whole.endswith("Name 33, Name 34")


def test_a_role_with_its_sources(ask: Ask) -> None:
    assert ask("show", "cook") == COOK


def test_a_role_of_which_little_is_known(ask: Ask) -> None:
    assert ask("show", "Owner") == OWNER


def test_a_role_on_a_narrow_terminal(ask: Ask) -> None:
    assert max(map(len, ask("show", "cook", COLUMNS="40").splitlines())) <= 40


def test_a_move_that_asks_for_nothing(run: Run) -> None:
    graph = (
        '{"format": "careergraph/1", "title": "T", "moves": [{"from": "a", "to": "b"}], '
        '"roles": {"b": {"title": "B"}, "a": {"title": "A"}}}'
    )
    assert (
        "  - B (move)\n      what it asks for is not known\n"
        in run("-g", "-", "show", "a", stdin=graph).stdout
    )


def test_a_role_for_programs(ask: Ask) -> None:
    cook = json.loads(ask("show", "LINE cook", "--json"))
    assert cook == json.loads(ask("roles", "--json"))[2]


def test_what_was_derived_and_what_is_optional_is_told(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "g.yaml"
    path.write_text(
        "format: careergraph/1\ntitle: T\nsources: {rule: {title: A rule, derived: true}}\n"
        "skills: {law: {title: Law}, tax: {title: Tax}}\n"
        "roles:\n  a: {title: A}\n  b: {title: B, skills: {law: 2, tax: {level: 1, optional: true}}}\n"
        "moves: [{from: a, to: b, sources: [rule]}]\n"
    )
    note = "\nMoves in this graph are derived, not observed.\n"
    shown = run("-g", path, "show", "a").stdout
    assert "asks for Law: 2; Tax: 1 (optional)" in shown
    assert shown.endswith(note)
    assert "[1] A rule; derived, not observed" in shown
    assert "Tax  1 (optional)" in run("-g", path, "show", "b").stdout
    for command in (("path", "a", "b"), ("next", "a")):
        assert run("-g", path, *command).stdout.endswith(note)
    gap = run("-g", path, "gap", "a", "b").stdout
    assert "0 of 2 steps asked are there (0 %), 2 steps of learning" in gap
    assert "Missing, optional\n  skill  held  asked  steps\n  Tax    -     1          1\n" in gap
    assert "Tax    -  1 (optional)" in run("-g", path, "compare", "a", "b").stdout


def crossroads(moves: int) -> str:
    """Return a graph in which ``moves`` roles lead to one, and as many on from it."""
    skills = {f"s{n:02}": {"title": f"Skill {n:02}"} for n in range(12)}
    numbers = [f"{n:02}" for n in range(moves)]
    roles = {f"{end}{n}": {"title": f"{end} {n}"} for end in ("in", "out") for n in numbers}
    steps = [{"from": f"in{n}", "to": "hub", "requires": {"s00": moves - int(n)}} for n in numbers]
    steps += [
        {"from": "hub", "to": f"out{n}", "requires": dict.fromkeys(skills, moves - int(n))} for n in numbers
    ]
    graph = {"format": "careergraph/1", "title": "T", "skills": skills, "moves": steps}
    return json.dumps(graph | {"roles": {"hub": {"title": "Hub"}} | roles})


def test_of_many_moves_the_nearest_are_shown(run: Run) -> None:
    lines = run("-g", "-", "show", "hub", stdin=crossroads(53)).stdout.splitlines()
    away, here = lines.index("Moves from here"), lines.index("Moves to here")
    assert [line for line in lines[away:here] if line.startswith("  - ")] == [
        f"  - out {n} (move)" for n in range(52, 42, -1)
    ]
    assert lines[here - 2] == "  and 43 more: `careergraph next hub` lists them"
    assert [line for line in lines[here:] if line.startswith("  - ")] == [
        f"  - in {n} (move)" for n in range(52, 42, -1)
    ]
    assert lines[-1] == "  and 43 more: --all shows them"
    whole = run("-g", "-", "show", "hub", "--all", stdin=crossroads(53)).stdout
    assert whole.count("  - ") == 106
    assert " more" not in run("-g", "-", "show", "hub", stdin=crossroads(10)).stdout


def test_a_move_that_asks_for_much_is_cut(run: Run, tmp_path: Path) -> None:
    skills = {f"s{number:02}": {"title": f"Skill {number:02}"} for number in range(20)}
    graph = {
        "format": "careergraph/1",
        "title": "Wide",
        "skills": skills,
        "roles": {"a": {"title": "A"}, "b": {"title": "B"}},
        "moves": [{"from": "a", "to": "b", "requires": dict.fromkeys(skills, 1)}],
    }
    (tmp_path / "wide.json").write_text(json.dumps(graph), encoding="utf-8")
    short = run("show", "a", "-g", "wide.json").stdout
    assert "Skill 14: 1; and 5 more" in " ".join(short.split())
    assert "Skill 15" not in short
    assert "Skill 19: 1" in run("show", "a", "--all", "-g", "wide.json").stdout
