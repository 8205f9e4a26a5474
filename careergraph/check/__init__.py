"""What is wrong with a graph file, or odd in it: findings with their places and remedies."""

from careergraph.check.checking import Finding, Review, check, check_document, check_file
from careergraph.document.catalogue import CATALOGUE

__all__ = ["CATALOGUE", "Finding", "Review", "check", "check_document", "check_file"]
