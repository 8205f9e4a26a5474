"""Names as people type them."""

from __future__ import annotations

import pytest

from careergraph.names import Nearest, fold, near, quoted, slug


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("  VP  of\tSales\n", "vp of sales"),
        ("STRASSE", "strasse"),
        ("Straße", "strasse"),
        ("ＣＲＯ", "cro"),  # noqa: RUF001 - full-width letters are the case
        ("Cafe\u0301", "café"),
        ("", ""),
    ],
)
def test_case_spacing_and_unicode_form_do_not_count(name: str, folded: str) -> None:
    assert fold(name) == folded


# What a program that formats texts leaves in them: the page's test has the same.
INVISIBLE = [
    0xAD,
    0x61C,
    0x180E,
    0x200B,
    0x200C,
    0x200D,
    0x200E,
    0x202E,
    0x2060,
    0x2064,
    0x2066,
    0x206F,
    0xFEFF,
    0x1D173,
    0xE0001,
]


@pytest.mark.parametrize("letter", [chr(code) for code in INVISIBLE])
def test_letters_that_nobody_sees_do_not_count(letter: str) -> None:
    assert fold(f"{letter}Mana{letter}ger  of{letter} Sales{letter}") == "manager of sales"
    # They part no letter from its accent, and make no word of one.
    assert fold(f"Cafe{letter}\u0301") == fold("Café")
    assert slug(f"Mana{letter}ger", noun="role") == "manager"
    assert near(f"Man{letter}ger", ["Entry", "Manager"]) == ["Manager"]
    # Of nothing else no name is made, and one that is nothing else is no empty one.
    assert fold(letter) == letter


@pytest.mark.parametrize("letter", ["\u0600", "\u06dd", "-", "\u0301", "\u3164"])
def test_what_is_seen_counts(letter: str) -> None:
    assert fold(f"a{letter}b") != "ab"


def test_near_names_come_nearest_first() -> None:
    assert near("Manger", ["Entry", "Manager", "Head"]) == ["Manager"]
    assert near("salse", ["sales", "marketing"]) == ["sales"]
    assert near("xyz", ["Entry", "Manager"]) == []
    assert near("a", ["format", "a1"]) == ["a1"]
    assert near("a", []) == []


def test_where_names_begin_as_typed_the_others_are_no_suggestions() -> None:
    roles = ["Vice President of Sales", "Vice President", "Chief Executive Officer", "Office Services"]
    assert near("vice", roles) == ["Vice President", "Vice President of Sales"]
    # However little of a long name was typed.
    assert near("v", ["Vice President of Sales and Marketing", "av"]) == [
        "Vice President of Sales and Marketing"
    ]


def test_the_letters_of_a_short_name_stand_in_many_a_mistyped_one() -> None:
    assert near("vp-slaes", ["ae", "la", "vp-sales"]) == ["vp-sales"]
    assert near("coordinater", ["cro", "ceo", "coordinator"]) == ["coordinator"]


def test_equally_near_names_come_in_order_of_the_alphabet() -> None:
    assert near("item 0", ["item 3", "item 1", "item 2"]) == near("item 0", ["item 2", "item 3", "item 1"])
    assert near("item 0", ["item 3", "item 1", "item 2", "item 4"]) == ["item 1", "item 2", "item 3"]


def test_several_names_may_suggest_one_thing() -> None:
    nearest = Nearest({"Head of Sales": "head", "Sales Head": "head", "head": "head", "ceo": "ceo"})
    assert nearest.find("head of sale") == ["head"]


def test_texts_of_files_are_shown_escaped_and_short() -> None:
    assert quoted("a\x1b[31m\u202e") == r"'a\x1b[31m\u202e'"
    assert quoted("x" * 61) == "'" + "x" * 60 + "…'"
    assert quoted("x" * 60) == "'" + "x" * 60 + "'"
    assert quoted(3) == "'int'"
