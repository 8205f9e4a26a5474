"""Parquet files from anybody: opened with care, looked at by their footers, and only then read.

A small file can stand for a great deal: a text that a million rows share, rows that are one number a million
times over. So rows and values are counted in the footer, and texts are measured before they are laid out.
"""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from careergraph.columnar.arrays import known, mask, numbers, without_gaps
from careergraph.columnar.layout import TABLES, TEXT, Layout
from careergraph.names import near, quoted

if TYPE_CHECKING:
    from pathlib import Path

    import numpy.typing as npt

    Numbers = npt.NDArray[Any]

__all__ = ["BrokenFileError", "Figures", "Rows", "Table", "read_table"]

MOST_BYTES = 4 * 2**30
# Values of all columns of a table that lie in lists, and the bytes of all its texts.
MOST_VALUES = 200_000_000
MOST_TEXT = 2**30
# A text of a graph has 20,000 characters at most; what `more` holds may be longer.
LONGEST = {"more": 16 * 2**20}
LONGEST_TEXT = 4 * 20_000
BATCH = 8_192
# A folder's files are written by programs: a footer larger than this is no footer.
MOST_FOOTER = 64 * 2**20


class BrokenFileError(Exception):
    """A file of a folder cannot be used. Never leaves `careergraph.columnar`."""

    def __init__(self, message: str, remedy: str) -> None:
        self.message, self.remedy = message, remedy
        super().__init__(message)


@dataclass(frozen=True)
class Figures:
    """Numbers, and where they are known; None for ``known``: everywhere."""

    values: Numbers
    known: Numbers | None

    def filled(self, unknown: float) -> Numbers:
        """Return the numbers, with another one where none is known."""
        return self.values if self.known is None else np.where(self.known, self.values, unknown)


@dataclass(frozen=True)
class Rows:
    """Lists or maps: those of row ``r`` are ``offsets[r]`` up to ``offsets[r + 1]`` of each part."""

    offsets: Numbers
    parts: tuple[Any, ...]


@dataclass(frozen=True)
class Table:
    """A table that was read: numbers, texts (one Arrow array, "" where there is none), lists and maps."""

    name: str
    rows: int
    columns: dict[str, Any]

    def figures(self, name: str, *, unknown: float | None = None) -> Figures:
        """Return a column of numbers; one that is missing is unknown everywhere, or ``unknown``."""
        found = self.columns.get(name)
        if found is None:
            kind = np.int32 if unknown is None else type(unknown)
            values = np.full(self.rows, 0 if unknown is None else unknown, dtype=kind)
            return Figures(values, np.zeros(self.rows, dtype=bool))
        assert isinstance(found, Figures)  # noqa: S101 - by the layout
        return found

    def numbers(self, name: str) -> Numbers:
        """Return a column of numbers that every row has."""
        return self.figures(name).values

    def texts(self, name: str) -> Any:  # noqa: ANN401 - an Arrow array
        """Return a column of texts, or None where the table has none."""
        return self.columns.get(name)

    def lists(self, name: str) -> Rows | None:
        """Return a column of lists or maps, or None where the table has none."""
        return self.columns.get(name)


def read_table(folder: Path, name: str, rows: int | None) -> Table | None:
    """Return a table of a folder; None where it is missing and may be.

    Parameters
    ----------
    folder
        The folder.
    name
        The table's name in `TABLES`.
    rows
        How many rows the folder says that it has, if it does.

    Raises
    ------
    BrokenFileError
        The file cannot be used.
    """
    layout = TABLES[name]
    path = folder / f"{name}.parquet"
    if not os.path.lexists(path):
        if layout.needed or rows:
            raise BrokenFileError("there is no such file", "write the folder again: a graph needs it")
        return None
    with os.fdopen(_handle(path), "rb") as file:
        try:
            return _read(file, name, layout, rows)
        except (pa.ArrowException, OSError, ValueError, MemoryError, OverflowError) as error:
            reason = str(error).strip().partition("\n")[0][:200]
            message = f"this is no Parquet file that can be read ({reason or type(error).__name__})"
            raise BrokenFileError(message, "write the folder again") from None


def _handle(path: Path) -> int:
    """Open a regular file; a link may lead anywhere, and a pipe would wait for ever."""
    try:
        if stat.S_ISLNK(os.lstat(path).st_mode):
            raise BrokenFileError("this is a symbolic link", "put the file itself into the folder")
        flags = (getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY", "O_CLOEXEC"))
        handle = os.open(path, os.O_RDONLY | sum(flags))
    except OSError as error:
        raise BrokenFileError(
            f"this file cannot be read ({error.strerror})", "ask for the right to read it"
        ) from None
    status = os.fstat(handle)
    if stat.S_ISREG(status.st_mode) and status.st_size <= MOST_BYTES:
        return handle
    os.close(handle)
    if stat.S_ISREG(status.st_mode):
        raise BrokenFileError(f"this is more than {MOST_BYTES >> 30} GiB", "split the graph")
    raise BrokenFileError("this is no regular file", "put a Parquet file there")


def _read(file: Any, name: str, layout: Layout, rows: int | None) -> Table:  # noqa: ANN401 - a binary file
    opened = pq.ParquetFile(
        file,
        thrift_string_size_limit=MOST_FOOTER,
        thrift_container_size_limit=1_000_000,
        arrow_extensions_enabled=False,
    )
    footer = opened.metadata
    _fit(footer, layout, rows)
    columns = _columns(opened.schema_arrow, layout)
    texts = {column: kind for column, kind in columns.items() if _holds_text(kind)}
    found: dict[str, Any] = {}
    if texts:
        parts = [path for path, encodings in _leaves(footer).items() if "DICTIONARY" in encodings]
        file.seek(0)
        again = pq.ParquetFile(file, metadata=footer, read_dictionary=parts, arrow_extensions_enabled=False)
        found |= _texts(again, texts)
    figures = [column for column in columns if column not in texts]
    if figures:
        table = opened.read(columns=figures)
        for column in figures:
            found[column] = _numbers(table[column].combine_chunks(), column, layout)
    return Table(name, footer.num_rows, found)


def _fit(footer: Any, layout: Layout, rows: int | None) -> None:  # noqa: ANN401 - Arrow has no types
    """Hold what a footer says against the limits: nothing else of the file was looked at yet."""
    if footer.num_rows > layout.most_rows:
        raise BrokenFileError(
            f"the table has {footer.num_rows:,} rows", f"at most {layout.most_rows:,} are read"
        )
    if rows is not None and footer.num_rows != rows:
        raise BrokenFileError(
            f"the table has {footer.num_rows:,} rows where graph.json says {rows:,}",
            "write the folder again: its files are not of one piece",
        )
    groups = [footer.row_group(number) for number in range(footer.num_row_groups)]
    if sum(group.num_rows for group in groups) != footer.num_rows:
        raise BrokenFileError("the footer contradicts itself", "write the folder again")
    for place in range(footer.num_columns):
        values = sum(group.column(place).num_values for group in groups)
        if values > max(MOST_VALUES, layout.most_rows):
            path = groups[0].column(place).path_in_schema
            raise BrokenFileError(
                f"the column {quoted(path)} holds {values:,} values", f"at most {MOST_VALUES:,} are read"
            )


def _leaves(footer: Any) -> dict[str, str]:  # noqa: ANN401 - Arrow has no types
    """Return how each column of values is encoded."""
    found: dict[str, str] = {}
    for number in range(footer.num_row_groups):
        group = footer.row_group(number)
        for place in range(footer.num_columns):
            column = group.column(place)
            found[column.path_in_schema] = f"{found.get(column.path_in_schema, '')} {column.encodings}"
    return found


def _columns(schema: Any, layout: Layout) -> dict[str, Any]:  # noqa: ANN401 - Arrow has no types
    """Return the type that each column is read as, after seeing that the file's own fits."""
    if len(set(schema.names)) != len(schema.names):
        raise BrokenFileError("two columns have one name", "write the folder again")
    for column in schema.names:
        if column not in layout.columns:
            hint = near(column, layout.columns, limit=1)
            remedy = f"did you mean {hint[0]!r}?" if hint else f"there are: {', '.join(layout.columns)}"
            raise BrokenFileError(f"the column {quoted(column)} is unknown", remedy)
    found = {}
    for column, (kind, needed) in layout.columns.items():
        if column not in schema.names:
            if needed:
                raise BrokenFileError(f"the column {column!r} is missing", "write the folder again")
            continue
        own = schema.field(column).type
        if not _fits(own, kind):
            message = f"the column {column!r} is of type {str(own)[:60]}"
            raise BrokenFileError(message, f"write it as {kind}")
        found[column] = kind
    return found


def _holds_text(kind: Any) -> bool:  # noqa: ANN401 - Arrow has no types
    return bool(kind == TEXT or pa.types.is_nested(kind))


def _fits(own: Any, wanted: Any) -> bool:  # noqa: ANN401 - Arrow has no types
    """Whether values of one type can be read as those of another: any width, any way to hold texts."""
    is_ = pa.types
    if is_.is_map(wanted):
        keys = is_.is_map(own) and _fits(own.key_type, wanted.key_type)
        return bool(keys and _fits(own.item_type, wanted.item_type))
    if is_.is_list(wanted):
        return bool(is_.is_list(own) or is_.is_large_list(own)) and _fits(own.value_type, wanted.value_type)
    if is_.is_dictionary(own):
        own = own.value_type
    if is_.is_null(own):
        return True
    if is_.is_string(wanted):
        return bool(is_.is_string(own) or is_.is_large_string(own))
    if is_.is_boolean(wanted):
        return bool(is_.is_boolean(own))
    return bool(is_.is_integer(own) or (is_.is_floating(wanted) and is_.is_floating(own)))


def _numbers(array: Any, column: str, layout: Layout) -> Figures:  # noqa: ANN401 - Arrow has no types
    wanted, needed = layout.columns[column]
    array = _plain(array, wanted, column)
    there = known(array)
    if needed and there is not None:
        row = int(np.flatnonzero(~there)[0])
        raise BrokenFileError(f"row {row}: {column!r} is not said", "every row needs it")
    if pa.types.is_boolean(wanted):
        return Figures(mask(array), there)
    return Figures(numbers(array), there)


def _plain(array: Any, wanted: Any, column: str) -> Any:  # noqa: ANN401 - Arrow has no types
    """Return an array in the very type that is wanted."""
    if array.type == wanted:
        return array
    try:
        return array.cast(wanted)
    except pa.ArrowInvalid:
        raise BrokenFileError(
            f"the column {column!r} holds a number that is too large, or none", f"write it as {wanted}"
        ) from None


def _texts(opened: Any, columns: dict[str, Any]) -> dict[str, Any]:  # noqa: ANN401 - Arrow has no types
    """Return columns of texts, lists and maps: read piece by piece, each measured before the next."""
    pieces: dict[str, list[tuple[Any, list[Any]]]] = {column: [] for column in columns}
    left = MOST_TEXT
    for batch in opened.iter_batches(batch_size=BATCH, columns=list(columns)):
        for column, kind in columns.items():
            counts, parts = _parted(batch.column(column), kind)
            types = _part_types(kind)
            decoded = []
            for part, wanted in zip(parts, types, strict=True):
                if wanted == TEXT:
                    left -= _measured(part, column)
                    if left < 0:
                        raise BrokenFileError(
                            f"the texts are longer than {MOST_TEXT >> 20} MiB", "leave some of them out"
                        )
                decoded.append(_plain(part, wanted, column))
            pieces[column].append((counts, decoded))
    return {column: _joined(pieces[column], kind, column) for column, kind in columns.items()}


def _part_types(kind: Any) -> list[Any]:  # noqa: ANN401 - Arrow has no types
    if pa.types.is_map(kind):
        return [kind.key_type, kind.item_type]
    return [kind.value_type] if pa.types.is_list(kind) else [kind]


def _parted(array: Any, kind: Any) -> tuple[Any, list[Any]]:  # noqa: ANN401 - Arrow has no types
    """Return how many values each row has (None: one), and the values."""
    if not pa.types.is_nested(kind):
        return None, [array]
    offsets = numbers(array.offsets)
    span = slice(int(offsets[0]), int(offsets[-1]))
    parts = [array.keys, array.items] if pa.types.is_map(kind) else [array.values]
    return np.diff(offsets), [part[span] for part in parts]


def _measured(array: Any, column: str) -> int:  # noqa: ANN401 - Arrow has no types
    """Return how many bytes texts take, laid out one by one."""
    shared = pa.types.is_dictionary(array.type)
    lengths = _lengths(array.dictionary if shared else array)
    longest = LONGEST.get(column, LONGEST_TEXT)
    if len(lengths) and lengths.max() > longest:
        raise BrokenFileError(
            f"the column {column!r} holds a text of {lengths.max():,} bytes", f"at most {longest:,} are read"
        )
    if shared and len(lengths):
        indices = numbers(array.indices)
        there = known(array.indices)
        lengths = lengths[indices if there is None else indices[there]]
    return int(lengths.sum(dtype=np.int64))


def _lengths(texts: Any) -> Numbers:  # noqa: ANN401 - Arrow has no types
    """Return how many bytes each text takes."""
    if pa.types.is_null(texts.type) or not len(texts):
        return np.zeros(0, np.int64)
    kind = np.int64 if pa.types.is_large_string(texts.type) else np.int32
    ends = np.frombuffer(texts.buffers()[1], kind)
    return np.diff(ends[texts.offset : texts.offset + len(texts) + 1])


def _joined(pieces: list[tuple[Any, list[Any]]], kind: Any, column: str) -> Any:  # noqa: ANN401 - Arrow has no types
    parts = []
    for place, wanted in enumerate(_part_types(kind)):
        whole = pa.concat_arrays([pa.nulls(0, wanted), *(decoded[place] for _, decoded in pieces)])
        if wanted == TEXT:
            whole.validate(full=True)  # that it is UTF-8
        if whole.null_count and pa.types.is_nested(kind):
            raise BrokenFileError(f"the column {column!r} holds a list with a gap", "leave such entries out")
        parts.append(without_gaps(whole) if wanted == TEXT else numbers(whole))
    if not pa.types.is_nested(kind):
        return parts[0]
    counts = np.concatenate([np.zeros(1, np.int64), *(counts for counts, _ in pieces)])
    return Rows(np.cumsum(counts), tuple(parts))
