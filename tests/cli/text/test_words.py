"""Figures in words: always with their unit, counted ones with their sample."""

import pytest

from careergraph import CareerGraph
from careergraph.cli.text.words import counted, focus, kind, learnt, listed, main_focus, totals, years
from careergraph.wording import percent, plural


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (plural(0, "role"), "0 roles"),
        (plural(1.0, "year"), "1 year"),
        (plural(0.1 + 0.2, "year"), "0.3 years"),
        (percent(1), "100 %"),
        (percent(0.995), "over 99 %"),
        (percent(0.0), "0 %"),
        (percent(0.123456), "12 %"),
        (percent(0.99), "99 %"),
        (percent(0.0001), "0.01 %"),
        (percent(0.00009), "under 0.01 %"),
        (years(None), "years unknown"),
        (learnt(0), "nothing to learn"),
        (learnt(1), "1 step of learning"),
        (kind("step_down"), "step down"),
        (kind(None), "move"),
        (counted(1, None), "made by 1 person, of how many is not known"),
        (counted(12, None), "made by 12 people, of how many is not known"),
        (counted(12, 48), "made by 25 % of those who left: 12 of 48 people"),
        (totals(2, 3, 4.5), "2 moves, 3 steps of learning, 4.5 years"),
        (listed(["a", "b"], shown=2), "a, b"),
        (listed("abcd", shown=2), "a, b and 2 more"),
    ],
)
def test_wording(said: str, expected: str) -> None:
    assert said == expected


@pytest.mark.parametrize(
    ("shares", "whole", "main"),
    [
        ({}, "", ""),
        ({"s": 1.0}, "Sales", "Sales"),
        ({"s": 1.0, "m": 0.0}, "Sales", "Sales"),
        ({"s": 0.3, "m": 0.7}, "m 70 %, Sales 30 %", "m 70 %"),
        ({"s": 0.5, "m": 0.5}, "m 50 %, Sales 50 %", "Sales + m"),
    ],
)
def test_focus(shares: dict[str, float], whole: str, main: str) -> None:
    graph = CareerGraph.from_dict(
        {
            "format": "careergraph/1",
            "title": "T",
            "functions": {"s": "Sales", "m": "m"},
            "roles": {"a": {"title": "A", "focus": shares}},
            "moves": [],
        }
    )
    assert (focus(graph, graph.role("a")), main_focus(graph, graph.role("a"))) == (whole, main)
