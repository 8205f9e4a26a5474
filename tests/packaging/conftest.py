"""One build and one clean environment for all tests of the package as users get it."""

import shutil
import subprocess
import sys

import pytest

from tests.packaging.release import ROOT, Built, Environment


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build the sdist, and the wheel from it, of a copy of the checkout: the checkout itself stays clean."""
    checkout = tmp_path_factory.mktemp("release") / "careergraph"
    for name in source_files():
        copy = checkout / name
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, copy)
    out = checkout.parent / "dist"
    done = subprocess.run(
        [sys.executable, "-m", "build", "--outdir", out, checkout],
        capture_output=True,
        check=False,
        encoding="utf-8",
        timeout=300,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    (sdist,), (wheel,) = out.glob("*.tar.gz"), out.glob("*.whl")
    return Built(checkout, sdist, wheel)


def source_files() -> list[str]:
    """Name the files that a commit of everything here would hold; of an unpacked sdist, all of them."""
    if not (ROOT / ".git").exists():
        return [str(path.relative_to(ROOT)) for path in ROOT.rglob("*") if path.is_file()]
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    return [name for name in listing.stdout.split("\0") if name and (ROOT / name).is_file()]


@pytest.fixture(scope="session")
def environment(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Environment:
    """Make a clean virtual environment and install the wheel there with all that it asks for."""
    environment = Environment(tmp_path_factory.mktemp("clean") / "venv")
    subprocess.run([sys.executable, "-m", "venv", environment.folder], check=True, timeout=300)
    # Compiling all that comes along takes half of the time, and little of it is ever run here.
    environment.pip("install", "--quiet", "--no-compile", str(built.wheel))
    return environment
