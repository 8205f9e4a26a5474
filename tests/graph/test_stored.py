"""Columns as they lie in memory."""

from __future__ import annotations

from array import array

import pytest

from careergraph.graph.stored import Known, Lists, Maps, Same, Texts


def texts(*values: str) -> Texts:
    data = "".join(values).encode()
    ends = [0]
    for value in values:
        ends.append(ends[-1] + len(value.encode()))
    return Texts(array("i", ends), memoryview(data))


@pytest.mark.parametrize("values", [("a", "", "bcd"), ("é", "", "b\U0001f600"), ()])
def test_texts_are_cut_out_of_the_memory(values: tuple[str, ...]) -> None:
    column = texts(*values)
    wanted = [value or None for value in values]
    assert list(column) == [column[number] for number in range(len(column))] == wanted
    assert column[:] == wanted
    assert column[1:] == wanted[1:]
    for number in (len(values), -1):
        with pytest.raises(IndexError):
            column[number]


def test_a_part_of_a_column_is_one_too() -> None:
    data = memoryview(b"xxabc")
    for part in (data, memoryview("éabc".encode())):
        assert list(Texts(array("i", [2, 3, 5]), part)) == ["a", "bc"]


def test_what_is_the_same_everywhere_takes_no_memory() -> None:
    column = Same(7, 3)
    assert (list(column), column[1], column[:2], len(column)) == ([7, 7, 7], 7, [7, 7], 3)
    assert column.distinct() == {7}
    assert Same(7, 0).distinct() == set()


def test_numbers_of_which_some_are_unknown() -> None:
    column = Known(array("d", [1.5, -1.0, 2.0]), -1.0)
    assert list(column) == column[:] == [1.5, None, 2.0]
    assert column[1] is None
    assert column.distinct() == {1.5, None, 2.0}


def test_lists_and_maps_lie_one_behind_the_other() -> None:
    lists = Lists(array("i", [0, 2, 2, 3]), array("i", [5, 6, 7]))
    assert list(lists) == [(5, 6), (), (7,)]
    assert lists.distinct() == {(5, 6), (), (7,)}
    single = Lists(array("i", [1, 2, 3]), array("i", [5, 6, 6]))
    assert single.distinct() == {(6,)}
    maps = Maps(array("i", [0, 1, 1, 3]), ["a", "b", "c"], array("d", [1.0, 2.0, 3.0]))
    assert list(maps) == [{"a": 1.0}, {}, {"b": 2.0, "c": 3.0}]
