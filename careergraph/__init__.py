"""Career paths as a graph: roles are nodes, moves are edges, every edge says which skills it asks for."""

from __future__ import annotations

from careergraph.errors import (
    AmbiguousNameError,
    CareerGraphError,
    GraphFileError,
    MissingExtraError,
    NoRouteError,
    OutputError,
    Problem,
    ProfileError,
    QuestionError,
    UnknownNameError,
)
from careergraph.graph import CareerGraph
from careergraph.models import Fact, GraphFile, Move, Need, Requirement, Role, Skill, Source
from careergraph.profile import Profile

__version__ = "0.1.0"

__all__ = [
    "AmbiguousNameError",
    "CareerGraph",
    "CareerGraphError",
    "Fact",
    "GraphFile",
    "GraphFileError",
    "MissingExtraError",
    "Move",
    "Need",
    "NoRouteError",
    "OutputError",
    "Problem",
    "Profile",
    "ProfileError",
    "QuestionError",
    "Requirement",
    "Role",
    "Skill",
    "Source",
    "UnknownNameError",
    "__version__",
]
