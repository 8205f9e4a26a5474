"""What check finds of the skills that moves ask for."""

from __future__ import annotations

from typing import Any

import pytest

from tests.check.frameworks import add_move, add_role, flawless, found, move, said, small


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
        "at up to level 3 (Skilled)"
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


def test_a_promotion_to_a_role_whose_skills_are_all_optional_asks_for_nothing() -> None:
    roles: dict[str, Any] = {
        "a": {"title": "Porter", "level": "Low"},
        "b": {"title": "Cook", "level": "High"},
    }
    roles["b"]["skills"] = {"s": {"level": 1, "optional": True}}
    data = small(levels=["Low", "High"], roles=roles, skills={"s": {"title": "S"}})
    assert said(data, "CG301") == ["all that 'b' expects is optional: this promotion asks for nothing"]
