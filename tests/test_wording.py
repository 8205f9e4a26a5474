"""Counts, shares and lists in plain English, and the guard against formulas."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careergraph.wording import guarded, listed, listed_ids, money, number, percent, plural, unguarded


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (3.0, "3"),
        (0.1 + 0.2, "0.3"),
        (1e9, "1000000000"),
        (1e12, "1e+12"),
        (-2.50, "-2.5"),
        (1 / 3, "0.3333333333"),
    ],
)
def test_numbers(value: float, text: str) -> None:
    assert number(value) == text


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        (0, "0"),
        (0.5, "0.50"),
        (1_000, "1,000"),
        (1_234.5, "1,234.50"),
        (0.004, "0"),
        (1e15, "1e+15"),
        (9e14, "900,000,000,000,000"),
    ],
)
def test_money(amount: float, text: str) -> None:
    assert money(amount) == text


@pytest.mark.parametrize(
    ("count", "words"), [(0, "0 roles"), (1, "1 role"), (1.0, "1 role"), (2, "2 roles"), (0.5, "0.5 roles")]
)
def test_counts_with_their_nouns(count: float, words: str) -> None:
    assert plural(count, "role") == words


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (0, "0 %"),
        (1e-300, "under 0.01 %"),
        (0.0001, "0.01 %"),
        (0.00555, "0.56 %"),
        (0.0949, "9.5 %"),
        (0.5, "50 %"),
        (0.985, "98 %"),
        (0.99, "99 %"),
        (0.9901, "over 99 %"),
        (1 - 1e-16, "over 99 %"),
        (1, "100 %"),
    ],
)
def test_only_all_is_a_hundred_and_only_nothing_is_none(share: float, text: str) -> None:
    assert percent(share) == text


def test_a_few_words_in_a_sentence() -> None:
    assert listed(["a"]) == "a"
    assert listed(["a", "b"]) == "a and b"
    assert listed(["a", "b", "c"]) == "a, b and c"


def test_ids_are_sorted_quoted_and_cut() -> None:
    assert listed_ids({"b", "a"}) == "'a' and 'b'"
    assert listed_ids("edcba") == "'a', 'b', 'c', 'd' and 'e'"
    assert listed_ids("gfedcba") == "'a', 'b', 'c', 'd', 'e' and 2 more"
    assert listed_ids(["\x1b[2J"]) == r"'\x1b[2J'"


@pytest.mark.parametrize(
    "text",
    [
        "=1",
        "+1",
        "-1",
        "@x",
        " =1",
        "\u200b=1",
        "\ufeff=1",
        "\uff1d1",
        "\u22121",
        "\t x",
        "\rx",
        "'=1",
        "''=1",
    ],
)
def test_what_a_spreadsheet_would_take_for_a_formula_is_guarded(text: str) -> None:
    assert guarded(text) == f"'{text}"
    assert unguarded(guarded(text)) == text


@pytest.mark.parametrize("text", ["", "plain", "a=1", "'tis", "(-1)", "1-1", "x\t=1", "#1"])
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert guarded(text) == unguarded(text) == text


@given(st.text(st.sampled_from("'=+-@ \t\r\na\ufeff\uff0b"), max_size=8) | st.text(max_size=20))
def test_every_text_comes_back_from_its_cell(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert guarded(text)[:1] not in {"=", "+", "-", "@"}
