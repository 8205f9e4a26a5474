"""CG6: years that are far off those of like moves."""

from __future__ import annotations

from collections import defaultdict
from statistics import median
from typing import TYPE_CHECKING

from careergraph.check.observation import Observation, move_path, move_subject
from careergraph.names import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careergraph.document.records import Move
    from careergraph.graph import CareerGraph

__all__ = ["look"]

# A median of fewer says little.
ENOUGH = 5
# Years are out of line beyond this multiple of the median, and below this part of it.
FACTOR = 3


def look(graph: CareerGraph) -> Iterator[Observation]:
    """Yield moves whose years are more than three times the median, or less than a third of it.

    The median is that of the moves between the same two levels whose years are known, this one included,
    where there are at least five of them. Moves of no time at all are no mistyped months, and derived years
    are nobody's figure to mend: both are left alone.

    Cost: O(moves).
    """
    alike: dict[tuple[int, int], list[tuple[Move, float]]] = defaultdict(list)
    for move in graph.moves_by_id():
        source, target = graph.rung(move.source), graph.rung(move.target)
        if move.years is not None and source is not None and target is not None:
            alike[source, target].append((move, move.years))
    for (source, target), moves in sorted(alike.items()):
        middle = median(years for _, years in moves)
        if len(moves) < ENOUGH or middle <= 0:
            continue
        levels = graph.file.levels
        between = f"from {quoted(levels[source - 1])} to {quoted(levels[target - 1])}"
        for move, years in moves:
            if not years or middle / FACTOR <= years <= middle * FACTOR:
                continue
            if graph.is_derived(graph.sources_of(move, "years")):
                continue
            yield Observation(
                f"{years:g} years, where the {len(moves)} moves {between} take {middle:g} in the middle",
                "check the figure: are these months, or is a digit too many?",
                path=(*move_path(graph, move.source, move.target), "years"),
                code="CG601",
                subject=move_subject(move.source, move.target),
            )
