"""What exports say of a role and of a move: plain values by name, without those that are unknown."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Any

from careergraph.document.files import MADE
from careergraph.document.files.form import record_data
from careergraph.exchange.tables.lists import joined, joined_pairs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from careergraph.document.records import Move, Role
    from careergraph.graph import CareerGraph

__all__ = [
    "EDGES",
    "NODES",
    "XML_HEAD",
    "XML_TYPES",
    "about",
    "about_lines",
    "edges",
    "flat_move",
    "flat_role",
    "for_xml",
    "move_attributes",
    "moves",
    "nodes",
    "pieces",
    "requirements",
    "role_attributes",
    "roles",
]

# What flat roles and flat moves hold, where it is known, and of which type.
NODES: dict[str, type[str | int | float]] = {
    "title": str,
    "level": str,
    "rung": int,
    "scope": str,
    "summary": str,
    "aliases": str,
    "focus": str,
    "responsibilities": str,
    "kpis": str,
    "deliverables": str,
    "skills": str,
    "codes": str,
}
EDGES: dict[str, type[str | int | float]] = {
    "kind": str,
    "years": float,
    "people": int,
    "leavers": int,
    "share": float,
    "requires": str,
}

# How XML forms call the types of these, and how each of them begins.
XML_TYPES = {str: "string", int: "long", float: "double"}
XML_HEAD = f'<?xml version="1.0" encoding="UTF-8"?>\n<!-- {MADE} -->'

# Lines that are written at once.
LINES = 100

# What no XML 1.0 document can hold, even escaped.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def roles(graph: CareerGraph) -> Iterator[Role]:
    """Yield the roles by id, so that exports do not depend on the order of the file."""
    return map(graph.roles.__getitem__, graph.columns.role_ids)


def moves(graph: CareerGraph) -> Iterator[Move]:
    """Yield the moves by the ids of their roles."""
    return graph.moves_by_id()


def about(graph: CareerGraph) -> dict[str, str]:
    """Return what the file says of itself beside its title: description, version, licence and so on."""
    file = graph.file
    derived = graph.moves_are_derived
    values = {
        "description": file.description,
        "version": file.version,
        "updated": file.updated,
        "owner": file.owner,
        "licence": file.licence,
        "language": file.language,
        "moves": derived and f"{'some are ' if derived == 'some' else ''}derived, not observed",
    }
    return {name: value for name, value in values.items() if value}


def about_lines(graph: CareerGraph) -> Iterator[str]:
    """Yield what the file says of itself in lines, for the comments of a form without a place for it."""
    for name, value in about(graph).items():
        if name != "description":
            yield for_xml(f"{name}: {' '.join(value.split())}")


def role_attributes(graph: CareerGraph, role: Role) -> dict[str, Any]:
    """Return what is known of a role: texts, numbers, lists and mappings.

    ``rung`` is the 1-based position of the level, lowest first; ``focus`` maps functions to shares (0..1),
    ``skills`` ids to proficiency levels (1-based); ``optional`` are the ids of those that
    somebody can come to the role without; ``pay`` is as in a file.
    """
    values = {
        "title": role.title,
        "level": role.level,
        "rung": graph.rung(role.id),
        "scope": role.scope,
        "summary": role.summary,
        "aliases": list(role.aliases),
        "focus": dict(sorted(role.focus.items())),
        "responsibilities": [fact.text for fact in role.responsibilities],
        "kpis": [fact.text for fact in role.kpis],
        "deliverables": [fact.text for fact in role.deliverables],
        "skills": dict(sorted(role.skills.items())),
        "optional": sorted(role.optional),
        "codes": dict(sorted(role.codes.items())),
        "pay": role.pay and record_data(role.pay),
    }
    return _known(values)


def move_attributes(graph: CareerGraph, move: Move) -> dict[str, Any]:
    """Return what is known of a move and what it asks for; ``share`` is in 0..1."""
    asked = graph.requirements(move.source, move.target)
    values = {
        "kind": graph.kind(move.source, move.target),
        "years": move.years,
        "people": move.people,
        "leavers": move.leavers,
        "share": move.share,
        "requires": [
            {"skill": skill, "level": asked[skill].level, "optional": asked[skill].optional}
            for skill in sorted(asked)
        ],
        "credentials": list(move.credentials),
    }
    return _known(values)


def flat_role(graph: CareerGraph, role: Role) -> dict[str, str | int | float]:
    """Return what is known of a role in values that every format can hold: texts and numbers."""
    values = role_attributes(graph, role)
    values.pop("pay", None)
    for name in ("aliases", "responsibilities", "kpis", "deliverables"):
        if name in values:
            values[name] = joined(values[name])
    if "focus" in values:
        values["focus"] = joined_pairs({key: f"{share:g}" for key, share in values["focus"].items()})
    if "skills" in values:
        optional = values.pop("optional", ())
        named = {
            graph.skills[key].title: graph.proficiency_name(level)
            + (" (optional)" if key in optional else "")
            for key, level in values["skills"].items()
        }
        values["skills"] = joined_pairs(named)
    if "codes" in values:
        values["codes"] = joined_pairs(values["codes"])
    return values


def flat_move(graph: CareerGraph, move: Move) -> dict[str, str | int | float]:
    """Return what is known of a move in texts and numbers."""
    values = move_attributes(graph, move)
    values.pop("credentials", None)
    if "requires" in values:
        values["requires"] = joined(requirements(graph, move))
    return values


def requirements(graph: CareerGraph, move: Move, *, beyond_target: bool = False) -> Iterator[str]:
    """Yield what a move asks for, skill by skill, what is optional last.

    ``beyond_target`` leaves out what the role that it leads to expects just so.
    """
    asked = graph.requirements(move.source, move.target)
    if beyond_target:
        known = {key: (item.level, item.optional) for key, item in graph.expected(move.target).items()}
        asked = {key: item for key, item in asked.items() if known.get(key) != (item.level, item.optional)}
    for key in sorted(asked, key=lambda key: (asked[key].optional, key)):
        optional = " (optional)" if asked[key].optional else ""
        yield f"{graph.skills[key].title}: {graph.proficiency_name(asked[key].level)}{optional}"


def pieces(lines: Iterable[str]) -> Iterator[str]:
    """Yield lines in pieces that are worth writing, each line with its end."""
    lines = iter(lines)
    while batch := list(islice(lines, LINES)):
        yield "\n".join([*batch, ""])


def for_xml(text: str) -> str:
    r"""Return a text as XML can hold it: U+FFFD stands for the few characters that it cannot.

    >>> for_xml("a < b \uffff") == "a < b \ufffd"
    True
    """
    return _NOT_XML.sub("\ufffd", text)


def _known(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None and value not in ([], {})}


def nodes(graph: CareerGraph) -> Iterator[tuple[Role, dict[str, str | float]]]:
    """Yield every role with its flat values."""
    for role in roles(graph):
        yield role, flat_role(graph, role)


def edges(graph: CareerGraph) -> Iterator[tuple[Move, dict[str, str | float]]]:
    """Yield every move with its flat values."""
    for move in moves(graph):
        yield move, flat_move(graph, move)
