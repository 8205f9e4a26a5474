"""What each look takes for a flaw, and what it leaves alone."""

from __future__ import annotations

from typing import Any

import pytest

from careergraph import CareerGraph, UnknownNameError
from careergraph.check import check
from careergraph.check.alike import alike
from careergraph.document.records import Skill
from tests.check.frameworks import add_move, add_role, flawless, move


def found(data: dict[str, Any], *select: str) -> list[tuple[str, str]]:
    """Return the code and the subject of each finding."""
    review = check(CareerGraph.from_dict(data), select=select)
    return [(item.code, item.subject) for item in review.findings]


def said(data: dict[str, Any], *select: str) -> list[str]:
    return [item.message for item in check(CareerGraph.from_dict(data), select=select).findings]


def small(**more: Any) -> dict[str, Any]:  # noqa: ANN401 - as a file writes it
    """Return two roles and a move between them."""
    return {
        "format": "careergraph/1",
        "title": "T",
        "roles": {"a": {"title": "Porter"}, "b": {"title": "Cook"}},
        "moves": [{"from": "a", "to": "b"}],
        **more,
    }


# Ways


def test_a_graph_without_moves_is_told_once() -> None:
    assert found(small(moves=[]), "CG1") == [("CG101", "the file")]
    assert found(small(moves=[], roles={"a": {"title": "Porter"}}), "CG1") == []


def test_without_levels_there_is_no_entry_and_no_top() -> None:
    roles = {key: {"title": title} for key, title in zip("abc", ("Porter", "Cook", "Owner"), strict=True)}
    assert found(small(roles=roles), "CG1") == [("CG101", "role 'c'")]


def test_what_lies_behind_a_cause_is_named_there_and_nowhere_else() -> None:
    data = flawless()
    for step in range(1, 8):
        add_role(data, f"island-{step}", f"Islander number {step}", 2 if step < 7 else 3)
    for step in range(1, 7):
        add_move(data, f"island-{step}", f"island-{step + 1}")
    add_move(data, "island-7", "baking-4")
    assert found(data, "CG102", "CG104", "CG105") == [("CG102", "role 'island-1'")]
    (message,) = said(data, "CG102")
    assert message.endswith(
        "6 more roles can be reached only from there: "
        "'island-2', 'island-3', 'island-4', 'island-5', 'island-6' and 1 more"
    )


def test_a_role_without_level_that_nobody_moves_to_is_an_entry_role() -> None:
    data = flawless()
    add_role(data, "graduate", "Graduate", None)
    add_role(data, "trainee", "Trainee", 2)
    add_move(data, "graduate", "trainee")
    add_move(data, "trainee", "baking-3")
    assert found(data, "CG1") == []


def test_a_top_role_in_a_circle_that_nothing_leads_to_is_told_as_a_top_role() -> None:
    data = flawless()
    add_role(data, "abbot", "Abbot", 4)
    add_role(data, "prior", "Prior", 3)
    add_move(data, "abbot", "prior")
    add_move(data, "prior", "abbot")
    assert found(data, "CG1") == [("CG105", "role 'abbot'")]


# Levels


def test_kinds_in_a_circle_through_the_levels() -> None:
    data = flawless()
    add_role(data, "free", "Freeman", None)
    data["moves"] += [
        {"from": "baking-2", "to": "free", "kind": "lateral"},
        {"from": "free", "to": "baking-3", "kind": "lateral"},
    ]
    assert found(data, "CG201") == [("CG201", "move 'baking-2' -> 'free'")]
    (message,) = said(data, "CG201")
    assert "level 'Journeyman', level 'Master'" in message
    data["moves"][-1]["kind"] = "promotion"
    assert found(data, "CG201") == []


def test_a_step_down_and_back_up_is_no_circle() -> None:
    roles = {key: {"title": title} for key, title in (("a", "Porter"), ("b", "Cook"))}
    up, down = {"from": "a", "to": "b", "kind": "promotion"}, {"from": "b", "to": "a", "kind": "step_down"}
    assert found(small(roles=roles, moves=[up, down]), "CG2") == []
    assert found(small(roles=roles, moves=[up, {**down, "kind": "lateral"}]), "CG2") == [
        ("CG201", "move 'a' -> 'b'")
    ]


def test_a_long_circle_is_cut() -> None:
    keys = [f"r{n}" for n in range(12)]
    data = small(
        roles={key: {"title": f"Number {key}"} for key in keys},
        moves=[
            {"from": start, "to": goal, "kind": "promotion"}
            for start, goal in zip(keys, [*keys[1:], keys[0]], strict=True)
        ],
    )
    (message,) = said(data, "CG201")
    assert message.endswith("'r0', 'r1', 'r2', 'r3', 'r4', 'r5', ..., 'r11', 'r0'")


# Requirements


def test_without_skills_the_file_is_told_once() -> None:
    assert found(small(), "CG3", "CG4") == [("CG306", "the file")]
    assert found(small(moves=[]), "CG306") == []


def test_a_promotion_that_asks_only_for_what_is_optional() -> None:
    data = flawless()
    move(data, "baking-1", "baking-2")["requires"] = {"baking": {"level": 2, "optional": True}}
    assert said(data, "CG301") == ["this promotion asks only for what is optional"]


def test_a_lateral_move_may_ask_for_nothing() -> None:
    data = flawless()
    add_role(data, "cook", "Cook", 1)
    add_move(data, "baking-1", "cook")
    assert found(data, "CG301") == []


@pytest.mark.parametrize(("skills", "expected"), [(1, 0), (2, 0), (3, 1)])
def test_equal_requirements_of_moves_from_different_roles_take_three_skills(
    skills: int, expected: int
) -> None:
    data = flawless()
    asked = dict(list({"baking": 2, "carpentry": 1, "dyeing": 1}.items())[:skills])
    move(data, "baking-1", "baking-2")["requires"] = asked
    move(data, "carpentry-1", "carpentry-2")["requires"] = dict(reversed(asked.items()))
    assert len(found(data, "CG302")) == expected


def test_moves_to_one_role_may_ask_for_the_same() -> None:
    data = flawless()
    add_move(data, "baking-1", "dyeing-2", requires={"baking": 1, "dyeing": 2, "pottery": 1})
    add_move(data, "carpentry-1", "dyeing-2", requires={"baking": 1, "dyeing": 2, "pottery": 1})
    assert found(data, "CG302") == []


def test_many_equal_requirements_are_one_finding() -> None:
    data = flawless()
    for key in ("baking", "carpentry", "dyeing", "farriery"):
        asked = {"baking": 2, "carpentry": 2, "dyeing": 2}
        move(data, f"{key}-1", f"{key}-2")["requires"] = asked
    (message,) = said(data, "CG302")
    assert message == (
        "this move asks for exactly what move 'baking-1' -> 'baking-2' asks for, "
        "and so do moves to 2 more roles"
    )


def test_a_requirement_that_repeats_what_the_target_expects_is_left_alone() -> None:
    data = flawless()
    data["roles"]["baking-2"]["skills"]["dyeing"] = 3
    data["roles"]["baking-3"]["skills"]["dyeing"] = 1
    move(data, "baking-2", "baking-3")["requires"] = {"baking": 3, "dyeing": 1}
    assert found(data, "CG303") == []
    # The role that expects less is told, once.
    assert found(data, "CG304") == [("CG304", "role 'baking-3'")]


def test_asking_for_what_the_start_expects_is_left_alone() -> None:
    data = flawless()
    move(data, "baking-2", "baking-3")["requires"] = {"baking": 2}
    assert found(data, "CG303") == []


def test_ladders_need_not_hold_a_skill_on_every_rung() -> None:
    data = flawless()
    data["roles"]["baking-2"]["skills"]["dyeing"] = 3
    assert found(data, "CG304") == []


def test_several_roles_below_that_expect_more_are_one_finding() -> None:
    data = flawless()
    for key, level in (("baking-2", 3), ("carpentry-2", 2)):
        data["roles"][key]["skills"]["dyeing"] = level
    add_move(data, "carpentry-2", "baking-3")
    data["roles"]["baking-3"]["skills"]["dyeing"] = 1
    (message,) = said(data, "CG304")
    assert message == (
        "'baking-3' expects 'dyeing' at level 1 (Novice), less than 'baking-2' and 'carpentry-2' below it "
        "(up to level 3 (Skilled))"
    )


def test_a_level_that_some_role_or_another_move_comes_near_can_be_learnt() -> None:
    data = flawless()
    data["skills"]["singing"] = {"title": "Singing"}
    move(data, "baking-3", "baking-4")["requires"] = {"baking": 4, "singing": 2}
    assert said(data, "CG305") == ["'singing' is asked at level 2 (Able), but nothing else teaches it"]
    move(data, "baking-2", "baking-3")["requires"] = {"baking": 3, "singing": 1}
    assert found(data, "CG305") == []
    del move(data, "baking-2", "baking-3")["requires"]["singing"]
    data["roles"]["pottery-1"]["skills"]["singing"] = 2
    assert found(data, "CG305") == []


def test_two_moves_at_the_same_high_level_teach_each_other() -> None:
    data = flawless()
    data["skills"]["singing"] = {"title": "Singing"}
    for key in ("baking", "dyeing"):
        move(data, f"{key}-3", f"{key}-4")["requires"] = {key: 4, "singing": 3}
    assert found(data, "CG305") == []


# Names


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Budget management", "Budget managment"),
        ("Stakeholder management", "Management of stakeholders"),
        ("E-mail marketing", "Email marketing"),
        ("Lead generation", "Lead generating"),
        ("Negotiation", "Negotiations"),
        ("Sales & marketing", "Sales and Marketing"),
        ("Co-ordination", "Coordination"),
        ("Café management", "Cafe management"),
        ("Organisation design", "Organization design"),
        ("Data base design", "Database design"),
        ("Marketing", "Marketing skills"),
        ("Policies", "Policy"),
        ("Communication", "Comunication"),
    ],
)
def test_names_that_are_nearly_the_same(one: str, other: str) -> None:
    for first, second in ((one, other), (other, one)):
        (pair,) = alike({"a": Skill(first, id="a"), "b": Skill(second, id="b")})
        assert (pair.key, pair.name, pair.other, pair.other_name) == ("b", second, "a", first)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Junior developer", "Senior developer"),
        ("VP of Sales", "SVP of Sales"),
        ("Head of Sales", "Lead of Sales"),
        ("Product manager", "Project manager"),
        ("Data engineer 1", "Data engineer 2"),
        ("Engineer II", "Engineer III"),
        ("C", "C++"),
        ("C++", "C#"),
        ("Data analysis", "Data analytics"),
        ("Economics", "Economist"),
        ("Inside sales", "Outside sales"),
        ("Business", "Busines5"),
        ("&", "/"),
    ],
)
def test_names_that_only_look_alike(one: str, other: str) -> None:
    assert alike({"a": Skill(one, id="a"), "b": Skill(other, id="b")}) == []


def test_a_word_that_others_use_too_is_no_slip() -> None:
    skills = {
        key: Skill(title, id=key)
        for key, title in (("a", "Diving lessons"), ("b", "Driving lessons"), ("c", "Driving licences"))
    }
    assert len(alike(skills)) == 1
    skills["d"] = Skill("Diving suits", id="d")
    assert alike(skills) == []


def test_names_of_one_entry_are_not_compared() -> None:
    assert alike({"a": Skill("Negotiation", id="a", aliases=("Negotiations", "Negotiating"))}) == []


def test_aliases_count_and_tell_where_they_stand() -> None:
    entries = {
        "a": Skill("Selling", id="a", aliases=("Key accounts",)),
        "b": Skill("Farming", id="b", aliases=("Hunting", "Key account")),
    }
    (pair,) = alike(entries)
    assert (pair.place, pair.other_place) == (("aliases", 1), ("aliases", 0))


# Sources


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


# Years


@pytest.mark.parametrize(("years", "expected"), [(6, 0), (6.1, 1), (0.7, 0), (0.66, 1), (2, 0)])
def test_years_are_held_against_the_median_of_like_moves(years: float, expected: int) -> None:
    data = flawless()
    move(data, "baking-1", "baking-2")["years"] = years
    assert len(found(data, "CG601")) == expected


def test_fewer_than_five_known_years_say_nothing() -> None:
    data = flawless()
    for item in data["moves"]:
        if item["from"][:-2] not in {"baking", "carpentry", "dyeing", "farriery"}:
            item.pop("years")
    move(data, "baking-1", "baking-2")["years"] = 40
    assert found(data, "CG601") == []


def test_a_median_of_no_time_says_nothing() -> None:
    data = flawless()
    for item in data["moves"]:
        item["years"] = 0
    move(data, "baking-1", "baking-2")["years"] = 40
    assert found(data, "CG601") == []


# What is chosen


def test_codes_are_chosen_by_their_beginning_or_name() -> None:
    data = small()
    assert {code for code, _ in found(data)} == {"CG306", "CG502"}
    assert found(data, "cg3") == [("CG306", "the file")]
    assert found(data, "no-sources") == [("CG502", "the file")]
    with pytest.raises(UnknownNameError, match="no finding is called 'CG9'"):
        found(data, "CG9")
    with pytest.raises(UnknownNameError, match="did you mean 'unused-skill'"):
        found(data, "unused-skil")
    with pytest.raises(UnknownNameError):
        found(data, "CG")


def test_findings_are_switched_off_in_the_file_or_by_the_caller_and_counted() -> None:
    review = check(CareerGraph.from_dict(small(ignore=["CG306"])), ignore=["CG5"])
    assert review.findings == ()
    assert review.ignored == {"CG306": 1, "CG502": 1}
    assert repr(review) == "<Review of a graph: 0 errors, 0 warnings, 0 notes>"


def test_a_graph_without_a_file_has_no_lines() -> None:
    (finding,) = CareerGraph.from_dict(small()).check(select=["CG306"]).findings
    assert (finding.file, finding.line, finding.at) == (None, None, ("skills",))


# What a program derived


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


def test_a_promotion_to_a_role_whose_skills_are_all_optional_asks_for_nothing() -> None:
    roles: dict[str, Any] = {
        "a": {"title": "Porter", "level": "Low"},
        "b": {"title": "Cook", "level": "High"},
    }
    roles["b"]["skills"] = {"s": {"level": 1, "optional": True}}
    data = small(levels=["Low", "High"], roles=roles, skills={"s": {"title": "S"}})
    assert said(data, "CG301") == ["all that 'b' expects is optional: this promotion asks for nothing"]


def test_no_time_is_no_mistyped_month() -> None:
    roles: dict[str, Any] = {
        f"r{n}": {"title": f"Role {n}", "level": "Low" if n < 6 else "High"} for n in range(12)
    }
    moves = [{"from": f"r{n}", "to": f"r{n + 6}", "years": 2 if n else 0} for n in range(6)]
    assert found(small(levels=["Low", "High"], roles=roles, moves=moves), "CG601") == []


def test_roles_may_share_an_alias() -> None:
    roles = {"a": {"title": "Porter", "aliases": ["Helper"]}, "b": {"title": "Cook", "aliases": ["helper"]}}
    assert found(small(roles=roles), "CG403") == []
    roles["b"]["aliases"] = ["helpers"]
    assert found(small(roles=roles), "CG403") != []
