"""What check finds of years."""

from __future__ import annotations

from typing import Any

import pytest

from tests.check.frameworks import flawless, found, move, small


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


def test_no_time_is_no_mistyped_month() -> None:
    roles: dict[str, Any] = {
        f"r{n}": {"title": f"Role {n}", "level": "Low" if n < 6 else "High"} for n in range(12)
    }
    moves = [{"from": f"r{n}", "to": f"r{n + 6}", "years": 2 if n else 0} for n in range(6)]
    assert found(small(levels=["Low", "High"], roles=roles, moves=moves), "CG601") == []
