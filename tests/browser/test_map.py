"""The map as it is drawn, and how a person looks around on it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from careergraph import CareerGraph
from careergraph.explorer import explore
from tests.browser.conftest import SMALLEST_TEXT, Open, choose, drawn_boxes, made_up, state
from tests.browser.graphs import company


def test_boxes_as_drawn_do_not_overlap_and_seniors_stand_higher(
    open_page: Open, bundled: CareerGraph
) -> None:
    page = open_page()
    boxes = drawn_boxes(page)
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
    assert page.evaluate(SMALLEST_TEXT) >= 11 - 0.01, "what is drawn can be read without zooming"


def test_a_click_on_the_map_opens_the_card(open_page: Open) -> None:
    page = open_page()
    role = page.locator(".map .role[aria-label^='Head of Sales and Marketing,']")
    role.hover()
    expect(page.locator(".tip")).to_contain_text("Head of Sales and Marketing")
    before = drawn_boxes(page)
    role.click()
    expect(page.locator("#side h2")).to_have_text("Head of Sales and Marketing")
    assert drawn_boxes(page) == before, "a card that opens moves nothing on the map"


def test_the_map_is_moved_and_zoomed(open_page: Open) -> None:
    page = open_page()
    role = page.locator(".map .role").first
    before = role.bounding_box()
    stage = page.locator(".stage").bounding_box()
    assert before
    assert stage
    page.mouse.move(stage["x"] + 130, stage["y"] + stage["height"] - 12)
    page.mouse.down()
    page.mouse.move(stage["x"] + 190, stage["y"] + stage["height"] - 52, steps=4)
    page.mouse.up()
    after = role.bounding_box()
    assert after
    assert (after["x"] - before["x"], after["y"] - before["y"]) == pytest.approx((60, -40), abs=1)
    assert page.locator("#side").is_hidden(), "who drags does not click"
    page.mouse.wheel(0, -300)
    closer = role.bounding_box()
    assert closer
    assert closer["width"] > after["width"]
    page.get_by_label("Fit the map").click()
    fitted = role.bounding_box()
    assert fitted
    assert fitted["x"] == pytest.approx(before["x"], abs=1)


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
    box = "getComputedStyle(document.querySelector('.map .box')).fill"
    night, dark = page.evaluate(ground), page.evaluate(box)
    page.locator("#theme").click()
    assert page.evaluate(ground) != night
    assert page.evaluate(box) != dark
    page.locator("#theme").click()
    assert page.evaluate(ground) == night


SIZES = [(1440, 900), (1024, 768), (390, 844)]


@pytest.mark.parametrize(("width", "height"), SIZES)
@pytest.mark.parametrize("goal", ["chief", "marketing-1-1"])
def test_a_route_is_always_wholly_in_view(
    new_context: Callable[..., BrowserContext], tmp_path: Path, width: int, height: int, goal: str
) -> None:
    graph = company()
    assert len(graph.roles) > 100
    page = new_context(viewport={"width": width, "height": height}).new_page()
    page.goto(explore(graph, tmp_path / "map.html").as_uri() + f"#from=sales-0-0&to={goal}")
    page.wait_for_selector("html[data-ready]")
    if width < 760:
        page.locator(".tabs [data-to=map]").click()
    stops = page.locator(".map .role.badged")
    expect(stops).to_have_count(len(graph.path("sales-0-0", goal)[0].roles))
    stage = page.locator(".stage").bounding_box()
    assert stage
    for stop in stops.all():
        box = stop.locator(".box").bounding_box()
        assert box
        assert stage["x"] <= box["x"]
        assert box["x"] + box["width"] <= stage["x"] + stage["width"]
        assert stage["y"] <= box["y"]
        assert box["y"] + box["height"] <= stage["y"] + stage["height"]
    assert page.evaluate(SMALLEST_TEXT) >= 11 - 0.01


def test_a_step_in_and_a_step_out(open_page: Open, tmp_path: Path) -> None:
    graph = company()
    page = open_page(url=explore(graph, tmp_path / "map.html").as_uri())
    names = page.locator(".matrix .name")
    assert names.count() > 50, "a graph that does not fit shows the names of its roles"
    page.get_by_role("button", name="Engineering", exact=True).click()
    inside = [role for role in graph.roles.values() if "engineering" in role.focus]
    expect(page.locator(".map .role")).to_have_count(len(inside))
    assert page.evaluate(SMALLEST_TEXT) >= 11 - 0.01
    page.keyboard.press("Escape")
    expect(page.locator(".matrix")).to_be_visible()
    page.get_by_role("button", name="All roles", exact=True).click()
    expect(page.locator(".map .role")).to_have_count(len(graph.roles))
    page.keyboard.press("Escape")
    names.first.click()
    page.mouse.move(700, 2)
    expect(page.locator("#side h2")).to_be_visible()
    expect(page.locator(".map .role.marked")).to_have_count(1)


def test_a_large_graph_opens_with_counts_and_draws_what_is_asked(open_page: Open, tmp_path: Path) -> None:
    graph = made_up(1000, 6000)
    page = open_page(url=explore(graph, tmp_path / "map.html").as_uri())
    counts = [int(text) for text in page.locator(".cell b").all_inner_texts()]
    assert sum(counts) == 1000
    assert drawn_boxes(page) == []
    choose(page, "search", "role 17 of")
    neighbours = {*graph.nx.successors("r0017"), *graph.nx.predecessors("r0017"), "r0017"}
    assert len(drawn_boxes(page)) == len(neighbours)
    page.get_by_role("button", name="Overview", exact=True).click()
    expect(page.locator(".matrix")).to_be_visible()
    page.locator(".tally").first.click()
    assert page.locator(".roles > li").count() == counts[0]


def test_the_boxes_around_a_role_do_not_overlap(open_page: Open, tmp_path: Path) -> None:
    url = explore(made_up(300, 3000), tmp_path / "map.html").as_uri()
    for role in ("r0003", "r0111", "r0222"):
        boxes = drawn_boxes(open_page(f"#role={role}", url=url))
        assert len(boxes) > 5
        for at, one in enumerate(boxes):
            for other in boxes[at + 1 :]:
                assert (
                    abs(one["x"] - other["x"]) >= one["width"] - 0.5
                    or abs(one["y"] - other["y"]) >= one["height"] - 0.5
                )


def test_the_network_view_draws_and_opens_roles(open_page: Open) -> None:
    page = open_page()
    page.locator("[data-view=network]").click()
    expect(page.locator(".net canvas")).to_be_visible()
    assert state(page)["view"] == "network"
    page.wait_for_timeout(500)
    colours = page.evaluate(
        """() => {
          const canvas = document.querySelector(".net canvas");
          const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
          const seen = new Set();
          for (let at = 0; at < data.length; at += 400) {
            seen.add(data[at] << 16 | data[at + 1] << 8 | data[at + 2]);
          }
          return seen.size;
        }"""
    )
    assert colours > 10


def test_the_whole_network_is_in_view_once_it_has_settled(open_page: Open) -> None:
    page = open_page("#view=network")
    expect(page.locator(".net canvas")).to_be_visible()
    # Nothing is drawn along the rim, and something within it.
    page.wait_for_function(
        """() => {
          const canvas = document.querySelector(".net canvas");
          const { width, height } = canvas;
          const drawn = (...part) => canvas.getContext("2d").getImageData(...part).data.some(Boolean);
          const [right, below] = [width - 3, height - 3];
          const rim = [[0, 0, width, 3], [0, below, width, 3], [0, 0, 3, height], [right, 0, 3, height]];
          return drawn(0, 0, width, height) && !rim.some((part) => drawn(...part));
        }""",
        polling=500,
    )


def test_a_graph_without_levels_opens_as_a_network(open_page: Open, tmp_path: Path) -> None:
    url = explore(made_up(40, 90, levelled=False), tmp_path / "map.html").as_uri()
    page = open_page(url=url)
    expect(page.locator(".net canvas")).to_be_visible()
    assert "view" not in state(page)
    page.locator("[data-view=map]").click()
    expect(page.locator(".map .role")).not_to_have_count(0)
    assert state(page)["view"] == "map"
    page.go_back()
    expect(page.locator(".net canvas")).to_be_visible()
    page = open_page("#role=r0003", url=url)
    page.get_by_role("button", name="Around Role 3").press("Enter")
    expect(page.locator(".net-note")).to_contain_text("Drawn are the roles around Role 3")
    assert state(page)["map"] == "around"
    page.get_by_role("button", name="All roles").click()
    assert "map" not in state(page)


def test_of_a_large_graph_without_levels_the_network_shows_a_neighbourhood(
    open_page: Open, tmp_path: Path
) -> None:
    graph = made_up(600, 3000, levelled=False)
    page = open_page(url=explore(graph, tmp_path / "map.html").as_uri())
    busiest = max(
        sorted(graph.roles),
        key=lambda role: len(graph.successors(role)) + len(graph.predecessors(role)),
    )
    expect(page.locator(".net-note")).to_contain_text(f"around {graph.roles[busiest].title}")
    expect(page.locator(".net canvas")).to_be_visible()
    page.fill("#search", "Role 17")
    page.press("#search", "Enter")
    expect(page.locator(".net-note")).to_contain_text("around Role 17")


def test_a_card_leads_to_the_network_around_its_role(open_page: Open) -> None:
    page = open_page("#role=cro")
    page.get_by_role("button", name="Its network").click()
    assert state(page)["view"] == "network"
    expect(page.locator(".net-note")).to_contain_text("around Chief Revenue Officer")
    expect(page.locator("#side h2")).to_have_text("Chief Revenue Officer")


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
  const columns = [...document.querySelectorAll(".matrix thead th[data-lane]")].map((each) =>
    [each.textContent, each.getBoundingClientRect()]);
  const rows = [...document.querySelectorAll(".matrix tbody tr")].map((each) =>
    [each.querySelector("th").textContent, each.getBoundingClientRect()]);
  return [...document.querySelectorAll(".cell b")].map((each) => {
    const { left, top, width, height } = each.getBoundingClientRect();
    const [x, y] = [left + width / 2, top + height / 2];
    const row = rows.find(([, box]) => box.top <= y && y <= box.bottom);
    const column = columns.find(([, box]) => box.left <= x && x <= box.right);
    return [row[0], column[0], Number(each.textContent)];
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


def test_a_line_of_thousands_of_steps_opens(open_page: Open, tmp_path: Path) -> None:
    """A graph without levels has a step for each of its roles: none of them may become a row by itself."""
    size = 4000
    graph = CareerGraph.from_dict(
        {
            "format": "careergraph/1",
            "title": "A line",
            "roles": {f"r{number:04}": {"title": f"Role {number}"} for number in range(size)},
            "moves": [{"from": f"r{at:04}", "to": f"r{at + 1:04}", "years": 1} for at in range(size - 1)],
        }
    )
    page = open_page("#from=r0000&to=r3999&view=map", url=explore(graph, tmp_path / "map.html").as_uri())
    expect(page.locator(".summary")).to_contain_text("3,999 moves")
    assert page.evaluate("document.querySelectorAll('*').length") < 5000
    expect(page.locator("#overview")).to_contain_text("lower steps")
    expect(page.locator(".chosen")).to_contain_text("Show more (")
