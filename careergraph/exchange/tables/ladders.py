"""Ladders: what the order of levels makes of the roles on them, moves between neighbours above all."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from careergraph.exchange.tables.inference import inferred
from careergraph.exchange.tables.order import Order, Rank, listed
from careergraph.exchange.tables.seniority import NAMES, in_order, standing, word_height
from careergraph.names import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from careergraph.exchange.tables.cells import Place
    from careergraph.exchange.tables.choices import Choices
    from careergraph.exchange.tables.draft import Asked, Draft, Entry
    from careergraph.exchange.tables.scale import Scale

__all__ = ["climb", "settled_levels"]

# A family of many roles on each grade makes moves by their product.
MOST_MOVES = 200_000

Steps = list[list["Entry"] | None]


def climb(draft: Draft, choices: Choices, scale: Scale) -> None:
    """Give the roles of every ladder their level, and add a move from each step to the next.

    The order is told by the user, by numbers, or by a short list of words; where nothing tells it the roles
    stand side by side, and that is said. Cost: O(n log n) for n roles, and a step for each move.
    """
    if choices.ladders:
        _by_family(draft)
    elif not draft.moves and not draft.levels and (graded := _graded(draft)):
        draft.notes.append(
            f"roles stand on several levels in {graded} functions, and no moves lead between them; --ladders "
            "makes a move from each level to the next"
        )
    unknown: dict[str, list[str]] = {}
    unsure: list[str] = []
    found: dict[str, Steps] = {}
    by_words: list[str] = []
    order = choices.order
    ranked: dict[str, list[tuple[Entry, Asked]]] = {}
    for ladder, role, asked in draft.ranked:
        ranked.setdefault(ladder, []).append((role, asked))
    for ladder, roles in draft.ladders.items():
        written = {fold(level): level for _, level in roles}
        steps, rest = _steps(order, ladder, list(written.values()), by_words)
        guessed = False
        if rest and choices.infer and not any(steps):
            steps, rest, doubts = inferred(roles, scale)
            unsure += doubts
            guessed = True
        if rest:
            unknown[ladder] = rest
        _check_listed(draft, order, ladder, written)
        found[ladder] = entries = _entries(steps, roles)
        before = len(draft.moves)
        _moves(draft, entries, {id(entry): level for entry, level in roles})
        if guessed:
            _derived(draft, before, roles[0][0].place)
        _rank(ranked.get(ladder, []), entries)
    worded = bool(by_words or choices.infer)
    for ladder, entries in found.items():
        if worded and fold(ladder) in order.ladders and not _rises(entries, draft.ladders[ladder]):
            # The user's order says more than the words of the titles: its moves are promotions all the same.
            _promote(draft, {id(entry) for step in entries for entry in step or ()})
        else:
            _levels(draft, order, entries, draft.ladders[ladder], worded=worded)
    _tell(draft, unknown, by_words, unsure)


def _steps(
    order: Order, ladder: str, names: list[str], by_words: list[str]
) -> tuple[list[list[str] | None], list[str]]:
    """Return the steps of a ladder, and the names whose place is not known."""
    steps, rest = order.steps(ladder, names)
    if not rest or any(step for step in steps):
        return steps, rest
    told = in_order(names)
    if told.steps:
        if told.by == "words" and len(names) > 1:
            by_words.append(ladder)
        return [list(step) for step in told.steps], []
    return steps, rest


def _entries(steps: Sequence[list[str] | None], roles: Sequence[tuple[Entry, str]]) -> Steps:
    by_level: dict[str, list[Entry]] = {}
    for entry, level in roles:
        by_level.setdefault(fold(level), []).append(entry)
    return [
        None if step is None else [entry for level in step for entry in by_level[fold(level)]]
        for step in steps
    ]


def _moves(draft: Draft, steps: Steps, levels: dict[int, str]) -> None:
    """Add the moves from each step to the next; where both fork, a role goes on in its own branch."""
    for lower, upper in pairwise(steps):
        if not lower or not upper:
            continue
        if len(lower) * len(upper) + len(draft.moves) > MOST_MOVES:
            draft.notes.append(f"a ladder makes more than {MOST_MOVES} moves; the rest of them are left out")
            return
        branch = {_fork(levels[id(entry)]): entry for entry in upper}
        for source in lower:
            fork = _fork(levels[id(source)])
            targets = [branch[fork]] if fork and fork in branch else upper
            for target in targets:
                draft.move(source, target, target.place)
                draft.climbed.add((id(source), id(target)))


def _derived(draft: Draft, before: int, place: Place) -> None:
    """Name the source of moves that a guess made: nobody said that they exist."""
    source = draft.sources.refer("Order guessed from the skills that levels ask", place, key="guessed-order")
    source.fields["derived"] = True
    source.places["derived"] = place
    for move in list(draft.moves.values())[before:]:
        move.fields.setdefault("sources", [source])
        move.places.setdefault("sources", move.place)


def _fork(level: str) -> str:
    told = standing(level)
    return told.fork if told else ""


def _graded(draft: Draft) -> int:
    """Return how many functions have roles on more than one level that stand on no ladder."""
    on = {id(entry) for roles in draft.ladders.values() for entry, _ in roles}
    return sum(
        len({fold(level) for entry, level, _ in members.values() if level and id(entry) not in on}) > 1
        for members in draft.families.values()
    )


def _by_family(draft: Draft) -> None:
    """Make a ladder of the roles of each function, by their levels or by the words of their titles."""
    on = {id(entry) for roles in draft.ladders.values() for entry, _ in roles}
    for members in draft.families.values():
        roles = [
            (entry, level, function) for entry, level, function in members.values() if id(entry) not in on
        ]
        graded = [(entry, level, function) for entry, level, function in roles if level]
        for entry, level, function in graded:
            draft.on_ladder(function or "all roles", entry, level)
        tracks: dict[str, list[Entry]] = {}
        for entry, level, _ in roles:
            told = standing(entry.title)
            if not level and told:
                tracks.setdefault(told.track, []).append(entry)
        for track, entries in tracks.items():
            if len(entries) > 1:
                for entry in entries:
                    draft.on_ladder(track, entry, entry.title)


def _rank(ranked: list[tuple[Entry, Asked]], steps: Steps) -> None:
    """Say at which level a role asks for what its ladder describes in words: at the height of its step."""
    heights = {id(entry): height for height, step in enumerate(steps, 1) for entry in step or ()}
    for role, asked in ranked:
        if id(role) in heights:
            asked.level = str(heights[id(role)])


def _tell(draft: Draft, unknown: dict[str, list[str]], by_words: list[str], unsure: list[str]) -> None:
    several = {ladder: rest for ladder, rest in unknown.items() if len(draft.ladders[ladder]) > 1}
    if several:
        draft.notes.append(
            f"{len(several)} of {len(draft.ladders)} ladders have levels whose order is not known, so no "
            f"moves lead to or from these: {listed(several)}; --order FILE tells the order"
        )
    if by_words:
        draft.notes.append(
            f"the order of {len(by_words)} of {len(draft.ladders)} ladders is taken from words such as "
            f"Junior and Senior: {listed(by_words)}; --order FILE says it otherwise"
        )
    if unsure:
        draft.notes.append(
            f"the order of {len(unsure)} pairs of levels is a guess from what they ask: "
            f"{listed(unsure, most=30)}"
        )
    if draft.ranked:
        draft.notes.append(
            "the cells hold texts: they are kept as responsibilities, and each level asks for its own height"
        )


def _check_listed(draft: Draft, order: Order, ladder: str, written: dict[str, str]) -> None:
    missing = [
        name for name in order.ladders.get(fold(ladder), ()) if name is not None and fold(name) not in written
    ]
    if missing:
        draft.notes.append(f"the order of {ladder!r} names {listed(missing)}, which the table does not have")


def _rises(steps: Steps, roles: list[tuple[Entry, str]]) -> bool:
    """Say whether the words of the titles rise from each step to the next."""
    names = {id(entry): level for entry, level in roles}
    heights = [{word_height(names[id(entry)]) for entry in step} for step in steps if step]
    return all(max(lower) < min(upper) for lower, upper in pairwise(heights))


def _promote(draft: Draft, roles: set[int]) -> None:
    """Say that the moves of a ladder are promotions, where no levels say it."""
    for (source, target), move in draft.moves.items():
        if source in roles and target in roles and (source, target) in draft.climbed:
            move.fields.setdefault("kind", "promotion")
            move.places.setdefault("kind", move.place)


def _levels(
    draft: Draft, order: Order, steps: Steps, roles: list[tuple[Entry, str]], *, worded: bool
) -> None:
    """Say the level of each role: that of an order for all ladders, else its position on its own."""
    if order.ranks:
        ranks = _ranks(order, steps, {id(entry): level for entry, level in roles})
        for entry, _ in roles:
            rank = ranks.get(id(entry))
            if rank is not None:
                entry.fields["level"] = order.ranks[rank].name
                entry.places.setdefault("level", entry.place)
        return
    names = {id(entry): level for entry, level in roles}
    worded = worded and not any((told := standing(name)) and told.numbered for name in names.values())
    least = 0
    for position, step in enumerate(steps, 1):
        heights = {id(entry): max(least, word_height(names[id(entry)])) for entry in step or ()}
        for entry in step or ():
            if "level" not in entry.fields:
                level = NAMES[heights[id(entry)]] if worded else f"Level {position}"
                draft.said(entry, "level", level, entry.place, what="the level")
        least = max(heights.values(), default=least)


def _ranks(order: Order, steps: Steps, levels: dict[int, str]) -> dict[int, int]:
    """Return the rank of each role by its title; along a ladder it never falls, whatever the titles say."""
    ranks = {key: rank for key, level in levels.items() if (rank := order.rank(level)) is not None}
    least = 0
    for step in steps:
        known = [id(entry) for entry in step or () if id(entry) in ranks]
        for key in known:
            ranks[key] = max(ranks[key], least)
        least = max((ranks[key] for key in known), default=least)
    return ranks


def settled_levels(draft: Draft, order: Order) -> list[str]:
    """Return the names of the levels that roles stand on, lowest first, and put each role on one of them.

    The levels' own sheet comes first, then the order that the user tells; numbers and words of seniority
    order themselves, forks of one number stand on one level. Where nothing tells the order, no role gets a
    level:
    what was written is kept among its codes, and that is told.
    """
    if draft.levels:
        return [level for level, _ in draft.levels]
    written: dict[str, str] = {}
    for entry in draft.roles:
        if level := entry.fields.get("level"):
            written.setdefault(fold(level), level)
    if order.ranks:
        _by_ranks(draft, order.ranks, order)
        return list(dict.fromkeys(rank.name for rank in order.ranks))
    if steps := in_order(list(written.values())).steps:
        names = {fold(level): _step_name(step) for step in steps for level in step}
        for entry in draft.roles:
            if level := entry.fields.get("level"):
                entry.fields["level"] = names[fold(level)]
        return [_step_name(step) for step in steps]
    if len(written) > 1:
        _take_off(draft, list(written.values()))
        return []
    return list(written.values())


def _take_off(draft: Draft, written: list[str]) -> None:
    """Take roles off levels whose order nobody knows; moves up a known ladder keep their kind."""
    for entry in draft.roles:
        if level := entry.fields.pop("level", None):
            entry.coded("level", level, entry.places["level"])
    draft.notes.append(
        f"the order of the levels {listed(written, most=6)} is not known, so roles stand on none (each keeps "
        "its own among its codes); --levels A,B,... or --order FILE tells it, lowest first"
    )
    _promote(draft, {id(entry) for entry in draft.roles})


def _by_ranks(draft: Draft, ranks: Sequence[Rank], order: Order) -> None:
    """Put roles whose level is a name that stands on a rank on that rank."""
    names = {fold(rank.name) for rank in ranks}
    for entry in draft.roles:
        level = entry.fields.get("level")
        if level and fold(level) not in names and (rank := order.rank(level)) is not None:
            entry.fields["level"] = ranks[rank].name


def _step_name(step: Sequence[str]) -> str:
    """Return the name of a level: that of its one role or grade, or what its forks share."""
    if len(step) == 1 and not _fork(step[0]):
        return step[0]
    told = standing(step[0])
    return told.word if told and told.word else step[0]
