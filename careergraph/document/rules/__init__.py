"""The rules of ``careergraph/1``: from plain data to a `GraphFile`, or all that is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from careergraph.document.rules.entries import check_entries
from careergraph.document.rules.findings import Findings, TooManyFindingsError
from careergraph.document.rules.known import Known
from careergraph.document.rules.moves import check_moves
from careergraph.document.rules.observed import check_observed
from careergraph.document.rules.shape import validate
from careergraph.errors import GraphFileError

if TYPE_CHECKING:
    from careergraph.document.records import GraphFile

__all__ = ["parse"]


def parse(data: object) -> GraphFile:
    """Return the graph file that plain data describes.

    Parameters
    ----------
    data
        Mappings, lists, texts and numbers in the shape of a graph file, as JSON or YAML give them. They are
        never changed.

    Raises
    ------
    GraphFileError
        The data breaks the format; ``.problems`` holds every problem with its place in the data, in the
        order of the data.

    Examples
    --------
    >>> file = parse({"format": "careergraph/1", "title": "One", "roles": {"a": {"title": "A"}}, "moves": []})
    >>> file.roles["a"].title
    'A'
    >>> parse({"format": "careergraph/1", "title": "One", "roles": {"a": {"titel": "A"}}, "moves": []})
    Traceback (most recent call last):
    careergraph.errors.GraphFileError: this graph has 1 problem:
      roles.a.titel: role 'a' has an unknown field 'titel'; did you mean 'title'?
    """
    findings = Findings()
    file = None
    try:
        if isinstance(data, Mapping):
            plain = data if isinstance(data, dict) else dict(data)
            known = Known(plain, findings)
            check_entries(known)
            check_moves(known)
            check_observed(known)
            file = validate(plain, findings)
        else:
            from careergraph.document.rules.complaints import mapping_wanted

            findings.tell((), *mapping_wanted((), data))
    except TooManyFindingsError:
        pass  # what was found is told below
    if findings or file is None:
        raise GraphFileError(findings.in_order(data))
    return file
