"""Review of graph files: what is wrong with one, and what changed between two."""

from careergraph.review.catalogue import CATALOGUE
from careergraph.review.checking import Finding, Review, check, check_document, check_file
from careergraph.review.comparing import Differences, diff

__all__ = ["CATALOGUE", "Differences", "Finding", "Review", "check", "check_document", "check_file", "diff"]
