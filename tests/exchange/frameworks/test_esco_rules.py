"""Levels and moves of occupations, by rules."""

from __future__ import annotations

import pytest

from careergraph.exchange.frameworks.esco_rules import (
    ABOVE,
    APART,
    BESIDE,
    EscoOccupation,
    level_of,
    moves_of,
)

pytest.importorskip("numpy")


@pytest.mark.parametrize(
    ("isco", "title", "level"),
    [
        ("9112", "cleaner", 1),
        ("5120", "cook", 2),
        ("5120", "head chef", 3),
        ("7112", "bricklayer", 2),
        ("3123", "bricklaying supervisor", 3),
        ("2411", "accountant", 4),
        ("2411", "assistant accountant", 3),
        ("2411", "accounting manager", 5),
        ("2411", "chief accountant", 6),
        ("1420", "shop manager", 5),
        ("1321", "director of mines", 7),
        ("1321", "assistant director of mines", 5),
        ("1111", "minister", 8),
        ("0110", "colonel", 5),
        ("", "who knows", 2),
    ],
)
def test_a_level_is_that_of_the_group_refined_by_the_title(isco: str, title: str, level: int) -> None:
    assert level_of(isco, title, english=True) == level


def test_titles_in_other_languages_refine_nothing() -> None:
    assert level_of("1111", "minister", english=False) == 7
    assert level_of("2411", "chief", english=False) == level_of("2411", "", english=True) == 4


def occupations(levels: dict[str, int], *, regulated: str = "", skills: str = "xy") -> list[EscoOccupation]:
    held = dict.fromkeys(skills, True)
    strangers = EscoOccupation("zz", "9999", "stranger", "stranger", "", regulated=False, skills={"q": True})
    return [
        *(EscoOccupation(code, "2411", code, code, "", code == regulated, held) for code in sorted(levels)),
        strangers,
    ]


def moves(levels: dict[str, int], *, regulated: str = "") -> list[tuple[str, str]]:
    return moves_of(occupations(levels, regulated=regulated), levels | {"zz": 4}, texts=False)


def test_moves_lead_up_and_beside_and_never_down_or_to_strangers() -> None:
    levels = {"a": 2, "b": 4, "c": 4, "d": 5}
    assert moves(levels) == [
        ("a", "b"),
        ("a", "c"),
        ("a", "d"),
        ("b", "c"),
        ("b", "d"),
        ("c", "b"),
        ("c", "d"),
    ]


def test_no_move_skips_too_many_levels_nor_comes_to_the_top_from_below() -> None:
    assert moves({"a": 1, "b": 1 + APART}) == [("a", "b")]
    assert moves({"a": 1, "b": 2 + APART}) == []
    assert moves({"a": 5, "b": 8}) == []
    assert moves({"a": 6, "b": 8}) == [("a", "b")]


def test_a_regulated_profession_is_not_entered_from_below() -> None:
    assert moves({"a": 2, "b": 4}, regulated="b") == []
    assert moves({"a": 3, "b": 4}, regulated="b") == [("a", "b")]


def test_an_occupation_has_only_so_many_beside_it() -> None:
    many = {f"o{number:02}": 4 for number in range(BESIDE + 3)}
    beside = [target for source, target in moves(many) if source == "o00"]
    assert beside == [f"o{number:02}" for number in range(1, BESIDE + 1)]
    above = {f"o{number:02}": 4 for number in range(ABOVE + 3)} | {"a": 3}
    # Each of those above is led to by the one below it, however many they are.
    assert len([target for source, target in moves(above) if source == "a"]) == ABOVE + 3
