"""ESCO's occupations as a career graph: moves lead to the occupations that share most skills, and no others.

ESCO knows which skills an occupation needs, and no moves. Such a graph is the hardest that real data gives:
routes are long, and thousands of them are nearly equal. The files are those that ESCO publishes, read from
where the data sets are; some names in them differ between releases.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MOVES_A_ROLE = 10


def esco_graph(archive: Path) -> dict[str, Any]:
    """Return a graph file's data with a role for each occupation, and a move to each of the ten most alike.

    Alike are two occupations by the essential skills that they share, of all that either has (Jaccard).
    """
    expected = _essential_skills(archive)
    holders: dict[str, list[str]] = defaultdict(list)
    for role, skills in expected.items():
        for skill in skills:
            holders[skill].append(role)
    return {
        "format": "careergraph/1",
        "title": "ESCO, moves between occupations that are alike",
        "skills": {skill: {"title": skill} for skill in sorted(holders)},
        "roles": {
            role: {"title": role, "skills": dict.fromkeys(sorted(skills), 1)}
            for role, skills in expected.items()
        },
        "moves": [
            {"from": role, "to": other} for role in expected for other in _most_alike(role, expected, holders)
        ],
    }


def _most_alike(role: str, expected: dict[str, set[str]], holders: dict[str, list[str]]) -> list[str]:
    shared = Counter(other for skill in expected[role] for other in holders[skill] if other != role)
    likeness = {other: count / len(expected[role] | expected[other]) for other, count in shared.items()}
    return sorted(likeness, key=lambda other: (-likeness[other], other))[:MOVES_A_ROLE]


def _essential_skills(archive: Path) -> dict[str, set[str]]:
    """Return occupation -> its essential skills, by short names, in a fixed order."""
    found: dict[str, set[str]] = defaultdict(set)
    with zipfile.ZipFile(archive) as files:
        for row in _rows(files, "occupationSkillRelations"):
            if row["relationType"] == "essential":
                occupation, skill = (row[key].rpartition("/")[2] for key in ("occupationUri", "skillUri"))
                found[f"o-{occupation}"].add(f"s-{skill}")
    return {role: found[role] for role in sorted(found)}


def _rows(files: zipfile.ZipFile, name: str) -> Iterator[dict[str, str]]:
    (member,) = (each for each in files.namelist() if name in each)
    with files.open(member) as text:
        yield from csv.DictReader(io.TextIOWrapper(text, encoding="utf-8-sig", newline=""))
