"""Columns of skills: one in a cell, or several with marks between them."""

from __future__ import annotations

import ast
import re
from collections import Counter
from typing import TYPE_CHECKING

from careergraph.exchange.tables.languages import in_english
from careergraph.exchange.tables.lists import split, split_pairs
from careergraph.exchange.tables.scale import KNOWING
from careergraph.exchange.tables.values import TEXT, WORD, sort_of
from careergraph.exchange.tables.words import ASKED, SKILL, heading, stems
from careergraph.names import fold
from careergraph.wording import plural

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from careergraph.exchange.tables.cells import CellProblem, Place
    from careergraph.exchange.tables.table import Line

__all__ = ["SkillCells", "is_plural", "parts"]

MOST_LETTERS = 20_000
_SAYING_NOTHING = SKILL | ASKED | {"key", "main", "and", "other", "of"} | frozenset(map(str, range(1, 51)))
# A part between commas with more words is a piece of a sentence.
MOST_WORDS = 5
SHARE = 0.5
MANY_WORDS = 7
# From so many words a cell on it may be a list with nothing between its parts.
SOME_WORDS = 4
_PLURAL = re.compile(r"skills\b|competenc(?:i|)es\b|capabilities\b|technologies\b")


def is_plural(text: str) -> bool:
    """Say whether a heading is one of several skills.

    >>> is_plural("Key skills"), is_plural("Kompetenzen"), is_plural("Skill")
    (True, True, False)
    """
    return bool(_PLURAL.search(in_english(heading(text))))


def parts(text: str) -> list[str]:
    """Return the things in a cell that stand between semicolons, line breaks or bars, or in a list of Python.

    >>> parts("Filing; Typing"), parts("Filing|Typing"), parts("['Filing', 'Typing (fast)']"), parts("A, B")
    (['Filing', 'Typing'], ['Filing', 'Typing'], ['Filing', 'Typing (fast)'], ['A, B'])
    """
    if len(text) <= MOST_LETTERS and text[:1] == "[" and text[-1:] == "]":
        try:
            found = ast.literal_eval(text)
        except (ValueError, SyntaxError, RecursionError, MemoryError):
            found = None
        if isinstance(found, list) and all(isinstance(item, str) for item in found):
            return [item.strip() for item in found if item.strip()]
    if ";" in text or "\n" in text or _quoted(text):
        return split(text)
    if "|" in text:
        return [item.strip() for item in text.split("|") if item.strip()]
    return [text] if text else []


class SkillCells:
    """The cells of a table's column of skills.

    Parameters
    ----------
    lines
        The rows of the table, or of tables of one kind.
    column
        Our name of the column; a list of a role (``"skills"``) may name a level behind each skill.
    whole
        The user says that each cell names one skill.

    Notes
    -----
    A comma parts skills only where most of what it parts comes up as a skill of its own, or where a column
    that is headed in the plural holds short parts; that is told. Cost: O(letters of the column).
    """

    def __init__(self, lines: Sequence[Line], column: str, *, whole: bool = False) -> None:
        self.column = column
        self.pairs = column != "skill"
        self.notes: list[str] = []
        self.problems: list[CellProblem] = []
        # Each cell once: what one skill's own rows repeat is no other skill.
        texts = dict.fromkeys(text for line in lines for text, _ in line.all(column) if text[0] != '"')
        cells = [part for text in texts for part in parts(text)]
        # What stands behind colons, once for each cell.
        self.endings = Counter(fold(part.rpartition(":")[2]) for part in cells) if self.pairs else Counter()
        # What we wrote ourselves says where a skill ends.
        ours = all(line.table.ours for line in lines)
        self.commas = not ours and self._commas(lines, cells)
        long = [cell for cell in cells if len(cell.split()) > MANY_WORDS and "," not in cell]
        if _recur(cells):
            long = cells
        if self._is_list(lines) and not whole and len(long) >= SHARE * max(1, len(cells)):
            self._refuse(lines, long)

    def _is_list(self, lines: Sequence[Line]) -> bool:
        """Say whether a cell of the column is to hold several skills: it is headed in the plural."""
        if self.pairs:
            return True
        asked = any(line.has("level") for line in lines[:1])
        return not asked and all(
            is_plural(table.heading(self.column))
            for table in {id(line.table): line.table for line in lines}.values()
        )

    def _refuse(self, lines: Sequence[Line], long: Sequence[str]) -> None:
        """Tell that nothing parts the skills of most cells: where one ends nobody can know."""
        first = set(long)
        line, place = next(
            (line, place) for line in lines for text, place in line.all(self.column) if first & {*parts(text)}
        )
        called = line.table.heading(self.column)
        self.problems.append(
            place.problem(
                f"{plural(len(long), 'cell')} of {called!r} hold many words and no mark between them, as "
                f"{long[0][:60]!r}: where one skill ends nothing tells",
                f"write semicolons between the skills; or say --map skill={called} where each cell is one",
            )
        )

    def _commas(self, lines: Iterable[Line], cells: list[str]) -> bool:
        written = [cell for cell in cells if "," in cell]
        if not written:
            return False
        pieces = [[piece.strip() for piece in cell.split(",") if piece.strip()] for cell in written]
        seen = Counter(fold(cell) for cell in cells if "," not in cell)
        seen.update(fold(piece) for found in pieces for piece in found)
        flat = [piece for found in pieces for piece in found]
        again = sum(seen[fold(piece)] > 1 for piece in flat)
        headed = " ".join({line.table.heading(self.column) for line in lines})
        short = all(len(piece.split()) <= MOST_WORDS for piece in flat)
        listed = is_plural(headed) and short and len(written) >= SHARE * len(cells) and len(flat) > len(cells)
        parted = again >= SHARE * len(flat) or listed
        if parted:
            self.notes.append(
                f"commas part skills in {plural(len(written), 'cell')}, as in {written[0][:60]!r}"
            )
        else:
            self.notes.append(
                f"{plural(len(written), 'cell')} of skills hold commas, as {written[0][:60]!r}, and are kept "
                "whole; write semicolons where they hold several skills"
            )
        return parted

    def of(self, line: Line) -> Iterator[tuple[str, str, Place]]:
        """Yield the skills of a row, each with its level, empty where none stands beside it, and its cell."""
        levels = parts(line.get("level")) if line.has("level") and not self.pairs else []
        if not line.all(self.column) and line.get(f"{self.column} id"):
            yield line.get(f"{self.column} id"), "", line.place(f"{self.column} id")
        for text, place in line.all(self.column):
            # Beside an id the cell names one skill, whatever marks it holds.
            found = parts(text)
            if line.get("skill id") and not self.pairs:
                found = [text[1:-1].replace('""', '"')] if _quoted(text) else [text]
            elif self.commas and text[0] != '"':
                found = [piece for part in found for piece in _pieces(part)]
            several = len(levels) == len(found) > 1
            for number, part in enumerate(found):
                name, level = self._pair(part)
                yield name, levels[number] if several else level, place

    def kind(self, line: Line, place: Place) -> str:
        """Return what the heading of one of several columns says of its skills, as in technical_skills."""
        columns = [column for column in line.table.columns if column.means == self.column]
        if len(columns) < 2:  # noqa: PLR2004 - what all share tells nothing
            return ""
        text = next((column.heading for column in columns if column.position + 1 == place.column), "")
        return " ".join(word for word in heading(text).split() if not stems(word) & _SAYING_NOTHING)

    def _pair(self, part: str) -> tuple[str, str]:
        if not self.pairs or (":" not in part and "=" not in part):
            return part, ""
        ((name, level),) = split_pairs(_whole(part))
        # "SAP: finance" is one skill; "SAP: 2" and "SAP: Expert" are a skill at a level, as a word is that
        # a scale knows or that comes again.
        sort = sort_of(level)
        told = sort != TEXT and (sort != WORD or fold(level) in KNOWING or self.endings[fold(level)] > 1)
        return (name, level) if name and told else (part, "")


def _recur(cells: Sequence[str]) -> bool:
    """Say whether most cells are made of the same words, as lists with nothing but blanks between are.

    >>> _recur(["Python SQL Power BI Excel", "Excel Tableau SQL Power BI"]), _recur(["Python", "SQL"])
    (True, False)
    """
    words = [frozenset(fold(cell).split()) for cell in dict.fromkeys(cells) if "," not in cell]
    if 2 * sum(len(found) >= SOME_WORDS for found in words) <= len(words):
        return False
    held = Counter(word for found in words for word in found)
    again = sum(held[word] > 1 for found in words for word in found)
    return again >= SHARE * sum(map(len, words))


def _pieces(part: str) -> list[str]:
    """Return what commas part; a name with one at an end, or of nothing but commas, is one."""
    found = [piece.strip() for piece in part.split(",") if piece.strip()]
    return found if len(found) > 1 else [part]


def _quoted(text: str) -> bool:
    return len(text) > 1 and text[0] == text[-1] == '"'


def _whole(part: str) -> str:
    return '"' + part.replace('"', '""') + '"'
