"""The start is light: what is heavy is imported when something needs it."""

import subprocess
import sys

import pytest

from tests.packaging.release import ROOT

HEAVY = {
    "IPython",
    "jinja2",
    "numpy",
    "openpyxl",
    "pandas",
    "polars",
    "pyarrow",
    "pyvis",
    "rapidfuzz",
    "rich",
}


def loaded_by(*arguments: str) -> set[str]:
    """Name the packages that a fresh Python has loaded when it has run with these arguments."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", *arguments],
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    lines = [line for line in done.stderr.splitlines() if line.startswith("import time:")]
    return {line.rpartition("|")[2].strip().partition(".")[0] for line in lines}


def test_importing_the_package_is_light() -> None:
    assert not loaded_by("-c", "import careergraph") & HEAVY


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["path", "--help"]], ids=" ".join)
def test_asking_for_help_is_light(arguments: list[str]) -> None:
    assert not loaded_by("-m", "careergraph", *arguments) & HEAVY


def test_the_launcher_is_the_same_program() -> None:
    by_launcher, by_module = (
        subprocess.run(
            [sys.executable, *start, "--help"], cwd=ROOT, capture_output=True, check=True, encoding="utf-8"
        ).stdout
        for start in (["cli.py"], ["-m", "careergraph"])
    )
    assert by_launcher.partition("\n")[2] == by_module.partition("\n")[2]  # usage names how it was called
