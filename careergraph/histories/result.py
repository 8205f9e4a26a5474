"""What work histories tell: the graph, its report, curves, and proposals for titles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from careergraph.errors import QuestionError
from careergraph.histories.counts import LEFT_TARGET
from careergraph.histories.titles import fold_title, propose

if TYPE_CHECKING:
    from careergraph.document.records import GraphFile
    from careergraph.graph import CareerGraph
    from careergraph.histories.counts import Counts
    from careergraph.histories.figures import Figures
    from careergraph.histories.report import Report
    from careergraph.histories.titles import Proposal, Titles

__all__ = ["Histories"]


@dataclass
class Histories:
    """What work histories tell.

    Parameters
    ----------
    file
        The graph file.
    report
        What was read, dropped, joined, hidden.
    figures
        The figures as they may be told.
    proposals
        Titles that may be one role, for a map file.
    counts
        The whole numbers that everything was made of; they are exact, so they stay inside.
    """

    file: GraphFile
    report: Report
    figures: Figures
    titles: Titles
    counts: Counts
    renamed: list[tuple[int, int, str]]
    least: int

    @property
    def graph(self) -> CareerGraph:
        """Return the graph of the observed moves."""
        from careergraph.graph import CareerGraph

        return CareerGraph(self.file, name="histories")

    def curves(self, role: str) -> dict[str, list[dict[str, float]]]:
        """Return, for a role by title or id, the share of those who enter that has gone where within years.

        As they may be told: target title, or ``(left)`` -> a list of ``years``, ``share``, ``low``, ``high``,
        ``people``.

        Raises
        ------
        QuestionError
            There is no such role among those that may be told.
        """
        wanted = fold_title(role)
        codes = [
            code
            for code in self.figures.people
            if wanted in (fold_title(self.titles.names[code]), fold_title(self.titles.ids[code]))
        ]
        if not codes:
            raise QuestionError(f"no role that may be told is called {role!r}")
        return {
            "(left)" if move.target == LEFT_TARGET else self.titles.names[move.target]: [
                {
                    "years": one.years,
                    "share": one.share,
                    "low": one.low,
                    "high": one.high,
                    "people": one.people,
                }
                for one in move.within
            ]
            for move in self.figures.moves
            if move.role == codes[0]
        }

    def proposals(self) -> list[Proposal]:
        """Return which titles may be one role; titles of few people are not told."""
        people = [self.counts.people.get(code, 0) for code in range(len(self.titles.names))]
        lines = propose(self.titles.names, people, self.renamed)
        told = {fold_title(self.titles.names[code]) for code in self.figures.people}
        return [line for line in lines if fold_title(line.title) in told and fold_title(line.role) in told]
