"""Pages to open, and what is done and seen on them; the page's own modules as one script."""

import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from careergraph import CareerGraph
from careergraph.explorer import explore
from careergraph.explorer.bundle import join, sources
from careergraph.explorer.data import embed, page_data
from careergraph.explorer.words import Words

SCRIPTS = Path(__file__).resolve().parents[2] / "careergraph" / "explorer" / "page"
# What tests ask of the page's modules, without the page around them.
ASK = Path(__file__).with_name("ask.js")
LEVELS = [f"Level {number}" for number in range(1, 9)]

Ask = Callable[[str, list[Any]], Any]
Open = Callable[..., Page]
PLAN = "#from=coordinator&to=cro&by=learning"


@pytest.fixture(scope="session")
def bundled() -> CareerGraph:
    return CareerGraph.load("sales-marketing")


@pytest.fixture(scope="session")
def bundled_page(bundled: CareerGraph, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Give the address of the bundled graph's page."""
    return explore(bundled, tmp_path_factory.mktemp("page") / "map.html").as_uri()


@pytest.fixture
def open_page(page: Page, bundled_page: str) -> Open:
    """Open the bundled graph's page, ready to be used."""

    def go(fragment: str = "", *, url: str = "") -> Page:
        page.goto((url or bundled_page) + fragment)
        page.wait_for_selector("html[data-ready]")
        return page

    return go


def state(page: Page) -> dict[str, str]:
    """Read what the address says."""
    parts = page.evaluate("location.hash").removeprefix("#").split("&")
    return dict(part.split("=", 1) for part in parts if part)


def choose(page: Page, field: str, text: str) -> None:
    page.fill(f"#{field}", text)
    page.press(f"#{field}", "Enter")


def lit(page: Page) -> list[str]:
    """Return the roles of the route that is open in the plan."""
    return page.locator(".chosen .stop > .link").all_inner_texts()


def drawn_boxes(page: Page) -> list[dict[str, float]]:
    """Return every role that the map draws: its number, and where its box stands on the screen."""
    found: list[dict[str, float]] = page.evaluate(
        """() => [...document.querySelectorAll(".map .role")].map((each) => {
          const { x, y, width, height } = each.querySelector(".box").getBoundingClientRect();
          return { id: Number(each.dataset.role), x: x + width / 2, y: y + height / 2, width, height };
        })"""
    )
    return found


SMALLEST_TEXT = """() => Math.min(...[...document.querySelectorAll(".map text")]
  .filter((each) => each.checkVisibility() && each.textContent)
  .map((each) => [parseFloat(getComputedStyle(each).fontSize), each.getScreenCTM()])
  .map(([size, { a, b }]) => size * Math.hypot(a, b)))"""


@pytest.fixture
def ask_modules(page: Page, tmp_path: Path) -> Callable[[CareerGraph], Ask]:
    """Run the page's modules on a graph's data, as the page does, without the page around them."""

    def start(graph: CareerGraph) -> Ask:
        script = join(sources(SCRIPTS) | {ASK.name: ASK.read_text(encoding="utf-8")}, ASK.name)
        words = {"language": "en", "locale": "en-GB", "table": Words("en").table}
        data = embed(page_data(graph) | {"network": {}, "words": words})
        html = f'<script type="application/json" id="careergraph">{data}</script>'
        target = tmp_path / "ask.html"
        target.write_text(
            f"<!doctype html><meta charset='utf-8'>{html}<script>{script}</script>", encoding="utf-8"
        )
        page.goto(target.as_uri())
        return lambda name, argument: page.evaluate(f"{name}({json.dumps(argument)})")

    return start


def made_up(
    roles: int,
    moves: int,
    *,
    seed: int = 7,
    skills: int = 400,
    functions: int = 4,
    skilled: int = 10,
    levelled: bool = True,
) -> CareerGraph:
    """Make a graph of a given size in the shape of a career framework; the same on every run.

    Where it is not ``levelled`` its moves are the same, and no role says its level.
    """
    dice = random.Random(seed)  # noqa: S311 - variety, not secrecy
    names = [f"f{number}" for number in range(functions)]
    level = [dice.randrange(len(LEVELS)) for _ in range(roles)]
    focus = [dice.choice(names) for _ in range(roles)]
    data: dict[str, Any] = {
        "format": "careergraph/1",
        "title": f"Made up, {roles} roles",
        "levels": LEVELS,
        "proficiency": ["Awareness", "Working", "Practitioner", "Expert"],
        "functions": {name: name.upper() for name in names},
        "skills": {f"s{number}": {"title": f"Skill {number}"} for number in range(skills)},
        "roles": {
            f"r{number:04}": {
                "title": f"Role {number} of {focus[number]}",
                "level": LEVELS[level[number]],
                "focus": {focus[number]: 1.0},
                "skills": {f"s{dice.randrange(skills)}": dice.randint(1, 4) for _ in range(skilled)},
            }
            for number in range(roles)
        },
        "moves": [],
    }
    near: dict[tuple[int, str], list[int]] = {}
    for number in range(roles):
        near.setdefault((level[number], focus[number]), []).append(number)
    pairs: set[tuple[int, int]] = set()
    while len(pairs) < moves:
        source = dice.randrange(roles)
        there = min(len(LEVELS) - 1, level[source] + dice.choice([0, 1, 1, 1, 2]))
        function = focus[source] if dice.random() < 0.8 else dice.choice(names)
        if candidates := near.get((there, function)):
            target = dice.choice(candidates)
            if source != target:
                pairs.add((source, target))
    for source, target in sorted(pairs):
        leavers = dice.randint(20, 200)
        move: dict[str, Any] = {"from": f"r{source:04}", "to": f"r{target:04}"}
        if dice.random() < 0.9:
            move["years"] = dice.choice([1.0, 1.5, 2.0, 2.5, 3.0, 4.0])
        if dice.random() < 0.8:
            move |= {"people": dice.randint(1, leavers), "leavers": leavers}
        if dice.random() < 0.3:
            move["requires"] = {f"s{dice.randrange(skills)}": dice.randint(1, 4) for _ in range(5)}
        data["moves"].append(move)
    return CareerGraph.from_dict(data if levelled else _unlevelled(data), name=f"made-up-{roles}")


def _unlevelled(data: dict[str, Any]) -> dict[str, Any]:
    roles = {
        name: {field: value for field, value in role.items() if field != "level"}
        for name, role in data["roles"].items()
    }
    return {field: value for field, value in data.items() if field != "levels"} | {"roles": roles}
