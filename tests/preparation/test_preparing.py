"""Which resources close what is missing for the least, and which credentials are still to get."""

from __future__ import annotations

from typing import Any

from careergraph import CareerGraph, Profile
from careergraph.preparation import prepare
from tests.preparation.offers import OFFERS, offering


def told(graph: CareerGraph, missing: dict[str, tuple[int, int]], *, others: bool = False) -> list[Any]:
    found = prepare(graph, missing, others=others)
    assert found
    assert found.proven
    return [
        (lesson.title, [(step.skill, step.from_, step.to) for step in lesson.closes])
        for lesson in (*found.resources, *found.others)
    ]


def test_one_resource_that_closes_all_beats_two_that_take_longer() -> None:
    graph = offering()
    assert told(graph, {"cooking": (0, 1), "hygiene": (0, 1)}) == [
        ("Kitchen basics", [("cooking", 0, 1), ("hygiene", 0, 1)])
    ]
    # Alone it is still the quickest.
    assert told(graph, {"cooking": (0, 2)}) == [
        ("Kitchen basics", [("cooking", 0, 1)]),
        ("Kitchen and people", [("cooking", 1, 2)]),
    ]


def test_whoever_holds_a_level_starts_there() -> None:
    assert told(offering(), {"cooking": (1, 3)}) == [("A year with a chef", [("cooking", 1, 3)])]


def test_what_nothing_closes_stays_open_and_a_book_of_unknown_reach_is_named_beside() -> None:
    graph = offering()
    assert told(graph, {"leading": (1, 3)}) == [("A book", [])]
    assert told(graph, {"leading": (0, 1)}) == [("Kitchen and people", [("leading", 0, 1)])]
    assert told(graph, {"leading": (0, 1)}, others=True)[1:] == [("A book", [])]
    assert prepare(graph, {"hygiene": (1, 2)}) is None
    assert prepare(graph, {}) is None


def test_amounts_of_several_currencies_are_not_compared() -> None:
    def graph(*costs: Any) -> CareerGraph:  # noqa: ANN401 - as a file has it
        resources = [
            {"title": f"Course {place}", "to": 1, "hours": 1, "cost": cost}
            for place, cost in enumerate(costs)
        ]
        return CareerGraph.from_dict(
            {
                "format": "careergraph/1",
                "title": "Costs",
                "skills": {"a": {"title": "A", "resources": resources}},
                "roles": {"x": {"title": "X"}},
                "moves": [],
            }
        )

    one = [{"amount": 9, "currency": "EUR"}, {"amount": 2, "currency": "EUR"}, {"amount": 0}]
    assert told(graph(*one), {"a": (0, 1)}) == [("Course 2", [("a", 0, 1)])]
    assert told(graph(*one[:2]), {"a": (0, 1)}) == [("Course 1", [("a", 0, 1)])]
    mixed = [{"amount": 9, "currency": "EUR"}, {"amount": 9, "currency": "GBP"}]
    assert told(graph(*mixed), {"a": (0, 1)}) == [("Course 0", [("a", 0, 1)])]


def test_a_route_takes_a_resource_and_gets_a_credential_once() -> None:
    graph = offering()
    (route,) = graph.path("porter", "chef")
    first, second = (step.preparation for step in route.steps)
    assert first
    assert second
    assert [(lesson.title, lesson.before) for lesson in first.resources] == [("Kitchen basics", False)]
    assert [(lesson.title, lesson.before) for lesson in second.resources] == [
        ("Kitchen and people", False),
        ("A year with a chef", False),
    ]
    assert [credential.credential for credential in first.credentials] == ["health-card"]
    assert [credential.credential for credential in second.credentials] == ["letter"]
    (letter,) = second.credentials
    assert (letter.title, letter.years, letter.hours) == ("Master's letter", 1.5, None)


def test_what_was_taken_for_an_earlier_step_costs_nothing_more() -> None:
    data = {
        "format": "careergraph/1",
        "title": "Twice",
        "skills": {
            "a": {"title": "A", "resources": [{"title": "Both", "to": 2, "hours": 5}]},
            "b": {
                "title": "B",
                "resources": [
                    {"title": "Both", "to": 2, "hours": 5},
                    {"title": "Quick", "to": 2, "hours": 1},
                ],
            },
        },
        "roles": {
            "x": {"title": "X"},
            "y": {"title": "Y", "skills": {"a": 1}},
            "z": {"title": "Z", "skills": {"a": 1, "b": 1}},
        },
        "moves": [{"from": "x", "to": "y"}, {"from": "y", "to": "z"}],
    }
    graph = CareerGraph.from_dict(data)
    for _ in range(2):  # the second time from what is kept
        steps = graph.path("x", "z")[0].steps
        (lesson,) = steps[1].preparation.resources if steps[1].preparation else ()
        assert (lesson.title, lesson.before) == ("Both", True)
    (lesson,) = graph.next("y")[0].preparation.resources  # type: ignore[union-attr]
    assert (lesson.title, lesson.before) == ("Quick", False)


def test_what_a_person_holds_is_not_to_get() -> None:
    graph = offering()

    def to_get(**person: Any) -> list[str]:  # noqa: ANN401 - as options
        (route,) = graph.path("porter", "chef", **person)
        return [
            credential.credential
            for step in route.steps
            if step.preparation
            for credential in step.preparation.credentials
        ]

    assert to_get() == ["health-card", "letter"]
    assert to_get(profile=Profile(credentials=["Master's letter"])) == ["health-card"]
    assert to_get(have=["health card", "cooking:1"]) == ["letter"]
    assert to_get(have="health card") == ["letter"]
    assert to_get(have={"cooking": 1}) == ["health-card", "letter"]
    # Whoever is a cook came there with a health card.
    (move,) = graph.next("cook")
    assert move.preparation
    assert [credential.credential for credential in move.preparation.credentials] == ["letter"]
    (move,) = graph.next("cook", only_mine=True)
    assert move.preparation
    assert [credential.credential for credential in move.preparation.credentials] == ["letter", "health-card"]


def test_credentials_change_no_figure() -> None:
    data = {**OFFERS, "moves": [{**move, "credentials": []} for move in OFFERS["moves"]]}
    without, graph = (
        CareerGraph.from_dict(data).path("porter", "chef")[0],
        offering().path("porter", "chef")[0],
    )
    assert (without.learning, without.years) == (graph.learning, graph.years)


def test_a_gap_names_what_teaches_it_and_what_else_does() -> None:
    answer = offering().gap("porter", "chef")
    assert answer.preparation
    assert [lesson.title for lesson in answer.preparation.resources] == [
        "Kitchen basics",
        "Kitchen and people",
        "A year with a chef",
    ]
    assert [lesson.title for lesson in answer.preparation.others] == ["Cooking alone", "A book"]


def test_a_graph_without_offers_says_nothing_of_them() -> None:
    data = {key: value for key, value in OFFERS.items() if key != "credentials"}
    data["skills"] = {key: {"title": skill["title"]} for key, skill in OFFERS["skills"].items()}
    data["roles"] = {
        key: {name: value for name, value in role.items() if name != "pay"}
        for key, role in OFFERS["roles"].items()
    }
    data["moves"] = [
        {key: value for key, value in move.items() if key != "credentials"} for move in OFFERS["moves"]
    ]
    graph = CareerGraph.from_dict(data)
    (route,) = graph.path("porter", "chef")
    assert "preparation" not in str(route.model_dump(mode="json"))
    assert "preparation" not in str(graph.gap("porter", "chef").model_dump(mode="json"))
    assert "preparation" not in str(graph.next("porter")[0].model_dump(mode="json"))
    assert "pay" not in graph.compare("porter", "chef").model_dump(mode="json")
