"""From the events of a YAML text to plain data, and what is wrong with it.

Where values stand is not kept: most files have nothing wrong with them, and a million positions take more
memory than the data. `careergraph.document.texts.yaml_places` looks them up where there is something to tell.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn

import yaml

from careergraph.names import quoted
from careergraph.numbers import NUMBER_STARTS, TooLongError, plain_number

if TYPE_CHECKING:
    from collections.abc import Iterable

    from careergraph.document.texts.document import Path

__all__ = ["TOO_DEEP", "Builder", "Note", "StoppedError"]

MOST_DEPTH = 64
TOO_DEEP = (f"this is nested more than {MOST_DEPTH} levels deep", "a graph file needs 6 at most")
MOST_TEXT = 100_000
# A national framework of 3,000 roles and 14,000 skills has half as many. A value takes two microseconds.
MOST_NODES = 1_000_000
# Nodes that aliases may stand for, in all, and the letters of the texts among them.
MOST_ALIASED = 100_000
MOST_ALIASED_LETTERS = 1_000_000
# Nobody reads more; a hostile file could ask for millions.
MOST_NOTES = 1_000

_CONSTANTS = {
    **dict.fromkeys(["", "~", "null", "Null", "NULL"]),
    **dict.fromkeys(["true", "True", "TRUE"], True),
    **dict.fromkeys(["false", "False", "FALSE"], False),
}


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
    """A mapping or list that is being read."""

    __slots__ = ("anchor", "key", "keys", "letters", "mapping", "merges", "node", "start")

    def __init__(self, node: Any, anchor: str | None, start: int, letters: int) -> None:  # noqa: ANN401 - either kind
        self.node = node
        self.mapping = type(node) is dict
        self.anchor = anchor
        # How many values and letters were read before it.
        self.start = start
        self.letters = letters
        self.merges = False
        self.key: str | None = None
        # Where each key stands: of one that comes twice both places are told.
        self.keys: dict[str, int] = {}


class _Anchor(NamedTuple):
    """A value that aliases stand for: how many values and letters it holds, and where it is in the data."""

    value: Any
    size: int
    letters: int
    path: Path


class Builder:
    """Builds data from events.

    Attributes
    ----------
    root
        The data, as far as it is read.
    notes
        What is wrong, though the text can be read on.
    aliased
        Path of each alias in the data -> path of the value that it stands for.
    """

    def __init__(self) -> None:
        self.root: Any = None
        self.notes: list[Note] = []
        self.aliased: dict[Path, Path] = {}
        self._frames: list[_Frame] = []
        self._anchors: dict[str, _Anchor] = {}
        self._nodes = 0
        self._letters = 0
        self._nodes_aliased = 0
        self._letters_aliased = 0

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
        self._letters += len(text)
        frame = self._frames[-1] if self._frames else None
        if frame is not None and frame.mapping and frame.key is None:
            self._key(frame, text, event)
            return
        value = text if event.style else self._plain(text, event)
        self._add(frame, value, event)
        if event.anchor is not None:
            self._anchors[event.anchor] = _Anchor(value, 1, len(text), self._path())
        if frame is not None:
            frame.key = None

    def _key(self, frame: _Frame, key: str, event: Any) -> None:  # noqa: ANN401
        position: int = event.start_mark.index
        if key == "<<" and not event.style:
            frame.merges = True
            self._tell(event, "merge keys (`<<`) are not read", "write the fields out")
        first = frame.keys.setdefault(key, position)
        if first != position:
            message = f"the key {quoted(key)} stands in this mapping twice"
            self._note(Note(message, "keep one of them", position, (*self._path()[:-1], key), first))
        frame.key = key
        if event.anchor is not None:
            self._anchors[event.anchor] = _Anchor(key, 1, len(key), self._path())

    def _plain(self, text: str, event: Any) -> object:  # noqa: ANN401
        """Return what a plain scalar means in the core schema of YAML 1.2."""
        if text[:1] in NUMBER_STARTS:
            try:
                number = plain_number(text)
            except TooLongError as error:
                self._tell(event, str(error), error.remedy)
                return math.inf
            return text if number is None else number
        return _CONSTANTS.get(text, text)

    def _open(self, node: Any, event: Any) -> None:  # noqa: ANN401
        if len(self._frames) >= MOST_DEPTH:
            self._stop(event, *TOO_DEEP)
        if event.tag is not None:
            self._tell(event, "a tag (`!...`) stands here", "remove it: values have no tags")
        self._refuse_as_key(event)
        self._add(self._frames[-1] if self._frames else None, node, event)
        self._frames.append(_Frame(node, event.anchor, self._nodes, self._letters))
        if event.anchor is not None:
            self._anchors.pop(event.anchor, None)

    def _close(self) -> None:
        frame = self._frames.pop()
        if frame.merges:
            _merge(frame.node)
        if frame.anchor is not None:
            size, letters = self._nodes - frame.start + 1, self._letters - frame.letters
            self._anchors[frame.anchor] = _Anchor(frame.node, size, letters, self._path())
        if self._frames:
            self._frames[-1].key = None

    def _alias(self, event: Any) -> None:  # noqa: ANN401
        self._refuse_as_key(event)
        if event.anchor not in self._anchors:
            around = any(frame.anchor == event.anchor for frame in self._frames)
            wrong = "holds itself" if around else "has no anchor above"
            self._stop(event, f"the alias *{quoted(event.anchor)[1:-1]} {wrong}", "write the value out")
        anchor = self._anchors[event.anchor]
        self._nodes += anchor.size
        self._letters += anchor.letters
        self._nodes_aliased += anchor.size
        self._letters_aliased += anchor.letters
        if self._nodes_aliased > MOST_ALIASED or self._letters_aliased > MOST_ALIASED_LETTERS:
            most = (
                f"{MOST_ALIASED} values"
                if self._nodes_aliased > MOST_ALIASED
                else f"{MOST_ALIASED_LETTERS} letters"
            )
            message = f"aliases stand for more than {most} here"
            self._stop(event, message, "write the values out where they belong")
        self._add(self._frames[-1], anchor.value, event)
        self.aliased[self._path()] = anchor.path
        self._frames[-1].key = None

    # Data

    def _add(self, frame: _Frame | None, value: object, event: Any) -> None:  # noqa: ANN401
        self._nodes += 1
        if self._nodes > MOST_NODES:
            message = f"the file holds more than {MOST_NODES} values"
            self._stop(event, message, "keep a graph of this size as JSON")
        if frame is None:
            self.root = value
        elif frame.mapping:
            frame.node[frame.key] = value
        else:
            frame.node.append(value)

    def _refuse_as_key(self, event: Any) -> None:  # noqa: ANN401
        if self._frames and self._frames[-1].mapping and self._frames[-1].key is None:
            remedy = "put a text that begins with [, {, & or * in quotes"
            self._stop(event, "a key is not a plain text here", remedy)

    # Notes and places

    def _path(self) -> Path:
        """Return the path of the value that was read last, or of the mapping or list that was closed."""
        return tuple(frame.key if frame.mapping else len(frame.node) - 1 for frame in self._frames)  # type: ignore[misc]  # a mapping's value has a key

    def _tell(self, event: Any, message: str, remedy: str) -> None:  # noqa: ANN401
        self._note(Note(message, remedy, event.start_mark.index))

    def _note(self, note: Note) -> None:
        self.notes.append(note)
        if len(self.notes) >= MOST_NOTES:
            raise StoppedError(Note("more problems follow", "mend these first", note.position))

    def _stop(self, event: Any, message: str, remedy: str) -> NoReturn:  # noqa: ANN401
        raise StoppedError(Note(message, remedy, event.start_mark.index))


def _merge(node: dict[str, Any]) -> None:
    """Put in what a merge key brings: it is told by itself, and what it brings is not told as missing."""
    brought = node.pop("<<")
    for fields in brought if isinstance(brought, list) else [brought]:
        for key, value in fields.items() if isinstance(fields, dict) else ():
            node.setdefault(key, value)
