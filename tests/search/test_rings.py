"""What is looked up around via roles."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING

from careergraph import CareerGraph
from careergraph.search import Constraints, Search
from careergraph.search import rings as rings_room
from careergraph.search.budget import NO_WAY
from careergraph.search.layered import Layered
from careergraph.search.rings import bound_past

if TYPE_CHECKING:
    import pytest

# Role -> how many skills of its own it expects.
EXPECTED = {"start": 0, "x1": 2, "x2": 3, "via": 1, "y1": 4, "y2": 2, "end": 1}
MOVES = ["start x1", "start x2", "x1 via", "x2 via", "via y1", "via y2", "y1 end", "y2 end"]


def asked() -> Search:
    skills = {role: [f"{role}-{n}" for n in range(count)] for role, count in EXPECTED.items()}
    graph = CareerGraph.from_dict(
        {
            "format": "careergraph/1",
            "title": "Through one role",
            "skills": {skill: {"title": skill} for own in skills.values() for skill in own},
            "roles": {role: {"title": role, "skills": dict.fromkeys(own, 1)} for role, own in skills.items()},
            "moves": [dict(zip(("from", "to"), move.split(), strict=True)) for move in MOVES],
        }
    )
    past = Constraints(via=frozenset({"via"}))
    return Search(graph, "start", "end", by="learning", held={}, constraints=past)


def bound(search: Search, within: float, labels: int = 10**6) -> int:
    """Return what the rings say of the start."""
    layers = Layered(search.view, search.goal, search.vias)
    found = bound_past(layers, search.steps, search.start, within=within, budget=search.budget)
    found.look_further(labels)
    return found.around(layers.place(search.start.role, 0), found.must, 0)


def test_the_cheapest_ways_in_and_out_are_counted() -> None:
    assert bound(asked(), inf) == 2 + 1 + 2 + 1


def test_what_learns_more_than_a_known_route_is_left_out() -> None:
    assert bound(asked(), 6) == 6
    assert bound(asked(), 5) == NO_WAY


def test_a_short_search_does_without() -> None:
    assert bound(asked(), inf, labels=1) == 0


def test_with_room_for_one_choice_only_what_all_ask_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rings_room, "MOST_CHOICES", 1)
    assert bound(asked(), inf) == 1 + 1
