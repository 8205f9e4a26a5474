"""What the rows of each kind of table say."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from careergraph.exchange.tables.draft import Asked
from careergraph.exchange.tables.fields import (
    add_asked,
    add_codes,
    add_figure,
    add_focus,
    add_sources,
    add_texts,
    entries_named,
    filled,
    is_optional,
    named,
    tell_neither,
)
from careergraph.exchange.tables.lists import split
from careergraph.exchange.tables.rolenames import LadderNames, RoleNames
from careergraph.exchange.tables.skillcells import SkillCells
from careergraph.exchange.tables.values import flag, number
from careergraph.exchange.tables.words import heading
from careergraph.names import fold, slug

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from careergraph.exchange.tables.cells import Place
    from careergraph.exchange.tables.draft import Draft, Drafted, Entry, Registry
    from careergraph.exchange.tables.table import Line, Table

__all__ = ["ORDER", "READERS", "close"]


def close(draft: Draft, table: Table) -> None:
    """Note that a sheet lists all entries of its section."""
    registries = {
        "functions": draft.functions,
        "sources": draft.sources,
        "skills": draft.skills,
        "roles": draft.roles,
    }
    if table.kind in registries and not table.sheet.part:
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
        if named(draft, line):
            key = line.get("id") if _is_id(line) else ""
            entry = draft.functions.declare(line.get("title"), line.place("title"), key=key, again=not key)
            if line.get("id") and not _is_id(line):
                draft.functions.join(entry, line.get("id"))


def _sources(draft: Draft, lines: Iterable[Line]) -> None:
    for line in lines:
        if named(draft, line):
            entry = draft.sources.declare(line.get("title"), line.place("title"), key=line.get("id"))
            add_texts(draft, entry, line, "where", "licence")
            if line.get("derived"):
                said = flag(line.get("derived"))
                if said is None:
                    tell_neither(draft, line, "derived")
                draft.said(entry, "derived", bool(said), line.place("derived"), what="whether it is derived")


def _skills(draft: Draft, lines: Iterable[Line]) -> None:
    for line in lines:
        if not named(draft, line):
            continue
        aliases = split(line.get("aliases"))
        entry = _declared(draft, draft.skills, line, aliases)
        add_texts(draft, entry, line, "kind", "summary")
        add_figure(draft, entry, line, "effort")
        add_codes(draft, entry, line)
        add_sources(draft, entry, line)


def _declared(draft: Draft, registry: Registry, line: Line, aliases: list[str], title: str = "") -> Entry:
    """Return the entry that a row introduces; one that does so again is counted, unless ids part them."""
    title = title or line.get("title")
    key = line.get("id") if _is_id(line) else ""
    known = registry.find(title)
    again = known is not None and known.declared and not key
    entry = registry.declare(title, line.place("title"), key=key, names=aliases, again=again)
    if again:
        other = bool(line.get("id")) and registry.joined(line.get("id")) is None
        (draft.namesakes if other else draft.repeated).append(line.place("id" if other else "title"))
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
    lines = [line for line in lines if named(draft, line)]
    naming = RoleNames(lines)
    # All roles first: the column of next roles names roles of rows below.
    entries = [
        _declared(draft, draft.roles, line, split(line.get("aliases")), naming.title(line)) for line in lines
    ]
    lists = {name: SkillCells(lines, name, whole=draft.whole) for name in ("skills", "optional skills")}
    for line, entry in zip(lines, entries, strict=True):
        add_texts(draft, entry, line, "level", "scope", "summary")
        for name in ("responsibilities", "kpis", "deliverables"):
            facts = [fact for text, _ in line.all(name) for fact in split(text)]
            if facts and entry.fields.get(name) != facts:
                draft.said(entry, name, facts, line.place(name), what=name, text=True)
        add_focus(draft, entry, line.get("focus"), line.place("focus"))
        for name, cells in lists.items():
            for skill, level, place in cells.of(line):
                known = draft.skills.refer(skill, place)
                add_asked(draft, entry, Asked(known, level or "1", place, optional=name != "skills"))
                if kind := cells.kind(line, place):
                    draft.said(known, "kind", kind, place, what="the kind", text=True)
        for following in split(line.get("next")):
            draft.move(entry, draft.roles.refer(following, line.place("next")), line.place("next"))
        add_codes(draft, entry, line)
        add_sources(draft, entry, line)
        naming.climb(draft, line, entry)
    for cells in lists.values():
        draft.notes += cells.notes
        draft.problems += cells.problems


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
        if not (filled(draft, line, "role") and filled(draft, line, "text")):
            continue
        entry = draft.roles.refer(line.get("role"), line.place("role"))
        sources = entries_named(draft, line, "sources")
        entry.fields.setdefault(field, []).append(
            (line.get("text"), sources) if sources else line.get("text")
        )
        entry.places.setdefault(field, line.place("text"))


def _moves(draft: Draft, lines: Iterable[Line]) -> None:
    lines = list(lines)
    cells = SkillCells(lines, "skill", whole=draft.whole)
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
    draft.problems += cells.problems


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
        add_figure(draft, move, line, name)
    if sources := entries_named(draft, line, "sources"):
        draft.said(move, "sources", sources, line.place("sources"), what="the list of sources of this move")


def _requirement(draft: Draft, move: Drafted, line: Line, cells: SkillCells) -> None:
    optional = is_optional(draft, line)
    for title, level, place in cells.of(line):
        skill = draft.skills.refer(title, place, key=line.get("skill id"))
        asked = Asked(skill, level or _level(line), _level_place(line, place), optional=optional)
        asked.sources = entries_named(draft, line, "skill sources")
        _effort(draft, skill, line)
        add_asked(draft, move, asked)


def _level(line: Line) -> str:
    """Return the proficiency level of a row as written; a table without such a column asks for level 1."""
    return line.get("level") if line.has("level") else "1"


def _level_place(line: Line, place: Place) -> Place:
    return line.place("level") if line.has("level") else place


def _effort(draft: Draft, skill: Entry, line: Line) -> None:
    if line.get("effort"):
        add_figure(draft, skill, line, "effort")


def _expected(draft: Draft, lines: Iterable[Line]) -> None:
    lines = [
        line for line in lines if filled(draft, line, "role", fill=True) and filled(draft, line, "skill")
    ]
    naming = LadderNames(lines)
    cells = SkillCells(lines, "skill", whole=draft.whole)
    for line in lines:
        role = _expecting(draft, line, naming)
        optional = is_optional(draft, line)
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
    draft.problems += cells.problems


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
        add_focus(draft, role, line.get("function"), line.place("function"))
    if summary := line.get("summary"):
        draft.said(role, "summary", summary, line.place("summary"), what="the summary", text=True)
    return role


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
        if not (named(draft, line) and filled(draft, line, "function")):
            continue
        entry = draft.needs.declare(line.get("title"), line.place("title"), key=line.get("id"))
        function = draft.functions.refer(line.get("function"), line.place("function"))
        draft.said(entry, "function", function, line.place("function"), what="the function of this need")
        add_sources(draft, entry, line)


def _agreements(draft: Draft, lines: Iterable[Line]) -> None:
    for line in lines:
        if filled(draft, line, "text"):
            draft.agreements.append(
                (line.get("text"), entries_named(draft, line, "sources"), line.place("text"))
            )


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
