"""What comes out on paper: the plan, the map and what is open."""

from io import BytesIO

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from careergraph import CareerGraph
from tests.browser.conftest import PLAN, Open, lit


@pytest.mark.parametrize(
    ("fragment", "text"),
    [
        ("#role=cro", "How success is measured"),
        ("#compare=cro,cmo&side=compare", "Chief Marketing Officer"),
        ("#view=list", "All roles by level"),
        ("#view=skills", "Sales Manager"),
    ],
)
def test_what_is_open_is_printed(open_page: Open, fragment: str, text: str) -> None:
    page = open_page(fragment)
    page.emulate_media(media="print")
    printed = " ".join(sheet.extract_text() for sheet in PdfReader(BytesIO(page.pdf(format="A4"))).pages)
    assert text.casefold() in " ".join(printed.split()).casefold()
    assert page.locator("#paper").evaluate("(each) => each.querySelectorAll('[id], input').length") == 0


def test_stops_have_one_number_on_the_map_and_on_paper(open_page: Open) -> None:
    page = open_page("#from=coordinator&to=cro")
    page.emulate_media(media="print")
    page.pdf()
    stops = page.locator("#paper .paper-steps > li .paper-stop b").all_inner_texts()
    assert stops == lit(page)
    assert page.locator("#paper figcaption .legend span").count() > 2


def test_a_print_that_is_refused_is_told(page: Page, open_page: Open) -> None:
    page.add_init_script("window.print = () => {}")
    open_page(PLAN)
    page.get_by_text("Share", exact=True).click()
    page.get_by_role("button", name="Print", exact=True).click()
    expect(page.locator("#live")).to_contain_text("Nothing was printed")


def test_the_plan_is_printed(open_page: Open) -> None:
    page = open_page(PLAN)
    stops = lit(page)
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    paper = page.locator("#paper")
    text = paper.inner_text()
    assert all(stop in text for stop in stops)
    assert paper.locator("svg.map .role").first.is_visible()
    assert not page.locator(".top").is_visible()
    printed = " ".join(sheet.extract_text() for sheet in PdfReader(BytesIO(page.pdf())).pages)
    assert all(" ".join(stop.split()) in " ".join(printed.split()) for stop in stops)


@pytest.mark.parametrize(("paper", "width", "least"), [("A4", 297, 6), ("A3", 420, 8.5)])
def test_the_map_lies_across_the_paper_that_is_chosen(
    open_page: Open, bundled: CareerGraph, paper: str, width: int, least: float
) -> None:
    page = open_page(f"{PLAN}&view=map")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    sheets = PdfReader(BytesIO(page.pdf(format=paper))).pages
    assert len(sheets) == 2
    plan, drawn = sheets
    assert plan.mediabox.width < plan.mediabox.height
    assert round(float(drawn.mediabox.width) / 72 * 25.4) == width
    sizes: list[float] = []

    def visit(text: str, cm: list[float], tm: list[float], _: object, size: float) -> None:
        if text.strip():
            sizes.append(abs(size * cm[3] * tm[3]))

    drawn.extract_text(visitor_text=visit)
    assert min(sizes) >= least
    # Nothing is cut at the width of a page that stands.
    text = "".join(drawn.extract_text().split())
    assert all("".join(role.title.split()) in text for role in bundled.roles.values() if len(role.title) < 20)
