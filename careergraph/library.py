"""The bundled graphs, by name."""

from __future__ import annotations

from importlib.resources import files as package_files
from pathlib import Path

from careergraph import files
from careergraph.errors import UnknownNameError
from careergraph.graph import CareerGraph
from careergraph.names import near

__all__ = ["load", "names"]

ENDINGS = (".yaml", ".yml", ".json")


def _folder() -> Path:
    bundled = package_files("careergraph") / "graphs"
    if bundled.is_dir():
        return Path(str(bundled))
    return Path(__file__).resolve().parent.parent / "graphs"


def names() -> tuple[str, ...]:
    """Return the names of the bundled graphs."""
    return tuple(sorted(path.stem for path in _folder().glob("*.yaml")))


def load(source: str | Path) -> CareerGraph:
    """Load a bundled graph by name, or a graph file by path."""
    name = str(source)
    if name in names():
        return CareerGraph(files.read(_folder() / f"{name}.yaml"), name=name)
    path = Path(source)
    if path.suffix in ENDINGS or path.exists():
        return CareerGraph(files.read(path), name=path.stem)
    raise UnknownNameError("graph", name, near(name, names()))
