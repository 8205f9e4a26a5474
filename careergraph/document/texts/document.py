"""One text that was read: its data, what is wrong with it, and where its values stand."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from careergraph.errors import VALUE

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

    from careergraph.errors import Problem

__all__ = ["BrokenTextError", "Document", "Path", "Place", "Position", "lines_and_columns", "places_at"]

Path: TypeAlias = tuple[str | int, ...]


# More of a value is not shown.
SHOWN_VALUE = 40


class Place(NamedTuple):
    """Where a value, and its key if it has one, stands: 1-based lines and columns.

    ``written`` is a value without quotes as the text has it, such as ``0110`` for the number 110, cut where
    it is long; it is None for all other values.
    """

    line: int
    column: int
    key_line: int | None = None
    key_column: int | None = None
    written: str | None = None


class Position(NamedTuple):
    """Where in a text a value begins, its key if it has one, and where it ends if it has no quotes."""

    start: int
    key: int | None
    end: int | None = None


class BrokenTextError(Exception):
    """A text cannot be read any further. Never leaves `careergraph.document.texts`."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(problem.message)


def lines_and_columns(text: str, positions: Iterable[int]) -> dict[int, tuple[int, int]]:
    """Return the 1-based line and column of each position in a text, in one pass over it."""
    places: dict[int, tuple[int, int]] = {}
    line, last, line_start = 1, 0, 0
    for position in sorted(set(positions)):
        line += text.count("\n", last, position)
        # Only the text since the last position: a program writes a whole file as one line.
        line_start = text.rfind("\n", last, position) + 1 or line_start
        last = position
        places[position] = (line, position - line_start + 1)
    return places


def places_at(positions: Mapping[Path, Position], text: str) -> dict[Path, Place]:
    """Return the places of values in a text, from their positions."""
    at = lines_and_columns(text, [mark for it in positions.values() for mark in it[:2] if mark is not None])
    places = {}
    for path, position in positions.items():
        line, column = at[position.start]
        key_line, key_column = at[position.key] if position.key is not None else (None, None)
        places[path] = Place(line, column, key_line, key_column, _written(text, position))
    return places


def _written(text: str, position: Position) -> str | None:
    if position.end is None:
        return None
    if position.end - position.start <= SHOWN_VALUE:
        return text[position.start : position.end]
    return f"{text[position.start : position.start + SHOWN_VALUE]}…"


class Document(NamedTuple):
    """One text that was read.

    Parameters
    ----------
    name
        The file's name as the user gave it.
    data
        Mappings, lists, texts, numbers, true, false and None; None too where the text is unreadable.
    problems
        What is wrong with the text itself, each with its line and column.
    readable
        The text could be read to its end: ``data`` is all of it.
    find
        Gives the places of paths in the data, as far as they exist.
    """

    name: str
    data: object
    problems: tuple[Problem, ...]
    readable: bool
    find: Callable[[Collection[Path]], Mapping[Path, Place]]

    def located(self, problems: Iterable[Problem]) -> tuple[Problem, ...]:
        """Return problems of the data with their lines and columns, after those of the text, in its order.

        Of a value that the text itself is wrong about nothing else is told.
        """
        problems = list(problems)
        wanted = {
            path[:length]
            for problem in problems
            for path in (problem.path, problem.other_path)
            for length in range(len(path) + 1)
        }
        places = self.find(wanted)
        told = {(problem.line, problem.column) for problem in self.problems}
        found = [self._at(problem, places) for problem in problems]
        more = [problem for problem in found if (problem.line, problem.column) not in told]
        return tuple(sorted([*self.problems, *more], key=lambda item: (item.line or 0, item.column or 0)))

    def _at(self, problem: Problem, places: Mapping[Path, Place]) -> Problem:
        line, column = _place_of(problem.path, places, self.data, on_key=problem.on_key)
        other = _place_of(problem.other_path, places, self.data)[0] if problem.other_path else None
        placed = replace(problem, file=self.name, line=line, column=column, other_line=other)
        place = places.get(problem.path)
        if problem.as_written is None or place is None or place.written is None:
            return placed
        message, remedy = (words.replace(VALUE, place.written) for words in problem.as_written)
        return replace(placed, message=message, remedy=remedy)


def _place_of(
    path: Path, places: Mapping[Path, Place], data: object, *, on_key: bool = False
) -> tuple[int | None, int | None]:
    """Return line and column of a path, or of the part of it that exists."""
    exists = path
    while exists and exists not in places:
        exists = exists[:-1]
    place = places.get(exists)
    if place is None:
        return None, None
    # A mapping is told by the line that names it: its own text begins one line below.
    if place.key_line and (on_key or exists != path or isinstance(_value(data, exists), dict | list)):
        return place.key_line, place.key_column
    return place.line, place.column


def _value(data: object, path: Path) -> object:
    for part in path:
        if isinstance(data, dict):
            data = data.get(part)
        elif isinstance(data, list) and isinstance(part, int):
            data = data[part]
    return data
