"""Everything fits its place: on a laptop, on a phone, and with very long words."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect

from careergraph import CareerGraph
from careergraph.explorer import explore
from tests.browser.conftest import PLAN, Open


@pytest.mark.parametrize(
    "fragment",
    [
        "",
        PLAN,
        "#skill=budgeting",
        "#role=head",
        "#compare=head,cro&side=compare",
        "#view=list&from=coordinator",
    ],
)
def test_the_page_as_a_whole_never_scrolls(open_page: Open, fragment: str) -> None:
    page = open_page(fragment)
    page.evaluate("document.querySelectorAll('#app .panel details').forEach((each) => { each.open = true; })")
    page.locator(".panel .foot, #side .actions button, #side h2").last.scroll_into_view_if_needed()
    whole = page.evaluate("[document.scrollingElement.scrollTop, document.scrollingElement.scrollHeight]")
    assert whole == [0, page.evaluate("innerHeight")]


TOO_WIDE = """() => [...document.querySelectorAll("body *")]
  .filter((each) => each.checkVisibility() && !each.closest(".scroller, .hush, .skip, .toast, .map"))
  .filter((each) => each.getBoundingClientRect().right > 391)
  .map((each) => each.className)"""


@pytest.mark.parametrize(
    "fragment",
    ["", PLAN, "#view=list", "#role=head", "#skill=budgeting", "#compare=head,coordinator,cro&side=compare"],
)
def test_a_phone_never_scrolls_sideways(
    new_context: Callable[..., BrowserContext], bundled_page: str, fragment: str
) -> None:
    page = new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True).new_page()
    page.goto(bundled_page + fragment)
    page.wait_for_selector("html[data-ready]")
    for tab in ("plan", "map", "list"):
        if not page.locator("#side").is_visible():
            page.locator(f".tabs [data-to={tab}]").click()
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        assert page.evaluate(TOO_WIDE) == []


def test_on_a_phone_a_card_covers_what_cannot_be_reached(
    new_context: Callable[..., BrowserContext], bundled_page: str
) -> None:
    page = new_context(viewport={"width": 390, "height": 844}).new_page()
    page.goto(f"{bundled_page}{PLAN}")
    page.wait_for_selector("html[data-ready]")
    link = page.locator(".chosen .stop > .link").nth(1)
    link.press("Enter")
    expect(page.locator("#side h2")).to_be_focused()
    for _ in range(40):
        page.keyboard.press("Tab")
        assert page.evaluate(
            "document.activeElement.closest('#side') || document.activeElement === document.body"
        )
    page.keyboard.press("Escape")
    expect(link).to_be_focused()


def test_long_words_stay_in_their_columns(open_page: Open, tmp_path: Path) -> None:
    word = "Donaudampfschifffahrtsgesellschaftskapit\u00e4n" * 2
    graph = CareerGraph.from_dict(
        {
            "format": "careergraph/1",
            "title": word,
            "skills": {"s": {"title": word}},
            "roles": {
                name: {"title": f"{word} {name}", "summary": word, "skills": {"s": 2}} for name in "abc"
            },
            "moves": [{"from": "a", "to": "b"}, {"from": "b", "to": "c"}],
        }
    )
    url = explore(graph, tmp_path / "map.html").as_uri()
    for fragment in ("#from=a&to=c", "#role=b&from=a&to=c", "#skill=s", "#compare=a,b,c&side=compare"):
        page = open_page(fragment, url=url)
        wide = page.evaluate(
            """() => [...document.querySelectorAll(".panel, .side")]
              .filter((each) => each.scrollWidth > each.clientWidth).map((each) => each.className)"""
        )
        assert wide == [], fragment
