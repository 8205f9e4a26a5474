"""What one prepares a move with: resources that teach what is missing, credentials still to get."""

from careergraph.preparation.preparing import prepare, prepared

__all__ = ["prepare", "prepared"]
