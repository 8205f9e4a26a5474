"""Measure the page: ``python -m tests.browser.budgets [ROLES ...]``.

Prints size, ready, redraw and change. *Ready* is from asking for the file to the page being usable;
*change* from setting From and To to the best route being shown, by moves and by learning (the first route
shown, and the proven one); *redraw* is a frame while panning. Each is the median of a few.
"""

import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from careergraph import CareerGraph
from careergraph.explorer import explore
from tests.browser.conftest import made_up

MOVES = {300: 1500, 1000: 6000, 3000: 30_000}
QUESTIONS = 3
PATIENCE = 120.0  # seconds

PAN = """async () => {
  const map = document.querySelector(".map");
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


def wait(page: Page, expression: str, start: float) -> float:
    """Return the seconds since ``start`` when an expression has become true."""
    while not page.evaluate(expression):
        if time.perf_counter() - start > PATIENCE:
            raise TimeoutError(expression)
        page.wait_for_timeout(4)
    return time.perf_counter() - start


def change(page: Page, pairs: Iterable[tuple[str, str]], by: str) -> tuple[float, float]:
    """Return how long it takes until a route is shown, and until it is proven."""
    first, proven = [], []
    for start, goal in pairs:
        page.evaluate("location.hash = ''")
        wait(page, "!document.querySelector('.route')", time.perf_counter())
        begun = time.perf_counter()
        page.evaluate("(hash) => { location.hash = hash; }", f"#from={start}&to={goal}&by={by}")
        first.append(
            wait(page, "/Best|no route/.test(document.querySelector('.summary').textContent)", begun)
        )
        proven.append(
            wait(page, "!document.querySelector('.route') || /proven/.test(document.body.innerText)", begun)
        )
    return statistics.median(first), statistics.median(proven)


def measure(page: Page, graph: CareerGraph, folder: Path) -> str:
    """Return one row of the table."""
    path = explore(graph, folder / f"{graph.name}.html")
    begun = time.perf_counter()
    page.goto(path.as_uri())
    ready = wait(page, "Boolean(document.documentElement.dataset.ready)", begun)
    rungs = {role: graph.rung(role) or 0 for role in sorted(graph.roles)}
    low = [role for role, rung in rungs.items() if rung <= 2]
    high = [role for role, rung in rungs.items() if rung >= max(rungs.values()) - 1]
    pairs = [(low[at * 3 % len(low)], high[at * 5 % len(high)]) for at in range(QUESTIONS)]
    moves, _ = change(page, pairs, "moves")
    learning, proven = change(page, pairs, "learning")
    redraw = statistics.median(page.evaluate(PAN))
    size = path.stat().st_size / 1e6
    return (
        f"| {graph.name} | {len(graph.roles)} / {len(graph.file.moves)} | {size:.2f} MB | {ready:.2f} s | "
        f"{redraw:.0f} ms | {moves:.2f} s | {learning:.2f} s | {proven:.2f} s |"
    )


def main(sizes: Iterable[int]) -> None:
    """Print the table."""
    head = ("graph", "roles / moves", "size", "ready", "redraw", "change: moves", "learning: first", "proven")
    sys.stdout.write(f"| {' | '.join(head)} |\n{'|---' * len(head)}|\n")
    graphs = [CareerGraph.load("sales-marketing")]
    graphs += [
        made_up(size, MOVES.get(size, 8 * size), skills=max(400, size), skilled=19 if size >= 3000 else 10)
        for size in sizes
    ]
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=["--no-sandbox"])
        for graph in graphs:
            page = browser.new_page(viewport={"width": 1440, "height": 900})
            sys.stdout.write(measure(page, graph, Path(folder)) + "\n")
            sys.stdout.flush()
            page.close()
        browser.close()


if __name__ == "__main__":
    main([int(text) for text in sys.argv[1:]] or list(MOVES))
