"""What the wheel and the sdist hold."""

import tarfile
import zipfile
from email.parser import HeaderParser
from pathlib import PurePosixPath

import pytest

from tests.packaging.release import ROOT, VERSION, Built

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(built: Built) -> list[str]:
    with zipfile.ZipFile(built.wheel) as archive:
        return archive.namelist()


def test_the_wheel_installs_nothing_beside_the_package(wheel: list[str]) -> None:
    # A top-level `cli` would overwrite that of any other distribution that makes the same mistake.
    tops = {PurePosixPath(name).parts[0] for name in wheel}
    assert tops == {"careergraph", f"careergraph-{VERSION}.dist-info"}


def test_the_wheel_carries_every_file_of_the_package(wheel: list[str]) -> None:
    ours = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "careergraph").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert "careergraph/py.typed" in ours
    assert ours <= set(wheel)


def test_the_wheel_carries_the_graphs_inside_the_package(wheel: list[str]) -> None:
    graphs = {
        f"careergraph/{path.relative_to(ROOT).as_posix()}"
        for path in (ROOT / "graphs").rglob("*")
        if path.is_file()
    }
    assert "careergraph/graphs/sales-marketing.yaml" in graphs
    assert {name for name in wheel if name.startswith("careergraph/graphs/")} == graphs


def test_the_wheel_says_what_it_needs(built: Built) -> None:
    with zipfile.ZipFile(built.wheel) as archive:
        metadata = HeaderParser().parsestr(
            archive.read(f"careergraph-{VERSION}.dist-info/METADATA").decode("utf-8")
        )
    assert metadata["License-Expression"] == "MIT"
    assert metadata["Requires-Python"] == ">=3.11"
    assert set(metadata.get_all("Provides-Extra", [])) == {
        "frames",
        "frameworks",
        "histories",
        "large",
        "merge",
        "polars",
        "spark",
        "xlsx",
    }
    assert "pytest" not in str(metadata.get_all("Requires-Dist"))


def test_the_sdist_can_be_built_and_tested(built: Built) -> None:
    with tarfile.open(built.sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {
        "LICENSE",
        "README.md",
        "careergraph/__init__.py",
        "cli.py",
        "graphs/sales-marketing.yaml",
        "pyproject.toml",
        "tests/conftest.py",
    } <= names
