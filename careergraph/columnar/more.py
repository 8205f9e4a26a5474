"""What the column ``more`` holds, as JSON: fields that few roles and moves have, held against the rules."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from careergraph.columnar.layout import MORE_OF_MOVES, MORE_OF_ROLES
from careergraph.columnar.words import text_bytes
from careergraph.document import texts
from careergraph.document.records import FORMAT
from careergraph.document.rules import parse
from careergraph.errors import GraphFileError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from careergraph.columnar.rules import Checked
    from careergraph.graph.columns import Columns

__all__ = ["check_more"]

# So many are checked at once, as a file of their own.
PART = 2_000


def check_more(checked: Checked, columns: Columns) -> None:
    """Hold what the columns ``more`` say against the rules: a small file is made of it, part by part.

    Parameters
    ----------
    checked
        The folder, with all else found right.
    columns
        Its columns.

    Raises
    ------
    GraphFileError
        Something breaks the format.
    """

    def role(row: int, more: Mapping[str, Any]) -> dict[str, Any]:
        entry = {"title": f"role {row}", "skills": dict(columns.expected(row)), **more}
        return {
            "roles": {columns.role_ids[row]: entry},
            "skills": {skill: {"title": f"{skill} of {row}"} for skill in entry["skills"]},
        }

    def move(row: int, more: Mapping[str, Any]) -> dict[str, Any]:
        ends = [f"from-{row}", f"to-{row}"]
        return {
            "roles": {end: {"title": end} for end in ends},
            "moves": [{"from": ends[0], "to": ends[1], **more}],
        }

    _check(checked, "roles", MORE_OF_ROLES, role, lambda row: checked.id_of("roles", row))
    _check(checked, "moves", MORE_OF_MOVES, move, checked.ends)
    checked.problems.stop()


def _check(
    checked: Checked,
    table: str,
    fields: tuple[str, ...],
    file_of: Callable[[int, Mapping[str, Any]], dict[str, Any]],
    about: Callable[[int], str],
) -> None:
    found = checked.tables[table].texts("more")
    if found is None:
        return
    rows = np.flatnonzero(np.diff(text_bytes(found)[0])).tolist()
    read = {}
    for row in rows:
        data = _mapping(checked, table, row, found[row].as_py(), about)
        unknown = sorted(data.keys() - set(fields))
        if unknown:
            _tell(checked, table, row, f"{unknown[0]!r} does not belong into `more`", about)
        elif data:
            read[row] = data
    sources = {key: {"title": key} for key in checked.head.sources}
    for start in range(0, len(read), PART):
        part = list(read.items())[start : start + PART]
        try:
            _parse(sources, [file_of(*entry) for entry in part])
        except GraphFileError:
            # One by one, to tell which rows they are.
            for row, data in part:
                try:
                    _parse(sources, [file_of(row, data)])
                except GraphFileError as error:
                    for problem in error.problems:
                        _tell(checked, table, row, str(problem), about)


def _parse(sources: Mapping[str, Any], entries: list[dict[str, Any]]) -> None:
    data: dict[str, Any] = {
        "format": FORMAT,
        "title": "more",
        "sources": sources,
        "skills": {},
        "roles": {},
        "moves": [],
    }
    for entry in entries:
        data["skills"] |= entry.get("skills", {})
        data["roles"] |= entry["roles"]
        data["moves"] += entry.get("moves", [])
    parse(data)


def _mapping(
    checked: Checked, table: str, row: int, text: str, about: Callable[[int], str]
) -> Mapping[str, Any]:
    document = texts.read_text(text, name="more", form="json")
    for problem in document.problems:
        _tell(checked, table, row, f"{problem.message}; {problem.remedy}", about)
    if not document.readable or document.problems:
        return {}
    if not isinstance(document.data, dict):
        _tell(checked, table, row, "it is no mapping", about)
        return {}
    return document.data


def _tell(checked: Checked, table: str, row: int, message: str, about: Callable[[int], str]) -> None:
    checked.problems.tell(f"{table}.parquet", f"row {row} ({about(row)}), `more`: {message}", "")
