"""The UK Government Digital and Data framework as a graph: its ladders ordered by skills, then by titles."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from careergraph.document.files import to_data
from careergraph.document.rules import parse
from careergraph.exchange.frameworks import Imported
from careergraph.exchange.frameworks.readiness import ready_moves
from careergraph.exchange.tables.choices import Choices
from careergraph.exchange.tables.importing import import_table
from careergraph.exchange.tables.order import Order, listed, read_order
from careergraph.names import fold
from careergraph.wording import plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from careergraph.document.records import GraphFile, Role

__all__ = ["LADDER_LEVELS", "Step", "import_uk", "ladder_ranks", "ordered"]

NOTICE = "Contains public sector information licensed under the Open Government Licence v3.0."
NOT_IN_USE = "NOT IN USE"

# Words of seniority, and where they stand; a title without one stands between junior and senior.
SENIORITY = {
    "apprentice": 0, "trainee": 0, "junior": 1, "associate": 1, "senior": 4, "lead": 5, "principal": 6,
}  # fmt: skip
PLAIN, HEAD = 3, 7
LADDER_LEVELS = ("Apprentice", "Junior", "Standard", "Senior", "Lead", "Principal", "Head")
_LEVEL = {0: 0, 1: 1, PLAIN: 2, 4: 3, 5: 4, 6: 5, HEAD: 6}
AGREE = "skills and titles agree"
_MANAGEMENT = re.compile(r"\s*[-–]\s*management$")  # noqa: RUF001 - dashes as people type them


class Step(NamedTuple):
    """A role on a ladder: its id, its title and the sum of the levels of its skills."""

    id: str
    title: str
    steps: int


def ordered(roles: Sequence[Step]) -> list[Step]:
    """Return the roles of a ladder, lowest first.

    The sum of their skills decides; titles only between two that differ in nothing but their word of
    seniority, and "Head of ..." is last. Where sums are equal what is plain comes before "- management".

    Examples
    --------
    >>> ladder = [Step("s", "Senior analyst", 9), Step("a", "Analyst", 10), Step("m", "Service manager", 12)]
    >>> [step.title for step in ordered(ladder)]
    ['Analyst', 'Senior analyst', 'Service manager']
    """
    order = sorted(roles, key=lambda step: (_rank(step) == HEAD, step.steps, _managing(step), step.title))
    places: dict[str, list[int]] = defaultdict(list)
    for place, step in enumerate(order):
        places[_rest(step)].append(place)
    for same in places.values():
        if len(same) > 1:
            # Sorting keeps the order by skills of those with the same word.
            by_title = sorted((order[place] for place in same), key=_rank)
            for place, step in zip(same, by_title, strict=True):
                order[place] = step
    return order


def _rank(step: Step) -> int:
    words = fold(step.title).split()
    if words[:2] == ["head", "of"]:
        return HEAD
    return next((SENIORITY[word] for word in words if word in SENIORITY), PLAIN)


def _managing(step: Step) -> bool:
    return bool(_MANAGEMENT.search(fold(step.title)))


def _rest(step: Step) -> str:
    return " ".join(word for word in fold(step.title).split() if word not in SENIORITY)


def ladder_ranks(steps: Sequence[Step]) -> dict[str, int]:
    """Return the place among `LADDER_LEVELS` of each role, by its title; along a ladder it never falls."""
    ranks = {}
    least = 0
    for step in steps:
        least = ranks[step.id] = max(least, _LEVEL[_rank(step)])
    return ranks


def sureness(lower: Step, upper: Step) -> str:
    """Return how sure it is that one role stands below another: what speaks for it.

    >>> sureness(Step("a", "Analyst", 5), Step("s", "Senior analyst", 9))
    'skills and titles agree'
    """
    skills, titles = upper.steps - lower.steps, _rank(upper) - _rank(lower)
    if skills > 0 and titles > 0:
        return AGREE
    if skills == 0:
        return "equal skills"
    if skills > 0 and titles == 0:
        return "skills alone"
    return "a title against skills"


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
    climbed = _climbed(table, ladders)
    ranks = {key: _LEVEL[_rank(_step(role))] for key, role in table.roles.items()} | climbed.ranks
    found = climbed.moves if moves != "none" else {}
    if moves == "alike":
        near = ready_moves(table, within=lambda one, other: 0 <= ranks[other] - ranks[one] <= 1)
        found = dict.fromkeys(near, "alike") | found
    if no_step_down:
        found = {pair: why for pair, why in found.items() if ranks[pair[1]] >= ranks[pair[0]]}
    data = _data(table, ranks, found, title)
    notes = [*_kept(made.notes), *_notes(climbed, len(ladders))]
    return Imported(parse(data), tuple(notes))


@dataclass
class _Climbed:
    """What the ladders give: the source of each move, the rank of each role, and how sure their order is."""

    moves: dict[tuple[str, str], str]
    ranks: dict[str, int] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)
    unsure: list[str] = field(default_factory=list)


def _climbed(table: GraphFile, ladders: Mapping[str, Sequence[Role]]) -> _Climbed:
    stated = {(move.source, move.target) for move in table.moves}
    known = {role for pair in stated for role in pair}
    found = _Climbed(dict.fromkeys(sorted(stated), "published"))
    for name in sorted(ladders):
        steps = ordered([_step(role) for role in ladders[name]])
        if all(role.id in known for role in ladders[name]):
            steps = _published(steps, stated)
        found.ranks |= ladder_ranks(steps)
        for lower, upper in pairwise(steps):
            said = sureness(lower, upper)
            found.counts[said] += 1
            if said != AGREE:
                found.unsure.append(f"{lower.title} < {upper.title} ({said})")
            if (lower.id, upper.id) not in stated and not {lower.id, upper.id} <= known:
                found.moves[lower.id, upper.id] = "order"
    return found


def _step(role: Role) -> Step:
    return Step(role.id, role.title, sum(role.skills.values()))


def _published(steps: Sequence[Step], stated: set[tuple[str, str]]) -> list[Step]:
    """Return the roles of a ladder in the order of the moves that a file states."""
    by_id = {step.id: step for step in steps}
    after = {source: target for source, target in sorted(stated) if source in by_id and target in by_id}
    firsts = [step for step in steps if step.id not in after.values()]
    chain: list[Step] = []
    for first in firsts:
        at: str | None = first.id
        while at is not None and by_id[at] not in chain:
            chain.append(by_id[at])
            at = after.get(at)
    return chain if len(chain) == len(steps) else list(steps)


def _data(
    table: GraphFile, ranks: Mapping[str, int], moves: Mapping[tuple[str, str], str], title: str | None
) -> dict[str, Any]:
    used = sorted(set(ranks.values()))
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
        "levels": [LADDER_LEVELS[rank] for rank in used],
        "sources": {key: source for key, source in sources.items() if key in named},
        "moves": [
            {"from": source, "to": target, "sources": [moves[source, target]]}
            for source, target in sorted(moves)
        ],
    }
    for key, role in data["roles"].items():
        role |= {
            "level": LADDER_LEVELS[ranks[key]],
            "sources": ["uk"],
            "field_sources": {"level": ["order"]},
        }
    return data


def _kept(notes: Sequence[str]) -> Iterator[str]:
    """Yield the notes of the table that still hold once the order is inferred."""
    for note in notes:
        if "order is not known" not in note and "levels are taken in the order" not in note:
            yield note


def _notes(climbed: _Climbed, ladders: int) -> Iterator[str]:
    counts, unsure = climbed.counts, climbed.unsure
    told = ", ".join(f"{counts[said]} {said}" for said in sorted(counts))
    if told:
        on = plural(ladders, "ladder")
        yield f"the order of levels on {on} is inferred from skills, then titles: {told}"
    if unsure:
        yield (
            f"{plural(len(unsure), 'pair')} of levels {'is' if len(unsure) == 1 else 'are'} unsure, and "
            f"--order FILE can say it: {listed(unsure)}"
        )
