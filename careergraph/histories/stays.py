"""From spells to stays: one role at a time for each person, by the rules R5 to R12, each with its counter.

======  ============================================================================
R5      the same person, role, start and end again: one row
R6      several roles that start on one day: the highest sequence number stays, then the highest level, the
        later end, the role's id
R7      an open end although a later start exists: it ends there
R8      a spell that begins later and ends earlier than one that runs is a side job: left out
R9      other overlaps: the earlier spell ends where the next begins
R10     the same role again within the gap: one stay
R11     the next role begins within the gap: a move, dated at that begin; otherwise the person left
R12     an open end: still there
======  ============================================================================
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from careergraph.histories.coding import OPEN_DAY
from careergraph.histories.layouts import keys_of

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from careergraph.histories.engines import Engine

    Table: TypeAlias = ir.Table

__all__ = ["LEFT", "MOVED", "STILL", "Stays", "stays_of"]

# How a stay ended, as far as the data go.
STILL, MOVED, LEFT = 0, 1, 2
# The target of who did not move.
NOWHERE = -1


@dataclass(frozen=True)
class Stays:
    """The stays, and what the rules did.

    Parameters
    ----------
    table
        ``person`` (and ``record``), ``role``, ``start``, ``leave`` (the day of the move or of leaving, or the
        as-of day), ``how`` it ended, ``target`` (of a move), ``known`` (1: the start is known).
    counts
        Rule -> how many rows it touched.
    """

    table: Table
    counts: dict[str, int]


def stays_of(engine: Engine, spells: Table, *, gap: int, as_of: int) -> Stays:
    """Return the stays of spells; the text of the module names the rules.

    Parameters
    ----------
    gap
        Days between two spells up to which the second follows on the first.
    as_of
        The day number up to which the data go.

    Notes
    -----
    Cost: a few sorts of the spells, by the engine; only counts leave it.
    """
    keys = keys_of(spells)
    ranked = engine.keep(_ranked(spells, keys))
    marked = engine.keep(_marked(ranked.filter(ranked["rank"] == 0), keys))
    stays = engine.keep(_ended(_joined(marked, keys, gap), keys, gap, as_of))
    before = engine.rows(spells.aggregate(n=spells.count()))[0]["n"]
    distinct = engine.rows(ranked.aggregate(n=ranked.count()))[0]["n"]
    first = engine.rows(
        marked.aggregate(n=marked.count(), r7=marked.closed.sum(), r8=marked.side.sum()),
    )[0]
    then = engine.rows(
        stays.aggregate(
            n=stays.count(),
            spells=stays.spells.sum(),
            r9=stays.cut.sum(),
            open=(stays.how == STILL).sum(),
            gaps=((stays.how == LEFT) & (stays.last == 0)).sum(),
        )
    )[0]
    first, then = ({key: int(value or 0) for key, value in found.items()} for found in (first, then))
    counts = {
        "R5": int(before - distinct),
        "R6": int(distinct) - first["n"],
        "R7": first["r7"],
        "R8": first["r8"],
        "R9": then["r9"],
        "R10": then["spells"] - then["n"],
        "R11": then["gaps"],
        "R12": then["open"],
        "stays": then["n"],
    }
    return Stays(stays.drop("spells", "cut", "last"), counts)


def _ranked(spells: Table, keys: list[str]) -> Table:
    """Apply R5, and rank what R6 chooses from: of one day the first stays."""
    import ibis

    distinct = spells.group_by([*keys, "role", "start", "end"]).aggregate(
        seq=spells.seq.max(), level=spells.level.max(), known=spells.known.max()
    )
    best = [ibis.desc(distinct.seq), ibis.desc(distinct.level), ibis.desc(distinct.end), distinct.role]
    rank = ibis.row_number().over(ibis.window(group_by=[*keys, "start"], order_by=best))
    return distinct.select(*keys, "role", "start", "end", "known", rank=rank)


def _marked(spells: Table, keys: list[str]) -> Table:
    """Apply R7, and mark what R8 leaves out.

    Of the spells before, those with an open end need not be looked at: R7 ends them before this one starts.
    All windows look along the same order, so that the engine sorts once; so in the steps below.
    """
    import ibis

    along = ibis.window(group_by=keys, order_by=spells.start)
    earlier = ibis.window(group_by=keys, order_by=spells.start, preceding=(None, 1))
    closed_end = (spells.end == OPEN_DAY).ifelse(-1, spells.end)
    spells = spells.mutate(
        after=spells.start.lead().over(along).fill_null(OPEN_DAY),
        longest=closed_end.max().over(earlier).fill_null(-1),
    )
    is_open = spells.end == OPEN_DAY
    spells = spells.mutate(
        end=is_open.ifelse(spells.after, spells.end),
        closed=(is_open & (spells.after != OPEN_DAY)).cast("int32"),
    )
    side = (spells.end < spells.longest).cast("int32")
    return spells.select(*keys, "role", "start", "end", "known", "closed", side=side)


def _joined(marked: Table, keys: list[str], gap: int) -> Table:
    """Apply R8 to R10: what is left of the spells, those of one role on end joined.

    Whether a spell follows within the gap does not depend on whether R9 cuts the one before: it is cut where
    this one begins.
    """
    import ibis

    spells = marked.filter(marked.side == 0)
    along = ibis.window(group_by=keys, order_by=spells.start)
    spells = spells.mutate(
        after=spells.start.lead().over(along).fill_null(OPEN_DAY),
        role_before=spells.role.lag().over(along).fill_null(NOWHERE),
        end_before=spells.end.lag().over(along).fill_null(-OPEN_DAY),
    )
    goes_on = (spells.role_before == spells.role) & (spells.start <= spells.end_before + gap)
    spells = spells.mutate(
        end=ibis.least(spells.end, spells.after),
        cut=(spells.end > spells.after).cast("int32"),
        begins=goes_on.ifelse(0, 1),
    )
    through = ibis.window(group_by=keys, order_by=spells.start, preceding=None, following=0)
    spells = spells.mutate(number=spells.begins.sum().over(through))
    return spells.group_by([*keys, "number"]).aggregate(
        role=spells.role.min(),
        start=spells.start.min(),
        end=spells.end.max(),
        known=(spells.begins * spells.known).max(),
        spells=spells.count(),
        cut=spells.cut.sum(),
    )


def _ended(stays: Table, keys: list[str], gap: int, as_of: int) -> Table:
    """Apply R11 and R12: how each stay ended, and where it led."""
    import ibis

    along = ibis.window(group_by=keys, order_by=stays.start)
    stays = stays.mutate(
        next_role=stays.role.lead().over(along).fill_null(NOWHERE),
        next_start=stays.start.lead().over(along).fill_null(OPEN_DAY),
    )
    still = stays.end == OPEN_DAY
    moved = (stays.next_start != OPEN_DAY) & (stays.next_start <= stays.end + gap)
    whole = "int32"
    return stays.select(
        *keys,
        role=stays.role.cast(whole),
        start=stays.start.cast(whole),
        leave=ibis.cases((still, as_of), (moved, stays.next_start), else_=stays.end).cast(whole),
        how=ibis.cases((still, STILL), (moved, MOVED), else_=LEFT).cast(whole),
        target=moved.ifelse(stays.next_role, NOWHERE).cast(whole),
        known=stays.known.cast(whole),
        spells=stays.spells,
        cut=stays.cut,
        last=(stays.next_start == OPEN_DAY).cast(whole),
    )
