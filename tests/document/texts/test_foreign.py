"""Files in forms that are not read are called what they are, with the way to one that is."""

import pytest

from careergraph.document.texts.foreign import foreign

OLD = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600)
FILES = {
    "old.xls": (OLD, "is an Excel file of the old form (.xls), or one with a password", "save it as .xlsx"),
    "locked.xlsx": (OLD, "is an Excel file of the old form (.xls), or one with a password", "without a pass"),
    "page.xls": (b"<html><table><tr><td>Role", "is a web page, whatever its name", "save it as .xlsx"),
    "text.xls": (
        b"Role\tSkill\nClerk\tFiling\n",
        "is a table under the name of old Excel files",
        "CSV in UTF-8",
    ),
    "a.ods": (b"PK\x03\x04", "is a LibreOffice table", "open it in LibreOffice"),
    "a.numbers": (b"PK\x03\x04", "is a table of Apple Numbers", "File > Export To > Excel"),
    "a.pdf": (b"%PDF-1.7", "is a PDF", "ask for the spreadsheet behind it"),
    "pdf.csv": (b"%PDF-1.7", "is a PDF", "ask for the spreadsheet behind it"),
    "a.docx": (b"PK\x03\x04", "is a Word document", "copy its table"),
    "a.zip": (b"PK\x03\x04", "is a zip file", "unpack it, and name a file or the folder"),
    "a.gsheet": (b"{}", "is a link to a Google table", "File > Download > Microsoft Excel"),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_of_another_form_is_told(name: str) -> None:
    content, message, remedy = FILES[name]
    told = foreign(name, content)
    assert told is not None
    assert told[0].startswith(message)
    assert told[0].endswith(", which is not read")
    assert remedy in told[1]


def test_what_is_told_of_no_file_of_ours() -> None:
    assert foreign("x.csv") is foreign("x.yaml", b"format: careergraph/1") is None
