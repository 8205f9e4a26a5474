"""The launchers: ``python -m careergraph`` and, from a checkout, ``python cli.py``."""

import importlib
import runpy
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.mark.parametrize(
    "launch",
    [
        lambda: runpy.run_module("careergraph", run_name="__main__"),
        lambda: runpy.run_path(str(ROOT / "cli.py"), run_name="__main__"),
    ],
    ids=["python -m careergraph", "python cli.py"],
)
def test_a_launcher_runs_the_program(
    launch: Callable[[], object], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delitem(sys.modules, "careergraph.__main__", raising=False)
    monkeypatch.setattr(sys, "argv", ["careergraph", "--version"])
    with pytest.raises(SystemExit) as stop:
        launch()
    assert stop.value.code == 0
    assert "0.1.0" in capsys.readouterr().out


def test_importing_a_launcher_runs_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delitem(sys.modules, "careergraph.__main__", raising=False)
    importlib.import_module("careergraph.__main__")
    runpy.run_path(str(ROOT / "cli.py"), run_name="cli")
    assert capsys.readouterr().out == ""
