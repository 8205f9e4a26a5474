"""The page answers what Python answers: every ordered pair of the bundled graph, and a thousand roles."""

import random
from collections.abc import Callable
from typing import Any

import pytest

from careergraph import CareerGraph, NoRouteError
from careergraph.answers import Objective, Route
from tests.browser.conftest import Ask, made_up

OBJECTIVES: tuple[Objective, ...] = ("moves", "learning", "years", "likelihood")
HAVE = {"budgeting": 3, "people-management": 2, "leadership": 4, "campaign-management": 1}
ALTERNATIVES = 2


def told(route: Route) -> dict[str, Any]:
    return {
        "roles": list(route.roles),
        "learning": route.learning,
        "years": route.years,
        "likelihood": route.likelihood,
        "people": route.people,
        "proven": route.proven,
        "steps": [[[item.skill, item.from_, item.to] for item in step.learn] for step in route.steps],
    }


def answer(graph: CareerGraph, start: str, goal: str, **options: Any) -> dict[str, Any]:  # noqa: ANN401
    try:
        return {"routes": [told(route) for route in graph.path(start, goal, **options)], "none": None}
    except NoRouteError as error:
        none = error.no_route
        return {
            "routes": [],
            "none": {
                "reachable": none.reachable,
                "highest": list(none.highest),
                "leadsToGoal": none.leads_to_goal,
                "bridges": [[bridge.from_, bridge.to, bridge.learning] for bridge in none.bridges],
            },
        }


@pytest.mark.parametrize("have", [{}, HAVE], ids=["no-skills", "skills"])
@pytest.mark.parametrize("by", OBJECTIVES)
def test_every_ordered_pair_of_the_bundled_graph(
    bundled: CareerGraph,
    ask_modules: Callable[[CareerGraph], Ask],
    by: Objective,
    have: dict[str, int],
) -> None:
    ask = ask_modules(bundled)
    pairs = [(start, goal) for start in bundled.roles for goal in bundled.roles if start != goal]
    assert len(pairs) == len(bundled.roles) * (len(bundled.roles) - 1)
    known = {skill: level for skill, level in have.items() if skill in bundled.skills}
    found = ask(
        "answers", [[start, goal, by, known, False, {}, ALTERNATIVES, 100_000] for start, goal in pairs]
    )
    for (start, goal), got in zip(pairs, found, strict=True):
        expected = answer(bundled, start, goal, by=by, have=known, k=ALTERNATIVES)
        assert got == expected, f"{start} -> {goal}"


@pytest.mark.parametrize("have", [{}, HAVE], ids=["no-skills", "skills"])
def test_trade_offs_of_every_ordered_pair(
    bundled: CareerGraph, ask_modules: Callable[[CareerGraph], Ask], have: dict[str, int]
) -> None:
    ask = ask_modules(bundled)
    known = {skill: level for skill, level in have.items() if skill in bundled.skills}
    pairs = [(start, goal) for start in bundled.roles for goal in bundled.roles if start != goal]
    found = ask(
        "answers", [[start, goal, "trade-offs", known, False, {}, 0, 100_000] for start, goal in pairs]
    )
    for (start, goal), got in zip(pairs, found, strict=True):
        try:
            expected = [told(route) for route in bundled.trade_offs(start, goal, have=known)]
        except NoRouteError:
            expected = []
        assert got == expected, f"{start} -> {goal}"


@pytest.mark.parametrize(
    ("limits", "options"),
    [
        ({"noStepDown": True}, {"no_step_down": True}),
        ({"kinds": ["promotion"]}, {"kinds": ["promotion"]}),
        ({"maxMoves": 3}, {"max_moves": 3}),
        ({"avoid": ["head", "sm-manager"]}, {"avoid": ["head", "sm-manager"]}),
    ],
    ids=["no-step-down", "promotions", "three-moves", "avoid"],
)
def test_limits(
    bundled: CareerGraph,
    ask_modules: Callable[[CareerGraph], Ask],
    limits: dict[str, Any],
    options: dict[str, Any],
) -> None:
    ask = ask_modules(bundled)
    starts = sorted(bundled.roles)[::6]
    pairs = [(start, goal) for start in starts for goal in bundled.roles if start != goal]
    for by in ("moves", "learning", "years"):
        found = ask(
            "answers", [[start, goal, by, {}, True, limits, ALTERNATIVES, 100_000] for start, goal in pairs]
        )
        for (start, goal), got in zip(pairs, found, strict=True):
            expected = answer(bundled, start, goal, by=by, only_mine=True, k=ALTERNATIVES, **options)
            assert got == expected, f"{start} -> {goal} by {by}"


@pytest.mark.slow
def test_two_hundred_pairs_of_a_thousand_roles(ask_modules: Callable[[CareerGraph], Ask]) -> None:
    graph = made_up(1000, 5000)
    ask = ask_modules(graph)
    dice = random.Random(3)  # noqa: S311 - variety, not secrecy
    low = [role for role in graph.roles if (graph.rung(role) or 0) <= 3]
    high = [role for role in graph.roles if (graph.rung(role) or 0) >= 5]
    pairs = [(dice.choice(low), dice.choice(high)) for _ in range(200)]
    have = {f"s{number}": 2 for number in range(0, 400, 7)}
    routed = 0
    for by in OBJECTIVES:
        known = have if by in {"learning", "likelihood"} else {}
        found = ask("answers", [[start, goal, by, known, False, {}, 1, 100_000] for start, goal in pairs])
        for (start, goal), got in zip(pairs, found, strict=True):
            expected = answer(graph, start, goal, by=by, have=known, k=1)
            if expected["routes"] and not expected["routes"][0]["proven"]:
                continue
            assert got["routes"] == expected["routes"], f"{start} -> {goal} by {by}"
            routed += bool(got["routes"])
    assert routed > 400


def test_next_moves_and_what_one_more_skill_opens(
    bundled: CareerGraph, ask_modules: Callable[[CareerGraph], Ask]
) -> None:
    ask = ask_modules(bundled)
    known = {skill: level for skill, level in HAVE.items() if skill in bundled.skills}
    for role in bundled.roles:
        got = ask("onward", [role, known, False])
        following = bundled.next(role, have=known)
        assert [[move[0], move[2]] for move in got["next"]] == [
            [move.to, move.learning] for move in following
        ]
        assert [move[1] for move in got["next"]] == pytest.approx([move.readiness for move in following])
        assert got["unlock"] == [
            [step.skill, step.to, list(step.next_moves), list(step.within_reach), step.helps_next, step.helps]
            for step in bundled.unlock(role, have=known)
        ]
