"""The files that histories come in, made plain: every table becomes CSV in UTF-8, or Parquet as it is."""

from __future__ import annotations

import codecs
import csv
import gzip
import io
import shutil
import zipfile
from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain, islice
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from careergraph.document.texts import read_path
from careergraph.document.texts.foreign import foreign, is_link
from careergraph.document.texts.regular import open_regular
from careergraph.errors import MissingExtraError, Problem
from careergraph.histories.columns import is_known
from careergraph.histories.nested import flat, records_in, records_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ["MOST_COLUMNS", "PlainFile", "UnreadableError", "expand", "plain_file", "too_wide"]

TEXTS = (".csv", ".tsv", ".txt", ".tab", ".dat")
PARQUETS = (".parquet", ".pq")
YAMLS = (".yaml", ".yml")
_DELIMITERS = ",;\t|"
# Lines above the headings, such as a report's title, are looked for among these.
_PREAMBLE = 30
_SAMPLE = 50
# No table of people has more columns; engines take seconds for thousands.
MOST_COLUMNS = 2_000
_MOST_HEADING = 2**12
_CHUNK = 2**20
# No line of a table is longer: the engines take as much.
_LONGEST = 2**24
# An Excel file or JSON is read by Python, row by row; larger tables come as CSV or Parquet.
_MOST_JSON = 512 * 2**20
_MOST_UNPACKED = 2 * 2**30


class UnreadableError(Exception):
    """A file cannot be read as a table; carries the problem."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(str(problem))


@dataclass(frozen=True)
class PlainFile:
    """A file that an engine can read.

    Parameters
    ----------
    name
        How the user calls it.
    path
        Where the plain form lies: the file itself, or a copy in the working folder.
    kind
        ``csv`` or ``parquet``.
    headings
        The columns of a CSV, in order; empty for Parquet, which knows them itself.
    delimiter
        What parts the cells of a CSV.
    person
        Who the file is about, where it is one person's (a resume) and has no column that says so.
    note
        What deserves a word about how it was read.
    above
        How many lines or rows stand above the headings.
    unit
        What its rows are called: lines of a text, rows of a sheet, records of JSON.
    blank
        Of a sheet: below which rows empty ones were left out, one entry for each.
    """

    name: str
    path: Path
    kind: str
    headings: tuple[str, ...] = ()
    delimiter: str = ","
    person: str | None = None
    note: str = ""
    above: int = 0
    unit: str = "line"
    blank: tuple[int, ...] = ()


def expand(names: Iterable[str | Path]) -> list[Path]:
    """Return the files that names stand for: patterns such as ``jobs-*.csv`` are expanded, folders opened.

    Raises
    ------
    UnreadableError
        A name stands for no file.
    """
    found: list[Path] = []
    for name in names:
        path = Path(name)
        text = str(name)
        if path.is_dir():
            inside = sorted(entry for entry in path.iterdir() if entry.is_file() and _known_ending(entry))
        elif path.exists() or not any(letter in text for letter in "*?["):
            inside = [path]
        else:
            root = Path(path.anchor) if path.is_absolute() else Path()
            inside = sorted(root.glob(str(path.relative_to(path.anchor) if path.anchor else path)))
        if is_link(text) and (told := foreign(text)):
            raise UnreadableError(Problem(*told, file=text))
        if not inside or not all(entry.is_file() for entry in inside):
            raise UnreadableError(
                Problem("there is no such file", "check the name and the folder", file=text)
            )
        found += inside
    return list(dict.fromkeys(found))


def _known_ending(path: Path) -> bool:
    name = path.name.lower().removesuffix(".gz")
    return name.endswith((*TEXTS, *PARQUETS, *YAMLS, ".xlsx", ".xlsm", ".json", ".jsonl", ".ndjson"))


def plain_file(path: Path, folder: Path, *, number: int) -> PlainFile:
    """Return a file in the form that every engine reads.

    Parameters
    ----------
    path
        The file: CSV (also gzipped), Parquet, Excel, JSON, JSON lines, or a JSON Resume.
    folder
        Where copies may be written.
    number
        Which file it is, for the copy's name.

    Raises
    ------
    UnreadableError
        The file is no table.
    MissingExtraError
        An Excel file is to be read and openpyxl is not installed.
    """
    name = path.name.lower().removesuffix(".gz")
    with open_regular(path) as file:
        if told := foreign(str(path), file.read(100)):
            raise UnreadableError(Problem(*told, file=str(path)))
    copy = folder / f"table-{number}.csv"
    try:
        if name.endswith(PARQUETS):
            return PlainFile(str(path), path, "parquet")
        if name.endswith((".xlsx", ".xlsm")):
            return _written(path, copy, _workbook(path), unit="row")
        if name.endswith((".json", ".jsonl", ".ndjson")):
            return _json(path, copy)
        if name.endswith(YAMLS):
            return _yaml(path, copy)
        if name.endswith(TEXTS) or "." not in name:
            return _text(path, copy)
    except OSError as error:
        message = f"cannot be read: {error.strerror or error}"
        raise UnreadableError(Problem(message, "check the name and the folder", file=str(path))) from None
    except EOFError:
        raise UnreadableError(Problem("ends too early", "fetch the file again", file=str(path))) from None
    remedy = "save the table as CSV, Parquet, xlsx, JSON or YAML"
    raise UnreadableError(Problem(f"the ending {path.suffix!r} is unknown", remedy, file=str(path)))


def _open(path: Path) -> IO[bytes]:
    file = open_regular(path)
    if not path.name.lower().endswith(".gz"):
        return file
    file.close()
    return gzip.open(path, "rb")  # type: ignore[return-value]


# CSV


def _text(path: Path, copy: Path) -> PlainFile:
    encoding, note = _encoding(path)
    plain = path
    if encoding != "utf-8" or _only_returns(path):
        with _open(path) as raw, copy.open("w", encoding="utf-8", newline="") as target:
            reader = codecs.getreader(encoding)(raw, "replace")
            while chunk := reader.read(_CHUNK):
                target.write(chunk if "\n" in chunk else chunk.replace("\r", "\n"))
        plain = copy
    with _open(plain) as raw, io.TextIOWrapper(raw, encoding="utf-8-sig", newline="\n") as lines:
        sample = [lines.readline(_LONGEST) for _ in range(_PREAMBLE + _SAMPLE)]
    if any(len(line) == _LONGEST for line in sample):
        message = f"line {1 + next(n for n, line in enumerate(sample) if len(line) == _LONGEST)} has no end"
        raise UnreadableError(
            Problem(message, "a table has one record a line: name another file", file=str(path))
        )
    if not any(line.strip() for line in sample):
        raise UnreadableError(Problem("the file is empty", "name another file", file=str(path)))
    if len(sample[0]) > MOST_COLUMNS and (wide := max(map(sample[0].count, _DELIMITERS))) >= MOST_COLUMNS:
        raise UnreadableError(too_wide(str(path), wide + 1))
    skip, delimiter, headings = _headings(path, sample)
    if skip:  # engines do not agree on what lines to skip are
        beheaded = copy.with_suffix(".text")
        with _open(plain) as raw, beheaded.open("wb") as target:
            for _ in range(skip):
                raw.readline()
            shutil.copyfileobj(raw, target, _CHUNK)
        plain = beheaded
    return PlainFile(str(path), plain, "csv", headings, delimiter, note=note, above=skip)


def _only_returns(path: Path) -> bool:
    """Return whether lines end in carriage returns alone, as they did on old Macs."""
    with _open(path) as raw:
        head = raw.read(_CHUNK)
    return b"\r" in head and b"\n" not in head


def _encoding(path: Path) -> tuple[str, str]:
    """Return the encoding of a text file, and a note where it is not UTF-8."""
    with _open(path) as raw:
        head = raw.read(4)
        if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return "utf-16", ""
        if b"\x00" in head:
            remedy = "save it as CSV in UTF-8"
            raise UnreadableError(Problem("this is no text file", remedy, file=str(path)))
        decoder = codecs.getincrementaldecoder("utf-8")()
        try:
            decoder.decode(head)
            while chunk := raw.read(_CHUNK):
                if b"\x00" in chunk:
                    message, remedy = "there is a NUL character in it", "save it as CSV in UTF-8"
                    raise UnreadableError(Problem(message, remedy, file=str(path)))
                decoder.decode(chunk)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return "cp1252", f"{path}: not in UTF-8; read as Windows-1252"
        except (gzip.BadGzipFile, EOFError) as error:
            remedy = "fetch the file again"
            raise UnreadableError(Problem(f"is no gzip file: {error}", remedy, file=str(path))) from None
    return "utf-8", ""


def _headings(path: Path, sample: Sequence[str]) -> tuple[int, str, tuple[str, ...]]:
    """Return how many lines stand above the headings, what parts the cells, and the headings."""
    best: tuple[tuple[int, int, int], int, str] | None = None
    for skip, line in enumerate(sample[:_PREAMBLE]):
        for delimiter in _DELIMITERS:
            cells = _cells(line, delimiter)
            known = sum(is_known(cell) for cell in cells)
            score = (known, len(cells) if known else 0, -skip)
            if known and (best is None or score > best[0]):
                best = (score, skip, delimiter)
    if best is None:
        skip = next(number for number, line in enumerate(sample) if line.strip())
        delimiter = max(_DELIMITERS, key=sample[skip].count)
    else:
        _, skip, delimiter = best
    cells = _cells(sample[skip], delimiter) or [sample[skip][:_MOST_HEADING]]
    return skip, delimiter, _distinct(path, [cell.strip() for cell in cells])


def _cells(line: str, delimiter: str) -> list[str]:
    """Return the cells of a line; none where one is longer than a heading can be."""
    if len(line) > _MOST_HEADING and line.count(delimiter) * _MOST_HEADING < len(line):
        return []
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return []


def too_wide(name: str, columns: int) -> Problem:
    """Return what to tell of a table with more columns than any that people keep."""
    message = f"has {columns:,} columns, and {MOST_COLUMNS:,} are read"
    return Problem(message, "keep those that say who, which role, and when", file=name)


def _distinct(path: Path, cells: Sequence[str]) -> tuple[str, ...]:
    """Return headings that differ: a column without one gets a name."""
    if len(cells) > MOST_COLUMNS:
        raise UnreadableError(too_wide(str(path), len(cells)))
    names = [cell or f"column {place}" for place, cell in enumerate(cells, 1)]
    twice = sorted(name for name, count in Counter(names).items() if count > 1)
    if twice:
        message = f"the heading {twice[0]!r} stands there twice"
        raise UnreadableError(Problem(message, "give each column a heading of its own", file=str(path)))
    return tuple(names)


# What Python reads


def _written(
    path: Path, copy: Path, rows: Iterator[list[str]], *, unit: str, person: str | None = None, note: str = ""
) -> PlainFile:
    """Write rows as plain CSV; the headings are the row among the first that knows most columns."""
    first = list(islice(rows, _PREAMBLE))
    if not any(any(row) for row in first):
        raise UnreadableError(Problem("the table is empty", "name another file", file=str(path)))
    at = max(range(len(first)), key=lambda place: (sum(map(is_known, first[place])), -place))
    if not any(map(is_known, first[at])):
        at = next(place for place, row in enumerate(first) if any(row))
    width = len(first[at])
    while width and not first[at][width - 1]:
        width -= 1
    headings = _distinct(path, first[at][:width])
    blank: list[int] = []
    with copy.open("w", encoding="utf-8", newline="") as target:
        writer = csv.writer(target, quoting=csv.QUOTE_ALL, lineterminator="\n")
        writer.writerow(headings)
        kept = 0
        for row in chain(first[at + 1 :], rows):
            if any(row):
                kept += 1
                writer.writerow([*row[:width], *[""] * (width - len(row))])
            else:
                blank.append(kept)
    return PlainFile(
        str(path), copy, "csv", headings, person=person, note=note, above=at, unit=unit, blank=tuple(blank)
    )


def _workbook(path: Path) -> Iterator[list[str]]:
    try:
        import openpyxl
    except ImportError:
        raise MissingExtraError("reading an Excel file", "xlsx") from None
    try:
        with zipfile.ZipFile(path) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > _MOST_UNPACKED:
                raise UnreadableError(Problem("unpacks to too much", "save it as CSV", file=str(path)))
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    except (zipfile.BadZipFile, KeyError, ValueError) as error:
        message = f"is no Excel file ({type(error).__name__})"
        raise UnreadableError(Problem(message, "save it anew as xlsx, or as CSV", file=str(path))) from None
    try:
        sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"] or book.worksheets
        for row in sheets[0].iter_rows(values_only=True):
            yield [_cell(value) for value in row]
    finally:
        book.close()


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).replace("\x00", "").strip()


def _json(path: Path, copy: Path) -> PlainFile:
    """Read JSON: a list of records, one record a line, a list inside an object, or a JSON Resume."""
    with _open(path) as raw:
        data = raw.read(_MOST_JSON + 1)
    if len(data) > _MOST_JSON:
        raise UnreadableError(Problem("this is too much JSON", "save it as CSV or Parquet", file=str(path)))
    try:
        text = data.decode("utf-8-sig")
        records, person, note = records_of(text)
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", None)
        message = f"is no JSON: {getattr(error, 'msg', None) or type(error).__name__}"
        raise UnreadableError(Problem(message, "mend it there", file=str(path), line=line)) from None
    return _nested(path, copy, records, person, note)


def _yaml(path: Path, copy: Path) -> PlainFile:
    """Read YAML that holds what JSON would."""
    document = read_path(path)
    if document.problems:
        raise UnreadableError(document.problems[0])
    return _nested(path, copy, *records_in(document.data))


def _nested(
    path: Path, copy: Path, records: list[dict[str, Any]], person: str | None, note: str
) -> PlainFile:
    if not records:
        remedy = "a list of records is needed, one record a line, or a resume with `work`"
        raise UnreadableError(Problem("holds no table", remedy, file=str(path)))
    headings = list(dict.fromkeys(key for record in records for key in record))
    if len(headings) > MOST_COLUMNS:
        raise UnreadableError(too_wide(str(path), len(headings)))
    rows = ([_cell(flat(record.get(key))) for key in headings] for record in records)
    told = note and f"{path}: {note}"
    return _written(path, copy, iter([headings, *rows]), unit="record", person=person, note=told)
