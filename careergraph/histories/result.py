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

    def _code(self, role: str) -> int:
        wanted = fold_title(role)
        for code in self.figures.people:
            if wanted in {fold_title(self.titles.names[code]), fold_title(self.titles.ids[code])}:
                return code
        known = [self.titles.names[code] for code in self.figures.people]
        shown = ", ".join(map(repr, known[:8]))
        raise QuestionError(f"no role that may be told is called {role!r}; there are {shown}")

    def curves(self, role: str) -> dict[str, list[dict[str, float]]]:
        """Return, for a role by title or id, the share of those who enter that has gone where within years.

        As they may be told: target title, or ``(left)`` -> a list of ``years``, ``share``, ``low``, ``high``,
        ``people``.

        Raises
        ------
        QuestionError
            There is no such role among those that may be told.
        """
        code = self._code(role)
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
            if move.role == code
        }

    def outlook(self, role: str, *, tenure: float, years: float) -> dict[str, float]:
        """Return what may become of somebody who has been in a role for ``tenure`` years, ``years`` on.

        Shares (0..1) by outcome, likeliest first: ``(stays)``, ``(left)``, target titles, and ``(elsewhere)``
        for the moves that fewer people made than may be told; ``at_risk`` is how many were seen in the role
        for as long. See `careergraph.histories.outlook`.

        Raises
        ------
        QuestionError
            There is no such role, or fewer people were seen in it for as long than may be told.
        """
        from careergraph.histories.discretion import rounded
        from careergraph.histories.outlook import Outlook

        code = self._code(role)
        found = Outlook(self.counts.risk).forecast(code, tenure=tenure, years=years)
        discretion = self.report.discretion
        if found.at_risk < discretion.least:
            few = (
                f"{found.at_risk} people were" if discretion.public else f"fewer than {discretion.least} were"
            )
            raise QuestionError(
                f"too few people were in {self.titles.names[code]!r} for {tenure:g} years to say: {few} seen"
            )
        told = {move.target for move in self.figures.moves if move.role == code}
        shares = {"(stays)": found.stay, "(left)": found.left, "(elsewhere)": 0.0}
        for target, share in found.moves.items():
            name = self.titles.names[target] if target in told else "(elsewhere)"
            shares[name] = shares.get(name, 0.0) + share
        if not discretion.public:
            shares = {name: round(share, 2) for name, share in shares.items()}
        ordered = dict(sorted(shares.items(), key=lambda item: (-item[1], item[0])))
        return {**ordered, "at_risk": found.at_risk if discretion.public else rounded(found.at_risk)}

    def proposals(self) -> list[Proposal]:
        """Return which titles may be one role; titles of few people are not told."""
        people = [self.counts.people.get(code, 0) for code in range(len(self.titles.names))]
        lines = propose(self.titles.names, people, self.renamed)
        told = {fold_title(self.titles.names[code]) for code in self.figures.people}
        return [line for line in lines if fold_title(line.title) in told and fold_title(line.role) in told]
