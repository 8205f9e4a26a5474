"""The roles within reach, each with its best route."""

from __future__ import annotations

import time
from itertools import pairwise
from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from careergraph import CareerGraph, NoRouteError, Objective, QuestionError, UnknownNameError
from careergraph.insights import reach
from careergraph.search import Budget, Limits, Network, Search, best_around, question
from tests.insights.kitchen import DATA

if TYPE_CHECKING:
    from careergraph.objectives import ObjectiveName


@pytest.fixture
def graph() -> CareerGraph:
    return CareerGraph.from_dict(DATA)


def found(graph: CareerGraph, start: str, **limits: Any) -> list[tuple[str, ...]]:  # noqa: ANN401 - as asked
    return [answer.route.roles for answer in reach(graph, start, **limits)]


def test_without_limits_every_role_that_moves_lead_to(graph: CareerGraph) -> None:
    assert found(graph, "cook") == [
        ("cook", "waiter"),
        ("cook", "sous"),
        # As many moves, as much learning, fewer years.
        ("cook", "waiter", "sommelier"),
        ("cook", "sous", "chef"),
        ("cook", "sous", "chef", "owner"),
    ]


def test_within_moves(graph: CareerGraph) -> None:
    assert found(graph, "cook", moves=1) == [("cook", "waiter"), ("cook", "sous")]
    assert found(graph, "cook", moves=0) == []


def test_within_learning_by_least_learning(graph: CareerGraph) -> None:
    # Cooking from 2 to 4, and hiring at twice the effort.
    assert found(graph, "cook", learning=4)[-1] == ("cook", "sous", "chef")
    assert found(graph, "cook", learning=3.9) == [("cook", "waiter"), ("cook", "sous")]


def test_within_years_leaves_unknown_years_out(graph: CareerGraph) -> None:
    assert found(graph, "sommelier", years=100) == []
    assert found(graph, "cook", years=5) == [
        ("cook", "waiter"),
        ("cook", "sous"),
        ("cook", "waiter", "sommelier"),
        ("cook", "sous", "chef"),
    ]


def test_by_an_objective_beside_the_limits(graph: CareerGraph) -> None:
    assert found(graph, "cook", by="years", moves=1) == [("cook", "waiter"), ("cook", "sous")]
    assert found(graph, "cook", by="likelihood") == [("cook", "sous")]
    # The years of the move on to the chef are unknown.
    assert found(graph, "sommelier", by="moves", years=9) == []
    everywhere = Objective(name="shifts", adds="sum", best="fewest shifts", column=[2, 1, 0, 0, 3, 0, 1])
    by_shifts = reach(graph, "cook", by=everywhere, years=9)
    assert [(each.role, each.route.figure) for each in by_shifts] == [
        ("waiter", 1), ("sommelier", 1), ("sous", 2), ("chef", 5)
    ]  # fmt: skip
    with pytest.raises(QuestionError, match="no objective is called 'fun'"):
        found(graph, "cook", by="fun")


def in_years(*moves: tuple[str, str, float]) -> CareerGraph:
    return CareerGraph.from_dict(
        {
            "format": "careergraph/1",
            "title": "Ages",
            "roles": {key: {"title": key} for key in sorted({role for move in moves for role in move[:2]})},
            "moves": [{"from": source, "to": target, "years": years} for source, target, years in moves],
        }
    )


def test_years_are_added_exactly_however_many() -> None:
    graph = in_years(("a", "b", 1), ("a", "c", 0.1), ("c", "b", 0.1), ("b", "z", 1e16))
    assert found(graph, "a", years=1e17) == [("a", "c"), ("a", "c", "b"), ("a", "c", "b", "z")]


def test_a_limit_on_years_is_held_against_their_exact_sum() -> None:
    """As floats, 1.1 and 2.2 are 3.3000000000000003."""
    graph = in_years(("a", "b", 1.1), ("b", "c", 2.2))
    assert [(each.role, each.years) for each in reach(graph, "a", years=3.3)] == [("b", 1.1), ("c", 3.3)]
    assert [each.role for each in reach(graph, "a", years=3.299999)] == ["b"]


def test_more_years_than_a_float_can_hold_are_out_of_reach() -> None:
    graph = CareerGraph.from_dict(
        {
            "format": "careergraph/1",
            "title": "Ages",
            "roles": {key: {"title": key} for key in "abc"},
            "moves": [{"from": a, "to": b, "years": 1e308} for a, b in ("ab", "bc")],
        }
    )
    assert found(graph, "a", years=1.5e308) == [("a", "b")]


def test_a_limit_beyond_all_roles_takes_no_longer() -> None:
    """Of 12 roles, each a move from each other, a route to all is found long before the routes run out."""
    ids = [f"r{number}" for number in range(12)]
    moves = [
        {
            "from": a,
            "to": b,
            "requires": {f"s{(7 * i + 5 * j + n * n) % 20}": 1 + (i + j + n) % 4 for n in range(5)},
        }
        for i, a in enumerate(ids)
        for j, b in enumerate(ids)
        if a != b
    ]
    graph = CareerGraph.from_dict(
        {
            "format": "careergraph/1",
            "title": "Dense",
            "proficiency": ["A", "B", "C", "D"],
            "skills": {f"s{number}": {"title": str(number)} for number in range(20)},
            "roles": {key: {"title": key} for key in ids},
            "moves": moves,
        }
    )
    near = found(graph, "r0", learning=20)
    assert len(near) == 11
    assert found(graph, "r0", learning=1000) == near


def test_several_limits_hold_for_one_route_at_once(graph: CareerGraph) -> None:
    assert found(graph, "cook", moves=2, years=4) == [
        ("cook", "waiter"),
        ("cook", "sous"),
        ("cook", "waiter", "sommelier"),
    ]
    assert found(graph, "cook", moves=2, learning=1, years=4) == [("cook", "waiter"), ("cook", "sous")]


def test_a_person_reaches_further(graph: CareerGraph) -> None:
    assert found(graph, "cook", learning=0) == [("cook", "waiter")]
    assert found(graph, "cook", learning=0, have=["cooking:4", "hiring:1"])[-1] == ("cook", "sous", "chef")
    assert found(graph, "cook", learning=0, only_mine=True) == []


def test_constraints(graph: CareerGraph) -> None:
    assert found(graph, "cook", avoid=["Sous-chef"])[-1] == ("cook", "waiter", "sommelier", "chef", "owner")
    assert found(graph, "cook", kinds=["promotion"]) == [("cook", "sous"), ("cook", "sous", "chef")]
    assert found(graph, "chef", no_step_down=True) == [("chef", "owner")]


def test_an_answer_in_json(graph: CareerGraph) -> None:
    (answer,) = reach(graph, "cook", learning=0)
    told = answer.model_dump(mode="json")
    assert {key: told[key] for key in ("role", "moves", "learning", "years")} == {
        "role": "waiter",
        "moves": 1,
        "learning": 0,
        "years": 0.5,
    }
    assert told["route"]["roles"] == ["cook", "waiter"]
    assert told["route"]["proven"] is True
    assert told["route"]["lower_bound"] == 0


def test_an_answer_says_itself_in_a_line(graph: CareerGraph) -> None:
    known, unknown = (reach(graph, role)[0] for role in ("cook", "sommelier"))
    assert repr(known) == "<Reached 'waiter': moves 1, learning 0, years 0.5>"
    assert repr(unknown) == "<Reached 'chef': moves 1, learning 6, years unknown>"


@pytest.mark.parametrize("limit", [{"moves": -1}, {"learning": float("nan")}, {"years": float("inf")}])
def test_a_limit_is_a_number_from_0_up(graph: CareerGraph, limit: dict[str, Any]) -> None:
    with pytest.raises(QuestionError, match="give a number from 0 up"):
        reach(graph, "cook", **limit)


def test_no_such_kind(graph: CareerGraph) -> None:
    with pytest.raises(QuestionError, match="no kind of move is called 'sideways'; choose from: promotion"):
        reach(graph, "cook", kinds=["sideways"])  # type: ignore[list-item]


def test_no_route_is_left_where_the_start_is_avoided_as_between_two_roles(graph: CareerGraph) -> None:
    for limit in ({"moves": 3}, {"learning": 9}, {"years": 9}):
        assert reach(graph, "cook", avoid=["Cook"], **limit) == []  # type: ignore[arg-type]
    with pytest.raises(NoRouteError, match="avoid 'Cook'"):
        graph.path("cook", "owner", avoid=["cook"])


def test_an_unknown_role_to_avoid(graph: CareerGraph) -> None:
    with pytest.raises(UnknownNameError):
        reach(graph, "cook", avoid=["nobody"])


def tracks(grades: int, *, width: int = 3, seed: int = 1) -> CareerGraph:
    """Return tracks of so many grades, from each role of a grade a move to each of the next."""
    random = Random(seed)  # noqa: S311 - nothing secret
    roles: dict[str, Any] = {"start": {"title": "Start"}}
    moves = []
    before = ["start"]
    for grade in range(grades):
        here = [f"t{track}-g{grade:02}" for track in range(width)]
        for role in here:
            skills = random.sample(range(24), 2)
            roles[role] = {"title": role, "skills": {f"s{skill}": random.randint(1, 4) for skill in skills}}
        moves += [{"from": a, "to": b} for a in before for b in here]
        before = here
    return CareerGraph.from_dict(
        {
            "format": "careergraph/1",
            "title": "Tracks",
            "skills": {f"s{skill}": {"title": str(skill)} for skill in range(24)},
            "roles": roles,
            "moves": moves,
        }
    )


@pytest.mark.parametrize("limits", [{}, {"moves": 9}, {"learning": 30}, {"learning": 30, "moves": 8}])
def test_reach_through_tracks_ends_with_a_proven_route_to_each(limits: dict[str, int]) -> None:
    """Twelve grades of three tracks have half a million routes, and labels that no other dominates."""
    graph = tracks(12)
    answer = reach(graph, "start", learning=limits.get("learning"), moves=limits.get("moves"))
    assert answer.complete
    by: ObjectiveName = "moves" if "moves" in limits or not limits else "learning"
    near = [role for role in graph.roles if role != "start" and int(role[-2:]) < limits.get("moves", 12)]
    best = {role: graph.path("start", role, by=by)[0] for role in near}
    expected = {
        role: route
        for role, route in best.items()
        if route.learning is not None and route.learning <= limits.get("learning", 10**6)
    }
    assert {each.role for each in answer} == set(expected)
    for each in answer:
        assert each.route.proven
        assert each.complete
        assert each.route.roles == expected[each.role].roles


def test_a_search_that_is_cut_tells_what_it_has_and_what_is_missing() -> None:
    graph = tracks(12)
    whole = {each.role: each for each in reach(graph, "start", learning=22)}
    around = best_around(
        Search(
            graph,
            "start",
            "start",
            by="learning",
            held={},
            limits=Limits(units=22),
            budget=Budget(work=20_000),
        )
    )
    network = graph.derived(Network)
    assert around.undecided
    assert around.routes
    assert not all(route.proven for route in around.routes)
    for route in around.routes:
        best = whole[network.ids[route.path[-1]]]
        assert route.bound <= best.learning <= route.objective <= 22
    missed = set(whole) - {network.ids[route.path[-1]] for route in around.routes}
    assert missed <= {network.ids[role] for role in around.undecided}


def test_a_cut_answer_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(question, "WORK", 20_000)
    answer = reach(tracks(12), "start", learning=22)
    assert not answer.complete
    assert "roles more may be within the limits" in answer.missing
    assert not any(each.complete for each in answer)


def test_a_time_is_heeded() -> None:
    before = time.process_time()
    answer = reach(tracks(40, width=4), "start", learning=60, budget=0.05)
    assert not all(each.route.proven for each in answer)
    assert time.process_time() - before < 3
    with pytest.raises(QuestionError, match="the budget is 0 seconds"):
        reach(tracks(1), "start", budget=0)


def test_the_routes_along_a_line_are_told_as_far_as_they_stay_short() -> None:
    size = 2_000
    ids = [f"r{place:04}" for place in range(size)]
    graph = CareerGraph.from_dict(
        {
            "format": "careergraph/1",
            "title": "A line",
            "roles": {role: {"title": role} for role in ids},
            "moves": [{"from": a, "to": b} for a, b in pairwise(ids)],
        }
    )
    answer = reach(graph, "r0000")
    assert sum(each.moves for each in answer) <= 200_000
    assert [each.moves for each in answer] == list(range(1, len(answer) + 1))
    assert answer.missing.startswith(f"{size - 1 - len(answer)} roles are left out")
    assert reach(graph, "r0000", moves=600).complete
