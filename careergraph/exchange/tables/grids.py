"""Grids: skills down and roles or levels across, or the other way round; in the cells how much is asked."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from careergraph.exchange.tables.across import (
    STRANGERS,
    beside_levels,
    is_level,
    is_proficiency,
    like_roles,
    tells_level,
    without_strangers,
)
from careergraph.exchange.tables.headings import kind_by_name
from careergraph.exchange.tables.kinds import KINDS
from careergraph.exchange.tables.languages import in_english
from careergraph.exchange.tables.scale import WELL_KNOWN
from careergraph.exchange.tables.seniority import in_order, standing, titled
from careergraph.exchange.tables.table import VALUE, Column
from careergraph.exchange.tables.values import FIGURE, LEVEL, MARK, TEXT, WORD, sort_of
from careergraph.exchange.tables.words import ASKED, ID, ROLE, SKILL, concept, heading, stems
from careergraph.names import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from careergraph.exchange.tables.cells import Sheet
    from careergraph.exchange.tables.choices import Choices

__all__ = ["Grid", "grid_of", "profile"]

# Fewer columns make no grid; of a column's cells this share must say a level.
LEAST_COLUMNS, LEAST_SHARE, MANY = 2, 0.8, 3
# A vocabulary of levels has no more words than this.
MOST_WORDS = 12
_EXACT = frozenset(
    heading(name) for kind in KINDS.values() for names in kind.columns.values() for name in names
)
_SCALES = [frozenset(map(fold, scale)) for scale in WELL_KNOWN]
_SUMS = frozenset(
    {"total", "totals", "sum", "average", "avg", "mean", "overall", "min", "max", "count", "team"}
)
# Words that stand beside each role or skill in a heading and say nothing of it.
_AFFIXES = ASKED | {"level", "proficiency", "score", "rating", "skill", "exp"}


@dataclass(frozen=True)
class Grid:
    """What a grid is taken for; ``asks`` is the question where it cannot be told, ``remedy`` what to say."""

    columns: tuple[Column, ...]
    down: str
    across: str
    cells: str
    remarks: tuple[str, ...] = ()
    asks: str = ""
    remedy: str = ""


# What cannot be told of a grid -> what to ask, and what to say.
_UNTOLD = (
    "this looks like a grid of {what}; none of these tells: {{headings}}",
    (
        "say --matrix skills-by-roles where roles stand across, roles-by-skills where skills do; people are "
        "for `careergraph team`"
    ),
)
_SCALE = (
    "this may be a ladder of levels, or the meaning of each proficiency level: {headings}",
    "say --matrix skills-by-levels where each column is a level of a career",
)


def profile(sheet: Sheet, first: int, last: int, width: int) -> list[Counter[str]]:
    """Return how many cells of each sort every column has. Cost: one look at each cell."""
    counts: list[Counter[str]] = [Counter() for _ in range(width)]
    known: dict[str, str] = {}
    for row in sheet.rows[first - 1 : last]:
        for position, text in enumerate(row[:width]):
            if text:
                sort = known.get(text)
                if sort is None:
                    sort = known[text] = sort_of(text)
                counts[position][sort] += 1
    return counts


def grid_of(
    sheet: Sheet, cells: Sequence[str], groups: Sequence[str], *, first: int, last: int, choices: Choices
) -> Grid | None:
    """Return the grid that a table is, or None where it is none.

    Parameters
    ----------
    sheet, cells, groups
        The sheet, the headings of its columns, and what stands above them.
    first, last
        The rows below the headings.
    choices
        What the user says: ``matrix`` names what the rows and the columns are.
    """
    return None if choices.matrix == "no" else _Looking(sheet, cells, groups, (first, last), choices).found()


class _Nothing:
    word = track = ""


_NO = _Nothing()


class _Looking:
    """One look at a table: which of its columns hold how much of something, and what the others say."""

    def __init__(
        self,
        sheet: Sheet,
        cells: Sequence[str],
        groups: Sequence[str],
        ends: tuple[int, int],
        choices: Choices,
    ) -> None:
        self.sheet, self.cells, self.groups, self.choices = sheet, cells, groups, choices
        self.first, self.last = ends
        self.counts = profile(sheet, *ends, len(cells))
        self.spoken = [self._concept(text) for text in cells]
        self.named = set(choices.mapped(VALUE))
        self.told = bool(choices.matrix or self.named)
        # One column makes a grid where the user says so, or leaves out the others.
        self.least = 1 if self.told or choices.ignore else LEAST_COLUMNS
        self.remarks: list[str] = []
        # A corner such as "skill / role" says what stands below it, and what stands beside it.
        self.cornered = any((words := stems(text)) & SKILL and words & ROLE for text in cells)

    def found(self) -> Grid | None:
        spoken = set(self.spoken)
        if not self.told and {"skill", "level"} <= spoken and spoken & {"role", "role level", "role id"}:
            return None
        sort, values = self._values(self._candidates())
        if len(values) < self.least:
            return None
        self.values = values
        self.labels = [position for position in range(len(self.cells)) if position not in values]
        names = self._stripped([self.cells[position] for position in values])
        self.titles = dict(zip(values, names, strict=True))
        return self._oriented(sort)

    def _concept(self, text: str) -> str:
        """Return what a heading means by the user's word, else by its own."""
        folded = heading(text)
        for ours in self.choices.mapping:
            if folded in self.choices.mapped(ours):
                return {"title": "role", "focus": "function", "summary": "skill summary"}.get(ours, ours)
        return concept(text)

    # Which columns hold how much of something

    def _candidates(self) -> list[int]:
        found = [
            position for position, text in enumerate(self.cells)
            if text and not self.choices.ignores(text)
            and (heading(text) in self.named or (not self.named and self._may_be_value(position)))
        ]  # fmt: skip
        # A column that says a level of something else is none; of many, each says it of the word beside it.
        levels = [
            position for position in found
            if self.spoken[position] in {"level", "levels"} and not is_level(self.cells[position])
        ]  # fmt: skip
        if self.named or len(levels) >= MANY:
            return found
        return [position for position in found if position not in levels]

    def _may_be_value(self, position: int) -> bool:
        text, spoken = self.cells[position], self.spoken[position]
        told = standing(text)
        if is_level(text) or titled(text)[1]:
            return True
        if told and told.word and spoken in {"", "levels", "role level"}:
            return True
        if (
            in_english(heading(text)) in _EXACT
            or fold(text) in _SUMS
            or heading(text).rpartition(" ")[2] in ID
        ):
            return False
        # Role 1, Role 2 ...: what is counted stands for itself; whether its cells say levels is seen next.
        counted = spoken in {"role", "skill"} and any(map(str.isdecimal, heading(text).split()))
        return counted or spoken in {"", "level", "levels"}

    def _values(self, candidates: list[int]) -> tuple[str, list[int]]:
        """Return what the cells of a grid are, and which columns hold them."""
        counts = self.counts
        levels = [
            position for position in candidates
            if (found := counts[position])
            and found[LEVEL] + found[MARK] >= LEAST_SHARE * (found.total() or 1)
        ]  # fmt: skip
        if len(levels) >= self.least:
            return ("levels" if any(counts[position][LEVEL] for position in levels) else "marks"), levels
        worded = [
            position for position in candidates
            if counts[position].total() and not counts[position][TEXT] and not counts[position][FIGURE]
        ]  # fmt: skip
        if len(worded) >= LEAST_COLUMNS and self._one_vocabulary(worded):
            return "levels", worded
        return self._texts([position for position in candidates if counts[position].total()])

    def _texts(self, candidates: list[int]) -> tuple[str, list[int]]:
        """Return the columns of texts that say what each level does."""
        # Skill 1, Skill 2 ... with texts below them hold skills, not what a level does.
        candidates = [position for position in candidates if self.spoken[position] not in {"role", "skill"}]
        told = {position: standing(titled(self.cells[position])[0]) or _NO for position in candidates}
        telling = [position for position in candidates if tells_level(self.cells[position])]
        if len(telling) < LEAST_COLUMNS:
            # Where the user says that it is a grid, its first column names the rows.
            return ("texts", candidates[1:]) if self.told and len(candidates) > LEAST_COLUMNS else ("", [])
        # "Clerk" between "Junior clerk" and "Senior clerk" is one of them, though no word says so.
        tracks = {told[position].track for position in telling}
        found = [position for position in candidates if position in telling or told[position].track in tracks]
        # A word astray among numbers makes no texts of them: it is told in its cell.
        cells = sum((self.counts[position] for position in found), Counter())
        return ("levels" if 2 * (cells[LEVEL] + cells[MARK]) > cells.total() else "texts"), found

    def _one_vocabulary(self, positions: list[int]) -> bool:
        """Say whether the cells of these columns are words of one small vocabulary, met again and again."""
        seen: Counter[str] = Counter()
        within: dict[str, set[int]] = {}
        for row in self.sheet.rows[self.first - 1 : self.last]:
            for position in positions:
                if position < len(row) and row[position] and sort_of(row[position]) in {WORD, LEVEL, MARK}:
                    word = fold(row[position])
                    seen[word] += 1
                    within.setdefault(word, set()).add(position)
            if len(seen) > MOST_WORDS:
                return False
        scales = [*_SCALES, frozenset(map(fold, self.choices.proficiency))]
        scaled = any(seen.keys() <= scale for scale in scales)
        # Business units beside priorities are words of two vocabularies: no column shares the other's.
        shared = sum(count for word, count in seen.items() if len(within[word]) > 1)
        told = self.cornered or scaled or (seen.total() >= 2 * len(seen) and 2 * shared >= seen.total())
        return bool(seen) and told

    def _stripped(self, headings: list[str]) -> list[str]:
        """Return headings without a word that all of them begin or end with and that says nothing of any."""
        split = [heading(text).split() for text in headings]
        if len(split) < LEAST_COLUMNS or min(map(len, split)) < 2:  # noqa: PLR2004 - a word and another one
            return headings
        for end in (0, -1):
            words = {parts[end] for parts in split}
            named = all(any(map(str.isalpha, _without(text, end))) for text in headings)
            if len(words) == 1 and words <= _AFFIXES and named and not all(map(is_level, headings)):
                self.remarks.append(f"{words.pop()!r} in each heading is left out of the names")
                return [_without(text, end) for text in headings]
        return headings

    # What its rows and its columns are

    def _oriented(self, sort: str) -> Grid | None:
        """Return the grid with its rows and columns named, or with the question that must be asked."""
        said = {
            self.spoken[position]: position for position in reversed(self.labels) if self.spoken[position]
        }
        down, _, across = self.choices.matrix.partition("-by-")
        asks = ""
        if not down:
            down, across, asks = self._told(said, sort)
        if down == "people":
            return Grid((), "people", "skills", sort)
        if not down:
            return _asking(sort, asks) if asks else None
        key = {"skills": "skill", "roles": "role", "levels": "role level"}[down]
        label = said.get(key)
        if label is None:
            label = self._label()
            if label is None:
                return None
            if self.cells[label]:
                self.remarks.append(f"{self.cells[label]!r} is taken for the {key}s")
        columns = self._columns(label, key)
        if down == "skills":
            columns = without_strangers(columns, self.remarks)
            if not self.told and (strangers := beside_levels(columns, self.remarks)):
                return Grid((), "", "", "", (), strangers.replace("{", "{{").replace("}", "}}"), STRANGERS)
            if across != "levels":
                titles = [column.title for column in columns if column.means == VALUE]
                across = "levels" if all(map(is_level, titles)) else "roles"
        return Grid(tuple(columns), down, across, sort, tuple(self.remarks))

    def _told(self, said: dict[str, int], sort: str) -> tuple[str, str, str]:  # noqa: PLR0911 - a table of cases
        """Return what the rows and the columns of a grid are by what its headings say, or what to ask."""
        if said.keys() & {"person", "person id", "person detail"}:
            return "people", "skills", ""
        names = list(self.titles.values())
        levels = sum(is_level(text) or bool(titled(text)[1]) for text in names)
        across = "levels" if levels == len(names) else "roles"
        if self.cornered:
            return "skills", across, ""
        ladder = len(set(names)) > 1 and bool(in_order([titled(text)[0] for text in names]).steps)
        if sort == "texts" and all(map(is_proficiency, names)):
            return "", "", "a ladder of levels, or the meaning of each proficiency level"
        if "skill" in said or ("kind" in said and not said.keys() & {"role", "role level"}):
            above = {stem for position in self.values for stem in stems(self.groups[position])}
            if levels or ladder or above & ROLE or like_roles(names):
                return "skills", across, ""
            return "", "", "skills and something else"
        if sort != "texts" and said.keys() & {"role", "role level"}:
            return ("roles" if "role" in said else "levels"), "skills", ""
        if sort != "texts" and (kind_by_name(self.sheet.name) == "skills" or ladder):
            return "skills", across, ""
        return "", "", "" if sort == "texts" else "skills and roles"

    def _label(self) -> int | None:
        """Return the column that names the rows where no heading says it: that of most different texts."""
        best: tuple[int, int] | None = None
        for position in self.labels:
            found = self.counts[position]
            if not (found[WORD] or found[TEXT]) or self.spoken[position] in _NO_NAMES:
                continue
            texts = {
                row[position] for row in self.sheet.rows[self.first - 1 : self.last]
                if position < len(row) and row[position]
            }  # fmt: skip
            if best is None or (len(texts), -position) > best:
                best = len(texts), -position
        return None if best is None else -best[1]

    def _columns(self, label: int, key: str) -> list[Column]:
        means = {label: key}
        for position in self.labels:
            told = self._beside(position, key)
            if (
                told in _BESIDE[key]
                and told not in means.values()
                and not self.choices.ignores(self.cells[position])
            ):
                means.setdefault(position, told)
        return [
            Column(
                position, text, means.get(position, VALUE if position in self.titles else ""),
                self.counts[position].total(), self.titles.get(position, ""), self.groups[position],
            )
            for position, text in enumerate(self.cells)
            if text or position in means or self.counts[position].total()
        ]  # fmt: skip

    def _beside(self, position: int, key: str) -> str:
        """Return what a column beside the names of a grid's rows says of them."""
        told = self.spoken[position]
        if key == "skill":
            # A second column of skills, such as a competency above its skills, groups them.
            return {"summary": "skill summary", "skill": "kind", "function": "kind", "id": "skill id"}.get(
                told, told
            )
        if in_english(heading(self.cells[position])) in KINDS["roles"].columns["responsibilities"]:
            return "responsibilities"
        return told


_NO_NAMES = frozenset({"id", "skill id", "role id", "figure", "summary", "skill summary", "kind", "function"})
# What may stand beside the names of a grid's rows.
_BESIDE = {
    "skill": frozenset(
        {"kind", "skill summary", "skill id", "function", "role", "effort", "essential", "optional"}
    ),
    "role": frozenset({"function", "summary", "role id", "role level", "responsibilities"}),
    "role level": frozenset({"function", "summary"}),
}


def _asking(sort: str, what: str) -> Grid:
    asks, remedy = _SCALE if "meaning" in what else _UNTOLD
    return Grid((), "", "", sort, (), asks if "meaning" in what else asks.format(what=what), remedy)


def _without(text: str, end: int) -> str:
    parts = re.split(r"[\s_]+", text.strip())
    if len(parts) < 2:  # noqa: PLR2004 - parted by capitals or hyphens
        parts = heading(text).split()
    return " ".join(parts[1:] if end == 0 else parts[:-1])
