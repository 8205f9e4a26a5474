"""JSON as rows: a list of records wherever it stands, and lists of spells inside each person's record."""

from __future__ import annotations

import json
from typing import Any, TypeAlias

from careergraph.histories.columns import FIELDS, folded, is_known

__all__ = ["flat", "records_in", "records_of"]

Record: TypeAlias = dict[str, Any]

_WHEN = frozenset(name for field in ("start", "end", "date", "snapshot") for name in FIELDS[field])
_DATED = frozenset(name for field in ("start", "date", "snapshot") for name in FIELDS[field])
# What a resume calls the list of its jobs.
_JOBS = frozenset(
    ["work", "experience", "workexperience", "workhistory", "positions", "employment", "employmenthistory",
     "jobs", "career"]
)  # fmt: skip
# Of a JSON Resume's job; its `name` is the company's.
_RESUME = ("position", "startDate", "endDate")
# So many records tell what they are like.
_SAMPLE = 200


def records_of(text: str) -> tuple[list[Record], str | None, str]:
    """Return the records of a JSON text, whose they all are where it is one person's, and a note.

    Raises
    ------
    ValueError
        It is no JSON.

    Examples
    --------
    >>> records_of('{"work": [{"name": "X", "position": "Clerk", "startDate": "2010"}]}')
    ([{'position': 'Clerk', 'startDate': '2010', 'endDate': None}], 'file', '')
    >>> records_of('[{"id": 7, "terms": [{"role": "rep", "start": "2011"}]}]')[0]
    [{'person': '7', 'role': 'rep', 'start': '2011'}]
    """
    try:
        data = json.loads(text)
    except json.JSONDecodeError:
        lines = [line for line in text.splitlines() if line.strip()]
        if len(lines) < 2:  # noqa: PLR2004 - one record a line needs lines
            raise
        data = [json.loads(line) for line in lines]
    return records_in(data)


def records_in(data: object) -> tuple[list[Record], str | None, str]:
    """Return the records of plain data, as `records_of` does of a text."""
    if isinstance(data, dict):
        jobs = next((value for key, value in data.items() if folded(key) in _JOBS and _is_table(value)), None)
        if jobs is not None and _says_when(jobs):
            # A file of one person: the file's name says who, as names inside need not be told apart.
            return [_job(job) for job in jobs], "file", ""
        data = _table_in(data)
    records = [record for record in data if isinstance(record, dict)] if isinstance(data, list) else []
    return _unfolded(records)


def _is_table(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(one, dict) for one in value[:_SAMPLE])


def _says_when(records: list[Record]) -> bool:
    return any(folded(key) in _DATED for record in records[:_SAMPLE] for key in record)


def _job(job: Record) -> Record:
    return {key: job.get(key) for key in _RESUME} if "position" in job and "startDate" in job else job


def _table_in(data: Record) -> object:
    """Return the list of records inside an object: that which says most of what is asked.

    Where every entry is somebody's own list or record, its key says who.
    """
    tables = {key: value for key, value in data.items() if _is_table(value)}
    if len(tables) == len(data) > 1 and all(_says_when(value) for value in tables.values()):
        return [{"person": key, **record} for key, value in tables.items() for record in value]
    if not tables and len(data) > 1 and all(isinstance(value, dict) for value in data.values()):
        return [{"id": key, **value} for key, value in data.items()]
    known = {
        key: len({folded(name) for record in value[:_SAMPLE] for name in record if is_known(name)})
        for key, value in tables.items()
    }
    return tables[max(known, key=known.__getitem__)] if known else []


def _unfolded(records: list[Record]) -> tuple[list[Record], str | None, str]:
    """Return a row for each entry of the list in each person's record, if that is where the dates are."""
    if any(folded(key) in _WHEN for record in records[:_SAMPLE] for key in record):
        return records, None, ""
    lists: dict[str, int] = {}
    for record in records:
        for key, value in record.items():
            if _is_table(value) and _says_when(value):
                lists[key] = lists.get(key, 0) + len(value)
    if not lists:
        return records, None, ""
    chosen = max(lists, key=lists.__getitem__)
    others = [key for key in lists if key != chosen]
    note = f"each record's list {chosen!r} is taken as its rows"
    if others:
        note += f"; {', '.join(map(repr, others))} {'is' if len(others) == 1 else 'are'} left out"
    rows = []
    for number, record in enumerate(records, 1):
        entries = record.get(chosen)
        person = _person(record) or str(number)
        outer = {key: value for key, value in record.items() if isinstance(value, str | int | float)}
        for entry in entries if isinstance(entries, list) else ():
            if isinstance(entry, dict):
                inner = _job(entry)
                shared = {key: value for key, value in outer.items() if folded(key) not in _IDS}
                rows.append({"person": person, **shared, **inner})
    return rows, None, note


_IDS = frozenset((*FIELDS["person"], "id"))


def _person(record: Record) -> str:
    """Return who a record is about, by its id; empty where it has none."""
    for key, value in record.items():
        if folded(key) in _IDS:
            ids = value.values() if isinstance(value, dict) else [value]
            return str(next((one for one in ids if isinstance(one, str | int)), ""))
    return ""


def flat(value: Any) -> Any:  # noqa: ANN401 - JSON is any
    """Return what a nested value says in a cell: an HR system's ``{"display": ...}`` its words.

    >>> flat({"id": 7, "name": "Clerk"}), flat({"year": 2015, "month": 4}), flat(["Head"])
    ('Clerk', '2015-04', 'Head')
    """
    if isinstance(value, dict):
        if isinstance(value.get("year"), int):
            parts = [value["year"], value.get("month"), value.get("day")]
            return "-".join(f"{part:02}" for part in parts if isinstance(part, int) and part)
        for key in ("display", "name", "label", "value", "title", "id"):
            if key in value:
                return flat(value[key])
        return json.dumps(value, sort_keys=True)
    if isinstance(value, list):
        return flat(value[0]) if len(value) == 1 else json.dumps(value)
    return value
