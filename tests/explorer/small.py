"""A graph of two roles that says a little of everything."""

from typing import Any

from careergraph import CareerGraph

SMALL: dict[str, Any] = {
    "format": "careergraph/1",
    "title": "Small",
    "levels": ["Low", "High"],
    "proficiency": ["Some", "Much"],
    "functions": {"s": "Sales"},
    "sources": {"z": {"title": "Zeta"}, "a": {"title": "Alpha", "where": "here"}},
    "skills": {
        "k2": {"title": "Two", "effort": 2.5, "aliases": ["Deux"]},
        "k1": {"title": "One", "kind": "x"},
    },
    "roles": {
        "b": {
            "title": "B",
            "level": "High",
            "focus": {"s": 1.0},
            "scope": "strategic",
            "responsibilities": ["Plain", {"text": "Sourced", "sources": ["a"]}],
            "skills": {"k2": 2, "k1": 1},
            "sources": ["z"],
            "field_sources": {"skills.k1": ["a"], "scope": ["a"]},
            "codes": {"onet": "11-1"},
        },
        "a": {"title": "A", "level": "Low", "focus": {"s": 1.0}},
    },
    "moves": [
        {
            "from": "a",
            "to": "b",
            "years": 2,
            "people": 3,
            "leavers": 4,
            "requires": {"k2": {"level": 1, "optional": True, "sources": ["a"]}, "k1": 2},
            "field_sources": {"years": ["a"]},
            "sources": ["z"],
        },
        {"from": "b", "to": "a"},
    ],
}


def small() -> CareerGraph:
    return CareerGraph.from_dict(SMALL, name="small")
