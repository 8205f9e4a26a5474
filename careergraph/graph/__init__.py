"""The core: one career graph, its facts in columns, its records and its networkx view made on demand."""

from careergraph.graph.career_graph import CareerGraph, fold

__all__ = ["CareerGraph", "fold"]
