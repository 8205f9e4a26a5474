"""The server behind ``explore --watch``, in this process; `tests/browser/test_watch.py` opens the page."""

import http.client
import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import Queue
from threading import Thread
from urllib.parse import urlsplit

import pytest

from careergraph import CareerGraphError
from careergraph.explorer import watch as room
from careergraph.explorer.watch import watch
from tests.cli.conftest import KITCHEN


class Watched:
    """A watch in a thread of its own: what it says, and a way to end it as Ctrl-C does."""

    def __init__(self, *files: Path) -> None:
        self.files = files
        self.said: Queue[str] = Queue()
        self.address: Queue[str] = Queue()
        self.stopping = False
        self.thread = Thread(
            target=watch, args=(self.build, files), kwargs={"tell": self.tell, "ready": self.address.put}
        )
        self.thread.start()
        self.url = urlsplit(self.address.get(timeout=30))

    def build(self, live: str) -> str:
        text = self.files[0].read_text(encoding="utf-8") if self.files[0].exists() else "gone"
        if text.startswith("broken"):
            raise CareerGraphError(text)
        return f"{text}<script>{live}</script>"

    def tell(self, text: str) -> None:
        if self.stopping:
            self.stopping = False
            raise KeyboardInterrupt
        self.said.put(text)

    def stop(self) -> None:
        self.stopping = True
        self.files[0].write_text("stop", encoding="utf-8")
        self.thread.join(timeout=30)
        assert not self.thread.is_alive()

    def ask(self, path: str = "", *, host: str = "", method: str = "GET") -> tuple[int, str]:
        connection = http.client.HTTPConnection(str(self.url.hostname), self.url.port, timeout=30)
        connection.request(method, path or self.url.path, headers={"Host": host} if host else {})
        answer = connection.getresponse()
        content = answer.read().decode()
        connection.close()
        return answer.status, content

    def event(self) -> str:
        """Return what the events begin with."""
        connection = http.client.HTTPConnection(str(self.url.hostname), self.url.port, timeout=30)
        connection.request("GET", f"{self.url.path}events")
        line = connection.getresponse().readline().decode()
        connection.close()
        return line.removeprefix("data: ")


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[Callable[[], Watched]]:
    started: list[Watched] = []

    def start() -> Watched:
        (tmp_path / "a").write_text("one", encoding="utf-8")
        started.append(Watched(tmp_path / "a", tmp_path / "b"))
        return started[-1]

    yield start
    for each in started:
        if each.thread.is_alive():
            each.stop()


def test_a_save_makes_the_page_anew_and_the_same_content_does_not(watched: Callable[[], Watched]) -> None:
    one = watched()
    assert one.said.get(timeout=30).endswith("the page is up to date")
    assert one.said.get(timeout=30).startswith("Watching ")
    first = one.ask()
    assert first[1].startswith("one<script>")
    one.files[0].write_text("one", encoding="utf-8")
    one.files[1].write_text("a second file", encoding="utf-8")
    assert one.said.get(timeout=30).endswith("the page is up to date")
    one.files[0].write_text("broken <b>&", encoding="utf-8")
    assert one.said.get(timeout=30).endswith("broken <b>&")
    # The page from before stays, and events tell what is wrong.
    assert one.ask()[1].startswith("one<script>")
    assert json.loads(one.event())["problems"] == ["broken <b>&"]
    one.files[0].unlink()
    assert one.said.get(timeout=30).endswith("the page is up to date")
    assert one.ask()[1].startswith("gone")
    assert json.loads(one.event())["problems"] == []
    one.stop()
    assert one.said.get(timeout=30) == "Stopped watching."
    with pytest.raises(ConnectionRefusedError):
        one.ask()


def test_a_save_before_the_first_look_is_not_missed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a"
    file.write_text("one", encoding="utf-8")
    said: list[str] = []
    looks = iter(range(5))

    def look(_: float) -> None:
        if next(looks, None) is None:
            raise KeyboardInterrupt

    def ready(_: str) -> None:
        file.write_text("another", encoding="utf-8")

    monkeypatch.setattr(time, "sleep", look)
    watch(lambda _: file.read_text("utf-8"), [file], tell=said.append, ready=ready)
    assert [text.endswith("the page is up to date") for text in said] == [True, False, True, False]


def test_nothing_but_the_page_is_served(watched: Callable[[], Watched]) -> None:
    one = watched()
    assert one.ask("/") == (404, "Not Found")
    assert one.ask(host="example.org") == (421, "Misdirected Request")
    assert one.ask(method="HEAD") == (200, "")


def test_events_tell_every_version_and_the_end(
    watched: Callable[[], Watched], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room, "ALIVE", 0.05)
    one = watched()
    connection = http.client.HTTPConnection(str(one.url.hostname), one.url.port, timeout=30)
    connection.request("GET", f"{one.url.path}events")
    answer = connection.getresponse()
    assert answer.headers["Content-Type"] == "text/event-stream; charset=utf-8"
    first = answer.readline()
    assert first.startswith(b"data: ")
    assert answer.readline() == b"\n"
    assert answer.readline() == b": alive\n"
    one.files[0].write_text("two", encoding="utf-8")
    while not (line := answer.readline()).startswith(b"data: "):
        pass
    assert line != first
    assert json.loads(line.removeprefix(b"data: "))["version"] in one.ask()[1]
    one.stop()
    assert answer.read().endswith(b"event: stop\ndata:\n\n")
    connection.close()


def test_a_browser_that_hangs_up_is_no_news(
    watched: Callable[[], Watched], monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(room, "ALIVE", 0.01)
    one = watched()
    told: Queue[object] = Queue()
    handle_error = room._Server.handle_error  # noqa: SLF001 - there is no other way to see that it was called

    def noted(self: room._Server, request: object, client_address: object) -> None:
        handle_error(self, request, client_address)
        told.put(client_address)

    monkeypatch.setattr(room._Server, "handle_error", noted)  # noqa: SLF001
    connection = http.client.HTTPConnection(str(one.url.hostname), one.url.port, timeout=30)
    connection.request("GET", f"{one.url.path}events")
    connection.getresponse().readline()
    connection.close()
    assert told.get(timeout=30)
    assert capfd.readouterr() == ("", "")
    assert one.ask()[0] == 200


def test_the_command_watches_the_graph_and_the_profile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from careergraph.cli.program import program

    graph, profile = tmp_path / "kitchen.yaml", tmp_path / "me.yaml"
    graph.write_text(KITCHEN, encoding="utf-8")
    profile.write_text("skills: {cooking: 2}\n", encoding="utf-8")

    def interrupted(_: float) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(time, "sleep", interrupted)
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(SystemExit) as stop:
        program.main(["explore", str(graph), "--watch", "--profile", str(profile)])
    assert stop.value.code == 0
    told = capsys.readouterr().err
    assert f"Watching {graph}, {profile}: http://127.0.0.1:" in told
    assert told.endswith("Stopped watching.\n")
