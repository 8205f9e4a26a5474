"""Generated career graphs in the shape of real ones, for the benchmarks: made from a seed alone.

``company`` and ``national`` graphs have ladders (families of roles, each with rungs), lateral moves to
similar roles and a few leaps; ``similar`` graphs have nothing but moves between similar roles, as
graphs built from shared skills alone do: routes are then long and nearly equal, the hard case.
"""

from __future__ import annotations

from random import Random
from typing import Any, Literal, TypeAlias

Shape: TypeAlias = Literal["company", "national", "similar"]

SKILLS_A_ROLE = 20
MOVES_A_ROLE = 10
RUNGS = 10
PROFICIENCY = ["Awareness", "Working", "Practitioner", "Expert"]


def career_graph(roles: int, shape: Shape = "national", seed: int = 1) -> dict[str, Any]:
    """Return a graph file's data with so many roles, about ten times the moves, 4.7 times the skills."""
    rng = Random(f"{roles} {shape} {seed}")
    skills = max(40, roles * 14 // 3)
    levels = shape == "company"
    families = max(1, roles // (3 * RUNGS))
    expected = [_skills(rng, index, roles, families, skills, levels=levels) for index in range(roles)]
    return {
        "format": "careergraph/1",
        "title": f"{shape} graph of {roles} roles",
        "proficiency": PROFICIENCY if levels else [],
        "levels": [f"Rung {rung}" for rung in range(1, RUNGS + 1)],
        "skills": {f"s{skill}": {"title": f"Skill {skill}"} for skill in range(skills)},
        "roles": {
            f"r{index}": {
                "title": f"Role {index}",
                "level": f"Rung {_rung(index, roles) + 1}",
                "skills": {f"s{skill}": level for skill, level in expected[index].items()},
            }
            for index in range(roles)
        },
        "moves": [
            {"from": f"r{source}", "to": f"r{target}", "years": rng.choice([1, 1.5, 2, 2.5, 3, 4])}
            for source, target in _moves(rng, expected, roles, families, shape)
        ],
    }


def _rung(index: int, roles: int) -> int:
    """Return a role's rung: fewer roles the higher it is."""
    return int(RUNGS * (1 - (1 - index / roles) ** 0.5))


def _skills(
    rng: Random, index: int, roles: int, families: int, skills: int, *, levels: bool
) -> dict[int, int]:
    """Return the skills a role expects: most from its family's own, some that everybody shares."""
    family = index % families
    pool = skills // families
    shared = max(10, skills // 50)
    found: dict[int, int] = {}
    while len(found) < min(SKILLS_A_ROLE, skills // 2):
        lot = rng.random()
        if lot < 0.65:
            skill = family * pool + int(pool * rng.random() ** 1.5)
        elif lot < 0.85:
            skill = rng.randrange(shared)
        else:
            skill = rng.randrange(skills)
        rung = _rung(index, roles)
        found[skill] = min(4, 1 + (rung + rng.randrange(4)) // 4) if levels else 1
    return found


def _moves(
    rng: Random, expected: list[dict[int, int]], roles: int, families: int, shape: Shape
) -> list[tuple[int, int]]:
    """Return the moves: up the ladder, across to similar roles, and a few leaps; or similar roles only."""
    holders: dict[int, list[int]] = {}
    for index, skills in enumerate(expected):
        for skill in skills:
            holders.setdefault(skill, []).append(index)
    found: dict[tuple[int, int], None] = {}
    for source in range(roles):
        shared: dict[int, int] = {}
        for skill in expected[source]:
            for other in holders[skill][:200]:
                if other != source:
                    shared[other] = shared.get(other, 0) + 1
        similar = sorted(shared, key=lambda other: (-shared[other], other))
        if shape == "similar":
            targets = similar[:MOVES_A_ROLE]
        else:
            ladder = [source + families * step for step in (1, 2, 3, 4, 5)]
            leaps = [rng.randrange(roles) for _ in range(2)]
            targets = [*ladder, *similar[:4], *leaps]
        for target in dict.fromkeys(targets):
            if target < roles and target != source:
                found[source, target] = None
    return list(found)
