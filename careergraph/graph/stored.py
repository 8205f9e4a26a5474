"""Columns as they lie in memory: texts in one run of bytes, lists and maps in one run of values.

Each reads memory that somebody else made, such as Arrow's; nothing is copied, and a value is made when it is
asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import pairwise, repeat
from typing import Any, Generic, TypeVar, overload

__all__ = ["Column", "Known", "Lists", "Maps", "Same", "Texts"]

T = TypeVar("T")


class Column(Sequence[T]):
    """A column of so many values; what it is made of says how one is read."""

    def __init__(self, count: int) -> None:
        self._count = count

    def __len__(self) -> int:
        """Return how many values there are."""
        return self._count

    def distinct(self) -> set[T]:
        """Return the values that there are, each once."""
        return set(self)

    def _value(self, number: int) -> T:
        raise NotImplementedError

    def _slice(self, numbers: range) -> list[T]:
        return list(map(self._value, numbers))

    @overload
    def __getitem__(self, number: int) -> T: ...
    @overload
    def __getitem__(self, number: slice) -> list[T]: ...
    def __getitem__(self, number: int | slice) -> T | list[T]:
        """Return a value, or some as a list."""
        if type(number) is int and 0 <= number < self._count:
            return self._value(number)
        if isinstance(number, slice):
            return self._slice(range(*number.indices(self._count)))
        raise IndexError(number)

    def __iter__(self) -> Iterator[T]:
        """Yield every value."""
        return map(self._value, range(self._count))


class Same(Column[T]):
    """A column that holds the same value everywhere, and takes no memory for it."""

    def __init__(self, value: T, count: int) -> None:
        super().__init__(count)
        self._same = value

    def _value(self, number: int) -> T:
        del number
        return self._same

    def _slice(self, numbers: range) -> list[T]:
        return [self._same] * len(numbers)

    def distinct(self) -> set[T]:
        """Return the value, if there is any."""
        return {self._same} if self._count else set()

    def __iter__(self) -> Iterator[T]:
        """Yield every value."""
        return repeat(self._same, self._count)


class Known(Column[T | None]):
    """Numbers of which some are unknown: ``unknown`` stands for None in memory."""

    def __init__(self, values: Sequence[T], unknown: T) -> None:
        super().__init__(len(values))
        self._values, self._unknown = values, unknown

    def _value(self, number: int) -> T | None:
        value = self._values[number]
        return None if value == self._unknown else value

    def _slice(self, numbers: range) -> list[T | None]:
        unknown = self._unknown
        values = self._values[numbers.start : numbers.stop : numbers.step]
        return [None if value == unknown else value for value in values]

    def __iter__(self) -> Iterator[T | None]:
        """Yield every value."""
        unknown = self._unknown
        return (None if value == unknown else value for value in self._values)


# Up to so many bytes texts are decoded at once, where bytes are characters: to cut one out is quicker then.
AT_ONCE = 16 * 2**20


class Texts(Column[str | None]):
    """Texts, one behind the other in UTF-8; an empty one is None: no text of a graph is empty."""

    def __init__(self, offsets: Sequence[int], data: memoryview) -> None:
        super().__init__(len(offsets) - 1)
        self._offsets, self._data = offsets, data

    @cached_property
    def _text(self) -> str | None:
        """All of the memory as one text, where it is short and plain."""
        if len(self._data) > AT_ONCE:
            return None
        text = str(self._data, "utf-8", "replace")
        return text if len(text) == len(self._data) and text.isascii() else None

    def _value(self, number: int) -> str | None:
        start, end = self._offsets[number], self._offsets[number + 1]
        text = self._text
        if text is not None:
            return text[start:end] or None
        return str(self._data[start:end], "utf-8") or None

    def __iter__(self) -> Iterator[str | None]:
        """Yield every text: all are decoded in one go where bytes are characters."""
        ends = list(self._offsets)
        text = str(self._data[ends[0] : ends[-1]], "utf-8")
        if len(text) != ends[-1] - ends[0]:
            return super().__iter__()
        if ends[0]:
            ends = [end - ends[0] for end in ends]
        return iter([text[start:end] or None for start, end in pairwise(ends)])


class Lists(Column[tuple[T, ...]]):
    """Lists, one behind the other."""

    def __init__(self, offsets: Sequence[int], values: Sequence[T]) -> None:
        super().__init__(len(offsets) - 1)
        self._offsets, self._values = offsets, values

    def _value(self, number: int) -> tuple[T, ...]:
        return tuple(self._values[self._offsets[number] : self._offsets[number + 1]])

    def distinct(self) -> set[tuple[T, ...]]:
        """Return the lists that there are, each once: quickly where all have one value, as they mostly do."""
        if all(end - start == 1 for start, end in pairwise(self._offsets)):
            return {(value,) for value in set(self._values[self._offsets[0] : self._offsets[-1]])}
        return set(self)


class Maps(Column[Mapping[Any, T]], Generic[T]):
    """Mappings, the keys of all one behind the other, and so their values."""

    def __init__(self, offsets: Sequence[int], keys: Sequence[Any], values: Sequence[T]) -> None:
        super().__init__(len(offsets) - 1)
        self._offsets, self._keys, self._values = offsets, keys, values

    def _value(self, number: int) -> dict[Any, T]:
        start, end = self._offsets[number], self._offsets[number + 1]
        return dict(zip(self._keys[start:end], self._values[start:end], strict=True))
