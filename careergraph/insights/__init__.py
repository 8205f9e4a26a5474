"""What a place offers: next moves, roles in reach, gateways, skills that open most, roles that suit."""

from __future__ import annotations

from careergraph.insights.gateways import Gateway, Gateways, gateways
from careergraph.insights.match import Match, match
from careergraph.insights.next import NextMove, next_moves
from careergraph.insights.reach import Reached, reach
from careergraph.insights.unlock import Unlock, unlock

__all__ = [
    "Gateway",
    "Gateways",
    "Match",
    "NextMove",
    "Reached",
    "Unlock",
    "gateways",
    "match",
    "next_moves",
    "reach",
    "unlock",
]
