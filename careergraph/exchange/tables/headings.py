"""Where the headings of a table stand, and what the columns below them mean."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from careergraph.exchange.tables.kinds import KINDS, ROLE
from careergraph.exchange.tables.languages import all_in_english, in_english
from careergraph.exchange.tables.seniority import standing
from careergraph.exchange.tables.words import ASKED, concept, heading, stems

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from careergraph.exchange.tables.choices import Choices
    from careergraph.exchange.tables.kinds import Kind

__all__ = ["Matched", "kind_by_name", "known_headings", "matched", "of_moves", "tells"]

# Columns of moves that speak of the skill in the same row.
_OF_A_SKILL = frozenset({"level", "optional", "essential", "skill sources"})
_LEADING_ON = frozenset({"role", "job", "position", "promotion", "promoted", "leads"})
_KNOWN = frozenset(
    heading(name) for kind in KINDS.values() for names in kind.columns.values() for name in names
)
# skill 1, skill 2 ...: as many columns as people thought of.
_NUMBERED = frozenset({"skill", "competency", "competence", "capability"})

# What a user may call a column that another kind of table calls otherwise.
_ALIKE = {
    ("roles", "title"): "role", ("roles", "level"): "role level", ("roles", "focus"): "function",
    ("expected skills", "role"): "title", ("skills", "title"): "skill",
    ("expected skills", "level"): "proficiency",
}  # fmt: skip

Matched = dict[str, list[int]]


@lru_cache(maxsize=100_000)
def tells(text: str) -> int:
    """Return how clearly a text is a heading: 2 one that we know, 1 by its words or as a level, 0 not at all.

    >>> tells("Skill"), tells("Required mastery"), tells("Junior clerk"), tells("3"), tells("Filing")
    (2, 1, 1, 0, 0)
    """
    if len(text) < 2 or not any(map(str.isalpha, text)):  # noqa: PLR2004 - a mark is no heading
        return 0
    if in_english(heading(text)) in _KNOWN:
        return 2
    if concept(text):
        return 1
    told = standing(text)
    return int(told is not None and bool(told.word))


def known_headings(choices: Choices) -> Callable[[Sequence[str]], int]:
    """Return a function that counts the headings of a row that are understood, or named by ``--map``."""
    named = {heading(theirs) for headings in choices.mapping.values() for theirs in headings}

    def score(row: Sequence[str]) -> int:
        found = {cell: 2 if heading(cell) in named else tells(cell) for cell in row if cell} if named else {
            cell: tells(cell) for cell in row if cell
        }  # fmt: skip
        return sum(found.values())

    return score


def kind_by_name(name: str | None) -> str:
    """Return the kind of table that a sheet's or a file's name tells of, or nothing."""
    folded = in_english(heading(name or ""))
    for kind, told in KINDS.items():
        if folded in {told.sheet, *told.names}:
            return kind
    return ""


def matched(kind: Kind, cells: Sequence[str], choices: Choices, *, words: bool = True) -> Matched:
    """Return our names of the columns -> their 0-based positions.

    Each heading is used once. What the user names comes first, then the headings that we know, of equal ones
    the first, then those whose words speak of what is still missing.
    """
    free = {
        position: heading(cell) for position, cell in enumerate(cells) if cell and not choices.ignores(cell)
    }
    found: Matched = {}
    for ours in kind.columns:
        for theirs in (*choices.mapped(ours), *choices.mapped(_ALIKE.get((kind.sheet, ours), ""))):
            position = next((place for place, text in free.items() if text == theirs), None)
            if position is not None:
                found.setdefault(ours, []).append(position)
                del free[position]
    first: dict[str, int] = {}
    for text, position in zip(all_in_english(list(free.values())), free, strict=True):
        first.setdefault(text, position)
    for ours, names in kind.columns.items():
        name = next((name for name in names if name in first), None)
        if ours not in found and name is not None:
            found[ours] = [first.pop(name)]
            del free[found[ours][0]]
    if words:
        _by_words(kind, cells, free, found)
    _numbered_skills(kind, free, found)
    return {ours: found[ours] for ours in kind.columns if ours in found}


def _by_words(kind: Kind, cells: Sequence[str], free: dict[int, str], found: Matched) -> None:
    spoken = {position: concept(cells[position]) for position in free}
    for ours, concepts in kind.concepts.items():
        if ours in found:
            continue
        for wanted in concepts:
            positions = [position for position, told in spoken.items() if told == wanted and position in free]
            if positions:
                several = ours in {"skills", "optional skills"}
                found[ours] = positions if several else [_fittest(ours, positions, cells, found)]
                for position in found[ours]:
                    del free[position]
                break


def _fittest(ours: str, positions: list[int], cells: Sequence[str], found: Matched) -> int:
    """Return the column that fits best: of the skills beside a move those that it asks for."""
    if ours == "skill" and "to" in found:
        asking = [p for p in positions if stems(cells[p]) & (ASKED | {"recommended"})]
        after = [p for p in positions if p > found["to"][0]]
        return (asking or after or positions)[0]
    return positions[0]


def _numbered_skills(kind: Kind, free: dict[int, str], found: Matched) -> None:
    ours = "skills" if "skills" in kind.columns else "skill"
    if ours not in kind.columns:
        return
    for position, text in list(free.items()):
        word, _, number = text.rpartition(" ")
        if number.isdecimal() and stems(word) and stems(word) <= _NUMBERED:
            found.setdefault(ours, []).append(position)
            del free[position]


def of_moves(columns: Matched, cells: Sequence[str], *, named: bool) -> Matched:
    """Return the columns of moves without those that mean something else in a table like this."""
    has_skill = bool({"skill", "skill id"} & columns.keys())
    if not has_skill:
        columns = {ours: columns[ours] for ours in columns if ours not in _OF_A_SKILL}
    ends = [
        in_english(heading(cells[columns[side][0]])) if side in columns else "" for side in ("from", "to")
    ]
    # "Role" begins a move only beside a column that clearly leads on, and a skill that the move asks for.
    if ends[0] in ROLE and not named and not (has_skill and set(ends[1].split()) & _LEADING_ON):
        columns = {ours: columns[ours] for ours in columns if ours != "from"}
    return columns
