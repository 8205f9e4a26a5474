"""A framework without a flaw, large enough to plant mistakes in without one touching another."""

from __future__ import annotations

from typing import Any

import yaml

from careergraph import CareerGraph
from careergraph.check import check
from careergraph.document.texts import Document, read_text

# Crafts whose names have nothing in common.
CRAFTS = (
    "Baking",
    "Carpentry",
    "Dyeing",
    "Farriery",
    "Glassblowing",
    "Horology",
    "Inlaying",
    "Joinery",
    "Knitting",
    "Lutherie",
    "Masonry",
    "Needlework",
    "Origami",
    "Pottery",
)


RUNGS = ("Apprentice", "Journeyman", "Master", "Warden")


def craft(number: int) -> str:
    """Return the id of a craft's skill; its roles are ``baking-1`` to ``baking-4``."""
    return CRAFTS[number].lower()


def flawless() -> dict[str, Any]:
    """Return a framework of fourteen crafts, each with four roles in a row, that has nothing to remark."""
    data: dict[str, Any] = {
        "format": "careergraph/1",
        "title": "Guilds",
        "proficiency": ["Novice", "Able", "Skilled", "Expert"],
        "levels": list(RUNGS),
        "sources": {"charter": {"title": "Charter of the guilds"}},
        "skills": {},
        "roles": {},
        "moves": [],
    }
    for number, name in enumerate(CRAFTS):
        key = craft(number)
        data["skills"][key] = {"title": name}
        for step, rung in enumerate(RUNGS, 1):
            data["roles"][f"{key}-{step}"] = {
                "title": f"{name} {rung}",
                "level": rung,
                "skills": {key: step},
                "sources": ["charter"],
            }
        for step in range(1, len(RUNGS)):
            add_move(data, f"{key}-{step}", f"{key}-{step + 1}", years=2)
    return data


def add_role(data: dict[str, Any], key: str, title: str, rung: int | None, **fields: Any) -> None:  # noqa: ANN401
    """Add a role, sourced, of a level by its number from 1."""
    level = {"level": RUNGS[rung - 1]} if rung else {}
    data["roles"][key] = {"title": title, **level, "sources": ["charter"], **fields}


def add_move(data: dict[str, Any], start: str, goal: str, **fields: Any) -> None:  # noqa: ANN401
    """Add a move, sourced."""
    data["moves"].append({"from": start, "to": goal, "sources": ["charter"], **fields})


def move(data: dict[str, Any], start: str, goal: str) -> dict[str, Any]:
    """Return a move to change."""
    found: dict[str, Any] = next(
        item for item in data["moves"] if (item.get("from"), item.get("to")) == (start, goal)
    )
    return found


def document(data: dict[str, Any]) -> Document:
    """Return data as a document that was read from a file, with lines."""
    return read_text(yaml.safe_dump(data, sort_keys=False, allow_unicode=True), name="guilds.yaml")


def found(data: dict[str, Any], *select: str) -> list[tuple[str, str]]:
    """Return the code and the subject of each finding."""
    review = check(CareerGraph.from_dict(data), select=select)
    return [(item.code, item.subject) for item in review.findings]


def said(data: dict[str, Any], *select: str) -> list[str]:
    return [item.message for item in check(CareerGraph.from_dict(data), select=select).findings]


def small(**more: Any) -> dict[str, Any]:  # noqa: ANN401 - as a file writes it
    """Return two roles and a move between them."""
    return {
        "format": "careergraph/1",
        "title": "T",
        "roles": {"a": {"title": "Porter"}, "b": {"title": "Cook"}},
        "moves": [{"from": "a", "to": "b"}],
        **more,
    }
