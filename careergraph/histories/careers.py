"""Careers: where those who held a role went next, three steps far, as counts of people."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from careergraph.histories.counts import LEFT_TARGET, STAYS

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["CareerFigures", "careers_of", "told"]

# A path that fewer people went leads "elsewhere", also where everything may be told: nobody could read it.
FEWEST = 10
# The most paths that a graph tells; those of the most people come first.
MOST = 4_000


@dataclass(frozen=True)
class CareerFigures:
    """How many went along a path of roles, and how many of them then left or are still there."""

    path: tuple[int, ...]
    people: int
    left: int = 0
    still: int = 0


def careers_of(counted: Mapping[tuple[int, ...], int]) -> list[CareerFigures]:
    """Return the figures of all paths of one to four roles, in the order of their roles.

    Parameters
    ----------
    counted
        (role, outcome, outcome, outcome) -> people; see `careergraph.histories.counts.Counts`.

    Examples
    --------
    >>> [(one.path, one.people, one.left) for one in careers_of({(0, 1, -1, -3): 12, (0, -2, -3, -3): 5})]
    [((0,), 17, 0), ((0, 1), 12, 12)]

    Cost: linear in the counts.
    """
    people: dict[tuple[int, ...], int] = {}
    ends: dict[tuple[int, ...], dict[int, int]] = {}
    for (role, *outcomes), count in counted.items():
        path: tuple[int, ...] = (role,)
        people[path] = people.get(path, 0) + count
        for outcome in outcomes:
            if outcome < 0:
                ended = ends.setdefault(path, {})
                ended[outcome] = ended.get(outcome, 0) + count
                break
            path = (*path, outcome)
            people[path] = people.get(path, 0) + count
    kept = sorted(people, key=lambda path: (len(path) > 1, -people[path], path))[:MOST]
    return [
        CareerFigures(
            path, people[path], ends.get(path, {}).get(LEFT_TARGET, 0), ends.get(path, {}).get(STAYS, 0)
        )
        for path in sorted(kept)
    ]


def told(careers: list[CareerFigures], least: int) -> list[CareerFigures]:
    """Return the paths that enough people went, with the ends that enough came to; none is rounded."""
    least = max(least, 1)
    return [
        replace(one, left=one.left if one.left >= least else 0, still=one.still if one.still >= least else 0)
        for one in careers
        if one.people >= max(least, FEWEST if len(one.path) > 1 else least)
    ]
