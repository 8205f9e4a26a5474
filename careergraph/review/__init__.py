"""Review of graph files: what is wrong with one, and what changed between two."""

from careergraph.review.catalogue import CATALOGUE
from careergraph.review.checking import Finding, Review, check, check_document, check_file

__all__ = ["CATALOGUE", "Finding", "Review", "check", "check_document", "check_file"]
