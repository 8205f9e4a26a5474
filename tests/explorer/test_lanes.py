"""Where a role belongs on the map: its row and its lane."""

from typing import Any

import pytest

from careergraph import CareerGraph
from careergraph.explorer.lanes import NAMED, OWN_LANE, Lane, Row, grid


def test_levels_lanes_and_what_is_unsaid() -> None:
    data: dict[str, Any] = {
        "format": "careergraph/1",
        "title": "T",
        "levels": ["Low", "Middle", "High"],
        "functions": {"s": "Sales", "m": "Marketing", "f": "Finance", "h": "People"},
        "roles": {
            "pure": {"title": "P", "level": "Low", "focus": {"m": 0.8, "s": 0.2}},
            "pair": {"title": "Q", "level": "High", "focus": {"s": 0.5, "f": 0.5}},
            "all": {"title": "R", "level": "High", "focus": {"s": 0.25, "m": 0.25, "f": 0.25, "h": 0.25}},
            "lone": {"title": "S"},
        },
        "moves": [],
    }
    shape = grid(CareerGraph.from_dict(data))
    assert [row.title for row in shape.rows] == ["No level", "Low", "High"]
    assert [lane.title for lane in shape.lanes] == [
        "Marketing",
        "Sales & Finance",
        "Across functions",
        "No function",
    ]
    assert shape.cells == {"pure": (1, 0), "pair": (2, 1), "all": (2, 2), "lone": (0, 3)}


def test_without_levels_the_rows_are_the_longest_chains() -> None:
    data = {
        "format": "careergraph/1",
        "title": "T",
        "roles": {name: {"title": name} for name in "abcd"},
        "moves": [{"from": a, "to": b} for a, b in ("ab", "bc", "ac", "cb", "cd")],
    }
    shape = grid(CareerGraph.from_dict(data))
    assert {role: row for role, (row, _) in shape.cells.items()} == {"a": 0, "b": 1, "c": 1, "d": 2}
    assert [lane.title for lane in shape.lanes] == [""]
    assert [row.rung for row in shape.rows] == [None, None, None]


def lane_of(focus: dict[str, float], functions: str = "smfh") -> Lane:
    graph = CareerGraph.from_dict(
        {
            "format": "careergraph/1",
            "title": "T",
            "functions": {key: key.upper() for key in functions},
            "roles": {"a": {"title": "A", "focus": focus}},
            "moves": [],
        }
    )
    (lane,) = grid(graph).lanes
    return lane


@pytest.mark.parametrize(
    ("focus", "lane"),
    [
        ({"s": OWN_LANE, "m": 1 - OWN_LANE}, Lane("S", (0,))),
        ({"s": OWN_LANE - 0.01, "m": 0.21}, Lane("S & M", (0, 1))),
        ({"m": 0.5, "s": 0.5}, Lane("S & M", (0, 1))),
        ({"m": 0.79, "s": NAMED - 0.01, "f": 0.07}, Lane("M", (1,))),
        ({"m": 0.7, "s": NAMED, "f": NAMED}, Lane("S & M & F", (0, 1, 2))),
        ({"s": 0.25, "m": 0.25, "f": 0.25, "h": 0.25}, Lane("Across functions", (0, 1, 2, 3))),
        ({}, Lane("No function", ())),
    ],
)
def test_the_lane_of_a_focus(focus: dict[str, float], lane: Lane) -> None:
    assert lane_of(focus) == lane


def test_in_a_file_without_functions_there_is_one_lane_without_a_name() -> None:
    assert lane_of({}, functions="") == Lane("", ())


def test_levels_that_no_role_stands_on_are_no_rows() -> None:
    data: dict[str, Any] = {
        "format": "careergraph/1",
        "title": "T",
        "levels": ["Low", "Middle", "High"],
        "roles": {"a": {"title": "A", "level": "High"}, "b": {"title": "B", "level": "Low"}},
        "moves": [],
    }
    assert grid(CareerGraph.from_dict(data)).rows == (Row("Low", 1), Row("High", 3))


def test_roles_on_a_circle_share_a_row() -> None:
    data: dict[str, Any] = {
        "format": "careergraph/1",
        "title": "T",
        "roles": {key: {"title": key} for key in "abcde"},
        "moves": [{"from": one, "to": two} for one, two in ("ab", "bc", "ca", "cd")],
    }
    cells = grid(CareerGraph.from_dict(data)).cells
    assert {role: row for role, (row, _) in cells.items()} == {"a": 0, "b": 0, "c": 0, "d": 1, "e": 0}
