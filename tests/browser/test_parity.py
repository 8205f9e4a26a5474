"""The page answers what Python answers: every ordered pair of the bundled graph, and a thousand roles."""

import random
from collections.abc import Callable
from typing import Any, TypeAlias

import pytest

from careergraph import CareerGraph, NoRouteError
from careergraph.answers import Route
from careergraph.objectives import ObjectiveName
from tests.browser.conftest import Ask, made_up

OBJECTIVES: tuple[ObjectiveName, ...] = ("moves", "learning", "years", "likelihood")
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


def unbeaten(graph: CareerGraph, start: str, goal: str, **options: Any) -> list[Route]:  # noqa: ANN401
    try:
        return graph.trade_offs(start, goal, **options)
    except NoRouteError:
        return []


@pytest.mark.parametrize("have", [{}, HAVE], ids=["no-skills", "skills"])
@pytest.mark.parametrize("by", OBJECTIVES)
def test_every_ordered_pair_of_the_bundled_graph(
    bundled: CareerGraph,
    ask_modules: Callable[[CareerGraph], Ask],
    by: ObjectiveName,
    have: dict[str, int],
) -> None:
    ask = ask_modules(bundled)
    pairs = [(start, goal) for start in bundled.roles for goal in bundled.roles if start != goal]
    assert len(pairs) == len(bundled.roles) * (len(bundled.roles) - 1)
    known = {skill: level for skill, level in have.items() if skill in bundled.skills}
    found = ask("answers", [[start, goal, by, known, False, {}, ALTERNATIVES, 0] for start, goal in pairs])
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
    found = ask("answers", [[start, goal, "trade-offs", known, False, {}, 0, 0] for start, goal in pairs])
    for (start, goal), got in zip(pairs, found, strict=True):
        routes = unbeaten(bundled, start, goal, have=known)
        reasons = [route.pop("reasons") for route in got]
        assert got == [told(route) for route in routes], f"{start} -> {goal}"
        for route, said in zip(routes, reasons, strict=True):
            # What lies in between is told in other words: the page has less room.
            if not route.reasons[0].startswith("in between"):
                assert tuple(said) == route.reasons, f"{start} -> {goal}"


# A route that is beaten itself beats another.
Timed: TypeAlias = tuple[str, str, float | None]
BEATEN: list[Timed] = [("s", "m", 0), ("m", "t", 0.5), ("m", "n", 0), ("n", "q", 0), ("q", "t", 0)]
BEATEN += [("m", "q", 0.5), ("s", "p", 0.5), ("p", "q", 0), ("q", "m", None)]


def test_a_beaten_route_that_beats_another(ask_modules: Callable[[CareerGraph], Ask]) -> None:
    moves = BEATEN
    graph = CareerGraph.from_dict(
        {
            "format": "careergraph/1",
            "title": "Edges",
            "skills": {"k": {"title": "K"}},
            "roles": {role: {"title": role} for role in sorted({role for move in moves for role in move[:2]})}
            | {"idle": {"title": "Idle", "skills": {"k": 1}}},
            "moves": [
                {"from": source, "to": target, "years": years, "requires": {"k": 1} if target == "n" else {}}
                for source, target, years in moves
            ],
        }
    )
    ask = ask_modules(graph)
    pairs = [(start, goal) for start in graph.roles for goal in graph.roles if start != goal]
    years = ask("answers", [[start, goal, "years", {}, False, {}, 3, 0] for start, goal in pairs])
    fronts = ask("answers", [[start, goal, "trade-offs", {}, False, {}, 0, 0] for start, goal in pairs])
    for (start, goal), got, front in zip(pairs, years, fronts, strict=True):
        assert got == answer(graph, start, goal, by="years", k=3), f"{start} -> {goal}"
        assert [route["roles"] for route in front] == [
            list(route.roles) for route in unbeaten(graph, start, goal)
        ], f"{start} -> {goal}"


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
            "answers", [[start, goal, by, {}, True, limits, ALTERNATIVES, 0] for start, goal in pairs]
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
        found = ask("answers", [[start, goal, by, known, False, {}, 1, 0] for start, goal in pairs])
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
        assert [move[:3] for move in got["next"]] == [
            [move.to, move.readiness, move.learning] for move in following
        ]
        assert got["unlock"] == [
            [step.skill, step.to, list(step.next_moves), list(step.within_reach), step.helps_next, step.helps]
            for step in bundled.unlock(role, have=known)
        ]


def sourced() -> CareerGraph:
    """Make a graph whose moves name their sources in every way there is."""
    dice = random.Random(3)  # noqa: S311 - variety, not secrecy
    names = ["one", "two", "three"]
    skills = ["x", "y", "z"]

    def some(most: int = 2) -> list[str]:
        return dice.sample(names, dice.randint(0, most))

    def fields(known: list[str]) -> dict[str, list[str]]:
        return {name: some() for name in known if dice.random() < 0.3}

    roles: dict[str, Any] = {
        f"r{n}": {
            "title": f"Role {n}",
            "skills": dict.fromkeys(dice.sample(skills, dice.randint(1, 3)), 1),
            "sources": some(1),
            "field_sources": fields(["skills"]),
        }
        for n in range(8)
    }
    for role in roles.values():
        role["field_sources"] |= fields([f"skills.{skill}" for skill in role["skills"]])
    moves = []
    for source in roles:
        for target in roles:
            if source == target:
                continue
            move: dict[str, Any] = {"from": source, "to": target, "sources": some(1)}
            move["field_sources"] = fields(["kind", "years", "people", "requires"])
            if dice.random() < 0.6:
                move["years"] = 2
            if dice.random() < 0.4:
                move["people"] = 3
            if dice.random() < 0.6:
                asked = dice.sample(skills, 2)
                move["requires"] = {asked[0]: 1, asked[1]: {"level": 1, "sources": some(1)}}
            moves.append(move)
    return CareerGraph.from_dict(
        {
            "format": "careergraph/1",
            "title": "Sourced",
            "sources": {name: {"title": name} for name in names},
            "skills": {skill: {"title": skill} for skill in skills},
            "roles": roles,
            "moves": moves,
        }
    )


@pytest.mark.parametrize("made", [None, sourced], ids=["bundled", "sourced"])
def test_where_every_fact_of_a_move_comes_from(
    bundled: CareerGraph,
    ask_modules: Callable[[CareerGraph], Ask],
    made: Callable[[], CareerGraph] | None,
) -> None:
    graph = made() if made else bundled
    ask = ask_modules(graph)
    number = {source: n for n, source in enumerate(sorted(graph.file.sources))}
    timed = any(move.years is not None for move in graph.file.moves)
    shapes = set()
    for source, target in graph.nx.edges:
        move = graph.move(source, target)
        known = {"kind": True, "years": move.years is not None, "people": move.people is not None}
        facts = [graph.sources_of(move, field) for field, told in known.items() if told]
        asked = graph.requirement_sources(source, target)
        one = len(set(facts)) == 1
        if one and set(asked.values()) <= set(facts):
            asked = {}
        facts = (facts[:1] if one else facts) + ([()] if timed and move.years is None else [])
        shapes.add((len(facts), bool(asked)))
        assert ask("notes", [source, target]) == [
            [[number[key] for key in each] for each in facts],
            {skill: [number[key] for key in each] for skill, each in asked.items()},
        ], f"{source} -> {target}"
    assert len(shapes) > 1
