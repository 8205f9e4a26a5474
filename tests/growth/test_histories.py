"""Histories and what is asked of them take no more than they are large, as far as Python does the work.

The counting is DuckDB's, within calls into C: that is not seen here. What is seen is all that Python does
before and after: headings, titles, dates, complaints, figures, the graph, and the outlook.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest

from careergraph import CareerGraph
from careergraph.histories import mine
from tests.growth.steps import steps
from tests.growth.test_commands import SHAPES, framework

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SMALL, LARGE = 40, 160
# As in `test_readers`: n log n takes five times the steps for four times the input.
MOST = 5.5
HEAD = "person,role,start,end\n"


def people(size: int, roles: int) -> str:
    """Twelve people for each step from a role to the next, of so many roles."""
    return HEAD + "".join(
        f"p{number}x{one},Role {number % roles},2001-{1 + one:02}-01,2004-{1 + one:02}-01\n"
        f"p{number}x{one},Role {number % roles + 1},2004-{1 + one:02}-01,\n"
        for number in range(size)
        for one in range(12)
    )


HISTORIES: dict[str, Callable[[int], str]] = {
    "roles": lambda size: people(size // 4, size // 4),
    "titles that are alike": lambda size: (
        people(10, 5)
        + "".join(f"q{number},Senior Role {'x' * number},2001-01-01,2003-01-01\n" for number in range(size))
    ),
    "one long life": lambda size: (
        HEAD
        + "".join(f"p,Role {number},{1900 + number}-01-01,{1901 + number}-01-01\n" for number in range(size))
    ),
    "days that are none": lambda size: (
        people(10, 5) + "".join(f"q{number},Clerk,soon {number},\n" for number in range(size))
    ),
    "rows without a role, and one again and again": lambda size: (
        people(10, 5) + "q,,2001-01-01,\nx,Clerk,2001-01-01,2002-01-01\n" * size
    ),
    "columns": lambda size: (
        "person,role,start,end,"
        + ",".join(f"c{number}" for number in range(size))
        + "\np,Clerk,2001-01-01,2003-01-01"
        + "," * size
        + "\n"
    ),
    "headings that are not known": lambda size: ",".join(f"c{number}" for number in range(size)) + "\n",
}


@pytest.fixture(scope="module", autouse=True)
def _loaded(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Import what is needed, once: it counts for none of them."""
    path = tmp_path_factory.mktemp("first") / "first.csv"
    path.write_text(people(2, 2) + "q,Clerk,soon,\n", encoding="utf-8")
    mine(path, public=True, keep_mass_moves=True, most_dropped=1.0)


@pytest.mark.parametrize("name", HISTORIES)
def test_histories_take_no_more_than_they_are_large(tmp_path: Path, name: str) -> None:
    work = {}
    for size in (SMALL, LARGE):
        path = tmp_path / f"{size}.csv"
        path.write_text(HISTORIES[name](size), encoding="utf-8")
        read = partial(mine, path, public=True, keep_mass_moves=True, most_dropped=1.0)
        work[size] = steps(read)
    assert work[LARGE] / work[SMALL] < MOST, work


def test_an_outlook_takes_no_more_than_the_moves(tmp_path: Path) -> None:
    work = {}
    for size in (SMALL, LARGE):
        path = tmp_path / f"{size}.csv"
        path.write_text(people(size // 4, size // 4), encoding="utf-8")
        found = mine(path, public=True, keep_mass_moves=True, as_of="2008-01-01")
        look = partial(found.outlook, "Role 1", tenure=0, years=5)
        if size == SMALL:
            look()
        work[size] = steps(look)
    assert work[LARGE] / work[SMALL] < MOST, work


@pytest.mark.parametrize("held", ["one skill", "all skills", "skills that nobody asks for"])
def test_a_match_takes_no_more_than_the_graph(held: str) -> None:
    def ask(size: int) -> Callable[[], object]:
        graph = CareerGraph.from_dict(framework(size, SHAPES["ladder"](size)))
        skills = {
            "one skill": ["s1:2"],
            "all skills": [f"{skill}:1" for skill in graph.skills],
            "skills that nobody asks for": [f"other {number}" for number in range(size)],
        }[held]
        return partial(graph.match, have=skills)

    steps(ask(SMALL))
    work = {size: steps(ask(size)) for size in (SMALL, LARGE)}
    assert work[LARGE] / work[SMALL] < MOST, work
