"""Where values stand in a text, and how the problems of its data find their lines."""

from __future__ import annotations

import pytest

from careergraph.document.texts import read_text
from careergraph.document.texts.document import (
    SHOWN_VALUE,
    Place,
    Position,
    lines_and_columns,
    places_at,
)
from careergraph.errors import VALUE, Problem


def test_lines_and_columns_of_every_position_at_once_are_those_of_each_alone() -> None:
    text = "ab\n\nc\nlast line\n"
    every = lines_and_columns(text, range(len(text) + 1))
    for position, (line, column) in every.items():
        before = text[:position]
        assert line == before.count("\n") + 1
        assert column == position - (before.rfind("\n") + 1) + 1
    mixed = [7, 3, 0, 11, 5, 3]
    assert lines_and_columns(text, [*mixed, *mixed]) == {position: every[position] for position in mixed}
    assert lines_and_columns(text, []) == {}


def test_a_value_without_quotes_is_kept_as_it_is_written() -> None:
    text = f'a: 0110\nb: "x"\nc: {"9" * (SHOWN_VALUE + 1)}'
    found = places_at(
        {("a",): Position(3, 0, 7), ("b",): Position(11, 8), ("c",): Position(18, 15, len(text))}, text
    )
    assert found == {
        ("a",): Place(1, 4, 1, 1, "0110"),
        ("b",): Place(2, 4, 2, 1, None),
        ("c",): Place(3, 4, 3, 1, "9" * SHOWN_VALUE + "…"),
    }


TEXT = "a:\n  b: 0110\n  c: [1, 2]\nd: x\n"


def located(*problems: Problem, text: str = TEXT) -> list[tuple[int | None, int | None, str]]:
    document = read_text(text, name="t.yaml")
    return [(it.line, it.column, it.message) for it in document.located(problems)]


@pytest.mark.parametrize(
    ("problem", "line", "column"),
    [
        (Problem("x", path=("d",)), 4, 4),
        (Problem("x", path=("d",), on_key=True), 4, 1),
        # A mapping or a list is told by the line that names it.
        (Problem("x", path=("a",)), 1, 1),
        (Problem("x", path=("a", "c")), 3, 3),
        (Problem("x", path=("a", "c", 1)), 3, 10),
        # What is missing stands where its whole is.
        (Problem("x", path=("a", "gone", "further")), 1, 1),
        (Problem("x", path=("a", "c", 7)), 3, 3),
        (Problem("x", path=("gone",)), 1, 1),
        (Problem("x"), 1, 1),
    ],
)
def test_a_problem_stands_where_its_value_does(problem: Problem, line: int, column: int) -> None:
    assert located(problem) == [(line, column, "x")]


def test_problems_are_told_in_the_order_of_the_text() -> None:
    found = located(*(Problem(str(path), path=path) for path in (("d",), ("a", "c", 1), ("a", "b"))))
    assert [line for line, _, _ in found] == [2, 3, 4]


def test_a_second_place_has_its_line_too() -> None:
    (problem,) = read_text(TEXT, name="t.yaml").located([Problem("x", path=("d",), other_path=("a", "b"))])
    assert (problem.file, problem.line, problem.other_line) == ("t.yaml", 4, 2)


def test_a_value_is_shown_as_the_text_writes_it() -> None:
    told = Problem("it is 110", path=("a", "b"), as_written=(f"it is {VALUE}", f"write {VALUE}"))
    assert located(told) == [(2, 6, "it is 0110")]
    # Of a list nothing is written that could be shown.
    whole = Problem("it is 2", path=("a", "c"), as_written=(f"it is {VALUE}", ""))
    assert located(whole) == [(3, 3, "it is 2")]


def test_of_a_value_that_the_text_is_wrong_about_nothing_else_is_told() -> None:
    found = located(
        Problem("x", path=("a",), on_key=True), Problem("y", path=("b",)), text="b: 1\na: 1\na: 2\n"
    )
    assert [(line, message) for line, _, message in found] == [
        (1, "y"),
        (3, "the key 'a' stands in this mapping twice"),
    ]
