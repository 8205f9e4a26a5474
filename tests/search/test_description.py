"""What moves ask is told anew or from what is kept, alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careergraph import CareerGraph
from careergraph.search import description

if TYPE_CHECKING:
    import pytest

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
