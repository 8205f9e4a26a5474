"""YAML 1.2 texts as plain data.

The reader knows what people write in graph files and nothing else: mappings with text keys, lists, and
plain scalars of the core schema (so ``no`` and dates stay texts). It builds from libyaml's events rather than
through a PyYAML loader, which follows YAML 1.1, merges keys, keeps the last of two equal keys and lets
aliases explode.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import yaml

from careergraph.documents.document import BrokenTextError, Document, Place
from careergraph.errors import Problem
from careergraph.names import quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

    from careergraph.documents.document import Path

__all__ = ["MOST_BYTES", "load"]

MOST_BYTES = 64 * 2**20
MOST_DEPTH = 64
MOST_TEXT = 100_000
MOST_NODES = 5_000_000
# Nodes that aliases may stand for, in all.
MOST_ALIASED = 100_000

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_BOOLEANS = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_NUMBERS: tuple[tuple[re.Pattern[str], Callable[[str], float]], ...] = (
    (re.compile(r"[-+]?[0-9]+"), int),
    (re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?"), float),
    (re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+"), lambda text: int(text, 0)),
    (re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)"), lambda text: float(text.replace(".", "", 1))),
)
_NUMBER_STARTS = frozenset("+-.0123456789")
# Longer numbers are no numbers of people, and Python refuses to convert them.
MOST_DIGITS = 400

_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def load(text: str, name: str) -> Document:
    """Return what a YAML text says; whatever is wrong with it is among the document's problems."""
    builder = _Builder(name)
    try:
        _refuse_unprintable(text, name)
        builder.build(_events(text, name))
    except BrokenTextError as broken:
        return Document(name, None, (*builder.problems, broken.problem), readable=False, find=builder.find)
    return Document(name, builder.root, tuple(builder.problems), readable=True, find=builder.find)


def _refuse_unprintable(text: str, name: str) -> None:
    found = _UNPRINTABLE.search(text)
    if found:
        line = text.count("\n", 0, found.start()) + 1
        column = found.start() - text.rfind("\n", 0, found.start())
        message = f"the control character U+{ord(found[0]):04X} stands here"
        raise BrokenTextError(Problem(message, "remove it", file=name, line=line, column=column))


def _events(text: str, name: str) -> Iterator[yaml.Event]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        yield from yaml.parse(text, Loader=loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        letter = text[mark.index : mark.index + 1] if mark else ""
        message, remedy = _words(f"{error.context or ''} {error.problem or ''}", letter)
        line, column = (mark.line + 1, mark.column + 1) if mark else (None, None)
        raise BrokenTextError(Problem(message, remedy, file=name, line=line, column=column)) from None
    except yaml.YAMLError:
        raise BrokenTextError(Problem("this text is no YAML", "save it as UTF-8 text", file=name)) from None


_INDENTATION = ("the indentation or a quotation mark is off", "align it with the lines above")
_BACKSLASH = ("this backslash sequence is unknown", "write the backslash twice")
# What libyaml and PyYAML complain of -> what is wrong and what to do; the first that fits counts.
_SYNTAX = {
    "mapping values are not allowed": (
        "a colon stands where none fits",
        "put a text that holds ': ' in quotes",
    ),
    "cannot start any token": ("this character cannot begin a value", "put the text in quotes"),
    "expected ',' or ']'": ("a list in brackets lacks a comma or its end", "close it with ]"),
    "expected ',' or '}'": ("a mapping in braces lacks a comma or its end", "close it with }"),
    "unexpected end of stream": ("a quotation mark is not closed", "close it"),
    "unknown escape": _BACKSLASH,
    "hex": _BACKSLASH,
    "could not find expected ':'": ("a colon after a key is missing", "write `key: value`"),
    "block scalar": ("a block of text begins wrongly", "write nothing behind | or >"),
    "node content": ("a value is missing here", "add it, or close what is open above"),
    " tag": ("a tag (`!...`) stands here", "remove it: values have no tags"),
    "sequence entries": ("a list begins where none fits", "put it on its own line, or in quotes"),
    "expected key": _INDENTATION,
    "block end": _INDENTATION,
    "'-' indicator": _INDENTATION,
    "document start": ("this line does not belong to what stands above", "align it with the lines above"),
    "anchor": ("an anchor has no proper name", "put a text that begins with & in quotes"),
    "alias": ("an alias has no proper name", "put a text that begins with * in quotes"),
    "directive": ("a line that begins with % stands here", "remove it, or put the text in quotes"),
}


def _words(complaint: str, letter: str) -> tuple[str, str]:
    if letter == "\t":
        return "a tab stands where blanks belong", "indent with spaces"
    for part, words in _SYNTAX.items():
        if part in complaint:
            return words
    return "this line breaks the rules of YAML", "check indentation, quotes and colons here and above"


class _Frame:
    """A mapping or list that is being read."""

    __slots__ = ("anchor", "key", "key_place", "node", "places", "start")

    def __init__(self, node: dict[str, Any] | list[Any], anchor: str | None, start: int) -> None:
        self.node = node
        self.anchor = anchor
        self.start = start
        self.key: str | None = None
        self.key_place = (0, 0)
        self.places: dict[str | int, Place] = {}


class _Builder:
    """Builds data from events, with its places."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.root: object = None
        self.problems: list[Problem] = []
        self.frames: list[_Frame] = []
        # Of each finished mapping and list: where its entries stand. The nodes live as long as the root does.
        self.places: dict[int, dict[str | int, Place]] = {}
        self.root_place: Place | None = None
        self.anchors: dict[str, tuple[Any, int]] = {}
        self.nodes = 0
        self.aliased = 0

    def build(self, events: Iterator[yaml.Event]) -> None:
        """Read the events of one text."""
        documents = 0
        for event in events:
            kind = type(event)
            if kind is yaml.ScalarEvent:
                self._scalar(event)
            elif kind is yaml.MappingStartEvent:
                self._open({}, event)
            elif kind is yaml.SequenceStartEvent:
                self._open([], event)
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                self._close()
            elif kind is yaml.AliasEvent:
                self._alias(event)
            elif kind is yaml.DocumentStartEvent:
                documents += 1
                if documents > 1:
                    self._stop(event, "a second document begins here", "keep one document in a file")
        if not documents:
            raise BrokenTextError(
                Problem("the file is empty", "write into it what it is to say", file=self.name)
            )

    # Events

    def _scalar(self, event: Any) -> None:  # noqa: ANN401 - PyYAML's stubs do not know the fields of its events
        text: str = event.value
        if len(text) > MOST_TEXT:
            self._stop(event, f"a text of {len(text)} characters stands here", f"use at most {MOST_TEXT}")
        if event.tag is not None:
            self._tell(event, "a tag (`!...`) stands here", "remove it: values have no tags")
        frame = self.frames[-1] if self.frames else None
        if frame is not None and frame.key is None and type(frame.node) is dict:
            self._key(frame, text, event)
            return
        value = text if event.style else _plain(text)
        self._count(event)
        if event.anchor is not None:
            self.anchors[event.anchor] = (value, 1)
        self._add(value, event)

    def _key(self, frame: _Frame, key: str, event: Any) -> None:  # noqa: ANN401
        mark = event.start_mark
        if key == "<<" and not event.style:
            self._tell(event, "merge keys (`<<`) are not read", "write the fields out")
        if key in frame.node:
            first = frame.places[key]
            self.problems.append(
                Problem(
                    f"the key {quoted(key)} stands in this mapping twice",
                    "keep one of them",
                    file=self.name,
                    line=mark.line + 1,
                    column=mark.column + 1,
                    path=(*self._path(), key),
                    other_line=first.key_line,
                )
            )
        if event.anchor is not None:
            self.anchors[event.anchor] = (key, 1)
        frame.key = key
        frame.key_place = (mark.line + 1, mark.column + 1)

    def _open(self, node: dict[str, Any] | list[Any], event: Any) -> None:  # noqa: ANN401
        if len(self.frames) >= MOST_DEPTH:
            self._stop(
                event, f"this is nested more than {MOST_DEPTH} levels deep", "a graph file needs 6 at most"
            )
        if event.tag is not None:
            self._tell(event, "a tag (`!...`) stands here", "remove it: values have no tags")
        self._refuse_as_key(event)
        self._count(event)
        self._add(node, event, done=False)
        self.frames.append(_Frame(node, event.anchor, self.nodes))
        if event.anchor is not None:
            self.anchors.pop(event.anchor, None)

    def _close(self) -> None:
        frame = self.frames.pop()
        self.places[id(frame.node)] = frame.places
        if frame.anchor is not None:
            self.anchors[frame.anchor] = (frame.node, self.nodes - frame.start + 1)
        if self.frames:
            self.frames[-1].key = None

    def _alias(self, event: Any) -> None:  # noqa: ANN401
        self._refuse_as_key(event)
        if event.anchor not in self.anchors:
            around = any(frame.anchor == event.anchor for frame in self.frames)
            message = f"the alias *{quoted(event.anchor)[1:-1]} " + (
                "holds itself" if around else "has no anchor above"
            )
            self._stop(event, message, "write the value out")
        value, size = self.anchors[event.anchor]
        self.aliased += size
        if self.aliased > MOST_ALIASED:
            message = f"aliases stand for more than {MOST_ALIASED} values here"
            self._stop(event, message, "write the values out where they belong")
        self.nodes += size
        self._add(value, event)

    # Data

    def _add(self, value: object, event: Any, *, done: bool = True) -> None:  # noqa: ANN401
        mark = event.start_mark
        line, column = mark.line + 1, mark.column + 1
        if not self.frames:
            self.root = value
            self.root_place = Place(line, column)
            return
        frame = self.frames[-1]
        node = frame.node
        if isinstance(node, list):
            frame.places[len(node)] = Place(line, column)
            node.append(value)
            return
        key = frame.key or ""
        node[key] = value
        frame.places[key] = Place(line, column, *frame.key_place)
        if done:
            frame.key = None

    def _count(self, event: Any) -> None:  # noqa: ANN401
        self.nodes += 1
        if self.nodes > MOST_NODES:
            self._stop(
                event, f"the file holds more than {MOST_NODES} values", "keep a graph of this size as JSON"
            )

    def _refuse_as_key(self, event: Any) -> None:  # noqa: ANN401
        if self.frames and self.frames[-1].key is None and type(self.frames[-1].node) is dict:
            self._stop(
                event, "a key is not a plain text here", "put a text that begins with [, {, & or * in quotes"
            )

    # Problems and places

    def _path(self) -> Path:
        return tuple(len(frame.node) - 1 if frame.key is None else frame.key for frame in self.frames[:-1])

    def _problem(self, event: Any, message: str, remedy: str) -> Problem:  # noqa: ANN401
        mark = event.start_mark
        return Problem(message, remedy, file=self.name, line=mark.line + 1, column=mark.column + 1)

    def _tell(self, event: Any, message: str, remedy: str) -> None:  # noqa: ANN401
        self.problems.append(self._problem(event, message, remedy))

    def _stop(self, event: Any, message: str, remedy: str) -> None:  # noqa: ANN401
        raise BrokenTextError(self._problem(event, message, remedy))

    def find(self, paths: Collection[Path]) -> Mapping[Path, Place]:
        """Return the places of paths in the data, as far as they exist."""
        found: dict[Path, Place] = {}
        if self.root_place is not None:
            found[()] = self.root_place
        for path in paths:
            node: Any = self.root
            for step, part in enumerate(path):
                place = self.places.get(id(node), {}).get(part)
                if place is None:
                    break
                found[path[: step + 1]] = place
                node = node[part]
        return found


def _plain(text: str) -> object:
    """Return what a plain scalar means in the core schema of YAML 1.2."""
    if text[:1] in _NUMBER_STARTS and len(text) <= MOST_DIGITS:
        return next((make(text) for pattern, make in _NUMBERS if pattern.fullmatch(text)), text)
    return None if text in _NULLS else _BOOLEANS.get(text, text)
