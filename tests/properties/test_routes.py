"""Every route, k best, trade-off, constraint and bridge against brute force over all simple routes."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import combinations, pairwise, permutations
from math import inf
from random import Random
from typing import TYPE_CHECKING, Any

import networkx as nx
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from careergraph import CareerGraph, NoRouteError
from careergraph.answers import Answers
from careergraph.search import blocked as blocked_room
from careergraph.search import learning as learning_room
from tests.properties import careers
from tests.properties.careers import (
    LEVELS,
    SKILLS,
    essential,
    graph_data,
    holding,
    levels_held,
    routes,
    shuffled,
    totals,
    weighed,
)
from tests.properties.careers import told as in_years

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from careergraph.answers import Bridge, NoRoute
    from careergraph.document.records import Kind
    from careergraph.objectives import ObjectiveName

OBJECTIVES: list[ObjectiveName] = ["moves", "learning", "years", "likelihood"]
REASONS: dict[ObjectiveName, str] = {
    "moves": "fewest moves",
    "learning": "least to learn",
    "years": "fastest",
    "likelihood": "most travelled",
}
# "r-10" sorts before "r-9": ids are compared as text.
ROLES = ["r-9", "r-10", "b", "A", "c", "x.y", "z"]
KINDS: list[Kind] = ["promotion", "lateral", "step_down"]


@dataclass(frozen=True)
class Asked:
    """A question: the ends, what the person holds, and the constraints."""

    graph: CareerGraph
    start: str
    goal: str
    mine: dict[str, int]
    only_mine: bool = False
    via: frozenset[str] = frozenset()
    avoid: frozenset[str] = frozenset()
    kinds: frozenset[Kind] = frozenset()
    no_step_down: bool = False
    no_pay_cut: bool = False
    max_moves: int | None = None

    @property
    def options(self) -> dict[str, Any]:
        return {
            "have": self.mine,
            "only_mine": self.only_mine,
            "via": self.via,
            "avoid": self.avoid,
            "kinds": self.kinds,
            "no_step_down": self.no_step_down,
            "no_pay_cut": self.no_pay_cut,
            "max_moves": self.max_moves,
        }

    @property
    def held(self) -> dict[str, int]:
        return dict(self.mine) if self.only_mine else holding(self.graph, self.start, self.mine)

    def usable(self, source: str, target: str) -> bool:
        kind = self.graph.kind(source, target)
        return (
            not {source, target} & self.avoid
            and (not self.kinds or kind in self.kinds)
            and not (self.no_step_down and kind == "step_down")
            and not (self.no_pay_cut and self.cuts_pay(source, target))
        )

    def cuts_pay(self, source: str, target: str) -> bool:
        """Say whether a role is known to pay less than one before it, or than the first."""
        offered = self.graph.roles[target].pay
        return any(
            pay is not None
            and offered is not None
            and (pay.currency, pay.period) == (offered.currency, offered.period)
            and pay.typical is not None
            and offered.typical is not None
            and offered.typical < pay.typical
            for pay in (self.graph.roles[source].pay, self.graph.roles[self.start].pay)
        )

    def routes(self) -> list[tuple[str, ...]]:
        found = [
            path
            for path in routes(self.graph, self.start, self.goal)
            if all(self.usable(*move) for move in pairwise(path))
            and self.via <= set(path)
            and (self.max_moves is None or len(path) - 1 <= self.max_moves)
        ]
        return sorted(found)

    def key(self, path: tuple[str, ...], by: ObjectiveName) -> tuple[Any, ...] | None:
        """Return a route's place in the total order, or None where the objective's figure is unknown."""
        moves, learning, years = totals(self.graph, path, self.held)
        likelihood: Fraction | None = Fraction(1)
        for source, target in pairwise(path):
            move = self.graph.move(source, target)
            if move.people is None or move.leavers is None or likelihood is None:
                likelihood = None
            else:
                likelihood *= Fraction(move.people, move.leavers)
        objective = {
            "moves": moves,
            # A graph that names no skills does not know what there is to learn.
            "learning": learning if self.graph.names_skills else None,
            "years": None if years == inf else years,
            "likelihood": None if likelihood is None else -likelihood,
        }[by]
        return None if objective is None else (objective, moves, learning, years, path)


def drawn(seed: int, *, constrained: bool, vias: Sequence[int] = (0, 0, 1, 1, 2)) -> Asked:
    """Draw a question and its graph from one number.

    Ten times as fast as drawing each part by itself, which buys ten times the examples; small graphs need
    no shrinking.
    """
    random = Random(seed)  # noqa: S311 - nothing secret
    graph = CareerGraph.from_dict(random_careers(random))
    ids = sorted(graph.roles)
    start, goal = random.sample(ids, 2)
    mine = {
        skill: random.randint(0, graph.top_proficiency) for skill in graph.skills if random.random() < 0.3
    }
    asked = Asked(graph, start, goal, mine, only_mine=random.random() < 0.3)
    if not constrained:
        return asked
    via = frozenset(random.sample(ids, min(len(ids), random.choice(vias))))
    return replace(
        asked,
        via=via,
        avoid=frozenset(random.sample(ids, random.choice([0, 0, 0, 1]))) - via,
        kinds=frozenset(random.sample(KINDS, random.choice([0, 0, 1, 2]))),
        no_step_down=random.random() < 0.3,
        no_pay_cut=random.random() < 0.3,
        max_moves=random.choice([None, None, None, 0, 1, 2, 3, 4]),
    )


PAYS: list[dict[str, Any] | None] = [
    None,
    {"middle": 5, "currency": "EUR", "period": "hour"},
    {"low": 5, "high": 9, "currency": "EUR", "period": "hour"},
    {"middle": 9, "currency": "EUR", "period": "hour"},
    {"middle": 7, "currency": "GBP", "period": "hour"},
    {"low": 1, "currency": "EUR", "period": "hour"},
]


def random_careers(random: Random) -> dict[str, Any]:
    """Return a graph file of few roles and many moves, with ties, unknown figures and lost levels."""
    ids = random.sample(ROLES, random.randint(2, len(ROLES)))
    known = random.choice([1.0, 1.0, 0.7, 0.0])
    density = random.choice([0.3, 0.6])
    # Without levels, and with every step as dear as another, learning is counted in other ways.
    top = random.choice([1, 4, 4])
    efforts: list[float] = random.choice([[1.0], [0.0, 0.1, 0.5, 1.0, 1.0, 1.0, 2.0]])
    moves: list[dict[str, Any]] = []
    for source, target in permutations(ids, 2):
        if random.random() < density:
            move: dict[str, Any] = {"from": source, "to": target}
            if random.random() < 0.5:
                move["requires"] = {
                    skill: {"level": random.randint(1, top), "optional": random.random() < 0.2}
                    for skill in SKILLS
                    if random.random() < 0.4
                }
            if random.random() < known:
                # As floats, these sums differ in their last bit where they are equal.
                move["years"] = random.choice([0, 0.1, 0.2, 0.3, 0.7, 0.9, 1, 2.5])
            if random.random() < known:
                move["leavers"] = random.choice([1, 3, 7, 9, 10, 100])
                move["people"] = random.choice([1, move["leavers"], random.randint(1, move["leavers"])])
            moves.append(move)
    return {
        "format": "careergraph/1",
        "title": "Random careers",
        "proficiency": random.choice([[], ["One", "Two", "Three", "Four"][:top]]),
        "levels": LEVELS,
        "skills": {skill: {"title": skill.title(), "effort": random.choice(efforts)} for skill in SKILLS},
        "roles": {
            role: {
                "title": f"The {role}",
                "level": random.choice([None, *LEVELS, *LEVELS]),
                "skills": {skill: random.randint(1, top) for skill in SKILLS if random.random() < 0.4},
                "pay": random.choice(PAYS),
            }
            for role in ids
        },
        "moves": moves,
    }


free = st.integers(0, 2**40).map(lambda seed: drawn(seed, constrained=False))
constrained = st.integers(0, 2**40).map(lambda seed: drawn(seed, constrained=True))
passing = st.integers(0, 2**40).map(lambda seed: drawn(seed, constrained=True, vias=(1, 1, 2, 2, 3)))


def found(asked: Asked, by: ObjectiveName, k: int) -> list[tuple[str, ...]]:
    """Return the roles of the routes that the library answers; none where it says there are none."""
    try:
        answer = asked.graph.path(asked.start, asked.goal, by=by, k=k, **asked.options)
    except NoRouteError:
        return []
    assert all(route.proven for route in answer)
    return [route.roles for route in answer]


def expected(asked: Asked, by: ObjectiveName) -> list[tuple[str, ...]]:
    keys = [asked.key(path, by) for path in asked.routes()]
    return [key[-1] for key in sorted(key for key in keys if key is not None)]


@pytest.mark.parametrize("by", OBJECTIVES)
@given(asked=free, k=st.sampled_from([1, 3, 99]))
def test_the_best_routes_in_the_total_order(asked: Asked, by: ObjectiveName, k: int) -> None:
    assert found(asked, by, k) == expected(asked, by)[:k]


@pytest.mark.parametrize("by", OBJECTIVES)
@given(asked=constrained, k=st.sampled_from([1, 3, 99]))
def test_constraints_apply_to_every_objective(asked: Asked, by: ObjectiveName, k: int) -> None:
    assert found(asked, by, k) == expected(asked, by)[:k]


@pytest.mark.parametrize(
    "backward", [((1, 1),), ((1, 2), (2, 5), (4, 20)), ((2, 3), (3, 1)), ((1, 100),), ((3, 7),)]
)
@given(asked=st.one_of(free, constrained), k=st.sampled_from([1, 3]))
def test_a_long_search_by_learning_meets_one_from_the_goal_back(
    asked: Asked, k: int, backward: tuple[tuple[int, int], ...]
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        # On graphs as small as these no search gets long enough by itself.
        patch.setattr(learning_room, "BACKWARD", backward)
        assert found(asked, "learning", k) == expected(asked, "learning")[:k]


@pytest.mark.parametrize("backward", [(), ((1, 1),), ((2, 3), (3, 10)), ((1, 100),)])
@given(asked=passing, k=st.sampled_from([1, 3]))
def test_a_long_search_by_learning_past_via_roles(
    asked: Asked, k: int, backward: tuple[tuple[int, int], ...]
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(learning_room, "BACKWARD", backward)
        assert found(asked, "learning", k) == expected(asked, "learning")[:k]


@given(asked=free)
def test_a_route_adds_up(asked: Asked) -> None:
    try:
        answer = asked.graph.path(asked.start, asked.goal, by="learning", k=20, **asked.options)
    except NoRouteError:
        return
    effort = {skill: asked.graph.skills[skill].effort for skill in asked.graph.skills}
    for route in answer:
        moves, learning, years = totals(asked.graph, route.roles, asked.held)
        assert (route.moves, route.years) == (moves, in_years(years))
        assert route.learning == pytest.approx(float(learning))
        steps = sum(effort[new.skill] * (new.to - new.from_) for step in route.steps for new in step.learn)
        assert steps == pytest.approx(route.learning)
        for step in route.steps:
            asks = {item.skill: item.level for item in step.requires if not item.optional}
            assert asks == essential(asked.graph, step.from_, step.to)


def beats(one: tuple[Any, ...], other: tuple[Any, ...]) -> bool:
    known = 3 if inf not in {one[2], other[2]} else 2
    return one[:known] != other[:known] and all(
        a <= b for a, b in zip(one[:known], other[:known], strict=True)
    )


@given(asked=constrained)
def test_trade_offs_are_the_routes_that_none_beats(asked: Asked) -> None:
    figures = {path: totals(asked.graph, path, asked.held) for path in asked.routes()}
    unbeaten = [
        path for path in figures if not any(beats(figures[other], figures[path]) for other in figures)
    ]
    # Of equals the first by ids stands for all.
    first: dict[tuple[Any, ...], tuple[str, ...]] = {}
    for path in sorted(unbeaten):
        first.setdefault(figures[path], path)
    wanted = sorted(first.values(), key=lambda path: (*figures[path], path))
    try:
        answer = asked.graph.trade_offs(asked.start, asked.goal, **asked.options)
    except NoRouteError:
        answer = Answers()
    assert [route.roles for route in answer] == wanted
    assert all(route.proven and route.reasons for route in answer)
    # A reason holds against every route, listed or not, or it says that it does not.
    for by, word in REASONS.items():
        keys = {path: key[0] for path in figures if (key := asked.key(path, by)) is not None}
        best = min(keys.values(), default=None)
        for route in answer:
            assert (word in route.reasons) == (keys.get(route.roles, inf) == best)


def reachable(asked: Asked, by: ObjectiveName, *, back: bool) -> dict[str, int]:
    """Return the fewest usable moves from the start to each role, or from each role to the goal."""
    hops = {asked.goal if back else asked.start: 0}
    todo = list(hops)
    for role in todo:
        for source, target in asked.graph.nx.edges:
            here, there = (target, source) if back else (source, target)
            figure = {"years": "years", "likelihood": "share"}.get(by)
            known = figure is None or asked.graph.nx.edges[source, target][figure] is not None
            if here == role and there not in hops and known and asked.usable(source, target):
                hops[there] = hops[role] + 1
                todo.append(there)
    return hops


def bridges(asked: Asked, by: ObjectiveName) -> list[tuple[Any, str, str]]:
    """Return all bridges by their definition, cheapest first: each new move is tried."""
    figure = {"years": "years", "likelihood": "share"}.get(by)
    usable = [
        (source, target)
        for source, target, attributes in asked.graph.nx.edges(data=True)
        if asked.usable(source, target) and (figure is None or attributes[figure] is not None)
    ]
    found = []
    for x, y in permutations(sorted(set(asked.graph.roles) - asked.avoid), 2):
        kind = asked.graph.kind_between(x, y)
        opens = (not asked.kinds or kind in asked.kinds) and not (asked.no_step_down and kind == "step_down")
        opens = opens and not (asked.no_pay_cut and asked.cuts_pay(x, y))
        if not opens or asked.graph.nx.has_edge(x, y) or asked.start in asked.avoid:
            continue
        wider = nx.DiGraph([*usable, (x, y)])
        wider.add_nodes_from({asked.start, asked.goal})
        ways = nx.all_simple_paths(wider, asked.start, asked.goal, cutoff=asked.max_moves)
        if any(asked.via <= set(way) for way in ways):
            held = dict(asked.held)
            # What the start expects is held, unless the question leaves it out.
            for skill, level in asked.graph.roles[x].skills.items() if x != asked.start else ():
                held[skill] = max(held.get(skill, 0), level)
            found.append((weighed(asked.graph, careers.expected(asked.graph, y), held), x, y))
    return sorted(found)


def told(answers: tuple[Bridge, ...]) -> list[tuple[str, str]]:
    return [(bridge.from_, bridge.to) for bridge in answers]


@pytest.mark.parametrize("by", OBJECTIVES)
@given(asked=constrained, block=st.sampled_from([1, 2, 4_096]))
def test_no_route_tells_what_can_be_reached_and_the_smallest_bridges(
    asked: Asked, by: ObjectiveName, block: int
) -> None:
    assume(asked.graph.names_skills)
    try:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(blocked_room, "BLOCK", block)
            asked.graph.path(asked.start, asked.goal, by=by, **asked.options)
    except NoRouteError as error:
        none: NoRoute = error.no_route
    else:
        return
    ahead, behind = reachable(asked, by, back=False), reachable(asked, by, back=True)
    assert none.reachable == len(ahead) - 1
    assert none.leads_to_goal == len(behind) - 1
    rungs: Mapping[str, int] = {role: asked.graph.rung(role) or 0 for role in ahead if role != asked.start}
    top = max(rungs.values(), default=0)
    assert none.highest == tuple(sorted(role for role, rung in rungs.items() if top and rung == top))
    wanted = bridges(asked, by)[:3]
    assert told(none.bridges) == [(x, y) for _, x, y in wanted]
    assert [bridge.learning for bridge in none.bridges] == [
        pytest.approx(float(cost)) for cost, _, _ in wanted
    ]


@given(asked=constrained)
def test_the_fewest_constraints_that_block_are_blamed(asked: Asked) -> None:
    try:
        asked.graph.path(asked.start, asked.goal, **asked.options)
    except NoRouteError as error:
        blamed = error.no_route.blocked_by
    else:
        return
    lifted = {
        "via": {"via": frozenset[str]()},
        "avoid": {"avoid": frozenset[str]()},
        "kinds": {"kinds": frozenset[str]()},
        "no_step_down": {"no_step_down": False},
        "no_pay_cut": {"no_pay_cut": False},
        "max_moves": {"max_moves": None},
    }

    def frees(options: tuple[str, ...]) -> bool:
        freed = asked
        for option in options:
            freed = replace(freed, **lifted[option])  # type: ignore[arg-type]
        return bool(freed.routes())

    # In their own order: each that frees alone, else the fewest that do together; none where nothing does.
    given = [option for option in lifted if option in set_options(asked)]
    alone = tuple(option for option in given if frees((option,)))
    several = (options for size in range(2, len(given) + 1) for options in combinations(given, size))
    assert blamed == (alone or next(filter(frees, several), ()))


def set_options(asked: Asked) -> set[str]:
    """Return the constraints that a question sets."""
    said = {
        "via": asked.via,
        "avoid": asked.avoid,
        "kinds": asked.kinds,
        "no_step_down": asked.no_step_down,
        "no_pay_cut": asked.no_pay_cut,
        "max_moves": asked.max_moves is not None,
    }
    return {option for option, is_set in said.items() if is_set}


@given(graph_data(), levels_held, st.randoms(use_true_random=False), st.data())
def test_the_order_of_a_file_changes_no_route(
    data: dict[str, Any], mine: dict[str, int], random: Random, draw: st.DataObject
) -> None:
    pair = st.lists(st.sampled_from(sorted(data["roles"])), min_size=2, max_size=2, unique=True)
    start, goal = draw.draw(pair)

    def answers(graph: CareerGraph) -> str:
        told: list[Any] = []
        for by in OBJECTIVES:
            try:
                told.extend(graph.path(start, goal, by=by, k=3, have=mine))
                told.extend(graph.trade_offs(start, goal, have=mine))
            except NoRouteError as error:
                told.append(error.no_route)
        return json.dumps([answer.model_dump(mode="json") for answer in told])

    assert answers(CareerGraph.from_dict(data)) == answers(CareerGraph.from_dict(shuffled(data, random)))
