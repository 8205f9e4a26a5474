"""What frameworks of work roles with statements become."""

from __future__ import annotations

from careergraph.exchange.frameworks.statements import MOST_LETTERS, Framework, WorkRole, graph_file


def framework() -> Framework:
    texts = {"K1": "Law", "K2": "law", "S1": "x" * (MOST_LETTERS + 1), "S2": "Nobody needs it"}
    roles = {
        "r1": WorkRole("r1", "Clerk", "g", tasks={"T2": "Second", "T1": "First"}, statements={"K1": True}),
        "r2": WorkRole("r2", "clerk", "nowhere", statements={"K1": True, "K2": False}),
        "r3": WorkRole("r3", "Chief", statements={"S1": True, "K1": True}),
    }
    return Framework(
        "Framework", "1.0", "Owner", "https://example.org", "Public", {"g": "Group"}, texts,
        {key: key[0] for key in texts}, roles,
    )  # fmt: skip


def test_statements_are_skills_that_are_told_apart() -> None:
    file = graph_file(framework(), file="f.json", title=None, alike=False)
    assert {key: skill.title for key, skill in file.skills.items()} == {
        "K1": "Law",
        "K2": "law (K2)",
        "S1": "x" * MOST_LETTERS + "…",
    }
    assert file.skills["S1"].summary == "x" * (MOST_LETTERS + 1)
    assert file.skills["K1"].summary is None
    assert file.skills["K1"].kind == "K"


def test_roles_of_one_title_are_told_apart_and_hold_what_is_said() -> None:
    file = graph_file(framework(), file="f.json", title=None, alike=False)
    assert [role.title for role in file.roles.values()] == ["Clerk (r1)", "clerk (r2)", "Chief"]
    assert [fact.text for fact in file.roles["r1"].responsibilities] == ["First", "Second"]
    assert (file.roles["r1"].focus, file.roles["r2"].focus) == ({"g": 1.0}, {})
    assert (file.roles["r2"].skills, file.roles["r2"].optional) == ({"K1": 1, "K2": 1}, frozenset({"K2"}))
    assert (file.title, file.moves) == ("Work roles of Framework", ())
    assert graph_file(framework(), file="f.json", title="Mine", alike=False).title == "Mine"


def test_moves_are_made_where_skills_suffice_for_half_and_only_where_asked() -> None:
    file = graph_file(framework(), file="f.json", title=None, alike=True)
    pairs = {(move.source, move.target) for move in file.moves}
    assert ("r1", "r3") in pairs
    assert all(move.sources == ("alike",) for move in file.moves)
    assert file.sources["alike"].derived
