"""From a path, standard input or a text to a `Document`: what can go wrong before a parser sees the text."""

from __future__ import annotations

import os
import shlex
import sys
from typing import TYPE_CHECKING, Literal, TypeAlias

from careergraph.collector import collector_paused
from careergraph.document.texts.document import BrokenTextError, Document
from careergraph.document.texts.regular import NotRegularError, TooLargeError, read_regular
from careergraph.errors import Problem

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["ENDINGS", "Form", "most_bytes", "read_path", "read_stdin", "read_text", "refusal"]

Form: TypeAlias = Literal["yaml", "json"]

# A file's ending says how it is read.
ENDINGS: dict[str, Form] = {".yaml": "yaml", ".yml": "yaml", ".json": "json"}
STDIN = "standard input"
# How large a text may be, in bytes.
_LIMITS: dict[str, int] = {"yaml": 64 * 2**20, "json": 512 * 2**20}
# What a graph can be made of, and is none.
_TABLES = frozenset({".csv", ".tsv", ".tab", ".xlsx", ".xlsm", ".md", ".markdown"})
_BOM = b"\xef\xbb\xbf"


def most_bytes(name: str) -> int:
    """Return how large a file of this name may be: its ending says how it is read."""
    return _LIMITS[ENDINGS.get(os.path.splitext(name)[1].lower(), "yaml")]  # noqa: PTH122 - as below


def read_path(path: str | Path) -> Document:
    """Return the document at ``path``, read by its ending."""
    name = os.fspath(path)
    try:
        form = _form_of(name)
        return read_text(_bytes_of(name, form), name=name, form=form)
    except BrokenTextError as broken:
        return _unreadable(name, broken.problem)


def read_stdin() -> Document:
    """Return the document on standard input; YAML and JSON are told apart by how they begin."""
    if sys.stdin is None:  # a process may be started without one
        return _unreadable(STDIN, Problem("standard input is closed", "pipe a text into it", file=STDIN))
    data = sys.stdin.buffer.read(_LIMITS["json"] + 1)
    form: Form = "json" if _begins_as_json(data) else "yaml"
    if len(data) > _LIMITS[form]:
        return _unreadable(STDIN, _too_large(STDIN, form))
    return read_text(data, name=STDIN, form=form)


def read_text(text: str | bytes, *, name: str, form: Form = "yaml") -> Document:
    """Return the document that a text, or its bytes, holds."""
    try:
        decoded = _decoded(text, name) if isinstance(text, bytes) else text.removeprefix("\ufeff")
    except BrokenTextError as broken:
        return _unreadable(name, broken.problem)
    if "\r" in decoded:
        decoded = decoded.replace("\r\n", "\n").replace("\r", "\n")
    # Each form has its modules; a parser of YAML takes its time to import.
    if form == "yaml":
        from careergraph.document.texts.yaml_text import load
    else:
        from careergraph.document.texts.json_text import load
    with collector_paused():
        return load(decoded, name)


def _unreadable(name: str, problem: Problem) -> Document:
    return Document(name, None, (problem,), readable=False, find=lambda _: {})


def _begins_as_json(data: bytes) -> bool:
    """Say whether a text begins as a JSON object does; a YAML one in braces has no quote there."""
    start = data[:1000].removeprefix(_BOM).split()
    beginning = b"".join(start[:2])[:2]
    return beginning in {b'{"', b"{}", b"[{", b"[]"} or beginning[:1] == b"["


def _form_of(name: str) -> Form:
    ending = os.path.splitext(name)[1].lower()  # noqa: PTH122 - pathlib refuses some names that must be told
    if ending in ENDINGS or os.path.isdir(name) or not os.path.exists(name):  # noqa: PTH110, PTH112
        return ENDINGS.get(ending, "yaml")
    from careergraph.document.texts.foreign import foreign  # asked of a file of another ending alone

    if told := foreign(name):
        raise BrokenTextError(Problem(*told, file=name))
    message = f"the ending {ending!r} is unknown" if ending else "the file's name has no ending"
    remedy = f"name it with one of: {', '.join(ENDINGS)}"
    if ending in _TABLES:
        remedy = f"a table becomes a graph first: careergraph import table {shlex.quote(name)} -o NAME.yaml"
    raise BrokenTextError(Problem(message, remedy, file=name))


def _bytes_of(name: str, form: Form) -> bytes:
    """Return what a regular file holds; nothing else is waited for or read."""
    try:
        return read_regular(name, _LIMITS[form])
    except TooLargeError:
        raise BrokenTextError(_too_large(name, form)) from None
    except (OSError, ValueError) as error:
        message, remedy = refusal(error)
        raise BrokenTextError(Problem(message, remedy, file=name)) from None


def _too_large(name: str, form: Form) -> Problem:
    message = f"this is more than {_LIMITS[form] // 2**20} MiB of {form.upper()}"
    remedy = (
        "keep a graph of this size as JSON" if form == "yaml" else "split it, or leave out what is not asked"
    )
    return Problem(message, remedy, file=name)


def refusal(error: OSError | ValueError) -> tuple[str, str]:
    """Return in words why the system gives no file, and what to do.

    >>> refusal(FileNotFoundError())
    ('there is no such file', 'check the name and the folder')
    """
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return "there is no such file", "check the name and the folder"
    if isinstance(error, IsADirectoryError):
        return "this is a folder", "name a file in it"
    if isinstance(error, NotRegularError):
        return str(error.strerror), "pipe the text into standard input, and say `-`"
    if isinstance(error, PermissionError):
        return "you may not read this file", "ask for the right to read it"
    if isinstance(error, OSError):
        return f"this file cannot be read ({error.strerror or error})", "check the name and the disk"
    return "this is no file name", "check it for characters that cannot be seen"


def _decoded(data: bytes, name: str) -> str:
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"} or b"\0" in data[:4]:
        message = "this text is UTF-16 or UTF-32, or no text at all"
        raise BrokenTextError(Problem(message, "save it as UTF-8", file=name, line=1, column=1))
    try:
        return data.removeprefix(_BOM).decode()
    except UnicodeDecodeError as error:
        # Positions count from behind the mark that some editors put first.
        body = error.object[: error.start]
        line_start = body.rfind(b"\n") + 1
        column = len(body[line_start:].decode(errors="replace")) + 1
        problem = Problem(
            f"the byte 0x{error.object[error.start]:02X} is no UTF-8",
            "save the file as UTF-8",
            file=name,
            line=body.count(b"\n") + 1,
            column=column,
        )
        raise BrokenTextError(problem) from None
