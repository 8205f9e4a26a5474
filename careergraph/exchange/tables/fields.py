"""What cells say that several kinds of rows have: skills asked, sources, texts, figures, functions, codes."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from careergraph.exchange.tables.lists import joined, split, split_pairs
from careergraph.exchange.tables.values import essential_flag, flag, number, whole
from careergraph.names import fold, quoted

if TYPE_CHECKING:
    from careergraph.exchange.tables.cells import Place
    from careergraph.exchange.tables.draft import Asked, Draft, Drafted, Entry
    from careergraph.exchange.tables.table import Line

__all__ = [
    "add_asked",
    "add_codes",
    "add_figure",
    "add_focus",
    "add_sources",
    "add_texts",
    "entries_named",
    "filled",
    "is_optional",
    "named",
    "tell_neither",
]

_ID = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,199}")


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


def is_optional(draft: Draft, line: Line) -> bool:
    """Return whether a row says that its skill helps and is not essential."""
    optional, essential = flag(line.get("optional")), True
    told: bool | None = True
    if text := line.get("essential"):
        told = essential_flag(text)
        essential = told is not False
    for name, value in (("optional", optional), ("essential", told)):
        if value is None:
            tell_neither(draft, line, name)
    return bool(optional) or not essential


def tell_neither(draft: Draft, line: Line, name: str) -> None:
    """Tell that a cell says neither yes nor no."""
    message = f"{quoted(line.get(name))} is neither yes nor no"
    draft.problems.append(line.place(name).problem(message, "write yes or no"))


def entries_named(draft: Draft, line: Line, column: str) -> list[Entry]:
    """Return the sources that a cell lists by id or title."""
    found = []
    for name in split(line.get(column)):
        # Without a sheet of sources a name is all that there is; where it could be an id it is kept as one.
        key = name if not draft.sources.closed_by and _ID.fullmatch(name) else ""
        found.append(draft.sources.refer(name, line.place(column), key=key))
    return found


def named(draft: Draft, line: Line) -> bool:
    """Say whether a row names its entry; tell where not."""
    return filled(draft, line, "title")


def filled(draft: Draft, line: Line, column: str, *, fill: bool = False) -> bool:
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


def add_texts(draft: Draft, entry: Entry, line: Line, *names: str) -> None:
    """Note fields of an entry that are texts as they stand."""
    for name in names:
        if text := line.get(name):
            value = fold(text) if name == "scope" else text
            what = f"the {name} of {entry.title!r}"
            draft.said(entry, name, value, line.place(name), what=what, text=name in {"summary", "kind"})


def add_figure(draft: Draft, holder: Entry | Drafted, line: Line, name: str) -> None:
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


def add_focus(draft: Draft, entry: Entry, text: str, place: Place) -> None:
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


def add_codes(draft: Draft, entry: Entry, line: Line) -> None:
    """Note what other systems call an entry."""
    codes = {system: code for system, code in split_pairs(line.get("codes"), ids=True) if code}
    if codes and entry.fields.get("codes", codes) != codes and not line.has("id"):
        draft.said(entry, "codes", codes, line.place("codes"), what="the list of codes")
    for system, code in codes.items():
        entry.coded(system, code, line.place("codes"))


def add_sources(draft: Draft, entry: Entry, line: Line) -> None:
    """Note the sources of an entry."""
    if sources := entries_named(draft, line, "sources"):
        draft.said(entry, "sources", sources, line.place("sources"), what="the list of sources")
