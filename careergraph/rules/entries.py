"""What roles, skills, sources and needs say of one another: names of their own, shares that add up."""

from __future__ import annotations

from dataclasses import fields
from math import fsum
from typing import TYPE_CHECKING, Any

from careergraph.models import Role
from careergraph.names import fold, quoted
from careergraph.rules.complaints import unknown_field

if TYPE_CHECKING:
    from careergraph.rules.known import Known
    from careergraph.rules.words import Path

__all__ = ["check_entries"]

# How far the shares of a focus may be off 1.
TOLERANCE = 1e-6
_FIELDS_WITH_SOURCES = frozenset(item.name for item in fields(Role)) - {"id", "sources", "field_sources"}


def check_entries(known: Known) -> None:
    """Look at every section but the moves.

    Cost: one pass over the data.

    Raises
    ------
    TooManyFindingsError
        The file holds more problems than anybody would read.
    """
    for key, source in known.entries("sources"):
        _fields(known, ("sources", key), source)
    for key, skill in known.entries("skills"):
        _fields(known, ("skills", key), skill)
        known.sources_exist(("skills", key, "sources"), skill.get("sources"))
    _names(known, "skill", "skills")
    for key, role in known.entries("roles"):
        _role(known, ("roles", key), role)
    _names(known, "role", "roles")
    if known.data.get("roles") == {}:
        known.findings.tell(("roles",), "`roles` is empty", "list at least one role")
    for key, need in known.entries("needs"):
        known.refer(("needs", key, "function"), need.get("function"), known.functions)
        known.sources_exist(("needs", key, "sources"), need.get("sources"))
    known.facts(("agreements",), known.data.get("agreements"))


def _fields(known: Known, path: Path, entry: dict[Any, Any]) -> None:
    if "id" in entry:
        message, remedy = unknown_field(path, "id", known.findings)
        known.findings.tell((*path, "id"), message, remedy, on_key=True)
    if "codes" in entry:
        known.mapping((*path, "codes"), entry["codes"])


def _names(known: Known, noun: str, section: str) -> None:
    """Titles and aliases name one role, or one skill, each."""
    taken: dict[str, Path] = {}
    for key, entry in known.entries(section):
        named: list[tuple[Path, object]] = [((section, key, "title"), entry.get("title"))]
        if entry.get("aliases") is not None:
            aliases = known.list((section, key, "aliases"), entry["aliases"]) or ()
            named += [((section, key, "aliases", place), name) for place, name in enumerate(aliases)]
        for path, name in named:
            if not isinstance(name, str):
                continue
            first = taken.setdefault(fold(name), path)
            if first[1] != key:
                message = f"{quoted(name)} names {noun} {quoted(first[1])} already"
                known.findings.tell(path, message, f"give every {noun} names of its own", other=first)


def _role(known: Known, path: Path, role: dict[Any, Any]) -> None:
    _fields(known, path, role)
    level = role.get("level")
    if (
        isinstance(level, str)
        and level.strip()
        and known.levels is not None
        and level.strip() not in known.levels
    ):
        known.unknown((*path, "level"), "level", level, "levels", known.levels)
    if "focus" in role:
        _focus(known, (*path, "focus"), role["focus"])
    if "skills" in role:
        _expected(known, (*path, "skills"), role["skills"])
    for name in ("responsibilities", "kpis", "deliverables"):
        if name in role:
            known.facts((*path, name), role[name])
    if "sources" in role:
        known.sources_exist((*path, "sources"), role["sources"])
    if "field_sources" in role:
        known.field_sources(path, role, _FIELDS_WITH_SOURCES)


def _expected(known: Known, path: Path, skills: object) -> None:
    entries = known.skills.entries
    top = len(known.scale) if known.scale else 0
    # A framework expects a hundred thousand skills of its roles: only what is odd is looked at closely.
    for skill, wanted in (known.mapping(path, skills) or {}).items():
        if entries is not None and skill not in entries:
            known.refer((*path, skill), skill, known.skills, on_key=True)
        if top and type(wanted) is int and not 1 <= wanted <= top:
            known.on_scale((*path, skill), skill, wanted)


def _focus(known: Known, path: Path, focus: object) -> None:
    shares = known.mapping(path, focus)
    if not shares:
        return
    for function in shares:
        known.refer((*path, function), function, known.functions, on_key=True)
    values = list(shares.values())
    # A share out of 0..1 is told by itself, and so is one that is no number.
    if all(type(share) in {int, float} and 0 <= share <= 1 for share in values):
        total = fsum(values)
        if abs(total - 1) > TOLERANCE:
            known.findings.tell(path, f"the shares of `focus` sum to {total:.7g}", "let them sum to 1")
