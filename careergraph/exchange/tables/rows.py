"""What the rows of each kind of table say."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from careergraph.exchange.tables.draft import Asked
from careergraph.exchange.tables.lists import joined, split, split_pairs
from careergraph.exchange.tables.rolenames import LadderNames, RoleNames
from careergraph.exchange.tables.skillcells import SkillCells
from careergraph.exchange.tables.values import essential_flag, flag, number, whole
from careergraph.exchange.tables.words import heading
from careergraph.names import fold, quoted, slug

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from careergraph.exchange.tables.cells import Place
    from careergraph.exchange.tables.draft import Draft, Drafted, Entry, Registry
    from careergraph.exchange.tables.table import Line, Table

__all__ = ["ORDER", "READERS", "add_asked", "close", "entries_named"]

_ID = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,199}")


def close(draft: Draft, table: Table) -> None:
    """Note that a sheet lists all entries of its section."""
    registries = {
        "functions": draft.functions,
        "sources": draft.sources,
        "skills": draft.skills,
        "roles": draft.roles,
    }
    if table.kind in registries:
        name = table.sheet.name or table.sheet.file
        registries[table.kind].closed_by = f"sheet {name!r}"


def _graph(draft: Draft, lines: Iterable[Line]) -> None:
    for line in lines:
        draft.about[fold(line.get("property"))] = (line.get("value"), line.place("value"))


def _levels(draft: Draft, lines: Iterable[Line]) -> None:
    draft.levels += [(line.get("level"), line.place("level")) for line in _by_rank(lines)]


def _by_rank(lines: Iterable[Line]) -> list[Line]:
    """Return the rows of a list of levels, by its column of numbers where it has a full one."""
    found = list(lines)
    ranks = [number(line.get("rank")) for line in found]
    if all(rank is not None and math.isfinite(rank) for rank in ranks) and len(set(ranks)) == len(ranks):
        return [line for _, line in sorted(zip(ranks, found, strict=True), key=lambda pair: pair[0] or 0)]
    return found


def _proficiency(draft: Draft, lines: Iterable[Line]) -> None:
    for line in _by_rank(lines):
        if not line.get("proficiency"):
            continue  # a note beside the scale
        if number(line.get("rank")) == 0:
            # The scale's zero is no level: it is the name of "not asked".
            draft.none.add(fold(line.get("proficiency")))
            continue
        draft.scale.append((line.get("proficiency"), line.place("proficiency")))
        if summary := line.get("summary"):
            draft.meanings.append(f"{line.get('proficiency')}: {summary}")


def _functions(draft: Draft, lines: Iterable[Line]) -> None:
    for line in lines:
        if _named(draft, line):
            key = line.get("id") if _is_id(line) else ""
            entry = draft.functions.declare(line.get("title"), line.place("title"), key=key, again=not key)
            if line.get("id") and not _is_id(line):
                draft.functions.join(entry, line.get("id"))


def _sources(draft: Draft, lines: Iterable[Line]) -> None:
    for line in lines:
        if _named(draft, line):
            entry = draft.sources.declare(line.get("title"), line.place("title"), key=line.get("id"))
            _texts(draft, entry, line, "where", "licence")
            if line.get("derived"):
                said = flag(line.get("derived"))
                if said is None:
                    _neither(draft, line, "derived")
                draft.said(entry, "derived", bool(said), line.place("derived"), what="whether it is derived")


def _skills(draft: Draft, lines: Iterable[Line]) -> None:
    for line in lines:
        if not _named(draft, line):
            continue
        aliases = split(line.get("aliases"))
        entry = _declared(draft, draft.skills, line, aliases)
        _texts(draft, entry, line, "kind", "summary")
        _figure(draft, entry, line, "effort")
        _codes(draft, entry, line)
        _named_sources(draft, entry, line)


def _declared(draft: Draft, registry: Registry, line: Line, aliases: list[str], title: str = "") -> Entry:
    """Return the entry that a row introduces; one that does so again is counted, unless ids part them."""
    title = title or line.get("title")
    key = line.get("id") if _is_id(line) else ""
    known = registry.find(title)
    again = known is not None and known.declared and not key
    entry = registry.declare(title, line.place("title"), key=key, names=aliases, again=again)
    if again:
        draft.repeated.append(line.place("title"))
    if line.get("id") and not key:
        registry.join(entry, line.get("id"))
        entry.coded(slug(line.table.heading("id"), noun="code"), line.get("id"), line.place("id"))
    if aliases:
        draft.said(entry, "aliases", aliases, line.place("aliases"), what="aliases")
    return entry


def _is_id(line: Line) -> bool:
    """Say whether a column of ids holds ids of ours: those of a database are numbers, or called otherwise."""
    called = heading(line.table.heading("id")) in {"id", "key"}
    return called and (line.table.ours or not line.get("id").isdecimal())


def _roles(draft: Draft, lines: Iterable[Line]) -> None:
    lines = [line for line in lines if _named(draft, line)]
    naming = RoleNames(lines)
    # All roles first: the column of next roles names roles of rows below.
    entries = [
        _declared(draft, draft.roles, line, split(line.get("aliases")), naming.title(line)) for line in lines
    ]
    lists = {name: SkillCells(lines, name) for name in ("skills", "optional skills")}
    for line, entry in zip(lines, entries, strict=True):
        _texts(draft, entry, line, "level", "scope", "summary")
        for name in ("responsibilities", "kpis", "deliverables"):
            facts = [fact for text, _ in line.all(name) for fact in split(text)]
            if facts and entry.fields.get(name) != facts:
                draft.said(entry, name, facts, line.place(name), what=name, text=True)
        _focus(draft, entry, line.get("focus"), line.place("focus"))
        for name, cells in lists.items():
            for skill, level, place in cells.of(line):
                known = draft.skills.refer(skill, place)
                add_asked(draft, entry, Asked(known, level or "1", place, optional=name != "skills"))
                if kind := cells.kind(line, place):
                    draft.said(known, "kind", kind, place, what="the kind", text=True)
        for following in split(line.get("next")):
            draft.move(entry, draft.roles.refer(following, line.place("next")), line.place("next"))
        _codes(draft, entry, line)
        _named_sources(draft, entry, line)
        naming.climb(draft, line, entry)
    for cells in lists.values():
        draft.notes += cells.notes


def _facts(draft: Draft, lines: Iterable[Line]) -> None:
    names = {"responsibility": "responsibilities", "kpi": "kpis", "deliverable": "deliverables"}
    for line in lines:
        field = fold(line.get("field"))
        field = names.get(field, field)
        if field not in names.values():
            remedy = "write responsibilities, kpis or deliverables"
            draft.problems.append(
                line.place("field").problem(f"{line.get('field')!r} is no kind of fact", remedy)
            )
            continue
        if not (_filled(draft, line, "role") and _filled(draft, line, "text")):
            continue
        entry = draft.roles.refer(line.get("role"), line.place("role"))
        sources = entries_named(draft, line, "sources")
        entry.fields.setdefault(field, []).append(
            (line.get("text"), sources) if sources else line.get("text")
        )
        entry.places.setdefault(field, line.place("text"))


def _moves(draft: Draft, lines: Iterable[Line]) -> None:
    lines = list(lines)
    cells = SkillCells(lines, "skill")
    for line in lines:
        ends = [_end(draft, line, side) for side in ("from", "to")]
        source, target = ends
        if source is None or target is None:
            if source is None or any(line.get(name) for name in ("to id", "to title", "skill")):
                side = "from" if source is None else "to"
                draft.problems.append(line.place(side).problem(f"{side!r} is empty", "name a role"))
            continue
        move = draft.move(source, target, line.place("to"))
        _move_fields(draft, move, line)
        if line.get("skill") or line.get("skill id"):
            _requirement(draft, move, line, cells)
    draft.notes += cells.notes


def _end(draft: Draft, line: Line, side: str) -> Entry | None:
    """Return the role at one end of a move, or None where none is named."""
    name, title, key = line.get(side), line.get(f"{side} title"), line.get(f"{side} id")
    if title and name:
        key = key or name
    if not (title or name or key):
        return None
    place = line.place(side if name else f"{side} title" if title else f"{side} id")
    entry = draft.roles.refer(title or name or key, place, key=key)
    if level := line.get(f"{side} level"):
        draft.said(entry, "level", level, line.place(f"{side} level"), what=f"the level of {entry.title!r}")
    return entry


def _move_fields(draft: Draft, move: Drafted, line: Line) -> None:
    if kind := line.get("kind"):
        value = fold(kind).replace(" ", "_").replace("-", "_")
        draft.said(move, "kind", value, line.place("kind"), what="the kind of this move")
    for name in ("years", "people", "leavers"):
        _figure(draft, move, line, name)
    if sources := entries_named(draft, line, "sources"):
        draft.said(move, "sources", sources, line.place("sources"), what="the list of sources of this move")


def _requirement(draft: Draft, move: Drafted, line: Line, cells: SkillCells) -> None:
    optional = _optional(draft, line)
    for title, level, place in cells.of(line):
        skill = draft.skills.refer(title, place, key=line.get("skill id"))
        asked = Asked(skill, level or _level(line), _level_place(line, place), optional=optional)
        asked.sources = entries_named(draft, line, "skill sources")
        _effort(draft, skill, line)
        add_asked(draft, move, asked)


def _optional(draft: Draft, line: Line) -> bool:
    """Return whether a row says that its skill helps and is not essential."""
    optional, essential = flag(line.get("optional")), True
    told: bool | None = True
    if text := line.get("essential"):
        told = essential_flag(text)
        essential = told is not False
    for name, value in (("optional", optional), ("essential", told)):
        if value is None:
            _neither(draft, line, name)
    return bool(optional) or not essential


def _neither(draft: Draft, line: Line, name: str) -> None:
    message = f"{quoted(line.get(name))} is neither yes nor no"
    draft.problems.append(line.place(name).problem(message, "write yes or no"))


def _level(line: Line) -> str:
    """Return the proficiency level of a row as written; a table without such a column asks for level 1."""
    return line.get("level") if line.has("level") else "1"


def _level_place(line: Line, place: Place) -> Place:
    return line.place("level") if line.has("level") else place


def _effort(draft: Draft, skill: Entry, line: Line) -> None:
    if line.get("effort"):
        _figure(draft, skill, line, "effort")


def _expected(draft: Draft, lines: Iterable[Line]) -> None:
    lines = [
        line for line in lines if _filled(draft, line, "role", fill=True) and _filled(draft, line, "skill")
    ]
    naming = LadderNames(lines)
    cells = SkillCells(lines, "skill")
    for line in lines:
        role = _expecting(draft, line, naming)
        optional = _optional(draft, line)
        for title, level, place in cells.of(line):
            skill = draft.skills.refer(title, place, key=line.get("skill id"))
            if summary := line.get("skill summary"):
                where = line.place("skill summary")
                draft.said(skill, "summary", summary, where, what="the summary", text=True)
            if kind := line.get("kind"):
                draft.said(skill, "kind", kind, line.place("kind"), what="the kind", text=True)
            asked = Asked(skill, level or _level(line), _level_place(line, place), optional=optional)
            asked.sources = entries_named(draft, line, "sources")
            _effort(draft, skill, line)
            add_asked(draft, role, asked)
    draft.notes += cells.notes


def _expecting(draft: Draft, line: Line, naming: LadderNames) -> Entry:
    """Return the role of a row that says which skill a role expects."""
    ladder, level = line.get("role"), line.get("role level")
    laddered = bool(level) and naming.is_ladder(ladder)
    place = line.place("role level" if naming.titles and level else "role")
    known = draft.roles.joined(line.get("role id") or ladder)
    if known is not None:
        return known
    role = draft.roles.refer(naming.title(ladder, level), place, key=naming.key(line))
    if laddered:
        # The ladder's name is an outside name of the role: it stands with the outside codes.
        role.coded("ladder", ladder, line.place("role"))
        draft.on_ladder(ladder, role, level)
    if level and not naming.titles:
        draft.said(role, "level", level, line.place("role level"), what=f"the level of {role.title!r}")
    if line.get("function") and "focus" not in role.fields:
        _focus(draft, role, line.get("function"), line.place("function"))
    if summary := line.get("summary"):
        draft.said(role, "summary", summary, line.place("summary"), what="the summary", text=True)
    return role


def add_asked(draft: Draft, holder: Entry | Drafted, asked: Asked) -> None:
    """Note a skill that a role expects or a move asks for; a row that says the same again is only told."""
    known = holder.skills.setdefault(id(asked.skill), asked)
    if known is asked:
        return
    where = known.place.named_from(asked.place)
    if (fold(known.level), known.optional) != (fold(asked.level), asked.optional):
        message = f"{asked.skill.title!r} is asked at {asked.level!r} here and at {known.level!r} in {where}"
        draft.problems.append(asked.place.problem(message, "keep one of the rows"))
    else:
        draft.repeated.append(asked.place)


def _field_sources(draft: Draft, lines: Iterable[Line]) -> None:
    for line in lines:
        sources = entries_named(draft, line, "sources")
        holder: Entry | Drafted
        if line.get("role"):
            holder = draft.roles.refer(line.get("role"), line.place("role"))
        else:
            source, target = _end(draft, line, "from"), _end(draft, line, "to")
            if source is None or target is None:
                draft.problems.append(line.place().problem("neither a role nor a move is named", "name one"))
                continue
            holder = draft.move(source, target, line.place("to"))
        holder.fields.setdefault("field_sources", {})[line.get("field")] = sources
        holder.places.setdefault("field_sources", line.place("field"))


def _needs(draft: Draft, lines: Iterable[Line]) -> None:
    for line in lines:
        if not (_named(draft, line) and _filled(draft, line, "function")):
            continue
        entry = draft.needs.declare(line.get("title"), line.place("title"), key=line.get("id"))
        function = draft.functions.refer(line.get("function"), line.place("function"))
        draft.said(entry, "function", function, line.place("function"), what="the function of this need")
        _named_sources(draft, entry, line)


def _agreements(draft: Draft, lines: Iterable[Line]) -> None:
    for line in lines:
        if _filled(draft, line, "text"):
            draft.agreements.append(
                (line.get("text"), entries_named(draft, line, "sources"), line.place("text"))
            )


# What several kinds of rows have in common


def entries_named(draft: Draft, line: Line, column: str) -> list[Entry]:
    """Return the sources that a cell lists by id or title."""
    found = []
    for name in split(line.get(column)):
        # Without a sheet of sources a name is all that there is; where it could be an id it is kept as one.
        key = name if not draft.sources.closed_by and _ID.fullmatch(name) else ""
        found.append(draft.sources.refer(name, line.place(column), key=key))
    return found


def _named(draft: Draft, line: Line) -> bool:
    return _filled(draft, line, "title")


def _filled(draft: Draft, line: Line, column: str, *, fill: bool = False) -> bool:
    """Say whether a cell that must hold a text does; tell where not."""
    if line.get(column) or line.all(column):
        return True
    position = line.table.positions[column]
    if (line.row, position + 1) not in line.table.sheet.troubles:
        written = line.table.heading(column)
        message = f"{written!r} is empty" if written else "this cell is empty"
        remedy = "fill it in, or remove the row"
        if fill:
            remedy += "; --fill-down reads it as the one above"
        draft.problems.append(line.place(column).problem(message, remedy))
    return False


def _texts(draft: Draft, entry: Entry, line: Line, *names: str) -> None:
    for name in names:
        if text := line.get(name):
            value = fold(text) if name == "scope" else text
            what = f"the {name} of {entry.title!r}"
            draft.said(entry, name, value, line.place(name), what=what, text=name in {"summary", "kind"})


def _figure(draft: Draft, holder: Entry | Drafted, line: Line, name: str) -> None:
    """Note a number, where there is one."""
    value = number(line.get(name))
    if value is None:
        message = f"{line.get(name)!r} is no number"
        draft.problems.append(line.place(name).problem(message, "write a number, or leave the cell empty"))
    elif not math.isnan(value):
        counted = whole(line.get(name)) if name in {"people", "leavers"} else None
        draft.said(
            holder,
            name,
            value if counted is None else counted,
            line.place(name),
            what=f"the number of {name}",
        )


def _focus(draft: Draft, entry: Entry, text: str, place: Place) -> None:
    """Note the functions of a role; without shares they share equally."""
    # A name may hold a colon itself: only what follows the last one and is a number is a share.
    pairs = [
        (name, value) if value and _share(value) is not None else (item, "")
        for item in split(text)
        for name, value in split_pairs(joined([item]))
    ]
    if not pairs:
        return
    focus: dict[int, tuple[Entry, float]] = {}
    for name, value in pairs:
        if not name:
            draft.problems.append(
                place.problem(f"{value!r} is the share of no function", "name the function")
            )
            continue
        share = _share(value) if value else None
        function = draft.functions.refer(name, place)
        focus[id(function)] = (function, 1 / len(pairs) if share is None else share)
    entry.fields["focus"] = list(focus.values())
    entry.places["focus"] = place


def _share(text: str) -> float | None:
    value = number(text.removesuffix("%").strip())
    if value is None or math.isnan(value):
        return None
    return value / 100 if text.endswith("%") else value


def _codes(draft: Draft, entry: Entry, line: Line) -> None:
    codes = {system: code for system, code in split_pairs(line.get("codes"), ids=True) if code}
    if codes and entry.fields.get("codes", codes) != codes and not line.has("id"):
        draft.said(entry, "codes", codes, line.place("codes"), what="the list of codes")
    for system, code in codes.items():
        entry.coded(system, code, line.place("codes"))


def _named_sources(draft: Draft, entry: Entry, line: Line) -> None:
    if sources := entries_named(draft, line, "sources"):
        draft.said(entry, "sources", sources, line.place("sources"), what="the list of sources")


READERS: dict[str, Callable[[Draft, Iterable[Line]], None]] = {
    "graph": _graph,
    "levels": _levels,
    "proficiency": _proficiency,
    "functions": _functions,
    "sources": _sources,
    "skills": _skills,
    "roles": _roles,
    "facts": _facts,
    "moves": _moves,
    "expected": _expected,
    "field sources": _field_sources,
    "needs": _needs,
    "agreements": _agreements,
}
# What is listed comes before what refers to it.
ORDER = tuple(READERS)
