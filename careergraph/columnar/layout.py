"""What the tables of a folder hold: their columns, types, and how many rows are read at most."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any, NamedTuple

import pyarrow as pa

from careergraph.document.records import Move, Role, Skill

__all__ = ["FORM", "MORE", "ONCE", "TABLES", "Layout"]

FORM = "columns/1"

NUMBER = pa.int32()
TEXT = pa.string()
TEXTS = pa.list_(TEXT)
NUMBERS = pa.list_(NUMBER)
CODES = pa.map_(TEXT, TEXT)


class Column(NamedTuple):
    """A column: its type, and whether every table must have it, with a value in every row."""

    type: Any
    needed: bool = False


@dataclass(frozen=True)
class Layout:
    """A table: its columns, the most rows that are read, and whether a folder must have it."""

    columns: dict[str, Column]
    most_rows: int
    needed: bool = False


TABLES = {
    "roles": Layout(
        {
            "id": Column(TEXT, needed=True),
            "title": Column(TEXT, needed=True),
            "level": Column(NUMBER),  # 1-based; 0 or null where unsaid
            "scope": Column(TEXT),
            "summary": Column(TEXT),
            "aliases": Column(TEXTS),
            "codes": Column(CODES),
            "focus": Column(pa.map_(NUMBER, pa.float64())),  # function -> share
            "people": Column(pa.int64()),
            "sources": Column(NUMBERS),
            "more": Column(TEXT),
            "place": Column(NUMBER),  # in the file, where it is not in the order of the ids
        },
        most_rows=5_000_000,
        needed=True,
    ),
    "skills": Layout(
        {
            "id": Column(TEXT, needed=True),
            "title": Column(TEXT, needed=True),
            "kind": Column(TEXT),
            "effort": Column(pa.float64()),  # null: 1
            "summary": Column(TEXT),
            "aliases": Column(TEXTS),
            "codes": Column(CODES),
            "sources": Column(NUMBERS),
            "more": Column(TEXT),
            "place": Column(NUMBER),
        },
        most_rows=5_000_000,
    ),
    "expects": Layout(
        {
            "role": Column(NUMBER, needed=True),
            "skill": Column(NUMBER, needed=True),
            "level": Column(pa.int8(), needed=True),
            "optional": Column(pa.bool_()),
        },
        most_rows=100_000_000,
    ),
    "moves": Layout(
        {
            "source": Column(NUMBER, needed=True),
            "target": Column(NUMBER, needed=True),
            "kind": Column(pa.int8()),  # where the file states it: 1 promotion, 2 lateral, 3 step down
            "years": Column(pa.float64()),
            "people": Column(pa.int64()),
            "leavers": Column(pa.int64()),
            "years_low": Column(pa.float64()),  # a quarter, and three quarters
            "years_high": Column(pa.float64()),
            "years_until": Column(pa.float64()),
            "credentials": Column(NUMBERS),
            "sources": Column(NUMBERS),
            "more": Column(TEXT),
            "place": Column(NUMBER),
        },
        most_rows=100_000_000,
        needed=True,
    ),
    "horizons": Layout(  # what stands under `within`
        {
            "move": Column(NUMBER, needed=True),
            "years": Column(pa.float64(), needed=True),
            "share": Column(pa.float64(), needed=True),
            "low": Column(pa.float64()),
            "high": Column(pa.float64()),
        },
        most_rows=100_000_000,
    ),
    "requires": Layout(
        {
            "move": Column(NUMBER, needed=True),
            "skill": Column(NUMBER, needed=True),
            "level": Column(pa.int8(), needed=True),
            "optional": Column(pa.bool_()),
            "sources": Column(NUMBERS),
        },
        most_rows=100_000_000,
    ),
}


def _more(record: type, *columns: str) -> tuple[str, ...]:
    return tuple(item.name for item in fields(record) if item.name not in {"id", *columns})


# What stands in the column `more`, as JSON: all that has no column of its own, as few records say it.
MORE: dict[str, tuple[str, ...]] = {
    "roles": _more(
        Role,
        "title",
        "level",
        "scope",
        "summary",
        "aliases",
        "codes",
        "focus",
        "people",
        "skills",
        "optional",
        "sources",
    ),
    "skills": _more(Skill, "title", "kind", "effort", "summary", "aliases", "codes", "sources"),
    "moves": _more(
        Move,
        *("source", "target", "kind", "requires", "years", "years_range", "years_until"),
        *("people", "leavers", "within", "credentials", "sources"),
    ),
}
# What stood there before it had columns of its own, and still may in a folder that does not have these.
ONCE: dict[str, dict[str, str]] = {
    "roles": {"people": "roles.people"},
    "skills": {},
    "moves": {
        "years_range": "moves.years_low",
        "years_until": "moves.years_until",
        "within": "horizons.move",
        "credentials": "moves.credentials",
    },
}
