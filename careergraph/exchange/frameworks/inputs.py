"""The tables of a download, a zip, a folder or single files: found by name, and read by their headings."""

from __future__ import annotations

import csv
import io
import os
import re
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Literal, NoReturn

from careergraph.errors import GraphFileError, Problem
from careergraph.exchange.tables.workbook import read_workbook

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

__all__ = ["Inputs", "Table", "folded", "refuse"]

# A national download unpacks to some 100 MB in some twenty files: these refuse what only a bomb needs.
MOST_BYTES = 512 * 2**20
MOST_MEMBERS = 2_000
TEXTS = (".txt", ".tsv", ".csv")
WORKBOOKS = (".xlsx", ".xlsm")
ENDINGS = (*TEXTS, *WORKBOOKS, ".json")

# Control characters, but for those that part lines and cells: no graph holds them.
_CONTROLS = re.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f]")
# What stands where a value is missing.
MISSING = frozenset({"", "n/a", "N/A"})


def folded(name: str) -> str:
    """Return a name as it is compared: in small letters, with blanks alone between words.

    >>> folded("O*NET-SOC Code"), folded("Education_Training, and  Experience")
    ('o*net soc code', 'education training and experience')
    """
    plain = name.casefold()
    for sign in "_-,":
        plain = plain.replace(sign, " ")
    return " ".join(plain.split())


def refuse(message: str, remedy: str, *, file: str, line: int | None = None) -> NoReturn:
    """Raise the one problem that ends the reading of a file."""
    raise GraphFileError([Problem(message, remedy, file=file, line=line)], file=file)


@dataclass(frozen=True)
class Table:
    """A table of a download.

    Parameters
    ----------
    name
        Its name as `folded` gives it, without ending.
    file
        What problems call it.
    """

    name: str
    file: str
    _lines: Callable[[], Iterator[tuple[int, list[str]]]]

    def headings(self) -> dict[str, int]:
        """Return the position of each heading, as `folded` gives it."""
        _, first = next(self._lines(), (1, []))
        return {folded(text): position for position, text in reversed(list(enumerate(first)))}

    def has(self, column: str) -> bool:
        """Say whether there is a column of this heading."""
        return column in self.headings()

    def rows(
        self, *columns: str | tuple[str, ...], optional: Iterable[str] = ()
    ) -> Iterator[tuple[int, list[str]]]:
        """Yield the line and the cells of each row, by these headings; of several the first that is there.

        What is missing is empty.

        Raises
        ------
        GraphFileError
            A column is not there that is not ``optional``, or the file cannot be read.
        """
        known = self.headings()
        wanted: list[int] = []
        lacking = []
        for column in columns:
            names = (column,) if isinstance(column, str) else column
            found = next((known[name] for name in names if name in known), None)
            if found is None and not set(names) & set(optional):
                lacking.append(names[0])
            wanted.append(-1 if found is None else found)
        if lacking:
            problems = [
                Problem(f"there is no column {name!r}", "download the file anew", file=self.file, line=1)
                for name in lacking
            ]
            raise GraphFileError(problems, file=self.file)
        lines = self._lines()
        next(lines, None)
        for line, cells in lines:
            if not any(cells):
                continue
            count = len(cells)
            yield (
                line,
                [
                    "" if not 0 <= at < count or (text := cells[at].strip()) in MISSING else text
                    for at in wanted
                ],
            )


@dataclass(frozen=True)
class _Member:
    """A file of a download: its name there, what problems call it, and its content."""

    name: str
    file: str
    size: int
    read: Callable[[], bytes]


class Inputs:
    """The files of a download.

    Parameters
    ----------
    paths
        A zip, a folder, or single files; several where the download comes in parts.

    Raises
    ------
    GraphFileError
        One cannot be read, or is no download but a trap.
    """

    def __init__(self, paths: Sequence[str | Path]) -> None:
        self.paths = [Path(path) for path in paths]
        self.name = os.fspath(self.paths[0])
        self._left = MOST_BYTES
        members = [member for path in self.paths for member in self._members(path)]
        self._members_by_name: dict[str, list[_Member]] = {}
        for member in sorted(members, key=lambda item: (item.name, item.file)):
            stem, ending = os.path.splitext(PurePosixPath(member.name).name)  # noqa: PTH122 - "a.b" has a stem
            if ending.lower() in ENDINGS and not stem.startswith(("._", "~$")):
                self._members_by_name.setdefault(folded(stem), []).append(member)

    def _members(self, path: Path) -> Iterator[_Member]:
        try:
            if path.is_dir():
                yield from _in_folder(path)
            elif zipfile.is_zipfile(path) and path.suffix.lower() not in WORKBOOKS:
                yield from self._in_zip(path)
            elif path.is_file():
                yield _Member(path.name, str(path), path.stat().st_size, path.read_bytes)
            else:
                refuse("there is no such file", "check the name", file=str(path))
        except (OSError, zipfile.BadZipFile) as error:
            refuse(f"this cannot be read: {_reason(error)}", "download it anew", file=str(path))

    def _in_zip(self, path: Path) -> Iterator[_Member]:
        archive = zipfile.ZipFile(path)
        entries = [entry for entry in archive.infolist() if not entry.is_dir()]
        if len(entries) > MOST_MEMBERS:
            refuse(
                f"this zip holds {len(entries):,} files",
                f"a framework comes in a few: at most {MOST_MEMBERS:,} are read",
                file=str(path),
            )
        for entry in entries:
            parts = PurePosixPath(entry.filename.replace("\\", "/"))
            if parts.is_absolute() or ".." in parts.parts or ":" in parts.parts[0]:
                refuse(
                    f"this zip holds the path {entry.filename!r}, which leads out of it",
                    "download it from its owner",
                    file=str(path),
                )
            if "__MACOSX" not in parts.parts:
                name = f"{path}/{entry.filename}"
                yield _Member(entry.filename, name, entry.file_size, _reader(archive, entry, name))

    @property
    def names(self) -> list[str]:
        """The names of all files, folded and without endings, in order."""
        return sorted(self._members_by_name)

    def find(self, *names: str) -> Table | None:
        """Return the table of the first of these names that is there.

        Raises
        ------
        GraphFileError
            Two files have the name.
        """
        for name in names:
            members = self._members_by_name.get(folded(name))
            if members:
                if len(members) > 1:
                    refuse(
                        f"{members[0].file} and {members[1].file} are both called {name!r}",
                        "name one release alone",
                        file=self.name,
                    )
                return self._table(folded(name), members[0])
        return None

    def content(self, name: str) -> tuple[str, bytes]:
        """Return what problems call the file of a name, and its content."""
        member = self._members_by_name[name][0]
        return member.file, self._read(member)

    def _read(self, member: _Member) -> bytes:
        self._left -= member.size
        if self._left < 0:
            refuse(
                f"this unpacks to more than {MOST_BYTES // 2**20} MB",
                "name the download itself",
                file=member.file,
            )
        return member.read()

    def _table(self, name: str, member: _Member) -> Table:
        data = self._read(member)
        if member.name.lower().endswith(WORKBOOKS):
            sheets = [sheet for sheet in read_workbook(data, file=member.file, hidden=True) if sheet.rows]
            rows = sheets[0].rows if sheets else []
            return Table(name, member.file, lambda: enumerate(rows, 1))
        return _text_table(name, member.file, data)


def _text_table(name: str, file: str, data: bytes) -> Table:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        refuse("this is no UTF-8 text", "save it as UTF-8, or download it anew", file=file, line=line)
    text = _CONTROLS.sub("", text)
    first = text[: max(text.find("\n"), 0) or len(text)]
    delimiter = max("\t,;", key=first.count)
    # Tab-separated tables of national frameworks quote nothing; in the others quoted cells hold line breaks.
    quoting: Literal[0, 3] = 3 if delimiter == "\t" else 0  # csv.QUOTE_NONE, csv.QUOTE_MINIMAL

    def lines() -> Iterator[tuple[int, list[str]]]:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, quoting=quoting)
        line = 1
        try:
            for cells in reader:
                yield line, cells
                line = reader.line_num + 1
        except csv.Error as error:
            refuse(f"this line is no row of a table: {error}", "download it anew", file=file, line=line)

    return Table(name, file, lines)


def _in_folder(folder: Path) -> Iterator[_Member]:
    found = 0
    for parent, folders, files in os.walk(folder):
        folders.sort()
        for name in sorted(files):
            found += 1
            if found > MOST_MEMBERS:
                refuse(
                    f"this folder holds more than {MOST_MEMBERS:,} files",
                    "name the folder of the download itself",
                    file=str(folder),
                )
            path = Path(parent, name)
            if path.suffix.lower() in ENDINGS and path.is_file():
                yield _Member(name, str(path), path.stat().st_size, path.read_bytes)


def _reader(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str) -> Callable[[], bytes]:
    def read() -> bytes:
        try:
            # Never more than the size that the zip states, which was counted.
            return archive.read(entry)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError) as error:
            refuse(f"this part of the zip is broken: {_reason(error)}", "download it anew", file=name)
        except (RuntimeError, NotImplementedError) as error:
            refuse(
                f"this part of the zip cannot be unpacked: {error}",
                "unpack it, and name the folder",
                file=name,
            )

    return read


def _reason(error: Exception) -> str:
    if isinstance(error, FileNotFoundError):
        return "there is no such file"
    if isinstance(error, PermissionError):
        return "you may not read it"
    return str(getattr(error, "strerror", None) or error) or "it is cut short"
