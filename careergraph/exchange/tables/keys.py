"""Columns that hold keys of another table: whether any table says what they stand for."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from careergraph.exchange.tables.cells import Place
from careergraph.exchange.tables.order import listed
from careergraph.exchange.tables.skillcells import parts
from careergraph.exchange.tables.words import ID, concept, heading, stems
from careergraph.names import fold, quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from careergraph.exchange.tables.cells import CellProblem
    from careergraph.exchange.tables.choices import Choices
    from careergraph.exchange.tables.table import Column, Table

__all__ = ["are_keys", "lone_keys"]

# R001, S-12, JF_0007, 42, and the long ones of databases.
_KEY = re.compile(r"[^\W\d_]{0,8}[-_ ]?\d{1,12}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
# Of these no heading need say that they are keys: bloc_1, SK-012, K0017.
_PLAINLY = re.compile(
    r"[^\W\d_]{1,12}[-_]\d{1,12}|[^\W\d_]{1,3}\d{3,12}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"[-+]?\d{1,12}(?:[.,]\d{1,12})?")
MOST, LOOKED_AT = 0.9, 1_000
# Our columns whose names would be keys -> what a heading of keys speaks of.
_NAMES = {
    "role": "role id", "skill": "skill id", "from": "from", "to": "to", "focus": "function id",
    "function": "function id",
}  # fmt: skip


# Our columns that name roles and skills.
_NAMED = frozenset({"role", "skill", "skills", "optional skills", "from", "to"})


def are_keys(texts: Iterable[str]) -> bool:
    """Say whether texts are keys rather than names: nearly all of them are a number behind a few letters.

    >>> are_keys(["R001", "R002"]), are_keys(["data-analyst", "nurse"]), are_keys(["Level 3", "Clerk"])
    (True, False, False)
    """
    found = list(dict.fromkeys(texts))[:LOOKED_AT]
    return bool(found) and sum(bool(_KEY.fullmatch(text)) for text in found) >= MOST * len(found)


def lone_keys(tables: Sequence[Table], choices: Choices) -> Iterator[CellProblem]:
    """Yield a problem for each column of keys that would become names, as no table says what they stand for.

    Of a column that is headed as one of keys and holds names all the same, and of one that would only name
    functions, the plan tells.
    """
    known = {heading(table.heading("id")) for table in tables}
    explained = {
        fold(text) for table in tables for column in table.columns if column.means == "id"
        for text in _cells(table, column)
    }  # fmt: skip
    for table in tables:
        told = []
        for column in table.columns:
            wanted = _NAMES.get(column.means, "")
            mapped = any(heading(column.heading) in choices.mapped(ours) for ours in choices.mapping)
            of_keys = concept(column.heading) == wanted and bool(stems(column.heading) & ID)
            if column.means in _NAMED and not of_keys and not mapped and not table.ours:
                if _plainly(_cells(table, column), explained):
                    yield _problem(table, column)
                continue
            if column.means == "title" and table.kind == "roles" and not (mapped or table.ours):
                if _numbers(_cells(table, column)):
                    yield _problem(table, column, holds="numbers and no names")
                continue
            if not wanted or not of_keys or heading(column.heading) in known or mapped:
                continue
            if column.means not in {"focus", "function"} and are_keys(_cells(table, column)):
                yield _problem(table, column)
            else:
                told.append(column.heading)
        if told:
            table.remarks.append(
                f"{listed(told)} hold{'s' if len(told) == 1 else ''} keys of other tables: put those beside "
                "this one in a folder, else the keys become the names"
            )


def _plainly(cells: Iterable[str], explained: set[str]) -> bool:
    """Say whether cells hold nothing but keys, and of none it is said what it stands for."""
    found: set[str] = set()
    for cell in cells:
        texts = {text.strip() for part in parts(cell) for text in part.split(",") if text.strip()}
        if not all(map(_PLAINLY.fullmatch, texts - found)):
            return False
        found |= texts
        if len(found) > LOOKED_AT:
            break
    return len(found) > 1 and not any(fold(text) in explained for text in found)


def _cells(table: Table, column: Column) -> Iterator[str]:
    for _, row in table.rows():
        if column.position < len(row) and row[column.position]:
            yield row[column.position]


def _numbers(cells: Iterable[str]) -> bool:
    """Say whether cells hold nothing but numbers, as a count below the heading "Position" does."""
    found = set(islice(cells, LOOKED_AT))
    return len(found) > 1 and all(map(_NUMBER.fullmatch, found))


def _problem(table: Table, column: Column, *, holds: str = "keys") -> CellProblem:
    shown = quoted(parts(next(_cells(table, column)))[0].partition(",")[0].strip())
    place = Place(table.sheet, table.headings[-1], column.position + 1)
    return place.problem(
        f"{column.heading!r} holds {holds}, such as {shown}, and no table says what they stand for",
        f"put that table beside this one and name the folder; or say --map {column.means}={column.heading} "
        "to call them so",
    )
