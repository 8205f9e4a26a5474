"""``explore --watch``: the page in a real browser follows the file."""

import http.client
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import Queue
from threading import Thread
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, expect

ROOT = Path(__file__).resolve().parents[2]

GRAPH = """\
format: careergraph/1
title: First title
levels: [Low, High]
roles:
  a: {title: Alpha, level: Low}
  b: {title: Beta, level: High}
moves:
  - {from: a, to: b}
"""


class Watching:
    """The program in a process of its own; what it says comes line by line."""

    def __init__(self, *arguments: str | Path, folder: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "careergraph", "explore", "--watch", "--no-open", *map(str, arguments)],
            cwd=folder,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        self.said: Queue[str] = Queue()
        Thread(target=self._listen, daemon=True).start()
        self.address = self.until("Watching").split(": ", 1)[1].split()[0]

    def _listen(self) -> None:
        assert self.process.stderr
        for line in self.process.stderr:
            self.said.put(line.rstrip("\n"))

    def until(self, text: str) -> str:
        """Wait for a line that says this."""
        while text not in (line := self.said.get(timeout=30)):
            pass
        return line

    def stop(self) -> int:
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(timeout=30)

    def ask(
        self, path: str, *, method: str = "GET", host: str = ""
    ) -> tuple[int, str, "http.client.HTTPMessage"]:
        """Ask the server as a program would that minds no rules of browsers."""
        where = urlsplit(self.address)
        connection = http.client.HTTPConnection(str(where.hostname), where.port, timeout=30)
        connection.request(method, path, headers={"Host": host} if host else {})
        answer = connection.getresponse()
        content = answer.read().decode()
        connection.close()
        return answer.status, content, answer.headers


@pytest.fixture
def graph_file(tmp_path: Path) -> Path:
    path = tmp_path / "graph.yaml"
    path.write_text(GRAPH, encoding="utf-8")
    return path


@pytest.fixture
def watch(tmp_path: Path) -> Iterator[Callable[..., Watching]]:
    started: list[Watching] = []

    def start(*arguments: str | Path) -> Watching:
        started.append(Watching(*arguments, folder=tmp_path))
        return started[-1]

    yield start
    for each in started:
        each.process.kill()
        each.process.wait()
        for stream in (each.process.stdout, each.process.stderr):
            assert stream
            stream.close()


def test_the_page_follows_the_file(
    watch: Callable[..., Watching],
    graph_file: Path,
    new_context: Callable[..., BrowserContext],
    complaints: list[str],
) -> None:
    watching = watch(graph_file)
    page = new_context(offline=False).new_page()
    page.goto(f"{watching.address}#to=b")
    expect(page).to_have_title("First title")
    page.wait_for_selector("html[data-ready]")

    graph_file.write_text(GRAPH.replace("First", "Second"), encoding="utf-8")
    expect(page).to_have_title("Second title")
    page.wait_for_selector("html[data-ready]")
    assert page.url.startswith(watching.address + "#")

    # A broken file shows all its problems, here and in the terminal, and nothing in them runs. The page from
    # before stays, with what was chosen on it.
    broken = GRAPH.replace("to: b", "to: '<img src=x onerror=alert(1)>'").replace(
        "level: Low", "level: Lowest"
    )
    graph_file.write_text(broken, encoding="utf-8")
    alert = page.locator("[role=alert][data-problems]")
    expect(alert).to_have_attribute("data-problems", "2")
    expect(alert).to_contain_text("2 problems in the file as saved")
    expect(page).to_have_title("Second title")
    items = alert.locator("li").all_inner_texts()
    assert len(items) == 2
    assert f"{graph_file}:5:28: no level 'Lowest' stands under `levels`" in items[0]
    assert "<img src=x onerror=alert(1)>" in items[1]
    watching.until("has 2 problems")
    watching.until("no level 'Lowest'")
    watching.until("<img src=x onerror=alert(1)>")

    page.reload()
    expect(alert).to_have_attribute("data-problems", "2")
    graph_file.write_text("format: x\n", encoding="utf-8")
    expect(alert).not_to_have_attribute("data-problems", "2")

    # An editor that puts a new file in the old one's place.
    draft = graph_file.with_name("draft")
    draft.write_text(GRAPH.replace("First", "Third"), encoding="utf-8")
    draft.replace(graph_file)
    expect(page).to_have_title("Third title")
    page.wait_for_selector("html[data-ready]")
    expect(alert).to_have_count(0)
    watching.until("the page is up to date")

    assert watching.stop() == 0
    watching.until("Stopped watching.")
    expect(page).to_have_title("Third title")
    asked = {
        text.removeprefix("request: ").split("#")[0] for text in complaints if text.startswith("request: ")
    }
    assert asked <= {watching.address, f"{watching.address}events"}
    others = [text for text in complaints if not text.startswith("request: ")]
    complaints.clear()
    assert others == []


def test_only_this_machine_and_only_the_page(watch: Callable[..., Watching], graph_file: Path) -> None:
    watching = watch("-g", graph_file)
    where = urlsplit(watching.address)
    assert where.hostname == "127.0.0.1"
    status, page, headers = watching.ask(where.path)
    assert status == 200
    assert "First title" in page
    assert "connect-src &#39;self&#39;" in page
    assert (headers["Cache-Control"], headers["Cross-Origin-Resource-Policy"]) == ("no-store", "same-origin")
    assert watching.ask(where.path, method="HEAD")[:2] == (200, "")
    assert watching.ask(where.path, host=f"localhost:{where.port}")[0] == 200
    for path in ("/", "/events", f"{where.path}graph.yaml", f"{where.path}../graph.yaml", "/favicon.ico"):
        assert watching.ask(path)[0] == 404
    for host in ("example.org", f"example.org:{where.port}", "127.0.0.1", "[::1]"):
        assert watching.ask(where.path, host=host)[0] == 421
    assert watching.ask(where.path, method="POST")[0] == 501
    assert watching.ask(f"{where.path}events", method="HEAD")[0] == 404
    assert watching.stop() == 0


def test_a_file_that_is_broken_from_the_start_is_waited_for(
    watch: Callable[..., Watching], graph_file: Path, tmp_path: Path
) -> None:
    graph_file.write_text("format: careergraph/1\n", encoding="utf-8")
    profile = tmp_path / "me.yaml"
    profile.write_text("skills: {}\n", encoding="utf-8")
    watching = watch(graph_file, "--profile", profile)
    path = urlsplit(watching.address).path
    assert "<h1>3 problems</h1>" in watching.ask(path)[1]
    graph_file.write_text(GRAPH, encoding="utf-8")
    watching.until("the page is up to date")
    assert "First title" in watching.ask(path)[1]
    graph_file.unlink()
    watching.until("there is no such file")
    assert "First title" in watching.ask(path)[1]


def test_the_file_that_is_written_stays_free_of_the_server(graph_file: Path, tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "careergraph", "explore", graph_file, "--no-open", "-o", "map.html"],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        check=True,
        capture_output=True,
    )
    page = (tmp_path / "map.html").read_text(encoding="utf-8")
    assert "EventSource" not in page
    assert "connect-src" not in page


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (["sales-marketing"], "--watch follows a graph file, and 'sales-marketing' is none: name one"),
        (["-o", "x.html"], "--watch serves the page and writes no file: leave -o out"),
    ],
)
def test_what_cannot_be_watched_is_told(tmp_path: Path, arguments: list[str], problem: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "careergraph", "explore", "--watch", *arguments],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        check=False,
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 2
    assert problem in done.stderr
