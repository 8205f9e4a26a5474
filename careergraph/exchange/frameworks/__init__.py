"""National frameworks as their owners publish them, made into graphs: O*NET, ESCO, UK, NICE and others.

`inputs` opens what was downloaded; a module reads each framework, and where a framework knows no moves
another derives them. Every derived fact names a source that says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from careergraph.document.rules import parse
from careergraph.errors import GraphFileError

if TYPE_CHECKING:
    from careergraph.document.records import GraphFile

__all__ = ["Imported", "checked"]


@dataclass(frozen=True)
class Imported:
    """What a framework became.

    Parameters
    ----------
    file
        The graph file.
    notes
        What was read, and what was missing, left out or derived, in sentences.
    """

    file: GraphFile
    notes: tuple[str, ...] = ()


def checked(data: dict[str, Any], *, file: str) -> GraphFile:
    """Return the graph file that was made of a download.

    Raises
    ------
    GraphFileError
        The download says what no graph can hold; the message names it.
    """
    try:
        return parse(data)
    except GraphFileError as error:
        raise GraphFileError(error.problems, file=file) from None
