"""What the column ``more`` holds, as JSON: fields that few records have, held against the rules."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

import numpy as np

from careergraph.columnar.layout import MORE, ONCE
from careergraph.columnar.words import text_bytes
from careergraph.document import texts
from careergraph.document.files.form import to_data
from careergraph.document.rules import parse
from careergraph.errors import GraphFileError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from careergraph.columnar.rules import Checked
    from careergraph.graph.columns import Columns

    # Row -> what it says.
    Said = dict[int, dict[str, Any]]

__all__ = ["check_more"]

# So many rows are checked at once, as a file of their own.
PART = 2_000


def check_more(checked: Checked, columns: Columns) -> None:
    """Hold what the columns ``more`` say against the rules: small files are made of it, part by part.

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
    maker = _Files(checked, columns)

    def itself(row: int) -> int:
        return row

    _check(checked, "roles", maker.of_roles, itself)
    _check(checked, "skills", maker.of_skills, itself)
    # What is said of the moves from one role must add up.
    _check(checked, "moves", maker.of_moves, columns.moves.source)
    checked.problems.stop()


def _check(
    checked: Checked,
    table: str,
    file_of: Callable[[Said], dict[str, Any]],
    together: Callable[[int], int],
) -> None:
    found = checked.tables[table].texts("more")
    if found is None:
        return
    rows = np.flatnonzero(np.diff(text_bytes(found)[0])).tolist()
    said = {row: _fields(checked, table, row, found[row].as_py()) for row in rows}
    for part in _parts(said, together):
        try:
            parse(file_of(part))
        except GraphFileError:
            # One by one, to tell which rows they are.
            for _, group in groupby(part, key=together):
                few = {row: part[row] for row in group}
                try:
                    parse(file_of(few))
                except GraphFileError as error:
                    for problem in error.problems:
                        _tell(checked, table, next(iter(few)), str(problem))


def _parts(said: Said, together: Callable[[int], int]) -> Iterator[Said]:
    """Yield what was said in parts of about so many rows."""
    part: Said = {}
    for _, group in groupby(said, key=together):
        part |= {row: said[row] for row in group}
        if len(part) >= PART:
            yield part
            part = {}
    if part:
        yield part


class _Files:
    """Makes graph files of some rows, with no more around them than the rules look at."""

    def __init__(self, checked: Checked, columns: Columns) -> None:
        self._columns = columns
        self._head = to_data(checked.head) | {"roles": {}, "moves": [], "needs": {}}
        # Careers lead over roles that stand in no such file.
        self._head.get("histories", {}).pop("careers", None)

    def of_roles(self, said: Said) -> dict[str, Any]:
        """Return a file of roles."""
        ids, expected = self._columns.role_ids, self._columns.expected
        roles = {
            ids[row]: {"title": f"role {row}", "skills": expected(row), **more} for row, more in said.items()
        }
        known = dict.fromkeys(skill for entry in roles.values() for skill in entry["skills"])
        skills = {skill: {"title": f"skill {place}"} for place, skill in enumerate(known)}
        return self._head | {"roles": roles, "skills": skills}

    def of_skills(self, said: Said) -> dict[str, Any]:
        """Return a file of skills."""
        ids = self._columns.skill_ids
        skills = {ids[row]: {"title": f"skill {row}", **more} for row, more in said.items()}
        return self._head | {"roles": {"role": {"title": "role"}}, "skills": skills}

    def of_moves(self, said: Said) -> dict[str, Any]:
        """Return a file of moves, with their figures."""
        ids, moves = self._columns.role_ids, self._columns.moves
        entries = [
            {
                "from": ids[moves.source(row)],
                "to": ids[moves.targets[row]],
                "years": moves.years[row],
                "people": moves.people[row],
                "leavers": moves.leavers[row],
                **more,
            }
            for row, more in said.items()
        ]
        ends = dict.fromkeys(entry[end] for entry in entries for end in ("from", "to"))
        roles = {end: {"title": f"role {place}"} for place, end in enumerate(ends)}
        return self._head | {"roles": roles, "moves": entries}


def _fields(checked: Checked, table: str, row: int, text: str) -> dict[str, Any]:
    """Return what one row says, after telling what cannot be said there."""
    document = texts.read_text(text, name="more", form="json")
    for problem in document.problems:
        _tell(checked, table, row, f"{problem.message}; {problem.remedy}")
    if document.problems or not document.readable:
        return {}
    data: Mapping[str, Any] | Any = document.data
    if not isinstance(data, dict):
        _tell(checked, table, row, "it is no mapping")
        return {}
    known = set(MORE[table]) | {
        name for name, column in ONCE[table].items() if not _has(checked, *column.split("."))
    }
    for name in sorted(data.keys() - known):
        _tell(checked, table, row, f"{name!r} does not belong there")
    return {name: value for name, value in data.items() if name in known}


def _has(checked: Checked, table: str, column: str) -> bool:
    """Say whether a folder has a column with something in it."""
    found = checked.tables[table]
    return column in found.columns and found.rows > 0


def _tell(checked: Checked, table: str, row: int, message: str) -> None:
    about = checked.ends(row) if table == "moves" else checked.id_of(table, row)
    checked.problems.tell(f"{table}.parquet", f"row {row} ({about}), `more`: {message}", "")
