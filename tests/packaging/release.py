"""The package as users get it: what a release holds, and a clean place to install it in."""

import os
import subprocess
import tomllib
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
VERSION: str = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]


@dataclass(frozen=True)
class Built:
    """What a release would publish, and the checkout that it was built from."""

    checkout: Path
    sdist: Path
    wheel: Path


@dataclass(frozen=True)
class Environment:
    """A virtual environment that holds careergraph and what it needs, and no developer tools."""

    folder: Path

    def run(self, program: str, *arguments: str, cwd: Path) -> "subprocess.CompletedProcess[str]":
        """Run one of its programs from the folder `cwd`, knowing nothing of the environment of the tests."""
        outside = ("CAREERGRAPH_", "COV", "PYTHON", "VIRTUAL_ENV")
        environ = {name: value for name, value in os.environ.items() if not name.startswith(outside)}
        return subprocess.run(
            [self.folder / ("Scripts" if os.name == "nt" else "bin") / program, *arguments],
            cwd=cwd,
            env=environ | {"PYTHONUTF8": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1"},
            capture_output=True,
            check=False,
            encoding="utf-8",
            timeout=300,
        )

    def pip(self, *arguments: str) -> None:
        """Run the environment's pip, and fail with what it said when it fails."""
        done = self.run("python", "-m", "pip", *arguments, cwd=self.folder)
        assert done.returncode == 0, done.stdout + done.stderr
