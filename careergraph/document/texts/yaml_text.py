"""YAML 1.2 texts as plain data.

The reader knows what people write in graph files and nothing else: mappings with text keys, lists, and
plain scalars of the core schema (so ``no`` and dates stay texts). It builds from libyaml's events rather than
through a PyYAML loader, which follows YAML 1.1, merges keys, keeps the last of two equal keys and lets
aliases explode.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import yaml

from careergraph.document.texts.document import Document, lines_and_columns, places_at
from careergraph.document.texts.yaml_builder import TOO_DEEP, Builder, Note, StoppedError
from careergraph.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from careergraph.document.texts.document import Path, Place

__all__ = ["load"]

_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def load(text: str, name: str) -> Document:
    """Return what a YAML text says; whatever is wrong with it is among the document's problems."""
    builder = Builder()
    try:
        _refuse_unprintable(text)
        builder.build(_events(text))
    except StoppedError as stopped:
        problems = _problems([*builder.notes, stopped.note], text, name)
        return Document(name, None, problems, readable=False, find=lambda _: {})

    def find(paths: Collection[Path]) -> Mapping[Path, Place]:
        # A file without problems is mostly not asked where its values stand.
        from careergraph.document.texts.yaml_places import find_places

        return places_at(find_places(_events(text), paths, builder.aliased), text)

    return Document(name, builder.root, _problems(builder.notes, text, name), readable=True, find=find)


def _problems(notes: Sequence[Note], text: str, name: str) -> tuple[Problem, ...]:
    at = lines_and_columns(
        text, [mark for note in notes for mark in (note.position, note.other) if mark is not None]
    )
    found = []
    for note in notes:
        line, column = (None, None) if note.position is None else at[note.position]
        other = None if note.other is None else at[note.other][0]
        found.append(Problem(note.message, note.remedy, name, line, column, note.path, other_line=other))
    return tuple(found)


def _refuse_unprintable(text: str) -> None:
    found = _UNPRINTABLE.search(text)
    if found:
        message = f"the control character U+{ord(found[0]):04X} stands here"
        raise StoppedError(Note(message, "remove it", found.start()))


def _events(text: str) -> Iterator[yaml.Event]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        yield from yaml.parse(text, Loader=loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        position = mark.index if mark else None
        letter = "" if position is None else text[position : position + 1]
        message, remedy = _words(f"{error.context or ''} {error.problem or ''}", letter)
        raise StoppedError(Note(message, remedy, position)) from None
    except yaml.YAMLError:
        raise StoppedError(Note("this text is no YAML", "save it as UTF-8 text")) from None


_INDENTATION = ("the indentation or a quotation mark is off", "align it with the lines above")
_BACKSLASH = ("this backslash sequence is unknown", "write the backslash twice")
# What libyaml and PyYAML complain of -> what is wrong and what to do; the first that fits counts.
_SYNTAX = {
    "nesting depth": TOO_DEEP,
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
