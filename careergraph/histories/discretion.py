"""What may be told of a company's people: no figure that stands for few, none that gives a few away.

Everything here is a pure function of figures. By default

- a role or a move of fewer than k people is left out (k is 10 unless said, at least 3);
- numbers of people are rounded to the nearest 5 after that test, and shares follow from the rounded numbers;
- of the paths of careers those of fewer are one with all others that go elsewhere, likewise rounded;
- years are told in halves, and ``within`` in steps of at least 5 people, only where at least k made the move
  by then, intervals rounded outward;
- of a graph that is published again, a figure is renewed only if at least k more people stand behind it.

Rounding, and not hiding a second cell: with exact totals more than half of the small remainders would
follow by subtraction.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from careergraph.errors import QuestionError
from careergraph.histories.careers import told
from careergraph.histories.counts import LEFT_TARGET
from careergraph.histories.figures import Figures
from careergraph.histories.incidence import Within

if TYPE_CHECKING:
    from careergraph.histories.figures import MoveFigures

__all__ = ["FLOOR", "Discretion", "Hidden", "rounded"]

# Nobody may ask for figures about fewer people than this.
FLOOR = 3
UNIT = 5
_STEPS = (1, 2, 5, 10, 20)  # per cent


def rounded(people: int) -> int:
    """Return a number of people to the nearest five.

    >>> [rounded(people) for people in (10, 12, 13, 2277)]
    [10, 10, 15, 2275]
    """
    return UNIT * ((people + UNIT // 2) // UNIT)


@dataclass(frozen=True)
class Hidden:
    """What is left out: how many roles and moves, and their part (0..1) of all who left a role."""

    roles: int = 0
    moves: int = 0
    departures: float = 0.0


@dataclass(frozen=True)
class Discretion:
    """How much may be told.

    Parameters
    ----------
    least
        The fewest people a figure may stand for.
    public
        The people in the data are public figures: everything is told, exactly.

    Raises
    ------
    QuestionError
        ``least`` is below the floor of 3.
    """

    least: int = 10
    public: bool = False

    def __post_init__(self) -> None:
        """Refuse a bound that protects nobody."""
        if not self.public and self.least < FLOOR:
            raise QuestionError(
                f"--min-people {self.least} protects nobody: say at least {FLOOR}, "
                "or --public where the people are public figures"
            )

    def applied(self, figures: Figures) -> tuple[Figures, Hidden]:
        """Return the figures that may be told, and what is hidden."""
        if self.public:
            return replace(figures, careers=told(figures.careers, 1)), Hidden()
        people = {role: rounded(held) for role, held in figures.people.items() if held >= self.least}
        kept = [self._move(move) for move in figures.moves if self._shown(move)]
        moves = [move for move in figures.moves if move.target != LEFT_TARGET]
        hidden = [move for move in moves if not self._shown(move)]
        departures = sum(move.people for move in figures.moves)
        part = sum(move.people for move in hidden) / departures if departures else 0.0
        left_out = Hidden(len(figures.people) - len(people), len(hidden), math.ceil(100 * part) / 100)
        careers = [
            replace(one, people=rounded(one.people), left=rounded(one.left), still=rounded(one.still))
            for one in told(figures.careers, self.least)
        ]
        return Figures(rounded(figures.everybody), people, kept, careers=careers), left_out

    def _shown(self, move: MoveFigures) -> bool:
        return move.people >= self.least

    def _move(self, move: MoveFigures) -> MoveFigures:
        """Return a move's figures as they may be told."""
        told = replace(
            move,
            people=rounded(move.people),
            leavers=rounded(move.leavers),
            stays=rounded(move.stays),
            moved=rounded(move.moved) if move.moved >= self.least else 0,
            within=self._within(move),
        )
        if move.moved < self.least or move.years is None or move.years_range is None:
            return replace(told, years=None, years_range=None, years_until=None)
        return replace(
            told,
            years=_half(move.years),
            years_range=(_half(move.years_range[0]), _half(move.years_range[1])),
            years_until=None if move.years_until is None else _half(move.years_until),
        )

    def _within(self, move: MoveFigures) -> tuple[Within, ...]:
        step = next((step for step in _STEPS if step * move.stays >= 100 * UNIT), None)
        if step is None:
            return ()
        return tuple(
            Within(
                one.years,
                round(one.share * 100 / step) * step / 100,
                math.floor(one.low * 100 / step) * step / 100,
                min(100, math.ceil(one.high * 100 / step) * step) / 100,
                rounded(one.people),
            )
            for one in move.within
            if one.people >= self.least
        )

    def renews(self, new: int, old: int | None) -> bool:
        """Return whether a published figure may be renewed: at least ``least`` more people stand behind it.

        Parameters
        ----------
        new
            The exact number of people now.
        old
            The number as it was published, rounded; None where nothing was.
        """
        if old is None:
            return True
        return self.public or new - (old + UNIT // 2) >= self.least


def _half(years: float) -> float:
    """Return years to the nearest half."""
    return math.floor(2 * years + 0.5) / 2
