"""One small graph for the insights: a kitchen, with two ways up, a way back and a dead end."""

from __future__ import annotations

from typing import Any

DATA: dict[str, Any] = {
    "format": "careergraph/1",
    "title": "A kitchen",
    "levels": ["Start", "Middle", "Top"],
    "proficiency": ["Basic", "Good", "Strong", "Master"],
    "skills": {
        "cooking": {"title": "Cooking"},
        "hygiene": {"title": "Hygiene", "effort": 0.5},
        "hiring": {"title": "Hiring", "effort": 2},
        "wine": {"title": "Wine"},
    },
    "roles": {
        "cook": {"title": "Cook", "level": "Start", "skills": {"cooking": 2, "hygiene": 1}},
        "waiter": {"title": "Waiter", "level": "Start", "skills": {"hygiene": 1, "wine": 1}},
        "sous": {"title": "Sous-chef", "level": "Middle", "skills": {"cooking": 3, "hygiene": 1}},
        "sommelier": {"title": "Sommelier", "level": "Middle", "skills": {"wine": 4}},
        "chef": {"title": "Chef", "level": "Top", "skills": {"cooking": 4, "hiring": 1}},
        "owner": {"title": "Owner", "level": "Top", "skills": {"hiring": 2}},
        "critic": {"title": "Critic"},
    },
    "moves": [
        {"from": "cook", "to": "sous", "years": 2, "people": 3, "leavers": 4},
        {
            "from": "cook",
            "to": "waiter",
            "years": 0.5,
            "requires": {"hygiene": 1, "wine": {"level": 2, "optional": True}},
        },
        {"from": "waiter", "to": "cook", "years": 0.5},
        {"from": "waiter", "to": "sommelier", "years": 3},
        {"from": "sous", "to": "chef", "years": 3},
        {"from": "sommelier", "to": "chef"},
        {"from": "chef", "to": "owner", "years": 5},
    ],
}
