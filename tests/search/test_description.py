"""Paths told as answers: what their moves ask, and when those who take a route arrive."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest

from careergraph import CareerGraph
from careergraph.search import description

if TYPE_CHECKING:
    from collections.abc import Sequence

DATA = {
    "format": "careergraph/1",
    "title": "Kitchen",
    "proficiency": ["Low", "High"],
    "skills": {"heat": {"title": "Heat"}, "knives": {"title": "Knives"}},
    "roles": {
        "porter": {"title": "Porter"},
        "cook": {"title": "Cook", "skills": {"knives": 2, "heat": 1}},
        "chef": {"title": "Chef", "skills": {"knives": 1}},
    },
    "moves": [
        {"from": "porter", "to": "cook"},
        {"from": "porter", "to": "chef", "requires": {"heat": {"level": 2, "optional": True}, "knives": 1}},
        {"from": "cook", "to": "chef"},
        {"from": "chef", "to": "cook"},
    ],
}


def told(graph: CareerGraph) -> list[list[tuple[str, int, bool]]]:
    pairs = [("porter", "cook"), ("porter", "chef"), ("cook", "chef"), ("chef", "cook")] * 2
    steps = [graph.path(start, goal)[0].steps[0] for start, goal in pairs]
    return [[(asked.skill, asked.level, asked.optional) for asked in step.requires] for step in steps]


def test_a_move_tells_what_it_states_itself_and_else_what_its_target_expects() -> None:
    cook, chef = [("heat", 1, False), ("knives", 2, False)], [("knives", 1, False)]
    stated = [("heat", 2, True), ("knives", 1, False)]
    assert told(CareerGraph.from_dict(DATA)) == [cook, stated, chef, cook] * 2


def test_what_was_forgotten_is_told_again(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = told(CareerGraph.from_dict(DATA))
    monkeypatch.setattr(description, "MOST_KEPT", 1)
    assert told(CareerGraph.from_dict(DATA)) == kept


FAST: Sequence[tuple[float, float]] = [(1, 0.2), (2, 0.5), (5, 0.7), (10, 0.75)]
SLOW: Sequence[tuple[float, float]] = [(1, 0.0), (5, 0.1), (10, 0.3), (15, 0.6)]


def graph(
    *moves: Sequence[tuple[float, float]] | None, people: tuple[int, ...] = (50, 20, 30)
) -> CareerGraph:
    roles = "abcd"[: len(moves) + 1]
    data: dict[str, Any] = {
        "format": "careergraph/1",
        "title": "In time",
        "roles": {role: {"title": role} for role in roles},
        "moves": [],
    }
    for (source, target), points, n in zip(pairwise(roles), moves, people, strict=False):
        within = [{"years": y, "share": s, "low": s / 2, "high": min(1, s * 1.5)} for y, s in points or ()]
        data["moves"].append({"from": source, "to": target, "people": n, "leavers": 100, "within": within})
    return CareerGraph.from_dict(data)


def share_at(points: Sequence[tuple[float, float]], years: float) -> float:
    """Return the share by some years, growing evenly between the points."""
    line: list[tuple[float, float]] = [(0.0, 0.0), *points]
    for (start, low), (end, high) in pairwise(line):
        if years <= end:
            return low + (high - low) * (years - start) / (end - start)
    return line[-1][1]


def by_hand(moves: Sequence[Sequence[tuple[float, float]]], years: float, steps: int = 800) -> float:
    """Add up over all moments of the first move: a sum of many small steps."""
    if len(moves) == 1:
        return share_at(moves[0], years)
    total = 0.0
    for step in range(steps):
        start, end = years * step / steps, years * (step + 1) / steps
        made = share_at(moves[0], end) - share_at(moves[0], start)
        total += made * by_hand(moves[1:], years - (start + end) / 2, steps=60)
    return total


def test_one_move_arrives_as_it_is_made() -> None:
    (route,) = graph(SLOW).path("a", "b")
    assert [one.years for one in route.within] == [years for years, _ in SLOW]
    assert [one.share for one in route.within] == pytest.approx([share for _, share in SLOW])
    assert (route.within[1].low, route.within[1].high) == (0.1 / 2, 0.1 * 1.5)


@pytest.mark.parametrize("moves", [(FAST, SLOW), (SLOW, FAST), (FAST, FAST, SLOW)])
def test_a_route_is_the_convolution_of_its_moves(moves: tuple[Sequence[tuple[float, float]], ...]) -> None:
    (route,) = graph(*moves).path("a", "abcd"[len(moves)])
    last = min(points[-1][0] for points in moves)
    assert route.within[-1].years == last
    for one in route.within:
        wanted = by_hand(list(moves), one.years, steps=400 if len(moves) == 2 else 80)
        assert one.share == pytest.approx(wanted, rel=0.02, abs=0.001)
    product = 1.0
    for points in moves:
        product *= points[-1][1]
    assert route.within[-1].share < product


def test_the_interval_is_that_of_the_weakest_move() -> None:
    (route,) = graph(FAST, SLOW).path("a", "c")
    one = route.within[-1]
    assert one.low == pytest.approx(one.share / 2, abs=1e-6)
    assert one.high == pytest.approx(one.share * 1.5, abs=1e-6)


def test_a_move_without_figures_leaves_the_time_unknown() -> None:
    (route,) = graph(FAST, None).path("a", "c")
    assert route.within == ()
    assert graph(FAST).path("a", "a")[0].within == ()


def test_reach_tells_routes_in_time() -> None:
    found = {one.role: one.route.within for one in graph(FAST, SLOW).reach("a", moves=2)}
    assert [one.years for one in found["b"]] == [1, 2, 5, 10]
    assert found["c"][-1].share == pytest.approx(by_hand([FAST, SLOW], 10, 400), rel=0.02)


def test_a_share_never_falls_with_the_years() -> None:
    (route,) = graph(FAST, FAST, FAST).path("a", "d")
    shares = [one.share for one in route.within]
    assert shares == sorted(shares)


def test_what_is_learnt_on_many_routes_stands_in_memory_once() -> None:
    kitchen = CareerGraph.from_dict(DATA)
    describer = description.Describer(kitchen, {})
    one = describer.told(["porter", "cook"]).steps[0].learn
    other = describer.told(["chef", "cook"]).steps[0].learn
    assert [(item.skill, item.from_, item.to) for item in one] == [("heat", 0, 1), ("knives", 0, 2)]
    assert all(item is same for item, same in zip(one, other, strict=True))
    # A route that goes on from a known beginning holds what that beginning teaches.
    assert describer.told(["porter", "cook", "chef"]).steps[1].learn == ()
    assert describer.told(["porter", "cook", "chef"]).learning == 3


@pytest.mark.parametrize(
    "points",
    [[(0, 0.5)], [(0, 0.2), (2, 0.5)], [(1, 0.2), (1.04, 0.3)], [(0.5, 0.1), (70, 0.7)], [(3, 1 / 3)]],
)
def test_a_route_of_one_move_tells_its_figures_as_they_are(points: Sequence[tuple[float, float]]) -> None:
    one = graph(points)
    (route,) = one.path("a", "b")
    told = [(at.years, at.share, at.low, at.high) for at in route.within]
    assert told == [(at.years, at.share, at.low, at.high) for at in one.move("a", "b").within]
    assert len(told) == len(points)


@pytest.mark.parametrize(
    ("first", "then", "wanted"),
    [
        # Half of all move at once, and a quarter of those move on at once.
        ([(0, 0.5)], [(0, 0.25)], [0.125]),
        ([(0, 0.5), (2, 0.7)], [(0, 0.25), (2, 0.25)], [0.125, 0.175]),
        # Who moved at once is as far as the second move alone leads.
        ([(0, 0.5), (2, 0.5)], [(0.5, 0.1), (1, 0.2), (1.04, 0.4), (2, 0.4)], [0.05, 0.1, 0.148, 0.2]),
        # Longer than a working life no route is told, however far its moves are.
        ([(1, 0.2), (1.04, 0.4), (99, 0.4)], [(0, 1), (2, 1), (60, 1), (99, 1)], [0, 0.4, 0.4]),
    ],
)
def test_short_horizons_are_not_lost_on_longer_routes(
    first: Sequence[tuple[float, float]], then: Sequence[tuple[float, float]], wanted: list[float]
) -> None:
    (route,) = graph(first, then, people=(50, 20)).path("a", "c")
    assert [one.share for one in route.within] == pytest.approx(wanted, abs=1e-6)


def test_horizons_within_a_month_count_on_longer_routes_as_by_hand() -> None:
    odd = [(0.03, 0.1), (0.55, 0.15), (1, 0.3), (1.04, 0.45), (5.01, 0.6)]
    for moves in ([odd, SLOW], [SLOW, odd]):
        (route,) = graph(*moves, people=(50, 20)).path("a", "c")
        for one in route.within:
            assert one.share == pytest.approx(by_hand(moves, one.years, 2000), rel=0.03, abs=0.001)
        assert len(route.within) == (2 if moves[1] is SLOW else 5)
