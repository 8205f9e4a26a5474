"""Reading graph files: what is wrong with the text and with the graph, told at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careergraph.collector import collector_paused
from careergraph.document import texts
from careergraph.document.rules import parse
from careergraph.errors import GraphFileError

if TYPE_CHECKING:
    from pathlib import Path

    from careergraph.document.records import GraphFile
    from careergraph.document.texts import Document, Form

__all__ = ["parsed", "read", "read_stdin", "read_text"]


def read(path: str | Path) -> GraphFile:
    """Return the graph file at ``path``, read by its ending: ``.yaml``, ``.yml`` or ``.json``.

    Raises
    ------
    GraphFileError
        The file cannot be read or breaks the format; ``.problems`` holds every problem, each with its line
        and column, in the order of the file.

    Examples
    --------
    >>> read("nowhere.yaml")
    Traceback (most recent call last):
    careergraph.errors.GraphFileError: nowhere.yaml has 1 problem:
      nowhere.yaml: there is no such file; check the name and the folder
    """
    with collector_paused():
        return parsed(texts.read_path(path))


def read_stdin() -> GraphFile:
    """Return the graph file on standard input, YAML or JSON.

    Raises
    ------
    GraphFileError
        It breaks the format; ``.problems`` holds every problem, each with its line and column.
    """
    with collector_paused():
        return parsed(texts.read_stdin())


def read_text(text: str | bytes, *, name: str = "text", form: Form = "yaml") -> GraphFile:
    r"""Return the graph file that a text holds.

    Parameters
    ----------
    text
        YAML or JSON; bytes are UTF-8.
    name
        What problems call the text.
    form
        ``"yaml"`` or ``"json"``.

    Raises
    ------
    GraphFileError
        The text breaks the format; ``.problems`` holds every problem, each with its line and column.

    Examples
    --------
    >>> text = "format: careergraph/1\ntitle: One\nroles: {a: {titel: A}}\nmoves: []\n"
    >>> read_text(text, name="one.yaml")
    Traceback (most recent call last):
    careergraph.errors.GraphFileError: one.yaml has 1 problem:
      one.yaml:3:13: role 'a' has an unknown field 'titel'; did you mean 'title'?
    """
    with collector_paused():
        return parsed(texts.read_text(text, name=name, form=form))


def parsed(document: Document) -> GraphFile:
    """Return the graph file that a text which was read holds.

    Raises
    ------
    GraphFileError
        It breaks the format; ``.problems`` holds every problem, each with its line and column.
    """
    if not document.readable:
        raise GraphFileError(document.problems, file=document.name)
    try:
        file = parse(document.data)
    except GraphFileError as error:
        raise GraphFileError(document.located(error.problems), file=document.name) from None
    if document.problems:
        raise GraphFileError(document.problems, file=document.name)
    return file
