"""How a file says that careergraph made it, so that it may be made anew without a question.

What programs read (the page, GraphML, DOT and such) carries a mark near its beginning. What people edit
(graph files, tables) carries none: there nobody can tell what would be lost.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, BinaryIO
from zlib import error

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["MADE", "WORKBOOK_DATE", "is_made"]

# Stands as a comment of its own in the forms that have comments.
MADE = "Made by careergraph, which may replace this file: take this line away to keep changes"

# When every Excel file that careergraph makes says that it was made, and changed.
WORKBOOK_DATE = "2000-01-01T00:00:00Z"

# In which a mark is looked for. No title stands before it.
BEGINNING = 4096

_MARKS = re.compile(
    rb"^\s*(?://|%%|<!--) " + MADE.encode() + rb"|"
    rb'^<meta name="generator" content="careergraph">\s*$|'
    rb'^\s*"(?:\$id|cg|made_by)": "(?:urn:)?careergraph[":]',
    re.MULTILINE,
)


def is_made(path: str | Path) -> bool:
    """Say whether careergraph made a file, and nobody took its mark away.

    An empty file counts as made: there is nothing in it to lose.

    Raises
    ------
    OSError
        The file cannot be read.
    """
    with open(path, "rb") as file:  # noqa: PTH123 - of a path that may be no text
        beginning = file.read(BEGINNING)
        if beginning.startswith(b"PK"):
            return _is_made_workbook(file)
    return not beginning or bool(_MARKS.search(beginning))


def _is_made_workbook(file: BinaryIO) -> bool:
    """Say whether an Excel file is ours, and no spreadsheet has saved it since: that sets the date."""
    from zipfile import BadZipFile, ZipFile

    try:
        with ZipFile(file) as archive, archive.open("docProps/core.xml") as about:
            told = about.read(BEGINNING)
    except (BadZipFile, KeyError, RuntimeError, NotImplementedError, EOFError, ValueError, OSError, error):
        return False
    return b">careergraph</" in told and told.count(f">{WORKBOOK_DATE}</".encode()) == 2  # noqa: PLR2004 - made, changed
