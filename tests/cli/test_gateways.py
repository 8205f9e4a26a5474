"""`gateways`."""

import importlib
import json
from pathlib import Path

import pytest

from careergraph.cli import gateways
from tests.cli.conftest import Ask, Run

# The package gives its function the module's name.
counting = importlib.import_module("careergraph.insights.gateways")


def test_gateways_of_the_whole_graph(ask: Ask) -> None:
    assert ask("gateways") == (
        "Roles that many fewest-moves routes pass\n"
        "  role            id      share of routes\n"
        "  Kitchen Porter  porter             17 %\n"
    )


def test_gateways_of_a_large_graph_say_how_long_they_take(
    run: Run, kitchen: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gateways, "A_MINUTE", 10)
    done = run("-g", kitchen, "gateways", "--csv", "--exact")
    assert done.stderr == "Counting the ways between every two of 5 roles; expect 2 minutes.\n"
    assert done.stdout.startswith("role,")
    assert not run("-g", kitchen, "gateways", "waiter", "chef").stderr


def test_gateways_that_are_counted_from_some_roles_say_so(
    run: Run, kitchen: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counting, "MOST_LOOKS", 1)
    monkeypatch.setattr(counting, "FEWEST", 4)
    done = run("-g", kitchen, "gateways", "--json")
    assert done.stderr.startswith("Counted from 4 of 5 roles: a share may be off by ")
    assert done.stderr.endswith(" points (two standard errors); --exact counts from all.\n")
    assert json.loads(done.stdout)["sampled"] == 4
    assert run("-g", kitchen, "gateways", "--csv").stderr == done.stderr
    assert not run("-g", kitchen, "gateways", "--exact").stderr


def test_gateways_between_two_roles(ask: Ask) -> None:
    assert ask("gateways", "waiter", "chef") == (
        "Between Waiter and Head Chef\n"
        "Every route passes: Kitchen Porter.\n"
        "\n"
        "Of the routes with the fewest moves\n"
        "  role            id      share of routes\n"
        "  Kitchen Porter  porter            100 %\n"
    )
    assert ask("gateways", "porter", "chef") == (
        "Between Kitchen Porter and Head Chef\n"
        "Every route passes: no role in particular.\n"
        "  No role lies between.\n"
    )
    assert ask("gateways", "chef", "chef") == "Head Chef: you are there already, no route is needed.\n"


def test_gateways_for_programs(ask: Ask) -> None:
    assert json.loads(ask("gateways", "waiter", "chef", "--json"))["must_pass"] == ["porter"]
    assert ask("gateways", "waiter", "chef", "--csv") == "role,betweenness,must_pass\nporter,1.0,true\n"


def test_many_gateways_are_cut(run: Run) -> None:
    printed = run("gateways").stdout.splitlines()
    assert printed[-1].endswith("roles more: --csv or --json names them all")


def test_gateways_without_a_route(run: Run, kitchen: Path) -> None:
    done = run("-g", kitchen, "gateways", "owner", "cook")
    assert done.exit_code == 1
    assert "No chain of moves leads from Owner to Cook." in done.stdout
    done = run("-g", kitchen, "gateways", "owner", "cook", "--json")
    assert (done.exit_code, json.loads(done.stdout)["leads_to_goal"]) == (1, 3)
    done = run("-g", kitchen, "gateways", "owner", "cook", "--csv")
    assert (done.exit_code, done.stdout) == (1, "role,betweenness,must_pass\n")
    assert done.stderr == "No chain of moves leads from Owner to Cook.\n"


def test_gateways_lie_between_two_roles(run: Run, kitchen: Path) -> None:
    done = run("-g", kitchen, "gateways", "cook")
    assert done.exit_code == 2
    assert done.stderr.startswith("Error: gateways lie between two roles: name both, or neither")
