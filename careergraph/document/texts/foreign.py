"""Files that hold a table or a text in a form that is not read: what they are, and how to get one that is."""

from __future__ import annotations

import os

__all__ = ["foreign", "is_link"]

_SAVE = "open it in a spreadsheet and save it as .xlsx, or as CSV in UTF-8"
_COPY = "ask for the spreadsheet behind it, or copy its table into one and save that as .xlsx"

# What a file is, by its first bytes -> what to do. The bytes say more than the name.
_BEGINNINGS: tuple[tuple[bytes, str, str], ...] = (
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "an Excel file of the old form (.xls), or one with a password",
        f"{_SAVE}, without a password",
    ),
    (b"%PDF", "a PDF", _COPY),
    (b"{\\rtf", "a text document (.rtf)", _COPY),
    (b"\x89PNG", "a picture", _COPY),
    (b"\xff\xd8\xff", "a picture", _COPY),
)
_ENDINGS: dict[str, tuple[str, str]] = {
    ".xls": ("a table under the name of old Excel files", _SAVE),
    ".xlsb": ("a binary Excel file", "open it in Excel and save it as .xlsx"),
    ".ods": ("a LibreOffice table", "open it in LibreOffice and save it as .xlsx"),
    ".fods": ("a LibreOffice table", "open it in LibreOffice and save it as .xlsx"),
    ".numbers": ("a table of Apple Numbers", "open it in Numbers: File > Export To > Excel, or CSV"),
    ".gsheet": (
        "a link to a Google table",
        "open it there: File > Download > Microsoft Excel (.xlsx), and name that file",
    ),
    ".pdf": ("a PDF", _COPY),
    ".doc": ("a Word document", _COPY),
    ".docx": ("a Word document", _COPY),
    ".odt": ("a text document", _COPY),
    ".rtf": ("a text document", _COPY),
    ".ppt": ("a presentation", _COPY),
    ".pptx": ("a presentation", _COPY),
    ".png": ("a picture", _COPY),
    ".jpg": ("a picture", _COPY),
    ".jpeg": ("a picture", _COPY),
    ".html": ("a web page", f"{_SAVE}: a spreadsheet opens the tables of a page"),
    ".htm": ("a web page", f"{_SAVE}: a spreadsheet opens the tables of a page"),
    ".zip": ("a zip file", "unpack it, and name a file or the folder"),
    ".7z": ("a packed file", "unpack it, and name a file or the folder"),
    ".rar": ("a packed file", "unpack it, and name a file or the folder"),
    ".db": ("a database", "export the table as CSV"),
    ".sqlite": ("a database", "export the table as CSV"),
    ".sav": ("a file of SPSS", "export the table as CSV"),
    ".dta": ("a file of Stata", "export the table as CSV"),
    ".rds": ("a file of R", "write the table with write.csv"),
}


def is_link(name: str) -> bool:
    """Say whether a name is the address of something on the network, which is never fetched.

    >>> is_link("https://docs.google.com/x"), is_link("https:/docs.google.com/x"), is_link("roles.csv")
    (True, True, False)
    """
    # A path keeps one of two slashes.
    return name.lower().startswith(("http:/", "https:/"))


def foreign(name: str, beginning: bytes = b"") -> tuple[str, str] | None:
    """Return what a file is that is not read, and what to do; None where nothing tells.

    Parameters
    ----------
    name
        What the file is called, for its ending; a link is none of ours either.
    beginning
        Its first bytes, which say more than the ending.

    Examples
    --------
    >>> foreign("matrix.ods")
    ('is a LibreOffice table, which is not read', 'open it in LibreOffice and save it as .xlsx')
    >>> foreign("matrix.csv", b"%PDF-1.7")[0], foreign("matrix.csv", b"role,skill")
    ('is a PDF, which is not read', None)
    """
    if is_link(name):
        where = "File > Download there" if "docs.google.com" in name else "download it"
        return "is a link, and nothing is fetched", f"{where}, as .xlsx or .csv, and name that file"
    for start, kind, remedy in _BEGINNINGS:
        if beginning.startswith(start):
            return f"is {kind}, which is not read", remedy
    if beginning.lstrip()[:15].lower().startswith((b"<html", b"<!doctype html", b"<table")):
        return f"is {_ENDINGS['.html'][0]}, whatever its name, which is not read", _ENDINGS[".html"][1]
    ending = os.path.splitext(name)[1].lower()  # noqa: PTH122 - pathlib refuses some names
    if ending not in _ENDINGS:
        return None
    kind, remedy = _ENDINGS[ending]
    return f"is {kind}, which is not read", remedy
