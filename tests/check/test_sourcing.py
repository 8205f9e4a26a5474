"""What check finds of sources."""

from __future__ import annotations

from typing import Any

from tests.check.frameworks import flawless, found, move, said, small


def test_a_file_without_sources_is_told_once() -> None:
    data = small(roles={"a": {"title": "Porter", "kpis": ["Bags"]}, "b": {"title": "Cook"}})
    assert found(data, "CG5") == [("CG502", "the file")]


def test_unsourced_facts_are_counted_for_each_role_and_move() -> None:
    data = flawless()
    data["roles"]["baking-1"] = {
        "title": "Baker's help",
        "level": "Apprentice",
        "responsibilities": ["Fetch flour", {"text": "Sweep", "sources": ["charter"]}, "Light the oven"],
        "kpis": ["Loaves"],
        "deliverables": ["Bread"],
        "skills": {"baking": 1, "dyeing": 1},
        "field_sources": {"kpis": ["charter"], "skills.dyeing": ["charter"]},
    }
    data["needs"] = {"flour": {"title": "Flour", "function": "mill"}}
    data["functions"] = {"mill": "Mill"}
    assert sorted(said(data, "CG501")) == [
        "2 responsibilities, 1 deliverable and 1 expected skill of role 'baking-1' have no source",
        "need 'flour' has no source",
    ]
    data["roles"]["baking-1"]["responsibilities"].pop()
    assert min(said(data, "CG501")).startswith("1 responsibility, 1 deliverable and")


def test_single_facts_of_a_move_without_sources() -> None:
    data = flawless()
    bare = move(data, "baking-1", "baking-2")
    del bare["sources"]
    bare |= {
        "requires": {"baking": {"level": 2, "sources": ["charter"]}, "dyeing": 1},
        "people": 3,
        "field_sources": {"years": ["charter"]},
    }
    assert said(data, "CG501") == [
        "1 requirement and 1 figure of move 'baking-1' -> 'baking-2' have no source"
    ]
    bare["field_sources"] = {"kind": ["charter"]}
    assert said(data, "CG501") == [
        "1 requirement and 2 figures of move 'baking-1' -> 'baking-2' have no source"
    ]
    bare["field_sources"] = {"requires": ["charter"], "years": ["charter"]}
    assert said(data, "CG501") == ["1 figure of move 'baking-1' -> 'baking-2' has no source"]
    bare["field_sources"]["people"] = ["charter"]
    assert said(data, "CG501") == []


def test_a_source_that_only_one_fact_names_is_used() -> None:
    data = flawless()
    data["functions"] = {"mill": "Mill"}
    data["sources"] |= {key: {"title": key} for key in ("one", "two", "three", "four", "five", "six")}
    data["roles"]["baking-1"]["kpis"] = [{"text": "Loaves", "sources": ["one"]}]
    data["skills"]["baking"]["sources"] = ["two"]
    data["needs"] = {"flour": {"title": "Flour", "function": "mill", "sources": ["three"]}}
    data["agreements"] = [{"text": "Who mills", "sources": ["four"]}]
    move(data, "baking-1", "baking-2")["requires"] = {"baking": {"level": 2, "sources": ["five"]}}
    data["roles"]["baking-2"]["field_sources"] = {"level": ["six"]}
    assert found(data, "CG5") == []


def derived(data: dict[str, Any]) -> dict[str, Any]:
    """Return the same file whose moves nobody judged."""
    source = {"rule": {"title": "A rule", "derived": True}}
    moves = [{**move, "sources": ["rule"]} for move in data["moves"]]
    return {**data, "sources": {**data.get("sources", {}), **source}, "moves": moves}


def test_nobody_is_asked_to_mend_what_was_derived() -> None:
    levels = [f"L{rung}" for rung in range(3)]
    roles: dict[str, Any] = {
        f"r{n}": {"title": f"Role number {n}", "level": levels[n // 6], "skills": {"s": 3 - n // 6}}
        for n in range(12)
    }
    moves: list[dict[str, Any]] = [
        {"from": f"r{n}", "to": f"r{n + 6}", "years": 1 if n else 50} for n in range(6)
    ]
    optional = {"s": {"level": 1, "optional": True}}
    moves += [{"from": "r1", "to": target, "requires": optional} for target in ("r6", "r8")]
    data = small(levels=levels, roles=roles, moves=moves, skills={"s": {"title": "S"}})
    judged = {code for code, _ in found(data, "CG3", "CG6")}
    assert {"CG301", "CG302", "CG304", "CG601"} <= judged
    assert found(derived(data), "CG3", "CG6") == []
