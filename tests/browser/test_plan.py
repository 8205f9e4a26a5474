"""A route from one role to another: asked for, changed by skills and limits, and taken along."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, expect
from pypdf import PdfReader

from careergraph import CareerGraph, Profile
from careergraph.explorer import explore, notebook_html
from tests.browser.conftest import PLAN, Open, choose, lit, made_up, state


def test_a_route_is_found_by_typing(open_page: Open) -> None:
    page = open_page()
    choose(page, "from", "s&m coord")
    choose(page, "to", "chief rev")
    assert state(page) == {"from": "coordinator", "to": "cro"}
    assert lit(page)[0] == "Sales and Marketing Coordinator"
    assert lit(page)[-1] == "Chief Revenue Officer"
    page.get_by_label("Least to learn", exact=True).check()
    assert state(page)["by"] == "learning"
    expect(page.locator(".proof")).to_have_text("proven best")
    page.get_by_label("Swap From and To").click()
    expect(page.locator(".summary")).to_contain_text("no route")
    expect(page.locator(".results .no-route")).to_contain_text("A new move would open a route")
    page.get_by_label("Clear To").click()
    assert state(page) == {"from": "cro", "by": "learning"}
    expect(page.locator(".summary")).to_have_text("Now choose where you want to be.")


def test_from_a_role_to_itself_no_move_is_needed(open_page: Open) -> None:
    page = open_page("#from=cro&to=cro")
    expect(page.locator(".summary")).to_contain_text("No move is needed")


def test_every_route_says_why_and_can_be_lit(open_page: Open) -> None:
    page = open_page(PLAN)
    assert page.locator(".route").count() == 3
    first = lit(page)
    page.locator(".pick").nth(1).click()
    assert lit(page) != first
    assert state(page)["pick"] == "2"
    page.get_by_label("Trade-offs", exact=True).check()
    assert all(page.locator(".reasons").all_inner_texts())
    assert state(page)["ways"] == "trade"
    # Of trade-offs none is the best.
    expect(page.locator(".summary")).to_contain_text("none is better than another in every respect")
    expect(page.locator(".summary")).not_to_contain_text("Best:")


def test_routes_stand_together_and_steps_are_folded(open_page: Open) -> None:
    page = open_page(PLAN)
    tops = [box["y"] for each in page.locator(".route").all() if (box := each.bounding_box())]
    assert len(tops) == 3
    assert tops[-1] - tops[0] < 330, "the second and the third route are in view with the first"
    assert page.locator(".learn:visible").count() == 0
    lesson = page.locator(".lesson summary").first
    expect(lesson).to_contain_text("skills to learn")
    lesson.click()
    expect(page.locator(".learn").first).to_be_visible()
    page.locator(".learn input").first.check()
    expect(page.locator(".learn").first).to_be_visible()


def test_back_returns_to_what_was_shown(open_page: Open) -> None:
    page = open_page()
    page.locator(".examples button").first.click()
    assert len(lit(page)) > 2
    route = page.url
    link = page.locator(".chosen .stop > .link").nth(1)
    link.click()
    expect(page.locator("#side")).to_be_visible()
    page.locator("[data-view=list]").click()
    page.go_back()
    expect(page.locator("#listing")).to_be_hidden()
    page.go_back()
    expect(page.locator("#side")).to_be_hidden()
    assert page.url == route
    page.go_back()
    expect(page.locator(".examples button")).to_have_count(2)
    page.go_forward()
    assert page.url == route


def test_names_are_found_in_spite_of_typing_errors(open_page: Open) -> None:
    page = open_page()
    choose(page, "from", "markting asistant")
    choose(page, "to", "cheif revnue")
    assert state(page) == {"from": "marketing-assistant", "to": "cro"}


def test_links_name_lanes_and_levels(open_page: Open, bundled: CareerGraph) -> None:
    page = open_page("#view=list")
    page.locator(".filters summary").click()
    page.locator(".filters").get_by_role("button", name="Marketing", exact=True).click()
    page.locator(".filters").get_by_role("button", name="Manager", exact=True).click()
    shown = page.locator(".roles h4").all_inner_texts()
    assert {"lane": "marketing", "row": "manager"}.items() <= state(page).items()
    assert page.url.count("lane=0") == 0
    assert "marketing" in bundled.file.functions
    page.reload()
    assert page.locator(".roles h4").all_inner_texts() == shown


def test_every_fact_of_a_step_names_its_source(open_page: Open, bundled: CareerGraph) -> None:
    page = open_page(PLAN)
    route = page.locator(".chosen")
    # An article says that there is such a promotion, the authors judged how long it takes.
    told = " ".join(route.locator(".how").first.inner_text().split())
    assert told == "Promotion source 1 · about 4 years source 2"
    expect(route.locator(".learn li").first.locator(".src")).to_contain_text("2")
    assert route.locator(".sources li b").all_inner_texts() == [
        bundled.file.sources["head-or-coordinator"].title,
        bundled.file.sources["editorial"].title,
    ]


def test_a_counted_step_says_its_sample(open_page: Open, tmp_path: Path) -> None:
    graph = made_up(30, 60)
    counted = next(move for move in graph.file.moves if move.leavers and move.years)
    sample = f"{counted.people} of {counted.leavers} people"
    address = f"#from={counted.source}&to={counted.target}"
    page = open_page(address, url=explore(graph, tmp_path / "map.html").as_uri())
    expect(page.locator(".chosen .how").first).to_contain_text(sample)
    with page.expect_download() as saved:
        page.get_by_text("Share", exact=True).click()
        page.get_by_role("button", name="Plan as Markdown").click()
    assert sample in Path(saved.value.path()).read_text(encoding="utf-8")
    page.get_by_role("button", name="List").click()
    expect(page.locator(".plan-table")).to_contain_text(sample)


def test_ticking_a_skill_changes_the_route_at_once(open_page: Open) -> None:
    page = open_page(PLAN)
    before = int(page.locator(".route.open .meter b").nth(1).inner_text())
    page.locator(".lesson summary").first.click()
    item = page.locator(".chosen .learn .tick").first
    name = item.locator("span span").first.inner_text()
    item.locator("input").check()
    after = int(page.locator(".route.open .meter b").nth(1).inner_text())
    assert after < before
    row = page.locator(".skills li").filter(has_text=name).first
    expect(row.locator("input")).to_be_checked()
    row.locator("select").select_option(index=3)
    assert state(page)["have"].endswith(":4")
    row.locator("input").uncheck()
    assert "have" not in state(page)
    assert int(page.locator(".route.open .meter b").nth(1).inner_text()) == before


def test_a_route_is_a_line_of_years(open_page: Open, bundled: CareerGraph) -> None:
    page = open_page(f"{PLAN}&since=2030")
    route = bundled.path("coordinator", "cro", by="learning")[0]
    years, told = 2030.0, []
    for step in route.steps:
        years += step.years or 0
        told.append(f"about {int(years)}")
    assert page.locator(".chosen .when").all_inner_texts() == told
    page.locator("[data-key=since]").fill("2040")
    page.locator("[data-key=since]").press("Enter")
    assert state(page)["since"] == "2040"
    expect(page.locator(".chosen .when").first).to_have_text(
        f"about {int(2040 + (route.steps[0].years or 0))}"
    )


def test_roles_that_suit_what_is_held(open_page: Open, bundled: CareerGraph) -> None:
    page = open_page("#have=budgeting:4,leadership:4,people-management:4")
    page.locator(".suits summary").click()
    expect(page.locator(".suits .link")).to_have_count(8)
    names = page.locator(".suits .link").all_inner_texts()
    held = {"budgeting": 4, "leadership": 4, "people-management": 4}

    def ready(title: str) -> float:
        role = next(role for role in bundled.roles.values() if role.title == title)
        met = sum(min(level, held.get(skill, 0)) for skill, level in role.skills.items())
        return met / sum(role.skills.values())

    shares = [ready(name) for name in names]
    assert shares == sorted(shares, reverse=True)
    assert shares[0] == max(ready(role.title) for role in bundled.roles.values() if role.skills)
    page.locator(".suits .link").first.click()
    expect(page.locator("#side h2")).to_have_text(names[0])


def test_what_one_more_skill_opens(open_page: Open) -> None:
    page = open_page("#from=coordinator")
    page.locator(".opens summary").click()
    expect(page.locator(".unlocks li")).not_to_have_count(0)
    page.locator(".unlocks button").first.press("Enter")
    assert "have" in state(page)
    assert page.evaluate("Boolean(document.activeElement.closest('.opens'))")
    page.evaluate("location.hash = '#from=ceo'")
    expect(page.locator(".opens .note")).to_have_text("No move leads on from here.")


def test_limits_change_the_answer(open_page: Open) -> None:
    page = open_page("#from=coordinator&to=ceo")
    page.get_by_text("Limits", exact=True).click()
    page.locator("[data-key=max-moves]").select_option("2")
    expect(page.locator(".summary")).to_contain_text("no route")
    page.get_by_text("Lift all limits").click()
    expect(page.locator(".summary")).to_contain_text("Best:")
    through = lit(page)[1]
    page.locator(".chosen .stop > .link").nth(1).click()
    page.get_by_role("button", name="Avoid", exact=True).click()
    assert through not in lit(page)
    page.keyboard.press("Escape")
    page.get_by_role("button", name=f"Stop avoiding {through}").click()
    assert through in lit(page)
    page.get_by_label("Promotions", exact=True).uncheck()
    assert state(page)["kind"] == "lateral"


def test_a_route_passes_the_roles_that_it_shall_pass(open_page: Open, bundled: CareerGraph) -> None:
    page = open_page("#from=coordinator&to=ceo")
    before = lit(page)
    other = next(
        role
        for role in sorted(bundled.roles.values(), key=lambda role: role.title)
        if role.title not in before and bundled.path("coordinator", "ceo", via=[role.id])
    )
    page.get_by_text("Pass or avoid roles").click()
    page.fill("#via", other.title)
    page.press("#via", "Enter")
    (best,) = bundled.path("coordinator", "ceo", via=[other.id])
    expect(page.locator(".chips button").first).to_have_text(other.title)
    assert lit(page) == [bundled.roles[role].title for role in best.roles]
    assert state(page)["via"] == other.id
    page.keyboard.press("Tab")
    page.reload()
    page.wait_for_selector("html[data-ready]")
    assert lit(page) == [bundled.roles[role].title for role in best.roles]
    page.get_by_role("button", name=f"Stop passing {other.title}").press("Enter")
    assert lit(page) == before
    page.go_back()
    assert other.title in lit(page)


def test_who_is_passed_is_not_avoided(open_page: Open) -> None:
    page = open_page("#from=coordinator&to=ceo&role=cmo")
    page.get_by_role("button", name="Pass through").click()
    assert state(page)["via"] == "cmo"
    page.get_by_role("button", name="Avoid", exact=True).click()
    assert "via" not in state(page)
    assert state(page)["avoid"] == "cmo"


def test_a_long_search_keeps_the_page_awake(open_page: Open, tmp_path: Path) -> None:
    graph = made_up(2000, 16000, skills=2000, skilled=20)
    low = next(role for role in graph.roles if graph.rung(role) == 1)
    high = next(role for role in graph.roles if graph.rung(role) == 8)
    page = open_page(f"#from={low}&to={high}&by=learning", url=explore(graph, tmp_path / "map.html").as_uri())
    page.fill("#search", "role 1")
    expect(page.locator("#search-list li").first).to_be_visible()
    expect(page.locator(".summary")).to_contain_text("Best:")
    page.evaluate("location.hash = ''")
    expect(page.locator(".summary")).to_contain_text("See the moves")


def test_a_link_brings_back_the_view(open_page: Open, new_context: Callable[..., BrowserContext]) -> None:
    page = open_page(
        "#from=coordinator&to=ceo&by=years&have=budgeting:3&avoid=cmo&down=no&max=7&role=cro&reach=2"
    )
    other = new_context().new_page()
    other.goto(page.url)
    other.wait_for_selector("html[data-ready]")
    assert other.url == page.url
    assert lit(other) == lit(page)
    assert other.locator("#side h2").inner_text() == page.locator("#side h2").inner_text()


def test_the_link_is_copied(open_page: Open) -> None:
    page = open_page(PLAN)
    page.get_by_text("Share", exact=True).click()
    page.get_by_role("button", name="Copy link").click()
    # From disk a link alone helps nobody else.
    expect(page.locator("#live")).to_contain_text("Link copied. It opens the file on this computer")


REFUSING = """
  document.execCommand = () => false;
  const writeText = () => Promise.reject(new Error("no"));
  Object.defineProperty(navigator, "clipboard", { value: { writeText } });
"""


def test_text_that_cannot_be_copied_is_shown(page: Page, open_page: Open) -> None:
    page.add_init_script(REFUSING)
    open_page(PLAN)
    page.get_by_text("Share", exact=True).click()
    page.get_by_role("button", name="Copy link").click()
    expect(page.locator("dialog textarea")).to_have_value(page.url)
    assert "copied" not in page.locator("#live").inner_text()
    page.locator("dialog button").click()
    expect(page.locator("dialog")).to_have_count(0)


def test_a_map_that_is_not_drawn_is_not_saved(open_page: Open, tmp_path: Path) -> None:
    page = open_page(url=explore(made_up(300, 1500), tmp_path / "map.html").as_uri())
    page.get_by_text("Share", exact=True).click()
    page.get_by_role("button", name="Map as PNG").click()
    expect(page.locator("#live")).to_contain_text("Nothing was saved")


def ladder(grades: int, skills: int) -> CareerGraph:
    """Make a ladder whose every grade expects many skills."""
    levels = [f"Grade {grade}" for grade in range(1, grades + 1)]
    return CareerGraph.from_dict(
        {
            "format": "careergraph/1",
            "title": "A long ladder",
            "levels": levels,
            "skills": {
                f"s{number}": {"title": f"Competency number {number} of the group"}
                for number in range(skills)
            },
            "roles": {
                f"g{grade}": {
                    "title": f"Consultant, grade {grade}",
                    "level": levels[grade - 1],
                    "skills": {f"s{number}": min(5, 1 + (grade + number) % 5) for number in range(skills)},
                }
                for grade in range(1, grades + 1)
            },
            "moves": [{"from": f"g{grade}", "to": f"g{grade + 1}"} for grade in range(1, grades)],
        }
    )


def test_a_long_plan_takes_few_pages(open_page: Open, tmp_path: Path) -> None:
    url = explore(ladder(7, 80), tmp_path / "map.html").as_uri()
    page = open_page("#from=g1&to=g7", url=url)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    sheets = PdfReader(BytesIO(page.pdf(format="A4"))).pages
    assert len(sheets) <= 4
    first = sheets[0].extract_text()
    assert "Consultant, grade 2" in first, "a step that is longer than a page begins on the first"
    assert "What each move asks for" not in "".join(sheet.extract_text() for sheet in sheets)
    page.evaluate("globalThis.print = () => dispatchEvent(new Event('beforeprint'))")
    page.get_by_text("Share", exact=True).click()
    page.get_by_role("button", name="Print with all requirements").click()
    expect(page.locator("#paper")).to_contain_text("What each move asks for")


def test_the_plan_is_saved(open_page: Open) -> None:
    page = open_page(PLAN)
    stops = lit(page)
    for name, ending in (
        ("Plan as Markdown", "md"),
        ("Plan as CSV", "csv"),
        ("Map as PNG", "png"),
        ("Map as SVG", "svg"),
    ):
        page.get_by_text("Share", exact=True).click()
        with page.expect_download() as saved:
            page.get_by_role("button", name=name).click()
        assert saved.value.suggested_filename == f"coordinator-to-cro.{ending}"
        content = Path(saved.value.path()).read_bytes()
        if ending == "png":
            assert content.startswith(b"\x89PNG")
            assert len(content) > 50_000
        elif ending == "svg":
            assert content.startswith(b"<svg")
            assert b"style=" not in content
            # Titles are broken into lines.
            assert all(word in content.decode() for stop in stops for word in stop.split())
        else:
            assert all(stop in content.decode() for stop in stops[1:])


def test_the_ticked_skills_are_saved_as_a_profile(open_page: Open, tmp_path: Path) -> None:
    page = open_page("#from=coordinator&have=budgeting:3,leadership:2")
    page.get_by_text("Share", exact=True).click()
    with page.expect_download() as saved:
        page.get_by_role("button", name="My skills as a file").click()
    assert saved.value.suggested_filename == "profile.yaml"
    path = tmp_path / "profile.yaml"
    saved.value.save_as(path)
    profile = Profile.load(path)
    assert profile.role == "coordinator"
    assert dict(profile.skills) == {"budgeting": 3, "leadership": 2}


def test_what_the_page_opens_with(open_page: Open, bundled: CareerGraph, tmp_path: Path) -> None:
    path = explore(
        bundled,
        tmp_path / "map.html",
        title="Ours",
        goal="cro",
        profile=Profile({"budgeting": 3}, role="head"),
    )
    page = open_page(url=path.as_uri())
    assert page.title() == "Ours"
    assert state(page) == {"from": "head", "to": "cro", "have": "budgeting:3"}
    expect(page.locator(".mine")).to_contain_text("whoever gets it can read them")


def test_a_notebook_runs_the_page_in_its_sandbox(page: Page, bundled: CareerGraph, tmp_path: Path) -> None:
    path = tmp_path / "notebook.html"
    path.write_text(f"<!doctype html><meta charset='utf-8'>{notebook_html(bundled)}", encoding="utf-8")
    page.goto(path.as_uri())
    frame = page.frame_locator("iframe")
    frame.locator("#from").fill("sales and marketing coord")
    frame.locator("#from").press("Enter")
    frame.locator("#to").fill("cro")
    frame.locator("#to").press("Enter")
    expect(frame.locator(".route")).to_have_count(3)
    frame.get_by_text("Share", exact=True).click()
    frame.get_by_role("button", name="Copy link").click()
    expect(frame.locator("#live")).to_contain_text("has no link of its own")


def test_a_new_move_past_roles_to_pass_is_named(open_page: Open, tmp_path: Path) -> None:
    graph = CareerGraph.from_dict(
        {
            "format": "careergraph/1",
            "title": "Apart",
            "skills": {"k": {"title": "K"}},
            "roles": {
                "start": {"title": "Start"},
                "via": {"title": "Stop over", "skills": {"k": 2}},
                "goal": {"title": "Goal"},
            },
            "moves": [{"from": "start", "to": "goal"}, {"from": "via", "to": "goal"}],
        }
    )
    page = open_page("#from=start&to=goal&via=via", url=explore(graph, tmp_path / "apart.html").as_uri())
    expect(page.locator(".route")).to_have_count(0)
    bridge = page.locator(".bridges li")
    expect(bridge).to_have_count(1)
    expect(bridge).to_contain_text("Start\u2192 Stop over")
    expect(bridge).to_contain_text("2 skill levels to gain")
