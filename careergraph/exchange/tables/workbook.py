"""Tables as Excel files (.xlsx), by openpyxl."""

from __future__ import annotations

import datetime as dt
import io
import re
import warnings
import zipfile
from itertools import repeat
from typing import TYPE_CHECKING, Any, NamedTuple

from careergraph.errors import GraphFileError, MissingExtraError
from careergraph.exchange.tables.cells import CellProblem, Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

__all__ = ["read_workbook", "to_workbook"]

# An Excel file is a ZIP archive: a small one may unpack to gigabytes.
MOST_UNPACKED = 512 * 2**20
# Excel has no more rows; cells are counted where something is written.
MOST_ROWS, MOST_CELLS = 1_048_576, 5_000_000

# Formulas and merged cells as a sheet's XML has them; it is looked through in pieces of so many bytes, each
# with the end of the one before.
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
_MERGED = re.compile(
    rb"<(?:\w+:)?mergeCell\s[^<>]*?ref=[\"']([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})[\"']"
)
PIECE, LONGEST_MARK = 2**20, 200

# Excel keeps so many digits of a number; one with more is written as text, which reads back the same.
DIGITS = 15

# Excel writes what XML cannot hold as _xHHHH_; these are the ones that texts hold or files bring.
_ESCAPED = re.compile(r"_x(005F|000D|FFFE|FFFF)_", re.IGNORECASE)
_ESCAPES = re.compile("_(?=x[0-9A-Fa-f]{4}_)|[\ufffe\uffff]")


class Ends(NamedTuple):
    """The first and the last row and column of merged cells, 1-based."""

    top: int
    left: int
    bottom: int
    right: int


def read_workbook(data: bytes, *, file: str) -> list[Sheet]:
    """Return the sheets of an Excel file.

    Merged cells hold their value in every row that they cover and that says anything else; formulas the value
    that Excel last saw. Dates, errors such as ``#REF!`` and formulas without a value are told where such a
    cell is used.

    Raises
    ------
    MissingExtraError
        openpyxl is not installed.
    GraphFileError
        This is no Excel file, or a huge one.

    Notes
    -----
    Cost: O(cells that are written); a lone cell far below or beside a table costs no more than itself.
    """
    _openpyxl("Reading an Excel file")
    _refuse_huge(data, file)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl warns of parts that it does not know: drawings, say
            return list(_sheets(data, file))
    except GraphFileError:
        raise
    except Exception as error:  # noqa: BLE001 - a broken file raises whatever the part raises that meets it
        raise _unreadable(file, error) from None


def _sheets(data: bytes, file: str) -> Iterator[Sheet]:
    values = _opened(data, values=True)
    # Most files have no formulas: they are looked at only where there are some.
    formulas: dict[str, Any] | None = None
    for sheet in values.wb.worksheets:
        parts = {entry.name: relation.target for entry, relation in values.parser.find_sheets()}
        with_formulas, merged = _marks(values.archive, parts[sheet.title])
        if with_formulas and formulas is None:
            formulas = {other.title: other for other in _opened(data, values=False).wb.worksheets}
        read = _texts(sheet, (formulas or {}).get(sheet.title), file)
        for ends in merged:
            _spread(read, ends)
        yield read


def _opened(data: bytes, *, values: bool) -> Any:  # noqa: ANN401 - openpyxl's reader
    """Open an Excel file to be read row by row, with the values of its formulas or with the formulas."""
    from openpyxl.reader.excel import ExcelReader

    reader = ExcelReader(io.BytesIO(data), read_only=True, data_only=values)
    reader.read()
    for sheet in reader.wb.worksheets:
        sheet.reset_dimensions()  # what the file says of its size need not be true
    return reader


def _marks(archive: zipfile.ZipFile, part: str) -> tuple[bool, list[Ends]]:
    """Return whether a sheet has formulas, and the ends of its merged cells."""
    found: set[tuple[bytes, ...]] = set()
    formulas, rest = False, b""
    with archive.open(part) as source:
        while piece := source.read(PIECE):
            text = rest + piece
            formulas = formulas or bool(_FORMULA.search(text))
            found.update(_MERGED.findall(text))
            rest = text[-LONGEST_MARK:]
    ends = [Ends(int(top), _column(left), int(bottom), _column(right)) for left, top, right, bottom in found]
    return formulas, sorted(ends)


def _column(letters: bytes) -> int:
    """Return the 1-based number of a column.

    >>> _column(b"A"), _column(b"AA"), _column(b"XFD")
    (1, 27, 16384)
    """
    number = 0
    for letter in letters:
        number = 26 * number + letter - ord("A") + 1
    return number


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


def _texts(values: Any, formulas: Any, file: str) -> Sheet:  # noqa: ANN401 - openpyxl's sheets
    """Return a sheet as texts; the blank ends of its rows and its own are cut."""
    troubles: dict[tuple[int, int], tuple[str, str]] = {}
    rows: list[list[str]] = []
    blank = written = 0
    sources = formulas.iter_rows() if formulas else repeat(())
    for number, (row, source) in enumerate(zip(values.iter_rows(), sources, strict=False), 1):
        texts: list[str] = []
        for column, cell in enumerate(row, 1):
            formula = len(source) >= column and source[column - 1].data_type == "f"
            text, trouble = _read(cell, formula=formula)
            if trouble:
                troubles[number, column] = trouble
            if text or trouble:
                texts += [""] * (column - 1 - len(texts))
                texts.append(text)
        if texts:
            rows += [[] for _ in range(blank)]
            rows.append(texts)
            written += len(texts)
        blank = 0 if texts else blank + 1
        if number > MOST_ROWS or written > MOST_CELLS:
            message = f"this sheet has more than {MOST_ROWS} rows or {MOST_CELLS} cells"
            problem = CellProblem(message, "keep to one graph in a file", file=file, sheet=values.title)
            raise GraphFileError([problem], file=file)
    return Sheet(file, values.title, rows, troubles)


def _spread(sheet: Sheet, ends: Ends) -> None:
    """Write the value of merged cells into each row that they cover.

    Down only: a heading over several columns names the first of them. A row that says nothing else stays
    blank: there it would begin an entry that nobody wrote.
    """
    rows, troubles = sheet.rows, sheet.troubles
    top, left, bottom, right = ends
    shown = rows[top - 1][left - 1] if top <= len(rows) and left <= len(rows[top - 1]) else ""
    trouble = troubles.get((top, left))
    for number in range(top, min(bottom, len(rows)) + 1):
        row = rows[number - 1]
        # What a covered cell may still hold nobody sees.
        for column in range(left + (number == top), min(right, len(row)) + 1):
            row[column - 1] = ""
            troubles.pop((number, column), None)
        said = any(row) or any((number, column) in troubles for column in range(1, len(row) + 1))
        if number > top and said:
            row += [""] * (left - len(row))
            row[left - 1] = shown
            if trouble:
                troubles[number, left] = trouble


def _read(cell: Any, *, formula: bool) -> tuple[str, tuple[str, str] | None]:  # noqa: ANN401 - openpyxl's
    """Return the text of a cell, and what is wrong with it where it is of no use."""
    value = cell.value
    if value is None:
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
