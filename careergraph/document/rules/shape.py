"""The shape of a graph file: the right fields with the right kinds of values, checked by pydantic.

Its complaints are told in our words: no text of pydantic reaches a user.
"""

from __future__ import annotations

from itertools import chain, islice, pairwise
from typing import TYPE_CHECKING, Any, NoReturn, TypeAlias

from pydantic import ValidationError

from careergraph.document.records import FORMAT, GraphFile
from careergraph.document.rules.findings import MOST_FINDINGS, TooManyFindingsError
from careergraph.document.rules.words import place, shown_value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic_core import ErrorDetails

    from careergraph.document.rules.findings import Findings
    from careergraph.document.rules.words import Path

    Entries: TypeAlias = dict[str, Any] | list[Any] | tuple[Any, ...]

__all__ = ["validate"]

# These sections are validated in parts of about so many values: pydantic would collect a complaint for every
# value of a hostile file before we see the first.
SECTIONS = ("sources", "skills", "credentials", "roles", "moves", "needs", "functions", "agreements")
PART = 30_000
LISTS = ("ignore", "levels", "proficiency")
# An entry that holds more values than this is no work of people, nor is a list of so many levels.
MOST_VALUES = 100_000

_CONTAINERS = frozenset({dict, list, tuple})


def validate(data: dict[str, Any], findings: Findings) -> GraphFile | None:
    """Return the file that ``data`` describes, or None after telling ``findings`` what is wrong.

    Raises
    ------
    TooManyFindingsError
        The file holds more problems, or more values in one entry, than anybody would read.
    """
    _bound(data, findings)
    large: dict[str, list[int]] = {}
    for section in SECTIONS:
        if isinstance(data.get(section), dict | list | tuple):
            ends = _ends(section, data[section], findings)
            if len(ends) > 1:
                large[section] = ends
    rest = data | {section: type(data[section])() for section in large}
    file = _validated(rest, data, findings)
    whole: dict[str, Any] = {}
    for section, ends in large.items():
        read = [
            getattr(part, section)
            for offset, entries in _parts(data[section], ends)
            if (
                part := _validated(_BARE | {section: entries}, data, findings, section=section, offset=offset)
            )
        ]
        whole[section] = _joined(read)
    if not file or findings:
        return None
    return file.model_copy(update=whole) if whole else file


_BARE: dict[str, Any] = {"format": FORMAT, "title": "-", "roles": {}, "moves": ()}


def _bound(data: dict[str, Any], findings: Findings) -> None:
    """Stop where the file has too many fields, or a list outside its sections too many entries."""
    if len(data) > MOST_VALUES:
        _stop((), f"the file has {len(data)} fields", findings)
    for name in LISTS:
        value = data.get(name)
        if isinstance(value, list | tuple) and len(value) > MOST_VALUES:
            _stop((name,), f"`{name}` has {len(value)} entries", findings)


def _stop(path: Path, message: str, findings: Findings) -> NoReturn:
    findings.tell(path, message, f"at most {MOST_VALUES} are read")
    raise TooManyFindingsError


def _ends(section: str, entries: Entries, findings: Findings) -> list[int]:
    """Return the positions behind the last entry of each part that a section is validated in."""
    ends: list[int] = []
    weight = 0
    for position, entry in enumerate(entries.values() if isinstance(entries, dict) else entries):
        size = _size(entry) if type(entry) in _CONTAINERS else 1
        if size > MOST_VALUES:
            key = next(islice(entries, position, None)) if isinstance(entries, dict) else position
            _stop((section, key), f"{place((section, key))} holds more than {MOST_VALUES} values", findings)
        weight += size
        if weight > PART:
            ends.append(position + 1)
            weight = 0
    if weight:
        ends.append(len(entries))
    return ends


def _size(entry: Entries) -> int:
    """Return how many values an entry holds, itself included; counted no further than too many."""
    size = 1
    rest: list[Any] = [entry]
    # Without recursion: what a program hands over may be nested deeply, or hold itself.
    while rest and size <= MOST_VALUES:
        node = rest.pop()
        size += len(node)
        for value in node.values() if type(node) is dict else node:
            if type(value) in _CONTAINERS:
                rest.append(value)  # noqa: PERF401 - a new list for each of millions of entries takes longer
    return size


def _parts(entries: Entries, ends: list[int]) -> Iterator[tuple[int, Any]]:
    """Yield a section in parts, each with the position of its first entry."""
    if isinstance(entries, dict):
        items = iter(entries.items())
        for start, end in pairwise([0, *ends]):
            yield 0, dict(islice(items, end - start))
    else:
        for start, end in pairwise([0, *ends]):
            yield start, entries[start:end]


def _joined(parts: list[Any]) -> Any:  # noqa: ANN401 - what the section is made of
    if parts and isinstance(parts[0], dict):
        return dict(chain.from_iterable(part.items() for part in parts))
    return tuple(chain.from_iterable(parts))


def _validated(
    part: dict[str, Any], data: dict[str, Any], findings: Findings, *, section: str = "", offset: int = 0
) -> GraphFile | None:
    try:
        return GraphFile.model_validate(part)
    except ValidationError as error:
        details = error.errors(include_url=False)
    # Most files are in shape: the words for what is not are imported where they are needed.
    from careergraph.document.rules.complaints import UNKNOWN_FIELD, mistyped

    lacking = {detail["loc"][:-1] for detail in details if detail["type"] == "missing"}
    mistyped_fields = {
        (*detail["loc"][:-1], mistyped(detail["loc"][:-1], str(detail["loc"][-1])))
        for detail in details[:MOST_FINDINGS]
        if detail["type"] in UNKNOWN_FIELD and detail["loc"][:-1] in lacking
    }
    for detail in details:
        loc = detail["loc"]
        if detail["type"] == "missing" and loc in mistyped_fields:
            continue  # the unknown field says "did you mean" it: one mistake, one problem
        if offset and loc[:1] == (section,) and isinstance(loc[1], int):
            loc = (section, loc[1] + offset, *loc[2:])
        _tell(detail, loc, data, findings)
    return None


def _tell(detail: ErrorDetails, loc: Path, data: dict[str, Any], findings: Findings) -> None:
    from careergraph.document.rules.complaints import UNKNOWN_FIELD, Complaint, words_for

    kind = detail["type"]
    on_key = loc[-1:] == ("[key]",)
    path = _in_data(data, loc[:-1] if on_key else loc, missing=kind == "missing")
    value = path[-1] if on_key else detail["input"]
    complaint = Complaint(kind, path, value, detail.get("ctx", {}), data, findings)
    message, remedy = words_for(complaint, on_key=on_key)
    findings.tell(path, message, remedy, on_key=on_key or kind in UNKNOWN_FIELD, shown=shown_value(value))


def _in_data(data: object, loc: Path, *, missing: bool) -> Path:
    """Return the part of pydantic's place that exists in the data.

    A fact or a requirement in its short form is validated as a record: ``kpis[0].text`` is ``kpis[0]`` there.
    """
    node = data
    for step, part in enumerate(loc):
        if isinstance(node, dict) and (part in node or missing):
            node = node.get(part)
        elif isinstance(node, list | tuple) and isinstance(part, int) and part < len(node):
            node = node[part]
        else:
            return loc[:step]
    return loc
