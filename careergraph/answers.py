"""The answers that routes are told in, with the field names of the JSON.

An answer is a frozen pydantic model: ``answer.model_dump(mode="json")`` is what ``--json`` prints.
``from`` is a word of Python, so the attribute is called ``from_``.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple, TypeAlias, TypeVar

from pydantic import BaseModel, ConfigDict, Field, PrivateAttr

from careergraph.document.offers import comparable_pay
from careergraph.document.records import Cost, Kind
from careergraph.objectives import ObjectiveName

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from careergraph.graph import CareerGraph

__all__ = [
    "Answer",
    "Answers",
    "Arrival",
    "Blocker",
    "Bridge",
    "Learn",
    "Lesson",
    "NoRoute",
    "PathAnswer",
    "Preparation",
    "Prepared",
    "Required",
    "Route",
    "Step",
    "ToGet",
]

Number: TypeAlias = int | float

T = TypeVar("T")


class Answer(BaseModel):
    """Base of every answer: frozen, printed and dumped with the field names of the JSON."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", serialize_by_alias=True, validate_by_name=True, validate_by_alias=True
    )

    def __str__(self) -> str:
        """Print as in the interactive shell: most answers say themselves in a line there."""
        return repr(self)

    def _repr_html_(self) -> str:
        """Show the answer in a notebook as a table of its fields; every text is escaped."""
        return html_table(self.model_dump(mode="json"))


def html_table(data: Any) -> str:  # noqa: ANN401 - JSON is any
    """Return JSON-like data as nested HTML tables, every text escaped."""
    from html import escape  # its table of 2,231 entities is for notebooks alone

    if isinstance(data, dict):
        rows = "".join(
            f"<tr><th>{escape(str(key))}</th><td>{html_table(value)}</td></tr>" for key, value in data.items()
        )
        return f"<table>{rows}</table>"
    if isinstance(data, list):
        return f"<ol>{''.join(f'<li>{html_table(item)}</li>' for item in data)}</ol>" if data else "&ndash;"
    return "&ndash;" if data is None else escape(str(data))


class Required(Answer):
    """What a step asks of one skill; ``level`` is a 1-based proficiency level."""

    skill: str
    level: int
    optional: bool


class Learn(Answer):
    """What is new to learn of one skill: from one proficiency level (0: not held) to another."""

    skill: str
    from_: int = Field(alias="from")
    to: int


class Lesson(Answer):
    """A resource, and what it teaches of what is missing.

    ``closes`` are the steps of learning that it closes, none where nobody says how far it leads in its
    ``skills``. ``hours`` and ``cost`` are of all of it, None where unknown; ``before`` says that it was taken
    for an earlier step of the route already.
    """

    title: str
    where: str | None
    hours: float | None
    cost: Cost | None
    skills: tuple[str, ...]
    closes: tuple[Learn, ...]
    before: bool
    sources: tuple[str, ...]


class ToGet(Answer):
    """A credential that a move requires and the person does not hold, with the time that it takes to get."""

    credential: str
    title: str
    where: str | None
    years: float | None
    hours: float | None
    cost: Cost | None
    sources: tuple[str, ...]


class Preparation(Answer):
    """What one prepares a move, or a role, with.

    ``resources`` close as much as any could of what is missing, and take the fewest hours, then the least
    money: ``proven`` unless so many come into question that the search was cut. ``others`` teach it too.
    ``credentials`` are still to get.
    """

    resources: tuple[Lesson, ...]
    others: tuple[Lesson, ...]
    credentials: tuple[ToGet, ...]
    proven: bool


# Left out of the JSON where the graph knows of nothing, which is nearly everywhere.
Prepared: TypeAlias = Annotated[Preparation | None, Field(default=None, exclude_if=lambda it: it is None)]


class Step(Answer):
    """One move of a route. ``learn`` lists only what is new at this step."""

    from_: str = Field(alias="from")
    to: str
    kind: Kind | None
    years: float | None
    people: int | None
    share: float | None
    requires: tuple[Required, ...]
    learn: tuple[Learn, ...]
    preparation: Prepared = None


class Arrival(Answer):
    """Of those who enter the first role, the share (0..1) that arrives within some years.

    It holds if things go on as in the data.
    """

    years: float
    share: float
    low: float | None
    high: float | None


class Route(Answer):
    """A way from one role to another.

    ``learning`` counts proficiency steps weighed by effort, None in a graph that names no skills; ``years``
    are typical years, ``likelihood`` is a share in 0..1 and ``people`` the smallest sample behind it; None
    where a move does not know.
    ``proven`` says that no route is better by the objective asked; else none is better than
    ``lower_bound``, in the objective's unit. ``within`` says how many of those who enter arrive when, where
    the graph was counted from work histories. ``figure`` is that of an objective of the caller's own.
    """

    roles: tuple[str, ...]
    moves: int
    learning: Number | None
    years: float | None
    likelihood: float | None
    people: int | None
    proven: bool
    lower_bound: Number | None
    reasons: tuple[str, ...]
    steps: tuple[Step, ...]
    # Left out of the JSON where it is not known, which is nearly everywhere.
    within: tuple[Arrival, ...] = Field(default=(), exclude_if=lambda shares: not shares)
    figure: Number | None = Field(default=None, exclude_if=lambda figure: figure is None)

    def __repr__(self) -> str:
        """Say the roles and the totals that are known."""
        years = "" if self.years is None else f", years {self.years:g}"
        learning = "unknown" if self.learning is None else self.learning
        return f"<Route {' -> '.join(self.roles)}: moves {self.moves}, learning {learning}{years}>"


class Bridge(Answer):
    """A move that does not exist today and would open a route; ``learning`` is that of this move alone.

    It is None in a graph that names no skills.
    """

    from_: str = Field(alias="from")
    to: str
    learning: Number | None
    kind: Kind | None


class Blocker(NamedTuple):
    """A constraint that blocks: the name of an option, and its values; roles are named by their titles."""

    name: str
    values: tuple[str | int, ...]

    def __str__(self) -> str:
        """Say the option as it is said in Python."""
        return " ".join([self.name, ", ".join(map(repr, self.values))]).rstrip()


class NoRoute(Answer):
    """Why there is no route, and the smallest bridges.

    ``reachable`` counts the roles that the start leads to and ``highest`` names those of the highest
    level; ``leads_to_goal`` counts the roles that lead to the goal. ``bridges_proven`` says that no others
    are smaller: not where the search for them was cut. ``reason`` says in words what blocks;
    ``blocked_by`` names the constraints that do, as options of the question in Python; ``shortest`` is the
    fewest moves of any route where only ``max_moves`` blocks; ``lacking`` counts the moves without the figure
    that the objective needs.
    """

    reason: str
    reachable: int
    highest: tuple[str, ...]
    leads_to_goal: int
    bridges: tuple[Bridge, ...]
    bridges_proven: bool = True
    blocked_by: tuple[str, ...] = ()
    shortest: int | None = None
    lacking: int | None = None
    _blockers: tuple[Blocker, ...] = PrivateAttr(default=())

    @property
    def blockers(self) -> tuple[Blocker, ...]:
        """The constraints that block, with their values; no field of the JSON."""
        return self._blockers

    def blocked(self, blockers: Iterable[Blocker]) -> NoRoute:
        """Take up the constraints that block, with their values, and return the answer."""
        self._blockers = tuple(blockers)
        return self


class Answers(list[T]):
    """A list of answers that says whether it is complete: a search that is cut returns what it has.

    Attributes
    ----------
    missing
        What is missing, in words; empty where nothing is.

    Examples
    --------
    >>> Answers(["a", "b"]).complete
    True
    """

    def __init__(self, answers: Iterable[T] = (), *, missing: str = "") -> None:
        super().__init__(answers)
        self.missing = missing

    @property
    def complete(self) -> bool:
        """Whether nothing is missing."""
        return not self.missing


class PathAnswer(Answer):
    """What ``path --json`` prints; ``complete`` unless the search was cut before it had all routes asked.

    ``pay_unknown`` names, where no pay cut was to be taken, the roles of which it is not known whether they
    pay less than the one before, or than the first.
    """

    graph: str
    from_: str = Field(alias="from")
    to: str
    by: ObjectiveName
    routes: tuple[Route, ...]
    no_route: NoRoute | None
    complete: bool = True
    pay_unknown: tuple[str, ...] = Field(default=(), exclude_if=lambda roles: not roles)

    @classmethod
    def of(
        cls,
        graph: CareerGraph,
        start: str,
        goal: str,
        *,
        by: ObjectiveName,
        routes: Answers[Route] | Sequence[Route] = (),
        none: NoRoute | None = None,
        no_pay_cut: bool = False,
    ) -> PathAnswer:
        """Return routes, or why there are none, as one document."""
        return cls(
            graph=graph.name,
            from_=graph.role(start).id,
            to=graph.role(goal).id,
            by=by,
            routes=tuple(routes),
            no_route=none,
            complete=routes.complete if isinstance(routes, Answers) else True,
            pay_unknown=tuple(sorted(_of_unknown_pay(graph, routes))) if no_pay_cut else (),
        )


def _of_unknown_pay(graph: CareerGraph, routes: Iterable[Route]) -> set[str]:
    """Return the roles of routes of which it is not known whether they pay less than those before."""
    pays = {role: graph.roles[role].pay for route in routes for role in route.roles}
    return {
        role
        for route in routes
        for before, role in pairwise(route.roles)
        for earlier in (before, route.roles[0])
        if not comparable_pay(pays[earlier], pays[role])
    }
