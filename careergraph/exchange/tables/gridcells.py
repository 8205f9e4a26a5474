"""What the cells of a grid say: which role expects which skill, and how much of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careergraph.exchange.tables.across import is_level
from careergraph.exchange.tables.cells import Place
from careergraph.exchange.tables.draft import Asked
from careergraph.exchange.tables.fields import add_asked
from careergraph.exchange.tables.lists import BULLETS, split
from careergraph.exchange.tables.seniority import in_order, standing, titled
from careergraph.exchange.tables.values import MARKS, NO_MARKS, essential_word
from careergraph.names import fold, slug

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careergraph.exchange.tables.draft import Draft, Entry
    from careergraph.exchange.tables.table import Column, Line, Table

__all__ = ["read_grid"]


def read_grid(draft: Draft, table: Table, lines: Iterator[Line], *, family: str) -> None:
    """Read a grid into a draft.

    Parameters
    ----------
    draft, table, lines
        What is made, the grid, and its rows.
    family
        What the levels of the grid belong to, empty where nobody says it.

    Notes
    -----
    Cost: one step a cell; blank cells cost next to nothing.
    """
    reading = _Reading(draft, table, family)
    if table.down == "skills":
        reading.skills_down(lines)
    else:
        reading.roles_down(lines)


class _Reading:
    def __init__(self, draft: Draft, table: Table, family: str) -> None:
        self.draft, self.table, self.family = draft, table, family
        self.columns = table.values
        self.across = {column.position: column for column in self.columns}
        # Headings that differ in nothing but their level are the steps of one ladder.
        parted = [titled(column.title) for column in self.columns]
        self.levelled = bool(parted) and all(level for _, level in parted)
        names = [level if self.levelled else title for title, level in parted]
        self.laddered = table.down == "skills" and len(set(names)) > 1 and bool(in_order(names).steps)
        tracks = {told.track for title, _ in parted if (told := standing(title))}
        self.base = tracks.pop() if len(tracks) == 1 and not is_level(parted[0][0]) else ""
        sheet = table.sheet
        self.ladder = self.base or family or (sheet.file if sheet.part else sheet.name_or_file)
        # Whether the headings above those of the grid part its columns.
        self.grouped = len({column.group for column in self.columns if column.group}) > 1
        self.roles: dict[tuple[str, int], Entry] = {}
        # What a cell says -> the level that it asks for, and whether it says essential: each text once.
        self.meanings: dict[str, tuple[str, bool | None]] = {}

    # Skills down

    def skills_down(self, lines: Iterator[Line]) -> None:
        kind = ""
        for line in lines:
            name = line.get("skill")
            # A group is written once above its skills.
            kind = line.get("kind") or (kind if not line.has("kind") or name else "")
            if not name:
                if any(
                    column.position < len(line.cells) and line.cells[column.position]
                    for column in self.columns
                ):
                    self._nameless(line, "skill")
                continue
            skill = self._skill(line, name, kind)
            family = line.get("role") or line.get("function") or self.family
            optional = essential_word(line.get("essential")) is False
            for position, text in self._cells(line):
                role = self._role_across(self.across[position], family)
                self._ask(
                    role, skill, text, Place(self.table.sheet, line.row, position + 1), optional=optional
                )

    def _skill(self, line: Line, name: str, kind: str) -> Entry:
        place = line.place("skill")
        skill = self.draft.skills.refer(name, place)
        if kind:
            self.draft.said(skill, "kind", kind, line.place("kind"), what="the kind", text=True)
        if summary := line.get("skill summary"):
            where = line.place("skill summary")
            self.draft.said(skill, "summary", summary, where, what="the summary", text=True)
        if key := line.get("skill id"):
            skill.coded(slug(self.table.heading("skill id"), noun="code"), key, line.place("skill id"))
        return skill

    def _role_across(self, column: Column, family: str) -> Entry:
        known = self.roles.get((family, column.position))
        if known:
            return known
        title, level = titled(column.title)
        place = Place(self.table.sheet, self.table.headings[-1], column.position + 1)
        pure = self.table.across == "levels" and is_level(title)
        if pure and family and fold(family) not in fold(title):
            title, level = f"{title} {family}", title
        role = self.draft.roles.refer(title, place)
        if pure:
            level = level or title
        if level:
            self.draft.said(role, "level", level, place, what=f"the level of {role.title!r}")
        if pure and family:
            role.coded("ladder", family, place)
            self.draft.on_ladder(family, role, level)
        elif self.laddered:
            if self.base:
                role.coded("ladder", self.base, place)
            self.draft.on_ladder(self.ladder, role, level if pure or self.levelled else title)
        if column.group and self.grouped:
            function = self.draft.functions.refer(column.group, place)
            role.fields.setdefault("focus", [(function, 1.0)])
            role.places.setdefault("focus", place)
        self.roles[family, column.position] = role
        return role

    # Roles down

    def roles_down(self, lines: Iterator[Line]) -> None:
        skills: dict[int, Entry] = {}
        for column in self.columns:
            place = Place(self.table.sheet, self.table.headings[-1], column.position + 1)
            skill = skills[column.position] = self.draft.skills.refer(column.title, place)
            if column.group:
                self.draft.said(skill, "kind", column.group, place, what="the kind", text=True)
        found = list(lines)
        names = [line.get("role") or line.get("role level") for line in found]
        several = len(set(names)) < len(names)
        steps = in_order(list(dict.fromkeys(name for name in names if name))).steps
        for line, name in zip(found, names, strict=True):
            if not name:
                self._nameless(line, "role")
                continue
            role = self._role_down(line, name, several=several, ladder=bool(steps) and len(steps) > 1)
            for position, text in self._cells(line):
                self._ask(role, skills[position], text, Place(self.table.sheet, line.row, position + 1))

    def _role_down(self, line: Line, name: str, *, several: bool, ladder: bool) -> Entry:
        column = "role" if line.get("role") else "role level"
        place = line.place(column)
        title, level = titled(name)
        rank = line.get("role level") if column == "role" else ""
        if column == "role level":
            level = title
            if self.family and is_level(title):
                title = f"{title} {self.family}"
        elif rank and several:
            title, level = f"{title} ({rank})", rank
        level = level or rank
        role = self.draft.roles.refer(title, place)
        if level:
            self.draft.said(role, "level", level, place, what=f"the level of {role.title!r}")
        if rank and several:
            self.draft.on_ladder(name, role, rank)
            role.coded("ladder", name, place)
        elif ladder:
            told = standing(name)
            self.draft.on_ladder(
                (told.track if told else "") or self.family or "levels", role, titled(name)[0]
            )
        if text := line.get("summary"):
            self.draft.said(role, "summary", text, line.place("summary"), what="the summary", text=True)
        if facts := [fact for cell, _ in line.all("responsibilities") for fact in split(cell)]:
            self.draft.said(
                role, "responsibilities", facts, line.place("responsibilities"), what="", text=True
            )
        if function := line.get("function"):
            entry = self.draft.functions.refer(function, line.place("function"))
            role.fields.setdefault("focus", [(entry, 1.0)])
            role.places.setdefault("focus", line.place("function"))
        return role

    # Both ways

    def _cells(self, line: Line) -> Iterator[tuple[int, str]]:
        across = self.across
        for position, text in enumerate(line.cells):
            if text and position in across:
                yield position, text

    def _ask(self, role: Entry, skill: Entry, text: str, place: Place, *, optional: bool = False) -> None:
        draft = self.draft
        if self.table.cells == "texts":
            asked = Asked(skill, "1", place)
            facts = role.fields.setdefault("responsibilities", [])
            role.places.setdefault("responsibilities", place)
            lines = [item for item in text.split("\n") if item.strip()]
            several = len(lines) > 1 and all(item.strip().startswith(BULLETS) for item in lines)
            for item in split(text) if several else [text]:
                facts.append(f"{skill.title}: {item}")
            draft.ranked.append((self.ladder, role, asked))
            add_asked(draft, role, asked)
            return
        known = self.meanings.get(text)
        if known is None:
            known = self.meanings[text] = _meaning(text)
        level, word = known
        if level:
            add_asked(draft, role, Asked(skill, level, place, optional=optional or word is False))

    def _nameless(self, line: Line, what: str) -> None:
        message = f"this row names no {what}"
        self.draft.problems.append(line.place(what).problem(message, "name it, or remove the row"))


def _meaning(text: str) -> tuple[str, bool | None]:
    """Return the level that a cell asks for, empty for none, and what it says of being essential.

    >>> _meaning("3"), _meaning("x"), _meaning("no"), _meaning("Desirable")
    (('3', None), ('1', None), ('', None), ('1', False))
    """
    folded = fold(text)
    if folded in NO_MARKS:
        return "", None
    if folded in MARKS:
        return "1", None
    word = essential_word(text) if not text[0].isdecimal() else None
    return ("1", word) if word is not None else (text, None)
