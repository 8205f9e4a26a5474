"""The search: exact best routes on a career graph, for the rooms that ask.

===============  ==================================================================
`network`        the graph as whole numbers, made once
`question`       constraints, and the part of the graph that a question may use
`steps`          proficiency steps as bits: learning is a union
`route`          a path with its totals, and the total order
`bound`          what a route still has to learn, looked up from the goal
`learning`       the exact least-learning search
`corridor`       all that best routes by moves, years or likelihood can use
`ways`           the first of a few routes, all looked at
`labels`         the search that settles every tie
`best`           `Search`: the best route and the k best, under constraints
`pareto`         trade-offs
`around`         best routes to every role within limits
`blocked`        why there is no route
`describe`       paths told as answers
===============  ==================================================================
"""

from __future__ import annotations

from careergraph.search.around import Around, best_around
from careergraph.search.best import Search
from careergraph.search.blocked import hops_from, no_route
from careergraph.search.corridor import hops_to
from careergraph.search.describe import describe, describe_found
from careergraph.search.labels import Limits
from careergraph.search.network import Network
from careergraph.search.pareto import Front, trade_offs
from careergraph.search.question import FREE, Constraints, View
from careergraph.search.route import Found

__all__ = [
    "FREE",
    "Around",
    "Constraints",
    "Found",
    "Front",
    "Limits",
    "Network",
    "Search",
    "View",
    "best_around",
    "describe",
    "describe_found",
    "hops_from",
    "hops_to",
    "no_route",
    "trade_offs",
]
