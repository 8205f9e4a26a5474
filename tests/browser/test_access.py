"""The page for everybody: axe-core finds nothing, the list says what the map shows, a keyboard is enough."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from careergraph import CareerGraph
from careergraph.explorer import explore
from tests.browser.conftest import made_up

TOOLS = Path(__file__).resolve().parents[2] / ".ci" / "page-tools" / "node_modules"
AXE = TOOLS / "axe-core" / "axe.min.js"
TARGET = 40  # pixels

SMALL_TARGETS = """(least) => [...document.querySelectorAll(
    "button:not(.link, .wipe, .name), summary, select, [type=text], [type=search], .tick, .segments label")]
  .filter((each) => each.checkVisibility())
  .map((each) => ({ name: each.textContent.slice(0, 30), box: each.getBoundingClientRect() }))
  .filter(({ box }) => box.height < least - 0.5 || box.width < least - 0.5)
  .map(({ name, box }) => `${name}: ${box.width} x ${box.height}`)"""

STATES = {
    "start": "",
    "route": "#from=coordinator&to=cro&by=learning",
    "trade-offs": "#from=coordinator&to=cro&ways=trade",
    "no route": "#from=ceo&to=coordinator",
    "card": "#role=head&from=coordinator&have=budgeting:3",
    "move": "#move=head,cro",
    "skill": "#skill=budgeting&have=budgeting:2",
    "compare": "#compare=head,coordinator,cro&side=compare",
    "skills by role": "#view=skills",
    "list": "#view=list&from=coordinator&to=cro&reach=2",
}


@pytest.fixture(scope="session")
def axe() -> str:
    """Give axe-core, which `make page` installs."""
    if not AXE.is_file():
        if os.environ.get("CI"):
            pytest.fail("axe-core is not there: `make page` installs it")
        pytest.skip("axe-core is not there: `make page` installs it")
    return AXE.read_text(encoding="utf-8")


def violations(page: Page, axe: str) -> list[str]:
    page.evaluate(axe)
    found = page.evaluate("axe.run(document, { resultTypes: ['violations'] })")
    return [f"{each['id']}: {node['html'][:160]}" for each in found["violations"] for node in each["nodes"]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("fragment", STATES.values(), ids=STATES)
def test_axe_finds_nothing(
    new_context: Callable[..., BrowserContext], bundled_page: str, axe: str, scheme: str, fragment: str
) -> None:
    page = new_context(color_scheme=scheme).new_page()
    page.goto(bundled_page + fragment)
    page.wait_for_selector("html[data-ready]")
    page.evaluate("document.querySelectorAll('#app details').forEach((each) => { each.open = true; })")
    assert violations(page, axe) == []


@pytest.mark.parametrize("fragment", ["", STATES["route"], STATES["card"], STATES["compare"], STATES["list"]])
def test_axe_finds_nothing_on_a_phone(
    new_context: Callable[..., BrowserContext], bundled_page: str, axe: str, fragment: str
) -> None:
    page = new_context(viewport={"width": 390, "height": 844}).new_page()
    page.goto(bundled_page + fragment)
    page.wait_for_selector("html[data-ready]")
    assert violations(page, axe) == []


def test_axe_finds_nothing_in_the_overview(open_page: Callable[..., Page], axe: str, tmp_path: Path) -> None:
    page = open_page(url=explore(made_up(300, 1500), tmp_path / "map.html").as_uri())
    for fragment in ("", "#lane=1", "#role=r0003", "#view=network"):
        page.evaluate("(hash) => { location.hash = hash; }", fragment)
        page.wait_for_timeout(100)
        assert violations(page, axe) == [], fragment


@pytest.mark.parametrize("fragment", [STATES["route"], STATES["card"], STATES["skill"], STATES["list"]])
def test_targets_are_large_enough(open_page: Callable[..., Page], fragment: str) -> None:
    """Whatever stands alone can be hit with a thumb; links inside text are as large as their line."""
    page = open_page(fragment)
    small = page.evaluate(SMALL_TARGETS, TARGET)
    assert small == []


def test_the_list_says_what_the_map_shows(open_page: Callable[..., Page], bundled: CareerGraph) -> None:
    page = open_page("#view=list&from=coordinator&to=cro")
    items = page.locator(".roles > li")
    assert items.count() == len(bundled.roles)
    for summary in page.locator(".roles summary").all():
        summary.click()
    for item in items.all():
        role = item.get_attribute("data-role") or ""
        text = item.inner_text()
        assert bundled.roles[role].title in text
        for target in bundled.nx.successors(role):
            assert bundled.roles[target].title in text
            for skill in bundled.requirements(role, target):
                assert bundled.skills[skill].title in text
    stops = page.locator(".roles .tag", has_text="of your route").all_inner_texts()
    assert len(stops) == page.locator(".chosen .stop").count()
    assert page.locator(".plan-table tbody tr").count() == len(stops) - 1


def test_a_plan_is_made_and_announced_with_the_keyboard_alone(open_page: Callable[..., Page]) -> None:
    page = open_page()
    live = page.locator("#live")
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "from":
            break
    page.keyboard.type("coordinator")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    expect(live).to_have_text("Now choose where you want to be.")
    while page.evaluate("document.activeElement.id") != "to":
        page.keyboard.press("Tab")
    page.keyboard.type("chief revenue")
    page.keyboard.press("Enter")
    expect(live).to_contain_text("3 routes. Best: ")
    while page.evaluate("document.activeElement.name") != "by":
        page.keyboard.press("Tab")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.value") == "learning", "the focus stays where it was"
    while not page.evaluate("document.activeElement.matches('.lesson summary')"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    while not page.evaluate("document.activeElement.matches('.learn input')"):
        page.keyboard.press("Tab")
    key = page.evaluate("document.activeElement.dataset.key")
    page.keyboard.press("Space")
    # The page answers anew, a slice at a time; the focus is back when it has.
    expect(page.locator(f"[data-key='{key}']")).to_be_focused()
    expect(page.locator(f"[data-key='{key}']")).to_be_checked()
    assert "have=" in page.url


def test_the_map_is_walked_with_arrows(open_page: Callable[..., Page]) -> None:
    page = open_page()
    name = "document.activeElement.getAttribute('aria-label')"
    page.locator(".map .role[tabindex='0']").focus()
    page.keyboard.press("ArrowRight")
    first = page.evaluate(name)
    page.keyboard.press("ArrowDown")
    second = page.evaluate(name)
    assert first
    assert second
    assert first != second
    page.keyboard.press("Enter")
    expect(page.locator("#side h2")).to_have_text(second.split(",")[0])
    assert page.evaluate("document.activeElement.tagName") == "H2"
    page.keyboard.press("Escape")
    expect(page.locator("#side")).to_be_hidden()
