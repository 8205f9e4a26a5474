"""What a page never does: ask the network for anything, run what a file says, need a script to be read."""

import re
from collections.abc import Callable
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from careergraph import CareerGraph
from careergraph.explorer import explore, page_html, split_page
from tests.browser.conftest import PLAN, Open, drawn_boxes, lit


def test_the_page_asks_for_nothing_and_complains_of_nothing(open_page: Open, bundled_page: str) -> None:
    requests: list[str] = []
    page = open_page()
    page.on("request", lambda request: requests.append(request.url))
    page.goto(bundled_page + PLAN)
    page.reload()
    page.wait_for_selector("html[data-ready]")
    assert {url.split(":")[0] for url in requests} == {"file"}
    links = page.evaluate(
        "[...document.querySelectorAll('[src], [href]')].map((each) => each.src || each.href)"
    )
    assert not [link for link in links if link.startswith("http")]


HOSTILE = (
    "<img src=x onerror=boom()>",
    "\"'><script>boom()</script>",
    "</script><script>boom()</script>",
    "<!-- <script>",
    "javascript:boom()",
    "${boom()} {{ boom() }} {% boom %}",
    "__proto__",
    '" onmouseover="boom()',
    "</noscript><script>boom()</script>",
    "&lt;b&gt; \u2028 \u202e",
)


def hostile_graph() -> CareerGraph:
    texts = iter(range(10**6))

    def text() -> str:
        number = next(texts)
        return f"{HOSTILE[number % len(HOSTILE)]} {number}"

    def facts() -> list[Any]:
        return [text(), {"text": text(), "sources": ["src"]}]

    def role(level: str) -> dict[str, Any]:
        return {
            "title": text(),
            "level": level,
            "focus": {"f": 0.6, "g": 0.4},
            "scope": "tactical",
            "summary": text(),
            "aliases": [text()],
            "responsibilities": facts(),
            "kpis": facts(),
            "deliverables": facts(),
            "skills": {"k": 1, "constructor": 2},
            "codes": {"esco": text()},
            "sources": ["src"],
        }

    levels = [text(), text()]
    return CareerGraph.from_dict(
        {
            "format": "careergraph/1",
            "title": text(),
            "description": text(),
            "levels": levels,
            "proficiency": [text(), text()],
            "functions": {"f": text(), "g": text()},
            "sources": {"src": {"title": text(), "where": text(), "licence": text()}},
            "skills": {
                name: {"title": text(), "kind": text(), "aliases": [text()], "summary": text()}
                for name in ("k", "constructor")
            },
            "roles": {
                name: role(levels[at % 2])
                for at, name in enumerate(["__proto__", "constructor", "toString", "hasOwnProperty", "a"])
            },
            "moves": [
                {
                    "from": "__proto__",
                    "to": "constructor",
                    "requires": {"k": 2, "constructor": 1},
                    "years": 1,
                },
                {"from": "constructor", "to": "toString"},
                {"from": "toString", "to": "hasOwnProperty"},
            ],
        },
        name="__proto__",
    )


def test_nothing_in_a_hostile_file_runs(page: Page, tmp_path: Path) -> None:
    graph = hostile_graph()
    url = explore(graph, tmp_path / "map.html").as_uri()
    page.add_init_script("globalThis.booms = 0; globalThis.boom = () => { globalThis.booms += 1; };")
    page.goto(f"{url}#from=__proto__&to=hasOwnProperty&role=constructor&have=constructor:1")
    page.wait_for_selector("html[data-ready]")
    titles = [role.title for role in graph.roles.values()]
    assert page.locator("h1").first.inner_text() == graph.file.title
    assert page.locator("#side h2").inner_text() == graph.roles["constructor"].title
    assert lit(page) == [
        graph.roles[name].title for name in ("__proto__", "constructor", "toString", "hasOwnProperty")
    ]
    page.mouse.move(800, 400)
    for x in range(500, 1000, 60):
        for y in range(120, 800, 40):
            page.mouse.move(x, y)
    page.fill("#search", "boom")
    page.wait_for_selector("#search-list li")
    page.press("#search", "Escape")
    for fragment in (
        "#compare=constructor,toString,a&side=compare",
        "#view=list&from=__proto__&to=hasOwnProperty",
        "#move=__proto__,constructor",
        "#skill=constructor",
        "#from=a&to=constructor",
        "#ways=trade&from=__proto__&to=toString&reach=2",
        "#view=network&role=__proto__",
    ):
        page.evaluate("(hash) => { location.hash = hash; }", fragment)
        page.wait_for_timeout(50)
        for summary in page.locator("summary:visible").all():
            summary.click()
    page.evaluate("location.hash = '#view=list'")
    assert set(page.locator(".roles h4").all_inner_texts()) == set(titles)
    page.pdf()
    assert page.evaluate("booms") == 0
    assert page.evaluate("document.querySelectorAll('img, iframe, object').length") == 0
    assert page.evaluate("document.scripts.length") == 3


def test_as_many_roles_are_drawn_as_the_file_has(open_page: Open, tmp_path: Path) -> None:
    graph = hostile_graph()
    page = open_page(url=explore(graph, tmp_path / "map.html").as_uri())
    boxes = drawn_boxes(page)
    assert len(boxes) == len(graph.roles)
    assert [box for box in boxes if box["width"] < 100 or box["height"] < 30] == []


@pytest.mark.parametrize(
    "fragment",
    [
        "#from=__proto__&to=constructor&have=toString:9&by=valueOf",
        "#%E0%A4%A&from=%&pick=99999&reach=-1&max=1e9",
        "#role=<script>&compare=,,,&lane=99&row=x&kind=hop&show=hop",
        "#" + "a=b&" * 5000,
        "#from=coordinator&to=coordinator&from=x",
    ],
)
def test_a_garbled_link_is_harmless(open_page: Open, fragment: str) -> None:
    page = open_page(fragment)
    assert page.locator(".plan h2").inner_text() == "Plan a route"
    assert page.locator(".map .role, .matrix").first.is_visible()


def test_without_javascript_the_list_is_there(
    new_context: Callable[..., BrowserContext], bundled_page: str, bundled: CareerGraph
) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(bundled_page)
    text = page.locator("main.static").inner_text()
    for role in bundled.roles.values():
        assert role.title in text
        for fact in (*role.responsibilities, *role.kpis, *role.deliverables):
            assert fact.text in text
    words = " ".join(text.split())
    for source, target in bundled.nx.edges:
        asked = bundled.requirements(source, target).items()
        told = ", ".join(
            f"{bundled.skills[skill].title} ({bundled.proficiency_name(item.level)}"
            f"{', optional' if item.optional else ''})"
            for skill, item in sorted(asked)
        )
        assert f"Asks for {told}" in words
    assert page.locator("main.static section").count() == len(bundled.roles)


@pytest.mark.parametrize("width", [1440, 390])
def test_a_blocked_script_leaves_a_readable_page(
    browser: Browser, bundled: CareerGraph, tmp_path: Path, width: int
) -> None:
    """An intranet's own policy may forbid every script: the list stands in the document."""
    html = page_html(bundled)
    start = html.index('content="default-src')
    blocked = html[:start] + html[start:].replace("script-src ", "script-src 'none' ", 1)
    path = tmp_path / "blocked.html"
    path.write_text(re.sub(r"script-src 'none' [^;]*;", "script-src 'none';", blocked), encoding="utf-8")
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    page.goto(path.as_uri())
    assert page.locator("html[data-ready]").count() == 0
    expect(page.locator("main.static h1")).to_be_visible()
    first = page.locator("main.static h3").first.bounding_box()
    assert first
    assert first["y"] < 800, "readable on the first screen"
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


def test_a_split_page_runs_where_only_own_files_may(
    browser: Browser, bundled: CareerGraph, tmp_path: Path
) -> None:
    for name, text in split_page(bundled, start="coordinator", goal="cro").items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert "<script>" not in (tmp_path / "index.html").read_text(encoding="utf-8")
    served = partial(QuietHandler, directory=str(tmp_path))
    with ThreadingHTTPServer(("127.0.0.1", 0), served) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        context = browser.new_context()
        page = context.new_page()
        page.goto(f"http://127.0.0.1:{server.server_port}/")
        page.wait_for_selector("html[data-ready]")
        assert len(lit(page)) > 2
        context.close()
        server.shutdown()


class QuietHandler(SimpleHTTPRequestHandler):
    """Serves the files of a folder under the strictest policy of an intranet, and keeps no log."""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", "script-src 'self'; style-src 'self'")
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""
