"""What is asked of the search: from where to where, by what, for whom, under which constraints and budget.

Work is counted in comparisons, so that the answer is the same on every machine.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from math import inf
from time import monotonic
from typing import TYPE_CHECKING, Any

from careergraph.errors import QuestionError
from careergraph.graph.columns import KINDS
from careergraph.names import each_name
from careergraph.numbers import at_least
from careergraph.objectives import TIES
from careergraph.search.figures import measure_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from careergraph.document.records import Kind
    from careergraph.graph import CareerGraph
    from careergraph.objectives import Objective
    from careergraph.search.figures import Figure
    from careergraph.search.network import Network

__all__ = ["FREE", "UNLIMITED", "UNREACHABLE", "WORK", "Budget", "Constraints", "Limits", "View"]

# More units of learning than any path costs: there is none. A unit may be as small as the last decimal of
# any effort, and efforts as large as a float can be: together they stay below 2**2300.
UNREACHABLE = 1 << 4096

# So many comparisons take some two seconds.
WORK = 24_000_000
# The clock is looked at once in so many.
LOOK_AT_THE_CLOCK = 20_000


class _Meter:
    """What a question has cost so far; all its searches count on it."""

    __slots__ = ("count", "look")

    def __init__(self) -> None:
        self.count = 0
        self.look = 0


class Budget:
    """When a question's searches stop: after so many comparisons, or, if a time is given, at that time.

    Parameters
    ----------
    seconds
        How long the searches may take, from now on.
    work
        How many comparisons they may make where no time is given.

    Raises
    ------
    QuestionError
        The time is not more than 0.

    Examples
    --------
    >>> budget = Budget(work=10)
    >>> budget.spend(4), budget.part(0.5).spend(4), budget.count
    (False, True, 8)
    """

    __slots__ = ("_deadline", "_limit", "_meter")

    def __init__(self, seconds: float | None = None, work: float | None = None) -> None:
        if seconds is not None and not seconds > 0:
            raise QuestionError(f"the budget is {seconds} seconds; give it more than 0")
        self._meter = _Meter()
        self._limit = inf if seconds is not None else WORK if work is None else work
        self._deadline = None if seconds is None else monotonic() + seconds

    def spend(self, work: float = 1) -> bool:
        """Count comparisons; whether the search must stop."""
        meter = self._meter
        meter.count += work  # type: ignore[assignment]  # whole in effect
        if meter.count > self._limit:
            return True
        if self._deadline is not None and meter.count >= meter.look:
            meter.look = meter.count + LOOK_AT_THE_CLOCK
            if monotonic() >= self._deadline:
                self._limit = -1
                return True
        return False

    @property
    def count(self) -> int:
        """How many comparisons were counted."""
        return self._meter.count

    @property
    def spent(self) -> bool:
        """Whether nothing is left."""
        if self._deadline is not None and monotonic() >= self._deadline:
            self._limit = -1
        return self._meter.count > self._limit

    def part(self, share: float) -> Budget:
        """Return a share (0..1) of what is left as a budget; what it spends is spent of this one, too."""
        other = Budget()
        other._meter = self._meter
        other._limit = self._limit
        if self._deadline is None:
            other._limit = self._meter.count + (self._limit - self._meter.count) * share
        else:
            now = monotonic()
            other._deadline = now + (self._deadline - now) * share
            other._limit = self._limit
        return other


@dataclass(frozen=True, slots=True)
class Constraints:
    """Which routes count. Roles are role ids; ``max_moves`` None means any number.

    ``no_pay_cut`` is the role that somebody is in who takes none: no move counts to a role of which it is
    known that it pays less than that one, or than the role that the move leads away from.

    Examples
    --------
    >>> Constraints(no_step_down=True).admits("lateral"), Constraints(max_moves=3).active()
    (True, ['max_moves'])
    """

    via: frozenset[str] = frozenset()
    avoid: frozenset[str] = frozenset()
    kinds: frozenset[Kind] = frozenset()
    no_step_down: bool = False
    no_pay_cut: str | None = None
    max_moves: int | None = None

    def admits(self, kind: Kind | None) -> bool:
        """Whether moves of a kind count; None is the kind of a move that states none and joins no levels."""
        if self.kinds and kind not in self.kinds:
            return False
        return not (self.no_step_down and kind == "step_down")

    def active(self) -> list[str]:
        """Return the names of the constraints that are set, in the order of the fields."""
        return [each.name for each in fields(self) if getattr(self, each.name) != each.default]

    def without(self, name: str, role: str | None = None) -> Constraints:
        """Return these constraints with one lifted, or of several roles only one."""
        left: Any = getattr(FREE, name) if role is None else getattr(self, name) - {role}
        return replace(self, **{name: left})

    @classmethod
    def of(
        cls,
        graph: CareerGraph,
        *,
        via: Iterable[str] = (),
        avoid: Iterable[str] = (),
        kinds: Iterable[Kind] = (),
        no_step_down: bool = False,
        no_pay_cut: str | None = None,
        max_moves: int | None = None,
    ) -> Constraints:
        """Return constraints as people say them, roles by any of their names.

        Raises
        ------
        QuestionError
            A kind does not exist, the number of moves is negative, or a role is to be passed and avoided.
        UnknownNameError
            A role is not in the graph.
        """
        wanted = frozenset(each_name(kinds))
        for kind in sorted(wanted.difference(KINDS[1:])):
            known = ", ".join(map(str, KINDS[1:]))
            raise QuestionError(f"no kind of move is called {kind!r}; choose from: {known}")
        if max_moves is not None:
            at_least(0, max_moves, "max_moves")
        passed, avoided = (
            frozenset(graph.role(name).id for name in each_name(names)) for names in (via, avoid)
        )
        for role in sorted(passed & avoided):
            raise QuestionError(f"{role} is both to be passed (via) and to be avoided; choose one")
        return cls(passed, avoided, wanted, no_step_down, no_pay_cut, max_moves)


FREE = Constraints()


@dataclass(frozen=True, slots=True)
class Limits:
    """What a route may cost at most: moves, units of learning, millionths of years.

    Examples
    --------
    >>> Limits(moves=3).years
    inf
    """

    moves: float = inf
    units: float = inf
    years: float = inf

    def by(self, objective: Objective) -> float:
        """Return the limit of one of the three, infinite where there is none."""
        return dict(zip(TIES, (self.moves, self.units, self.years), strict=True))[objective]


UNLIMITED = Limits()


@dataclass(slots=True)
class View:
    """The part of a network that a question may use.

    ``needs`` are the objectives whose figures a move must know to count; ``banned`` and ``first`` serve the
    search for alternatives: roles that are out, and moves out of one role that are. ``added`` is a move that
    is not there, and is thought of: it knows every figure. ``looked`` counts the moves that were looked at.

    Examples
    --------
    >>> from careergraph import CareerGraph
    >>> from careergraph.search import Network
    >>> network = CareerGraph.load("sales-marketing").derived(Network)
    >>> view = View(network, Constraints(avoid=frozenset({"coordinator"})))
    >>> [network.ids[role] for role in view.succ(network.number["sdr"])]
    ['account-executive', 'customer-success-manager', 'sales-operations-analyst']
    """

    network: Network
    constraints: Constraints = FREE
    needs: tuple[Objective, ...] = ()
    banned: frozenset[int] = frozenset()
    first: tuple[int, frozenset[int]] | None = None
    added: tuple[int, int] | None = None
    looked: int = field(default=0, init=False)
    _out: dict[int, Sequence[int]] = field(default_factory=dict, init=False)
    _in: dict[int, Sequence[int]] = field(default_factory=dict, init=False)
    _avoided: frozenset[int] = field(init=False)
    # No constraint filters moves, save perhaps what they must know; not even that does.
    _unfiltered: bool = field(init=False)
    _all_moves: bool = field(init=False)

    def __post_init__(self) -> None:
        constraints = self.constraints
        number = self.network.number
        self._avoided = self.banned | {number[role_id] for role_id in constraints.avoid}
        self._unfiltered = not (
            self._avoided
            or constraints.kinds
            or constraints.no_step_down
            or constraints.no_pay_cut
            or self.first
            or self.added
        )
        self._all_moves = self._unfiltered and not self.needs

    def allows(self, source: int, target: int) -> bool:
        """Whether a move that exists counts."""
        if source in self._avoided or target in self._avoided:
            return False
        if self.first is not None and source == self.first[0] and target in self.first[1]:
            return False
        constraints = self.constraints
        if constraints.no_pay_cut and self.network.cuts_pay(constraints.no_pay_cut, source, target):
            return False
        network = self.network
        for each in self.needs:
            if network.figures(each)[source][target] is None:
                return False
        if not constraints.kinds and not constraints.no_step_down:
            return True
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

    def neighbours(self) -> tuple[Callable[[int], Sequence[int]], Callable[[int], Sequence[int]]]:
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
        if self._unfiltered and all(each is weight for each in self.needs):
            return priced.__getitem__
        allows = self.allows

        def pairs(role: int) -> Iterator[tuple[int, float]]:
            self.looked += len(priced[role])
            for other, cost in priced[role]:
                if allows(other, role) if back else allows(role, other):
                    yield other, cost

        return pairs
