"""The command line's fixtures serve here, too."""

from tests.cli.conftest import run

__all__ = ["run"]
