"""Histories as tables: small files in the layouts that HR systems write."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from careergraph.histories.engines import DuckDB


@pytest.fixture
def table(tmp_path: Path) -> Callable[..., Path]:
    """Write rows as CSV: ``table("a,b", ["1,2"])``."""

    def write(head: str, rows: Iterable[str], name: str = "jobs.csv") -> Path:
        path = tmp_path / name
        path.write_text("\n".join([head, *rows, ""]), encoding="utf-8")
        return path

    return write


@pytest.fixture(scope="session")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DuckDB]:
    """Give an engine to count with."""
    made = DuckDB(tmp_path_factory.mktemp("engine"))
    yield made
    made.close()
