"""Graphs that pages are looked at and measured with: a company, and titles that run from right to left."""

from itertools import pairwise
from typing import Any

from careergraph import CareerGraph

TITLES = ("مدير", "محلل", "مهندس", "مستشار", "رئيس", "منسق", "أخصائي", "مساعد")
FIELDS = ("المبيعات", "التسويق", "المالية", "الموارد البشرية")


def company() -> CareerGraph:
    """Make a company of more than a hundred roles: eight functions, nine levels, ladders and moves across."""
    functions = ["Sales", "Marketing", "Service", "Product", "Engineering", "Finance", "People", "Operations"]
    levels = [
        "Entry",
        "Junior",
        "Standard",
        "Senior",
        "Lead",
        "Manager",
        "Director",
        "Vice President",
        "Chief",
    ]
    roles: dict[str, Any] = {}
    moves: list[dict[str, str]] = []
    for place, function in enumerate(functions):
        for track in range(3):
            before = ""
            for rung, level in enumerate(levels[: 4 + (place + track) % 3]):
                name = f"{function.lower()}-{track}-{rung}"
                roles[name] = {
                    "title": f"{level} {function} Specialist {track + 1}",
                    "level": level,
                    "focus": {function.lower(): 1.0},
                    "skills": {f"s{(place * 7 + track * 3 + rung) % 20}": 1 + rung % 4},
                }
                if before:
                    moves.append({"from": before, "to": name})
                before = name
            moves.append({"from": before, "to": f"{function.lower()}-head"})
        roles[f"{function.lower()}-head"] = {
            "title": f"Director of {function}",
            "level": "Director",
            "focus": {function.lower(): 1.0},
        }
        moves.append({"from": f"{function.lower()}-head", "to": "chief"})
    roles["chief"] = {"title": "Chief Executive Officer", "level": "Chief", "focus": {"operations": 1.0}}
    moves += [
        {"from": f"{one.lower()}-0-1", "to": f"{other.lower()}-1-1"} for one, other in pairwise(functions)
    ]
    return CareerGraph.from_dict(
        {
            "format": "careergraph/1",
            "title": "A company",
            "levels": levels,
            "functions": {name.lower(): name for name in functions},
            "skills": {f"s{number}": {"title": f"Skill {number}"} for number in range(20)},
            "roles": roles,
            "moves": moves,
        }
    )


def right_to_left() -> CareerGraph:
    """Make forty roles whose titles, levels and functions run from right to left."""
    roles: dict[str, Any] = {}
    moves: list[dict[str, Any]] = []
    for place, field in enumerate(FIELDS):
        before = ""
        for rung, title in enumerate((*TITLES, *TITLES[:2])):
            name = f"r{place}-{rung}"
            level = f"المستوى {rung // 2 + 1}"
            roles[name] = {
                "title": f"{title} {field} {rung + 1}",
                "level": level,
                "focus": {f"f{place}": 1.0},
                "skills": {f"s{(place + rung) % 6}": 1 + rung % 4},
            }
            if before:
                moves.append({"from": before, "to": name, "years": 2})
            before = name
    return CareerGraph.from_dict(
        {
            "format": "careergraph/1",
            "title": "خريطة المسارات المهنية",
            "language": "ar",
            "levels": [f"المستوى {number}" for number in range(1, 6)],
            "functions": {f"f{place}": field for place, field in enumerate(FIELDS)},
            "skills": {f"s{number}": {"title": f"مهارة {number}"} for number in range(6)},
            "roles": roles,
            "moves": moves,
        },
        name="right-to-left",
    )
