"""What is told of a role, a move and a skill, and roles side by side."""

import re

import pytest
from playwright.sync_api import Page, expect

from careergraph import CareerGraph
from tests.browser.conftest import PLAN, Open, choose, state


def test_a_role_card_tells_all(open_page: Open, bundled: CareerGraph) -> None:
    page = open_page()
    page.keyboard.press("/")
    page.keyboard.type("head of s")
    page.keyboard.press("Enter")
    side = page.locator("#side")
    role = bundled.roles["head"]
    text = side.inner_text()
    for fact in (*role.responsibilities, *role.kpis, *role.deliverables):
        assert fact.text in text
    for skill in role.skills:
        assert bundled.skills[skill].title in text
    for target in bundled.nx.successors("head"):
        assert bundled.roles[target].title in text
    for source in role.sources:
        assert bundled.file.sources[source].title in text
    assert "70%" in text
    side.locator("[data-key=start-here]").click()
    assert state(page)["from"] == "head"
    page.keyboard.press("Escape")
    expect(side).to_be_hidden()


def test_a_move_card_tells_what_the_move_asks(open_page: Open, bundled: CareerGraph) -> None:
    page = open_page("#role=head")
    page.locator("#side").get_by_role(
        "button", name=re.compile("Requirements of the move to Chief Revenue")
    ).click()
    assert state(page)["move"] == "head,cro"
    text = page.locator("#side").inner_text()
    for skill in bundled.requirements("head", "cro"):
        assert bundled.skills[skill].title in text


def test_roles_are_compared(open_page: Open) -> None:
    page = open_page("#role=vp-sales-marketing")
    page.get_by_role("button", name="Compare").click()
    choose(page, "search", "director of sales and marketing")
    page.get_by_role("button", name="Compare").click()
    table = page.locator(".compare")
    expect(table).to_contain_text("strategic")
    expect(table).to_contain_text("tactical")
    expect(table.get_by_role("row", name="Scope").locator("sup")).to_have_count(2)
    numbers = {each for mark in table.locator("sup").all_inner_texts() for each in re.findall(r"\d+", mark)}
    assert len(numbers) == page.locator(".sources li").count() > 1
    assert state(page)["compare"] == "vp-sales-marketing,director-sales-marketing"
    rows = table.locator("tr").count()
    heads = table.get_by_role("rowheader")
    expect(heads.get_by_text("Function", exact=True)).to_be_visible()
    page.get_by_label("Only the differences").check()
    expect(heads.get_by_text("Function", exact=True)).to_have_count(0)
    expect(heads.get_by_text("Scope", exact=True)).to_be_visible()
    assert table.locator("tr").count() < rows
    page.get_by_role("button", name="Stop comparing").click()
    assert "compare" not in state(page)


def test_a_skill_shows_who_expects_it(open_page: Open, bundled: CareerGraph) -> None:
    page = open_page("#from=coordinator")
    holders = [role for role in bundled.roles.values() if "budgeting" in role.skills]
    choose(page, "search", bundled.skills["budgeting"].title)
    side = page.locator("#side")
    expect(side.locator("h2")).to_have_text(bundled.skills["budgeting"].title)
    expect(side).to_contain_text(f"Expected by {len(holders)} roles", ignore_case=True)
    for role in holders:
        assert role.title in side.inner_text()
    side.get_by_label("My level").select_option("3")
    assert state(page)["have"] == "budgeting:3"
    page.locator("[data-view=list]").click()
    assert page.locator(".roles .tag", has_text="Expects").count() == len(holders)
    side.get_by_role("button", name=holders[0].title, exact=True).click()
    assert "skill" not in state(page)
    expect(side.locator("h2")).to_have_text(holders[0].title)
    side.get_by_role("button", name=bundled.skills["budgeting"].title, exact=True).click()
    assert state(page)["skill"] == "budgeting"


def test_a_card_that_closes_gives_the_focus_back(open_page: Open) -> None:
    page = open_page(PLAN)
    link = page.locator(".chosen .stop > .link").nth(1)
    link.press("Enter")
    page.locator("#side [data-key=close]").press("Enter")
    expect(page.locator("#side")).to_be_hidden()
    expect(link).to_be_focused()
    link.press("Enter")
    page.keyboard.press("Escape")
    expect(link).to_be_focused()


@pytest.mark.parametrize("width", [1024, 1440])
@pytest.mark.parametrize("role", ["head", "marketing-assistant", "ceo", "customer-success-manager"])
def test_the_role_of_the_card_is_in_sight(page: Page, open_page: Open, width: int, role: str) -> None:
    page.set_viewport_size({"width": width, "height": 768})
    open_page(f"#role={role}")
    title = page.locator("#side h2").inner_text()
    box = page.locator(f".map .role[aria-label^='{title},'] .box")
    where = box.evaluate(
        """(box) => {
          const { left, top, width, height } = box.getBoundingClientRect();
          const hit = document.elementFromPoint(left + width / 2, top + height / 2);
          return hit?.closest(".role") === box.parentNode;
        }"""
    )
    assert where


def test_roles_by_skills_are_sorted_by_any_skill(open_page: Open, bundled: CareerGraph) -> None:
    page = open_page("#view=skills&lane=marketing")
    rows = page.locator(".heat tbody tr")
    titles = {role.title: role for role in bundled.roles.values()}
    shown = [titles[text] for text in rows.locator("th").all_inner_texts()]
    assert len(shown) > 3
    head = page.locator(".heat-head").first
    title = head.get_attribute("title")
    skill = next(key for key, each in bundled.skills.items() if each.title == title)
    head.click()
    expect(page.locator(".heat-head").first).to_have_attribute("aria-pressed", "true")
    levels = [titles[text].skills.get(skill, 0) for text in rows.locator("th").all_inner_texts()]
    assert levels == sorted(levels, reverse=True)
    column = [row.locator("td").first.inner_text().strip() for row in rows.all()]
    assert [text[-1] if text[-1].isdigit() else "0" for text in column] == [str(level) for level in levels]
