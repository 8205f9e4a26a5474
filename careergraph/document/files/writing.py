"""Writing graph files: readable text, put in place in one step or not at all."""

from __future__ import annotations

import json
import os
import secrets
import stat
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from careergraph.document.files.form import to_data
from careergraph.document.texts import ENDINGS
from careergraph.errors import CareerGraphError, OutputError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from careergraph.document.records import GraphFile
    from careergraph.document.texts import Form

__all__ = [
    "draft_name",
    "form_for",
    "refused",
    "to_text",
    "write",
    "write_bytes",
    "write_pieces",
    "write_text",
]


def write(file: GraphFile, path: str | Path) -> Path:
    """Write a graph file, as YAML or JSON by the ending of ``path``, and return the path.

    The order of entries is kept, and ``read(write(file, path)) == file``. The new file takes the place of the
    old one in one step: nobody ever sees half of it, and where writing fails the old one is untouched.

    Raises
    ------
    OutputError
        The file cannot be written, or its ending is unknown.
    """
    return write_text(to_text(file, form=form_for(path)), path)


def form_for(path: str | Path) -> Form:
    """Return the form that the ending of a graph file's name says.

    Raises
    ------
    OutputError
        The ending is unknown.
    """
    ending = Path(path).suffix
    form = ENDINGS.get(ending.lower())
    if form is None:
        raise OutputError(
            f"{os.fspath(path)}: the ending {ending!r} is unknown; use one of: {', '.join(ENDINGS)}"
        )
    return form


def to_text(file: GraphFile, *, form: Form = "yaml") -> str:
    """Return a graph file as the text of a YAML or JSON file."""
    data = to_data(file)
    return _yaml(data) if form == "yaml" else _json(data)


def write_text(text: str, path: str | Path) -> Path:
    """Write a text as UTF-8 in one atomic step and return the path; see `write_bytes`."""
    return write_bytes(text.encode(), path)


def write_bytes(content: bytes, path: str | Path) -> Path:
    """Write a file in one atomic step and return the path; see `write_pieces`."""
    return write_pieces([content], path)


def write_pieces(
    pieces: Iterable[bytes], path: str | Path, *, allow: Callable[[str, str], bool] | None = None
) -> Path:
    """Write a file piece by piece, and put it in its place in one atomic step.

    The permissions of a file that is replaced are kept; where ``path`` is a symbolic link, the file that it
    names is replaced and not the link. A device or a named pipe, such as ``/dev/stdout``, is written to, but
    no disk.

    Parameters
    ----------
    pieces
        What the file is to hold.
    path
        The file.
    allow
        Is asked before a file that is there is replaced, with the names of the new file and of the old one;
        False leaves the old one as it is, and it may raise.

    Raises
    ------
    OutputError
        The file cannot be written; one that was there before is untouched.
    BrokenPipeError
        Whoever read the pipe has read enough: no fault of anybody's.
    """
    try:
        if _is_stream(path):
            with open(path, "wb") as stream:  # noqa: PTH123 - beside realpath
                stream.writelines(pieces)
        else:
            _replace(os.path.realpath(path), pieces, allow)
    except (BrokenPipeError, CareerGraphError):
        raise
    except (OSError, ValueError) as error:
        raise refused(path, error) from None
    return Path(path)


def _is_stream(path: str | Path) -> bool:
    """Say whether a device or a named pipe stands there; a folder and a disk are refused."""
    try:
        mode = os.stat(path).st_mode  # noqa: PTH116 - beside realpath
    except FileNotFoundError:
        return False
    if stat.S_ISDIR(mode):
        raise IsADirectoryError
    if stat.S_ISBLK(mode):
        raise OSError(None, "it is a disk")
    return not stat.S_ISREG(mode)


def draft_name(target: str) -> str:
    """Return where a file or a folder grows until it is complete: a hidden name beside it."""
    # In the same folder: only there can a file be renamed in one step. Names are limited in bytes.
    folder, name = os.path.split(os.fsencode(target))
    return os.fsdecode(os.path.join(folder, b".%b.%b.tmp" % (name[:100], secrets.token_hex(8).encode())))  # noqa: PTH118 - of bytes


def _replace(target: str, pieces: Iterable[bytes], allow: Callable[[str, str], bool] | None) -> None:
    draft = draft_name(target)
    try:
        # Inside, as a signal may come as soon as the file is there.
        handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
        with os.fdopen(handle, "wb") as file:
            file.writelines(pieces)
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileNotFoundError):
            os.chmod(draft, os.stat(target).st_mode & 0o7777)  # noqa: PTH101, PTH116 - beside realpath
        if allow is None or not os.path.exists(target) or allow(draft, target):  # noqa: PTH110 - beside realpath
            os.replace(draft, target)  # noqa: PTH105 - beside realpath
        else:
            os.unlink(draft)  # noqa: PTH108 - beside realpath
    except BaseException:
        with suppress(OSError):
            os.unlink(draft)  # noqa: PTH108 - beside realpath
        raise


def refused(path: str | Path, error: OSError | ValueError) -> OutputError:
    """Return the error that says in words what the system refuses to write, and what to do.

    Examples
    --------
    >>> refused("a/b.yaml", FileNotFoundError())
    OutputError("'a/b.yaml' cannot be written: there is no such folder to put it in; make that first")
    """
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        reason = "there is no such folder to put it in; make that first"
    elif isinstance(error, IsADirectoryError):
        reason = "it is a folder; name a file in it"
    elif isinstance(error, PermissionError):
        reason = "you may not write there; choose another folder"
    elif isinstance(error, OSError):
        said = error.strerror or "the system refuses"
        reason = f"{said[:1].lower()}{said[1:]}; choose another place"
    else:
        reason = "it is no file name; check it for characters that cannot be seen"
    return OutputError(f"{os.fspath(path)!r} cannot be written: {reason}")


def _json(data: dict[str, Any]) -> str:
    """Return JSON with one entry of a section on each line: fast to write, and easy to compare."""
    parts = []
    for name, value in data.items():
        if isinstance(value, dict):
            lines = [f"    {_compact(key)}: {_compact(entry)}" for key, entry in value.items()]
            text = "{\n" + ",\n".join(lines) + "\n  }" if lines else "{}"
        elif isinstance(value, list):
            lines = [f"    {_compact(entry)}" for entry in value]
            text = "[\n" + ",\n".join(lines) + "\n  ]" if lines else "[]"
        else:
            text = _compact(value)
        parts.append(f"  {_compact(name)}: {text}")
    return "{\n" + ",\n".join(parts) + "\n}\n"


_compact = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode


def _yaml(data: dict[str, Any]) -> str:
    import yaml

    from careergraph.document.files.dumper import GraphDumper

    # None: what holds only plain values goes on one line, the rest into blocks.
    text: str = yaml.dump(
        data, Dumper=GraphDumper, sort_keys=False, allow_unicode=True, width=100, default_flow_style=None
    )
    return text
