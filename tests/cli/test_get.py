"""The command `get`."""

from __future__ import annotations

import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest

from tests.exchange.frameworks.conftest import onet_zip

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.cli.conftest import Run


def test_get_from_nowhere(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CAREERGRAPH_CACHE", str(tmp_path))
    done = run("get", "nice", "--address", "http://127.0.0.1:9/x", "--unverified")
    assert done.exit_code == 2
    assert "http://127.0.0.1:9/x cannot be fetched" in done.stderr
    (tmp_path / "onet").mkdir()
    kept = onet_zip(tmp_path / "onet" / "db_31_0_text.zip")
    done = run("get", "onet")
    assert (done.exit_code, done.stdout) == (0, f"{kept}\n")
    assert "Licence: CC BY 4.0" in done.stderr


class Quiet(SimpleHTTPRequestHandler):
    """A server that does not talk."""

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def owner(tmp_path: Path) -> Iterator[str]:
    """Serve a file on the loopback, as an owner would."""
    (tmp_path / "served").mkdir()
    (tmp_path / "served" / "nice.json").write_text("{}", encoding="utf-8")
    handler = partial(Quiet, directory=tmp_path / "served")
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/nice.json"
        server.shutdown()
        thread.join()


def test_what_is_fetched_is_kept_and_told(
    run: Run, owner: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CAREERGRAPH_CACHE", str(tmp_path / "cache"))
    kept = tmp_path / "cache" / "nice" / "nice-v2.2.0.json"
    done = run("get", "nice", "--address", owner, "--unverified")
    assert (done.exit_code, done.stdout) == (0, f"{kept}\n")
    assert done.stderr.splitlines()[-1] == f"Fetched from {owner}"
    assert kept.read_text(encoding="utf-8") == "{}"
    again = run("get", "nice", "--address", owner)
    assert again.stderr.splitlines()[-1] == "Already there."


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (["get", "uk"], "invalid value for '{onet|esco|nice}'"),
        (["get", "nice"], "the hash of nice 2.2.0 is not known; say --unverified"),
        (["get", "onet", "--release", "../x"], "'../x' is no release; write one such as 31.0"),
        (["get", "esco", "--language", "x;y"], "'x;y' is no language; write a code such as en"),
        (["get", "nice", "--address", "file:///etc/passwd", "--unverified"], "it begins with https://"),
    ],
)
def test_what_cannot_be_fetched_is_told(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: list[str], told: str
) -> None:
    monkeypatch.setenv("CAREERGRAPH_CACHE", str(tmp_path / "cache"))
    done = run(*typed)
    assert (done.exit_code, done.stdout) == (2, "")
    assert told in done.stderr
    assert not (tmp_path / "cache").exists()
