"""The search: exact best routes on a career graph, for the rooms that ask.

===============  ==================================================================
`network`        the graph as whole numbers, made once
`figures`        what moves say by an objective, and how it adds up, exactly
`question`       constraints, limits, budget, and the part of the graph that a question may use
`steps`          proficiency steps as bits: learning is a union
`route`          a path with its totals, and the total order
`shortest`       the shortest-path DAG by moves, or by figures that add up
`bound`          lower bounds on learning, from the goal's side
`learning`       A* for the least learning
`labels`         the label search with dominance that settles every tie
`layered`        the layered graph of the via roles that are passed, and routes through it
`best`           `Search`: the best route, under constraints
`alternatives`   the k best
`pareto`         trade-offs: the Pareto front
`around`         best routes to every role within limits
`blocked`        why there is no route, and the smallest bridges
`description`    paths told as answers
===============  ==================================================================
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from careergraph.search.alternatives import Alternatives
    from careergraph.search.around import Around, best_around
    from careergraph.search.best import Search
    from careergraph.search.blocked import no_route
    from careergraph.search.description import Describer
    from careergraph.search.network import Network
    from careergraph.search.pareto import Front, trade_offs
    from careergraph.search.question import FREE, Budget, Constraints, Limits, View
    from careergraph.search.route import Found
    from careergraph.search.shortest import hops_from, hops_to

__all__ = [
    "FREE",
    "Alternatives",
    "Around",
    "Budget",
    "Constraints",
    "Describer",
    "Found",
    "Front",
    "Limits",
    "Network",
    "Search",
    "View",
    "best_around",
    "hops_from",
    "hops_to",
    "no_route",
    "trade_offs",
]

# A question loads the modules that it needs: a command spends most of its time on starting. No module may
# have the name of what it gives: importing it would put the module in that name's place.
_HOMES = {
    "alternatives": ("Alternatives",),
    "around": ("Around", "best_around"),
    "best": ("Search",),
    "blocked": ("no_route",),
    "shortest": ("hops_from", "hops_to"),
    "description": ("Describer",),
    "network": ("Network",),
    "pareto": ("Front", "trade_offs"),
    "question": ("FREE", "Budget", "Constraints", "Limits", "View"),
    "route": ("Found",),
}
_MODULES = {name: module for module, names in _HOMES.items() for name in names}

if not TYPE_CHECKING:  # a type checker sees the imports above, and no name beside them

    def __getattr__(name: str) -> object:
        if name not in _MODULES:
            raise AttributeError(f"module 'careergraph.search' has no attribute {name!r}")
        value: object = getattr(import_module(f"careergraph.search.{_MODULES[name]}"), name)
        globals()[name] = value
        return value
