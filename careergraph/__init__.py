"""Career paths as a graph: roles are nodes, moves are edges, every edge says which skills it asks for."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from careergraph.document.records import (
        Cost,
        Credential,
        Fact,
        GraphFile,
        Move,
        Need,
        Pay,
        Requirement,
        Resource,
        Role,
        Skill,
        Source,
    )
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
    from careergraph.objectives import Objective
    from careergraph.person import Profile

__version__ = "0.1.0"

__all__ = [
    "AmbiguousNameError",
    "CareerGraph",
    "CareerGraphError",
    "Cost",
    "Credential",
    "Fact",
    "GraphFile",
    "GraphFileError",
    "MissingExtraError",
    "Move",
    "Need",
    "NoRouteError",
    "Objective",
    "OutputError",
    "Pay",
    "Problem",
    "Profile",
    "ProfileError",
    "QuestionError",
    "Requirement",
    "Resource",
    "Role",
    "Skill",
    "Source",
    "UnknownNameError",
    "__version__",
]

# Where each name lives. It is imported when it is first asked for: a command that needs no graph (`--help`,
# completion) starts three times as fast, and `import careergraph` costs nothing that is not used.
_HOMES = {
    "errors": (
        "AmbiguousNameError",
        "CareerGraphError",
        "GraphFileError",
        "MissingExtraError",
        "NoRouteError",
        "OutputError",
        "Problem",
        "ProfileError",
        "QuestionError",
        "UnknownNameError",
    ),
    "graph": ("CareerGraph",),
    "document.records": (
        "Cost",
        "Credential",
        "Fact",
        "GraphFile",
        "Move",
        "Need",
        "Pay",
        "Requirement",
        "Resource",
        "Role",
        "Skill",
        "Source",
    ),
    "objectives": ("Objective",),
    "person": ("Profile",),
}
_ROOMS = {name: room for room, names in _HOMES.items() for name in names}

if not TYPE_CHECKING:  # a type checker sees the imports above, and no name beside them

    def __getattr__(name: str) -> object:
        if name not in _ROOMS:
            raise AttributeError(f"module 'careergraph' has no attribute {name!r}")
        value: object = getattr(import_module(f"careergraph.{_ROOMS[name]}"), name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return sorted({*globals(), *_ROOMS})
