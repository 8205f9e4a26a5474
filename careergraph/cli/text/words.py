"""How roles and moves are put into words, the same in every command; notes say where each fact comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careergraph.cli.text.footnotes import marked
from careergraph.names import fold
from careergraph.wording import percent, plural

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import TypeAlias

    from careergraph.answers import Arrival
    from careergraph.cli.text.footnotes import Footnotes
    from careergraph.document.records import Role, Within
    from careergraph.graph import CareerGraph

    AtYears: TypeAlias = Arrival | Within

__all__ = [
    "FACTS",
    "NOTHING_KNOWN",
    "NO_SKILLS",
    "arriving",
    "at_ten_years",
    "by_title",
    "counted",
    "facts_of_move",
    "focus",
    "kind",
    "learnt",
    "listed",
    "main_focus",
    "marks_of_requirements",
    "totals",
    "years",
]

# The fields of a role that list facts, with their headings.
FACTS = {"responsibilities": "Responsibilities", "kpis": "KPIs", "deliverables": "Deliverables"}
# Where shares within several years are known, this horizon is told.
TEN_YEARS = 10
# Fewer people of 100 than this are told with a digit more, and so few with none.
FEW, MOST_FEW = 3, 0.1
KINDS = {"promotion": "promotion", "lateral": "lateral move", "step_down": "step down"}


def by_title(names: Iterable[str]) -> list[str]:
    """Return names as an index has them: in the order of the alphabet, in any case.

    >>> by_title(["Closing", "CRM", "Coaching"])
    ['Closing', 'Coaching', 'CRM']
    """
    return sorted(names, key=fold)


def years(value: float | None) -> str:
    """Return a duration."""
    return "years unknown" if value is None else plural(value, "year")


# What an answer says once where learning is unknown as a whole, and what it says of a single move or role.
NO_SKILLS = "What there is to learn is not known: this graph names no skills."
NOTHING_KNOWN = "what it asks for is not known"


def learnt(steps: float | None) -> str:
    """Return an amount of learning; None is what a graph without skills does not know."""
    if steps is None:
        return "learning unknown"
    return f"{plural(steps, 'step')} of learning" if steps else "nothing to learn"


def kind(name: str | None) -> str:
    """Return what a kind of move is called."""
    return KINDS.get(name or "", "move")


def focus(graph: CareerGraph, role: Role) -> str:
    """Return a role's focus, the largest share first.

    Ids stand where the file gives a function no title.
    """
    shares = sorted(role.focus.items(), key=lambda item: (-item[1], item[0]))
    functions = graph.file.functions
    told = [(functions.get(function, function), share) for function, share in shares if share > 0]
    if len(told) == 1:
        return told[0][0]
    return ", ".join(f"{title} {percent(share)}" for title, share in told)


def main_focus(graph: CareerGraph, role: Role) -> str:
    """Return the function that a role is mostly about, or those that share the first place."""
    most = max(role.focus.values(), default=0)
    functions = graph.file.functions
    first = sorted(functions.get(key, key) for key, share in role.focus.items() if share == most)
    return " + ".join(first) if most in {0, 1} or len(first) > 1 else f"{first[0]} {percent(most)}"


def counted(people: int, leavers: int | None) -> str:
    """Return how travelled a move is, with the sample that says so.

    >>> counted(120, 400), counted(1, None)
    ('made by 30 % of those who left: 120 of 400 people', 'made by 1 person, of how many is not known')
    """
    if leavers is None:
        return f"made by {people} {'person' if people == 1 else 'people'}, of how many is not known"
    return f"made by {percent(people / leavers)} of those who left: {people} of {leavers} people"


def at_ten_years(shares: Sequence[AtYears]) -> AtYears | None:
    """Return the share at ten years, or at the last horizon before; None where there is none."""
    known = [one for one in shares if one.years <= TEN_YEARS] or shares[:1]
    return known[-1] if known else None


def arriving(shares: Sequence[AtYears], verb: str) -> str:
    """Return how many of 100 have done something within ten years or the last horizon before, or nothing.

    >>> from careergraph.document.records import Within
    >>> arriving([Within(5, 0.12, 0.08, 0.16)], "make it")
    'of 100 who enter the role, about 12 make it within 5 years (8 to 16)'
    """
    one = at_ten_years(shares)
    if one is None:
        return ""
    interval = (
        "" if one.low is None or one.high is None else f" ({_hundred(one.low)} to {_hundred(one.high)})"
    )
    made = f"about {_hundred(one.share)} {verb} within {plural(one.years, 'year')}{interval}"
    return f"of 100 who enter the role, {made}"


def _hundred(share: float) -> str:
    """Return a share as people of 100; small ones with a digit more."""
    people = 100 * share
    return (
        f"{people:.0f}"
        if people >= FEW or not people
        else "under 0.1"
        if people < MOST_FEW
        else f"{people:.1f}"
    )


def totals(moves: int, learning: float | None, time: float | None) -> str:
    """Return the three figures of a route."""
    return f"{plural(moves, 'move')}, {learnt(learning)}, {years(time)}"


def listed(names: Iterable[str], *, shown: int = 5) -> str:
    """Return names as a list in a sentence, cut where it would be long."""
    known = list(names)
    rest = len(known) - shown
    return ", ".join(known[:shown]) + (f" and {rest} more" if rest > 0 else "")


def facts_of_move(
    graph: CareerGraph, source: str, target: str, notes: Footnotes, *, years_unknown: bool = False
) -> tuple[list[str], str]:
    """Return what is known of a move, and the mark that goes behind all of it.

    Facts that do not come from the same sources carry their marks themselves; the mark is then empty.

    Parameters
    ----------
    graph
        The graph.
    source, target
        The role ids that the move joins.
    notes
        The page's notes, which number the sources.
    years_unknown
        Whether to say so where the years are not known.
    """
    move = graph.move(source, target)
    facts = {"kind": kind(graph.kind(source, target))}
    if move.years is not None or years_unknown:
        facts["years"] = "years unknown" if move.years is None else f"after {years(move.years)}"
    if move.credentials:
        titles = (graph.file.credentials[key].title for key in move.credentials)
        facts["credentials"] = f"requires {' and '.join(titles)}"
    if move.people is not None:
        facts["people"] = counted(move.people, move.leavers)
    if told := arriving(move.within, "make it"):
        facts["within"] = told
    # What is not known has no source.
    stated = [field for field in facts if field != "years" or move.years is not None]
    sources = {field: graph.sources_of(move, field) for field in stated}
    if len(set(sources.values())) == 1:
        return list(facts.values()), notes.mark(sources["kind"])
    return [marked(fact, notes.mark(sources.get(field, ()))) for field, fact in facts.items()], ""


def marks_of_requirements(
    graph: CareerGraph, source: str, target: str, notes: Footnotes, *, beside: str
) -> dict[str, str]:
    """Return skill id -> the mark of what a move asks of it; empty where ``beside`` stands for all of them.

    Parameters
    ----------
    graph, source, target, notes
        As of `facts_of_move`.
    beside
        The mark that stands behind the move already.
    """
    found = graph.requirement_sources(source, target)
    marks = {skill: notes.mark(sources) for skill, sources in sorted(found.items())}
    return marks if set(marks.values()) - {beside} else {}
