"""Tables as programs keep them: lists of records in JSON or YAML, with lists inside."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeGuard

from careergraph.document.texts import read_path
from careergraph.errors import GraphFileError
from careergraph.exchange.tables.cells import CellProblem, Sheet
from careergraph.exchange.tables.headings import kind_by_name
from careergraph.exchange.tables.words import ROLE, SKILL, concept, stems

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

__all__ = ["read_records"]

# Records of people have fewer fields; of more, each field may stand in one record alone.
MOST_FIELDS = 1_000
# What the records inside a record are called by, and what says how well a skill is known.
_NAMES = ("name", "title", "skill", "label", "competency", "role")
_LEVELS = ("level", "proficiency", "required_level", "score", "rating")


def read_records(path: Path) -> tuple[list[Sheet], list[str]]:
    """Return the tables of a JSON or YAML file, each list of records as a sheet, and what is worth telling.

    Read are a list of records, lists of records by name, records by name, and lists of skills by role. A list
    inside a record stands in one cell, a part a line.

    Raises
    ------
    GraphFileError
        The file cannot be read, holds no records, or is a graph already.
    """
    file = str(path)
    document = read_path(path)
    if document.problems:
        problem = document.problems[0]
        told = CellProblem(problem.message, problem.remedy, file=file, line=problem.line)
        raise GraphFileError([told], file=file)
    data = document.data
    if isinstance(data, dict) and "format" in data and "roles" in data:
        raise _unreadable(file, "this is a graph file already", "name it with -g: there is nothing to import")
    found: dict[str | None, list[dict[str, Any]]] = {}
    beside = []
    if _are_records(data):
        found[None] = data
    elif isinstance(data, dict):
        for name, value in data.items():
            if _are_records(value):
                found[str(name)] = value
            else:
                beside.append(str(name))
        if not found:
            found, beside = {None: _by_name(path.stem, data)}, []
    if not any(found.values()):
        remedy = 'a list of records is read: [{"role": "Clerk", "skills": ["Filing"]}]'
        raise _unreadable(file, "this file holds no list of records", remedy)
    notes = [f"{file}: left out, as they are no lists of records: {', '.join(beside[:8])}"] if beside else []
    return [_sheet(file, name, records) for name, records in found.items()], notes


def _are_records(value: object) -> TypeGuard[list[dict[str, Any]]]:
    return isinstance(value, list) and bool(value) and all(isinstance(one, dict) for one in value)


def _by_name(called: str, data: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return records that stand below their names, or roles with lists of skills where the file says so."""
    values = list(data.values())
    words = stems(called)
    if values and all(isinstance(one, dict) and one for one in values):
        skilled = any(concept(str(key)) == "skill" for one in values for key in one)
        roles = kind_by_name(called) == "roles" or skilled or bool(words & ROLE)
        heading = "role" if roles else "skill" if kind_by_name(called) == "skills" else "name"
        return [{heading: name, **one} for name, one in data.items()]
    if words & (ROLE | SKILL) and values and all(_is_list(one) for one in values):
        return [{"role": name, "skills": one} for name, one in data.items()]
    return []


def _is_list(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def _sheet(file: str, name: str | None, records: Sequence[Mapping[str, Any]]) -> Sheet:
    headings = list(dict.fromkeys(key for record in records for key in record))
    if len(headings) > MOST_FIELDS:
        message = f"the records have {len(headings):,} fields, and {MOST_FIELDS:,} are read"
        raise _unreadable(file, message, "keep those that say something of roles or skills")
    rows = [[str(heading) for heading in headings]]
    rows += [[_cell(record.get(heading)) for heading in headings] for record in records]
    return Sheet(file, name, rows)


def _cell(value: object) -> str:
    r"""Return what a record says in one field as the text of a cell.

    >>> _cell(["SQL", "R"]), _cell({"SQL": 2}), _cell([{"name": "SQL", "level": 2}]), _cell(2.0), _cell(None)
    ('SQL\nR', 'SQL: 2', 'SQL: 2', '2', '')
    """
    if isinstance(value, list):
        return "\n".join(filter(None, map(_part, value)))
    if isinstance(value, dict):
        return "\n".join(f"{_line(name)}: {_part(one)}" for name, one in value.items())
    return _line(value)


def _part(value: object) -> str:
    """Return one part of a list: a record by its name, with the level that stands beside it."""
    if not isinstance(value, dict):
        return _line(value) if not isinstance(value, list) else ", ".join(map(_line, value))
    folded = {str(key).casefold(): one for key, one in value.items()}
    name = next((folded[key] for key in _NAMES if folded.get(key)), None)
    level = next((folded[key] for key in _LEVELS if folded.get(key) is not None), None)
    if name is None:
        return ", ".join(f"{_line(key)}: {_line(one)}" for key, one in value.items())
    return _line(name) if level is None else f"{_line(name)}: {_line(level)}"


def _line(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return " ".join(str(value).split())


def _unreadable(file: str, message: str, remedy: str) -> GraphFileError:
    return GraphFileError([CellProblem(message, remedy, file=file)], file=file)
