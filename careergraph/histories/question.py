"""How histories are to be counted: every choice that a user has, with its default."""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from careergraph.document.texts.regular import read_regular
from careergraph.errors import QuestionError
from careergraph.histories.dates import EXCEL

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from careergraph.document.records import GraphFile
    from careergraph.histories.columns import Field, Layout

__all__ = ["Question", "date_pattern", "read_people"]

# A list that is longer than this was not written by people.
MOST_BYTES = 64 * 2**20


@dataclass(frozen=True)
class Question:
    """How histories are to be counted; every field has the name of its option.

    Parameters
    ----------
    columns
        Field -> the table's heading.
    layout
        ``spells``, ``events`` or ``snapshots``; by default what the columns are.
    date_format
        ``day-first``, ``month-first``, ``excel`` (numbers of days), or a pattern of `datetime.strptime`.
    as_of, observed_from
        Days as text: up to when the data go, and from when departures are known.
    gap
        Days between two spells up to which the second follows on the first; by default 92, of lists their
        longest ordinary interval.
    exits
        ``count``, or ``censor`` where the end of the last job is no departure (resumes).
    keep_mass_moves
        Count titles that were renamed for everybody as moves.
    mapped, people
        Files: title -> role, and old id -> person.
    levels
        Role levels or titles, lowest first.
    least, public
        Fewest people of a figure; or everything, exactly.
    previous
        The graph that was published before.
    most_dropped
        The share (0..1) of rows that may be dropped.
    snapshots
        File -> the day of its list.
    engine, url, table, memory
        What counts: see `careergraph.histories.engines.connect`.
    title
        The graph's title.
    """

    columns: Mapping[Field, str] = field(default_factory=dict)
    layout: Layout | None = None
    date_format: str | None = None
    as_of: str | None = None
    observed_from: str | None = None
    gap: int | None = None
    exits: Literal["count", "censor"] = "count"
    keep_mass_moves: bool = False
    mapped: str | Path | None = None
    people: str | Path | None = None
    levels: Sequence[str] = ()
    least: int = 10
    public: bool = False
    previous: GraphFile | None = None
    most_dropped: float = 0.05
    snapshots: Mapping[str, str] = field(default_factory=dict)
    engine: str = "duckdb"
    url: str | None = None
    table: str | None = None
    memory: str | None = None
    title: str | None = None


def date_pattern(text: str) -> str:
    """Return a pattern of strptime: as it is, or from letters such as DD/MM/YYYY."""
    if "%" in text or text == EXCEL:
        return text
    pattern = text.upper()
    for letters, code in (("YYYY", "%Y"), ("YY", "%y"), ("MON", "%b"), ("MM", "%m"), ("DD", "%d")):
        pattern = pattern.replace(letters, code)
    if "%" not in pattern:
        raise QuestionError(
            f"--date-format {text!r}: say day-first, month-first, excel, or a pattern such as %d/%m/%Y"
        )
    return pattern


def read_people(path: str | Path) -> dict[str, str]:
    """Return a file's old id -> person."""
    try:
        lines = read_regular(path, MOST_BYTES).decode("utf-8-sig").splitlines()
        rows = [row for row in csv.reader(lines) if any(row)]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise QuestionError(f"{path}: cannot be read: {error}") from None
    if not rows or any(len(row) < 2 for row in rows):  # noqa: PLR2004 - old id and person
        raise QuestionError(f"{path}: it takes two columns, the old id and the person")
    return {row[0].strip(): row[1].strip() for row in rows[1:] if row[0].strip() and row[1].strip()}
