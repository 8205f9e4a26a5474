"""What sheets have no place for is told, and only that."""

from __future__ import annotations

from typing import Any

from careergraph import CareerGraph
from careergraph.exchange.tables.unheld import unheld

DATA: dict[str, Any] = {
    "format": "careergraph/1",
    "title": "A kitchen",
    "skills": {"cooking": {"title": "Cooking"}},
    "roles": {"cook": {"title": "Cook"}, "chef": {"title": "Chef", "skills": {"cooking": 2}}},
    "moves": [{"from": "cook", "to": "chef", "people": 3, "leavers": 9, "years": 2}],
}


def test_what_has_a_place_is_not_told() -> None:
    assert unheld(CareerGraph.from_dict(DATA)) == ""


def test_everything_else_is() -> None:
    move = {
        **DATA["moves"][0],
        "credentials": ["licence"],
        "years_until": 4,
        "within": [{"years": 2, "share": 0.1}],
    }
    data = DATA | {
        "skills": {"cooking": {"title": "Cooking", "resources": [{"title": "A course"}]}},
        "credentials": {"licence": {"title": "A licence"}, "degree": {"title": "A degree"}},
        "roles": {
            "cook": {"title": "Cook", "people": 9, "pay": {"low": 1, "currency": "EUR", "period": "year"}},
            "chef": {"title": "Chef", "people": 3},
        },
        "moves": [move],
        "histories": {"as_of": "2020-01", "people": 9},
    }
    assert unheld(CareerGraph.from_dict(data)) == (
        "pay of 1 role, people of 2 roles, resources of 1 skill, 2 credentials, observed times of 1 move "
        "and what is said of the work histories"
    )
