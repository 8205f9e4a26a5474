"""Writing a graph as a folder of Parquet files: all of it, put in place in one step."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq

from careergraph.columnar import ENDING, HEAD
from careergraph.columnar.layout import FORM, MORE, TABLES
from careergraph.document.files.form import record_data, to_data
from careergraph.document.files.writing import draft_name, refused
from careergraph.errors import OutputError
from careergraph.graph.columns import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from careergraph.document.records import Move, Role, Skill
    from careergraph.graph import CareerGraph

__all__ = ["write"]

_KIND = {kind: place for place, kind in enumerate(KINDS)}
# Columns whose values mostly differ: a dictionary of them would only cost.
_APART = {"id", "title", "summary", "more"}

Cells = dict[str, list[Any]]


def write(graph: CareerGraph, path: Path) -> Path:
    """See `careergraph.columnar.write_folder`."""
    if path.suffix.lower() != ENDING:
        raise OutputError(f"{path}: a folder of columns has a name that ends in {ENDING}")
    target = Path(os.path.realpath(path))
    if target.exists() and not (target.is_dir() and (target / HEAD).is_file()):
        what = "is a folder without a graph" if target.is_dir() else "is a file"
        raise OutputError(f"{os.fspath(path)!r} {what}; name a new folder")
    draft = Path(draft_name(str(target)))
    try:
        draft.mkdir()
        _fill(graph, draft)
        _put_in_place(draft, target)
    except OSError as error:
        raise refused(path, error) from None
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return path


def _put_in_place(draft: Path, target: Path) -> None:
    """Let the new folder take the place of the old one, which stays where that fails."""
    if not target.exists():
        draft.replace(target)
        return
    old = draft.with_suffix(".old")
    target.replace(old)
    try:
        draft.replace(target)
    except OSError:
        old.replace(target)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _fill(graph: CareerGraph, folder: Path) -> None:
    rows = {}
    for name, cells in _tables(graph):
        table = _table(name, cells)
        if name == "horizons" and not table.num_rows:
            continue  # few graphs were counted from work histories
        rows[name] = table.num_rows
        pq.write_table(
            table,
            folder / f"{name}.parquet",
            compression="zstd",
            use_dictionary=[column for column in table.column_names if column not in _APART],
            # One statistic would hold the first and the last text of a column in full.
            write_statistics=False,
        )
    head = to_data(graph.file.model_copy(update={"skills": {}, "roles": {}, "moves": ()}))
    del head["roles"], head["moves"]
    # The mark lets it be replaced without a question; see `careergraph.document.files.made`.
    said = {
        "format": head.pop("format"),
        "form": FORM,
        "made_by": "careergraph",
        "rows": rows,
        **head,
    }
    text = json.dumps(said, ensure_ascii=False, indent=2, allow_nan=False) + "\n"
    (folder / HEAD).write_text(text, encoding="utf-8", newline="\n")


def _tables(graph: CareerGraph) -> Iterator[tuple[str, Cells]]:
    """Yield the tables, one after another: each is written before the next is made."""
    yield "roles", _roles(graph)
    yield "skills", _skills(graph)
    yield "expects", _expects(graph)
    yield from _moves(graph)
    yield "requires", _requires(graph)


def _table(name: str, cells: Mapping[str, Sequence[Any]]) -> pa.Table:
    """Return columns as a table; one that says nothing is left out."""
    arrays = {}
    for column, (kind, needed) in TABLES[name].columns.items():
        values = cells.get(column)
        if values is None or not (needed or any(map(_says, values))):
            continue
        arrays[column] = pa.array(values, type=kind)
    return pa.table(arrays)


def _says(value: object) -> bool:
    return value is not None and value not in ((), [])


def _places(ids: Sequence[str], order: Iterable[str]) -> list[int] | None:
    """Return the place of each id in another order, or None where it is the same order."""
    place = {key: position for position, key in enumerate(order)}
    places = [place[key] for key in ids]
    return None if places == list(range(len(ids))) else places


def _more(table: str, record: Role | Skill | Move) -> str | None:
    """Return what has no column of its own."""
    if all(not getattr(record, name) and getattr(record, name) != 0 for name in MORE[table]):
        return None
    data = record_data(record)
    said = {name: data[name] for name in MORE[table] if name in data}
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"), allow_nan=False) if said else None


def _roles(graph: CareerGraph) -> Cells:
    columns = graph.columns
    source = {key: number for number, key in enumerate(graph.file.sources)}
    function = {key: number for number, key in enumerate(graph.file.functions)}
    cells: Cells = {name: [] for name in TABLES["roles"].columns if name != "place"}
    for key, rung in zip(columns.role_ids, columns.rungs, strict=True):
        role = graph.roles[key]
        cells["id"].append(key)
        cells["title"].append(role.title)
        cells["level"].append(rung or None)
        cells["scope"].append(role.scope)
        cells["summary"].append(role.summary)
        cells["aliases"].append(role.aliases)
        cells["codes"].append(list(role.codes.items()))
        cells["focus"].append([(function[name], share) for name, share in role.focus.items()])
        cells["people"].append(role.people)
        cells["sources"].append([source[name] for name in role.sources])
        cells["more"].append(_more("roles", role))
    places = _places(columns.role_ids, graph.roles)
    return cells if places is None else cells | {"place": places}


def _skills(graph: CareerGraph) -> Cells:
    columns = graph.columns
    source = {key: number for number, key in enumerate(graph.file.sources)}
    cells: Cells = {name: [] for name in TABLES["skills"].columns if name != "place"}
    for key in columns.skill_ids:
        skill = graph.skills[key]
        cells["id"].append(key)
        cells["title"].append(skill.title)
        cells["kind"].append(skill.kind)
        cells["effort"].append(None if skill.effort == 1 else skill.effort)
        cells["summary"].append(skill.summary)
        cells["aliases"].append(skill.aliases)
        cells["codes"].append(list(skill.codes.items()))
        cells["sources"].append([source[name] for name in skill.sources])
        cells["more"].append(_more("skills", skill))
    places = _places(columns.skill_ids, graph.skills)
    return cells if places is None else cells | {"place": places}


def _expects(graph: CareerGraph) -> Cells:
    columns = graph.columns
    number = columns.skill_number
    cells: Cells = {"role": [], "skill": [], "level": [], "optional": []}
    for role in range(len(columns.role_ids)):
        expected, optional = columns.expected(role), columns.optional(role)
        cells["role"] += [role] * len(expected)
        cells["skill"] += [number[skill] for skill in expected]
        cells["level"] += expected.values()
        cells["optional"] += [skill in optional or None for skill in expected]
    return cells


def _moves(graph: CareerGraph) -> Iterator[tuple[str, Cells]]:
    """Yield the tables of moves and of their horizons: the record of each move is made once."""
    moves = graph.columns.moves
    source_number = {key: number for number, key in enumerate(graph.file.sources)}
    credential_number = {key: number for number, key in enumerate(graph.file.credentials)}
    sources, kinds, more, credentials = [], [], [], []
    ranges: list[tuple[float, float] | tuple[None, None]] = []
    until = []
    horizons: Cells = {name: [] for name in TABLES["horizons"].columns}
    for row in range(len(moves)):
        move = graph.columns.move(row)
        sources.append([source_number[name] for name in move.sources])
        kinds.append(_KIND[move.kind] or None)
        more.append(_more("moves", move))
        credentials.append([credential_number[key] for key in move.credentials])
        ranges.append((move.years_range[0], move.years_range[1]) if move.years_range else (None, None))
        until.append(move.years_until)
        for horizon in move.within:
            horizons["move"].append(row)
            for name in ("years", "share", "low", "high"):
                horizons[name].append(getattr(horizon, name))
    cells: Cells = {
        "source": [source for source, _ in moves.ends()],
        "target": list(moves.targets),
        "kind": kinds,
        "years": list(moves.years),
        "people": list(moves.people),
        "leavers": list(moves.leavers),
        "years_low": [low for low, _ in ranges],
        "years_high": [high for _, high in ranges],
        "years_until": until,
        "credentials": credentials,
        "sources": sources,
        "more": more,
    }
    places = list(moves.places)
    if places != list(range(len(places))):
        cells["place"] = places
    yield "moves", cells
    yield "horizons", horizons


def _requires(graph: CareerGraph) -> Cells:
    columns = graph.columns
    number = columns.skill_number
    source = {key: place for place, key in enumerate(graph.file.sources)}
    cells: Cells = {name: [] for name in TABLES["requires"].columns}
    for row in columns.stating:
        for skill, item in columns.stated(row).items():
            cells["move"].append(row)
            cells["skill"].append(number[skill])
            cells["level"].append(item.level)
            cells["optional"].append(item.optional or None)
            cells["sources"].append([source[name] for name in item.sources])
    return cells
