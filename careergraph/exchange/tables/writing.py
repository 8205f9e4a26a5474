"""Tables out as Excel files (.xlsx), by openpyxl."""

from __future__ import annotations

import datetime as dt
import io
import re
import shutil
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from careergraph.document.files import WORKBOOK_DATE
from careergraph.errors import MissingExtraError, QuestionError
from careergraph.exchange.tables.kinds import CORNER, READ_ME
from careergraph.wording import guarded

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

__all__ = ["need_openpyxl", "to_workbook"]

# Excel keeps so many digits of a number; one with more is written as text, which reads back the same.
DIGITS = 15

# Excel, and LibreOffice with it, holds so many rows of a sheet and characters of a cell; openpyxl would cut
# the text of a longer one and say nothing.
MOST_ROWS, MOST_LETTERS = 1_048_576, 32_767

# Excel writes what XML cannot hold as _xHHHH_; these are the ones that texts hold or files bring.
_ESCAPES = re.compile("_(?=x[0-9A-Fa-f]{4}_)|[\ufffe\uffff]")

WIDEST, NARROWEST, LOOKED_AT = 60, 8, 200

Value = str | float | None


def to_workbook(sheets: Mapping[str, Iterable[Sequence[Value]]]) -> bytes:
    """Return an Excel file with one sheet for each name; the first row of each is its head.

    Every text is stored as text: none becomes a formula or a date. The same tables give the same bytes, as
    neither a clock nor a version stands in the file.

    Raises
    ------
    MissingExtraError
        openpyxl is not installed.
    QuestionError
        A sheet has more rows, or a cell more characters, than Excel can hold.

    Notes
    -----
    Rows are written as they come and not kept.
    """
    openpyxl = need_openpyxl("Writing an Excel file")
    from openpyxl.writer.excel import ExcelWriter

    book = openpyxl.Workbook(write_only=True)
    book.properties.created = book.properties.modified = dt.datetime.fromisoformat(WORKBOOK_DATE).replace(
        tzinfo=None
    )
    book.properties.creator = "careergraph"
    try:
        for name, rows in sheets.items():
            _add_sheet(book, name, rows)
    except BaseException:
        for sheet in book.worksheets:  # they grow in files of their own
            sheet.close()
        raise
    content = io.BytesIO()
    ExcelWriter(book, _Archive(content, "w", ZIP_DEFLATED)).save()
    return content.getvalue()


class _Archive(ZipFile):
    """A ZIP archive without clocks, and without the version of the library that wrote it."""

    # Only what openpyxl calls, and as it does.

    def writestr(self, name: str, data: Any) -> None:  # type: ignore[override]  # noqa: ANN401 - zipfile's
        if name == "docProps/app.xml":
            data = re.sub(rb"<(AppVersion|Application)>.*?</\1>", b"", data)
        super().writestr(self._entry(name), data)

    def write(self, file: str, name: str) -> None:  # type: ignore[override]
        with Path(file).open("rb") as part, self.open(self._entry(name), "w", force_zip64=True) as entry:
            shutil.copyfileobj(part, entry)

    def _entry(self, name: str) -> ZipInfo:
        entry = ZipInfo(name)  # its date is the first that a ZIP archive knows
        entry.compress_type = ZIP_DEFLATED
        return entry


def _add_sheet(book: Any, name: str, rows: Iterable[Sequence[Value]]) -> None:  # noqa: ANN401 - openpyxl's
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    sheet = book.create_sheet(name)
    rows = iter(rows)
    first = list(islice(rows, LOOKED_AT))
    headed = name != READ_ME  # sentences have no head
    grid = bool(first) and CORNER in first[0]
    sheet.freeze_panes = ("C2" if grid else "A2") if headed else None
    for column, width in enumerate(_widths(first), 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    bold, top = Font(bold=True), Alignment(vertical="top")
    number = 0
    for part in (first, rows):
        for row in part:
            number += 1
            if number > MOST_ROWS:
                raise QuestionError(
                    f"the sheet {name!r} would have more than the {MOST_ROWS:,} rows that a spreadsheet "
                    "holds; write a folder of CSV files"
                )
            cells = [_cell(sheet, value, number, column) for column, value in enumerate(row, 1)]
            if number == 1 and headed:
                cells = [_text(sheet, str(value)) for value in row]
                for cell in cells:
                    cell.font, cell.alignment = bold, top
            sheet.append(cells)
    if headed and number > 1:
        sheet.auto_filter.ref = f"A1:{get_column_letter(len(first[0]))}{number}"


def _widths(rows: Sequence[Sequence[Value]]) -> list[int]:
    """Return how wide each column is to be, in characters."""
    columns = len(rows[0]) if rows else 0
    longest = [max((len(str(row[n])) for row in rows if row[n]), default=0) for n in range(columns)]
    return [min(max(length + 2, NARROWEST), WIDEST) for length in longest]


def _cell(sheet: Any, value: Value, row: int, column: int) -> Any:  # noqa: ANN401 - what openpyxl takes for a cell
    """Return what stands for a value: itself where openpyxl cannot take it for something else."""
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        if float(f"{value:.{DIGITS}g}") == value:
            return int(value) if float(value).is_integer() else value
        value = repr(value)
    text = _ESCAPES.sub(lambda found: f"_x{ord(found[0]):04X}_", value)
    if len(text) > MOST_LETTERS:
        from openpyxl.utils import get_column_letter

        raise QuestionError(
            f"the cell {get_column_letter(column)}{row} of the sheet {sheet.title!r} would have "
            f"{len(text):,} characters, and a spreadsheet's cells hold {MOST_LETTERS:,}; write CSV"
        )
    return _text(sheet, text) if text.startswith("#") or guarded(text) != text else text


def _text(sheet: Any, text: str) -> Any:  # noqa: ANN401 - openpyxl's
    """Return a cell with a text that might be taken for something else."""
    from openpyxl.cell import WriteOnlyCell

    cell = WriteOnlyCell(sheet)
    cell.value = text
    cell.data_type = "s"
    # Without it Excel would make a formula of "=1" when somebody edits the cell.
    cell.quotePrefix = guarded(text) != text
    return cell


def need_openpyxl(what: str) -> Any:  # noqa: ANN401 - a module
    """Return openpyxl, or tell what it is needed for.

    Raises
    ------
    MissingExtraError
        It is not installed.
    """
    try:
        import openpyxl
    except ImportError:
        raise MissingExtraError(what, "xlsx") from None
    return openpyxl
