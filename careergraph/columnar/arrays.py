"""Arrow's arrays as numpy sees them: the very memory, without a copy where that can be.

Arrow's own ways to numpy, and to fill gaps, first import pandas where it is installed: a quarter of a second.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa

if TYPE_CHECKING:
    import numpy.typing as npt

    Numbers = npt.NDArray[Any]
    Mask = npt.NDArray[np.bool_]

__all__ = ["known", "mask", "numbers", "without_gaps"]

_TYPES = {
    pa.int8(): np.int8,
    pa.int32(): np.int32,
    pa.int64(): np.int64,
    pa.float64(): np.float64,
}


def numbers(array: Any) -> Numbers:  # noqa: ANN401 - an Arrow array
    """Return whole numbers or floating ones; where one is unknown, whatever lies there."""
    kind = _TYPES[array.type]
    data = array.buffers()[1]
    if data is None or not len(array):
        return np.zeros(len(array), kind)
    return np.frombuffer(data, kind)[array.offset : array.offset + len(array)]


def mask(array: Any) -> Mask:  # noqa: ANN401 - an Arrow array
    """Return truth values that are all known."""
    return _bits(array.buffers()[1], array.offset, len(array))


def known(array: Any) -> Mask | None:  # noqa: ANN401 - an Arrow array
    """Return where an array has values; None: everywhere."""
    if not array.null_count:
        return None
    if pa.types.is_null(array.type):
        return np.zeros(len(array), dtype=bool)
    return _bits(array.buffers()[0], array.offset, len(array))


def without_gaps(texts: Any) -> Any:  # noqa: ANN401 - an Arrow array
    """Return texts with an empty one where there was none."""
    there = known(texts)
    if there is None:
        return texts
    _, offsets, data = texts.buffers()
    ends = np.frombuffer(offsets, np.int32)[texts.offset : texts.offset + len(texts) + 1]
    if (np.diff(ends)[~there] != 0).any():  # Arrow allows it, and nobody does it
        return texts.fill_null("")
    return pa.StringArray.from_buffers(len(texts), offsets, data, None, 0, texts.offset)


def _bits(data: Any, offset: int, count: int) -> Mask:  # noqa: ANN401 - an Arrow buffer
    if data is None or not count:
        return np.zeros(count, dtype=bool)
    first = offset // 8
    packed = np.frombuffer(data, np.uint8)[first : (offset + count + 7) // 8]
    start = offset - 8 * first
    return np.unpackbits(packed, bitorder="little")[start : start + count].astype(bool)
