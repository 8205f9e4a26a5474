"""What pydantic complains of, in our words: what is wrong and what to do."""

from __future__ import annotations

from dataclasses import fields
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple, get_args

from careergraph.document.catalogue import CATALOGUE, ERROR
from careergraph.document.offers import Period
from careergraph.document.records import (
    FORMAT,
    MAX_PROFICIENCY,
    WRITTEN,
    Career,
    Cost,
    Credential,
    Fact,
    GraphFile,
    Hidden,
    Histories,
    Move,
    Need,
    Pay,
    Requirement,
    Resource,
    Role,
    Skill,
    Source,
    Within,
)
from careergraph.document.rules.words import described, field, is_requirement, place, slug_of, steps
from careergraph.errors import VALUE
from careergraph.names import Nearest, fold, quoted
from careergraph.numbers import numeral, shown

if TYPE_CHECKING:
    from collections.abc import Callable

    from careergraph.document.rules.findings import Findings
    from careergraph.document.rules.words import Path

__all__ = [
    "UNKNOWN_FIELD",
    "Complaint",
    "list_wanted",
    "mapping_wanted",
    "mistyped",
    "unknown_field",
    "words_for",
]


class Complaint(NamedTuple):
    """One complaint of pydantic, with the value it is about."""

    kind: str
    path: Path
    value: object
    context: dict[str, Any]
    data: dict[str, Any]
    findings: Findings


def words_for(complaint: Complaint, *, on_key: bool) -> tuple[str, str]:
    """Return what is wrong and what to do, for a value or for the last key of its path."""
    return _bad_key(complaint) if on_key else _WORDS.get(complaint.kind, _other)(complaint)


def _bad_key(complaint: Complaint) -> tuple[str, str]:
    key = complaint.value
    if not isinstance(key, str):
        return f"an id is a text, not {described(key)}", f'put it in quotes: "{shown(key)}"'
    if not key:
        return "an id is empty", "give it a name"
    if complaint.kind == "string_too_long":
        return (
            f"the id {quoted(key)} is {len(key)} characters long",
            f"use at most {complaint.context['max_length']}",
        )
    return (
        f"{quoted(key)} is not an id",
        f"use letters, digits, '-', '_' and '.', such as {slug_of(key)!r}; the title may be any text",
    )


def _missing(complaint: Complaint) -> tuple[str, str]:
    *whole, name = complaint.path
    remedies = {
        "format": f"begin the file with `format: {FORMAT}`",
        "roles": "list at least one role",
        "moves": "list the moves between roles, or write `moves: []`",
        "from": "say which role the move starts from",
        "to": "say which role the move leads to",
        "level": "say which proficiency level is asked for",
        "function": "say which function the need belongs to",
        "text": "write the fact as `text:`, or as a plain text",
        "currency": "say which: EUR, USD ... (ISO 4217)",
        "period": f"say for how long that is paid: {', '.join(get_args(Period))}",
    }
    return f"{place(tuple(whole))} lacks `{name}`", remedies.get(str(name), f"add `{name}:`")


_RECORDS: dict[str, type] = {
    "sources": Source,
    "skills": Skill,
    "credentials": Credential,
    "roles": Role,
    "moves": Move,
    "needs": Need,
}
# Texts that no record goes without.
_MUST = frozenset({"title", "from", "to", "text"})
# Records within an entry, by the field that holds them.
_INNER: dict[str | int, type] = {"resources": Resource, "within": Within, "cost": Cost, "pay": Pay}
_ENTRY = 2


def known_fields(path: Path) -> list[str]:
    """Return the fields that a mapping at ``path`` may have."""
    if not path:
        return list(GraphFile.model_fields)
    record = _RECORDS.get(str(path[0]), Fact) if len(path) == _ENTRY else Fact
    if is_requirement(path):
        record = Requirement
    elif path[0] == "histories":
        within = {"hidden": Hidden, "careers": Career, "within": Within}
        record = next((within[part] for part in reversed(path) if part in within), Histories)
    elif len(path) > _ENTRY:
        # The innermost counts: a cost stands within a resource.
        record = next((_INNER[part] for part in reversed(path[_ENTRY:]) if part in _INNER), Fact)
    ours = {"id", "optional"} if record is not Requirement else ()
    return [WRITTEN.get(item.name, item.name) for item in fields(record) if item.name not in ours]


def mistyped(path: Path, unknown: str) -> str | None:
    """Return the field that an unknown one is most likely meant to be, or None."""
    return next(iter(_nearest(tuple(known_fields(path))).find(unknown, limit=1)), None)


@lru_cache
def _nearest(known: tuple[str, ...]) -> Nearest:
    """Return known words to look among; there are few sets of them, and many unknown words in a bad file."""
    return Nearest({word: word for word in known})


def _unknown_field(complaint: Complaint) -> tuple[str, str]:
    *whole, name = complaint.path
    return unknown_field(tuple(whole), str(name), complaint.findings)


def unknown_field(path: Path, name: str, findings: Findings) -> tuple[str, str]:
    """Return what to say about an unknown field of the mapping at ``path``."""
    message = f"{place(path)} has an unknown field {quoted(name)}"
    if path[:1] == ("moves",) and len(path) == _ENTRY:
        if name == "share":
            return message, "leave it out: share follows from `people` and `leavers`"
        if name in {"source", "target"}:
            return message, "name the roles as `from` and `to`"
    if name == "optional" and path[:1] == ("roles",) and len(path) == _ENTRY:
        return message, "say it of a skill: `skills: {budgeting: {level: 2, optional: true}}`"
    if name == "id":
        return message, "leave it out: the key of the entry is its id"
    known = known_fields(path)
    suggestion = findings.suggest(name, _nearest(tuple(known)))
    return message, suggestion or f"known here: {', '.join(known)}"


def _text_wanted(complaint: Complaint) -> tuple[str, str]:
    value = complaint.value
    message = f"{field(complaint.path)} is a text, not {described(value, placed=True)}"
    if value is None:
        return _no_text(complaint)
    if isinstance(value, bool | int | float):
        return message, f'put it in quotes: "{VALUE}"'
    return message, "write one text"


def _no_text(complaint: Complaint) -> tuple[str, str]:
    remedy = "write its text" if complaint.path[-1] in _MUST else "write its text, or leave it out"
    return f"{field(complaint.path)} is empty", remedy


def _long_text(complaint: Complaint) -> tuple[str, str]:
    length = len(complaint.value) if isinstance(complaint.value, str) else 0
    return (
        f"{field(complaint.path)} is {length} characters long",
        f"use at most {complaint.context['max_length']}",
    )


def _text_pattern(complaint: Complaint) -> tuple[str, str]:
    text = str(complaint.value)
    if complaint.path[-1] in {"as_of", "observed_from"}:
        return f"{field(complaint.path)} is not {described(text)}", "write a month or a day: 2026-06"
    control = next((letter for letter in text if not letter.isprintable() and ord(letter) < 0xA0), None)  # noqa: PLR2004
    if "x00" in str(complaint.context.get("pattern")) and control:
        return (
            f"{field(complaint.path)} holds the control character U+{ord(control):04X}",
            "remove it; a text is written on one line" if control in "\n\t" else "remove it",
        )
    if complaint.path == ("updated",):
        return _no_day(complaint)
    if complaint.path[-1] == "currency":
        return f"`currency` is not {quoted(text)}", "write three capital letters: EUR, USD ... (ISO 4217)"
    if complaint.path == ("language",):
        return f"`language` is not {quoted(text)}", "write a code such as en, fr or pt-BR (BCP 47)"
    return f"{quoted(text)} is not an id", "use letters, digits, '-', '_' and '.'"


def _broken_text(complaint: Complaint) -> tuple[str, str]:
    return f"{field(complaint.path)} holds half a character (a lone surrogate)", "write it anew"


def _whole_number_wanted(complaint: Complaint) -> tuple[str, str]:
    path, value = complaint.path, complaint.value
    if not is_requirement(path):
        return f"{field(path)} is a whole number, at least 1, not {described(value, placed=True)}", _unquoted(
            value
        )
    names, levels = complaint.findings.scale(complaint.data)
    message = f"the level of {_skill(path)} is a whole number, not {described(value, placed=True)}"
    if isinstance(value, str):
        level = levels.get(fold(value))
        if level:
            return message, f"write {level} for {quoted(names[level - 1])[1:-1]}"
    return (
        message,
        f"write one of: {steps(names)}" if names else f"write a whole number from 1 to {MAX_PROFICIENCY}",
    )


def _skill(path: Path) -> str:
    """Return the skill of a requirement, which is its level alone or a record with one."""
    return quoted(path[3])


def _unquoted(value: object) -> str:
    meant = numeral(value) if isinstance(value, str) else None
    if meant is None or not isinstance(value, str):
        return "leave it out where it is unknown"
    return f"write it without quotes: {meant}" if meant == value.strip() else f"write it as {meant}"


def _number_wanted(complaint: Complaint) -> tuple[str, str]:
    if isinstance(complaint.value, int) and not isinstance(complaint.value, bool):
        return f"{field(complaint.path)} is too large", "write a smaller number"
    described_value = described(complaint.value, placed=True)
    return f"{field(complaint.path)} is a number, not {described_value}", _unquoted(complaint.value)


def _not_finite(complaint: Complaint) -> tuple[str, str]:
    return (
        f"{field(complaint.path)} is {VALUE}, which is no finite number",
        "leave it out where it is unknown",
    )


def _out_of_range(complaint: Complaint) -> tuple[str, str]:
    path, value = complaint.path, complaint.value
    told = VALUE if isinstance(value, int | float) else described(value)
    if is_requirement(path):
        remedy = f"levels go from 1 to {MAX_PROFICIENCY}"
        return (
            f"the level of {_skill(path)} is {told}",
            f"{remedy}; leave out what is not asked" if value == 0 else remedy,
        )
    if "focus" in path:
        return (
            f"the share of {quoted(path[-1])} is {told}",
            "shares lie between 0 and 1: 0.7 stands for 70 %",
        )
    context = complaint.context
    return (
        f"{field(path)} is {told}",
        f"it is at most {context['le']}" if "le" in context else f"it is at least {context['ge']:g}",
    )


def _true_or_false(complaint: Complaint) -> tuple[str, str]:
    return (
        f"{field(complaint.path)} is true or false, not {described(complaint.value, placed=True)}",
        "write true or false, without quotes",
    )


def _one_of(complaint: Complaint) -> tuple[str, str]:
    value = complaint.value
    if complaint.path == ("format",):
        if isinstance(value, str) and value.startswith("careergraph/"):
            return (
                f"this is {quoted(value)[1:-1]}; this program reads {FORMAT}",
                "use a careergraph that does, or write the file anew",
            )
        return f"`format` is not {described(value)}", f"write `format: {FORMAT}`"
    known = {
        "scope": ["tactical", "strategic"],
        "kind": ["promotion", "lateral", "step_down"],
        "ignore": [code for code in CATALOGUE if code != ERROR],
        "period": list(get_args(Period)),
    }
    # A code stands in a list: the list's name tells what it may be.
    name = next(str(part) for part in reversed(complaint.path) if isinstance(part, str))
    choices = known.get(name, [])
    suggestion = complaint.findings.suggest(value, _nearest(tuple(choices))) if isinstance(value, str) else ""
    return (
        f"{field(complaint.path)} is not {described(value)}",
        suggestion or f"it is one of: {', '.join(choices)}",
    )


def _no_day(complaint: Complaint) -> tuple[str, str]:
    return f"{field(complaint.path)} is no day: {quoted(str(complaint.value))}", "write it as 2026-11-28"


def _other(complaint: Complaint) -> tuple[str, str]:
    if complaint.path[-1:] == ("years_range",):
        return "`years_range` is not two numbers", "write a quarter and three quarters: [1.5, 4]"
    return (
        f"{field(complaint.path)} is not {described(complaint.value)}",
        "`careergraph schema` says what fits",
    )


def list_wanted(path: Path, value: object) -> tuple[str, str]:
    """Return what to say where a list belongs."""
    remedy = (
        f"write it as a list: [{quoted(value)[1:-1]}]" if isinstance(value, str) else "write it as a list"
    )
    return f"{field(path)} is a list, not {described(value)}", remedy


def mapping_wanted(path: Path, value: object) -> tuple[str, str]:
    """Return what to say where a mapping belongs."""
    if isinstance(value, list | tuple) or not path:
        remedy = "write it as `key: value` lines"
    elif (len(path) == _ENTRY and path[0] in _RECORDS) or path[-2:-1] == ("resources",):
        remedy = (
            "write its fields, such as `{title: ...}`"
            if path[0] != "moves"
            else "write `{from: ..., to: ...}`"
        )
    else:
        remedy = "write it as `key: value` lines"
    return f"{field(path)} is a mapping, not {described(value)}", remedy


def _mapping_wanted(complaint: Complaint) -> tuple[str, str]:
    if complaint.context.get("class_name") == "Fact":
        return (
            f"{field(complaint.path)} is a text, not {described(complaint.value, placed=True)}",
            "write a text, or `{text: ..., sources: [...]}`",
        )
    return mapping_wanted(complaint.path, complaint.value)


def _list_wanted(complaint: Complaint) -> tuple[str, str]:
    return list_wanted(complaint.path, complaint.value)


UNKNOWN_FIELD = ("extra_forbidden", "unexpected_keyword_argument")
_WORDS: dict[str, Callable[[Complaint], tuple[str, str]]] = {
    "missing": _missing,
    **dict.fromkeys(UNKNOWN_FIELD, _unknown_field),
    "string_type": _text_wanted,
    "string_too_short": _no_text,
    "string_too_long": _long_text,
    "string_pattern_mismatch": _text_pattern,
    "string_unicode": _broken_text,
    "no_such_day": _no_day,
    "int_type": _whole_number_wanted,
    "float_type": _number_wanted,
    "finite_number": _not_finite,
    "greater_than_equal": _out_of_range,
    "less_than_equal": _out_of_range,
    "bool_type": _true_or_false,
    "literal_error": _one_of,
    "dict_type": _mapping_wanted,
    "model_type": _mapping_wanted,
    "dataclass_type": _mapping_wanted,
    "tuple_type": _list_wanted,
}
