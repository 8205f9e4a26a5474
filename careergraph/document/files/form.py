"""The form that a graph has in a file: plain data, in the short forms that people write."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from careergraph.document.records import (
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

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

__all__ = ["record_data", "to_data"]

Record = (
    Career
    | Cost
    | Credential
    | Fact
    | Hidden
    | Histories
    | Move
    | Need
    | Pay
    | Requirement
    | Resource
    | Role
    | Skill
    | Source
    | Within
)
# Those that have one form.
_RECORDS: tuple[type[Record], ...] = (
    Career,
    Cost,
    Credential,
    Hidden,
    Histories,
    Move,
    Need,
    Pay,
    Resource,
    Role,
    Skill,
    Source,
    Within,
)

# Larger whole numbers are not exact in double precision: they keep their decimal point.
EXACT = 2**53


def to_data(file: GraphFile) -> dict[str, Any]:
    """Return a graph file as plain data: what YAML and JSON files hold.

    Fields at their default are left out; entries keep their order. ``parse(to_data(file)) == file``.

    Examples
    --------
    >>> from careergraph.document.rules import parse
    >>> data = {"format": "careergraph/1", "title": "T", "roles": {"a": {"title": "A"}}, "moves": []}
    >>> to_data(parse(data)) == data
    True
    """
    data: dict[str, Any] = {}
    for name in GraphFile.model_fields:
        value = getattr(file, name)
        if name in _ALWAYS or value:
            # The sections of a graph in columns only look like a dict and a tuple.
            data[name] = _SECTIONS[name](value) if name in _SECTIONS else _plain(value)
    return data


_ALWAYS = ("format", "title", "roles", "moves")


def record_data(record: Record) -> dict[str, Any]:
    """Return one record of a graph file as plain data, without its id and the fields at their default.

    Examples
    --------
    >>> record_data(Role("Head of Sales", level="Head", id="head"))
    {'title': 'Head of Sales', 'level': 'Head'}
    """
    data: dict[str, Any] = {}
    for name, key, default in _FIELDS[type(record)]:
        value = getattr(record, name)
        if value is default or value == default:
            continue
        data[key] = value if type(value) is str else _plain(value)
    if isinstance(record, Role) and record.optional:
        for skill in data.get("skills", ()):
            if skill in record.optional:
                data["skills"][skill] = {"level": record.skills[skill], "optional": True}
    return data


def _fact(fact: Fact) -> str | dict[str, Any]:
    return record_data(fact) if fact.sources else fact.text


def _requirement(requirement: Requirement) -> int | dict[str, Any]:
    if requirement.optional or requirement.sources:
        return record_data(requirement)
    return requirement.level


# Each record's fields: the attribute, its name in a file, its default.
_FIELDS: dict[type[Record], tuple[tuple[str, str, Any], ...]] = {
    record: tuple(
        (
            name,
            WRITTEN.get(name, name),
            item.get_default(call_default_factory=True),
        )
        for name, item in cast("Any", record).__pydantic_fields__.items()
        if name not in {"id", "optional"} or record is Requirement
    )
    for record in (*_RECORDS, Fact, Requirement)
}


def _sequence(values: Iterable[Any]) -> list[Any]:
    return [_plain(value) for value in values]


def _mapping(values: Mapping[str, Any]) -> dict[str, Any]:
    return {key: _plain(value) for key, value in values.items()}


_SECTIONS: dict[str, Callable[[Any], object]] = {"skills": _mapping, "roles": _mapping, "moves": _sequence}


def _number(value: float) -> float | int:
    return int(value) if value.is_integer() and abs(value) < EXACT else value


_PLAIN: dict[type, Callable[[Any], object]] = {
    float: _number,
    tuple: _sequence,
    dict: _mapping,
    Fact: _fact,
    Requirement: _requirement,
    **dict.fromkeys(_RECORDS, record_data),
}


def _plain(value: object) -> object:
    make = _PLAIN.get(type(value))
    return value if make is None else make(value)
