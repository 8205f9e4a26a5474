"""The map as it is drawn, and how a person looks around on it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from careergraph import CareerGraph
from careergraph.explorer import explore
from careergraph.explorer.wires import BOX_HEIGHT, BOX_WIDTH
from tests.browser.conftest import Open, choose, drawn_boxes, made_up


def test_boxes_as_drawn_do_not_overlap_and_seniors_stand_higher(
    spied: Page, open_page: Open, bundled: CareerGraph
) -> None:
    open_page()
    boxes = drawn_boxes(spied)
    ids = sorted(bundled.roles)
    assert len(boxes) == len(ids)
    for at, one in enumerate(boxes):
        for other in boxes[at + 1 :]:
            wide = (one["width"] + other["width"]) / 2 <= abs(one["x"] - other["x"])
            high = (one["height"] + other["height"]) / 2 <= abs(one["y"] - other["y"])
            assert wide or high
            rungs = [bundled.rung(ids[int(box["id"])]) or 0 for box in (one, other)]
            if rungs[0] != rungs[1]:
                assert (rungs[0] > rungs[1]) == (one["y"] < other["y"])
    scale = spied.evaluate("network.getScale()")
    assert scale * 13 >= 10, "titles can be read without zooming"
    assert {(box["width"], box["height"]) for box in boxes} == {(BOX_WIDTH, BOX_HEIGHT)}


def test_the_canvas_shows_something(open_page: Open) -> None:
    page = open_page()
    colours = page.evaluate(
        """() => {
          const canvas = document.querySelector(".stage canvas");
          const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
          const seen = new Set();
          for (let at = 0; at < data.length; at += 400) {
            seen.add(data[at] << 16 | data[at + 1] << 8 | data[at + 2]);
          }
          return seen.size;
        }"""
    )
    assert colours > 10


def test_a_click_on_the_map_opens_the_card(spied: Page, open_page: Open, bundled: CareerGraph) -> None:
    page = open_page()
    at = spied.evaluate(
        "(role) => network.canvasToDOM(network.getPosition(role))", sorted(bundled.roles).index("head")
    )
    box = page.locator(".canvas").bounding_box()
    assert box
    page.mouse.move(box["x"] + at["x"], box["y"] + at["y"])
    expect(page.locator(".tip")).to_contain_text("Head of Sales and Marketing")
    page.mouse.click(box["x"] + at["x"], box["y"] + at["y"])
    expect(page.locator("#side h2")).to_have_text("Head of Sales and Marketing")


def test_filters_and_reach(open_page: Open, bundled: CareerGraph) -> None:
    page = open_page("#view=list&from=coordinator")
    page.locator(".filters summary").click()
    page.locator(".filters").get_by_role("button", name="Marketing", exact=True).click()
    page.locator(".filters").get_by_role("button", name="Manager", exact=True).click()
    shown = page.locator(".roles h4").all_inner_texts()
    assert shown
    assert len(shown) < len(bundled.roles)
    page.get_by_role("button", name="Show everything").click()
    page.locator("[data-key=reach]").select_option("1")
    near = page.locator(".roles li", has_text="Within 1 move").count()
    assert near == len(list(bundled.nx.successors("coordinator")))


def test_night_follows_the_system_and_the_button(
    new_context: Callable[..., BrowserContext], bundled_page: str
) -> None:
    page = new_context(color_scheme="dark").new_page()
    page.goto(bundled_page)
    page.wait_for_selector("html[data-ready]")
    ground = "getComputedStyle(document.body).backgroundColor"
    light = """() => {
      const canvas = document.querySelector(".stage canvas");
      const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
      return data.reduce((sum, value) => sum + value, 0);
    }"""
    night = page.evaluate(ground)
    dark = page.evaluate(light)
    page.locator("#theme").click()
    assert page.evaluate(ground) != night
    assert page.evaluate(light) > dark
    page.locator("#theme").click()
    assert page.evaluate(ground) == night


def test_a_large_graph_opens_with_counts_and_draws_what_is_asked(
    spied: Page, open_page: Open, tmp_path: Path
) -> None:
    graph = made_up(1000, 6000)
    page = open_page(url=explore(graph, tmp_path / "map.html").as_uri())
    counts = [int(text) for text in page.locator(".cell b").all_inner_texts()]
    assert sum(counts) == 1000
    assert drawn_boxes(spied) == []
    choose(page, "search", "role 17 of")
    neighbours = {*graph.nx.successors("r0017"), *graph.nx.predecessors("r0017"), "r0017"}
    assert len(drawn_boxes(spied)) == len(neighbours)
    page.get_by_role("button", name="Overview", exact=True).click()
    expect(page.locator(".matrix")).to_be_visible()
    page.locator(".cell").first.click()
    assert page.locator(".roles > li").count() == counts[0]


def test_the_lines_of_a_focus_run_through_no_foreign_box(
    spied: Page, open_page: Open, tmp_path: Path
) -> None:
    graph = made_up(300, 3000)
    url = explore(graph, tmp_path / "map.html").as_uri()
    for role in ("r0003", "r0111", "r0222"):
        open_page(f"#role={role}", url=url)
        boxes = drawn_boxes(spied)
        for at, one in enumerate(boxes):
            for other in boxes[at + 1 :]:
                assert (
                    abs(one["x"] - other["x"]) >= one["width"] or abs(one["y"] - other["y"]) >= one["height"]
                )


def gaps_in_the_grid() -> CareerGraph:
    """Make a company whose higher levels are empty in most functions."""
    functions = ["Office", "Kitchen", "Gate", "Yard", "Cellar"]
    roles: dict[str, tuple[str, str]] = {f"Clerk {number}": ("Junior", "Office") for number in range(1, 8)}
    roles |= {"Cook": ("Junior", "Kitchen"), "Guard": ("Junior", "Gate"), "Smith": ("Junior", "Yard")}
    roles |= {"Head guard": ("Senior", "Gate"), "Cellarer": ("Head", "Cellar"), "Butler": ("Head", "Kitchen")}
    return CareerGraph.from_dict(
        {
            "format": "careergraph/1",
            "title": "A house",
            "levels": ["Junior", "Senior", "Head"],
            "functions": {name.lower(): name for name in functions},
            "roles": {
                title.lower().replace(" ", "-"): {
                    "title": title,
                    "level": level,
                    "focus": {function.lower(): 1.0},
                }
                for title, (level, function) in roles.items()
            },
            "moves": [],
        }
    )


CELLS = """() => {
  const middle = (each) => {
    const { left, top, width, height } = each.getBoundingClientRect();
    return [left + width / 2, top + height / 2];
  };
  const names = (selector, axis) =>
    [...document.querySelectorAll(selector)].map((each) => [each.textContent, middle(each)[axis]]);
  const columns = names(".matrix thead th[data-lane]", 0);
  const rows = names(".matrix tbody th", 1);
  const far = (entry, at) => Math.abs(entry[1] - at);
  const nearest = (list, at) => list.reduce((best, each) => (far(each, at) < far(best, at) ? each : best))[0];
  return [...document.querySelectorAll(".cell b")].map((each) => {
    const [x, y] = middle(each);
    return [nearest(rows, y), nearest(columns, x), Number(each.textContent)];
  });
}"""


@pytest.mark.parametrize("width", [1440, 1024])
def test_every_count_of_the_overview_stands_under_its_own_function(
    page: Page, open_page: Open, tmp_path: Path, width: int
) -> None:
    graph = gaps_in_the_grid()
    page.set_viewport_size({"width": width, "height": 800})
    open_page(url=explore(graph, tmp_path / "map.html").as_uri())
    expected: dict[tuple[str, str], int] = {}
    for role in graph.roles.values():
        (function,) = role.focus
        cell = (role.level or "", graph.file.functions[function])
        expected[cell] = expected.get(cell, 0) + 1
    assert {(row, column): count for row, column, count in page.evaluate(CELLS)} == expected
