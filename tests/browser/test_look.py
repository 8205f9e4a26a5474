"""An organisation's page: its logo and its colour are seen, and its address for feedback is linked."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect

from careergraph import CareerGraph
from careergraph.explorer import explore
from tests.browser.test_access import axe, violations

__all__ = ["axe"]  # a fixture

FEEDBACK = "https://example.org/feedback?map=careers"
# What would be seen if an image ran its script or fetched anything.
LOGO = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 20" width="60" height="20">
<script>document.title = "run"; parent.document.title = "run"</script>
<image href="https://example.org/spy.png" width="1" height="1"/>
<rect width="60" height="20" fill="#7a1f5c" onload="alert(1)"/></svg>"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("accent", ["#ffcc00", "#7a1f5c", "#00aa88"])
def test_a_page_in_the_colours_of_an_organisation(
    new_context: Callable[..., BrowserContext], axe: str, tmp_path: Path, scheme: str, accent: str
) -> None:
    (tmp_path / "logo.svg").write_text(LOGO, encoding="utf-8")
    url = explore(
        CareerGraph.load("sales-marketing"),
        tmp_path / "map.html",
        logo=tmp_path / "logo.svg",
        accent=accent,
        feedback=FEEDBACK,
    ).as_uri()
    page = new_context(color_scheme=scheme).new_page()
    for fragment in ("#role=head&from=coordinator&have=budgeting:3", "#view=skills"):
        page.goto(url + fragment)
        page.wait_for_selector("html[data-ready]")
        page.evaluate("document.querySelectorAll('#app details').forEach((each) => { each.open = true; })")
        assert violations(page, axe) == []
    assert page.title() == "Sales and marketing"
    logo = page.locator(".brand .logo")
    expect(logo).to_be_visible()
    assert page.evaluate("document.querySelector('.brand .logo').naturalWidth") == 60
    expect(page.locator(".brand .icon")).to_have_count(0)
    # The address is linked as it was given: nothing that was chosen goes with it.
    links = page.locator("#app a.feedback")
    assert links.count() == 1
    page.evaluate("location.hash = '#role=head'")
    expect(page.locator("#side a.feedback")).to_be_visible()
    for link in links.all():
        assert link.get_attribute("href") == FEEDBACK
        assert link.get_attribute("rel") == "noreferrer"
