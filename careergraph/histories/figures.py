"""The figures of roles and moves, exact: from the counts, with no regard to who may see them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from careergraph.histories.careers import careers_of
from careergraph.histories.counts import LEFT_TARGET
from careergraph.histories.incidence import Curves, years

if TYPE_CHECKING:
    from collections.abc import Mapping

    from careergraph.histories.careers import CareerFigures
    from careergraph.histories.counts import Counts
    from careergraph.histories.incidence import Within

__all__ = ["Figures", "MoveFigures", "figures_of"]


@dataclass(frozen=True)
class MoveFigures:
    """The figures of one move; ``target`` is `LEFT_TARGET` for those who left altogether.

    Parameters
    ----------
    people, leavers
        How many made the move, of how many who left the role.
    stays
        The first stays in the role, of which ``moved`` ended in this move by the last supported day.
    years, years_range, years_until
        The half-time, the same at a quarter and three quarters, and the last supported time, in years; None
        where too little is known.
    within
        The share of those who enter that makes the move within some years.
    """

    role: int
    target: int
    people: int
    leavers: int
    stays: int = 0
    moved: int = 0
    years: float | None = None
    years_range: tuple[float, float] | None = None
    years_until: float | None = None
    within: tuple[Within, ...] = ()


@dataclass(frozen=True)
class Figures:
    """All figures: role -> people, moves in the order of roles and targets, careers, and curves."""

    everybody: int
    people: Mapping[int, int]
    moves: list[MoveFigures]
    curves: Mapping[int, Curves] = field(default_factory=dict)
    careers: list[CareerFigures] = field(default_factory=list)


def figures_of(counts: Counts) -> Figures:
    """Return the exact figures of all moves and departures.

    Cost: linear in the counts, apart from sorting days.
    """
    curves = {role: Curves(risk) for role, risk in counts.risk.items()}
    moves = []
    for (role, target), people in counts.moves.items():
        leavers = counts.leavers[role]
        if role in curves:
            moves.append(_timed(curves[role], role, target, people, leavers))
        else:
            moves.append(MoveFigures(role, target, people, leavers))
    moves.sort(key=lambda move: (move.role, move.target == LEFT_TARGET, move.target))
    return Figures(counts.everybody, counts.people, moves, curves, careers_of(counts.careers))


def _timed(curves: Curves, role: int, target: int, people: int, leavers: int) -> MoveFigures:
    half, early, late = (curves.half_time(target, part) for part in (0.5, 0.25, 0.75))
    until = curves.until
    if half is None or early is None or late is None or until is None:
        return MoveFigures(role, target, people, leavers, curves.stays, within=tuple(curves.within(target)))
    return MoveFigures(
        role,
        target,
        people,
        leavers,
        curves.stays,
        curves.moved(target, until),
        years(half),
        (years(early), years(late)),
        years(until),
        tuple(curves.within(target)),
    )
