"""However careergraph is installed, it runs from any folder and finds its graphs."""

import json
from pathlib import Path

import pytest

from tests.packaging.release import Built, Environment

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module", params=["wheel", "sdist", "folder", "editable"])
def installed(request: pytest.FixtureRequest, built: Built, environment: Environment) -> Environment:
    """Install careergraph in one of the usual ways; most of what it needs is in the environment already."""
    what = {
        "wheel": [str(built.wheel)],
        "sdist": [str(built.sdist)],
        "folder": [str(built.checkout)],
        "editable": ["--editable", str(built.checkout)],
    }[request.param]
    environment.pip("uninstall", "--quiet", "--yes", "careergraph")
    environment.pip("install", "--quiet", *what)
    return environment


def test_nothing_is_missing(installed: Environment) -> None:
    installed.pip("check")


@pytest.mark.parametrize("start", [["careergraph"], ["python", "-m", "careergraph"]], ids=" ".join)
def test_a_route(installed: Environment, start: list[str], tmp_path: Path) -> None:
    done = installed.run(*start, "path", "coordinator", "cro", "--by", "learning", "--json", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    answer = json.loads(done.stdout)
    assert answer["graph"] == "sales-marketing"
    assert answer["routes"]


def test_the_map(installed: Environment, tmp_path: Path) -> None:
    done = installed.run("careergraph", "explore", "--no-open", "-o", "map.html", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "map.html").read_text(encoding="utf-8").startswith("<!")


def test_the_scripting_face(installed: Environment, tmp_path: Path) -> None:
    script = "from careergraph import CareerGraph; print(len(CareerGraph.load('sales-marketing').nx) > 0)"
    done = installed.run("python", "-W", "error", "-c", script, cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "True\n", "")


def test_no_module_called_cli(installed: Environment, tmp_path: Path) -> None:
    done = installed.run("python", "-c", "import cli", cwd=tmp_path)
    assert "ModuleNotFoundError" in done.stderr
