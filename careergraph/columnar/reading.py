"""Reading a folder of columns: opened with care, held against the rules, and laid out for the graph."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa

from careergraph.columnar import HEAD
from careergraph.columnar.arrays import numbers
from careergraph.columnar.layout import FORM, TABLES
from careergraph.columnar.more import check_more
from careergraph.columnar.parquet import BrokenFileError, Figures, Rows, Table, read_table
from careergraph.columnar.problems import Problems
from careergraph.columnar.rules import Checked, check, kinds_of
from careergraph.columnar.words import text_bytes
from careergraph.document import texts
from careergraph.document.rules import parse
from careergraph.document.values import SLUG
from careergraph.errors import GraphFileError, Problem
from careergraph.graph import CareerGraph
from careergraph.graph.columns import Incoming, Moves
from careergraph.graph.stored import Known, Lists, Maps, Same, Texts
from careergraph.graph.tables import (
    ExpectedTable,
    HorizonTable,
    MoveTable,
    RequiredTable,
    RoleTable,
    SkillTable,
    Tables,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    import numpy.typing as npt

    from careergraph.document.records import GraphFile

    Numbers = npt.NDArray[Any]

__all__ = ["read"]

# The fields of a graph file that are tables here.
SECTIONS = ("skills", "roles", "moves")


def read(path: Path) -> CareerGraph:
    """See `careergraph.columnar.read_folder`."""
    name = os.fspath(path)
    if not path.is_dir():
        message = "this is a file, not a folder of columns" if path.exists() else "there is no such folder"
        raise GraphFileError([Problem(message, "check the name", file=name)], file=name)
    head, rows = _head(path)
    problems = Problems(name)
    tables: dict[str, Table] = {}
    for table in TABLES:
        try:
            found = read_table(path, table, rows.get(table))
        except BrokenFileError as broken:
            problems.tell(f"{table}.parquet", broken.message, broken.remedy)
        else:
            tables[table] = found or _empty(table)
    problems.stop()
    checked = Checked(head, tables, problems)
    check(checked)
    graph = CareerGraph.from_tables(_laid_out(checked), name=path.stem)
    check_more(checked, graph.columns)
    return graph


def _empty(name: str) -> Table:
    columns: dict[str, Any] = {}
    for column, (kind, needed) in TABLES[name].columns.items():
        if needed:
            nothing = pa.nulls(0, kind)
            columns[column] = nothing if kind == pa.string() else Figures(numbers(nothing), None)
    return Table(name, 0, columns)


def _head(folder: Path) -> tuple[GraphFile, Mapping[str, int]]:
    """Return what graph.json says: the file without its tables, and how many rows each of these has."""
    path = folder / HEAD
    if path.is_symlink():
        problem = Problem("this is a symbolic link", "put the file itself into the folder", file=str(path))
        raise GraphFileError([problem], file=str(path))
    document = texts.read_path(path)
    data = document.data
    if not document.readable or document.problems:
        raise GraphFileError(document.problems, file=document.name)
    problems: list[Problem] = []
    rest = data
    if isinstance(data, dict):
        problems += _form_problems(data, str(path))
        # A graph has roles: some stand in for those of the table.
        stand_in = {"roles": {name: {"title": name} for name in ("_", *_walked(data))}, "moves": []}
        own = {"form", "made_by", "rows", *SECTIONS}
        rest = {key: value for key, value in data.items() if key not in own} | stand_in
    try:
        file = parse(rest)
    except GraphFileError as error:
        raise GraphFileError([*problems, *document.located(error.problems)], file=document.name) from None
    if problems:
        raise GraphFileError(problems, file=document.name)
    assert isinstance(data, dict)  # noqa: S101 - or it was refused
    return file.model_copy(update={"roles": {}}), data.get("rows", {})


def _walked(data: Mapping[str, Any]) -> list[str]:
    """Return the roles that the head's careers name, as far as these are ids; their rule looks for them."""
    histories = data.get("histories")
    careers = histories.get("careers") if isinstance(histories, dict) else None
    every = careers if isinstance(careers, list) else []
    paths = [career.get("path") for career in every if isinstance(career, dict)]
    named = [role for path in paths if isinstance(path, list) for role in path]
    return sorted({role for role in named if isinstance(role, str) and re.fullmatch(SLUG, role)})


def _form_problems(data: Mapping[str, Any], name: str) -> list[Problem]:
    """Return what is wrong with the fields that only a folder's head has."""
    found = []
    if data.get("form") != FORM:
        found.append(Problem(f"`form` is not {FORM!r}", "no other form of columns is known", file=name))
    rows = data.get("rows", {})
    if not isinstance(rows, dict) or not all(
        table in TABLES and type(count) is int for table, count in rows.items()
    ):
        found.append(
            Problem("`rows` does not say how many rows each table has", "write the folder again", file=name)
        )
    found += [
        Problem(f"`{section}` stands here", f"it is the table {section}.parquet", file=name)
        for section in SECTIONS
        if section in data
    ]
    return found


# Laying out


def _laid_out(checked: Checked) -> Tables:
    tables = checked.tables
    expects, requires = tables["expects"], tables["requires"]
    top = [1, *(int(it.numbers("level").max()) for it in (expects, requires) if it.rows)]
    return Tables(
        head=checked.head,
        skills=_skills(tables["skills"]),
        roles=_roles(tables["roles"]),
        expected=ExpectedTable(
            offsets=_offsets(expects.numbers("role"), tables["roles"].rows),
            skills=_view(expects.numbers("skill")),
            skill_levels=_view(expects.numbers("level")),
            optionals=_optional(expects),
        ),
        moves=_moves(tables["moves"], tables["roles"]),
        horizons=_horizons(tables["horizons"], tables["moves"]),
        required=RequiredTable(
            rows=_view(requires.numbers("move")),
            skills=_view(requires.numbers("skill")),
            levels=_view(requires.numbers("level")),
            optional=_optional(requires),
            sources=_lists(requires, "sources"),
        ),
        top_level=max(top),
    )


def _view(values: Any) -> memoryview:  # noqa: ANN401 - an array
    return memoryview(values)


def _offsets(holders: Numbers, count: int) -> memoryview:
    """Return where the rows of each of so many holders begin once they are sorted, and where the last end."""
    offsets = np.zeros(count + 1, np.int64)
    np.cumsum(np.bincount(holders, minlength=count), out=offsets[1:])
    return _view(offsets)


def _optional(table: Table) -> Sequence[int]:
    if "optional" not in table.columns:
        return Same(0, table.rows)
    return _view(table.figures("optional").filled(0).astype(np.int8))


def _texts(table: Table, name: str) -> Any:  # noqa: ANN401 - texts, or none
    found = table.texts(name)
    return Same(None, table.rows) if found is None else _stored(found)


def _stored(array: Any) -> Texts:  # noqa: ANN401 - an Arrow array
    ends, data = text_bytes(array)
    return Texts(_view(ends), _view(data))


def _lists(table: Table, name: str) -> Any:  # noqa: ANN401 - lists of numbers or texts
    found = table.lists(name)
    if found is None:
        return Same((), table.rows)
    return Lists(_view(found.offsets), _part(found.parts[0]))


def _maps(table: Table, name: str) -> Any:  # noqa: ANN401 - maps
    found: Rows | None = table.lists(name)
    if found is None:
        return Same({}, table.rows)
    return Maps(_view(found.offsets), *map(_part, found.parts))


def _part(values: Any) -> Any:  # noqa: ANN401 - an array of Arrow or numpy
    return _view(values) if isinstance(values, np.ndarray) else _stored(values)


def _places(table: Table) -> Sequence[int] | None:
    return _view(table.numbers("place")) if "place" in table.columns else None


def _efforts(table: Table) -> Sequence[float]:
    efforts = table.figures("effort").filled(1.0) if "effort" in table.columns else None
    if efforts is None or (efforts == 1).all():
        return Same(1.0, table.rows)
    return _view(efforts)


def _skills(table: Table) -> SkillTable:
    efforts = _efforts(table)
    return SkillTable(
        ids=_texts(table, "id"),
        titles=_texts(table, "title"),
        kinds=_texts(table, "kind"),
        efforts=efforts,
        all_efforts=frozenset(
            (efforts[0],) if isinstance(efforts, Same) and table.rows else np.unique(efforts).tolist()
        ),
        summaries=_texts(table, "summary"),
        aliases=_lists(table, "aliases"),
        codes=_maps(table, "codes"),
        sources=_lists(table, "sources"),
        more=_texts(table, "more"),
        places=_places(table),
    )


def _roles(table: Table) -> RoleTable:
    levels = table.figures("level").filled(0) if "level" in table.columns else None
    return RoleTable(
        # Lists: each search asks for the ids of roles, and a mistyped name for all that roles are called.
        ids=table.texts("id").to_pylist(),
        titles=table.texts("title").to_pylist(),
        levels=Same(0, table.rows) if levels is None else _view(levels),
        scopes=_texts(table, "scope"),
        summaries=_texts(table, "summary"),
        aliases=_lists(table, "aliases"),
        codes=_maps(table, "codes"),
        focus=_maps(table, "focus"),
        people=_known(table, "people", 0),
        sources=_lists(table, "sources"),
        more=_texts(table, "more"),
        places=_places(table),
    )


def _known(table: Table, name: str, unknown: float) -> Any:  # noqa: ANN401 - figures or None
    if name not in table.columns:
        return Same(None, table.rows)
    found = table.figures(name)
    values = _view(found.filled(unknown))
    return values if found.known is None else Known(values, unknown)


def _horizons(table: Table, moves: Table) -> HorizonTable | None:
    if not table.rows:
        return None
    return HorizonTable(
        offsets=_offsets(table.numbers("move"), moves.rows),
        years=_view(table.numbers("years")),
        shares=_view(table.numbers("share")),
        lows=_known(table, "low", -1.0),
        highs=_known(table, "high", -1.0),
    )


def _moves(table: Table, roles: Table) -> MoveTable:
    source, target = table.numbers("source"), table.numbers("target")
    offsets = _offsets(source, roles.rows)
    stated = table.figures("kind").filled(0).astype(np.int8)
    levels = roles.figures("level").filled(0)
    kinds = np.where(stated > 0, stated, kinds_of(levels[source], levels[target])).astype(np.int8)
    # Row numbers in the low half: one sort orders by target, then by row, which is by source.
    keys = target.astype(np.int64) << 32 | np.arange(len(target))
    keys.sort()
    rows = (keys & 0xFFFFFFFF).astype(np.int32)
    places = _places(table)
    return MoveTable(
        moves=Moves(
            offsets=offsets,
            targets=_view(target),
            kinds=_view(kinds),
            years=_known(table, "years", -1.0),
            people=_known(table, "people", 0),
            leavers=_known(table, "leavers", 0),
            places=range(table.rows) if places is None else places,
            made_incoming=Incoming(_offsets(target, roles.rows), _view(source[rows]), _view(rows)),
        ),
        years_low=_known(table, "years_low", -1.0),
        years_high=_known(table, "years_high", -1.0),
        years_until=_known(table, "years_until", -1.0),
        credentials=_lists(table, "credentials"),
        stated_kinds=_view(stated) if "kind" in table.columns else Same(0, table.rows),
        sources=_lists(table, "sources"),
        more=_texts(table, "more"),
    )
