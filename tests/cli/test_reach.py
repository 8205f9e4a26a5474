"""`reach`."""

import json

import pytest

from tests.cli.conftest import Ask

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
        "role,moves,learning,years,route,sources",
        "porter,1,1,0.5,waiter; porter,",
        "cook,2,2,2.0,waiter; porter; cook,survey",
    ]
