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
# As many cells as an Excel file may hold.
MOST_CELLS = 5_000_000
# What the records inside a record are called by, and what says how well a skill is known.
_NAMES = ("name", "title", "skill", "label", "competency", "role")
# Beside one of these the key of a record is an id.
_OWN_NAMES = frozenset({"name", "title", "role", "job_title", "skill"})
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
            inside = value if _are_records(value) else _by_name(str(name), value)
            if inside:
                found[str(name)] = inside
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


def _by_name(called: str, data: object) -> list[dict[str, Any]]:
    """Return records that stand below their names, or roles with lists of skills where the file says so."""
    if not isinstance(data, dict) or not data:
        return []
    words = stems(called)
    if all(isinstance(one, dict) and one for one in data.values()):
        spoken = {concept(str(key)) for one in data.values() for key in one}
        kind = kind_by_name(called)
        if not (kind in {"roles", "skills"} or words & (ROLE | SKILL) or spoken & {"skill", "to"}):
            return []
        heading = "skill" if kind == "skills" or (words & SKILL and not spoken & {"skill", "to"}) else "role"
        named = any(str(key).casefold() in _OWN_NAMES for one in data.values() for key in one)
        return [{"id" if named else heading: name, **one} for name, one in data.items()]
    if words & (ROLE | SKILL) and all(map(_is_list, data.values())):
        return [{"role": name, "skills": one} for name, one in data.items()]
    return []


def _is_list(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def _sheet(file: str, name: str | None, records: Sequence[Mapping[str, Any]]) -> Sheet:
    headings = list(dict.fromkeys(key for record in records for key in record))
    if len(headings) > MOST_FIELDS:
        message = f"the records have {len(headings):,} fields, and {MOST_FIELDS:,} are read"
        raise _unreadable(file, message, "keep those that say something of roles or skills")
    if len(headings) * len(records) > MOST_CELLS:
        message = f"{len(records):,} records of {len(headings):,} fields are more than {MOST_CELLS:,} cells"
        raise _unreadable(file, message, "keep the fields that say something of roles or skills, or split it")
    rows = [[str(heading) for heading in headings]]
    rows += [[_cell(record.get(heading)) for heading in headings] for record in records]
    # A list that is not called so is not all there is.
    return Sheet(file, name, rows, part=not kind_by_name(name))


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
