"""Graph files: read with every problem at its line and column, written in one step or not at all."""

from careergraph.document.files.form import to_data
from careergraph.document.files.made import MADE, WORKBOOK_DATE, is_made
from careergraph.document.files.reading import parsed, read, read_stdin, read_text
from careergraph.document.files.writing import (
    form_for,
    refused,
    to_text,
    write,
    write_bytes,
    write_pieces,
    write_text,
)

__all__ = [
    "MADE",
    "WORKBOOK_DATE",
    "form_for",
    "is_made",
    "parsed",
    "read",
    "read_stdin",
    "read_text",
    "refused",
    "to_data",
    "to_text",
    "write",
    "write_bytes",
    "write_pieces",
    "write_text",
]
