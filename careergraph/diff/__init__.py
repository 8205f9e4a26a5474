"""What changed between two versions of a graph, and what that means for routes."""

from careergraph.diff.comparing import Differences, diff

__all__ = ["Differences", "diff"]
