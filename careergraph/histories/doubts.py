"""What histories may lack, as far as their counts show it: told as warnings, each with its numbers."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from careergraph.histories.graph import day_text
from careergraph.histories.stays import LEFT, STILL

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import TypeAlias

    import ibis.expr.types as ir

    from careergraph.histories.engines import Engine

    Table: TypeAlias = ir.Table

__all__ = ["doubts_of"]

# So many departures should have been seen before the first, by how many there were after it.
_EXPECTED = 5.0
# A second id for somebody starts so many days after the first one ends, at most.
_SPLIT = 31
# More people gone between two lists than this share is a change of what the list holds.
_GONE = 0.15
_FEWEST = 10


def doubts_of(
    engine: Engine,
    stays: Table,
    *,
    as_of: int,
    lists: Sequence[int],
    observed_from: int | None,
    named: Callable[[int], str],
    told: Callable[[int], str],
    hired: Table | None = None,
) -> list[str]:
    """Return what gives rise to doubt, in sentences.

    Parameters
    ----------
    named
        Role -> its title.
    told
        A number of people as it may be told.
    hired
        ``person``, ``hired``: when the company hired each, where that is known.
    """
    days = engine.columns(stays.group_by("start").aggregate(n=stays.count()))
    came = sorted(zip(days["start"], days["n"], strict=True))
    ended = stays.group_by(["leave", "how"]).aggregate(n=stays.count())
    rows = sorted(zip(*(engine.columns(ended)[name] for name in ("leave", "how", "n")), strict=True))
    gone = [(day, n) for day, how, n in rows if how == LEFT]
    ends = [(day, n) for day, how, n in rows if how != STILL]
    found = []
    if observed_from is None and gone:
        found += _survivors(came, ends, gone, as_of, told)
    if len(lists) > 1:
        found += _late_roles(engine, stays, lists, named, told)
        found += _changed_lists(came, ends, gone, lists, told)
    if hired is not None:
        found += _split_ids(engine, stays, hired, told)
    return found


def _split_ids(engine: Engine, stays: Table, hired: Table, told: Callable[[int], str]) -> list[str]:
    """Warn where people start as others of the same role and hire date end: one person with two ids?"""
    own = stays.group_by("person").aggregate(first=stays.start.min(), last=stays.leave.max())
    dated = stays.inner_join(own, "person").inner_join(hired, "person")
    ended = dated.filter((dated.how == LEFT) & (dated.leave == dated["last"]))
    begun = dated.filter(dated.start == dated["first"])
    begun = begun.semi_join(ended, ["role", "hired"])
    keys = ["role", "hired"]
    ends = engine.fetched(ended.group_by([*keys, "leave"]).aggregate(people=ended.count()))
    starts = engine.fetched(begun.group_by([*keys, "start"]).aggregate(people=begun.count()))
    by_key: dict[tuple[int, str], tuple[list[int], list[int]]] = {}
    for place, rows in enumerate((ends, starts)):
        for role, date, day, people in rows:
            by_key.setdefault((role, date), ([], []))[place].extend([day] * people)
    split = sum(_paired(sorted(left), sorted(came)) for left, came in by_key.values())
    if split < _FEWEST:
        return []
    when = f"within {_SPLIT} days of the end of somebody else in that role with the same hire date"
    return [f"{told(split)} people start in a role {when}: are their ids split? --people FILE joins them"]


def _paired(left: list[int], came: list[int]) -> int:
    """Return how many of those who came do so just after somebody left, each of whom stands for one."""
    pairs = place = 0
    for day in came:
        while place < len(left) and left[place] < day - _SPLIT:
            place += 1
        if place < len(left) and left[place] <= day:
            pairs += 1
            place += 1
    return pairs


def _survivors(
    came: list[tuple[int, int]], ends: list[tuple[int, int]], gone: list[tuple[int, int]], as_of: int,
    told: Callable[[int], str],
) -> list[str]:  # fmt: skip
    """Warn where nobody left for long although many were there: those who left earlier may be missing."""
    first = gone[0][0]
    before = sum(n * max(0, first - day) for day, n in came) - sum(n * max(0, first - day) for day, n in ends)
    whole = sum(n * (as_of - day) for day, n in came) - sum(n * (as_of - day) for day, n in ends)
    after = whole - before
    expected = before * sum(n for _, n in gone) / after if after > 0 else 0.0
    # Who moved on began anew: of each only the stay that runs is counted.
    there = sum(n for day, n in came if day < first) - sum(n for day, n in ends if day < first)
    if expected < _EXPECTED or there < _FEWEST:
        return []
    when = day_text(first, public=False)
    missing = (
        "people who left earlier seem to be missing: --observed-from DAY says from when departures are known"
    )
    return [f"nobody left before {when} although {told(there)} people were there; {missing}"]


def _late_roles(
    engine: Engine,
    stays: Table,
    lists: Sequence[int],
    named: Callable[[int], str],
    told: Callable[[int], str],
) -> list[str]:
    """Warn of roles that exist in the last list alone: earlier moves to them look like departures."""
    firsts = engine.columns(
        stays.group_by("role").aggregate(first=stays.start.min(), people=stays.person.nunique())
    )
    late = [
        (role, people)
        for role, first, people in sorted(
            zip(*(firsts[name] for name in ("role", "first", "people")), strict=True)
        )
        if first > lists[-2] and people >= _FEWEST
    ]
    why = "earlier moves to it look like departures"
    return [
        f"{named(role)!r} first appears in the last list, with {told(people)} people; {why}"
        for role, people in late
    ]


def _changed_lists(
    came: list[tuple[int, int]], ends: list[tuple[int, int]], gone: list[tuple[int, int]],
    lists: Sequence[int], told: Callable[[int], str],
) -> list[str]:  # fmt: skip
    """Warn where a large part of the people is gone from one list to the next."""
    found = []
    for earlier, later in pairwise(lists):
        there = sum(n for day, n in came if day <= earlier) - sum(n for day, n in ends if day <= earlier)
        left = sum(n for day, n in gone if earlier < day <= later)
        if there >= _FEWEST and left > _GONE * there:
            found.append(
                f"{100 * left / there:.0f} % of {told(there)} people are gone between the lists of "
                f"{day_text(earlier, public=False)} and {day_text(later, public=False)}: the list changed?"
            )
    return found
