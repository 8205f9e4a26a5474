"""The best routes from one role to every role within given limits."""

from __future__ import annotations

from heapq import heappop, heappush
from math import inf
from typing import TYPE_CHECKING

from careergraph.search.labels import Label, Limits
from careergraph.search.learning import Budget
from careergraph.search.network import Network
from careergraph.search.question import FREE, View
from careergraph.search.route import Found, key_of, prefix_of
from careergraph.search.steps import Steps

if TYPE_CHECKING:
    from collections.abc import Mapping

    from careergraph.answers import Objective
    from careergraph.graph import CareerGraph
    from careergraph.search.question import Constraints

__all__ = ["best_around"]
