"""What names of levels tell of their place."""

from __future__ import annotations

from itertools import pairwise, permutations

import pytest

from careergraph.exchange.tables.seniority import (
    LEADING,
    LONGEST,
    NAMES,
    WORK,
    in_order,
    standing,
    titled,
    word_height,
)


@pytest.mark.parametrize(
    "steps",
    [
        ["Trainee", "Junior", "Mid-level", "Senior", "Lead", "Principal"],
        ["Junior clerk", "Clerk", "Senior clerk", "Lead clerk"],
        ["Clerk I", "Clerk II", "Clerk IV", "Clerk IX"],
        ["G2", "G3", "G10"],
        ["Band 7", "Band 8a", "Band 8b", "Band 9"],
        ["1", "2", "10"],
        ["Supervisor", "Junior manager", "Manager", "Senior manager", "Director", "Vice President"],
        ["Lead", "Senior lead", "Principal"],
    ],
)
def test_names_that_tell_their_order_are_sorted(steps: list[str]) -> None:
    for names in [*permutations(steps)][:: max(1, 2 ** len(steps) // 8)]:
        assert in_order(names).steps == [[name] for name in steps]


@pytest.mark.parametrize(
    "names",
    [
        [],
        ["Senior", "sr"],
        ["Junior", "Wizard of clouds"],
        ["Senior clerk", "Junior nurse"],
        ["G1", "Senior"],
        ["Manager", "Principal"],
        ["2024", "2025"],
        ["Role 1", "Role 2"],
        ["Senior senior", "Junior"],
        ["Junior", "x" * (LONGEST + 1)],
        ["G1", ""],
    ],
)
def test_names_that_do_not_tell_are_left_unsorted(names: list[str]) -> None:
    assert in_order(names) == ([], "")


def test_what_told_the_order_is_told() -> None:
    assert in_order(["L2", "L1"]).by == "numbers"
    assert in_order(["Senior", "Junior"]).by == "words"


def test_a_fork_is_two_names_of_one_step() -> None:
    assert in_order(["C3/M", "C3/S", "C2"]).steps == [["C2"], ["C3/M", "C3/S"]]
    assert in_order(["C3", "c3"]).steps == []
    told = standing("EX-17")
    assert told is not None
    assert (told.track, told.height, told.fork, told.numbered) == ("ex", (17, 0), "", True)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Clerk (G2)", ("Clerk", "G2")),
        ("Clerk [3]", ("Clerk", "3")),
        (" Clerk ", ("Clerk", "")),
        ("Clerk (2024)", ("Clerk (2024)", "")),
        ("Clerk (senior)", ("Clerk (senior)", "")),
        ("(G2)", ("(G2)", "")),
    ],
)
def test_a_heading_is_a_title_and_perhaps_a_level(text: str, told: tuple[str, str]) -> None:
    assert titled(text) == told


def test_a_long_text_is_looked_at_no_further_than_names_are() -> None:
    assert standing("senior " * 1000) is None
    assert titled("x" * LONGEST + " (G2)") == ("x" * LONGEST + " (G2)", "")
    assert word_height("x " * LONGEST + "head") == word_height("clerk")


def test_heights_have_names_that_tell_them() -> None:
    for height, name in NAMES.items():
        assert word_height(name) == height
    assert {height for height in WORK.values() if height not in NAMES} == set()
    for low, high in pairwise(sorted(LEADING, key=LEADING.__getitem__)):
        one, two = standing(low), standing(high)
        assert one is not None
        assert two is not None
        assert one.height <= two.height, (low, high)
