"""The questions that a graph answers: doors to the rooms above, where each answer is told in full."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Unpack

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from careergraph.answers import Answers, Route
    from careergraph.check import Review
    from careergraph.compare import Comparison
    from careergraph.diff import Differences
    from careergraph.frames import Engine
    from careergraph.gaps import Gap
    from careergraph.graph.career_graph import CareerGraph
    from careergraph.insights import Gateways, Match, NextMove, Reached, Unlock
    from careergraph.insights.reach import ReachOptions
    from careergraph.objectives import Objective, ObjectiveName
    from careergraph.person import PersonOptions
    from careergraph.routes import RouteOptions
    from careergraph.staffing import Staffing

__all__ = ["Doors", "room"]


def room(name: str) -> Any:  # noqa: ANN401 - a module
    """Import a room above this floor when a door to it is opened.

    The doors of `CareerGraph` lead up, imports only lead down: by name and at call time, so that
    ``import careergraph`` stays light and the floors hold for the static reader.
    """
    return import_module(f"careergraph.{name}")


class Doors:
    """What every graph can be asked."""

    def path(
        self,
        start: str,
        goal: str,
        *,
        by: Objective | ObjectiveName = "moves",
        k: int = 1,
        **options: Unpack[RouteOptions],
    ) -> Answers[Route]:
        """Return the ``k`` best routes, best first; see `careergraph.routes.path`."""
        answer: Answers[Route] = room("routes").path(self, start, goal, by=by, k=k, **options)
        return answer

    def trade_offs(
        self,
        start: str,
        goal: str,
        *,
        by: Iterable[Objective | ObjectiveName] = ("moves", "learning", "years"),
        **options: Unpack[RouteOptions],
    ) -> Answers[Route]:
        """Return the routes no other beats in moves, learning and years; see `careergraph.routes`."""
        answer: Answers[Route] = room("routes").trade_offs(self, start, goal, by=by, **options)
        return answer

    def compare(self, *roles: str) -> Comparison:
        """Return two or three roles side by side; see `careergraph.compare.compare`."""
        answer: Comparison = room("compare").compare(self, *roles)
        return answer

    def gap(self, start: str | None, goal: str, **person: Unpack[PersonOptions]) -> Gap:
        """Return what a role or a person lacks for a role; see `careergraph.gaps.gap`."""
        answer: Gap = room("gaps").gap(self, start, goal, **person)
        return answer

    def next(self, role: str, **person: Unpack[PersonOptions]) -> list[NextMove]:
        """Return a role's moves, readiest first; see `careergraph.insights.next_moves`."""
        answer: list[NextMove] = room("insights").next_moves(self, role, **person)
        return answer

    def match(
        self, *, levels: Iterable[str] = (), functions: Iterable[str] = (), **person: Unpack[PersonOptions]
    ) -> list[Match]:
        """Return the roles that suit what somebody holds; see `careergraph.insights.match`."""
        answer: list[Match] = room("insights").match(self, levels=levels, functions=functions, **person)
        return answer

    def reach(self, role: str, **options: Unpack[ReachOptions]) -> Answers[Reached]:
        """Return the roles within reach, each with its best route; see `careergraph.insights.reach`."""
        answer: Answers[Reached] = room("insights").reach(self, role, **options)
        return answer

    def gateways(self, start: str | None = None, goal: str | None = None, *, exact: bool = False) -> Gateways:
        """Return the roles many routes pass, or every route must; see `careergraph.insights.gateways`."""
        answer: Gateways = room("insights").gateways(self, start, goal, exact=exact)
        return answer

    def unlock(self, role: str, *, moves: int | None = None, **person: Unpack[PersonOptions]) -> list[Unlock]:
        """Return the proficiency steps that open the most; see `careergraph.insights.unlock`."""
        answer: list[Unlock] = room("insights").unlock(self, role, moves=moves, **person)
        return answer

    def staff(self, needs: Iterable[str]) -> Staffing:
        """Return which leader a company's needs call for; see `careergraph.staffing.staff`."""
        answer: Staffing = room("staffing").staff(self, needs)
        return answer

    def check(self, *, select: Iterable[str] = (), ignore: Iterable[str] = ()) -> Review:
        """Return what deserves a look in this graph; see `careergraph.check.check`."""
        answer: Review = room("check").check(self, select=select, ignore=ignore)
        return answer

    def diff(self, other: CareerGraph) -> Differences:
        """Return what changes from this graph to another version of it; see `careergraph.diff.diff`."""
        answer: Differences = room("diff").diff(self, other)
        return answer

    def frames(self, *, engine: Engine | None = None) -> dict[str, Any]:
        """Return the graph as data frames of pandas or polars; see `careergraph.frames.frames`."""
        tables: dict[str, Any] = room("frames").frames(self, engine=engine)
        return tables

    def explore(self, path: str | Path, **options: Any) -> Path:  # noqa: ANN401 - told in the room
        """Write the interactive page to ``path``; see `careergraph.explorer.explore`."""
        written: Path = room("explorer").explore(self, path, **options)
        return written
