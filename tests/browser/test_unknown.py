"""What is not known is never shown as zero, as met, or as complete."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from careergraph import CareerGraph
from careergraph.explorer import explore
from tests.browser.conftest import Open

CLAIMS = ("100%", "% ready", "to learn \u00b7", "Nothing new to learn", "0 steps", "0 to learn")


def without_skills() -> CareerGraph:
    """Make a graph of moves that nobody has said what they ask for."""
    return CareerGraph.from_dict(
        {
            "format": "careergraph/1",
            "title": "Counts",
            "roles": {name: {"title": name.title()} for name in ("clerk", "head", "chief", "porter")},
            "moves": [
                {"from": "clerk", "to": "head", "people": 3},
                {"from": "head", "to": "chief", "people": 2},
                {"from": "clerk", "to": "chief"},
            ],
        }
    )


def asked_by_moves() -> CareerGraph:
    """Make a graph whose roles expect nothing, while one move says what it asks for."""
    skills: dict[str, Any] = {"coaching": {"title": "Coaching"}}
    return CareerGraph.from_dict(
        {
            "format": "careergraph/1",
            "title": "Moves",
            "skills": skills,
            "roles": {name: {"title": name.title()} for name in ("rep", "lead", "boss")},
            "moves": [
                {"from": "rep", "to": "lead", "requires": {"coaching": 2}},
                {"from": "lead", "to": "boss"},
            ],
        }
    )


FRAGMENTS = [
    "#from=clerk&to=chief",
    "#from=clerk&to=chief&ways=trade",
    "#from=clerk&to=chief&view=list",
    "#from=clerk&role=clerk",
    "#move=clerk,head",
    "#from=chief&to=clerk",
    "#from=clerk&to=porter",
    "#compare=clerk,head&side=compare",
]


@pytest.mark.parametrize("fragment", FRAGMENTS)
def test_a_graph_without_skills_claims_nothing_about_learning(
    open_page: Open, tmp_path: Path, fragment: str
) -> None:
    page = open_page(fragment, url=explore(without_skills(), tmp_path / "map.html").as_uri())
    page.evaluate("document.querySelectorAll('#app details').forEach((each) => { each.open = true; })")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    told = page.locator("body").inner_text() + page.locator("#paper").evaluate("(each) => each.textContent")
    assert [claim for claim in CLAIMS if claim in told] == []
    assert (
        page.locator(".bar i[style*='100%']").count() == page.locator(".meter .bar i[style*='100%']").count()
    )
    assert page.locator(".legend").get_by_text("readiness").count() == 0
    assert page.locator(".mine, .opens").filter(visible=True).count() == 0
    expect(page.get_by_label("Least to learn", exact=True)).to_be_disabled()


def test_a_route_without_skills_says_that_learning_is_not_known(open_page: Open, tmp_path: Path) -> None:
    page = open_page(FRAGMENTS[0], url=explore(without_skills(), tmp_path / "map.html").as_uri())
    expect(page.locator(".results")).to_contain_text("This graph names no skills")
    page.evaluate("location.hash = '#from=clerk&to=chief&by=learning'")
    expect(page.locator(".summary")).to_contain_text("no route")
    expect(page.locator(".no-route")).to_contain_text("This graph names no skills")


def test_a_count_without_leavers_says_what_is_missing(open_page: Open, tmp_path: Path) -> None:
    page = open_page("#move=clerk,head", url=explore(without_skills(), tmp_path / "map.html").as_uri())
    expect(page.locator("#side")).to_contain_text("made by 3 people, of how many is not known")
    title = page.locator("label").filter(has_text="Most travelled").get_attribute("title")
    assert "leavers" in (title or "")


def test_a_role_that_expects_nothing_tells_what_a_move_into_it_asks(open_page: Open, tmp_path: Path) -> None:
    url = explore(asked_by_moves(), tmp_path / "map.html").as_uri()
    page = open_page("#from=rep&role=lead", url=url)
    side = page.locator("#side")
    expect(side).to_contain_text("What Lead itself expects is not known")
    expect(side).to_contain_text("The move from Rep asks for Coaching (level 2)")
    expect(side.locator(".moves")).to_contain_text("What it asks for is not known")
    assert "ready" not in side.locator(".moves").inner_text()
    page = open_page("#from=rep&to=boss", url=url)
    expect(page.locator(".chosen .stop").last).to_contain_text("What it asks for is not known")


def test_the_list_without_script_claims_nothing_either(
    new_context: Callable[..., BrowserContext], tmp_path: Path
) -> None:
    page: Page = new_context(java_script_enabled=False).new_page()
    page.goto(explore(asked_by_moves(), tmp_path / "map.html").as_uri())
    text = page.locator("main").inner_text()
    assert "Asks for Coaching (2)" in text
    assert "What it asks for is not known" in text
    assert "nothing" not in text
    page.goto(explore(without_skills(), tmp_path / "map.html").as_uri())
    assert "sks for" not in page.locator("main").inner_text()
