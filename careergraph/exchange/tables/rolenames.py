"""How the roles of a list are called where one title stands on several levels, or in several functions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careergraph.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from careergraph.exchange.tables.draft import Draft, Entry
    from careergraph.exchange.tables.table import Line

__all__ = ["RoleNames"]


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
