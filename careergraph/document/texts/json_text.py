"""JSON texts as plain data.

The reader that comes with pydantic is fast but silent about equal keys: that there are none is counted
afterwards. Where that is not certain, and for all that is wrong with a text, the standard library's reader
has the word. Places are looked up last, only where there is something to tell.
"""

from __future__ import annotations

import json
import math
import re
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any

from pydantic_core import from_json

from careergraph.document.texts.document import (
    BrokenTextError,
    Document,
    Position,
    lines_and_columns,
    places_at,
)
from careergraph.errors import Problem
from careergraph.names import quoted
from careergraph.numbers import TooLongError, has_long_number, read_decimal, read_whole

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

    from careergraph.document.texts.document import Path, Place

__all__ = ["load"]

# A value takes up to 100 bytes of memory, so that this stays within 3 GB.
MOST_VALUES = 30_000_000
# The densest graph file has 7 letters for each mark of a value; one of three letters a value, such as "[],",
# takes 50 times its own size of memory.
LETTERS_A_VALUE, FEW_VALUES = 4, 1_000_000
# Deeper than any graph file; what is deeper still is told as a wrong shape.
MOST_DEPTH = 64

# Nobody reads more; a hostile file could ask for millions.
MOST_TOLD = 1_000

_BLANK = " \t\n\r"
_BLANKS = re.compile(f"[{_BLANK}]*")
_COLON_APART = re.compile(f'"[{_BLANK}]+:')


def load(text: str, name: str) -> Document:
    """Return what a JSON text says; whatever is wrong with it is among the document's problems."""
    try:
        data, repeated = _read(text, name)
    except BrokenTextError as broken:
        return Document(name, None, (broken.problem,), readable=False, find=lambda _: {})
    problems = _twice(text, data, repeated, name) if repeated else []
    if has_long_number(text):
        problems += _too_long(text, data, name)
        problems.sort(key=lambda problem: (problem.line or 0, problem.column or 0))
    return Document(name, data, tuple(problems), readable=True, find=lambda paths: _Finder(text).find(paths))


def _read(text: str, name: str) -> tuple[object, list[dict[str, Any]]]:
    if not text or text.isspace():
        raise BrokenTextError(Problem("the file is empty", "write into it what it is to say", file=name))
    most = min(MOST_VALUES, max(FEW_VALUES, len(text) // LETTERS_A_VALUE))
    if text.count(",") + text.count("[") + text.count("{") > most:
        message = f"the file holds more than {most} values" + (
            ", more than a graph of its size" if most < MOST_VALUES else ""
        )
        raise BrokenTextError(Problem(message, "keep to one graph in a file", file=name))
    if not has_long_number(text):
        with suppress(ValueError):
            data = from_json(text, cache_strings="keys")
            if _no_key_twice(text, data):
                return data, []
    repeated: list[dict[str, Any]] = []

    def note_repeated(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        entry = dict(pairs)
        if len(entry) != len(pairs):
            repeated.append(entry)
        return entry

    try:
        return _decoded(text, note_repeated), repeated
    except json.JSONDecodeError as error:
        told = _comma_too_many(error) or error
        message, remedy = _words(told.msg)
        raise BrokenTextError(
            Problem(message, remedy, file=name, line=told.lineno, column=told.colno)
        ) from None
    except RecursionError:
        line, column = _deepest(text)
        problem = Problem(
            f"this is nested more than {MOST_DEPTH} levels deep",
            "a graph file needs 6 at most",
            file=name,
            line=line,
            column=column,
        )
        raise BrokenTextError(problem) from None


def _no_key_twice(text: str, data: object) -> bool:
    """Say whether it is certain that no key stands in its mapping twice, as there are as many as colons."""
    keys = _keys_in(data)
    if text.count(":") == keys:
        return True
    # Some colons stand in texts. Behind a key they follow a quotation mark, if nowhere a blank comes between.
    return text.count('":') == keys and not _COLON_APART.search(text)


def _keys_in(data: object) -> int:
    """Return how many keys all mappings in the data have."""
    keys = 0
    rest: list[Any] = [data]
    while rest:
        node = rest.pop()
        if type(node) is dict:
            keys += len(node)
            node = node.values()
        elif type(node) is not list:
            continue
        # Only what may hold more goes on the pile: most values are plain.
        for entry in node:
            if type(entry) is dict or type(entry) is list:
                rest.append(entry)  # noqa: PERF401 - a new list for each of millions of mappings takes longer
    return keys


class _TooLong(float):
    """Stands for a number that is longer than any that is read, until it is told with its place."""

    error: TooLongError


def _decoded(text: str, note_repeated: Any) -> object:  # noqa: ANN401
    return json.loads(
        text,
        object_pairs_hook=note_repeated,
        parse_int=partial(_bounded, read_whole),
        parse_float=partial(_bounded, read_decimal),
    )


def _bounded(read: Callable[[str], float], digits: str) -> float:
    try:
        return read(digits)
    except TooLongError as error:
        long = _TooLong(math.inf)
        long.error = error
        return long


_SYNTAX = (
    (
        "Expecting property name",
        "a key in double quotes is missing",
        "check for a comma too many or single quotes",
    ),
    ("Illegal trailing comma", "a comma too many stands here", "remove it"),
    ("Expecting ',' delimiter", "a comma or a closing bracket is missing", "add it before this place"),
    ("Expecting ':' delimiter", "a colon after a key is missing", 'write `"key": value`'),
    ("Expecting value", "a value is missing", "check for a comma too many, or put the text in double quotes"),
    ("Unterminated string", "a quotation mark is not closed", "close it"),
    ("Invalid control character", "a line break or control character stands in a text", r"write it as \n"),
    ("Invalid \\", "this backslash sequence is unknown", "write the backslash twice"),
    ("Extra data", "something follows the end of the data", "keep one object in a file"),
)


def _comma_too_many(error: json.JSONDecodeError) -> json.JSONDecodeError | None:
    """Return what Python 3.13 and later say of a comma before a closing bracket, whatever Python this is."""
    closing = "}" if error.msg.startswith("Expecting property name") else "]"
    if not error.doc.startswith(closing, error.pos):
        return None
    before = error.pos - 1
    while before >= 0 and error.doc[before] in _BLANK:
        before -= 1
    if before < 0 or error.doc[before] != ",":
        return None
    return json.JSONDecodeError("Illegal trailing comma", error.doc, before)


def _words(complaint: str) -> tuple[str, str]:
    for part, message, remedy in _SYNTAX:
        if complaint.startswith(part):
            return message, remedy
    return "this line breaks the rules of JSON", "check commas, brackets and quotes here and above"


def _deepest(text: str) -> tuple[int, int]:
    """Return the place where the nesting first exceeds the limit; brackets inside texts do not count."""
    depth = 0
    for found in re.finditer(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"|[\[\]{}]', text, re.DOTALL):
        depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(found[0], 0)
        if depth > MOST_DEPTH:
            return _line_and_column(text, found.start())
    return 1, 1


def _line_and_column(text: str, position: int) -> tuple[int, int]:
    return text.count("\n", 0, position) + 1, position - text.rfind("\n", 0, position)


def _too_long(text: str, data: object, name: str) -> Iterator[Problem]:
    """Tell which numbers are longer than any that is read."""
    found: dict[Path, TooLongError] = {}
    stack: list[tuple[Path, object]] = [((), data)]
    while stack and len(found) < MOST_TOLD:
        path, node = stack.pop()
        if isinstance(node, _TooLong):
            found[path] = node.error
        elif isinstance(node, dict | list) and len(path) <= MOST_DEPTH:
            parts = node.items() if isinstance(node, dict) else enumerate(node)
            stack += [
                ((*path, part), entry) for part, entry in parts if isinstance(entry, dict | list | _TooLong)
            ]
    places = _Finder(text).find(found)
    for path, error in found.items():
        line, column = places[path][:2]
        yield Problem(str(error), error.remedy, name, line, column, path)


def _twice(text: str, data: object, repeated: list[dict[str, Any]], name: str) -> list[Problem]:
    """Tell which keys stand in their mapping twice."""
    nodes = {id(node) for node in repeated}
    paths: set[Path] = set()
    stack: list[tuple[Path, object]] = [((), data)]
    while stack:
        path, node = stack.pop()
        if len(path) > MOST_DEPTH:
            continue
        if isinstance(node, dict):
            if id(node) in nodes:
                paths.update((*path, key) for key in node)
            stack.extend(
                ((*path, key), entry) for key, entry in node.items() if isinstance(entry, dict | list)
            )
        elif isinstance(node, list):
            stack.extend(
                ((*path, step), entry) for step, entry in enumerate(node) if isinstance(entry, dict | list)
            )
    finder = _Finder(text, most_repeated=MOST_TOLD)
    with suppress(_EnoughError):
        finder.find(paths)
    at = lines_and_columns(text, [mark for _, first, second in finder.repeated for mark in (first, second)])
    return [
        Problem(
            f"the key {quoted(path[-1])} stands in this mapping twice",
            "keep one of them",
            file=name,
            line=at[second][0],
            column=at[second][1],
            path=path,
            other_line=at[first][0],
        )
        for path, first, second in finder.repeated
    ]


class _EnoughError(Exception):
    """So many keys come twice that nobody reads more. Never leaves this module."""


class _Finder:
    """Looks up where paths stand in a JSON text that is known to be right.

    Whatever leads to no wanted path is passed over by the standard library's own reader.
    """

    def __init__(self, text: str, *, most_repeated: int | None = None) -> None:
        self.text = text
        self.most_repeated = most_repeated
        self.decode = json.JSONDecoder(parse_int=str, parse_float=str).raw_decode
        self.positions: dict[Path, Position] = {}
        # Keys that come again: their path, where they stand first, where they stand again.
        self.repeated: list[tuple[Path, int, int]] = []

    def find(self, paths: Collection[Path]) -> Mapping[Path, Place]:
        """Return the places of paths, as far as they exist."""
        wanted: dict[Path, set[str | int]] = {}
        for path in paths:
            for length in range(len(path)):
                wanted.setdefault(path[:length], set()).add(path[length])
        self._value((), self._skip(0), None, wanted)
        return places_at(self.positions, self.text)

    def _skip(self, position: int) -> int:
        found = _BLANKS.match(self.text, position)
        return found.end() if found else position

    def _value(self, path: Path, start: int, key: int | None, wanted: Mapping[Path, set[str | int]]) -> int:
        """Note where the value at ``start`` stands; return where it ends."""
        letter = self.text[start]
        self.positions[path] = Position(start, key)
        if path not in wanted or letter not in "{[":
            end = self.decode(self.text, start)[1]
            if letter not in '{["':
                self.positions[path] = Position(start, key, end)
            return end
        position = self._skip(start + 1)
        step = 0
        seen: dict[str, int] = {}
        while self.text[position] not in "}]":
            part: str | int = step
            key_position = None
            if letter == "{":
                key_position = position
                name, position = self.decode(self.text, position)
                position = self._skip(self._skip(position) + 1)
                first = seen.setdefault(name, key_position)
                if first != key_position:
                    self.repeated.append(((*path, name), first, key_position))
                    if len(self.repeated) == self.most_repeated:
                        raise _EnoughError
                part = name
            if part in wanted[path]:
                position = self._value((*path, part), position, key_position, wanted)
            else:
                position = self.decode(self.text, position)[1]
            position = self._skip(position)
            if self.text[position] == ",":
                position = self._skip(position + 1)
            step += 1
        return position + 1
