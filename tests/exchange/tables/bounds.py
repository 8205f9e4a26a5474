"""Excel files as no honest program would write them, and how long work takes."""

import time
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from careergraph import GraphFileError
from careergraph.exchange.tables.importing import import_table

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


HEAD = (
    '<row r="1"><c t="inlineStr"><is><t>from</t></is></c><c t="inlineStr"><is><t>to</t></is></c></row>'
    '<row r="2"><c t="inlineStr"><is><t>A</t></is></c><c t="inlineStr"><is><t>B</t></is></c></row>'
)


def excel(
    path: Path, rows: str, *, sheets: int = 1, after: str = "", strings: str = "", parts: int = 0
) -> Path:
    """Write an Excel file by hand, as no honest program would."""
    names = "".join(f'<sheet name="S{n}" sheetId="{n + 1}" r:id="s"/>' for n in range(sheets))
    shared = f'<Relationship Id="t" Type="{OFFICE}/sharedStrings" Target="strings.xml"/>' if strings else ""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{PACKAGE}"><Relationship Id="w" Type="{OFFICE}/officeDocument" '
            'Target="/xl/workbook.xml"/></Relationships>',
        )
        archive.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{names}</sheets></workbook>',
        )
        archive.writestr(
            "xl/_rels/workbook.xml.rels",
            f'<Relationships xmlns="{PACKAGE}"><Relationship Id="s" Type="{OFFICE}/worksheet" '
            f'Target="sheet.xml"/>{shared}</Relationships>',
        )
        archive.writestr(
            "xl/sheet.xml", f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData>{after}</worksheet>'
        )
        if strings:
            archive.writestr("xl/strings.xml", f'<sst xmlns="{MAIN}">{strings}</sst>')
        for number in range(parts):
            archive.writestr(f"xl/p{number}", "")
    return path


def seconds(work: Callable[[], object]) -> float:
    """Return the processor time of some work, the least of three."""
    times = []
    for _ in range(3):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def imported(path: Path, *order: Path) -> None:
    with suppress(GraphFileError):
        import_table(path, order=order)
