"""What moves must be: between roles that exist, one per ordered pair, in agreement with the levels."""

from __future__ import annotations

from itertools import islice
from operator import lt
from typing import TYPE_CHECKING, Any

from careergraph.document.records import WITH_SOURCES, Move
from careergraph.names import quoted
from careergraph.numbers import shown

if TYPE_CHECKING:
    from collections.abc import Collection

    from careergraph.document.rules.known import Known
    from careergraph.document.rules.words import Path

__all__ = ["check_moves"]

_KINDS = ("promotion", "lateral", "step_down")


def check_moves(known: Known) -> None:
    """Look at every move.

    Cost: one pass over the moves.

    Raises
    ------
    TooManyFindingsError
        The file holds more problems than anybody would read.
    """
    moves = known.list(("moves",), known.data.get("moves"))
    if not moves:
        return
    _check_ends(known, moves)
    # A mined graph holds a million moves: the loops look at what nearly all of them have, the rest is apart.
    for position, move in enumerate(moves):
        if not isinstance(move, dict):
            continue
        if "requires" in move:
            _requires(known, ("moves", position, "requires"), move["requires"])
        if "credentials" in move:
            known.credentials_exist(("moves", position, "credentials"), move["credentials"])
        if "kind" in move:
            _kind(known, ("moves", position, "kind"), move)
        if "leavers" in move and "people" in move:
            people, leavers = move["people"], move["leavers"]
            if type(people) is int and type(leavers) is int and people > leavers > 0:
                _leavers(known, ("moves", position, "people"), people, leavers)
        if "sources" in move or "field_sources" in move:
            _sources(known, ("moves", position), move)


def _check_ends(known: Known, moves: Collection[Any]) -> None:
    """Each move joins two roles that exist, and no other move joins them."""
    index = {key: position for position, key in enumerate(known.roles.entries or ())}
    count = len(index)
    pairs: list[int] = []
    note_pair = pairs.append
    for position, move in enumerate(moves):
        try:
            source, target = index[move["from"]], index[move["to"]]
        except (KeyError, TypeError):
            if isinstance(move, dict):
                _ends(known, ("moves", position), move)
        else:
            if source == target:
                _itself(known, ("moves", position, "to"), move)
            note_pair(source * count + target)
    # Moves that a program wrote stand in the order of their roles: then none can stand there twice.
    in_order = all(map(lt, pairs, islice(pairs, 1, None)))
    if not in_order and len(set(pairs)) != len(pairs):
        _twice(known, moves)


def _ends(known: Known, path: Path, move: dict[Any, Any]) -> None:
    """Tell what is wrong with where a move starts and ends."""
    for name in ("source", "target"):
        if name in move:
            known.tell_unknown_field(path, name)
    known.refer((*path, "from"), move.get("from"), known.roles)
    known.refer((*path, "to"), move.get("to"), known.roles)


def _itself(known: Known, path: Path, move: dict[Any, Any]) -> None:
    message = f"this move leads from {quoted(move['to'])} to itself"
    known.findings.tell(path, message, "name another role, or leave the move out")


def _requires(known: Known, path: Path, requires: object) -> None:
    wanted = known.mapping(path, requires) or {}
    skills = known.skills.entries
    if skills is not None and not wanted.keys() <= skills.keys():
        for skill in wanted:
            known.refer((*path, skill), skill, known.skills, on_key=True)
    known.asked(path, wanted)


def _kind(known: Known, path: Path, move: dict[Any, Any]) -> None:
    """A stated kind agrees with the levels of the two roles."""
    kind, start, goal = move["kind"], known.rung(move.get("from")), known.rung(move.get("to"))
    if kind not in _KINDS or start is None or goal is None:
        return
    true = "lateral" if start == goal else "promotion" if goal > start else "step_down"
    if kind != true:
        levels = known.levels or ()
        known.findings.tell(
            path,
            f"a move from level {quoted(levels[start])} to {quoted(levels[goal])} is a {true}, not a {kind}",
            "leave `kind` out: it follows from the levels",
        )


def _leavers(known: Known, path: Path, people: int, leavers: int) -> None:
    known.findings.tell(
        path,
        f"{shown(people)} people made this move, but only {shown(leavers)} left the role",
        "`leavers` counts all who left the source role, `people` those of them who made this move",
    )


def _sources(known: Known, path: Path, move: dict[Any, Any]) -> None:
    known.sources_exist((*path, "sources"), move.get("sources"))
    if "field_sources" in move:
        known.field_sources(path, move, WITH_SOURCES[Move])


def _twice(known: Known, moves: Collection[Any]) -> None:
    """Tell which ordered pairs have more than one move."""
    first: dict[tuple[str, str], int] = {}
    for position, move in enumerate(moves):
        start, goal = (move.get("from"), move.get("to")) if isinstance(move, dict) else (None, None)
        if not isinstance(start, str) or not isinstance(goal, str):
            continue
        earlier = first.setdefault((start, goal), position)
        if earlier != position:
            message = f"there is a move from {quoted(start)} to {quoted(goal)} already"
            known.findings.tell(("moves", position), message, "join the two", other=("moves", earlier))
