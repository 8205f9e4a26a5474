"""What observed figures must be, for all rows at once; see `careergraph.document.rules.observed`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from careergraph.document.records import MOST_COUNT
from careergraph.names import quoted

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy.typing as npt

    from careergraph.columnar.parquet import Figures
    from careergraph.columnar.rules import Checked

    Numbers = npt.NDArray[Any]
    Mask = npt.NDArray[np.bool_]

__all__ = ["check_observed"]

# How far shares may sum to more than 1, as in the rules of a file.
WRITTEN, ROUNDED = 1e-4, 0.1


def check_observed(checked: Checked) -> None:
    """Look at the moves' ranges of years, and at their horizons.

    Raises
    ------
    GraphFileError
        A row is about no move: nothing more can be said of the others.
    """
    _ranges(checked)
    _horizons(checked)
    _careers(checked)


def _careers(checked: Checked) -> None:
    """The roles of careers stand in the table of roles."""
    histories = checked.head.histories
    walked = {role for career in (histories.careers if histories else ()) for role in career.path}
    if not walked:
        return
    ids = set(checked.tables["roles"].texts("id").to_pylist())
    for role in sorted(walked - ids):
        message = f"the careers of `histories` name {quoted(role)}, which is no role"
        checked.problems.tell("graph.json", message, "correct the name, or add the role")


def _known(found: Figures) -> Mask:
    return np.ones(len(found.values), dtype=bool) if found.known is None else found.known


def _bad_amount(found: Figures) -> Mask:
    bad: Mask = _known(found) & ~(np.isfinite(found.values) & (found.values >= 0))
    return bad


def _ranges(checked: Checked) -> None:
    table, problems = checked.tables["moves"], checked.problems
    low, high, until = (table.figures(name) for name in ("years_low", "years_high", "years_until"))
    wrong = _bad_amount(low) | _bad_amount(high) | _bad_amount(until)
    if problems.rows(
        "moves", wrong, lambda _: "the range of its years cannot be", "years are 0 or more", checked.ends
    ):
        return
    one_only = _known(low) != _known(high)
    problems.rows(
        "moves",
        one_only,
        lambda _: "one end of the range of its years is missing",
        "`years_low` and `years_high` stand together",
        checked.ends,
    )
    years = table.figures("years")
    both = _known(low) & _known(high) & (low.filled(0) < MOST_COUNT) & (high.filled(0) < MOST_COUNT)
    # Where the years are not known, or too many to compare, they are between.
    middle = np.where(_known(years) & (years.filled(0) < MOST_COUNT), years.filled(0), low.filled(0))
    outside = both & ((low.filled(0) > high.filled(0)) | (middle < low.filled(0)) | (middle > high.filled(0)))
    problems.rows(
        "moves",
        outside,
        lambda _: "`years_low` and `years_high` go from a quarter to three quarters, with `years` between",
        "write the smaller number first, around `years`",
        checked.ends,
    )


def _horizons(checked: Checked) -> None:
    table, moves, problems = checked.tables["horizons"], checked.tables["moves"], checked.problems
    if not table.rows:
        return
    move, years, share = (table.numbers(name) for name in ("move", "years", "share"))
    low, high = table.figures("low"), table.figures("high")

    def tell(broken: Mask, words: str | Callable[[int], str], remedy: str) -> bool:
        said = (lambda _: words) if isinstance(words, str) else words
        return problems.rows("horizons", broken, said, remedy, lambda row: checked.ends(int(move[row])))

    outside = (move < 0) | (move >= moves.rows)
    if problems.rows(
        "horizons",
        outside,
        lambda row: f"it is about move {move[row]}",
        f"there are {moves.rows} moves, counted from 0",
        lambda _: "",
    ):
        problems.stop()
    unsorted = np.zeros(table.rows, dtype=bool)
    unsorted[1:] = move[1:] < move[:-1]
    if tell(unsorted, "it stands behind a later one", "sort the table by `move`"):
        return
    no_years = ~(np.isfinite(years) & (years >= 0))
    tell(no_years, lambda row: f"the years are {years[row]}", "they are a number of 0 or more")
    ends = [found.filled(0.5) for found in (low, high)]
    no_share = ~((share >= 0) & (share <= 1))
    for end in ends:
        no_share |= ~((end >= 0) & (end <= 1))
    if tell(no_share, "a share of it is no share", "shares lie between 0 and 1") or no_years.any():
        return
    outside = (low.filled(-1) > share) | (high.filled(2) < share)
    tell(outside, "`share` lies outside its interval", "`low` is at most `share`, and `high` at least")
    _order(tell, move, years, share)
    _sums(checked, move, years, share)


def _order(tell: Callable[..., bool], move: Numbers, years: Numbers, share: Numbers) -> None:
    """Horizons ascend, and shares do not fall."""
    rows = np.flatnonzero(years < MOST_COUNT)
    same = move[rows][1:] == move[rows][:-1]
    for values, falls, words, remedy in (
        (years, np.less_equal, "horizons ascend", "put the fewer years first, each once"),
        (share, np.less, "the share falls with the years", "whoever has moved stays moved: shares only grow"),
    ):
        broken = np.zeros(len(move), dtype=bool)
        broken[rows[1:][same & falls(values[rows][1:], values[rows][:-1])]] = True
        if tell(broken, words, remedy):
            return


def _leaving(checked: Checked) -> tuple[Numbers, Numbers, Numbers]:
    """Return the shares that leave a role altogether: role, years and share."""
    histories = checked.head.histories
    careers = histories.careers if histories else ()
    found = [
        (career.path[0], horizon.years, horizon.share)
        for career in careers
        if len(career.path) == 1
        for horizon in career.within
    ]
    names = pa.array([role for role, _, _ in found], pa.string())
    places = pc.index_in(names, value_set=checked.tables["roles"].texts("id")).to_pylist()
    # A role that is none is told by itself.
    known = [(place, *it[1:]) for place, it in zip(places, found, strict=True) if place is not None]
    roles, years, shares = (np.array([it[part] for it in known], float) for part in range(3))
    return roles, years, shares


def _sums(checked: Checked, move: Numbers, years: Numbers, share: Numbers) -> None:
    """Of those who enter a role, no more than all can have moved, or left altogether."""
    histories = checked.head.histories
    most = ROUNDED if histories is not None and histories.rounded else WRITTEN
    leaving = _leaving(checked)
    source = np.concatenate([checked.tables["moves"].numbers("source")[move], leaving[0]])
    at, shares = np.concatenate([years, leaving[1]]), np.concatenate([share, leaving[2]])
    # Told at the last row of each, as a file's problems are; who left stands in no row.
    row = np.concatenate([np.arange(len(move)), np.full(len(leaving[0]), -1)])
    order = np.lexsort((row, at, source))
    order = order[at[order] < MOST_COUNT]
    if not len(order):
        return
    source, at, shares, row = source[order], at[order], shares[order], row[order]
    begins = np.flatnonzero(np.concatenate([[True], (source[1:] != source[:-1]) | (at[1:] != at[:-1])]))
    totals = np.add.reduceat(shares, begins)
    counts = np.diff(np.append(begins, len(order)))
    last = row[begins + counts - 1]
    over = (totals > 1 + counts * most) & (last >= 0)
    broken = np.zeros(len(move), dtype=bool)
    broken[last[over]] = True
    sums = dict(zip(last.tolist(), totals.tolist(), strict=True))
    checked.problems.rows(
        "horizons",
        broken,
        lambda row: (
            f"the shares of all moves from one role within {years[row]:g} years sum to {sums[row]:.7g}"
        ),
        "they are shares of those who enter: at most 1 in all",
        lambda row: checked.ends(int(move[row])),
    )
