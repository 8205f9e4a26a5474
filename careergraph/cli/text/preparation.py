"""What one prepares a move or a role with, in words: resources that teach, credentials still to get."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careergraph.cli.text.footnotes import marked
from careergraph.wording import plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from careergraph.answers import Lesson, Preparation, ToGet
    from careergraph.cli.text.footnotes import Footnotes
    from careergraph.cli.text.sheet import Sheet
    from careergraph.graph import CareerGraph

__all__ = ["add_preparation", "credential_cell", "lesson_line", "offered", "resource_cell", "to_get_line"]

NOT_PROVEN = "of the many resources not all were compared: others may take less"
# Of so many resources beside the ones to take each is told.
SHOWN_OTHERS = 10


def add_preparation(
    sheet: Sheet, graph: CareerGraph, found: Preparation | None, notes: Footnotes, *, indent: int
) -> None:
    """Add what one prepares with, a line for each resource and each credential; none where none is known."""
    if found is None:
        return
    for mark, lines in (
        ("with", [lesson_line(graph, lesson, notes) for lesson in found.resources]),
        ("also", [lesson_line(graph, lesson, notes) for lesson in found.others[:SHOWN_OTHERS]]),
        ("get", [to_get_line(credential, notes) for credential in found.credentials]),
    ):
        for line in lines:
            sheet.text(line, indent=indent, mark=f"{mark:5}  ")
    if len(found.others) > SHOWN_OTHERS:
        sheet.text(f"and {plural(len(found.others) - SHOWN_OTHERS, 'resource')} more", indent=indent)
    if not found.proven:
        sheet.text(NOT_PROVEN, indent=indent)


def lesson_line(graph: CareerGraph, lesson: Lesson, notes: Footnotes) -> str:
    """Return a resource with what it closes: ``Budgeting -> Working: Finance for everybody, 12 hours``."""
    if lesson.closes:
        taught = ", ".join(_closed(graph, lesson))
        further = ""
    else:
        taught = ", ".join(graph.skills[skill].title for skill in lesson.skills)
        further = " (how far it leads is not known)"
    parts = [
        lesson.title,
        *_takes(None, lesson.hours),
        str(lesson.cost) if lesson.cost else None,
        lesson.where,
    ]
    told = ", ".join(part for part in parts if part)
    before = " (taken for an earlier step)" if lesson.before else ""
    return marked(f"{taught}: {told}{further}{before}", notes.mark(lesson.sources))


def _closed(graph: CareerGraph, lesson: Lesson) -> Iterator[str]:
    held_or_not = graph.top_proficiency == 1 and not graph.file.proficiency
    for step in lesson.closes:
        title = graph.skills[step.skill].title
        yield title if held_or_not else f"{title} -> {graph.proficiency_name(step.to)}"


def _takes(years: float | None, hours: float | None) -> list[str]:
    """Return the time that is known."""
    told = [
        None if years is None else plural(years, "year"),
        None if hours is None else plural(hours, "hour"),
    ]
    return [part for part in told if part]


def to_get_line(credential: ToGet, notes: Footnotes) -> str:
    """Return a credential with what it takes."""
    time = _takes(credential.years, credential.hours) or ["how long it takes is not known"]
    parts = [credential.title, *time, str(credential.cost) if credential.cost else None, credential.where]
    return marked(", ".join(part for part in parts if part), notes.mark(credential.sources))


def offered(graph: CareerGraph) -> list[str]:
    """Return which columns a table has about preparation: none in a graph that knows of nothing."""
    known = {"resources": bool(graph.columns.taught), "credentials": bool(graph.file.credentials)}
    return [name for name, is_known in known.items() if is_known]


def resource_cell(found: Preparation | None, *, skill: str | None = None) -> str:
    """Return resources as a cell of a table, of all skills or of one: ``budgeting:0->2 A course``."""
    lessons: Sequence[Lesson] = found.resources if found else ()
    told = []
    for lesson in lessons:
        closes = [step for step in lesson.closes if skill in {None, step.skill}]
        if closes:
            steps = " ".join(f"{step.skill}:{step.from_}->{step.to}" for step in closes)
            told.append(f"{steps} {lesson.title}")
    return "; ".join(told)


def credential_cell(found: Preparation | None) -> str:
    """Return the ids of the credentials that are still to get as a cell of a table."""
    return "; ".join(credential.credential for credential in found.credentials) if found else ""
