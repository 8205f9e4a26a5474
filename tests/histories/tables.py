"""Small tables of histories, and what is told of them."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from careergraph.histories import Histories, HistoriesError, mine
from careergraph.histories.coding import LOWEST, OPEN_DAY
from careergraph.histories.stays import stays_of

if TYPE_CHECKING:
    from careergraph.histories.engines import DuckDB

Write = Callable[..., Path]
HEAD = "person,role,start,end"
EXCEL = date(1899, 12, 30)


def moves(found: Histories) -> dict[tuple[str, str], int]:
    names = [*found.titles.names, "(left)"]
    return {(names[a], names[b]): people for (a, b), people in found.counts.moves.items()}


def people_with(*rows: str, count: int = 4) -> list[str]:
    """Repeat the rows for several persons, @ in each row stands for the person."""
    return [row.replace("@", f"p{number}") for number in range(count) for row in rows]


def plain(tmp_path: Path) -> tuple[list[str], list[list[str]]]:
    head = ["person", "role", "start", "end"]
    rows = [line.split(",") for line in people_with("@,Clerk,2001-01-01,2002-01-01", "@,Head,2002-01-01,")]
    del tmp_path
    return head, rows


def csv_text(head: list[str], rows: list[list[str]]) -> str:
    return "\n".join(",".join(row) for row in [head, *rows])


def told(path: Path | list[Path], **options: Any) -> str:  # noqa: ANN401 - the options of mine
    with pytest.raises(HistoriesError) as caught:
        mine(path, public=True, **options)
    return str(caught.value)


def people(pattern: str = "%Y-%m-%d", count: int = 12) -> list[str]:
    """Return the rows of people who move from Clerk to Head, no two on a day."""
    rows = []
    for number in range(count):
        start = date(2001, 1, 1) + timedelta(days=37 * number)
        moved = start + timedelta(days=700 + number)
        told = [
            f"{(day - EXCEL).days}" if pattern == "excel" else day.strftime(pattern) for day in (start, moved)
        ]
        rows += [f"p{number},Clerk,{told[0]},{told[1]}", f"p{number},Head,{told[1]},"]
    return rows


def counted(path: Path, **options: Any) -> Histories:  # noqa: ANN401 - the options of mine
    found = mine(path, public=True, **options)
    assert moves(found)["Clerk", "Head"] == 12
    return found


def complaint(path: Path) -> str:
    with pytest.raises(HistoriesError) as caught:
        mine(path, public=True)
    return str(caught.value)


def written(tmp_path: Path, data: object) -> Path:
    path = tmp_path / "people.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    return path


TERMS = [
    {"title": "rep", "start": "2001-01-03", "end": "2007-01-03"},
    {"title": "sen", "start": "2007-01-03", "end": "2013-01-03"},
]


def spells_of(engine: DuckDB, *rows: tuple[str, int, int, int | None]) -> Any:  # noqa: ANN401 - an ibis table
    """Return spells as the engine has them: person, role, start and end, day numbers from 1,000 on."""
    columns: dict[str, list[Any]] = {
        "person": [person for person, _, _, _ in rows],
        "role": [role for _, role, _, _ in rows],
        "start": [1000 + start for _, _, start, _ in rows],
        "end": [OPEN_DAY if end is None else 1000 + end for _, _, _, end in rows],
        "seq": [LOWEST] * len(rows),
        "level": [LOWEST] * len(rows),
        "known": [1] * len(rows),
    }
    return engine.lookup(columns, {"person": "string"} | dict.fromkeys(list(columns)[1:], "int32"))


def stays_in(
    engine: DuckDB, *rows: tuple[str, int, int, int | None], gap: int = 92, as_of: int = 5000
) -> tuple[Any, dict[str, int]]:
    """Return the stays of such spells, and what the rules did."""
    found = stays_of(engine, spells_of(engine, *rows), gap=gap, as_of=1000 + as_of)
    return found.table, found.counts
