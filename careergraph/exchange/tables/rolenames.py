"""How the roles of a list are called where one title stands on several levels, or in several functions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careergraph.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from careergraph.exchange.tables.draft import Draft, Entry
    from careergraph.exchange.tables.table import Line

__all__ = ["LadderNames", "RoleNames"]


class RoleNames:
    """The titles of a list of roles: a title on several levels is one role on each, and a ladder."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self.levels: dict[str, set[str]] = {}
        self.functions: dict[str, set[str]] = {}
        for line in lines:
            title = fold(line.get("title"))
            if line.get("id") and not line.get("level"):
                continue
            self.levels.setdefault(title, set()).add(fold(line.get("level")))
            self.functions.setdefault(title, set()).add(fold(line.get("focus")))

    def title(self, line: Line) -> str:
        """Return the title of the role of a row."""
        title, level, function = line.get("title"), line.get("level"), line.get("focus")
        told = [
            text
            for text, known in ((function, self.functions), (level, self.levels))
            if text and len(known.get(fold(title), ())) > 1
        ]
        return f"{title} ({', '.join(told)})" if told else title

    def ladder(self, line: Line) -> str:
        """Return the ladder that a title on several levels is, or nothing."""
        title, function = line.get("title"), line.get("focus")
        if not line.get("level") or len(self.levels.get(fold(title), ())) < 2:  # noqa: PLR2004 - two levels
            return ""
        return f"{title} ({function})" if function and len(self.functions[fold(title)]) > 1 else title

    def climb(self, draft: Draft, line: Line, entry: Entry) -> None:
        """Put the role of a row on its ladder, and on that of its function."""
        level, function = line.get("level"), line.get("focus")
        if ladder := self.ladder(line):
            draft.on_ladder(ladder, entry, level)
        draft.families.setdefault(fold(function), {}).setdefault(id(entry), (entry, level, function))


class LadderNames:
    """How the roles of a table of ladders are called.

    A table may have several levels for one role: the role is then a ladder. Where no level belongs to two
    ladders, and most share a word with theirs, the levels are titles ("Senior data analyst"); else they are
    grades ("Senior") and the title is made of both.
    """

    def __init__(self, lines: list[Line]) -> None:
        self.levels: dict[str, set[str]] = {}
        self.keys: dict[str, set[tuple[str, str]]] = {}
        ladders: dict[str, set[str]] = {}
        for line in lines:
            if key := line.get("role id"):
                self.keys.setdefault(key, set()).add((fold(line.get("role")), fold(line.get("role level"))))
            if level := fold(line.get("role level")):
                self.levels.setdefault(fold(line.get("role")), set()).add(level)
                ladders.setdefault(level, set()).add(fold(line.get("role")))
        several = any(len(levels) > 1 for levels in self.levels.values())
        alike = sum(
            bool(set(level.split()) & set(role.split())) for level, roles in ladders.items() for role in roles
        )
        unique = all(len(roles) == 1 for roles in ladders.values())
        self.titles = several and unique and 2 * alike >= len(ladders)

    def key(self, line: Line) -> str:
        """Return the id of the role of a row; one that several roles share is the code of something else."""
        key = line.get("role id")
        return key if len(self.keys.get(key, ())) == 1 else ""

    def title(self, ladder: str, level: str) -> str:
        """Return the title of the role on a level of a ladder."""
        if self.titles and level:
            return level
        return f"{ladder} ({level})" if level and self.is_ladder(ladder) else ladder

    def is_ladder(self, ladder: str) -> bool:
        """Say whether a role has levels of its own."""
        return self.titles or len(self.levels.get(fold(ladder), ())) > 1
