"""What the page's engine reads of Python's search; that it counts by it, node shows (tests/explorer/page)."""

from fractions import Fraction
from typing import Any

import pytest

from careergraph import CareerGraph, Objective
from careergraph.explorer.contract import Contract
from careergraph.explorer.data import page_data
from careergraph.graph.columns import KINDS
from careergraph.objectives import OBJECTIVES, TIES


def graph(years: tuple[float | None, ...] = (1.5, 0.25, None), effort: float = 1) -> CareerGraph:
    pairs = [("b", "a"), ("a", "b"), ("b", "c")]
    return CareerGraph.from_dict(
        {
            "format": "careergraph/1",
            "title": "Three",
            "skills": {"k": {"title": "K", "effort": effort}},
            "roles": {role: {"title": role} for role in "abc"},
            "moves": [
                {"from": source, "to": target, "years": said}
                for (source, target), said in zip(pairs, years, strict=True)
            ],
        }
    )


def told(objective: Objective, of: CareerGraph | None = None) -> dict[str, Any]:
    found: dict[str, Any] = Contract(of or graph(), [objective]).data()["objectives"][0]
    return found


def own(adds: Any, column: Any, parts: int | None = None) -> Objective:  # noqa: ANN401 - as of `Objective`
    return Objective(name="own", adds=adds, unit="point", best="best", column=column, parts=parts)


def test_the_page_carries_the_whole_table() -> None:
    data = page_data(graph())
    assert [each["name"] for each in data["objectives"]] == list(OBJECTIVES)
    assert [each["adds"] for each in data["objectives"]] == [each.adds for each in OBJECTIVES.values()]
    assert [each["name"] for each in data["objectives"] if "tie" in each] == [each.name for each in TIES]
    assert [each.get("more", False) for each in data["objectives"]] == [False, False, False, True]
    assert tuple(data["kinds"]) == KINDS
    assert all(data["budgets"].values())


def test_years_count_in_as_few_parts_as_tell_them_all() -> None:
    data = page_data(graph())
    assert told(OBJECTIVES["years"])["parts"] == 4
    # In the order of the ids of source and target: a to b, b to a, b to c.
    assert [move[3:4] for move in data["moves"]] == [[1], [6], []]
    assert told(OBJECTIVES["years"], graph((2, 4, 6)))["parts"] == 1
    assert told(OBJECTIVES["years"], graph((None, None, None)))["parts"] == 1


def test_efforts_are_told_where_steps_differ() -> None:
    assert "efforts" not in told(OBJECTIVES["learning"])
    record = told(OBJECTIVES["learning"], graph(effort=2.5))
    assert (record["parts"], record["efforts"]) == (2, [5])


@pytest.mark.parametrize(
    ("column", "parts", "expected"),
    [
        # The column is in the order of the file's moves: b to a, a to b, b to c.
        ([1, 2, None], None, (1, [2, 1, None])),
        ([4, 6, 0], None, (1, [6, 4, 0])),
        ([Fraction(1, 3), 0.5, 1], None, (6, [3, 2, 6])),
        ([0.005, 0.014, 1], 100, (100, [1, 1, 100])),
        ([10**30, 1, None], None, (1, [1, "1" + "0" * 30, None])),
        ([None, None, None], None, (1, [None, None, None])),
    ],
)
def test_figures_that_are_added_are_whole_numbers(
    column: list[Any], parts: int | None, expected: tuple[int, list[Any]]
) -> None:
    record = told(own("sum", column, parts))
    assert (record["parts"], record["figures"]) == expected


def test_shares_that_are_multiplied_are_fractions() -> None:
    record = told(own("product", [0.25, Fraction(2, 3), None]))
    assert record["figures"] == [[2, 3], [1, 4], None]
    assert "parts" not in record


def test_a_figure_may_be_asked_of_each_move() -> None:
    record = told(own("sum", lambda move: move.target == "b"))
    assert record["figures"] == [1, 0, 0]
