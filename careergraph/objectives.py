"""What makes one route better than another: one table, read by searches, answers, commands and the page."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from careergraph.errors import QuestionError
from careergraph.wording import percent, plural

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = [
    "LEARNING",
    "LIKELIHOOD",
    "MOVES",
    "OBJECTIVES",
    "TIES",
    "YEARS",
    "Objective",
    "ObjectiveName",
    "objective_of",
]

ObjectiveName: TypeAlias = Literal["moves", "learning", "years", "likelihood"]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Objective:
    """What a route is the best by: a figure that every move says, and how figures add up along a route.

    Four of them stand in `OBJECTIVES`; ``graph.path(..., by=...)`` also takes one of your own.

    Attributes
    ----------
    name
        What it is called: a word, as ``--by`` and answers have it.
    adds
        How the figures of a route's moves make up that of the route:

        - ``"count"``: each move counts as 1; the fewest are best.
        - ``"union"``: what the moves ask is learnt once; the least learning is best.
        - ``"sum"``: they are added, exactly; the least is best. Figures are 0 or more.
        - ``"product"``: they are multiplied, as fractions; the most is best. Figures are shares, more than 0
          and at most 1.
    column
        The figure of each move: a function of a `careergraph.document.records.Move`, or a sequence in the
        order of ``graph.moves``. Whole numbers, fractions and decimals count as they are, a float as the
        decimal number that it shows. None where a move does not know its figure: such a move cannot be used.
        Of the four it is the name of a column of the graph.
    parts
        Figures that are added are rounded, half up, to so many parts of a unit; None: not at all.
    unit, of
        What one is called in an answer, in the singular, and what it is one of where that must be said;
        empty for a share.
    best, reason
        What the best route is called, as the answer to this question, and among others; the former serves
        for both where ``reason`` is empty.
    asked
        How a question is put, as the help of ``--by`` has it.

    Examples
    --------
    >>> from careergraph import CareerGraph
    >>> graph = CareerGraph.load("sales-marketing")
    >>> promotions = Objective(
    ...     name="rises", adds="sum", unit="promotion", best="fewest promotions",
    ...     column=lambda move: graph.kind(move.source, move.target) == "promotion",
    ... )
    >>> graph.path("coordinator", "cro", by=promotions)[0].reasons
    ('fewest promotions: 3 promotions',)
    """

    name: str
    adds: Literal["count", "union", "sum", "product"]
    column: str | Callable[[Any], Any] | Sequence[Any] | None = None
    parts: int | None = None
    unit: str = ""
    of: str = ""
    best: str
    reason: str = ""
    asked: str = ""

    @property
    def more_is_better(self) -> bool:
        """Whether the highest figure is the best one, not the lowest."""
        return self.adds == "product"

    @property
    def needs_figure(self) -> bool:
        """Whether only moves that know their figure can be used."""
        return self.adds in {"sum", "product"}

    def amount(self, figure: float) -> str:
        """Return so much of it in words.

        >>> LEARNING.amount(2), LIKELIHOOD.amount(0.25)
        ('2 steps of learning', '25 %')
        """
        if not self.unit:
            return percent(figure)
        return f"{plural(figure, self.unit)} of {self.of}" if self.of else plural(figure, self.unit)

    def __reduce__(self) -> str | tuple[Any, ...]:
        """Let one of the four be itself in another process, too; others are made anew there."""
        if OBJECTIVES.get(self.name) is self:
            return self.name.upper()
        return partial(Objective, **{name: getattr(self, name) for name in self.__slots__}), ()


MOVES = Objective(name="moves", adds="count", unit="move", best="fewest moves", asked="fewest moves")
LEARNING = Objective(
    name="learning",
    adds="union",
    unit="step",
    of="learning",
    best="least learning",
    reason="least to learn",
    asked="least learning",
)
YEARS = Objective(
    name="years",
    adds="sum",
    column="years",
    parts=1_000_000,
    unit="year",
    best="fastest",
    asked="fewest years",
)
LIKELIHOOD = Objective(
    name="likelihood", adds="product", column="share", best="most travelled", asked="how many went it"
)

OBJECTIVES: dict[str, Objective] = {each.name: each for each in (MOVES, LEARNING, YEARS, LIKELIHOOD)}
# What orders routes that are equally good by the objective, before the ids of their roles do.
TIES = (MOVES, LEARNING, YEARS)


def objective_of(by: Objective | str) -> Objective:
    """Return an objective, given by its name or as it is.

    Raises
    ------
    QuestionError
        None of the four has this name; or one of your own has the name of one of the four, is neither sum nor
        product, or has no column.

    >>> objective_of("years").best
    'fastest'
    """
    if not isinstance(by, Objective):
        if by not in OBJECTIVES:
            raise QuestionError(f"no objective is called {by!r}; choose one of: {', '.join(OBJECTIVES)}")
        return OBJECTIVES[by]
    if by.name in OBJECTIVES and OBJECTIVES[by.name] is not by:
        raise QuestionError(f"an objective of your own cannot be called {by.name!r}; choose another name")
    if by.name not in OBJECTIVES and (not by.needs_figure or by.column is None):
        raise QuestionError(
            f"the objective {by.name!r} has no figures to add up; give it a column, and say "
            "adds='sum' or adds='product'"
        )
    return by
