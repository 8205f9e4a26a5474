"""A move in words: its kind, years and sample, and the notes that say where each fact comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careergraph.cli.text.footnotes import marked
from careergraph.cli.text.words import arriving, counted, kind, years

if TYPE_CHECKING:
    from careergraph.cli.text.footnotes import Footnotes
    from careergraph.graph import CareerGraph

__all__ = ["facts_of_move", "marks_of_requirements"]


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
