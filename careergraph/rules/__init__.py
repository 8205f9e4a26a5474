"""The rules of ``careergraph/1``: from plain data to a `GraphFile`, or all that is wrong with it."""

from __future__ import annotations

from pydantic import ValidationError

from careergraph.errors import GraphFileError, Problem
from careergraph.models import GraphFile

__all__ = ["parse"]


def parse(data: object) -> GraphFile:
    """Return the graph file that plain data describes.

    Raises
    ------
    GraphFileError
        The data breaks the format; ``.problems`` holds every problem with its place in the data.
    """
    try:
        return GraphFile.model_validate(data)
    except ValidationError as error:
        found = [Problem(item["msg"], path=item["loc"]) for item in error.errors()]
    raise GraphFileError(found)
