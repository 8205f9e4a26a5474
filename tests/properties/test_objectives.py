"""Routes and reach by objectives of one's own against brute force: sums and products, under constraints."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careergraph import NoRouteError, Objective
from careergraph.answers import Answers
from careergraph.search import around
from tests.properties.careers import fits, totals
from tests.properties.test_routes import Asked, drawn

if TYPE_CHECKING:
    from collections.abc import Mapping

# Ties everywhere, moves that cost nothing, and figures that floats would not add exactly.
SUMS: list[Any] = [0, 0, 1, 2, 0.1, 0.2, 0.3, Fraction(1, 3), Fraction(2, 3), Decimal("0.7"), 10**99]
SHARES: list[Any] = [1, 1, 0.5, 0.1, 0.2, Fraction(1, 3), Fraction(2, 3), Decimal("0.25"), 1e-30]
ADDS = {"sum": SUMS, "product": SHARES}


def exact(figure: Any) -> Fraction:  # noqa: ANN401 - a number
    return Fraction(repr(figure)) if isinstance(figure, float) else Fraction(figure)


class Own:
    """A question by an objective of its own, and what brute force knows of it."""

    def __init__(self, seed: int, adds: str) -> None:
        random = Random(seed)  # noqa: S311 - nothing secret
        self.asked = drawn(seed, constrained=random.random() < 0.7)
        known = random.choice([1.0, 0.8])
        moves = self.asked.graph.moves
        column = [random.choice(ADDS[adds]) if random.random() < known else None for _ in moves]
        self.figures: Mapping[tuple[str, str], Any] = {
            (move.source, move.target): figure for move, figure in zip(moves, column, strict=True)
        }
        self.product = adds == "product"
        by_move = random.random() < 0.5
        self.objective = Objective(
            name="own",
            adds="product" if self.product else "sum",
            unit="" if self.product else "point",
            best="best by far",
            column=column if by_move else lambda move: self.figures[move.source, move.target],
        )

    def figure(self, path: tuple[str, ...]) -> Fraction | None:
        total = Fraction(1 if self.product else 0)
        for move in pairwise(path):
            if self.figures[move] is None:
                return None
            total = total * exact(self.figures[move]) if self.product else total + exact(self.figures[move])
        return total

    def key(self, path: tuple[str, ...]) -> tuple[Any, ...] | None:
        figure = self.figure(path)
        if figure is None:
            return None
        return (-figure if self.product else figure, *totals(self.asked.graph, path, self.asked.held), path)

    def expected(self) -> list[tuple[str, ...]]:
        return [key[-1] for key in sorted(filter(None, map(self.key, self.asked.routes())))]

    def found(self, asked: Asked, k: int) -> list[tuple[str, ...]]:
        try:
            routes = asked.graph.path(asked.start, asked.goal, by=self.objective, k=k, **asked.options)
        except NoRouteError:
            return []
        for route in routes:
            figure = self.figure(route.roles)
            assert figure is not None
            assert route.proven
            assert route.figure is not None
            assert abs(Fraction(route.figure) - figure) <= figure / 10**12
        return [route.roles for route in routes]


@pytest.mark.parametrize("adds", ["sum", "product"])
@given(seed=st.integers(0, 2**40), k=st.sampled_from([1, 3, 99]))
def test_the_best_routes_by_an_objective_of_ones_own(adds: str, seed: int, k: int) -> None:
    own = Own(seed, adds)
    assert own.found(own.asked, k) == own.expected()[:k]


@pytest.mark.parametrize("adds", ["sum", "product"])
@given(seed=st.integers(0, 2**40))
def test_a_route_that_only_a_limit_blocks_is_told_so(adds: str, seed: int) -> None:
    own = Own(seed, adds)
    free = Own(seed, adds)
    free.asked = replace(own.asked, max_moves=None)
    if own.asked.max_moves is None or own.expected() or not free.expected():
        return
    with pytest.raises(NoRouteError) as caught:
        own.asked.graph.path(own.asked.start, own.asked.goal, by=own.objective, **own.asked.options)
    none = caught.value.no_route
    assert none.shortest == min(len(path) - 1 for path in free.expected()) or len(none.blocked_by) > 1
    assert none.lacking == sum(figure is None for figure in own.figures.values())


limits = st.fixed_dictionaries(
    {}, optional={"learning": st.sampled_from([0.1, 1, 2.5, 6]), "years": st.sampled_from([0.3, 0.9, 2])}
)


@pytest.mark.parametrize("by", ["moves", "learning", "years", "likelihood", "sum", "product"])
@given(seed=st.integers(0, 2**40), within=limits, pile=st.sampled_from([around.PILE, 0]))
def test_the_best_route_to_every_role_within_the_limits(
    by: Any,  # noqa: ANN401 - one of the four, or how one's own adds up
    seed: int,
    within: dict[str, Any],
    pile: int,
) -> None:
    own = Own(seed, by) if by in ADDS else Own(seed, "sum")
    asked = replace(own.asked, via=frozenset(), no_pay_cut=False)
    if asked.start in asked.avoid or not asked.graph.names_skills:
        return
    best = []
    for goal in asked.graph.roles.keys() - {asked.start}:
        to = replace(asked, goal=goal)
        keys = [own.key(path) if by in ADDS else to.key(path, by) for path in to.routes()]
        allowed = [key for key in keys if key is not None and fits(key[1:4], within)]
        best.extend(sorted(allowed)[:1])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(around, "PILE", pile)  # with none every role is searched for by itself
        found = asked.graph.reach(
            asked.start,
            by=own.objective if by in ADDS else by,
            moves=asked.max_moves,
            have=asked.mine,
            only_mine=asked.only_mine,
            avoid=asked.avoid,
            kinds=asked.kinds,
            no_step_down=asked.no_step_down,
            **within,
        )
    assert [each.route.roles for each in found] == [key[-1] for key in sorted(best)]
    assert all(each.route.proven for each in found)
    assert all((each.route.figure is None) == (by not in ADDS) for each in found)


def beats(one: tuple[Any, ...], other: tuple[Any, ...]) -> bool:
    both = [(a, b) for a, b in zip(one, other, strict=True) if a is not None and b is not None]
    return all(a <= b for a, b in both) and any(a < b for a, b in both)


@pytest.mark.parametrize("adds", ["sum", "product"])
@given(
    seed=st.integers(0, 2**40),
    names=st.lists(
        st.sampled_from(["moves", "learning", "years", "likelihood", "own"]), min_size=1, max_size=5
    ),
)
def test_trade_offs_by_any_objectives(adds: str, seed: int, names: list[Any]) -> None:
    own = Own(seed, adds)
    asked = own.asked
    found: dict[tuple[Any, ...], list[tuple[Any, ...]]] = {}
    for path in asked.routes():
        told: dict[str, Any] = dict(
            zip(("moves", "learning", "years"), totals(asked.graph, path, asked.held), strict=True)
        )
        for name, key in (
            ("years", asked.key(path, "years")),
            ("likelihood", asked.key(path, "likelihood")),
            ("own", own.key(path)),
        ):
            told[name] = None if key is None else key[0]
        found.setdefault(tuple(told[name] for name in names), []).append(
            (told["moves"], told["learning"], path)
        )
    wanted = {
        min(found[figures])[-1] for figures in found if not any(beats(other, figures) for other in found)
    }
    try:
        by = [own.objective if name == "own" else name for name in names]
        answer = asked.graph.trade_offs(asked.start, asked.goal, by=by, **asked.options)
    except NoRouteError:
        answer = Answers()
    assert {route.roles for route in answer} == wanted
    assert len(answer) == len(wanted)
    assert all(route.proven and route.reasons for route in answer)
    assert [(route.moves, route.learning) for route in answer] == sorted(
        (route.moves, route.learning) for route in answer
    )
