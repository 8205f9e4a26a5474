"""Tables as Excel files (.xlsx), by openpyxl."""

from __future__ import annotations

import datetime as dt
import io
import re
import warnings
import zipfile
from typing import TYPE_CHECKING, Any

from careergraph.errors import GraphFileError, MissingExtraError
from careergraph.exchange.tables.cells import CellProblem, Sheet

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["read_workbook", "to_workbook"]

# An Excel file is a ZIP archive: a small one may unpack to gigabytes.
MOST_UNPACKED = 512 * 2**20
MOST_CELLS = 5_000_000

# Excel keeps so many digits of a number; one with more is written as text, which reads back the same.
DIGITS = 15

# Excel writes what XML cannot hold as _xHHHH_; these are the ones that texts hold or files bring.
_ESCAPED = re.compile(r"_x(005F|000D|FFFE|FFFF)_", re.IGNORECASE)
_ESCAPES = re.compile("_(?=x[0-9A-Fa-f]{4}_)|[\ufffe\uffff]")


def read_workbook(data: bytes, *, file: str) -> list[Sheet]:
    """Return the sheets of an Excel file.

    Merged cells hold their value in every row that they cover; formulas the value that Excel last saw. Dates,
    errors such as ``#REF!`` and formulas without a value are told where such a cell is used.

    Raises
    ------
    MissingExtraError
        openpyxl is not installed.
    GraphFileError
        This is no Excel file, or a huge one.
    """
    openpyxl = _openpyxl("Reading an Excel file")
    _refuse_huge(data, file)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl warns of parts that it does not know: drawings, say
            values = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
            formulas = openpyxl.load_workbook(io.BytesIO(data))
    except Exception as error:  # noqa: BLE001 - a broken file raises whatever the part raises that meets it
        raise _unreadable(file, error) from None
    sheets = []
    for sheet in values.worksheets:
        if sheet.max_row * sheet.max_column > MOST_CELLS:
            message = f"the sheet covers {sheet.max_row} rows and {sheet.max_column} columns"
            problem = CellProblem(
                message, f"at most {MOST_CELLS} cells are read", file=file, sheet=sheet.title
            )
            raise GraphFileError([problem], file=file)
        sheets.append(_sheet(sheet, formulas[sheet.title], file))
    return sheets


def to_workbook(sheets: Mapping[str, Sequence[Sequence[str | float | None]]]) -> bytes:
    """Return an Excel file with one sheet for each name; the first row of each is its head.

    Every text is stored as text: none becomes a formula or a date.

    Raises
    ------
    MissingExtraError
        openpyxl is not installed.
    """
    openpyxl = _openpyxl("Writing an Excel file")
    from openpyxl.styles import Alignment, Font

    book = openpyxl.Workbook()
    book.remove(book.active)
    # The same graph gives the same cells; the date is the one thing that would differ.
    book.properties.created = book.properties.modified = dt.datetime(2000, 1, 1)  # noqa: DTZ001 - as Excel
    book.properties.creator = "careergraph"
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row, values in enumerate(rows, 1):
            for column, value in enumerate(values, 1):
                if value is not None and value != "":
                    _put(sheet.cell(row, column), value)
        for cell in sheet[1]:
            cell.font = Font(bold=True)
            cell.alignment = Alignment(vertical="top")
        sheet.freeze_panes = "A2"
        for column, width in enumerate(_widths(rows), 1):
            sheet.column_dimensions[openpyxl.utils.get_column_letter(column)].width = width
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


WIDEST, NARROWEST, LOOKED_AT = 60, 8, 200


def _widths(rows: Sequence[Sequence[str | float | None]]) -> list[int]:
    """Return how wide each column is to be, in characters."""
    columns = len(rows[0]) if rows else 0
    longest = [
        max((len(str(row[n])) for row in rows[:LOOKED_AT] if row[n]), default=0) for n in range(columns)
    ]
    return [min(max(length + 2, NARROWEST), WIDEST) for length in longest]


def _put(cell: Any, value: str | float) -> None:  # noqa: ANN401 - openpyxl's cell
    if isinstance(value, str):
        cell.value = _ESCAPES.sub(lambda found: f"_x{ord(found[0]):04X}_", value)
        cell.data_type = "s"
        # Without it Excel would make a formula of "=1" when somebody edits the cell.
        cell.quotePrefix = value.startswith(("=", "+", "-", "@"))
    elif float(f"{value:.{DIGITS}g}") == value:
        cell.value = int(value) if float(value).is_integer() else value
    else:
        _put(cell, repr(value))


def _openpyxl(what: str) -> Any:  # noqa: ANN401 - a module
    try:
        import openpyxl
    except ImportError:
        raise MissingExtraError(what, "xlsx") from None
    return openpyxl


def _refuse_huge(data: bytes, file: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(entry.file_size for entry in archive.infolist())
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise _unreadable(file, error) from None
    if size > MOST_UNPACKED:
        message = f"this file unpacks to more than {MOST_UNPACKED // 2**20} MiB"
        raise GraphFileError([CellProblem(message, "keep to one graph in a file", file=file)], file=file)


def _unreadable(file: str, error: Exception) -> GraphFileError:
    message = f"this is no Excel file that can be read ({type(error).__name__})"
    remedy = "open it in a spreadsheet and save it anew as .xlsx, or as CSV in UTF-8"
    return GraphFileError([CellProblem(message, remedy, file=file)], file=file)


def _sheet(values: Any, formulas: Any, file: str) -> Sheet:  # noqa: ANN401 - openpyxl's sheets
    troubles: dict[tuple[int, int], tuple[str, str]] = {}
    rows = []
    for number, row in enumerate(values.iter_rows(), 1):
        texts = []
        for cell in row:
            text, trouble = _read(cell, formulas)
            texts.append(text)
            if trouble:
                troubles[number, cell.column] = trouble
        rows.append(texts)
    for merged in values.merged_cells.ranges:
        top, left = merged.min_row - 1, merged.min_col - 1
        # Down only: a heading over several columns names the first of them.
        for row in range(top + 1, merged.max_row):
            rows[row][left] = rows[top][left]
            if (top + 1, left + 1) in troubles:
                troubles[row + 1, left + 1] = troubles[top + 1, left + 1]
    return Sheet(file, values.title, rows, troubles)


def _read(cell: Any, formulas: Any) -> tuple[str, tuple[str, str] | None]:  # noqa: ANN401 - openpyxl's
    """Return the text of a cell, and what is wrong with it where it is of no use."""
    value = cell.value
    if value is None:
        formula = getattr(formulas.cell(cell.row, cell.column), "data_type", "n") == "f"
        trouble = ("this formula has no value yet", "open the file in a spreadsheet and save it again")
        return "", trouble if formula else None
    if isinstance(value, bool):
        return ("yes" if value else "no"), None
    if isinstance(value, int | float):
        return (f"{int(value)}" if float(value).is_integer() else repr(value)), None
    text = _ESCAPED.sub(_unescaped, str(value)).replace("\r\n", "\n").replace("\r", "\n").strip()
    if isinstance(value, dt.date | dt.time | dt.timedelta):
        remedy = "format the cell as text and write it anew: spreadsheets turn 2-3 or May 25 into dates"
        return text, (f"this is a date or a time ({text})", remedy)
    if cell.data_type == "e":
        return text, (f"this cell shows the error {text}", "mend its formula, or write the value")
    return text, None


def _unescaped(found: re.Match[str]) -> str:
    return chr(int(found[1], 16))
