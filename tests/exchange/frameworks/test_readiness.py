"""Moves to roles that one's skills nearly suffice for."""

# ruff: noqa: E501 - rows of tables are read best on one line

import json
from pathlib import Path

from careergraph import CareerGraph
from careergraph.exchange.frameworks.nice import import_nice
from tests.exchange.frameworks.statements import COMPONENTS


def test_moves_to_roles_that_are_alike(tmp_path: Path) -> None:
    path = tmp_path / "nice.json"
    path.write_text(json.dumps(COMPONENTS))
    graph = CareerGraph(import_nice(path, moves="alike").file)
    assert {(move.source, move.target) for move in graph.file.moves} == {
        ("DD-WRL-001", "DD-WRL-002"), ("DD-WRL-002", "DD-WRL-001"), ("DD-WRL-002", "PD-WRL-001"), ("PD-WRL-001", "DD-WRL-002")
    }  # fmt: skip
    assert graph.moves_are_derived == "all"
    assert {graph.kind(move.source, move.target) for move in graph.file.moves} == {None}
