"""Large files that hold nothing unusual, taken straight into tables: no record is made of a million moves.

What is checked here, column by column, is what the rules ask of such entries. Whatever is odd is none of this
module's business: the whole file then goes the thorough way, which tells what is wrong and where.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter
from itertools import accumulate, chain, islice
from operator import itemgetter, lt
from typing import TYPE_CHECKING, Any, TypeVar

from careergraph.collector import collector_paused
from careergraph.document.records import MAX_PROFICIENCY, MOST_COUNT, MOST_LETTERS, MOST_OF_NAME
from careergraph.document.rules import parse
from careergraph.errors import GraphFileError
from careergraph.graph.columns import KINDS, Moves
from careergraph.graph.stored import Same
from careergraph.graph.tables import (
    ExpectedMaps,
    MoveTable,
    RequiredTable,
    RoleTable,
    SkillTable,
    Tables,
)
from careergraph.names import folded_text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from careergraph.document.records import GraphFile

__all__ = ["plain_tables"]

T = TypeVar("T")

# Whoever expects more skills is not plain.
MOST_EXPECTED = 10_000
# The fields that entries may have here.
OF_SKILL, OF_ROLE = frozenset({"title"}), frozenset({"title", "level", "skills"})
OF_MOVE = frozenset({"from", "to", "years", "people", "leavers"})

_LETTERS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-")
_CONTROL = re.compile(r"[\x01-\x08\x0b-\x1f\x7f-\x9f]")


class _Odd(Exception):  # noqa: N818 - no error: the file goes another way
    """Something is not as plain as it must be here."""


def plain_tables(data: object) -> Tables | None:
    """Return the tables of a file of plain entries; None for any other, be it right or wrong.

    Parameters
    ----------
    data
        What a text said; it is not changed.

    Notes
    -----
    O(n log n) for n entries, some 2 s for a million moves: a third of what records take, and a tenth of the
    memory.
    """
    if not isinstance(data, dict):
        return None
    skills, roles, moves = data.get("skills"), data.get("roles"), data.get("moves")
    skills = {} if skills is None else skills
    if not (isinstance(skills, dict) and isinstance(roles, dict) and isinstance(moves, list) and roles):
        return None
    try:
        with collector_paused():
            return _tables(data, skills, roles, moves)
    except _Odd:
        return None


def _tables(data: dict[str, Any], skills: dict[str, Any], roles: dict[str, Any], moves: list[Any]) -> Tables:
    head = _head(data)
    skill_places, role_places = _places(skills), _places(roles)
    skill_ids, role_ids = _ids(skills, skill_places), _ids(roles, role_places)
    role_number = {key: number for number, key in enumerate(role_ids)}
    _fields(skills.values(), OF_SKILL)
    _fields(roles.values(), OF_ROLE)
    expected, top = _expected(roles, skills, len(head.proficiency) or MAX_PROFICIENCY)
    levels = _sorted(_levels(roles, head), role_places)
    nothing = Same[tuple[Any, ...]]((), 0)
    return Tables(
        head=head,
        skills=SkillTable(
            ids=skill_ids,
            titles=_sorted(_titles(skills), skill_places),
            kinds=Same(None, len(skills)),
            efforts=Same(1.0, len(skills)),
            all_efforts=frozenset({1.0} if skills else ()),
            summaries=Same(None, len(skills)),
            aliases=Same((), len(skills)),
            codes=Same({}, len(skills)),
            sources=Same((), len(skills)),
            more=Same(None, len(skills)),
            places=skill_places,
        ),
        roles=RoleTable(
            ids=role_ids,
            titles=_sorted(_titles(roles), role_places),
            levels=levels,
            scopes=Same(None, len(roles)),
            summaries=Same(None, len(roles)),
            aliases=Same((), len(roles)),
            codes=Same({}, len(roles)),
            focus=Same({}, len(roles)),
            people=Same(None, len(roles)),
            sources=Same((), len(roles)),
            more=Same(None, len(roles)),
            places=role_places,
        ),
        expected=ExpectedMaps(_sorted(expected, role_places)),
        moves=MoveTable(
            moves=_moves(moves, role_number, levels),
            years_low=Same(None, len(moves)),
            years_high=Same(None, len(moves)),
            years_until=Same(None, len(moves)),
            credentials=Same((), len(moves)),
            stated_kinds=Same(0, len(moves)),
            sources=Same((), len(moves)),
            more=Same(None, len(moves)),
        ),
        required=RequiredTable(rows=(), skills=(), levels=(), optional=(), sources=nothing),
        top_level=top,
    )


def _head(data: dict[str, Any]) -> GraphFile:
    """Return the file without what becomes tables."""
    rest = data | {"skills": {}, "roles": {"_": {"title": "_"}}, "moves": []}
    try:
        return parse(rest).model_copy(update={"roles": {}})
    except GraphFileError:
        raise _Odd from None


def _all(values: Iterable[object], *kinds: type) -> None:
    """See that values are of some types, and of no type made from them: a truth value is no number."""
    if not set(map(type, values)) <= set(kinds):
        raise _Odd


def _fields(entries: Collection[Any], known: frozenset[str]) -> set[str]:
    """Return the names of the fields that some entry has."""
    _all(entries, dict)
    found = set(chain.from_iterable(entries))
    if not found <= known:
        raise _Odd
    return found


def _places(entries: Mapping[Any, Any]) -> Sequence[int] | None:
    """Return the positions in the file in the order of the ids; None where they are sorted there."""
    _all(entries, str)
    keys = list(entries)
    if all(map(lt, keys, islice(keys, 1, None))):
        return None
    return array("i", sorted(range(len(keys)), key=keys.__getitem__))


def _sorted(in_file: list[T], places: Sequence[int] | None) -> list[T]:
    """Return what stands in the order of the file in the order of the ids.

    All that is looked at is looked at in the order of the file, which is that of the memory: any other takes
    several times as long.
    """
    return in_file if places is None else [in_file[place] for place in places]


def _ids(entries: Mapping[str, Any], places: Sequence[int] | None) -> list[str]:
    """Return the ids of a section, sorted."""
    ids = _sorted(list(entries), places)
    if ids and (ids[0] == "" or max(map(len, ids)) > MOST_LETTERS):
        raise _Odd
    if not (set("".join(ids)) <= _LETTERS and set(map(itemgetter(0), ids)).isdisjoint(".-")):
        raise _Odd
    return ids


def _titles(entries: Mapping[str, Any]) -> list[str]:
    """Return the titles of entries, each of them another name, in the order of the file."""
    try:
        titles = [entry["title"] for entry in entries.values()]
    except KeyError:
        raise _Odd from None
    if not titles:
        return titles
    _all(titles, str)
    whole = "".join(titles)
    if not whole.isprintable() and ("\0" in whole or _CONTROL.search(whole)):
        raise _Odd
    titles = list(map(str.strip, titles))
    sizes = set(map(len, titles))
    if min(sizes) < 1 or max(sizes) > MOST_OF_NAME:
        raise _Odd
    if len(set(folded_text(titles).split("\0"))) != len(titles):
        raise _Odd
    return titles


def _levels(roles: Mapping[str, Any], head: GraphFile) -> list[int]:
    rungs: dict[object, int] = {level: rung for rung, level in enumerate(head.levels, 1)}
    rungs[None] = 0
    try:
        return [rungs[entry.get("level")] for entry in roles.values()]
    except (KeyError, TypeError):
        raise _Odd from None


def _expected(
    roles: Mapping[str, Any], skills: Mapping[str, Any], top: int
) -> tuple[list[dict[str, int]], int]:
    """Return what roles expect, in the order of the file, and the highest level of it."""
    said = [entry.get("skills") for entry in roles.values()]
    asked: list[Any] = [{} if each is None else each for each in said]
    _all(asked, dict)
    if max(map(len, asked)) > MOST_EXPECTED:
        raise _Odd
    levels = list(chain.from_iterable(map(dict.values, asked)))
    _all(levels, int)
    highest = max(levels, default=1)
    if highest > top or min(levels, default=1) < 1:
        raise _Odd
    try:
        if not all(map(skills.__contains__, chain.from_iterable(asked))):
            raise _Odd
    except TypeError:
        raise _Odd from None
    return asked, highest


def _offsets(counts: Iterable[int]) -> Sequence[int]:
    return array("i", accumulate(counts, initial=0))


def _moves(moves: list[Any], number: Mapping[str, int], levels: Sequence[int]) -> Moves:
    """Return the moves, each between two roles that exist, and no two between the same."""
    said = _fields(moves, OF_MOVE)
    try:
        sources = [number[move["from"]] for move in moves]
        targets = [number[move["to"]] for move in moves]
    except (KeyError, TypeError):
        raise _Odd from None
    if any(map(int.__eq__, sources, targets)):
        raise _Odd
    # Before they are sorted: to look at a million moves all over the memory takes several times as long.
    years = _figures(moves, "years", float, 0) if "years" in said else None
    people, leavers = (_figures(moves, name, int, 1) if name in said else None for name in _COUNTS)
    if people and leavers:
        known = zip(people, leavers, strict=True)
        if any(made is not None and left is not None and made > left for made, left in known):
            raise _Odd
    roles = len(number)
    pairs = [source * roles + target for source, target in zip(sources, targets, strict=True)]
    order: Sequence[int] = range(len(moves))
    if not all(map(lt, *_beside(pairs))):
        order = sorted(order, key=pairs.__getitem__)
        if any(map(int.__eq__, *_beside([pairs[place] for place in order]))):
            raise _Odd
        sources = [sources[place] for place in order]
        targets = [targets[place] for place in order]
        years, people, leavers = (
            None if figures is None else [figures[place] for place in order]
            for figures in (years, people, leavers)
        )
        order = array("i", order)
    counts = Counter(sources)
    offsets = _offsets(counts[role] for role in range(roles))
    unknown: Same[Any] = Same(None, len(moves))
    return Moves(
        offsets=offsets,
        targets=array("i", targets),
        kinds=_kinds(sources, targets, levels),
        years=years or unknown,
        people=people or unknown,
        leavers=leavers or unknown,
        places=order,
    )


_COUNTS = ("people", "leavers")


def _beside(values: list[int]) -> tuple[Iterable[int], Iterable[int]]:
    """Return values twice, the second time from the second on."""
    return values, islice(values, 1, None)


def _kinds(sources: Iterable[int], targets: Iterable[int], levels: Sequence[int]) -> bytes:
    ends = zip(map(levels.__getitem__, sources), map(levels.__getitem__, targets), strict=True)
    return bytes(
        [
            0
            if not start or not goal
            else _PROMOTION
            if goal > start
            else _LATERAL
            if goal == start
            else _STEP_DOWN
            for start, goal in ends
        ]
    )


_PROMOTION, _LATERAL, _STEP_DOWN = map(KINDS.index, ("promotion", "lateral", "step_down"))


def _figures(moves: Sequence[dict[str, Any]], name: str, kind: type, least: int) -> Sequence[Any]:
    """Return a figure of every move, None where one does not say it."""
    values = [move.get(name) for move in moves]
    _all(values, type(None), int, kind)
    different = set(values)
    known = {value for value in different if value is not None}
    # A number that is none compares with nothing.
    if not all(least <= value <= MOST_COUNT for value in known):
        raise _Odd
    if kind is float and set(map(type, known)) != {float}:
        same = {value: float(value) for value in known}
        return [None if value is None else same[value] for value in values]
    return values
