"""The doors of the room, which open without pyarrow."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from careergraph import CareerGraph, MissingExtraError
from careergraph.columnar import is_folder
from tests.columnar.folders import DATA

if TYPE_CHECKING:
    from pathlib import Path


def test_without_pyarrow_it_is_told_what_to_install(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.startswith("careergraph.columnar.")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingExtraError, match=r'pip install "careergraph\[large\]"'):
        CareerGraph.load(folder)
    with pytest.raises(MissingExtraError, match=r"a graph in columns needs an optional package"):
        CareerGraph.from_dict(DATA).save(folder)


@pytest.mark.parametrize(
    ("path", "folder"),
    [
        ("jobs.careergraph", True),
        ("a/jobs.careergraph/", True),
        ("jobs.CareerGraph", True),
        (".careergraph", False),
        ("jobs.careergraph.json", False),
        ("careergraph", False),
        ("", False),
    ],
)
def test_a_folder_of_columns_is_known_by_its_name(path: str, folder: bool) -> None:  # noqa: FBT001
    assert is_folder(path) == folder
