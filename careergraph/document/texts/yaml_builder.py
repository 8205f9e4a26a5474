"""From the events of a YAML text to plain data, its places, and what is wrong with it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn

import yaml

from careergraph.names import quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from careergraph.document.texts.document import Path

__all__ = ["TOO_DEEP", "Builder", "Note", "StoppedError"]

MOST_DEPTH = 64
TOO_DEEP = (f"this is nested more than {MOST_DEPTH} levels deep", "a graph file needs 6 at most")
MOST_TEXT = 100_000
MOST_NODES = 5_000_000
# Nodes that aliases may stand for, in all.
MOST_ALIASED = 100_000
# Longer numbers are no numbers of people, and Python refuses to convert them.
MOST_DIGITS = 400
# Nobody reads more; a hostile file could ask for millions.
MOST_NOTES = 1_000

_CONSTANTS = {
    **dict.fromkeys(["", "~", "null", "Null", "NULL"]),
    **dict.fromkeys(["true", "True", "TRUE"], True),
    **dict.fromkeys(["false", "False", "FALSE"], False),
}
_NUMBER_STARTS = frozenset("+-.0123456789")
_NUMBERS: tuple[tuple[re.Pattern[str], Callable[[str], float]], ...] = (
    (re.compile(r"[-+]?[0-9]+"), int),
    (re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?"), float),
    (re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+"), lambda text: int(text, 0)),
    (re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)"), lambda text: float(text.replace(".", "", 1))),
)


class Note(NamedTuple):
    """Something that is wrong with a text at a position; ``other`` is a second position."""

    message: str
    remedy: str
    position: int | None = None
    path: Path = ()
    other: int | None = None


class StoppedError(Exception):
    """A text cannot be read any further. Never leaves `careergraph.document.texts`."""

    def __init__(self, note: Note) -> None:
        self.note = note
        super().__init__(note.message)


class _Frame:
    """A mapping or list that is being read, and where in the text its entries stand."""

    __slots__ = ("anchor", "key", "key_position", "keys", "mapping", "merges", "node", "start", "values")

    def __init__(self, node: Any, anchor: str | None, start: int) -> None:  # noqa: ANN401 - either kind
        self.node = node
        self.mapping = type(node) is dict
        self.anchor = anchor
        self.start = start
        self.merges = False
        self.key: str | None = None
        self.key_position = 0
        self.keys: dict[str, int] = {}
        self.values: dict[str | int, int] = {}


class Builder:
    """Builds data from events.

    Attributes
    ----------
    root
        The data, as far as it is read.
    notes
        What is wrong, though the text can be read on.
    """

    def __init__(self) -> None:
        self.root: Any = None
        self.notes: list[Note] = []
        self._frames: list[_Frame] = []
        # Of each mapping and list: where its entries stand. The nodes live as long as the root does.
        self._finished: dict[int, _Frame] = {}
        self._root_position: int | None = None
        self._anchors: dict[str, tuple[Any, int]] = {}
        self._nodes = 0
        self._aliased = 0

    def build(self, events: Iterable[yaml.Event]) -> None:
        """Read the events of one text.

        Raises
        ------
        StoppedError
            The text is wrong or hostile, and is read no further.
        """
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
            raise StoppedError(Note("the file is empty", "write into it what it is to say"))

    # Events. PyYAML's stubs do not know the fields of its events.

    def _scalar(self, event: Any) -> None:  # noqa: ANN401
        text: str = event.value
        if len(text) > MOST_TEXT:
            self._stop(event, f"a text of {len(text)} characters stands here", f"use at most {MOST_TEXT}")
        if event.tag is not None:
            self._tell(event, "a tag (`!...`) stands here", "remove it: values have no tags")
        frame = self._frames[-1] if self._frames else None
        if frame is not None and frame.mapping and frame.key is None:
            self._key(frame, text, event)
            return
        value = text if event.style else _plain(text)
        self._add(frame, value, event)
        if frame is not None:
            frame.key = None
        if event.anchor is not None:
            self._anchors[event.anchor] = (value, 1)

    def _key(self, frame: _Frame, key: str, event: Any) -> None:  # noqa: ANN401
        position: int = event.start_mark.index
        if key == "<<" and not event.style:
            frame.merges = True
            self._tell(event, "merge keys (`<<`) are not read", "write the fields out")
        if key in frame.keys:
            message = f"the key {quoted(key)} stands in this mapping twice"
            note = Note(message, "keep one of them", position, (*self._path(), key), frame.keys[key])
            self._note(note)
        else:
            frame.keys[key] = position
        if event.anchor is not None:
            self._anchors[event.anchor] = (key, 1)
        frame.key = key
        frame.key_position = position

    def _open(self, node: Any, event: Any) -> None:  # noqa: ANN401
        if len(self._frames) >= MOST_DEPTH:
            self._stop(event, *TOO_DEEP)
        if event.tag is not None:
            self._tell(event, "a tag (`!...`) stands here", "remove it: values have no tags")
        self._refuse_as_key(event)
        self._add(self._frames[-1] if self._frames else None, node, event)
        frame = _Frame(node, event.anchor, self._nodes)
        self._finished[id(node)] = frame
        self._frames.append(frame)
        if event.anchor is not None:
            self._anchors.pop(event.anchor, None)

    def _close(self) -> None:
        frame = self._frames.pop()
        if frame.merges:
            _merge(frame.node)
        if frame.anchor is not None:
            self._anchors[frame.anchor] = (frame.node, self._nodes - frame.start + 1)
        if self._frames:
            self._frames[-1].key = None

    def _alias(self, event: Any) -> None:  # noqa: ANN401
        self._refuse_as_key(event)
        if event.anchor not in self._anchors:
            around = any(frame.anchor == event.anchor for frame in self._frames)
            wrong = "holds itself" if around else "has no anchor above"
            self._stop(event, f"the alias *{quoted(event.anchor)[1:-1]} {wrong}", "write the value out")
        value, size = self._anchors[event.anchor]
        self._aliased += size
        if self._aliased > MOST_ALIASED:
            message = f"aliases stand for more than {MOST_ALIASED} values here"
            self._stop(event, message, "write the values out where they belong")
        self._nodes += size
        self._add(self._frames[-1], value, event)
        self._frames[-1].key = None

    # Data

    def _add(self, frame: _Frame | None, value: object, event: Any) -> None:  # noqa: ANN401
        position: int = event.start_mark.index
        self._nodes += 1
        if self._nodes > MOST_NODES:
            message = f"the file holds more than {MOST_NODES} values"
            self._stop(event, message, "keep a graph of this size as JSON")
        if frame is None:
            self.root = value
            self._root_position = position
        elif frame.mapping:
            key = frame.key
            frame.node[key] = value
            frame.keys[key] = frame.key_position  # type: ignore[index]  # a mapping's value has a key
            frame.values[key] = position  # type: ignore[index]
        else:
            frame.values[len(frame.node)] = position
            frame.node.append(value)

    def _refuse_as_key(self, event: Any) -> None:  # noqa: ANN401
        if self._frames and self._frames[-1].mapping and self._frames[-1].key is None:
            remedy = "put a text that begins with [, {, & or * in quotes"
            self._stop(event, "a key is not a plain text here", remedy)

    # Notes and places

    def _path(self) -> Path:
        return tuple(len(frame.node) - 1 if frame.key is None else frame.key for frame in self._frames[:-1])

    def _tell(self, event: Any, message: str, remedy: str) -> None:  # noqa: ANN401
        self._note(Note(message, remedy, event.start_mark.index))

    def _note(self, note: Note) -> None:
        self.notes.append(note)
        if len(self.notes) >= MOST_NOTES:
            raise StoppedError(Note("more problems follow", "mend these first", note.position))

    def _stop(self, event: Any, message: str, remedy: str) -> NoReturn:  # noqa: ANN401
        raise StoppedError(Note(message, remedy, event.start_mark.index))

    def find(self, paths: Collection[Path]) -> dict[Path, tuple[int, int | None]]:
        """Return the positions of values and of their keys for paths in the data, as far as they exist."""
        found: dict[Path, tuple[int, int | None]] = {}
        if self._root_position is not None:
            found[()] = (self._root_position, None)
        for path in paths:
            node = self.root
            for step, part in enumerate(path):
                frame = self._finished.get(id(node))
                if frame is None or part not in frame.values:
                    break
                found[path[: step + 1]] = (frame.values[part], frame.keys.get(part))  # type: ignore[arg-type]
                node = node[part]
        return found


def _merge(node: dict[str, Any]) -> None:
    """Put in what a merge key brings: it is told by itself, and what it brings is not told as missing."""
    brought = node.pop("<<")
    for fields in brought if isinstance(brought, list) else [brought]:
        for key, value in fields.items() if isinstance(fields, dict) else ():
            node.setdefault(key, value)


def _plain(text: str) -> object:
    """Return what a plain scalar means in the core schema of YAML 1.2."""
    if text[:1] in _NUMBER_STARTS and len(text) <= MOST_DIGITS:
        return next((make(text) for pattern, make in _NUMBERS if pattern.fullmatch(text)), text)
    return _CONSTANTS.get(text, text)
