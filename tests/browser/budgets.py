"""Measure the page on twelve graphs: ``python -m tests.browser.budgets [NAME ...]``.

Prints a table, a row for each graph. *Ready* is from asking for the file to the page being usable; *held*
the longest time that the page did not answer meanwhile, and *held then* while the questions were asked;
*moves* and *learning* are from setting From and To to a route being shown; *pan* is the 95th percentile of
the frames while the map is dragged; *axe* counts what axe-core finds with a route open; *text* is the
smallest that the map draws, in pixels. Times are medians of a few. ``--pages`` measures the pages of a
folder, named as the graphs are, such as those of an older version, instead of making them; ``--keep``
writes them there.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Error, Page, sync_playwright

from careergraph import CareerGraph
from careergraph.explorer import explore
from tests.browser.conftest import SMALLEST_TEXT, made_up
from tests.browser.graphs import company, right_to_left

LOADS = 3
QUESTIONS = 3
PATIENCE = 30_000  # milliseconds
AXE = Path(__file__).resolve().parents[2] / ".ci" / "page-tools" / "node_modules" / "axe-core" / "axe.min.js"

WATCH = """globalThis.held = 0; new PerformanceObserver((list) => {
  for (const { duration } of list.getEntries()) { globalThis.held = Math.max(globalThis.held, duration); }
}).observe({ entryTypes: ["longtask"] });"""

# From the feet of the ladder as far up as moves lead: ids of starts and goals, spread over the graph.
PAIRS = """(count) => {
  const { roles, moves } = JSON.parse(document.getElementById("careergraph").textContent);
  const out = roles.map(() => []);
  moves.forEach(([from, to]) => out[from].push(to));
  const starts = roles.map((_, at) => at).filter((at) => out[at].length)
    .sort((one, other) => roles[one].row - roles[other].row || one - other);
  const found = [];
  const stride = Math.max(1, Math.floor(starts.length / (3 * count)));
  for (let at = 0; at < starts.length && found.length < count; at += stride) {
    const hops = new Map([[starts[at], 0]]);
    for (const role of hops.keys()) {
      out[role].forEach((to) => { if (!hops.has(to)) { hops.set(to, hops.get(role) + 1); } });
    }
    const goal = [...hops.keys()].sort((one, other) => hops.get(other) - hops.get(one) || one - other)[0];
    if (hops.get(goal)) { found.push([roles[starts[at]].id, roles[goal].id]); }
  }
  return found;
}"""

SIZE = """() => {
  const { roles, moves } = JSON.parse(document.getElementById("careergraph").textContent);
  return [roles.length, moves.length];
}"""

CHANGE = """async ([hash, patience]) => {
  const frame = () => new Promise((done) => { requestAnimationFrame(done); });
  const route = () => document.querySelector(".route");
  location.hash = "";
  for (const until = performance.now() + patience; route() && performance.now() < until;) { await frame(); }
  await frame();
  const start = performance.now();
  location.hash = hash;
  while (!route() && performance.now() < start + patience) { await frame(); }
  return performance.now() - start;
}"""

PAN = """async () => {
  const map = document.querySelector(".map") || document.querySelector(".canvas canvas");
  const box = map.getBoundingClientRect();
  const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
  const mouse = { clientY: y, bubbles: true, pointerId: 1, buttons: 1, button: 0, pointerType: "mouse" };
  const send = (type, dx) => map.dispatchEvent(new PointerEvent(type, { ...mouse, clientX: x + dx }));
  const frames = [];
  let last = performance.now();
  send("pointerdown", 0);
  for (let at = 0; at < 60; at += 1) {
    send("pointermove", at * 3);
    await new Promise((done) => { requestAnimationFrame(done); });
    frames.push(performance.now() - last);
    last = performance.now();
  }
  send("pointerup", 200);
  return frames;
}"""


def find_browser() -> str:
    """Return the system's Chromium."""
    names = ("chromium", "chromium-browser", "google-chrome")
    return next(path for path in map(shutil.which, names) if path)


def _imported(*words: str) -> Callable[[Path], CareerGraph]:
    """Return what makes a graph by ``careergraph import``: its last word is a file of the data sets."""

    def make(data: Path) -> CareerGraph:
        with tempfile.TemporaryDirectory() as folder:
            target = Path(folder) / f"{words[0]}.json"
            run([sys.executable, "-m", "careergraph", "import", *words[:-1], data / words[-1], "-o", target])
            return CareerGraph.load(target)

    return make


GRAPHS: dict[str, Callable[[Path], CareerGraph]] = {
    "bundled": lambda _: CareerGraph.load("sales-marketing"),
    "six": lambda _: made_up(6, 8, skills=12, skilled=4),
    "thirty": lambda _: made_up(30, 60, skills=40),
    "company": lambda _: company(),
    "uk": _imported("uk", "uk_digital_data/roles_2026-03.csv"),
    "ministers": _imported("histories", "uk_ministers/ministers.csv"),
    "onet": _imported("onet", "onet_29_3_text_more.zip"),
    "esco": _imported("esco", "esco_1_1_1_en_csv.zip"),
    "unlevelled": lambda _: made_up(41, 220, skills=60, levelled=False),
    "300": lambda _: made_up(300, 1500),
    "3000": lambda _: made_up(3000, 30_000, skills=3000, skilled=19),
    "right-to-left": lambda _: right_to_left(),
}


def run(command: list[Any]) -> None:
    """Run a command that must succeed, and leave out what it says."""
    subprocess.run(command, check=True, capture_output=True)


def median(values: Iterable[float]) -> float:
    """Return the median, or not a number where there is none."""
    known = list(values)
    return statistics.median(known) if known else float("nan")


def told(value: float, digits: int = 2) -> str:
    """Write a figure; a dash where there is none."""
    return "–" if value != value else f"{value:.{digits}f}"  # noqa: PLR0124, RUF001 - not a number


def opened(browser: Browser, url: str) -> tuple[Page, float, float]:
    """Open a page; beside it the seconds until it is ready, and the milliseconds that it was held at once."""
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.add_init_script(WATCH)
    begun = time.perf_counter()
    page.goto(url, wait_until="commit")
    page.wait_for_selector("html[data-ready]", state="attached", timeout=PATIENCE)
    ready = time.perf_counter() - begun
    page.wait_for_timeout(800)
    return page, ready, float(page.evaluate("globalThis.held"))


def changes(page: Page, by: str) -> list[float]:
    """Return how long it takes, in seconds, until a route is shown that is asked for."""
    taken = []
    for start, goal in page.evaluate(PAIRS, QUESTIONS):
        wait = page.evaluate(CHANGE, [f"#from={start}&to={goal}&by={by}", PATIENCE])
        if page.locator(".route").count():
            taken.append(float(wait) / 1000)
    return taken


def violations(page: Page) -> float:
    """Return how many rules axe-core finds broken; not a number where it is not installed."""
    if not AXE.exists():
        return float("nan")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run(document, { resultTypes: ['violations'] })")
    return float(len(found["violations"]))


def panned(page: Page, fragment: str) -> float:
    """Return the 95th percentile of a frame, in milliseconds, while the map is dragged."""
    page.evaluate("(hash) => { location.hash = hash; }", f"{fragment}&view=map")
    page.wait_for_timeout(600)
    try:
        frames = sorted(page.evaluate(PAN))
    except Error:
        return float("nan")  # no map is drawn
    return float(frames[int(0.95 * len(frames))])


def measure(browser: Browser, path: Path) -> str:
    """Return one row of the table."""
    loads = []
    for _ in range(LOADS - 1):
        page, ready, held = opened(browser, path.as_uri())
        loads.append((ready, held))
        page.close()
    page, ready, held = opened(browser, path.as_uri())
    loads.append((ready, held))
    roles, moves = page.evaluate(SIZE)
    page.evaluate("globalThis.held = 0")
    by_moves = changes(page, "moves")
    by_learning = changes(page, "learning")
    page.wait_for_timeout(500)
    held = float(page.evaluate("globalThis.held"))
    broken = violations(page)
    pairs = page.evaluate(PAIRS, 1)
    fragment = f"#from={pairs[0][0]}&to={pairs[0][1]}" if pairs else "#"
    pan = panned(page, fragment)
    try:
        text = float(page.evaluate(SMALLEST_TEXT))
    except Error:
        text = float("nan")  # drawn as dots
    size = path.stat().st_size / 1e6
    page.close()
    cells = (
        path.stem,
        f"{roles:,} / {moves:,}",
        f"{size:.2f} MB",
        f"{told(median(each[0] for each in loads))} s",
        f"{told(median(each[1] for each in loads), 0)} ms",
        f"{told(median(by_moves))} s",
        f"{told(median(by_learning))} s",
        f"{told(held, 0)} ms",
        f"{told(pan, 1)} ms",
        told(broken, 0),
        told(text, 1),
    )
    return f"| {' | '.join(cells)} |"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"some of {', '.join(GRAPHS)}")
    parser.add_argument(
        "--data", type=Path, default=Path(os.environ.get("CAREERGRAPH_DATA", "../shared/data"))
    )
    parser.add_argument("--pages", type=Path, help="measure the pages of this folder")
    parser.add_argument("--keep", type=Path, help="write the pages into this folder")
    options = parser.parse_args()
    head = (
        "graph",
        "roles / moves",
        "size",
        "ready",
        "held",
        "moves",
        "learning",
        "held then",
        "pan",
        "axe",
        "text",
    )
    sys.stdout.write(f"| {' | '.join(head)} |\n|---|{'--:|' * (len(head) - 1)}\n")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=["--no-sandbox"])
        for name in options.names or GRAPHS:
            path = (options.pages or options.keep or Path(folder)) / f"{name}.html"
            if not options.pages:
                try:
                    explore(GRAPHS[name](options.data), path)
                except subprocess.CalledProcessError:
                    sys.stderr.write(f"{name}: its data set is not in {options.data}\n")
                    continue
            if path.exists():
                sys.stdout.write(f"{measure(browser, path)}\n")
                sys.stdout.flush()
        browser.close()


if __name__ == "__main__":
    main()
