"""Moves between roles whose skills nearly suffice, where a framework knows no moves of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from careergraph.document.records import GraphFile

__all__ = ["ready_moves"]


def ready_moves(
    file: GraphFile,
    *,
    least: float = 0.8,
    most: int | None = None,
    within: Callable[[str, str], bool] = lambda _one, _other: True,
) -> list[tuple[str, str]]:
    """Return pairs of role ids, where the first role's skills are so much of what the second asks.

    Parameters
    ----------
    file
        The graph file.
    least
        Met steps of asked steps (0..1), at least.
    most
        How many of each role, the readiest first.
    within
        Which pairs to look at.

    Notes
    -----
    Cost: O(roles * uses of skills): roles that share no skill are never compared.
    """
    asking: dict[str, list[tuple[str, int]]] = {}
    asked: dict[str, int] = {}
    for key, role in file.roles.items():
        essential = {skill: level for skill, level in role.skills.items() if skill not in role.optional}
        asked[key] = sum(essential.values())
        for skill, level in essential.items():
            asking.setdefault(skill, []).append((key, level))
    found = []
    for key, role in file.roles.items():
        met: dict[str, int] = {}
        for skill, held in role.skills.items():
            for other, level in asking.get(skill, ()):
                met[other] = met.get(other, 0) + min(held, level)
        ready = [
            (-steps / asked[other], other)
            for other, steps in met.items()
            if other != key and steps >= least * asked[other] and within(key, other)
        ]
        found += [(key, other) for _, other in sorted(ready)[:most]]
    return sorted(found)
