"""The report of an import: what was read, what every rule did, what is hidden, what gives rise to doubt."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from careergraph.histories.wording import counted

if TYPE_CHECKING:
    from careergraph.histories.discretion import Discretion

__all__ = ["RULES", "MassLine", "Report"]

# What each rule says, and how a sentence tells what it did.
RULES = {
    "R5": "say again what another says: counted once",
    "R6": "start on the day on which another role of the person starts: left out",
    "R7": "have no end although a later one starts: end there",
    "R8": "lie inside another, side jobs: left out",
    "R9": "overlap the next: end where it begins",
    "R10": "go on in the same role: joined",
    "R11": "gaps longer than --gap: the person left and came back",
    "R12": "are still open",
    "endings": "say that somebody left",
    "leaves": "are leaves: they change nothing",
}


_OF_ONE = {"have": "has", "are": "is", "go": "goes"}


def _verb(sentence: str, rows: int) -> str:
    """Return what a rule says, of one row or of several."""
    verb, rest = sentence.split(" ", 1)
    return sentence if rows != 1 else f"{_OF_ONE.get(verb, verb + 's')} {rest}"


@dataclass(frozen=True)
class MassLine:
    """A mass move by title: ``people`` of ``holders`` on a day, as they may be told."""

    from_title: str
    to_title: str
    day: str
    people: int
    holders: int
    whole_day: bool

    def map_line(self) -> str:
        """Return the line for a map file that makes the two titles one role."""
        old, new = (title.replace('"', '""') for title in (self.from_title, self.to_title))
        return f'"{old}",{self.people},"{new}",renamed on {self.day}'


@dataclass
class Report:
    """What an import did.

    Parameters
    ----------
    files
        What was read: the layout and the columns of each table.
    layout, as_of, observed_from, engine
        How it was read.
    rows, people, stays, roles, moves
        How many there are; ``roles`` and ``moves`` are those in the graph.
    dropped
        Rule -> reason -> rows that R1 to R4 leave out.
    rules
        Rule -> rows it touched, R5 to R12.
    precision
        How many dates are written as a day, a month, a year.
    hidden
        Roles and moves of few people, and their part (0..1) of all departures.
    mass_moves
        Titles that were renamed for many in a day; they are no moves.
    doubts
        What the data may lack, in sentences.
    """

    files: list[str]
    layout: str
    as_of: str
    observed_from: str | None
    engine: str
    discretion: Discretion
    gap: int
    rows: int = 0
    people: int = 0
    stays: int = 0
    roles: int = 0
    moves: int = 0
    dropped: dict[str, dict[str, int]] = field(default_factory=dict)
    rules: dict[str, int] = field(default_factory=dict)
    precision: dict[str, int] = field(default_factory=dict)
    hidden: dict[str, float] = field(default_factory=dict)
    mass_moves: list[MassLine] = field(default_factory=list)
    mass_hidden: int = 0
    doubts: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    digest: str = ""

    @property
    def dropped_rows(self) -> int:
        """Return how many rows R1 to R4 leave out."""
        return sum(sum(reasons.values()) for reasons in self.dropped.values())

    def data(self) -> dict[str, Any]:
        """Return the report as JSON has it."""
        public = self.discretion.public
        return {
            "files": self.files,
            "layout": self.layout,
            "engine": self.engine,
            "as_of": self.as_of,
            "observed_from": self.observed_from,
            "gap_days": self.gap,
            "min_people": None if public else self.discretion.least,
            "rounded": not public,
            "rows": self.rows,
            "people": self.people,
            "stays": self.stays,
            "roles": self.roles,
            "moves": self.moves,
            "dropped": self.dropped,
            "rules": self.rules,
            "dates": self.precision,
            "hidden": self.hidden,
            "mass_moves": [
                {
                    "from": line.from_title,
                    "to": line.to_title,
                    "day": line.day,
                    "people": line.people,
                    "holders": line.holders,
                    "whole_day": line.whole_day,
                }
                for line in self.mass_moves
            ],
            "doubts": self.doubts,
            "notes": self.notes,
        }

    def lines(self) -> list[str]:
        """Return the report as lines of text."""
        lines = [*self.files]
        lines.append(
            f"As of {self.as_of}. {counted(self.rows, 'row')}, {counted(self.people, 'person', 'people')}, "
            f"{counted(self.stays, 'stay')}. {self._dropped()}"
        )
        lines += [
            f"{rule}: {counted(rows, 'row')} {_verb(RULES[rule], rows)}"
            if rule != "R11"
            else f"R11: {rows:,} {RULES[rule]}"
            for rule, rows in self.rules.items()
            if rows and rule in RULES
        ]
        if coarse := {name: rows for name, rows in self.precision.items() if name != "day" and rows}:
            told = " and ".join(f"{rows:,} only the {name}" for name, rows in coarse.items())
            lines.append(f"Dates: {told}")
        bound = "" if self.discretion.public else f" made by {self.discretion.least} people or more"
        lines.append(
            f"{counted(self.roles, 'role')}, {counted(self.moves, 'move')}{bound}. Hidden: {self._hidden()}."
        )
        lines += self._mass_lines()
        lines += [f"Warning: {doubt}" for doubt in self.doubts]
        lines += [f"Note: {note}" for note in self.notes]
        if not self.discretion.public:
            lines.append(
                "Note: everything is rounded (counts to 5, years to halves); --public writes exact figures."
            )
        return lines

    def _dropped(self) -> str:
        if not self.dropped_rows:
            return "Dropped nothing."
        reasons = ", ".join(
            f"{rows:,} {reason}" for reasons in self.dropped.values() for reason, rows in reasons.items()
        )
        return f"Dropped {counted(self.dropped_rows, 'row')}: {reasons}."

    def _hidden(self) -> str:
        if not self.hidden.get("roles") and not self.hidden.get("moves"):
            return "nothing"
        return (
            f"{counted(int(self.hidden['roles']), 'role')} and {counted(int(self.hidden['moves']), 'move')}, "
            f"{100 * self.hidden['departures']:.0f} % of departures"
        )

    def _mass_lines(self) -> list[str]:
        if not self.mass_moves and not self.mass_hidden:
            return []
        found = len(self.mass_moves) + self.mass_hidden
        lines = [
            f"{counted(found, 'title')} renamed for many at once: no moves. These lines of a --map join them:"
        ]
        lines += [f"  {line.map_line()}" for line in self.mass_moves]
        if self.mass_hidden:
            lines.append(f"  and {self.mass_hidden:,} more of fewer than {self.discretion.least} people each")
        return lines
