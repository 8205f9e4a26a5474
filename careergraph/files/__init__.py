"""Graph files: read with every problem at its line, written in one atomic step."""

from __future__ import annotations

import json
from pathlib import Path

import yaml

from careergraph.models import GraphFile
from careergraph.rules import parse

__all__ = ["read"]


def read(path: str | Path) -> GraphFile:
    """Return the graph file at ``path``."""
    text = Path(path).read_text(encoding="utf-8")
    if str(path).endswith(".json"):
        return parse(json.loads(text))
    return parse(yaml.load(text, Loader=yaml.CSafeLoader))  # noqa: S506 - a safe loader
