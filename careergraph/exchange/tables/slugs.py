"""Ids made from titles: the same titles give the same ids, whatever the order of the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careergraph.names import slug

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

__all__ = ["ids_for"]


def ids_for(titles: Iterable[str], *, noun: str, taken: Collection[str] = ()) -> dict[str, str]:
    """Return an id for each title; of titles that ask for the same one, the first by the alphabet gets it.

    Parameters
    ----------
    titles
        Distinct titles, in any order.
    noun
        What they name: ``"role"``, ``"skill"`` ...
    taken
        Ids that are spoken for.

    Examples
    --------
    >>> ids_for(["C# developer", "C++ developer"], noun="role")
    {'C# developer': 'c-developer', 'C++ developer': 'c-developer-2'}
    """
    used = set(taken)
    ids: dict[str, str] = {}
    for title in sorted(titles):
        wanted = slug(title, noun=noun)
        name, number = wanted, 1
        while name in used:
            number += 1
            name = f"{wanted}-{number}"
        used.add(name)
        ids[title] = name
    return ids
