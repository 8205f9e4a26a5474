"""Things made on demand and kept: all of them, or for a while."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

__all__ = ["Recent", "lazily", "with_another"]

T = TypeVar("T")

# So many records are kept before all are forgotten: some 10 MB, and more than an answer tells.
MOST_KEPT = 20_000


class _Lazy(dict[int, T]):
    """A row for each number, made when it is first asked for and kept."""

    __slots__ = ("_count", "_make")

    def __init__(self, count: int, make: Callable[[int], T]) -> None:
        super().__init__()
        self._count = count
        self._make = make

    def __missing__(self, number: int) -> T:
        row = self[number] = self._make(number)
        return row

    def __len__(self) -> int:
        """Return how many rows there are, made or not."""
        return self._count

    def __iter__(self) -> Iterator[T]:  # type: ignore[override]  # as a list: the rows, not their numbers
        """Yield every row, in order."""
        return map(self.__getitem__, range(self._count))


def lazily(count: int, make: Callable[[int], T]) -> Sequence[T]:
    """Return so many rows, each made when it is first asked for and kept.

    A question on a large graph looks at a thousandth of it. What is returned is a dictionary underneath:
    nearly as quick as a list, also where ``rows.__getitem__`` is handed to a tight loop. A number out of
    range is no `IndexError` but whatever ``make`` says.

    >>> squares = lazily(4, lambda number: number * number)
    >>> squares[3], len(squares), list(squares)
    (9, 4, [0, 1, 4, 9])
    """
    return cast("Sequence[T]", _Lazy(count, make))


def with_another(rows: Sequence[T], number: int, row: T) -> Sequence[T]:
    """Return rows of which one is another; the rest is shared.

    >>> list(with_another(["a", "b", "c"], 1, "x"))
    ['a', 'x', 'c']
    """
    found = _Lazy(len(rows), rows.__getitem__)
    found[number] = row
    return cast("Sequence[T]", found)


class Recent(dict[int, T]):
    """What was made of numbers lately: once there is too much, all of it is forgotten.

    >>> halves = Recent(lambda number: number / 2)
    >>> halves[3]
    1.5
    """

    def __init__(self, make: Callable[[int], T]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, number: int) -> T:
        if len(self) >= MOST_KEPT:
            self.clear()
        found = self[number] = self._make(number)
        return found
