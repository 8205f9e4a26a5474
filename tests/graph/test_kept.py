"""Things made on demand: once, and forgotten only where there are too many."""

import pytest

from careergraph.graph import kept
from careergraph.graph.kept import Recent, lazily, with_another


class Counting:
    """Doubles numbers, and notes which."""

    def __init__(self) -> None:
        self.asked: list[int] = []

    def __call__(self, number: int) -> int:
        self.asked.append(number)
        return 2 * number


def test_a_row_is_made_when_it_is_asked_for_and_once() -> None:
    make = Counting()
    rows = lazily(1_000_000, make)
    assert len(rows) == 1_000_000
    assert make.asked == []
    assert [rows[7], rows[7], rows[999_999]] == [14, 14, 1_999_998]
    assert make.asked == [7, 999_999]


def test_rows_are_gone_through_as_a_list_is() -> None:
    make = Counting()
    rows = lazily(4, make)
    assert rows[2] == 4
    assert list(rows) == [0, 2, 4, 6]
    assert sorted(make.asked) == [0, 1, 2, 3]
    assert list(map(rows.__getitem__, [3, 0])) == [6, 0]
    assert len(rows) == 4


def test_one_row_is_another_and_the_rest_is_shared() -> None:
    rows = [["a"], ["b"], ["c"]]
    other = with_another(rows, 1, ["x"])
    assert list(other) == [["a"], ["x"], ["c"]]
    assert other[0] is rows[0]
    assert rows[1] == ["b"]
    again = with_another(other, 2, ["y"])
    assert list(again) == [["a"], ["x"], ["y"]]


def test_what_was_made_lately_is_kept_until_there_is_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "MOST_KEPT", 3)
    make = Counting()
    recent = Recent(make)
    assert [recent[number] for number in (1, 2, 3, 1)] == [2, 4, 6, 2]
    assert make.asked == [1, 2, 3]
    assert recent[4] == 8  # the fourth: all before it is forgotten
    assert recent == {4: 8}
    assert recent[1] == 2
    assert make.asked == [1, 2, 3, 4, 1]
