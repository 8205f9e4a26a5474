"""Ladders: what the order of levels makes of the roles on them, moves between neighbours above all."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from careergraph.exchange.tables.order import Order, listed
from careergraph.exchange.tables.values import whole
from careergraph.names import fold

if TYPE_CHECKING:
    from careergraph.exchange.tables.draft import Draft, Entry

__all__ = ["climb", "order_levels"]


def climb(draft: Draft, order: Order) -> None:
    """Give the roles of every ladder their level, and add a move from each step to the next.

    Where the order of a ladder is not known its roles stand side by side, and that is told.
    """
    unknown: dict[str, list[str]] = {}
    for ladder, roles in draft.ladders.items():
        by_level = {fold(level): entry for entry, level in roles}
        written = {fold(level): level for _, level in roles}
        steps, rest = order.steps(ladder, list(written.values()))
        if rest:
            unknown[ladder] = rest
        _check_listed(draft, order, ladder, written)
        entries = [None if step is None else [by_level[fold(level)] for level in step] for step in steps]
        for lower, upper in pairwise(entries):
            for source in lower or ():
                for target in upper or ():
                    draft.move(source, target, target.place)
        _levels(draft, order, entries, roles)
    if unknown:
        several = {ladder: rest for ladder, rest in unknown.items() if len(draft.ladders[ladder]) > 1}
        if several:
            draft.notes.append(
                f"{len(several)} of {len(draft.ladders)} ladders have levels whose order is not known, so no "
                f"moves lead to or from these: {listed(several)}; --order FILE tells the order"
            )


def _check_listed(draft: Draft, order: Order, ladder: str, written: dict[str, str]) -> None:
    missing = [
        name for name in order.ladders.get(fold(ladder), ()) if name is not None and fold(name) not in written
    ]
    if missing:
        draft.notes.append(f"the order of {ladder!r} names {listed(missing)}, which the table does not have")


def _levels(
    draft: Draft, order: Order, steps: list[list[Entry] | None], roles: list[tuple[Entry, str]]
) -> None:
    """Say the level of each role: that of an order for all ladders, else its position on its own."""
    if order.ranks:
        ranks = _ranks(order, steps, {id(entry): level for entry, level in roles})
        for entry, _ in roles:
            rank = ranks.get(id(entry))
            if rank is not None and "level" not in entry.fields:
                draft.said(entry, "level", order.ranks[rank].name, entry.place, what="the level")
        return
    for position, step in enumerate(steps, 1):
        for entry in step or ():
            if "level" not in entry.fields:
                draft.said(entry, "level", f"Level {position}", entry.place, what="the level")


def _ranks(order: Order, steps: list[list[Entry] | None], levels: dict[int, str]) -> dict[int, int]:
    """Return the rank of each role by its title; along a ladder it never falls, whatever the titles say."""
    ranks = {key: rank for key, level in levels.items() if (rank := order.rank(level)) is not None}
    least = 0
    for step in steps:
        known = [id(entry) for entry in step or () if id(entry) in ranks]
        for key in known:
            ranks[key] = max(ranks[key], least)
        least = max((ranks[key] for key in known), default=least)
    return ranks


def order_levels(draft: Draft, order: Order) -> list[str]:
    """Return the names of the levels that roles stand on, lowest first.

    The levels' own sheet comes first, then the order; numbers order themselves; else the levels stand in the
    order in which they first appear, which is told.
    """
    if draft.levels:
        return [level for level, _ in draft.levels]
    if order.ranks:
        return list(dict.fromkeys(rank.name for rank in order.ranks))
    levels: dict[str, str] = {}
    for entry in draft.roles:
        if level := entry.fields.get("level"):
            levels.setdefault(fold(level), level)
    numbers = {level: whole(level.removeprefix("Level ")) for level in levels.values()}
    known = [number for number in numbers.values() if number is not None]
    if len(known) == len(numbers):
        return sorted(numbers, key=lambda level: (numbers[level] or 0, level))
    if len(levels) > 1:
        draft.notes.append(
            f"levels are taken in the order in which they first appear: {' < '.join(levels.values())}; "
            "--levels or --order FILE says it otherwise"
        )
    return list(levels.values())
