"""Cells, their places, and how a problem names them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careergraph.exchange.tables.cells import CellProblem, Place, Sheet, letters, spanned


@given(st.integers(1, 20_000))
def test_letters_count_columns_without_a_zero(column: int) -> None:
    number = 0
    for letter in letters(column):
        number = 26 * number + ord(letter) - ord("A") + 1
    assert number == column


@given(st.lists(st.tuples(st.integers(1, 20), st.integers(0, 6))), st.sets(st.integers(0, 30)))
def test_positions_within_spans_are_counted_once(spans: list[tuple[int, int]], positions: set[int]) -> None:
    told = sorted((first, first + more) for first, more in spans)
    within = [one for one in positions if any(first <= one + 1 <= last for first, last in told)]
    assert spanned(told, sorted(positions)) == len(within)


@pytest.mark.parametrize(
    ("problem", "text"),
    [
        (
            CellProblem("bad", "mend it", file="t.csv", line=2, column=28),
            "t.csv, row 2, column AB: bad; mend it",
        ),
        (CellProblem("bad", "", file="t.xlsx", sheet="One"), "t.xlsx, sheet 'One': bad"),
        (CellProblem("bad", "mend it"), "bad; mend it"),
    ],
)
def test_a_problem_is_one_line(problem: CellProblem, text: str) -> None:
    assert str(problem) == text


def test_a_place_names_its_row_with_its_sheet_where_that_is_another() -> None:
    one, two, only = Sheet("t.xlsx", "One", []), Sheet("t.xlsx", "Two", []), Sheet("t.csv", None, [])
    assert Place(one, 3).named_from(Place(one, 9)) == "row 3"
    assert Place(one, 3).named_from(Place(two, 9)) == "row 3 of One"
    assert Place(only, 3).named_from(Place(two, 9)) == "row 3 of t.csv"
    problem = Place(two, 4, 2).problem("bad", "mend it")
    assert (problem.file, problem.sheet, problem.line, problem.column) == ("t.xlsx", "Two", 4, 2)


def test_a_sheet_is_blank_where_nothing_is_written_or_in_trouble() -> None:
    assert Sheet("t.csv", None, [["", ""], []]).blank
    assert not Sheet("t.csv", None, [["", "x"]]).blank
    assert not Sheet("t.csv", None, [[""]], troubles={(1, 1): ("a formula", "compute it")}).blank
