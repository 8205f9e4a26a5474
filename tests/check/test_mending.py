"""A broken file: findings of the part that loads, and none that come of what is broken."""

from __future__ import annotations

from typing import Any

import pytest

from careergraph.check import check_document
from careergraph.check import mending as room
from careergraph.check.mending import mended
from careergraph.document import texts
from tests.check.frameworks import add_move, add_role, document, flawless, move


def found(data: dict[str, Any]) -> list[tuple[str, str]]:
    """Return the code and the subject of all but the errors; there are some."""
    review = check_document(document(data))
    assert review.errors
    assert not review.loads
    return [(item.code, item.subject) for item in review.findings if item.code != "CG001"]


def test_a_mistyped_skill_leaves_no_skill_unused_and_no_promotion_idle() -> None:
    data = flawless()
    for step in range(1, 5):
        data["roles"][f"baking-{step}"]["skills"] = {"bakking": step}
    assert found(data) == []


def test_a_broken_resource_or_credential_leaves_no_source_unused() -> None:
    data = flawless()
    data["sources"] |= {"guide": {"title": "A guide"}, "law": {"title": "A law"}}
    data["skills"]["baking"]["resources"] = [{"title": "A course", "hours": -1, "sources": ["guide"]}]
    data["credentials"] = {"letter": {"titel": "Letter", "sources": ["law"]}}
    assert found(data) == []


def test_a_move_to_nobody_cuts_nobody_off() -> None:
    data = flawless()
    move(data, "baking-3", "baking-4")["to"] = "nobody"
    assert found(data) == []


def test_a_role_that_cannot_be_kept_takes_its_moves_along() -> None:
    data = flawless()
    data["roles"]["baking-2"]["title"] = 7
    data["roles"]["dyeing-2"].pop("title")
    # What stands behind the lost moves keeps its place in the whole file.
    move(data, "pottery-3", "pottery-4")["years"] = 80
    review = check_document(document(data))
    (late,) = [item for item in review.findings if item.code != "CG001"]
    assert (late.code, late.subject) == ("CG601", "move 'pottery-3' -> 'pottery-4'")
    assert late.at == ("moves", len(data["moves"]) - 1, "years")
    assert late.line


def test_an_entry_that_goes_takes_its_other_errors_along() -> None:
    data = flawless()
    data["roles"]["baking-2"] = {"about": "no title"}
    data["sources"]["gossip"] = {"by": "nobody"}
    data["roles"]["baking-3"]["kpis"] = [{"note": 1}, "Loaves", {"note": 1}]
    data["skills"]["baking"].pop("title")
    data["skills"]["baking"]["aliases"] = [7]
    gone = move(data, "dyeing-1", "dyeing-2")
    del gone["to"]
    gone["requires"] = {"dyeing": "well"}
    add_role(data, "late", "Latecomer", 2)
    data["roles"]["late"]["summary"] = 7
    assert found(data) == []


def test_findings_of_broken_entries_wait() -> None:
    data = flawless()
    add_role(data, "alone", "Hermit", 2)
    add_role(data, "lost", "Lonely", 2, scope="vague")
    assert found(data) == [("CG101", "role 'alone'")]


def test_an_unknown_level_says_nothing_of_ways() -> None:
    data = flawless()
    add_role(data, "alone", "Hermit", 2)
    data["roles"]["baking-1"]["level"] = "Novice"
    data["moves"][9]["years"] = 99
    assert found(data) == [("CG601", "move 'farriery-1' -> 'farriery-2'")]


@pytest.mark.parametrize("field", ["title", "format"])
def test_a_broken_head_hides_nothing(field: str) -> None:
    data = flawless()
    add_role(data, "alone", "Hermit", 2)
    data[field] = None
    assert found(data) == [("CG101", "role 'alone'")]


def test_a_list_loses_what_is_broken_in_it() -> None:
    data = flawless()
    add_role(data, "alone", "Hermit", 2)
    data["ignore"] = ["CG999", "CG101", "CG888"]
    data["roles"]["baking-1"]["aliases"] = [1, "Baker's help", 2]
    review = check_document(document(data))
    assert review.errors == 4
    assert review.ignored == {"CG101": 1}


@pytest.mark.parametrize(
    "change", [{"moves": 3}, {"roles": []}, {"roles": {}}, {"skills": 1}, {"levels": "x"}]
)
def test_too_much_is_broken(change: dict[str, Any]) -> None:
    data = flawless()
    add_role(data, "alone", "Hermit", 2)
    assert found(data | change) == []


def test_what_breaks_again_and_again_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    data = flawless()
    add_role(data, "alone", "Hermit", 2)
    data["roles"]["baking-1"]["scope"] = "vague"
    monkeypatch.setattr(room, "MOST_ROUNDS", 1)
    assert found(data) == []


def test_large_graphs_are_not_mended(monkeypatch: pytest.MonkeyPatch) -> None:
    data = flawless()
    add_role(data, "alone", "Hermit", 2)
    add_move(data, "baking-1", "dyeing-1", years=-1)
    monkeypatch.setattr(room, "MOST_MOVES", 10)
    assert found(data) == []


def test_what_aliases_stand_for_is_taken_out_of_one_entry_only() -> None:
    """An error in what several entries share left `check` without an answer."""
    text = (
        "format: careergraph/1\ntitle: T\nmoves: []\n"
        "roles: {a: &r {title: A, level: none, kpis: [1, x]}, b: *r, c: {title: C}}\n"
    )
    review = check_document(texts.read_text(text, name="t.yaml"))
    assert not review.loads
    assert {finding.at[:2] for finding in review.findings if finding.severity == "error"} == {
        ("roles", "a"),
        ("roles", "b"),
    }


def test_a_file_of_hundreds_of_problems_is_not_mended() -> None:
    data = flawless()
    data["roles"] |= {f"r{number}": {"title": number} for number in range(501)}
    assert mended(data, []) is None
    for number in range(100):
        del data["roles"][f"r{number}"]
    assert mended(data, []) is not None
