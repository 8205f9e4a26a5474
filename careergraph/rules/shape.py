"""The shape of a graph file: the right fields with the right kinds of values, checked by pydantic.

Its complaints are told in our words: no text of pydantic reaches a user.
"""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from careergraph.models import FORMAT, GraphFile
from careergraph.rules.complaints import UNKNOWN_FIELD, Complaint, mistyped, words_for
from careergraph.rules.findings import MOST_FINDINGS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic_core import ErrorDetails

    from careergraph.rules.findings import Findings
    from careergraph.rules.words import Path

__all__ = ["validate"]

# Sections that may be huge are validated in parts: pydantic would collect a complaint for every entry of a
# hostile file before we see the first.
LARGE_SECTIONS = ("sources", "skills", "roles", "moves", "needs", "functions", "agreements")
PART = 20_000


def validate(data: dict[str, Any], findings: Findings) -> GraphFile | None:
    """Return the file that ``data`` describes, or None after telling ``findings`` what is wrong."""
    large = {
        section: data[section]
        for section in LARGE_SECTIONS
        if isinstance(data.get(section), dict | list | tuple) and len(data[section]) > PART
    }
    file = _validated(data | {section: type(entries)() for section, entries in large.items()}, data, findings)
    whole: dict[str, Any] = {}
    for section, entries in large.items():
        parts = [
            getattr(part, section)
            for offset, entry in _parts(entries)
            if (part := _validated(_BARE | {section: entry}, data, findings, section=section, offset=offset))
        ]
        whole[section] = _joined(parts)
    if not file or findings:
        return None
    return file.model_copy(update=whole) if whole else file


_BARE: dict[str, Any] = {"format": FORMAT, "title": "-", "roles": {}, "moves": ()}


def _parts(entries: dict[str, Any] | list[Any] | tuple[Any, ...]) -> Iterator[tuple[int, Any]]:
    """Yield a section in parts, each with the position of its first entry."""
    if isinstance(entries, dict):
        items = iter(entries.items())
        while part := dict(islice(items, PART)):
            yield 0, part
    else:
        for offset in range(0, len(entries), PART):
            yield offset, entries[offset : offset + PART]


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
    mistyped_fields = {
        (*detail["loc"][:-1], mistyped(detail["loc"][:-1], str(detail["loc"][-1])))
        for detail in details[:MOST_FINDINGS]
        if detail["type"] in UNKNOWN_FIELD
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
    kind = detail["type"]
    on_key = loc[-1:] == ("[key]",)
    path = _in_data(data, loc[:-1] if on_key else loc, missing=kind == "missing")
    value = path[-1] if on_key else detail["input"]
    complaint = Complaint(kind, path, value, detail.get("ctx", {}), data, findings)
    message, remedy = words_for(complaint, on_key=on_key)
    findings.tell(path, message, remedy, on_key=on_key or kind in UNKNOWN_FIELD)


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
