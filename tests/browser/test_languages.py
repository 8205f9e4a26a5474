"""The page in its four languages, titles that run from right to left, and no word that no table holds."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, expect

from careergraph import CareerGraph
from careergraph.explorer import explore, words
from careergraph.explorer.words import LANGUAGES, Words
from tests.browser.conftest import PLAN, Open
from tests.browser.test_access import axe, violations
from tests.browser.test_fit import TOO_WIDE

__all__ = ["axe"]  # a fixture

PHONE = {"width": 390, "height": 844}
TABS = ["plan", "map", "list", "skills", "network"]

ARABIC: dict[str, Any] = {
    "format": "careergraph/1",
    "title": "مسارات التسويق",
    "language": "ar",
    "levels": ["مبتدئ", "مدير"],
    "proficiency": ["أساسي", "متقدم"],
    "functions": {"m": "التسويق"},
    "skills": {"a": {"title": "تحليل"}, "b": {"title": "SEO (بحث)"}},
    "roles": {
        "x": {"title": "منسق التسويق (1)", "level": "مبتدئ", "focus": {"m": 1.0}, "skills": {"a": 1}},
        "y": {"title": "مدير التسويق", "level": "مدير", "focus": {"m": 1.0}, "skills": {"a": 2, "b": 1}},
    },
    "moves": [{"from": "x", "to": "y", "years": 2, "people": 3, "leavers": 9}],
}

# Every text that a person may see or hear.
SAID = """() => [...document.querySelectorAll("#app *")].flatMap((each) => [
    ...[...each.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.nodeValue),
    ...["aria-label", "title", "placeholder"].map((name) => each.getAttribute(name) || "")]
  .map((text) => text.trim()).filter(Boolean))"""


def all_open(page: Any) -> None:  # noqa: ANN401 - a page, as others hand it on
    page.evaluate("document.querySelectorAll('#app details').forEach((each) => { each.open = true; })")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_phone_holds_every_view_in_every_language(
    new_context: Callable[..., BrowserContext],
    bundled: CareerGraph,
    axe: str,
    tmp_path: Path,
    language: str,
) -> None:
    url = explore(bundled, tmp_path / "map.html", language=language).as_uri()
    page = new_context(viewport=PHONE, has_touch=True, is_mobile=True).new_page()
    page.goto(url + PLAN)
    page.wait_for_selector("html[data-ready]")
    assert page.locator("html").get_attribute("lang") == language
    say = Words(language)
    for tab in TABS:
        button = page.locator(f".tabs [data-to={tab}]")
        expect(button).to_have_text(say(f"view.{tab}"))
        button.click()
        expect(button).to_have_attribute("aria-pressed", "true")
        shown = {"plan": ".plan", "map": ".map", "list": ".listing", "skills": ".heating", "network": ".net"}
        expect(page.locator(shown[tab]).first).to_be_visible()
        all_open(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
        assert page.evaluate(TOO_WIDE) == []
    page.locator(".tabs [data-to=plan]").click()
    expect(page.locator(".summary")).to_contain_text(say("count.gain", count=54))
    assert violations(page, axe) == []


@pytest.mark.parametrize("fragment", [PLAN, "#role=head&from=coordinator", "#view=list", "#view=skills"])
@pytest.mark.parametrize("language", ["de", "fr", "es"])
def test_axe_finds_nothing_in_any_language(
    open_page: Open, axe: str, tmp_path: Path, language: str, fragment: str
) -> None:
    bundled = CareerGraph.load("sales-marketing")
    page = open_page(fragment, url=explore(bundled, tmp_path / "map.html", language=language).as_uri())
    all_open(page)
    assert violations(page, axe) == []
    # What the graph says is in the graph's own language.
    assert page.locator("h1").get_attribute("lang") == bundled.file.language


@pytest.mark.parametrize(
    "fragment",
    ["#from=x&to=y&by=learning", "#role=y&from=x", "#move=x,y", "#view=list&from=x&to=y", "#view=skills"],
)
def test_titles_that_run_from_right_to_left(
    open_page: Open,
    axe: str,
    tmp_path: Path,
    fragment: str,
) -> None:
    url = explore(CareerGraph.from_dict(ARABIC, name="arabic"), tmp_path / "map.html").as_uri()
    page = open_page(fragment, url=url)
    all_open(page)
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.locator("h1").get_attribute("lang") == "ar"
    assert violations(page, axe) == []
    # Inside a sentence a title stands apart, so that its brackets and the signs around it keep their places.
    for text in page.evaluate(SAID):
        if re.search("[A-Za-z]{3}", text.replace("SEO", "")) and "منسق" in text:
            assert "\u2068منسق التسويق (1)\u2069" in text, text


def marked(table: words.Table) -> words.Table:
    """Put every word of the page into brackets, so that words that come from elsewhere stand out."""
    return {
        key: f"⟦{entry}⟧" if isinstance(entry, str) else {form: f"⟦{text}⟧" for form, text in entry.items()}
        for key, entry in table.items()
    }


# A graph whose own texts have no letters.
BARE: dict[str, Any] = {
    "format": "careergraph/1",
    "title": "0",
    "levels": ["10", "20", "30"],
    "proficiency": ["§1", "§2", "§3"],
    "functions": {"f": "100", "g": "200"},
    "skills": {"s": {"title": "7001", "effort": 2}, "t": {"title": "7002", "aliases": ["7003"]}},
    "sources": {"z": {"title": "9001", "where": "9002", "licence": "9003"}},
    "licence": "9004",
    "updated": "2026-11-28",
    "roles": {
        "a": {"title": "11", "level": "10", "focus": {"f": 1.0}, "skills": {"s": 1}, "aliases": ["15"]},
        "b": {
            "title": "21",
            "level": "20",
            "focus": {"f": 0.5, "g": 0.5},
            "skills": {"s": 2, "t": {"level": 1, "optional": True}},
            "responsibilities": ["22"],
            "kpis": ["23"],
            "deliverables": ["24"],
            "sources": ["z"],
            "codes": {"onet": "25"},
        },
        "c": {"title": "31", "level": "30", "focus": {"g": 1.0}, "skills": {"s": 3, "t": 3}},
        "d": {"title": "41", "level": "30", "focus": {"g": 1.0}},
    },
    "moves": [
        {"from": "a", "to": "b", "years": 2, "people": 3, "leavers": 9, "sources": ["z"]},
        {"from": "b", "to": "c", "years": 1, "people": 1, "leavers": 2},
        {"from": "c", "to": "d", "people": 4},
        {"from": "b", "to": "a"},
    ],
}
VIEWS = [
    "",
    "#from=a&to=c&by=learning",
    "#from=a&to=c&ways=trade",
    "#from=d&to=a",
    "#from=a&to=c&max=1",
    "#from=a&via=b&avoid=d&to=c&reach=2",
    "#role=b&from=a",
    "#role=d&from=a",
    "#move=a,b",
    "#move=c,d",
    "#skill=s",
    "#compare=a,b,c&side=compare",
    "#view=list&from=a&to=c&reach=2&skill=s",
    "#view=skills",
    "#view=network",
    "#map=overview",
]


def test_no_word_comes_from_anywhere_but_the_table(
    open_page: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = marked(Words("en").table)
    monkeypatch.setattr(words, "_table", lambda _: table)
    url = explore(CareerGraph.from_dict(BARE, name="bare"), tmp_path / "map.html").as_uri()
    by_hand: set[str] = set()
    for view in VIEWS:
        page = open_page(view, url=url)
        all_open(page)
        page.fill("#search", "§")
        by_hand |= {left for text in page.evaluate(SAID) if (left := rest(text))}
    # What Intl, the program and a code say: joined names, a day, the version, the scheme of a code.
    allowed = {"and", "November", "careergraph", "ONET"}
    assert {text for text in by_hand if text not in allowed} == set()


def rest(text: str) -> str:
    """Return what a text says beside the words in brackets; empty where that has no word in it."""
    before = ""
    while before != text:
        before, text = text, re.sub(r"⟦[^⟦⟧]*⟧", "", text)
    text = text.strip(" ·,;:→1234567890§.()[]")
    return text if re.search("[A-Za-z]{2}", text) else ""
