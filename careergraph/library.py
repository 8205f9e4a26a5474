"""The bundled graphs, by name; and any other graph, by its file."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from careergraph.collector import collector_paused
from careergraph.document import texts
from careergraph.document.texts import ENDINGS
from careergraph.errors import CareerGraphError, UnknownNameError
from careergraph.names import fold, near

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from careergraph.document.texts import Document
    from careergraph.graph import CareerGraph

__all__ = ["STDIN", "load", "names", "unchecked"]

# What stands for standard input where a file is asked for.
STDIN = "-"
_BUNDLED_ENDING = ".yaml"
# Of files with fewer skills and moves records are made soon enough.
LARGE = 50_000


def folder() -> Traversable:
    """Return the folder of the bundled graphs: beside the modules, or at the top of a checkout.

    Raises
    ------
    CareerGraphError
        There is neither: the installation is broken.
    """
    package = Path(__file__).resolve().parent
    installed, checkout = package / "graphs", package.parent / "graphs"
    if installed.is_dir():
        return installed
    # Beside an installed package another project's folder may have the same name.
    if (package.parent / "pyproject.toml").is_file() and checkout.is_dir():
        return checkout
    # The modules stand on no file system, as in a zip: the general way, which takes longer to import.
    from importlib.resources import files as package_files

    elsewhere = package_files("careergraph") / "graphs"
    if elsewhere.is_dir():
        return elsewhere
    raise CareerGraphError("the bundled graphs are missing; install careergraph again, or name a graph file")


def names() -> tuple[str, ...]:
    """Return the names of the bundled graphs, in alphabetical order.

    Examples
    --------
    >>> "sales-marketing" in names()
    True
    """
    entries = (entry.name for entry in folder().iterdir())
    return tuple(
        sorted(name.removesuffix(_BUNDLED_ENDING) for name in entries if name.endswith(_BUNDLED_ENDING))
    )


def load(source: str | Path) -> CareerGraph:
    """Return a graph by the name of a bundled one, by the path of a file, or from standard input.

    Parameters
    ----------
    source
        ``"sales-marketing"``, a path that ends in ``.yaml``, ``.yml`` or ``.json``, a folder of columns that
        ends in ``.careergraph``, or ``"-"``. A bundled
        name comes first; ``./sales-marketing`` means a file. The graph is called by its bundled name, or by
        its file's name without ending.

    Raises
    ------
    GraphFileError
        The file cannot be read or breaks the format; ``.problems`` holds every problem with its place.
    MissingExtraError
        A folder of columns needs the extra ``large``.
    UnknownNameError
        Neither a bundled graph nor a file has this name; ``.candidates`` holds near ones.

    Examples
    --------
    >>> load("sales-marketing").role("CRO").id
    'cro'
    """
    # The tab key needs texts alone; records take longer to import than to read.
    from careergraph import columnar
    from careergraph.document import files
    from careergraph.graph import CareerGraph

    name = os.fspath(source)
    # A large graph makes records and edges by the million: the collector would walk them all, many times.
    with collector_paused():
        if name == STDIN:
            return CareerGraph(files.read_stdin(), name="stdin")
        bundled = _bundled(name) if isinstance(source, str) else None
        if bundled is not None:
            entry = folder() / f"{bundled}{_BUNDLED_ENDING}"
            return CareerGraph(
                files.read_text(entry.read_bytes(), name=f"{bundled}{_BUNDLED_ENDING}"), name=bundled
            )
        path = Path(source)
        if columnar.is_folder(path):
            return columnar.read_folder(path)
        if (
            isinstance(source, Path)
            or path.suffix.lower() in ENDINGS
            or os.sep in name
            or os.path.lexists(name)
        ):
            return _graph(texts.read_path(source), path.stem)
    raise UnknownNameError(
        "graph",
        name,
        near(name, names()),
        hint="`careergraph graphs` lists the bundled ones; a file ends in .yaml, .yml or .json",
    )


def unchecked(source: str) -> dict[str, Any] | None:
    """Return what a graph's text holds, as plain data that no rule was asked about; None where that is none.

    For the tab key, which does not wait for checks. A folder of columns is no text.

    Examples
    --------
    >>> unchecked("sales-marketing")["roles"]["cro"]["title"]
    'Chief Revenue Officer'
    """
    bundled = _bundled(source)
    with collector_paused():
        if bundled is not None:
            name = f"{bundled}{_BUNDLED_ENDING}"
            document = texts.read_text((folder() / name).read_bytes(), name=name)
        else:
            document = texts.read_path(source)
    data = document.data if document.readable and not document.problems else None
    return data if isinstance(data, dict) else None


def _graph(document: Document, name: str) -> CareerGraph:
    """Return the graph that a text holds; a large and plain one lies in tables from the start."""
    from careergraph.document import files
    from careergraph.graph import CareerGraph

    if document.readable and not document.problems and _is_large(document.data):
        from careergraph.graph.plain import plain_tables

        tables = plain_tables(document.data)
        if tables is not None:
            return CareerGraph.from_tables(tables, name=name)
    return CareerGraph(files.parsed(document), name=name)


def _is_large(data: object) -> bool:
    if not isinstance(data, dict):
        return False
    sections = (data.get(name) for name in ("skills", "moves"))
    return sum(len(section) for section in sections if isinstance(section, dict | list)) >= LARGE


def _bundled(name: str) -> str | None:
    """Return the bundled graph that a name means, in any case and spacing."""
    return {fold(known): known for known in names()}.get(fold(name))
