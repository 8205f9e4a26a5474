"""A folder to read and to break; the command line's fixtures serve here, too."""

from pathlib import Path

import pytest

from careergraph import CareerGraph
from tests.cli.conftest import run
from tests.columnar.folders import DATA

__all__ = ["run"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Write the kitchen as a folder of columns."""
    return CareerGraph.from_dict(DATA).save(tmp_path / "kitchen.careergraph")
