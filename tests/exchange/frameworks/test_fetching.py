"""Fetching a framework: from a server on this machine, and from nowhere."""

import hashlib
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from careergraph import OutputError, QuestionError
from careergraph.exchange.frameworks import fetching
from careergraph.exchange.frameworks.fetching import cache_folder, fetch, newest

CONTENT = b"a zip, for all that anybody knows"


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/gone":
            self.send_error(404)
            return
        self.send_response(200)
        self.send_header("Content-Length", str(len(CONTENT) + (9 if self.path == "/short" else 0)))
        self.end_headers()
        self.wfile.write(CONTENT)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as it is called there
        pass


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv("CAREERGRAPH_CACHE", str(tmp_path / "cache"))
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    made = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=made.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{made.server_port}"
    made.shutdown()
    thread.join()
    made.server_close()


def test_a_framework_is_fetched_once_and_kept(server: str) -> None:
    assert newest("nice") is None
    found = fetch("nice", address=f"{server}/a.json", unverified=True)
    assert (found.kept, found.path.read_bytes(), found.path.name) == (False, CONTENT, "nice-v2.2.0.json")
    assert fetch("nice", address=f"{server}/gone").kept
    assert newest("nice") == found.path
    older = fetch("nice", release="2.1.0", address=f"{server}/b", unverified=True)
    assert older.path != newest("nice") == found.path


def test_a_known_hash_is_held_against_the_file(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(OutputError, match=r"is not the file that was published .*by hand.*import onet FILE"):
        fetch("onet", release="31.0", address=f"{server}/onet.zip")
    assert newest("onet") is None
    digest = hashlib.sha256(CONTENT).hexdigest()
    offer = fetching.OFFERS["onet"]._replace(known={"31.0": (digest[:8], digest[-6:])})
    monkeypatch.setitem(fetching.OFFERS, "onet", offer)
    assert fetch("onet", release="31.0", address=f"{server}/onet.zip").path.name == "db_31_0_text.zip"


def test_a_failure_names_the_address_and_the_way_by_hand(server: str) -> None:
    for path, told in (("gone", "Not Found"), ("short", "cut short")):
        with pytest.raises(OutputError) as caught:
            fetch("esco", address=f"{server}/{path}", unverified=True)
        assert f"{server}/{path}" in str(caught.value)
        assert told in str(caught.value)
        assert "by hand, and name the file: careergraph import esco FILE" in str(caught.value)
    with pytest.raises(OutputError, match="cannot be fetched"):
        fetch("esco", address="http://127.0.0.1:9/x.zip", unverified=True)
    assert newest("esco") is None


def test_what_is_not_known_is_not_taken(server: str) -> None:
    with pytest.raises(QuestionError, match=r"the hash of onet 28\.2 is not known; say --unverified"):
        fetch("onet", release="28.2", address=f"{server}/x")
    with pytest.raises(QuestionError, match="is no release"):
        fetch("onet", release="../../x")
    with pytest.raises(QuestionError, match="is no language"):
        fetch("esco", language="../en")
    with pytest.raises(QuestionError, match="is no address"):
        fetch("onet", address="file:///etc/passwd", unverified=True)


def test_where_files_are_kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("CAREERGRAPH_CACHE", raising=False)
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    for system, folder in (("linux", ".cache"), ("darwin", "Library/Caches"), ("win32", "AppData/Local")):
        monkeypatch.setattr(sys, "platform", system)
        assert cache_folder() == tmp_path / folder / "careergraph"
