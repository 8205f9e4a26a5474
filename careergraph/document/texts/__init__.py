"""YAML and JSON texts as plain data, with the line and column of every value at hand.

What is read here may come from anybody: sizes are limited before anything expensive happens, and whatever is
wrong with a text is a `Problem`, never an exception of a parser.
"""

from careergraph.document.texts.document import Document, Place
from careergraph.document.texts.reading import ENDINGS, Form, most_bytes, read_path, read_stdin, read_text

__all__ = ["ENDINGS", "Document", "Form", "Place", "most_bytes", "read_path", "read_stdin", "read_text"]
