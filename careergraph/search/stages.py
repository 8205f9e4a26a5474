"""A network unrolled by the via roles that are passed: a route with via roles is then any route.

A place is a role together with the via roles passed up to it, both in one number. No way leads into a via
role twice, nor to the goal before all are passed, nor on from it; other roles may be met once in every stage.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from careergraph.search.question import View
    from careergraph.search.route import Prefix
    from careergraph.search.steps import Steps

__all__ = ["StagedSteps", "Stages"]


class Stages:
    """The places and the moves between them: roads for a search.

    Parameters
    ----------
    view
        The moves that count.
    goal
        The role where routes end.
    vias
        The roles to pass: role -> its bit.
    """

    def __init__(self, view: View, goal: int, vias: Mapping[int, int]) -> None:
        self.view = view
        self.vias = vias
        self.bits = len(vias)
        self.all_seen = (1 << self.bits) - 1
        self._goal_role = goal
        self.goal = self.place(goal, self.all_seen)

    def place(self, role: int, seen: int) -> int:
        """Return the place of a role, with the via roles of ``seen`` passed; its own bit is among them."""
        return role << self.bits | seen

    def succ(self, place: int) -> Sequence[int]:
        """Return the places that a place leads to."""
        if place == self.goal:
            return ()
        role, seen = place >> self.bits, place & self.all_seen
        found = []
        for target in self.view.succ(role):
            bit = self.vias.get(target, 0)
            if not seen & bit and (target != self._goal_role or seen == self.all_seen):
                found.append(self.place(target, seen | bit))
        return found

    def pred(self, place: int) -> Sequence[int]:
        """Return the places that lead to a place."""
        role, seen = place >> self.bits, place & self.all_seen
        before = seen & ~self.vias.get(role, 0)
        return [
            self.place(source, before)
            for source in self.view.pred(role)
            if source != self._goal_role and self.vias.get(source, 0) & ~before == 0
        ]

    def prefix(self, start: Prefix) -> Prefix:
        """Return the beginning of a route as places."""
        seen = 0
        places = []
        for role in start.path:
            seen |= self.vias.get(role, 0)
            places.append(self.place(role, seen))
        return start._replace(path=tuple(places))

    def roles(self, places: tuple[int, ...]) -> tuple[int, ...]:
        """Return the roles of places."""
        return tuple(place >> self.bits for place in places)


class StagedSteps:
    """The steps that moves between places ask of one person: those between their roles.

    Parameters
    ----------
    steps
        The steps between roles.
    bits
        How many via roles there are.
    marks
        Role -> the mark (see `Steps.mark`) that stands with what moves into it ask: no way meets it twice.
    """

    def __init__(self, steps: Steps, bits: int, marks: Mapping[int, int] | None = None) -> None:
        self.weights = steps.weights
        self._steps = steps
        self._of = steps.of
        self._bits = bits
        self._marks = marks or {}
        self.once = sum(self._marks.values())

    @property
    def cost(self) -> Callable[[int], int]:
        """Union of steps -> its units of learning."""
        return self._steps.cost

    def of(self, source: int, target: int) -> int:
        """Return the union of the steps that a move asks beyond what is held, with the mark of its target."""
        role = target >> self._bits
        return self._of(source >> self._bits, role) | self._marks.get(role, 0)
