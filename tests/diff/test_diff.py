"""What changed between two versions, what was renamed, and what follows for people."""

import html
import re
from copy import deepcopy
from typing import Any

import pytest
from markdown_it import MarkdownIt

from careergraph import CareerGraph
from careergraph.diff import Differences, diff, renames
from careergraph.diff import consequences as room
from careergraph.diff.story import sections, to_markdown
from tests.check.frameworks import add_move, add_role, flawless, move


def graph(data: dict[str, Any]) -> CareerGraph:
    return CareerGraph.from_dict(data)


def changed(data: dict[str, Any]) -> Differences:
    """Return what changed from the flawless framework to this one."""
    return graph(flawless()).diff(graph(data))


def told(old: dict[str, Any], new: dict[str, Any]) -> dict[str, list[str]]:
    """Return the sections of what changed, by their headings."""
    before, after = graph(old), graph(new)
    return {part.heading: list(part.cut()) for part in sections(diff(before, after), before, after)}


def test_a_graph_does_not_differ_from_itself() -> None:
    answer = changed(flawless())
    assert not answer.changed
    assert answer.roles == answer.skills.model_copy()
    assert answer.consequences.compared == 0
    assert repr(answer) == (
        "<Differences from 'graph' to 'graph': roles +0 -0 ~0, skills +0 -0 ~0, moves +0 -0 ~0>"
    )
    assert told(flawless(), flawless()) == {}
    assert to_markdown(answer, graph(flawless()), graph(flawless())).endswith("Nothing changed.\n")


def test_what_was_added_and_removed() -> None:
    data = flawless()
    del data["roles"]["pottery-4"]
    data["moves"] = [item for item in data["moves"] if item["to"] != "pottery-4"]
    add_role(data, "abbot", "Abbot", 4)
    add_move(data, "baking-3", "abbot")
    data["skills"]["singing"] = {"title": "Singing"}
    answer = changed(data)
    assert answer.changed
    assert [item.id for item in answer.roles.added] == ["abbot"]
    assert [item.id for item in answer.roles.removed] == ["pottery-4"]
    assert [(item.from_, item.to, item.kind) for item in answer.moves.added] == [
        ("baking-3", "abbot", "promotion")
    ]
    assert [(item.from_, item.to) for item in answer.moves.removed] == [("pottery-3", "pottery-4")]
    assert [item.id for item in answer.skills.added] == ["singing"]
    # Nothing happened to people in roles that both files have.
    assert answer.consequences.vanished.count == 0
    assert told(flawless(), data)["Moves"] == [
        "+ Baking Master -> Abbot (promotion)",
        "- Pottery Master -> Pottery Warden (promotion)",
    ]


def renamed(data: dict[str, Any], old: str, new: str) -> dict[str, Any]:
    """Give a role or a skill another id, everywhere."""

    def walk(node: Any) -> Any:  # noqa: ANN401 - JSON is any
        if isinstance(node, dict):
            return {new if key == old else key: walk(value) for key, value in node.items()}
        if isinstance(node, list):
            return [walk(value) for value in node]
        return new if node == old else node

    result: dict[str, Any] = walk(data)
    return result


def test_a_new_id_with_the_same_title_is_a_rename_and_a_guess() -> None:
    answer = changed(renamed(flawless(), "baking-2", "bread-2"))
    (entry,) = answer.roles.renamed
    assert (entry.from_.id, entry.to.id, entry.guess, entry.confidence, entry.why) == (
        "baking-2",
        "bread-2",
        True,
        0.95,
        "the same title",
    )
    assert (answer.roles.added, answer.roles.removed, answer.moves.added, answer.moves.removed) == ((),) * 4
    assert answer.consequences.vanished.count == 0


def test_a_new_title_of_the_same_id_is_a_rename_and_no_guess() -> None:
    data = flawless()
    data["skills"]["baking"]["title"] = "Bread and cakes"
    (entry,) = changed(data).skills.renamed
    assert (entry.guess, entry.confidence) == (False, 1.0)
    assert told(flawless(), data)["Skills"] == ["~ Baking is called Bread and cakes now (baking)"]


def test_a_title_that_became_an_alias_is_a_rename() -> None:
    data = renamed(flawless(), "baking-2", "bread-2")
    data["roles"]["bread-2"] |= {"title": "Baker", "aliases": ["Baking Journeyman"]}
    (entry,) = changed(data).roles.renamed
    assert entry.why == "a title or alias in common"
    guess, change = told(flawless(), data)["Roles"]
    assert guess == (
        "~ Baking Journeyman (baking-2) seems to be Baker (bread-2) now: a guess, 90% sure "
        "(a title or alias in common)"
    )
    assert change == "~ Baker: aliases +Baking Journeyman"


def test_a_similar_title_with_the_same_moves_is_a_rename() -> None:
    data = renamed(flawless(), "baking-2", "bread-2")
    data["roles"]["bread-2"]["title"] = "Journeyman of Baking"
    (entry,) = changed(data).roles.renamed
    assert entry.why.endswith("100% of what is around in common")
    assert 0.9 >= entry.confidence >= 0.6


def test_a_similar_title_elsewhere_in_the_graph_is_another_role() -> None:
    data = flawless()
    del data["roles"]["pottery-1"]
    data["moves"] = [item for item in data["moves"] if item["from"] != "pottery-1"]
    add_role(data, "poetry", "Poetry Journeymen", 2, skills={"dyeing": 2})
    add_move(data, "dyeing-1", "poetry")
    answer = changed(data)
    assert answer.roles.renamed == ()
    assert [item.id for item in answer.roles.removed] == ["pottery-1"]


def test_skills_are_matched_by_their_titles_and_by_who_asks_for_them() -> None:
    data = renamed(flawless(), "glassblowing", "glass")
    data["skills"]["glass"]["title"] = "Blowing glass"
    data["skills"]["spare"] = {"title": "Glassware"}
    answer = changed(data)
    (entry,) = answer.skills.renamed
    assert (entry.from_.id, entry.to.id) == ("glassblowing", "glass")
    # Roles that expect the skill did not change: it is the same skill.
    assert answer.roles.changed == ()


def test_a_skill_with_nothing_around_it_is_matched_by_its_title_alone() -> None:
    old, new = flawless(), flawless()
    old["skills"]["one"] = {"title": "Telling old stories"}
    new["skills"]["other"] = {"title": "Telling stories"}
    (entry,) = diff(graph(old), graph(new)).skills.renamed
    assert entry.why.startswith("titles ")
    assert "around" not in entry.why


def renames_of(old: dict[str, Any], new: dict[str, Any]) -> list[tuple[str, str]]:
    renamed = diff(graph(old), graph(new)).skills.renamed
    return [(entry.from_.id, entry.to.id) for entry in renamed]


def test_many_entries_are_compared_only_where_they_share_something_rare(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    old, new = flawless(), flawless()
    old["skills"] |= {
        "one": {"title": "Telling old stories"},
        "two": {"title": "Alpha"},
        "three": {"title": "Zither"},
    }
    new["skills"] |= {
        "other": {"title": "Telling stories"},
        "four": {"title": "Alphas"},
        "five": {"title": "Book-keeping"},
    }
    assert renames_of(old, new) == [("two", "four"), ("one", "other")]
    monkeypatch.setattr(renames, "MOST_PAIRS", 4)
    assert renames_of(old, new) == [("one", "other")]
    # What all share says nothing: the pairs that it makes are too many.
    for data in (old, new):
        for skill in list(data["skills"])[-3:]:
            data["skills"][skill]["title"] += " skill"
    monkeypatch.setattr(renames, "MOST_PAIRS", 1)
    assert renames_of(old, new) == [("one", "other")]


def test_every_field_of_a_role_that_changed_is_told() -> None:
    old, new = flawless(), flawless()
    for data in (old, new):
        data["functions"] = {"mill": "Mill", "shop": "Shop"}
        data["sources"]["survey"] = {"title": "Survey"}
    before, after = old["roles"]["baking-2"], new["roles"]["baking-2"]
    before |= {"kpis": ["Loaves", "Crumbs"], "focus": {"mill": 1}, "scope": "tactical"}
    after |= {
        "kpis": ["Loaves ", {"text": "crumbs", "sources": ["survey"]}, "Complaints"],
        "responsibilities": ["Bake"],
        "focus": {"mill": 0.5, "shop": 0.5},
        "level": "Master",
        "summary": "Bakes, and bakes, and bakes, and bakes, and bakes, and bakes, and rests.",
        "aliases": ["Baker"],
        "sources": ["survey"],
        "field_sources": {"level": ["charter"], "skills.baking": ["survey"]},
        "skills": {"baking": 1, "dyeing": 2},
    }
    (line,) = told(old, new)["Roles"]
    assert line == (
        "~ Baking Journeyman: level Master (was Journeyman); scope unsaid (was tactical); summary "
        "Bakes, and bakes, and bakes, and bakes, and bakes, and bakes… (was unsaid); focus "
        '{"mill": 0.5, "shop": 0.5} (was {"mill": 1.0}); aliases +Baker; sources +survey and -charter; '
        "field_sources +level: charter, skills.baking: survey; kpis.sources +crumbs: survey; "
        "responsibilities +1 -0; KPIs +1 -0; expects Baking at 1 Novice (was 2 Able); "
        "now expects Dyeing at 2 Able"
    )
    answer = diff(graph(old), graph(new))
    assert [(item.field, item.added, item.removed) for item in answer.roles.changed[0].facts] == [
        ("responsibilities", ("Bake",), ()),
        ("kpis", ("Complaints",), ()),
    ]


def test_every_field_of_a_move_that_changed_is_told() -> None:
    old, new = flawless(), flawless()
    move(old, "baking-1", "baking-2")["requires"] = {"baking": 2, "dyeing": 1, "masonry": 1}
    fresh = move(new, "baking-1", "baking-2")
    fresh |= {
        "requires": {
            "baking": {"level": 2, "optional": True},
            "dyeing": {"level": 2, "sources": ["charter"]},
            "pottery": {"level": 1, "optional": True},
        },
        "years": 3.5,
        "people": 2,
        "field_sources": {"years": ["charter"]},
    }
    (line,) = told(old, new)["Moves"]
    assert line == (
        "~ Baking Apprentice -> Baking Journeyman: years 3.5 (was 2); people 2 (was unsaid); "
        "field_sources +years: charter; requires.sources +dyeing: charter; "
        "asks for Baking as an option now; asks for Dyeing at 2 Able (was 1 Novice); "
        "no longer asks for Masonry; now asks for Pottery at 1 Novice, optional"
    )
    back = told(new, old)["Moves"][0]
    assert "asks for Baking without fail now" in back


def test_resources_credentials_and_pay_that_changed_are_told() -> None:
    old, new = flawless(), flawless()
    old["skills"]["baking"]["resources"] = [{"title": "A course", "hours": 2}, {"title": "A book"}]
    new["skills"]["baking"]["resources"] = [{"title": "A course", "hours": 2}, {"title": "A year abroad"}]
    old["skills"]["dyeing"]["resources"] = [{"title": "A book", "hours": 1}]
    new["skills"]["dyeing"]["resources"] = [{"title": "A book", "hours": 2}]
    new["credentials"] = {"letter": {"title": "Master's letter", "years": 3}}
    move(new, "baking-1", "baking-2")["credentials"] = ["letter"]
    new["roles"]["baking-2"]["pay"] = {"middle": 30, "currency": "EUR", "period": "day", "place": "Graz"}
    assert changed(new).changed
    sections = told(old, new)
    assert sections["Roles"] == ["~ Baking Journeyman: pay EUR 30 a day (Graz) (was unsaid)"]
    assert sections["Moves"] == ["~ Baking Apprentice -> Baking Journeyman: credentials +letter"]
    assert sections["Skills"] == [
        "~ Baking: resources +A year abroad and -A book",
        "~ Dyeing: resources changed",
    ]
    assert sections["File"] == ['~ credentials.letter {"title": "Master\'s letter", "years": 3} (was unsaid)']
    assert not graph(new).diff(graph(new)).changed


def test_requirements_of_the_role_are_told_with_the_role() -> None:
    data = flawless()
    data["roles"]["baking-2"]["skills"]["baking"] = 3
    answer = changed(data)
    assert answer.moves.changed == ()
    assert [(item.before, item.after) for item in answer.roles.changed[0].skills] == [(2, 3)]
    assert told(flawless(), data)["Learning"] == [
        "~ Reaching Baking Journeyman from Baking Apprentice now needs 1 more step of learning (2, was 1)",
        "~ Reaching Baking Master from Baking Journeyman now needs 1 fewer step of learning (0, was 1)",
        "~ Reaching Baking Warden from Baking Journeyman now needs 1 fewer step of learning (1, was 2)",
    ]


def test_stating_what_the_role_expects_changes_nothing_but_the_file() -> None:
    data = flawless()
    move(data, "baking-1", "baking-2")["requires"] = {"baking": 2}
    (change,) = changed(data).moves.changed
    assert [(item.field, item.before, item.after) for item in change.fields] == [
        ("requires", "those of the role", "stated")
    ]
    assert change.requires == ()


def test_a_kind_that_follows_from_a_new_level_is_told() -> None:
    data = flawless()
    data["roles"]["baking-2"]["level"] = "Apprentice"
    (change,) = changed(data).moves.changed
    assert [(item.field, item.before, item.after) for item in change.fields] == [
        ("kind", "promotion", "lateral")
    ]
    data = flawless()
    move(data, "baking-1", "baking-2")["kind"] = "promotion"
    (change,) = changed(data).moves.changed
    assert [(item.field, item.before, item.after) for item in change.fields] == [("kind", None, "promotion")]


def test_what_is_about_the_file_is_told() -> None:
    data = flawless()
    data |= {
        "title": "The guilds",
        "levels": [*data["levels"], "Lord"],
        "ignore": ["CG101"],
        "functions": {"mill": "Mill"},
        "needs": {"flour": {"title": "Flour", "function": "mill"}},
        "agreements": ["Who mills"],
    }
    title, levels, *others = told(flawless(), data)["File"]
    assert title == "~ title The guilds (was Guilds)"
    assert levels == (
        '~ levels ["Apprentice", "Journeyman", "Master", "Warden", "Lord"] '
        '(was ["Apprentice", "Journeyman", "Master", "Warden"])'
    )
    assert others == [
        '~ ignore ["CG101"] (was [])',
        "~ functions.mill Mill (was unsaid)",
        '~ needs.flour {"title": "Flour", "function": "mill", "sources": []} (was unsaid)',
        '~ agreements [["Who mills", []]] (was [])',
    ]


def test_routes_that_vanish_appear_and_change_their_length() -> None:
    data = flawless()
    data["moves"].remove(move(data, "baking-1", "baking-2"))
    add_move(data, "carpentry-1", "carpentry-3")
    answer = changed(data)
    found = answer.consequences
    assert [(item.from_, item.to, item.before, item.after) for item in found.vanished.pairs] == [
        ("baking-1", "baking-2", 1, None),
        ("baking-1", "baking-3", 2, None),
        ("baking-1", "baking-4", 3, None),
    ]
    assert [(item.from_, item.to, item.before, item.after) for item in found.shorter.pairs] == [
        ("carpentry-1", "carpentry-3", 2, 1),
        ("carpentry-1", "carpentry-4", 3, 2),
    ]
    assert (found.longer.count, found.appeared.count, found.unproven) == (0, 0, 0)
    lines = told(flawless(), data)
    assert lines["Routes that vanished"][0] == (
        "- Baking Apprentice -> Baking Journeyman: no way now, 1 move before"
    )
    back = told(data, flawless())
    assert back["Routes that appeared"][0] == (
        "+ Baking Apprentice -> Baking Journeyman: 1 move now, none before"
    )
    assert back["Best routes that got longer"] == [
        "~ Carpentry Apprentice -> Carpentry Master: 2 moves now, 1 move before",
        "~ Carpentry Apprentice -> Carpentry Warden: 3 moves now, 2 moves before",
    ]


def test_large_graphs_are_looked_at_from_their_entry_roles(monkeypatch: pytest.MonkeyPatch) -> None:
    data = flawless()
    data["moves"].remove(move(data, "baking-2", "baking-3"))
    add_move(data, "carpentry-1", "carpentry-3")
    add_move(data, "dyeing-1", "farriery-2")
    old, new = graph(flawless()), graph(data)
    everything = diff(old, new).consequences
    monkeypatch.setattr(room, "MANY", 10)
    found = diff(old, new).consequences
    assert found.from_entry_roles_only
    for part in ("vanished", "appeared", "longer", "shorter"):
        expected = [pair for pair in getattr(everything, part).pairs if pair.from_.endswith("-1")]
        assert list(getattr(found, part).pairs) == expected
        assert getattr(found, part).count == len(expected)


def test_learning_in_graphs_of_many_roles_is_compared_from_end_to_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(room, "FEW", 10)
    data = flawless()
    data["roles"]["baking-2"]["skills"]["dyeing"] = 2
    found = changed(data).consequences
    # Few pairs of roles have a route between them: all of these are compared.
    assert found.compared == 84
    assert [(item.from_, item.to, item.before, item.after) for item in found.more_learning] == [
        ("baking-1", "baking-2", 1, 3),
        ("baking-1", "baking-3", 2, 4),
        ("baking-1", "baking-4", 3, 5),
    ]
    monkeypatch.setattr(room, "MOST_SEARCHES", 83)
    found = changed(data).consequences
    assert found.compared == 14
    assert [(item.from_, item.to, item.before, item.after) for item in found.more_learning] == [
        ("baking-1", "baking-4", 3, 5)
    ]
    # A ladder that begins above the entry roles and ends below the top ones is compared from end to end.
    for gone in ("baking-1", "baking-4"):
        del data["roles"][gone]
    data["moves"] = [
        each for each in data["moves"] if not {each["from"], each["to"]} & {"baking-1", "baking-4"}
    ]
    before = deepcopy(data)
    data["roles"]["baking-3"]["skills"]["dyeing"] = 3
    found = diff(graph(before), graph(data)).consequences
    assert [(item.from_, item.to, item.before, item.after) for item in found.more_learning] == [
        ("baking-2", "baking-3", 1, 2)
    ]
    monkeypatch.setattr(room, "MOST_SEARCHES", 3)
    assert changed(data).consequences.compared == 3
    monkeypatch.setattr(room, "MOST_LOOKS", 0)
    assert changed(data).consequences.compared == 0


def test_long_lists_are_cut_and_their_counts_are_exact(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "LISTED", 30)
    new = deepcopy(flawless())
    new["moves"] = []
    found = changed(new).consequences.vanished
    assert (found.count, len(found.pairs)) == (14 * 6, 30)
    lines = told(flawless(), new)["Routes that vanished"]
    assert len(lines) == 21
    assert lines[-1] == "~ ... and 64 more"


def test_markdown_shows_hostile_text_as_it_is() -> None:
    data = flawless()
    data["title"] = "<img src=x> @everyone [x](http://evil.example) #1\n## big"
    add_role(data, "evil", "**bold** `code` | <!-- -->", 4)
    add_move(data, "baking-3", "evil")
    old, new = graph(flawless()), graph(data)
    text = to_markdown(diff(old, new), old, new)
    assert text.startswith(
        "### &lt;img src\\=x&gt; &#64;&#8203;everyone \\[x\\]\\(http&#58;&#8203;&#47;&#47;evil.example\\) "
        "&#35;&#8203;1 &#35;&#8203;&#35; big: what changed\n"
    )
    assert "- `+` \\*\\*bold\\*\\* \\`code\\` \\| &lt;\\!\\-\\- \\-\\-&gt; \\(evil\\)" in text
    assert "<" not in text
    assert "@" not in text


# What GitHub makes a link, a mention or an emoji of, in the text as it is shown.
LINKED = re.compile(r"@\w|#\d|\bgh-\d|\w+://|\bwww\.|:[\w+-]+:|\b[0-9a-f]{7,40}\b|mailto:\w", re.IGNORECASE)


TITLES = [
    "@everyone, @org/team and someone@example.org",
    "#1, owner/name#12, GH-12 and gh-7",
    "https://evil.example/x?y=z www.evil.example ftp://x mailto:a@b.example",
    "deadbeef, a5c3785ed8d6a35868bc169f07e40e889087fd2e, x@a5c3785",
    ":smile: :+1: a:b",
    "[x](https://evil.example) ![y](z) <https://evil.example> <img src=x onerror=y> &#64;all &commat;all",
    "| a | b |",
    "1. one",
    "- two",
    "# three",
    "> four",
    "`five` ~~six~~ $x$ ^y^",
    "<!-- x --> <details>",
    "[^1] [ref]: x",
    "\\@x \\#1",
]


@pytest.mark.parametrize("title", TITLES)
def test_github_shows_what_the_files_say_and_links_nothing(title: str) -> None:
    data = flawless()
    add_role(data, "evil", title, 4)
    old, new = graph(flawless()), graph(data)
    text = to_markdown(diff(old, new), old, new)
    page = MarkdownIt("gfm-like", {"linkify": False}).render(text)
    untagged = re.sub(r"</?(?:h3|p|ul|li|strong|code)>", "", page)
    assert not re.search(r"[<>]", untagged)
    shown = html.unescape(untagged)
    (line,) = (line for line in shown.splitlines() if line.startswith("+ ") and line.endswith("(evil)"))
    assert not LINKED.search(line.removesuffix("(evil)"))
    assert line.replace("\u200b", "") == f"+ {title} (evil)"


@pytest.mark.parametrize("title", TITLES)
def test_the_renderer_of_github_makes_no_link_of_it(title: str) -> None:
    cmarkgfm = pytest.importorskip("cmarkgfm")
    data = flawless()
    add_role(data, "evil", title, 4)
    old, new = graph(flawless()), graph(data)
    page = cmarkgfm.github_flavored_markdown_to_html(to_markdown(diff(old, new), old, new))
    assert set(re.findall(r"<(\w+)", page)) <= {"h3", "p", "ul", "li", "strong", "code"}
    shown = html.unescape(re.sub(r"</?code>", "", page)).replace("\u200b", "")
    assert f"+ {title} (evil)" in shown


def test_markdown_fits_a_comment_on_github() -> None:
    data = flawless()
    for number in range(60):
        add_role(data, f"n{number}", f"{number} " + "<&>@#:" * 80, 4)
        data["skills"][f"k{number}"] = {"title": f"{number} " + "|" * 480}
        add_move(data, "baking-3", f"n{number}")
    old, new = graph(flawless()), graph(data)
    text = to_markdown(diff(old, new), old, new)
    assert 10_000 < len(text) <= 65_536
    assert " more\n" in text


def test_a_skill_that_becomes_optional_is_told() -> None:
    data = flawless()
    key, role = next((key, role) for key, role in data["roles"].items() if role.get("skills"))
    skill, level = next(iter(role["skills"].items()))
    role["skills"][skill] = {"level": level, "optional": True}
    answer = diff(graph(flawless()), graph(data))
    assert [
        (item.id, item.skills[0].optional_before, item.skills[0].optional_after)
        for item in answer.roles.changed
    ] == [(key, False, True)]


def test_what_a_file_says_of_itself_is_compared() -> None:
    old, new = flawless(), flawless() | {"version": "2", "updated": "2026-11-28", "language": "en"}
    assert [item.field for item in diff(graph(old), graph(new)).file] == ["version", "updated", "language"]


def test_a_role_with_the_code_of_another_is_the_same_whatever_it_is_called() -> None:
    def coded(**roles: tuple[str, str, str]) -> CareerGraph:
        entries = {
            key.replace("_", "."): {"title": title, "codes": {"esco": uri, "isco": isco}}
            for key, (title, uri, isco) in roles.items()
        }
        return graph({"format": "careergraph/1", "title": "T", "roles": entries, "moves": []})

    old = coded(
        r2513_5=("Web developer", "u1", "2513"), r9112_1=("Cleaner", "u2", "9112"), r1=("X", "u4", "9112")
    )
    new = coded(
        r2514_1=("Cleaner of webs", "u1", "2514"),
        r9112_9=("Web developer", "u3", "9112"),
        r1=("X", "u4", "9112"),
    )
    (entry,) = diff(old, new).roles.renamed
    assert (entry.from_.id, entry.to.id, entry.confidence, entry.why) == (
        "r2513.5",
        "r2514.1",
        1.0,
        "the same esco code",
    )
