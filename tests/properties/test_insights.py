"""Next moves, reach, unlock and gateways, measured against brute force and against networkx."""

from __future__ import annotations

from fractions import Fraction
from math import inf
from typing import TYPE_CHECKING

import networkx as nx
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from careergraph import CareerGraph, NoRouteError, Profile
from careergraph.insights import gateways, next_moves, reach, unlock
from tests.properties.careers import (
    SKILLS,
    essential,
    fits,
    graphs,
    holding,
    levels_held,
    rank,
    routes,
    told,
    totals,
    weighed,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from careergraph.objectives import ObjectiveName


@given(graphs(), levels_held, st.data())
def test_next_moves_are_measured_as_defined(
    graph: CareerGraph, mine: dict[str, int], data: st.DataObject
) -> None:
    start = data.draw(st.sampled_from(sorted(graph.roles)))
    held = holding(graph, start, mine)
    expected = []
    for target in graph.nx.successors(start):
        asked = essential(graph, start, target)
        total = sum(asked.values())
        met = sum(min(held[skill], level) for skill, level in asked.items())
        missing = [
            (skill, held[skill], asked[skill]) for skill in sorted(asked) if held[skill] < asked[skill]
        ]
        readiness = met / total if total else 1.0
        expected.append((-readiness, weighed(graph, asked, held), target, missing))
    found = next_moves(graph, start, have=mine)
    if not graph.names_skills:
        assert [(move.to, move.readiness, move.learning) for move in found] == [
            (target, None, None) for _, _, target, _ in sorted(expected)
        ]
        return
    listed = [
        (
            -(move.readiness or 0),
            Fraction(repr(move.learning)),
            move.to,
            [(item.skill, item.from_, item.to) for item in move.missing],
        )
        for move in found
    ]
    assert listed == sorted(expected)


@given(graphs(), levels_held, st.data())
def test_matches_are_measured_as_defined(
    graph: CareerGraph, mine: dict[str, int], data: st.DataObject
) -> None:
    """Every role that essentially expects something, found and ordered by hand."""
    role = data.draw(st.none() | st.sampled_from(sorted(graph.roles)))
    levels = data.draw(st.sets(st.sampled_from(sorted({*graph.file.levels}) or [""]), max_size=2)) - {""}
    functions = data.draw(st.sets(st.sampled_from(["sales", "marketing"]), max_size=1)) & set(
        graph.file.functions
    )
    held = dict(mine)
    for skill, level in graph.roles[role].skills.items() if role else ():
        held[skill] = max(level, held.get(skill, 0))
    expected = []
    for key, each in graph.roles.items():
        asked = {skill: level for skill, level in each.skills.items() if skill not in each.optional}
        inside = not functions or any(each.focus.get(function, 0) > 0 for function in functions)
        if not asked or (levels and each.level not in levels) or not inside:
            continue
        met = sum(min(held.get(skill, 0), level) for skill, level in asked.items())
        weights = {
            skill: Fraction(repr(graph.skills[skill].effort)) * (level - held.get(skill, 0))
            for skill, level in asked.items()
            if level > held.get(skill, 0)
        }
        missing = sorted(weights, key=lambda skill: (-weights[skill], skill))
        expected.append((-Fraction(met, sum(asked.values())), sum(weights.values()), key, missing))
    found = graph.match(profile=Profile(mine, role), levels=levels, functions=functions)
    assert [(one.role, one.learning, [item.skill for item in one.missing]) for one in found] == [
        (key, float(weight), missing) for _, weight, key, missing in sorted(expected)
    ]
    assert [one.readiness for one in found] == [float(-ready) for ready, *_ in sorted(expected)]


limits = st.fixed_dictionaries(
    {},
    optional={
        "moves": st.integers(0, 4),
        "learning": st.sampled_from([0, 0.1, 0.5, 1, 2.5, 4, 8]),
        "years": st.sampled_from([0, 0.1, 0.3, 0.6, 1, 1.2, 2.0, 1e-6]),
    },
)


@given(graphs(), levels_held, limits, st.booleans(), st.data())
def test_reach_finds_the_best_route_to_every_role_within_all_limits(
    graph: CareerGraph,
    mine: dict[str, int],
    within: dict[str, float],
    no_step_down: bool,  # noqa: FBT001 - drawn
    data: st.DataObject,
) -> None:
    assume(graph.names_skills)
    start = data.draw(st.sampled_from(sorted(graph.roles)))
    avoid = data.draw(
        st.lists(st.sampled_from(sorted(graph.roles)), max_size=1).filter(lambda it: start not in it)
    )
    held = holding(graph, start, mine)
    by: ObjectiveName = next((name for name in ("moves", "learning", "years") if name in within), "moves")
    best = {}
    for goal in graph.roles:
        if goal == start:
            continue
        allowed = [
            path
            for path in routes(graph, start, goal)
            if not set(avoid) & set(path)
            and not (no_step_down and "step_down" in [graph.kind(*pair) for pair in nx.utils.pairwise(path)])
            and fits(totals(graph, path, held), within)
        ]
        if allowed:
            best[goal] = min(rank(graph, path, held, by) for path in allowed)
    found = reach(graph, start, have=mine, avoid=avoid, no_step_down=no_step_down, **within)  # type: ignore[arg-type]
    assert [answer.route.roles for answer in found] == [key[-1] for key in sorted(best.values())]
    for answer in found:
        moves, learning, years = totals(graph, answer.route.roles, held)
        assert answer.role == answer.route.roles[-1]
        assert (answer.moves, Fraction(repr(answer.learning))) == (moves, learning)
        assert answer.years == told(years)
        assert answer.route.proven


def opened(graph: CareerGraph, start: str, held: Mapping[str, int], most: int) -> set[str]:
    """Return the roles that some route of few moves leads to with nothing left to learn."""
    return {
        goal
        for goal in graph.roles
        for path in routes(graph, start, goal)
        if goal != start
        and len(path) - 1 <= most
        and all(ready(graph, pair, held) for pair in nx.utils.pairwise(path))
    }


def ready(graph: CareerGraph, move: tuple[str, str], held: Mapping[str, int]) -> bool:
    return all(held[skill] >= level for skill, level in essential(graph, *move).items())


@given(graphs(), levels_held, st.integers(1, 4), st.data())
def test_unlock_counts_what_each_step_completes(
    graph: CareerGraph, mine: dict[str, int], most: int, data: st.DataObject
) -> None:
    start = data.draw(st.sampled_from(sorted(graph.roles)))
    held = holding(graph, start, mine)
    hops = nx.single_source_shortest_path_length(graph.nx, start)
    around = [
        (source, target)
        for source, target in graph.nx.edges
        if hops.get(source, inf) < most and target != start
    ]
    expected = []
    for skill in SKILLS:
        helped = [pair for pair in around if essential(graph, *pair).get(skill, 0) > held[skill]]
        if not helped:
            continue
        more = {**held, skill: held[skill] + 1}
        completed = [
            target
            for target in sorted(graph.nx.successors(start))
            if ready(graph, (start, target), more) and not ready(graph, (start, target), held)
        ]
        within = sorted(opened(graph, start, more, most) - opened(graph, start, held, most))
        helped_next = [pair for pair in helped if pair[0] == start]
        expected.append(
            (-len(completed), -len(within), -len(helped_next), -len(helped), skill, completed, within)
        )
    found = unlock(graph, start, moves=most, have=mine)
    listed = [
        (
            -len(step.next_moves),
            -len(step.within_reach),
            -step.helps_next,
            -step.helps,
            step.skill,
            list(step.next_moves),
            list(step.within_reach),
        )
        for step in found
    ]
    assert listed == sorted(expected)
    for step in found:
        assert (step.from_, step.to) == (held[step.skill], held[step.skill] + 1)
        assert step.learning == graph.skills[step.skill].effort


@given(graphs(), st.data())
def test_must_pass_roles_are_on_every_route(graph: CareerGraph, data: st.DataObject) -> None:
    start, goal = data.draw(
        st.lists(st.sampled_from(sorted(graph.roles)), min_size=2, max_size=2, unique=True)
    )
    every = list(routes(graph, start, goal))
    if not every:
        with pytest.raises(NoRouteError):
            gateways(graph, start, goal)
        return
    shared = set.intersection(*(set(path) for path in every)) - {start, goal}
    answer = gateways(graph, start, goal)
    assert list(answer.must_pass) == [role for role in every[0] if role in shared]
    fewest = [path for path in every if len(path) == min(map(len, every))]
    shares = {
        role: sum(role in path for path in fewest) / len(fewest)
        for role in set().union(*fewest) - {start, goal}
    }
    assert [(gate.role, gate.betweenness) for gate in answer.gateways] == sorted(
        shares.items(), key=lambda item: (-item[1], item[0])
    )


@given(graphs())
def test_gateways_are_networkx_betweenness(graph: CareerGraph) -> None:
    expected = {role: score for role, score in nx.betweenness_centrality(graph.nx).items() if score}
    found = gateways(graph).gateways
    assert {gate.role: gate.betweenness for gate in found} == pytest.approx(expected)
    order: list[tuple[float, str]] = [(-gate.betweenness, gate.role) for gate in found]
    assert order == sorted(order)
