"""Arrow's arrays as numpy sees them, also where they are parts of others."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyarrow as pa
import pytest

from careergraph.columnar.arrays import known, mask, numbers, without_gaps


@pytest.mark.parametrize("kind", [pa.int8(), pa.int32(), pa.int64(), pa.float64()])
@pytest.mark.parametrize("part", [slice(0, 5), slice(2, 4), slice(5, 5)])
def test_numbers_are_the_memory_itself(kind: Any, part: slice) -> None:  # noqa: ANN401 - Arrow has no types
    whole = pa.array([1, 2, 3, 4, 5], kind)
    seen = numbers(whole[part])
    assert seen.tolist() == [1, 2, 3, 4, 5][part]
    assert seen.dtype == kind.to_pandas_dtype()
    if len(seen):
        assert seen.__array_interface__["data"][0] - whole.buffers()[1].address == part.start * seen.itemsize


BITS = [(number * 7) % 3 == 0 for number in range(40)]


@pytest.mark.parametrize("start", [0, 1, 7, 8, 9, 39, 40])
def test_truth_values_are_read_from_any_bit_on(start: int) -> None:
    for end in range(start, 41, 3):
        assert mask(pa.array(BITS)[start:end]).tolist() == BITS[start:end]


@pytest.mark.parametrize("start", [0, 1, 7, 8, 9, 38])
def test_what_is_known_is_read_from_any_bit_on(start: int) -> None:
    part = pa.array([1 if bit else None for bit in BITS])[start:]
    there = known(part)
    assert there is not None
    assert there.tolist() == BITS[start:]


def test_where_all_is_known_or_nothing_is() -> None:
    assert known(pa.array([1, 2])) is None
    nothing = known(pa.nulls(3))
    assert nothing is not None
    assert nothing.tolist() == [False] * 3
    assert numbers(pa.nulls(3, pa.int32())).shape == (3,)
    assert numbers(pa.array([], pa.int32())).tolist() == []


@pytest.mark.parametrize("part", [slice(0, 4), slice(1, 3), slice(2, 2)])
def test_texts_without_gaps(part: slice) -> None:
    texts = pa.array(["a", None, "", "bé"])[part]
    assert without_gaps(texts).to_pylist() == ["a", "", "", "bé"][part]
    assert without_gaps(texts).null_count == 0


def test_a_gap_with_bytes_in_it_is_empty_too() -> None:
    offsets = pa.py_buffer(np.array([0, 1, 3, 4], np.int32))
    odd = pa.StringArray.from_buffers(3, offsets, pa.py_buffer(b"axyb"), pa.py_buffer(bytes([0b101])))
    assert odd.to_pylist() == ["a", None, "b"]
    assert without_gaps(odd).to_pylist() == ["a", "", "b"]
