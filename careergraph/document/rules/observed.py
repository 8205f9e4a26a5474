"""What observed figures must be: shares that grow with the years, in their intervals, adding up to one."""

from __future__ import annotations

from collections import defaultdict
from math import fsum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from careergraph.document.rules.known import Known
    from careergraph.document.rules.words import Path

__all__ = ["check_observed"]

# How far shares may sum to more than 1: by how they were written, and by the steps they were rounded to.
_WRITTEN = 1e-4
_ROUNDED = 0.1


def check_observed(known: Known) -> None:
    """Look at the moves' ``within`` and ``years_range``, and at the careers.

    Cost: one pass over the moves.

    Raises
    ------
    TooManyFindingsError
        The file holds more problems than anybody would read.
    """
    moves = known.data.get("moves")
    sums: defaultdict[tuple[object, float], list[float]] = defaultdict(list)
    places: dict[tuple[object, float], Path] = {}
    for position, move in enumerate(moves if isinstance(moves, list | tuple) else ()):
        if not isinstance(move, dict):
            continue
        if move.get("years_range") is not None:
            _range(known, ("moves", position), move)
        if move.get("within") is not None:
            path: Path = ("moves", position, "within")
            for place, (years, share) in _horizons(known, path, move["within"]):
                if isinstance(move.get("from"), str):
                    sums[move["from"], years].append(share)
                    places[move["from"], years] = place
    for place, role, (years, share) in _leaving(known):
        sums[role, years].append(share)
        places[role, years] = place
    _sums(known, sums, places)


def _leaving(known: Known) -> list[tuple[Path, str, tuple[float, float]]]:
    """Return the shares that leave each role altogether, after telling which careers name no role."""
    histories = known.data.get("histories")
    found = []
    path: Path = ("histories", "careers")
    careers = histories.get("careers") if isinstance(histories, dict) else None
    for position, career in enumerate(known.list(path, careers) or ()):
        if not isinstance(career, dict):
            continue
        roles = career.get("path")
        for step, role in enumerate(known.list((*path, position, "path"), roles) or ()):
            known.refer((*path, position, "path", step), role, known.roles)
        if career.get("within") is None:
            continue
        place: Path = (*path, position, "within")
        if not isinstance(roles, list | tuple) or len(roles) != 1:
            known.findings.tell(place, "`within` is of one role", "leave it out of longer paths")
        elif isinstance(roles[0], str):
            found += [(at, roles[0], one) for at, one in _horizons(known, place, career["within"])]
    return found


def _sums(
    known: Known, sums: dict[tuple[object, float], list[float]], places: dict[tuple[object, float], Path]
) -> None:
    """Of those who enter a role, no more than all can have moved."""
    histories = known.data.get("histories")
    rounded = isinstance(histories, dict) and histories.get("rounded") is True
    for key, shares in sums.items():
        total = fsum(shares)
        if total > 1 + len(shares) * (_ROUNDED if rounded else _WRITTEN):
            message = f"the shares of all moves from one role within {key[1]:g} years sum to {total:.7g}"
            known.findings.tell(places[key], message, "they are shares of those who enter: at most 1 in all")


def _number(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float) or abs(value) >= 2**53:
        return None
    return float(value)


def _range(known: Known, path: Path, move: dict[Any, Any]) -> None:
    """The quarter, the half and three quarters come in that order."""
    ends = move["years_range"]
    if not isinstance(ends, list | tuple) or len(ends) != 2:  # noqa: PLR2004 - it is told by its shape
        return
    low, high = map(_number, ends)
    years = _number(move.get("years"))
    if low is None or high is None or (years is None and move.get("years") is not None):
        return
    if low > high or (years is not None and not low <= years <= high):
        message = "`years_range` goes from a quarter to three quarters, with `years` between them"
        known.findings.tell((*path, "years_range"), message, "write the smaller number first, around `years`")


def _horizons(known: Known, path: Path, within: object) -> list[tuple[Path, tuple[float, float]]]:
    """Return the horizons of one move that can be read, after telling what is wrong with their order."""
    found: list[tuple[Path, tuple[float, float]]] = []
    before: tuple[float, float] | None = None
    for position, entry in enumerate(known.list(path, within) or ()):
        if not isinstance(entry, dict):
            continue
        place = (*path, position)
        years, share = _number(entry.get("years")), _number(entry.get("share"))
        if years is None or share is None:
            continue
        low, high = (_number(entry.get(name)) for name in ("low", "high"))
        if (low is not None and low > share) or (high is not None and high < share):
            message = "`share` lies outside its interval"
            known.findings.tell(place, message, "`low` is at most `share`, and `high` at least")
        if before and years <= before[0]:
            known.findings.tell((*place, "years"), "horizons ascend", "put the fewer years first, each once")
        elif before and share < before[1]:
            message = "the share falls with the years"
            known.findings.tell((*place, "share"), message, "whoever has moved stays moved: shares only grow")
        before = years, share
        found.append((place, (years, share)))
    return found
