"""Which role or skill of the new version is which of the old one."""

from typing import Any

import pytest

from careergraph import CareerGraph
from careergraph.diff import diff, renames
from tests.check.frameworks import add_move, add_role, flawless
from tests.diff.graphs import changed, graph, told


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
