"""Where in the files something stands: which line of which file, never who it is about."""

from __future__ import annotations

import csv
import gzip
from bisect import bisect_left
from typing import TYPE_CHECKING

from careergraph.histories.columns import template_columns

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
    from typing import IO, TypeAlias

    from careergraph.histories.coding import Source
    from careergraph.histories.columns import Field
    from careergraph.histories.files import PlainFile

    Where: TypeAlias = Callable[[Field, Collection[str]], str]

__all__ = ["finder"]


def finder(sources: Sequence[Source]) -> Where:
    """Return a function that tells where the first of some texts of a field stands.

    It reads the files again, from their start to that place: only what is wrong is looked for. Of tables that
    are no files it tells nothing.
    """

    def where(name: Field, texts: Collection[str]) -> str:
        for source in sources:
            headings = _headings(source, name)
            if source.file is None or not headings:
                continue
            found = _first(source.file, headings, frozenset(texts))
            if found is not None:
                return f" ({source.name}, {source.file.unit} {found:,})"
        return ""

    return where


def _headings(source: Source, name: Field) -> list[str]:
    fields: list[Mapping[Field, str]] = [source.columns.fields, *source.columns.families]
    return [one[name] for one in fields if name in one and not template_columns(one[name])]


def _first(file: PlainFile, headings: Sequence[str], texts: frozenset[str]) -> int | None:
    """Return the number of the first row that holds one of the texts under one of the headings."""
    if file.kind != "csv":
        return None
    places = [file.headings.index(heading) for heading in headings if heading in file.headings]
    try:
        with _opened(file) as lines:
            for number, line, row in _rows(lines, file.delimiter):
                if any(place < len(row) and row[place].strip() in texts for place in places):
                    if file.unit == "line":
                        return file.above + line
                    headed = 1 if file.unit == "row" else 0
                    return file.above + headed + number + bisect_left(file.blank, number)
    except (csv.Error, OSError, UnicodeDecodeError):
        return None
    return None


def _opened(file: PlainFile) -> IO[str]:
    if file.path.name.lower().endswith(".gz"):
        return gzip.open(file.path, "rt", encoding="utf-8-sig", newline="")
    return file.path.open(encoding="utf-8-sig", newline="")


def _rows(lines: IO[str], delimiter: str) -> Iterator[tuple[int, int, list[str]]]:
    """Yield the rows below the headings: their number, the line on which they begin, their cells."""
    reader = csv.reader(lines, delimiter=delimiter)
    next(reader, None)
    number, begins = 0, reader.line_num + 1
    for row in reader:
        if row:
            number += 1
            yield number, begins, row
        begins = reader.line_num + 1
