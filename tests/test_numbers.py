"""Numbers are bounded where they are read, and never end in an error of Python's."""

from __future__ import annotations

import math
import time

import pytest

from careergraph.numbers import (
    TooLongError,
    has_long_number,
    numeral,
    plain_number,
    read_decimal,
    read_whole,
    shown,
)


@pytest.mark.parametrize("read", [read_whole, read_decimal, plain_number])
def test_numbers_of_thousands_of_digits_are_refused_by_their_length(read: object) -> None:
    assert callable(read)
    with pytest.raises(TooLongError, match="a number of 5000 characters stands here"):
        read("9" * 5000)


@pytest.mark.parametrize("text", ["", "two", "1_000", "0x1F", "1 2", "٣", "1e", "--1", "x" * 1_000_000])
def test_what_is_no_number_is_told_apart(text: str) -> None:
    for read in (read_whole, read_decimal):
        with pytest.raises(ValueError, match="no number stands here") as caught:
            read(text)
        assert not isinstance(caught.value, TooLongError)


def test_every_whole_number_that_is_read_has_a_float_beside_it() -> None:
    assert math.isfinite(float(read_whole("9" * 300)))
    with pytest.raises(TooLongError):
        plain_number("0x" + "f" * 290)


@pytest.mark.parametrize("length", [300, 301, 449, 450, 451, 5000])
@pytest.mark.parametrize("before", [0, 1, 149, 150, 299])
def test_a_long_number_is_seen_wherever_it_stands(length: int, before: int) -> None:
    assert has_long_number("a" * before + "1" * length + "b") or length == 300


def test_a_text_is_looked_through_for_long_numbers_in_no_time() -> None:
    started = time.process_time()
    assert not has_long_number(("1" * 149 + ",") * 100_000)
    assert time.process_time() - started < 1


@pytest.mark.parametrize(
    ("text", "meant"),
    [(" 2.0 ", "2.0"), ("1,5", "1.5"), ("1,000,000", None), ("9" * 5000, None), ("-3", "-3")],
)
def test_what_people_mean_by_a_text(text: str, meant: str | None) -> None:
    assert numeral(text) == meant


def test_a_number_of_many_digits_is_shown_by_its_size() -> None:
    assert shown(10**5000) == "of 16610 bits"
