"""The UK Government Digital and Data framework as a graph: its ladders ordered by skills, then by titles."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from careergraph.document.files import to_data
from careergraph.document.rules import parse
from careergraph.exchange.frameworks import Imported
from careergraph.exchange.frameworks.readiness import ready_moves
from careergraph.exchange.tables.choices import Choices
from careergraph.exchange.tables.importing import import_table
from careergraph.exchange.tables.inference import AGREE, Rung, ladder_heights, ordered, sureness
from careergraph.exchange.tables.order import Order, listed, read_order
from careergraph.exchange.tables.seniority import NAMES, word_height
from careergraph.names import fold
from careergraph.wording import plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from careergraph.document.records import GraphFile, Role

__all__ = ["LADDER_LEVELS", "import_uk"]

NOTICE = "Contains public sector information licensed under the Open Government Licence v3.0."
NOT_IN_USE = "NOT IN USE"

# What each height of `ladder_heights` is called here.
LADDER_LEVELS = NAMES | {0: "Apprentice"}


def import_uk(
    file: str | Path,
    *,
    title: str | None = None,
    order: Sequence[str | Path] = (),
    moves: str = "ladder",
    no_step_down: bool = False,
) -> Imported:
    """Make a graph of the UK Government Digital and Data framework.

    Parameters
    ----------
    file
        A snapshot as CSV or Excel: a row for each skill that a role level expects.
    title
        The graph's title.
    order
        Files that say the true order of levels; they win over what is inferred.
    moves
        ``"none"``; ``"ladder"``: from each level of a role to the next; ``"alike"``: also to others of the
        same or the next level that its skills nearly suffice for.
    no_step_down
        Leave out moves to a lower level.

    Raises
    ------
    GraphFileError
        The table cannot be read; every problem is told with its row and column.
    """
    said = Order({})
    for one in order:
        said = said.joined(read_order(one))
    choices = Choices(title=title, order=said, skip=frozenset({fold(NOT_IN_USE)}))
    made = import_table(file, choices=choices)
    table = made.file
    ladders: dict[str, list[Role]] = defaultdict(list)
    for role in table.roles.values():
        if "ladder" in role.codes:
            ladders[role.codes["ladder"]].append(role)
    climbed = _climbed(table, ladders, said)
    heights = {key: word_height(role.title) for key, role in table.roles.items()} | climbed.heights
    levels = sorted(set(heights.values()))
    ranks = {key: levels.index(height) for key, height in heights.items()}
    found = climbed.moves if moves != "none" else {}
    if moves == "alike":
        near = ready_moves(table, within=lambda one, other: 0 <= ranks[other] - ranks[one] <= 1)
        found = dict.fromkeys(near, "alike") | found
    if no_step_down:
        found = {pair: why for pair, why in found.items() if ranks[pair[1]] >= ranks[pair[0]]}
    data = _data(table, heights, found, title)
    notes = [*_kept(made.notes), *_notes(climbed)]
    return Imported(parse(data), tuple(notes))


@dataclass
class _Climbed:
    """What the ladders give: the source of each move, the height of each role, how sure their order is."""

    moves: dict[tuple[str, str], str]
    heights: dict[str, int] = field(default_factory=dict)
    inferred: set[str] = field(default_factory=set)
    counts: Counter[str] = field(default_factory=Counter)
    unsure: list[str] = field(default_factory=list)


def _climbed(table: GraphFile, ladders: Mapping[str, Sequence[Role]], order: Order) -> _Climbed:
    """Climb each ladder as the user's files say, and where they are silent by skills and titles."""
    told = {
        role.id
        for name, roles in ladders.items() if order.ranks or fold(name) in order.ladders
        for role in roles
    }  # fmt: skip
    stated = {(move.source, move.target) for move in table.moves if move.source in told}
    known = {role for pair in stated for role in pair}
    found = _Climbed(dict.fromkeys(sorted(stated), "published"))
    for name in sorted(ladders):
        rungs = ordered([_rung(role) for role in ladders[name]])
        if all(role.id in known for role in ladders[name]):
            rungs = _published(rungs, stated)
        found.heights |= ladder_heights(rungs)
        for lower, upper in pairwise(rungs):
            if (lower.id, upper.id) in stated or {lower.id, upper.id} <= known:
                continue
            found.moves[lower.id, upper.id] = "order"
            found.inferred.add(name)
            said = sureness(lower, upper)
            found.counts[said] += 1
            if said != AGREE:
                found.unsure.append(f"{lower.title} < {upper.title} ({said})")
    return found


def _rung(role: Role) -> Rung:
    return Rung(role.id, role.title, sum(role.skills.values()))


def _published(rungs: Sequence[Rung], stated: set[tuple[str, str]]) -> list[Rung]:
    """Return the roles of a ladder in the order of the moves that a file states."""
    by_id = {rung.id: rung for rung in rungs}
    after = {source: target for source, target in sorted(stated) if source in by_id and target in by_id}
    led_to = set(after.values())
    chain: dict[str, Rung] = {}
    for first in rungs:
        at: str | None = None if first.id in led_to else first.id
        while at is not None and at not in chain:
            chain[at] = by_id[at]
            at = after.get(at)
    return list(chain.values()) if len(chain) == len(rungs) else list(rungs)


def _data(
    table: GraphFile, heights: Mapping[str, int], moves: Mapping[tuple[str, str], str], title: str | None
) -> dict[str, Any]:
    used = sorted(set(heights.values()))
    data = to_data(table)
    sources = {
        "uk": {
            "title": "UK Government Digital and Data Profession Capability Framework",
            "where": "https://ddat-capability-framework.service.gov.uk",
            "licence": NOTICE,
        },
        "published": {"title": "The order of levels that the framework's pages show", "licence": NOTICE},
        "order": {
            "title": "Order of levels by the sum of their skills and by titles, as careergraph infers it",
            "derived": True,
        },
        "alike": {"title": "Roles whose skills suffice for four fifths of another's", "derived": True},
    }
    named = {"uk", "order", *moves.values()}
    data |= {
        "title": title or table.title,
        "description": f"{NOTICE} The order of levels is inferred where no file states it.",
        "owner": "UK Government",
        "licence": NOTICE,
        "language": "en",
        "levels": [LADDER_LEVELS[height] for height in used],
        "sources": {key: source for key, source in sources.items() if key in named},
        "moves": [
            {"from": source, "to": target, "sources": [moves[source, target]]}
            for source, target in sorted(moves)
        ],
    }
    for key, role in data["roles"].items():
        role |= {
            "level": LADDER_LEVELS[heights[key]],
            "sources": ["uk"],
            "field_sources": {"level": ["order"]},
        }
    return data


# Notes of the table that no longer hold once the order is inferred.
_SETTLED = ("order is not known", "levels are taken in the order", "is taken from words such as")


def _kept(notes: Sequence[str]) -> Iterator[str]:
    """Yield the notes of the table that still hold."""
    for note in notes:
        if not any(told in note for told in _SETTLED):
            yield note


def _notes(climbed: _Climbed) -> Iterator[str]:
    counts, unsure = climbed.counts, climbed.unsure
    told = ", ".join(f"{counts[said]} {said}" for said in sorted(counts))
    if told:
        on = plural(len(climbed.inferred), "ladder")
        yield f"the order of levels on {on} is inferred from skills, then titles: {told}"
    if unsure:
        yield (
            f"{plural(len(unsure), 'pair')} of levels {'is' if len(unsure) == 1 else 'are'} unsure, and "
            f"--order FILE can say it: {listed(unsure)}"
        )
