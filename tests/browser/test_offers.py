"""Resources, credentials and pay on the page: where the graph has them, and in the page's language."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from careergraph import CareerGraph, Profile
from careergraph.explorer import explore, page_html
from careergraph.person import credentials_held
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
    made = explore(offering(), tmp_path / "mine.html", goal="chef", profile=profile)
    page = open_page("", url=made.as_uri())
    expect(page.locator(".chosen")).to_contain_text("Master's letter 1.5 years")
    expect(page.locator(".chosen .offers").first).not_to_contain_text("still to get")
    assert "credentials=health-card" in page.url


def test_a_credential_is_ticked_in_the_plan(open_page: Open, offers_page: str) -> None:
    page = open_page(ROUTE, url=offers_page)
    first = page.locator(".chosen .offers").first
    first.get_by_label("Health card").check()
    expect(first).not_to_contain_text("still to get")
    expect(first).to_contain_text("Credentials that you ticked")
    expect(page.locator("section.mine").get_by_label("Health card")).to_be_checked()
    assert "credentials=health-card" in page.url
    page.reload()
    expect(first.get_by_label("Health card")).to_be_checked()
    first.get_by_label("Health card").uncheck()
    expect(first).to_contain_text("Credentials still to get")


def test_ticked_credentials_are_in_the_file_of_what_is_held(
    open_page: Open, offers_page: str, tmp_path: Path
) -> None:
    page = open_page(ROUTE, url=offers_page)
    page.locator("section.mine").get_by_label("Master's letter").check()
    page.get_by_text("Share", exact=True).click()
    with page.expect_download() as saved:
        page.get_by_role("button", name="My skills as a file").click()
    saved.value.save_as(tmp_path / "profile.yaml")
    profile = Profile.load(tmp_path / "profile.yaml")
    assert (profile.role, profile.credentials, dict(profile.skills)) == ("porter", ("letter",), {})
    assert credentials_held(offering(), None, profile=profile) == {"letter"}


def test_a_graph_without_skills_still_takes_credentials(open_page: Open, tmp_path: Path) -> None:
    graph = CareerGraph.from_dict(
        {
            "format": "careergraph/1",
            "title": "Paper",
            "credentials": {"card": {"title": "Card"}},
            "roles": {"a": {"title": "A"}, "b": {"title": "B"}},
            "moves": [{"from": "a", "to": "b", "credentials": ["card"]}],
        }
    )
    page = open_page("#from=a&to=b", url=explore(graph, tmp_path / "paper.html").as_uri())
    page.locator("section.mine").get_by_label("Card").check()
    expect(page.locator(".chosen .offers")).to_contain_text("Credentials that you ticked")


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


def paid(**pays: int) -> CareerGraph:
    return CareerGraph.from_dict(
        {
            "format": "careergraph/1",
            "title": "Paid",
            "roles": {
                role: {"title": role.title()}
                | (
                    {"pay": {"middle": pays[role], "currency": "EUR", "period": "year"}}
                    if role in pays
                    else {}
                )
                for role in ("low", "helper", "clerk", "boss")
            },
            "moves": [
                {"from": source, "to": target}
                for source, target in [
                    ("helper", "low"),
                    ("low", "boss"),
                    ("helper", "clerk"),
                    ("clerk", "low"),
                ]
            ],
        }
    )


def test_no_cut_in_pay_is_a_limit_where_pay_is_known(open_page: Open, tmp_path: Path) -> None:
    graph = paid(low=20, helper=30, boss=60)
    page = open_page("#from=helper&to=boss", url=explore(graph, tmp_path / "paid.html").as_uri())
    expect(page.locator(".route")).to_have_count(2)
    page.locator("summary[data-key=limits]").click()
    page.get_by_label("No cut in pay").check()
    expect(page.locator(".route")).to_have_count(0)
    expect(page.locator(".no-route")).to_contain_text("1 role")
    assert "paycut=no" in page.url
    # The new move leads from the role that pays less than none before it.
    expect(page.locator(".bridges li").first).to_contain_text("Clerk")
    page.get_by_role("button", name="Lift all limits").click()
    expect(page.locator(".route")).to_have_count(2)


def test_a_route_says_where_pay_is_not_known(open_page: Open, tmp_path: Path) -> None:
    graph = paid(helper=30, low=40, boss=60)
    page = open_page("#from=helper&to=boss&paycut=no", url=explore(graph, tmp_path / "paid.html").as_uri())
    expect(page.locator(".route")).to_have_count(2)
    note = "Whether these pay less than a role before them is not known"
    expect(page.locator(".results")).not_to_contain_text(note)
    page.locator(".route button").nth(1).click()
    expect(page.locator(".results")).to_contain_text(f"{note}: Clerk and Low.")


def test_without_pay_nothing_is_said_of_it(open_page: Open, tmp_path: Path) -> None:
    page = open_page("#from=helper&to=boss", url=explore(paid(), tmp_path / "unpaid.html").as_uri())
    page.locator("summary[data-key=limits]").click()
    expect(page.get_by_label("No step down")).to_have_count(0)
    expect(page.get_by_label("No cut in pay")).to_have_count(0)
