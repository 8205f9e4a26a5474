"""Answers for programs, one JSON document or a table as CSV, always in UTF-8; and what is said beside."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import stat
import sys
from codecs import BOM_UTF8
from contextlib import contextmanager
from threading import Timer
from typing import TYPE_CHECKING, Any

import click

from careergraph import names
from careergraph.cli.streams import nobody_reads
from careergraph.cli.text.sheet import clean
from careergraph.wording import guarded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from careergraph.document.records import Role, Skill

__all__ = [
    "begins_a_file",
    "plain",
    "print_bytes",
    "print_csv",
    "print_json",
    "print_json_list",
    "say",
    "told_if_long",
]

# Seconds that a user waits before a word of why.
PATIENCE = 4.0

# Legal inside JSON strings, yet terminals act on them; JSON can write them as escapes.
STEERING = re.compile(f"[{names.STEERING}\ud800-\udfff]")


# Fields that are left out where a file does not say them, which is nearly everywhere.
_LEFT_OUT = ("pay", "resources")


def plain(record: Role | Skill) -> dict[str, Any]:
    """Return a role or a skill as plain data with every field of the file, its id first."""
    from pydantic_core import to_jsonable_python

    fields: dict[str, Any] = to_jsonable_python(record)
    if "optional" in fields:
        fields["optional"].sort()  # a set has no order
    left_out = [name for name in _LEFT_OUT if not fields.get(name, True)]
    return {"id": record.id} | {name: value for name, value in fields.items() if name not in left_out}


def print_bytes(pieces: Iterable[bytes]) -> None:
    """Print texts in UTF-8 as they are; to a terminal without what would steer it."""
    shown = sys.stdout.isatty()
    sys.stdout.flush()
    for piece in pieces:
        if nobody_reads():
            break
        sys.stdout.buffer.write(clean(piece.decode(errors="replace")).encode() if shown else piece)
    sys.stdout.buffer.flush()


def print_json(data: Any) -> None:  # noqa: ANN401 - JSON is any
    """Print one JSON document; the encoding is UTF-8 whatever the terminal's."""
    text = json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False)
    text = STEERING.sub(_escaped, text)
    click.echo(text.encode() + b"\n", nl=False)


def _escaped(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"


def print_json_list(items: Iterable[Any]) -> None:
    """Print a list as `print_json` does, item by item: none of them is kept."""
    begun = False
    for item in items:
        text = json.dumps(item, ensure_ascii=False, indent=2, allow_nan=False)
        text = STEERING.sub(_escaped, text).replace("\n", "\n  ")
        click.echo(f"{',' if begun else '['}\n  {text}".encode(), nl=False)
        begun = True
    click.echo(b"\n]\n" if begun else b"[]\n", nl=False)


def begins_a_file() -> bool:
    """Say whether standard output goes to a file that holds nothing yet.

    There a mark says that CSV is UTF-8, which Excel would not guess; in a pipe it would be a part of the
    first heading, and so it would in the middle of a file.
    """
    try:
        status = os.fstat(sys.stdout.fileno())
    except (OSError, ValueError):  # standard output is closed, or somebody replaced it
        return False
    return stat.S_ISREG(status.st_mode) and status.st_size == 0


def print_csv(columns: Sequence[str], rows: Iterable[Sequence[str | float | None]]) -> None:
    """Print a table as CSV (RFC 4180, but lines end in a line feed), safe to open in a spreadsheet.

    To a file it begins with a byte-order mark. A text that a spreadsheet would take for a formula gets an
    apostrophe before it.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([[_cell(value) for value in row] for row in rows])
    mark = BOM_UTF8 if begins_a_file() else b""
    print_bytes([mark, text.getvalue().encode(errors="replace")])


def _cell(value: str | float | None) -> str | float:
    if value is None:
        return ""
    if not isinstance(value, str):
        return value
    # A carriage return would end the row.
    text = value.replace("\r", " ")
    return guarded(text)


def say(text: str) -> None:
    """Tell the user something beside the answer, on standard error."""
    click.echo(clean(text), err=True)


@contextmanager
def told_if_long(text: str) -> Iterator[None]:
    """Tell a user who waits at a terminal something, where what is done meanwhile takes long."""
    if not _watched():
        yield
        return
    timer = Timer(PATIENCE, say, [text])
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _watched() -> bool:
    """Whether somebody may read what is told beside the answer as it comes."""
    return sys.stderr is not None and sys.stderr.isatty()
