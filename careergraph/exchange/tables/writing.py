"""Tables out as Excel files (.xlsx): Office Open XML, written row by row as it goes into the archive."""

from __future__ import annotations

import io
import re
from itertools import islice
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from careergraph.document.files import WORKBOOK_DATE
from careergraph.errors import QuestionError
from careergraph.exchange.tables.cells import letters
from careergraph.exchange.tables.kinds import CORNER, READ_ME
from careergraph.wording import guarded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

__all__ = ["to_workbook"]

# Excel keeps so many digits of a number; one with more is written as text, which reads back the same.
DIGITS = 15

# Excel, and LibreOffice with it, holds so many rows of a sheet and characters of a cell.
MOST_ROWS, MOST_LETTERS = 1_048_576, 32_767

# Excel writes what XML cannot hold as _xHHHH_; these are the ones that texts hold or files bring.
_ESCAPES = re.compile("_(?=x[0-9A-Fa-f]{4}_)|[\r\ufffe\uffff]")

WIDEST, NARROWEST, LOOKED_AT = 60, 8, 200
ROWS_A_PIECE = 1_000

Value = str | float | None

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_SHEETS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

# The looks of cells, by their position: plain, a heading, and each as a text that could be a formula: without
# the mark Excel would make one of "=1" when somebody edits the cell.
PLAIN, HEADING, GUARDED = 0, 1, 2
_STYLES = f"""{_XML}<styleSheet {_SHEETS}>\
<fonts count="2"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font>\
<font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts>\
<fills count="2"><fill><patternFill patternType="none"/></fill>\
<fill><patternFill patternType="gray125"/></fill></fills>\
<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>\
<cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>\
<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1">\
<alignment vertical="top"/></xf>\
<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1"/>\
<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyFont="1"\
 applyAlignment="1">\
<alignment vertical="top"/></xf></cellXfs>\
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>"""


def to_workbook(sheets: Mapping[str, Iterable[Sequence[Value]]]) -> bytes:
    """Return an Excel file with one sheet for each name; the first row of each is its head.

    Every text is stored as text: none becomes a formula or a date. The same tables give the same bytes, as
    neither a clock nor a version stands in the file.

    Raises
    ------
    QuestionError
        A sheet has more rows, or a cell more characters, than Excel can hold.

    Notes
    -----
    Rows are written as they come and not kept.
    """
    content = io.BytesIO()
    filters = []
    with ZipFile(content, "w") as archive:
        for number, (name, rows) in enumerate(sheets.items(), 1):
            sheet = _Sheet(name, rows, shown=number == 1)
            with archive.open(_entry(f"xl/worksheets/sheet{number}.xml"), "w", force_zip64=True) as part:
                for piece in sheet.pieces():
                    part.write(piece.encode())
            if sheet.filtered:
                filters.append(
                    f'<definedName name="_xlnm._FilterDatabase" localSheetId="{number - 1}" hidden="1">'
                    f"{_quoted(name)}!{sheet.filtered}</definedName>"
                )
        for path, text in _parts(list(sheets), filters).items():
            archive.writestr(_entry(path), text)
    return content.getvalue()


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name)  # its date is the first that a ZIP archive knows
    entry.compress_type = ZIP_DEFLATED
    return entry


def _parts(names: Sequence[str], filters: Sequence[str]) -> dict[str, str]:
    """Return what an Excel file holds beside its sheets: path -> XML."""
    numbers = range(1, len(names) + 1)
    sheets = "".join(
        f'<sheet name="{escape(name, {chr(34): "&quot;"})}" sheetId="{number}" r:id="rId{number}"/>'
        for number, name in zip(numbers, names, strict=True)
    )
    named = f"<definedNames>{''.join(filters)}</definedNames>" if filters else ""
    return {
        "xl/styles.xml": _STYLES,
        "xl/workbook.xml": (
            f'{_XML}<workbook {_SHEETS} xmlns:r="{_OFFICE}/relationships">'
            f"<bookViews><workbookView/></bookViews><sheets>{sheets}</sheets>{named}</workbook>"
        ),
        "xl/_rels/workbook.xml.rels": _relations(
            [
                *(
                    (f"{_OFFICE}/relationships/worksheet", f"worksheets/sheet{number}.xml")
                    for number in numbers
                ),
                (f"{_OFFICE}/relationships/styles", "styles.xml"),
            ]
        ),
        "docProps/core.xml": (
            f'{_XML}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
            'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:creator>careergraph</dc:creator>'
            f'<dcterms:created xsi:type="dcterms:W3CDTF">{WORKBOOK_DATE}</dcterms:created>'
            f'<dcterms:modified xsi:type="dcterms:W3CDTF">{WORKBOOK_DATE}</dcterms:modified>'
            "</cp:coreProperties>"
        ),
        "_rels/.rels": _relations(
            [
                (f"{_OFFICE}/relationships/officeDocument", "xl/workbook.xml"),
                (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            ]
        ),
        "[Content_Types].xml": (
            f'{_XML}<Types xmlns="{_PACKAGE}/content-types">'
            '<Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPES}.sheet.main+xml"/>'
            f'<Override PartName="/xl/styles.xml" ContentType="{_TYPES}.styles+xml"/>'
            '<Override PartName="/docProps/core.xml" '
            'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
            + "".join(
                f'<Override PartName="/xl/worksheets/sheet{number}.xml" '
                f'ContentType="{_TYPES}.worksheet+xml"/>'
                for number in numbers
            )
            + "</Types>"
        ),
    }


def _relations(targets: Iterable[tuple[str, str]]) -> str:
    told = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">{told}</Relationships>'


def _quoted(name: str) -> str:
    return "'" + escape(name).replace("'", "''") + "'"


class _Sheet:
    """A sheet on its way into the archive; ``filtered`` is where its filter stands, once all is written."""

    def __init__(self, name: str, rows: Iterable[Sequence[Value]], *, shown: bool) -> None:
        self.name, self.shown = name, shown
        self.rows = iter(rows)
        self.filtered = ""
        self._letters: list[str] = []

    def pieces(self) -> Iterator[str]:
        """Yield the sheet as XML."""
        first = list(islice(self.rows, LOOKED_AT))
        headed = self.name != READ_ME  # sentences have no head
        widths = "".join(
            f'<col min="{column}" max="{column}" width="{width}" customWidth="1"/>'
            for column, width in enumerate(_widths(first), 1)
        )
        frozen = _frozen(grid=bool(first) and CORNER in first[0]) if headed else ""
        selected = ' tabSelected="1"' if self.shown else ""
        yield (
            f"{_XML}<worksheet {_SHEETS}>"
            f'<sheetViews><sheetView{selected} workbookViewId="0">{frozen}</sheetView></sheetViews>'
            f"{f'<cols>{widths}</cols>' if widths else ''}<sheetData>"
        )
        number = 0
        for part in (first, self.rows):
            piece: list[str] = []
            for row in part:
                number += 1
                if number > MOST_ROWS:
                    raise QuestionError(
                        f"the sheet {self.name!r} would have more than the {MOST_ROWS:,} rows that a "
                        "spreadsheet holds; write a folder of CSV files"
                    )
                piece.append(self._row(row, number, HEADING if headed and number == 1 else PLAIN))
                if len(piece) == ROWS_A_PIECE:
                    yield "".join(piece)
                    piece.clear()
            yield "".join(piece)
        yield "</sheetData>"
        if headed and number > 1:
            last = letters(len(first[0]))
            self.filtered = f"$A$1:${last}${number}"
            yield f'<autoFilter ref="A1:{last}{number}"/>'
        yield "</worksheet>"

    def _row(self, row: Sequence[Value], number: int, look: int) -> str:
        names = self._letters
        while len(names) < len(row):
            names.append(letters(len(names) + 1))
        cells = [
            self._cell(value, f"{names[at]}{number}", look)
            for at, value in enumerate(row)
            if value is not None and value != ""
        ]
        return f'<row r="{number}">{"".join(cells)}</row>'

    def _cell(self, value: str | float, place: str, look: int) -> str:
        """Return a cell; a number with more digits than Excel keeps is a text."""
        if not isinstance(value, str):
            if float(f"{value:.{DIGITS}g}") == value:
                shown = int(value) if float(value).is_integer() else value
                return f'<c r="{place}"><v>{shown!r}</v></c>'
            value = repr(value)
        text = value
        if not (value.isascii() and value.isalnum()):  # most are
            text = _escaped(value)
            look += GUARDED if guarded(value) != value else PLAIN
        if len(text) > MOST_LETTERS:
            self._check_length(value, place)
        styled = f' s="{look}"' if look else ""
        return f'<c r="{place}"{styled} t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'

    def _check_length(self, text: str, place: str) -> None:
        length = len(_ESCAPES.sub(_as_code, text))
        if length > MOST_LETTERS:
            raise QuestionError(
                f"the cell {place} of the sheet {self.name!r} would have {length:,} characters, and a "
                f"spreadsheet's cells hold {MOST_LETTERS:,}; write CSV"
            )


def _frozen(*, grid: bool) -> str:
    """Return that the headings stay in view, and beside them the skills of a grid."""
    if grid:
        ends = 'xSplit="2" ySplit="1" topLeftCell="C2" activePane="bottomRight"'
    else:
        ends = 'ySplit="1" topLeftCell="A2" activePane="bottomLeft"'
    return f'<pane {ends} state="frozen"/>'


def _escaped(text: str) -> str:
    return escape(_ESCAPES.sub(_as_code, text))


def _as_code(found: re.Match[str]) -> str:
    return f"_x{ord(found[0]):04X}_"


def _widths(rows: Sequence[Sequence[Value]]) -> list[int]:
    """Return how wide each column is to be, in characters."""
    columns = len(rows[0]) if rows else 0
    longest = [max((len(str(row[n])) for row in rows if row[n]), default=0) for n in range(columns)]
    return [min(max(length + 2, NARROWEST), WIDEST) for length in longest]
