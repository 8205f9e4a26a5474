"""`import onet` and its like, and `get`."""

from pathlib import Path

import pytest

from careergraph import CareerGraph
from tests.cli.conftest import Run
from tests.exchange.frameworks.conftest import onet_zip
from tests.exchange.frameworks.statements import COMPONENTS, workbook
from tests.exchange.frameworks.test_dcwf import dcwf
from tests.exchange.frameworks.test_esco import files, zipped
from tests.exchange.frameworks.test_skillsfuture import sheets
from tests.exchange.frameworks.test_uk import TABLE


def test_every_framework_becomes_a_graph_file(run: Run, tmp_path: Path) -> None:
    import json

    (tmp_path / "nice.json").write_text(json.dumps(COMPONENTS))
    (tmp_path / "uk.csv").write_text(TABLE)
    inputs = {
        "onet": onet_zip(tmp_path / "db_29_3.zip"),
        "esco": zipped(tmp_path / "esco.zip", files()),
        "uk": tmp_path / "uk.csv",
        "nice": tmp_path / "nice.json",
        "dcwf": dcwf(tmp_path / "dcwf.xlsx"),
        "skillsfuture": workbook(tmp_path / "skills.xlsx", sheets()),
    }
    for name, path in inputs.items():
        output = tmp_path / f"{name}-graph.json"
        done = run("import", name, path, "-o", output, "--title", "Ours")
        assert (done.exit_code, done.stdout) == (0, "")
        assert done.stderr.startswith(f"{output}: ")
        assert "Note: " in done.stderr
        graph = CareerGraph.load(output)
        assert graph.file.title == "Ours"
        assert run("-g", output, "check").exit_code == 0


def test_answers_say_that_moves_are_derived_and_carry_the_licence(run: Run, tmp_path: Path) -> None:
    output = tmp_path / "g.json"
    run("import", "onet", onet_zip(tmp_path / "db_29_3.zip"), "-o", output)
    path = run("-g", output, "path", "41-2031.00", "41-1011.00").stdout
    assert path.endswith("Moves in this graph are derived, not observed.\n")
    assert "USDOL/ETA has not approved" in " ".join(path.split())


def test_without_a_file(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CAREERGRAPH_CACHE", str(tmp_path))
    done = run("import", "onet", "-o", tmp_path / "x.json")
    assert done.exit_code == 2
    assert done.stderr.startswith("Error: name the FILE, or fetch one: careergraph get onet; ")
    (tmp_path / "onet").mkdir()
    onet_zip(tmp_path / "onet" / "db_29_3_text.zip")
    assert run("import", "onet", "-o", tmp_path / "x.json").exit_code == 0
    assert run("import", "onet", tmp_path / "none.zip", "-o", tmp_path / "x.json").exit_code == 2
