"""What is to learn, skill by skill, from the level held to the level asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careergraph.cli.text.footnotes import marked
from careergraph.cli.text.sheet import Column
from careergraph.names import fold
from careergraph.wording import plural

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from careergraph.answers import Learn
    from careergraph.cli.text.sheet import Sheet
    from careergraph.graph import CareerGraph

__all__ = ["add_learning"]


def add_learning(
    sheet: Sheet,
    graph: CareerGraph,
    learn: Sequence[Learn],
    notes: Mapping[str, str],
    *,
    indent: int,
    mark: str = "",
    most: int | None = None,
) -> None:
    """Add what is to learn, after ``mark`` and by title: in columns, or on a narrow terminal in lines.

    ``notes`` are the marks of the skills whose sources are to be named: skill id -> ``[2]``. Where there are
    more than ``most`` skills, those with the most steps are added, and how many more there are.
    """
    left_out = 0 if most is None else max(len(learn) - most, 0)
    if left_out:
        learn = sorted(learn, key=lambda item: (item.from_ - item.to, item.skill))[:most]
    _add(sheet, graph, learn, notes, indent=indent, mark=mark)
    if left_out:
        sheet.text(f"and {plural(left_out, 'skill')} more", indent=indent)


def _add(
    sheet: Sheet,
    graph: CareerGraph,
    learn: Sequence[Learn],
    notes: Mapping[str, str],
    *,
    indent: int,
    mark: str,
) -> None:
    learn = sorted(learn, key=lambda item: fold(graph.skills[item.skill].title))
    if graph.top_proficiency == 1 and not graph.file.proficiency:  # a skill is held or it is not
        before = f"{mark}: " if mark else ""
        told = (marked(graph.skills[item.skill].title, notes.get(item.skill, "")) for item in learn)
        sheet.text("; ".join(told), indent=indent, mark=before)
        return
    rows = [
        (
            "" if n else mark,
            graph.skills[item.skill].title,
            graph.proficiency_name(item.from_) if item.from_ else "",
            "->",
            graph.proficiency_name(item.to),
            notes.get(item.skill, ""),
        )
        for n, item in enumerate(learn)
    ]
    columns = [Column(""), Column("", 12), Column(""), Column(""), Column(""), Column("")]
    if sheet.fits(columns, rows, indent=indent):
        sheet.table(columns, rows, indent=indent, header=False)
        return
    for name, skill, *rest in rows:
        start = rest[0]
        steps = " ".join(part for part in rest if part)
        sheet.text(
            f"{skill}: {steps}" if start else f"{skill} {steps}", indent=indent, mark=_lead(name, mark)
        )


def _lead(name: str, mark: str) -> str:
    """Return what stands before a line: the mark itself, or as much room as it takes."""
    return f"{name or ' ' * len(mark)}  " if mark else ""
