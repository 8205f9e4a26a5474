"""From figures to a graph file: roles, observed moves, and what the file says of its histories."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from careergraph.document.files.form import record_data, to_data
from careergraph.document.rules import parse
from careergraph.histories.counts import LEFT_TARGET
from careergraph.names import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

    from careergraph.document.records import GraphFile, Move
    from careergraph.histories.discretion import Discretion, Hidden
    from careergraph.histories.figures import Figures, MoveFigures
    from careergraph.histories.titles import Titles

__all__ = ["SOURCE", "About", "Added", "added_to", "day_text", "graph_of", "renewed"]

SOURCE = "histories"


@dataclass(frozen=True)
class About:
    """What a file says of its histories.

    Parameters
    ----------
    title
        The graph's title.
    as_of, observed_from
        Day numbers.
    rows
        How many rows the tables have.
    gap
        Days between two spells up to which the second follows on the first.
    levels
        The levels, lowest first.
    role_levels
        Role -> its level.
    """

    title: str
    as_of: int
    observed_from: int | None
    rows: int
    gap: int
    levels: tuple[str, ...] = ()
    role_levels: Mapping[int, str] | None = None


def day_text(day: int, *, public: bool) -> str:
    """Return a day as the file tells it: the month, or the day of public data.

    >>> day_text(date(2002, 7, 31).toordinal(), public=False)
    '2002-07'
    """
    text = date.fromordinal(day).isoformat()
    return text if public else text[:7]


def graph_of(
    figures: Figures, hidden: Hidden, titles: Titles, discretion: Discretion, about: About
) -> GraphFile:
    """Return the graph file of figures that may be told; roles and moves are in the order of ids."""
    public = discretion.public
    moves = [_move(move, titles) for move in figures.moves if move.target != LEFT_TARGET]
    month = day_text(about.as_of, public=public)
    rows = about.rows if public else 5 * round(about.rows / 5)
    data: dict[str, Any] = {
        "format": "careergraph/1",
        "title": about.title,
        "histories": {
            "as_of": month,
            "observed_from": None
            if about.observed_from is None
            else day_text(about.observed_from, public=public),
            "people": figures.everybody or None,
            "gap_days": about.gap,
            "min_people": None if public else discretion.least,
            "rounded": not public,
            "hidden": {"moves": hidden.moves, "departures": hidden.departures},
            "careers": _careers(figures, titles),
        },
        "sources": {SOURCE: {"title": f"Work histories as of {month}, {rows:,} rows"}},
        "roles": _roles(figures, titles, about),
        "moves": moves,
    }
    if about.levels:
        data["levels"] = list(about.levels)
    return parse(data)


def _roles(figures: Figures, titles: Titles, about: About) -> dict[str, dict[str, Any]]:
    taken = {fold(titles.names[code]) for code in figures.people}
    roles: dict[str, dict[str, Any]] = {}
    for code, people in sorted(figures.people.items()):
        role: dict[str, Any] = {"title": titles.names[code], "people": people, "sources": [SOURCE]}
        aliases = []
        for alias in titles.aliases[code]:
            if fold(alias) not in taken:
                taken.add(fold(alias))
                aliases.append(alias)
        if aliases:
            role["aliases"] = aliases
        level = (about.role_levels or {}).get(code)
        if level:
            role["level"] = level
        roles[titles.ids[code]] = role
    return roles


def _careers(figures: Figures, titles: Titles) -> list[dict[str, Any]]:
    """Return where people went, step by step, and of each role when they left altogether."""
    leaving = {move.role: move for move in figures.moves if move.target == LEFT_TARGET}
    careers = []
    for one in figures.careers:
        if any(role not in figures.people for role in one.path):
            continue
        career: dict[str, Any] = {"path": [titles.ids[role] for role in one.path], "people": one.people}
        career |= {name: n for name, n in (("left", one.left), ("still", one.still)) if n}
        if len(one.path) == 1 and one.path[0] in leaving:
            career["within"] = _within(leaving[one.path[0]])
        careers.append(career)
    return careers


def _within(move: MoveFigures) -> list[dict[str, Any]]:
    return [
        {"years": one.years, "share": _short(one.share), "low": _short(one.low), "high": _short(one.high)}
        for one in move.within
    ]


def _move(move: MoveFigures, titles: Titles) -> dict[str, Any]:
    return {
        "from": titles.ids[move.role],
        "to": titles.ids[move.target],
        **_figures(move),
        "sources": [SOURCE],
    }


def _figures(move: MoveFigures) -> dict[str, Any]:
    data: dict[str, Any] = {"people": move.people, "leavers": move.leavers}
    if move.years is not None and move.years_range is not None:
        data["years"] = round(move.years, 2)
        data["years_range"] = [round(part, 2) for part in move.years_range]
    if move.years_until is not None:
        data["years_until"] = round(move.years_until, 2)
    if move.within:
        data["within"] = _within(move)
    return data


def _short(value: float) -> float:
    """Return a figure with the digits that say something."""
    return round(value, 6)


# A second release


def renewed(
    new: GraphFile, old: GraphFile, exact: Mapping[str, Mapping[Any, Any]], discretion: Discretion
) -> GraphFile:
    """Return a new release in which a figure changes only where enough more people stand behind it.

    Parameters
    ----------
    new, old
        The graph of today's data, and the one that was published.
    exact
        ``roles``: role id -> people; ``moves``: (from, to) -> people; ``careers``: path -> ``people``,
        ``left``, ``still``; all as they are, before any rounding; ``all``: everybody under the key ``""``.
    """
    data, before = to_data(new), to_data(old)
    changed = False
    roles: dict[str, Any] = {}
    for key, role in {**before["roles"], **data["roles"]}.items():
        earlier = before["roles"].get(key)
        if discretion.renews(exact["roles"].get(key, 0), earlier and earlier.get("people", 0)):
            roles[key] = role if earlier is None else {**earlier, **role}
            changed = True
        else:
            roles[key] = earlier
    now = {(move["from"], move["to"]): move for move in data["moves"]}
    then = {(move["from"], move["to"]): move for move in before["moves"]}
    moves = []
    for pair in sorted({**then, **now}):
        earlier = then.get(pair)
        if discretion.renews(exact["moves"].get(pair, 0), earlier and earlier.get("people", 0)):
            moves.append(now.get(pair) or earlier)
            changed = True
        else:
            moves.append(earlier)
    if not changed:
        return old
    then_gone, now_gone = (_by_path(one) for one in (before, data))
    careers = []
    for path in sorted({**then_gone, **now_gone}):
        earlier = then_gone.get(path)
        fresh = now_gone.get(path)
        figures_ = exact["careers"].get(path, {})
        careers.append(_career_of(earlier, fresh, figures_, discretion))
    data["histories"]["careers"] = careers
    people = before.get("histories", {}).get("people")
    if people is not None and not discretion.renews(exact["all"][""], people):
        data["histories"]["people"] = people
    return parse({**data, "roles": dict(sorted(roles.items())), "moves": moves})


def _by_path(data: Mapping[str, Any]) -> dict[tuple[str, ...], dict[str, Any]]:
    careers = data.get("histories", {}).get("careers", ())
    return {tuple(career["path"]): career for career in careers}


def _career_of(
    old: dict[str, Any] | None, new: dict[str, Any] | None, exact: Mapping[str, int], discretion: Discretion
) -> dict[str, Any]:
    """Return a career each of whose figures is the old one unless enough more people stand behind it."""
    if old is None or new is None:
        return old or new or {}
    career = dict(old)
    for name in ("people", "left", "still"):
        if name in new and discretion.renews(exact.get(name, 0), old.get(name)):
            career[name] = new[name]
            if name == "left" and "within" in new:
                career["within"] = new["within"]
    return career


# Into a framework


@dataclass(frozen=True)
class Added:
    """A framework with observed figures: which titles it does not know, and how many moves got figures."""

    file: GraphFile
    unknown: tuple[str, ...]
    moves: int
    missing: int


def added_to(framework: GraphFile, observed: GraphFile) -> Added:
    """Return a framework whose moves carry observed figures; roles unknown there are listed, not added.

    A role is found by id, title or alias, in any case and spacing. Moves that the framework does not have are
    counted, not added: what a company wants is its own to say.
    """
    ids: dict[str, set[str]] = {}
    for key, role in framework.roles.items():
        for name in (key, role.title, *role.aliases):
            ids.setdefault(fold(name), set()).add(key)
    same: dict[str, str] = {}
    unknown = []
    for key, role in observed.roles.items():
        found = [ids[fold(name)] for name in (role.title, key, *role.aliases) if fold(name) in ids]
        if found and len(found[0]) == 1:
            same[key] = next(iter(found[0]))
        else:
            unknown.append(role.title)
    data = to_data(framework)
    figures = {
        (same[move.source], same[move.target]): move
        for move in observed.moves
        if move.source in same and move.target in same
    }
    added = 0
    for move in data["moves"]:
        one = figures.pop((move["from"], move["to"]), None)
        if one is not None:
            _give(move, one)
            added += 1
    for key, own in same.items():
        people = observed.roles[key].people
        if people is not None:
            role = data["roles"][own]
            role["people"] = people
            role["field_sources"] = {**role.get("field_sources", {}), "people": [SOURCE]}
    data["histories"] = to_data(observed)["histories"]
    data["histories"]["careers"] = [
        {**career, "path": [same[role] for role in career["path"]]}
        for career in data["histories"].get("careers", ())
        if all(role in same for role in career["path"])
    ]
    data.setdefault("sources", {})[SOURCE] = record_data(observed.sources[SOURCE])
    return Added(parse(data), tuple(unknown), added, len(figures))


_OBSERVED = ("years", "years_range", "years_until", "people", "leavers", "within")


def _give(move: dict[str, Any], observed: Move) -> None:
    """Give a move the observed figures, each with its source; what it said of them before goes."""
    told = record_data(observed)
    sources = dict(move.get("field_sources", {}))
    for name in _OBSERVED:
        move.pop(name, None)
        sources.pop(name, None)
        if name in told:
            move[name] = told[name]
            sources[name] = [SOURCE]
    move["field_sources"] = sources
