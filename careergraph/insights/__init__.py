"""What a place in the graph offers: next moves, roles in reach, gateways, the skills that open most."""

from __future__ import annotations

from careergraph.insights.gateways import Gateway, Gateways, gateways
from careergraph.insights.next import NextMove, next_moves
from careergraph.insights.reach import Reached, reach
from careergraph.insights.unlock import Unlock, unlock

__all__ = [
    "Gateway",
    "Gateways",
    "NextMove",
    "Reached",
    "Unlock",
    "gateways",
    "next_moves",
    "reach",
    "unlock",
]
