"""The rules of texts, for a column at once: ids, names, and names that belong to one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow.compute as pc

from careergraph.columnar.arrays import mask, numbers
from careergraph.document.records import MOST_LETTERS
from careergraph.names import fold

if TYPE_CHECKING:
    import numpy.typing as npt

    Mask = npt.NDArray[np.bool_]
    Bytes = npt.NDArray[np.uint8]

__all__ = ["bad_ids", "bad_texts", "folded", "lengths", "text_bytes"]

_FIRST = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_"
_LATER = _FIRST + b".-"
# As `careergraph.document.records` has it, in the words of RE2.
_CONTROL = r"[\x00-\x08\x0b-\x1f\x7f-\x{9f}]"


def _table(letters: bytes) -> Mask:
    known = np.zeros(256, dtype=bool)
    known[np.frombuffer(letters, np.uint8)] = True
    return known


FIRST, LATER = _table(_FIRST), _table(_LATER)
# Bytes that need no second look: printable ASCII.
BLANK, DELETE = 32, 127
PLAIN = np.arange(256) >= BLANK
PLAIN[DELETE:] = False


def text_bytes(array: Any) -> tuple[npt.NDArray[np.int32], Bytes]:  # noqa: ANN401 - an Arrow array
    """Return where each text begins and ends in the bytes of all; there are no nulls."""
    _, offsets, data = array.buffers()
    ends = np.frombuffer(offsets, np.int32)[array.offset : array.offset + len(array) + 1] if offsets else None
    if ends is None or not len(array):
        ends = np.zeros(1, np.int32)
    return ends, np.frombuffer(data, np.uint8) if data else np.zeros(0, np.uint8)


def lengths(array: Any) -> npt.NDArray[np.int32]:  # noqa: ANN401 - an Arrow array
    """Return how many characters each text has."""
    return numbers(pc.utf8_length(array))


def bad_ids(array: Any) -> Mask:  # noqa: ANN401 - an Arrow array
    """Return which texts are no ids."""
    ends, data = text_bytes(array)
    sizes = np.diff(ends)
    bad = (sizes < 1) | (sizes > MOST_LETTERS)
    if len(bad):
        starts = np.minimum(ends[:-1], max(len(data) - 1, 0))
        bad |= ~FIRST[data[starts]] if len(data) else True
        odd = np.flatnonzero(~LATER[data[ends[0] : ends[-1]]]) + ends[0]
        bad[np.searchsorted(ends, odd, side="right") - 1] = True
    return bad


def bad_texts(array: Any, most: int) -> Mask:  # noqa: ANN401 - an Arrow array
    """Return which texts are empty, too long, hold control characters, or begin or end with a blank."""
    ends, data = text_bytes(array)
    used = data[ends[0] : ends[-1]]
    if PLAIN[used].all():
        sizes = np.diff(ends)
        bad: Mask = (sizes < 1) | (sizes > most)
        if len(used):
            last = len(data) - 1
            bad |= data[np.minimum(ends[:-1], last)] == BLANK
            bad |= data[np.clip(ends[1:] - 1, 0, last)] == BLANK
        return bad
    long = lengths(array)
    odd = pc.or_(
        pc.match_substring_regex(array, _CONTROL), pc.not_equal(pc.utf8_trim_whitespace(array), array)
    )
    wrong: Mask = (long < 1) | (long > most) | mask(odd)
    return wrong


def folded(array: Any) -> Any:  # noqa: ANN401 - an Arrow array
    """Return names as look-ups compare them, as an Arrow array or a list; see `careergraph.names.fold`."""
    _, data = text_bytes(array)
    blanks = data <= BLANK
    if PLAIN[data].all() and not (blanks[1:] & blanks[:-1]).any():
        return pc.ascii_lower(array)
    return [fold(text) for text in array.to_pylist()]
