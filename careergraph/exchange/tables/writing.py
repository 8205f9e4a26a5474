"""Tables out as Excel files (.xlsx), by openpyxl."""

from __future__ import annotations

import datetime as dt
import io
import re
from typing import TYPE_CHECKING, Any

from careergraph.errors import MissingExtraError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["need_openpyxl", "to_workbook"]

# Excel keeps so many digits of a number; one with more is written as text, which reads back the same.
DIGITS = 15

# Excel writes what XML cannot hold as _xHHHH_; these are the ones that texts hold or files bring.
_ESCAPES = re.compile("_(?=x[0-9A-Fa-f]{4}_)|[\ufffe\uffff]")


def to_workbook(sheets: Mapping[str, Sequence[Sequence[str | float | None]]]) -> bytes:
    """Return an Excel file with one sheet for each name; the first row of each is its head.

    Every text is stored as text: none becomes a formula or a date.

    Raises
    ------
    MissingExtraError
        openpyxl is not installed.
    """
    openpyxl = need_openpyxl("Writing an Excel file")
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
