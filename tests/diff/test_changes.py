"""What changed in roles, skills, moves and the file."""

from careergraph.diff import diff
from tests.check.frameworks import flawless, move
from tests.diff.graphs import changed, graph, told


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
