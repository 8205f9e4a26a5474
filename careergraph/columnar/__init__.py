"""The columnar form on disk: a folder of Parquet files, for graphs of a hundred thousand roles.

All that needs pyarrow and numpy stands in this room.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from careergraph.errors import MissingExtraError

if TYPE_CHECKING:
    from careergraph.graph import CareerGraph

__all__ = ["ENDING", "HEAD", "is_folder", "read_folder", "write_folder"]

# A folder that is called so holds a graph in columns.
ENDING = ".careergraph"
# What says all that is in no table, and what tables there are.
HEAD = "graph.json"


def is_folder(path: str | Path) -> bool:
    """Whether a path is called as a folder of columns is.

    >>> is_folder("jobs.careergraph/"), is_folder("jobs.json")
    (True, False)
    """
    return Path(path).suffix.lower() == ENDING


def read_folder(path: str | Path) -> CareerGraph:
    """Return the graph that a folder of columns holds.

    All rules of the format are checked, in bulk; records are made when they are asked for.

    Parameters
    ----------
    path
        The folder, ``NAME.careergraph``.

    Raises
    ------
    GraphFileError
        The folder cannot be read or breaks the format; ``.problems`` holds up to 20 problems, each with its
        table, row and ids.
    MissingExtraError
        pyarrow and numpy are not installed: they come with the extra ``large``.

    Notes
    -----
    O(n log n) for n moves and names, none of it in Python. Row counts and sizes are held against limits
    before anything is read.
    """
    graph: CareerGraph = _module("reading").read(Path(path))
    return graph


def write_folder(graph: CareerGraph, path: str | Path) -> Path:
    """Write a graph as a folder of columns, whole or not at all, and return the path.

    Parameters
    ----------
    graph
        Any graph: ``read_folder(write_folder(graph, path))`` is equal to it, the order of its file included.
    path
        The folder; its name ends in ``.careergraph``. One that is there is replaced if it holds a graph.

    Raises
    ------
    OutputError
        The folder cannot be written.
    MissingExtraError
        pyarrow and numpy are not installed: they come with the extra ``large``.
    """
    written: Path = _module("writing").write(graph, Path(path))
    return written


def _module(name: str) -> Any:  # noqa: ANN401 - a module
    try:
        return import_module(f"careergraph.columnar.{name}")
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] in {"pyarrow", "numpy"}:
            raise MissingExtraError("a graph in columns", "large") from None
        raise
