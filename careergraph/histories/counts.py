"""The counts that figures are made of: whole numbers from the engine, and nothing else leaves it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from careergraph.histories.layouts import keys_of
from careergraph.histories.stays import LEFT, MOVED, NOWHERE, STILL

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from careergraph.histories.engines import Engine

    Table: TypeAlias = ir.Table

__all__ = ["LEFT_TARGET", "NEVER", "STAYS", "Counts", "Risk", "count", "count_careers"]

# The target of somebody who left; a code below those of all roles.
LEFT_TARGET = NOWHERE
# The outcome of somebody who is still there, and what follows where nothing can.
STAYS, NEVER = -2, -3


@dataclass
class Risk:
    """The first stays in one role, counted.

    Parameters
    ----------
    entries
        Days in the role at which stays come under observation -> how many (0 for most).
    exits
        (days in the role, target) -> how many ended so; target `LEFT_TARGET`, or None for those still there.
    """

    entries: Counter[int] = field(default_factory=Counter)
    exits: Counter[tuple[int, int | None]] = field(default_factory=Counter)

    @property
    def stays(self) -> int:
        """Return how many stays there are."""
        return sum(self.entries.values())


@dataclass
class Counts:
    """All that is counted of the stays.

    Parameters
    ----------
    people
        Role -> how many ever held it.
    leavers
        Role -> how many left it, by a move or altogether.
    moves
        (role, target) -> how many made this move; target `LEFT_TARGET` for those who left.
    risk
        Role -> its first stays.
    everybody
        How many people there are.
    careers
        (role, outcome, outcome, outcome) -> how many, counted by their first stay in the role: each outcome
        is the role that came next, `LEFT_TARGET`, or `STAYS` for those still there; `NEVER` behind these.
    """

    people: dict[int, int]
    leavers: dict[int, int]
    moves: dict[tuple[int, int], int]
    risk: dict[int, Risk]
    everybody: int
    careers: dict[tuple[int, ...], int] = field(default_factory=dict)

    def digest(self) -> str:
        """Return a hash of every count: two engines that agree have the same."""
        from hashlib import sha256

        plain = (
            sorted(self.people.items()),
            sorted(self.leavers.items()),
            sorted(self.moves.items()),
            [
                (role, sorted(risk.entries.items()), sorted(risk.exits.items(), key=str))
                for role, risk in sorted(self.risk.items())
            ],
            self.everybody,
            sorted(self.careers.items()),
        )
        return sha256(repr(plain).encode()).hexdigest()


def count(
    engine: Engine,
    stays: Table,
    *,
    observed_from: int | None = None,
    least: int = 1,
    censor_exits: bool = False,
) -> Counts:
    """Return the counts of the stays.

    Parameters
    ----------
    observed_from
        The day number from which departures are known: stays that ended before are not used for times, and
        others come under observation there (delayed entry).
    least
        Roles that fewer people held need no times.
    censor_exits
        Whoever leaves counts as still there: the end of the last job of a resume is no departure.
    """
    ended = stays.filter(stays.how == MOVED) if censor_exits else stays.filter(stays.how != STILL)
    people = _pairs(engine, stays, ["role"])
    leavers = _pairs(engine, ended, ["role"])
    moves = _pairs(engine, ended, ["role", "target"])
    everybody = engine.rows(stays.aggregate(n=stays.person.nunique()))[0]["n"]
    risk = _risk(engine, stays, observed_from, [role for (role,), held in people.items() if held >= least])
    if censor_exits:
        for one in risk.values():
            _censor(one)
    return Counts(
        {role: held for (role,), held in people.items()},
        {role: left for (role,), left in leavers.items()},
        {(role, target): made for (role, target), made in moves.items()},
        risk,
        int(everybody),
    )


def count_careers(engine: Engine, stays: Table, *, censor_exits: bool = False) -> dict[tuple[int, ...], int]:
    """Return what the next three outcomes were after each person's first stay in a role: `Counts.careers`."""
    import ibis

    gone = STAYS if censor_exits else LEFT_TARGET
    came = ibis.cases((stays.how == MOVED, stays.target), (stays.how == LEFT, gone), else_=STAYS)
    along = ibis.window(group_by=keys_of(stays), order_by=stays.start)
    stays = stays.mutate(one=came.cast("int32"))
    stays = stays.mutate(second=stays.one.lead(1).over(along), third=stays.one.lead(2).over(along))
    # What comes after somebody left is another career: that ends there.
    two = (stays.one >= 0).ifelse(stays.second.fill_null(NEVER), NEVER)
    stays = stays.mutate(two=two.cast("int32"))
    three = (stays.two >= 0).ifelse(stays.third.fill_null(NEVER), NEVER)
    order = [stays.start, stays.leave, stays.how, stays.target]
    place = ibis.row_number().over(ibis.window(group_by=["person", "role"], order_by=order))
    stays = stays.mutate(three=three.cast("int32"), place=place)
    first = stays.filter(stays.place == 0)
    found = engine.fetched(first.group_by(["role", "one", "two", "three"]).aggregate(people=first.count()))
    return {tuple(row[:-1]): row[-1] for row in found}


def _pairs(engine: Engine, stays: Table, keys: list[str]) -> dict[tuple[int, ...], int]:
    """Return how many different people each key has."""
    found = engine.fetched(stays.group_by(keys).aggregate(people=stays.person.nunique()))
    return {row[:-1]: row[-1] for row in found}


def first_stays(stays: Table, observed_from: int | None) -> Table:
    """Return each person's first stay in a role with a known start that reaches into observed time.

    ``entry`` and ``exit`` are days in the role: it was under observation after the one and up to the other.
    """
    import ibis

    since = 0 if observed_from is None else observed_from
    entry = ibis.greatest(0, since - stays.start).cast("int32")
    timed = stays.mutate(entry=entry, exit=(stays.leave - stays.start).cast("int32"))
    timed = timed.filter((timed.known == 1) & (timed.exit > timed.entry))
    order = [timed.start, timed.exit, timed.how, timed.target]
    place = ibis.row_number().over(ibis.window(group_by=["person", "role"], order_by=order))
    timed = timed.mutate(place=place)
    return timed.filter(timed.place == 0).select("role", "entry", "exit", "how", "target")


def _risk(engine: Engine, stays: Table, observed_from: int | None, roles: list[int]) -> dict[int, Risk]:
    first = first_stays(stays, observed_from)
    if observed_from is not None:
        first = engine.keep(first)
    risk = {role: Risk() for role in sorted(roles)}
    # Millions of rows: each is looked at once, and nothing is added up that the engine has added up.
    goals = {STILL: None, LEFT: LEFT_TARGET}
    ends = first.group_by(["role", "exit", "how", "target"]).aggregate(n=first.count())
    for role, day, how, target, n in engine.fetched(ends):
        if role in risk:
            risk[role].exits[day, goals.get(how, target)] = n
    if observed_from is None:  # everybody is seen from their first day on
        for one in risk.values():
            one.entries[0] = sum(one.exits.values())
        return {role: one for role, one in risk.items() if one.exits}
    for role, day, n in engine.fetched(first.group_by(["role", "entry"]).aggregate(n=first.count())):
        if role in risk:
            risk[role].entries[day] = n
    return {role: one for role, one in risk.items() if one.entries}


def _censor(risk: Risk) -> None:
    for (day, target), n in list(risk.exits.items()):
        if target == LEFT_TARGET:
            del risk.exits[day, target]
            risk.exits[day, None] += n
