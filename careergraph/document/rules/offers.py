"""What resources, credentials and pay must be: amounts in their order, on the scale, of a currency."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from careergraph.document.rules.complaints import unknown_field
from careergraph.errors import VALUE
from careergraph.numbers import shown

if TYPE_CHECKING:
    from careergraph.document.rules.known import Known
    from careergraph.document.rules.words import Path

__all__ = ["check_credential", "check_pay", "check_resources"]


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
            message, remedy = unknown_field(place, name, known.findings)
            known.findings.tell((*place, name), message, remedy, on_key=True)
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
