"""A small kitchen with resources, credentials and pay."""

from typing import Any

from careergraph import CareerGraph

BASICS = {"title": "Kitchen basics", "where": "https://example.org/basics", "to": 1, "hours": 8}
PEOPLE = {"title": "Kitchen and people", "hours": 20, "cost": {"amount": 90, "currency": "EUR"}}

OFFERS: dict[str, Any] = {
    "format": "careergraph/1",
    "title": "A kitchen that teaches",
    "proficiency": ["Beginner", "Skilled", "Master"],
    "levels": ["Junior", "Senior", "Chief"],
    "sources": {"school": {"title": "Prospectus of the school"}, "survey": {"title": "Pay survey"}},
    "skills": {
        "cooking": {
            "title": "Cooking",
            "resources": [
                BASICS,
                {"title": "Cooking alone", "to": 1, "hours": 10, "sources": ["school"]},
                {**PEOPLE, "from": 1, "to": 2},
                {"title": "A year with a chef", "from": 1, "to": 3, "hours": 30},
            ],
        },
        "hygiene": {"title": "Kitchen hygiene", "resources": [{**BASICS, "sources": ["school"]}]},
        "leading": {
            "title": "Leading people",
            "resources": [{**PEOPLE, "to": 1}, {"title": "A book", "cost": {"amount": 0}}],
        },
    },
    "credentials": {
        "health-card": {"title": "Health card", "hours": 2, "sources": ["school"]},
        "letter": {"title": "Master's letter", "years": 1.5, "cost": {"amount": 900, "currency": "EUR"}},
    },
    "roles": {
        "porter": {"title": "Kitchen Porter", "level": "Junior"},
        "cook": {
            "title": "Cook",
            "level": "Senior",
            "skills": {"cooking": 1, "hygiene": 1},
            "pay": {
                "low": 28_000,
                "middle": 31_000,
                "high": 36_000,
                "currency": "EUR",
                "period": "year",
                "place": "Vienna",
                "as_of": "2026-06",
                "sources": ["survey"],
            },
        },
        "chef": {
            "title": "Head Chef",
            "level": "Chief",
            "skills": {"cooking": 3, "leading": 1},
            "pay": {"low": 21.5, "currency": "EUR", "period": "hour"},
        },
    },
    "moves": [
        {"from": "porter", "to": "cook", "years": 1, "credentials": ["health-card"]},
        {"from": "cook", "to": "chef", "years": 3, "credentials": ["letter", "health-card"]},
    ],
}


def offering() -> CareerGraph:
    return CareerGraph.from_dict(OFFERS, name="kitchen")
