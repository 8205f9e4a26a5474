"""What a person does on the page, in a real browser."""

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from pypdf import PdfReader

from careergraph import CareerGraph, Profile
from careergraph.explorer import explore, notebook_html
from careergraph.explorer.wires import BOX_HEIGHT, BOX_WIDTH
from tests.browser.conftest import made_up

Open = Callable[..., Page]
PLAN = "#from=coordinator&to=cro&by=learning"


def state(page: Page) -> dict[str, str]:
    """Read what the address says."""
    parts = page.evaluate("location.hash").removeprefix("#").split("&")
    return dict(part.split("=", 1) for part in parts if part)


def choose(page: Page, field: str, text: str) -> None:
    page.fill(f"#{field}", text)
    page.press(f"#{field}", "Enter")


def lit(page: Page) -> list[str]:
    """Return the roles of the route that is open in the plan."""
    return page.locator(".route.open .stop > .link").all_inner_texts()


# 1. Nothing leaves the machine


def test_the_page_asks_for_nothing_and_complains_of_nothing(open_page: Open, bundled_page: str) -> None:
    requests: list[str] = []
    page = open_page()
    page.on("request", lambda request: requests.append(request.url))
    page.goto(bundled_page + PLAN)
    page.reload()
    page.wait_for_selector("html[data-ready]")
    assert {url.split(":")[0] for url in requests} == {"file"}
    links = page.evaluate(
        "[...document.querySelectorAll('[src], [href]')].map((each) => each.src || each.href)"
    )
    assert not [link for link in links if link.startswith("http")]


# 3. Hostile files


HOSTILE = (
    "<img src=x onerror=boom()>",
    "\"'><script>boom()</script>",
    "</script><script>boom()</script>",
    "<!-- <script>",
    "javascript:boom()",
    "${boom()} {{ boom() }} {% boom %}",
    "__proto__",
    '" onmouseover="boom()',
    "</noscript><script>boom()</script>",
    "&lt;b&gt; \u2028 \u202e",
)


def hostile_graph() -> CareerGraph:
    texts = iter(range(10**6))

    def text() -> str:
        number = next(texts)
        return f"{HOSTILE[number % len(HOSTILE)]} {number}"

    def facts() -> list[Any]:
        return [text(), {"text": text(), "sources": ["src"]}]

    def role(level: str) -> dict[str, Any]:
        return {
            "title": text(),
            "level": level,
            "focus": {"f": 0.6, "g": 0.4},
            "scope": "tactical",
            "summary": text(),
            "aliases": [text()],
            "responsibilities": facts(),
            "kpis": facts(),
            "deliverables": facts(),
            "skills": {"k": 1, "constructor": 2},
            "codes": {"esco": text()},
            "sources": ["src"],
        }

    levels = [text(), text()]
    return CareerGraph.from_dict(
        {
            "format": "careergraph/1",
            "title": text(),
            "description": text(),
            "levels": levels,
            "proficiency": [text(), text()],
            "functions": {"f": text(), "g": text()},
            "sources": {"src": {"title": text(), "where": text(), "licence": text()}},
            "skills": {
                name: {"title": text(), "kind": text(), "aliases": [text()], "summary": text()}
                for name in ("k", "constructor")
            },
            "roles": {
                name: role(levels[at % 2])
                for at, name in enumerate(["__proto__", "constructor", "toString", "hasOwnProperty", "a"])
            },
            "moves": [
                {
                    "from": "__proto__",
                    "to": "constructor",
                    "requires": {"k": 2, "constructor": 1},
                    "years": 1,
                },
                {"from": "constructor", "to": "toString"},
                {"from": "toString", "to": "hasOwnProperty"},
            ],
        },
        name="__proto__",
    )


def test_nothing_in_a_hostile_file_runs(page: Page, tmp_path: Path) -> None:
    graph = hostile_graph()
    url = explore(graph, tmp_path / "map.html").as_uri()
    page.add_init_script("globalThis.booms = 0; globalThis.boom = () => { globalThis.booms += 1; };")
    page.goto(f"{url}#from=__proto__&to=hasOwnProperty&role=constructor&have=constructor:1")
    page.wait_for_selector("html[data-ready]")
    titles = [role.title for role in graph.roles.values()]
    assert page.locator("h1").first.inner_text() == graph.file.title
    assert page.locator("#side h2").inner_text() == graph.roles["constructor"].title
    assert lit(page) == [
        graph.roles[name].title for name in ("__proto__", "constructor", "toString", "hasOwnProperty")
    ]
    page.mouse.move(800, 400)
    for x in range(500, 1000, 60):
        for y in range(120, 800, 40):
            page.mouse.move(x, y)
    page.fill("#search", "boom")
    page.wait_for_selector("#search-list li")
    page.press("#search", "Escape")
    for fragment in (
        "#compare=constructor,toString,a&side=compare",
        "#view=list&from=__proto__&to=hasOwnProperty",
        "#move=__proto__,constructor",
        "#skill=constructor",
        "#from=a&to=constructor",
        "#ways=trade&from=__proto__&to=toString&reach=2",
    ):
        page.evaluate("(hash) => { location.hash = hash; }", fragment)
        page.wait_for_timeout(50)
        for summary in page.locator("summary:visible").all():
            summary.click()
    page.evaluate("location.hash = '#view=list'")
    assert set(page.locator(".roles h4").all_inner_texts()) == set(titles)
    page.pdf()
    assert page.evaluate("booms") == 0
    assert page.evaluate("document.querySelectorAll('img, iframe, object').length") == 0
    assert page.evaluate("document.scripts.length") == 3


@pytest.mark.parametrize(
    "fragment",
    [
        "#from=__proto__&to=constructor&have=toString:9&by=valueOf",
        "#%E0%A4%A&from=%&pick=99999&reach=-1&max=1e9",
        "#role=<script>&compare=,,,&lane=99&row=x&kind=hop&show=hop",
        "#" + "a=b&" * 5000,
        "#from=coordinator&to=coordinator&from=x",
    ],
)
def test_a_garbled_link_is_harmless(open_page: Open, fragment: str) -> None:
    page = open_page(fragment)
    assert page.locator(".plan h2").inner_text() == "Plan a route"
    assert page.locator(".stage canvas").is_visible()


# 4. and 6. What is drawn


def drawn_boxes(page: Page) -> list[dict[str, float]]:
    """Return every box that vis-network drew, as its own shapes have it."""
    found: list[dict[str, float]] = page.evaluate(
        """() => {
          const { body } = globalThis.network;
          return body.nodeIndices.map((id) => {
            const { shape, x, y } = body.nodes[id];
            // What is out of sight is not measured yet.
            return { id, x, y, width: shape.width ?? 128, height: shape.height ?? 48 };
          });
        }"""
    )
    return found


@pytest.fixture
def spied(page: Page) -> Page:
    """Let tests look at the network that the page keeps to itself."""
    page.add_init_script(
        """
        let library;
        Object.defineProperty(globalThis, "vis", {
          configurable: true,
          get: () => library,
          set: (value) => {
            library = value;
            let original;
            Object.defineProperty(value, "Network", {
              configurable: true,
              get: () => original,
              set: (Network) => {
                original = class extends Network {
                  constructor(...all) {
                    super(...all);
                    globalThis.network = this;
                  }
                };
              },
            });
          },
        });
        """
    )
    return page


def test_as_many_roles_are_drawn_as_the_file_has(spied: Page, open_page: Open, tmp_path: Path) -> None:
    graph = hostile_graph()
    open_page(url=explore(graph, tmp_path / "map.html").as_uri())
    boxes = drawn_boxes(spied)
    assert len(boxes) == len(graph.roles)
    assert [box for box in boxes if box["width"] < 100 or box["height"] < 30] == []


def test_boxes_as_drawn_do_not_overlap_and_seniors_stand_higher(
    spied: Page, open_page: Open, bundled: CareerGraph
) -> None:
    open_page()
    boxes = drawn_boxes(spied)
    ids = sorted(bundled.roles)
    assert len(boxes) == len(ids)
    for at, one in enumerate(boxes):
        for other in boxes[at + 1 :]:
            wide = (one["width"] + other["width"]) / 2 <= abs(one["x"] - other["x"])
            high = (one["height"] + other["height"]) / 2 <= abs(one["y"] - other["y"])
            assert wide or high
            rungs = [bundled.rung(ids[int(box["id"])]) or 0 for box in (one, other)]
            if rungs[0] != rungs[1]:
                assert (rungs[0] > rungs[1]) == (one["y"] < other["y"])
    scale = spied.evaluate("network.getScale()")
    assert scale * 13 >= 10, "titles can be read without zooming"
    assert {(box["width"], box["height"]) for box in boxes} == {(BOX_WIDTH, BOX_HEIGHT)}


def test_the_canvas_shows_something(open_page: Open) -> None:
    page = open_page()
    colours = page.evaluate(
        """() => {
          const canvas = document.querySelector(".stage canvas");
          const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
          const seen = new Set();
          for (let at = 0; at < data.length; at += 400) {
            seen.add(data[at] << 16 | data[at + 1] << 8 | data[at + 2]);
          }
          return seen.size;
        }"""
    )
    assert colours > 10


# 7. What a person does


def test_a_route_is_found_by_typing(open_page: Open) -> None:
    page = open_page()
    choose(page, "from", "s&m coord")
    choose(page, "to", "chief rev")
    assert state(page) == {"from": "coordinator", "to": "cro"}
    assert lit(page)[0] == "Sales and Marketing Coordinator"
    assert lit(page)[-1] == "Chief Revenue Officer"
    page.get_by_label("Least to learn", exact=True).check()
    assert state(page)["by"] == "learning"
    expect(page.locator(".proof")).to_have_text("proven")
    page.get_by_label("Swap From and To").click()
    expect(page.locator(".summary")).to_contain_text("no route")
    expect(page.locator(".results .none")).to_contain_text("A new move would open a route")
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


def test_ticking_a_skill_changes_the_route_at_once(open_page: Open) -> None:
    page = open_page(PLAN)
    before = int(page.locator(".route.open .meter b").nth(1).inner_text())
    item = page.locator(".route.open .learn .tick").first
    name = item.locator("span span").inner_text()
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


def test_what_one_more_skill_opens(open_page: Open) -> None:
    page = open_page("#from=coordinator")
    page.locator(".opens summary").click()
    expect(page.locator(".unlocks li")).not_to_have_count(0)
    page.locator(".unlocks button").first.press("Enter")
    assert "have" in state(page)
    assert page.evaluate("Boolean(document.activeElement.closest('.opens'))")


def test_limits_change_the_answer(open_page: Open) -> None:
    page = open_page("#from=coordinator&to=ceo")
    page.get_by_text("Limits", exact=True).click()
    page.locator("[data-key=max-moves]").select_option("2")
    expect(page.locator(".summary")).to_contain_text("no route")
    page.get_by_text("Lift all limits").click()
    expect(page.locator(".summary")).to_contain_text("Best:")
    through = lit(page)[1]
    page.locator(".route.open .stop > .link").nth(1).click()
    page.get_by_role("button", name="Avoid", exact=True).click()
    assert through not in lit(page)
    page.get_by_role("button", name=f"Stop avoiding {through}").click()
    assert through in lit(page)
    page.get_by_label("Promotions", exact=True).uncheck()
    assert state(page)["kind"] == "lateral"


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
    side.get_by_role("button", name="From here").click()
    assert state(page)["from"] == "head"
    page.keyboard.press("Escape")
    expect(side).to_be_hidden()


def test_a_move_card_tells_what_the_move_asks(open_page: Open, bundled: CareerGraph) -> None:
    page = open_page("#role=head")
    page.locator("#side").get_by_role("button", name=re.compile("What the move to Chief Revenue")).click()
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
    link = page.locator(".route.open .stop > .link").nth(1)
    link.press("Enter")
    page.locator("#side [data-key=close]").press("Enter")
    expect(page.locator("#side")).to_be_hidden()
    expect(link).to_be_focused()
    link.press("Enter")
    page.keyboard.press("Escape")
    expect(link).to_be_focused()


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


@pytest.mark.parametrize("width", [1024, 1440])
@pytest.mark.parametrize("role", ["head", "marketing-assistant", "ceo", "customer-success-manager"])
def test_the_role_of_the_card_is_in_sight(spied: Page, open_page: Open, width: int, role: str) -> None:
    spied.set_viewport_size({"width": width, "height": 768})
    open_page(f"#role={role}")
    where = spied.evaluate(
        """(title) => {
          const { body } = network;
          const id = body.nodeIndices.find((each) => body.nodes[each].options.label === title);
          const at = network.canvasToDOM(network.getPosition(id));
          const box = document.querySelector(".canvas").getBoundingClientRect();
          const [x, y] = [box.left + at.x, box.top + at.y];
          return [at.x > 100 && at.y > 34, document.elementFromPoint(x, y)?.tagName];
        }""",
        spied.locator("#side h2").inner_text(),
    )
    assert where == [True, "CANVAS"]


def test_filters_and_reach(open_page: Open, bundled: CareerGraph) -> None:
    page = open_page("#view=list&from=coordinator")
    page.locator(".filters summary").click()
    page.locator(".filters").get_by_role("button", name="Marketing", exact=True).click()
    page.locator(".filters").get_by_role("button", name="Manager", exact=True).click()
    shown = page.locator(".roles h4").all_inner_texts()
    assert shown
    assert len(shown) < len(bundled.roles)
    page.get_by_role("button", name="Show everything").click()
    page.locator("[data-key=reach]").select_option("1")
    near = page.locator(".roles li", has_text="Within 1 move").count()
    assert near == len(list(bundled.nx.successors("coordinator")))


def test_a_click_on_the_map_opens_the_card(spied: Page, open_page: Open, bundled: CareerGraph) -> None:
    page = open_page()
    at = spied.evaluate(
        "(role) => network.canvasToDOM(network.getPosition(role))", sorted(bundled.roles).index("head")
    )
    box = page.locator(".canvas").bounding_box()
    assert box
    page.mouse.move(box["x"] + at["x"], box["y"] + at["y"])
    expect(page.locator(".tip")).to_contain_text("Head of Sales and Marketing")
    page.mouse.click(box["x"] + at["x"], box["y"] + at["y"])
    expect(page.locator("#side h2")).to_have_text("Head of Sales and Marketing")


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
    expect(page.locator("#live")).to_contain_text("Link copied")


def test_the_plan_is_saved(open_page: Open) -> None:
    page = open_page(PLAN)
    stops = lit(page)
    for name, ending in (("Plan as Markdown", "md"), ("Plan as CSV", "csv"), ("Map as PNG", "png")):
        page.get_by_text("Share", exact=True).click()
        with page.expect_download() as saved:
            page.get_by_role("button", name=name).click()
        assert saved.value.suggested_filename == f"coordinator-to-cro.{ending}"
        content = Path(saved.value.path()).read_bytes()
        if ending == "png":
            assert content.startswith(b"\x89PNG")
            assert len(content) > 50_000
        else:
            assert all(stop in content.decode() for stop in stops[1:])


def test_the_plan_is_printed(open_page: Open) -> None:
    page = open_page(PLAN)
    stops = lit(page)
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    paper = page.locator("#paper")
    text = paper.inner_text()
    assert all(stop in text for stop in stops)
    assert paper.locator("canvas").is_visible()
    assert not page.locator(".top").is_visible()
    printed = " ".join(sheet.extract_text() for sheet in PdfReader(BytesIO(page.pdf())).pages)
    assert all(" ".join(stop.split()) in " ".join(printed.split()) for stop in stops)


def test_night_follows_the_system_and_the_button(
    new_context: Callable[..., BrowserContext], bundled_page: str
) -> None:
    page = new_context(color_scheme="dark").new_page()
    page.goto(bundled_page)
    page.wait_for_selector("html[data-ready]")
    ground = "getComputedStyle(document.body).backgroundColor"
    light = """() => {
      const canvas = document.querySelector(".stage canvas");
      const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
      return data.reduce((sum, value) => sum + value, 0);
    }"""
    night = page.evaluate(ground)
    dark = page.evaluate(light)
    page.locator("#theme").click()
    assert page.evaluate(ground) != night
    assert page.evaluate(light) > dark
    page.locator("#theme").click()
    assert page.evaluate(ground) == night


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


# 9. A phone


TOO_WIDE = """() => [...document.querySelectorAll("body *")]
  .filter((each) => each.checkVisibility() && !each.closest(".scroller, .hush, .skip, .toast"))
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
    link = page.locator(".route.open .stop > .link").nth(1)
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


# Large graphs


def test_a_large_graph_opens_with_counts_and_draws_what_is_asked(
    spied: Page, open_page: Open, tmp_path: Path
) -> None:
    graph = made_up(1000, 6000)
    page = open_page(url=explore(graph, tmp_path / "map.html").as_uri())
    counts = [int(text) for text in page.locator(".cell b").all_inner_texts()]
    assert sum(counts) == 1000
    assert drawn_boxes(spied) == []
    choose(page, "search", "role 17 of")
    neighbours = {*graph.nx.successors("r0017"), *graph.nx.predecessors("r0017"), "r0017"}
    assert len(drawn_boxes(spied)) == len(neighbours)
    page.get_by_role("button", name="Overview", exact=True).click()
    expect(page.locator(".matrix")).to_be_visible()
    page.locator(".cell").first.click()
    assert page.locator(".roles > li").count() == counts[0]


def test_the_lines_of_a_focus_run_through_no_foreign_box(
    spied: Page, open_page: Open, tmp_path: Path
) -> None:
    graph = made_up(300, 3000)
    url = explore(graph, tmp_path / "map.html").as_uri()
    for role in ("r0003", "r0111", "r0222"):
        open_page(f"#role={role}", url=url)
        boxes = drawn_boxes(spied)
        for at, one in enumerate(boxes):
            for other in boxes[at + 1 :]:
                assert (
                    abs(one["x"] - other["x"]) >= one["width"] or abs(one["y"] - other["y"]) >= one["height"]
                )


def test_a_long_search_keeps_the_page_awake(open_page: Open, tmp_path: Path) -> None:
    graph = made_up(2000, 16000, skills=2000, skilled=20)
    low = next(role for role in graph.roles if graph.rung(role) == 1)
    high = next(role for role in graph.roles if graph.rung(role) == 8)
    page = open_page(f"#from={low}&to={high}&by=learning", url=explore(graph, tmp_path / "map.html").as_uri())
    page.fill("#search", "role 1")
    expect(page.locator("#search-list li").first).to_be_visible()
    expect(page.locator(".summary")).to_contain_text("Best:")
    page.evaluate("location.hash = ''")
    expect(page.locator(".summary")).to_contain_text("Choose where you are")


# Without JavaScript


def test_without_javascript_the_list_is_there(
    new_context: Callable[..., BrowserContext], bundled_page: str, bundled: CareerGraph
) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(bundled_page)
    text = page.locator("main.static").inner_text()
    for role in bundled.roles.values():
        assert role.title in text
        for fact in (*role.responsibilities, *role.kpis, *role.deliverables):
            assert fact.text in text
    assert page.locator("main.static section").count() == len(bundled.roles)
