"""One text that was read: its data, what is wrong with it, and where its values stand."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

    from careergraph.errors import Problem

__all__ = ["BrokenTextError", "Document", "Path", "Place", "lines_and_columns", "places_at"]

Path: TypeAlias = tuple[str | int, ...]


class Place(NamedTuple):
    """Where a value, and its key if it has one, stands: 1-based lines and columns."""

    line: int
    column: int
    key_line: int | None = None
    key_column: int | None = None


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


def places_at(positions: Mapping[Path, tuple[int, int | None]], text: str) -> dict[Path, Place]:
    """Return the places of values in a text, from the positions of the values and of their keys."""
    at = lines_and_columns(text, [mark for pair in positions.values() for mark in pair if mark is not None])
    return {
        path: Place(*at[value], *(at[key] if key is not None else ()))
        for path, (value, key) in positions.items()
    }


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
        """Return problems of the data with their lines and columns, after those of the text, in its order."""
        problems = list(problems)
        wanted = {
            path[:length]
            for problem in problems
            for path in (problem.path, problem.other_path)
            for length in range(len(path) + 1)
        }
        places = self.find(wanted)
        found = [self._at(problem, places) for problem in problems]
        return tuple(sorted([*self.problems, *found], key=lambda item: (item.line or 0, item.column or 0)))

    def _at(self, problem: Problem, places: Mapping[Path, Place]) -> Problem:
        line, column = _place_of(problem.path, places, self.data, on_key=problem.on_key)
        other = _place_of(problem.other_path, places, self.data)[0] if problem.other_path else None
        return replace(problem, file=self.name, line=line, column=column, other_line=other)


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
