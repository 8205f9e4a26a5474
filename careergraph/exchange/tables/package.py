"""An Excel file as it lies on a disk: a ZIP archive of parts, read with a bound on what they unpack to."""

from __future__ import annotations

import io
import posixpath
import zipfile
from typing import TYPE_CHECKING, NamedTuple, NoReturn
from xml.etree import ElementTree as ET

from careergraph.errors import GraphFileError
from careergraph.exchange.tables.cells import CellProblem

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["MOST_UNPACKED", "Entry", "Package", "unreadable"]

# A small archive may unpack to gigabytes. What is read counts each time: two sheets may share one part.
MOST_UNPACKED = 64 * 2**20
# Parts that say how a workbook is built are kept whole in memory.
MOST_STRUCTURE = 8 * 2**20
# What people write shrinks to a tenth, at most to a fiftieth; a part that is made to explode to a thousandth.
MOST_SHRUNK, SHRUNK_FROM = 100, 2**20
MOST_PARTS = 10_000
MOST_SHEETS = 500
PIECE = 2**16


class Entry(NamedTuple):
    """A sheet of a workbook: its name, its part and whether it is hidden."""

    name: str
    part: str
    hidden: bool


class Package:
    """The parts of an Excel file.

    Parameters
    ----------
    data
        The file's content.
    file
        What problems call it.

    Raises
    ------
    GraphFileError
        This is no ZIP archive, or one that unpacks to more than a workbook needs.
    """

    def __init__(self, data: bytes, *, file: str) -> None:
        self.file = file
        self._left = MOST_UNPACKED
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
            infos = self._archive.infolist()
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise unreadable(file, error) from None
        if len(infos) > MOST_PARTS:
            self.refuse(f"this file has more than {MOST_PARTS} parts")
        self._parts = {info.filename.lstrip("/").casefold(): info for info in infos}

    def refuse(self, message: str, remedy: str = "keep to one graph in a file") -> NoReturn:
        """Raise that a bound is met."""
        raise GraphFileError([CellProblem(message, remedy, file=self.file)], file=self.file)

    def __contains__(self, part: str) -> bool:
        """Say whether there is such a part, in any case."""
        return part.casefold() in self._parts

    def pieces(self, part: str) -> Iterator[bytes]:
        """Yield the content of a part, piece by piece."""
        info = self._parts.get(part.casefold())
        if info is None:
            raise unreadable(self.file, KeyError(part))
        if info.file_size > max(SHRUNK_FROM, MOST_SHRUNK * info.compress_size):
            size = info.file_size // 2**20
            self.refuse(
                f"a part of this file unpacks to {size} MiB, {MOST_SHRUNK} times its size and more",
                "save the table anew, as .xlsx or as CSV",
            )
        with self._archive.open(info) as source:
            while piece := source.read(PIECE):
                self._left -= len(piece)
                if self._left < 0:
                    self.refuse(f"this file unpacks to more than {MOST_UNPACKED // 2**20} MiB")
                yield piece

    def tree(self, part: str) -> ET.Element:
        """Return a part that says how the workbook is built."""
        parser = ET.XMLParser()  # noqa: S314 - expat bounds what entities explode to, and parts are bounded
        size = 0
        for piece in self.pieces(part):
            size += len(piece)
            if size > MOST_STRUCTURE:
                self.refuse(f"the part {part} of this file is larger than {MOST_STRUCTURE // 2**20} MiB")
            parser.feed(piece)
        root: ET.Element = parser.close()
        return root

    def relations(self, part: str) -> dict[str, tuple[str, str]]:
        """Return what a part points to: id -> (the last word of its type, the part)."""
        folder, name = posixpath.split(part)
        path = posixpath.join(folder, "_rels", f"{name}.rels")
        if path not in self:
            return {}
        found = {}
        for relation in self.tree(path):
            target = relation.get("Target", "")
            joined = target if target.startswith("/") else posixpath.join(folder, target)
            kind = relation.get("Type", "").rpartition("/")[2]
            found[relation.get("Id", "")] = (kind, posixpath.normpath(joined).lstrip("/"))
        return found

    def workbook(self) -> str:
        """Return the part that lists the sheets."""
        parts = [part for kind, part in self.relations("").values() if kind == "officeDocument"]
        return parts[0] if parts else "xl/workbook.xml"


def unreadable(file: str, error: Exception) -> GraphFileError:
    """Return that a file is no Excel file, with the kind of error that told it."""
    message = f"this is no Excel file that can be read ({type(error).__name__})"
    remedy = "open it in a spreadsheet and save it anew as .xlsx, or as CSV in UTF-8"
    return GraphFileError([CellProblem(message, remedy, file=file)], file=file)
