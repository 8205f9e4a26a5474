"""Problems of a folder: so many are told, the rest is counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from careergraph import CareerGraph, GraphFileError
from careergraph.columnar.problems import MOST_PROBLEMS, Problems
from tests.columnar.folders import change, setting, told

if TYPE_CHECKING:
    from pathlib import Path


def test_twenty_problems_are_told_at_most(tmp_path: Path) -> None:
    roles = {f"r{number:03}": {"title": f"Role {number}"} for number in range(200)}
    moves = [{"from": "r000", "to": f"r{number:03}", "years": 1} for number in range(1, 200)]
    data = {"format": "careergraph/1", "title": "Many", "roles": roles, "moves": moves}
    folder = CareerGraph.from_dict(data).save(tmp_path / "many.careergraph")
    change(folder, "moves", lambda rows: [row.update(years=-1.0) for row in rows])
    assert len(told(folder)) == 20
    change(folder, "roles", lambda rows: [row.update(level=9) for row in rows])
    problems = told(folder)
    assert len(problems) == 20
    assert "and 379 more problems" in problems[-1]


def test_problems_of_several_tables_are_told_together(folder: Path) -> None:
    change(folder, "roles", setting(1, level=9))
    change(folder, "moves", setting(1, years=-1.0))
    assert len(told(folder)) == 2


def test_nothing_found_stops_nothing() -> None:
    problems = Problems("x.careergraph")
    assert not problems.rows("roles", np.zeros(3, dtype=bool), str, "", str)
    problems.stop()
    assert problems.found == []


def test_a_row_is_told_with_what_it_is_about_where_that_is_known() -> None:
    problems = Problems("x.careergraph")
    broken = np.array([False, True, True])
    assert problems.rows("roles", broken, "it is wrong {}".format, "mend it", lambda row: "'b'" * (row == 1))
    problems.tell("graph.json", "nothing is right", "write it anew")
    with pytest.raises(GraphFileError) as caught:
        problems.stop()
    assert caught.value.file == "x.careergraph"
    assert [str(problem) for problem in caught.value.problems] == [
        "x.careergraph/roles.parquet: row 1 ('b'): it is wrong 1; mend it",
        "x.careergraph/roles.parquet: row 2: it is wrong 2; mend it",
        "x.careergraph/graph.json: nothing is right; write it anew",
    ]


@pytest.mark.parametrize(("before", "broken", "more"), [(0, 20, 0), (0, 21, 1), (19, 3, 2), (25, 3, 8)])
def test_what_is_not_told_is_counted(before: int, broken: int, more: int) -> None:
    problems = Problems("x")
    for number in range(before):
        problems.tell("graph.json", f"problem {number}", "")
    problems.rows("moves", np.ones(broken, dtype=bool), lambda _: "wrong", "", lambda _: "")
    assert len(problems.found) == MOST_PROBLEMS
    with pytest.raises(GraphFileError) as caught:
        problems.stop()
    assert caught.value.problems[-1].message.endswith(f"(and {more} more problems)") == bool(more)
