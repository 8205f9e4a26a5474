"""What is asked of the search: from where to where, by what, for whom, under which constraints."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from math import inf
from typing import TYPE_CHECKING

from careergraph.search.figures import measure_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from careergraph.document.records import Kind
    from careergraph.objectives import Objective
    from careergraph.search.figures import Figure
    from careergraph.search.network import Network

__all__ = ["FREE", "UNLIMITED", "Constraints", "Limits", "View"]


@dataclass(frozen=True, slots=True)
class Constraints:
    """Which routes count. Roles are role ids; ``max_moves`` None means any number.

    ``pay_of`` is the role that somebody is in who takes no pay cut: no move counts to a role of which it is
    known that it pays less than that one, or than the role that the move leads away from.
    """

    via: frozenset[str] = frozenset()
    avoid: frozenset[str] = frozenset()
    kinds: frozenset[Kind] = frozenset()
    no_step_down: bool = False
    pay_of: str | None = None
    max_moves: int | None = None

    def admits(self, kind: Kind | None) -> bool:
        """Whether moves of a kind count; None is the kind of a move that states none and joins no levels."""
        if self.kinds and kind not in self.kinds:
            return False
        return not (self.no_step_down and kind == "step_down")

    def active(self) -> list[str]:
        """Return the constraints that are set, as options of the command line, in a fixed order."""
        names = {
            "--via": bool(self.via),
            "--avoid": bool(self.avoid),
            "--kind": bool(self.kinds),
            "--no-step-down": self.no_step_down,
            "--no-pay-cut": self.pay_of is not None,
            "--max-moves": self.max_moves is not None,
        }
        return [name for name, is_set in names.items() if is_set]

    def without(self, option: str) -> Constraints:
        """Return these constraints with one option lifted."""
        lifted: dict[str, Constraints] = {
            "--via": replace(self, via=frozenset()),
            "--avoid": replace(self, avoid=frozenset()),
            "--kind": replace(self, kinds=frozenset()),
            "--no-step-down": replace(self, no_step_down=False),
            "--no-pay-cut": replace(self, pay_of=None),
            "--max-moves": replace(self, max_moves=None),
        }
        return lifted[option]


FREE = Constraints()


@dataclass(frozen=True, slots=True)
class Limits:
    """What a route may cost at most: moves, units of learning, millionths of years."""

    moves: float = inf
    units: float = inf
    years: float = inf


UNLIMITED = Limits()


@dataclass(slots=True)
class View:
    """The part of a network that a question may use.

    ``weight`` is an objective whose figure a move must know to count; ``banned`` and ``first`` serve the
    search for alternatives: roles that are out, and moves out of one role that are. ``added`` is a move that
    is not there, and is thought of: it knows every figure. ``looked`` counts the moves that were looked at.
    """

    network: Network
    constraints: Constraints = FREE
    weight: Objective | None = None
    banned: frozenset[int] = frozenset()
    first: tuple[int, frozenset[int]] | None = None
    added: tuple[int, int] | None = None
    looked: int = 0
    _out: dict[int, Sequence[int]] = field(default_factory=dict)
    _in: dict[int, Sequence[int]] = field(default_factory=dict)
    _avoided: frozenset[int] = frozenset()
    # No constraint filters moves, save perhaps the weight; not even the weight does.
    _unfiltered: bool = True
    _all_moves: bool = True

    def __post_init__(self) -> None:
        constraints = self.constraints
        number = self.network.number
        self._avoided = self.banned | {number[role_id] for role_id in constraints.avoid}
        self._unfiltered = not (
            self._avoided
            or constraints.kinds
            or constraints.no_step_down
            or constraints.pay_of
            or self.first
            or self.added
        )
        self._all_moves = self._unfiltered and self.weight is None

    def narrowed(self, banned: frozenset[int], spur: int, taken: frozenset[int]) -> View:
        """Return this view without some roles, and without some moves out of ``spur``."""
        return View(self.network, self.constraints, self.weight, self.banned | banned, (spur, taken))

    def with_move(self, source: int, target: int) -> View:
        """Return this view with a move that is not there."""
        return View(self.network, self.constraints, self.weight, self.banned, self.first, (source, target))

    def allows(self, source: int, target: int) -> bool:
        """Whether a move that exists counts."""
        if source in self._avoided or target in self._avoided:
            return False
        if self.first is not None and source == self.first[0] and target in self.first[1]:
            return False
        constraints = self.constraints
        if constraints.pay_of and self.network.cuts_pay(constraints.pay_of, source, target):
            return False
        if self.weight is None and not constraints.kinds and not constraints.no_step_down:
            return True
        network = self.network
        if self.weight is not None and network.figures(self.weight)[source][target] is None:
            return False
        return constraints.admits(network.kinds[source][target])

    def figures(self, objective: Objective) -> Callable[[int, int], Figure | None]:
        """Return a look-up of what the move between two roles says by an objective; None: unknown."""
        rows, added = self.network.figures(objective), self.added
        if added is None:
            return lambda source, target: rows[source][target]
        zero = measure_of(objective).zero
        return lambda source, target: zero if (source, target) == added else rows[source][target]

    def succ(self, role: int) -> Sequence[int]:
        """Return the roles that a role moves to, in the order of their ids."""
        if self._all_moves:
            return self.network.succ[role]
        found = self._out.get(role)
        if found is None:
            every = self.network.succ[role]
            self.looked += len(every)
            found = self._out[role] = [w for w in every if self.allows(role, w)]
            if self.added and self.added[0] == role:
                found.append(self.added[1])
        return found

    def pred(self, role: int) -> Sequence[int]:
        """Return the roles that move to a role, in the order of their ids."""
        if self._all_moves:
            return self.network.pred[role]
        found = self._in.get(role)
        if found is None:
            every = self.network.pred[role]
            self.looked += len(every)
            found = self._in[role] = [u for u in every if self.allows(u, role)]
            if self.added and self.added[1] == role:
                found.append(self.added[0])
        return found

    def stage(self, role: int) -> int:  # noqa: ARG002 - as of a layered network
        """Return 0: a view knows of no roles to pass."""
        return 0

    def ways(self) -> tuple[Callable[[int], Sequence[int]], Callable[[int], Sequence[int]]]:
        """Return `succ` and `pred` for a tight loop: the network's own look-ups where nothing is left out."""
        if self._all_moves:
            return self.network.succ.__getitem__, self.network.pred.__getitem__
        return self.succ, self.pred

    def prices(
        self, weight: Objective, *, back: bool = False
    ) -> Callable[[int], Iterable[tuple[int, float]]]:
        """Return a look-up of the moves out of a role (or into it), as pairs of the other role and the cost.

        See `Costs`. Made for a tight loop: nothing is kept, and little is done where nothing is left out.
        """
        costs = self.network.costs(weight)
        priced = costs.into if back else costs.out
        if self._unfiltered:
            return priced.__getitem__
        allows = self.allows

        def pairs(role: int) -> Iterator[tuple[int, float]]:
            self.looked += len(priced[role])
            for other, cost in priced[role]:
                if allows(other, role) if back else allows(role, other):
                    yield other, cost

        return pairs
