"""The command `outlook`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

HEAD = "person,role,start,end"


@pytest.fixture
def jobs(tmp_path: Path) -> Path:
    """Write the careers of forty clerks: thirty became heads after three years, the others are clerks."""
    rows = [HEAD]
    for number in range(40):
        moved = f"2004-{number % 12 + 1:02}-01"
        rows.append(f"p{number},Clerk,2001-{number % 12 + 1:02}-01,{moved if number < 30 else ''}")
        if number < 30:
            rows.append(f"p{number},Head,{moved},")
    path = tmp_path / "jobs.csv"
    path.write_text("\n".join([*rows, ""]), encoding="utf-8")
    return path


def test_shares_as_a_table_with_a_caution_beside(run: Run, jobs: Path) -> None:
    done = run("outlook", "clerk", jobs, "--tenure", "1", "--years", "4", "--public")
    assert done.exit_code == 0, done.stderr
    first, head, *rows, last = done.stdout.splitlines()
    assert first == "clerk, 1 year in it: 4 years on"
    assert head.split() == ["becomes", "of", "100"]
    shares = {row.split()[0]: int(row.split()[1]) for row in rows}
    assert "Head" in shares
    assert set(shares) <= {"Head", "stays"}
    assert 99 <= sum(shares.values()) <= 101
    assert last == "40 people were seen in the role for as long."
    assert "no promise" in done.stderr


def test_shares_for_programs(run: Run, jobs: Path) -> None:
    done = run("outlook", "Clerk", jobs, "--tenure", "1", "--years", "4", "--json", "--public")
    answer = json.loads(done.stdout)
    assert set(answer) == {"role", "years", "tenure", "at_risk", "shares"}
    assert (answer["role"], answer["years"], answer["tenure"], answer["at_risk"]) == ("Clerk", 4, 1, 40)
    assert sum(answer["shares"].values()) == pytest.approx(1)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (["--years", "0"], "invalid value for '--years'"),
        (["--years", "41"], "invalid value for '--years'"),
        (["--tenure", "-1"], "invalid value for '--tenure'"),
        (["--tenure", "30"], "too few people were in 'Clerk' for 30 years to say"),
        (["--min-people", "2"], "--min-people 2 protects nobody"),
    ],
)
def test_questions_that_have_no_answer(run: Run, jobs: Path, typed: list[str], told: str) -> None:
    done = run("outlook", "Clerk", jobs, *typed)
    assert (done.exit_code, done.stdout) == (2, "")
    assert told in done.stderr


def test_a_table_is_needed(run: Run) -> None:
    done = run("outlook", "Clerk")
    assert done.exit_code == 2
    assert "name at least one table" in done.stderr
