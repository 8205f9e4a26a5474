"""Paths of role numbers told as the answers that people and programs read.

That is also when those who take a route arrive: of 100 who enter the first role, how many within some
years, if things go on as in the data. The clock starts anew in each role, so that the time of a route is the
sum of the times of its moves: its curve is the convolution of theirs. The product of shares would promise far
too much where moves are slow.
"""

from __future__ import annotations

from itertools import accumulate, pairwise
from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from pydantic import TypeAdapter

from careergraph.answers import Arrival, Learn, Required, Route, Step
from careergraph.objectives import LEARNING, LIKELIHOOD, OBJECTIVES, YEARS
from careergraph.search.figures import measure_of, millionths, years_of
from careergraph.search.network import Network
from careergraph.search.question import View
from careergraph.search.route import figure_along

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, MutableMapping, Sequence

    from careergraph.document.records import Move, Within
    from careergraph.graph import CareerGraph
    from careergraph.objectives import Objective
    from careergraph.search.figures import Figure
    from careergraph.search.route import Found

__all__ = ["Arrivals", "Describer"]

# What so many moves ask, and the curves of so many routes, are kept as they are told; then forgotten.
MOST_KEPT = 10_000


class _Requires:
    """What moves ask, as answers tell it: kept, since a script comes by the same roles again and again.

    Made once for a graph by ``graph.derived(_Requires)``.
    """

    def __init__(self, graph: CareerGraph) -> None:
        self._graph = graph
        self._kept: dict[str | tuple[str, str], tuple[Required, ...]] = {}
        self._told = TypeAdapter(tuple[Required, ...])

    def of(self, move: Move) -> tuple[Required, ...]:
        """Return what a move asks, by skill id."""
        # A move that states nothing asks what its target role expects.
        key = (move.source, move.target) if move.requires else move.target
        found = self._kept.get(key)
        if found is None:
            asked = sorted(self._graph.requirements(move.source, move.target).items())
            found = self._told.validate_python(
                [{"skill": skill, "level": it.level, "optional": it.optional} for skill, it in asked]
            )
            if len(self._kept) >= MOST_KEPT:
                self._kept.clear()
            self._kept[key] = found
        return found


class _Beginning(NamedTuple):
    """A beginning of routes: the units of learning that it takes, and the steps that go on from it."""

    units: int
    onwards: dict[str, tuple[Step, _Beginning]]


class Describer:
    """Tells many routes of one person; routes that begin alike share what is told of the beginning.

    Parameters
    ----------
    graph
        The career graph.
    held
        Skill id -> proficiency level held at the start.

    Examples
    --------
    >>> from careergraph import CareerGraph
    >>> graph = CareerGraph.load("sales-marketing")
    >>> Describer(graph, {}).told(["coordinator", "sm-manager"]).moves
    1
    """

    def __init__(self, graph: CareerGraph, held: Mapping[str, int]) -> None:
        self.graph = graph
        self._held = held
        self._starts: dict[str, _Beginning] = {}
        # What is learnt stands in the steps of many routes: in memory it stands once.
        self._learn: dict[tuple[str, int, int], Learn] = {}

    def found(self, found: Found, by: Objective) -> Route:
        """Return a found route as an answer, with its bound in the objective's unit."""
        network = self.graph.derived(Network)
        roles = [network.ids[role] for role in found.path]
        bound = None if found.proven and by.more_is_better else self.figure(found.bound, by)
        return self.told(roles, proven=found.proven, lower_bound=bound, by=by)

    def figure(self, figure: Figure, by: Objective) -> float | None:
        """Return a figure of the search in the unit of answers."""
        network = self.graph.derived(Network)
        return network.learning(int(figure)) if by is LEARNING else measure_of(by).told(figure)

    def told(
        self,
        roles: Sequence[str],
        *,
        reasons: Iterable[str] = (),
        proven: bool = True,
        lower_bound: float | None = None,
        by: Objective | None = None,
    ) -> Route:
        """Return a route with its totals and steps.

        Parameters
        ----------
        roles
            Role ids from start to goal; each is a move from the one before. One role alone is a route
            of no moves.
        reasons, proven, lower_bound
            What the route's search knows of it.
        by
            The objective that it was searched by; one of the caller's own is told with the route.
        """
        network = self.graph.derived(Network)
        here = self._starts.setdefault(roles[0], _Beginning(0, {}))
        steps: list[Step] = []
        levels: dict[str, int] | None = None
        for source, target in pairwise(roles):
            if target not in here.onwards:
                levels = self._after(steps) if levels is None else levels
                before = network.units_of(levels)
                step = self._step(source, target, levels)
                here.onwards[target] = step, _Beginning(here.units + network.units_of(levels) - before, {})
            step, here = here.onwards[target]
            steps.append(step)
        counted = [step.people for step in steps if step.people is not None]
        view, path = View(network), tuple(network.number[role] for role in roles)
        own = None if by is None or by.name in OBJECTIVES else by
        years, likelihood, figure = (
            None if each is None else measure_of(each).told(figure_along(view, each, path))
            for each in (YEARS, LIKELIHOOD, own)
        )
        return Route(
            roles=tuple(roles),
            moves=len(steps),
            learning=network.learning(here.units),
            years=years,
            likelihood=likelihood,
            people=min(counted) if steps and len(counted) == len(steps) else None,
            proven=proven,
            lower_bound=lower_bound,
            reasons=tuple(reasons),
            steps=tuple(steps),
            within=self.graph.derived(Arrivals).of(roles),
            figure=figure,
        )

    def _after(self, steps: Iterable[Step]) -> dict[str, int]:
        """Return the levels that are held after some steps."""
        levels = dict(self._held)
        for step in steps:
            levels.update((item.skill, item.to) for item in step.learn)
        return levels

    def _step(self, source: str, target: str, levels: MutableMapping[str, int]) -> Step:
        """Return a move as a step, and raise ``levels`` to what is held after it."""
        graph = self.graph
        move = graph.move(source, target)
        requires = graph.derived(_Requires).of(move)
        learn: list[Learn | dict[str, object]] = []
        for asked in requires:
            skill, level, has = asked.skill, asked.level, levels.get(asked.skill, 0)
            if level > has and not asked.optional:
                learn.append(
                    self._learn.get((skill, has, level)) or {"skill": skill, "from": has, "to": level}
                )
                levels[skill] = level
        # All at once: made one by one they take pydantic twice as long.
        step = Step.model_validate(
            {
                "from": source,
                "to": target,
                "kind": graph.kind(source, target),
                "years": None if move.years is None else years_of(millionths(move.years)),
                "people": move.people,
                "share": move.share,
                "requires": requires,
                "learn": learn,
            }
        )
        self._learn.update(((item.skill, item.from_, item.to), item) for item in step.learn)
        return step


MONTHS = 12
# Of routes of several moves no more is told than a working life: it bounds the work for a route.
MOST_YEARS = 60


class Arrivals:
    """The curves of routes, kept by their beginnings; made once for a graph by ``graph.derived(Arrivals)``.

    Between the horizons of a move's ``within`` its share grows evenly, month by month; against the exact
    convolution of the moves' own curves that is off by 5 % or less in nearly all cases.

    Cost: horizons times months for each move of a route.
    """

    def __init__(self, graph: CareerGraph) -> None:
        self._graph = graph
        self._kept: dict[tuple[str, ...], list[float]] = {}

    def of(self, roles: Sequence[str]) -> tuple[Arrival, ...]:
        """Return the shares (0..1) of those who enter that arrive within the years that all moves know.

        The interval is that of the weakest move, the one that the fewest people made, in proportion. A route
        of one move arrives as that is made: its own figures, whatever their horizons.
        """
        moves = []
        for source, target in pairwise(roles):
            move = self._graph.move(source, target)
            if not move.within:
                return ()
            moves.append(move)
        if not moves:
            return ()
        if len(moves) == 1:
            return tuple(
                Arrival(years=one.years, share=one.share, low=one.low, high=one.high)
                for one in moves[0].within
            )
        last = min(MOST_YEARS, *(move.within[-1].years for move in moves))
        curve = self._curve(tuple(roles), moves, ceil(last * MONTHS))
        weakest = min(moves, key=lambda move: (move.people or 0, move.source, move.target))
        return tuple(
            _arrival(horizon, _share_at(curve, horizon.years * MONTHS))
            for horizon in weakest.within
            if horizon.years <= last
        )

    def _curve(self, roles: tuple[str, ...], moves: Sequence[Move], months: int) -> list[float]:
        """Return the share that has arrived after 0, 1, 2 ... months."""
        kept = self._kept.get(roles)
        if kept is not None and len(kept) > months:
            return kept
        before = [1.0] * (months + 1) if len(moves) == 1 else self._curve(roles[:-1], moves[:-1], months)
        curve = _convolved(before, moves[-1].within, months)
        if len(self._kept) >= MOST_KEPT:
            self._kept.clear()
        self._kept[roles] = curve
        return curve


def _convolved(before: Sequence[float], within: Sequence[Within], months: int) -> list[float]:
    """Return the curve of a route whose last move has these horizons.

    Whoever makes a move in a month makes it in the middle of it. As a move's share grows evenly between two
    horizons, what it adds is a difference of running sums of the curve before; who has made it at once has
    arrived as soon as there.
    """
    before = before[: months + 1]
    middles = [(earlier + later) / 2 for earlier, later in pairwise(before)]
    sums = [0.0, *accumulate(middles)]  # sums[k]: the middles of the first k months
    at_once = within[0].share if within[0].years == 0 else 0.0
    curve = [at_once * share for share in before]
    start, share, since = 0.0, at_once, sums
    for horizon in within:
        end = horizon.years * MONTHS
        if end > start:
            until = _later(sums, before, end)
            slope = (horizon.share - share) / (end - start)
            curve = [
                made + slope * (begun - ended) for made, begun, ended in zip(curve, since, until, strict=True)
            ]
            start, share, since = end, horizon.share, until
    return curve


def _later(sums: list[float], before: Sequence[float], months: float) -> list[float]:
    """Return the running sums of a curve so many months later, where a horizon may lie within a month."""
    whole = int(months)
    rest = months - whole
    if whole >= len(sums):
        return [0.0] * len(sums)
    moved = [0.0] * whole + sums[: len(sums) - whole]
    if rest:
        part = 1 - rest
        for month in range(len(sums) - 1, whole, -1):
            here, there = before[month - whole - 1], before[month - whole]
            moved[month] = sums[month - whole - 1] + part * (here + part * (there - here) / 2)
    return moved


def _share_at(curve: Sequence[float], months: float) -> float:
    """Return the share that has arrived after so many months, which may end within one."""
    whole = int(months)
    rest = months - whole
    return curve[whole] + rest * (curve[whole + 1] - curve[whole]) if rest else curve[whole]


def _arrival(horizon: Within, share: float) -> Arrival:
    """Return a share with the interval of a move in proportion."""
    low = high = None
    if horizon.share > 0 and horizon.low is not None and horizon.high is not None:
        low = share * horizon.low / horizon.share
        high = min(1.0, share * horizon.high / horizon.share)
    return Arrival(
        years=horizon.years,
        share=round(share, 6),
        low=None if low is None else round(low, 6),
        high=None if high is None else round(high, 6),
    )
