"""What NICE and DCWF have in common: work roles with tasks, and with statements of knowledge and skill."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from careergraph.document.records import FORMAT
from careergraph.exchange.frameworks import checked
from careergraph.exchange.frameworks.readiness import ready_moves
from careergraph.names import fold

if TYPE_CHECKING:
    from careergraph.document.records import GraphFile

__all__ = ["Framework", "WorkRole", "graph_file"]

# A name may have so many letters; what is longer stands in full in the summary.
MOST_LETTERS = 300
# A role is like so many others, where its skills are at least so much of what they ask.
ALIKE, ENOUGH = 3, 0.5


@dataclass
class WorkRole:
    """A work role: ``tasks`` by id, ``statements`` by id, true where it cannot do without one."""

    id: str
    title: str
    group: str = ""
    summary: str = ""
    tasks: dict[str, str] = field(default_factory=dict)
    statements: dict[str, bool] = field(default_factory=dict)


@dataclass
class Framework:
    """A framework of work roles; ``texts`` and ``kinds`` of statements by id, ``groups`` of roles by id."""

    name: str
    version: str
    owner: str
    where: str
    licence: str
    groups: dict[str, str] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)
    roles: dict[str, WorkRole] = field(default_factory=dict)


def graph_file(framework: Framework, *, file: str, title: str | None, alike: bool) -> GraphFile:
    """Return the graph file of a framework: without levels, and without moves unless they are asked for.

    ``alike`` adds moves from each role to three others that its skills suffice for by half.
    """
    used = sorted({key for role in framework.roles.values() for key in role.statements})
    skills, taken = {}, set[str]()
    for key in used:
        text = framework.texts[key]
        name = text if len(text) <= MOST_LETTERS else f"{text[:MOST_LETTERS].rstrip()}…"
        name = f"{name} ({key})" if fold(name) in taken else name
        taken.add(fold(name))
        skills[key] = {
            "title": name,
            "kind": framework.kinds[key],
            **({"summary": text} if len(text) > MOST_LETTERS else {}),
            "codes": {"statement": key},
            "sources": ["framework"],
        }
    counts = Counter(fold(role.title) for role in framework.roles.values())
    data: dict[str, Any] = {
        "format": FORMAT,
        "title": title or f"Work roles of {framework.name}",
        "description": (
            f"{framework.name} holds no levels, no proficiency and no moves: a gap and a comparison of roles "
            f"are what it is for. {framework.licence}"
        ),
        "version": framework.version or None,
        "owner": framework.owner,
        "licence": framework.licence,
        "language": "en",
        "ignore": ["CG101", "CG103", "CG402", "CG403"],
        "functions": framework.groups,
        "sources": {
            "framework": {
                "title": f"{framework.name} {framework.version}".strip(),
                "where": framework.where,
                "licence": framework.licence,
            },
        },
        "skills": skills,
        "roles": {
            key: {
                "title": role.title if counts[fold(role.title)] == 1 else f"{role.title} ({key})",
                **({"summary": role.summary} if role.summary else {}),
                **({"focus": {role.group: 1.0}} if role.group in framework.groups else {}),
                "responsibilities": [role.tasks[task] for task in sorted(role.tasks)],
                "skills": {
                    statement: 1 if role.statements[statement] else {"level": 1, "optional": True}
                    for statement in sorted(role.statements)
                },
                "codes": {"work-role": key},
                "sources": ["framework"],
            }
            for key, role in sorted(framework.roles.items())
        },
        "moves": [],
    }
    if alike:
        data["sources"]["alike"] = {
            "title": "Roles whose knowledge and skills suffice for half of another's", "derived": True
        }  # fmt: skip
        pairs = ready_moves(checked(data, file=file), least=ENOUGH, most=ALIKE)
        data["moves"] = [{"from": source, "to": target, "sources": ["alike"]} for source, target in pairs]
    return checked(data, file=file)
