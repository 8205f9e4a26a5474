"""What all entries but moves must be: names of their own, shares that add up, amounts in their order."""

from __future__ import annotations

from itertools import pairwise
from math import fsum
from typing import TYPE_CHECKING, Any

from careergraph.document.records import WITH_SOURCES, Role
from careergraph.errors import VALUE
from careergraph.names import fold, quoted
from careergraph.numbers import shown

if TYPE_CHECKING:
    from careergraph.document.rules.known import Known
    from careergraph.document.rules.words import Path

__all__ = ["check_credential", "check_entries", "check_pay", "check_resources"]

# How far the shares of a focus may be off 1.
TOLERANCE = 1e-6


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
        if "resources" in skill:
            check_resources(known, ("skills", key, "resources"), skill["resources"])
    _names(known, "skill", "skills")
    for key, credential in known.entries("credentials"):
        _fields(known, ("credentials", key), credential)
        check_credential(known, ("credentials", key), credential)
    _names(known, "credential", "credentials")
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
    # Our records have these fields, files do not: an entry's key is its id, and a skill of a role says itself
    # that it is optional.
    for name in {"id", "optional"} & entry.keys():
        known.tell_unknown_field(path, name)
    if "codes" in entry:
        known.mapping((*path, "codes"), entry["codes"])


def _names(known: Known, noun: str, section: str) -> None:
    """Titles and aliases name one role, or one skill, each; roles may share an alias that is no title."""
    owner: dict[str, tuple[object, int]] = {}
    titles = (
        {fold(entry["title"]) for _, entry in known.entries(section) if isinstance(entry.get("title"), str)}
        if section == "roles"
        else None
    )
    for key, entry in known.entries(section):
        names = [entry.get("title")]
        if entry.get("aliases") is not None:
            names += known.list((section, key, "aliases"), entry["aliases"]) or ()
        for position, name in enumerate(names):
            # A large graph has a million names: a place is only made where there is something to tell.
            if not isinstance(name, str):
                continue
            other, first = owner.setdefault(fold(name), (key, position))
            if other != key and (titles is None or fold(name) in titles):
                known.findings.tell(
                    _named_at(section, key, position),
                    f"{quoted(name)} names {noun} {quoted(other)} already",
                    f"give every {noun} names of its own",
                    other=_named_at(section, other, first),
                )


def _named_at(section: str, key: Any, position: int) -> Path:  # noqa: ANN401 - a key as it was written
    """Return the place of an entry's title (position 0) or of one of its aliases."""
    return (section, key, "aliases", position - 1) if position else (section, key, "title")


def _role(known: Known, path: Path, role: dict[Any, Any]) -> None:
    _fields(known, path, role)
    level = role.get("level")
    if isinstance(level, str) and level.strip() and known.levels is not None:
        known.level((*path, "level"), level)
    if "focus" in role:
        _focus(known, (*path, "focus"), role["focus"])
    if "skills" in role:
        _expected(known, (*path, "skills"), role["skills"])
    for name in ("responsibilities", "kpis", "deliverables"):
        if name in role:
            known.facts((*path, name), role[name])
    if "pay" in role:
        check_pay(known, (*path, "pay"), role["pay"])
    if "sources" in role:
        known.sources_exist((*path, "sources"), role["sources"])
    if "field_sources" in role:
        known.field_sources(path, role, WITH_SOURCES[Role])


def _expected(known: Known, path: Path, skills: object) -> None:
    wanted = known.mapping(path, skills) or {}
    entries = known.skills.entries
    # Large graphs expect millions of skills: only where one is odd are they looked at one by one.
    if entries is not None and not wanted.keys() <= entries.keys():
        for skill in wanted:
            known.refer((*path, skill), skill, known.skills, on_key=True)
    known.asked(path, wanted)


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


def check_resources(known: Known, path: Path, resources: object) -> None:
    """Look at what teaches one skill.

    Raises
    ------
    TooManyFindingsError
        The file holds more problems than anybody would read.
    """
    for position, entry in enumerate(known.list(path, resources) or ()):
        if not isinstance(entry, dict):
            continue
        place = (*path, position)
        # Our records have these fields, files do not.
        for name in {"from_level", "to_level"} & entry.keys():
            known.tell_unknown_field(place, name)
        for name in ("from", "to"):
            known.on_scale((*place, name), path[1], entry.get(name))
        first, last = entry.get("from"), entry.get("to")
        if type(first) is int and type(last) is int and first >= last:
            message = f"this resource leads from level {VALUE} to no higher one"
            remedy = "`from` is the level that it begins at, `to` the one that it ends at"
            known.findings.tell((*place, "from"), message, remedy, shown=shown(first))
        _common(known, place, entry)


def check_credential(known: Known, path: Path, credential: dict[Any, Any]) -> None:
    """Look at one credential; see `check_resources`."""
    _common(known, path, credential)


def check_pay(known: Known, path: Path, pay: object) -> None:
    """Look at what a role pays; see `check_resources`."""
    if not isinstance(pay, dict):
        return
    said = [(name, pay[name]) for name in ("low", "middle", "high") if pay.get(name) is not None]
    if not said:
        known.findings.tell(
            path, "`pay` says no amount", "say `low`, `middle` or `high`, or leave `pay` out", on_key=True
        )
    amounts = [(name, value) for name, value in said if type(value) in {int, float}]
    for (low, less), (high, more) in pairwise(amounts):
        if less > more:
            message = f"`{high}` is {VALUE}, less than `{low}`"
            known.findings.tell(
                (*path, high), message, "`low`, `middle` and `high` come in that order", shown=shown(more)
            )
    known.sources_exist((*path, "sources"), pay.get("sources"))


def _common(known: Known, path: Path, entry: dict[Any, Any]) -> None:
    """Look at what a resource and a credential both have."""
    known.sources_exist((*path, "sources"), entry.get("sources"))
    cost = entry.get("cost")
    if not isinstance(cost, dict):
        return
    amount = cost.get("amount")
    if cost.get("currency") is None and type(amount) in {int, float} and amount != 0:
        known.findings.tell(
            (*path, "cost", "currency"), "`cost` lacks `currency`", "say which: EUR, USD ... (ISO 4217)"
        )
