"""Charts of work histories on a role's card: when people move on, and where they go, with tables."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from careergraph import CareerGraph
from careergraph.document.rules import parse
from careergraph.explorer import explore
from tests.browser.conftest import Ask, Open, state


def horizons(*shares: tuple[int, float]) -> list[dict[str, float]]:
    return [
        {"years": years, "share": share, "low": share - 0.02, "high": share + 0.03} for years, share in shares
    ]


CAREERS = [
    {"path": ["a"], "people": 200, "left": 60, "still": 40, "within": horizons((2, 0.2), (5, 0.3))},
    {"path": ["a", "b"], "people": 80, "still": 50},
    {"path": ["a", "b", "c"], "people": 20, "left": 10},
    {"path": ["b"], "people": 90},
]


def observed(**histories: Any) -> CareerGraph:  # noqa: ANN401 - fields of a file
    told: dict[str, Any] = {"as_of": "2026-01", "careers": CAREERS, **histories}
    return CareerGraph(
        parse(
            {
                "format": "careergraph/1",
                "title": "Observed",
                "histories": told,
                "roles": {"a": {"title": "Clerk <b>"}, "b": {"title": "Head"}, "c": {"title": "Chief"}},
                "moves": [
                    {
                        "from": "a",
                        "to": "b",
                        "people": 80,
                        "leavers": 160,
                        "within": horizons((2, 0.1), (5, 0.4)),
                    },
                    {"from": "a", "to": "c", "people": 15, "leavers": 160, "within": horizons((5, 0.1))},
                    {"from": "b", "to": "c", "people": 2, "leavers": 9},
                ],
            }
        )
    )


@pytest.fixture
def charts(open_page: Open, tmp_path: Path) -> Callable[..., Any]:
    def go(fragment: str = "#role=a", **histories: Any) -> Any:  # noqa: ANN401 - a page
        return open_page(fragment, url=explore(observed(**histories), tmp_path / "map.html").as_uri())

    return go


def test_when_people_move_on(charts: Callable[..., Any]) -> None:
    page = charts()
    section = page.locator(".times")
    expect(section).to_contain_text("200 people ever held it")
    chart = section.get_by_role("img")
    told = "Of 100 who enter Clerk <b>. After 5 years:\nHead 40 (38 to 43)\nChief 10 (8 to 13)\n"
    expect(chart).to_have_attribute("aria-label", told + "left altogether 30 (28 to 33)\nstill there 20")
    assert section.locator(".layer").count() == 4
    section.locator("summary").click()
    rows = section.locator("tbody tr")
    assert rows.all_inner_texts() == [
        "Head\t10 (8 to 13)\t40 (38 to 43)",
        "Chief\t–\t10 (8 to 13)",  # noqa: RUF001 - as the page writes it
        "left altogether\t20 (18 to 23)\t30 (28 to 33)",
        "still there\t66\t20",
    ]


def test_roles_without_times_have_no_chart(charts: Callable[..., Any]) -> None:
    page = charts("#role=c")
    expect(page.locator("#side h2")).to_have_text("Chief")
    assert page.locator(".times").count() == 0
    assert page.get_by_role("button", name="Careers from here").count() == 0


def test_where_people_go(charts: Callable[..., Any]) -> None:
    page = charts(rounded=True, min_people=10)
    expect(page.locator(".times")).to_contain_text("where too few went to say")
    page.get_by_role("button", name="Careers from here").press("Enter")
    dialog = page.get_by_role("dialog", name="Careers from Clerk <b>")
    expect(dialog).to_contain_text("own path, not multiplied from move to move")
    expect(dialog).to_contain_text("fewer than 10 people")
    named = dialog.locator(".station").evaluate_all(
        "all => all.map((each) => each.getAttribute('aria-label'))"
    )
    assert sorted(named) == [
        "Chief: 20 people",
        "Clerk <b>: 200 people",
        "Head: 80 people",
        "elsewhere: 10 people",
        "elsewhere: 10 people",
        "elsewhere: 20 people",
        "left altogether: 10 people",
        "left altogether: 60 people",
        "still there: 40 people",
        "still there: 50 people",
    ]
    dialog.locator("summary").click()
    told = "Clerk <b> → Head → Chief\t20\t10\t–\t10"  # noqa: RUF001 - as the page writes it
    assert told in dialog.locator("tbody tr").all_inner_texts()
    dialog.get_by_role("button", name="Head: 80 people").focus()
    page.keyboard.press("Enter")
    expect(page.locator("dialog")).to_have_count(0)
    assert state(page)["role"] == "b"
    page.get_by_role("button", name="Careers from here").click()
    page.keyboard.press("Escape")
    expect(page.locator("dialog")).to_have_count(0)


def test_lines_are_as_wide_as_people(charts: Callable[..., Any]) -> None:
    page = charts("#view=map")
    expect(page.locator(".wire")).to_have_count(3)
    widths = page.locator(".wire").evaluate_all("all => all.map((each) => each.dataset.many)")
    assert sorted(widths) == ["1", "3", "5"]
    expect(page.locator(".legend")).to_contain_text("Wider: more people made it")
    page.locator("[data-view=network]").click()
    expect(page.locator(".net-note")).to_contain_text("Wider: more people made it")


def test_nothing_of_histories_where_nobody_counted(open_page: Open) -> None:
    page = open_page("#role=head")
    assert page.locator(".times, [data-key=careers]").count() == 0


def test_who_moves_at_once_stands_in_the_chart(open_page: Open, tmp_path: Path) -> None:
    graph = CareerGraph.from_dict(
        {
            "format": "careergraph/1",
            "title": "At once",
            "roles": {"a": {"title": "Clerk"}, "b": {"title": "Head"}},
            "moves": [{"from": "a", "to": "b", "within": horizons((0, 0.5))}],
        }
    )
    page = open_page("#role=a", url=explore(graph, tmp_path / "once.html").as_uri())
    paths = page.locator(".times path.layer").evaluate_all("all => all.map((each) => each.getAttribute('d'))")
    assert len(paths) == 2
    assert not [path for path in paths if "NaN" in path]
    expect(page.locator(".times title").first).to_contain_text("Head 50")


def test_bands_add_up(ask_modules: Callable[[CareerGraph], Ask]) -> None:
    ask = ask_modules(observed())
    edges = ask("stacked", [0])
    assert edges[-1] == pytest.approx([0, 0.4, 0.5, 0.8, 1])
    assert all(row == sorted(row) and row[-1] == 1 for row in edges)
