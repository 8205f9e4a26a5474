"""What is wrong with a graph file, or odd in it: findings with their places and remedies."""

from careergraph.check.catalogue import CATALOGUE
from careergraph.check.checking import Finding, Review, check, check_document, check_file

__all__ = ["CATALOGUE", "Finding", "Review", "check", "check_document", "check_file"]
