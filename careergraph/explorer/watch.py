"""Watching a graph file while somebody writes it: the page in the browser follows every save.

A small server on this machine alone hands out the one page and an event for every change. The page as a file
stays free of all this: what listens for events is added here.
"""

from __future__ import annotations

import hashlib
import json
import secrets
import time
from contextlib import contextmanager, suppress
from html import escape
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Condition, Thread
from typing import TYPE_CHECKING, Any

from careergraph.document.texts.regular import read_regular
from careergraph.errors import CareerGraphError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

__all__ = ["watch"]

HOST = "127.0.0.1"
# What is larger is no graph file, and not looked into.
MOST_BYTES = 1 << 30
# Seconds between two looks at the files, and after which an open connection shows that it lives.
LOOK, ALIVE = 0.25, 15.0
# Seconds that a browser has to say what it wants.
PATIENCE = 30.0

_SCRIPT = """(() => {
"use strict";
const events = new EventSource("events");
let shown = null;
// The page stays as it is while the file is broken: what is wrong stands over its lower edge.
const tell = (problems) => {
  shown?.remove();
  shown = null;
  if (!problems.length) return;
  shown = document.createElement("aside");
  shown.setAttribute("role", "alert");
  shown.dataset.problems = problems.length;
  shown.style.cssText = "position: fixed; inset: auto 0 0; z-index: 1000; max-height: 40vh; overflow: auto;"
    + "padding: .75rem 1.5rem; background: #7a1212; color: #fff; font: 14px/1.5 system-ui, sans-serif";
  const heading = document.createElement("strong");
  heading.textContent = (problems.length === 1 ? "1 problem" : `${problems.length} problems`)
    + " in the file as saved: this is the page from before";
  const list = document.createElement("ul");
  list.style.cssText = "margin: .25rem 0 0; padding-left: 1.25rem";
  for (const problem of problems) {
    const item = document.createElement("li");
    item.textContent = problem;
    item.style.cssText = "font-family: monospace; white-space: pre-wrap; overflow-wrap: anywhere";
    list.append(item);
  }
  shown.append(heading, list);
  document.body.append(shown);
};
events.onmessage = (event) => {
  const now = JSON.parse(event.data);
  if (now.version !== VERSION) location.reload(); else tell(now.problems);
};
events.addEventListener("stop", () => events.close());
})();"""

_STYLE = """:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { max-width: 60rem; margin: 3rem auto; padding: 0 1.5rem; }
li { margin: .5rem 0; font-family: monospace; white-space: pre-wrap; overflow-wrap: anywhere }"""


def watch(
    build: Callable[[str], str],
    files: Sequence[str | Path],
    *,
    tell: Callable[[str], None],
    ready: Callable[[str], None] = lambda _: None,
) -> None:
    """Serve a page that follows its files, until Ctrl-C.

    Parameters
    ----------
    build
        Returns the page made anew; it is handed the script that the page is to contain. Where it raises a
        `CareerGraphError`, that is shown over the page from before, or instead of it where there is none.
    files
        The files to watch. They are looked at four times a second.
    tell
        Is handed what is to be said in the terminal.
    ready
        Is handed the page's address once it is there.

    Notes
    -----
    The server listens on 127.0.0.1, on a port that is free, under an address that cannot be guessed: neither
    other machines nor pages of other sites nor other users of this machine can read the page.
    """
    site = _Site()
    paths = [Path(file) for file in files]
    with suppress(KeyboardInterrupt), _served(site) as address:
        # Looked at before they are read: what is saved meanwhile is seen at the next look.
        stamps, seen = _stamps(paths), _digest(paths)
        tell(_rebuild(site, build))
        tell(f"Watching {', '.join(map(str, paths))}: {address} (Ctrl-C ends)")
        ready(address)
        while True:
            time.sleep(LOOK)
            before, stamps, changed = stamps, _stamps(paths), False
            # An editor may still be writing: wait until two looks see the same.
            while stamps != before:
                time.sleep(LOOK)
                before, stamps = stamps, _stamps(paths)
                changed = True
            # A file that is saved as it was changes nothing.
            if changed and (digest := _digest(paths)) != seen:
                seen = digest
                tell(_rebuild(site, build))
    tell("Stopped watching.")


def _rebuild(site: _Site, build: Callable[[str], str]) -> str:
    """Make the page anew, or tell there what is wrong; return what to say of it here."""
    version = site.next_version()
    script = _SCRIPT.replace("VERSION", json.dumps(version))
    try:
        site.show(build(script), version, good=True)
        said = "the page is up to date"
    except CareerGraphError as error:
        problems = [str(problem) for problem in getattr(error, "problems", ())] or [str(error)]
        if site.good:
            site.warn(problems)
        else:
            site.show(_problems(problems, script), version, good=False)
        said = str(error)
    return f"{time.strftime('%H:%M:%S')} {said}"


def _stamps(paths: Sequence[Path]) -> list[tuple[int, int, int] | None]:
    stamps: list[tuple[int, int, int] | None] = []
    for path in paths:
        try:
            status = path.stat()
            stamps.append((status.st_mtime_ns, status.st_size, status.st_ino))
        except OSError:  # an editor that replaces a file may leave a moment without it
            stamps.append(None)
    return stamps


def _digest(paths: Sequence[Path]) -> str:
    """Return a text that changes when a file's content does."""
    digest = hashlib.sha256()
    for path in paths:
        try:
            digest.update(hashlib.sha256(read_regular(path, MOST_BYTES)).digest())
        except OSError:
            digest.update(b"unreadable")
    return digest.hexdigest()


def _problems(problems: Sequence[str], script: str) -> str:
    """Return a page that tells what is wrong, and goes away when it is mended."""
    from careergraph.explorer import script_hash

    heading = "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
    items = "\n".join(f"<li>{escape(problem)}</li>" for problem in problems)
    policy = escape(
        f"default-src 'none'; connect-src 'self'; script-src {script_hash(script)}; "
        f"style-src {script_hash(_STYLE)}; base-uri 'none'; form-action 'none'"
    )
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{heading}</title>
<style>{_STYLE}</style>
</head>
<body>
<main role="alert">
<h1>{heading}</h1>
<p>The map comes when this is mended and the file is saved.</p>
<ul>
{items}
</ul>
</main>
<script>{script}</script>
</body>
</html>
"""


class _Site:
    """The page as it is now, and a bell that rings when it changes.

    ``good`` says whether it is one of a file that loads; ``problems`` what is wrong with the file since.
    """

    def __init__(self) -> None:
        self.secret = secrets.token_urlsafe(16)
        self.page = b""
        self.version = ""
        self.good = False
        self.problems: list[str] = []
        self.closed = False
        self._count = 0
        self._bell = Condition()

    def next_version(self) -> str:
        """Return a name for the next state of the page, which no other run of the program gives."""
        self._count += 1
        return f"{self.secret[:8]}.{self._count}"

    def show(self, page: str, version: str, *, good: bool) -> None:
        """Replace the page."""
        with self._bell:
            self.page, self.version, self.good, self.problems = page.encode("utf-8"), version, good, []
            self._bell.notify_all()

    def warn(self, problems: list[str]) -> None:
        """Keep the page, and say what is wrong with the file by now."""
        with self._bell:
            self.problems = problems
            self._bell.notify_all()

    def state(self) -> str:
        """Return what a page is told: the version of the page, and what is wrong with the file."""
        return json.dumps({"version": self.version, "problems": self.problems})

    def close(self) -> None:
        """Let everybody go who waits."""
        with self._bell:
            self.closed = True
            self._bell.notify_all()

    def wait(self, seen: str) -> None:
        """Wait until the state is not ``seen``, for a while, or for the end."""
        with self._bell:
            self._bell.wait_for(lambda: self.closed or self.state() != seen, timeout=ALIVE)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def __init__(self, site: _Site) -> None:
        self.site = site
        super().__init__((HOST, 0), _Handler)

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ANN401 - as in the standard library
        """Say nothing: a browser that hangs up is no news, and anything else shows in the page."""


class _Handler(BaseHTTPRequestHandler):
    """Answers for the page and its events, and for nothing else."""

    server: _Server
    timeout = PATIENCE

    def do_GET(self) -> None:
        """Send the page, or the events."""
        site, port = self.server.site, self.server.server_port
        # A page of another site may send a browser here under a name of its own, but not under ours.
        if self.headers.get("Host", "") not in {f"{HOST}:{port}", f"localhost:{port}"}:
            self._send(HTTPStatus.MISDIRECTED_REQUEST)
        elif self.path == f"/{site.secret}/":
            self._send(HTTPStatus.OK, site.page)
        elif self.path == f"/{site.secret}/events" and self.command == "GET":
            self._events(site)
        else:
            self._send(HTTPStatus.NOT_FOUND)

    do_HEAD = do_GET  # noqa: N815 - the standard library's name

    def _send(self, status: HTTPStatus, page: bytes | None = None) -> None:
        content = status.phrase.encode() if page is None else page
        self._head(status, "text/html" if page is not None else "text/plain", length=len(content))
        if self.command == "GET":
            self.wfile.write(content)

    def _head(self, status: HTTPStatus, kind: str, *, length: int | None = None) -> None:
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        if length is not None:
            self.send_header("Content-Length", str(length))
        for name, value in (
            ("Cache-Control", "no-store"),
            ("Cross-Origin-Resource-Policy", "same-origin"),
            ("Referrer-Policy", "no-referrer"),
            ("X-Content-Type-Options", "nosniff"),
            ("X-Frame-Options", "DENY"),
        ):
            self.send_header(name, value)
        self.end_headers()

    def _events(self, site: _Site) -> None:
        """Send the state now and whenever it changes, as server-sent events."""
        self._head(HTTPStatus.OK, "text/event-stream")
        seen = ""
        while not site.closed:
            state = site.state()
            # What begins with a colon is for nobody: it finds out whether anybody still listens.
            self.wfile.write(f"data: {state}\n\n".encode() if state != seen else b": alive\n\n")
            self.wfile.flush()
            seen = state
            site.wait(seen)
        self.wfile.write(b"event: stop\ndata:\n\n")

    def version_string(self) -> str:
        """Return the name of the server, without versions."""
        return "careergraph"

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002, ANN401 - the standard library's signature
        """Log nothing."""


@contextmanager
def _served(site: _Site) -> Iterator[str]:
    """Serve a site in the background and give its address."""
    server = _Server(site)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": LOOK}, daemon=True)
    thread.start()
    try:
        yield f"http://{HOST}:{server.server_port}/{site.secret}/"
    finally:
        site.close()
        server.shutdown()
        server.server_close()
        thread.join()
