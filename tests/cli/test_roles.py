"""`roles`."""

import csv
import io
import json

import pytest

from tests.cli.conftest import Ask, Run

ROLES = """\
  id      title           focus
Junior
  porter  Kitchen Porter  Kitchen
  waiter  Waiter          Service 80 %
Senior
  cook    Cook            Kitchen 90 %
Chief
  chef    Head Chef       Kitchen
  owner   Owner           Kitchen + Service
"""

ROLES_NARROW = """\
Junior
  porter
    title:
      Kitchen Porter
    focus:
      Kitchen
"""


def test_roles_stand_by_level(ask: Ask) -> None:
    assert ask("roles") == ROLES


def test_roles_of_a_graph_without_levels(run: Run) -> None:
    graph = (
        '{"format": "careergraph/1", "title": "T", "moves": [], '
        '"roles": {"b": {"title": "B"}, "a": {"title": "A"}}}'
    )
    assert run("-g", "-", "roles", stdin=graph).stdout == "id  title\na   A\nb   B\n"


def test_roles_on_a_narrow_terminal(ask: Ask) -> None:
    printed = ask("roles", COLUMNS="20")
    assert printed.startswith(ROLES_NARROW)
    assert max(map(len, printed.splitlines())) <= 20


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--function", "service"], ["waiter", "cook", "owner"]),
        (["--function", "SERVICE", "--level", "senior"], ["cook"]),
        (["--level", "Chief"], ["chef", "owner"]),
        (["--level", "chief", "--level", "Senior"], ["cook", "chef", "owner"]),
        (["--function", "service", "--function", "Kitchen"], ["porter", "waiter", "cook", "chef", "owner"]),
        (["--search", "line  COOK"], ["cook"]),
        (["--search", "leading"], ["chef"]),  # a skill it expects
        (["--search", "sent back"], ["cook"]),  # a KPI
        (["--search", "chef waiter"], []),
    ],
)
def test_roles_are_narrowed(ask: Ask, arguments: list[str], expected: list[str], run: Run) -> None:
    if expected:
        assert [role["id"] for role in json.loads(ask("roles", *arguments, "--json"))] == expected
    else:
        done = run("-g", "kitchen.yaml", "roles", *arguments)
        assert (done.exit_code, done.stdout) == (0, "")
        assert done.stderr == "No role fits: `careergraph -g kitchen.yaml roles` lists them all.\n"


def test_roles_as_json_hold_every_field(ask: Ask) -> None:
    cook = json.loads(ask("roles", "--json"))[2]
    assert cook == {
        "id": "cook",
        "title": "Cook",
        "level": "Senior",
        "focus": {"kitchen": 0.9, "service": 0.1},
        "scope": "tactical",
        "summary": "Cooks what is ordered.",
        "aliases": ["Line Cook"],
        "responsibilities": [
            {"text": "Cook the orders in time", "sources": ["survey"]},
            {"text": "Keep the station clean", "sources": []},
        ],
        "kpis": [{"text": "Orders sent back", "sources": []}],
        "deliverables": [{"text": "Dishes", "sources": []}],
        "skills": {"cooking": 2, "hygiene": 2},
        "codes": {"onet": "35-2014.00"},
        "sources": ["editorial"],
        "field_sources": {"scope": ["survey"], "skills.cooking": ["survey", "editorial"]},
        "optional": [],
        "people": None,
    }
    assert next(iter(cook)) == "id"


def test_roles_as_csv(ask: Ask) -> None:
    rows = list(csv.DictReader(io.StringIO(ask("roles", "--csv"))))
    assert [row["id"] for row in rows] == ["porter", "waiter", "cook", "chef", "owner"]
    assert rows[2]["focus"] == "kitchen:0.9; service:0.1"
    assert rows[2]["responsibilities"] == "Cook the orders in time; Keep the station clean"
    assert rows[2]["codes"] == "onet:35-2014.00"
    assert rows[0]["scope"] == ""


@pytest.mark.parametrize(
    ("option", "name", "message"),
    [
        ("--level", "sinior", "no level is called 'sinior'; did you mean 'Senior'?"),
        ("--level", "x", "no level is called 'x'; this graph has Junior, Senior, Chief"),
        ("--function", "kitchn", "no function is called 'kitchn'; did you mean 'kitchen'?"),
    ],
)
def test_a_name_that_is_not_there(run: Run, kitchen: str, option: str, name: str, message: str) -> None:
    done = run("-g", kitchen, "roles", option, name)
    assert (done.exit_code, done.stdout, done.stderr) == (2, "", f"Error: {message}\n")
