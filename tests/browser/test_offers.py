"""Resources, credentials and pay on the page: where the graph has them, and in the page's language."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from careergraph import CareerGraph, Profile
from careergraph.explorer import explore, page_html
from tests.browser.conftest import Open
from tests.preparation.offers import OFFERS, offering

ROUTE = "#from=porter&to=chef"


@pytest.fixture(scope="module")
def offers_page(tmp_path_factory: pytest.TempPathFactory) -> str:
    return explore(offering(), tmp_path_factory.mktemp("page") / "offers.html").as_uri()


def test_steps_say_what_teaches_and_what_is_still_to_get(open_page: Open, offers_page: str) -> None:
    page = open_page(ROUTE, url=offers_page)
    steps = page.locator(".chosen .offers")
    expect(steps).to_have_count(2)
    first, second = steps.nth(0), steps.nth(1)
    expect(first).to_contain_text("What teaches it")
    expect(first).to_contain_text(
        "Kitchen basics for Cooking: Beginner and Kitchen hygiene: Beginner \u00b7 8 hours \u00b7 https://example.org"
    )
    expect(first).to_contain_text("Credentials still to get")
    expect(first).to_contain_text("Health card 2 hours")
    expect(second).to_contain_text("Master's letter 1.5 years")
    expect(second).to_contain_text("EUR\u00a0900")
    expect(page.locator(".chosen")).to_contain_text("requires Master's letter and Health card")
    expect(page.locator(".chosen .sources")).to_contain_text("Prospectus of the school")


def test_a_card_and_a_comparison_tell_pay(open_page: Open, offers_page: str) -> None:
    page = open_page("#role=cook", url=offers_page)
    paid = page.locator(".side section", has=page.locator("h3", has_text="Pay"))
    expect(paid).to_contain_text("EUR\u00a031,000 (EUR\u00a028,000 to EUR\u00a036,000) a year")
    expect(paid).to_contain_text("Vienna \u00b7 as of June 2026")
    expect(paid.locator("sup")).to_be_visible()
    page = open_page("#role=porter", url=offers_page)
    expect(page.locator("h3", has_text="Pay")).to_have_count(0)
    page = open_page("#compare=porter,cook,chef&side=compare", url=offers_page)
    row = page.locator("tr", has=page.locator("th", has_text="Pay"))
    expect(row.locator("td")).to_have_text(["not known", re.compile("^EUR"), re.compile("^from EUR")])


def test_what_a_profile_names_is_held(open_page: Open, tmp_path: Path) -> None:
    profile = Profile(credentials=["Health card"], role="porter")
    page = open_page(ROUTE, url=explore(offering(), tmp_path / "mine.html", profile=profile).as_uri())
    expect(page.locator(".chosen")).to_contain_text("Master's letter 1.5 years")
    expect(page.locator(".chosen .offers").first).not_to_contain_text("Health card")


def test_the_plan_that_is_taken_along_says_so_too(open_page: Open, offers_page: str) -> None:
    page = open_page(ROUTE, url=offers_page)
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.locator(".paper-steps")).to_contain_text("\u2610 Kitchen basics \u2013 for Cooking: Beginner")


def test_the_page_speaks_of_them_in_its_language(open_page: Open, tmp_path: Path) -> None:
    made = explore(offering(), tmp_path / "de.html", language="de")
    page = open_page(ROUTE, url=made.as_uri())
    expect(page.locator(".chosen .offers").first).to_contain_text("Was es lehrt")
    expect(page.locator(".chosen .offers").first).to_contain_text("8 Stunden")
    expect(page.locator(".chosen .offers").nth(1)).to_contain_text("900\u00a0EUR")


def test_hostile_titles_stay_text(open_page: Open, tmp_path: Path) -> None:
    hostile = "<img src=x onerror=alert(1)>"
    data = {
        **OFFERS,
        "skills": {**OFFERS["skills"], "hygiene": {"title": "H", "resources": [{"title": hostile, "to": 1}]}},
    }
    page = open_page(ROUTE, url=explore(CareerGraph.from_dict(data), tmp_path / "h.html").as_uri())
    expect(page.locator(".chosen .offers b", has_text="onerror")).to_have_text(hostile)
    assert page.locator("img").count() == 0


def test_a_graph_without_them_has_a_page_without_them() -> None:
    html = page_html(CareerGraph.load("sales-marketing"))
    data = html[html.index('id="careergraph"') :].partition("</script>")[0]
    assert not any(f'"{name}":' in data for name in ("resources", "credentials", "required", "pay"))
