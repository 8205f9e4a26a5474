"""A map that is larger than its stage: folded functions, the small map, marked stops, lines apart."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, expect

from careergraph.explorer import explore
from tests.browser.conftest import SMALLEST_TEXT, Open, drawn_boxes, state
from tests.browser.graphs import company

# Every line as points on the screen; where it ends, and which foreign boxes it touches or runs along.
LINES = """() => {
  const moves = JSON.parse(document.getElementById("careergraph").textContent).moves;
  const boxes = [...document.querySelectorAll(".map .role")].map((each) =>
    [Number(each.dataset.role), each.querySelector(".box").getBoundingClientRect()]);
  return [...document.querySelectorAll(".map .wire")].map((each) => {
    const [from, to] = moves[Number(each.dataset.move)];
    const line = each.querySelector(".line");
    const points = Array.from({ length: 61 }, (_, at) =>
      line.getPointAtLength(line.getTotalLength() * at / 60).matrixTransform(line.getScreenCTM()));
    const far = ({ x, y }, box) =>
      Math.hypot(Math.max(box.left - x, 0, x - box.right), Math.max(box.top - y, 0, y - box.bottom));
    const near = boxes.filter(([role]) => role !== from && role !== to)
      .filter(([, box]) => points.filter((point) => far(point, box) < 2).length > 1).map(([role]) => role);
    const [start, end] = [points[0], points[60]].map(({ x, y }) => [x, y]);
    return { from, to, start, end, near };
  });
}"""


@pytest.fixture(scope="session")
def company_page(tmp_path_factory: pytest.TempPathFactory) -> str:
    return explore(company(), tmp_path_factory.mktemp("company") / "map.html").as_uri()


@pytest.mark.parametrize("fragment", ["#map=all", "#role=chief", "#from=sales-0-0&to=chief", ""])
@pytest.mark.parametrize("bundled_graph", [True, False])
def test_lines_can_be_told_apart_and_keep_off_foreign_boxes(
    open_page: Open, company_page: str, fragment: str, *, bundled_graph: bool
) -> None:
    fragment = (
        fragment.replace("chief", "cro").replace("sales-0-0", "coordinator") if bundled_graph else fragment
    )
    page = open_page(fragment, url="" if bundled_graph else company_page)
    lines: list[dict[str, Any]] = page.evaluate(LINES)
    assert not [line for line in lines if line["near"]]
    for end, place in (("from", "start"), ("to", "end")):
        for at, one in enumerate(lines):
            for other in lines[:at]:
                if one[end] == other[end]:
                    apart = max(abs(one[place][axis] - other[place][axis]) for axis in (0, 1))
                    assert apart >= 4, (one, other)


def test_a_function_folds_to_a_strip_and_back(open_page: Open) -> None:
    page = open_page("#map=all")
    before = drawn_boxes(page)
    marketing = page.locator(".map .role[aria-label$=', Marketing']").all()
    head = page.locator(".heads button", has_text="Marketing").last
    head.focus()
    page.keyboard.press("Enter")
    folded = page.get_by_role("button", name=f"Marketing, folded: {len(marketing)} roles")
    expect(folded).to_be_focused()
    expect(folded).to_have_attribute("aria-expanded", "false")
    assert state(page)["fold"] == "marketing"
    assert len(drawn_boxes(page)) == len(before) - len(marketing)
    strip = folded.bounding_box()
    assert strip
    assert 24 <= strip["width"] <= 60
    assert page.evaluate(SMALLEST_TEXT) >= 10.99
    assert not [line for line in page.evaluate(LINES) if line["near"]]
    page.reload()
    page.wait_for_selector("html[data-ready]")
    assert len(drawn_boxes(page)) == len(before) - len(marketing)
    page.keyboard.press("Tab")
    folded.click()
    assert "fold" not in state(page)
    assert len(drawn_boxes(page)) == len(before)


def test_what_a_route_passes_is_not_folded(open_page: Open) -> None:
    page = open_page("#from=coordinator&to=cmo&fold=marketing")
    shown = {box["id"] for box in drawn_boxes(page)}
    stops = page.locator(".map .role.lit")
    assert stops.count() > 2
    assert {int(stop.get_attribute("data-role") or -1) for stop in stops.all()} <= shown
    assert state(page)["fold"] == "marketing"


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (1024, 768), (390, 844)])
def test_a_small_map_shows_and_moves_what_is_in_view(
    new_context: Callable[..., BrowserContext], company_page: str, width: int, height: int
) -> None:
    context = new_context(viewport={"width": width, "height": height})
    page = context.new_page()
    page.goto(f"{company_page}#map=all")
    page.wait_for_selector("html[data-ready]")
    small = page.locator(".mini")
    expect(small).to_be_visible()
    world = page.locator(".map .world")
    before = world.get_attribute("transform")
    box = small.bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] - 4, box["y"] + 4)
    page.mouse.down()
    moved = world.get_attribute("transform")
    assert moved != before
    page.mouse.move(box["x"] + 6, box["y"] + 4, steps=3)
    page.mouse.up()
    assert world.get_attribute("transform") not in {before, moved}
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


def test_where_all_is_in_view_no_small_map_stands(open_page: Open) -> None:
    page = open_page()
    expect(page.locator(".mini")).to_be_hidden()
    page.locator(".map .role").first.focus()
    page.keyboard.press("+")
    page.keyboard.press("+")
    page.keyboard.press("+")
    expect(page.locator(".mini")).to_be_visible()


def test_stops_out_of_view_are_marked_and_brought_in(open_page: Open, company_page: str) -> None:
    page = open_page("#map=all&from=sales-0-0&to=chief", url=company_page)
    markers = page.locator(".marker:visible")
    expect(markers).not_to_have_count(0)
    marker = page.locator(".marker.at-right:visible, .marker.at-left:visible").first
    name = marker.get_attribute("aria-label") or ""
    assert "out of view" in name
    marker.focus()
    page.keyboard.press("Enter")
    number = name.split()[1].rstrip(",")
    stop = page.locator(".map .role.lit", has=page.locator(".badge text", has_text=number)).first
    inside, outside = stop.bounding_box(), page.locator(".stage").bounding_box()
    assert inside
    assert outside
    assert outside["x"] <= inside["x"]
    assert inside["x"] + inside["width"] <= outside["x"] + outside["width"]
    expect(stop).to_be_focused()
