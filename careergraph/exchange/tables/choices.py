"""What a user says of a table that the table does not say itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from careergraph.errors import QuestionError
from careergraph.exchange.tables.kinds import KINDS
from careergraph.exchange.tables.order import Order
from careergraph.exchange.tables.words import heading
from careergraph.names import fold, near

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["MATRIX", "SEVERAL", "Choices", "check_map"]

# What a grid may hold: its rows, then its columns.
MATRIX = ("skills-by-roles", "skills-by-levels", "roles-by-skills", "levels-by-skills", "no")
# Columns of ours that several of theirs may stand for.
SEVERAL = frozenset({"skill", "skills", "optional skills", "responsibilities", "value"})


@dataclass(frozen=True)
class Choices:
    """The options of an import.

    Parameters
    ----------
    title
        The graph's title.
    mapping
        Our name of a column -> their headings.
    order
        The true order of levels, as far as it is told.
    infer
        Guess the order of levels from what they ask where nothing tells it.
    proficiency
        The proficiency levels, lowest first.
    skip
        Folded texts: rows with a cell that says just this are left out.
    none
        Folded words for "not asked" beside the usual ones.
    sheets, skip_sheets
        Folded names of the sheets to read, all where empty, and of those to leave out.
    ignore
        Headings, as `heading` returns them, of columns to leave out.
    headings
        The row of headings, 1-based, where it is not found.
    matrix
        What a grid holds, one of `MATRIX`.
    family
        What the levels of a grid belong to.
    fill_down, hidden, ladders
        Read a blank cell as the one above; read what is hidden; make moves from each grade to the next.
    """

    title: str | None = None
    mapping: dict[str, tuple[str, ...]] = field(default_factory=dict)
    order: Order = field(default_factory=lambda: Order({}))
    infer: bool = False
    proficiency: tuple[str, ...] = ()
    skip: frozenset[str] = frozenset()
    none: frozenset[str] = frozenset()
    sheets: frozenset[str] = frozenset()
    skip_sheets: frozenset[str] = frozenset()
    ignore: frozenset[str] = frozenset()
    headings: int | None = None
    matrix: str = ""
    family: str = ""
    fill_down: bool = False
    hidden: bool = False
    ladders: bool = False

    def mapped(self, ours: str) -> tuple[str, ...]:
        """Return the headings, as `heading` returns them, that the user names for a column of ours."""
        return tuple(heading(theirs) for theirs in self.mapping.get(ours, ()))

    def ignores(self, text: str) -> bool:
        """Say whether a column with this heading is to be left out."""
        return bool(self.ignore) and heading(text) in self.ignore

    def reads(self, sheet: str) -> bool:
        """Say whether the user wants this sheet."""
        folded = fold(sheet)
        return folded not in self.skip_sheets and (not self.sheets or folded in self.sheets)


def check_map(mapping: Mapping[str, str | Sequence[str]]) -> dict[str, tuple[str, ...]]:
    """Return what ``--map`` says with our columns' names as they stand here.

    Raises
    ------
    QuestionError
        No table has such a column, or two headings are named for a column that is but one.
    """
    known = sorted({column for kind in KINDS.values() for column in kind.columns} | {"value"})
    checked: dict[str, tuple[str, ...]] = {}
    for ours, theirs in mapping.items():
        name = heading(ours)
        if name not in known:
            names = near(name, known)
            remedy = (
                f"did you mean {' or '.join(map(repr, names))}?" if names else f"ours are: {', '.join(known)}"
            )
            raise QuestionError(f"--map: no column of ours is called {ours!r}; {remedy}")
        headings = (theirs,) if isinstance(theirs, str) else tuple(theirs)
        if len(headings) > 1 and name not in SEVERAL:
            shown = " and ".join(map(repr, headings))
            raise QuestionError(
                f"--map {ours}: one column is one heading, and {shown} are two; name one of them"
            )
        checked[name] = headings
    return checked
